//! One block under reading, cut into periods: sentences in which words in marks count as one word.

use std::ops::Range;

use super::cue;
use super::pair::Quoted;
use super::word::{Class, Word};
use crate::types::Span;

/// A block with its words and its words in marks.
#[derive(Debug)]
pub(super) struct Block<'a> {
    pub(super) text: &'a str,
    pub(super) words: Vec<Word<'a>>,
    pub(super) quoted: Vec<Quoted>,
}

impl<'a> Block<'a> {
    /// The words in marks that the word at `at` stands for.
    pub(super) fn quoted(&self, at: usize) -> Option<&Quoted> {
        self.words[at].quote().map(|index| &self.quoted[index])
    }

    /// What stands between the marks at `at`, nothing where there are none.
    pub(super) fn inner(&self, at: usize) -> &'a str {
        self.quoted(at).map_or("", |quoted| self.text[quoted.inner].trim_end())
    }

    /// Where the words of a range stand, with the marks at their edges.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.words[range.start].span.cover(self.words[range.end - 1].span)
    }

    /// Whether it begins with words in marks.
    pub(super) fn starts_quoted(&self) -> bool {
        self.words.first().is_some_and(|word| word.quote().is_some())
    }

    /// The periods of the block, in reading order.
    pub(super) fn periods(&self) -> Vec<Range<usize>> {
        let mut periods = Vec::new();
        let mut start = 0;
        for end in 1..=self.words.len() {
            if end == self.words.len() || self.ends_period(end - 1) {
                periods.push(start..end);
                start = end;
            }
        }
        periods
    }

    /// Words in marks end a period when a sentence ends inside them and no cue follows.
    fn ends_period(&self, at: usize) -> bool {
        let (word, next) = (&self.words[at], &self.words[at + 1]);
        if word.quote().is_none() {
            return word.is_last;
        }
        let inner = self.inner(at);
        if !ends_speech(inner) || next.is_lowercase() || next.class == Class::Punctuation {
            return false;
        }
        next.quote().is_some() || inner.ends_with('.') || !cue::follows(&self.words, at + 1)
    }
}

/// The last character but for quotation marks, brackets and white space.
pub(super) fn last_mark(words: &str) -> Option<char> {
    let is_loose = |char: char| char.is_whitespace() || matches!(char, '’' | '\'' | '”' | '"' | ')' | ']');
    words.trim_end_matches(is_loose).chars().next_back()
}

/// Whether the words end as a sentence does.
pub(super) fn ends_speech(words: &str) -> bool {
    matches!(last_mark(words), Some('.' | '!' | '?' | '…'))
}
