//! What the mark-up of each element of a page says, read once.

use std::cell::RefCell;

use dom_query::{NodeId, NodeRef};
use rustc_hash::FxHashMap;

use crate::marks::{Facts, facts};

/// The elements that were looked at.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    known: RefCell<FxHashMap<NodeId, Facts>>,
}

impl Seen {
    pub(crate) fn facts(&self, node: &NodeRef<'_>) -> Facts {
        if let Some(known) = self.known.borrow().get(&node.id) {
            return *known;
        }
        let facts = facts(node);
        self.known.borrow_mut().insert(node.id, facts);
        facts
    }

    /// Looks anew at an element when it is asked for again: its attributes have changed.
    pub(crate) fn forget(&self, node: &NodeRef<'_>) {
        self.known.borrow_mut().remove(&node.id);
    }
}
