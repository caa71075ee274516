//! What repeats: "every Monday", "twice a year", "weekly", "on Mondays".

use super::Grammar;
use super::duration::period;
use crate::extract::time::calendar::Unit;
use crate::extract::time::expression::Expression;
use crate::extract::time::lexicon::Class;

impl Grammar<'_> {
    /// A set of times.
    pub(super) fn set(&self, at: usize) -> Option<(Expression, usize)> {
        self.every(at)
            .or_else(|| self.so_often(at))
            .or_else(|| self.adverb(at))
            .or_else(|| self.weekdays(at))
            .or_else(|| self.day_of_each_month(at))
    }

    /// "every Monday", "each year", "every two weeks", "every other day", "per month".
    fn every(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if !p.has(at, Class::Every) && !p.are(at, &["all"]) {
            return None;
        }
        let set = |value: String, end| Some((Expression::Set(value), end));
        let is_other = p.is(at + 1, &["other", "second"])
            && (p.has(at + 2, Class::Unit) || p.has(at + 2, Class::Weekday));
        let (count, next) = match self.small_number(at + 1) {
            _ if is_other => (2, at + 2),
            Some(found) => found,
            None => (1, at + 1),
        };
        let next = if p.is(next, &["single", "working"]) { next + 1 } else { next };
        if p.is(at, &["all"]) {
            return None;
        }
        if let Some((weekday, end)) = self.weekday(next) {
            let (clock, end) = self.clock_of_set(end);
            return set(format!("XXXX-WXX-{weekday}{clock}"), end);
        }
        if let Some((month, end)) = self.month(next).filter(|_| p.is_capital(next)) {
            return set(format!("XXXX-{month:02}"), end);
        }
        if let Some(code) = p.code(next, Class::DayPart) {
            let (clock, end) = self.clock_of_set(next + 1);
            return set(if clock.is_empty() { format!("T{code}") } else { clock }, end);
        }
        if let Some(code) = p.code(next, Class::Season) {
            return set(format!("XXXX-{code}"), next + 1);
        }
        if p.is(next, &["weekday"]) {
            return set("P1WD".to_owned(), next + 1);
        }
        let unit = p.unit(next, Class::Unit).or_else(|| p.unit(next, Class::Units).filter(|_| count > 1))?;
        if unit == Unit::Weekend {
            return set("XXXX-WXX-WE".to_owned(), next + 1);
        }
        if unit == Unit::Day && count == 1 {
            return Some(self.every_day(next + 1));
        }
        // "every second counts"
        (unit > Unit::Second || count > 1 || p.is(at, &["per"]))
            .then(|| (Expression::Set(period(count, unit)), next + 1))
    }

    /// "every day", "daily", with the time of day that may follow.
    fn every_day(&self, next: usize) -> (Expression, usize) {
        let (clock, end) = self.clock_of_set(next);
        let value = if clock.is_empty() { period(1, Unit::Day) } else { clock };
        (Expression::Set(value), end)
    }

    /// "at 9 a.m." after the days that repeat, as the value has it; nothing where there is none.
    fn clock_of_set(&self, at: usize) -> (String, usize) {
        let p = self.pieces;
        if !p.is(at, &["at"]) {
            return (String::new(), at);
        }
        let found = self.clock(at + 1).or_else(|| self.dotted(at + 1)).or_else(|| self.bare_hour(at + 1));
        found.map_or((String::new(), at), |(clock, end)| (clock.to_string(), end))
    }

    /// "the 19th of every month".
    fn day_of_each_month(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (day, next) = self.ordinal(at + usize::from(p.is(at, &["the"])))?;
        let is_day = p.is(next, &["of"]) && p.has(next + 1, Class::Every) && p.is(next + 2, &["month"]);
        (is_day && (1..=31).contains(&day)).then(|| (Expression::Set(format!("XXXX-XX-{day:02}")), next + 3))
    }

    /// "once a week", "twice a year", "three times a day".
    fn so_often(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let next = if p.has(at, Class::Times) {
            at + 1
        } else {
            let (_, next) = self.small_number(at)?;
            p.is(next, &["times"]).then_some(next + 1)?
        };
        if !p.is(next, &["a", "an", "per", "each", "every"]) {
            return None;
        }
        let (count, unit_at) = self.small_number(next + 1).unwrap_or((1, next + 1));
        let unit = p.unit(unit_at, Class::Unit).or_else(|| p.unit(unit_at, Class::Units))?;
        Some((Expression::Set(period(count, unit)), unit_at + 1))
    }

    /// "weekly", "annually"; not the "Daily Mail".
    fn adverb(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if p.is(at, &["everyday"]) {
            return Some((Expression::Set("P1D".to_owned()), at + 1));
        }
        // "semi-annually"
        if p.has(at, Class::Halving)
            && p.is_dash(at + 1)
            && p.is_glued(at + 2)
            && p.has(at + 2, Class::Frequency)
        {
            let half = p.is(at + 2, &["annually", "yearly"]);
            return half.then(|| (Expression::Set("P6M".to_owned()), at + 3));
        }
        let code = p.code(at, Class::Frequency)?;
        let is_name = p.is_capital(at) && p.is_capital(at + 1)
            || at.checked_sub(1).is_some_and(|before| p.is_capital(at) && p.is_capital(before));
        // "its quarterly dividend": an adjective tells a kind, not a time.
        let next = at + 1;
        let is_adjective = p.is_lower(next)
            && !p.has(next, Class::Preposition)
            && !p.has(next, Class::Past)
            && !p.has(next, Class::Present);
        let is_daily = p.is(at, &["daily"]);
        (!is_name && !is_adjective).then(|| match is_daily {
            true => self.every_day(at + 1),
            false => (Expression::Set(code.to_owned()), at + 1),
        })
    }

    /// The second weekday of "every Tuesday and Thursday".
    pub(super) fn is_second_of_set(&self, at: usize) -> bool {
        let p = self.pieces;
        at > 2
            && p.is(at - 1, &["and", "or"])
            && self.weekday(at - 2).is_some()
            && p.has(at - 3, Class::Every)
    }

    /// "Mondays", "on Monday nights".
    fn weekdays(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if let Some(weekday) = p.number(at, Class::Weekdays) {
            let (clock, end) = self.clock_of_set(at + 1);
            return p.is_capital(at).then(|| (Expression::Set(format!("XXXX-WXX-{weekday}{clock}")), end));
        }
        let led = at.checked_sub(1).is_some_and(|before| p.is(before, &["on", "at"]));
        if p.is(at, &["weekdays", "weekends"]) && led {
            let value = if p.is(at, &["weekdays"]) { "P1WD" } else { "XXXX-WXX-WE" };
            return Some((Expression::Set(value.to_owned()), at + 1));
        }
        if let Some(code) = p.code(at, Class::DayPart).filter(|_| p.form(at).ends_with('s') && at > 0) {
            return p.is(at - 1, &["the"]).then(|| (Expression::Set(format!("T{code}")), at + 1));
        }
        let (weekday, next) = self.weekday(at)?;
        // "every Tuesday and Thursday"
        if self.is_second_of_set(at) {
            let (clock, end) = self.clock_of_set(next);
            return Some((Expression::Set(format!("XXXX-WXX-{weekday}{clock}")), end));
        }
        let code = p.code(next, Class::DayPart).filter(|_| p.form(next).ends_with('s'))?;
        Some((Expression::Set(format!("XXXX-WXX-{weekday}T{code}")), next + 1))
    }
}
