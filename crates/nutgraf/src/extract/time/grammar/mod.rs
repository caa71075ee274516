//! The grammar of time in English: from pieces of text to what they say.
//!
//! Every function reads from a piece on and answers with what it found and the piece after it. Each looks a bounded
//! number of pieces ahead and nests at most [`MAX_DEPTH`] deep, so that reading is linear in the text.

mod clock;
mod date;
mod distance;
mod duration;
mod ending;
mod fiscal;
mod frame;
mod hours;
mod interval;
mod number;
mod numeric;
mod period;
mod relative;
mod set;
mod week;
mod year;

use super::calendar::Unit;
use super::expression::{Expression, Nth, Which};
use super::lexicon::Class;
use super::piece::Pieces;

/// How deep an expression may stand in others ("the day before the end of last year" is three).
const MAX_DEPTH: u8 = 3;

/// How to read a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grammar<'a> {
    pub(super) pieces: &'a Pieces<'a>,
    /// Whether 05/09/2025 is 5 September.
    pub(super) is_day_first: bool,
    /// Decides which century a year of two digits is in.
    pub(super) published_year: Option<i16>,
    pub(super) depth: u8,
}

impl Grammar<'_> {
    /// The longest expression of time that begins at the piece, with the piece after it.
    pub(super) fn expression(&self, at: usize) -> Option<(Expression, usize)> {
        if let Some(lasting) = self.clock_for_length(at) {
            return Some(lasting);
        }
        if let Some((hours, next)) = self.hours(at) {
            return Some(self.with_date(hours, next));
        }
        if let Some(days) = self.days(at) {
            return Some(days);
        }
        let (from, next) = self.point(at)?;
        match self.interval(at, &from, next) {
            Some((interval, end)) => Some(self.with_date(interval, end)),
            None => Some((from, next)),
        }
    }

    /// An expression that is no interval.
    fn point(&self, at: usize) -> Option<(Expression, usize)> {
        longest([self.simple(at), self.modified(at)])
    }

    /// An expression without "early", "the end of" and the like before it.
    fn simple(&self, at: usize) -> Option<(Expression, usize)> {
        let dated = self.day_alone(at).map(|(date, next)| self.with_clock(date, next));
        longest([
            dated,
            self.moment(at),
            self.set(at),
            self.length_to(at),
            self.framed_length(at),
            self.length(at),
            self.vague_length(at),
            self.whole_unit(at),
            self.part_of_unit(at),
            self.part_of_day(at),
            self.bare_unit(at),
            self.bare_year(at),
        ])
    }

    /// A date without a time of day.
    fn day_alone(&self, at: usize) -> Option<(Expression, usize)> {
        longest([
            self.numeric_date(at),
            self.numeric_month(at),
            self.short_numeric_date(at),
            self.weekday_and_day(at),
            self.tonight(at),
            self.named_date(at),
            self.weekday_alone(at),
            self.deictic(at),
            self.related(at),
            self.week(at),
            self.beyond(at),
            self.weekdays_ago(at),
            self.year_and_month(at),
            self.nth_of(at),
            self.before_or_after(at),
            self.fiscal_part(at),
            self.part_of_year(at),
            self.season(at),
            self.decade(at),
            self.century(at),
            self.fiscal_year(at),
            self.era_year(at),
            self.name(at),
            self.day_of_month(at),
        ])
    }

    /// The same grammar one level deeper, while there is one.
    fn deeper(&self) -> Option<Self> {
        (self.depth < MAX_DEPTH).then_some(Self { depth: self.depth + 1, ..*self })
    }

    /// "Friday", where it is no name ("Mr. Friday", "Sunday Times").
    fn weekday_alone(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (weekday, next) = self.weekday(at).filter(|_| !self.is_second_of_set(at))?;
        // "Sat" and "Sun" are other words too: a stop, or a preposition before them, makes them days.
        let led = at.checked_sub(1).is_some_and(|before| p.is(before, &["on", "next", "last", "this", "or"]));
        let is_day = next == at + 2 && p.is_lower(next) || led && next == at + 1 && !p.is_capital(next);
        if p.has(at, Class::WeekdayShort) && !(p.is_capital(at) && is_day) {
            return None;
        }
        if p.is_capital(at) && p.has(next, Class::Paper) && p.is_capital(next) {
            return None;
        }
        // "The Friday Theatre" is no day, "the Monday Ireland voted" is told from it by no word: days rarely have an article.
        let has_article = at.checked_sub(1).is_some_and(|before| p.is(before, &["the"]));
        if has_article && p.is_capital(at) && p.is_capital(next) && !p.has(next, Class::DayPart) {
            return None;
        }
        let after_title = at.checked_sub(1).is_some_and(|before| {
            let title = if p.mark(before, '.') { before.checked_sub(1) } else { Some(before) };
            title.is_some_and(|title| p.is(title, &["mr", "mrs", "ms", "dr", "joe", "miss"]))
        });
        // "Bloody Sunday" names one day of history.
        let is_name =
            at.checked_sub(1).is_some_and(|before| p.is_capital(before) && p.has(before, Class::DayName));
        let alone = (Expression::Weekday { weekday, which: Which::Tense }, next);
        (!after_title && !is_name).then(|| self.of_week(weekday, next).unwrap_or(alone))
    }

    /// "Friday the 26th", "Sat 14th".
    fn weekday_and_day(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (weekday, next) = self.weekday(at)?;
        let start = if p.is(next, &["the"]) { next + 1 } else { next };
        let (day, end) = self
            .ordinal(start)
            .or_else(|| self.closing_day(start))
            .filter(|(day, _)| (1..=31).contains(day))?;
        let is_date = self.month(end).is_none() && !p.is(end, &["of", "quarter", "half"]);
        let is_noun = p.is_lower(end) && !p.has(end, Class::Preposition);
        let is_free = is_date && !is_noun;
        is_free.then_some((Expression::DayOfMonth { day, weekday: Some(weekday) }, end))
    }

    /// The number of a day that nothing follows which it could count: "Friday 31."
    fn closing_day(&self, at: usize) -> Option<(u8, usize)> {
        let p = self.pieces;
        let (day, _) = p.digits(at).filter(|(_, length)| *length == 2)?;
        let next = at + 1;
        let ends = p.get(next).is_none()
            || p.is_any_mark(next, ".,;!?)") && p.digits(next + 1).is_none()
            || p.is(next, &["at", "around", "from"]);
        Some((u8::try_from(day).ok().filter(|_| ends)?, next))
    }

    /// "on the 21st", "on 21st", "the 21st of this month".
    fn day_of_month(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = at + usize::from(p.is(at, &["the"]));
        p.digits(start)?;
        // "on the 17 from 2 p.m."
        let bare = || self.closing_day(start).filter(|(_, next)| start > at && p.is(*next, &["at", "from"]));
        let (day, next) = self.ordinal(start).or_else(bare).filter(|(day, _)| (1..=31).contains(day))?;
        if let Some((month, end)) = self.month_after(next) {
            return Some((Self::day_of(day, month)?, end));
        }
        let led = at.checked_sub(1).is_some_and(|before| {
            p.is(before, &["on"]) || start > at && p.is(before, &["until", "by", "around", "before", "after"])
        });
        let runs_on = p.is_lower(next) || p.is_capital(next) || p.is_dash(next) && p.is_glued(next);
        let is_noun = !runs_on || p.has(next, Class::Preposition);
        (led && is_noun).then_some((Expression::DayOfMonth { day, weekday: None }, next))
    }

    /// "this month", "of next month", "in the following month" after the number of a day.
    pub(super) fn month_after(&self, at: usize) -> Option<(Expression, usize)> {
        let start = at + usize::from(self.pieces.is(at, &["of", "in"]));
        let (month, end) = self.related(start)?;
        let is_month = matches!(
            month,
            Expression::Step { unit: Unit::Month, .. } | Expression::Anaphoric { unit: Unit::Month, .. }
        );
        is_month.then_some((month, end))
    }

    pub(super) fn day_of(day: u8, month: Expression) -> Option<Expression> {
        let nth = i8::try_from(day).ok()?;
        Some(Expression::Nth { nth, of: Nth::Unit(Unit::Day), within: Box::new(month) })
    }
}

/// The longest reading, the earlier of two of one length.
fn longest<const N: usize>(readings: [Option<(Expression, usize)>; N]) -> Option<(Expression, usize)> {
    readings.into_iter().flatten().rev().max_by_key(|(_, end)| *end)
}
