//! Fractions: "two-thirds", "half a million", "3/4", "½".

use rust_decimal::Decimal;

use super::super::cut::PieceKind;
use super::super::piece::Pieces;
use super::words::{self, Ordinal};
use super::{Reading, Role, digits};

/// A fraction that starts at a piece.
pub(super) fn find(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    vulgar(pieces, at)
        .or_else(|| slashed(pieces, at))
        .or_else(|| worded(pieces, at))
        .or_else(|| bare(pieces, at))
}

/// The fraction after a whole number: "and a half", " 1/2", "½".
pub(super) fn after_number(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    if pieces.number_word(at).is_some_and(|word| word.role == Role::And) {
        return vulgar(pieces, at + 1).or_else(|| worded(pieces, at + 1)).or_else(|| article(pieces, at + 1));
    }
    let is_free = pieces.is_kind(at.wrapping_sub(1), PieceKind::Digits) && !pieces.is_glued(at);
    vulgar(pieces, at).or_else(|| is_free.then(|| slashed(pieces, at)).flatten())
}

/// The fraction of the scale word after it: "half a million", "two thirds of a million", "quarter million".
pub(super) fn of_scale(pieces: &Pieces<'_>, part: Reading) -> Option<Reading> {
    let is_article = |at: usize| pieces.number_word(at).is_some_and(|word| word.role == Role::Article);
    let mut at = part.end;
    at += usize::from(pieces.is(at, "of") && is_article(at + 1));
    at += usize::from(is_article(at));
    let Some(scale) = words::scale(pieces, at) else { return Some(part) };
    let value = part.value.checked_mul(scale.value)?;
    Some(Reading { end: scale.end, value, scale: scale.scale, is_fraction: false })
}

/// "½", "⅔"
fn vulgar(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    let word = pieces.number_word(at).filter(|word| word.role == Role::Vulgar)?;
    fraction(at + 1, word.value, Decimal::ONE)
}

/// "3/4": less than one, of parts that things are cut into, and no date ("5/17/2018", "9/11").
fn slashed(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    let is_slash = |at: usize| pieces.is(at, "/") && pieces.is_glued(at) && pieces.is_glued(at + 1);
    let (over, under) = (pieces.digits(at)?, pieces.digits(at + 2)?);
    let is_usual = matches!(under, 2..=10 | 12 | 16 | 20 | 25 | 32 | 50 | 64 | 100 | 1000);
    let is_proper = 0 < over && over < under && is_usual;
    let is_alone = !(is_slash(at + 3) || at > 0 && is_slash(at - 1));
    (is_slash(at + 1) && is_proper && is_alone).then(|| fraction(at + 3, over.into(), under.into())).flatten()
}

/// "two-thirds", "one fifth", "three and fifty-four hundredths", "one over twenty", "a third of"
fn worded(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    if let Some(part) = of(pieces, at) {
        return Some(part);
    }
    let over = words::cardinal(pieces, at).or_else(|| {
        let (end, value) = digits::numeral(pieces, at)?;
        pieces.number_word(end)?;
        Some(Reading { end, value, scale: None, is_fraction: false })
    })?;
    if pieces.is(over.end, "over") {
        let under = super::whole(pieces, over.end + 1).filter(|under| under.value > over.value)?;
        return (over.value == Decimal::ONE).then(|| fraction(under.end, over.value, under.value)).flatten();
    }
    if let Some((over, parts)) = words::of_tens(pieces, at, over.end) {
        return fraction(parts.end, over, parts.value);
    }
    let at = over.end + usize::from(pieces.is_dash(over.end));
    let parts = words::ordinal(pieces, at).filter(|parts| is_part(pieces, parts))?;
    let is_counted = parts.is_plural || over.value == Decimal::ONE;
    is_counted.then(|| fraction(parts.end, over.value, parts.value)).flatten()
}

/// "a half", "a quarter million", "a third of", where "a third man" is an ordinal.
fn of(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    let part = article(pieces, at)?;
    let word = pieces.number_word(at + 1)?;
    let is_half = word.value == Decimal::TWO;
    let is_part = word.role == Role::Part && words::scale(pieces, part.end).is_some();
    (is_half || is_part || pieces.is(part.end, "of")).then_some(part)
}

/// "a half", "a third", "a thirtieth"
fn article(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    pieces.number_word(at).filter(|word| word.role == Role::Article)?;
    let parts = words::ordinal(pieces, at + 1).filter(|parts| is_part(pieces, parts))?;
    fraction(parts.end, Decimal::ONE, parts.value)
}

/// "half", and "quarter" before a scale.
fn bare(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    let word = pieces.number_word(at).filter(|word| word.role == Role::Part)?;
    let is_half = pieces.is(at, "half");
    let is_quarter = pieces.is(at, "quarter") && words::scale(pieces, at + 1).is_some();
    (is_half || is_quarter).then(|| fraction(at + 1, Decimal::ONE, word.value)).flatten()
}

/// Nothing is cut into firsts or seconds.
fn is_part(pieces: &Pieces<'_>, parts: &Ordinal) -> bool {
    parts.value > Decimal::TWO || pieces.is(parts.end - 1, "half") || pieces.is(parts.end - 1, "halves")
}

fn fraction(end: usize, over: Decimal, under: Decimal) -> Option<Reading> {
    Some(Reading { end, value: over.checked_div(under)?, scale: None, is_fraction: true })
}
