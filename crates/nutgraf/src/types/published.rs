//! A publication date: ISO 8601, as precise as it was given.

use std::fmt;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::Error;

/// A date of publication: a day, or a day with a time, or with a time and an offset from UTC.
///
/// A year or a month alone ("2016", "2016-09") is kept as such; relative dates need a day and stay unresolved then.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct Published {
    written: String,
    moment: Option<DateTime>,
}

impl Published {
    /// Reads an ISO 8601 date: "2025-09-05", "2025-09-05T18:42", "2025-09-05 18:42:00+02:00", "2025-09-05T16:42:00Z".
    ///
    /// # Errors
    ///
    /// [`Error::Published`] when it is no ISO 8601 date, or no day of the calendar.
    pub fn parse(value: &str) -> Result<Self, Error> {
        let written = value.trim();
        let wrong = || Error::Published { value: value.to_owned() };
        let moment = match written.len() {
            4 if is_digits(written) => None,
            7 if is_month(written) => None,
            _ => Some(moment(written).ok_or_else(wrong)?),
        };
        Ok(Self { written: written.to_owned(), moment })
    }

    /// The date as it was given, in ISO 8601.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The day, `None` when only a month or a year was given.
    pub(crate) fn day(&self) -> Option<Date> {
        self.moment.map(DateTime::date)
    }

    /// The local date and time, midnight when only a day was given; `None` when only a month or a year was given.
    pub(crate) fn moment(&self) -> Option<DateTime> {
        self.moment
    }
}

fn is_digits(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(written: &str) -> bool {
    let month: Option<u8> = written.get(5..).and_then(|m| m.parse().ok());
    written.as_bytes()[4] == b'-' && is_digits(&written[..4]) && month.is_some_and(|m| (1..=12).contains(&m))
}

/// The local date and time of a day, or of a day and a time with or without an offset.
fn moment(written: &str) -> Option<DateTime> {
    let is_day = written.len() >= 10 && written.is_char_boundary(10) && written.as_bytes()[4] == b'-';
    if !is_day {
        return None;
    }
    if written.len() == 10 {
        return written.parse::<Date>().ok().map(|day| day.at(0, 0, 0, 0));
    }
    written.parse::<DateTime>().ok().or_else(|| {
        let local = written.strip_suffix(['Z', 'z'])?;
        local.parse::<DateTime>().ok()
    })
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl TryFrom<String> for Published {
    type Error = Error;

    fn try_from(value: String) -> Result<Self, Error> {
        Self::parse(&value)
    }
}

impl From<Published> for String {
    fn from(published: Published) -> Self {
        published.written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_and_moments_and_keeps_them_as_written() {
        for given in [
            "2025-09-05",
            "2025-09-05T18:42",
            "2025-09-05 18:42:10",
            "2025-09-05T18:42:00+02:00",
            "2025-09-05T16:42:00Z",
        ] {
            let published = Published::parse(given).unwrap_or_else(|why| panic!("{why}"));
            assert_eq!(published.as_str(), given);
            assert_eq!(published.day().map(|d| (d.year(), d.month(), d.day())), Some((2025, 9, 5)));
        }
        assert_eq!(Published::parse("2016-09").ok().and_then(|p| p.day()), None);
    }

    #[test]
    fn refuses_what_is_no_date() {
        for given in [
            "",
            "yesterday",
            "2025-02-30",
            "2025-13",
            "05/09/2025",
            "20250905T1842é",
            "2025-09-05T25:61",
            "5 September",
        ] {
            assert!(Published::parse(given).is_err(), "{given}");
        }
    }
}
