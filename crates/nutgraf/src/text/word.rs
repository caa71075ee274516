//! How far a word or a number goes, and what is cut off it.

use super::class::{self, Class};
use super::rules::{Affixes, Rules};
use super::{contraction, stop};
use crate::types::Span;

/// Appends the tokens of the word at `at`; returns where they end.
pub(super) fn cut(text: &str, at: usize, rules: &Rules, tokens: &mut Vec<Span>) -> usize {
    let number = number_end(text, at);
    let end = continued(text, at, number, &rules.affixes);
    if number > at && end > number && rules.affixes.is_unit(&text[number..end]) {
        tokens.push(Span::new(at, number));
        return finish(text, Span::new(number, end), rules, tokens);
    }
    finish(text, Span::new(at, end), rules, tokens)
}

/// Whether a number with its sign or a bare decimal begins at `at`: "+44", ".5".
pub(super) fn is_signed_number(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes[at], b'+' | b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// Appends a word with the stop that belongs to it, its clitics apart.
fn finish(text: &str, word: Span, rules: &Rules, tokens: &mut Vec<Span>) -> usize {
    if text[word].contains(['\'', '’']) {
        contraction::push(text, word, tokens);
        return word.end();
    }
    if stop::belongs(text, word, tokens.last().copied(), rules) {
        tokens.push(Span::new(word.start(), word.end() + 1));
        return word.end() + 1;
    }
    contraction::push_fused(text, word, tokens);
    word.end()
}

/// Where the number at `at` ends: digits with decimals, thousands, times, dates and telephone numbers.
fn number_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at + usize::from(is_signed_number(text, at));
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut length = digits(end);
    if length == 0 {
        return at;
    }
    let mut hyphens = Hyphens::default();
    loop {
        end += length;
        let Some(mark) = bytes.get(end) else { return end };
        let next = digits(end + 1);
        let joins = match mark {
            b'.' | b':' | b'/' => next > 0,
            b',' => next == 3,
            b'-' => hyphens.join(bytes, end, length, next),
            _ => false,
        };
        if !joins {
            return end;
        }
        end += 1;
        length = next;
    }
}

/// Whether hyphens between digits hold a number together ("2025-09-05", "555-0100", "3-5100") or make a range ("2012-13").
#[derive(Default)]
struct Hyphens {
    seen: usize,
}

impl Hyphens {
    fn join(&mut self, bytes: &[u8], at: usize, before: usize, after: usize) -> bool {
        let is_hyphen_next = bytes.get(at + 1 + after) == Some(&b'-')
            && bytes.get(at + 2 + after).is_some_and(u8::is_ascii_digit);
        let joins = after > 0 && (self.seen > 0 || is_hyphen_next || (matches!(before, 1 | 3) && after == 4));
        self.seen += usize::from(joins);
        joins
    }
}

/// Where the word that began at `start`, and goes on at `at`, ends: letters and the marks that hold a word together.
fn continued(text: &str, start: usize, at: usize, affixes: &Affixes) -> usize {
    let mut part = start;
    let mut end = class::alphanumeric_end(text, at);
    while let Some(mark) = joint(text, start, part, end, affixes) {
        part = end + mark;
        end = class::alphanumeric_end(text, part);
    }
    match &text.as_bytes()[start..] {
        // "US$", "A$", "HK$": the name of a currency.
        [b'A'..=b'Z', ..]
            if end - start <= 3 && is_capitals(text, start, end) && text[end..].starts_with('$') =>
        {
            end + 1
        }
        _ => end,
    }
}

/// The length of the mark at `end` when it holds the part of a word before it and what follows together.
fn joint(text: &str, start: usize, part: usize, end: usize, affixes: &Affixes) -> Option<usize> {
    let bytes = text.as_bytes();
    let mark = *bytes.get(end)?;
    let length = class::apostrophe_at(text, end).or(mark.is_ascii().then_some(1))?;
    let (class, _) = class::class(text, end + length)?;
    let is_letter = class == Class::Letter;
    if !is_letter && class != Class::Digit {
        return None;
    }
    let before = end - part;
    let after = || class::alphanumeric_end(text, end + 1) - (end + 1);
    let joins = match mark {
        b'\'' | 0xE2 => is_letter,
        b'.' => is_letter && is_initials(bytes, before, end, after()),
        b'-' => !text[..start].ends_with('-') && affixes.is_prefix(&text[start..end]),
        b'/' => is_letter && before == 1 && after() <= 2,
        b'&' => before <= 3 && after() <= 3,
        b'*' => is_letter,
        _ => false,
    };
    joins.then_some(length)
}

/// Whether the stop at `end` stands between initials ("J.D", "Ph.D", "a.m") and not between two sentences.
fn is_initials(bytes: &[u8], before: usize, end: usize, after: usize) -> bool {
    let is_stop_next = bytes.get(end + 1 + after) == Some(&b'.');
    (before == 1 && after <= 2) || (before <= 3 && after == 1 && is_stop_next)
}

fn is_capitals(text: &str, start: usize, end: usize) -> bool {
    text.as_bytes()[start..end].iter().all(u8::is_ascii_uppercase)
}
