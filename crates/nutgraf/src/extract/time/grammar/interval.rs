//! From one time to another: "from 2019 to 2021", "June 4–6", "between 10 and 11:30 a.m.", "2022-24".

use super::Grammar;
use crate::extract::time::calendar::Unit;
use crate::extract::time::expression::{Expression, Part, Which, Year};
use crate::extract::time::lexicon::Class;

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
        let from = &Self::as_day(from, led(&["from", "between"]));
        let joins = dash
            || p.is(next, &["to", "through", "until", "till"])
                && (led(&["from", "between"]) || p.is(next, &["through"]) || Self::is_tight(from))
            || p.is(next, &["and"]) && led(&["between"]);
        // "2016/17"
        if p.mark(next, '/') && p.is_glued(next) && p.is_glued(next + 1) {
            return self.short_end(from, next + 1).filter(|_| Self::has_year(from));
        }
        if !joins || dash && self.is_parenthetical(next) {
            return None;
        }
        if let Some(found) = self.short_end(from, next + 1) {
            return Some(found);
        }
        if dash && self.coded_part(next + 1).is_some() {
            return None;
        }
        if let Some(end) = self.present(next + 1).filter(|_| Self::is_tight(from)) {
            let today = Expression::Step { steps: 0, unit: Unit::Day };
            return self.join(from, today, end);
        }
        let (to, end) = self.deeper()?.point(next + 1)?;
        let has_years = Self::has_year(from) && Self::has_year(&to);
        if !dash && !led(&["from", "between"]) && !is_like(from, &to) && !has_years {
            return None;
        }
        self.join(from, Self::as_day(&to, true), end)
    }

    /// "now" at the end of an interval is the day of publication.
    fn as_day(end: &Expression, is_led: bool) -> Expression {
        match end {
            Expression::Reference("PRESENT_REF") if is_led => Expression::Step { steps: 0, unit: Unit::Day },
            end => end.clone(),
        }
    }

    fn has_year(expression: &Expression) -> bool {
        matches!(expression, Expression::Calendar { year: Year::Given(_), .. })
    }

    /// "today", "now", "date", "the present" at the end of an interval: the day of publication.
    fn present(&self, at: usize) -> Option<usize> {
        let p = self.pieces;
        let start = at + usize::from(p.is(at, &["the"]));
        let word =
            start + usize::from(p.is(start, &["current", "present"]) && p.is(start + 1, &["date", "day"]));
        let closes = !p.is_lower(word + 1) && !p.is_capital(word + 1) || p.has(word + 1, Class::Preposition);
        (p.is(word, &["today", "now", "date", "present", "day"])
            && (word > at || !p.is(word, &["day"]))
            && closes)
            .then_some(word + 1)
    }

    /// A dash with spaces in a text sets a parenthetical off, unless numbers or names of the calendar stand on both sides.
    fn is_parenthetical(&self, dash: usize) -> bool {
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
                let start = at + usize::from(p.is(at, &["the"]));
                let (last, next) = self.day_number(start).filter(|(last, _)| last > first)?;
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
                let short = i16::try_from(short).ok()?;
                let last = match length {
                    2 => first - first.rem_euclid(100) + short,
                    // "2005-6"
                    1 if short == first.rem_euclid(10) + 1 => first + 1,
                    _ => return None,
                };
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
            // "Monday to Wednesday next week"
            (
                Expression::Weekday { weekday, which: Which::Tense },
                Expression::Weekday { which: which @ Which::Week(_), .. },
            ) => Expression::Weekday { weekday: *weekday, which: *which },
            (Expression::Moment { .. }, Expression::Moment { .. })
            | (Expression::Calendar { .. } | Expression::Weekday { .. } | Expression::Step { .. }, _)
            | (Expression::Nth { .. } | Expression::Away { .. } | Expression::Holding { .. }, _)
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
                    | Expression::Nth { .. }
                    | Expression::Away { .. }
                    | Expression::Holding { .. }
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
        let start = at + usize::from(p.is(at, &["the"]));
        let (first, next) = self.day_number(start)?;
        let joins = p.is_dash(next)
            || p.is(next, &["to"])
            || p.is(next, &["and"]) && at > 0 && p.is(at - 1, &["between"]);
        if !joins {
            return None;
        }
        let Some((Expression::Calendar { part: Part::Day(month, last), year }, end)) =
            self.day_month(next + 1)
        else {
            return self.days_of_month(first, next + 1);
        };
        let day = |day| Box::new(Expression::calendar(Part::Day(month, day), year));
        (first < last).then(|| (Expression::Interval(day(first), day(last)), end))
    }

    /// "3 to 12 in next month" from the second day on.
    fn days_of_month(&self, first: u8, at: usize) -> Option<(Expression, usize)> {
        let (last, next) = self.day_number(at).filter(|(last, _)| first < *last)?;
        let (month, end) = self.month_after(next)?;
        let (first, last) = (Self::day_of(first, month.clone())?, Self::day_of(last, month)?);
        Some((Expression::Interval(Box::new(first), Box::new(last)), end))
    }
}
