//! Dates in digits: "2025-09-05", "05/09/2025", "5.9.2025".

use super::Grammar;
use crate::extract::time::calendar;
use crate::extract::time::expression::{Expression, Part, Year};

/// The longest list of dates in digits that one preposition leads.
const MAX_LIST: usize = 4;

impl Grammar<'_> {
    /// "2025-09-05", "2025/9/5", "05/09/2025", "5.9.2025", "9-18-15".
    pub(super) fn numeric_date(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (first, first_length) = p.digits(at)?;
        let mark = ['-', '/', '.'].into_iter().find(|mark| p.mark(at + 1, *mark))?;
        if let Some(found) = self.letters_between(at) {
            return Some(found);
        }
        let (second, second_length) = p.digits(at + 2)?;
        let (third, third_length) = p.digits(at + 4).filter(|_| p.mark(at + 3, mark))?;
        let is_tight = (at + 1..=at + 4).all(|at| p.is_glued(at));
        let runs_on = p.is_glued(at + 5)
            && (p.digits(at + 6).is_some() && p.mark(at + 5, mark) || p.digits(at + 5).is_some());
        if !is_tight || runs_on || second_length > 2 || self.is_more_digits(at, mark) {
            return None;
        }
        let small = |value: u32| u8::try_from(value).ok();
        let (year, month, day) = match (first_length, third_length) {
            (4, 1..=2) => (i16::try_from(first).ok()?, small(second)?, small(third)?),
            (1..=2, 4) | (1..=2, 2) if third_length == 4 || mark != '.' => {
                let year =
                    if third_length == 4 { i16::try_from(third).ok()? } else { self.full_year(third)? };
                let is_day_first = first > 12 || second <= 12 && (self.is_day_first || mark == '.');
                let (month, day) = if is_day_first { (second, first) } else { (first, second) };
                (year, small(month)?, small(day)?)
            }
            _ => return None,
        };
        Some((self.day(year, month, day)?, at + 5))
    }

    /// Whether digits and a mark stand before, so that these are part of a longer number; not in "report-2019-05-01".
    fn is_more_digits(&self, at: usize, mark: char) -> bool {
        let p = self.pieces;
        let is_joined = at > 0 && p.is_glued(at) && p.mark(at - 1, mark);
        is_joined && at > 1 && p.digits(at - 2).is_some() && p.is_glued(at - 1)
    }

    /// "2015-12", "12/2015": a year with a month. "2011-12" runs from the one year to the other.
    pub(super) fn numeric_month(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (first, first_length) = p.digits(at)?;
        let (second, second_length) = p.digits(at + 2)?;
        let is_tight = p.is_any_mark(at + 1, "-/") && p.is_glued(at + 1) && p.is_glued(at + 2);
        let runs_on = p.is_glued(at + 3) && !p.is_any_mark(at + 3, ".,;:!?)\"”’") || at > 0 && p.is_glued(at);
        let (year, month) = match (first_length, second_length) {
            (4, 1) if second != first % 10 + 1 => (first, second),
            (4, 2) if second <= first % 100 => (first, second),
            (1..=2, 4) => (second, first),
            _ => return None,
        };
        let year = i16::try_from(year).ok().filter(|year| (1900..=2099).contains(year))?;
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let is_month = is_tight && !runs_on && !(p.is_glued(at + 3) && p.digits(at + 4).is_some());
        is_month.then_some((Expression::calendar(Part::Month(month), Year::Given(year)), at + 3))
    }

    /// "2019-Aug-1", "2019/aug/01": the month in letters, the year first.
    fn letters_between(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (year, 4) = p.digits(at)? else { return None };
        let (month, next) = self.month(at + 2).filter(|(_, next)| *next == at + 3)?;
        let is_joined = p.is_any_mark(at + 1, "-/") && p.is_any_mark(next, "-/") && p.is_glued(next + 1);
        let (day, end) = self.day_number(next + 1).filter(|_| is_joined)?;
        Some((self.day(i16::try_from(year).ok()?, month, day)?, end))
    }

    /// "on 11/20", "Friday 29/03", "9/11": without a year only where the company rules a fraction out.
    pub(super) fn short_numeric_date(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (first, 1..=2) = p.digits(at)? else { return None };
        let (second, 1..=2) = p.digits(at + 2)? else { return None };
        let is_tight = p.mark(at + 1, '/') && p.is_glued(at + 1) && p.is_glued(at + 2);
        let runs_on = p.mark(at + 3, '/')
            || p.mark(at + 3, '%')
            || at > 0 && p.is_glued(at) && !p.mark(at - 1, '(') && !self.continues(at);
        if !is_tight || runs_on {
            return None;
        }
        let small = |value: u32| u8::try_from(value).ok();
        let end = at + 3;
        if (first, second) == (9, 11) {
            return Some((self.day(2001, 9, 11)?, end));
        }
        let is_led = at.checked_sub(1).is_some_and(|before| {
            p.is(
                before,
                &["on", "by", "until", "from", "between", "since", "before", "after", "this", "next"],
            ) || self.weekday(before).is_some()
        });
        let is_led = is_led || p.is_dash(end) && p.mark(end + 2, '/') || self.continues(at);
        let is_day_first = first > 12 || second <= 12 && self.is_day_first;
        let (month, day) = if is_day_first { (second, first) } else { (first, second) };
        let (month, day) = (small(month)?, small(day)?);
        calendar::day(2000, month, day)?;
        let year = match p.digits(end + 1) {
            Some((year, 4)) if p.mark(end, ',') => Some(i16::try_from(year).ok()?),
            _ => None,
        };
        match year.filter(|year| (1900..=2199).contains(year)) {
            Some(year) => Some((self.day(year, month, day).filter(|_| is_led)?, end + 2)),
            None => is_led.then_some((Expression::calendar(Part::Day(month, day), Year::Unsaid), end)),
        }
    }

    /// Whether a date in digits stands before in a list or as the first end: "on 11/20, 11/22 or 11/25".
    fn continues(&self, at: usize) -> bool {
        let p = self.pieces;
        let joins = |at: usize| {
            p.is_dash(at) || p.mark(at, ',') || p.is(at, &["to", "and", "or", "till", "until", "through"])
        };
        let is_pair = |at: usize| p.digits(at).is_some() && p.mark(at + 1, '/') && p.digits(at + 2).is_some();
        let leads = |at: usize| p.is(at, &["on", "by", "from", "between", "since", "before", "after"]);
        let mut at = at;
        for _ in 0..MAX_LIST {
            if at < 4 || !joins(at - 1) || !is_pair(at - 4) {
                return false;
            }
            at -= 4;
            if at > 0 && leads(at - 1) {
                return true;
            }
        }
        false
    }

    /// Whether a date in digits stands here whose day and month could change places.
    pub(in crate::extract::time) fn is_ambiguous(&self, at: usize) -> bool {
        let p = self.pieces;
        let parts = (p.digits(at), p.digits(at + 2), p.digits(at + 4));
        let (Some((first, _)), Some((second, _)), Some(_)) = parts else { return false };
        p.mark(at + 1, '/') && first <= 12 && second <= 12 && first != second
    }
}
