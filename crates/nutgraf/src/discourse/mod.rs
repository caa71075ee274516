//! Who and what an article speaks of: every entity with all its mentions, found once, before anybody asks.
//!
//! [`mention`] finds where somebody is named, [`cluster`] joins names of one bearer, [`coreference`] tells what pronouns and
//! nouns mean, [`attribute`] what else is known. Later stages look up who stands at a word; none of them adds anybody.
//! [`Discourse::finish`] drops what no fact refers to and numbers what is left, once.

mod attribute;
mod build;
mod cluster;
mod context;
mod coreference;
mod finish;
mod mention;
mod noun_phrase;
mod people;
mod speaker;
#[cfg(feature = "train")]
mod train;

use std::cell::OnceCell;
use std::ops::{Index, Range};

use rustc_hash::FxHashMap;

use attribute::country::Countries;
use attribute::gender::Genders;
use attribute::metonymy::Governments;
use attribute::role::Offices;
use cluster::organization::Endings;
pub(crate) use context::Context;
use coreference::nominal::{self, NounKinds, Trades, Weights};
use coreference::pronoun;
use mention::no_name::Ranks;
use mention::noun_phrase::Agents;
use mention::person_noun::Compatriots;
use mention::told_kind::Telling;
pub(crate) use noun_phrase::NounPhrase;
#[cfg(feature = "train")]
pub(crate) use train::{nominals, pronouns};

use crate::learn::boosted_trees::BoostedTrees;
use crate::syntax::Parse;
use crate::types::{Entity, EntityId, EntityKind, Mention, MentionForm, Span};

/// Lexicons of names, and the weights of the scorers of pronouns and nouns.
#[derive(Debug)]
pub(crate) struct Rules {
    countries: Countries,
    genders: Genders,
    governments: Governments,
    offices: Offices,
    kinds: NounKinds,
    agents: Agents,
    endings: Endings,
    ranks: Ranks,
    telling: Telling,
    trades: Trades,
    compatriots: Compatriots,
    /// The scorer of he and she.
    pronouns: BoostedTrees,
    /// Of the scorer of nouns, "it" and "they".
    nominals: Weights,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            countries: Countries::default(),
            genders: Genders::default(),
            governments: Governments::default(),
            offices: Offices::default(),
            kinds: NounKinds,
            agents: Agents::default(),
            endings: Endings::default(),
            ranks: Ranks::default(),
            telling: Telling::default(),
            trades: Trades::default(),
            compatriots: Compatriots::default(),
            pronouns: pronoun::forest(),
            nominals: nominal::weights(),
        }
    }
}

/// The entities of an article and where they are mentioned.
#[derive(Debug)]
pub(crate) struct Discourse<'a> {
    parse: &'a Parse<'a>,
    /// By their ids, which hold until [`Discourse::finish`].
    entities: Vec<Entity>,
    /// Whether each is a state, or a place that stands for one.
    is_state: Vec<bool>,
    /// What is mentioned for certain, in reading order.
    mentions: Vec<Mention>,
    /// For each word the innermost mention that holds it, one more than its index.
    innermost: Vec<u32>,
    /// The words of each mention.
    extents: Vec<Extent>,
    /// Nouns that name somebody and are no part of a mention, by their heads.
    phrases: Vec<mention::noun_phrase::Phrase>,
    /// Whom the words mean that name sources of quotations.
    sources: FxHashMap<Span, EntityId>,
    /// How often each is mentioned.
    times: OnceCell<Vec<usize>>,
}

/// The words of a mention.
#[derive(Clone, Debug)]
struct Extent {
    words: Range<usize>,
    /// Those that belong to its noun: whom they speak of is whom it means.
    held: Range<usize>,
}

impl Index<EntityId> for Discourse<'_> {
    type Output = Entity;

    fn index(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }
}

impl Discourse<'_> {
    /// Whether an entity is a state, or a place that stands for one: a country, its capital, its palace.
    pub(crate) fn is_state(&self, id: EntityId) -> bool {
        self.is_state[id.index()]
    }

    /// The mention that a word is part of, the innermost of several.
    pub(crate) fn mention_at(&self, word: usize) -> Option<&Mention> {
        self.place_at(word).map(|at| &self.mentions[at])
    }

    /// Whether a name of somebody or of a body has more words than these, and these first.
    pub(crate) fn has_name_around(&self, span: Span) -> bool {
        self.mentions_in(span).any(|mention| {
            let is_it = matches!(
                self[mention.entity].kind,
                EntityKind::Person | EntityKind::Organization | EntityKind::Facility
            );
            is_it
                && mention.form == MentionForm::Name
                && mention.span.start() == span.start()
                && mention.span.end() > span.end()
        })
    }

    /// The mentions that begin in a span, in reading order.
    pub(crate) fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let from = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        self.mentions[from..].iter().take_while(move |mention| mention.span.start() < span.end())
    }

    /// Where an entity is mentioned.
    #[cfg(feature = "train")]
    pub(crate) fn names(&self, id: EntityId) -> Vec<Span> {
        self.mentions.iter().filter(|mention| mention.entity == id).map(|mention| mention.span).collect()
    }

    /// How often an entity is mentioned.
    pub(crate) fn times_mentioned(&self, id: EntityId) -> usize {
        let counted = || {
            let mut times = vec![0; self.entities.len()];
            self.mentions.iter().for_each(|mention| times[mention.entity.index()] += 1);
            times
        };
        self.times.get_or_init(counted)[id.index()]
    }

    /// Whom the words mean that name the source of a quotation.
    pub(crate) fn source(&self, source: Span) -> Option<EntityId> {
        self.sources.get(&source).copied()
    }

    fn place_at(&self, word: usize) -> Option<usize> {
        (self.innermost[word] as usize).checked_sub(1)
    }

    fn is_person(&self, id: EntityId) -> bool {
        self[id].kind == EntityKind::Person
    }
}
