//! Lengths laid on the calendar: "the last two weeks", "the first ten days of May", "two weeks starting 20 May".

use jiff::Span;
use jiff::civil::{Date, DateTime};

use super::calendar::{self, Unit};
use super::expression::Nth;
use super::value::{Clock, Value};

/// How many days before or after the end of a quarter the books may be closed.
const SLACK: i32 = 4;

/// Working days are counted one by one, and nobody counts more.
const MAX_WORKING: i32 = 1000;

/// When the article was published, as far as that is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Present {
    pub(super) today: Option<Date>,
    /// Where its time of day is known.
    pub(super) now: Option<DateTime>,
}

impl Present {
    /// A length up to publication, or from there on. Quarters are those of the calendar, as in reports.
    pub(super) fn framed(self, length: &str, steps: i32, unit: Unit) -> Value {
        let framed = match unit {
            _ if unit.is_of_clock() => self.framed_moments(length, steps, unit),
            _ => self.framed_days(length, steps, unit),
        };
        framed.unwrap_or_else(|| Value::Duration(length.to_owned()))
    }

    /// So many working days up to publication, or from the day after it on; holidays are nobody's and everybody's.
    pub(super) fn framed_working(self, length: &str, steps: i32) -> Value {
        let framed = || {
            let today = self.today?;
            let (first, last) = working(today, steps)?;
            Some(if steps < 0 { (last, today) } else { (first, last) })
        };
        match framed() {
            Some((first, last)) => Value::Framed(length.to_owned(), first, last),
            None => Value::Duration(length.to_owned()),
        }
    }

    fn framed_moments(self, length: &str, steps: i32, unit: Unit) -> Option<Value> {
        let now = self.now?;
        let far = later(now, steps, unit)?;
        Some(Value::Timed(length.to_owned(), now.min(far), now.max(far)))
    }

    fn framed_days(self, length: &str, steps: i32, unit: Unit) -> Option<Value> {
        let today = self.today?;
        let (first, last) = match unit {
            Unit::Quarter => {
                let this = Value::holding(today, unit)?.days()?;
                match steps < 0 {
                    true => (calendar::later(this.0, steps, unit)?, calendar::add_days(this.0, -1)?),
                    false => {
                        let next = calendar::add_days(this.1, 1)?;
                        (next, calendar::add_days(calendar::later(next, steps, unit)?, -1)?)
                    }
                }
            }
            _ if steps < 0 => (calendar::later(today, steps, unit)?, today),
            _ => (calendar::add_days(today, 1)?, calendar::later(today, steps, unit)?),
        };
        Some(Value::Framed(length.to_owned(), first, last))
    }
}

/// The first and the last of so many working days after a day, or before it.
pub(super) fn working(today: Date, steps: i32) -> Option<(Date, Date)> {
    let (mut day, mut first) = (today, None);
    let mut left = steps.checked_abs().filter(|steps| *steps <= MAX_WORKING)?;
    while left > 0 {
        day = calendar::add_days(day, steps.signum())?;
        if calendar::weekday(day) <= 5 {
            first = first.or(Some(day));
            left -= 1;
        }
    }
    Some((first?, day))
}

/// The `nth` (-1 the last) unit or weekday of the days from the first to the last. A week belongs where its Thursday
/// lies, as in ISO 8601.
pub(super) fn nth(nth: i8, of: Nth, (first, last): (Date, Date)) -> Option<Value> {
    let ahead = i32::from(nth) - 1;
    let (weekday, unit) = match of {
        Nth::Weekday(weekday) => (Some(weekday), Unit::Day),
        Nth::Unit(Unit::Week) => (Some(4), Unit::Week),
        Nth::Unit(unit) => (None, unit),
    };
    let day = match weekday {
        Some(weekday) if nth < 0 => calendar::add_days(last, -((7 - ahead_of(last, weekday)) % 7))?,
        Some(weekday) => calendar::add_days(first, ahead_of(first, weekday) + 7 * ahead)?,
        None if nth < 0 => last,
        None => calendar::later(first, ahead, unit)?,
    };
    if day > last { None } else { Value::holding(day, unit) }
}

/// Days from a day to the next of a weekday, none from one to itself.
fn ahead_of(day: Date, weekday: u8) -> i32 {
    (i32::from(weekday) - i32::from(calendar::weekday(day))).rem_euclid(7)
}

/// The week that holds a day; the weekend on which it falls or that is nearest to it.
pub(super) fn around(day: Date, unit: Unit) -> Option<Value> {
    let is_after = unit == Unit::Weekend && calendar::weekday(day) <= 2;
    Value::holding(if is_after { calendar::add_days(day, -7)? } else { day }, unit)
}

/// The first or last units of the days from the first to the last.
pub(super) fn edge(
    length: &str,
    count: i32,
    unit: Unit,
    is_last: bool,
    (first, last): (Date, Date),
) -> Option<Value> {
    let (first, last) = match unit {
        Unit::Week => {
            let of = Nth::Unit(Unit::Week);
            let (monday, sunday) =
                (nth(1, of, (first, last))?.days()?.0, nth(-1, of, (first, last))?.days()?.1);
            (monday, sunday)
        }
        _ => (first, last),
    };
    let days = match is_last {
        true => (calendar::later(calendar::add_days(last, 1)?, -count, unit)?, last),
        false => (first, calendar::add_days(calendar::later(first, count, unit)?, -1)?),
    };
    Some(Value::Framed(length.to_owned(), days.0, days.1))
}

/// The length whose last day this is. A single quarter that ends about when one of the calendar does is that one.
pub(super) fn ending(length: &str, count: i32, unit: Unit, last: Date) -> Option<Value> {
    let first = calendar::later(calendar::add_days(last, 1)?, count.checked_neg()?, unit)?;
    let near = [-SLACK, SLACK].map(|days| Value::holding(calendar::add_days(last, days)?, Unit::Quarter));
    match near {
        [Some(this), Some(next)] if unit == Unit::Quarter && count == 1 && this != next => Some(this),
        _ => Some(Value::Framed(length.to_owned(), first, last)),
    }
}

/// A length that begins with a day or a moment: a duration with its days, or the times from the one to the other.
pub(super) fn lasting(length: &str, steps: &[(i32, Unit)], from: Value) -> Option<Value> {
    let Value::Moment(day, clock) = from else {
        let first = from.days()?.0;
        let end = steps.iter().try_fold(first, |day, &(count, unit)| calendar::later(day, count, unit))?;
        return Some(Value::Framed(length.to_owned(), first, calendar::add_days(end, -1)?.max(first)));
    };
    // Without a day the arithmetic runs on any.
    let base = day.or_else(|| calendar::day(2000, 1, 1))?;
    let part = |part: Option<u8>| i8::try_from(part.unwrap_or(0)).ok();
    let start = base.at(part(Some(clock.hour % 24))?, part(clock.minute)?, part(clock.second)?, 0);
    let end = steps.iter().try_fold(start, |moment, &(count, unit)| later(moment, count, unit))?;
    let until = Clock {
        hour: end.hour().unsigned_abs(),
        minute: Some(end.minute().unsigned_abs()),
        second: None,
        zone: clock.zone,
    };
    let until = Value::Moment(day.map(|_| end.date()), until);
    Some(Value::Interval(Box::new(Value::Moment(day, clock)), Box::new(until)))
}

/// The moment so many units later.
pub(super) fn later(moment: DateTime, steps: i32, unit: Unit) -> Option<DateTime> {
    let span = match unit {
        Unit::Hour => Span::new().try_hours(steps).ok()?,
        Unit::Minute => Span::new().try_minutes(steps).ok()?,
        Unit::Second => Span::new().try_seconds(steps).ok()?,
        _ => return Some(calendar::later(moment.date(), steps, unit)?.to_datetime(moment.time())),
    };
    moment.checked_add(span).ok()
}
