//! Expletive "it", which means nothing: "it is raining", "it is clear that", "it seems that".

use crate::syntax::{Parse, Relation};
use crate::types::Upos;

/// Verbs of the weather.
const WEATHER: [&str; 7] = ["rain", "snow", "drizzle", "hail", "thunder", "freeze", "pour"];

/// Verbs and nouns that an empty "it" comes before when a clause follows.
const LIGHT: [&str; 10] =
    ["seem", "appear", "happen", "turn", "emerge", "follow", "pity", "shame", "time", "fact"];

/// Whether the "it" there is an expletive.
pub(in crate::discourse) fn is_expletive(parse: &Parse<'_>, at: usize) -> bool {
    let Some(head) = parse.head(at).filter(|_| parse.relation(at) != Relation::Possessor) else {
        return false;
    };
    let lemma = parse.lemma(head);
    if WEATHER.contains(&lemma) {
        return parse.relation(at).is_subject() && parse.dependent(head, Relation::Object).is_none();
    }
    let follows = |relation: Relation| parse.dependent(head, relation).is_some_and(|clause| clause > head);
    let has_clause = follows(Relation::ClauseSubject)
        || follows(Relation::Complement)
        || follows(Relation::OpenComplement) && parse.upos(head) == Upos::Adj && !is_of_persons(lemma);
    let is_told = parse.dependent(head, Relation::Copula).is_some() && parse.upos(head) == Upos::Adj;
    has_clause && (is_told || LIGHT.contains(&lemma) || follows(Relation::ClauseSubject))
}

/// Adjectives that say what somebody is about to do: "it is ready to sign".
fn is_of_persons(adjective: &str) -> bool {
    matches!(
        adjective,
        "able"
            | "unable"
            | "ready"
            | "willing"
            | "unwilling"
            | "likely"
            | "unlikely"
            | "set"
            | "due"
            | "free"
            | "eager"
            | "keen"
            | "reluctant"
            | "determined"
            | "prepared"
            | "sure"
            | "certain"
            | "confident"
            | "bound"
            | "happy"
            | "proud"
            | "afraid"
            | "concerned"
            | "worried"
            | "hopeful"
    )
}
