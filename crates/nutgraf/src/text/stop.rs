//! Whether a stop belongs to the word before it, and whether a sentence may end there.

use super::class;
use super::rules::{Abbreviation, Kind, Rules};
use crate::types::Span;

/// What may follow a word that ends with a stop of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The sentence goes on.
    Never,
    /// The sentence ends before a word that begins sentences.
    BeforeOpener,
    /// The sentence ends before any capital.
    BeforeCapital,
}

/// Whether the stop after `word`, if there is one, is part of it.
pub(super) fn belongs(text: &str, word: Span, previous: Option<Span>, rules: &Rules) -> bool {
    let rest = &text.as_bytes()[word.end()..];
    if rest.first() != Some(&b'.') || rest.get(1) == Some(&b'.') {
        return false;
    }
    let form = &text[word];
    if form.contains('.') {
        return form.bytes().all(|byte| byte == b'.' || byte.is_ascii_alphabetic());
    }
    let context = Context { text, word, previous, next: class::space_end(text, word.end() + 1) };
    if is_initial(form) {
        return context.is_name(rules);
    }
    rules.abbreviations.get(form).is_some_and(|abbreviation| context.fits(abbreviation))
}

/// Where a sentence may end after a token that ends with a stop of its own.
pub(super) fn ending(token: &str, rules: &Rules) -> Ending {
    let form = token.strip_suffix('.').unwrap_or(token);
    if matches!(form, "e.g" | "i.e" | "E.g" | "I.e") {
        return Ending::Never;
    }
    if is_initial(form) {
        return Ending::BeforeOpener;
    }
    match rules.abbreviations.get(form).map(|abbreviation| abbreviation.kind) {
        Some(Kind::Title | Kind::Reference | Kind::Connective) => Ending::Never,
        Some(Kind::Closing) => Ending::BeforeCapital,
        _ => Ending::BeforeOpener,
    }
}

/// Whether a word is one capital.
fn is_initial(form: &str) -> bool {
    matches!(form.as_bytes(), [b'A'..=b'Z'])
}

/// A word before a stop, and its neighbours.
struct Context<'a> {
    text: &'a str,
    word: Span,
    previous: Option<Span>,
    /// Where the next token begins.
    next: usize,
}

impl Context<'_> {
    /// Whether an abbreviation may stand here.
    fn fits(&self, abbreviation: Abbreviation) -> bool {
        match (abbreviation.kind, abbreviation.is_word) {
            (Kind::Reference, _) => self.is_digit_next() || self.is_after("(") || self.is_after(";"),
            (_, false) => true,
            (Kind::Title | Kind::Suffix | Kind::Organization, true) => {
                self.is_capital() && self.is_capital_next()
            }
            (Kind::Calendar | Kind::Measure, true) => self.is_digit_next() || self.is_digit_before(),
            (Kind::Place, true) => {
                self.is_capital() && self.previous.is_some_and(|span| &self.text[span] == ",")
            }
            (Kind::Connective | Kind::Closing, true) => self.is_digit_next(),
        }
    }

    /// Whether a capital with a stop is the initial of a name, not the last word of a sentence ("Plan B.").
    fn is_name(&self, rules: &Rules) -> bool {
        let rest = &self.text[self.next..];
        let next = &rest[..class::alphanumeric_end(rest, 0)];
        let is_pronoun =
            &self.text[self.word] == "I" && !(self.is_capital_before() && self.is_capital_next());
        !rest.is_empty() && !is_pronoun && !self.is_platform() && !rules.openers.contains(next)
    }

    /// "He posted on X."
    fn is_platform(&self) -> bool {
        let leads = |span: Span| matches!(&self.text[span], "on" | "to" | "via");
        &self.text[self.word] == "X" && self.previous.is_some_and(leads)
    }

    fn is_after(&self, mark: &str) -> bool {
        self.previous.is_some_and(|span| &self.text[span] == mark)
    }

    fn is_digit_next(&self) -> bool {
        self.text.as_bytes().get(self.next).is_some_and(u8::is_ascii_digit)
    }

    fn is_capital_next(&self) -> bool {
        self.text[self.next..].chars().next().is_some_and(char::is_uppercase)
    }

    fn is_capital(&self) -> bool {
        self.text.as_bytes()[self.word.start()].is_ascii_uppercase()
    }

    fn is_capital_before(&self) -> bool {
        self.previous.is_some_and(|span| self.text[span].starts_with(char::is_uppercase))
    }

    fn is_digit_before(&self) -> bool {
        self.previous.is_some_and(|span| self.text.as_bytes()[span.start()].is_ascii_digit())
    }
}
