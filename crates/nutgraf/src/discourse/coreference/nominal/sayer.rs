//! "It" in what a body says: "Ghana's government said it regretted the decision".

use super::Item;
use super::phrase::{Form, Phrase};
use crate::syntax::{Parse, Relation};
use crate::types::Upos;

/// Things that are looked at, at most: the subject stands shortly before.
const NEAR: usize = 12;

/// Verbs whose subject speaks or plans.
const SAYS: [&str; 12] = [
    "add", "announce", "argue", "claim", "confirm", "deny", "insist", "promise", "report", "say", "think",
    "warn",
];

/// Whether the subject of a verb speaks or plans.
pub(super) fn speaks(lemma: &str) -> bool {
    SAYS.contains(&lemma)
}

/// What speaks whose clause "it" is the subject of.
pub(super) fn of(parse: &Parse<'_>, phrase: &Phrase, items: &[Item]) -> Option<usize> {
    if phrase.form != Form::It || parse.relation(phrase.head) != Relation::Subject {
        return None;
    }
    let clause = parse.head(phrase.head).filter(|&clause| parse.upos(clause) == Upos::Verb)?;
    let verb = parse.head(clause).filter(|_| parse.relation(clause) == Relation::Complement)?;
    let subject =
        SAYS.contains(&parse.lemma(verb)).then(|| parse.dependent(verb, Relation::Subject)).flatten()?;
    let near = items.iter().rev().take(NEAR);
    near.filter(|item| item.words.contains(&subject))
        .max_by_key(|item| item.words.len())
        .map(|item| item.thing)
}
