//! The shape of a line: what it looks like, apart from what it says.

use super::line::{ends_sentence, is_invisible, is_upper};

/// How a line ends, after closing quotes and brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// No mark: a letter, a digit, a percent sign.
    Open,
    /// A full stop or an ellipsis.
    Stop,
    /// The stop of an abbreviation ("U.S.", "Inc.").
    Abbreviation,
    Question,
    Exclamation,
    /// A comma, a colon, a semicolon, a dash: something follows.
    Pending,
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    Upper,
    Lower,
    Digit,
    Quote,
    Bracket,
    Other,
}

/// What a line looks like. Of long lines only the ends are looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Characters, at most `MAX_BYTES` + 1.
    pub(super) chars: u16,
    pub(super) words: u16,
    /// Words of four letters or more after the first word, and how many of them begin with a capital.
    long_words: u16,
    capitalized: u16,
    /// Words that begin with a digit.
    pub(super) numbers: u16,
    /// Places inside it where a sentence seems to end.
    pub(super) stops: u16,
    pub(super) opening: Opening,
    pub(super) ending: Ending,
    /// Whether it has no small letter.
    pub(super) is_upper: bool,
    /// Whether there are double quotation marks in it.
    pub(super) has_quotes: bool,
}

/// Longer lines are running text whatever they look like.
pub(super) const MAX_BYTES: usize = 600;

impl Shape {
    pub(super) fn of(line: &str) -> Self {
        let (opening, ending) = (opening(line), ending(line));
        let mut shape = Self {
            chars: u16::try_from(MAX_BYTES + 1).unwrap_or(u16::MAX),
            words: u16::MAX,
            long_words: 0,
            capitalized: 0,
            numbers: 0,
            stops: u16::MAX,
            opening,
            ending,
            is_upper: false,
            has_quotes: false,
        };
        if line.len() <= MAX_BYTES {
            shape.measure(line);
        }
        shape
    }

    fn measure(&mut self, line: &str) {
        (self.words, self.stops) = (0, 0);
        self.is_upper = is_upper(line);
        self.has_quotes = line.contains(['"', '“', '”', '«', '»', '„']);
        self.chars = u16::try_from(line.chars().count()).unwrap_or(u16::MAX);
        let mut after_stop = false;
        for word in line.split_whitespace() {
            let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
            let capital = letters.starts_with(char::is_uppercase);
            self.stops += u16::from(after_stop && !letters.starts_with(char::is_lowercase));
            if letters.len() >= 4 && self.words > 0 {
                self.long_words += 1;
                self.capitalized += u16::from(capital || letters.starts_with(|c: char| c.is_ascii_digit()));
            }
            self.numbers += u16::from(letters.starts_with(|c: char| c.is_ascii_digit()));
            after_stop = ends_sentence(word) && letters.len() >= 3 && letters.ends_with(char::is_lowercase);
            self.words += u16::from(!letters.is_empty());
        }
    }

    /// Whether Each Longer Word Begins With a Capital.
    pub(super) fn is_title_case(&self) -> bool {
        self.long_words > 0 && self.capitalized * 5 >= self.long_words * 4
    }

    /// Whether most longer words begin with a capital, as in lines of names.
    pub(super) fn is_mostly_names(&self) -> bool {
        self.capitalized * 2 >= self.long_words
    }

    /// Whether it ends as a sentence does.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self.ending, Ending::Stop | Ending::Question | Ending::Exclamation)
    }

    /// Whether it is running text beyond doubt: long, or several sentences.
    pub(super) fn is_prose(&self) -> bool {
        let long = if self.is_title_case() { 220 } else { 160 };
        self.chars >= long
            || (self.is_closed() && (self.stops > 0 || (self.chars >= 80 && !self.is_title_case())))
    }
}

fn opening(line: &str) -> Opening {
    match line.trim_start_matches(['*', '_']).chars().next() {
        Some(c) if c.is_uppercase() => Opening::Upper,
        Some(c) if c.is_lowercase() => Opening::Lower,
        Some(c) if c.is_numeric() => Opening::Digit,
        Some('"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '„' | '`') => Opening::Quote,
        Some('(' | '[' | '{' | '<') => Opening::Bracket,
        _ => Opening::Other,
    }
}

fn ending(line: &str) -> Ending {
    let closing =
        |c: char| matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '*' | '_') || is_invisible(c);
    let body = line.trim_end_matches(closing);
    match body.chars().next_back() {
        Some('.') if is_abbreviation(body) => Ending::Abbreviation,
        Some('.' | '…') => Ending::Stop,
        Some('?') => Ending::Question,
        Some('!') => Ending::Exclamation,
        Some(',' | ':' | ';' | '-' | '–' | '—') => Ending::Pending,
        _ => Ending::Open,
    }
}

/// Whether the last word is a letter with stops ("U.S.") or a short form that often ends a title.
fn is_abbreviation(body: &str) -> bool {
    let word = body.rsplit(char::is_whitespace).next().unwrap_or(body).trim_end_matches('.');
    let lettered = word.contains('.') && word.split('.').all(|part| part.len() == 1);
    lettered || matches!(word, "Inc" | "Corp" | "Co" | "Ltd" | "Jr" | "Sr" | "St" | "Dr" | "vs")
}
