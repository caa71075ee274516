//! Rules as they are written, and the symbols they are made of.

use serde::Deserialize;

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

/// One step through a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    Word(WordId),
    Number,
    Ordinal,
    Lexicon(usize),
}

/// The alternatives of an item, and whether it may be absent.
pub(super) fn item(written: &str) -> (impl Iterator<Item = &str>, bool) {
    let (alternatives, is_optional) = match written.strip_suffix('?') {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (written, false),
    };
    (alternatives.split('|'), is_optional)
}
