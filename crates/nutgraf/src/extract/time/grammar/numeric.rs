//! Dates in digits: "2025-09-05", "05/09/2025", "5.9.2025".

use super::Grammar;
use crate::extract::time::calendar;
use crate::extract::time::expression::{Expression, Part, Year};

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
        if !is_tight || runs_on || second_length > 2 || at > 0 && p.is_glued(at) && p.mark(at - 1, mark) {
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
        let runs_on =
            p.mark(at + 3, '/') || p.mark(at + 3, '%') || at > 0 && p.is_glued(at) && !p.mark(at - 1, '(');
        if !is_tight || runs_on {
            return None;
        }
        let small = |value: u32| u8::try_from(value).ok();
        let end = at + 3;
        if (first, second) == (9, 11) {
            return Some((self.day(2001, 9, 11)?, end));
        }
        let is_led = at.checked_sub(1).is_some_and(|before| {
            p.is(before, &["on", "by", "until", "from", "between", "since", "before", "after"])
                || self.weekday(before).is_some()
        });
        let is_led = is_led || p.is_dash(end) && p.mark(end + 2, '/');
        let is_day_first = first > 12 || second <= 12 && self.is_day_first;
        let (month, day) = if is_day_first { (second, first) } else { (first, second) };
        let (month, day) = (small(month)?, small(day)?);
        calendar::day(2000, month, day)?;
        is_led.then_some((Expression::calendar(Part::Day(month, day), Year::Unsaid), end))
    }

    /// Whether a date in digits stands here whose day and month could change places.
    pub(in crate::extract::time) fn is_ambiguous(&self, at: usize) -> bool {
        let p = self.pieces;
        let parts = (p.digits(at), p.digits(at + 2), p.digits(at + 4));
        let (Some((first, _)), Some((second, _)), Some(_)) = parts else { return false };
        p.mark(at + 1, '/') && first <= 12 && second <= 12 && first != second
    }
}
