//! Parts and multiples of years: quarters, halves, seasons, decades, centuries.

use super::Grammar;
use crate::extract::time::expression::{Expression, Part, Year};
use crate::extract::time::lexicon::Class;

/// How many pieces before a decade a word may tell that it is a heat.
const HEAT: usize = 8;

impl Grammar<'_> {
    /// "Q3", "3Q 2025", "H1 2025", "2025-Q3", "the third quarter of 2019", "third-quarter", "the 1988 second quarter".
    pub(super) fn part_of_year(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        let full = |(year, _): &(i16, usize)| (1000..=2199).contains(year);
        if let Some((year, next)) = self.year(start).filter(full) {
            let next = if p.is_dash(next) { next + 1 } else { next };
            let (part, end) = self.coded_part(next).or_else(|| self.spelled_part(next))?;
            return Some((Expression::calendar(part, Year::Given(year)), end));
        }
        let (part, next) = self.coded_part(start).or_else(|| self.spelled_part(start))?;
        let year = self.year_after(next).or_else(|| {
            let of_year = p.are(next, &["of", "the", "year"]).then_some(next + 3);
            of_year.map(|end| (Year::Unsaid, end))
        });
        if let Some((year, end)) = year {
            return Some((Expression::calendar(part, year), end));
        }
        // "the first half" of a match, of the chamber, of a book.
        let is_half =
            matches!(part, Part::Half(_)) && !p.form(start).is_empty() && self.coded_part(start).is_none();
        (!is_half).then_some((Expression::calendar(part, Year::Unsaid), next))
    }

    pub(super) fn coded_part(&self, at: usize) -> Option<(Part, usize)> {
        let p = self.pieces;
        let (letters, digit) = if p.digits(at).is_some() { (at + 1, at) } else { (at, at + 1) };
        let is_after_year =
            at.checked_sub(1).is_some_and(|before| p.digits(before).is_some_and(|(_, length)| length == 4));
        let has_year = |end: usize| is_after_year || self.year_after(end).is_some();
        let letter = |at: usize, letter: &str| {
            p.form(at) == letter || p.is(at, &[letter]) && has_year(digit.max(letters) + 1)
        };
        let (number, 1) = p.digits(digit)? else { return None };
        let number = u8::try_from(number).ok()?;
        if !p.is_glued(at + 1) || p.is_glued(at + 2) && (p.digits(at + 2).is_some() || p.is_capital(at + 2)) {
            return None;
        }
        match () {
            () if letter(letters, "Q") && (1..=4).contains(&number) => Some((Part::Quarter(number), at + 2)),
            () if letter(letters, "H") && (1..=2).contains(&number) => Some((Part::Half(number), at + 2)),
            () => None,
        }
    }

    pub(super) fn spelled_part(&self, at: usize) -> Option<(Part, usize)> {
        let p = self.pieces;
        let start = match p.is(at, &["fiscal"]) {
            true => at + 1 + usize::from(p.is_dash(at + 1)),
            false => at,
        };
        let (number, next) = match self.ordinal(start) {
            Some(found) => found,
            None if p.is(start, &["final"]) => (4, start + 1),
            None => return None,
        };
        let noun = if p.is_dash(next) { next + 1 } else { next };
        if p.is(noun, &["quarter"])
            && (1..=4).contains(&number)
            && !p.is(noun + 1, &["final", "finals", "century"])
        {
            return Some((Part::Quarter(number), noun + 1));
        }
        let is_half = p.is(noun, &["half"]) && (1..=2).contains(&number);
        is_half.then_some((Part::Half(if p.is(start, &["final"]) { 2 } else { number }), noun + 1))
    }

    pub(super) fn year_after(&self, at: usize) -> Option<(Year, usize)> {
        let p = self.pieces;
        let joint = p.mark(at, ',') || p.is(at, &["of", "in"]) || p.is_dash(at);
        let start = at + usize::from(joint);
        let start =
            if p.is(start, &["fiscal"]) || p.are(start, &["the", "year"]) && self.year(start + 2).is_some() {
                start + if p.is(start, &["the"]) { 2 } else { 1 }
            } else {
                start
            };
        let full = |(year, _): &(i16, usize)| (1000..=2199).contains(year);
        let given = self.year(start).filter(full).map(|(year, end)| (Year::Given(year), end));
        given.or_else(|| self.relative_year(at))
    }

    pub(super) fn relative_year(&self, at: usize) -> Option<(Year, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["of"]) { at + 1 } else { at };
        let word = if p.is(start, &["the"]) { start + 1 } else { start };
        if !p.is(word + 1, &["year"]) {
            return None;
        }
        if let Some(steps) =
            p.number(word, Class::Relative).filter(|_| word == start || p.is(word, &["current"]))
        {
            return Some((Year::Step(steps.into()), word + 2));
        }
        let steps = p.number(word, Class::Anaphoric)?;
        Some((Year::Anaphoric(steps.into()), word + 2))
    }

    /// "summer 2010", "the winter of 2013", "in the spring", "this fall" without its front.
    pub(super) fn season(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        let code = p.code(start, Class::Season)?;
        if let Some((year, end)) = self.year_after(start + 1) {
            return Some((Expression::calendar(Part::Season(code), year), end));
        }
        let before = |words: &[&str]| at.checked_sub(1).is_some_and(|before| p.is(before, words));
        let led = before(&[
            "in",
            "by",
            "during",
            "until",
            "since",
            "early",
            "late",
            "mid",
            "through",
            "throughout",
        ]);
        let is_the = start > at && (led || before(&["over", "into", "before", "after", "of", "from"]));
        // "after the fall of the wall", "the spring in her step"
        let is_word = p.is(start, &["fall", "spring"]);
        let is_event = is_word && p.is(start + 1, &["of", "in", "from", "by"]);
        let is_noun = p.is_lower(start + 1) && !self.ends_phrase(start + 1);
        let is_season = is_the && !is_event && !is_noun || led && start == at && !is_word;
        is_season.then_some((Expression::calendar(Part::Season(code), Year::Unsaid), start + 1))
    }

    /// "the 1990s", "1990's", "the '90s", "the nineties".
    pub(super) fn decade(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        if let Some(decade) = p.number(start, Class::Decade).filter(|_| start > at) {
            return Some((Expression::Decade(decade), start + 1));
        }
        // "the nineteen eighties"
        if let Some(century) = p.number(start, Class::Cardinal).filter(|century| (11..=20).contains(century))
            && let Some(decade) = p.number(start + 1, Class::Decade)
        {
            return Some((Expression::Decade(century * 10 + decade % 10), start + 2));
        }
        let digits = if p.is_apostrophe(start) { start + 1 } else { start };
        let (value, length) = p.digits(digits)?;
        let s = if p.is_apostrophe(digits + 1) { digits + 2 } else { digits + 1 };
        // Tokenized text may set the s apart.
        let is_apart = length == 4 && !p.is_lower(s + 1);
        if p.form(s) != "s" || !(p.is_glued(s) || is_apart) || value % 10 != 0 {
            return None;
        }
        let value = match length {
            4 if (1000..=2190).contains(&value) => i16::try_from(value).ok()?,
            2 => self.short_decade(at, value, digits > at)?,
            _ => return None,
        };
        let is_century = value % 100 == 0 && value < 2000;
        let decade =
            if is_century { Expression::Century(value / 100) } else { Expression::Decade(value / 10) };
        Some((decade, s + 1))
    }

    /// The first year of "the '90s", of "mid-90s", of the second of "the 1920s and 30s".
    fn short_decade(&self, at: usize, value: u32, is_marked: bool) -> Option<i16> {
        let p = self.pieces;
        let before = at.checked_sub(1);
        // "in his mid-50s" is an age, "highs in the low 90s" is a heat.
        let near = || (at.saturating_sub(HEAT)..at).rev();
        let is_heat = || near().any(|at| p.is(at, &["temperatures", "highs", "lows", "mercury", "degrees"]));
        let is_front = |at: &usize| p.is_dash(*at) || p.is(*at, &["early", "mid", "late"]);
        let owner = near().find(|at| !is_front(at));
        let is_owned = owner.is_some_and(|at| p.is(at, &["his", "her", "their", "my", "your", "our"]));
        let joins = before.filter(|before| {
            p.is(*before, &["and", "or", "to"]) || p.is_dash(*before) || p.mark(*before, ',')
        });
        let first = joins.and_then(|joint| joint.checked_sub(2)).filter(|first| p.form(first + 1) == "s");
        let first = first.and_then(|first| p.digits(first));
        let dash =
            before.filter(|before| p.is_dash(*before) && p.is_glued(at)).and_then(|at| at.checked_sub(1));
        let is_part = dash.or(before).is_some_and(|word| p.is(word, &["early", "mid", "late"]));
        if !(is_marked || is_part || first.is_some()) || is_owned || is_heat() {
            return None;
        }
        let short = i16::try_from(value).ok()?;
        if let Some((year @ 1000..=2190, 4)) = first {
            return i16::try_from(year / 100 * 100).ok()?.checked_add(short);
        }
        // A decade that has not begun is one of the century before.
        let now = self.published_year.unwrap_or(2000);
        let this = now - now.rem_euclid(100) + short;
        Some(if this > now { this - 100 } else { this })
    }

    /// "the 20th century", "the nineteenth century".
    pub(super) fn century(&self, at: usize) -> Option<(Expression, usize)> {
        let p = self.pieces;
        let start = if p.is(at, &["the"]) { at + 1 } else { at };
        let (number, next) = self.ordinal(start)?;
        let noun = if p.is_dash(next) { next + 1 } else { next };
        if !p.is(noun, &["century"]) || !(1..=30).contains(&number) {
            return None;
        }
        match p.number(noun + 1, Class::Era) {
            Some(-1) => Some((Expression::Unknown, noun + 2)),
            Some(_) => Some((Expression::Century(i16::from(number) - 1), noun + 2)),
            None => Some((Expression::Century(i16::from(number) - 1), noun + 1)),
        }
    }
}
