//! Days and months by name: "Friday, 5 September 2025", "early May", named days.

use super::Grammar;
use crate::extract::time::calendar::{self, Unit};
use crate::extract::time::expression::{Expression, Part, Year};
use crate::extract::time::lexicon::{Class, Named};

impl Grammar<'_> {
    /// A date that begins with a month or a weekday's name or a day's number.
    pub(super) fn named_date(&self, at: usize) -> Option<(Expression, usize)> {
        let (start, weekday) = match self.weekday(at) {
            Some((_, next)) => (if self.pieces.mark(next, ',') { next + 1 } else { next }, true),
            None => (at, false),
        };
        let found = self.month_day(start).or_else(|| self.day_month(start));
        if found.is_some() || weekday {
            return found;
        }
        self.month_alone(at)
    }

    fn month_day(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (month, next) = self.month(at)?;
        let is_slash = p.mark(next, '/') && p.is_glued(next) && p.digits(next + 1).is_some();
        let is_joined = p.is(next, &["the"]) || is_slash && p.is_glued(next + 1);
        let next = next + usize::from(is_joined);
        if p.has(next, Class::Cardinal) && self.spoken_year(next).is_some() {
            return None;
        }
        let (day, next) = self.day_number(next)?;
        self.with_year(month, day, next)
    }

    pub(super) fn day_month(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        // "it cost $ 12 December" does not name a day.
        if start.checked_sub(1).is_some_and(|before| p.is_any_mark(before, "$€£¥")) {
            return None;
        }
        let (day, next) = self.day_number(start)?;
        let next = match () {
            () if p.is(next, &["of"]) => next + 1,
            () if p.is_dash(next) || p.mark(next, '/') => next + 1,
            () => next,
        };
        // "one may", "six March on": a day in words stands before a name in capitals.
        if p.has(start, Class::Cardinal) && !p.is_capital(next) && p.has(next, Class::WordMonth) {
            return None;
        }
        let (month, next) = self.month(next)?;
        let year = if p.is_dash(next) || p.mark(next, '/') { next + 1 } else { next };
        match self.year(year).filter(|_| year != next) {
            Some((given, end)) => Some((self.day(given, month, day)?, end)),
            None => self.with_year(month, day, next),
        }
    }

    fn with_year(&self, month: u8, day: u8, next: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let mut year_at = if p.mark(next, ',') { next + 1 } else { next };
        if p.is(year_at, &["of", "in"]) {
            year_at += 1;
        }
        if let Some((year, end)) =
            self.year(year_at).filter(|(year, end)| self.is_year_after_day(*year, year_at, *end))
        {
            return Some((self.day(year, month, day)?, end));
        }
        if let Some((year, end)) = self.relative_year(next).or_else(|| self.short_year_of(next)) {
            return Some((Expression::calendar(Part::Day(month, day), year), end));
        }
        calendar::day(2000, month, day)?;
        Some((Expression::calendar(Part::Day(month, day), Year::Unsaid), next))
    }

    fn is_year_after_day(&self, year: i16, at: usize, next: usize) -> bool {
        let p = self.pieces;
        p.digits(at).is_none_or(|(_, length)| length == 4)
            && (1000..=2199).contains(&year)
            && !(p.is(next, &["people", "soldiers", "troops", "men", "women"]))
    }

    pub(super) fn day(&self, year: i16, month: u8, day: u8) -> Option<Expression> {
        calendar::day(year, month, day)?;
        Some(Expression::calendar(Part::Day(month, day), Year::Given(year)))
    }

    fn month_alone(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (month, next) = self.month(at)?;
        let joint = p.mark(next, ',') || p.is(next, &["of"]) || p.is_dash(next) || p.mark(next, '/');
        let is_in = p.is(next, &["in"]);
        for year_at in [next + usize::from(joint || is_in), next] {
            let counts = |end| is_in && self.counts_things(year_at, end);
            if let Some((year, end)) =
                self.year(year_at).filter(|(year, end)| (1000..=2199).contains(year) && !counts(*end))
            {
                return Some((Expression::calendar(Part::Month(month), Year::Given(year)), end));
            }
        }
        if let Some((year, end)) = self.relative_year(next).or_else(|| self.short_year_of(next)) {
            return Some((Expression::calendar(Part::Month(month), year), end));
        }
        self.is_month_by_itself(at, next)
            .then_some((Expression::calendar(Part::Month(month), Year::Unsaid), next))
    }

    /// "of 87" at the end of a phrase, after a month or a day.
    fn short_year_of(&self, at: usize) -> Option<(Year, usize)> {
        let p = self.pieces;
        let (short, 2) = p.digits(at + 1).filter(|_| p.is(at, &["of"]))? else { return None };
        let ends = p.get(at + 2).is_none() || p.is_any_mark(at + 2, ".,;!?)") && p.digits(at + 3).is_none();
        Some((Year::Given(self.full_year(short).filter(|_| ends)?), at + 2))
    }

    /// "2017 April", "2014, Feb 17": the year before the month.
    pub(super) fn year_and_month(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (year, next) = self.year(at).filter(|(year, _)| (1900..=2099).contains(year))?;
        p.digits(at)?;
        let month_at = next + usize::from(p.mark(next, ','));
        if let Some((month, day_at)) = self.month(month_at).filter(|_| p.is_capital(month_at))
            && let Some((day, end)) = self.day_number(day_at).filter(|_| p.digits(day_at).is_some())
            && self.year(end + usize::from(p.mark(end, ','))).is_none()
        {
            return Some((self.day(year, month, day)?, end));
        }
        let next = next + usize::from(p.is_dash(next) && p.is_glued(next) && p.is_glued(next + 1));
        let (month, end) = self.month(next).filter(|_| !p.has(next, Class::WordMonth))?;
        let is_free = p.digits(end).is_none() && !p.is_capital(end);
        is_free.then_some((Expression::calendar(Part::Month(month), Year::Given(year)), end))
    }

    fn is_month_by_itself(&self, at: usize, next: usize) -> bool {
        let p = self.pieces;
        if self.is_between_months(at, next) {
            return true;
        }
        let led = at.checked_sub(1).is_some_and(|before| {
            p.has(before, Class::Preposition) && !(p.is(before, &["to"]) && p.has(at, Class::WordMonth))
                || p.is(before, &["the"]) && p.is_capital(at) && !p.is_capital(next)
                || p.is_dash(before)
        });
        if p.has(at, Class::MonthShort) {
            return (p.is_capital(at) || led && p.is(at - 1, &["in", "since", "until"]))
                && (led || p.mark(at + 1, '.') && next == at + 2);
        }
        let modal = p.is(at, &["may", "march"]) && !p.is_capital(at);
        if modal || !p.is_capital(at) && p.has(at, Class::WordMonth) {
            return false;
        }
        if p.is_capital(next)
            && p.has(at, Class::NameMonth)
            && !p.is(next, &["I"])
            && p.meaning(next, Class::Month).is_none()
        {
            return false;
        }
        if at.checked_sub(1).is_some_and(|before| p.is_capital(before) && !p.has(before, Class::Preposition))
        {
            return false;
        }
        led || !p.has(at, Class::NameMonth) && !p.has(at, Class::WordMonth) || p.is_apostrophe(next)
    }

    /// "May to October", "Jan-Feb"; "in may", "since march", where no verb can stand.
    fn is_between_months(&self, at: usize, next: usize) -> bool {
        let p = self.pieces;
        let is_joint = |at: usize| p.is_dash(at) && p.is_glued(at) || p.is(at, &["to", "through", "until"]);
        let is_range = is_joint(next) && self.month(next + 1).is_some() && p.is_capital(next + 1)
            || at > 1 && is_joint(at - 1) && p.has(at - 2, Class::Month) && p.is_capital(at - 2);
        let led = at.checked_sub(1).is_some_and(|before| {
            p.is(before, &["in", "since", "during", "until", "mid"])
                || p.is_dash(before) && at > 1 && p.is(at - 2, &["mid"])
                || p.is(before, &["the"])
                    && at > 1
                    && p.has(at - 2, Class::Preposition)
                    && !p.has(at, Class::WordMonth)
        });
        let closes = !p.is_lower(next) && !p.is_capital(next) || p.has(next, Class::Preposition);
        is_range && p.is_capital(at) || led && closes && p.has(at, Class::Month) && p.is_lower(at)
    }

    /// A month's name, with the stop of an abbreviation.
    pub(super) fn month(&self, at: usize) -> Option<(u8, usize)> {
        let p = self.pieces;
        if let Some(month) = p.number(at, Class::Month) {
            return Some((u8::try_from(month).ok()?, at + 1));
        }
        let month = u8::try_from(p.number(at, Class::MonthShort)?).ok()?;
        let stop = p.mark(at + 1, '.') && p.is_glued(at + 1);
        Some((month, if stop { at + 2 } else { at + 1 }))
    }

    /// A weekday's name, with the stop of an abbreviation.
    pub(super) fn weekday(&self, at: usize) -> Option<(u8, usize)> {
        let p = self.pieces;
        if let Some(weekday) = p.number(at, Class::Weekday) {
            return Some((u8::try_from(weekday).ok()?, at + 1));
        }
        let weekday = u8::try_from(p.number(at, Class::WeekdayShort)?).ok()?;
        let stop = p.mark(at + 1, '.') && p.is_glued(at + 1);
        Some((weekday, if stop { at + 2 } else { at + 1 }))
    }

    /// 1 to 31: "4", "4th", "fourth", "twenty-first".
    pub(super) fn day_number(&self, at: usize) -> Option<(u8, usize)> {
        let p = self.pieces;
        let plain = |at: usize| {
            let (value, length) = p.digits(at)?;
            let runs_on = p.is_glued(at + 1) && p.is_glued(at + 2) && p.digits(at + 2).is_some();
            let bound = p.mark(at + 1, '%') || runs_on && p.is_any_mark(at + 1, ":.,");
            (length <= 2 && !bound).then_some((u8::try_from(value).ok()?, at + 1))
        };
        let (day, next) = self.ordinal(at).or_else(|| plain(at)).or_else(|| {
            let (day, next) = self.below_hundred(at)?;
            Some((u8::try_from(day).ok()?, next))
        })?;
        (1..=31).contains(&day).then_some((day, next))
    }

    /// A holiday or a stretch of history, with the year that may follow.
    pub(super) fn name(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        if !p.has(start, Class::Name) {
            return None;
        }
        let mut lower = p.form(start).to_owned();
        lower.make_ascii_lowercase();
        let matches = |words: &[&str]| {
            words.iter().enumerate().all(|(offset, word)| match *word {
                "'" => p.is_apostrophe(start + offset),
                word => p.form(start + offset).eq_ignore_ascii_case(word),
            })
        };
        // "Chinese New Year", "Orthodox Easter" and Miss Christmas have days of their own.
        let is_other = at.checked_sub(1).is_some_and(|before| {
            p.is_capital(before)
                && !p.has(before, Class::Preposition)
                && !p.has(before, Class::Relative)
                && p.number(before, Class::Weekday).is_none()
                && before > 0
                && !p.ends_sentence(before - 1)
                && !p.is_any_mark(before - 1, "\"“‘'(")
        });
        let name = p
            .lexicon
            .names(&lower)
            .iter()
            .filter(|name| !is_other || matches!(name.named, Named::Era(..)))
            .find(|name| matches(&name.words))?;
        let next = start + name.words.len();
        match name.named {
            Named::Era(first, last) => Some((Expression::Era(first, last), next)),
            Named::Holiday(holiday) => {
                let (year, end) = self.year_after(next).unwrap_or((Year::Unsaid, next));
                let day = Expression::calendar(Part::Holiday(holiday), year);
                if p.is(end, &["weekend"]) {
                    return Some((Expression::Holding { unit: Unit::Weekend, day: Box::new(day) }, end + 1));
                }
                Some((day, end))
            }
        }
    }
}
