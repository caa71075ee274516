//! What a time expression resolves to, its TIMEX3 value and the days that it covers.

use std::fmt;

use jiff::civil::{Date, DateTime};

use super::calendar::{self, Unit};

/// A time of day; `minute` and `second` as far as they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 24, the last for midnight at the end of a day.
    pub(super) hour: u8,
    pub(super) minute: Option<u8>,
    pub(super) second: Option<u8>,
    /// Minutes east of UTC.
    pub(super) zone: Option<i16>,
}

/// A part of the day or of the year, as TIMEX3 writes it ("MO", "SU").
pub(super) type Code = &'static str;

/// A resolved expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// "PRESENT_REF", "PAST_REF", "FUTURE_REF".
    Reference(Code),
    /// Years 100 n to 100 n + 99.
    Century(i16),
    /// Years 10 n to 10 n + 9.
    Decade(i16),
    Year(i16),
    BeforeChrist(i16),
    /// A fiscal year: no two organisations agree when it begins.
    FiscalYear(i16),
    /// A part of a fiscal year ("FY2026-Q1"); of one that only publication tells it has the number of that year.
    FiscalPart {
        year: i16,
        part: &'static str,
        is_named: bool,
    },
    Half(i16, u8),
    Quarter(i16, u8),
    Season(i16, Code),
    Month(i16, u8),
    /// An ISO week.
    Week(i16, u8),
    /// Saturday and Sunday of an ISO week.
    Weekend(i16, u8),
    Day(Date),
    DayPart(Option<Date>, Code),
    Moment(Option<Date>, Clock),
    /// A quarter, half, season, month or day of a year that nothing fixes ("XXXX-05-17").
    Yearless(String),
    /// An ISO 8601 duration ("P2Y").
    Duration(String),
    /// A duration whose first and last day are known.
    Framed(String, Date, Date),
    /// A duration whose first and last moment are known.
    Timed(String, DateTime, DateTime),
    /// The period or pattern of what repeats ("P1W", "XXXX-WXX-1").
    Set(String),
    /// From the first day of one to the last day of the other.
    Interval(Box<Value>, Box<Value>),
}

impl Value {
    /// The first and the last day, where the calendar knows them.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        match *self {
            Self::Century(n) => years(n.checked_mul(100)?, 100),
            Self::Decade(n) => years(n.checked_mul(10)?, 10),
            Self::Year(year) => years(year, 1),
            Self::Half(year, n) => months(year, n * 6 - 5, 6),
            Self::Quarter(year, n) => months(year, n * 3 - 2, 3),
            Self::Month(year, month) => months(year, month, 1),
            Self::Week(year, week) => {
                let monday = calendar::monday(year, week)?;
                Some((monday, calendar::add_days(monday, 6)?))
            }
            Self::Weekend(year, week) => {
                let monday = calendar::monday(year, week)?;
                Some((calendar::add_days(monday, 5)?, calendar::add_days(monday, 6)?))
            }
            Self::Day(day) | Self::DayPart(Some(day), _) | Self::Moment(Some(day), _) => Some((day, day)),
            Self::Framed(_, first, last) => Some((first, last)),
            Self::Timed(_, first, last) => Some((first.date(), last.date())),
            Self::Interval(ref from, ref to) => {
                let (first, last) = (from.days()?.0, to.days()?.1);
                (first <= last).then_some((first, last))
            }
            _ => None,
        }
    }

    /// First and last day or moment, ISO 8601.
    pub(super) fn bounds(&self) -> Option<(String, String)> {
        match self {
            Self::Moment(Some(_), _) => Some((self.to_string(), self.to_string())),
            Self::Timed(_, first, last) => Some((minute(*first), minute(*last))),
            Self::Interval(from, to) => {
                // Times of day alone, as in opening hours: the last may come before the first, past midnight.
                if let (Self::Moment(None, first), Self::Moment(None, last)) = (&**from, &**to) {
                    return Some((first.to_string(), last.to_string()));
                }
                let (first, last) = (from.bounds()?.0, to.bounds()?.1);
                (first <= last).then_some((first, last))
            }
            _ => self.days().map(|(first, last)| (first.to_string(), last.to_string())),
        }
    }

    /// The unit that the value is a whole one of.
    pub(super) fn unit(&self) -> Option<Unit> {
        Some(match self {
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) => Unit::Year,
            Self::Half(..) => Unit::Half,
            Self::Quarter(..) => Unit::Quarter,
            Self::Month(..) => Unit::Month,
            Self::Week(..) => Unit::Week,
            Self::Weekend(..) => Unit::Weekend,
            Self::Day(_) | Self::DayPart(Some(_), _) | Self::Moment(Some(_), _) => Unit::Day,
            _ => return None,
        })
    }

    /// The whole unit that holds the day.
    pub(super) fn holding(day: Date, unit: Unit) -> Option<Self> {
        let year = day.year();
        Some(match unit {
            Unit::Day => Self::Day(day),
            Unit::Week | Unit::Fortnight => {
                let (year, week) = calendar::week(day);
                Self::Week(year, week)
            }
            Unit::Weekend => {
                let (year, week) = calendar::week(day);
                Self::Weekend(year, week)
            }
            Unit::Month => Self::Month(year, day.month().unsigned_abs()),
            Unit::Quarter => Self::Quarter(year, calendar::quarter(day)),
            Unit::Half => Self::Half(year, (calendar::quarter(day) - 1) / 2 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year / 10),
            Unit::Century => Self::Century(year / 100),
            _ => return None,
        })
    }

    /// The whole unit `steps` units after the one that holds the day.
    pub(super) fn after(day: Date, steps: i32, unit: Unit) -> Option<Self> {
        Self::holding(calendar::later(day, steps, unit)?, unit)
    }
}

/// A moment to the minute.
fn minute(moment: DateTime) -> String {
    format!("{}T{:02}:{:02}", moment.date(), moment.hour(), moment.minute())
}

fn years(year: i16, count: i16) -> Option<(Date, Date)> {
    Some((calendar::day(year.max(1), 1, 1)?, calendar::day(year.checked_add(count - 1)?, 12, 31)?))
}

fn months(year: i16, month: u8, count: i32) -> Option<(Date, Date)> {
    let first = calendar::day(year, month, 1)?;
    let last = calendar::add_months(first, count - 1)?.last_of_month();
    Some((first, last))
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reference(code) => f.write_str(code),
            Self::Century(n) => write!(f, "{n:02}"),
            Self::Decade(n) => write!(f, "{n:03}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::BeforeChrist(year) => write!(f, "BC{year:04}"),
            Self::FiscalYear(year) => write!(f, "FY{year:04}"),
            Self::FiscalPart { year, part, is_named } => {
                write!(f, "{}{year:04}-{part}", if *is_named { "FY" } else { "" })
            }
            Self::Half(year, n) => write!(f, "{year:04}-H{n}"),
            Self::Quarter(year, n) => write!(f, "{year:04}-Q{n}"),
            Self::Season(year, code) => write!(f, "{year:04}-{code}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Self::Weekend(year, week) => write!(f, "{year:04}-W{week:02}-WE"),
            Self::Day(day) => write!(f, "{day}"),
            Self::DayPart(Some(day), code) => write!(f, "{day}T{code}"),
            Self::DayPart(None, code) => write!(f, "T{code}"),
            Self::Moment(Some(day), clock) => write!(f, "{day}{clock}"),
            Self::Moment(None, clock) => write!(f, "{clock}"),
            Self::Yearless(value)
            | Self::Duration(value)
            | Self::Framed(value, ..)
            | Self::Timed(value, ..)
            | Self::Set(value) => f.write_str(value),
            Self::Interval(from, to) => write!(f, "{from}/{to}"),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:02}:{:02}", self.hour, self.minute.unwrap_or(0))?;
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        match self.zone {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(zone) => {
                let (sign, zone) = (if zone < 0 { '-' } else { '+' }, zone.unsigned_abs());
                write!(f, "{sign}{:02}:{:02}", zone / 60, zone % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_timex3_and_cover_their_days() {
        let friday = calendar::day(2025, 9, 5).expect("a day");
        let table = [
            (Value::Day(friday), "2025-09-05", Some(("2025-09-05", "2025-09-05"))),
            (Value::Week(2025, 36), "2025-W36", Some(("2025-09-01", "2025-09-07"))),
            (Value::Weekend(2025, 36), "2025-W36-WE", Some(("2025-09-06", "2025-09-07"))),
            (Value::Month(2024, 2), "2024-02", Some(("2024-02-01", "2024-02-29"))),
            (Value::Quarter(2025, 4), "2025-Q4", Some(("2025-10-01", "2025-12-31"))),
            (Value::Half(2025, 1), "2025-H1", Some(("2025-01-01", "2025-06-30"))),
            (Value::Year(476), "0476", Some(("0476-01-01", "0476-12-31"))),
            (Value::Decade(199), "199", Some(("1990-01-01", "1999-12-31"))),
            (Value::Century(19), "19", Some(("1900-01-01", "1999-12-31"))),
            (Value::Season(2025, "SU"), "2025-SU", None),
            (
                Value::Interval(Box::new(Value::Year(2019)), Box::new(Value::Year(2021))),
                "2019/2021",
                Some(("2019-01-01", "2021-12-31")),
            ),
        ];
        for (value, written, bounds) in table {
            assert_eq!(value.to_string(), written);
            let bounds = bounds.map(|(first, last)| (first.to_owned(), last.to_owned()));
            assert_eq!(value.bounds(), bounds, "{written}");
        }
    }

    #[test]
    fn steps_keep_the_unit() {
        let day = calendar::day(2025, 3, 31).expect("a day");
        let after = |steps, unit| Value::after(day, steps, unit).map(|value| value.to_string());
        assert_eq!(after(-1, Unit::Month).as_deref(), Some("2025-02"));
        assert_eq!(after(1, Unit::Quarter).as_deref(), Some("2025-Q2"));
        assert_eq!(after(-2, Unit::Week).as_deref(), Some("2025-W12"));
        assert_eq!(after(-3, Unit::Decade).as_deref(), Some("199"));
        assert_eq!(after(i32::MAX, Unit::Decade), None);
    }

    #[test]
    fn a_clock_writes_its_zone() {
        let clock = Clock { hour: 18, minute: Some(42), second: None, zone: Some(120) };
        assert_eq!(clock.to_string(), "T18:42+02:00");
        assert_eq!(Clock { zone: Some(0), ..clock }.to_string(), "T18:42Z");
        assert_eq!(Clock { minute: None, zone: Some(-210), ..clock }.to_string(), "T18:00-03:30");
    }
}
