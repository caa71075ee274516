//! What the mark-up of each element of a page says, read once.

use std::cell::RefCell;

use dom_query::{NodeId, NodeRef};
use html5ever::tendril::StrTendril;
use rustc_hash::FxHashMap;

use crate::labels::Said;
use crate::marks::{Facts, facts};

/// The elements that were looked at.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    known: RefCell<FxHashMap<NodeId, Facts>>,
    /// Many elements are of one class.
    classes: RefCell<FxHashMap<StrTendril, Said>>,
}

impl Seen {
    pub(crate) fn facts(&self, node: &NodeRef<'_>) -> Facts {
        if let Some(known) = self.known.borrow().get(&node.id) {
            return *known;
        }
        let facts = facts(node, |class| self.said(class));
        self.known.borrow_mut().insert(node.id, facts);
        facts
    }

    fn said(&self, class: &StrTendril) -> Said {
        if let Some(said) = self.classes.borrow().get(class) {
            return *said;
        }
        let said = Said::of(class);
        self.classes.borrow_mut().insert(class.clone(), said);
        said
    }
}
