//! Lengths that other words lay on the calendar: "the last two years", "10 previous weeks", "two weeks starting 20 May".

use super::Grammar;
use super::duration::{Length, iso};
use crate::extract::time::calendar::Unit;
use crate::extract::time::expression::{Expression, Part};
use crate::extract::time::lexicon::Class;

/// Which side of the present a length lies on, or which end of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    Before,
    After,
    First,
    Last,
    Open,
}

impl Grammar<'_> {
    /// "the last two years", "the first nine months", "the next 12 to 18 months", "10 previous weeks".
    pub(super) fn framed_length(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let at = self.after_approximate(at);
        let start = if p.has(at, Class::Owner) { at + 1 } else { at };
        if let Some((number, next)) = self.small_number(start)
            && let Some(side) = p.number(next, Class::Frame).filter(|side| *side != 0)
            && let Some(unit) = p.unit(next + 1, Class::Units)
        {
            let (length, steps) = (super::duration::period(number, unit), i32::try_from(number).ok()?);
            let steps = steps * i32::from(side);
            return Some((Expression::Framed { length, steps, unit, is_working: false }, next + 2));
        }
        if p.is(start, &["last"]) && self.is_verb_of_length(start) {
            return None;
        }
        let side = p.number(start, Class::Frame);
        if side.is_none() && start == at {
            return None;
        }
        let number = self.after_lower(self.after_approximate(start + usize::from(side.is_some())));
        if p.is(number, &["a", "an"]) || p.has(number, Class::Vague) && side.is_none() {
            return None;
        }
        let (length, end) = self.one_length(number)?;
        if p.is_dash(number + 1) || self.is_age(end) {
            return None;
        }
        let frame = match side {
            Some(-1) if p.is(start, &["last"]) => Frame::Last,
            Some(-1) => Frame::Before,
            Some(1) => Frame::After,
            _ if p.is(start, &["first"]) => Frame::First,
            _ if p.is(start, &["final"]) => Frame::Last,
            _ => Frame::Open,
        };
        self.edge(length, frame, end).or_else(|| Some((Self::framed(length, frame), end)))
    }

    /// "may last two weeks", "did not last a day", "the batteries last ten hours".
    fn is_verb_of_length(&self, at: usize) -> bool {
        let p = self.pieces;
        let opens = |at: usize| at == 0 || p.ends_sentence(at - 1);
        let Some(before) = at.checked_sub(1).filter(|at| p.is_lower(*at) || p.is_capital(*at) && opens(*at))
        else {
            return false;
        };
        let form = p.form(before);
        let is_plural = form.len() > 3 && form.ends_with('s') && !form.ends_with("ss");
        let is_other = p.has(before, Class::Preposition)
            || p.has(before, Class::Determiner)
            || p.has(before, Class::Unit)
            || p.has(before, Class::Units);
        p.has(before, Class::Future)
            || p.is(before, &["to", "not", "did", "do", "does", "that", "which", "only", "often", "usually"])
            || is_plural && !is_other
    }

    fn framed(length: Length, frame: Frame) -> Expression {
        let value = iso(&[length]);
        let side = match frame {
            Frame::Before | Frame::Last => -1,
            Frame::After => 1,
            Frame::First | Frame::Open => return Expression::Duration(value),
        };
        match length.amount.steps() {
            Some(steps) => Expression::Framed {
                length: value,
                steps: steps * side,
                unit: length.unit,
                is_working: length.is_working,
            },
            None => Expression::Duration(value),
        }
    }

    /// "of 2021", "of this year" after "the first two weeks" or "the last ten days".
    fn edge(&self, length: Length, frame: Frame, end: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let is_last = match frame {
            Frame::First => false,
            Frame::Last => true,
            _ => return None,
        };
        let count = length.amount.steps().filter(|_| p.is(end, &["of", "in"]))?;
        let (within, end) = self.deeper()?.simple(end + 1)?;
        let is_longer = match within {
            Expression::Calendar { part: Part::Month(_), .. } => length.unit < Unit::Month,
            Expression::Calendar { part: Part::Quarter(_) | Part::Half(_), .. } => {
                length.unit < Unit::Quarter
            }
            Expression::Calendar { part: Part::Whole, .. } => length.unit < Unit::Year,
            Expression::Step { unit, .. } => unit > length.unit,
            Expression::Decade(_) | Expression::Century(_) => length.unit < Unit::Decade,
            _ => false,
        };
        let is_whole = is_longer && !length.unit.is_of_clock();
        is_whole.then(|| {
            let (length, unit) = (iso(&[length]), length.unit);
            (Expression::Edge { length, count, unit, is_last, within: Box::new(within) }, end)
        })
    }

    /// "starting on 20 May" after "two weeks"; "from today" after "for three days".
    pub(super) fn lasting(&self, at: usize, lengths: &[Length], next: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let is_led = at.checked_sub(1).is_some_and(|before| p.is(before, &["for"]));
        let comma = usize::from(p.mark(next, ','));
        let word = next + comma;
        if !(p.has(word, Class::Starting) || is_led && p.is(word, &["from"])) {
            return None;
        }
        let start = if p.is(word + 1, &["on", "from", "at"]) { word + 2 } else { word + 1 };
        let is_of_clock = lengths.iter().any(|length| length.unit.is_of_clock());
        let grammar = self.deeper()?;
        let found = match is_of_clock {
            true => grammar.moment(start).or_else(|| grammar.hour_alone(start)),
            false => grammar.day_alone(start).filter(|(day, _)| day.is_day()),
        };
        let (from, end) = found?;
        Some((Self::lasts(lengths, from)?, end))
    }

    /// "2 p.m. for two hours" after "from", with the date that may stand before.
    pub(super) fn clock_for_length(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let is_led = at.checked_sub(1).is_some_and(|before| p.is(before, &["from"]));
        let (from, next) =
            if is_led { self.moment(at).or_else(|| self.hour_alone(at))? } else { return None };
        if !p.is(next, &["for"]) {
            return None;
        }
        let (lengths, end) = self.lengths(next + 1)?;
        let is_of_clock = lengths.iter().all(|length| length.unit.is_of_clock());
        Some((Self::lasts(&lengths, from).filter(|_| is_of_clock)?, end))
    }

    fn lasts(lengths: &[Length], from: Expression) -> Option<Expression> {
        let mut steps = Vec::new();
        for length in lengths {
            match length.amount.steps() {
                Some(count) => steps.push((count, length.unit)),
                // "2.5 hours": in the next smaller unit of the clock.
                None => steps.push((length.amount.minutes(length.unit)?, Unit::Minute)),
            }
        }
        Some(Expression::Lasting { length: iso(lengths), steps, from: Box::new(from) })
    }

    /// "9" as an hour, where a length or nothing follows.
    fn hour_alone(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (hour, _) = p.digits(at).filter(|(hour, length)| *length <= 2 && (1..=12).contains(hour))?;
        let ends = p.is(at + 1, &["for"]) || p.get(at + 1).is_none() || p.is_any_mark(at + 1, ".,;?!)");
        let clock = Self::valid(hour, None, None)?;
        (ends && (p.is(at + 1, &["for"]) || p.digits(at + 2).is_none()))
            .then_some((Expression::Moment { clock, date: None }, at + 1))
    }

    /// A whole number below ten thousand, in digits or words.
    pub(super) fn small_number(&self, at: usize) -> Option<(u32, usize)> {
        let digits = self.pieces.digits(at).filter(|(_, length)| *length <= 4);
        digits.map(|(value, _)| (value, at + 1)).or_else(|| self.cardinal(at))
    }
}
