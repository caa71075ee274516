//! What is counted: the words after a number, up to the noun in the plural.

use std::ops::Range;

use crate::rule::{Grammar, PieceKind, Pieces};

use super::draft::Make;

/// How many words may stand before the noun ("ERAM long-range guided missiles").
const MAX_WORDS: usize = 6;

/// How many pieces hyphens may join to one word ("off-the-shelf").
const MAX_PIECES: usize = 16;

/// The counted words that start at a piece, as far as the first plural noun. None where there is none.
pub(super) fn find(pieces: &Pieces<'_>, at: usize, grammar: &Grammar<Make>) -> Option<Range<usize>> {
    let mut end = at;
    for _ in 0..MAX_WORDS {
        end = word(pieces, end, end == at, grammar)?;
        if is_plural(pieces, end - 1, grammar) && !pieces.is_dash(end) && pieces.str(end - 1) != "s" {
            return Some(at..with_tail(pieces, end, grammar));
        }
    }
    None
}

/// The single thing that is counted: the words up to one that cannot belong to it, at most three.
pub(super) fn single(pieces: &Pieces<'_>, at: usize, grammar: &Grammar<Make>) -> Option<Range<usize>> {
    let mut end = at;
    for _ in 0..3 {
        match word(pieces, end, end == at, grammar) {
            Some(next) if end == at || !looks_like_verb(pieces.str(next - 1)) => end = next,
            _ => break,
        }
    }
    (end > at && !looks_like_verb(pieces.str(end - 1))).then_some(at..end)
}

/// What "of" says is counted: "half of the people", "dozens of families".
pub(super) fn after_of(pieces: &Pieces<'_>, at: usize, grammar: &Grammar<Make>) -> Option<Range<usize>> {
    if !pieces.is(at, "of") {
        return None;
    }
    let determiners =
        ["the", "its", "his", "her", "their", "our", "my", "your", "all", "these", "those", "this", "that"];
    let start = (at + 1..at + 3).find(|at| !determiners.iter().any(|word| pieces.is(*at, word)))?;
    let counted = |start: usize| {
        let start = after_number(pieces, start);
        find(pieces, start, grammar).or_else(|| single(pieces, start, grammar))
    };
    after_owner(pieces, start, grammar).and_then(counted).or_else(|| counted(start))
}

/// Past "the company's", whose they are who are counted: "12,000 of the company's 41,000 employees", "four of the town's
/// banks". Who they are for belongs to them: "two of the women's clubs".
fn after_owner(pieces: &Pieces<'_>, at: usize, grammar: &Grammar<Make>) -> Option<usize> {
    const KINDS: [&str; 8] = ["men", "women", "girl", "girls", "boy", "boys", "children", "people"];
    let is_apostrophe = |at: usize| matches!(pieces.str(at), "'" | "’") && pieces.is_glued(at);
    let words = (at..at + MAX_WORDS).take_while(|at| pieces.is_kind(*at, PieceKind::Word));
    let mark = words.map(|at| at + 1).find(|at| is_apostrophe(*at))?;
    let next = mark + 1 + usize::from(pieces.is_glued(mark + 1) && pieces.is(mark + 1, "s"));
    let is_kind = || KINDS.iter().any(|word| pieces.is(mark - 1, word));
    let is_noun = || {
        (at..mark).all(|at| !is_stop(pieces, at, grammar))
            && (at..mark - 1).all(|at| !is_plural(pieces, at, grammar))
            && next > mark + usize::from(!pieces.str(mark - 1).ends_with('s'))
    };
    let is_word = pieces.is_kind(next, PieceKind::Word) && !is_stop(pieces, next, grammar);
    (pieces.number(next).is_some() || is_word && !is_kind() && is_noun()).then_some(next)
}

/// Past the number of all, of which some are counted: "three of the five members".
fn after_number(pieces: &Pieces<'_>, at: usize) -> usize {
    pieces.number(at).filter(|number| !pieces.is_glued(number.end)).map_or(at, |number| number.end)
}

/// The index after the word at `at`, with what hyphens join to it; none where the words of a noun end.
fn word(pieces: &Pieces<'_>, at: usize, is_first: bool, grammar: &Grammar<Make>) -> Option<usize> {
    let is_apart = pieces.is_next_word(at) || (is_first && pieces.is_glued(at));
    if !is_apart || !pieces.is_kind(at, PieceKind::Word) || is_stop(pieces, at, grammar) {
        return None;
    }
    let mut end = at + 1;
    while pieces.is_glued(end) && end < at + MAX_PIECES {
        let joins = pieces.is_dash(end) || matches!(pieces.str(end), "." | "&" | "/");
        let is_initial = pieces.str(end) == "." && pieces.str(end - 1).len() == 1;
        if is_initial && !pieces.is_glued(end + 1) {
            end += 1; // the last stop of "U.S."
        } else if matches!(pieces.str(end), "'" | "’") && pieces.is_glued(end + 1) && pieces.is(end + 1, "s")
        {
            end += 2; // "the world's largest makers"
        } else if joins && pieces.is_glued(end + 1) && !pieces.is_kind(end + 1, PieceKind::Mark) {
            end += 2;
        } else {
            break;
        }
    }
    Some(end)
}

/// A plural noun after the plural noun is the one that counts when a preposition or the end follows ("sports cars").
fn with_tail(pieces: &Pieces<'_>, end: usize, grammar: &Grammar<Make>) -> usize {
    let Some(next) = word(pieces, end, false, grammar) else { return end };
    let is_noun = next == end + 1 && is_plural(pieces, end, grammar) && pieces.str(end).len() > 3;
    let is_last = !pieces.is_kind(next, PieceKind::Word) || is_preposition(pieces.str(next));
    if is_noun && is_last { next } else { end }
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "at"
            | "on"
            | "for"
            | "from"
            | "to"
            | "with"
            | "were"
            | "are"
            | "have"
            | "had"
            | "will"
            | "and"
    )
}

fn is_stop(pieces: &Pieces<'_>, at: usize, grammar: &Grammar<Make>) -> bool {
    let is_name = pieces.str(at).chars().all(char::is_uppercase) && pieces.str(at).len() > 1; // "US", "IT"
    !is_name && grammar.look_up("not_counted", pieces, at).is_some_and(|(end, _)| end == at + 1)
}

fn is_plural(pieces: &Pieces<'_>, at: usize, grammar: &Grammar<Make>) -> bool {
    let word = pieces.str(at);
    let has_ending = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "ous", "'s"].iter().any(|ending| word.ends_with(ending));
    // "400 JOBS"
    let is_shouted = word.len() > 3
        && word.ends_with('S')
        && word.chars().all(|char| char.is_ascii_uppercase())
        && !["SS", "US", "IS"].iter().any(|ending| word.ends_with(ending));
    let is_abbreviation =
        word.ends_with('s') && word.len() > 2 && word[..word.len() - 1].chars().all(char::is_uppercase);
    let is_possessive = matches!(pieces.str(at + 1), "'" | "’") && pieces.is_glued(at + 1);
    let is_listed = || grammar.look_up("plural_noun", pieces, at).is_some();
    !is_possessive && (has_ending || is_shouted || is_abbreviation || is_listed())
}

fn looks_like_verb(word: &str) -> bool {
    word.len() > 4 && ["ed", "ly", "ing"].iter().any(|ending| word.ends_with(ending))
}
