//! Years: calendar, spoken and short ones, and the words that make a number no year.

use super::Grammar;
use crate::extract::time::expression::{Expression, Part, Year};
use crate::extract::time::lexicon::Class;

impl Grammar<'_> {
    /// A year by itself, where the words around it do not count things.
    pub(super) fn bare_year(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let is_named =
            p.are(at, &["the", "year"]) || p.are(at, &["calendar", "year"]) || p.are(at, &["year", "of"]);
        let start = if is_named { at + 2 } else { at };
        if let Some(early) = self.early_year(start, is_named) {
            return Some(early);
        }
        let (year, next) = self.year(start).filter(|(year, _)| (1000..=2199).contains(year))?;
        let found = Some((Expression::calendar(Part::Whole, Year::Given(year)), next));
        if is_named || p.digits(start).is_none() {
            return found;
        }
        if self.counts_things(at, next) {
            return None;
        }
        let is_led = at.checked_sub(1).is_some_and(|before| {
            p.has(before, Class::Preposition) && !p.is(before, &["for", "at", "or", "than"])
                || p.mark(before, '(')
                || p.mark(before, '.') && at >= 2 && p.is(at - 2, &["c", "ca"])
                || p.mark(before, ',') && p.is_any_mark(next, ".,;)")
                || p.is_dash(before) && at >= 2 && self.year(at - 2).is_some()
        });
        let is_common = (1900..=2099).contains(&year);
        found.filter(|_| is_common || is_led)
    }

    /// "c. 314", "the year 71": a year before 1000, which only such words tell from a count.
    fn early_year(&self, at: usize, is_named: bool) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let before =
            |back: usize, words: &[&str]| at.checked_sub(back).is_some_and(|before| p.is(before, words));
        let is_about = before(1, &["circa"]) || before(2, &["c", "ca"]) && p.mark(at - 1, '.');
        let (value, _) = p.digits(at).filter(|(value, length)| (2..=3).contains(length) && *value > 0)?;
        let counts = p.is_lower(at + 1) && !p.has(at + 1, Class::Preposition) || p.mark(at + 1, '%');
        let year = i16::try_from(value).ok().filter(|_| (is_named || is_about) && !counts)?;
        Some((Expression::calendar(Part::Whole, Year::Given(year)), at + 1))
    }

    /// "2000 troops", "No. 1999", "$2000", "more than 2000": numbers that are no years.
    pub(super) fn counts_things(&self, at: usize, next: usize) -> bool {
        let p = self.pieces;
        if p.has(next, Class::Measure)
            || p.is(next, &["of"])
            || p.is_any_mark(next, "%+=*_")
            || p.is_dash(next) && p.is(next + 1, &["year"])
        {
            return true;
        }
        let is_plural = p.is_lower(next) && p.form(next).len() > 3 && p.form(next).ends_with('s');
        let is_verb =
            p.is(next, &["was", "has", "is", "this", "across", "towards", "plus", "less", "versus"]);
        let Some(before) = at.checked_sub(1) else { return is_plural && !is_verb };
        let is_compared = p.is(before, &["than"])
            && at > 1
            && (p.is(at - 2, &["later", "earlier"])
                || at > 3 && (at - 4..at - 2).any(|at| p.is(at, &["year"])));
        if p.is_any_mark(before, "$£€¥#№@%+=*_") || p.has(before, Class::Numbering) && !is_compared {
            return true;
        }
        let is_stop = p.mark(before, '.') && at.checked_sub(2).is_some_and(|at| p.has(at, Class::Numbering));
        let opens = p.is_dash(before) || p.is_apostrophe(before) || p.is_any_mark(before, "([{/\"“‘,;:");
        let is_glued = p.is_glued(at) && !opens;
        let dated =
            p.has(before, Class::Preposition) || p.has(before, Class::Determiner) || p.is_capital(before);
        is_stop || is_glued || is_plural && !is_verb && !dated
    }

    /// "2019", "'98", "nineteen ninety-six", "two thousand and eight".
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        let p = self.pieces;
        if p.is_apostrophe(at) {
            let (value, _) = p.digits(at + 1).filter(|(_, length)| *length == 2 && p.is_glued(at + 1))?;
            return Some((self.full_year(value)?, at + 2));
        }
        if let Some((value, 4)) = p.digits(at) {
            let counts =
                p.mark(at + 1, ',') && p.is_glued(at + 1) && p.is_glued(at + 2) && p.digits(at + 2).is_some();
            let decimal = p.mark(at + 1, '.') && p.is_glued(at + 2) && p.digits(at + 2).is_some();
            let joined = p.is_glued(at + 1) && (p.is_capital(at + 1) || p.is_lower(at + 1))
                || p.mark(at + 1, '%')
                || p.mark(at + 1, ':');
            return (!counts && !decimal && !joined && (1..=9999).contains(&value))
                .then_some((i16::try_from(value).ok()?, at + 1));
        }
        self.spoken_year(at)
    }

    pub(super) fn spoken_year(&self, at: usize) -> Option<(i16, usize)> {
        let p = self.pieces;
        let (high, next) = self.below_hundred(at)?;
        if high == 2 && p.is(next, &["thousand"]) {
            let rest = if p.is(next + 1, &["and"]) { next + 2 } else { next + 1 };
            let low = self.below_hundred(rest);
            return Some((
                i16::try_from(2000 + low.map_or(0, |(low, _)| low)).ok()?,
                low.map_or(next + 1, |(_, end)| end),
            ));
        }
        if !(11..=20).contains(&high) || p.is_dash(next) {
            return None;
        }
        let rest = match () {
            () if p.is(next, &["hundred"]) && p.is(next + 1, &["and"]) => next + 2,
            () if p.is(next, &["hundred"]) => next + 1,
            () => next,
        };
        let (low, end) = self.below_hundred(rest).filter(|(low, _)| *low >= 10 || rest > next)?;
        Some((i16::try_from(high * 100 + low).ok()?, end))
    }

    /// The year of two digits: at most twenty years after the present, or after 2000.
    pub(super) fn full_year(&self, short: u32) -> Option<i16> {
        let now = self.published_year.unwrap_or(2000);
        let short = i16::try_from(short).ok().filter(|short| (0..100).contains(short))?;
        let this = now - now.rem_euclid(100) + short;
        Some(if this > now + 20 { this - 100 } else { this })
    }

    /// "508 BC", "AD 79", "79 CE".
    pub(super) fn era_year(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let is_era = |at: usize| p.form(at).len() >= 2 && p.form(at).bytes().all(|b| b.is_ascii_uppercase());
        if p.form(at) == "AD" {
            let (value, _) = p.digits(at + 1).filter(|(value, _)| (1..=2199).contains(value))?;
            return Some((
                Expression::calendar(Part::Whole, Year::Given(i16::try_from(value).ok()?)),
                at + 2,
            ));
        }
        let (value, length) = p.digits(at)?;
        let sign = p.number(at + 1, Class::Era).filter(|_| is_era(at + 1) && length <= 4 && value > 0)?;
        let value = i16::try_from(value).ok()?;
        match sign {
            -1 => Some((Expression::BeforeChrist(value), at + 2)),
            _ => Some((Expression::calendar(Part::Whole, Year::Given(value)), at + 2)),
        }
    }
}
