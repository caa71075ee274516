//! Lexicons: tables of words under `data/<language>/lexicon/`, one sense a line.

use std::borrow::Borrow;
use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

/// The rows of a lexicon: tab-separated, a header first, `#` begins a comment line.
///
/// # Panics
///
/// When a row has not as many cells as the header: the files are part of the program and tested with it.
pub(crate) fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let mut lines = tsv.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let columns = lines.next().map_or(0, |header| header.split('\t').count());
    lines.map(move |line| {
        let cells: Vec<_> = line.split('\t').collect();
        assert_eq!(cells.len(), columns, "a row of another width than its header: {line:?}");
        cells
    })
}

/// The first column of a lexicon as a set.
pub(crate) fn set(tsv: &'static str) -> FxHashSet<&'static str> {
    rows(tsv).map(|cells| cells[0]).collect()
}

/// What a lexicon holds for a lemma. The lemmatizer at times leaves out a last "e" or the second of two consonants, or
/// adds an "e": "rais", "shel", "riote".
pub(crate) fn of_lemma<'a, K: Borrow<str> + Eq + Hash, V>(
    lexicon: &'a FxHashMap<K, V>,
    lemma: &str,
) -> Option<&'a V> {
    lexicon.get(lemma).or_else(|| {
        let last = lemma.chars().next_back()?;
        let without = lemma.strip_suffix('e');
        lexicon
            .get(&*format!("{lemma}e"))
            .or_else(|| lexicon.get(without?))
            .or_else(|| lexicon.get(&*format!("{lemma}{last}")))
    })
}
