//! Verbs: one room per fact kind, each a pure `find`. They never call one another.

pub(crate) mod event;
pub(crate) mod position;
pub(crate) mod quantity;
pub(crate) mod quotation;
pub(crate) mod time;
