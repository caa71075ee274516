//! Whom the sentence of a cue names, and who speaks where it is quoted.

use super::Ask;
use super::feature::{self, Row, Seen};
use crate::discourse::Context;
use crate::syntax::{Relation, is_expletive};
use crate::types::Upos;

/// Words that are looked at on either side of the cue, at most.
const REACH: usize = 80;

/// Somebody who may take part.
pub(super) struct Candidate {
    /// The head of the words that name them.
    pub(super) word: usize,
    pub(super) row: Row,
}

/// Those who may take part, in reading order; who speaks from another sentence comes last. `cue` is the row of the cue alone.
pub(super) fn find(context: &Context<'_>, ask: &Ask<'_>, cue: Row) -> Vec<Candidate> {
    let word = ask.clause.word;
    let near = context.clauses.words_around(&(word..word), REACH);
    let mut words: Vec<usize> = near.filter(|&at| may_name(context, at)).collect();
    let quotation = feature::quotation(context, ask);
    let speaker = quotation.and_then(|quotation| context.speaker_word(quotation));
    words.extend(speaker.filter(|word| !words.contains(word)));
    let phrases: Vec<_> = words.iter().map(|&word| context.discourse.noun_phrase(word)).collect();
    let seen = Seen { phrases: &phrases, quotation, speaker };
    let row = |at: usize| feature::row(context, ask, &seen, cue, at);
    phrases.iter().enumerate().map(|(at, phrase)| Candidate { word: phrase.head, row: row(at) }).collect()
}

/// Whether a word is the head of words that may name somebody.
fn may_name(context: &Context<'_>, at: usize) -> bool {
    let parse = context.clauses.parse;
    let is_nominal = matches!(parse.upos(at), Upos::Noun | Upos::Propn | Upos::Pron)
        || parse.upos(at) == Upos::Det && parse.relation(at).is_subject();
    let heads_own = || {
        context.discourse.mention_at(at).is_some_and(|mention| {
            let words = parse.tokens_touching(mention.span);
            parse.head_of(&words) == at
        })
    };
    let is_inside = parse.relation(at).is_before_noun();
    // "It is time to", "there needs to be": nobody.
    let is_empty =
        parse.relation(at) == Relation::Expletive || parse.is_any(at, &["it"]) && is_expletive(parse, at);
    !context.is_time(at) && !is_empty && (is_nominal && !is_inside || heads_own())
}
