//! "Jess Byrne, a Democrat, who has backed it": what is told of a person, which a parser hangs on another noun.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::lexicon::noun_kind;
use crate::types::Upos;

impl Parse<'_> {
    /// Hangs what is told of a person on the person: "Jess Byrne, a Democrat, who has backed it", "a breach of rules by Carrow, who
    /// deny it", "union leader Jo Marsh, who vowed".
    pub(super) fn mend_descriptions(&mut self) {
        let Some(relative) = self.relation_number("acl:relcl") else { return };
        let arcs: Vec<(usize, Arc)> = (2..self.len())
            .filter(|&who| self.is_any(who, &["who"]) && self.form(who - 1) == ",")
            .filter_map(|who| {
                let verb = self.head(who)?;
                let above = self.head(verb)?;
                let person = match self.relation(verb) {
                    Relation::Relative => self.described_by(above).or_else(|| self.name_before(who, above)),
                    Relation::Adverbial if self.relation(who).is_subject() => {
                        self.name_ending_at(who - 1).filter(|&name| !self.way_up(name).contains(&verb))
                    }
                    _ => None,
                };
                Some((verb, Self::arc_to(person?, relative)))
            })
            .collect();
        self.rehang(&arcs);
    }

    /// Hangs a name on the noun that it stands beside: "a lawyer for Mr Sonko, Cire Ly,", "the owner of the Linnea, Norvane,", "the
    /// state railway SNCF".
    pub(super) fn mend_names_beside(&mut self) {
        let Some(apposition) = self.relation_number("appos") else { return };
        let arcs: Vec<(usize, Arc)> = (2..self.len())
            .filter(|&name| self.upos(name) == Upos::Propn)
            .filter_map(|name| {
                let noun = self.subject_before(name).or_else(|| self.named_by(name))?;
                Some((name, Self::arc_to(noun, apposition)))
            })
            .collect();
        self.rehang(&arcs);
    }

    /// The noun that a name after a comma is for, where the parser hung it on a name between them, or took it for a complement.
    fn named_by(&self, name: usize) -> Option<usize> {
        let before = self.head(name).filter(|&before| before < name && self.is_set_off(name))?;
        let is_noun = |&noun: &usize| self.upos(noun) == Upos::Noun && noun < name;
        if self.relation(name) == Relation::Noun {
            return Some(before).filter(is_noun).filter(|_| self.dependent(name, Relation::Case).is_none());
        }
        // "The mayor of Boise, Idaho": a place stands beside a place.
        let of_another = match self.relation(name) {
            Relation::Part => self.has_case(before, &["at", "for", "of", "to"]),
            Relation::Apposition => self.has_case(before, &["for", "to"]),
            _ => false,
        };
        let may_be =
            of_another && self.upos(before) == Upos::Propn && self.relation(before) == Relation::Noun;
        self.head(before).filter(|noun| may_be && *noun < before).filter(is_noun)
    }

    /// The noun right before a name that a parser took for another subject of the same verb.
    fn subject_before(&self, name: usize) -> Option<usize> {
        let is_subject = |at: usize| self.relation(at) == Relation::Subject;
        let noun = is_subject(name).then(|| self.phrase(name).start.checked_sub(1))??;
        let is_one = self.upos(noun) == Upos::Noun && is_subject(noun) && self.head(noun) == self.head(name);
        is_one.then_some(noun)
    }

    /// Whether a comma stands before a name.
    fn is_set_off(&self, name: usize) -> bool {
        let first = self.phrase(name).start;
        first > 0 && self.form(first - 1) == ","
    }

    /// The named person whom a noun with "a" says more of.
    fn described_by(&self, noun: usize) -> Option<usize> {
        let has_article = self.dependents(noun).any(|at| self.is_any(at, &["a", "an"]));
        let is_said = has_article && self.relation(noun) == Relation::Apposition;
        self.head(noun).filter(|&person| is_said && self.upos(person) == Upos::Propn)
    }

    /// The name right before "who", where the parser chose a thing, or the noun that the name follows.
    fn name_before(&self, who: usize, noun: usize) -> Option<usize> {
        let name = self.name_ending_at(who - 1)?;
        let is_followed = noun + 1 == name || (noun + 2 == name && self.form(noun + 1) == ",");
        let is_passed_over = is_followed || is_thing(self.lemma(noun));
        let is_noun = self.upos(noun) == Upos::Noun && noun < name;
        (is_noun && is_passed_over && self.relation(name) != Relation::Compound).then_some(name)
    }

    /// The head of the name that ends at a word.
    fn name_ending_at(&self, end: usize) -> Option<usize> {
        let last = end.checked_sub(1).filter(|&at| self.upos(at) == Upos::Propn)?;
        self.way_up(last).into_iter().take_while(|&at| self.upos(at) == Upos::Propn).last()
    }
}

/// Whether nobody goes by a noun.
fn is_thing(lemma: &str) -> bool {
    !matches!(
        noun_kind::of(lemma),
        Some("person" | "office" | "organization" | "business" | "body" | "party")
    )
}
