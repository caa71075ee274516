//! Numbers in digits.

use rust_decimal::Decimal;

use super::super::cut::PieceKind;
use super::super::piece::Pieces;
use super::MAX_PIECES;

/// The separators and the runs of digits of a numeral.
struct Groups<'a> {
    first: &'a str,
    rest: Vec<(char, &'a str)>,
    end: usize,
}

/// The numeral that starts at a piece and the index after it: "3,350", "1 414 021", "1.111,11", "12,34,567.89", ".5".
///
/// A single point is a decimal point: "3.350" is three and a bit. None for more digits than a decimal holds, and for
/// runs that are no number ("192.168.1.2").
pub(super) fn numeral(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Decimal)> {
    if pieces.is(at, ".") {
        let is_leading = !pieces.is_glued(at) || pieces.is_kind(at - 1, PieceKind::Mark);
        let has_digits = pieces.is_glued(at + 1) && pieces.is_kind(at + 1, PieceKind::Digits);
        return (is_leading && has_digits)
            .then(|| Some((at + 2, decimal("0", pieces.str(at + 1))?)))
            .flatten();
    }
    if !pieces.is_kind(at, PieceKind::Digits) {
        return None;
    }
    let glued = glued_groups(pieces, at);
    if glued.rest.is_empty() {
        let spaced = spaced_groups(pieces, at);
        return Some((spaced.end, spaced.value()?));
    }
    match glued.value() {
        Some(value) => Some((glued.end, value)),
        None if glued.rest.iter().all(|(mark, _)| *mark == ',') => {
            Some((at + 1, decimal(glued.first, "")?)) // a list without blanks: "1,2,3"
        }
        None => None,
    }
}

/// Digits with the letters of an ordinal: "21st", "1,000th".
pub(super) fn ordinal(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Decimal)> {
    let (end, value) = numeral(pieces, at)?;
    let digits = pieces.str(end - 1);
    let suffix = match (digits.ends_with("11") || digits.ends_with("12") || digits.ends_with("13"), digits) {
        (false, digits) if digits.ends_with('1') => "st",
        (false, digits) if digits.ends_with('2') => "nd",
        (false, digits) if digits.ends_with('3') => "rd",
        _ => "th",
    };
    let fits = pieces.is(end, suffix) || (suffix.ends_with('d') && pieces.str(end) == "d");
    (pieces.is_glued(end) && fits).then_some((end + 1, value))
}

/// The power that may follow a numeral: "e6", "x10^6", "^2".
pub(super) fn power(pieces: &Pieces<'_>, end: usize, value: Decimal) -> Option<(usize, Decimal)> {
    let is_glued = pieces.is_glued(end);
    let is_times_ten = (pieces.is(end, "x") || pieces.is(end, "×")) && pieces.is(end + 1, "10");
    let (from, base) = match () {
        () if is_glued && pieces.is(end, "e") => (end + 1, None),
        () if is_glued && pieces.is(end, "^") => (end + 1, Some(value)),
        () if is_times_ten && pieces.is(end + 2, "^") => (end + 3, None),
        () => return Some((end, value)),
    };
    let Some((end, exponent)) = exponent(pieces, from) else { return Some((end, value)) };
    match base {
        Some(base) => Some((end, raise(base, exponent)?)),
        None => Some((end, value.checked_mul(raise(Decimal::TEN, exponent)?)?)),
    }
}

fn exponent(pieces: &Pieces<'_>, at: usize) -> Option<(usize, i32)> {
    let is_negative = pieces.is_dash(at);
    let digits = at + usize::from(is_negative || pieces.is(at, "+"));
    let glued = pieces.is_glued(at) && pieces.is_glued(digits);
    let size = i32::try_from(pieces.digits(digits).filter(|_| glued)?).ok()?;
    Some((digits + 1, if is_negative { -size } else { size }))
}

/// `base` to the power of `exponent`; none where that is out of range.
fn raise(base: Decimal, exponent: i32) -> Option<Decimal> {
    if exponent.unsigned_abs() > 99 {
        return None;
    }
    let power = (0..exponent.unsigned_abs()).try_fold(Decimal::ONE, |power, _| power.checked_mul(base))?;
    if exponent < 0 { Decimal::ONE.checked_div(power) } else { Some(power) }
}

/// Groups joined by points and commas without white space.
fn glued_groups<'a>(pieces: &Pieces<'a>, at: usize) -> Groups<'a> {
    let mut groups = Groups { first: pieces.str(at), rest: Vec::new(), end: at + 1 };
    while groups.end < at + MAX_PIECES
        && let mark @ ("," | ".") = pieces.str(groups.end)
        && pieces.is_glued(groups.end)
        && pieces.is_glued(groups.end + 1)
        && pieces.is_kind(groups.end + 1, PieceKind::Digits)
    {
        groups.rest.push((if mark == "," { ',' } else { '.' }, pieces.str(groups.end + 1)));
        groups.end += 2;
    }
    groups
}

/// Groups of three joined by one blank each: "40 000", with a decimal part after them.
fn spaced_groups<'a>(pieces: &Pieces<'a>, at: usize) -> Groups<'a> {
    let mut groups = Groups { first: pieces.str(at), rest: Vec::new(), end: at + 1 };
    let may_have = groups.first.len() <= 3 && !groups.first.starts_with('0');
    while may_have
        && groups.end < at + MAX_PIECES
        && pieces.is_kind(groups.end, PieceKind::Digits)
        && pieces.str(groups.end).len() == 3
        && pieces.is_next_word(groups.end)
    {
        groups.rest.push((',', pieces.str(groups.end)));
        groups.end += 1;
    }
    if !groups.rest.is_empty()
        && matches!(pieces.str(groups.end), "." | ",")
        && pieces.is_glued(groups.end)
        && pieces.is_glued(groups.end + 1)
        && pieces.is_kind(groups.end + 1, PieceKind::Digits)
    {
        groups.rest.push(('.', pieces.str(groups.end + 1)));
        groups.end += 2;
    }
    groups
}

impl Groups<'_> {
    /// What the groups come to as one number, if they are one.
    fn value(&self) -> Option<Decimal> {
        let Some(&(last_mark, last)) = self.rest.last() else { return decimal(self.first, "") };
        let (groups, fraction) = match &self.rest[..] {
            [(',', group)] if group.len() == 3 => (&self.rest[..], ""),
            [_] => (&self.rest[..0], last),
            [head @ .., (mark, _)] if head.iter().all(|(other, _)| other != mark) => (head, last),
            all => (all, ""),
        };
        let is_decimal_comma = fraction.len() > 2 && last_mark == ',' && groups.is_empty();
        let whole: String =
            std::iter::once(self.first).chain(groups.iter().map(|(_, group)| *group)).collect();
        (self.groups_are_even(groups) && !is_decimal_comma).then(|| decimal(&whole, fraction)).flatten()
    }

    /// Groups of three with one mark, or of two and then three as India writes.
    fn groups_are_even(&self, groups: &[(char, &str)]) -> bool {
        let Some(((mark, last), head)) = groups.split_last() else { return true };
        let one_mark = head.iter().all(|(other, _)| other == mark) && last.len() == 3;
        let threes = head.iter().all(|(_, group)| group.len() == 3) && self.first.len() <= 3;
        let twos = head.iter().all(|(_, group)| group.len() == 2) && self.first.len() <= 2;
        one_mark && (threes || twos)
    }
}

fn decimal(whole: &str, fraction: &str) -> Option<Decimal> {
    if whole.len() + fraction.len() > 28 {
        return None;
    }
    match fraction {
        "" => Decimal::from_str_exact(whole).ok(),
        _ => Decimal::from_str_exact(&format!("{whole}.{fraction}")).ok(),
    }
}
