//! What the words around say of a quantity: that it is a name and no number, an age, what it counts.

use rust_decimal::Decimal;

use crate::rule::{Gap, Grammar, PieceKind, Pieces};
use crate::types::QuantityKind;

use super::cue::{Cue, has_cue};
use super::draft::{Draft, Make};
use super::{address, age, counted};

/// Voids a draft that is no quantity; sets what a count counts.
pub(super) fn judge(draft: &mut Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) {
    draft.is_void |= is_in_web(draft, pieces)
        || is_glued_to_word(draft, pieces)
        || address::is_house(draft, pieces, grammar)
        || address::is_model(draft, pieces);
    match draft.kind {
        QuantityKind::Count if draft.of.is_none() => judge_count(draft, pieces, grammar),
        QuantityKind::Ordinal => draft.is_void |= is_no_ordinal(draft, pieces) || is_name(draft, pieces),
        QuantityKind::Duration => draft.is_void |= is_some_day(draft, pieces, grammar),
        QuantityKind::Percent | QuantityKind::Measure => {
            draft.of = counted::after_of(pieces, draft.pieces.end, grammar);
        }
        _ => {}
    }
}

fn judge_count(draft: &mut Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) {
    if age::is_age(draft, pieces, grammar) {
        (draft.kind, draft.unit, draft.is_sure) = (QuantityKind::Age, Some("year".into()), false);
        return;
    }
    draft.of = of(draft, pieces, grammar);
    draft.is_void |= is_identifier(draft, pieces, grammar)
        || is_group_of_digits(draft, pieces)
        || is_year(draft, pieces, grammar)
        || is_pronoun(draft, pieces, grammar)
        || is_half_of_game(draft, pieces, grammar)
        || is_enumeration(draft, pieces)
        || is_name(draft, pieces);
}

/// The words for what is counted.
pub(super) fn of(
    draft: &Draft<'_>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> Option<std::ops::Range<usize>> {
    let end = draft.pieces.end;
    let at = match pieces.is_dash(end) && pieces.is_glued(end) && pieces.is_glued(end + 1) {
        true if pieces.is(end + 1, "strong") || pieces.is(end + 1, "odd") => end + 2,
        true => end + 1,
        false => end,
    };
    let is_one = draft.value == Some(Decimal::ONE) && at == end;
    let found = if is_one { None } else { counted::find(pieces, at, grammar) };
    let single = || (is_one || at > end).then(|| counted::single(pieces, at, grammar)).flatten();
    counted::after_of(pieces, at, grammar).or(found).or_else(single)
}

/// Part of an address on the web or of a path.
fn is_in_web(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let before = pieces.is_glued(start)
        && matches!(pieces.str(start - 1), "=" | "?" | "&" | "#" | "@" | "_" | "%" | "\\");
    let after = pieces.is_glued(end) && matches!(pieces.str(end), "=" | "_" | "@");
    let after_percent = draft.kind == QuantityKind::Percent && is_digits_glued(pieces, end);
    let in_path = start > 1
        && pieces.is(start - 1, "/")
        && pieces.is_glued(start)
        && pieces.is_glued(start - 1)
        && pieces.is_kind(start - 2, PieceKind::Word);
    before || after || after_percent || in_path
}

/// "A320", "737s", "F-16", "24703m212"
fn is_glued_to_word(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let starts_with_word = pieces.is_kind(start, PieceKind::Word);
    let ends_with_word = pieces.is_kind(end - 1, PieceKind::Word);
    let before = pieces.is_glued(start) && pieces.is_kind(start - 1, PieceKind::Word);
    let after = pieces.is_glued(end)
        && (pieces.is_kind(end, PieceKind::Word)
            || (ends_with_word && pieces.is_kind(end, PieceKind::Digits)));
    // "4-by-6-metre"
    let is_by = start > 1 && pieces.is(start - 2, "by");
    let is_decade = draft.kind == QuantityKind::Age; // "mid-30s"
    let is_hyphened = !starts_with_word
        && !is_by
        && !is_decade
        && pieces.is_glued(start)
        && pieces.is_dash(start - 1)
        && pieces.is_glued(start - 1)
        && pieces.is_kind(start.wrapping_sub(2), PieceKind::Word);
    before || after || is_hyphened
}

/// Digits between other digits: "11:30", "5/17/2018", "192.168.1.2", "020 7946 0958", "1-800-555".
fn is_group_of_digits(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let is_digits = |at: usize| pieces.is_kind(at, PieceKind::Digits);
    let is_mark = |at: usize| matches!(pieces.str(at), ":" | "/" | "." | "-" | "–" | ",");
    let before = start > 1
        && is_mark(start - 1)
        && is_digits(start - 2)
        && pieces.is_glued(start - 1)
        && pieces.is_glued(start);
    let after = is_mark(end) && is_digits_glued(pieces, end + 1) && pieces.is_glued(end);
    let is_dialled = start > 0 && pieces.is(start - 1, "+") && pieces.is_glued(start);
    let n_before = (1..3).take_while(|n| start.checked_sub(*n).is_some_and(is_digits)).count();
    let n_after = (end..end + 2).take_while(|at| is_digits(*at)).count();
    let has_zero = (start.saturating_sub(n_before)..end + n_after).any(|at| {
        let digits = pieces.str(at);
        digits.len() > 2 && digits.starts_with('0') && digits.bytes().any(|digit| digit != b'0')
    });
    let is_run = n_before + n_after >= if has_zero { 1 } else { 2 };
    is_digits(start) && (before || after || is_dialled || is_run)
}

fn is_digits_glued(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is_glued(at) && pieces.is_kind(at, PieceKind::Digits)
}

/// "Resolution 2231", "page 5", "No. 10", "Boeing 737", "Apollo 11"
fn is_identifier(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let start = draft.pieces.start;
    let named = (1..=2).any(|back| {
        start.checked_sub(back).is_some_and(|at| {
            let is_there = grammar.look_up("identifier", pieces, at).is_some_and(|(end, _)| end == start);
            let may_be_verb = pieces.str(at).chars().all(char::is_lowercase) && !pieces.is(at, "number");
            is_there && !(draft.of.is_some() && may_be_verb)
        })
    });
    let is_digits = pieces.is_kind(start, PieceKind::Digits);
    let is_lettered =
        draft.pieces.len() == 2 && pieces.is_glued(start + 1) && pieces.str(start + 1).len() == 1;
    let is_plain = draft.pieces.len() == 1 || is_lettered;
    let is_on_its_line = pieces.get(start).is_some_and(|piece| piece.gap == Gap::Line);
    let after_name = start > 0
        && is_capitalised(pieces, start - 1)
        && (!starts_sentence(pieces, start - 1) || is_title(pieces, start, grammar));
    let is_alone = draft.of.is_none() && draft.modifier.is_none() && !is_on_its_line;
    (named && (is_plain || !is_digits)) || (is_digits && is_plain && after_name && is_alone)
}

/// A word that starts a sentence and a number that a mark follows: "Halo 2, the game".
fn is_title(pieces: &Pieces<'_>, number: usize, grammar: &Grammar<Make>) -> bool {
    pieces.is_kind(number + 1, PieceKind::Mark)
        && grammar.look_up("not_counted", pieces, number - 1).is_none()
}

/// A bare number of four digits that nothing is counted by, or after the words that years stand after.
fn is_year(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let start = draft.pieces.start;
    let is_bare = draft.pieces.len() == 1 && pieces.str(start).len() == 4;
    let is_range = draft.max.is_some_and(|max| max <= Decimal::from(2100)) && pieces.str(start).len() == 4;
    let could_be = pieces.digits(start).is_some_and(|year| (1400..=2100).contains(&year));
    let follows_cue = start > 0 && has_cue(Cue::Year, pieces, start - 1, grammar);
    let is_recent = pieces.digits(start).is_some_and(|year| (1980..2040).contains(&year) && year != 2000);
    let is_likely = follows_cue || draft.of.is_none() || is_recent;
    could_be && (is_bare || is_range) && is_likely && draft.modifier.is_none()
}

/// "one" as a pronoun: "no one", "this one", "one another", "one could".
fn is_pronoun(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let is_one = pieces.is(start, "one") && end == start + 1;
    let follows_cue = start > 0 && has_cue(Cue::Pronoun, pieces, start - 1, grammar);
    let is_possessive = matches!(pieces.str(end), "'" | "’") && pieces.is_glued(end);
    let is_subject = draft.of.is_none() && pieces.is_kind(end, PieceKind::Word);
    let joins = |dash: usize, word: usize| {
        pieces.is_dash(dash) && ["on", "to", "off"].iter().any(|form| pieces.is(word, form))
    };
    // "An effect of this kind, but not one of this size"
    let is_of_kind =
        pieces.is(end, "of") && ["this", "that", "such"].iter().any(|word| pieces.is(end + 1, word));
    let is_compound = joins(end, end + 1) || (start > 1 && joins(start - 1, start - 2)); // "one-on-one"
    is_one
        && ((follows_cue && (draft.of.is_none() || pieces.is(end, "of")))
            || is_possessive
            || is_subject
            || is_of_kind
            || is_compound)
}

/// "the second half", "half-time", "half brother"
fn is_half_of_game(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let is_half = (pieces.is(start, "half") || pieces.is(start, "halves")) && end == start + 1;
    let follows_cue = start > 0 && has_cue(Cue::Half, pieces, start - 1, grammar);
    let is_prefix = pieces.is_dash(end) && pieces.is_glued(end);
    let is_suffix = pieces.is_glued(start) && pieces.is_dash(start - 1); // "fly-half"
    is_half && (follows_cue || is_prefix || is_suffix)
}

/// A number word with a capital inside a sentence is part of a name: "the Big Four", "Group of Seven", "the First Lady".
fn is_name(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    let start = draft.pieces.start;
    let is_capital = |at: usize| is_capitalised(pieces, at);
    let before = start > 0 && (is_capital(start - 1) || pieces.is(start - 1, "of"));
    let within = before || is_capital(draft.pieces.end);
    is_capital(start) && within && !starts_sentence(pieces, start) && !pieces.is(start, "A")
}

/// "1) to rest 2) to eat", and "1." at the start of a line.
fn is_enumeration(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let is_short = pieces.digits(start).is_some_and(|number| number < 100) && end == start + 1;
    let is_open = (start.saturating_sub(20)..start).rev().find(|at| matches!(pieces.str(*at), "(" | ")"));
    let in_brackets = is_open.is_some_and(|at| pieces.is(at, "("));
    let has_bracket = pieces.is(end, ")") && (!in_brackets || is_open == start.checked_sub(1));
    let has_stop = pieces.is(end, ".") && pieces.get(start).is_some_and(|piece| piece.gap == Gap::Line);
    is_short && draft.modifier.is_none() && (has_bracket || (has_stop && pieces.is_next_word(end + 1)))
}

/// "may one day find", where nothing says that the day is a length of time.
fn is_some_day(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let start = draft.pieces.start;
    let is_one_day = pieces.is(start, "one") && pieces.is(start + 1, "day") && draft.pieces.len() == 2;
    is_one_day && !(start > 0 && has_cue(Cue::Length, pieces, start - 1, grammar))
}

/// "at first", "first of all", "a second" of time
fn is_no_ordinal(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let before = |words: &[&str]| start > 0 && words.iter().any(|word| pieces.is(start - 1, word));
    let ends = !pieces.is_kind(end, PieceKind::Word) || pieces.is(end, "or") || pieces.is(end, "and");
    let adverb =
        (before(&["at"]) && pieces.is(start, "first")) || (pieces.is(end, "of") && pieces.is(end + 1, "all"));
    let is_time = pieces.is(start, "second")
        && end == start + 1
        && (before(&["per", "split"])
            || (before(&["a", "each", "every"])
                && (ends || pieces.is(end, "later") || pieces.is(end, "ago"))));
    let is_plain = pieces.is(start, "seconds");
    adverb || is_time || is_plain
}

fn is_capitalised(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is_kind(at, PieceKind::Word) && pieces.str(at).starts_with(char::is_uppercase)
}

/// Whether the piece is the first of a sentence or of a quotation, as far as its neighbours show.
fn starts_sentence(pieces: &Pieces<'_>, at: usize) -> bool {
    let is_line = pieces.get(at).is_some_and(|piece| piece.gap == Gap::Line);
    at == 0
        || is_line
        || matches!(
            pieces.str(at - 1),
            "." | "!" | "?" | ":" | "\"" | "“" | "”" | "‘" | "(" | "—" | "–" | "-" | "•"
        )
}
