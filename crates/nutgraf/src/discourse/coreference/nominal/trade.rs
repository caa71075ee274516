//! What names and titles say that their bearers do: a "Bank" is no carmaker, a surgeon is a doctor.

use rustc_hash::FxHashMap;

use crate::lexicon;

/// The trade of companies whose names do not say which they have.
const COMPANY: &str = "company";

/// What looks after companies, judges them or speaks for their workers.
const PUBLIC: &str = "public body";

/// Trades by the last words of names and by nouns, and wider nouns for titles.
#[derive(Debug)]
pub(in crate::discourse) struct Trades {
    names: FxHashMap<&'static str, &'static str>,
    nouns: FxHashMap<&'static str, &'static str>,
    titles: FxHashMap<&'static str, &'static str>,
}

impl Default for Trades {
    fn default() -> Self {
        let rows = |kind: &'static str| {
            let rows = lexicon::rows(include_str!("../../../../data/en/lexicon/trade.tsv"));
            rows.filter(move |row| row[2] == kind).map(|row| (row[0], row[1])).collect()
        };
        Self { names: rows("name"), nouns: rows("noun"), titles: rows("title") }
    }
}

impl Trades {
    /// The trade that the last word of a name says.
    pub(super) fn of_name(&self, name: &str) -> Option<&'static str> {
        self.names.get(&*name.rsplit(' ').next()?.to_lowercase()).copied()
    }

    /// The noun that is said of whoever bears a title, too.
    pub(super) fn wider(&self, title: &str) -> Option<String> {
        self.titles.get(title.trim_end_matches('.')).map(|wider| (*wider).to_owned())
    }

    /// The trade that a noun says.
    pub(super) fn of_noun(&self, noun: &str) -> Option<&'static str> {
        self.nouns.get(noun).copied()
    }

    /// Whether a trade is none of companies.
    pub(super) fn is_public(trade: &str) -> bool {
        trade == PUBLIC
    }

    /// Whether what has one trade can have the other: "the grocer" is no bank, "the regulator" no company of any trade.
    pub(super) fn differ(one: &str, other: &str) -> bool {
        let is_open = |one: &str, other: &str| one == COMPANY && other != PUBLIC;
        one != other && !is_open(one, other) && !is_open(other, one)
    }
}
