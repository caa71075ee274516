//! The language engine: tags, lemmas, trees and names of words, learned. A small network of whole numbers.
//!
//! [`feature`] says what the network sees of a word, [`lemma`], [`names`] and [`attribution`] what it answers with, [`mod@file`] how it is
//! kept; the trainer shares them. Sums of products are taken over integers and what floats remain are added in one
//! order, so the answers are the same on every machine.

pub mod activation;
mod argument_kind;
pub mod attribution;
mod batch;
mod bioes;
pub mod boosted_trees;
#[cfg(feature = "train")]
pub mod choice;
pub mod feature;
pub mod file;
pub mod lemma;
mod load;
mod model;
pub mod names;
mod network;
mod parse;
mod reading;
mod seen;
pub mod stance;
mod table;
mod tree;

pub use argument_kind::ArgumentKind;
pub(crate) use attribution::{AttributionPart, Part};
pub use model::{Analysis, Models};
pub(crate) use names::Name;
pub(crate) use reading::{Reading, Word};
