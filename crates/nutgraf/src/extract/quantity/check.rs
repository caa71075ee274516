//! What a pattern cannot say: conditions of rules, called by name from their `check`.

use std::ops::Range;

use serde::Deserialize;

use crate::rule::{Grammar, Match, PieceKind, Pieces};
use rust_decimal::Decimal;

use super::counted;
use super::cue::{Cue, has_cue};
use super::draft::{Draft, Make};

/// The name of a condition.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Check {
    /// Fewer out of more, and not in so many minutes.
    Ratio,
    /// The letter before a dollar sign is glued to it: "A$", not "a $5 note".
    Sign,
    /// A name of a currency before a large number.
    CurrencyBefore,
    /// The currency does not belong to the number behind it, and the pounds are no weight.
    CurrencyBehind,
    /// The second number is cents.
    CentsBehind,
    /// A sign of one letter is written as it should be; the pounds are no money.
    Unit,
    /// The letter is glued to the number and things are counted behind it.
    Millions,
    /// Fewer parts than make one.
    Parts,
    /// The words around speak of weather or heat.
    Temperature,
    /// The phrase ends with the number.
    Last,
    /// As old as people and things get.
    Age,
}

/// Tests a condition; none where it fails. May settle what the draft is in passing.
pub(super) fn apply(
    check: Check,
    draft: &mut Draft<'_>,
    found: &Match<'_, Make>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> Option<()> {
    let holds = match check {
        Check::Ratio => is_ratio(found, pieces, grammar),
        Check::Sign => found.item(1).is_some_and(|sign| is_one_sign(&sign.pieces, sign.cells[0], pieces)),
        Check::CurrencyBefore => {
            draft.scale.is_some() || draft.value.is_some_and(|value| value >= Decimal::ONE_THOUSAND)
        }
        Check::CurrencyBehind => is_currency_behind(draft, found, pieces, grammar),
        Check::CentsBehind => is_cents_behind(draft, found, pieces, grammar),
        Check::Unit => is_unit(draft, found, pieces, grammar),
        Check::Millions => {
            let letter = draft.pieces.end - 1;
            pieces.is_glued(letter) && counted::find(pieces, letter + 1, grammar).is_some()
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
    };
    holds.then_some(())
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

fn is_currency_behind(
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
    !is_sign_of_next && !is_signed_twice && !is_part_of_word && !is_weight
}

/// "thirteen dollars fifty", "5 euros and 20 cents", but not "15 dollars and 12 apples".
fn is_cents_behind(
    draft: &mut Draft<'_>,
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
fn is_temperature(draft: &mut Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let (start, letter) = (draft.pieces.start, draft.pieces.end - 1);
    draft.unit = Some(if pieces.is(letter, "C") { "degree Celsius" } else { "degree Fahrenheit" }.into());
    let near = start.saturating_sub(25)..letter + 25;
    let is_plausible = draft.value.is_some_and(|value| value.abs() < Decimal::ONE_THOUSAND);
    is_plausible && pieces.is_glued(letter) && near.clone().any(|at| has_cue(Cue::Heat, pieces, at, grammar))
}
