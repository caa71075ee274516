//! Numbers in words, and the scale words after digits.

use rust_decimal::Decimal;

use super::super::cut::PieceKind;
use super::super::piece::Pieces;
use super::{MAX_PIECES, Reading, Role, Word};

/// An ordinal in words: "twenty-first", or "twenty-firsts" as the parts of a fraction.
pub(super) struct Ordinal {
    pub(super) end: usize,
    pub(super) value: Decimal,
    pub(super) is_plural: bool,
}

impl Ordinal {
    pub(super) fn of(self) -> (usize, Decimal) {
        (self.end, self.value)
    }
}

/// A number that grows word by word: what is under the last scale word, and the rest.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// Complete up to a scale word.
    total: Decimal,
    /// Under the next scale word.
    current: Decimal,
    /// The last word of `current`; none where it is empty.
    last: Option<Role>,
    /// The last scale word, and whether nothing follows it.
    scale: Option<Decimal>,
    is_empty: bool,
}

impl Sum {
    fn new() -> Self {
        Self { is_empty: true, ..Self::default() }
    }

    /// A sum that starts with a number in digits.
    fn from_digits(value: Decimal) -> Self {
        Self { current: value, last: Some(Role::Suffix), is_empty: false, ..Self::default() }
    }

    /// The sum with one word more; none where the word cannot go on the number.
    fn push(mut self, role: Role, value: Decimal) -> Option<Self> {
        use Role::{Dozen, Hundred, Scale, Teen, Ten, Unit};
        match (role, self.last) {
            (Unit, None) if self.is_empty || !value.is_zero() => self.current = value,
            (Unit, Some(Ten | Hundred)) if !value.is_zero() => self.current += value,
            (Teen | Ten, None) => self.current = value,
            (Teen | Ten, Some(Hundred)) => self.current += value,
            (Hundred, Some(Unit | Teen | Ten | Role::Suffix)) => {
                self.current = self.current.checked_mul(value)?
            }
            (Dozen, Some(Unit | Teen | Ten)) if self.current > Decimal::ONE_HUNDRED => {
                let dozens = self.current % Decimal::ONE_HUNDRED; // "three hundred and two dozen"
                self.current += dozens * (value - Decimal::ONE);
            }
            (Dozen, Some(_)) if self.scale.is_none() => self.current = self.current.checked_mul(value)?,
            (Scale, last) if last.is_some() || self.is_scaled() => return self.scaled_by(value),
            _ => return None,
        }
        self.last = Some(role);
        self.is_empty = false;
        (role != Dozen || self.total.is_zero()).then_some(self)
    }

    /// "three hundred thousand" adds under what stands; "thousand million" and "lakh crore" multiply it.
    fn scaled_by(mut self, scale: Decimal) -> Option<Self> {
        self.total = match self.scale {
            Some(last) if scale < last => self.total.checked_add(self.current.checked_mul(scale)?)?,
            _ => self.total.checked_add(self.current)?.checked_mul(scale)?,
        };
        (self.current, self.last, self.scale) = (Decimal::ZERO, None, Some(scale));
        Some(self)
    }

    /// Whether the last word is a scale word.
    fn is_scaled(&self) -> bool {
        self.scale.is_some() && self.last.is_none()
    }

    fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.current)
    }

    fn reading(&self, end: usize) -> Option<Reading> {
        let scale = self.scale.filter(|_| self.is_scaled());
        Some(Reading { end, value: self.value()?, scale, is_fraction: false })
    }
}

/// The cardinal number in words that starts at a piece.
pub(super) fn cardinal(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    let (sum, end) = run(pieces, first(pieces, at)?, at + 1, at + MAX_PIECES);
    let reading = sum.reading(end)?;
    Some(with_point(pieces, reading).unwrap_or(reading))
}

/// Adds the scale words after digits: "322 hundred", "2.5 million", "10k", "3 hundred and 21".
pub(super) fn scaled(pieces: &Pieces<'_>, (end, value): (usize, Decimal)) -> Option<Reading> {
    let digits = Reading { end, value, scale: None, is_fraction: false };
    let (word, at) = match pieces.is_dash(end) && pieces.is_glued(end) && pieces.is_glued(end + 1) {
        true => (pieces.number_word(end + 1).filter(|word| word.role == Role::Scale), end + 1),
        false => (pieces.number_word(end), end),
    };
    match word {
        Some(Word { role: Role::Suffix, value: scale }) => {
            let is_letter = pieces.str(at).len() == 1 && !pieces.is(at, "k");
            let reads = pieces.is_glued(at) || !is_letter;
            let is_free = !pieces.is_glued(at + 1) || !pieces.is_kind(at + 1, PieceKind::Digits);
            if reads && is_free { by(value, *scale, at + 1) } else { Some(digits) }
        }
        Some(Word { role: Role::Abbreviation, value: scale }) => {
            let stop = pieces.is(at + 1, ".") && pieces.is_glued(at + 1);
            by(value, *scale, at + 1 + usize::from(stop))
        }
        Some(Word { role: Role::Hundred | Role::Scale | Role::Dozen | Role::Plural, .. }) => {
            let (sum, end) = run(pieces, Sum::from_digits(value), at, at + MAX_PIECES);
            sum.reading(end)
        }
        _ => Some(digits),
    }
}

/// The ordinal number in words that starts at a piece.
pub(super) fn ordinal(pieces: &Pieces<'_>, at: usize) -> Option<Ordinal> {
    let word = pieces.number_word(at)?;
    if let Role::Ordinal | Role::Part = word.role {
        return Some(Ordinal { end: at + 1, value: word.value, is_plural: word.role == Role::Part });
    }
    let mut sum = first(pieces, at)?;
    let mut next = at + 1;
    while next < at + MAX_PIECES {
        let step = after_joiner(pieces, next, &sum);
        let word = pieces.number_word(step)?;
        if let Role::Ordinal | Role::Part = word.role {
            let value = sum.push(place(word.value), word.value)?.value()?;
            return Some(Ordinal { end: step + 1, value, is_plural: word.role == Role::Part });
        }
        sum = sum.push(word.role, word.value)?;
        next = step + 1;
    }
    None
}

/// "one hundred thirty-fifths" is a hundred parts of 35; "one hundred and thirty fifths" is 130 parts of five.
///
/// The number of parts and the parts, where the number that starts at `at` ends, at `end`, in a word for tens.
pub(super) fn of_tens(pieces: &Pieces<'_>, at: usize, end: usize) -> Option<(Decimal, Ordinal)> {
    let role = |at: usize| pieces.number_word(at).map(|word| word.role);
    let tens = end.checked_sub(1).filter(|tens| *tens > at && role(*tens) == Some(Role::Ten))?;
    let parts = ordinal(pieces, tens).filter(|parts| parts.is_plural && role(tens - 1) != Some(Role::And))?;
    let (sum, over) = run(pieces, first(pieces, at)?, at + 1, tens);
    (over == tens).then_some((sum.value()?, parts))
}

/// The scale word at a piece, with the scale words after it ("thousand million").
pub(super) fn scale(pieces: &Pieces<'_>, at: usize) -> Option<Reading> {
    let word = pieces.number_word(at)?;
    match word.role {
        Role::Scale | Role::Dozen => by(Decimal::ONE, word.value, at + 1),
        _ => None,
    }
}

/// The sum of the first word; "a" is one before "hundred", "million", "dozen".
fn first(pieces: &Pieces<'_>, at: usize) -> Option<Sum> {
    let word = pieces.number_word(at)?;
    let next = pieces.number_word(at + 1).map(|word| word.role);
    match (word.role, next) {
        (Role::Unit | Role::Teen | Role::Ten, _) => Sum::new().push(word.role, word.value),
        (Role::Article, Some(Role::Hundred | Role::Scale | Role::Dozen)) => {
            Sum::new().push(Role::Unit, Decimal::ONE)
        }
        _ => None,
    }
}

/// Pushes words from `at` on, but not `before` or later, as long as they go on the number.
fn run(pieces: &Pieces<'_>, mut sum: Sum, at: usize, before: usize) -> (Sum, usize) {
    let mut end = at;
    while end < before {
        let step = after_joiner(pieces, end, &sum);
        let Some(next) = pushed(pieces, step, &sum) else { break };
        (sum, end) = (next, step + 1);
    }
    (sum, end)
}

fn pushed(pieces: &Pieces<'_>, at: usize, sum: &Sum) -> Option<Sum> {
    if let Some(value) = pieces.digits(at)
        && sum.last == Some(Role::Hundred)
        && pieces.number_word(at.wrapping_sub(1)).is_some_and(|word| word.role == Role::And)
    {
        return (value < 100).then(|| sum.push(Role::Ten, value.into())).flatten();
    }
    let word = pieces.number_word(at)?;
    match word.role {
        Role::Plural => sum.push(plural(word.value), word.value),
        Role::Suffix if pieces.str(at).len() > 1 => sum.push(Role::Scale, word.value), // "two mln"
        role => sum.push(role, word.value),
    }
}

/// The index after the hyphen of "twenty-six" and the "and" of "one hundred and five".
fn after_joiner(pieces: &Pieces<'_>, at: usize, sum: &Sum) -> usize {
    let is_hyphen = pieces.is_dash(at) && pieces.is_glued(at) == pieces.is_glued(at + 1);
    let is_and = pieces.number_word(at).is_some_and(|word| word.role == Role::And);
    let joins = (is_hyphen && !sum.is_empty)
        || (is_and
            && (sum.is_scaled() || sum.last == Some(Role::Hundred))
            && !(sum.is_scaled() && is_fraction(pieces, at + 1)));
    at + usize::from(joins)
}

/// Whether parts are counted at a piece: the "two thirds" of "six million and two thirds".
fn is_fraction(pieces: &Pieces<'_>, at: usize) -> bool {
    let under = at + 1 + usize::from(pieces.is_dash(at + 1));
    let role = |at: usize| pieces.number_word(at).map(|word| word.role);
    role(at) == Some(Role::Unit) && role(under) == Some(Role::Part)
}

/// "two hundred point zero three", "nine point nought four"
fn with_point(pieces: &Pieces<'_>, whole: Reading) -> Option<Reading> {
    pieces.number_word(whole.end).filter(|word| word.role == Role::Point)?;
    let (mut end, mut fraction) = (whole.end + 1, String::new());
    while fraction.len() < 12 {
        let Some(word) = pieces.number_word(end) else { break };
        let next = pieces.number_word(end + 2).filter(|next| next.role == Role::Unit);
        match (word.role, next) {
            (Role::Ten, Some(unit)) if pieces.is_dash(end + 1) => {
                fraction += &(word.value + unit.value).to_string();
                end += 3;
            }
            (Role::Unit | Role::Teen | Role::Ten, _) => {
                fraction += &word.value.to_string();
                end += 1;
            }
            _ => break,
        }
    }
    let value = Decimal::from_str_exact(&format!("{}.{fraction}", whole.value)).ok()?;
    let point = Reading { end, value, ..whole };
    if fraction.is_empty() { None } else { scaled(pieces, (point.end, point.value)) }
}

/// What an ordinal of this value does in a number: "hundredth" is a hundred, "millionth" a scale.
fn place(value: Decimal) -> Role {
    match value {
        _ if value < Decimal::TEN => Role::Unit,
        _ if value < Decimal::from(20) => Role::Teen,
        _ if value < Decimal::ONE_HUNDRED => Role::Ten,
        _ => plural(value),
    }
}

fn plural(value: Decimal) -> Role {
    match value {
        _ if value == Decimal::from(12) => Role::Dozen,
        _ if value == Decimal::ONE_HUNDRED => Role::Hundred,
        _ => Role::Scale,
    }
}

fn by(value: Decimal, scale: Decimal, end: usize) -> Option<Reading> {
    Some(Reading { end, value: value.checked_mul(scale)?, scale: Some(scale), is_fraction: false })
}
