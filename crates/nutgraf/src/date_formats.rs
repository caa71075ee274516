//! Dates as pages, feeds and tables write them, turned into ISO 8601.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, tz};

use crate::Published;

/// Tick lengths of clocks that count from 1970, by the digits of a number of this century: seconds, ms, µs, ns.
const EPOCHS: [(usize, i64); 4] = [(10, 1), (13, 1_000), (16, 1_000_000), (19, 1_000_000_000)];

impl Published {
    /// Reads a date however it is written, and turns it into ISO 8601: ISO 8601 in its many spellings ("20250905"), RFC 2822, "January 5, 2020 at 10:30 p.m.
    /// EST", a count of seconds, milli-, micro- or nanoseconds since 1970.
    ///
    /// The offset from UTC is kept where one is given. `None` for what is not a date, or could be two ("05/06/2020").
    ///
    /// ```
    /// use nutgraf::Published;
    ///
    /// let feed = Published::read("Fri, 05 Sep 2025 18:00:00 GMT").map(String::from);
    /// assert_eq!(feed.as_deref(), Some("2025-09-05T18:00:00Z"));
    /// assert_eq!(Published::read("05/06/2020"), None);
    /// ```
    #[must_use]
    pub fn read(value: &str) -> Option<Self> {
        let value = value.trim();
        match value.len() {
            // A year or a month alone.
            4 | 7 => return Self::parse(value).ok().filter(|published| published.day().is_none()),
            121.. => return None,
            _ => {}
        }
        // Numbers of a table may come as floats; what is less than a second is left out.
        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let number = value.split_once('.').filter(|(whole, rest)| is_digits(whole) && is_digits(rest));
        let number = number.filter(|(whole, rest)| whole.len() >= 10 || rest.bytes().all(|b| b == b'0'));
        let number = number.map(|(whole, _)| whole);
        let value = number.unwrap_or(value);
        if is_digits(value)
            && let Some((_, ticks)) = EPOCHS.iter().find(|(digits, _)| *digits == value.len())
        {
            return epoch(value.parse::<i64>().ok()? / ticks);
        }
        let mut moment = Moment::default();
        for piece in pieces(value) {
            moment.take(piece)?;
        }
        moment.published()
    }
}

fn epoch(seconds: i64) -> Option<Published> {
    let moment = Timestamp::from_second(seconds).ok()?;
    Published::parse(&moment.to_string()).ok()
}

/// A run of digits, of letters, or a mark.
#[derive(Clone, Copy, Debug)]
enum Piece<'t> {
    Digits(&'t str),
    Letters(&'t str),
    Mark(char),
}

fn pieces(value: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = value;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let length = match first {
            c if c.is_ascii_digit() => run(|c| c.is_ascii_digit()),
            c if c.is_alphabetic() => run(char::is_alphabetic),
            c => c.len_utf8(),
        };
        let (head, tail) = rest.split_at(length);
        rest = tail;
        Some(match first {
            c if c.is_ascii_digit() => Piece::Digits(head),
            c if c.is_alphabetic() => Piece::Letters(head),
            c => Piece::Mark(c),
        })
    })
}

/// What has been read of a date.
#[derive(Debug, Default)]
struct Moment {
    /// Numbers of the date in order, with their digits.
    numbers: Vec<(i16, usize)>,
    month: Option<i8>,
    /// How many numbers stood before the name of the month.
    before_month: usize,
    time: Vec<i8>,
    fraction: bool,
    afternoon: Option<bool>,
    /// Offset from UTC in minutes.
    offset: Option<i32>,
    sign: Option<i32>,
    offset_digits: String,
    last: Option<char>,
}

impl Moment {
    /// Reads a piece on; `None` when it is nothing that stands in a date.
    fn take(&mut self, piece: Piece<'_>) -> Option<()> {
        match piece {
            Piece::Digits(digits) => self.digits(digits),
            Piece::Letters(word) => self.word(word),
            Piece::Mark(mark) => {
                self.mark(mark);
                Some(())
            }
        }
    }

    fn mark(&mut self, mark: char) {
        match mark {
            ':' if self.sign.is_some() => {}
            ':' if self.time.is_empty() => {
                // The number before the first colon was the hour.
                self.time.extend(self.numbers.pop().and_then(|(hour, _)| i8::try_from(hour).ok()));
            }
            '+' | '-' | '−' if self.time.len() >= 2 && self.offset.unwrap_or(0) == 0 => {
                self.sign = Some(if mark == '+' { 1 } else { -1 })
            }
            '.' if self.time.len() == 3 => self.fraction = true,
            _ => {}
        }
        self.last = Some(mark);
    }

    fn has_time(&self) -> bool {
        self.time.len() >= 2 && self.offset.is_none()
    }

    fn digits(&mut self, digits: &str) -> Option<()> {
        let last = self.last.take();
        if self.offset_digits.is_empty() && !matches!(last, Some('+' | '-' | '−')) {
            self.sign = None;
        }
        if self.sign.is_some() {
            self.offset_digits.push_str(digits);
        } else if last == Some(':') {
            self.time.push(digits.parse().ok()?);
        } else if self.fraction {
            self.fraction = false;
        } else if digits.len() == 8 && self.numbers.is_empty() {
            self.numbers = vec![
                (digits[..4].parse().ok()?, 4),
                (digits[4..6].parse().ok()?, 2),
                (digits[6..].parse().ok()?, 2),
            ];
        } else if digits.len() == 6 && last == Some('T') {
            self.time = [0, 2, 4].iter().map(|&at| digits[at..at + 2].parse().ok()).collect::<Option<_>>()?;
        } else {
            self.numbers.push((digits.parse().ok()?, digits.len()));
        }
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let lower = word.to_ascii_lowercase();
        self.last = Some(word.chars().next()?);
        if let Some(month) = month(&lower) {
            self.before_month = self.numbers.len();
            return self.month.replace(month).is_none().then_some(());
        }
        match lower.as_str() {
            "am" | "a" => self.afternoon = self.afternoon.or(Some(false)),
            "pm" | "p" => self.afternoon = self.afternoon.or(Some(true)),
            _ => {}
        }
        if self.afternoon.is_some() && self.time.is_empty() && matches!(lower.as_str(), "am" | "pm") {
            let (hour, _) = self.numbers.pop()?;
            self.time = vec![i8::try_from(hour).ok()?, 0];
        }
        if self.has_time() {
            self.offset = zone(&lower).map(|hours| hours * 60).or(self.offset);
        }
        Some(())
    }

    fn date(&self) -> Option<Date> {
        let numbers: Vec<(i16, usize)> = self.numbers.clone();
        let (year, month, day) = match (self.month, numbers.as_slice()) {
            (Some(month), [(day, 1 | 2), (year, 4)]) => (*year, month, *day),
            (Some(month), [(year, 4), (day, 1 | 2)]) if self.before_month == 1 => (*year, month, *day),
            (None, [(year, 4), (month, 1 | 2), (day, 1 | 2)]) => (*year, i8::try_from(*month).ok()?, *day),
            (None, [(one, 1 | 2), (two, 1 | 2), (year, 4)]) => match (*one, *two) {
                (day, month) if day > 12 || day == month => (*year, i8::try_from(month).ok()?, day),
                (month, day) if day > 12 => (*year, i8::try_from(month).ok()?, day),
                _ => return None,
            },
            _ => return None,
        };
        let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        (1600..=2200).contains(&year).then_some(date)
    }

    fn hour(&self) -> Option<i8> {
        let hour = *self.time.first()?;
        match self.afternoon {
            Some(true) if hour < 12 => Some(hour + 12),
            Some(false) if hour == 12 => Some(0),
            _ => Some(hour),
        }
    }

    fn zone(&self) -> Option<String> {
        let minutes = match (self.sign, self.offset_digits.as_str()) {
            (Some(sign), digits) if digits.len() == 4 => {
                sign * (digits[..2].parse::<i32>().ok()? * 60 + digits[2..].parse::<i32>().ok()?)
            }
            (Some(sign), digits) if digits.len() == 2 => sign * digits.parse::<i32>().ok()? * 60,
            _ => self.offset?,
        };
        if minutes == 0 {
            return Some("Z".to_owned());
        }
        let offset = tz::Offset::from_seconds(minutes * 60).ok()?;
        let (sign, minutes) = (if offset.is_negative() { '-' } else { '+' }, minutes.abs());
        Some(format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60))
    }

    fn published(&self) -> Option<Published> {
        let date = self.date()?;
        let written = match (self.hour(), self.time.as_slice()) {
            (Some(hour), [_, minute]) => {
                Time::new(hour, *minute, 0, 0).ok()?;
                format!("{date}T{hour:02}:{minute:02}{}", self.zone().unwrap_or_default())
            }
            (Some(hour), [_, minute, second, ..]) => {
                Time::new(hour, *minute, *second, 0).ok()?;
                format!("{date}T{hour:02}:{minute:02}:{second:02}{}", self.zone().unwrap_or_default())
            }
            _ => date.to_string(),
        };
        Published::parse(&written).ok()
    }
}

/// The month that a word names: "january", "jan", "sept".
fn month(word: &str) -> Option<i8> {
    let names = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = names.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    i8::try_from(at + 1).ok()
}

/// Hours from UTC of the zones that RFC 2822 names, and of Europe's.
fn zone(word: &str) -> Option<i32> {
    Some(match word {
        "z" | "utc" | "gmt" | "ut" => 0,
        "est" | "cdt" => -5,
        "edt" => -4,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        "bst" | "cet" | "wat" => 1,
        "cest" | "eet" | "sast" => 2,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_what_people_write_into_iso_8601() {
        let cases = [
            ("2020-01-05", "2020-01-05"),
            ("2020-01", "2020-01"),
            ("20200105", "2020-01-05"),
            ("2020/01/05 08:30:00", "2020-01-05T08:30:00"),
            ("2020-01-05T08:30:00Z", "2020-01-05T08:30:00Z"),
            ("2020-01-05T08:30:00.123Z", "2020-01-05T08:30:00Z"),
            ("2020-01-05T08:30:00+0530", "2020-01-05T08:30:00+05:30"),
            ("2020-01-05T08:30:00.000-05:00", "2020-01-05T08:30:00-05:00"),
            ("2020-01-05T08:30-05:00", "2020-01-05T08:30-05:00"),
            ("2020-01-05 08:30:00 +0100", "2020-01-05T08:30:00+01:00"),
            ("20200105T083000Z", "2020-01-05T08:30:00Z"),
            ("Sun, 05 Jan 2020 08:30:00 +0000", "2020-01-05T08:30:00Z"),
            ("Sun, 5 Jan 2020 08:30:00 GMT", "2020-01-05T08:30:00Z"),
            ("January 5, 2020", "2020-01-05"),
            ("Jan. 5, 2020 10:30 p.m. EST", "2020-01-05T22:30-05:00"),
            ("Published 5th September 2020 at 12:05 AM", "2020-09-05T00:05"),
            ("5 PM, Sunday 5 January 2020", "2020-01-05T17:00"),
            ("25/12/2020", "2020-12-25"),
            ("12/25/2020", "2020-12-25"),
            ("1578213000", "2020-01-05T08:30:00Z"),
            ("1578213000000", "2020-01-05T08:30:00Z"),
            ("1578213000000000", "2020-01-05T08:30:00Z"),
            ("1578213000123456789", "2020-01-05T08:30:00Z"),
            ("1578213000.0", "2020-01-05T08:30:00Z"),
            ("1578213000.25", "2020-01-05T08:30:00Z"),
            ("2020", "2020"),
            ("20200105.0", "2020-01-05"),
            ("Sun Jan 05 2020 08:30:00 GMT+0100", "2020-01-05T08:30:00+01:00"),
        ];
        for (given, expected) in cases {
            assert_eq!(Published::read(given).map(String::from).as_deref(), Some(expected), "{given}");
        }
    }

    #[test]
    fn leaves_out_what_is_ambiguous_or_no_date() {
        for given in [
            "",
            "05/06/2020",
            "yesterday",
            "2 hours ago",
            "31/02/2020",
            "2020-13-01",
            "::",
            "+-",
            "999999999999999999999",
            "May",
            "January 5",
            "2020-01-05T99:00:00Z",
        ] {
            assert_eq!(Published::read(given), None, "{given}");
        }
    }
}
