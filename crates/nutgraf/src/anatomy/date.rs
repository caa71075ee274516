//! Publication lines: "Published 5 September 2025, 10:32 BST", "Updated Sept. 5, 2025", "5 min read".

use jiff::civil::Date;

use super::lexicons::{Sense, Words};
use crate::types::Published;

/// Longer lines are no publication lines.
const MAX_WORDS: usize = 24;

/// Whether a line holds nothing but dates, times and the words around them.
pub(super) fn is_publication(line: &str, words: &Words) -> bool {
    if line.len() > 200 || line.ends_with('?') || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let tokens: Vec<&str> = line.split(is_separator).filter(|token| !token.is_empty()).collect();
    if tokens.len() > MAX_WORDS || !tokens.iter().all(|token| is_of_dates(token, words)) {
        return false;
    }
    let told = |low: &str| matches!(low, "ago" | "read" | "published" | "posted" | "updated" | "modified");
    let told = tokens.iter().any(|token| told(&fold(token)));
    let dated = tokens.windows(2).any(|pair| {
        let month = |token: &str| words.senses(token).has(Sense::Month);
        let day = |token: &str| day_or_year(token).is_some_and(|day| day <= 31);
        month(pair[0]) && day(pair[1]) || day(pair[0]) && month(pair[1])
    });
    told || dated || !days(&tokens, words).is_empty()
}

/// The day of publication in a byline, if there is one that can be read in one way only ("By Jane Roe | September 5, 2025").
pub(super) fn find(line: &str, words: &Words) -> Option<Published> {
    let tokens: Vec<&str> = line.split(is_separator).filter(|token| !token.is_empty()).collect();
    published(&tokens, &days(&tokens, words))
}

/// The day that stands after no word of change ("updated"), if all such days are one.
fn published(tokens: &[&str], days: &[(usize, Option<Date>)]) -> Option<Published> {
    let is_change = |at: usize| {
        let cue = tokens[..at].iter().rev().map(|token| fold(token)).find(|low| {
            matches!(
                low.as_str(),
                "published" | "posted" | "created" | "filed" | "updated" | "modified" | "edited"
            )
        });
        cue.is_some_and(|low| matches!(low.as_str(), "updated" | "modified" | "edited"))
    };
    let mut first = days.iter().filter(|(at, _)| !is_change(*at)).map(|(_, day)| *day);
    let day = first.next()??;
    if first.any(|other| other != Some(day)) {
        return None;
    }
    Published::parse(&day.to_string()).ok()
}

fn fold(token: &str) -> String {
    token.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ',' | '|' | '·' | '•' | '(' | ')' | ';' | '–' | '—' | '"' | '*' | '_' | '@')
}

fn is_of_dates(token: &str, words: &Words) -> bool {
    let body = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '-');
    let digits = body.bytes().filter(u8::is_ascii_digit).count();
    let senses = words.senses(token);
    body.is_empty()
        || body == "-"
        || senses.has_any(&[Sense::Month, Sense::Publication, Sense::Agency])
        || (digits > 0 && number_with_suffix(body))
}

/// "5", "5th", "2025", "10:32", "10.32am", "05/09/2025", "2025-09-05T10:32:00Z", "+0200".
fn number_with_suffix(body: &str) -> bool {
    let low = body.to_ascii_lowercase();
    let tail = low
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '/' | '-' | '+' | 't'));
    matches!(
        tail,
        "" | "st"
            | "nd"
            | "rd"
            | "th"
            | "am"
            | "pm"
            | "a.m"
            | "p.m"
            | "z"
            | "h"
            | "gmt"
            | "utc"
            | "min"
            | "s"
    )
}

/// The days that the tokens give, each with the token it begins at; `None` where the order of day and month is open.
fn days(tokens: &[&str], words: &Words) -> Vec<(usize, Option<Date>)> {
    let number = |at: usize| tokens.get(at).and_then(|token| day_or_year(token));
    let mut days = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if let Some(day) = numeric(token) {
            days.push((at, day));
        } else if let Some(month) = words.senses(token).has(Sense::Month).then(|| month(token)).flatten() {
            let before = at.checked_sub(1).and_then(number).filter(|day| *day <= 31);
            let day = match (before, number(at + 1), number(at + 2)) {
                (Some(day), Some(year), _) if year > 31 => date(year, month, day),
                (None, Some(day), Some(year)) if day <= 31 && year > 31 => date(year, month, day),
                _ => continue,
            };
            days.push((at - usize::from(before.is_some()), day));
        }
    }
    days
}

fn date(year: i16, month: i8, day: i16) -> Option<Date> {
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

/// A number of one or two digits, or a year of four.
fn day_or_year(token: &str) -> Option<i16> {
    let low = fold(token);
    let digits = low.trim_end_matches(char::is_alphabetic);
    let suffix = &low[digits.len()..];
    let number: i16 = digits.parse().ok()?;
    let is_day =
        digits.len() <= 2 && (1..=31).contains(&number) && matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    let is_year = digits.len() == 4 && (1800..=2200).contains(&number) && suffix.is_empty();
    (is_day || is_year).then_some(number)
}

/// A day in digits: `Some(None)` when it could be read in two ways.
fn numeric(token: &str) -> Option<Option<Date>> {
    let token = token.split(['T', 't']).next().unwrap_or(token).trim_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<&str> = token.split(['/', '-', '.']).collect();
    let [first, second, third] = parts[..] else { return None };
    let number = |part: &str| part.parse::<i16>().ok();
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    if first.len() == 4 {
        return Some(date(a, i8::try_from(b).ok()?, c));
    }
    if third.len() != 4 {
        return None;
    }
    Some(match (a, b) {
        (13..=31, 1..=12) => date(c, i8::try_from(b).ok()?, a),
        (1..=12, 13..=31) => date(c, i8::try_from(a).ok()?, b),
        (same, other) if same == other => date(c, i8::try_from(a).ok()?, b),
        _ => None,
    })
}

fn month(token: &str) -> Option<i8> {
    let low = fold(token);
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    names.iter().position(|name| low.starts_with(name)).and_then(|at| i8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(line: &str) -> Option<String> {
        let words = Words::load();
        is_publication(line, &words)
            .then(|| find(line, &words).map_or("-".to_owned(), |day| day.as_str().to_owned()))
    }

    #[test]
    fn publication_lines() {
        for (line, expected) in [
            ("Published 5 September 2025, 10:32 BST", "2025-09-05"),
            ("Updated Sept. 5, 2025 at 3:04 p.m. ET", "-"),
            ("Published: Sept. 4, 2025 Updated: Sept. 5, 2025", "2025-09-04"),
            ("September 5th, 2025 | 5 min read", "2025-09-05"),
            ("Fri 5 Sep 2025 10.32 BST", "2025-09-05"),
            ("2025-09-05T10:32:00+02:00", "2025-09-05"),
            ("05/09/2025", "-"),
            ("25/09/2025 18:00", "2025-09-25"),
            ("Last updated 3 hours ago", "-"),
            ("Thursday, 4 September", "-"),
            ("30 February 2025", "-"),
        ] {
            assert_eq!(day(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn lines_that_only_hold_a_date() {
        for line in [
            "The vote is on 5 September 2025.",
            "1998",
            "Chapter 5",
            "On Friday",
            "May",
            "9:45 p.m.",
            "3-2",
            "In 2025",
        ] {
            assert_eq!(day(line), None, "{line}");
        }
    }
}
