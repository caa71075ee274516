//! What the mark-up of each element of a page says, read once.

use crate::labels::Labels;
use crate::marks::{Facts, facts};
use crate::tree::{Node, Tree};

/// What the elements of a page say that they are.
#[derive(Debug)]
pub(crate) struct Seen(Vec<Facts>);

impl Seen {
    pub(crate) fn of(tree: &Tree) -> Self {
        let mut labels = Labels::default();
        Self(tree.nodes().map(|node| facts(node, &mut labels)).collect())
    }

    pub(crate) fn facts(&self, node: Node<'_>) -> &Facts {
        &self.0[node.id.index()]
    }
}
