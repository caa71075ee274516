//! The persons of an article: where they are named, their genders and roles.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Rules;
use super::attribute::geocode;
use super::attribute::metonymy::may_stand_for_a_government;
use super::attribute::role::Title;
use super::coreference::nominal::{self, Form, Phrase, Referent};
use super::coreference::pronoun::{self, Choice, Person};
use super::mention::{Naming, told_kind};
use crate::syntax::Parse;
use crate::types::{Entity, EntityId, EntityKind, Role, Sector, Span, Upos};

/// The persons of an article and where they are named.
pub(super) struct People {
    pub(super) persons: Vec<Person>,
    pub(super) places: Vec<pronoun::PersonMention>,
    pub(super) meant: Vec<Referent>,
    /// The common nouns, "it" and "they".
    pub(super) phrases: Vec<Phrase>,
}

impl People {
    pub(super) fn new(
        parse: &Parse<'_>,
        entities: &[Entity],
        named: &[(Naming, EntityId)],
        rules: &Rules,
    ) -> Self {
        let mut numbers = vec![None; entities.len()];
        let mut people =
            Self { persons: Vec::new(), places: Vec::new(), meant: Vec::new(), phrases: Vec::new() };
        let told = named.iter().filter(|(name, _)| name.rule == told_kind::RULE);
        let told: FxHashSet<EntityId> = told.map(|(_, id)| *id).collect();
        let mut sentence = 0;
        for (name, id) in named {
            let entity = &entities[id.index()];
            let is_person = name.kind == EntityKind::Person;
            if !is_person && (told.contains(id) || !may_be_a_person(parse, name, entity)) {
                continue;
            }
            let number = *numbers[id.index()].get_or_insert_with(|| {
                let named = rules.genders.by_name(&entity.name);
                people.persons.push(Person::new(&entity.name, named, !is_person));
                people.meant.push(Referent::Entity(id.index()));
                people.persons.len() - 1
            });
            let words = parse.tokens_within(name.span);
            let sentences = &parse.text.sentence_tokens;
            sentence += sentences[sentence..].partition_point(|sentence| sentence.end <= words.start);
            let place = pronoun::PersonMention::new(parse, words, sentence, number);
            let person = &mut people.persons[number];
            person.names += 1;
            person.said = person.said.or_else(|| rules.genders.by_words(parse, place.words.start, place.top));
            people.places.push(place);
        }
        let names: Vec<_> = named.iter().map(|(name, _)| parse.tokens_within(name.span)).collect();
        people.phrases = nominal::phrases(parse, &names, (&rules.kinds, &rules.trades));
        people.add_unnamed(parse, rules);
        people
    }

    /// Adds those who are spoken of without a name: "the mayor", "her mother".
    fn add_unnamed(&mut self, parse: &Parse<'_>, rules: &Rules) {
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        for phrase in &self.phrases {
            let gender = rules.genders.of_noun(&phrase.lemma);
            let may_be = gender.is_some()
                || rules.kinds.is_person(&phrase.lemma)
                || rules.offices.is_office(parse, phrase.head);
            if phrase.form.is_pronoun() || phrase.is_plural || !may_be {
                continue;
            }
            let is_known = matches!(phrase.form, Form::Definite | Form::Demonstrative);
            let number = match known.get(phrase.lemma.as_str()) {
                Some(&number) if is_known => number,
                _ => {
                    self.persons.push(Person::unnamed(gender));
                    self.meant.push(Referent::Phrase(phrase.head));
                    self.persons.len() - 1
                }
            };
            known.insert(&phrase.lemma, number);
            self.persons[number].names += 1;
            self.places.push(pronoun::PersonMention::of_head(parse, phrase.head, phrase.sentence, number));
        }
        self.places.sort_by_key(|place| place.words.start);
    }

    /// The entity of a person who has a name.
    pub(super) fn entity(&self, person: usize) -> Option<EntityId> {
        match self.meant[person] {
            Referent::Entity(at) => Some(EntityId::new(at)),
            Referent::Phrase(_) => None,
        }
    }

    /// Gives persons the titles beside their names, each once, and the country and sector of the first that has one.
    pub(super) fn give_roles(
        &self,
        parse: &Parse<'_>,
        named: &[(Naming, EntityId)],
        rules: &Rules,
        entities: &mut [Entity],
    ) {
        let mut known = FxHashSet::default();
        let mut list: Option<(usize, usize)> = None;
        for place in &self.places {
            let Some(id) = self.entity(place.person) else { continue };
            if entities[id.index()].kind != EntityKind::Person {
                continue;
            }
            // Who is listed with somebody has the title that stands before the list.
            let first = list.filter(|(_, end)| joins(parse, *end..place.words.start)).map(|(first, _)| first);
            list = Some((first.unwrap_or(place.words.start), place.words.end));
            let ahead = rules.offices.shared(parse, first.unwrap_or(place.words.start));
            let is_list = || first.is_some() || is_listed(parse, place.words.end);
            let shared = ahead.filter(|_| is_list());
            for title in rules.offices.beside(parse, &place.words).chain(shared) {
                let words = parse.text.words(parse.span(&title.words));
                if !known.insert((place.person, words, title.former)) {
                    continue;
                }
                let is_beside = title.words.end <= place.words.start;
                let lands = is_beside.then(|| body_after(parse, named, place.words.end)).flatten();
                give_role(parse, &title, named, lands, rules, &mut entities[..], id);
            }
        }
    }

    /// Tells the entities the genders of persons, by the text before the name and by the name before pronouns; a surname
    /// alone may look like a given name of the other gender, so that pronouns come before it.
    pub(super) fn tell(&self, choices: &[Choice], entities: &mut [Entity]) {
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
                entity.gender = person.said.or_else(|| person.gender(votes));
            }
        }
    }
}

/// Whether a name that the model takes for something else may be a person's: "Mauboy", no "AFB" and no "the Tribune".
fn may_be_a_person(parse: &Parse<'_>, name: &Naming, entity: &Entity) -> bool {
    let words = parse.tokens_within(name.span);
    let is_article = |at: usize| matches!(parse.form(at), "the" | "The" | "a" | "an");
    let has_article = words.start > 0 && is_article(words.start - 1) || is_article(words.start);
    let is_capitalized = |at: usize| parse.form(at).chars().nth(1).is_some_and(char::is_lowercase);
    let is_head = !parse.relation(parse.head_of(&words)).is_part();
    matches!(name.kind, EntityKind::Organization | EntityKind::Other | EntityKind::Group | EntityKind::Place)
        && words.len() <= 2
        && entity.country.is_none()
        && entity.sector.is_none()
        && !has_article
        && is_head
        && words.clone().all(is_capitalized)
        && words.clone().all(|at| parse.upos(at) == Upos::Propn)
}

/// Offices that not only states have.
const ANYBODYS: [&str; 3] = ["governor", "president", "treasurer"];

/// Others that are a state's where nothing else is named.
const OFTEN_PRIVATE: [&str; 4] = ["chancellor", "commissioner", "secretary", "vice-president"];

fn is_private(body: Option<&Entity>) -> bool {
    body.is_some_and(|body| {
        body.kind == EntityKind::Organization && body.sector.is_none() && body.country.is_none()
    })
}

/// The sector of what possesses an office, where a common noun says that it is no state: none for "the club's president", "the
/// governor of the golf club", "the club president".
fn owner(parse: &Parse<'_>, title: &Title, rules: &Rules) -> Option<Option<Sector>> {
    let start = title.words.start;
    let before = start.checked_sub(1);
    let mark = before.filter(|&mark| parse.is_any(mark, &["'s", "’s", "'", "’"]));
    let of = title.words.clone().skip(1).find(|&at| parse.form(at) == "of");
    let noun = match (mark, of) {
        (Some(mark), _) => mark.checked_sub(1),
        (None, Some(of)) => title.words.clone().next_back().filter(|&last| last > of),
        (None, None) if title.words.len() > 1 => title.words.clone().nth_back(1),
        // "Chose her as its treasurer"
        _ => {
            let is_given =
                |its: usize| its > 0 && parse.is_any(its, &["its"]) && parse.is_any(its - 1, &["as"]);
            before.filter(|&its| is_given(its)).and_then(|its| body_before(parse, its, rules))
        }
    };
    let is_noun = |&noun: &usize| match parse.upos(noun) {
        Upos::Noun => true,
        // "Club president", where a sentence begins.
        Upos::Propn => title.words.contains(&noun) && !parse.is_any(noun, &["bank"]),
        _ => false,
    };
    body_sector(parse, noun.filter(is_noun)?, rules)
}

/// The nearest noun for a body that "its" may mean, in its sentence; none where a name stands nearer.
fn body_before(parse: &Parse<'_>, its: usize, rules: &Rules) -> Option<usize> {
    const REACH: usize = 12;
    let start = parse.text.sentence_tokens[parse.sentence_of(its)].start;
    let is_country = |at: usize| rules.countries.code(parse.form(at)).is_some();
    let words = (start.max(its.saturating_sub(REACH))..its).rev().take_while(|&at| !is_country(at));
    let mut nouns = words.filter(|&at| parse.upos(at) == Upos::Noun);
    nouns.find(|&at| body_sector(parse, at, rules).is_some())
}

/// The sector of the body that a noun means, if it means one that is no state.
fn body_sector(parse: &Parse<'_>, noun: usize, rules: &Rules) -> Option<Option<Sector>> {
    let lemma = &*parse.lemma(noun).to_lowercase();
    let by_name = || rules.governments.sector(EntityKind::Organization, lemma);
    let sector =
        || rules.agents.sector(lemma).or_else(by_name).filter(|sector| *sector != Sector::Government);
    let is_states = lemma == "bank"
        && noun.checked_sub(1).is_some_and(|at| parse.is_any(at, &["central", "national", "reserve"]));
    match rules.kinds.of(lemma).filter(|_| !is_states)? {
        "business" => Some(Some(Sector::Business)),
        "organization" | "body"
            if !matches!(lemma, "government" | "ministry" | "cabinet" | "administration") =>
        {
            Some(sector())
        }
        _ => matches!(
            lemma,
            "team"
                | "side"
                | "union"
                | "federation"
                | "league"
                | "school"
                | "hospital"
                | "university"
                | "college"
                | "church"
        )
        .then(sector),
    }
}

/// Whether names are members of one list by what stands between them.
fn joins(parse: &Parse<'_>, between: Range<usize>) -> bool {
    const LONGEST: usize = 2;
    !between.is_empty()
        && between.len() <= LONGEST
        && between.clone().all(|at| matches!(parse.form(at), "and" | "," | "&"))
}

/// Whether another name may follow in one list.
fn is_listed(parse: &Parse<'_>, end: usize) -> bool {
    let is_name = |at: usize| at < parse.len() && parse.form(at).starts_with(char::is_uppercase);
    end < parse.len() && matches!(parse.form(end), "and" | "," | "&") && is_name(end + 1)
}

/// "Of France" after a name; ", of Kent Police".
fn body_after(parse: &Parse<'_>, named: &[(Naming, EntityId)], end: usize) -> Option<EntityId> {
    let comma = usize::from(end < parse.len() && parse.form(end) == ",");
    let of = end + comma;
    let is_of = of + 1 < parse.len() && parse.form(of) == "of";
    let name = is_of.then(|| of + 1 + usize::from(parse.form(of + 1) == "the"))?;
    let start = parse.text.tokens.get(name)?.start();
    let at = named.binary_search_by_key(&start, |(name, _)| name.span.start()).ok()?;
    let kind = if comma == 0 { EntityKind::Place } else { EntityKind::Organization };
    Some(named[at].1).filter(|_| named[at].0.kind == kind)
}

fn give_role(
    parse: &Parse<'_>,
    title: &Title,
    named: &[(Naming, EntityId)],
    land: Option<EntityId>,
    rules: &Rules,
    entities: &mut [Entity],
    id: EntityId,
) {
    let [whole, of] = [&title.words, &title.of].map(|words| parse.span(words));
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
        |body: &Entity| geocode::country(body).filter(|_| title.sector.is_some()).map(str::to_owned);
    let country = body.and_then(|body| body.country.clone().or_else(|| located(body))).or_else(|| {
        let of = rules.governments.country_within(parse.text.words(of), &rules.countries);
        of.map(str::to_owned)
    });
    let words = parse.text.words(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let of_body = body.and_then(|body| body.sector);
    // Not only states have presidents: "the Foundation President".
    let lower = words.to_lowercase();
    let is_states =
        || ["central bank", "national bank", "reserve bank"].iter().any(|bank| lower.contains(bank));
    let of_word = || rules.governments.sector(EntityKind::Organization, &words).filter(|_| !is_states());
    let has = |offices: &[&str]| lower.split(' ').any(|word| offices.contains(&word));
    let is_anybodys = has(&ANYBODYS);
    let is_often_private = has(&OFTEN_PRIVATE);
    let own = match is_anybodys {
        true => of_body.or_else(of_word),
        false => of_body
            .filter(|sector| is_often_private && !matches!(sector, Sector::Government | Sector::Journalism)),
    };
    let owner = (is_anybodys || is_often_private).then(|| owner(parse, title, rules)).flatten();
    let office = match owner {
        Some(sector) if affiliation.is_none() => sector,
        // Of a body of which nobody says that it is a state's.
        None if is_anybodys && is_private(body) => None,
        _ => title.sector,
    };
    let sector = own.or(office).or(of_body);
    let person = &mut entities[id.index()];
    person.country = person.country.take().or(country);
    person.sector = person.sector.take().or(sector);
    person.roles.push(Role { title: words, span, affiliation, former: title.former });
}
