//! From one time to another: "from 2019 to 2021", "June 4–6", "between 10 and 11:30 a.m.", "2022-24".

use super::Grammar;
use crate::extract::time::expression::{Expression, Part, Year};
use crate::extract::time::value::Clock;

/// Whether both ends are of one kind, so that "to" alone can join them: "Monday to Friday", not "from Friday to December".
fn is_like(from: &Expression, to: &Expression) -> bool {
    match (from, to) {
        (Expression::Calendar { part: from, .. }, Expression::Calendar { part: to, .. }) => {
            std::mem::discriminant(from) == std::mem::discriminant(to)
        }
        _ => std::mem::discriminant(from) == std::mem::discriminant(to),
    }
}

impl Grammar<'_> {
    /// An interval whose first end is `from`, which ends before `next`; `at` is where `from` begins.
    pub(super) fn interval(&self, at: usize, from: &Expression, next: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let led = |words: &[&str]| at.checked_sub(1).is_some_and(|before| p.is(before, words));
        let dash = p.is_dash(next);
        let joins = dash
            || p.is(next, &["to", "through", "until", "till"])
                && (led(&["from", "between"]) || p.is(next, &["through"]) || Self::is_tight(from))
            || p.is(next, &["and"]) && led(&["between"]);
        if !joins || dash && self.is_aside(next) {
            return None;
        }
        if let Some(found) = self.short_end(from, next + 1) {
            return Some(found);
        }
        if dash && self.coded_part(next + 1).is_some() {
            return None;
        }
        let (to, end) = self.deeper()?.point(next + 1)?;
        if !dash && !led(&["from", "between"]) && !is_like(from, &to) {
            return None;
        }
        self.join(from, to, end)
    }

    /// A dash with spaces in a text sets an aside off, unless numbers or names of the calendar stand on both sides.
    fn is_aside(&self, dash: usize) -> bool {
        let p = self.pieces;
        let spaced = !p.is_glued(dash) || !p.is_glued(dash + 1);
        let opens = (dash.saturating_sub(24)..dash)
            .rev()
            .find(|at| p.is_any_mark(*at, "()"))
            .is_some_and(|at| p.mark(at, '('));
        spaced && (p.mark(dash, '—') || p.is_dash(dash + 1) || opens)
    }

    /// Ends that read as one phrase without "from": "9 a.m. to 5 p.m.", "Monday to Friday".
    fn is_tight(from: &Expression) -> bool {
        matches!(from, Expression::Moment { .. } | Expression::Weekday { .. })
            || matches!(from, Expression::Calendar { part: Part::Month(_) | Part::Day(..) | Part::Whole, .. })
    }

    /// The end borrows from the beginning: "June 4–6", "2022–24", "11-4".
    fn short_end(&self, from: &Expression, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        match from {
            Expression::Calendar { part: Part::Day(month, first), year } => {
                let (last, next) = self.day_number(at).filter(|(last, _)| last > first)?;
                let runs_on = p.is_any_mark(next, "/-.") && p.is_glued(next) && p.digits(next + 1).is_some();
                if self.month(next).is_some() || self.half_day(next).is_some() || runs_on {
                    return None;
                }
                let year_at = if p.mark(next, ',') { next + 1 } else { next };
                let (year, end) =
                    match (year, self.year(year_at).filter(|(year, _)| (1900..=2199).contains(year))) {
                        (Year::Unsaid, Some((given, end))) => (Year::Given(given), end),
                        _ => (*year, next),
                    };
                let day = |day| Box::new(Expression::calendar(Part::Day(*month, day), year));
                Some((Expression::Interval(day(*first), day(last)), end))
            }
            Expression::Calendar { part: Part::Whole, year: Year::Given(first) } => {
                let (short, length) = p.digits(at).filter(|_| p.is_glued(at))?;
                let last =
                    first - first.rem_euclid(100) + i16::try_from(short).ok().filter(|_| length == 2)?;
                let is_free = !(p.is_glued(at + 1) && (p.digits(at + 2).is_some() || p.is_lower(at + 1)));
                let year = |year| Box::new(Expression::calendar(Part::Whole, Year::Given(year)));
                (last > *first && is_free && !p.is_dash(at + 1))
                    .then(|| (Expression::Interval(year(*first), year(last)), at + 1))
            }
            _ => None,
        }
    }

    /// Both ends, when they are of a kind; the first borrows the year or the half of the day from the second.
    fn join(&self, from: &Expression, to: Expression, end: usize) -> Option<(Expression, usize)> {
        let from = match (from, &to) {
            (
                Expression::Calendar { part, year: Year::Unsaid },
                Expression::Calendar { part: last, year: year @ (Year::Given(_) | Year::Step(_)) },
            ) => Self::borrow_year(*part, *last, *year),
            (Expression::Moment { .. }, Expression::Moment { .. })
            | (Expression::Calendar { .. } | Expression::Weekday { .. } | Expression::Step { .. }, _)
            | (Expression::Decade(_) | Expression::Century(_) | Expression::FiscalYear(_), _) => from.clone(),
            _ => return None,
        };
        let from = match (from, &to) {
            (Expression::Moment { clock, date: None }, Expression::Moment { date: date @ Some(_), .. }) => {
                Expression::Moment { clock, date: date.clone() }
            }
            (from, _) => from,
        };
        let is_time = |expression: &Expression| matches!(expression, Expression::Moment { .. });
        let is_date = |expression: &Expression| {
            matches!(
                expression,
                Expression::Calendar { .. }
                    | Expression::Weekday { .. }
                    | Expression::Step { .. }
                    | Expression::Decade(_)
                    | Expression::Century(_)
                    | Expression::FiscalYear(_)
                    | Expression::Reference(_)
            )
        };
        let agree = is_time(&from) == is_time(&to) && (is_time(&to) || is_date(&to));
        agree.then(|| (Expression::Interval(Box::new(from), Box::new(to)), end))
    }

    fn borrow_year(part: Part, last: Part, year: Year) -> Expression {
        let order = |part: Part| match part {
            Part::Month(month) => Some((month, 0)),
            Part::Day(month, day) => Some((month, day)),
            Part::Quarter(n) => Some((n * 3, 0)),
            _ => None,
        };
        let year = match (order(part), order(last), year) {
            (Some(first), Some(last), Year::Given(year)) if first > last => Year::Given(year - 1),
            (Some(_), Some(_), year) => year,
            _ => Year::Unsaid,
        };
        Expression::calendar(part, year)
    }

    /// "4–6 May 2020", "9 to 12 of June": the first end is a bare day.
    pub(super) fn days(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (first, next) = self.day_number(at)?;
        let joins = p.is_dash(next)
            || p.is(next, &["to"])
            || p.is(next, &["and"]) && at > 0 && p.is(at - 1, &["between"]);
        let (Expression::Calendar { part: Part::Day(month, last), year }, end) = self.day_month(next + 1)?
        else {
            return None;
        };
        let day = |day| Box::new(Expression::calendar(Part::Day(month, day), year));
        (joins && first < last).then(|| (Expression::Interval(day(first), day(last)), end))
    }

    /// "2–4 p.m.", "from 2 to 4:30 pm", "between 10 and 11:30": the first end is a bare hour.
    pub(super) fn hours(&self, at: usize) -> Option<(Expression, usize)> {
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
}
