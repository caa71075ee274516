//! Names of one bearer joined over the article.

mod acronym;
mod nickname;
pub(in crate::discourse) mod organization;
mod person;

use organization::FullForms;
use person::{Bearer, FullNames, NamedSoFar, PronounsAfter, Titled};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Rules;
use super::attribute::gender;
use super::mention::{Naming, kind_vote, recover};
use crate::syntax::Parse;
use crate::text::Text;
use crate::types::{Entity, EntityId, EntityKind, Evidence, Gender, Span};

/// The names of a text, in reading order, each with the entity that bears it.
pub(in crate::discourse) fn join(parse: &Parse<'_>, rules: &Rules) -> (Vec<Entity>, Vec<(Naming, EntityId)>) {
    let text = &parse.text;
    let learned = parse.names.iter().map(|name| Naming::learned(text, name)).collect();
    let found = rules.countries.complete(text, learned);
    let mut found = recover::complete(parse, found, rules);
    for name in &mut found {
        if name.kind == EntityKind::Place && rules.governments.is_house(text.words(name.span)) {
            name.kind = EntityKind::Facility;
        }
    }
    let mut persons = Persons::of(text, &found, rules);
    let full = FullForms::of(text, &found, rules);
    kind_vote::settle(text, &mut found, &full);
    let mut joined = Joined::default();
    let bearers: Vec<_> = (0..found.len())
        .map(|at| {
            let name = &found[at];
            let words = text.words(name.span);
            if name.kind == EntityKind::Person {
                let (words, gender) = persons.full_name(text, name.span, rules);
                let words = full.full_form(words);
                return joined.take(words, (words, name.kind, gender), name, None, rules);
            }
            let words = full.full_form(words);
            let elsewhere = (name.kind == EntityKind::Place)
                .then(|| rules.countries.namesake(text, &found, at))
                .flatten();
            let key = match name.kind {
                EntityKind::Place if elsewhere.is_none() => rules.countries.joint(words).unwrap_or(words),
                EntityKind::Organization => rules.endings.without_form(words),
                _ => words,
            };
            joined.take(words, (key, name.kind, None), name, elsewhere, rules)
        })
        .collect();
    (joined.entities, found.into_iter().zip(bearers).collect())
}

/// What entities have in common whose names differ.
type Key<'a> = (&'a str, EntityKind, Option<Gender>);

/// The entities so far.
#[derive(Default)]
struct Joined<'a> {
    entities: Vec<Entity>,
    known: FxHashMap<Key<'a>, EntityId>,
}

impl<'a> Joined<'a> {
    /// The entity of a name; `elsewhere` is its country where another is meant than the one of this name.
    fn take(
        &mut self,
        words: &str,
        key: Key<'a>,
        name: &Naming,
        elsewhere: Option<&str>,
        rules: &Rules,
    ) -> EntityId {
        let next = EntityId::new(self.entities.len());
        let id = *self.known.entry(key).or_insert(next);
        if id == next {
            let mut new = entity(id, words, name, rules);
            new.country = elsewhere.map(str::to_owned).or(new.country);
            self.entities.push(new);
        }
        // The fullest of several names.
        let known = &mut self.entities[id.index()];
        if key.0 != words && words.len() > known.name.len() {
            known.name = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        id
    }
}

/// Whose the names of persons are.
struct Persons<'a> {
    full: FullNames<'a>,
    titled: Titled<'a>,
    so_far: NamedSoFar<'a>,
    pronouns: PronounsAfter<'a>,
    /// Surnames of others than those of this surname who are named in full later.
    apart: FxHashSet<&'a str>,
    /// The names that pet names are short for.
    of_nicknames: FxHashMap<&'a str, &'a str>,
}

impl<'a> Persons<'a> {
    fn of(text: &Text<'a>, found: &[Naming], rules: &Rules) -> Self {
        let spans = || found.iter().filter(|name| name.kind == EntityKind::Person).map(|name| name.span);
        let mut titled = Titled::default();
        for span in spans() {
            let words = text.words(span);
            titled.add(words, title(text, span, rules), rules.genders.by_name(words));
        }
        let of_nicknames = nickname::join(spans().map(|span| text.words(span)));
        let formal = |span| formal(&of_nicknames, text.words(span));
        let full = FullNames::of(spans().map(formal));
        let pronouns = pronouns_after(text, spans());
        let (so_far, apart) = (NamedSoFar::default(), FxHashSet::default());
        Self { full, titled, so_far, pronouns, apart, of_nicknames }
    }

    /// The full name of somebody, and the gender where it takes that to tell two apart.
    fn full_name(&mut self, text: &Text<'a>, span: Span, rules: &Rules) -> (&'a str, Option<Gender>) {
        let words = text.words(span);
        let is_short = !words.contains(char::is_whitespace);
        let title = title(text, span, rules).filter(|_| is_short);
        match title.and_then(|title| self.titled.bearer(words, title)) {
            Some(Bearer::Name(full)) => (self.full.full_name(full), None),
            Some(Bearer::Gender(gender)) => (words, Some(gender)),
            None => {
                let formal = formal(&self.of_nicknames, words);
                let full = self.full.full_name(formal);
                if full != words && is_short && !self.so_far.has(full) {
                    let gender = rules.genders.by_name(full);
                    let is_other = gender.is_some_and(|gender| self.pronouns.contradicts(words, gender));
                    self.apart.extend(is_other.then_some(words));
                }
                if self.apart.contains(words) {
                    return (words, None);
                }
                (self.so_far.full_name(formal, full), None)
            }
        }
    }
}

/// Words after a name among which its pronoun is looked for.
const REACH: usize = 30;

/// The first pronouns after names of one word, before the next name of a person.
fn pronouns_after<'a>(text: &Text<'a>, names: impl Iterator<Item = Span>) -> PronounsAfter<'a> {
    let mut pronouns = PronounsAfter::default();
    let mut names = names.peekable();
    while let Some(name) = names.next() {
        let words = text.words(name);
        if words.contains(char::is_whitespace) {
            continue;
        }
        let from = text.tokens.partition_point(|token| token.start() < name.end());
        let end = names.peek().map_or(usize::MAX, |next| next.start());
        let after = text.tokens[from..].iter().take(REACH).take_while(|token| token.start() < end);
        if let Some(gender) = after.filter_map(|token| gender::of_pronoun(text.words(*token))).next() {
            pronouns.add(words, gender);
        }
    }
    pronouns
}

/// The name that a pet name is short for, else the name itself.
fn formal<'a>(of_nicknames: &FxHashMap<&'a str, &'a str>, name: &'a str) -> &'a str {
    of_nicknames.get(name).copied().unwrap_or(name)
}

/// The gender that a title right before a name tells.
fn title(text: &Text<'_>, span: Span, rules: &Rules) -> Option<Gender> {
    let before = text.tokens.partition_point(|token| token.end() <= span.start()).checked_sub(1)?;
    rules.genders.of_title(text.words(text.tokens[before]))
}

fn entity(id: EntityId, words: &str, name: &Naming, rules: &Rules) -> Entity {
    let country = (name.kind == EntityKind::Place).then(|| rules.countries.code(words)).flatten();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let country = country.or_else(|| rules.governments.country(name.kind, &words, &rules.countries));
    let sector = rules.governments.sector(name.kind, &words);
    Entity {
        id,
        kind: name.kind,
        name: words,
        mentions: Vec::new(),
        country: country.map(str::to_owned),
        sector,
        roles: Vec::new(),
        number: None,
        gender: None,
        link: None,
        evidence: Evidence::rule(name.rule),
    }
}
