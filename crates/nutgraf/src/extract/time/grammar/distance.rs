//! Lengths that tell a date: "two years ago", "a year ago today", "in three weeks' time", "a week on Tuesday".

use super::Grammar;
use super::duration::Length;
use super::number::Amount;
use crate::extract::time::calendar::Unit;
use crate::extract::time::expression::{Expression, Which};
use crate::extract::time::lexicon::Class;

/// So many units back from publication; halves in the next smaller unit: "two and a half years ago" is a month.
fn back(length: Length) -> Option<Expression> {
    let step = |steps: i32, unit| Expression::Step { steps: -steps, unit };
    if let Some(steps) = length.amount.steps() {
        return Some(match length {
            Length { is_working: true, .. } => Expression::Working(-steps),
            Length { unit: Unit::Year, .. } if steps == 1 => {
                Expression::Compared { steps: -1, unit: Unit::Year }
            }
            Length { unit, .. } => step(steps, unit),
        });
    }
    let Amount::Hundredths(n) = length.amount else { return None };
    let n = i32::try_from(n).ok()?;
    let of = |per_unit: i32| n.checked_mul(per_unit).map(|parts| parts / 100);
    let week = |days| Expression::Holding { unit: Unit::Week, day: Box::new(step(days, Unit::Day)) };
    match length.unit {
        Unit::Century => Some(step(of(10)?, Unit::Decade)),
        Unit::Decade => Some(step(of(10)?, Unit::Year)),
        Unit::Year => Some(step(of(12)?, Unit::Month)),
        Unit::Month => Some(week(n.checked_mul(304)? / 1000)),
        Unit::Week => Some(week(of(7)?)),
        Unit::Hour => Some(step(of(60)?, Unit::Minute)),
        _ => None,
    }
}

impl Grammar<'_> {
    /// "ago", "from now", "later", "before Easter" after a length.
    pub(super) fn told_by(&self, length: Length, next: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (hyphen, word) = if p.is_dash(next) { (1, next + 1) } else { (0, next) };
        if p.is(word, &["ago"]) {
            return Some(self.ago(length, word + 1));
        }
        let ahead = || {
            length.amount.steps().map_or(Expression::Reference("FUTURE_REF"), |steps| Expression::Step {
                steps,
                unit: length.unit,
            })
        };
        if let Some(end) = self.time_of_length(next) {
            return Some((ahead(), end));
        }
        if hyphen == 0 && (p.are(word, &["from", "now"]) || p.is(word, &["hence"])) {
            return Some((ahead(), if p.is(word, &["hence"]) { word + 1 } else { word + 2 }));
        }
        if p.is(word, &["from"])
            && let Some((from, end)) = self.deeper().and_then(|grammar| grammar.day_alone(word + 1))
            && matches!(from, Expression::Step { .. } | Expression::Weekday { .. })
            && let Some(steps) = length.amount.steps()
        {
            let from = Box::new(from);
            return Some((Expression::Away { steps, unit: length.unit, is_counted: true, from }, end));
        }
        self.beside(length, word)
    }

    /// "later", "earlier", "before Easter" after a length.
    fn beside(&self, length: Length, word: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let direction = i32::from(p.number(word, Class::Anchor)?);
        let steps = length.amount.steps().map(|steps| steps * direction);
        let from = match p.is(word, &["before", "after"]) {
            true => self.deeper().and_then(|grammar| grammar.simple(word + 1)),
            false => None,
        };
        let unit = length.unit;
        let (expression, end) = match (steps, from) {
            (Some(steps), Some((from, end)))
                if !matches!(from, Expression::Duration(_) | Expression::Set(_)) =>
            {
                (Expression::Away { steps, unit, is_counted: true, from: Box::new(from) }, end)
            }
            _ if p.is(word, &["following"]) => return None,
            (Some(steps), _) => (Expression::Later { steps, unit }, word + 1),
            (None, _) => (Expression::Unknown, word + 1),
        };
        // "a year before he left" tells a date by an event that has none: the length alone is said.
        let is_bare = matches!(expression, Expression::Later { .. } | Expression::Unknown)
            && p.is(word, &["before", "after"]);
        let closes = p.get(word + 1).is_none() || !p.is_lower(word + 1) && !p.is_capital(word + 1);
        (!is_bare || closes).then_some((expression, end))
    }

    /// What stands before "ago", with the day of which it is the anniversary: "a year ago today", "two weeks ago Monday".
    fn ago(&self, length: Length, next: usize) -> (Expression, usize) {
        let past = || (back(length).unwrap_or(Expression::Reference("PAST_REF")), next);
        let (Some(steps), false) = (length.amount.steps(), length.unit.is_of_clock()) else { return past() };
        let Some((from, end)) = self.anniversary(length.unit, next) else { return past() };
        self.with_clock(Expression::Back { steps: -steps, unit: length.unit, from: Box::new(from) }, end)
    }

    /// "today", "this week", "Monday" after "ago".
    fn anniversary(&self, unit: Unit, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = at + usize::from(p.is(at, &["on"]) && self.weekday(at + 1).is_some());
        let is_day = p.has(start, Class::Deictic) || self.weekday(start).is_some();
        let is_unit = p.is(start, &["this", "last", "next"]) && p.has(start + 1, Class::Unit);
        let (from, end) = self.deeper().filter(|_| is_day || is_unit)?.day_alone(start)?;
        let from = match from {
            Expression::Weekday { weekday, which: Which::Tense } if unit <= Unit::Fortnight => {
                Expression::Weekday { weekday, which: Which::Past }
            }
            Expression::Weekday { .. } | Expression::Step { .. } => from,
            _ => return None,
        };
        (!p.is_apostrophe(end)).then_some((from, end))
    }

    /// "' time" after "three weeks", "'s time" after "a month": the piece after it.
    fn time_of_length(&self, at: usize) -> Option<usize> {
        let p = self.pieces;
        let word = at + 1 + usize::from(p.is(at + 1, &["s"]));
        (p.is_apostrophe(at) && p.is(word, &["time"])).then_some(word + 1)
    }

    /// "a week on Tuesday", "a fortnight today", "a week last Friday", as the British say.
    pub(super) fn week_from(&self, length: Length, start: usize, next: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let weeks = match length.unit {
            Unit::Week => 1,
            Unit::Fortnight => 2,
            _ => return None,
        };
        let weeks = length.amount.steps()?.checked_mul(weeks)?;
        let is_stay = (start.saturating_sub(3)..start).any(|at| p.is(at, &["been", "spent"]));
        let is_length = is_stay
            || start.checked_sub(1).is_some_and(|before| {
                p.is(before, &["for", "of", "in", "within", "over", "after", "the", "is", "was"])
            });
        let (day, after) = (next + usize::from(p.is(next, &["on", "last"])), p.is(next, &["last"]));
        if is_length {
            return None;
        }
        let (expression, end) = match (self.weekday(day), p.number(next, Class::Deictic)) {
            (Some((weekday, end)), _) if after => {
                let from = Box::new(Expression::Weekday { weekday, which: Which::Past });
                (Expression::Back { steps: -weeks, unit: Unit::Week, from }, end)
            }
            (Some((weekday, end)), _) if day > next => {
                (Expression::Weekday { weekday, which: Which::Beyond(weeks) }, end)
            }
            (None, Some(days)) if p.is(next, &["today", "tomorrow", "yesterday"]) => {
                let from = Box::new(Expression::Step { steps: days.into(), unit: Unit::Day });
                let steps = if days < 0 { -weeks } else { weeks };
                (Expression::Back { steps, unit: Unit::Week, from }, next + 1)
            }
            _ => return None,
        };
        (!p.is_apostrophe(end)).then(|| self.with_clock(expression, end))
    }

    /// "week" after a weekday: "Tuesday week", "Sunday fortnight".
    pub(super) fn weeks_after(&self, at: usize) -> Option<(i32, usize)> {
        let p = self.pieces;
        let weeks = match p.unit(at, Class::Unit)? {
            Unit::Week => 1,
            Unit::Fortnight => 2,
            _ => return None,
        };
        let runs_on = p.is_dash(at + 1)
            || p.is_apostrophe(at + 1)
            || p.digits(at + 1).is_some()
            || (p.is_lower(at + 1) && !p.has(at + 1, Class::Preposition) && !self.ends_phrase(at + 1));
        (p.is_lower(at) && !runs_on).then_some((weeks, at + 1))
    }
}
