//! Where a text is cut into pieces, and what each is made of.

use std::ops::Range;

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// A run of letters.
    Word,
    /// A run of ASCII digits.
    Digits,
    /// A single character of any other kind but white space.
    Mark,
}

/// The pieces of a text as ranges of its bytes.
pub(super) fn ranges(text: &str) -> impl Iterator<Item = (PieceKind, Range<usize>)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, char)| !char.is_whitespace())?;
        let kind = kind(first);
        let mut end = start + first.len_utf8();
        while kind != PieceKind::Mark
            && let Some((at, char)) = chars.next_if(|&(_, next)| continues(kind, next))
        {
            end = at + char.len_utf8();
        }
        Some((kind, start..end))
    })
}

fn kind(char: char) -> PieceKind {
    match char {
        '0'..='9' => PieceKind::Digits,
        _ if char.is_alphabetic() => PieceKind::Word,
        _ => PieceKind::Mark,
    }
}

fn continues(kind: PieceKind, char: char) -> bool {
    match kind {
        PieceKind::Word => char.is_alphabetic(),
        PieceKind::Digits => char.is_ascii_digit(),
        PieceKind::Mark => false,
    }
}
