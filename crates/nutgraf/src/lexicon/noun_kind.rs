//! What common nouns stand for: "company" for a business, "mayor" for an office.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

static KINDS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(include_str!("../../data/en/lexicon/noun_kind.tsv")).map(|row| (row[0], row[1])).collect()
});

/// The kind of a noun, by its dictionary form in small letters.
pub(crate) fn of(lemma: &str) -> Option<&'static str> {
    KINDS.get(lemma).copied()
}
