//! Dates told from the day of publication or from the date last spoken of: "last week", "the following year", "the day before".

use super::Grammar;
use crate::extract::time::calendar::Unit;
use crate::extract::time::expression::{Expression, Nth, Part, Which, Year};
use crate::extract::time::lexicon::Class;

/// The year of "last June", "this June" and "next June".
fn side(steps: i32) -> Year {
    match steps {
        0 => Year::Step(0),
        1.. => Year::Next,
        _ => Year::Last,
    }
}

impl Grammar<'_> {
    /// "today", "yesterday", "the day before yesterday", "now".
    pub(super) fn deictic(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if let Some(steps) = p.number(at, Class::Deictic).filter(|_| !p.is(at, &["tonight", "tonite"])) {
            return Some((Expression::Step { steps: steps.into(), unit: Unit::Day }, at + 1));
        }
        let start = if p.is(at, &["right", "just"]) && p.is(at + 1, &["now"]) { at + 1 } else { at };
        if let Some(code) = p.code(start, Class::Reference) {
            // "as soon as", "soon after" tell an order, not a time.
            let is_order = p.is(start, &["soon"])
                && (at > 0 && p.is(at - 1, &["as"]) || p.has(start + 1, Class::Anchor));
            return (!is_order).then_some((Expression::Reference(code), start + 1));
        }
        if !p.has(at, Class::Phrase) {
            return None;
        }
        let (words, code) = p.lexicon.phrases(p.form(at)).find(|(words, _)| p.are(at, words))?;
        let end = at + words.len();
        // "the future king"
        let is_noun = !p.is(at, &["the"])
            || !p.is_lower(end) && !p.is_capital(end) && p.digits(end).is_none()
            || self.ends_phrase(end);
        is_noun.then_some((Expression::Reference(code), end))
    }

    /// "last week", "this morning", "next Friday", "the previous year", "that day", "the weekend".
    pub(super) fn related(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let definite = p.is(at, &["the"]);
        let word = if definite { at + 1 } else { at };
        if p.is(word, &["same", "very"]) && p.is(word + 1, &["same", "next"]) {
            return None;
        }
        if let Some(steps) = p.number(word, Class::Anaphoric) {
            let word = if p.is(at, &["that"]) && p.is(at + 1, &["same"]) { word + 1 } else { word };
            return self.anaphoric(word + 1, steps.into(), definite);
        }
        // "this past Friday", "this past week": the last one.
        if !definite && p.are(word, &["this", "past"]) {
            return self.plain_related(word + 2, -1);
        }
        let word = word + usize::from(!definite && p.is(word, &["this"]) && p.is(word + 1, &["coming"]));
        let steps = p.number(word, Class::Relative)?;
        // "This Week" is a programme.
        if p.is(word, &["this"])
            && p.is_capital(word)
            && p.is_capital(word + 1)
            && p.unit(word + 1, Class::Unit).is_some()
        {
            return None;
        }
        let is_current = p.is(word, &["current"]);
        // "the next day" and "the last week of May" are told from elsewhere; "the past year" is a length.
        if definite && !is_current {
            return self.definite_related(word, steps.into());
        }
        self.plain_related(word + 1, steps.into())
    }

    /// "the last week of July", "the first Monday of next month", "the second week of 2021".
    pub(super) fn nth_of(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        let (nth, next) = match self.ordinal(start) {
            Some((nth, next)) => (i8::try_from(nth).ok()?, next),
            None if p.is(start, &["last", "final"]) => (-1, start + 1),
            None => return None,
        };
        let (of, next) = match self.weekday(next) {
            Some((weekday, next)) => (Nth::Weekday(weekday), next),
            None => (Nth::Unit(p.unit(next, Class::Unit)?), next + 1),
        };
        let is_counted = !matches!(of, Nth::Unit(unit) if !(Unit::Day..=Unit::Year).contains(&unit) || unit == Unit::Quarter);
        let part = p.code(next, Class::DayPart).filter(|_| matches!(of, Nth::Weekday(_)));
        let next = next + usize::from(part.is_some());
        let (within, end) =
            self.deeper().filter(|_| is_counted && p.is(next, &["of", "in"]))?.inner(next + 1)?;
        let is_longer = matches!(
            within,
            Expression::Calendar { part: Part::Month(_) | Part::Whole | Part::Quarter(_), .. }
                | Expression::Step { .. }
                | Expression::Current(_)
                | Expression::Anaphoric { .. }
                | Expression::Decade(_)
        );
        let day = Expression::Nth { nth, of, within: Box::new(within) };
        is_longer.then(|| match part {
            Some(code) => (Expression::DayPart { code, date: Some(Box::new(day)) }, end),
            None => (day, end),
        })
    }

    /// After "last", "this", "next".
    fn plain_related(&self, at: usize, steps: i32) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if let Some((weekday, next)) = self.weekday(at) {
            // "this Sunday, March 8"
            if let Some(date) = self.named_date(at).filter(|(_, end)| *end > next) {
                return Some(date);
            }
            let which = match steps {
                0 => Which::Tense,
                _ if p.is(at - 1, &["coming", "upcoming"]) => Which::Coming,
                _ if p.is(at - 1, &["past"]) => Which::Past,
                _ => Which::Week(steps),
            };
            return Some((Expression::Weekday { weekday, which }, next));
        }
        if let Some((Expression::Calendar { part, year: Year::Unsaid }, end)) = self.day_month(at) {
            return Some((Expression::calendar(part, side(steps)), end));
        }
        if let Some((month, next)) =
            self.month(at).filter(|_| p.is_capital(at) || !p.has(at, Class::WordMonth))
        {
            let (month, end) = (Part::Month(month), next);
            return Some((Expression::calendar(month, side(steps)), end));
        }
        if let Some(code) = p.code(at, Class::Season) {
            return Some((Expression::calendar(Part::Season(code), side(steps)), at + 1));
        }
        if let Some(code) = p.code(at, Class::DayPart).filter(|_| !p.form(at).ends_with('s')) {
            let date = Box::new(Expression::Step { steps, unit: Unit::Day });
            return Some((Expression::DayPart { code, date: Some(date) }, at + 1));
        }
        if p.has(at, Class::Name) && p.is_capital(at) {
            let (expression, end) = self.name(at)?;
            if let Expression::Calendar { part, year: Year::Unsaid } = expression {
                return Some((Expression::calendar(part, side(steps)), end));
            }
            return Some((expression, end));
        }
        self.related_unit(at, steps)
    }

    /// "week", "fiscal year" after "last", "this", "next".
    fn related_unit(&self, at: usize, steps: i32) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let is_kind = p.is(at, &["fiscal", "financial", "calendar", "business", "working", "academic"]);
        let at = at + usize::from(is_kind);
        let unit = p.unit(at, Class::Unit)?;
        if unit.is_of_clock() || p.is_dash(at + 1) {
            return None;
        }
        if unit == Unit::Week
            && let Some(found) = self.weekday_in_week(at + 1, steps)
        {
            return Some(found);
        }
        // "the past quarter" of a report is one of the calendar, "the past year" a length.
        let is_this_past = p.is(at - 1, &["past"]) && at >= 2 && p.is(at - 2, &["this"]);
        if p.is(at - 1, &["past"]) && !is_this_past && !matches!(unit, Unit::Weekend | Unit::Quarter) {
            let length = super::duration::period(1, unit);
            return Some((Expression::Framed { length, steps: -1, unit, is_working: false }, at + 1));
        }
        if unit == Unit::Weekend && p.is(at - 1, &["coming", "upcoming"]) {
            return Some((Expression::Coming(unit), at + 1));
        }
        if let Some((quarter, end)) = self.possessed_part(at + 1, steps, unit) {
            return Some((quarter, end));
        }
        Some((Expression::Step { steps, unit }, at + 1))
    }

    /// "this year's third quarter", "last year's summer".
    fn possessed_part(&self, at: usize, steps: i32, unit: Unit) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if unit != Unit::Year || !p.is_apostrophe(at) || !p.is(at + 1, &["s"]) {
            return None;
        }
        let (found, end) = self.part_of_year(at + 2)?;
        match found {
            Expression::Calendar { part, year: Year::Unsaid } => {
                Some((Expression::calendar(part, Year::Step(steps)), end))
            }
            _ => None,
        }
    }

    /// After "the last", "the next", "the past", "the coming".
    fn definite_related(&self, word: usize, steps: i32) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let unit = p.unit(word + 1, Class::Unit)?;
        let end = word + 2;
        if unit.is_of_clock() || p.is_dash(end) {
            return None;
        }
        if p.is(end, &["of"]) && p.is(word, &["last", "next"]) {
            return None;
        }
        match () {
            () if p.is(word, &["past"]) && !matches!(unit, Unit::Weekend | Unit::Quarter) => Some((
                Expression::Framed {
                    length: super::duration::period(1, unit),
                    steps: -1,
                    unit,
                    is_working: false,
                },
                end,
            )),
            () if p.is(word, &["next"]) && unit < Unit::Quarter
                || unit == Unit::Year && p.is(word, &["next"]) =>
            {
                Some((Expression::Beside { steps, unit }, end))
            }
            () => Some((Expression::Step { steps, unit }, end)),
        }
    }

    /// After "the previous", "the same", "that", "the following".
    fn anaphoric(&self, at: usize, steps: i32, definite: bool) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if let Some((weekday, next)) = self.weekday(at).filter(|_| p.is(at - 1, &["previous"]) && !definite) {
            return Some((Expression::Weekday { weekday, which: Which::Week(-1) }, next));
        }
        if let Some((weekday, next)) = self.weekday(at).filter(|_| definite) {
            return Some((Expression::Weekday { weekday, which: Which::Anaphoric(steps) }, next));
        }
        let unit = p.unit(at, Class::Unit)?;
        // "in previous quarter", but no "previous year-end party".
        let led = at
            .checked_sub(2)
            .is_some_and(|before| p.has(before, Class::Preposition) || p.has(before, Class::Modifier));
        let is_bound = definite || p.is(at - 1, &["that", "same"]) || led && !p.is_dash(at + 1);
        if unit.is_of_clock() || !is_bound {
            return None;
        }
        Some((Expression::Anaphoric { steps, unit }, at + 1))
    }

    /// "the day before yesterday", "the week after Easter", "the day before", "a day after".
    pub(super) fn before_or_after(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if !p.is(at, &["the"]) {
            return None;
        }
        let unit = p.unit(at + 1, Class::Unit).filter(|unit| !unit.is_of_clock())?;
        let direction = i32::from(
            p.number(at + 2, Class::Anchor).filter(|_| !p.is(at + 2, &["later", "earlier", "afterwards"]))?,
        );
        // A time of day after "the day before yesterday" is of that day.
        let from =
            self.deeper().and_then(|grammar| grammar.day_alone(at + 3).or_else(|| grammar.simple(at + 3)));
        match from {
            Some((from, end)) if !matches!(from, Expression::Duration(_) | Expression::Set(_)) => Some((
                Expression::Away { steps: direction, unit, is_counted: false, from: Box::new(from) },
                end,
            )),
            _ => {
                let closes = !p.is_lower(at + 3) && !p.is_capital(at + 3);
                closes.then_some((Expression::Beside { steps: direction, unit }, at + 3))
            }
        }
    }

    /// "the week before last", "the Friday after next".
    pub(super) fn beyond(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { return None };
        let weekday = self.weekday(start);
        let next = weekday.map_or(start + 1, |(_, next)| next);
        let steps = match () {
            () if p.are(next, &["before", "last"]) => -2,
            () if p.are(next, &["after", "next"]) => 2,
            () => return None,
        };
        let found = match weekday {
            Some((weekday, _)) => Expression::Weekday { weekday, which: Which::Week(steps) },
            None => Expression::Step { steps, unit: p.unit(start, Class::Unit)? },
        };
        Some((found, next + 2))
    }

    /// "two Fridays ago".
    pub(super) fn weekdays_ago(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let (count, next) = self.small_number(at)?;
        let weekday = p.number(next, Class::Weekdays).filter(|_| p.is(next + 1, &["ago"]))?;
        let (weekday, weeks) = (u8::try_from(weekday).ok()?, i32::try_from(count).ok()?);
        Some((Expression::Weekday { weekday, which: Which::Ago(weeks) }, next + 2))
    }

    /// "the weekend", "the week", "the year", "the quarter", "the latest quarter", "the year-earlier period".
    pub(super) fn bare_unit(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        if p.is(start, &["year"]) && p.is_dash(start + 1) && p.is(start + 2, &["ago", "earlier"]) {
            if let Some((part, end)) = self.spelled_part(start + 3) {
                return Some((Expression::calendar(part, Year::Step(-1)), end));
            }
            let noun = usize::from(start > at && p.is(start + 3, &["quarter", "period"]));
            return Some((Expression::Compared { steps: -1, unit: Unit::Year }, start + 3 + noun));
        }
        if start == at {
            return None;
        }
        if p.is(start, &["latest"]) && p.is(start + 1, &["quarter", "period", "week", "month", "year"]) {
            let unit = p.unit(start + 1, Class::Unit).unwrap_or(Unit::Quarter);
            return Some((Expression::Current(unit), start + 2));
        }
        if p.is(start, &["full"]) && p.is(start + 1, &["year"]) {
            return Some((Expression::Current(Unit::Year), start + 2));
        }
        let end = start + 1;
        let unit = p.unit(start, Class::Unit)?;
        let is_compound = p.is_dash(end) || p.is_lower(end) && !self.ends_phrase(end);
        match unit {
            Unit::Weekend if !is_compound => Some((Expression::Near(unit), end)),
            Unit::Year if p.is(end, &["ended", "ending"]) => {
                Some((Expression::Duration(super::duration::period(1, unit)), end))
            }
            Unit::Week | Unit::Month | Unit::Year | Unit::Quarter if !is_compound => {
                Some((Expression::Current(unit), end))
            }
            _ => None,
        }
    }

    /// Whether a noun phrase is over before this piece.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        let p = self.pieces;
        p.has(at, Class::Preposition) && !p.is(at, &["of"])
            || p.has(at, Class::Past)
            || p.has(at, Class::Present)
            || p.has(at, Class::Future)
            || p.is(
                at,
                &[
                    "ended", "ending", "that", "with", "as", "but", "when", "ahead", "it", "he", "she",
                    "they", "the", "a",
                ],
            )
    }

    /// "earlier this year", "late yesterday", "early June", "mid-July", "the end of 1994", "year-end".
    pub(super) fn modified(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        if let Some(code) = self.late_part(start) {
            return Some((Expression::DayPart { code, date: None }, start + 2));
        }
        if p.has(start, Class::Modifier) {
            let mut next = start + 1;
            let hyphen = p.is_dash(next) && p.is_glued(next);
            if hyphen {
                next += 1;
            }
            if p.is(start, &["later", "earlier"]) && p.is(next, &["on", "in"]) {
                next += 1;
            }
            let (inner, end) = self.inner(next)?;
            return Some((inner, end));
        }
        // "at the end of the day" is a way of speaking
        let front = if start > 0 && p.is(start - 1, &["the"]) { start - 1 } else { start };
        let is_idiom = front > 0 && p.is(front - 1, &["at"]) && p.are(start, &["end", "of", "the", "day"]);
        if p.has(start, Class::Edge) && p.is(start + 1, &["of"]) && !is_idiom {
            let (inner, end) = self.inner(start + 2)?;
            return Some((inner, end));
        }
        // "at EOY"
        if let Some(unit) =
            p.unit(start, Class::UnitEnd).filter(|_| p.form(start).chars().all(char::is_uppercase))
        {
            return Some((Expression::Current(unit), start + 1));
        }
        let unit = p.unit(start, Class::Unit).filter(|unit| !unit.is_of_clock())?;
        let end = match () {
            () if p.is_dash(start + 1) => start + 2,
            () if p.is_apostrophe(start + 1) && p.is(start + 2, &["s"]) => start + 3,
            () => start + 1,
        };
        // "by year end", "at the year's end", but no "weekend" nor "the year end results".
        let closes = !p.is_lower(end + 1) && !p.is_capital(end + 1) || self.ends_phrase(end + 1);
        let is_end = p.is(end, &["end"]) && (p.is_dash(start + 1) || closes);
        is_end.then_some((Expression::Current(unit), end + 1))
    }

    /// The part of a day in "in late afternoon".
    fn late_part(&self, at: usize) -> Option<&'static str> {
        let p = self.pieces;
        let led = at.checked_sub(1).is_some_and(|before| p.has(before, Class::Preposition));
        let code = p.code(at + 1, Class::DayPart).filter(|_| led && p.has(at, Class::Modifier))?;
        (!p.is_lower(at + 2) || p.has(at + 2, Class::Preposition)).then_some(code)
    }

    /// What "early", "the end of", … can stand before.
    fn inner(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if let Some(code) = p.code(at, Class::DayPart).filter(|_| p.is_dash(at - 1)) {
            let (date, end) = self
                .deeper()?
                .day_alone(at + 1)
                .map_or((None, at + 1), |(date, end)| (Some(Box::new(date)), end));
            return Some((Expression::DayPart { code, date }, end));
        }
        let grammar = self.deeper()?;
        let found = grammar.simple(at).or_else(|| {
            let start = if p.is(at, &["the"]) { at + 1 } else { at };
            // "by end of year"
            let is_bound = start > at || p.is(at - 1, &["of"]);
            let unit = p.unit(start, Class::Unit).filter(|unit| *unit >= Unit::Day && is_bound)?;
            Some((Expression::Current(unit), start + 1))
        });
        let is_point = |expression: &Expression| {
            !matches!(
                expression,
                Expression::Duration(_)
                    | Expression::Set(_)
                    | Expression::Reference(_)
                    | Expression::Moment { .. }
            )
        };
        found.filter(|(expression, _)| is_point(expression))
    }
}
