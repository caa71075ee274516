//! What names and titles say that their bearers do: a "Bank" is no carmaker, a surgeon is a doctor.

use rustc_hash::FxHashMap;

use crate::lexicon;

/// Trades by the last words of names, and wider nouns for titles.
#[derive(Debug)]
pub(in crate::discourse) struct Trades {
    names: FxHashMap<&'static str, &'static str>,
    titles: FxHashMap<&'static str, &'static str>,
}

impl Default for Trades {
    fn default() -> Self {
        let rows = |kind: &'static str| {
            let rows = lexicon::rows(include_str!("../../../../data/en/lexicon/trade.tsv"));
            rows.filter(move |row| row[2] == kind).map(|row| (row[0], row[1])).collect()
        };
        Self { names: rows("name"), titles: rows("title") }
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
    pub(super) fn of_noun(noun: &str) -> Option<&'static str> {
        TRADES.iter().find(|(known, _)| *known == noun).map(|(_, trade)| *trade)
    }

    /// Whether two nouns say two trades: "the grocer" is no bank.
    pub(super) fn differ(one: &str, other: &str) -> bool {
        Self::of_noun(one).zip(Self::of_noun(other)).is_some_and(|(one, other)| one != other)
    }
}

/// Nouns for bodies of one trade, and the noun that stands for it.
const TRADES: [(&str, &str); 24] = [
    ("airline", "airline"),
    ("automaker", "carmaker"),
    ("bank", "bank"),
    ("bookseller", "retailer"),
    ("brewer", "brewer"),
    ("broadcaster", "broadcaster"),
    ("brokerage", "brokerage"),
    ("builder", "builder"),
    ("carmaker", "carmaker"),
    ("chipmaker", "chipmaker"),
    ("drugmaker", "drugmaker"),
    ("grocer", "retailer"),
    ("insurer", "insurer"),
    ("lender", "bank"),
    ("miner", "miner"),
    ("publisher", "publisher"),
    ("refiner", "refiner"),
    ("retailer", "retailer"),
    ("shipbuilder", "shipbuilder"),
    ("steelmaker", "steelmaker"),
    ("studio", "studio"),
    ("supermarket", "retailer"),
    ("toymaker", "toymaker"),
    ("utility", "utility"),
];
