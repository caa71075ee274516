//! What the trees of sentences say: words and what hangs on them, clauses with those who take part, negation, tense
//! and conditions. Events and positions read these; none of them walks a tree itself.

mod argument;
mod clause;
mod clauses;
mod condition;
mod findings;
mod mend;
mod participant;
mod relation;
mod standing;
#[cfg(all(test, feature = "models"))]
mod tests;
mod tree;
mod verb;

pub(crate) use clause::{Argument, Clause, Kind, Link, Modal, Role, Tense};
pub(crate) use clauses::{Clauses, Rules};
pub(crate) use findings::Findings;
pub(crate) use participant::Participant;
pub(crate) use relation::Relation;
pub(crate) use standing::{Reality, Standing};
pub(crate) use tree::Tree;
