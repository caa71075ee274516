//! What a pattern cannot say: conditions of rules, called by name from their `check`. They only look.

use std::ops::Range;

use crate::rule::{Grammar, Match, PieceKind, Pieces};
use rust_decimal::Decimal;

use super::counted;
use super::cue::{Cue, has_cue};
use super::draft::{Check, Draft, Make};

/// How many pieces before an amount a word of paying may stand.
const PAY: usize = 5;

/// Whether a condition holds.
pub(super) fn holds(
    check: Check,
    draft: &Draft<'_>,
    found: &Match<'_, Make>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> bool {
    match check {
        Check::Ratio => is_ratio(found, pieces, grammar),
        Check::Sign => found.item(1).is_some_and(|sign| {
            is_one_sign(&sign.pieces, sign.cells[0], pieces) && is_letter_glued(sign.cells[0], draft, pieces)
        }),
        Check::CurrencyBefore => {
            draft.scale.is_some() || draft.value.is_some_and(|value| value >= Decimal::ONE_THOUSAND)
        }
        Check::CurrencyAfter => is_currency_after(draft, found, pieces, grammar),
        Check::CentsAfter => is_cents_after(draft, found, pieces, grammar),
        Check::Unit => is_unit(draft, found, pieces, grammar),
        Check::Millions => {
            let letter = draft.pieces.end - 1;
            let is_counted = counted::find(pieces, letter + 1, grammar).is_some();
            pieces.is_glued(letter) && (is_counted || is_paid(draft, pieces, grammar))
        }
        Check::Parts => {
            let part = found.item(5).and_then(|item| pieces.number(item.pieces.start));
            part.is_some_and(|part| part.value < Decimal::from(12)) && draft.scale.is_none()
        }
        Check::Temperature => is_temperature(draft, pieces, grammar),
        Check::Last => {
            let end = found.pieces.end;
            pieces.is_kind(end, PieceKind::Mark) && !pieces.is_glued(end + 1) || pieces.get(end).is_none()
        }
        Check::Age => draft.value.is_some_and(|value| value < Decimal::from(1000)),
        Check::Decade => is_decade(draft, pieces),
        Check::Fraction => draft.is_fraction,
        Check::Minus => {
            let minus = draft.pieces.start;
            let is_bracket = minus > 0 && pieces.is(minus - 1, "(");
            pieces.is_glued(minus + 1) && (!pieces.is_glued(minus) || is_bracket) && is_positive(draft)
        }
        Check::Bracketed => {
            let digits = draft.number;
            pieces.is_glued(digits - 1) && pieces.is_glued(digits) && is_positive(draft)
        }
    }
}

/// Whether an amount with "m" is paid, and no length: "paid 2m for the striker", "a 60m deal", not "a 2m wall".
pub(super) fn is_paid(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let is_pay = |at: usize| has_cue(Cue::Pay, pieces, at, grammar);
    let is = |at: usize, words: &[&str]| words.iter().any(|word| pieces.is(at, word));
    let is_closed = pieces.get(end).is_none()
        || pieces.is_kind(end, PieceKind::Mark)
        || is(end, &["last", "next", "this", "each", "more", "a", "per"])
        || grammar.look_up("not_counted", pieces, end).is_some();
    let measures = ["long", "high", "wide", "deep", "tall", "away", "below", "above", "of", "up", "down"];
    let opens = [".", ";", "after", "when", "while", "who", "that", "he", "she", "they"];
    let mut left = (start.saturating_sub(PAY)..start).rev().take_while(|at| !is(*at, &opens));
    let follows = is_closed && !is(end, &measures) && left.any(is_pay);
    pieces.is_glued(end - 1) && pieces.str(end - 1) == "m" && (follows || is_pay(end))
}

fn is_positive(draft: &Draft<'_>) -> bool {
    draft.value.is_some_and(|value| value > Decimal::ZERO)
}

/// A letter that is a sign stands right before its number: "N500m", not "Platoon N 2000".
fn is_letter_glued(form: &str, draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    let is_letter = form.len() == 1 && form.bytes().all(|byte| byte.is_ascii_alphabetic());
    !is_letter || form == "R" || pieces.is_glued(draft.number)
}

/// "40s" after "his", which is no model: tens from twenty to ninety.
fn is_decade(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    let end = draft.pieces.end;
    let is_spelled = pieces.is_kind(draft.number, PieceKind::Word);
    let tens = (2..10).map(|tens| Decimal::from(tens * 10)).any(|tens| draft.value == Some(tens));
    let is_last = !pieces.is_glued(end) || pieces.is_kind(end, PieceKind::Mark);
    is_spelled || tens && pieces.is_glued(end - 1) && end == draft.number + 2 && is_last
}

/// "one in seven", but not "three in 12 minutes", "first in 2003" or "twelve in six boxes".
fn is_ratio(found: &Match<'_, Make>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let number = |item: usize| found.item(item).and_then(|item| pieces.number(item.pieces.start));
    let (Some(over), Some(under)) = (number(1), number(3)) else { return false };
    let end = found.pieces.end;
    let is_year = pieces.str(end - 1).len() == 4 && pieces.is_kind(end - 1, PieceKind::Digits);
    let names = ["unit", "time_unit", "currency_name", "percent"];
    let has_unit = names.iter().any(|name| grammar.look_up(name, pieces, end).is_some());
    Decimal::ZERO < over.value && over.value < under.value && !is_year && !has_unit && !under.is_fraction
}

/// A sign whose form is written with a capital letter stands without white space.
fn is_one_sign(sign: &Range<usize>, form: &str, pieces: &Pieces<'_>) -> bool {
    let has_capital = form.contains(char::is_uppercase);
    !has_capital || sign.clone().skip(1).all(|at| pieces.is_glued(at))
}

fn is_currency_after(
    draft: &Draft<'_>,
    found: &Match<'_, Make>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> bool {
    let Some(currency) = found.last() else { return false };
    let (start, end) = (currency.pieces.start, currency.pieces.end);
    let is_sign_of_next =
        pieces.is_glued(end) && pieces.is_kind(end, PieceKind::Digits) && !pieces.is_glued(start);
    let is_signed_twice = draft.number > draft.pieces.start && pieces.is_kind(end, PieceKind::Digits);
    let is_single_letter = pieces.is_kind(start, PieceKind::Word) && pieces.str(start).len() == 1;
    let is_as_written = currency.cells.first() == Some(&pieces.str(start));
    let is_part_of_word =
        is_single_letter && (!is_as_written || !pieces.is_glued(start) || pieces.is(end, "/"));
    let is_weight = is_pound(pieces, start) && !is_money(draft, pieces, end, grammar);
    // "five grand pianos"
    let is_adjective = pieces.is(start, "grand")
        && (pieces.str(start) != "grand"
            || pieces.is_kind(end, PieceKind::Word) && grammar.look_up("not_counted", pieces, end).is_none());
    !is_sign_of_next && !is_signed_twice && !is_part_of_word && !is_weight && !is_adjective
}

/// "thirteen dollars fifty", "5 euros and 20 cents", but not "15 dollars and 12 apples".
fn is_cents_after(
    draft: &Draft<'_>,
    found: &Match<'_, Make>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> bool {
    let Some(more) = found.item(4).and_then(|item| pieces.number(item.pieces.start)) else { return false };
    let is_small = Decimal::ONE <= more.value && more.value < Decimal::ONE_HUNDRED && more.value.is_integer();
    let ends = match found.item(5) {
        Some(cents) => cents.cells.get(2) == Some(&"100"),
        None => {
            let is_next_amount = grammar.look_up("currency_sign", pieces, more.end).is_some();
            let is_word = pieces.is_kind(more.end, PieceKind::Word) && !pieces.is(more.end, "more");
            let is_joined = pieces.is_kind(more.end, PieceKind::Mark) && pieces.is_glued(more.end + 1);
            !is_word && !is_joined && !is_next_amount
        }
    };
    let is_name = found.item(2).is_some_and(|name| pieces.is_kind(name.pieces.start, PieceKind::Word));
    is_small && ends && is_name && draft.value.is_some_and(|value| value.is_sign_positive())
}

fn is_unit(draft: &Draft<'_>, found: &Match<'_, Make>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let Some(unit) = found.item(3) else { return false };
    let (start, end) = (unit.pieces.start, unit.pieces.end);
    if is_pound(pieces, start) && is_money(draft, pieces, end, grammar) {
        return false;
    }
    if pieces.is_glued(end) && pieces.is_kind(end, PieceKind::Digits) {
        return false; // "m212"
    }
    let is_letter =
        pieces.str(start).len() == 1 && end == start + 1 && pieces.is_kind(start, PieceKind::Word);
    if is_letter && (pieces.str(start) != unit.cells[0] || pieces.is(end, "/")) {
        return false;
    }
    if is_letter && is_paid(draft, pieces, grammar) {
        return false;
    }
    draft.value.is_some()
}

fn is_pound(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is(at, "pound") || pieces.is(at, "pounds")
}

/// Whether so many pounds are money: thousands of them, or paid by the week; pounds of something are a weight.
fn is_money(draft: &Draft<'_>, pieces: &Pieces<'_>, end: usize, grammar: &Grammar<Make>) -> bool {
    let is_large = draft.scale.is_some() || draft.value.is_some_and(|value| value >= Decimal::ONE_THOUSAND);
    let is_paid = ["a", "per", "an", "each"].iter().any(|word| pieces.is(end, word))
        && grammar.look_up("time_unit", pieces, end + 1).is_some();
    let weighs = ["of", "per"].iter().any(|word| pieces.is(end, word)) && draft.scale.is_none();
    let near = end.saturating_sub(12)..end + 8;
    let has_sign = near.clone().any(|at| pieces.is(at, "£") || pieces.is(at, "sterling"));
    let has_weight = near.clone().any(|at| has_cue(Cue::Weight, pieces, at, grammar));
    !weighs && !has_weight && (is_large || is_paid || has_sign)
}

/// "41C" in the heat, not "41C Park Lane".
fn is_temperature(draft: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let (start, letter) = (draft.pieces.start, draft.pieces.end - 1);
    let near = start.saturating_sub(25)..letter + 25;
    let is_plausible = draft.value.is_some_and(|value| value.abs() < Decimal::ONE_THOUSAND);
    is_plausible && pieces.is_glued(letter) && near.clone().any(|at| has_cue(Cue::Heat, pieces, at, grammar))
}
