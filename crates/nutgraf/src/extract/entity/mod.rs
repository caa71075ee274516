//! Who and what: names, each an entity under the fullest name that the article gives it, and the pronouns that mean
//! persons.

mod acronym;
mod coreference;
mod country;
mod gender;
mod government;
mod interview;
mod join;
mod nickname;
mod nominal;
mod overlooked;
mod person;
mod place;
mod role;
mod settle;
mod short_form;
mod spoken;
mod unnamed;

use coreference::{Choice, Person};
use country::Countries;
use gender::Genders;
use government::Governments;
use join::join;
use nominal::{Form, Meant, NounKinds, Phrase, Weights};
pub(crate) use place::locate;
use role::{Offices, Title};
use rustc_hash::{FxHashMap, FxHashSet};
use short_form::Endings;
pub(crate) use spoken::hear;
use unnamed::Agents;
pub(crate) use unnamed::take_in;

use crate::learn::choice::{self, Meaning};
use crate::learn::forest::Forest;
use crate::learn::{Language, Models, Name, Reading};
use crate::syntax::Tree;
use crate::text::Text;
use crate::types::{
    Entity, EntityId, EntityKind, Evidence, Mention, MentionForm, MentionId, Role, Span, Upos,
};

/// Lexicons of names, and the weights of the scorer of pronouns.
#[derive(Debug)]
pub(crate) struct Rules {
    countries: Countries,
    genders: Genders,
    governments: Governments,
    offices: Offices,
    kinds: NounKinds,
    agents: Agents,
    endings: Endings,
    /// The scorer of he and she.
    pronouns: Forest,
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
            kinds: NounKinds::default(),
            agents: Agents::default(),
            endings: Endings::default(),
            pronouns: coreference::forest(),
            nominals: nominal::weights(),
        }
    }
}

/// Who is named, and where: each name an entity, under which all its namings stand.
pub(crate) fn find(tree: &Tree<'_>, language: Language<'_>, rules: &Rules) -> (Vec<Entity>, Vec<Mention>) {
    let Language { models, reading } = language;
    let (mut entities, places, nominal) = chains(tree, reading, rules);
    let mut mentions = mentions(tree, places, nominal, &mut entities, rules);
    for mention in &mut mentions {
        let entity = &entities[mention.entity.index()];
        if mention.form == MentionForm::Name && may_stand_for_a_government(entity.kind) {
            // A city is not its country's government, nor a state that bears another country's name.
            let code = rules.countries.code(&entity.name);
            let is_country = code.is_some() && code == entity.country.as_deref();
            let country =
                entity.country.as_deref().filter(|_| is_country && entity.kind == EntityKind::Place);
            let top = tree.top(tree.range(mention.span));
            let words = tree.text.words(mention.span);
            mention.metonym = rules.governments.stood_for(tree, models, words, country, top);
        }
    }
    (entities, mentions)
}

/// The entities that names make, with all that is known of persons, where each is mentioned, and what nouns mean.
fn chains(tree: &Tree<'_>, reading: &Reading, rules: &Rules) -> (Vec<Entity>, Vec<Place>, nominal::Found) {
    let (mut entities, named) = join(tree, &reading.names, rules);
    let mut people = People::new(tree, &entities, &named, rules);
    let choices = coreference::find(tree, &people.places, &mut people.persons, &rules.pronouns);
    people.tell(&choices, &mut entities);
    people.give_roles(tree, &named, rules, &mut entities);
    let places = places(tree, named, &choices, &people, &entities);
    let nominal = nominal(tree, &entities, &people, &places, rules);
    (entities, places, nominal)
}

/// The pronouns of a text with the persons whom each may mean, by a scorer.
pub(crate) fn pronouns(
    text: &Text<'_>,
    reading: &Reading,
    models: &Models,
    rules: &Rules,
    scorer: &Forest,
) -> Vec<choice::Choice> {
    let tree = Tree::new(text, reading, models);
    let (entities, named) = join(&tree, &reading.names, rules);
    let mut people = People::new(&tree, &entities, &named, rules);
    let choices = coreference::find(&tree, &people.places, &mut people.persons, scorer);
    let mut names = vec![Vec::new(); people.persons.len()];
    let spans = people.places.iter().map(|place| (place.person, tree.span(&place.words)));
    spans.for_each(|(person, span)| names[person].push(span));
    let meaning = |one: coreference::Scored| Meaning {
        names: names[one.person].clone(),
        features: one.row.to_features(),
    };
    let choice = |choice: Choice| choice::Choice {
        span: text.tokens[choice.pronoun.at],
        options: choice.candidates.into_iter().map(meaning).collect(),
        none: choice.nobody.to_features(),
    };
    choices.into_iter().map(choice).collect()
}

/// The nouns, "it" and "they" of a text with what each may mean.
pub(crate) fn nominals(
    text: &Text<'_>,
    reading: &Reading,
    models: &Models,
    rules: &Rules,
) -> Vec<choice::Choice> {
    let tree = Tree::new(text, reading, models);
    let (_, _, found) = chains(&tree, reading, rules);
    let meaning = |one: nominal::Candidate| Meaning {
        names: one.places.iter().map(|words| tree.span(words)).collect(),
        features: one.features,
    };
    let choice = |link: nominal::Link| choice::Choice {
        span: tree.span(&link.words),
        options: link.candidates.into_iter().map(meaning).collect(),
        none: link.nothing,
    };
    found.links.into_iter().map(choice).collect()
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

/// The persons of an article and where they are named.
struct People {
    persons: Vec<Person>,
    places: Vec<coreference::Place>,
    meant: Vec<Meant>,
    /// The common nouns, "it" and "they".
    phrases: Vec<Phrase>,
}

impl People {
    fn new(tree: &Tree<'_>, entities: &[Entity], named: &[(Found, EntityId)], rules: &Rules) -> Self {
        let mut numbers = vec![None; entities.len()];
        let mut people =
            Self { persons: Vec::new(), places: Vec::new(), meant: Vec::new(), phrases: Vec::new() };
        let mut sentence = 0;
        for (name, id) in named {
            let entity = &entities[id.index()];
            let is_person = name.kind == EntityKind::Person;
            if !is_person && !may_be_a_person(tree, name, entity) {
                continue;
            }
            let number = *numbers[id.index()].get_or_insert_with(|| {
                let named = rules.genders.by_name(&entity.name);
                people.persons.push(Person::new(&entity.name, named, !is_person));
                people.meant.push(Meant::Entity(id.index()));
                people.persons.len() - 1
            });
            let words = tree.range(name.span);
            let sentences = &tree.text.sentence_tokens;
            sentence += sentences[sentence..].partition_point(|sentence| sentence.end <= words.start);
            let place = coreference::Place::new(tree, words, sentence, number);
            let person = &mut people.persons[number];
            person.names += 1;
            person.said = person.said.or_else(|| rules.genders.by_words(tree, place.words.start, place.top));
            people.places.push(place);
        }
        let names: Vec<_> = named.iter().map(|(name, _)| tree.range(name.span)).collect();
        people.phrases = nominal::phrases(tree, &names, &rules.kinds);
        people.add_unnamed(tree, rules);
        people
    }

    /// Adds those who are spoken of without a name: "the mayor", "her mother".
    fn add_unnamed(&mut self, tree: &Tree<'_>, rules: &Rules) {
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        for phrase in &self.phrases {
            let gender = rules.genders.of_noun(&phrase.lemma);
            let may_be = gender.is_some()
                || rules.kinds.is_person(&phrase.lemma)
                || rules.offices.is_office(tree, phrase.head);
            if phrase.form.is_pronoun() || phrase.is_plural || !may_be {
                continue;
            }
            let is_known = matches!(phrase.form, Form::Definite | Form::Demonstrative);
            let number = match known.get(phrase.lemma.as_str()) {
                Some(&number) if is_known => number,
                _ => {
                    self.persons.push(Person::unnamed(gender));
                    self.meant.push(Meant::Phrase(phrase.head));
                    self.persons.len() - 1
                }
            };
            known.insert(&phrase.lemma, number);
            self.persons[number].names += 1;
            self.places.push(coreference::Place::of_head(tree, phrase.head, phrase.sentence, number));
        }
        self.places.sort_by_key(|place| place.words.start);
    }

    /// The entity of a person who has a name.
    fn entity(&self, person: usize) -> Option<EntityId> {
        match self.meant[person] {
            Meant::Entity(at) => Some(EntityId::new(at)),
            Meant::Phrase(_) => None,
        }
    }

    /// Gives persons the titles beside their names, each once, and the country and sector of the first that has one.
    fn give_roles(
        &self,
        tree: &Tree<'_>,
        named: &[(Found, EntityId)],
        rules: &Rules,
        entities: &mut [Entity],
    ) {
        let mut known = FxHashSet::default();
        for place in &self.places {
            let Some(id) = self.entity(place.person) else { continue };
            if entities[id.index()].kind != EntityKind::Person {
                continue;
            }
            for title in rules.offices.beside(tree, &place.words) {
                let words = tree.text.words(tree.span(&title.words));
                if !known.insert((place.person, words, title.former)) {
                    continue;
                }
                let is_beside = title.words.end <= place.words.start;
                let lands = is_beside.then(|| body_after(tree, named, place.words.end)).flatten();
                give_role(tree, &title, named, lands, rules, &mut entities[..], id);
            }
        }
    }

    /// Tells the entities the genders of persons, by the text before the name and by the name before pronouns; a surname
    /// alone may look like a given name of the other gender, so that pronouns come before it.
    fn tell(&self, choices: &[Choice], entities: &mut [Entity]) {
        let mut votes = vec![[0.0; 2]; self.persons.len()];
        for choice in choices {
            if let Some((person, likely)) = choice.said() {
                votes[person][choice.pronoun.gender as usize] += likely;
            }
        }
        for (at, (person, votes)) in self.persons.iter().zip(votes).enumerate() {
            let Some(id) = self.entity(at) else { continue };
            let entity = &mut entities[id.index()];
            if person.is_doubtful && person.is_person(votes) {
                entity.kind = EntityKind::Person;
            }
            if entity.kind == EntityKind::Person {
                let gender = person.said.or_else(|| person.gender(votes));
                entity.gender = gender.map(|gender| gender.name().to_owned());
            }
        }
    }
}

/// Whether a name that the model takes for something else may be a person's: "Mauboy", no "AFB" and no "the Tribune".
fn may_be_a_person(tree: &Tree<'_>, name: &Found, entity: &Entity) -> bool {
    let words = tree.range(name.span);
    let is_article = |at: usize| matches!(tree.form(at), "the" | "The" | "a" | "an");
    let has_article = words.start > 0 && is_article(words.start - 1) || is_article(words.start);
    let is_capitalized = |at: usize| tree.form(at).chars().nth(1).is_some_and(char::is_lowercase);
    let is_head = !tree.relation(tree.top(words.clone())).is_part();
    matches!(name.kind, EntityKind::Organization | EntityKind::Other | EntityKind::Group | EntityKind::Place)
        && words.len() <= 2
        && entity.country.is_none()
        && entity.sector.is_none()
        && !has_article
        && is_head
        && words.clone().all(is_capitalized)
        && words.clone().all(|at| tree.upos(at) == Upos::Propn)
}

/// "Of France" after a name; ", of Kent Police".
fn body_after(tree: &Tree<'_>, named: &[(Found, EntityId)], end: usize) -> Option<EntityId> {
    let comma = usize::from(end < tree.len() && tree.form(end) == ",");
    let of = end + comma;
    let is_of = of + 1 < tree.len() && tree.form(of) == "of";
    let start = is_of.then(|| tree.text.tokens[of + 1 + usize::from(tree.form(of + 1) == "the")].start())?;
    let at = named.binary_search_by_key(&start, |(name, _)| name.span.start()).ok()?;
    let kind = if comma == 0 { EntityKind::Place } else { EntityKind::Organization };
    Some(named[at].1).filter(|_| named[at].0.kind == kind)
}

fn give_role(
    tree: &Tree<'_>,
    title: &Title,
    named: &[(Found, EntityId)],
    land: Option<EntityId>,
    rules: &Rules,
    entities: &mut [Entity],
    id: EntityId,
) {
    let [whole, of] = [&title.words, &title.of].map(|words| tree.span(words));
    let span = Span::new(whole.start() + title.prefix, whole.end());
    let from = named.partition_point(|(name, _)| name.span.start() < of.start());
    let inside = named[from..].iter().take_while(|(name, _)| name.span.end() <= of.end());
    let mut bodies = inside
        .filter(|(name, other)| *other != id && may_stand_for_a_government(name.kind))
        .map(|(_, id)| *id);
    let affiliation = bodies.next().or(land);
    let body = affiliation.map(|id| &entities[id.index()]);
    // The mayor of a city is of its country; a coach need not be.
    let located =
        |body: &Entity| place::country(body).filter(|_| !title.sector.is_empty()).map(str::to_owned);
    let country = body.and_then(|body| body.country.clone().or_else(|| located(body))).or_else(|| {
        let of = rules.governments.country_within(tree.text.words(of), &rules.countries);
        of.map(str::to_owned)
    });
    let words = tree.text.words(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let of_office = Some(title.sector.to_owned()).filter(|sector| !sector.is_empty());
    let of_body = body.and_then(|body| body.sector.clone());
    // Not only states have presidents: "the Foundation President".
    let of_word = || rules.governments.sector(EntityKind::Organization, &words).map(str::to_owned);
    let is_anybodys = words.to_lowercase().split(' ').any(|word| word == "president");
    let own = is_anybodys.then(|| of_body.clone().or_else(of_word)).flatten();
    let sector = own.or(of_office).or(of_body);
    let person = &mut entities[id.index()];
    person.country = person.country.take().or(country);
    person.sector = person.sector.take().or(sector);
    person.roles.push(Role { title: words, span, affiliation, former: title.former });
}

fn may_stand_for_a_government(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Place | EntityKind::Facility | EntityKind::Organization)
}

/// Where somebody or something is mentioned, and how.
type Place = (Span, Meant, MentionForm, Evidence);

/// The names and the pronouns that stand for persons, in reading order.
fn places(
    tree: &Tree<'_>,
    named: Vec<(Found, EntityId)>,
    choices: &[Choice],
    people: &People,
    entities: &[Entity],
) -> Vec<Place> {
    let name = |(name, id): (Found, EntityId)| {
        (name.span, Meant::Entity(id.index()), MentionForm::Name, Evidence::rule(name.rule))
    };
    let pronoun = |choice: &Choice| {
        let meant = people.meant[choice.candidates[choice.chosen?].person];
        let evidence = Evidence::scored("pronoun", choice.score);
        // What is no person after all is not meant.
        let is_person = |at: usize| entities[at].kind == EntityKind::Person;
        let may_be = !matches!(meant, Meant::Entity(at) if !is_person(at));
        may_be.then(|| (tree.text.tokens[choice.pronoun.at], meant, MentionForm::Pronoun, evidence))
    };
    let mut places: Vec<_> = named.into_iter().map(name).collect();
    // Two sorted runs, which the sort merges in linear time.
    places.extend(choices.iter().filter_map(pronoun));
    places.sort_by_key(|place| place.0);
    places
}

/// What nouns, "it" and "they" mean.
fn nominal(
    tree: &Tree<'_>,
    entities: &[Entity],
    people: &People,
    places: &[Place],
    rules: &Rules,
) -> nominal::Found {
    let known = |(span, meant, form, evidence): &Place| nominal::Known {
        words: tree.range(*span),
        meant: *meant,
        is_name: *form == MentionForm::Name,
        score: evidence.score.unwrap_or(1.0),
    };
    let known: Vec<_> = places.iter().map(known).collect();
    nominal::find(tree, entities, &people.phrases, &known, &rules.nominals)
}

/// What is spoken of, in these words first.
#[derive(Default)]
struct Told {
    times: usize,
    first: Option<Span>,
    id: Option<EntityId>,
}

/// The mentions of entities in reading order. What is spoken of twice without a name is an entity too.
fn mentions(
    tree: &Tree<'_>,
    places: Vec<Place>,
    nominal: nominal::Found,
    entities: &mut Vec<Entity>,
    rules: &Rules,
) -> Vec<Mention> {
    let named = |(span, meant, form, evidence): Place| match meant {
        Meant::Entity(at) => Some((span, EntityId::new(at), form, evidence)),
        // These are among the items.
        Meant::Phrase(_) => None,
    };
    let mut places: Vec<_> = places.into_iter().filter_map(named).collect();
    let n_named = entities.len();
    let mut told: FxHashMap<usize, Told> = FxHashMap::default();
    for item in &nominal.items {
        let told = told.entry(item.thing).or_default();
        told.times += 1;
        if item.mention_form() == Some(MentionForm::Nominal) {
            told.first.get_or_insert_with(|| tree.span(&item.words));
        }
    }
    for (item, score) in nominal.items.iter().zip(&nominal.scores) {
        let Some(form) = item.mention_form() else { continue };
        let told = told.get_mut(&item.thing).expect("every thing is told of");
        let id = match (told.id, told.first) {
            _ if item.thing < n_named => EntityId::new(item.thing),
            (Some(id), _) => id,
            (None, Some(first)) if told.times > 1 => {
                let id = EntityId::new(entities.len());
                let mut new = unnamed::entity(
                    id,
                    tree.text.words(first).split_whitespace().collect::<Vec<_>>().join(" "),
                    rules,
                );
                new.evidence = Evidence::rule("nominal");
                entities.push(new);
                told.id = Some(id);
                id
            }
            _ => continue,
        };
        places.push((tree.span(&item.words), id, form, Evidence::scored(item.rule(), *score)));
    }
    places.sort_by_key(|place| (place.0, place.1));
    let mut mentions = Vec::with_capacity(places.len());
    for (span, entity, form, evidence) in places {
        let id = MentionId::new(mentions.len());
        entities[entity.index()].mentions.push(id);
        mentions.push(Mention { id, span, entity, form, metonym: None, evidence });
    }
    mentions
}
