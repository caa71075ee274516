//! A sentence in fine pieces: words, runs of digits, and marks, each with what the lexicon says of it.
//!
//! Finer than tokens on purpose: "2.15pm", "third-quarter", "1990s" and "June 4–6" fall into the parts that grammar needs.

use super::calendar::Unit;
use super::lexicon::{Class, Lexicon, Meaning, Sense};
use super::value::Code;
use crate::types::Span;

/// The most pieces that lead to the one that names the time ("at about the very end of the last few …").
const LEAD: u8 = 10;

/// How many of them may be words that the lexicon lacks.
const OTHERS: u8 = 2;

/// The longest word that a lexicon holds, in bytes.
const LONGEST: usize = 16;

/// What kind of text a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A run of digits; its value stops at `u32::MAX`.
    Digits(u32),
    Mark(char),
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subtoken<'l> {
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// Whether nothing stands between it and the piece before.
    pub(super) is_glued: bool,
    senses: &'l [Sense],
    /// Pieces from here to the first that names a time, at most `u8::MAX`.
    to_name: u8,
}

impl Subtoken<'_> {
    /// Whether it is a run of letters.
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// A sentence in pieces.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    list: Vec<Subtoken<'a>>,
}

impl<'a> Pieces<'a> {
    /// No pieces yet.
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self { text, lexicon, list: Vec::new() }
    }

    /// Cuts `span` in the place of what was there. Linear in its length.
    pub(super) fn cut(&mut self, span: Span) {
        self.list.clear();
        let (mut at, end) = (span.start(), span.end());
        let mut last = None;
        while at < end {
            let rest = &self.text[at..end];
            let Some(first) = rest.chars().next() else { break };
            let length = match first {
                _ if first.is_ascii_digit() => run(rest, |c| c.is_ascii_digit()),
                _ if first.is_alphabetic() => run(rest, char::is_alphabetic),
                _ => first.len_utf8(),
            };
            if !first.is_whitespace() {
                let word = &rest[..length];
                let kind = match first {
                    _ if first.is_ascii_digit() => Kind::Digits(word.parse().unwrap_or(u32::MAX)),
                    _ if first.is_alphabetic() => Kind::Word,
                    _ => Kind::Mark(first),
                };
                let senses = if kind == Kind::Word { look_up(self.lexicon, word) } else { &[] };
                let span = Span::new(at, at + length);
                self.list.push(Subtoken { span, kind, is_glued: last == Some(at), senses, to_name: u8::MAX });
                last = Some(at + length);
            }
            at += length;
        }
        self.measure_leads();
    }

    /// Counts from each piece to the next that names a time, where only marks, words of the lexicon and a few others right before
    /// the name ("the full business day") lead to it.
    fn measure_leads(&mut self) {
        let mut to_name = u8::MAX;
        for piece in self.list.iter_mut().rev() {
            let is_name = matches!(piece.kind, Kind::Digits(_))
                || piece.senses.iter().any(|sense| sense.class.names_time());
            let leads = piece.kind != Kind::Word || !piece.senses.is_empty() || to_name < OTHERS;
            to_name = match is_name {
                true => 0,
                false if leads => to_name.saturating_add(1),
                false => u8::MAX,
            };
            piece.to_name = to_name;
        }
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The piece, if there is one.
    pub(super) fn get(&self, at: usize) -> Option<&Subtoken<'a>> {
        self.list.get(at)
    }

    /// From the first piece to the one before `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.list[start].span.cover(self.list[end - 1].span)
    }

    /// The words of a piece, "" past the end.
    pub(super) fn form(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |piece| &self.text[piece.span.range()])
    }

    /// Whether an expression of time may begin with the piece: a digit, or a word of the lexicon that names a time or
    /// leads to one.
    pub(super) fn is_trigger(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| {
            piece.to_name <= LEAD
                && match piece.kind {
                    Kind::Digits(_) => true,
                    Kind::Word => piece.senses.iter().any(|sense| sense.class.begins()),
                    Kind::Mark(mark) => matches!(mark, '\'' | '’' | '‘'),
                }
        })
    }

    /// The meaning of a word in a class.
    pub(super) fn meaning(&self, at: usize, class: Class) -> Option<Meaning> {
        let senses = self.get(at)?.senses;
        senses.iter().find(|sense| sense.class == class).map(|sense| sense.meaning)
    }

    /// Whether the word has the class.
    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        self.meaning(at, class).is_some()
    }

    /// The number of a word in a class.
    pub(super) fn number(&self, at: usize, class: Class) -> Option<i16> {
        match self.meaning(at, class)? {
            Meaning::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The code of a word in a class.
    pub(super) fn code(&self, at: usize, class: Class) -> Option<Code> {
        match self.meaning(at, class)? {
            Meaning::Code(code) => Some(code),
            _ => None,
        }
    }

    /// The unit of a singular ("year") or, of a plural ("years"), as `class` says.
    pub(super) fn unit(&self, at: usize, class: Class) -> Option<Unit> {
        match self.meaning(at, class)? {
            Meaning::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// Whether the piece is one of these words, in any case.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let form = self.form(at);
        words.iter().any(|word| form.eq_ignore_ascii_case(word))
    }

    /// Whether the pieces from `at` on are these words, in any case.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.form(at + offset).eq_ignore_ascii_case(word))
    }

    /// Whether the piece is this mark.
    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|piece| piece.kind == Kind::Mark(mark))
    }

    /// Whether the piece is one of these marks.
    pub(super) fn is_any_mark(&self, at: usize, marks: &str) -> bool {
        self.get(at).is_some_and(|piece| matches!(piece.kind, Kind::Mark(mark) if marks.contains(mark)))
    }

    /// Whether the piece is a hyphen, a dash or a tilde.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        let dash = |mark| matches!(mark, '-' | '–' | '—' | '‐' | '‑' | '−' | '~');
        self.get(at).is_some_and(|piece| matches!(piece.kind, Kind::Mark(mark) if dash(mark)))
    }

    /// Whether the piece is an apostrophe.
    pub(super) fn is_apostrophe(&self, at: usize) -> bool {
        self.mark(at, '\'') || self.mark(at, '’') || self.mark(at, '‘')
    }

    /// Whether nothing stands between the piece and the one before.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.is_glued)
    }

    /// Value and length of a run of digits.
    pub(super) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let piece = self.get(at)?;
        match piece.kind {
            Kind::Digits(value) => Some((value, piece.span.len())),
            _ => None,
        }
    }

    /// Whether a clause surely ends with this mark: a semicolon, or a stop before a capital that follows no abbreviation.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        let Some(piece) = self.get(at) else { return true };
        match piece.kind {
            Kind::Mark(';' | '!' | '?') => true,
            Kind::Mark('.') => {
                let before = at.checked_sub(1);
                let is_short = before.is_some_and(|at| {
                    self.digits(at).is_none() && self.form(at).len() <= 2 || self.has(at, Class::MonthShort)
                });
                !is_short && !self.is_glued(at + 1) && self.is_capital(at + 1)
            }
            _ => false,
        }
    }

    /// Whether the piece is a word that begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.kind == Kind::Word)
            && self.form(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the piece is a word in lower case.
    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.kind == Kind::Word) && !self.is_capital(at)
    }
}

/// Length in bytes of the characters at the start of `text` that `belongs`.
fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// Senses of a word in any case, without allocating.
fn look_up<'l>(lexicon: &'l Lexicon, word: &str) -> &'l [Sense] {
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else { return &[] };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).map_or(&[], |word| lexicon.senses(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<&str> {
        let lexicon = Lexicon::default();
        let mut pieces = Pieces::new(text, &lexicon);
        pieces.cut(Span::new(0, text.len()));
        (0..pieces.len()).map(|at| &text[pieces.list[at].span.range()]).collect()
    }

    #[test]
    fn pieces_are_finer_than_words() {
        assert_eq!(forms("2.15pm, mid-July"), ["2", ".", "15", "pm", ",", "mid", "-", "July"]);
        assert_eq!(forms("the ’90s\u{a0}é1"), ["the", "’", "90", "s", "é", "1"]);
    }
}
