//! Pieces: the runs of letters, the runs of digits and the single marks that rules match.

use crate::types::Span;

use super::cut::{PieceKind, ranges};
use super::numeral;
use super::vocabulary::{Vocabulary, WordId};

/// The white space before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// None: the piece is glued to the one before.
    None,
    /// One space that does not break the line (no-break, thin, narrow no-break).
    NoBreak,
    /// One or more blanks on one line.
    Space,
    /// At least one line break, or the start of the text.
    Line,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    /// Its place, in bytes of the article's text.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: PieceKind,
    /// The white space before it.
    pub(crate) gap: Gap,
    /// The word it is in any case.
    pub(super) folded: WordId,
    /// The word it is as written, where that has a capital or is no ASCII.
    pub(super) exact: WordId,
}

/// The pieces of a stretch of text.
#[derive(Debug)]
pub(crate) struct Pieces<'a> {
    text: &'a str,
    list: Vec<Piece>,
    numbers: &'a numeral::Words,
}

impl<'a> Pieces<'a> {
    /// Cuts `span` of `text` into pieces.
    pub(super) fn new(
        text: &'a str,
        span: Span,
        vocabulary: &Vocabulary,
        numbers: &'a numeral::Words,
    ) -> Self {
        let mut list = Vec::with_capacity(span.len() / 4);
        let mut gap = Gap::Line;
        let mut last = span.start();
        for (kind, range) in ranges(&text[span.range()]) {
            let span = Span::new(span.start() + range.start, span.start() + range.end);
            for blank in text[last..span.start()].chars() {
                gap = wider(gap, blank);
            }
            let (folded, exact) = match kind {
                PieceKind::Digits if range.len() > 3 => Default::default(),
                _ => vocabulary.look_up(&text[span.range()]),
            };
            list.push(Piece { span, kind, gap, folded, exact });
            (gap, last) = (Gap::None, span.end());
        }
        Self { text, list, numbers }
    }

    /// How many pieces there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The piece at an index; `None` past the end, and before the start (`at.wrapping_sub(1)`).
    pub(crate) fn get(&self, at: usize) -> Option<&Piece> {
        self.list.get(at)
    }

    /// The characters of the piece at an index; empty where there is none.
    pub(crate) fn str(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |piece| &self.text[piece.span.range()])
    }

    /// Whether the piece at an index has this form, in any case for a form in lower case.
    pub(crate) fn is(&self, at: usize, form: &str) -> bool {
        self.str(at).eq_ignore_ascii_case(form)
    }

    /// Whether there is a piece of this kind at an index.
    pub(crate) fn is_kind(&self, at: usize, kind: PieceKind) -> bool {
        self.get(at).is_some_and(|piece| piece.kind == kind)
    }

    /// Whether the piece at an index stands without white space after another.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|piece| piece.gap == Gap::None)
    }

    /// Whether one single blank on the line stands before the piece at an index, not the wide gap of a table.
    pub(crate) fn is_next_word(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.get(before)) else { return false };
        self.get(at).is_some_and(|piece| match piece.gap {
            Gap::NoBreak => true,
            Gap::Space => piece.span.start() == before.span.end() + 1,
            Gap::None | Gap::Line => false,
        })
    }

    /// Whether the piece at an index is a hyphen, a dash or a minus sign.
    pub(crate) fn is_dash(&self, at: usize) -> bool {
        matches!(self.str(at), "-" | "–" | "—" | "‐" | "‑" | "−")
    }

    /// Whether the piece at an index is a quotation mark that may close.
    pub(crate) fn is_closing_quote(&self, at: usize) -> bool {
        matches!(self.str(at), "\"" | "”" | "’" | "'" | "»")
    }

    /// The digits of the piece at an index as a number, if they are at most nine.
    pub(crate) fn digits(&self, at: usize) -> Option<u32> {
        let is_short = self.is_kind(at, PieceKind::Digits) && self.str(at).len() <= 9;
        is_short.then(|| self.str(at).parse().ok()).flatten()
    }

    /// The place of the pieces from `start` up to, not including, `end`.
    ///
    /// # Panics
    ///
    /// When there are none.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        self.list[start].span.cover(self.list[end - 1].span)
    }

    /// The characters of the pieces from `start` up to, not including, `end`, with the white space between.
    #[cfg(test)]
    pub(crate) fn words(&self, start: usize, end: usize) -> &'a str {
        &self.text[self.span(start, end).range()]
    }

    /// What the piece at an index does in a number.
    pub(super) fn number_word(&self, at: usize) -> Option<&'a numeral::Word> {
        let piece = self.get(at)?;
        self.numbers.get(piece.exact).or_else(|| self.numbers.get(piece.folded))
    }
}

fn wider(gap: Gap, char: char) -> Gap {
    match (gap, char) {
        (Gap::Line, _) | (_, '\n' | '\r' | '\u{2028}' | '\u{2029}') => Gap::Line,
        (Gap::None, '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}') => Gap::NoBreak,
        _ => Gap::Space,
    }
}
