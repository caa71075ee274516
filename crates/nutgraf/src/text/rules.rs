//! The lexicons that tokens and sentences are cut by.

use std::str;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon;

/// What tokens and sentences are cut by.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(super) abbreviations: Abbreviations,
    pub(super) affixes: Affixes,
    pub(super) openers: Openers,
}

/// Words that are written with a stop.
#[derive(Debug)]
pub(super) struct Abbreviations(FxHashMap<&'static str, Abbreviation>);

/// A word that is written with a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Abbreviation {
    /// What it stands for, which says where it may stand.
    pub(super) kind: Kind,
    /// Whether the same letters are an ordinary word or name ("Sat.", "Mass."), so that the company decides.
    pub(super) is_word: bool,
}

/// What an abbreviation stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Before a name: "Gen.", "St.".
    Title,
    /// After a name: "Jr.", "Esq.".
    Suffix,
    /// A company's form: "Inc.", "Corp.".
    Organization,
    /// Months and weekdays.
    Calendar,
    /// Before a number: "No.", "pp.".
    Reference,
    /// States, streets and parts of the country.
    Place,
    /// A unit of measure.
    Measure,
    /// Between words: "vs.", "approx.".
    Connective,
    /// At the end of a list: "etc.", "al.".
    Closing,
}

/// What is written together with a word or apart from it.
#[derive(Debug)]
pub(super) struct Affixes {
    prefixes: FxHashSet<&'static str>,
    units: FxHashSet<&'static str>,
    domains: FxHashSet<&'static str>,
    elisions: FxHashSet<&'static str>,
}

/// Words that begin sentences far more often than names: articles, pronouns, conjunctions, prepositions.
#[derive(Debug)]
pub(super) struct Openers(FxHashSet<&'static str>);

impl Default for Abbreviations {
    fn default() -> Self {
        let rows = lexicon::rows(include_str!("../../data/en/lexicon/abbreviation.tsv"));
        let entry = |cells: Vec<&'static str>| {
            (cells[0], Abbreviation { kind: kind(cells[1]), is_word: cells[2] == "word" })
        };
        Self(rows.map(entry).collect())
    }
}

impl Abbreviations {
    /// The abbreviation that `word`, without its stop, is, in any case.
    pub(super) fn get(&self, word: &str) -> Option<Abbreviation> {
        self.0.get(Lower::new(word)?.as_str()).copied()
    }
}

impl Default for Affixes {
    fn default() -> Self {
        let rows: Vec<_> = lexicon::rows(include_str!("../../data/en/lexicon/affix.tsv")).collect();
        let of = |class: &str| rows.iter().filter(|cells| cells[1] == class).map(|cells| cells[0]).collect();
        Self { prefixes: of("prefix"), units: of("unit"), domains: of("domain"), elisions: of("elision") }
    }
}

impl Affixes {
    /// Whether a hyphen after `word` does not part it from the next: "non-", "co-".
    pub(super) fn is_prefix(&self, word: &str) -> bool {
        Lower::new(word).is_some_and(|word| self.prefixes.contains(word.as_str()))
    }

    /// Whether `word` after digits is a word of its own: "km", "pm".
    pub(super) fn is_unit(&self, word: &str) -> bool {
        Lower::new(word).is_some_and(|word| self.units.contains(word.as_str()))
    }

    /// Whether `label` ends the name of a host or a file.
    pub(super) fn is_domain(&self, label: &str) -> bool {
        Lower::new(label).is_some_and(|label| self.domains.contains(label.as_str()))
    }

    /// Whether `word` is written with an apostrophe before it: "'em", "'til".
    pub(super) fn is_elision(&self, word: &str) -> bool {
        Lower::new(word).is_some_and(|word| self.elisions.contains(word.as_str()))
    }
}

impl Default for Openers {
    fn default() -> Self {
        Self(lexicon::set(include_str!("../../data/en/lexicon/sentence_opener.tsv")))
    }
}

impl Openers {
    /// Whether `word`, capitalized as it is, begins sentences far more often than names.
    pub(super) fn contains(&self, word: &str) -> bool {
        let is_capital = word.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
        is_capital && Lower::new(word).is_some_and(|word| self.0.contains(word.as_str()))
    }
}

/// A short word in lower case, without allocation.
struct Lower {
    bytes: [u8; Self::MAX],
    length: usize,
}

impl Lower {
    /// No entry of the lexicons is longer.
    const MAX: usize = 16;

    fn new(word: &str) -> Option<Self> {
        let mut bytes = [0; Self::MAX];
        let slot = bytes.get_mut(..word.len())?;
        slot.copy_from_slice(word.as_bytes());
        slot.make_ascii_lowercase();
        Some(Self { bytes, length: word.len() })
    }

    fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..self.length]).expect("lower-casing ASCII letters keeps UTF-8")
    }
}

fn kind(name: &str) -> Kind {
    match name {
        "title" => Kind::Title,
        "suffix" => Kind::Suffix,
        "organization" => Kind::Organization,
        "calendar" => Kind::Calendar,
        "reference" => Kind::Reference,
        "place" => Kind::Place,
        "measure" => Kind::Measure,
        "connective" => Kind::Connective,
        "closing" => Kind::Closing,
        _ => panic!("abbreviation.tsv: {name:?} is no kind of abbreviation"),
    }
}
