//! From one time of day to another: "2–4 p.m.", "from 7 to 7:30", "between 3 and 8 yesterday".

use super::Grammar;
use crate::extract::time::expression::Expression;
use crate::extract::time::lexicon::Class;
use crate::extract::time::value::Clock;

/// An interval of bare times of day, put on a date.
fn on_date(interval: Expression, date: &Expression) -> Option<Expression> {
    let put = |moment: Expression| match moment {
        Expression::Moment { clock, date: None } => {
            Some(Box::new(Expression::Moment { clock, date: Some(Box::new(date.clone())) }))
        }
        _ => None,
    };
    match interval {
        Expression::Interval(from, to) => Some(Expression::Interval(put(*from)?, put(*to)?)),
        Expression::Lasting { length, steps, from } => {
            Some(Expression::Lasting { length, steps, from: put(*from)? })
        }
        _ => None,
    }
}

impl Grammar<'_> {
    /// "2–4 p.m.", "from 2 to 4:30 pm", "between 10 and 11:30": the first end is a bare hour.
    pub(super) fn hours(&self, at: usize) -> Option<(Expression, usize)> {
        self.tight_hours(at).or_else(|| self.bare_hours(at))
    }

    fn tight_hours(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (hour, 1..=2) = p.digits(at)? else { return None };
        let hour = u8::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))?;
        let minute =
            p.digits(at + 2).filter(|(value, length)| p.mark(at + 1, ':') && *length == 2 && *value < 60);
        let joint = if minute.is_some() { at + 3 } else { at + 1 };
        let led = |words: &[&str]| at.checked_sub(1).is_some_and(|before| p.is(before, words));
        let joins = p.is_dash(joint)
            || p.is(joint, &["to", "until", "till"])
            || p.is(joint, &["and"]) && led(&["between"]);
        if !joins {
            return None;
        }
        let (to, next) = self.clock(joint + 1)?;
        let is_half =
            self.half_day(next).is_some() || (joint + 1..next).any(|at| self.half_day(at).is_some());
        let is_clock = to.minute.is_some() && led(&["from", "between"]);
        if !(is_half || is_clock) {
            return None;
        }
        let minute = minute.and_then(|(value, _)| u8::try_from(value).ok());
        let is_late = to.hour >= 12 && hour < 12 && (hour + 12, minute) <= (to.hour, to.minute);
        let from = Clock { hour: if is_late { hour + 12 } else { hour }, minute, ..to };
        let moment = |clock| Box::new(Expression::Moment { clock, date: None });
        Some((Expression::Interval(moment(from), moment(to)), next))
    }

    /// "between 3 and 8 yesterday", "from 5 to 6 in the afternoon": bare hours, which only their company tells.
    fn bare_hours(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let led = at.checked_sub(1).is_some_and(|before| p.is(before, &["from", "between"]));
        // "It rose from 2 to 5 on Monday"
        let is_amount = at > 1 && p.has(at - 2, Class::Amount);
        let (from, next) = if led && !is_amount { self.hour_and_minute(at)? } else { return None };
        if !(p.is_dash(next) || p.is(next, &["to", "until", "till", "and"])) {
            return None;
        }
        let (to, next) = self.hour_and_minute(next + 1)?;
        let interval = |from, to| {
            let moment = |clock| Box::new(Expression::Moment { clock, date: None });
            Expression::Interval(moment(from), moment(to))
        };
        if p.are(next, &["in", "the"])
            && let Some(code) = p.code(next + 2, Class::DayPart)
        {
            return Some((interval(Self::in_part(from, code), Self::in_part(to, code)), next + 3));
        }
        self.date_after(next).is_some().then(|| (interval(from, Self::after(from, to)), next))
    }

    /// "8 to 4" ends in the afternoon.
    fn after(from: Clock, to: Clock) -> Clock {
        Clock { hour: if to.hour < from.hour { to.hour + 12 } else { to.hour }, ..to }
    }

    /// "6-8" after "Monday morning" or "Monday from"; after "Monday" alone it would be a score.
    fn plain_hours(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (from, next) = self.hour_and_minute(at)?;
        let joins = p.is_dash(next) || p.is(next, &["to", "and", "until", "till"]);
        let (to, end) = self.hour_and_minute(next + 1).filter(|_| joins)?;
        let to = Self::after(from, to);
        let moment = |clock| Box::new(Expression::Moment { clock, date: None });
        Some((Expression::Interval(moment(from), moment(to)), end))
    }

    /// "3", "10:30" on a clock of twelve hours.
    fn hour_and_minute(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let (hour, _) = p.digits(at).filter(|(hour, length)| *length <= 2 && (1..=12).contains(hour))?;
        let minute = p.digits(at + 2).filter(|(_, length)| p.mark(at + 1, ':') && *length == 2);
        let clock = Self::valid(hour, minute.map(|(minute, _)| minute), None)?;
        Some((clock, if minute.is_some() { at + 3 } else { at + 1 }))
    }

    /// "from 7 to 7:30", "9 a.m. to 5 p.m.", "10-11" after a date.
    pub(super) fn hours_of(&self, date: &Expression, next: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.mark(next, ',') { next + 1 } else { next };
        let is_led = p.is(start, &["from", "between"]);
        let is_apart = start > next;
        let start = if is_led || p.is(start, &["at"]) { start + 1 } else { start };
        let is_bound = is_led && !is_apart || matches!(date, Expression::DayPart { .. });
        // "Thursday or Friday, between 9 and 6": the hours are of both days.
        let bare = || self.bare_hours(start).filter(|_| !is_apart);
        let hours =
            self.clock_for_length(start).or_else(|| self.tight_hours(start)).or_else(bare).or_else(|| {
                let (clock, end) = self.clock(start)?;
                self.interval(start, &Expression::Moment { clock, date: None }, end)
            });
        let (hours, end) = hours.or_else(|| self.plain_hours(start).filter(|_| is_bound))?;
        Some((on_date(hours, date)?, end))
    }

    /// An interval of times of day with the date that may follow it.
    pub(super) fn with_date(&self, interval: Expression, next: usize) -> (Expression, usize) {
        let dated =
            self.date_after(next).and_then(|(date, end)| Some((on_date(interval.clone(), &date)?, end)));
        dated.unwrap_or((interval, next))
    }
}
