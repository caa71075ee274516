//! Numbers in words and digits, as far as they count units of time or name days and years.

use super::Grammar;
use crate::extract::time::calendar::Unit;
use crate::extract::time::lexicon::Class;

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::time) enum Amount {
    /// In hundredths, so that "two and a half" and "1.25" are exact.
    Hundredths(u64),
    /// "several".
    Vague,
}

impl Amount {
    /// A whole number.
    pub(super) fn whole(number: u32) -> Self {
        Self::Hundredths(u64::from(number) * 100)
    }

    /// The number when it is whole and small enough to step by.
    pub(super) fn steps(self) -> Option<i32> {
        match self {
            Self::Hundredths(n) if n % 100 == 0 => i32::try_from(n / 100).ok(),
            _ => None,
        }
    }

    /// In whole minutes, for a unit of the clock.
    pub(super) fn minutes(self, unit: Unit) -> Option<i32> {
        let per_unit = match unit {
            Unit::Hour => 60,
            Unit::Minute => 1,
            _ => return None,
        };
        match self {
            Self::Hundredths(n) => i32::try_from(n.checked_mul(per_unit)? / 100).ok(),
            Self::Vague => None,
        }
    }

    fn plus(self, hundredths: u64) -> Self {
        match self {
            Self::Hundredths(n) => Self::Hundredths(n + hundredths),
            Self::Vague => self,
        }
    }
}

/// Commas in one number: more digits than that count nothing that has a calendar.
const MAX_GROUPS: usize = 3;

impl Grammar<'_> {
    /// "2", "1,000", "2.5", "2 1/2", "twenty-six", "a hundred", "half a", "two and a half", "several", "a few".
    pub(super) fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        let p = self.pieces;
        if p.is(at, &["half"]) && p.is(at + 1, &["a", "an"]) {
            return Some((Amount::Hundredths(50), at + 2));
        }
        let couple = if p.is(at, &["a"]) { at + 1 } else { at };
        if p.are(couple, &["couple", "of"]) {
            return Some((Amount::whole(2), couple + 2));
        }
        if p.is(at, &["a"]) && p.is(at + 1, &["few", "good"]) && !p.is(at + 2, &["hundred", "thousand"]) {
            return Some((Amount::Vague, at + 2));
        }
        // "another two weeks", "another day"
        if p.is(at, &["another"]) {
            let counted = self.small_number(at + 1).map(|(number, next)| (Amount::whole(number), next));
            return Some(counted.unwrap_or((Amount::whole(1), at + 1)));
        }
        if let Some((amount, next)) = self.decimal(at) {
            return Some(self.with_half(amount, next));
        }
        if let Some((number, next)) = self.cardinal(at) {
            return Some(self.with_half(Amount::whole(number), next));
        }
        if p.is(at, &["a", "an"]) {
            return Some((Amount::whole(1), at + 1));
        }
        p.has(at, Class::Vague).then_some((Amount::Vague, at + 1))
    }

    /// "… and a half" after a number, before the unit.
    fn with_half(&self, amount: Amount, next: usize) -> (Amount, usize) {
        match self.and_part(next) {
            Some((hundredths, end)) => (amount.plus(hundredths.into()), end),
            None => (amount, next),
        }
    }

    /// "and a half", "and half", "and a quarter" in hundredths.
    pub(super) fn and_part(&self, at: usize) -> Option<(u32, usize)> {
        let p = self.pieces;
        // "two-and-a-half"
        let dash = |at: usize| usize::from(p.is_dash(at) && p.is_glued(at) && p.is_glued(at + 1));
        let at = at + dash(at);
        let article = at + 1 + dash(at + 1);
        let is_article = p.is(article, &["a"]);
        let word = if is_article { article + 1 + dash(article + 1) } else { article };
        match () {
            () if !p.is(at, &["and"]) => None,
            () if p.is(word, &["half"]) => Some((50, word + 1)),
            () if p.is(word, &["quarter"]) && is_article => Some((25, word + 1)),
            () => None,
        }
    }

    /// Digits with groups, a fraction or decimals.
    fn decimal(&self, at: usize) -> Option<(Amount, usize)> {
        let p = self.pieces;
        let (value, _) = p.digits(at)?;
        let (mut value, mut next) = (u64::from(value), at + 1);
        for _ in 0..MAX_GROUPS {
            let Some((group, 3)) = p.digits(next + 1) else { break };
            if !p.mark(next, ',') || !p.is_glued(next) || !p.is_glued(next + 1) {
                break;
            }
            (value, next) = (value.checked_mul(1000)?.checked_add(u64::from(group))?, next + 2);
        }
        let amount = Amount::Hundredths(value.checked_mul(100)?);
        let is_decimal = p.mark(next, '.') && p.is_glued(next) && p.is_glued(next + 1);
        if let Some((fraction, digits @ 1..=2)) = p.digits(next + 1).filter(|_| is_decimal) {
            let scale = if digits == 1 { 10 } else { 1 };
            return Some((amount.plus(u64::from(fraction) * scale), next + 2));
        }
        if p.digits(next) == Some((1, 1)) && p.mark(next + 1, '/') && p.digits(next + 2) == Some((2, 1)) {
            return Some((amount.plus(50), next + 3));
        }
        Some(if p.mark(next, '½') { (amount.plus(50), next + 1) } else { (amount, next) })
    }

    /// "twenty-six", "a hundred and five", "three thousand".
    pub(super) fn cardinal(&self, at: usize) -> Option<(u32, usize)> {
        let p = self.pieces;
        let scale = |at| p.number(at, Class::Scale).and_then(|scale| u32::try_from(scale).ok());
        let (mut number, mut next) = match self.below_hundred(at) {
            Some(found) => found,
            None if p.is(at, &["a", "one"]) && scale(at + 1).is_some() => (1, at + 1),
            None => return None,
        };
        if let Some(by) = scale(next) {
            (number, next) = (number * by, next + 1);
            let rest = if p.is(next, &["and"]) { next + 1 } else { next };
            if let Some((low, after)) = self.below_hundred(rest) {
                (number, next) = (number + low, after);
            }
        }
        Some((number, next))
    }

    /// "seven", "twenty", "twenty-six".
    pub(super) fn below_hundred(&self, at: usize) -> Option<(u32, usize)> {
        let p = self.pieces;
        let word = |at| p.number(at, Class::Cardinal).and_then(|number| u32::try_from(number).ok());
        let high = word(at)?;
        let low = if p.is_dash(at + 1) && p.is_glued(at + 1) { at + 2 } else { at + 1 };
        match word(low) {
            Some(ones @ 1..=9) if high >= 20 => Some((high + ones, low + 1)),
            _ => Some((high, at + 1)),
        }
    }

    /// "21st", "third", "twenty-first".
    pub(super) fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        let p = self.pieces;
        if let Some((value, 1..=2)) = p.digits(at) {
            let is_ordinal = p.has(at + 1, Class::OrdinalSuffix) && p.is_glued(at + 1);
            return is_ordinal.then_some((u8::try_from(value).ok()?, at + 2));
        }
        let word = |at| p.number(at, Class::Ordinal).and_then(|number| u8::try_from(number).ok());
        if let Some(number) = word(at) {
            return Some((number, at + 1));
        }
        let tens = p.number(at, Class::Cardinal).filter(|tens| *tens >= 20)?;
        let low = if p.is_dash(at + 1) { at + 2 } else { at + 1 };
        let ones = word(low).filter(|ones| *ones <= 9)?;
        Some((u8::try_from(tens).ok()? + ones, low + 1))
    }
}
