//! Whom a noun speaks of: the members of its list, each with its words and the mention that names it.

use std::ops::Range;

use super::Discourse;
use crate::syntax::Relation;
use crate::types::{EntityId, EntityKind, Mention, MentionForm, Sector, Upos};

/// A noun with what belongs to it, without those that it is listed with.
#[derive(Clone, Debug)]
pub(crate) struct NounPhrase<'d> {
    /// Its head.
    pub(crate) head: usize,
    pub(crate) words: Range<usize>,
    /// What names whom it speaks of: a name, a pronoun, a noun.
    pub(crate) mention: Option<&'d Mention>,
}

impl NounPhrase<'_> {
    /// Whom it speaks of, where a mention says.
    pub(crate) fn entity(&self) -> Option<EntityId> {
        self.mention.map(|mention| mention.entity)
    }
}

impl<'d> Discourse<'d> {
    /// Those whom a noun and its list speak of.
    pub(crate) fn listed(&'d self, head: usize) -> Vec<NounPhrase<'d>> {
        let head = self.names_of_many(head).or_else(|| self.states_of_many(head)).unwrap_or(head);
        let mut all: Vec<_> = self.parse.listed(head).map(|head| self.noun_phrase(head)).collect();
        // "Trinidad and Tobago" is one.
        all.dedup_by(|later, first| {
            later.mention.is_some()
                && later.mention.map(|one| one.span) == first.mention.map(|one| one.span)
                && self.place_at(later.head) == self.place_at(first.head)
        });
        all
    }

    /// "The two ministers, Lena Ek and Bo Hart": the first of several names for those whom a noun in the plural speaks of.
    fn names_of_many(&self, head: usize) -> Option<usize> {
        let is_list = |&at: &usize| {
            self.parse.relation(at) == Relation::Apposition
                && self.parse.dependent(at, Relation::Conjunct).is_some()
                && self.mention_at(at).is_some_and(|mention| mention.form == MentionForm::Name)
        };
        let is_many = self.parse.tag(head) == "NNS" && self.mention_at(head).is_none();
        self.parse.dependents(head).filter(|_| is_many).find(is_list)
    }

    /// "The presidents of Kenya, Uganda and Rwanda": the first of several states for whom those act that a noun in the plural speaks of.
    fn states_of_many(&self, head: usize) -> Option<usize> {
        let parse = self.parse;
        let entity = self.mention_at(head).map(|mention| mention.entity).or_else(|| self.unnamed(head))?;
        let govern = self[entity].sector == Some(Sector::Government) && parse.tag(head) == "NNS";
        let is_state = |at: usize| self.mention_at(at).is_some_and(|mention| self.is_state(mention.entity));
        let mut of = parse.dependents(head).filter(|&at| govern && parse.has_case(at, &["of"]));
        of.find(|&at| parse.listed(at).count() > 1 && parse.listed(at).all(is_state))
    }

    /// Whom a noun alone speaks of.
    pub(crate) fn noun_phrase(&'d self, head: usize) -> NounPhrase<'d> {
        let words = self.parse.noun_phrase(head);
        let own =
            self.place_at(head).map(|at| &self.extents[at].words).filter(|own| own.start == words.start);
        let words = words.start..own.map_or(words.end, |own| own.end.max(words.end));
        NounPhrase { head, words, mention: self.named(head) }
    }

    /// Whom a noun speaks of that no mention holds: "troops", "two officials".
    pub(crate) fn unnamed(&self, head: usize) -> Option<EntityId> {
        let at = self.phrases.binary_search_by_key(&head, |phrase| phrase.head).ok()?;
        Some(self.phrases[at].entity)
    }

    /// The mention of a noun: its own, or that of the person whom it is one with ("the minister, Ana Duarte").
    fn named(&self, head: usize) -> Option<&Mention> {
        self.mention_at(head).or_else(|| {
            let is_one = |&at: &usize| {
                self.parse.relation(at).is_part() || self.parse.relation(at) == Relation::Apposition
            };
            let is_whose = |at: usize| self.is_before_noun(at, head);
            let beside = || self.parse.dependents(head).filter(is_one).filter(|&at| !is_whose(at));
            let person = beside().filter_map(|at| self.mention_at(at)).find(|one| self.is_person(one.entity));
            person.or_else(|| {
                beside().filter(|&at| self.is_body_beside(head, at)).find_map(|at| self.mention_at(at))
            })
        })
    }

    /// "Ana Duarte supporters": whether a name only says whose those are whom the noun behind it speaks of.
    pub(super) fn is_before_noun(&self, name: usize, head: usize) -> bool {
        name < head && self.parse.relation(name) == Relation::Compound && self.parse.upos(head) == Upos::Noun
    }

    /// "The children's agency, Unicef,", "Britain's media regulator Ofcom": whether the name of a body stands beside what it is.
    fn is_body_beside(&self, head: usize, name: usize) -> bool {
        let is_body = self.mention_at(name).is_some_and(|mention| {
            mention.form == MentionForm::Name && self[mention.entity].kind == EntityKind::Organization
        });
        let first = self.parse.noun_phrase(name).start;
        is_body
            && self.parse.tag(head) == "NN"
            && self.parse.relation(name) == Relation::Apposition
            && head < first
            && (head + 1 == first || self.parse.form(first - 1) == ",")
    }
}
