//! The best tree over scored arcs: each word its best head, then cycles contracted (Chu and Liu 1965, Edmonds 1967).

/// What each word on the root costs: more than other arcs can make up for, less than would blur their scores.
const ROOT_COST: f32 = 4096.0;

/// Writes the head of each word: of the root first, which has none and is 0, then of a sentence's words, from 1, 0 for the root. One word
/// hangs on the root. `scores` are those of each of `size` heads for the root, which has none, and for each word, which is not its own.
pub(crate) fn best(scores: &mut [f32], size: usize, graph: &mut Graph, heads: &mut Vec<usize>) {
    greedy(scores, size, heads);
    let n_roots = heads[1..].iter().filter(|&&head| head == 0).count();
    if n_roots != 1 || !is_tree(heads, &mut graph.seen_from) {
        // A second word on the root would cost more than any tree can gain.
        scores.iter_mut().step_by(size).for_each(|root| *root -= ROOT_COST);
        graph.fill(scores, size);
        graph.span();
        heads.clear();
        heads.extend(&graph.heads[..size]);
    }
}

/// Where the greatest score is, the first of equals.
#[inline(always)]
pub(crate) fn greatest(scores: &[f32]) -> usize {
    let top = most(scores);
    scores.iter().position(|&score| score == top).unwrap_or(0)
}

/// The greatest score.
#[inline(always)]
fn most(scores: &[f32]) -> f32 {
    let (lanes, rest) = scores.as_chunks::<8>();
    let greater = |a: f32, b: f32| if b > a { b } else { a };
    let mut tops = [f32::NEG_INFINITY; 8];
    for lanes in lanes {
        tops.iter_mut().zip(lanes).for_each(|(top, &score)| *top = greater(*top, score));
    }
    tops.into_iter().chain(rest.iter().copied()).fold(f32::NEG_INFINITY, greater)
}

fn greedy(scores: &[f32], size: usize, heads: &mut Vec<usize>) {
    heads.clear();
    heads.push(0);
    heads.extend(scores.chunks_exact(size).skip(1).map(greatest));
}

fn is_tree(heads: &[usize], seen_from: &mut Vec<usize>) -> bool {
    on_cycle(heads, 1..heads.len(), seen_from).is_none()
}

/// A word of the first cycle that is met, if there is one.
fn on_cycle(
    heads: &[usize],
    words: impl Iterator<Item = usize>,
    seen_from: &mut Vec<usize>,
) -> Option<usize> {
    seen_from.clear();
    seen_from.resize(heads.len(), 0);
    for start in words {
        let mut at = start;
        while at != 0 && seen_from[at] == 0 {
            seen_from[at] = start;
            at = heads[at];
        }
        if at != 0 && seen_from[at] == start {
            return Some(at);
        }
    }
    None
}

/// A graph whose cycles become words of their own, behind the others. Only words whose heads went into a cycle choose anew. Its buffers
/// are kept from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    /// How well each word would do as the head of each: rows of `room`, nothing where one of the two is in a cycle.
    scores: Vec<f32>,
    room: usize,
    /// The head that each word chose last.
    heads: Vec<usize>,
    /// Words that are in no cycle, the root first.
    outside: Vec<usize>,
    cycles: Vec<Cycle>,
    seen_from: Vec<usize>,
}

/// A cycle that has become a word.
#[derive(Debug)]
struct Cycle {
    /// The word that it has become.
    word: usize,
    inside: Vec<usize>,
    /// For each word outside: which word of the cycle it would hang on, and which it would enter by.
    links: Vec<(usize, usize)>,
}

impl Graph {
    fn fill(&mut self, scores: &[f32], size: usize) {
        // A cycle of two words or more makes one, so there are never twice as many.
        self.room = 2 * size;
        self.scores.clear();
        for row in scores.chunks_exact(size) {
            self.scores.extend(row);
            self.scores.resize(self.scores.len() + size, f32::NEG_INFINITY);
        }
        greedy(scores, size, &mut self.heads);
        self.outside.clear();
        self.outside.extend(0..size);
        self.cycles.clear();
    }

    /// The best spanning tree: while the greedy choice has a cycle, the cycle becomes a word; then those are opened again from the last
    /// to the first.
    fn span(&mut self) {
        while let Some(word) = on_cycle(&self.heads, self.outside[1..].iter().copied(), &mut self.seen_from) {
            self.contract(word);
        }
        while let Some(cycle) = self.cycles.pop() {
            self.open(&cycle);
        }
    }

    /// Makes a word of the cycle that `first` is on.
    fn contract(&mut self, first: usize) {
        let Self { scores, room, heads, outside, cycles, .. } = self;
        let (room, new) = (*room, heads.len());
        let next = |&word: &usize| Some(heads[word]).filter(|&head| head != first);
        let inside: Vec<_> = std::iter::successors(Some(first), next).collect();
        outside.retain(|word| !inside.contains(word));
        let mut links = vec![(first, first); new];
        scores.resize((new + 1) * room, f32::NEG_INFINITY);
        let (rows, own) = scores.split_at_mut(new * room);
        for &one in &inside {
            let kept = rows[one * room + heads[one]];
            for &word in &*outside {
                let up = rows[one * room + word] - kept;
                if up > own[word] {
                    (own[word], links[word].1) = (up, one);
                }
            }
        }
        for &word in &*outside {
            let row = &mut rows[word * room..][..room];
            for &one in &inside {
                if row[one] > row[new] {
                    (row[new], links[word].0) = (row[one], one);
                }
                row[one] = f32::NEG_INFINITY;
            }
            // Its head was the best, so that the cycle is; but the first of equals is chosen.
            if word != 0 && inside.contains(&heads[word]) {
                heads[word] = if most(&row[..new]) < row[new] { new } else { greatest(&row[..=new]) };
            }
        }
        heads.push(greatest(&own[..new]));
        outside.push(new);
        cycles.push(Cycle { word: new, inside, links });
    }

    /// Gives each word of a cycle its own head again, and finds which of them a head outside is for.
    fn open(&mut self, cycle: &Cycle) {
        let Self { heads, .. } = self;
        for (word, (leaves, _)) in cycle.links.iter().enumerate() {
            if heads[word] == cycle.word && !cycle.inside.contains(&word) {
                heads[word] = *leaves;
            }
        }
        let from = heads[cycle.word];
        heads[cycle.links[from].1] = from;
    }
}

#[cfg(test)]
mod tests {
    use super::{Graph, best};

    /// The heads of words, by the scores of the root and of each word for each of them.
    fn found(scores: &[Vec<f32>]) -> Vec<usize> {
        let size = scores.len() + 1;
        let mut all = vec![f32::NEG_INFINITY; size];
        scores.iter().for_each(|scores| all.extend(scores));
        all.iter_mut().step_by(size + 1).for_each(|own| *own = f32::NEG_INFINITY);
        let mut heads = Vec::new();
        best(&mut all, size, &mut Graph::default(), &mut heads);
        heads.split_off(1)
    }

    fn total(heads: &[usize], scores: &[Vec<f32>]) -> f32 {
        heads.iter().enumerate().map(|(word, &head)| scores[word][head]).sum()
    }

    fn is_tree(heads: &[usize]) -> bool {
        let reaches_root = |mut at: usize| {
            for _ in 0..=heads.len() {
                if at == 0 {
                    return true;
                }
                at = heads[at - 1];
            }
            false
        };
        (1..=heads.len()).all(reaches_root) && heads.iter().filter(|&&head| head == 0).count() == 1
    }

    /// All trees over five words with one root, tried one by one: the words of every other one like to go round in pairs, and pairs of
    /// pairs.
    #[test]
    fn no_tree_scores_more() {
        const N: usize = 5;
        let mut seed = 7_u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / (1 << 24) as f32
        };
        for round in 0..200 {
            let liked = |word: usize, head: usize| head > 0 && (word ^ (head - 1)) < [0, 2, 4, 8][round % 4];
            let scores: Vec<Vec<f32>> = (0..N)
                .map(|word| (0..=N).map(|head| random() + f32::from(u8::from(liked(word, head)))).collect())
                .collect();
            let found = found(&scores);
            assert!(is_tree(&found), "{found:?}");
            let best_total = (0..(N + 1).pow(N as u32))
                .map(|code| (0..N).map(|word| code / (N + 1).pow(word as u32) % (N + 1)).collect::<Vec<_>>())
                .filter(|heads| heads.iter().enumerate().all(|(word, &head)| head != word + 1))
                .filter(|heads| is_tree(heads))
                .map(|heads| total(&heads, &scores))
                .fold(f32::NEG_INFINITY, f32::max);
            assert!(total(&found, &scores) >= best_total - 0.01, "{found:?}");
        }
    }

    /// As one word repeated does: each word would hang on its neighbor, and each pair on the next.
    #[test]
    fn the_longest_chain_of_cycles_is_a_tree() {
        let n = 160_usize;
        let far = |word: usize, head: usize| word.abs_diff(head) as f32 + head as f32 / 1024.0;
        let scores: Vec<Vec<f32>> =
            (1..=n).map(|word| (0..=n).map(|head| -far(word, head)).collect()).collect();
        assert!(is_tree(&found(&scores)));
    }

    #[test]
    fn one_word_is_the_root() {
        assert_eq!(found(&[vec![0.0; 2]]), [0]);
        assert!(found(&[]).is_empty());
    }
}
