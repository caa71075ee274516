//! What the mark-up of each element of a page says, read once.

use std::cell::RefCell;

use dom_query::{NodeId, NodeRef};
use html5ever::tendril::StrTendril;
use rustc_hash::FxHashMap;

use crate::labels::Label;
use crate::marks::{Facts, facts};

/// The elements that were looked at.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    known: RefCell<FxHashMap<NodeId, Facts>>,
    /// Elements share their labels.
    labels: RefCell<FxHashMap<(StrTendril, StrTendril), Label>>,
}

impl Seen {
    pub(crate) fn facts(&self, node: &NodeRef<'_>) -> Facts {
        if let Some(known) = self.known.borrow().get(&node.id) {
            return *known;
        }
        let facts = facts(node, |class, id, custom| self.label(class, id, custom));
        self.known.borrow_mut().insert(node.id, facts);
        facts
    }

    fn label(&self, class: &StrTendril, id: &StrTendril, custom: &str) -> Label {
        match (class.is_empty() && id.is_empty(), custom.is_empty()) {
            (true, true) => Label::default(),
            (_, false) => Label::of(class, id, custom),
            (false, true) => {
                let of = || Label::of(class, id, "");
                *self.labels.borrow_mut().entry((class.clone(), id.clone())).or_insert_with(of)
            }
        }
    }

    /// Looks anew at an element when it is asked for again: its attributes have changed.
    pub(crate) fn forget(&self, node: &NodeRef<'_>) {
        self.known.borrow_mut().remove(&node.id);
    }
}
