//! Persons spoken of by age or by people, who were named before: "the 23-year-old", "the Spaniard".

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Naming;
use crate::discourse::Rules;
use crate::lexicon;
use crate::syntax::{Parse, Relation};
use crate::types::{Entity, EntityId, EntityKind, Gender, Upos};

/// The rule of such nouns.
pub(in crate::discourse) const RULE: &str = "person-noun";

/// Sentences that are looked back over for whoever is meant.
const SENTENCES: usize = 3;

/// Persons that are remembered.
const PERSONS: usize = 24;

/// Nouns for somebody by a people, with the gender that they tell.
#[derive(Debug)]
pub(in crate::discourse) struct Compatriots(FxHashMap<&'static str, Option<Gender>>);

impl Default for Compatriots {
    fn default() -> Self {
        let gender = |code: &str| match code {
            "f" => Some(Gender::Feminine),
            "m" => Some(Gender::Masculine),
            _ => None,
        };
        let rows = lexicon::rows(include_str!("../../../data/en/lexicon/compatriot.tsv"));
        Self(rows.map(|row| (row[0], gender(row[1]))).collect())
    }
}

/// A noun and the gender that it tells.
struct Noun {
    words: Range<usize>,
    gender: Option<Gender>,
}

/// Somebody named, and how.
struct Recent {
    id: EntityId,
    sentence: usize,
    is_subject: bool,
}

/// Adds such nouns to the names, each with whom it means, in place of what the model takes them for.
pub(in crate::discourse) fn resolve(
    parse: &Parse<'_>,
    entities: &[Entity],
    named: Vec<(Naming, EntityId)>,
    rules: &Rules,
) -> Vec<(Naming, EntityId)> {
    let nouns = nouns(parse, rules);
    if nouns.is_empty() {
        return named;
    }
    let mut recent: Vec<Recent> = Vec::new();
    let mut out = Vec::with_capacity(named.len() + nouns.len());
    let mut named = named.into_iter().peekable();
    for noun in nouns {
        let span = parse.span(&noun.words);
        while let Some((name, id)) = named.next_if(|(name, _)| name.span.end() <= span.start()) {
            remember(parse, &name, id, &mut recent);
            out.push((name, id));
        }
        let sentence = parse.sentence_of(noun.words.start);
        let Some(id) = meant(&recent, sentence, &noun, entities, rules) else { continue };
        while named.next_if(|(name, _)| span.contains(name.span)).is_some() {}
        if named.peek().is_none_or(|(name, _)| !name.span.overlaps(span)) {
            out.push((Naming { span, kind: EntityKind::Person, rule: RULE }, id));
            recent.push(Recent { id, sentence, is_subject: is_subject(parse, &noun.words) });
        }
    }
    out.extend(named);
    out
}

fn remember(parse: &Parse<'_>, name: &Naming, id: EntityId, recent: &mut Vec<Recent>) {
    if name.kind != EntityKind::Person {
        return;
    }
    let words = parse.tokens_within(name.span);
    if recent.len() > 2 * PERSONS {
        recent.drain(..PERSONS);
    }
    recent.push(Recent {
        id,
        sentence: parse.sentence_of(words.start),
        is_subject: is_subject(parse, &words),
    });
}

fn is_subject(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    let (at, _) = parse.place(parse.head_of(words));
    parse.relation(at).is_subject()
}

/// Whom a noun means: the first who is a subject in a sentence shortly before, or the only one whom it names.
fn meant(
    recent: &[Recent],
    sentence: usize,
    noun: &Noun,
    entities: &[Entity],
    rules: &Rules,
) -> Option<EntityId> {
    let may_be = |one: &&Recent| {
        let known = rules.genders.by_name(&entities[one.id.index()].name);
        noun.gender.is_none() || known.is_none() || known == noun.gender
    };
    (sentence.saturating_sub(SENTENCES)..sentence).rev().find_map(|at| {
        let here: Vec<_> = recent.iter().rev().take(PERSONS).filter(|one| one.sentence == at).collect();
        let subject = here.iter().rev().copied().filter(may_be).find(|one| one.is_subject);
        let only = || here.first().copied().filter(|one| here.iter().all(|other| other.id == one.id));
        subject.or_else(|| only().filter(may_be)).map(|one| one.id)
    })
}

/// The nouns of a text, in reading order.
fn nouns(parse: &Parse<'_>, rules: &Rules) -> Vec<Noun> {
    let is_article = |at: usize| parse.is_any(at, &["the"]);
    let articles = (0..parse.len().saturating_sub(2)).filter(|&at| is_article(at));
    articles.filter_map(|at| aged(parse, at, rules).or_else(|| of_people(parse, at, rules))).collect()
}

/// "The 23-year-old"
fn aged(parse: &Parse<'_>, article: usize, rules: &Rules) -> Option<Noun> {
    let rest = ["-", "year", "-", "old"];
    let (number, end) = (article + 1, article + 2 + rest.len());
    let is_age = parse.form(number).bytes().all(|byte| byte.is_ascii_digit())
        && end <= parse.len()
        && rest.iter().zip(number + 1..end).all(|(word, at)| parse.form(at) == *word);
    if !is_age {
        return None;
    }
    // "The 31-year-old Kenyan"
    let people = of_people(parse, end - 1, rules).map(|noun| Noun { words: article..noun.words.end, ..noun });
    people.or_else(|| stands_alone(parse, end).then_some(Noun { words: article..end, gender: None }))
}

/// "The Spaniard", right behind the word `before`.
fn of_people(parse: &Parse<'_>, before: usize, rules: &Rules) -> Option<Noun> {
    let at = before + 1;
    if at >= parse.len() {
        return None;
    }
    let form = parse.form(at);
    if !form.starts_with(char::is_uppercase) || !stands_alone(parse, at + 1) {
        return None;
    }
    let is_adjective =
        || form.ends_with("an") && rules.governments.demonym(form).is_some() && is_argument(parse, at);
    let gender = match rules.compatriots.0.get(form) {
        Some(gender) => *gender,
        None if is_adjective() => None,
        None => return None,
    };
    Some(Noun { words: before..at + 1, gender })
}

/// Whether no other noun follows that it would belong to.
fn stands_alone(parse: &Parse<'_>, end: usize) -> bool {
    end >= parse.len()
        || matches!(
            parse.upos(end),
            Upos::Verb | Upos::Aux | Upos::Punct | Upos::Part | Upos::Adv | Upos::Adp
        ) && !matches!(parse.form(end), "-" | "/" | "&")
}

/// Whether a word is a subject or an object.
fn is_argument(parse: &Parse<'_>, at: usize) -> bool {
    parse.relation(at).is_subject()
        || matches!(parse.relation(at), Relation::Object | Relation::IndirectObject | Relation::Agent)
}
