//! The best tree over scored arcs: each word its best head, then cycles contracted (Chu and Liu 1965, Edmonds 1967).

/// What each word on the root costs: more than other arcs can make up for, less than would blur their scores.
const ROOT_COST: f32 = 4096.0;

/// Writes the head of each word: of the root first, which has none and is 0, then of a sentence's words, from 1, 0 for the root. One word
/// hangs on the root. `scores` are those of each of `size` heads for the root, which has none, and for each word, which is not its own.
pub(crate) fn best(scores: &mut [f32], size: usize, heads: &mut Vec<usize>) {
    greedy(scores, size, heads);
    let n_roots = heads[1..].iter().filter(|&&head| head == 0).count();
    if n_roots != 1 || cycle(heads).is_some() {
        // A second word on the root would cost more than any tree can gain.
        scores.iter_mut().step_by(size).for_each(|root| *root -= ROOT_COST);
        *heads = spanning(scores, size);
    }
}

/// Where the greatest score is, the first of equals.
#[inline(always)]
pub(crate) fn greatest(scores: &[f32]) -> usize {
    let (lanes, rest) = scores.as_chunks::<8>();
    let greater = |a: f32, b: f32| if b > a { b } else { a };
    let mut tops = [f32::NEG_INFINITY; 8];
    for lanes in lanes {
        tops.iter_mut().zip(lanes).for_each(|(top, &score)| *top = greater(*top, score));
    }
    let top = tops.into_iter().chain(rest.iter().copied()).fold(f32::NEG_INFINITY, greater);
    scores.iter().position(|&score| score == top).unwrap_or(0)
}

fn greedy(scores: &[f32], size: usize, heads: &mut Vec<usize>) {
    heads.clear();
    heads.push(0);
    heads.extend(scores.chunks_exact(size).skip(1).map(greatest));
}

/// The words of a cycle, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen_from = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut at = start;
        while at != 0 && seen_from[at] == 0 {
            seen_from[at] = start;
            at = heads[at];
        }
        if at != 0 && seen_from[at] == start {
            let mut words = vec![at];
            let mut next = heads[at];
            while next != at {
                words.push(next);
                next = heads[next];
            }
            return Some(words);
        }
    }
    None
}

/// The best spanning tree: while the greedy choice has a cycle, the cycle becomes one word; then the contracted words
/// are opened again from the last to the first.
fn spanning(scores: &[f32], size: usize) -> Vec<usize> {
    let mut levels = Vec::new();
    let (mut scores, mut size) = (scores.to_vec(), size);
    let mut heads = loop {
        let mut heads = Vec::with_capacity(size);
        greedy(&scores, size, &mut heads);
        let Some(words) = cycle(&heads) else { break heads };
        let level = Level::contract(&scores, size, heads, words);
        (scores, size) = (level.scores.clone(), level.outside.len() + 1);
        levels.push(level);
    };
    for level in levels.iter().rev() {
        heads = level.open(&heads);
    }
    heads
}

/// A graph whose cycle has become its last word.
struct Level {
    /// Heads before, with the cycle.
    heads: Vec<usize>,
    cycle: Vec<usize>,
    /// Words outside of the cycle, the root first: their numbers before, by their numbers after.
    outside: Vec<usize>,
    scores: Vec<f32>,
    /// For each word outside: which word of the cycle it enters by, which it would hang on.
    enters: Vec<usize>,
    leaves: Vec<usize>,
}

impl Level {
    fn contract(scores: &[f32], size: usize, heads: Vec<usize>, cycle: Vec<usize>) -> Self {
        let mut is_inside = vec![false; size];
        cycle.iter().for_each(|&word| is_inside[word] = true);
        let outside: Vec<_> = (0..size).filter(|&word| !is_inside[word]).collect();
        let new_size = outside.len() + 1;
        let last = outside.len();
        let mut new = vec![f32::NEG_INFINITY; new_size * new_size];
        let (mut enters, mut leaves) = (vec![cycle[0]; last], vec![cycle[0]; last]);
        for (a, &word) in outside.iter().enumerate() {
            for (b, &other) in outside.iter().enumerate() {
                new[a * new_size + b] = scores[word * size + other];
            }
            for &inside in &cycle {
                let down = scores[word * size + inside];
                if down > new[a * new_size + last] {
                    (new[a * new_size + last], leaves[a]) = (down, inside);
                }
                let kept = scores[inside * size + heads[inside]];
                let up = scores[inside * size + word] - kept;
                if up > new[last * new_size + a] {
                    (new[last * new_size + a], enters[a]) = (up, inside);
                }
            }
        }
        Self { heads, cycle, outside, scores: new, enters, leaves }
    }

    fn open(&self, heads: &[usize]) -> Vec<usize> {
        let last = self.outside.len();
        let mut opened = self.heads.clone();
        for (a, &word) in self.outside.iter().enumerate().skip(1) {
            opened[word] = if heads[a] == last { self.leaves[a] } else { self.outside[heads[a]] };
        }
        let from = heads[last];
        for &word in &self.cycle {
            opened[word] = self.heads[word];
        }
        opened[self.enters[from]] = self.outside[from];
        opened
    }
}

#[cfg(test)]
mod tests {
    use super::best;

    /// The heads of words, by the scores of the root and of each word for each of them.
    fn found(scores: &[Vec<f32>]) -> Vec<usize> {
        let size = scores.len() + 1;
        let mut all = vec![f32::NEG_INFINITY; size];
        scores.iter().for_each(|scores| all.extend(scores));
        all.iter_mut().step_by(size + 1).for_each(|own| *own = f32::NEG_INFINITY);
        let mut heads = Vec::new();
        best(&mut all, size, &mut heads);
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

    /// All trees over four words with one root, tried one by one.
    #[test]
    fn no_tree_scores_more() {
        let mut seed = 7_u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / (1 << 24) as f32
        };
        for _ in 0..200 {
            let scores: Vec<Vec<f32>> = (0..4).map(|_| (0..5).map(|_| random()).collect()).collect();
            let found = found(&scores);
            assert!(is_tree(&found), "{found:?}");
            let best_total = (0..5_usize.pow(4))
                .map(|code| (0..4).map(|word| code / 5_usize.pow(word) % 5).collect::<Vec<_>>())
                .filter(|heads| heads.iter().enumerate().all(|(word, &head)| head != word + 1))
                .filter(|heads| is_tree(heads))
                .map(|heads| total(&heads, &scores))
                .fold(f32::NEG_INFINITY, f32::max);
            assert!(total(&found, &scores) >= best_total - 0.01, "{found:?}");
        }
    }

    #[test]
    fn one_word_is_the_root() {
        assert_eq!(found(&[vec![0.0; 2]]), [0]);
        assert!(found(&[]).is_empty());
    }
}
