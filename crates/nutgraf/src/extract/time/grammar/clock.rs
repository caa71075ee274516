//! Times of day, alone or beside a date: "18:42 CEST", "4:17 a.m. on Thursday", "Friday night".

use super::Grammar;
use crate::extract::time::calendar::Unit;
use crate::extract::time::expression::{Expression, Year};
use crate::extract::time::lexicon::Class;
use crate::extract::time::value::Clock;

/// How many pieces before a number with a point a word may tell that it is a price.
const MARKET: usize = 12;

impl Grammar<'_> {
    /// A time of day with the date that may follow.
    pub(super) fn moment(&self, at: usize) -> Option<(Expression, usize)> {
        let start = if self.pieces.has(at, Class::Approximate) { at + 1 } else { at };
        let (clock, next) = self.clock(start).or_else(|| self.hour_before_part(start))?;
        let (date, end) =
            self.date_after(next).map_or((None, next), |(date, end)| (Some(Box::new(date)), end));
        Some((Expression::Moment { clock, date }, end))
    }

    /// A date, and the time of day that may follow it: "Thursday at 4 p.m.", "Friday night", "tomorrow, 18:42".
    pub(super) fn with_clock(&self, date: Expression, next: usize) -> (Expression, usize) {
        let p = self.pieces;
        if !date.is_day() {
            return (date, next);
        }
        let (date, next) = self.with_part_of_day(date, next);
        let mut clock_at = if p.mark(next, ',') { next + 1 } else { next };
        if p.is(clock_at, &["at", "around", "about"]) {
            clock_at += 1;
        }
        if p.mark(next, 'T') || p.form(next) == "T" && p.is_glued(next) {
            clock_at = next + 1;
        }
        if let Some((interval, end)) = self.hours_of(&date, next) {
            return (interval, end);
        }
        let clock = self.clock(clock_at).or_else(|| self.bare_hour(clock_at));
        match clock {
            Some((clock, end)) => {
                let (date, end) = self.year_after_clock(date, clock, end);
                (Expression::Moment { clock, date: Some(Box::new(date)) }, end)
            }
            None => (date, next),
        }
    }

    /// "Friday night", "Sunday early morning", "Wednesday evening next week".
    fn with_part_of_day(&self, date: Expression, next: usize) -> (Expression, usize) {
        let p = self.pieces;
        let start = if p.are(next, &["in", "the"]) { next + 2 } else { next };
        if matches!(date, Expression::DayPart { .. }) {
            return (date, next);
        }
        let at =
            start + usize::from(p.has(start, Class::Modifier) && p.code(start + 1, Class::DayPart).is_some());
        let Some(code) = p.code(at, Class::DayPart).filter(|_| !p.form(at).ends_with('s')) else {
            return (date, next);
        };
        let (date, end) = match (date, self.week_after(at + 1)) {
            (Expression::Weekday { weekday, .. }, Some((which, end))) => {
                (Expression::Weekday { weekday, which }, end)
            }
            (date, _) => (date, at + 1),
        };
        (Expression::DayPart { code, date: Some(Box::new(date)) }, end)
    }

    /// "Wed Oct 26 15:50:06 2016": the year after the time, as machines write it.
    fn year_after_clock(&self, date: Expression, clock: Clock, next: usize) -> (Expression, usize) {
        match (date, self.pieces.digits(next)) {
            (Expression::Calendar { part, year: Year::Unsaid }, Some((year @ 1900..=2199, 4)))
                if clock.second.is_some() =>
            {
                let year = i16::try_from(year).map_or(Year::Unsaid, Year::Given);
                (Expression::calendar(part, year), next + 1)
            }
            (date, _) => (date, next),
        }
    }

    /// "at 7" after a date, where nothing follows that seven could count.
    pub(super) fn bare_hour(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        if let Some(found) = self.hour_with_letter(at) {
            return Some(found);
        }
        let (hour, _) = p
            .digits(at)
            .filter(|(hour, _)| (1..=12).contains(hour) && p.is(at - 1, &["at", "around", "about"]))?;
        let ends = p.get(at + 1).is_none() || p.is_any_mark(at + 1, ".,;?!)") && p.digits(at + 2).is_none();
        let clock = Self::valid(hour, None, None)?;
        ends.then_some((clock, at + 1))
    }

    /// "on Thursday", "Thursday", ", 5 September", "tomorrow" after a time of day.
    pub(super) fn date_after(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let mut start = if p.mark(at, ',') { at + 1 } else { at };
        if p.is(start, &["on", "of"]) {
            start += 1;
        }
        if p.are(start, &["in", "the"]) && p.code(start + 2, Class::DayPart).is_some() {
            return None;
        }
        let (date, end) = self.deeper()?.day_alone(start)?;
        date.is_day().then(|| self.with_part_of_day(date, end))
    }

    /// "18:42", "18:42:05 CEST", "4:17 a.m.", "2.15pm", "4 p.m. ET", "1800 GMT", "noon", "5 o'clock", "half past three".
    pub(super) fn clock(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        if let Some(hour) = p.number(at, Class::Clock) {
            let is_name = p.is_capital(at) && at > 0 && !p.ends_sentence(at - 1);
            let start_is_bound = is_name || p.is_dash(at + 1) && p.is_glued(at + 1);
            let hour = u8::try_from(hour).ok()?;
            let clock = Clock { hour, minute: None, second: None, zone: None };
            return (!start_is_bound).then(|| self.with_zone(clock, at + 1));
        }
        if p.are(at, &["12", "noon"]) || p.are(at, &["12", "midnight"]) {
            return self.clock(at + 1);
        }
        self.past_hour(at)
            .or_else(|| self.spelled(at))
            .or_else(|| self.spelled_minutes(at))
            .or_else(|| self.o_clock(at))
            .or_else(|| self.hour_in_part(at))
            .or_else(|| self.digital(at))
            .or_else(|| self.dotted_in_company(at))
            .or_else(|| self.half_hour(at))
            .or_else(|| self.military(at))
    }

    fn digital(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let (hour, 1..=2) = p.digits(at)? else { return None };
        if at > 0 && p.is_glued(at) && (p.mark(at - 1, ':') || p.mark(at - 1, '.') || p.mark(at - 1, '$')) {
            return None;
        }
        let two = |at: usize, mark: char| {
            let (value, length) = p.digits(at + 1)?;
            (p.mark(at, mark) && p.is_glued(at) && p.is_glued(at + 1) && length == 2).then_some(value)
        };
        let (minute, mut next, colon) = match (two(at + 1, ':'), two(at + 1, '.')) {
            (Some(minute), _) => (Some(minute), at + 3, true),
            (None, Some(minute)) => (Some(minute), at + 3, false),
            (None, None) => (None, at + 1, false),
        };
        let second = if colon { two(next, ':') } else { None };
        if second.is_some() {
            next += 2;
        }
        if colon && p.mark(next, ':') && p.is_glued(next) && p.digits(next + 1).is_some() {
            return None;
        }
        // "9.am"
        let dot =
            usize::from(minute.is_none() && p.mark(next, '.') && p.is_glued(next) && p.is_glued(next + 1));
        let half = self.half_day(next + dot);
        if half.is_none()
            && (!colon || p.mark(next, '.') && p.is_glued(next + 1) && p.digits(next + 1).is_some())
        {
            let is_named = p.has(next, Class::Zone) || p.is(next, &["hours"]);
            if minute.is_none() || !is_named {
                return None;
            }
        }
        let hour = match half {
            Some((0, _)) if hour == 12 => 0,
            Some((12, _)) if hour < 12 => hour + 12,
            Some(_) if hour > 23 => return None,
            _ => hour,
        };
        let clock = Self::valid(hour, minute, second)?;
        match half {
            Some((_, end)) => Some(self.with_zone(clock, end)),
            None if p.are(next, &["in", "the"]) => Some(self.with_part(clock, next)),
            None => Some(self.with_zone(clock, next)),
        }
    }

    /// "17.30" where only a time of day can stand.
    pub(super) fn dotted(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let (hour, 1..=2) = p.digits(at)? else { return None };
        let (minute, 2) = p.digits(at + 2).filter(|_| p.mark(at + 1, '.') && p.is_glued(at + 2))? else {
            return None;
        };
        Some((Self::valid(hour, Some(minute), None)?, at + 3))
    }

    /// "9.30" after "at" and beside a day, where nothing is traded or measured.
    fn dotted_in_company(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let (clock, next) = self.dotted(at)?;
        let before = at.checked_sub(1)?;
        let led = [
            "at", "by", "from", "to", "until", "till", "between", "and", "around", "about", "before", "after",
        ];
        let runs_on = p.is_glued(next) && (p.digits(next).is_some() || !p.is_any_mark(next, ".,;:!?)-–"));
        if !p.is(before, &led) || runs_on || self.is_traded(at) {
            return None;
        }
        // "from 9.30 to 11.15 on Tuesday"
        let is_joint = p.is(next, &["to", "until", "till", "and"]) || p.is_dash(next);
        let last = if is_joint { self.dotted(next + 1).map_or(next, |(_, end)| end) } else { next };
        let is_after_day =
            before.checked_sub(1).is_some_and(|day| p.has(day, Class::Weekday) || p.has(day, Class::Deictic));
        let is_in_part = p.are(last, &["in", "the"]) && p.code(last + 2, Class::DayPart).is_some();
        let is_beside = is_after_day || is_in_part || self.date_after(last).is_some();
        is_beside.then(|| self.with_part(clock, next))
    }

    /// "at half seven": half past seven, as the British say.
    fn half_hour(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let led = at
            .checked_sub(1)
            .is_some_and(|before| p.is(before, &["at", "by", "until", "around", "about", "from"]));
        let (hour, next) =
            self.hour(at + 1).filter(|(hour, _)| led && p.is(at, &["half"]) && (1..=12).contains(hour))?;
        let counts = p.is_dash(next)
            || p.is_lower(next) && !p.has(next, Class::Preposition) && !p.has(next, Class::Deictic);
        let clock = Self::valid(hour, Some(30), None).filter(|_| !counts)?;
        Some(self.with_part(clock, next))
    }

    /// Whether words of markets and measures stand before a number in its sentence.
    fn is_traded(&self, at: usize) -> bool {
        let p = self.pieces;
        let left = (at.saturating_sub(MARKET)..at).rev().take_while(|at| !p.ends_sentence(*at));
        left.clone().any(|at| p.has(at, Class::Market)) || left.take(3).any(|at| p.has(at, Class::Amount))
    }

    /// "9p" after a date, where it is no coin.
    fn hour_with_letter(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let (hour, _) = p.digits(at).filter(|(hour, _)| (1..=12).contains(hour) && p.is(at - 1, &["at"]))?;
        let half = match p.form(at + 1) {
            "a" => 0,
            "p" => 12,
            _ => return None,
        };
        let ends = p.is_glued(at + 1) && !p.is_lower(at + 2) && !p.is_capital(at + 2);
        let clock = Self::valid(hour % 12 + half, None, None)?;
        ends.then_some((clock, at + 2))
    }

    /// "1800 GMT", "0630 hours".
    fn military(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let (value, 4) = p.digits(at)? else { return None };
        let clock = Self::valid(value / 100, Some(value % 100), None)?;
        if p.is(at + 1, &["hours", "hrs"]) {
            return Some(self.with_zone(clock, at + 2));
        }
        if let Some((half, end)) = self.half_day(at + 1).filter(|_| (1..=12).contains(&clock.hour)) {
            let hour = clock.hour % 12 + half;
            return Some(self.with_zone(Clock { hour, ..clock }, end));
        }
        let is_code = p.form(at + 1).bytes().all(|b| b.is_ascii_uppercase());
        if is_code && p.has(at + 1, Class::Zone) {
            return Some(self.with_zone(clock, at + 1));
        }
        // "between 0730 and 0930": no year and no count begins with a nought.
        let led = at.checked_sub(1).is_some_and(|before| {
            p.is(before, &["at", "by", "from", "to", "and", "until", "between"]) || p.is_dash(before)
        });
        let is_number = at > 1 && p.is_dash(at - 1) && !matches!(p.digits(at - 2), Some((..1000, 4)));
        if led && !is_number && value < 1000 && p.form(at).starts_with('0') {
            return Some((clock, at + 1));
        }
        None
    }

    /// "5 o'clock", "five o'clock in the morning".
    fn o_clock(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let (hour, next) = self.hour(at)?;
        let end = match () {
            () if p.is(next, &["oclock"]) => next + 1,
            () if p.is(next, &["o"]) && p.is_apostrophe(next + 1) && p.is(next + 2, &["clock"]) => next + 3,
            // "11ish"
            () if p.is(next, &["ish"]) && p.is_glued(next) && (1..=12).contains(&hour) => next + 1,
            () => return None,
        };
        let clock = Self::valid(hour, None, None)?;
        Some(self.with_part(clock, end))
    }

    /// "8" in "at 8 tonight", "at 8 tomorrow morning".
    fn hour_before_part(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let led = at.checked_sub(1).is_some_and(|before| p.is(before, &["at", "by", "around", "until"]));
        let (hour, next) = self.hour(at).filter(|(hour, _)| led && (1..=12).contains(hour))?;
        let (date, _) = self.date_after(next).filter(|_| !p.mark(next, ',') && !p.is(next, &["of"]))?;
        let clock = Self::valid(hour, None, None)?;
        matches!(date, Expression::DayPart { .. }).then_some((clock, next))
    }

    /// "2 in the afternoon" after "at", "by" and the like.
    fn hour_in_part(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let led = at.checked_sub(1).is_some_and(|before| {
            p.is(
                before,
                &["at", "by", "than", "until", "till", "before", "after", "around", "about", "since"],
            )
        });
        let (hour, next) = self.hour(at).filter(|(hour, _)| led && (1..=12).contains(hour))?;
        let code = p.code(next + 2, Class::DayPart).filter(|_| p.are(next, &["in", "the"]))?;
        Some((Self::in_part(Self::valid(hour, None, None)?, code), next + 3))
    }

    /// "half past three", "quarter to four", "ten minutes past eight".
    fn past_hour(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["a"]) { at + 1 } else { at };
        let (minutes, next) = match () {
            () if p.is(start, &["half"]) => (30, start + 1),
            () if p.is(start, &["quarter"]) => (15, start + 1),
            () => self.hour(start)?,
        };
        let next = if p.is(next, &["minutes", "minute"]) { next + 1 } else { next };
        let is_past = p.is(next, &["past"]);
        // "ten to six" is a time after "at" and a ratio elsewhere.
        let is_round = matches!(minutes, 5 | 10 | 20 | 25) && at > 0 && p.is(at - 1, &["at"]);
        let is_before = p.is(next, &["to"]) && (p.is(start, &["quarter"]) || is_round);
        if !(is_past || is_before) || minutes >= 60 {
            return None;
        }
        let (hour, end) = self.hour(next + 1).filter(|(hour, _)| (1..=24).contains(hour))?;
        let (hour, minute) = if is_past { (hour, minutes) } else { (hour - 1, 60 - minutes) };
        let clock = Self::valid(hour, Some(minute), None)?;
        let half = self.half_day(end);
        let clock = match half {
            Some((12, _)) if clock.hour < 12 => Clock { hour: clock.hour + 12, ..clock },
            _ => clock,
        };
        Some(self.with_part(clock, half.map_or(end, |(_, end)| end)))
    }

    /// "six p.m."
    fn spelled(&self, at: usize) -> Option<(Clock, usize)> {
        let (hour, next) = self.below_hundred(at).filter(|(hour, _)| (1..=12).contains(hour))?;
        let (half, end) = self.half_day(next)?;
        let clock = Self::valid(hour % 12 + u32::from(half), None, None)?;
        Some(self.with_zone(clock, end))
    }

    /// "nine thirty" after "at", "from" and the like or after a date.
    fn spelled_minutes(&self, at: usize) -> Option<(Clock, usize)> {
        let p = self.pieces;
        let led = at.checked_sub(1).is_some_and(|before| {
            p.is(before, &["at", "from", "to", "until", "till", "between", "around", "by"])
                || p.has(before, Class::Ordinal)
                || p.has(before, Class::Weekday)
        });
        let word = |at: usize| p.number(at, Class::Cardinal).and_then(|number| u32::try_from(number).ok());
        let hour = word(at).filter(|hour| (1..=12).contains(hour))?;
        let dash = usize::from(p.is_dash(at + 1) && p.is_glued(at + 1));
        let tens = word(at + 1 + dash).filter(|minute| (10..60).contains(minute))?;
        let (minute, next) = match word(at + 2 + dash).filter(|ones| tens >= 20 && (1..10).contains(ones)) {
            Some(ones) => (tens + ones, at + 3 + dash),
            None => self.below_hundred(at + 1 + dash)?,
        };
        let counts = p.is_dash(next)
            || p.is_lower(next)
                && !(p.has(next, Class::Preposition)
                    || p.has(next, Class::Deictic)
                    || self.half_day(next).is_some());
        let half = self.half_day(next);
        if !led && half.is_none() {
            return None;
        }
        let clock =
            Self::valid(half.map_or(hour, |(half, _)| hour % 12 + u32::from(half)), Some(minute), None)?;
        (!counts).then(|| self.with_zone(clock, half.map_or(next, |(_, end)| end)))
    }

    fn hour(&self, at: usize) -> Option<(u32, usize)> {
        let p = self.pieces;
        let digits = p.digits(at).filter(|(_, length)| *length <= 2).map(|(hour, _)| (hour, at + 1));
        digits.or_else(|| self.below_hundred(at))
    }

    /// "in the morning" after a clock turns its hour.
    fn with_part(&self, clock: Clock, next: usize) -> (Clock, usize) {
        let p = self.pieces;
        if p.are(next, &["in", "the"])
            && let Some(code) = p.code(next + 2, Class::DayPart)
        {
            return (Self::in_part(clock, code), next + 3);
        }
        (clock, next)
    }

    /// A clock of twelve hours in a part of the day.
    pub(super) fn in_part(clock: Clock, code: &str) -> Clock {
        let is_late = matches!(code, "AF" | "EV") && clock.hour < 12;
        Clock { hour: if is_late { clock.hour + 12 } else { clock.hour }, ..clock }
    }

    /// "am", "a.m.", "p. m." as 0 or 12.
    pub(super) fn half_day(&self, at: usize) -> Option<(u8, usize)> {
        let p = self.pieces;
        if let Some(half) = p.number(at, Class::HalfDay) {
            return Some((u8::try_from(half).ok()?, at + 1));
        }
        let half = if p.is(at, &["a"]) {
            0
        } else if p.is(at, &["p"]) {
            12
        } else {
            return None;
        };
        if p.is(at + 1, &["m"]) && !p.is_glued(at + 1) && p.is_lower(at + 1) {
            return Some((half, at + 2));
        }
        if !p.mark(at + 1, '.') || !p.is(at + 2, &["m"]) {
            return None;
        }
        Some((half, if p.mark(at + 3, '.') { at + 4 } else { at + 3 }))
    }

    /// A clock with the zone that may follow; "local time" belongs to it too.
    fn with_zone(&self, clock: Clock, next: usize) -> (Clock, usize) {
        let p = self.pieces;
        let start = if p.mark(next, '(') { next + 1 } else { next };
        let end = |after: usize| if start > next && p.mark(after, ')') { after + 1 } else { after };
        let is_code = p.form(start).bytes().all(|byte| byte.is_ascii_uppercase());
        if is_code && let Some(zone) = p.number(start, Class::Zone) {
            return (Clock { zone: Some(zone), ..clock }, end(start + 1));
        }
        if p.form(start) == "Z" && p.is_glued(start) {
            return (Clock { zone: Some(0), ..clock }, start + 1);
        }
        if is_code && p.has(start, Class::ZoneLocal) {
            return (clock, end(start + 1));
        }
        // "local time", "Pacific time", "Eastern Daylight Time": where the clock hangs, without an offset.
        let words = (1..=3).find(|words| p.is(start + words, &["time"]));
        let is_place = |at: usize| p.is_capital(at) || p.is(at, &["local", "standard", "daylight"]);
        if let Some(words) = words.filter(|words| (start..start + words).all(is_place)) {
            return (clock, end(start + words + 1));
        }
        (clock, next)
    }

    /// A clock that can be: not 25:61.
    pub(super) fn valid(hour: u32, minute: Option<u32>, second: Option<u32>) -> Option<Clock> {
        let small = |value: u32, limit: u32| (value < limit).then(|| u8::try_from(value).ok()).flatten();
        let is_end = hour == 24 && minute.unwrap_or(0) == 0 && second.unwrap_or(0) == 0;
        let hour = if is_end { 0 } else { small(hour, 24)? };
        let part = |value: Option<u32>| match value {
            Some(value) => small(value, 60).map(Some),
            None => Some(None),
        };
        Some(Clock { hour, minute: part(minute)?, second: part(second)?, zone: None })
    }

    /// "tonight".
    pub(super) fn tonight(&self, at: usize) -> Option<(Expression, usize)> {
        let today = Expression::Step { steps: 0, unit: Unit::Day };
        let tonight = Expression::DayPart { code: "NI", date: Some(Box::new(today)) };
        self.pieces.is(at, &["tonight", "tonite"]).then_some((tonight, at + 1))
    }

    /// "the morning", "in the evening", "the night of June 4", "morning" by itself is left alone.
    pub(super) fn part_of_day(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        if p.is(at, &["overnight"]) {
            return Some((Expression::DayPart { code: "NI", date: None }, at + 1));
        }
        if !p.is(at, &["the"]) {
            return None;
        }
        let code = p.code(at + 1, Class::DayPart).filter(|_| !p.form(at + 1).ends_with('s'))?;
        if p.is(at + 2, &["of", "on"])
            && let Some((date, end)) = self.deeper().and_then(|grammar| grammar.day_alone(at + 3))
            && date.is_day()
        {
            return Some((Expression::DayPart { code, date: Some(Box::new(date)) }, end));
        }
        let led = at.checked_sub(1).is_some_and(|before| p.is(before, &["in", "during", "through", "into"]));
        let clock_at = at + 2 + usize::from(p.is(at + 2, &["at", "around"]));
        if let Some((clock, end)) = self.clock(clock_at).or_else(|| self.bare_hour(clock_at)).filter(|_| led)
        {
            return Some((Expression::Moment { clock: Self::in_part(clock, code), date: None }, end));
        }
        led.then_some((Expression::DayPart { code, date: None }, at + 2))
    }
}
