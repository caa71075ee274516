//! Regression trees whose answers are summed, grown by gradient boosting (Friedman 2001).
//!
//! Everything in them is a whole number, so the sums are the same on every machine.

use std::fmt::Write as _;

use pulp::{Arch, NullaryFnOnce};
use rustc_hash::FxHashMap;

/// How many parts of one an answer is told in.
pub const PARTS: f32 = 1000.0;

/// A node of a tree as it is grown and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// A number up to the limit leads to the next node, a greater one as many nodes further as `skip` says.
    Split {
        /// Which number is looked at.
        number: u8,
        /// The limit.
        limit: u8,
        /// Nodes from here to where greater ones go.
        skip: u16,
    },
    /// What the tree answers, in [`PARTS`] of one.
    Leaf(i16),
}

/// Trees, each node followed by those below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoostedTrees {
    nodes: Vec<Node>,
    /// Where each tree begins.
    trees: Vec<u32>,
    /// The same trees as they are read, but for those of more leaves than a [`Leaves`] has bits: what their splits ask, which for many
    /// is the same.
    tests: Vec<Test>,
    places: FxHashMap<(u8, u8), usize>,
    /// What each answers.
    leaves: Vec<[i16; Leaves::BITS as usize]>,
    /// How many numbers are looked at, up to the last.
    width: usize,
}

/// The leaves of a tree, from the left, a bit for each.
type Leaves = u32;

/// Rows that are read side by side.
const LANES: usize = 8;

/// Splits as they are read: those that ask the same together, and where a number is above the limit, what is left of the leaves of
/// their trees. Once all are read, the first that is left tells where one comes out (Lucchese and others 2015, "QuickScorer").
#[derive(Clone, Debug, PartialEq, Eq)]
struct Test {
    number: u8,
    limit: u8,
    /// The trees of the splits, and the leaves that a greater number may still come to.
    kept: Vec<(u32, Leaves)>,
}

impl BoostedTrees {
    /// What the trees answer on a row of numbers, together, in [`PARTS`] of one.
    ///
    /// # Panics
    ///
    /// When the row is shorter than [`BoostedTrees::width`].
    #[must_use]
    pub fn sum(&self, row: &[u8]) -> i32 {
        self.trees.iter().map(|&root| i32::from(answer(&self.nodes[root as usize..], row))).sum()
    }

    /// What the trees answer on each of several rows, as [`BoostedTrees::sum`] does on one.
    ///
    /// # Panics
    ///
    /// When a row is shorter than [`BoostedTrees::width`].
    #[must_use]
    pub fn sums<'a>(&self, rows: impl IntoIterator<Item = &'a [u8]>) -> Vec<i32> {
        let rows: Vec<&[u8]> = rows.into_iter().collect();
        let mut sums = vec![0; rows.len()];
        if self.leaves.len() < self.trees.len() {
            sums.iter_mut().zip(rows).for_each(|(sum, row)| *sum = self.sum(row));
            return sums;
        }
        let mut numbers = vec![[0; LANES]; self.width()];
        let mut left = Vec::new();
        for (rows, sums) in rows.chunks(LANES).zip(sums.chunks_mut(LANES)) {
            for (lane, row) in rows.iter().enumerate() {
                numbers.iter_mut().zip(&row[..]).for_each(|(lanes, &number)| lanes[lane] = i32::from(number));
            }
            left.clear();
            left.resize(self.leaves.len(), [Leaves::MAX; LANES]);
            Arch::new().dispatch(Read { trees: self, numbers: &numbers, left: &mut left, sums });
        }
        sums
    }

    /// How many numbers a row must have for the trees to look at.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Adds a tree.
    pub fn plant(&mut self, tree: &[Node]) {
        self.trees.push(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.extend_from_slice(tree);
        let looked_at = |node: &Node| match node {
            Node::Split { number, .. } => usize::from(*number) + 1,
            Node::Leaf(_) => 0,
        };
        self.width = tree.iter().map(looked_at).fold(self.width, usize::max);
        // How many leaves stand before each node.
        let mut before = Vec::with_capacity(tree.len() + 1);
        before.push(0_u32);
        before.extend(tree.iter().scan(0, |n, node| {
            *n += u32::from(matches!(node, Node::Leaf(_)));
            Some(*n)
        }));
        if before[tree.len()] > Leaves::BITS {
            return;
        }
        let of_tree = self.leaves.len() as u32;
        let mut answers = [0; Leaves::BITS as usize];
        for (at, node) in tree.iter().enumerate() {
            match *node {
                Node::Leaf(answer) => answers[before[at] as usize] = answer,
                Node::Split { number, limit, skip } => {
                    let below = before[at + usize::from(skip)] - before[at];
                    // Fewer than all: a greater number has leaves, too.
                    let kept = !(((1 << below) - 1) << before[at]);
                    self.test(number, limit).kept.push((of_tree, kept));
                }
            }
        }
        self.leaves.push(answers);
    }

    /// What asks whether a number is above a limit.
    fn test(&mut self, number: u8, limit: u8) -> &mut Test {
        let Self { tests, places, .. } = self;
        let place = *places.entry((number, limit)).or_insert_with(|| {
            tests.push(Test { number, limit, kept: Vec::new() });
            tests.len() - 1
        });
        &mut tests[place]
    }

    /// The trees that a text holds, a tree a line, as [`BoostedTrees::line`] writes it.
    ///
    /// # Errors
    ///
    /// The word of a line that is no node, or a tree that lacks nodes.
    pub fn of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Self, String> {
        let mut trees = Self::default();
        let mut tree = Vec::new();
        for line in lines {
            tree.clear();
            let mut nodes =
                line.split_ascii_whitespace().map(|word| node(word).ok_or_else(|| word.to_owned()));
            if !grow(&mut nodes, &mut tree)? || nodes.next().is_some() {
                return Err(format!("a tree of {} nodes that is not whole", tree.len()));
            }
            trees.plant(&tree);
        }
        Ok(trees)
    }

    /// A tree as a line: its nodes in order, "12<3" for a split, "-41" for an answer.
    #[must_use]
    pub fn line(tree: &[Node]) -> String {
        let mut line = String::new();
        for node in tree {
            let space = if line.is_empty() { "" } else { " " };
            let written = match node {
                Node::Split { number, limit, .. } => write!(line, "{space}{number}<{limit}"),
                Node::Leaf(answer) => write!(line, "{space}{answer}"),
            };
            debug_assert!(written.is_ok(), "a string takes what is written");
        }
        line
    }
}

/// Reading rows side by side, compiled for each processor.
struct Read<'a> {
    trees: &'a BoostedTrees,
    numbers: &'a [[i32; LANES]],
    /// What is left of the leaves of each tree: all, before it is read.
    left: &'a mut [[Leaves; LANES]],
    /// Those of as many rows as there are.
    sums: &'a mut [i32],
}

impl NullaryFnOnce for Read<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { trees, numbers, left, sums } = self;
        for test in &trees.tests {
            let (numbers, limit) = (&numbers[usize::from(test.number)], i32::from(test.limit));
            // All bits where the number is not greater: a choice would be made lane by lane.
            let stays = numbers.map(|number| ((number - limit - 1) >> 31).cast_unsigned());
            if stays == [Leaves::MAX; LANES] {
                continue;
            }
            for &(tree, kept) in &test.kept {
                let left = &mut left[tree as usize];
                left.iter_mut().zip(stays).for_each(|(left, stays)| *left &= kept | stays);
            }
        }
        for (left, answers) in left.iter().zip(&trees.leaves) {
            for (sum, left) in sums.iter_mut().zip(left) {
                // There is one that is left.
                *sum += i32::from(answers[left.trailing_zeros() as usize % answers.len()]);
            }
        }
    }
}

fn answer(tree: &[Node], row: &[u8]) -> i16 {
    let mut at = 0;
    loop {
        match tree[at] {
            Node::Split { number, limit, skip } => {
                let is_more = row[usize::from(number)] > limit;
                at += if is_more { usize::from(skip) } else { 1 };
            }
            Node::Leaf(answer) => return answer,
        }
    }
}

fn node(word: &str) -> Option<Node> {
    let Some(at) = word.bytes().position(|byte| byte == b'<') else {
        return word.parse().ok().map(Node::Leaf);
    };
    Some(Node::Split { number: word[..at].parse().ok()?, limit: word[at + 1..].parse().ok()?, skip: 0 })
}

/// Takes one tree of the nodes and tells each split where greater numbers go; `false` where nodes are lacking.
fn grow(
    nodes: &mut impl Iterator<Item = Result<Node, String>>,
    tree: &mut Vec<Node>,
) -> Result<bool, String> {
    // Splits whose smaller side is being taken.
    let mut open: Vec<usize> = Vec::new();
    loop {
        let at = tree.len();
        let Some(node) = nodes.next().transpose()? else { return Ok(false) };
        tree.push(node);
        if matches!(node, Node::Split { .. }) {
            open.push(at);
            continue;
        }
        let Some(above) = open.pop() else { return Ok(true) };
        let Ok(skip) = u16::try_from(tree.len() - above) else { return Ok(false) };
        if let Node::Split { skip: to, .. } = &mut tree[above] {
            *to = skip;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BoostedTrees;

    #[test]
    fn each_tree_answers_and_the_answers_are_summed() -> Result<(), String> {
        let trees = BoostedTrees::of_lines(["0<3 1<0 -7 20 500", "1<9 2 -1"].into_iter())?;
        assert_eq!(trees.sum(&[3, 0]), -7 + 2);
        assert_eq!(trees.sum(&[3, 1]), 20 + 2);
        assert_eq!(trees.sum(&[4, 10]), 500 - 1);
        assert_eq!(trees.width(), 2);
        Ok(())
    }

    #[test]
    fn rows_side_by_side_come_to_what_each_comes_to_alone() -> Result<(), String> {
        let mut seed = 1_u32;
        let mut below = |n: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % n
        };
        // Trees of one leaf to all that a word has bits for, then one of more.
        for most in [1, 5, 32, 40] {
            let lines: Vec<String> = (0..50)
                .map(|_| {
                    let mut tree = vec![None];
                    for _ in 1..most {
                        let mut at = below(tree.len() as u32) as usize;
                        while tree[at].is_some() {
                            at += 1;
                        }
                        let (number, limit) = (below(7), [0, 1, 100, 254, 255][below(5) as usize]);
                        tree.splice(at..=at, [Some((number, limit)), None, None]);
                    }
                    let words = tree.into_iter().map(|node| match node {
                        Some((number, limit)) => format!("{number}<{limit}"),
                        None => (below(65_536) as i32 - 32_768).to_string(),
                    });
                    words.collect::<Vec<_>>().join(" ")
                })
                .collect();
            let trees = BoostedTrees::of_lines(lines.iter().map(String::as_str))?;
            let rows: Vec<[u8; 7]> = (0..21)
                .map(|_| std::array::from_fn(|_| [0, 1, 2, 100, 101, 254, 255][below(7) as usize]))
                .collect();
            let alone: Vec<i32> = rows.iter().map(|row| trees.sum(row)).collect();
            assert_eq!(trees.sums(rows.iter().map(|row| &row[..])), alone);
        }
        assert!(BoostedTrees::default().sums([]).is_empty());
        Ok(())
    }

    #[test]
    fn a_line_is_read_as_it_is_written() -> Result<(), String> {
        let line = "7<255 0<0 1 2 4<1 -32768 32767";
        let trees = BoostedTrees::of_lines([line].into_iter())?;
        assert_eq!(BoostedTrees::line(&trees.nodes), line);
        Ok(())
    }

    #[test]
    fn a_tree_that_is_not_whole_is_an_error() {
        for line in ["", "1<2", "1<2 3", "1 2", "1<256 1 2", "x", "1<2 3 4 5"] {
            assert!(BoostedTrees::of_lines([line].into_iter()).is_err(), "{line:?}");
        }
    }
}
