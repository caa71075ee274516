//! What the mark-up of each element of a page says, read once.

use rustc_hash::FxHashMap;

use crate::labels::Said;
use crate::marks::{Facts, facts};
use crate::tree::{Node, Tree};

/// What the elements of a page say that they are.
#[derive(Debug)]
pub(crate) struct Seen(Vec<Facts>);

impl Seen {
    pub(crate) fn of(tree: &Tree) -> Self {
        // Many elements are of one class.
        let mut classes: FxHashMap<&str, Said> = FxHashMap::default();
        let mut said = |class| *classes.entry(class).or_insert_with(|| Said::of(class));
        Self(tree.nodes().map(|node| facts(node, &mut said)).collect())
    }

    pub(crate) fn facts(&self, node: Node<'_>) -> &Facts {
        &self.0[node.id.index()]
    }
}
