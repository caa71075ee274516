//! Bare numbers that are ages: "Jane Roe, 45, said", "her son, 5, was", "She was 81."

use std::ops::Range;

use crate::lexicon::{gazetteer, noun_kind};
use crate::rule::{Grammar, PieceKind, Pieces};

use super::draft::{Draft, Make};

/// Whether a number that counts nothing is an age.
pub(super) fn is_age(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let is_plain = end == start + 1 && draft.modifier.is_none() && draft.max.is_none();
    let is_possible = pieces.digits(start).is_some_and(|age| (1..=115).contains(&age));
    let is_part = pieces.is_glued(end + 1) && pieces.is_kind(end + 1, PieceKind::Digits);
    is_plain
        && is_possible
        && !is_part
        && (is_apposed(draft, pieces, grammar) || is_said(draft, pieces, grammar))
}

/// Between commas or in brackets after a person.
fn is_apposed(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let Some(noun) = start.checked_sub(2) else { return false };
    let number = |at: usize| grammar.look_up("age_noun", pieces, at).map(|(_, cells)| cells[1]);
    match (pieces.str(start - 1), pieces.str(end)) {
        ("(", ")") => number(noun) == Some("one"),
        (",", "," | "." | ";" | ")") => number(noun).is_some() || is_person(pieces, noun, grammar),
        // "their daughters, 3 and 5"
        (",", "and") => number(noun) == Some("many"),
        ("and", "," | "." | ";") => {
            let is_list = pieces.is_kind(noun, PieceKind::Digits) && noun > 1 && pieces.str(noun - 1) == ",";
            is_list && number(noun - 2) == Some("many")
        }
        _ => false,
    }
}

/// Whether a name of a person ends with the piece: "Ana Ruiz", "Bello", not "In Kano", "Dec", "USA".
fn is_person(pieces: &Pieces<'_>, at: usize, grammar: &Grammar<Make>) -> bool {
    let is_capital =
        |at: usize| pieces.is_kind(at, PieceKind::Word) && pieces.str(at).starts_with(char::is_uppercase);
    let is_word = |at: usize| grammar.look_up("not_counted", pieces, at).is_some();
    let form = pieces.str(at);
    let is_name = is_capital(at) && form.len() > 1 && form.contains(char::is_lowercase) && !is_word(at);
    let is_month = super::cue::has_cue(super::cue::Cue::Year, pieces, at, grammar);
    let first = (at.saturating_sub(3)..at).rev().find(|at| !is_capital(*at) || is_word(*at));
    let follows =
        |words: &[&str]| first.is_some_and(|before| words.iter().any(|word| pieces.is(before, word)));
    // "From Pham, 64", not "from Kano, 64"
    let is_place = follows(&["in", "at", "near", "around", "outside"])
        || follows(&["from", "to", "of"])
            && first.is_some_and(|before| is_land(before + 1..at + 1, pieces, grammar));
    is_name && !is_month && !is_place
}

/// Whether a name is one of a country or a known town.
fn is_land(name: Range<usize>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let words = name.clone().map(|at| pieces.str(at)).collect::<Vec<_>>().join(" ");
    grammar.look_up("country", pieces, name.start).is_some_and(|(end, _)| end == name.end)
        || gazetteer::bearers(&words).is_some()
}

/// "The poet": a noun of one person with what makes it known.
fn is_known_person(pieces: &Pieces<'_>, noun: usize, grammar: &Grammar<Make>) -> bool {
    let form = pieces.str(noun);
    let is_one = grammar.look_up("age_noun", pieces, noun).is_some_and(|(_, cells)| cells[1] == "one")
        || noun_kind::of(form) == Some("person") && !form.ends_with('s');
    let article = noun.checked_sub(1).filter(|_| is_one);
    article.is_some_and(|at| ["the", "his", "her", "their", "my"].iter().any(|word| pieces.is(at, word)))
}

/// What somebody does at an age: "was 94 when she died".
const LIVES: [&str; 9] =
    ["began", "born", "died", "emigrated", "left", "married", "moved", "retired", "started"];

/// Words after "when" among which it is told, and two more.
const LIFE_WITHIN: usize = 5;

/// "He was 81.", "turned 40", "died at 81".
fn is_said(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let is = |back: usize, words: &[&str]| {
        start.checked_sub(back).is_some_and(|at| words.iter().any(|word| pieces.is(at, word)))
    };
    let follows = ["in", "on", "when", "and", "at", "this", "last", "next", "yesterday", "today"];
    let ends = pieces.get(end).is_none()
        || matches!(pieces.str(end), "." | "," | ";" | "!" | "?")
        || follows.iter().any(|word| pieces.is(end, word));
    let verbs = ["had", "has", "was", "is", "lived", "leaves", "will"];
    let is_joined = pieces.is(end, "and") && !verbs.iter().any(|word| pieces.is(end + 1, word));
    let is_state = is(1, &["was", "is"]) && is(2, &["he", "she"]) && !is_joined && !pieces.is(end, "at");
    // "Sister Agnes was 94 when she died"
    let of_life = pieces.is(end, "when")
        && ["he", "she", "they"].iter().any(|word| pieces.is(end + 1, word))
        && (end + 2..end + LIFE_WITHIN).any(|at| LIVES.iter().any(|word| pieces.is(at, word)));
    let subject = start.checked_sub(2).filter(|_| is(1, &["was", "is"]));
    let is_over = matches!(pieces.str(end), "." | ",") && !pieces.is_glued(end + 1);
    let is_state = is_state
        || subject.is_some_and(|at| {
            of_life && (pieces.is(at, "who") || is_person(pieces, at, grammar))
                || is_over && (pieces.is(at, "who") || is_known_person(pieces, at, grammar))
        });
    ends && (is(1, &["turned", "turns", "turning"])
        || is(1, &["at"]) && is(2, &["died", "dies", "dead"])
        || is_state)
}
