//! What whoever reads the answers should know of the articles: that days have no value without a date of publication, and that a text is
//! not English.

use nutgraf::{Document, looks_english};

/// Of one article, or of many.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Notes {
    /// Expressions of time that have no value, in articles without a date of publication.
    undated: u64,
    /// Articles that are probably not English.
    foreign: u64,
}

impl Notes {
    /// Of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let values = document.facts.times.iter().map(|time| time.value.is_some());
        Self::new(document.published().is_some(), values, document.article.text())
    }

    /// Of a document as it is written.
    #[cfg(feature = "tables")]
    pub(crate) fn of_record(record: &nutgraf::Record<'_>) -> Self {
        let values = record.times.iter().flatten().map(|time| time.value.is_some());
        Self::new(record.published.is_some(), values, &record.text)
    }

    fn new(is_dated: bool, has_value: impl Iterator<Item = bool>, text: &str) -> Self {
        let undated = if is_dated { 0 } else { has_value.filter(|has_value| !has_value).count() };
        Self { undated: undated as u64, foreign: u64::from(looks_english(text) == Some(false)) }
    }

    /// Together with those of another.
    pub(crate) fn add(&mut self, other: Self) {
        self.undated += other.undated;
        self.foreign += other.foreign;
    }

    /// A line for each thing that is worth one.
    pub(crate) fn lines(self) -> Vec<String> {
        let foreign = match self.foreign {
            0 => None,
            1 => Some("1 article is probably not English, and is read as if it were".to_owned()),
            n => Some(format!("{n} articles are probably not English, and are read as if they were")),
        };
        let why = "since no date of publication is known: give --published DATE";
        let undated = match self.undated {
            0 => None,
            1 => Some(format!("1 time has no value, {why}")),
            n => Some(format!("{n} times have no value, {why}")),
        };
        foreign.into_iter().chain(undated).collect()
    }
}
