//! The grammar of time in English: from pieces of text to what they say.
//!
//! Every function reads from a piece on and answers with what it found and the piece after it. Each looks a bounded
//! number of pieces ahead and nests at most [`MAX_DEPTH`] deep, so that reading is linear in the text.

mod clock;
mod date;
mod duration;
mod interval;
mod number;
mod numeric;
mod period;
mod relative;
mod set;
mod year;

use super::expression::{Expression, Which};
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
            self.framed_length(at),
            self.length(at),
            self.vague_length(at),
            self.part_of_day(at),
            self.bare_unit(at),
            self.bare_year(at),
        ])
    }

    /// A date without a time of day.
    fn day_alone(&self, at: usize) -> Option<(Expression, usize)> {
        longest([
            self.numeric_date(at),
            self.short_numeric_date(at),
            self.weekday_and_day(at),
            self.tonight(at),
            self.named_date(at),
            self.weekday_alone(at),
            self.deictic(at),
            self.related(at),
            self.nth_of(at),
            self.before_or_after(at),
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
        let (weekday, next) = self.weekday(at)?;
        let is_short = p.has(at, Class::WeekdayShort);
        if is_short && !(p.is_capital(at) && next == at + 2 && p.is_lower(next)) {
            return None;
        }
        if p.is_capital(at) && p.has(next, Class::Paper) && p.is_capital(next) {
            return None;
        }
        let after_title = at.checked_sub(1).is_some_and(|before| {
            let title = if p.mark(before, '.') { before.checked_sub(1) } else { Some(before) };
            title.is_some_and(|title| p.is(title, &["mr", "mrs", "ms", "dr", "joe", "miss"]))
        });
        // "Bloody Sunday" names one day of history.
        let is_name =
            at.checked_sub(1).is_some_and(|before| p.is_capital(before) && p.has(before, Class::DayName));
        let (which, end) = self.week_after(next).unwrap_or((Which::Tense, next));
        (!after_title && !is_name).then_some((Expression::Weekday { weekday, which }, end))
    }

    /// "Friday the 26th", "Sat 14th".
    fn weekday_and_day(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (weekday, next) = self.weekday(at)?;
        let start = if p.is(next, &["the"]) { next + 1 } else { next };
        let (day, end) = self.ordinal(start).filter(|(day, _)| (1..=31).contains(day))?;
        let is_date = self.month(end).is_none() && !p.is(end, &["of", "quarter", "half"]);
        let is_noun = p.is_lower(end) && !p.has(end, Class::Preposition);
        let is_free = is_date && !is_noun;
        is_free.then_some((Expression::DayOfMonth { day, weekday: Some(weekday) }, end))
    }

    /// "last week", "of next week" after a weekday.
    fn week_after(&self, at: usize) -> Option<(Which, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["of"]) { at + 1 } else { at };
        let steps = p.number(start, Class::Relative).filter(|_| p.is(start, &["last", "this", "next"]))?;
        p.is(start + 1, &["week"]).then_some((Which::Week(steps.into()), start + 2))
    }

    /// "on the 21st".
    fn day_of_month(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let led = at.checked_sub(1).is_some_and(|before| p.is(before, &["on", "until", "by"]));
        if !p.is(at, &["the"]) || !led || p.digits(at + 1).is_none() {
            return None;
        }
        let (day, next) = self.ordinal(at + 1).filter(|(day, _)| (1..=31).contains(day))?;
        let is_noun =
            !p.is_lower(next) && !p.is_capital(next) && !p.is_dash(next) || p.has(next, Class::Preposition);
        is_noun.then_some((Expression::DayOfMonth { day, weekday: None }, next))
    }
}

/// The longest reading, the earlier of two of one length.
fn longest<const N: usize>(readings: [Option<(Expression, usize)>; N]) -> Option<(Expression, usize)> {
    readings.into_iter().flatten().rev().max_by_key(|(_, end)| *end)
}
