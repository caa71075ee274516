//! Regression trees whose answers are summed, grown by gradient boosting (Friedman 2001).
//!
//! Everything in them is a whole number, so the sums are the same on every machine.

use std::fmt::Write as _;

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
pub struct Forest {
    nodes: Vec<Node>,
    /// Where each tree begins.
    trees: Vec<u32>,
}

impl Forest {
    /// What the trees answer on a row of numbers, together, in [`PARTS`] of one.
    ///
    /// # Panics
    ///
    /// When the row is shorter than [`Forest::width`].
    #[must_use]
    pub fn sum(&self, row: &[u8]) -> i32 {
        self.trees.iter().map(|&root| i32::from(answer(&self.nodes[root as usize..], row))).sum()
    }

    /// How many numbers a row must have for the trees to look at.
    #[must_use]
    pub fn width(&self) -> usize {
        let looked_at = |node: &Node| match node {
            Node::Split { number, .. } => usize::from(*number) + 1,
            Node::Leaf(_) => 0,
        };
        self.nodes.iter().map(looked_at).max().unwrap_or(0)
    }

    /// Adds a tree.
    pub fn plant(&mut self, tree: &[Node]) {
        self.trees.push(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.extend_from_slice(tree);
    }

    /// The forest that a text holds, a tree a line, as [`Forest::line`] writes it.
    ///
    /// # Errors
    ///
    /// The word of a line that is no node, or a tree that lacks nodes.
    pub fn of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Self, String> {
        let mut forest = Self::default();
        for line in lines {
            let nodes: Vec<_> =
                line.split(' ').map(|word| node(word).ok_or(word)).collect::<Result<_, _>>()?;
            let mut tree = Vec::with_capacity(nodes.len());
            if grow(&mut nodes.iter().copied(), &mut tree).is_none() || tree.len() != nodes.len() {
                return Err(format!("a tree of {} nodes that is not whole", nodes.len()));
            }
            forest.plant(&tree);
        }
        Ok(forest)
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
    let Some((number, limit)) = word.split_once('<') else {
        return word.parse().ok().map(Node::Leaf);
    };
    Some(Node::Split { number: number.parse().ok()?, limit: limit.parse().ok()?, skip: 0 })
}

/// Takes one tree of the nodes and tells each split where greater numbers go.
fn grow(nodes: &mut impl Iterator<Item = Node>, tree: &mut Vec<Node>) -> Option<()> {
    // Splits whose smaller side is being taken.
    let mut open: Vec<usize> = Vec::new();
    loop {
        let at = tree.len();
        let node = nodes.next()?;
        tree.push(node);
        if matches!(node, Node::Split { .. }) {
            open.push(at);
            continue;
        }
        let Some(above) = open.pop() else { return Some(()) };
        let skip = u16::try_from(tree.len() - above).ok()?;
        if let Node::Split { skip: to, .. } = &mut tree[above] {
            *to = skip;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Forest;

    #[test]
    fn each_tree_answers_and_the_answers_are_summed() -> Result<(), String> {
        let forest = Forest::of_lines(["0<3 1<0 -7 20 500", "1<9 2 -1"].into_iter())?;
        assert_eq!(forest.sum(&[3, 0]), -7 + 2);
        assert_eq!(forest.sum(&[3, 1]), 20 + 2);
        assert_eq!(forest.sum(&[4, 10]), 500 - 1);
        assert_eq!(forest.width(), 2);
        Ok(())
    }

    #[test]
    fn a_line_is_read_as_it_is_written() -> Result<(), String> {
        let line = "7<255 0<0 1 2 4<1 -32768 32767";
        let forest = Forest::of_lines([line].into_iter())?;
        assert_eq!(Forest::line(&forest.nodes), line);
        Ok(())
    }

    #[test]
    fn a_tree_that_is_not_whole_is_an_error() {
        for line in ["", "1<2", "1<2 3", "1 2", "1<256 1 2", "x", "1<2 3 4 5"] {
            assert!(Forest::of_lines([line].into_iter()).is_err(), "{line:?}");
        }
    }
}
