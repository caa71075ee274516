//! What the trees of sentences say: words and what hangs on them.

mod clause;
mod relation;
mod tree;

pub(crate) use relation::Relation;
pub(crate) use tree::Tree;
