//! Who speaks tells whom "it" and "they" mean: "Ghana's government said it regretted the decision"; "Residents said … “We lost
//! everything,” they said".

use super::fit::{Fit, fit};
use super::kind;
use super::phrase::{Form, Phrase};
use super::{Item, Thing};
use crate::syntax::{Parse, Relation, is_of_persons};
use crate::types::{EntityKind, Upos};

/// Things that are looked at, at most: the subject stands shortly before.
const NEAR: usize = 12;

/// Things before a phrase that are looked at for one of its name, at most.
const KNOWN: usize = 500;

/// Verbs whose subject speaks or plans.
const SAYS: [&str; 12] = [
    "add", "announce", "argue", "claim", "confirm", "deny", "insist", "promise", "report", "say", "think",
    "warn",
];

/// Other verbs whose subject is somebody.
const ACTS: [&str; 18] = [
    "accuse", "agree", "ask", "believe", "call", "decide", "demand", "fear", "hope", "know", "plan",
    "refuse", "tell", "threaten", "try", "urge", "vow", "want",
];

/// "Oxfam said food was scarce. The charity urged donors to act": the body that the sentence before is about.
pub(super) fn body(
    parse: &Parse<'_>,
    phrase: &Phrase,
    items: &[Item],
    things: &[Thing<'_>],
) -> Option<usize> {
    let is_body = matches!(phrase.noun, Some("organization" | "business" | "bloc" | "medium" | "party"));
    let opens = || parse.text.sentence_tokens[phrase.sentence].start == phrase.words.start;
    let is_subject = |at: usize| parse.relation(at).is_subject();
    if !is_body
        || phrase.form != Form::Definite
        || phrase.is_plural
        || phrase.is_told
        || !is_subject(phrase.head)
        || !opens()
    {
        return None;
    }
    let before = items.iter().rev().take(2 * NEAR).skip_while(|item| item.sentence == phrase.sentence);
    let before = before.take_while(|item| item.sentence + 1 == phrase.sentence);
    let first = before.filter(|item| is_subject(item.head)).last()?;
    let thing = &things[first.thing];
    let fits = thing.kind == Some(EntityKind::Organization) && fit(phrase, thing) != Fit::Unlike;
    fits.then_some(first.thing)
}

/// Whether the subject of a verb speaks or plans.
pub(super) fn speaks(lemma: &str) -> bool {
    SAYS.contains(&lemma)
}

/// Sentences between one who speaks and "they said", at most.
const SENTENCES: usize = 2;

/// What speaks that "it" or "they" means.
pub(super) fn of(parse: &Parse<'_>, phrase: &Phrase, items: &[Item]) -> Option<usize> {
    match phrase.form {
        Form::They => who_spoke(parse, phrase, items),
        Form::It => told_of_itself(parse, phrase, items).or_else(|| who_spoke(parse, phrase, items)),
        _ => None,
    }
}

/// The lemma of the verb whose subject a phrase is.
fn verb_of<'p>(parse: &'p Parse<'_>, head: usize) -> Option<&'p str> {
    let verb = parse.head(head).filter(|_| parse.relation(head) == Relation::Subject);
    verb.map(|verb| parse.lemma(verb))
}

/// Whether a phrase is the subject of a verb of saying.
pub(super) fn says(parse: &Parse<'_>, head: usize) -> bool {
    verb_of(parse, head).is_some_and(speaks)
}

/// "“It leaks,” Thomas said. “We knew,” the councillor said": the only person who has spoken in a paragraph, where nobody was called
/// so before.
pub(super) fn goes_on(
    parse: &Parse<'_>,
    phrase: &Phrase,
    items: &[Item],
    things: &[Thing<'_>],
) -> Option<usize> {
    let is_somebody = phrase.form == Form::Definite && !phrase.is_plural && kind::is_of_persons(phrase.noun);
    if !is_somebody || !phrase.proper.is_empty() || phrase.is_told || !says(parse, phrase.head) {
        return None;
    }
    let block = |item: &Item| parse.text.sentences[item.sentence].block;
    let own = parse.text.sentences[phrase.sentence].block;
    let here = || items.iter().rev().take(KNOWN).take_while(|item| block(item) == own);
    let is_person = |thing: &Thing<'_>| thing.kind == Some(EntityKind::Person) || thing.is_human;
    let mut persons = here().filter(|item| is_person(&things[item.thing]));
    let last = persons.next()?.thing;
    let spoke = || here().any(|item| item.thing == last && says(parse, item.head));
    let is_known = things
        .iter()
        .rev()
        .take(KNOWN)
        .any(|thing| thing.lemma == phrase.lemma || thing.titles.contains(&phrase.lemma));
    (things[last].titles.is_empty() && persons.all(|item| item.thing == last) && !is_known && spoke())
        .then_some(last)
}

/// Whether a phrase is the subject of a verb that only somebody can be.
pub(super) fn acts(parse: &Parse<'_>, head: usize) -> bool {
    verb_of(parse, head).is_some_and(|verb| speaks(verb) || ACTS.contains(&verb))
}

/// "They said", "it said": whoever spoke last.
fn who_spoke(parse: &Parse<'_>, phrase: &Phrase, items: &[Item]) -> Option<usize> {
    if !says(parse, phrase.head) {
        return None;
    }
    let near = items.iter().rev().take_while(|item| item.sentence + SENTENCES >= phrase.sentence);
    near.take(2 * NEAR).find(|item| acts(parse, item.head)).map(|item| item.thing)
}

/// The subject of the verb of saying whose clause a pronoun is the subject of.
fn who_says(parse: &Parse<'_>, head: usize) -> Option<usize> {
    if parse.relation(head) != Relation::Subject {
        return None;
    }
    // "Said it was ready", but not "said it was a mistake"
    let acts = |&clause: &usize| match parse.upos(clause) {
        Upos::Adj => is_of_persons(parse.lemma(clause)),
        upos => upos == Upos::Verb,
    };
    let clause = parse.head(head).filter(acts)?;
    let verb = parse.head(clause).filter(|_| parse.relation(clause) == Relation::Complement)?;
    SAYS.contains(&parse.lemma(verb)).then(|| parse.dependent(verb, Relation::Subject)).flatten()
}

/// "Spain and Morocco said they would pay": whether those who say it are several names, all of whom "they" means.
pub(super) fn is_told_by_list(parse: &Parse<'_>, phrase: &Phrase) -> bool {
    let subject = (phrase.form == Form::They).then(|| who_says(parse, phrase.head)).flatten();
    subject.is_some_and(|subject| parse.upos(subject) == Upos::Propn && super::is_listed(parse, subject))
}

/// What speaks whose clause "it" is the subject of.
fn told_of_itself(parse: &Parse<'_>, phrase: &Phrase, items: &[Item]) -> Option<usize> {
    let subject = who_says(parse, phrase.head)?;
    let near = items.iter().rev().take(NEAR);
    near.filter(|item| item.words.contains(&subject))
        .max_by_key(|item| item.words.len())
        .map(|item| item.thing)
}
