//! What stands beside an article and cannot be read; the article is read without it.

use std::fmt;

/// A part of an article, other than its text or page, that cannot be read and is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The part: "published".
    part: &'static str,
    /// What stands there.
    given: String,
    /// What was expected.
    expected: &'static str,
}

/// Characters of a value that a message shows.
const SHOWN: usize = 60;

impl Warning {
    pub(crate) fn new(part: &'static str, given: &str, expected: &'static str) -> Self {
        let mut shown: String = given.chars().take(SHOWN).collect();
        if shown.len() < given.len() {
            shown.push('…');
        }
        Self { part, given: shown, expected }
    }

    /// The part of the article that is left out, as a line of JSON calls it: "published".
    #[must_use]
    pub fn part(&self) -> &'static str {
        self.part
    }

    /// What it is in a few words that are the same for all of its kind, to count by.
    #[must_use]
    pub fn category(&self) -> String {
        format!("`{}` that cannot be read", self.part)
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, given, expected } = self;
        write!(f, "`{part}` is {given:?}, expected {expected}; the article is read without it")
    }
}
