//! From what the words say to the days that they mean, by the date of publication, the tense, and what was said before.

use jiff::civil::{Date, DateTime};

use super::calendar::{self, Unit};
use super::expression::{Expression, Part, Which, Year};
use super::frame;
use super::tense::Tense;
use super::value::{Clock, Code, Value};

/// How much farther a date on the wrong side of the tense may lie and still be meant, as a factor.
const WRONG_SIDE: i32 = 3;
/// Farther than any other year, in days: what a tense beside a date rules out.
const FAR: i32 = 10_000;

/// What relative expressions are told from.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// The moment of publication; midnight when only its day is known.
    published: Option<DateTime>,
    /// Whether the time of day of publication is known too.
    is_timed: bool,
    /// The date last spoken of.
    last: Option<Value>,
    /// Whether the date last spoken of stands beside what is resolved now.
    pub(super) is_beside: bool,
    /// The quarter last spoken of.
    quarter: Option<Value>,
    /// The day last named in the sentence.
    day: Option<Date>,
}

impl Context {
    /// A context in which nothing was said yet.
    pub(super) fn new(published: Option<DateTime>, is_timed: bool) -> Self {
        Self { published, is_timed, last: None, is_beside: false, quarter: None, day: None }
    }

    /// The value of an expression in a clause of this tense; `None` when nothing fixes it.
    pub(super) fn resolve(&self, expression: &Expression, tense: Tense) -> Option<Value> {
        match *expression {
            Expression::Reference(code) => Some(Value::Reference(code)),
            Expression::Calendar { part, year } => self.calendar(part, year, tense),
            Expression::FiscalYear(year) => Some(Value::FiscalYear(year)),
            Expression::FiscalPart { part, year } => self.fiscal(part, year, tense),
            Expression::BeforeChrist(year) => Some(Value::BeforeChrist(year)),
            Expression::Decade(decade) => Some(Value::Decade(decade)),
            Expression::Century(century) => Some(Value::Century(century)),
            Expression::Weekday { weekday, which } => self.weekday(weekday, which, tense).map(Value::Day),
            Expression::DayOfMonth { day, weekday } => self.day_of_month(day, weekday, tense).map(Value::Day),
            Expression::Step { steps, unit } => self.step(steps, unit),
            Expression::Working(steps) => {
                frame::working(self.today()?, steps).map(|(_, day)| Value::Day(day))
            }
            Expression::Near(unit) => self.near(unit, tense),
            Expression::Coming(unit) => self.near(unit, Tense::Future),
            Expression::Current(unit) => self.current(unit),
            Expression::Anaphoric { steps, unit } => self.anaphoric(steps, unit, tense),
            Expression::Beside { steps, unit } => Value::after(self.last_as_fine_as(unit)?, steps, unit),
            Expression::Later { steps, unit } => later(self.last.as_ref()?, steps, unit),
            Expression::Compared { steps, unit } => match &self.quarter {
                Some(quarter) => later(quarter, steps, unit),
                None => self.step(steps, unit),
            },
            Expression::Away { .. }
            | Expression::Back { .. }
            | Expression::Ending { .. }
            | Expression::Nth { .. }
            | Expression::Holding { .. }
            | Expression::Edge { .. }
            | Expression::Lasting { .. } => self.told_from(expression, tense),
            Expression::Era(first, last) => {
                Some(Value::Interval(Box::new(Value::Day(first)), Box::new(Value::Day(last))))
            }
            Expression::DayPart { code, ref date } => self.day_part(code, date.as_deref(), tense),
            Expression::Moment { clock, ref date } => self.moment(clock, date.as_deref(), tense),
            Expression::Duration(ref value) => Some(Value::Duration(value.clone())),
            Expression::Framed { ref length, steps, is_working: true, .. } => {
                Some(self.present().framed_working(length, steps))
            }
            Expression::Framed { ref length, steps, unit, .. } => {
                Some(self.present().framed(length, steps, unit))
            }
            Expression::Within { ref length, steps, unit } => {
                let then = self.step(steps, unit).filter(|_| tense.is_ahead());
                Some(then.unwrap_or_else(|| Value::Duration(length.clone())))
            }
            Expression::Inside { ref length, steps, unit } => Some(match tense {
                _ if tense.is_ahead() => self.present().framed(length, steps, unit),
                _ => Value::Duration(length.clone()),
            }),
            Expression::Set(ref value) => Some(Value::Set(value.clone())),
            Expression::Interval(ref from, ref to) => self.interval(from, to, tense),
            Expression::Unknown => None,
        }
    }

    /// The value of an expression that is told from another one.
    fn told_from(&self, expression: &Expression, tense: Tense) -> Option<Value> {
        match *expression {
            Expression::Away { steps, unit, is_counted, ref from } => {
                let from = self.resolve(from, tense)?;
                let (first, last) = from.days()?;
                let day = if steps < 0 { first } else { last };
                // So far from a day is a day; the week before a month is a week.
                if from.unit() == Some(Unit::Day) && is_counted {
                    return calendar::later(day, steps, unit).map(Value::Day);
                }
                Value::after(day, steps, unit)
            }
            Expression::Back { steps, unit, ref from } => {
                let from = self.resolve(from, tense)?;
                let (first, last) = from.days()?;
                // The middle of a week lies in the same week of the calendar in other years.
                let day = if first < last { calendar::add_days(first, 3)? } else { first };
                Value::holding(calendar::later(day, steps, unit)?, from.unit()?)
            }
            Expression::Ending { ref length, count, unit, ref within } => {
                let days = self.resolve(within, tense).and_then(|within| within.days());
                let framed = days.and_then(|(_, last)| frame::ending(length, count, unit, last));
                Some(framed.unwrap_or_else(|| Value::Duration(length.clone())))
            }
            Expression::Nth { nth, of, ref within } => {
                frame::nth(nth, of, self.resolve(within, tense)?.days()?)
            }
            Expression::Holding { unit, ref day } => frame::around(self.resolve(day, tense)?.days()?.0, unit),
            Expression::Edge { ref length, count, unit, is_last, ref within } => {
                let days = self.resolve(within, tense).and_then(|within| within.days());
                let framed = days.and_then(|days| frame::edge(length, count, unit, is_last, days));
                Some(framed.unwrap_or_else(|| Value::Duration(length.clone())))
            }
            Expression::Lasting { ref length, ref steps, ref from } => {
                let from = self.resolve(from, tense);
                let lasting = from.and_then(|from| frame::lasting(length, steps, from));
                Some(lasting.unwrap_or_else(|| Value::Duration(length.clone())))
            }
            _ => None,
        }
    }

    /// Keeps in mind what was spoken of.
    pub(super) fn remember(&mut self, value: &Value) {
        let point = match value {
            Value::Interval(_, to) => to,
            value => value,
        };
        if let Value::Quarter(..) | Value::FiscalPart { .. } = point {
            self.quarter = Some(point.clone());
        }
        if let Value::Day(day) | Value::DayPart(Some(day), _) | Value::Moment(Some(day), _) = point {
            self.day = Some(*day);
        }
        let is_point = !matches!(point, Value::Framed(..));
        if is_point && point.days().is_some() {
            self.last = Some(point.clone());
        }
    }

    /// A day named in the sentence before says nothing of when a thing was said or begins in this one.
    pub(super) fn end_sentence(&mut self) {
        self.day = None;
    }

    /// Told from what was last spoken of. Where nothing was, "the previous month" is told from publication, and "the
    /// following month" too but in a story of the past.
    fn anaphoric(&self, steps: i32, unit: Unit, tense: Tense) -> Option<Value> {
        if let Some(first) = self.last_as_fine_as(unit) {
            return Value::after(first, steps, unit);
        }
        let is_now = steps < 0 || steps > 0 && !tense.is_past();
        Value::after(self.today().filter(|_| is_now && unit > Unit::Day)?, steps, unit)
    }

    /// The first day of what was last spoken of, but of no longer time than the unit: "the previous week" is not told from
    /// a year.
    fn last_as_fine_as(&self, unit: Unit) -> Option<Date> {
        let last = self.last.as_ref()?;
        let is_fine = last.unit().is_none_or(|own| own <= unit);
        Some(last.days().filter(|_| is_fine)?.0)
    }

    /// Whether a quarter was spoken of.
    pub(super) fn has_quarter(&self) -> bool {
        self.quarter.is_some()
    }

    fn present(&self) -> frame::Present {
        frame::Present { today: self.today(), now: self.now() }
    }

    fn today(&self) -> Option<Date> {
        self.published.map(DateTime::date)
    }

    /// The moment of publication, where its time of day is known.
    fn now(&self) -> Option<DateTime> {
        self.published.filter(|_| self.is_timed)
    }

    fn step(&self, steps: i32, unit: Unit) -> Option<Value> {
        if !unit.is_of_clock() {
            return Value::after(self.today()?, steps, unit);
        }
        self.moment_after(steps, unit)
    }

    /// So many units of the clock after the moment of publication.
    fn moment_after(&self, steps: i32, unit: Unit) -> Option<Value> {
        let then = frame::later(self.now()?, steps, unit)?;
        let part = |value: i8| value.unsigned_abs();
        let second = Some(part(then.second())).filter(|_| unit == Unit::Second);
        let clock = Clock { hour: part(then.hour()), minute: Some(part(then.minute())), second, zone: None };
        Some(Value::Moment(Some(then.date()), clock))
    }

    /// "the weekend" in a clause of this tense.
    fn near(&self, unit: Unit, tense: Tense) -> Option<Value> {
        let today = self.today()?;
        let this = Value::holding(today, unit)?;
        let is_ahead = this.days()?.0 > today;
        Value::after(today, if is_ahead && !tense.is_ahead() { -1 } else { 0 }, unit)
    }

    fn current(&self, unit: Unit) -> Option<Value> {
        if unit == Unit::Quarter && self.quarter.is_some() {
            return self.quarter.clone();
        }
        match &self.last {
            Some(last) if unit == Unit::Day && last.unit() == Some(unit) => {
                last.days().map(|(day, _)| Value::Day(day))
            }
            Some(last) if last.unit() == Some(unit) => Some(last.clone()),
            _ => Value::holding(self.today()?, unit),
        }
    }

    fn weekday(&self, weekday: u8, which: Which, tense: Tense) -> Option<Date> {
        let today = self.today()?;
        let weekdays = |day: Date| i32::from(weekday) - i32::from(calendar::weekday(day));
        let coming = |day: Date| calendar::add_days(day, (weekdays(day) - 1).rem_euclid(7) + 1);
        match which {
            // "On Monday they said that they would strike on Thursday": counted from when it was said.
            Which::Tense if tense == Tense::FutureInPast && self.day.is_some_and(|day| day <= today) => {
                coming(self.day?)
            }
            Which::Tense if tense.is_ahead() => calendar::add_days(today, weekdays(today).rem_euclid(7)),
            Which::Tense => calendar::add_days(today, -(-weekdays(today)).rem_euclid(7)),
            Which::Ago(weeks) => {
                let last = self.weekday(weekday, Which::Past, tense)?;
                calendar::add_days(last, weeks.checked_sub(1)?.checked_mul(-7)?)
            }
            Which::Past => calendar::add_days(today, -((-weekdays(today) - 1).rem_euclid(7) + 1)),
            Which::Coming => coming(today),
            Which::Beyond(weeks) => calendar::add_days(coming(today)?, weeks.checked_mul(7)?),
            Which::Week(steps) => calendar::add_days(today, weekdays(today) + steps.checked_mul(7)?),
            Which::Anaphoric(steps) => {
                let last = self.last.as_ref()?.days()?.0;
                let ahead = (weekdays(last) - 1).rem_euclid(7) + 1;
                calendar::add_days(last, if steps > 0 { ahead } else { ahead - 7 })
            }
        }
    }

    fn day_of_month(&self, day: u8, weekday: Option<u8>, tense: Tense) -> Option<Date> {
        let today = self.today()?;
        let in_month = |steps| {
            let month = calendar::add_months(today.first_of_month(), steps)?;
            calendar::day(month.year(), month.month().unsigned_abs(), day)
        };
        if let Some(weekday) = weekday {
            let near = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6].map(in_month);
            return near.into_iter().flatten().find(|day| calendar::weekday(*day) == weekday);
        }
        match tense {
            _ if tense.is_ahead() => {
                [in_month(0), in_month(1)].into_iter().flatten().find(|day| *day >= today)
            }
            _ => [in_month(0), in_month(-1)].into_iter().flatten().find(|day| *day <= today),
        }
    }

    fn calendar(&self, part: Part, year: Year, tense: Tense) -> Option<Value> {
        let now = self.today().map(|today| i32::from(today.year()));
        let year = match year {
            Year::Given(year) => i32::from(year),
            Year::Step(steps) => now?.checked_add(steps)?,
            Year::Anaphoric(steps) => i32::from(self.last.as_ref()?.days()?.0.year()).checked_add(steps)?,
            Year::Last => return self.beside(part, true),
            Year::Next => return self.beside(part, false),
            Year::Unsaid => return if now.is_some() { self.nearest(part, tense) } else { yearless(part) },
        };
        of_year(part, calendar::year(year)?)
    }

    /// A part of a fiscal year: which days it has, nobody can tell.
    fn fiscal(&self, part: Part, year: Option<i16>, tense: Tense) -> Option<Value> {
        let (code, is_named) = (code(part)?, year.is_some());
        let near = || match self.nearest(part, tense)? {
            Value::Quarter(year, _) | Value::Half(year, _) => Some(year),
            _ => None,
        };
        match year.or_else(near) {
            Some(year) => Some(Value::FiscalPart { year, part: code, is_named }),
            None => yearless(part),
        }
    }

    /// The part of this, the last or the next year that is the last before today, or the next after.
    fn beside(&self, part: Part, is_last: bool) -> Option<Value> {
        let today = self.today()?;
        let mut candidates: Vec<Value> = self.candidates(part).into_iter().flatten().collect();
        if is_last {
            candidates.reverse();
        }
        let is_beside = |value: &Value| match start(value) {
            Some((first, last)) => {
                if is_last {
                    last < today
                } else {
                    first > today
                }
            }
            None => false,
        };
        candidates.into_iter().find(is_beside)
    }

    /// The part of the year that lies nearest, on the side that the tense says.
    fn nearest(&self, part: Part, tense: Tense) -> Option<Value> {
        let today = self.today()?;
        let is_day = matches!(part, Part::Day(..) | Part::Holiday(_));
        let distance = |value: &Value| {
            let Some((first, last)) = start(value) else { return i32::MAX };
            let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX / 8, |span| span.get_days());
            let (ahead, behind) = (days(today, first).max(0), days(last, today).max(0));
            match tense {
                Tense::Over if ahead > 0 => FAR + ahead,
                Tense::Planned if behind > 0 => FAR + behind,
                _ if tense.is_past() && ahead > 0 => {
                    ahead * if is_day { WRONG_SIDE } else { 2 * WRONG_SIDE } + 30
                }
                _ if tense.is_ahead() && behind > 0 => behind * WRONG_SIDE,
                _ => ahead + behind,
            }
        };
        let near = self.candidates(part).into_iter().flatten().min_by_key(distance);
        // 29 February may be four years away, eight around 1900.
        let is_leap = part == Part::Day(2, 29) && near.is_none();
        let far =
            || (-8..=8).filter_map(|step| of_year(part, calendar::year(i32::from(today.year()) + step)?));
        near.or_else(|| is_leap.then(|| far().min_by_key(distance)).flatten())
    }

    fn candidates(&self, part: Part) -> [Option<Value>; 3] {
        let now = self.today().map_or(0, |today| i32::from(today.year()));
        [-1, 0, 1].map(|step| of_year(part, calendar::year(now + step)?))
    }

    /// The day that a story of the past is at, or that was named just before.
    fn day_at_hand(&self, tense: Tense) -> Option<Date> {
        let day = match &self.last {
            Some(Value::Day(day) | Value::DayPart(Some(day), _) | Value::Moment(Some(day), _)) => Some(*day),
            _ => None,
        };
        let is_near = tense.is_past() || self.is_beside;
        // "Polls open at 7 a.m. on Sunday and close at 8 p.m."
        let ahead =
            self.day.filter(|day| tense.is_ahead() && self.today().is_some_and(|today| *day >= today));
        day.filter(|_| is_near).or(ahead)
    }

    fn day_part(&self, code: Code, date: Option<&Expression>, tense: Tense) -> Option<Value> {
        let Some(date) = date else {
            return Some(Value::DayPart(self.day_at_hand(tense), code));
        };
        let day = self.resolve(date, tense)?.days()?.0;
        Some(Value::DayPart(Some(day), code))
    }

    fn moment(&self, clock: Clock, date: Option<&Expression>, tense: Tense) -> Option<Value> {
        let Some(date) = date else {
            // "Police were called at 4:17 a.m.": on the day that the story is at.
            return Some(Value::Moment(self.day_at_hand(tense), clock));
        };
        let day = self.resolve(date, tense).and_then(|value| value.days()).map(|(day, _)| day);
        let hour = match date {
            Expression::DayPart { code: "AF" | "EV" | "NI", .. } if (5..12).contains(&clock.hour) => {
                clock.hour + 12
            }
            _ => clock.hour,
        };
        Some(Value::Moment(day, Clock { hour, ..clock }))
    }

    fn interval(&self, from: &Expression, to: &Expression, tense: Tense) -> Option<Value> {
        let to_value = self.resolve(to, tense)?;
        let from_value = self.resolve(from, tense)?;
        let runs = |from: &Value, to: &Value| match (from.days(), to.days()) {
            (Some((first, _)), Some((last, _))) => first <= last,
            _ => true,
        };
        if runs(&from_value, &to_value) {
            return Some(Value::Interval(Box::new(from_value), Box::new(to_value)));
        }
        let is_open = |expression: &Expression| {
            matches!(expression, Expression::Weekday { .. } | Expression::Calendar { year: Year::Unsaid, .. })
        };
        let (steps, unit) = match to {
            Expression::Weekday { .. } => (1, Unit::Week),
            _ => (1, Unit::Year),
        };
        if tense.is_ahead() && is_open(to) {
            let later = later(&to_value, steps, unit)?;
            return Some(Value::Interval(Box::new(from_value), Box::new(later)));
        }
        if let Some(earlier) = later(&from_value, -steps, unit).filter(|_| is_open(from)) {
            return Some(Value::Interval(Box::new(earlier), Box::new(to_value)));
        }
        // "from tomorrow 8 a.m. to Friday 6 p.m.": the end lies after the beginning, whatever the tense.
        let coming = self.resolve(to, Tense::Future).filter(|coming| runs(&from_value, coming))?;
        Some(Value::Interval(Box::new(from_value), Box::new(coming)))
    }
}

/// The days of a value, for a season those of the north: only to tell which year is meant.
fn start(value: &Value) -> Option<(Date, Date)> {
    match *value {
        Value::Season(year, code) => {
            let month = match code {
                "SP" => 3,
                "SU" => 6,
                "FA" => 9,
                _ => 12,
            };
            let first = calendar::day(year, month, 1)?;
            Some((first, calendar::add_months(first, 3)?))
        }
        _ => value.days(),
    }
}

/// A part of a year that is known.
fn of_year(part: Part, year: i16) -> Option<Value> {
    Some(match part {
        Part::Whole => Value::Year(year),
        Part::Half(half) => Value::Half(year, half),
        Part::Quarter(quarter) => Value::Quarter(year, quarter),
        Part::Season(code) => Value::Season(year, code),
        Part::Month(month) => Value::Month(year, month),
        Part::Week(week) => {
            calendar::monday(year, week)?;
            Value::Week(year, week)
        }
        Part::Day(month, day) => Value::Day(calendar::day(year, month, day)?),
        Part::Holiday(holiday) => Value::Day(holiday.date(year)?),
    })
}

/// The code of a part of a fiscal year.
fn code(part: Part) -> Option<Code> {
    Some(match part {
        Part::Quarter(1) => "Q1",
        Part::Quarter(2) => "Q2",
        Part::Quarter(3) => "Q3",
        Part::Quarter(4) => "Q4",
        Part::Half(1) => "H1",
        Part::Half(2) => "H2",
        _ => return None,
    })
}

/// A part of a year that nothing fixes: what the text says of it.
fn yearless(part: Part) -> Option<Value> {
    let value = match part {
        Part::Month(month) => format!("XXXX-{month:02}"),
        Part::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Part::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Part::Half(half) => format!("XXXX-H{half}"),
        Part::Season(code) => format!("XXXX-{code}"),
        Part::Week(week) => format!("XXXX-W{week:02}"),
        Part::Holiday(calendar::Holiday::Fixed { month, day }) => format!("XXXX-{month:02}-{day:02}"),
        Part::Whole | Part::Holiday(_) => return None,
    };
    Some(Value::Yearless(value))
}

/// As far after a value as the units say, as fine as the coarser of the two.
fn later(value: &Value, steps: i32, unit: Unit) -> Option<Value> {
    if let Value::FiscalPart { year, part, is_named } = *value {
        let year = calendar::year(i32::from(year).checked_add(steps)?).filter(|_| unit == Unit::Year)?;
        return Some(Value::FiscalPart { year, part, is_named });
    }
    let own = value.unit()?;
    let kept = if own == Unit::Day && unit >= Unit::Month { unit } else { own };
    Value::holding(calendar::later(value.days()?.0, steps, unit)?, kept)
}
