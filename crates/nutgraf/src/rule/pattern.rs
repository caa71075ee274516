//! Rules as they are written, and the symbols they are made of.

use serde::Deserialize;

use super::piece::Pieces;
use super::vocabulary::WordId;

/// A file of rules.
#[derive(Debug, Deserialize)]
pub(super) struct File<M> {
    pub(super) rule: Vec<Rule<M>>,
}

/// A rule as written. Its `finds`, `ignores` and `why` are for people and tests.
#[derive(Debug, Deserialize)]
pub(super) struct Rule<M> {
    pub(super) name: String,
    pub(super) r#match: Vec<String>,
    pub(super) make: M,
}

/// What the classes of a grammar are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Classes<'a> {
    /// Lexicons by name: TSVs whose first column is the form.
    pub(crate) lexicons: &'a [(&'static str, &'static str)],
    /// Functions by name.
    pub(crate) functions: &'a [(&'static str, Function)],
}

/// A class that a function decides.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Function {
    /// From the index of a piece to the index behind what it takes, or none.
    pub(crate) read: fn(&Pieces<'_>, usize) -> Option<usize>,
    /// What it can start with.
    pub(crate) first: First,
}

/// What a class can start with.
#[derive(Clone, Copy, Debug)]
pub(crate) enum First {
    /// Only digits.
    Digits,
    /// Only these words or marks.
    Words(&'static [&'static str]),
    /// A condition: takes no piece, so no rule starts with it.
    Nothing,
}

/// One step through a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    Word(WordId),
    Number,
    Ordinal,
    Lexicon(usize),
    Function(usize),
}

/// The alternatives of an item, and whether it may be absent.
pub(super) fn item(written: &str) -> (impl Iterator<Item = &str>, bool) {
    let (alternatives, is_optional) = match written.strip_suffix('?') {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (written, false),
    };
    (alternatives.split('|'), is_optional)
}
