//! "Accused the government of hypocrisy": what a verb says of somebody after "of", which a parser hangs on their noun.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::lexicon::noun_kind;
use crate::types::Upos;

/// Verbs that say of whom and, after "of", what (Levin, English Verb Classes and Alternations, 1993, 10.5, 10.6 and 37.2, and those
/// of accusing).
const OF: [&str; 27] = [
    "absolve",
    "accuse",
    "acquit",
    "advise",
    "apprise",
    "assure",
    "cheat",
    "clear",
    "convict",
    "convince",
    "cure",
    "deprive",
    "divest",
    "drain",
    "exonerate",
    "inform",
    "notify",
    "persuade",
    "purge",
    "reassure",
    "relieve",
    "remind",
    "rid",
    "rob",
    "strip",
    "suspect",
    "warn",
];

/// Nouns in a chain of "of", at most.
const STEPS: usize = 4;

impl Parse<'_> {
    /// Hangs what somebody is accused, assured or robbed of on the verb.
    pub(super) fn mend_matters(&mut self) {
        let Some(oblique) = self.relation_number("obl") else { return };
        let arcs: Vec<(usize, Arc)> = (0..self.len())
            .filter(|&at| self.upos(at) == Upos::Verb && OF.contains(&self.lemma(at)))
            .filter_map(|verb| Some((self.matter(verb)?, Self::arc_to(verb, oblique))))
            .collect();
        self.rehang(&arcs);
    }

    /// The noun after the last "of" in the words of a verb's object, where it is nothing that the object is of.
    fn matter(&self, verb: usize) -> Option<usize> {
        let object = self.dependent(verb, Relation::Object).filter(|&object| object > verb)?;
        let is_of = |&at: &usize| {
            matches!(self.relation(at), Relation::Noun | Relation::Oblique) && self.has_case(at, &["of"])
        };
        let says_of = self.dependents(verb).any(|at| {
            at > object && (is_of(&at) || self.relation(at) == Relation::Adverbial && self.is_after_of(at))
        });
        if says_of {
            return None;
        }
        let (mut matter, mut steps) = (object, 0);
        while let Some(next) = self.dependents(matter).rfind(|at| *at > matter && is_of(at))
            && steps < STEPS
        {
            (matter, steps) = (next, steps + 1);
        }
        // "Accused the head of the bank"
        let is_owner = steps == 1 && is_body(self.lemma(matter));
        (steps > 0 && self.upos(matter) == Upos::Noun && !is_owner).then_some(matter)
    }

    /// "Of shelling a market"
    fn is_after_of(&self, clause: usize) -> bool {
        self.dependents(clause).any(|at| at < clause && self.is_any(at, &["of"]))
    }
}

/// Whether a noun is for whom or what somebody may be of: "the head of the bank".
fn is_body(lemma: &str) -> bool {
    const OTHERS: [&str; 6] = ["device", "event", "product", "text", "vehicle", "work"];
    noun_kind::of(lemma).is_some_and(|kind| !OTHERS.contains(&kind))
}
