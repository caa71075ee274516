//! Weeks and weekends: "week 23", "the week of 4 May", "the weekend of Halloween", "Tuesday of the following week".

use super::Grammar;
use crate::extract::time::calendar::Unit;
use crate::extract::time::expression::{Expression, Nth, Part, Which, Year};
use crate::extract::time::lexicon::Class;

impl Grammar<'_> {
    /// Everything that names a week by its number or by a day in it.
    pub(super) fn week(&self, at: usize) -> Option<(Expression, usize)> {
        let start = at + usize::from(self.pieces.is(at, &["the"]));
        self.numbered_week(start).or_else(|| self.week_of(start))
    }

    /// "week 3 of 2027": an ISO week. In capitals it is a week of some season ("Week 3").
    fn numbered_week(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (week, 1..=2) = p.digits(at + 1)? else { return None };
        let week = u8::try_from(week).ok().filter(|week| (1..=53).contains(week) && p.form(at) == "week")?;
        let end = at + 2;
        let runs_on = p.is_glued(end) && (p.digits(end + 1).is_some() || !p.is_any_mark(end, ".,;:!?)"));
        if runs_on {
            return None;
        }
        if let Some((year, end)) = self.year_after(end) {
            return Some((Expression::calendar(Part::Week(week), year), end));
        }
        // "week 12 of the strike" is told from what began.
        let is_free = !p.is(end, &["of", "in"]);
        is_free.then_some((Expression::calendar(Part::Week(week), Year::Step(0)), end))
    }

    /// "week of Sept. 30", "week starting on 4 May", "w/c 4 May", "weekend of Halloween".
    fn week_of(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let unit = p.unit(at, Class::Unit).filter(|unit| matches!(unit, Unit::Week | Unit::Weekend));
        let is_commencing = p.is(at, &["w"]) && p.mark(at + 1, '/') && p.is(at + 2, &["c"]);
        let (unit, next) = match unit {
            Some(unit) if p.is(at + 1, &["of"]) || p.has(at + 1, Class::Starting) => (unit, at + 2),
            None if is_commencing => (Unit::Week, at + 3),
            _ => return None,
        };
        let start = next + usize::from(p.is(next, &["on"]));
        let (day, end) = self.deeper()?.day_alone(start)?;
        let is_day = day.is_day() && !matches!(day, Expression::Step { .. });
        is_day.then(|| (Expression::Holding { unit, day: Box::new(day) }, end))
    }

    /// The week after a weekday: "last week", "of the following week", "two weeks from now".
    pub(super) fn of_week(&self, weekday: u8, next: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if let Some((which, end)) = self.week_after(next) {
            return Some((Expression::Weekday { weekday, which }, end));
        }
        if let Some((weeks, end)) = self.weeks_after(next) {
            return Some((Expression::Weekday { weekday, which: Which::Beyond(weeks) }, end));
        }
        let (week, end) = match p.is(next, &["of"]) {
            true => self.related(next + 1)?,
            false => self.length(next + usize::from(p.mark(next, ',')))?,
        };
        let is_week = matches!(
            week,
            Expression::Step { unit: Unit::Week, .. } | Expression::Anaphoric { unit: Unit::Week, .. }
        );
        let nth = Expression::Nth { nth: 1, of: Nth::Weekday(weekday), within: Box::new(week) };
        is_week.then_some((nth, end))
    }

    /// "last week", "of next week" after a weekday.
    pub(super) fn week_after(&self, at: usize) -> Option<(Which, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["of"]) { at + 1 } else { at };
        let steps = p.number(start, Class::Relative).filter(|_| p.is(start, &["last", "this", "next"]))?;
        p.is(start + 1, &["week"]).then_some((Which::Week(steps.into()), start + 2))
    }

    /// "Tuesday", "on Tuesday" after "next week".
    pub(super) fn weekday_in_week(&self, at: usize, steps: i32) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = at + usize::from(p.is(at, &["on"]) || p.mark(at, ',') && !p.is(at + 1, &["on"]));
        let (weekday, end) = self.weekday(start)?;
        Some((Expression::Weekday { weekday, which: Which::Week(steps) }, end))
    }
}
