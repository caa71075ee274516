//! Sentences.

use std::ops::Range;

use crate::types::Span;

/// Lexicons of the sentence splitter.
#[derive(Debug, Default)]
pub(crate) struct Rules;

/// Cuts the tokens from `first` on into sentences, each a range of tokens.
pub(crate) fn cut(text: &str, tokens: &[Span], first: usize, _rules: &Rules) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = first;
    for at in first..tokens.len() {
        let is_end = matches!(&text[tokens[at].range()], "." | "!" | "?");
        if is_end || at + 1 == tokens.len() {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    sentences
}
