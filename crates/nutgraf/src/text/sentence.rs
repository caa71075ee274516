//! Sentences: where a token that can end one does.

use std::ops::Range;

use super::Rules;
use super::stop::{self, Ending};
use crate::types::Span;

/// Appends the sentences of the tokens from `first` on, each a range of tokens.
pub(super) fn cut(
    text: &str,
    tokens: &[Span],
    first: usize,
    rules: &Rules,
    sentences: &mut Vec<Range<usize>>,
) {
    let mut start = first;
    let mut at = first;
    while at < tokens.len() {
        let Some(mark) = mark(text, tokens[at], rules) else {
            at += 1;
            continue;
        };
        let end = closed(text, tokens, at + 1);
        if end == tokens.len() || ends(text, &tokens[start..], at - start, end - start, mark, rules) {
            sentences.push(start..end);
            start = end;
        }
        at = end;
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
}

/// A token that can end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// A stop of the sentence.
    Stop,
    /// A question or exclamation mark, an ellipsis: often inside a sentence.
    Open,
    /// A stop of an abbreviation.
    Abbreviation(Ending),
}

/// Whether a token can end a sentence, and how.
fn mark(text: &str, token: Span, rules: &Rules) -> Option<Mark> {
    let form = &text[token];
    match form.as_bytes() {
        [b'.'] => Some(Mark::Stop),
        [b'.' | b'!' | b'?', ..] if !form.ends_with(|char: char| char.is_ascii_digit()) => Some(Mark::Open),
        [0xE2, 0x80, 0xA6, ..] => Some(Mark::Open),
        [.., b'.'] => Some(Mark::Abbreviation(stop::ending(form, rules))),
        _ => None,
    }
}

/// The first token from `at` on that does not close what is before it: quotation marks, brackets, more marks, notes.
fn closed(text: &str, tokens: &[Span], mut at: usize) -> usize {
    while at < tokens.len() {
        let is_adjacent = tokens[at].start() == tokens[at - 1].end();
        at = match &text[tokens[at]] {
            "." | "!" | "?" | "…" | "..." => at + 1,
            form if is_adjacent && is_closer(text, form, tokens[at]) => at + 1,
            "[" => match note_end(text, tokens, at) {
                Some(end) => end,
                None => return at,
            },
            _ => return at,
        };
    }
    at
}

fn is_closer(text: &str, form: &str, token: Span) -> bool {
    match form {
        ")" | "]" | "}" | "”" | "’" | "»" | "''" | "’’" => true,
        "\"" | "'" | "“" | "‘" => !text[token.end()..].starts_with(char::is_alphanumeric),
        _ => false,
    }
}

/// Where the note in square brackets at `at` ends, when it belongs to the sentence before it: "[4]", "[citation needed]",
/// "[…]".
fn note_end(text: &str, tokens: &[Span], at: usize) -> Option<usize> {
    let inside = tokens.get(at + 1..)?.iter().take(4).position(|token| &text[*token] == "]")?;
    let is_note = text[tokens[at + 1]]
        .starts_with(|char: char| char.is_lowercase() || char.is_numeric() || matches!(char, '…' | '.'));
    (inside > 0 && is_note).then_some(at + 1 + inside + 1)
}

/// Whether the sentence ends with the mark at `at`, before the token at `next`.
fn ends(text: &str, tokens: &[Span], at: usize, next: usize, mark: Mark, rules: &Rules) -> bool {
    let word = opened(text, tokens, next);
    let Some(form) = tokens.get(word).map(|token| &text[*token]) else { return false };
    let first = form.chars().next().unwrap_or(' ');
    let is_apart = tokens[next].start() > tokens[next - 1].end();
    if first.is_lowercase() && !is_small_name(form) {
        let is_strong = mark == Mark::Stop || text[tokens[at]].ends_with(['?', '!']);
        return is_strong && is_apart && next == at + 1 && is_plain_word(text, tokens, at);
    }
    if word == next
        && is_inner(first)
        && !(mark == Mark::Stop && next == at + 1 && is_apart && is_dash(first))
    {
        return false;
    }
    match mark {
        Mark::Stop => (is_apart || first.is_uppercase()) && !is_enumerator(text, tokens, at),
        Mark::Open => is_apart || first.is_uppercase(),
        Mark::Abbreviation(Ending::Never) => false,
        Mark::Abbreviation(_) if word > next => is_apart && first.is_uppercase(),
        Mark::Abbreviation(Ending::BeforeCapital) => first.is_uppercase(),
        Mark::Abbreviation(Ending::BeforeOpener) => rules.openers.contains(form),
    }
}

/// Whether a word that may begin a sentence is written with a small letter: "iPhone", an address.
fn is_small_name(form: &str) -> bool {
    form.bytes().any(|byte| byte.is_ascii_uppercase()) || form.starts_with("http") || form.starts_with("www.")
}

/// Whether the stop at `at` follows a word in lower case that is too long for an abbreviation, so that even a small
/// letter begins a sentence ("told me. thanks").
fn is_plain_word(text: &str, tokens: &[Span], at: usize) -> bool {
    let form = at.checked_sub(1).map_or("", |before| &text[tokens[before]]);
    form.len() >= 2 && form.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The first token from `at` on that opens nothing.
fn opened(text: &str, tokens: &[Span], mut at: usize) -> usize {
    while tokens.get(at).is_some_and(|token| {
        matches!(&text[*token], "\"" | "'" | "“" | "‘" | "«" | "„" | "``" | "(" | "[" | "{")
    }) {
        at += 1;
    }
    at
}

/// Whether a mark is a dash, which after a stop introduces a signature or the next item.
fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '–' | '—')
}

/// Whether a sentence cannot begin with this mark.
fn is_inner(mark: char) -> bool {
    matches!(mark, ',' | ';' | ':' | '-' | '–' | '—' | ')' | ']' | '}' | '”' | '/' | '%' | '&')
}

/// Whether the stop at `at` follows a number that counts an item of a list, a section or a figure, at the start of a
/// sentence or after a colon: "2.", "4.1.", "Figure 3.".
fn is_enumerator(text: &str, tokens: &[Span], at: usize) -> bool {
    let Some(number) = at.checked_sub(1) else { return false };
    let form = &text[tokens[number]];
    let is_small = form
        .split('.')
        .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let before = number.checked_sub(1).map(|before| &text[tokens[before]]);
    let is_first = match before {
        None | Some(":" | ";" | "*") => true,
        Some("Figure" | "Table") => number == 1,
        Some(_) => false,
    };
    is_small && is_first && tokens[number].end() == tokens[at].start()
}

#[cfg(test)]
mod tests {
    use super::super::token;
    use super::*;

    /// `text` marks where sentences begin with `‖`.
    #[track_caller]
    fn splits(cases: &[&str]) {
        let rules = Rules::default();
        for expected in cases {
            let text = &expected.replace('‖', "");
            let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
            token::cut(text, Span::new(0, text.len()), &rules, &mut tokens);
            cut(text, &tokens, 0, &rules, &mut sentences);
            let starts = sentences.iter().skip(1).rev().map(|sentence| tokens[sentence.start].start());
            let marked = starts.fold(text.clone(), |mut marked, start| {
                marked.insert(start, '‖');
                marked
            });
            assert_eq!(marked, **expected);
        }
    }

    #[test]
    fn abbreviations_end_a_sentence_only_before_a_word_that_begins_one() {
        splits(&[
            "U.S. forces left on Sept. 4. ‖Gen. Smith Jr. said at 9 a.m. Friday that No. 10 in St. Petersburg agreed.",
            "They trained in the U.S. ‖The general left at 9 a.m. ‖He had met J.D. Roe and George W. Marsh.",
            "Shares of Acme Inc. rose. ‖It sold Apex Corp. to Roe & Co. ‖But profits fell, e.g. Chinese ones.",
            "It was plan B. ‖The price was 3.5 million. ‖Was it no. 4? ‖No. ‖He said so.",
            "“We met in the U.S.” ‖“And then?”",
        ]);
    }

    #[test]
    fn marks_inside_a_sentence_do_not_end_it() {
        splits(&[
            "“Really?” she asked. ‖“Stop!” shouted the guard.",
            "She won (at last!) and wept. ‖Yahoo! shares rose ... then fell.",
            "There were three points: 1. No tax. ‖It was a ... ‖What?! ‖Never.",
            "He spoke.[4] ‖She wrote a book. [12] ‖It sold. [...] ‖The end came. […] ‖They left.",
            "2.1. The port, so far. ‖It grew by 2.1. ‖Then it fell.",
            "Figure 3. The port in winter. ‖We rank third in Table 4. ‖The rest fell.",
        ]);
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_they_close() {
        splits(&[
            "“We will rebuild.” ‖“When?” ‖(It is not known.) ‖He said: ‘So be it.’ ‖Then he left.",
            "She said, \"It is over.\" ‖\"Is it?\" ‖He wrote ``no.'' ‖Then, «da.» ‖End…",
            "Prices fell in the vote. ‖iPhone sales rose.\n‖A wrapped line goes\non. ‖Next",
        ]);
    }
}
