//! A date of publication as files give it.

use nutgraf::Published;

use crate::Warning;

/// What people and programs write where there is no date.
const NOTHING: [&str; 9] = ["", "nat", "nan", "null", "none", "na", "n/a", "-", "<na>"];

/// The date of publication that is written, in whatever way; `None` where what stands there stands for nothing ("NaT", "-").
///
/// # Errors
///
/// A warning where it is not a date.
pub fn published(written: &str) -> Result<Option<Published>, Warning> {
    let written = written.trim();
    if NOTHING.iter().any(|nothing| written.eq_ignore_ascii_case(nothing)) {
        return Ok(None);
    }
    // ISO 8601 is kept as it is written.
    match Published::parse(written).ok().or_else(|| Published::read(written)) {
        Some(published) => Ok(Some(published)),
        None => Err(Warning::new("published", written, "a date such as 2025-09-05")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_or_absent_or_warned_of() {
        for (written, expected) in [
            ("2025-09-05T18:42:00.000Z", Some("2025-09-05T18:42:00.000Z")),
            ("20250905", Some("2025-09-05")),
            ("20250905.0", Some("2025-09-05")),
            ("Fri, 05 Sep 2025 18:00:00 GMT", Some("2025-09-05T18:00:00Z")),
            ("September 5, 2025", Some("2025-09-05")),
            ("1757030400", Some("2025-09-05T00:00:00Z")),
            ("1757030400000", Some("2025-09-05T00:00:00Z")),
            ("1.7570304e9", None),
            ("2025-09-05 00:00:00 UTC", Some("2025-09-05T00:00:00Z")),
            ("NaT", None),
            ("nan", None),
            (" ", None),
        ] {
            let read = published(written).unwrap_or_default().map(String::from);
            assert_eq!(read.as_deref(), expected, "{written}");
        }
        for wrong in ["yesterday", "05/06/2025", "2025-02-30", "1.7570304e9"] {
            assert!(published(wrong).is_err(), "{wrong}");
        }
    }
}
