//! What a character is to the tokeniser.

/// What a character is to the tokeniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// White space and control characters.
    Space,
    /// Letters, digits beyond ASCII, and `_`.
    Letter,
    /// An ASCII digit.
    Digit,
    /// Combining marks and invisible characters: part of the word they follow, nothing on their own.
    Extender,
    /// Everything else.
    Symbol,
}

/// The class of each ASCII byte.
const ASCII: [Class; 128] = {
    let mut table = [Class::Symbol; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            0..=b' ' | 0x7F => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            _ => Class::Symbol,
        };
        byte += 1;
    }
    table
};

/// The class and the length in bytes of the character at byte `at`, `None` at the end.
pub(super) fn class(text: &str, at: usize) -> Option<(Class, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return Some((ASCII[usize::from(byte)], 1));
    }
    let char = text[at..].chars().next()?;
    Some((beyond_ascii(char), char.len_utf8()))
}

/// Where the run of characters of which `is` holds ends.
pub(super) fn run_end(text: &str, mut at: usize, is: impl Fn(Class) -> bool) -> usize {
    while let Some((class, length)) = class(text, at)
        && is(class)
    {
        at += length;
    }
    at
}

/// Where the letters, digits and marks from `at` on end.
pub(super) fn alphanumeric_end(text: &str, at: usize) -> usize {
    run_end(text, at, |class| matches!(class, Class::Letter | Class::Digit | Class::Extender))
}

/// Where the white space from `at` on ends.
pub(super) fn space_end(text: &str, at: usize) -> usize {
    run_end(text, at, |class| matches!(class, Class::Space | Class::Extender))
}

/// Whether a word goes on at `at`.
pub(super) fn is_alphanumeric_at(text: &str, at: usize) -> bool {
    matches!(class(text, at), Some((Class::Letter | Class::Digit, _)))
}

/// The length in bytes of the apostrophe at `at`, straight or curly.
pub(super) fn apostrophe_at(text: &str, at: usize) -> Option<usize> {
    match &text.as_bytes()[at..] {
        [b'\'', ..] => Some(1),
        [0xE2, 0x80, 0x99, ..] => Some(3),
        _ => None,
    }
}

fn beyond_ascii(char: char) -> Class {
    match char {
        // Soft hyphen, zero-width and directional characters, the byte order mark.
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => Class::Extender,
        // Combining marks that accompany Latin letters and symbols; variation selectors.
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' => Class::Extender,
        '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' => Class::Extender,
        _ if char.is_alphanumeric() => Class::Letter,
        _ if char.is_whitespace() || char.is_control() => Class::Space,
        _ => Class::Symbol,
    }
}
