//! Quantities that belong together: ranges, modifiers, rates.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::rule::{Grammar, PieceKind, Pieces};
use crate::types::QuantityKind;

use super::context;
use super::cue::{Cue, has_cue};
use super::draft::{Draft, Found, Make};

/// Joins "10–15 km", "$5 to $10", "between 40 and 60" to one quantity each; voids scores and seasons ("2–1", "2012-13").
pub(super) fn ranges<'a>(
    found: Vec<Found<'a>>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> Vec<Found<'a>> {
    let mut joined: Vec<Found<'a>> = Vec::with_capacity(found.len());
    for mut next in found {
        if let (Some(Found::Quantity(low)), Found::Quantity(high)) = (joined.last_mut(), &mut next)
            && let Some(joiner) = joiner(low, high, pieces)
        {
            match range(low, high, joiner) {
                Some(range) if !is_change(low, high, joiner, pieces, grammar) => {
                    *low = range;
                    continue;
                }
                _ if joiner == Joiner::Dash && is_in_digits(low, pieces) && is_in_digits(high, pieces) => {
                    (low.is_void, high.is_void) = (true, true);
                }
                _ => {}
            }
        }
        joined.push(next);
    }
    for found in &mut joined {
        if let Found::Quantity(range) = found
            && is_score(range, pieces, grammar)
        {
            range.is_void = true;
        }
    }
    joined
}

/// Whether it is a bare number in digits.
fn is_in_digits(draft: &Draft<'_>, pieces: &Pieces<'_>) -> bool {
    draft.is_count() && pieces.is_kind(draft.pieces.start, PieceKind::Digits)
}

/// What stands between the two numbers of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joiner {
    Dash,
    To,
    And,
    Or,
}

fn joiner(low: &Draft<'_>, high: &Draft<'_>, pieces: &Pieces<'_>) -> Option<Joiner> {
    let (start, end) = (low.pieces.end, high.pieces.start);
    if end != start + 1 {
        return None;
    }
    match pieces.str(start) {
        _ if pieces.is_dash(start) && pieces.is_glued(start) == pieces.is_glued(end) => Some(Joiner::Dash),
        "to" => Some(Joiner::To),
        "and" if between(low, pieces).is_some() => Some(Joiner::And),
        "or" => Some(Joiner::Or),
        _ => None,
    }
}

/// The index of "between" before a quantity, or before the modifier of it.
fn between(low: &Draft<'_>, pieces: &Pieces<'_>) -> Option<usize> {
    let start = low.pieces.start;
    (1..=2).filter_map(|back| start.checked_sub(back)).find(|at| pieces.is(*at, "between"))
}

/// The two as one quantity, if they are of one kind and the second is the greater.
fn range<'a>(low: &Draft<'a>, high: &Draft<'a>, joiner: Joiner) -> Option<Draft<'a>> {
    let is_alike = low.kind == high.kind && low.unit == high.unit && low.currency == high.currency;
    let low_is_bare = low.is_count() && !matches!(high.kind, QuantityKind::Ordinal);
    let high_is_bare = high.is_count() && low.kind == QuantityKind::Money && low.number > low.pieces.start;
    if !(is_alike || low_is_bare || high_is_bare) || low.kind == QuantityKind::Ordinal || low.max.is_some() {
        return None;
    }
    let parts = if low_is_bare { high.parts } else { Decimal::ONE };
    let (from, to) = (low.value?.checked_div(parts)?, high.value?);
    let from = match (low.scale, high.scale) {
        (None, Some(scale)) if from < Decimal::ONE_THOUSAND => {
            from.checked_mul(scale).filter(|from| *from <= to).unwrap_or(from)
        }
        _ => from,
    };
    let is_close = joiner != Joiner::Or || to <= from.checked_mul(Decimal::TWO)?;
    let named = if high_is_bare && !is_alike { low } else { high };
    let is_from_nothing = from.is_zero() && high.is_count(); // "three-nought-four"
    (from < to && is_close && !is_from_nothing).then(|| Draft {
        pieces: low.pieces.start..high.pieces.end,
        number: low.number,
        value: Some(from),
        max: Some(to),
        is_fraction: low.is_fraction && high.is_fraction,
        is_void: low.is_void || high.is_void,
        ..named.clone()
    })
}

/// "rose 5 percent to 20 percent", "from $2 to $5": where something came from and went to, not a range.
fn is_change(
    low: &Draft<'_>,
    high: &Draft<'_>,
    joiner: Joiner,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> bool {
    let start = low.pieces.start;
    let has = |cue: Cue, n: usize| start.checked_sub(n).is_some_and(|at| has_cue(cue, pieces, at, grammar));
    let is_from = start > 0 && pieces.is(start - 1, "from") && !has(Cue::Range, 2);
    let is_moved = (1..=3).any(|n| has(Cue::Move, n)) && (low.kind == high.kind);
    joiner == Joiner::To && (is_from || is_moved)
}

/// "1-2" and "6–7" with nothing counted are scores.
fn is_score(range: &Draft<'_>, pieces: &Pieces<'_>, grammar: &Grammar<Make>) -> bool {
    let is_single_digit = |at: usize| pieces.is_kind(at, PieceKind::Digits) && pieces.str(at).len() == 1;
    let (start, end) = (range.pieces.start, range.pieces.end);
    range.max.is_some()
        && range.is_count()
        && end == start + 3
        && pieces.is_dash(start + 1)
        && is_single_digit(start)
        && is_single_digit(end - 1)
        && context::of(range, pieces, grammar).is_none()
}

/// Gives each quantity the modifier beside it, and drops the modifiers.
pub(super) fn modifiers<'a>(found: Vec<Found<'a>>, pieces: &Pieces<'_>) -> Vec<Found<'a>> {
    let mut kept: Vec<Found<'a>> = Vec::with_capacity(found.len());
    let mut before = None;
    for next in found {
        match next {
            Found::Modifier { pieces: at, modifier, is_before: true } => {
                let is_bracket = pieces.is_kind(at.start, PieceKind::Mark) && pieces.is_glued(at.start);
                // "Cost “€35 million” over two years"
                let ends =
                    |end: usize| end == at.start || end + 1 == at.start && pieces.is_closing_quote(end);
                let is_preposition = matches!(kept.last(), Some(Found::Quantity(last)) if ends(last.pieces.end))
                    && at.len() == 1;
                before = (!is_preposition && !is_bracket).then_some((at, modifier));
            }
            Found::Modifier { pieces: at, modifier, is_before: false } => {
                if let Some(Found::Quantity(last)) = kept.last_mut()
                    && touches(&last.pieces, &at, pieces)
                {
                    last.modifier = last.modifier.or(Some(modifier));
                }
                before = None;
            }
            Found::Quantity(mut draft) => {
                if let Some((at, modifier)) = before.take()
                    && touches(&at, &draft.pieces, pieces)
                {
                    draft.modifier = Some(modifier);
                }
                kept.push(Found::Quantity(draft));
            }
            per @ Found::Per { .. } => kept.push(per),
        }
    }
    kept
}

/// Whether the second stands right after the first, an article or "between" apart.
fn touches(first: &Range<usize>, second: &Range<usize>, pieces: &Pieces<'_>) -> bool {
    let is_small = |at: usize| ["a", "an", "between", "another"].iter().any(|word| pieces.is(at, word));
    first.end == second.start || (first.end + 1 == second.start && is_small(first.end))
}

/// Makes rates of quantities before "a barrel", "per day", and drops the latter.
pub(super) fn rates<'a>(
    found: Vec<Found<'a>>,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) -> Vec<Draft<'a>> {
    let mut drafts: Vec<Draft<'a>> = Vec::with_capacity(found.len());
    for next in found {
        match next {
            Found::Quantity(draft) => drafts.push(draft),
            Found::Per { pieces: at, unit } => {
                if let Some(last) = drafts.last_mut()
                    && !is_earlier(pieces, at.end)
                {
                    make_rate(last, at, unit, pieces, grammar);
                }
            }
            Found::Modifier { .. } => {}
        }
    }
    drafts
}

fn make_rate<'a>(
    draft: &mut Draft<'a>,
    at: Range<usize>,
    unit: &'a str,
    pieces: &Pieces<'_>,
    grammar: &Grammar<Make>,
) {
    let of = match draft.kind {
        QuantityKind::Count => context::of(draft, pieces, grammar),
        _ => None,
    };
    let end = of.as_ref().map_or(draft.pieces.end, |of| of.end);
    let unit = match (draft.kind, &draft.unit) {
        (QuantityKind::Money, _) => unit.into(),
        (QuantityKind::Count, None) if of.is_some() => unit.into(),
        (QuantityKind::Measure, Some(measured)) => format!("{measured} per {unit}").into(),
        _ => return,
    };
    if end == at.start || (end + 1 == at.start && pieces.is_dash(end)) {
        draft.kind = QuantityKind::Rate;
        draft.unit = Some(unit);
        draft.of = of;
        draft.pieces.end = at.end;
    }
}

/// "a year earlier", "a month ago" is no rate.
fn is_earlier(pieces: &Pieces<'_>, at: usize) -> bool {
    let words = ["earlier", "ago", "later", "before", "after", "old"];
    let from_now = pieces.is(at, "from") && (pieces.is(at + 1, "now") || pieces.is(at + 1, "today"));
    from_now || words.iter().any(|word| pieces.is(at, word))
}
