//! How the discourse of an article grows: names, what pronouns and nouns mean, sources, those who say "I", who else is
//! spoken of, and at last what is known of each.

use std::cell::OnceCell;
use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::attribute::geocode;
use super::attribute::metonymy::may_stand_for_a_government;
use super::cluster::join;
use super::coreference::first_person;
use super::coreference::nominal::{self, Referent};
use super::coreference::pronoun::{self, Choice};
use super::coreference::{pair, they};
use super::mention::{Naming, mention, noun_phrase, person_noun};
use super::people::People;
use super::{Discourse, Extent, Rules};
use crate::KnowledgeBase;
use crate::syntax::Parse;
use crate::types::{Entity, EntityId, EntityKind, Evidence, Mention, MentionForm, Quotation, Span};

impl<'a> Discourse<'a> {
    /// Reads who and what a text speaks of. `quotations` tell who says "I", and in which words sources are named; entities
    /// are linked to the rows of the user's table `known`.
    pub(crate) fn new(
        parse: &'a Parse<'a>,
        quotations: &[Quotation],
        known: Option<&KnowledgeBase>,
        rules: &Rules,
    ) -> Self {
        let Chains { entities, places, nominal } = Chains::of(parse, rules, quotations, &mut |_, _| {});
        let mut discourse = Self { entities, ..Self::silent(parse) };
        discourse.mention(places, nominal, rules);
        discourse.tell_offices(rules);
        discourse.tell_metonyms(rules);
        let unnamed = noun_phrase::Unnamed::of_sources(&mut discourse, quotations, rules);
        first_person::resolve(&mut discourse, quotations, rules);
        unnamed.of_arguments(&mut discourse, rules);
        discourse.tell_states(rules);
        geocode::locate(&parse.text, &mut discourse.entities, &discourse.mentions);
        if let Some(known) = known {
            known.link(&parse.text, &mut discourse.entities, &discourse.mentions);
        }
        discourse
    }

    /// Of a text of which nobody asks who is spoken of.
    pub(crate) fn silent(parse: &'a Parse<'a>) -> Self {
        Self {
            parse,
            entities: Vec::new(),
            is_state: Vec::new(),
            mentions: Vec::new(),
            innermost: Vec::new(),
            extents: Vec::new(),
            phrases: Vec::new(),
            sources: FxHashMap::default(),
            times: OnceCell::new(),
        }
    }

    /// Adds an entity.
    pub(in crate::discourse) fn add(&mut self, entity: impl FnOnce(EntityId) -> Entity) -> EntityId {
        let id = EntityId::new(self.entities.len());
        self.entities.push(entity(id));
        id
    }

    /// Adds mentions, and keeps them in reading order.
    pub(in crate::discourse) fn add_mentions(&mut self, new: impl IntoIterator<Item = Mention>) {
        let parse = self.parse;
        let place = |mention: Mention| {
            let words = parse.tokens_within(mention.span);
            let held = match mention.form {
                // The words that name a source may be more than a noun with what belongs to it.
                MentionForm::Nominal => {
                    let own = parse.noun_phrase(parse.head_of(&words));
                    own.start.max(words.start)..own.end.min(words.end)
                }
                MentionForm::Name | MentionForm::Pronoun => words.clone(),
            };
            (mention, Extent { words, held })
        };
        let known = std::mem::take(&mut self.mentions).into_iter().zip(std::mem::take(&mut self.extents));
        let mut all: Vec<_> = known.chain(new.into_iter().map(place)).collect();
        all.sort_by_key(|(mention, _)| (mention.span, mention.entity));
        (self.mentions, self.extents) = all.into_iter().unzip();
        let mut order: Vec<u32> = (0..).take(self.extents.len()).collect();
        // The shorter later, and of two as long the first one last.
        order.sort_unstable_by_key(|&at| (Reverse(self.extents[at as usize].held.len()), Reverse(at)));
        self.innermost.clear();
        self.innermost.resize(parse.len(), 0);
        for at in order {
            self.innermost[self.extents[at as usize].held.clone()].fill(at + 1);
        }
    }

    /// Mentions what names, pronouns and nouns mean. What is spoken of twice without a name is an entity too.
    fn mention(&mut self, places: Vec<MentionDraft>, nominal: nominal::Found, rules: &Rules) {
        let parse = self.parse;
        let n_named = self.entities.len();
        let named = places.into_iter().filter_map(|place| match place.meant {
            Referent::Entity(at) => Some(mention(place.span, EntityId::new(at), place.form, place.evidence)),
            // These are among the items.
            Referent::Phrase(_) => None,
        });
        let named: Vec<_> = named.collect();
        let mut mentions = named.clone();
        let mut chain: FxHashMap<usize, NominalChain> = FxHashMap::default();
        for item in &nominal.items {
            let chain = chain.entry(item.thing).or_default();
            chain.times += 1;
            if item.mention_form() == Some(MentionForm::Nominal) {
                chain.first.get_or_insert_with(|| parse.span(&item.words));
            }
        }
        for (item, score) in nominal.items.iter().zip(&nominal.scores) {
            let Some(form) = item.mention_form() else { continue };
            let chain = chain.get_mut(&item.thing).expect("every thing has a chain");
            let id = match (chain.id, chain.first) {
                _ if item.thing < n_named => EntityId::new(item.thing),
                (Some(id), _) => id,
                (None, Some(first)) if chain.times > 1 => {
                    let name = noun_phrase::name(parse.text.words(first));
                    let id = self.add(|id| noun_phrase::entity(id, name, "nominal", rules));
                    chain.id = Some(id);
                    id
                }
                (None, None) if item.is_of_many() => {
                    let Some(pair) = pair::before(parse, &self.entities, &named, item.words.start) else {
                        continue;
                    };
                    let name = noun_phrase::name(parse.text.words(pair));
                    let id = self.add(|id| noun_phrase::entity(id, name, pair::RULE, rules));
                    mentions.push(mention(pair, id, MentionForm::Nominal, Evidence::rule(pair::RULE)));
                    chain.id = Some(id);
                    id
                }
                _ => continue,
            };
            let evidence = Evidence::scored(item.rule(), *score);
            mentions.push(mention(parse.span(&item.words), id, form, evidence));
        }
        self.add_mentions(mentions);
    }

    /// Says which governments places and palaces stand for where they are mentioned.
    fn tell_metonyms(&mut self, rules: &Rules) {
        for mention in &mut self.mentions {
            let entity = &self.entities[mention.entity.index()];
            if mention.form != MentionForm::Name || !may_stand_for_a_government(entity.kind) {
                continue;
            }
            // A city is not its country's government, nor a state that bears another country's name.
            let code = rules.countries.code(&entity.name);
            let is_country = code.is_some() && code == entity.country.as_deref();
            let country =
                entity.country.as_deref().filter(|_| is_country && entity.kind == EntityKind::Place);
            let head = self.parse.head_of(&self.parse.tokens_within(mention.span));
            let words = self.parse.text.words(mention.span);
            mention.metonym = rules.governments.stood_for(self.parse, words, country, head);
        }
    }

    /// Says which entities are states or stand for one by their names.
    fn tell_states(&mut self, rules: &Rules) {
        let is_state = |entity: &Entity| {
            let by_name = || {
                let code = rules.countries.code(&entity.name);
                code.or_else(|| rules.governments.country(entity.kind, &entity.name, &rules.countries))
            };
            entity.kind == EntityKind::Place
                && entity.country.is_some()
                && by_name() == entity.country.as_deref()
        };
        self.is_state = self.entities.iter().map(is_state).collect();
    }
}

/// What is spoken of, in these words first.
#[derive(Default)]
struct NominalChain {
    times: usize,
    first: Option<Span>,
    id: Option<EntityId>,
}

/// Where somebody or something is mentioned, and how.
pub(in crate::discourse) struct MentionDraft {
    span: Span,
    meant: Referent,
    form: MentionForm,
    evidence: Evidence,
}

/// The entities that names make, with all that is known of persons, where each is mentioned, and what nouns mean.
pub(in crate::discourse) struct Chains {
    pub(in crate::discourse) entities: Vec<Entity>,
    pub(in crate::discourse) places: Vec<MentionDraft>,
    pub(in crate::discourse) nominal: nominal::Found,
}

impl Chains {
    /// `tell` is told of each noun, "it" and "they" what it may mean.
    pub(in crate::discourse) fn of(
        parse: &Parse<'_>,
        rules: &Rules,
        quotations: &[Quotation],
        tell: nominal::Listener<'_>,
    ) -> Self {
        let (mut entities, named) = join(parse, rules);
        let mut people = People::new(parse, &entities, &named, rules);
        let quoted = pronoun::quoted(parse, quotations);
        let choices = pronoun::find(parse, &people.places, &quoted, &mut people.persons, &rules.pronouns);
        people.tell(&choices, &mut entities);
        let theirs = they::persons(parse, &named, &mut entities);
        people.give_roles(parse, &named, rules, &mut entities);
        let places = places(parse, named, &choices, &people, &entities);
        let known: Vec<_> = places.iter().map(|place| place.known(parse)).collect();
        let nominal = nominal::find(parse, (&entities, &theirs), &people.phrases, &known, rules, tell);
        Self { entities, places, nominal }
    }
}

impl MentionDraft {
    fn known(&self, parse: &Parse<'_>) -> nominal::KnownMention {
        nominal::KnownMention {
            words: parse.tokens_within(self.span),
            meant: self.meant,
            is_name: self.form == MentionForm::Name,
            score: self.evidence.score.unwrap_or(1.0),
        }
    }
}

/// The names and the pronouns that stand for persons, in reading order.
fn places(
    parse: &Parse<'_>,
    named: Vec<(Naming, EntityId)>,
    choices: &[Choice],
    people: &People,
    entities: &[Entity],
) -> Vec<MentionDraft> {
    let name = |(name, id): (Naming, EntityId)| MentionDraft {
        span: name.span,
        meant: Referent::Entity(id.index()),
        form: if name.rule == person_noun::RULE { MentionForm::Nominal } else { MentionForm::Name },
        evidence: Evidence::rule(name.rule),
    };
    let pronoun = |choice: &Choice| {
        let meant = people.meant[choice.candidates[choice.chosen?]];
        // What is no person after all is not meant.
        let is_person = |at: usize| entities[at].kind == EntityKind::Person;
        let may_be = !matches!(meant, Referent::Entity(at) if !is_person(at));
        may_be.then(|| MentionDraft {
            span: parse.text.tokens[choice.pronoun.at],
            meant,
            form: MentionForm::Pronoun,
            evidence: Evidence::scored("pronoun", choice.score),
        })
    };
    let mut places: Vec<_> = named.into_iter().map(name).collect();
    // Two sorted runs, which the sort merges in linear time.
    places.extend(choices.iter().filter_map(pronoun));
    places.sort_by_key(|place| place.span);
    places
}
