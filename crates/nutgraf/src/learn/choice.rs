//! Choices that a scorer learns from: which of several places in the text a word means, if any.

use crate::types::Span;

/// A word and what it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word.
    pub span: Span,
    /// What it may mean.
    pub options: Vec<Meaning>,
    /// The same of its meaning none of them.
    pub none: Vec<u16>,
}

/// What a word may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Where the text names it.
    pub names: Vec<Span>,
    /// What speaks for and against it: for he and she a row of numbers below 256, else places in a table of weights.
    pub features: Vec<u16>,
}
