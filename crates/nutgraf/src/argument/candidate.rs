//! Whom the sentence of a cue names, and who speaks where it is quoted.

use super::Ask;
use super::feature::{self, Row, Seen};
use crate::discourse::Context;
use crate::syntax::Relation;
use crate::types::{Quotation, Upos};

/// Words that are looked at on either side of the cue, at most.
const REACH: usize = 80;

/// Somebody who may take part.
pub(super) struct Candidate {
    /// The head of the words that name them.
    pub(super) word: usize,
    pub(super) row: Row,
}

/// Those who may take part, in reading order; who speaks from another sentence comes last.
pub(super) fn find(context: &Context<'_>, ask: &Ask<'_>) -> Vec<Candidate> {
    let clauses = context.clauses;
    let sentence = clauses.sentence_words(ask.clause.sentence);
    let cue = ask.clause.word;
    let near = sentence.start.max(cue.saturating_sub(REACH))..sentence.end.min(cue + REACH);
    let mut words: Vec<usize> = near.filter(|&at| may_name(context, at)).collect();
    let quotation = feature::quotation(context, ask);
    let speaker = quotation.and_then(|quotation| speaker(context, quotation));
    words.extend(speaker.filter(|word| !words.contains(word)));
    let seen = Seen { words: &words, quotation, speaker };
    let rows: Vec<Row> = (0..words.len()).map(|at| feature::row(context, ask, &seen, at)).collect();
    words.into_iter().zip(rows).map(|(word, row)| Candidate { word, row }).collect()
}

/// The head of the words for who speaks.
fn speaker(context: &Context<'_>, quotation: &Quotation) -> Option<usize> {
    let parse = context.clauses.parse;
    let words = parse.tokens_touching(quotation.speaker_span?);
    (!words.is_empty()).then(|| parse.head_of(&words))
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
    let is_inside = parse.relation(at).is_part() || parse.relation(at) == Relation::Adjective;
    !context.is_time(at) && (is_nominal && !is_inside || heads_own())
}
