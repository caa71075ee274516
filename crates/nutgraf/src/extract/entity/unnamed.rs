//! Those whom the article speaks of without a name: the sources of quotations, each an entity under its own words.

use rustc_hash::FxHashMap;

use crate::text::Text;
use crate::types::{Entity, EntityId, EntityKind, Evidence, Mention, MentionForm, MentionId, Span};

/// Words that do not tell one from another.
const ARTICLES: [&str; 3] = ["the ", "a ", "an "];

/// Takes in what `spans` speak of; the same words are the same entity. Returns the entity of each.
pub(crate) fn take_in(
    text: &Text<'_>,
    spans: &[Span],
    entities: &mut Vec<Entity>,
    mentions: &mut Vec<Mention>,
) -> Vec<EntityId> {
    let mut known: FxHashMap<String, EntityId> = FxHashMap::default();
    let mut places = Vec::with_capacity(spans.len());
    let ids: Vec<_> = spans
        .iter()
        .map(|span| {
            let name = text.words(*span).split_whitespace().collect::<Vec<_>>().join(" ");
            let id = *known.entry(key(&name)).or_insert_with(|| EntityId::new(entities.len()));
            if id.index() == entities.len() {
                entities.push(entity(id, name));
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

fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    ARTICLES.iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower).to_owned()
}

fn entity(id: EntityId, name: String) -> Entity {
    Entity {
        id,
        kind: EntityKind::Other,
        name,
        mentions: Vec::new(),
        country: None,
        sector: None,
        roles: Vec::new(),
        number: None,
        gender: None,
        evidence: Evidence::rule("source"),
    }
}

fn mention(span: Span, entity: EntityId) -> Mention {
    let (id, form, evidence) = (MentionId::new(0), MentionForm::Nominal, Evidence::rule("source"));
    Mention { id, span, entity, form, metonym: None, evidence }
}

/// Numbers the mentions in reading order, and tells the entities.
fn number(entities: &mut [Entity], mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.span, mention.entity.index()));
    entities.iter_mut().for_each(|entity| entity.mentions.clear());
    for (at, mention) in mentions.iter_mut().enumerate() {
        mention.id = MentionId::new(at);
        entities[mention.entity.index()].mentions.push(mention.id);
    }
}
