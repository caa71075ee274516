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

/// The row of a lexicon that is sorted by its first column, for one too long to be held in a map.
pub(crate) fn sought(tsv: &'static str, form: &str) -> Option<Vec<&'static str>> {
    let (mut from, mut to) = (0, tsv.len());
    while from < to {
        let middle = (from + to) / 2;
        let start = tsv.as_bytes()[..middle].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end =
            tsv.as_bytes()[start..].iter().position(|byte| *byte == b'\n').map_or(tsv.len(), |at| start + at);
        let line = &tsv[start..end];
        let is_before = line.starts_with('#') || line.split('\t').next().is_some_and(|first| first < form);
        match line.strip_prefix(form) {
            Some(rest) if rest.starts_with('\t') => return Some(line.split('\t').collect()),
            _ if is_before => from = end + 1,
            _ => to = start,
        }
    }
    None
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

/// What a lexicon holds for a noun in the singular or the plural.
pub(crate) fn of_noun<'a, V>(lexicon: &'a FxHashMap<&str, V>, noun: &str) -> Option<&'a V> {
    lexicon.get(noun).or_else(|| lexicon.get(noun.strip_suffix('s')?))
}

/// Whether a lexicon may hold the lemma of a noun that is written so, in the singular or the plural: cheaper than to
/// make the lemma of every noun.
pub(crate) fn may_hold_noun<V>(lexicon: &FxHashMap<String, V>, form: &str) -> bool {
    let form = form.to_ascii_lowercase();
    let singular = form.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = singular.or_else(|| form.strip_suffix('s').map(str::to_owned));
    lexicon.contains_key(&form) || singular.is_some_and(|form| lexicon.contains_key(&form))
}

/// Words with the classes in the second column of a lexicon, which stand between spaces.
pub(crate) fn classes(tsv: &'static str) -> FxHashMap<&'static str, Vec<&'static str>> {
    rows(tsv).map(|row| (row[0], row[1].split(' ').collect())).collect()
}

/// Nouns that name somebody, by office or otherwise, with the sector of PLOVER, empty where they have none.
pub(crate) fn agents() -> FxHashMap<&'static str, &'static str> {
    let offices = rows(include_str!("../../data/en/lexicon/role.tsv"));
    offices.chain(rows(include_str!("../../data/en/lexicon/agent.tsv"))).map(|row| (row[0], row[1])).collect()
}
