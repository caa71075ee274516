//! What kinds of names a common noun may stand for: "the company" for an organization, "the country" for a state.

use rustc_hash::FxHashMap;

use super::Thing;
use super::phrase::Phrase;
use crate::lexicon;
use crate::types::EntityKind;

/// How a noun and a name fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discourse) enum Fit {
    /// The name or a title of its bearer ends with the noun.
    Said,
    /// The noun is one for such names.
    Alike,
    /// It is one for others.
    Unlike,
}

/// Nouns and the kinds of names that they may stand for.
#[derive(Debug)]
pub(in crate::discourse) struct NounKinds(FxHashMap<&'static str, &'static str>);

impl Default for NounKinds {
    fn default() -> Self {
        let rows = lexicon::rows(include_str!("../../../../data/en/lexicon/noun_kind.tsv"));
        Self(rows.map(|row| (row[0], row[1])).collect())
    }
}

impl NounKinds {
    pub(in crate::discourse) fn of(&self, lemma: &str) -> Option<&'static str> {
        self.0.get(lemma).copied()
    }

    /// Whether a noun is for persons.
    pub(in crate::discourse) fn is_person(&self, lemma: &str) -> bool {
        is_of_persons(self.of(lemma))
    }
}

/// Whether a noun of this kind is for persons.
pub(in crate::discourse) fn is_of_persons(noun: Option<&str>) -> bool {
    matches!(noun, Some("person" | "office"))
}

/// Whether nouns of two kinds may be for one thing: "the plane", "the jet".
pub(in crate::discourse) fn are_same(one: Option<&str>, other: Option<&str>) -> bool {
    let is_mixed = |kind| matches!(kind, "person" | "office" | "body" | "event" | "product");
    one.is_some_and(|kind| !is_mixed(kind)) && one == other
}

/// How a noun fits what was spoken of before.
pub(in crate::discourse) fn fit(phrase: &Phrase, thing: &Thing) -> Fit {
    if thing.titles.contains(&phrase.lemma) || thing.ends_with(&phrase.lemma) {
        return Fit::Said;
    }
    let Some(kind) = thing.kind else { return Fit::Unlike };
    let sector = thing.sector.as_deref();
    let fits = match phrase.noun {
        Some("person") => kind == EntityKind::Person,
        Some("business") => {
            kind == EntityKind::Organization && sector.is_none_or(|sector| matches!(sector, "BUS" | "JRN"))
        }
        Some("bloc") => kind == EntityKind::Organization && matches!(sector, Some("IGO" | "EUR")),
        Some("medium") => kind == EntityKind::Organization && sector == Some("JRN"),
        Some("party") => kind == EntityKind::Organization && sector.is_none_or(|sector| sector == "PTY"),
        Some("organization") => kind == EntityKind::Organization,
        Some("country") => thing.country,
        Some("place") => kind == EntityKind::Place && !thing.country,
        Some("facility") => kind == EntityKind::Facility,
        Some("device" | "event" | "product" | "text" | "vehicle" | "work") => {
            matches!(kind, EntityKind::Product | EntityKind::Other)
        }
        _ => false,
    };
    if fits { Fit::Alike } else { Fit::Unlike }
}
