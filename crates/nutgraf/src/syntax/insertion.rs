//! "Urged Tonga, which holds a licence, to follow suit": what somebody is asked to do, which a parser hangs on the words set off before it.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

/// Verbs that say who is to do what (after Levin, English Verb Classes and Alternations, 1993, 37.1, 37.9 and 58).
const ASK: [&str; 28] = [
    "advise",
    "appeal",
    "ask",
    "beg",
    "call",
    "challenge",
    "command",
    "direct",
    "encourage",
    "exhort",
    "force",
    "implore",
    "instruct",
    "invite",
    "lobby",
    "oblige",
    "order",
    "permit",
    "persuade",
    "press",
    "pressure",
    "push",
    "remind",
    "require",
    "tell",
    "urge",
    "warn",
    "allow",
];

/// Words between a verb and its infinitive, at most.
const REACH: usize = 40;

impl Parse<'_> {
    /// Hangs an infinitive after words between commas on the verb of asking before them.
    pub(super) fn mend_insertions(&mut self) {
        let Some(complement) = self.relation_number("xcomp") else { return };
        let arcs: Vec<(usize, Arc)> = (2..self.len())
            .filter_map(|to| {
                let infinitive = self.set_off_infinitive(to)?;
                Some((infinitive, Self::arc_to(self.asking_verb(infinitive, to)?, complement)))
            })
            .collect();
        self.rehang(&arcs);
    }

    /// The verb of a "to" or "not to" right after a comma.
    fn set_off_infinitive(&self, to: usize) -> Option<usize> {
        let is_to = self.is_any(to, &["to"]) && self.relation(to) == Relation::Mark;
        let before = if self.is_any(to - 1, &["not"]) { to - 2 } else { to - 1 };
        self.head(to).filter(|&infinitive| is_to && infinitive > to && self.form(before) == ",")
    }

    /// The verb of asking whom an insertion describes, where the infinitive hangs on the insertion.
    fn asking_verb(&self, infinitive: usize, to: usize) -> Option<usize> {
        let sentence = &self.text.sentence_tokens[self.sentence_of(to)];
        let start = sentence.start.max(to.saturating_sub(REACH));
        let governor = self.head(infinitive).filter(|&governor| governor < to)?;
        let asks = |&at: &usize| self.upos(at) == Upos::Verb && ASK.contains(&self.lemma(at));
        let comma_of = |verb: usize| {
            let asked = self.dependents(verb).find(|&at| at > verb && self.is_asked(at))?;
            (asked..to - 2).find(|&at| self.form(at) == "," && self.opens_insertion(at + 1))
        };
        let (verb, comma) = (start..to).rev().filter(asks).find_map(|verb| Some((verb, comma_of(verb)?)))?;
        let mut before = self.dependents(verb).filter(|&at| at > verb && at < comma);
        let has_own = before.any(|at| self.relation(at) == Relation::Complement);
        (governor != verb && !has_own).then_some(verb)
    }

    fn is_asked(&self, at: usize) -> bool {
        matches!(self.relation(at), Relation::Object | Relation::IndirectObject | Relation::Oblique)
    }

    /// "Which holds", "from which", "both of whom", "its closest ally", "a former banker".
    fn opens_insertion(&self, at: usize) -> bool {
        const RELATIVE: [&str; 5] = ["who", "whom", "which", "whose", "where"];
        let is_relative = |at: usize| at < self.len() && self.is_any(at, &RELATIVE);
        is_relative(at)
            || self.upos(at) == Upos::Adp && is_relative(at + 1)
            || at + 1 < self.len() && self.is_any(at + 1, &["of"]) && is_relative(at + 2)
            || self.is_any(at, &["including", "especially", "particularly"])
            || matches!(self.upos(at), Upos::Det | Upos::Pron | Upos::Propn)
    }
}
