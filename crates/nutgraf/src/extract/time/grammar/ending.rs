//! Lengths that a day ends: "the year to March 2025", "the 12 months to June", "the quarter ended 30 September".

use super::Grammar;
use super::duration::period;
use crate::extract::time::calendar::Unit;
use crate::extract::time::expression::{Expression, Part, Year};
use crate::extract::time::lexicon::Class;

impl Grammar<'_> {
    /// A length with the date that it goes up to.
    pub(super) fn length_to(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let is_owned = p.has(at, Class::Owner);
        let (count, unit, next) = self.counted_unit(at + usize::from(is_owned))?;
        let led = at.checked_sub(1).is_some_and(|before| p.is(before, &["in", "for", "over", "during"]));
        let has_ended = p.is(next, &["ended", "ending"]);
        if !(is_owned || led || has_ended) || !has_ended && !p.is(next, &["to", "through", "till", "until"]) {
            return None;
        }
        let start = next + 1;
        let start = start + usize::from(has_ended && p.is(start, &["in", "on", "at", "with"]));
        let grammar = self.deeper()?;
        let (within, end) = grammar.end_month(start).or_else(|| grammar.point(start))?;
        let is_end = match &within {
            Expression::Calendar { part, .. } => !matches!(part, Part::Whole | Part::Holiday(_)),
            Expression::Step { unit, .. } | Expression::Anaphoric { unit, .. } => *unit >= Unit::Day,
            Expression::Weekday { .. } | Expression::DayOfMonth { .. } => true,
            _ => false,
        };
        // A day after "ended" is a time of its own.
        let end = if has_ended { next } else { end };
        let (length, within) = (period(count, unit), Box::new(within));
        let count = i32::try_from(count).ok()?;
        is_end.then_some((Expression::Ending { length, count, unit, within }, end))
    }

    /// "year", "fiscal quarter", "12 months", "half-year".
    fn counted_unit(&self, at: usize) -> Option<(u32, Unit, usize)> {
        let p = self.pieces;
        let start = at + usize::from(p.is(at, &["first", "full"]));
        let start = start + usize::from(p.is(start, &["fiscal", "financial", "business", "trading"]));
        if p.is(start, &["half"]) {
            let next = start + 1 + usize::from(p.is_dash(start + 1));
            return Some((1, Unit::Half, next + usize::from(p.is(next, &["year"]))));
        }
        let is_long = |unit: &Unit| (Unit::Week..=Unit::Year).contains(unit) && *unit != Unit::Weekend;
        if let Some(unit) = p.unit(start, Class::Unit).filter(is_long) {
            return Some((1, unit, start + 1));
        }
        let (count, next) = self.small_number(start)?;
        let next = next + usize::from(p.is_dash(next) && p.is_glued(next));
        let unit = p.unit(next, Class::Units).or_else(|| p.unit(next, Class::Unit)).filter(is_long)?;
        let next = next + 1 + usize::from(p.is(next + 1, &["period"]));
        (count > 0).then_some((count, unit, next))
    }

    /// "end-June", "June" where only a month can stand.
    fn end_month(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let is_end = p.is(at, &["end"]) && p.is_dash(at + 1) && p.is_glued(at + 1);
        let start = if is_end { at + 2 } else { at };
        let (month, next) = self.month(start).filter(|_| p.is_capital(start))?;
        let bare = (Expression::calendar(Part::Month(month), Year::Unsaid), next);
        Some(self.day_alone(start).unwrap_or(bare))
    }
}
