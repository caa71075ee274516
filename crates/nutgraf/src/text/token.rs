//! Words and marks.

use crate::types::Span;

/// Lexicons of the tokeniser.
#[derive(Debug, Default)]
pub(crate) struct Rules;

/// Appends the tokens of `span` to `tokens`.
pub(crate) fn cut(text: &str, span: Span, _rules: &Rules, tokens: &mut Vec<Span>) {
    let mut start = None;
    for (offset, char) in text[span.range()].char_indices() {
        let at = span.start() + offset;
        let is_word = char.is_alphanumeric();
        if let Some(begin) = start
            && !is_word
        {
            tokens.push(Span::new(begin, at));
            start = None;
        }
        if is_word {
            start = start.or(Some(at));
        } else if !char.is_whitespace() {
            tokens.push(Span::new(at, at + char.len_utf8()));
        }
    }
    if let Some(begin) = start {
        tokens.push(Span::new(begin, span.end()));
    }
}
