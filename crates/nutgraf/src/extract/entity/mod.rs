//! Who and what: names, each an entity under the fullest name that the article gives it.

mod country;
mod person;

use country::Countries;
use person::FullNames;
use rustc_hash::FxHashMap;

use crate::learn::Name;
use crate::text::Text;
use crate::types::{Entity, EntityId, EntityKind, Evidence, Mention, MentionForm, MentionId, Span};

/// Lexicons of names.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    countries: Countries,
}

/// Who is named, and where: each name an entity, under which all its namings stand.
pub(crate) fn find(text: &Text<'_>, names: &[Name], rules: &Rules) -> (Vec<Entity>, Vec<Mention>) {
    let learned = names.iter().map(|name| Found::learned(text, name)).collect();
    let found = rules.countries.complete(text, learned);
    let (mut entities, mut mentions) = (Vec::new(), Vec::new());
    let mut known: FxHashMap<(&str, EntityKind), EntityId> = FxHashMap::default();
    let is_person = |name: &&Found| name.kind == EntityKind::Person;
    let persons = FullNames::of(found.iter().filter(is_person).map(|name| text.words(name.span)));
    for name in found {
        let words = text.words(name.span);
        let words = if is_person(&&name) { persons.behind(words) } else { words };
        let id = *known.entry((words, name.kind)).or_insert_with(|| {
            let id = EntityId::new(entities.len());
            entities.push(entity(id, words, &name, rules));
            id
        });
        let mention = MentionId::new(mentions.len());
        entities[id.index()].mentions.push(mention);
        mentions.push(Mention {
            id: mention,
            span: name.span,
            entity: id,
            form: MentionForm::Name,
            metonym: None,
            evidence: Evidence::rule(name.rule),
        });
    }
    (entities, mentions)
}

/// A name in the text.
struct Found {
    span: Span,
    kind: EntityKind,
    rule: &'static str,
}

impl Found {
    fn learned(text: &Text<'_>, name: &Name) -> Self {
        let (first, last) = (text.tokens[name.words.start], text.tokens[name.words.end - 1]);
        Self { span: first.cover(last), kind: name.kind, rule: "language-en" }
    }
}

fn entity(id: EntityId, words: &str, name: &Found, rules: &Rules) -> Entity {
    let country = (name.kind == EntityKind::Place).then(|| rules.countries.code(words)).flatten();
    Entity {
        id,
        kind: name.kind,
        name: words.split_whitespace().collect::<Vec<_>>().join(" "),
        mentions: Vec::new(),
        country: country.map(str::to_owned),
        sector: None,
        roles: Vec::new(),
        number: None,
        gender: None,
        evidence: Evidence::rule(name.rule),
    }
}
