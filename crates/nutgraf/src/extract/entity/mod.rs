//! Who and what: names, each an entity under the fullest name that the article gives it, and the pronouns that mean
//! persons.

mod coreference;
mod country;
mod gender;
mod overlooked;
mod person;
mod tree;

use coreference::{Choice, Person, Place, Weights};
use country::Countries;
use gender::Genders;
use person::FullNames;
use rustc_hash::FxHashMap;
use tree::Tree;

use crate::learn::choice::{self, Meaning};
use crate::learn::{Models, Name, Reading};
use crate::text::Text;
use crate::types::{Entity, EntityId, EntityKind, Evidence, Mention, MentionForm, MentionId, Span};

/// Lexicons of names, and the weights of the scorer of pronouns.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    countries: Countries,
    genders: Genders,
    weights: Weights,
}

/// Who is named, and where: each name an entity, under which all its namings stand.
pub(crate) fn find(
    text: &Text<'_>,
    reading: &Reading,
    models: &Models,
    rules: &Rules,
) -> (Vec<Entity>, Vec<Mention>) {
    let tree = Tree::new(text, reading, models);
    let (mut entities, named) = join(&tree, &reading.names, rules);
    let mut people = People::new(&tree, &entities, &named, rules);
    let choices = coreference::find(&tree, &people.places, &mut people.persons, &rules.weights);
    people.tell(&choices, &mut entities);
    let mentions = mentions(&tree, named, &choices, &people, &mut entities);
    (entities, mentions)
}

/// The pronouns of a text with the persons whom each may mean.
pub(crate) fn pronouns(
    text: &Text<'_>,
    reading: &Reading,
    models: &Models,
    rules: &Rules,
) -> Vec<choice::Choice> {
    let tree = Tree::new(text, reading, models);
    let (entities, named) = join(&tree, &reading.names, rules);
    let mut people = People::new(&tree, &entities, &named, rules);
    let choices = coreference::find(&tree, &people.places, &mut people.persons, &rules.weights);
    let mut names = vec![Vec::new(); people.persons.len()];
    people.places.iter().for_each(|place| names[place.person].push(tree.span(&place.words)));
    let meaning =
        |one: coreference::Scored| Meaning { names: names[one.person].clone(), features: one.features };
    let choice = |choice: Choice| choice::Choice {
        span: text.tokens[choice.pronoun.at],
        options: choice.candidates.into_iter().map(meaning).collect(),
        none: choice.nobody,
    };
    choices.into_iter().map(choice).collect()
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

/// The names of a text, in reading order, each with the entity that bears it.
fn join(tree: &Tree<'_>, names: &[Name], rules: &Rules) -> (Vec<Entity>, Vec<(Found, EntityId)>) {
    let text = tree.text;
    let learned = names.iter().map(|name| Found::learned(text, name)).collect();
    let found = rules.countries.complete(text, learned);
    let found = overlooked::complete(tree, found, rules);
    let (mut entities, mut named) = (Vec::new(), Vec::with_capacity(found.len()));
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
        named.push((name, id));
    }
    (entities, named)
}

/// The persons of an article and where they are named.
struct People {
    persons: Vec<Person>,
    places: Vec<Place>,
    entities: Vec<EntityId>,
}

impl People {
    fn new(tree: &Tree<'_>, entities: &[Entity], named: &[(Found, EntityId)], rules: &Rules) -> Self {
        let mut numbers = vec![None; entities.len()];
        let mut people = Self { persons: Vec::new(), places: Vec::new(), entities: Vec::new() };
        let mut sentence = 0;
        for (name, id) in named.iter().filter(|(name, _)| name.kind == EntityKind::Person) {
            let number = *numbers[id.index()].get_or_insert_with(|| {
                let named = rules.genders.by_name(&entities[id.index()].name);
                people.persons.push(Person::new(named));
                people.entities.push(*id);
                people.persons.len() - 1
            });
            let words = tree.range(name.span);
            let sentences = &tree.text.sentence_tokens;
            sentence += sentences[sentence..].partition_point(|sentence| sentence.end <= words.start);
            let place = Place::new(tree, words, sentence, number);
            let person = &mut people.persons[number];
            person.names += 1;
            person.said = person.said.or_else(|| rules.genders.by_words(tree, place.words.start, place.top));
            people.places.push(place);
        }
        people
    }

    /// Tells the entities the genders of persons, by the text before the name and by the name before pronouns.
    fn tell(&self, choices: &[Choice], entities: &mut [Entity]) {
        for (person, id) in self.persons.iter().zip(&self.entities) {
            entities[id.index()].gender = person.said.or(person.named).map(|gender| gender.name().to_owned());
        }
        for choice in choices {
            if let Some(chosen) = choice.chosen {
                let entity = &mut entities[self.entities[choice.candidates[chosen].person].index()];
                entity.gender.get_or_insert_with(|| choice.pronoun.gender.name().to_owned());
            }
        }
    }
}

/// The mentions of entities in reading order: names and resolved pronouns.
fn mentions(
    tree: &Tree<'_>,
    named: Vec<(Found, EntityId)>,
    choices: &[Choice],
    people: &People,
    entities: &mut [Entity],
) -> Vec<Mention> {
    let name = |(name, id): (Found, EntityId)| (name.span, id, MentionForm::Name, Evidence::rule(name.rule));
    let pronoun = |choice: &Choice| {
        let id = people.entities[choice.candidates[choice.chosen?].person];
        let evidence = Evidence::scored("pronoun", choice.score);
        Some((tree.text.tokens[choice.pronoun.at], id, MentionForm::Pronoun, evidence))
    };
    let mut places: Vec<_> = named.into_iter().map(name).collect();
    // Two sorted runs, which the sort merges in linear time.
    places.extend(choices.iter().filter_map(pronoun));
    places.sort_by_key(|place| place.0);
    let mut mentions = Vec::with_capacity(places.len());
    for (span, entity, form, evidence) in places {
        let id = MentionId::new(mentions.len());
        entities[entity.index()].mentions.push(id);
        mentions.push(Mention { id, span, entity, form, metonym: None, evidence });
    }
    mentions
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
