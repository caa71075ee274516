//! Those whom the article speaks of without a name: the sources of quotations and those who take part in what happens,
//! each an entity under its own words.

use rustc_hash::FxHashMap;

use super::mention;
use super::office_holder::OfficeHolders;
use crate::discourse::attribute::role::is_honorific;
use crate::discourse::{Discourse, Rules};
use crate::lexicon;
use crate::syntax::Relation;
use crate::text::Text;
use crate::types::{
    Entity, EntityId, EntityKind, Evidence, Mention, MentionForm, Quotation, Sector, Span, Upos,
};

/// Words that do not tell one from another.
const ARTICLES: [&str; 3] = ["the ", "a ", "an "];

/// The rule of those who are sources or take part.
const SOURCE: &str = "source";

/// The rule of those whose office is named.
const OFFICE: &str = "office";

/// Sectors of nouns that name somebody.
#[derive(Debug)]
pub(in crate::discourse) struct Agents(FxHashMap<&'static str, &'static str>);

impl Default for Agents {
    fn default() -> Self {
        Self(lexicon::agents())
    }
}

impl Agents {
    /// Whether a word, in the singular or the plural, may name somebody.
    fn may_hold(&self, form: &str) -> bool {
        lexicon::may_hold_noun(&self.0, form)
    }

    /// Whether a noun names somebody.
    pub(in crate::discourse) fn has(&self, lemma: &str) -> bool {
        lexicon::of_noun(&self.0, lemma).is_some()
    }

    /// The sector of PLOVER of whoever the words speak of: that of the last of them that has one, before what they are of.
    pub(in crate::discourse) fn sector(&self, words: &str) -> Option<Sector> {
        let lower = words.to_lowercase();
        let head = [" of ", " in ", " from ", " for ", " at ", " to ", " with "];
        let end = head.iter().filter_map(|of| lower.find(of)).min().unwrap_or(lower.len());
        let known = |word: &str| lexicon::of_noun(&self.0, word).copied().and_then(Sector::of_lexicon);
        lower[..end].rsplit(' ').find_map(known)
    }
}

/// A noun that is not part of a mention.
#[derive(Debug)]
pub(in crate::discourse) struct Phrase {
    pub(in crate::discourse) head: usize,
    pub(in crate::discourse) entity: EntityId,
    /// Where it is mentioned as soon as a fact refers to the entity; the title of somebody named is not a mention of its own.
    span: Option<Span>,
}

impl Phrase {
    /// The mention that it is.
    pub(in crate::discourse) fn mention(&self) -> Option<Mention> {
        Some(mention(self.span?, self.entity, MentionForm::Nominal, Evidence::rule(SOURCE)))
    }

    /// What is told of an entity that was kept ready without a name, now that it has one.
    pub(in crate::discourse) fn name(&self, text: &Text<'_>, entity: &mut Entity) {
        if let Some(span) = self.span.filter(|_| entity.name.is_empty()) {
            entity.name = name(text.words(span));
            entity.evidence = Evidence::rule(SOURCE);
        }
    }
}

/// Something that has no name yet, and will have none unless a fact refers to it.
fn bare(id: EntityId) -> Entity {
    Entity {
        id,
        kind: EntityKind::Other,
        name: String::new(),
        mentions: Vec::new(),
        country: None,
        sector: None,
        roles: Vec::new(),
        number: None,
        gender: None,
        link: None,
        evidence: Evidence::default(),
    }
}

/// Those without a name so far, by their words: the same words are the same entity.
pub(in crate::discourse) struct Unnamed {
    by_words: FxHashMap<String, EntityId>,
    offices: OfficeHolders,
}

impl Unnamed {
    /// Mentions the sources of quotations that nobody is named in, and tells whom each source means.
    pub(in crate::discourse) fn of_sources(
        discourse: &mut Discourse<'_>,
        quotations: &[Quotation],
        rules: &Rules,
    ) -> Self {
        let mut unnamed =
            Self { by_words: FxHashMap::default(), offices: OfficeHolders::of(discourse, rules) };
        let mut open = Vec::new();
        for span in quotations.iter().filter_map(|quotation| quotation.speaker_span) {
            match discourse.meant_by(span) {
                Some(known) => {
                    discourse.sources.insert(span, known);
                }
                None if discourse.is_noun(span) => open.push(span),
                None => {}
            }
        }
        let mut mentions = Vec::new();
        for span in open {
            if let Some(known) = discourse.set_off_in(span, rules) {
                discourse.sources.insert(span, known);
                continue;
            }
            if let Some(holder) = unnamed.offices.named(discourse.parse.text.words(span), rules) {
                if discourse.sources.insert(span, holder).is_none() {
                    mentions.push(mention(span, holder, MentionForm::Nominal, Evidence::rule(OFFICE)));
                }
                continue;
            }
            if let Some(known) = discourse.called_by(span, rules) {
                if discourse.sources.insert(span, known).is_none() {
                    mentions.push(mention(span, known, MentionForm::Name, Evidence::rule(SOURCE)));
                }
                continue;
            }
            let id = match titled(&discourse.parse.text, span, &discourse.entities, &discourse.mentions) {
                Some(person) => {
                    let name = name(discourse.parse.text.words(span));
                    let (told, person) =
                        (entity(person, name, SOURCE, rules), &mut discourse.entities[person.index()]);
                    person.country = person.country.take().or(told.country);
                    person.sector = person.sector.take().or(told.sector);
                    told.id
                }
                None => {
                    let own = own_words(discourse, span);
                    let id = unnamed.entity(discourse, own, rules);
                    if !discourse.sources.contains_key(&span) {
                        mentions.push(mention(own, id, MentionForm::Nominal, Evidence::rule(SOURCE)));
                    }
                    id
                }
            };
            discourse.sources.insert(span, id);
        }
        if !mentions.is_empty() {
            discourse.add_mentions(mentions);
        }
        unnamed
    }

    /// Keeps ready whom the other nouns speak of that name somebody, for facts in which they take part.
    pub(in crate::discourse) fn of_arguments(mut self, discourse: &mut Discourse<'_>, rules: &Rules) {
        let parse = discourse.parse;
        let names_somebody = |at: usize| {
            rules.agents.may_hold(parse.form(at)) && rules.agents.has(&parse.lemma(at).to_lowercase())
        };
        let mut is_stance = vec![false; parse.text.sentences.len()];
        parse.stances.iter().for_each(|stance| is_stance[parse.sentence_of(stance.word)] = true);
        let mut heads = Vec::new();
        for (words, &is_stance) in parse.text.sentence_tokens.iter().zip(&is_stance) {
            // Where somebody takes a stand, whatever noun may be who.
            let may_be = |&at: &usize| match parse.upos(at) {
                Upos::Noun | Upos::Propn => {
                    discourse.mention_at(at).is_none() && (is_stance || names_somebody(at))
                }
                // "Some 4,000 marched"
                Upos::Num => discourse.mention_at(at).is_none() && parse.relation(at) == Relation::Subject,
                Upos::Adj => discourse.mention_at(at).is_none() && names_somebody(at),
                _ => false,
            };
            heads.extend(words.clone().filter(may_be));
        }
        let mut phrases = Vec::with_capacity(heads.len());
        for head in heads {
            let span = parse.span(&discourse.noun_phrase(head).words);
            let is_somebody = names_somebody(head);
            let titled =
                is_somebody.then(|| titled(&parse.text, span, &discourse.entities, &discourse.mentions));
            // The same words are the same entity where they name somebody; other nouns are one each.
            let (entity, span) = match titled.flatten() {
                Some(person) => (person, None),
                None if is_somebody => match self.offices.named(parse.text.words(span), rules) {
                    Some(holder) => (holder, Some(span).filter(|_| !discourse.is_title_of(holder, span))),
                    None => (self.entity(discourse, span, rules), Some(span)),
                },
                None => (discourse.add(bare), Some(span)),
            };
            phrases.push(Phrase { head, entity, span });
        }
        discourse.phrases = phrases;
    }

    /// The entity that some words speak of.
    fn entity(&mut self, discourse: &mut Discourse<'_>, span: Span, rules: &Rules) -> EntityId {
        let name = name(discourse.parse.text.words(span));
        let key = key(&name);
        if let Some(&known) = self.by_words.get(&key) {
            return known;
        }
        let id = discourse.add(|id| entity(id, name, SOURCE, rules));
        self.by_words.insert(key, id);
        id
    }
}

/// The words for a source without what is told of it behind a comma, and without when it spoke: "leaders in France, who opposed the
/// law,", "several MPs this week".
fn own_words(discourse: &Discourse<'_>, span: Span) -> Span {
    let parse = discourse.parse;
    let words = parse.tokens_within(span);
    let head = parse.head_of(&words);
    let is_told = |at: usize| {
        let set_off = parse.phrase(at).start.checked_sub(1).is_some_and(|comma| parse.form(comma) == ",");
        match parse.relation(at) {
            Relation::Relative | Relation::NounClause | Relation::Adverbial | Relation::Apposition => set_off,
            Relation::Noun => set_off && !parse.has_case(at, &["of"]),
            Relation::Conjunct => {
                set_off && parse.is_any(parse.phrase(at).start, &["along", "as", "but", "together"])
            }
            _ => false,
        }
    };
    let told = parse.dependents(head).filter(|&at| at > head && words.contains(&at) && is_told(at));
    let comma = told.filter_map(|at| parse.phrase(at).start.checked_sub(1)).min();
    let beside = words
        .clone()
        .find(|&at| at > head && !parse.hangs_on(at, |above| above == head) && parse.upos(at) != Upos::Punct);
    let first = beside.map(|at| parse.phrase(at).start);
    let end = comma.into_iter().chain(first).filter(|&end| end > head).min().unwrap_or(words.end);
    parse.span(&(words.start..end.min(words.end)))
}

/// Words as they are written in one line.
pub(in crate::discourse) fn name(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The person whose title the words are: "adviser Ana Duarte", "adviser" before Ana Duarte, "her adviser" before ", Ana Duarte,".
fn titled(text: &Text<'_>, span: Span, entities: &[Entity], mentions: &[Mention]) -> Option<EntityId> {
    const NEAR: usize = 8;
    let is_person = |mention: &&Mention| {
        mention.form == MentionForm::Name && entities[mention.entity.index()].kind == EntityKind::Person
    };
    let from = mentions.partition_point(|mention| mention.span.start() <= span.start());
    let mut near = mentions[from..].iter().take(NEAR).filter(is_person);
    let between = |start: usize, end: usize| text.text.get(start..end).unwrap_or_default();
    let is_joint = |word: &str| {
        matches!(word, "of" | "for" | "to" | "in" | "by" | "with" | "from" | "at" | "on" | "and")
            || word.ends_with("'s")
            || word.ends_with("’s")
            || word.ends_with(',')
    };
    let says_whose = |start: usize| between(span.start(), start).split_whitespace().any(is_joint);
    let found = near.find(|name| {
        let mut titles = entities[name.entity.index()].roles.iter().map(|role| role.span);
        if name.span.end() == span.end() {
            // "Supporters of President Ana Duarte" is not her title.
            let title = titles.find(|title| title.end() + 1 == name.span.start());
            return !says_whose(title.map_or(name.span.start(), Span::start));
        }
        // "Deputy premier and minister of trade Ana Duarte": the first of her titles.
        let is_hers = |title: Span| {
            title.end() == span.end() && title.start() >= span.start() && !says_whose(title.start())
        };
        if titles.any(is_hers) {
            return true;
        }
        let is_set_off = || text.text[name.span.end()..].starts_with([',', '.']);
        match between(span.end(), name.span.start().max(span.end())) {
            " " => name.span.start() == span.end() + 1,
            gap => {
                gap.strip_prefix(", ").is_some_and(|gap| gap.is_empty() || is_honorific(gap.trim_end()))
                    && is_set_off()
            }
        }
    });
    found.map(|name| name.entity)
}

fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    ARTICLES.iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower).to_owned()
}

/// What is spoken of in these words, by a rule.
pub(in crate::discourse) fn entity(id: EntityId, name: String, rule: &str, rules: &Rules) -> Entity {
    let country = rules.governments.country_within(&name, &rules.countries).map(str::to_owned);
    let sector = rules.agents.sector(&name);
    Entity {
        id,
        kind: EntityKind::Other,
        name,
        mentions: Vec::new(),
        country,
        sector,
        roles: Vec::new(),
        number: None,
        gender: None,
        link: None,
        evidence: Evidence::rule(rule),
    }
}
