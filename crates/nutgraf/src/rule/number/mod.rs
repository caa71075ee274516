//! Numbers in digits and words: "3,350", "2.5 million", "twenty-six", "two-thirds", "21st".

mod digits;
mod fraction;
mod words;

use rust_decimal::Decimal;

use super::cut::PieceKind;
use super::numeral::{Role, Word};
use super::piece::Pieces;

/// No number that a text means is written in more pieces.
const MAX_PIECES: usize = 32;

/// A number read from pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Index one past its last piece.
    pub(crate) end: usize,
    /// What it comes to.
    pub(crate) value: Decimal,
    /// The scale it ends in: a million in "2.5 million", which counts for both numbers of "2 to 2.5 million".
    pub(crate) scale: Option<Decimal>,
    /// Whether it is a part of one thing ("two-thirds", "½", "half"), not "2.5" nor "two and a half".
    pub(crate) is_fraction: bool,
}

impl Pieces<'_> {
    /// The longest cardinal number that starts at an index ("twenty-six", "3,350", "2.5 million", "two-thirds").
    pub(crate) fn number(&self, at: usize) -> Option<Reading> {
        cardinal(self, at)
    }

    /// The longest ordinal number that starts at an index ("twenty-first", "21st").
    pub(crate) fn ordinal(&self, at: usize) -> Option<Reading> {
        ordinal(self, at)
    }
}

/// The longest cardinal number or fraction that starts at a piece. None where it has too many digits.
fn cardinal(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    let start = after_sign(pieces, at);
    let mut reading = match fraction::find(pieces, start) {
        Some(part) => fraction::of_scale(pieces, part)?,
        None => with_fraction(pieces, whole(pieces, start)?)?,
    };
    if start > at {
        reading.value = -reading.value;
    }
    Some(reading)
}

/// The longest ordinal number that starts at a piece.
fn ordinal(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    let (end, value) = match pieces.is_kind(at, PieceKind::Digits) {
        true => digits::ordinal(pieces, at)?,
        false => words::ordinal(pieces, at).filter(|ordinal| !ordinal.is_plural)?.of(),
    };
    Some(Reading { end, value, scale: None, is_fraction: false })
}

/// A number without its sign, its fraction apart.
fn whole(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    match digits::numeral(pieces, at) {
        Some((end, value)) => words::scaled(pieces, digits::power(pieces, end, value)?),
        None => words::cardinal(pieces, at),
    }
}

/// Adds "and a half", "1/2" or "½" to a whole number.
fn with_fraction(pieces: &Pieces<'_>, whole: Reading) -> Option<Reading> {
    let Some(part) = fraction::after_number(pieces, whole.end) else { return Some(whole) };
    let part = fraction::of_scale(pieces, part)?;
    let unit = if part.scale.is_some() { Decimal::ONE } else { whole.scale.unwrap_or(Decimal::ONE) };
    let value = part.value.checked_mul(unit).and_then(|part| whole.value.checked_add(part))?;
    Some(Reading { end: part.end, value, scale: part.scale.or(whole.scale), is_fraction: false })
}

/// The index after a minus sign, or `at`. A hyphen is one only before digits, and not between two things.
fn after_sign(pieces: &Pieces<'_>, at: usize) -> usize {
    let is_either = at > 0 && (pieces.is(at - 1, "or") || pieces.is(at - 1, "/")); // "plus or minus three"
    let is_word = !is_either && pieces.number_word(at).is_some_and(|word| word.role == Role::Minus);
    let is_mark = pieces.is_dash(at)
        && !pieces.is_glued(at)
        && !matches!(pieces.str(at), "—")
        && (pieces.is_glued(at + 1) || at == 0)
        && (pieces.is_kind(at + 1, PieceKind::Digits) || pieces.is(at + 1, "."));
    at + usize::from(is_word || is_mark)
}

#[cfg(test)]
mod tests;
