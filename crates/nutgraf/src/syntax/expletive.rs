//! Expletive "it", which means nothing: "it is raining", "it is clear that", "it seems that".

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

/// Verbs of the weather.
const WEATHER: [&str; 7] = ["rain", "snow", "drizzle", "hail", "thunder", "freeze", "pour"];

/// Verbs and nouns that an empty "it" comes before when a clause follows.
const LIGHT: [&str; 10] =
    ["seem", "appear", "happen", "turn", "emerge", "follow", "pity", "shame", "time", "fact"];

/// Verbs with which an empty "it" holds the place of a clause: "found it hard to sleep", "made it clear that".
const PLACING: [&str; 10] =
    ["find", "make", "think", "consider", "believe", "deem", "feel", "keep", "leave", "render"];

/// Whether the "it" there is an expletive.
pub(crate) fn is_expletive(parse: &Parse<'_>, at: usize) -> bool {
    let Some(head) = parse.head(at).filter(|_| parse.relation(at) != Relation::Possessor) else {
        return false;
    };
    let lemma = parse.lemma(head);
    if WEATHER.contains(&lemma) {
        return parse.relation(at).is_subject() && parse.dependent(head, Relation::Object).is_none();
    }
    if holds_the_place(parse, at, head) || lemma == "remain" && remains_to_be_seen(parse, head) {
        return true;
    }
    let follows = |relation: Relation| parse.dependent(head, relation).is_some_and(|clause| clause > head);
    let has_clause = follows(Relation::ClauseSubject)
        || follows(Relation::Complement)
        || follows(Relation::OpenComplement) && parse.upos(head) == Upos::Adj && !is_of_persons(lemma);
    let is_told = parse.dependent(head, Relation::Copula).is_some() && parse.upos(head) == Upos::Adj;
    // "It is time for him to go"
    let is_time =
        lemma == "time" && parse.dependent(head, Relation::Copula).is_some() && follows(Relation::NounClause);
    is_time || has_clause && (is_told || LIGHT.contains(&lemma) || follows(Relation::ClauseSubject))
}

impl Parse<'_> {
    /// "It was ready to lend": makes a subject of an "it" that a parser takes for empty.
    pub(super) fn mend_expletives(&mut self) {
        let Some(subject) = self.relation_number("nsubj") else { return };
        let is_ready = |adjective: usize| {
            self.upos(adjective) == Upos::Adj
                && !self.is_any(adjective, &["likely", "unlikely", "certain"])
                && is_of_persons(self.lemma(adjective))
                && self.dependent(adjective, Relation::OpenComplement).is_some_and(|verb| verb > adjective)
        };
        let arcs: Vec<(usize, Arc)> = (0..self.len())
            .filter(|&at| self.relation(at) == Relation::Expletive && self.is_any(at, &["it"]))
            .filter_map(|at| Some((at, Self::arc_to(self.head(at).filter(|&head| is_ready(head))?, subject))))
            .collect();
        self.rehang(&arcs);
    }
}

/// "Found it hard to sleep": an adjective right behind it, with a clause after that.
fn holds_the_place(parse: &Parse<'_>, at: usize, head: usize) -> bool {
    let adjective = at + 1;
    let verb = if parse.upos(head) == Upos::Adj { parse.head(head) } else { Some(head) };
    let is_placing = verb.is_some_and(|verb| verb < at && PLACING.contains(&parse.lemma(verb)));
    let end = at + 6;
    is_placing
        && end < parse.len()
        && parse.upos(adjective) == Upos::Adj
        && (adjective + 1..end).take_while(|&next| parse.upos(next) != Upos::Punct).any(|next| {
            parse.is_any(next, &["that"]) && parse.upos(next) == Upos::Sconj
                || parse.is_any(next, &["to"]) && parse.upos(next) == Upos::Part
        })
}

/// "It remains to be seen whether"
fn remains_to_be_seen(parse: &Parse<'_>, verb: usize) -> bool {
    let words = verb + 1..verb + 4;
    words.end <= parse.len() && words.zip(["to", "be", "seen"]).all(|(at, word)| parse.is_any(at, &[word]))
}

/// Adjectives that say what somebody is about to do: "it is ready to sign".
pub(crate) fn is_of_persons(adjective: &str) -> bool {
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
