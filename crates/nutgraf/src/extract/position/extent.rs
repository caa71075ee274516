//! How far the words go that say what a position is about.

use std::ops::Range;

use super::Reader;
use super::cue::Cue;
use crate::syntax::{Link, Relation, Role};
use crate::types::Upos;

/// Words on either side of the head of what a cue is about among which marks are paired, at most.
const REACH: usize = 400;

/// Words on either side of a cue among which its sentence is looked at.
const FAR: usize = 1000;

/// The part of a sentence between semicolons that holds a cue: "The union applauded; the board did not."
pub(super) fn part(reader: &Reader<'_>, cue: &Cue) -> Range<usize> {
    let clauses = reader.context.clauses;
    let sentence = clauses.words_around(&cue.words, FAR);
    let ends = |at: &usize| clauses.parse.form(*at) == ";";
    let start = (sentence.start..cue.words.start).rev().find(ends).map_or(sentence.start, |at| at + 1);
    start..(cue.words.end..sentence.end).find(ends).unwrap_or(sentence.end)
}

/// The words of a clause from its verb on, with the adverbs before it.
pub(super) fn words_of_clause(reader: &Reader<'_>, index: usize, word: usize) -> Range<usize> {
    let parse = reader.context.clauses.parse;
    let is_adverb = |&at: &usize| {
        parse.relation(at) == Relation::Adverb
            && parse.head(at) == Some(word)
            && !parse.is_more_than(at)
            && !at.checked_sub(1).is_some_and(|before| parse.is_more_than(before))
            && reader.context.clauses.all[index].negator != Some(at)
    };
    let start = (word.saturating_sub(2)..word).rev().take_while(is_adverb).last().unwrap_or(word);
    // "To be opened"
    let clause = &reader.context.clauses.all[index];
    let is_be = |at: &usize| clause.is_infinitive && clause.is_passive && parse.is_any(*at, &["be"]);
    let start = start.checked_sub(1).filter(is_be).unwrap_or(start);
    let end = parse.phrase(word).end.max(word + 1);
    cut(reader, Some(index), start..end, word)
}

/// The words up to the first condition, to a clause that describes what went before, and to the mark that closes a
/// quotation.
pub(super) fn cut(
    reader: &Reader<'_>,
    index: Option<usize>,
    words: Range<usize>,
    word: usize,
) -> Range<usize> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let index = index.or_else(|| clauses.above(word));
    let conditions = index.map(|index| clauses.conditions_over(index)).unwrap_or_default();
    let starts = conditions.iter().map(|condition| condition.words.start);
    let condition = starts.filter(|&start| start > word).min().unwrap_or(words.end);
    let breaks = |&at: &usize| {
        let is_comma = parse.form(at) == ",";
        let next = at + 1;
        is_comma
            && next < words.end
            && (matches!(
                parse.form(next),
                "which" | "who" | "where" | "whose" | "according" | "though" | "although"
            ) || parse.tag(next) == "VBG" && parse.relation(next) == Relation::Adverbial)
            || matches!(parse.form(at), ";" | "[" | "(" | "–" | "—")
            || opens_reason(reader, at)
            || opens_in_headline(reader, at)
            || closes(reader, word, at)
    };
    // "It will go, the mayor said": what is quoted ends before whoever says it.
    let token = |at: usize| parse.text.tokens[at];
    let quoted = reader
        .context
        .quotation_around(token(word))
        .and_then(|quotation| quotation.content.iter().find(|span| span.contains(token(word))).copied());
    let leaves = |&at: &usize| quoted.is_some_and(|span| !span.contains(token(at)));
    let comma = (word + 1..words.end).find(|at| breaks(at) || leaves(at)).unwrap_or(words.end);
    let mut end = words.end.min(condition).min(comma).min(next_clause(reader, word, words.end));
    while end > word + 1 && (parse.upos(end - 1) == Upos::Punct || parse.relation(end - 1) == Relation::Case)
    {
        end -= 1;
    }
    // "Stop “playing the victim”": the mark that closes what was opened inside belongs to it.
    words.start..if closes_inside(reader, words.start..end) { end + 1 } else { end }
}

/// Whether the mark right behind some words closes one that they open.
fn closes_inside(reader: &Reader<'_>, words: Range<usize>) -> bool {
    let parse = reader.context.clauses.parse;
    let count = |form: &str| words.clone().filter(|&at| parse.form(at) == form).count();
    match Some(words.end).filter(|&at| at < parse.len()).map(|at| parse.form(at)) {
        Some("”") => count("“") > count("”"),
        Some("\"") => count("\"") % 2 == 1,
        _ => false,
    }
}

/// "“Rule it out,” he said": whether a mark closes the words in marks that a word stands in. "Stop “playing the victim”" goes on.
fn closes(reader: &Reader<'_>, word: usize, mark: usize) -> bool {
    let parse = reader.context.clauses.parse;
    if mark - word > REACH {
        return true;
    }
    let is_between = |form: &str| (word..mark).any(|at| parse.form(at) == form);
    match parse.form(mark) {
        "”" => !is_between("“"),
        "\"" => {
            let sentence = reader.context.clauses.sentence_words(reader.context.clauses.sentence(word));
            let before = (sentence.start.max(word.saturating_sub(REACH))..word)
                .filter(|&at| parse.form(at) == "\"")
                .count();
            before % 2 == 1 && !is_between("\"")
        }
        _ => false,
    }
}

/// "Return to work after a deal was reached", "as the law was changed": whether a word opens a clause that says when or why.
fn opens_reason(reader: &Reader<'_>, at: usize) -> bool {
    let parse = reader.context.clauses.parse;
    parse.relation(at) == Relation::Mark
        && parse.is_any(at, &["after", "as", "because", "since", "when", "while"])
        && parse.head(at).is_some_and(|verb| parse.relation(verb) == Relation::Adverbial)
}

/// "Vows to sue paper as row deepens": in headlines, the parser often takes what opens such a clause for a preposition.
fn opens_in_headline(reader: &Reader<'_>, at: usize) -> bool {
    let parse = reader.context.clauses.parse;
    let sentence = parse.sentence_of(at);
    let is_finite = |at: usize| matches!(parse.tag(at), "VBZ" | "VBP" | "VBD" | "MD");
    matches!(parse.form(at), "after" | "as" | "while")
        && parse.text.is_headline(sentence)
        && (at + 2..parse.text.sentence_tokens[sentence].end).any(is_finite)
}

/// Where a clause begins that stands beside that of `word` with a verb group of its own: "deploy troops but could help".
fn next_clause(reader: &Reader<'_>, word: usize, end: usize) -> usize {
    let clauses = reader.context.clauses;
    let Some(index) = clauses.of(word) else { return end };
    let is_own = |&below: &usize| {
        let one = &clauses.all[below];
        let starts = one.modal.is_some()
            || one.arguments.iter().any(|arg| arg.role == Role::Subject && !arg.is_shared);
        one.link == Link::Conjunct && starts && one.word > word
    };
    let Some(next) = clauses.below(index).find(is_own) else { return end };
    let parse = clauses.parse;
    let next = clauses.all[next].word;
    let joint = parse.dependents(next).find(|&at| parse.relation(at) == Relation::Conjunction && at > word);
    joint.unwrap_or(next).min(end)
}
