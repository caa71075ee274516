//! Those whom the article speaks of without a name: the sources of quotations, each an entity under its own words.

use rustc_hash::FxHashMap;

use super::Rules;
use crate::lexicon;
use crate::text::Text;
use crate::types::{Entity, EntityId, EntityKind, Evidence, Mention, MentionForm, MentionId, Span};

/// Words that do not tell one from another.
const ARTICLES: [&str; 3] = ["the ", "a ", "an "];

/// Sectors of nouns that name somebody.
#[derive(Debug)]
pub(super) struct Agents(FxHashMap<&'static str, &'static str>);

impl Default for Agents {
    fn default() -> Self {
        Self(lexicon::agents())
    }
}

impl Agents {
    /// The sector of PLOVER of whoever the words speak of: that of the last of them that has one, before what they are of.
    fn sector(&self, words: &str) -> Option<&'static str> {
        let lower = words.to_lowercase();
        let head = [" of ", " in ", " from ", " for ", " at ", " to ", " with "];
        let end = head.iter().filter_map(|of| lower.find(of)).min().unwrap_or(lower.len());
        let known = |word: &str| lexicon::of_noun(&self.0, word).copied().filter(|sector| !sector.is_empty());
        lower[..end].rsplit(' ').find_map(known)
    }
}

/// Takes in what `spans` speak of; the same words are the same entity, and the title of somebody named is no other. Returns
/// the entity of each.
pub(crate) fn take_in(
    text: &Text<'_>,
    spans: &[Span],
    entities: &mut Vec<Entity>,
    mentions: &mut Vec<Mention>,
    rules: &Rules,
) -> Vec<EntityId> {
    let mut known: FxHashMap<String, EntityId> = FxHashMap::default();
    let mut places = Vec::with_capacity(spans.len());
    let ids: Vec<_> = spans
        .iter()
        .map(|span| {
            let name = text.words(*span).split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some(id) = titled(text, *span, entities, mentions) {
                let (told, person) = (entity(id, name, rules), &mut entities[id.index()]);
                person.country = person.country.take().or(told.country);
                person.sector = person.sector.take().or(told.sector);
                return id;
            }
            let id = *known.entry(key(&name)).or_insert_with(|| EntityId::new(entities.len()));
            if id.index() == entities.len() {
                entities.push(entity(id, name, rules));
            }
            places.push((*span, id));
            id
        })
        .collect();
    if places.is_empty() {
        return ids;
    }
    places.sort_unstable();
    places.dedup();
    mentions.extend(places.into_iter().map(|(span, entity)| mention(span, entity)));
    number(entities, mentions);
    ids
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
    let found = near.find(|name| {
        if name.span.end() == span.end() {
            // "Supporters of President Ana Duarte" is not her title.
            let roles = &entities[name.entity.index()].roles;
            let title = roles.iter().map(|role| role.span).find(|title| title.end() + 1 == name.span.start());
            let start = title.map_or(name.span.start(), Span::start);
            return !between(span.start(), start).split_whitespace().any(is_joint);
        }
        let is_aside = || text.text[name.span.end()..].starts_with([',', '.']);
        match between(span.end(), name.span.start().max(span.end())) {
            " " => name.span.start() == span.end() + 1,
            ", " => is_aside(),
            _ => false,
        }
    });
    found.map(|name| name.entity)
}

fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    ARTICLES.iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower).to_owned()
}

/// What is spoken of in these words.
pub(super) fn entity(id: EntityId, name: String, rules: &Rules) -> Entity {
    let country = rules.governments.country_within(&name, &rules.countries).map(str::to_owned);
    let sector = rules.agents.sector(&name).map(str::to_owned);
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
        evidence: Evidence::rule("source"),
    }
}

fn mention(span: Span, entity: EntityId) -> Mention {
    let (id, form, evidence) = (MentionId::new(0), MentionForm::Nominal, Evidence::rule("source"));
    Mention { id, span, entity, form, metonym: None, evidence }
}

/// Numbers the mentions in reading order, and tells the entities.
pub(super) fn number(entities: &mut [Entity], mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.span, mention.entity.index()));
    entities.iter_mut().for_each(|entity| entity.mentions.clear());
    for (at, mention) in mentions.iter_mut().enumerate() {
        mention.id = MentionId::new(at);
        entities[mention.entity.index()].mentions.push(mention.id);
    }
}
