//! Names of one bearer joined over the article.

mod acronym;
mod alias;
mod nickname;
pub(in crate::discourse) mod organization;
mod particle;
mod person;
pub(in crate::discourse) mod written;

use organization::FullForms;
use person::{Bearer, FullNames, NamedSoFar, PronounsAfter, Titled};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Rules;
use super::attribute::gender;
use super::mention::{
    Naming, again, compass, joined, kind_vote, no_name, person_noun, place_pair, recover, surname, told_kind,
};
use crate::syntax::Parse;
use crate::text::Text;
use crate::types::{Entity, EntityId, EntityKind, Evidence, Gender, Span};
use written::Written;

/// The names of a text, in reading order, each with the entity that bears it.
pub(in crate::discourse) fn join(parse: &Parse<'_>, rules: &Rules) -> (Vec<Entity>, Vec<(Naming, EntityId)>) {
    let mut found = names(parse, rules);
    let written = Written::of(parse, &mut found);
    let aliases = alias::join(&written, &mut found);
    let mut persons = Persons::of(&written, &found, aliases, rules);
    let full = FullForms::of(&written, &found, rules);
    kind_vote::settle(&written, &mut found, &full);
    let mut joined = Joined::default();
    let bearers: Vec<_> = (0..found.len())
        .map(|at| {
            let name = &found[at];
            let words = written.words(name.span);
            if name.kind == EntityKind::Person {
                let (words, gender) = persons.full_name(&written, name.span, rules);
                let words = full.full_form(words);
                return joined.take(words, (words, name.kind, gender), name, None, rules);
            }
            let words = full.full_form(words);
            let elsewhere = (name.kind == EntityKind::Place)
                .then(|| rules.countries.namesake(written.text(), &found, at))
                .flatten();
            let key = match name.kind {
                EntityKind::Place if name.rule == compass::RULE => {
                    rules.countries.joint(compass::full(words)).unwrap_or(words)
                }
                EntityKind::Place if elsewhere.is_none() => rules.countries.joint(words).unwrap_or(words),
                EntityKind::Organization => rules.endings.without_form(words),
                _ => words,
            };
            joined.take(words, (key, name.kind, None), name, elsewhere, rules)
        })
        .collect();
    let named = found.into_iter().zip(bearers).collect();
    let named = person_noun::resolve(parse, &joined.entities, named, rules);
    (joined.entities, named)
}

/// The names of a text: those that the model finds, put right and made complete.
fn names(parse: &Parse<'_>, rules: &Rules) -> Vec<Naming> {
    let text = &parse.text;
    let learned = parse.names.iter().map(|name| Naming::learned(text, name)).collect();
    let found = no_name::drop(parse, place_pair::split(text, learned, rules), rules);
    let found = joined::join(parse, rules.countries.complete(text, found), rules);
    let found = alias::complete(parse, recover::complete(parse, found, rules));
    let mut found = compass::complete(parse, again::complete(parse, told_kind::tell(parse, found, rules)));
    for name in &mut found {
        if name.kind == EntityKind::Place && rules.governments.is_house(text.words(name.span)) {
            name.kind = EntityKind::Facility;
        }
    }
    surname::settle(parse, &mut found);
    found
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
            if name.rule == compass::RULE {
                new.country = rules.countries.code(compass::full(words)).map(str::to_owned);
            }
            new.country = elsewhere.map(str::to_owned).or(new.country);
            self.entities.push(new);
        }
        // The fullest of several names.
        let known = &mut self.entities[id.index()];
        let is_variant = name.kind != EntityKind::Person || last_word(words) == last_word(&known.name);
        if key.0 != words && words.len() > known.name.len() && is_variant {
            known.name = words.split_whitespace().collect::<Vec<_>>().join(" ");
            known.sector = known.sector.take().or_else(|| rules.governments.sector(known.kind, &known.name));
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
    /// The names that pet names are short for, and those of whoever has others.
    others: FxHashMap<&'a str, &'a str>,
}

impl<'a> Persons<'a> {
    fn of(
        written: &'a Written<'_>,
        found: &[Naming],
        aliases: FxHashMap<&'a str, &'a str>,
        rules: &Rules,
    ) -> Self {
        let text = written.text();
        let spans = || found.iter().filter(|name| name.kind == EntityKind::Person).map(|name| name.span);
        let names = || spans().map(|span| written.words(span));
        let mut titled = Titled::default();
        for span in spans() {
            let words = written.words(span);
            titled.add(words, title(text, span, rules), rules.genders.by_name(words));
        }
        couples(written, spans(), &mut titled, rules);
        let mut others = nickname::join(names());
        others.extend(particle::join(names()));
        others.extend(aliases);
        let formal = |span| formal(&others, written.words(span));
        let full = FullNames::of(spans().map(formal));
        let pronouns = pronouns_after(text, spans());
        let (so_far, apart) = (NamedSoFar::default(), FxHashSet::default());
        Self { full, titled, so_far, pronouns, apart, others }
    }

    /// The full name of somebody, and the gender where it takes that to tell two apart.
    fn full_name(
        &mut self,
        written: &'a Written<'_>,
        span: Span,
        rules: &Rules,
    ) -> (&'a str, Option<Gender>) {
        let words = written.words(span);
        let is_short = !words.contains(char::is_whitespace);
        let title = title(written.text(), span, rules).filter(|_| is_short);
        match title.and_then(|title| self.titled.bearer(words, title)) {
            Some(Bearer::Name(full)) => (self.full.full_name(full), None),
            Some(Bearer::Gender(gender)) => (words, Some(gender)),
            None => {
                let formal = formal(&self.others, words);
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

/// "Peter and Anna Lindqvist": he has her surname.
fn couples<'a>(
    written: &'a Written<'_>,
    spans: impl Iterator<Item = Span>,
    titled: &mut Titled<'a>,
    rules: &Rules,
) {
    let mut last: Option<Span> = None;
    for span in spans {
        let words = written.words(span);
        let given = last.replace(span).filter(|given| written.between(*given, span) == " and ");
        let given = given.map(|given| written.words(given)).filter(|given| !given.contains(' '));
        let (Some(given), Some((_, surname))) = (given, words.rsplit_once(' ')) else { continue };
        if rules.genders.is_given_name(given) {
            titled.add_of(surname, given, rules.genders.by_name(given));
        }
    }
}

/// Words after a name among which its pronoun is looked for.
const REACH: usize = 30;

/// The first pronouns after names of one word, before the next name of a person.
fn pronouns_after<'a>(text: &'a Text<'_>, names: impl Iterator<Item = Span>) -> PronounsAfter<'a> {
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

/// The other name of somebody that was given first, else the name itself.
fn formal<'a>(others: &FxHashMap<&'a str, &'a str>, name: &'a str) -> &'a str {
    others.get(name).copied().unwrap_or(name)
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
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
