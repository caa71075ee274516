//! Fiscal years and their parts: "FY2026", "the first quarter of fiscal 2026", "fiscal third-quarter".

use super::Grammar;
use crate::extract::time::expression::{Expression, Part};

impl Grammar<'_> {
    /// "FY2026", "fiscal 2026", "fiscal year 2026", "the 2026 fiscal year", "fiscal 2024-25".
    pub(super) fn fiscal_year(&self, at: usize) -> Option<(Expression, usize)> {
        let start = at + usize::from(self.pieces.is(at, &["the"]));
        let (year, end) = self.fiscal_number(start)?;
        Some((Expression::FiscalYear(year), end))
    }

    /// "fiscal first quarter", "the third fiscal quarter", "Q2 FY26", "the second half of fiscal year 2024".
    pub(super) fn fiscal_part(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = at + usize::from(p.is(at, &["the"]));
        let found = |part, year, end| Some((Expression::FiscalPart { part, year }, end));
        // "fiscal 2026's first quarter"
        if let Some((year, next)) = self.fiscal_number(start) {
            let next = if p.is_apostrophe(next) && p.is(next + 1, &["s"]) { next + 2 } else { next };
            let (part, end) = self.coded_part(next).or_else(|| self.spelled_part(next))?;
            return found(part, Some(year), end);
        }
        let (part, next, is_fiscal) = self.part_in_words(start)?;
        let joint = p.is(next, &["of", "in", "for"]) || p.mark(next, ',');
        let year_at = next + usize::from(joint);
        let year_at = year_at + usize::from(p.is(year_at, &["the"]));
        if let Some((year, end)) = self.fiscal_number(year_at) {
            return found(part, Some(year), end);
        }
        let plain = self.year(year_at).filter(|(year, _)| is_fiscal && (1900..=2199).contains(year));
        match plain {
            Some((year, end)) => found(part, Some(year), end),
            None if is_fiscal => found(part, None, next),
            None => None,
        }
    }

    /// The part, the piece after it, and whether "fiscal" stands before it or inside.
    fn part_in_words(&self, at: usize) -> Option<(Part, usize, bool)> {
        let p = self.pieces;
        let is_fiscal = |at: usize| p.is(at, &["fiscal", "financial"]);
        if is_fiscal(at) {
            let start = at + 1 + usize::from(p.is_dash(at + 1));
            let (part, next) = self.coded_part(start).or_else(|| self.spelled_part(start))?;
            return Some((part, next, true));
        }
        if let Some((part, next)) = self.coded_part(at).or_else(|| self.spelled_part(at)) {
            return Some((part, next, false));
        }
        let (number, next) = self.ordinal(at).filter(|(number, next)| *number <= 4 && is_fiscal(*next))?;
        let noun = next + 1 + usize::from(p.is_dash(next + 1));
        let part = match () {
            () if p.is(noun, &["quarter"]) => Part::Quarter(number),
            () if p.is(noun, &["half"]) && number <= 2 => Part::Half(number),
            () => return None,
        };
        Some((part, noun + 1, true))
    }

    /// The number of a fiscal year with the words that say what it is.
    fn fiscal_number(&self, at: usize) -> Option<(i16, usize)> {
        let p = self.pieces;
        let year_at = match () {
            () if p.form(at) == "FY" => at + 1 + usize::from(p.is_apostrophe(at + 1)),
            () if p.is(at, &["fiscal", "financial"]) && p.is(at + 1, &["year"]) => at + 2,
            () if p.is(at, &["fiscal"]) => at + 1,
            () => {
                let (year, next) = self.year(at).filter(|(year, _)| *year >= 1900)?;
                let (year, next) = self.second_year(year, next);
                let is_fiscal = p.is(next, &["fiscal", "financial"]) && p.is(next + 1, &["year"]);
                return is_fiscal.then_some((year, next + 2));
            }
        };
        let short = || {
            let (value, _) = p.digits(year_at).filter(|(_, length)| *length == 2)?;
            Some((self.full_year(value)?, year_at + 1))
        };
        let (year, next) = self.year(year_at).or_else(short)?;
        Some(self.second_year(year, next))
    }

    /// A year that begins in one of the calendar and ends in the next is called after the second: "2024-25".
    fn second_year(&self, year: i16, at: usize) -> (i16, usize) {
        let p = self.pieces;
        let is_joint = (p.is_dash(at) || p.mark(at, '/')) && p.is_glued(at) && p.is_glued(at + 1);
        let second = p.digits(at + 1).filter(|_| is_joint).and_then(|(value, length)| {
            let value = i16::try_from(value).ok()?;
            let short = matches!(length, 2) && value == (year + 1).rem_euclid(100);
            (short || value == year + 1).then_some(year + 1)
        });
        second.map_or((year, at), |second| (second, at + 2))
    }
}
