//! What kinds of names a common noun may stand for: "the company" for an organization, "the country" for a state.

use rustc_hash::FxHashMap;

use super::Thing;
use super::phrase::Phrase;
use crate::lexicon;
use crate::types::EntityKind;

/// How a noun and a name fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// The name or a title of its bearer ends with the noun.
    Said,
    /// The noun is one for such names.
    Alike,
    /// It is one for others.
    Unlike,
}

/// Nouns and the kinds of names that they may stand for.
#[derive(Debug)]
pub(in super::super) struct NounKinds(FxHashMap<&'static str, &'static str>);

impl Default for NounKinds {
    fn default() -> Self {
        let rows = lexicon::rows(include_str!("../../../../data/en/lexicon/noun_kind.tsv"));
        Self(rows.map(|row| (row[0], row[1])).collect())
    }
}

impl NounKinds {
    pub(super) fn of(&self, lemma: &str) -> Option<&'static str> {
        self.0.get(lemma).copied()
    }

    /// Whether a noun is for persons.
    pub(in super::super) fn is_person(&self, lemma: &str) -> bool {
        matches!(self.of(lemma), Some("person" | "office"))
    }

    /// Whether two nouns are for the same kind of name.
    pub(super) fn same(&self, one: &str, other: &str) -> bool {
        let kind = self.of(one).filter(|kind| !matches!(*kind, "person" | "office" | "body"));
        kind.is_some() && kind == self.of(other)
    }

    pub(super) fn fits(&self, phrase: &Phrase, thing: &Thing) -> Fit {
        let lemma = phrase.lemma.as_str();
        if thing.titles.iter().any(|title| title == lemma) || ends_with(&thing.name, lemma) {
            return Fit::Said;
        }
        let Some(kind) = thing.kind else { return Fit::Unlike };
        let sector = thing.sector.as_deref();
        let fits = match self.of(lemma) {
            Some("person") => kind == EntityKind::Person,
            Some("business") => {
                kind == EntityKind::Organization
                    && sector.is_none_or(|sector| matches!(sector, "BUS" | "JRN"))
            }
            Some("bloc") => kind == EntityKind::Organization && matches!(sector, Some("IGO" | "EUR")),
            Some("medium") => kind == EntityKind::Organization && sector == Some("JRN"),
            Some("party") => kind == EntityKind::Organization && sector.is_none_or(|sector| sector == "PTY"),
            Some("organization") => kind == EntityKind::Organization,
            Some("country") => thing.country,
            Some("place") => kind == EntityKind::Place && !thing.country,
            Some("facility") => kind == EntityKind::Facility,
            Some("product") => matches!(kind, EntityKind::Product | EntityKind::Other),
            _ => false,
        };
        if fits { Fit::Alike } else { Fit::Unlike }
    }
}

/// Whether a name of several words ends with a noun: "Fisheries Board".
pub(super) fn ends_with(name: &str, noun: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, last)| last.eq_ignore_ascii_case(noun))
}
