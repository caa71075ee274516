//! "Jess Byrne, a Democrat, who has backed it": what is told of a person, which a parser hangs on another noun.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::lexicon::noun_kind;
use crate::types::Upos;

impl Parse<'_> {
    /// Hangs what is told of a person on the person: "Jess Byrne, a Democrat, who has backed it", "a breach of rules by Carrow, who deny it".
    pub(super) fn mend_descriptions(&mut self) {
        let arcs: Vec<(usize, Arc)> = (2..self.len())
            .filter(|&who| self.is_any(who, &["who"]) && self.form(who - 1) == ",")
            .filter_map(|who| {
                let verb = self.head(who).filter(|&verb| self.relation(verb) == Relation::Relative)?;
                let noun = self.head(verb)?;
                let person = self.described_by(noun).or_else(|| self.name_before(who, noun))?;
                Some((verb, Self::arc_to(person, self.arc(verb).1)))
            })
            .collect();
        self.rehang(&arcs);
    }

    /// The named person whom a noun with "a" says more of.
    fn described_by(&self, noun: usize) -> Option<usize> {
        let has_article = self.dependents(noun).any(|at| self.is_any(at, &["a", "an"]));
        let is_said = has_article && self.relation(noun) == Relation::Apposition;
        self.head(noun).filter(|&person| is_said && self.upos(person) == Upos::Propn)
    }

    /// The name right before "who", where the parser chose a thing.
    fn name_before(&self, who: usize, noun: usize) -> Option<usize> {
        let last = who.checked_sub(2).filter(|&at| self.upos(at) == Upos::Propn)?;
        let name = self.way_up(last).into_iter().take_while(|&at| self.upos(at) == Upos::Propn).last()?;
        let is_thing = self.upos(noun) == Upos::Noun && noun < name && is_thing(self.lemma(noun));
        (is_thing && self.relation(name) != Relation::Compound).then_some(name)
    }
}

/// Whether nobody goes by a noun.
fn is_thing(lemma: &str) -> bool {
    !matches!(
        noun_kind::of(lemma),
        Some("person" | "office" | "organization" | "business" | "body" | "party")
    )
}
