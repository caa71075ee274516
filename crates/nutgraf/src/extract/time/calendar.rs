//! The calendar: weeks, quarters, movable feasts, and steps that never leave the years 1 to 9999.

use jiff::Span as Step;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A length on the clock or the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit of an English singular.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "week" => Self::Week,
            "weekend" => Self::Weekend,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "half" => Self::Half,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            "millennium" => Self::Millennium,
            _ => return None,
        })
    }

    /// How many of which ISO 8601 designator one unit is, and whether the designator stands after a `T`.
    pub(super) fn designator(self) -> (u32, char, bool) {
        match self {
            Self::Second => (1, 'S', true),
            Self::Minute => (1, 'M', true),
            Self::Hour => (1, 'H', true),
            Self::Day => (1, 'D', false),
            Self::Week | Self::Weekend => (1, 'W', false),
            Self::Fortnight => (2, 'W', false),
            Self::Month => (1, 'M', false),
            Self::Quarter => (3, 'M', false),
            Self::Half => (6, 'M', false),
            Self::Year => (1, 'Y', false),
            Self::Decade => (10, 'Y', false),
            Self::Century => (100, 'Y', false),
            Self::Millennium => (1000, 'Y', false),
        }
    }

    /// Whether the unit is shorter than a day.
    pub(super) fn is_of_clock(self) -> bool {
        self < Self::Day
    }
}

/// A year that the calendar can hold.
pub(super) fn year(year: i32) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| (1..=9999).contains(year))
}

/// The day, if there is one: no 32 February.
pub(super) fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day `days` later.
pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    let date = date.checked_add(Step::new().try_days(days).ok()?).ok()?;
    (date.year() >= 1).then_some(date)
}

/// The same day of the month `months` later, or the last day of that month.
pub(super) fn add_months(date: Date, months: i32) -> Option<Date> {
    let date = date.checked_add(Step::new().try_months(months).ok()?).ok()?;
    (date.year() >= 1).then_some(date)
}

/// The day so many units later.
pub(super) fn later(day: Date, steps: i32, unit: Unit) -> Option<Date> {
    let days = |factor: i32| add_days(day, steps.checked_mul(factor)?);
    let months = |factor: i32| add_months(day, steps.checked_mul(factor)?);
    match unit {
        Unit::Day => days(1),
        Unit::Week | Unit::Weekend => days(7),
        Unit::Fortnight => days(14),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Half => months(6),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => None,
    }
}

/// Year and number of the ISO week that holds the day.
pub(super) fn week(date: Date) -> (i16, u8) {
    let week = date.iso_week_date();
    (week.year(), week.week().unsigned_abs())
}

/// The Monday of an ISO week.
pub(super) fn monday(year: i16, week: u8) -> Option<Date> {
    Some(ISOWeekDate::new(year, i8::try_from(week).ok()?, Weekday::Monday).ok()?.date())
}

/// 1 for Monday to 7 for Sunday.
pub(super) fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_one_offset().unsigned_abs()
}

/// 1 to 4.
pub(super) fn quarter(date: Date) -> u8 {
    (date.month().unsigned_abs() - 1) / 3 + 1
}

/// A day of the year that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// The same day each year.
    Fixed { month: u8, day: u8 },
    /// Days after Easter Sunday of the Western churches.
    Easter { days: i32 },
    /// Days after the `nth` (-1 the last) weekday of a month.
    Nth { month: u8, nth: i8, weekday: u8, days: i32 },
}

impl Holiday {
    /// Reads "12-25", "easter-2", "11/4/4+1" (see `holiday.tsv`).
    pub(super) fn parse(rule: &str) -> Option<Self> {
        if let Some(days) = rule.strip_prefix("easter") {
            return Some(Self::Easter { days: days.parse().ok()? });
        }
        if let Some((month, day)) = rule.split_once('-').filter(|_| !rule.contains('/')) {
            return Some(Self::Fixed { month: month.parse().ok()?, day: day.parse().ok()? });
        }
        let (place, days) = rule.split_once('+').unwrap_or((rule, "0"));
        let mut place = place.split('/');
        let mut next = || place.next();
        Some(Self::Nth {
            month: next()?.parse().ok()?,
            nth: next()?.parse().ok()?,
            weekday: next()?.parse().ok()?,
            days: days.parse().ok()?,
        })
    }

    /// The day in a year.
    pub(super) fn date(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed { month, day: number } => day(year, month, number),
            Self::Easter { days } => add_days(easter(year)?, days),
            Self::Nth { month, nth, weekday, days } => {
                let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
                let first = day(year, month, 1)?;
                add_days(first.nth_weekday_of_month(nth, weekday).ok()?, days)
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the "anonymous" computus (Nature, 20 April 1876).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(i16::try_from(year).ok()?, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_their_days() {
        let table = [
            ("12-25", 2025, "2025-12-25"),
            ("easter+0", 2025, "2025-04-20"),
            ("easter+0", 2024, "2024-03-31"),
            ("easter+0", 2000, "2000-04-23"),
            ("easter-2", 2019, "2019-04-19"),
            ("11/4/4", 2025, "2025-11-27"),
            ("11/4/4+1", 2010, "2010-11-26"),
            ("05/-1/1", 2021, "2021-05-31"),
        ];
        for (rule, year, date) in table {
            let found = Holiday::parse(rule).and_then(|holiday| holiday.date(year)).expect("a day");
            assert_eq!(found.to_string(), date, "{rule} {year}");
        }
    }

    #[test]
    fn steps_stay_on_the_calendar() {
        let last = day(9999, 12, 31).expect("a day");
        assert_eq!(add_days(last, 1), None);
        assert_eq!(add_months(last, i32::MAX), None);
        assert_eq!(add_days(day(1, 1, 1).expect("a day"), -1), None);
        assert_eq!(day(2025, 2, 32), None);
        assert_eq!(week(day(2025, 9, 5).expect("a day")), (2025, 36));
        assert_eq!(week(day(2021, 1, 2).expect("a day")), (2020, 53));
        assert_eq!(monday(2021, 53), None);
    }
}
