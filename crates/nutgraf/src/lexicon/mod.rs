//! Lexicons: tables of words under `data/<language>/lexicon/`, one sense a line.

pub(crate) mod gazetteer;
pub(crate) mod noun_kind;

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::hash::Hash;
use std::sync::LazyLock;

use memchr::{memchr, memrchr};
use rustc_hash::{FxHashMap, FxHashSet};

/// A digest of the tables and rules that are built in, in hexadecimal: two builds with the same one know the same words.
pub const LEXICONS: &str = env!("NUTGRAF_LEXICONS");

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

/// The row of a form in a lexicon of one row a form, for one too long to be held in a map: its rows are in order.
pub(crate) fn sought(tsv: &'static str, form: &str) -> Option<Vec<&'static str>> {
    let bytes = tsv.as_bytes();
    let line_end = |from: usize| memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |at| from + at);
    let (mut from, mut to) = (0, bytes.len());
    while bytes.get(from) == Some(&b'#') {
        from = line_end(from) + 1;
    }
    from = line_end(from) + 1;
    while from < to {
        let start = from + memrchr(b'\n', &bytes[from..(from + to) / 2]).map_or(0, |at| at + 1);
        let end = line_end(start);
        let line = &bytes[start..end];
        let own = &line[..memchr(b'\t', line).unwrap_or(line.len())];
        match own.cmp(form.as_bytes()) {
            Ordering::Less => from = end + 1,
            Ordering::Greater => to = start,
            Ordering::Equal => return Some(tsv[start..end].split('\t').collect()),
        }
    }
    None
}

/// Words that stand in every article, whatever it is about.
static FUNCTION_WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../data/en/lexicon/function_word.tsv")));

/// Whether a word in small letters says nothing of what a text is about: an article, a pronoun, a preposition, an auxiliary, a
/// word of time.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
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
pub(crate) fn may_hold_noun<K: Borrow<str> + Eq + Hash, V>(lexicon: &FxHashMap<K, V>, form: &str) -> bool {
    let form = form.to_ascii_lowercase();
    let singular = form.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = singular.or_else(|| form.strip_suffix('s').map(str::to_owned));
    lexicon.contains_key(&*form) || singular.is_some_and(|form| lexicon.contains_key(&*form))
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

#[cfg(test)]
mod tests {
    use super::sought;

    #[test]
    fn every_row_is_found_and_no_other() {
        let tsv = "# source: ours\n# licence: ours\nform\tcode\nAba\t1\nAba B\t2\nZug\t3\n";
        for (form, code) in [("Aba", "1"), ("Aba B", "2"), ("Zug", "3")] {
            assert_eq!(sought(tsv, form), Some(vec![form, code]));
        }
        for form in ["", "A", "Ab", "Zugs", "form", "zug", "# source: ours"] {
            assert_eq!(sought(tsv, form), None, "{form}");
        }
    }
}
