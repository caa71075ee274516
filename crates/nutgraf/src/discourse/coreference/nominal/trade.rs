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

    /// Whether a noun says a trade.
    pub(super) fn is_trade(noun: &str) -> bool {
        TRADES.contains(&noun)
    }
}

/// Nouns for bodies of one trade.
const TRADES: [&str; 14] = [
    "airline",
    "automaker",
    "bank",
    "brewer",
    "broadcaster",
    "carmaker",
    "chipmaker",
    "drugmaker",
    "insurer",
    "lender",
    "miner",
    "refiner",
    "retailer",
    "steelmaker",
];
