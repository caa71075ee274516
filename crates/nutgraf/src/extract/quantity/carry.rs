//! What one amount lends to the bare numbers beside it: the currency of a list, the unit of "4 by 6 metres", that "aged 4, 8
//! and 15" are ages.

use rust_decimal::Decimal;

use crate::rule::{Grammar, PieceKind, Pieces};
use crate::types::QuantityKind;

use super::context;
use super::draft::{Draft, Make};

/// Lends units backwards and currencies forwards. Linear in the drafts.
pub(super) fn lend<'a>(drafts: &mut [Draft<'a>], pieces: &Pieces<'_>, grammar: &Grammar<Make>) {
    for index in (1..drafts.len()).rev() {
        let (left, right) = drafts.split_at_mut(index);
        lend_unit(&mut left[index - 1], &right[0], pieces);
    }
    let (mut is_signed, mut is_aged) = (false, false);
    for index in 1..drafts.len() {
        let (left, right) = drafts.split_at_mut(index);
        let first = &left[index - 1];
        is_aged |= first.number > first.pieces.start;
        is_aged =
            is_aged && first.kind == QuantityKind::Age && lend_age(first, &mut right[0], pieces, grammar);
        is_signed |= first.number > first.pieces.start;
        is_signed = is_signed
            && first.kind == QuantityKind::Money
            && lend_currency(first, &mut right[0], pieces, grammar).is_some();
    }
}

/// "4-by-6-metre", "3 x 4 metres"
fn lend_unit<'a>(low: &mut Draft<'a>, high: &Draft<'a>, pieces: &Pieces<'_>) {
    let between = low.pieces.end..high.pieces.start;
    let is_times = |at: usize| ["by", "x", "×"].iter().any(|word| pieces.is(at, word));
    let joins = (1..=3).contains(&between.len())
        && between.clone().filter(|at| is_times(*at)).count() == 1
        && between.clone().all(|at| is_times(at) || pieces.is_dash(at) && pieces.is_glued(at));
    if joins && low.is_count() && high.kind == QuantityKind::Measure {
        (low.kind, low.unit) = (high.kind, high.unit.clone());
    }
}

/// "$5m, 10m and 20m", "€20, 30 or 40", "$5.5 million against 4.2 million"
fn lend_currency<'a>(
    first: &Draft<'a>,
    next: &mut Draft<'a>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> Option<()> {
    let joint = first.pieces.end..next.pieces.start;
    let is = |words: &[&str]| joint.clone().all(|at| words.iter().any(|word| pieces.is(at, word)));
    let is_list = is(&[",", "and", "or"]);
    let is_joined = (1..=2).contains(&joint.len())
        && (is_list || is(&["against", "from", "versus", "compared", "with", "to"]));
    if !is_joined {
        return None;
    }
    let is_short = |end: usize| pieces.is_glued(end - 1) && pieces.str(end - 1) == "m";
    let end = next.pieces.end;
    if is_short(end) && is_short(first.pieces.end) && next.unit.as_deref() == Some("metre") {
        next.value = Some(next.value?.checked_mul(MILLION)?);
        (next.scale, next.unit) = (Some(MILLION), None);
    } else {
        let is_bare = next.is_count() && !next.is_fraction && context::of(next, pieces, grammar).is_none();
        let ends = pieces.get(end).is_none() || is_list_end(end, pieces);
        let is_listed = is_list && ends && pieces.is_kind(next.number, PieceKind::Digits);
        let is_alike = first.scale.is_some() == next.scale.is_some();
        if !(is_bare && is_alike && (is_listed || next.scale.is_some())) {
            return None;
        }
    }
    next.kind = QuantityKind::Money;
    (next.currency, next.dollar, next.is_sure) = (first.currency, first.dollar, false);
    Some(())
}

/// "Aged 4, 8 and 15"
fn lend_age<'a>(
    first: &Draft<'a>,
    next: &mut Draft<'a>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> bool {
    let joint = first.pieces.end..next.pieces.start;
    let is_list = (1..=2).contains(&joint.len())
        && joint.clone().all(|at| [",", "and", "or"].iter().any(|word| pieces.is(at, word)));
    let end = next.pieces.end;
    let is_bare = next.is_count()
        && next.value.is_some_and(|age| age <= OLDEST && age.is_integer())
        && context::of(next, pieces, grammar).is_none()
        && (pieces.get(end).is_none() || is_list_end(end, pieces));
    if is_list && is_bare {
        (next.kind, next.unit, next.is_sure) = (QuantityKind::Age, Some("year".into()), false);
    }
    is_list && is_bare
}

/// Whether a list ends or goes on after a number.
fn is_list_end(at: usize, pieces: &Pieces<'_>) -> bool {
    matches!(pieces.str(at), "," | "." | ";" | ")" | "!" | "?") && !pieces.is_glued(at + 1)
        || pieces.is(at, "and")
        || pieces.is(at, "or")
}

const OLDEST: Decimal = Decimal::from_parts(115, 0, 0, false, 0);

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
