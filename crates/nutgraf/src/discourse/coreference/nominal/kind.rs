//! What kinds of names a common noun may stand for: "the company" for an organization, "the country" for a state.

use crate::lexicon::noun_kind;

/// Nouns and the kinds of names that they may stand for.
#[derive(Debug)]
pub(in crate::discourse) struct NounKinds;

impl NounKinds {
    pub(in crate::discourse) fn of(&self, lemma: &str) -> Option<&'static str> {
        noun_kind::of(lemma)
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

/// Whether a noun of this kind is for somebody or something that says things: persons, bodies, papers.
pub(in crate::discourse) fn may_speak(noun: Option<&str>) -> bool {
    noun.is_some_and(|kind| {
        !matches!(kind, "device" | "event" | "facility" | "place" | "product" | "vehicle" | "work")
    })
}

/// Whether nouns of two kinds may be for one thing: "the plane", "the jet".
pub(in crate::discourse) fn are_same(one: Option<&str>, other: Option<&str>) -> bool {
    let is_mixed = |kind| matches!(kind, "person" | "office" | "body" | "event" | "product");
    one.is_some_and(|kind| !is_mixed(kind)) && one == other
}
