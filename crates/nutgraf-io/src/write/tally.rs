//! What a run came to.

use std::collections::BTreeMap;

use nutgraf::Record;
use serde::{Deserialize, Serialize};

/// Counts of a run, or of a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Documents that were written.
    pub articles: u64,
    /// Words of their texts, as white space parts them.
    pub words: u64,
    /// Bytes of their texts.
    pub bytes: u64,
    /// Facts by kind.
    pub facts: BTreeMap<String, u64>,
    /// Records without a document, by reason.
    pub errors: BTreeMap<String, u64>,
    /// Parts of documents that were left out, by reason.
    #[serde(default)]
    pub warnings: BTreeMap<String, u64>,
    /// Records that hold no article, by reason.
    pub skipped: BTreeMap<String, u64>,
}

impl Tally {
    /// Counts a document.
    pub(crate) fn count(&mut self, record: &Record<'_>, words: u64) {
        self.articles += 1;
        self.words += words;
        self.bytes += record.text.len() as u64;
        let n = |column: Option<usize>| column.unwrap_or_default() as u64;
        for (kind, facts) in [
            ("entities", n(record.entities.as_ref().map(Vec::len))),
            ("mentions", n(record.mentions.as_ref().map(Vec::len))),
            ("quotations", n(record.quotations.as_ref().map(Vec::len))),
            ("quantities", n(record.quantities.as_ref().map(Vec::len))),
            ("times", n(record.times.as_ref().map(Vec::len))),
            ("events", n(record.events.as_ref().map(Vec::len))),
            ("positions", n(record.positions.as_ref().map(Vec::len))),
        ] {
            add(&mut self.facts, kind, facts);
        }
    }

    /// Counts an error of this kind.
    pub(crate) fn count_error(&mut self, reason: &str) {
        add(&mut self.errors, reason, 1);
    }

    /// Counts a part of a document that was left out.
    pub(crate) fn count_warning(&mut self, reason: &str) {
        add(&mut self.warnings, reason, 1);
    }

    /// Counts a record that was passed over.
    pub(crate) fn count_skipped(&mut self, reason: &str) {
        add(&mut self.skipped, reason, 1);
    }

    /// Adds what another part came to.
    pub(crate) fn add(&mut self, other: &Self) {
        self.articles += other.articles;
        self.words += other.words;
        self.bytes += other.bytes;
        for (mine, theirs) in [
            (&mut self.facts, &other.facts),
            (&mut self.errors, &other.errors),
            (&mut self.warnings, &other.warnings),
            (&mut self.skipped, &other.skipped),
        ] {
            theirs.iter().for_each(|(name, n)| add(mine, name, *n));
        }
    }
}

fn add(counts: &mut BTreeMap<String, u64>, name: &str, n: u64) {
    if n == 0 {
        return;
    }
    match counts.get_mut(name) {
        Some(count) => *count += n,
        None => {
            counts.insert(name.to_owned(), n);
        }
    }
}
