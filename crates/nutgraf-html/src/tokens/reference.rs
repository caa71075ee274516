//! References to characters: `&amp;`, `&#8217;`, `&#x2019;`.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use html5ever::tendril::StrTendril;

/// Where a reference stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    /// "?a=1&copy=2" is an address there.
    Attribute,
}

/// The characters that a reference means, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    first: char,
    second: Option<char>,
    pub(super) length: usize,
}

impl Reference {
    pub(super) fn push_to(self, text: &mut StrTendril) {
        text.push_char(self.first);
        self.second.into_iter().for_each(|second| text.push_char(second));
    }
}

/// The reference that a text begins with, if its `&` begins one.
pub(super) fn decoded(text: &str, place: Place) -> Option<Reference> {
    let one = |first: char, length: usize| Some(Reference { first, second: None, length });
    match text.as_bytes() {
        [b'&', b'a', b'm', b'p', b';', ..] => one('&', 5),
        [b'&', b'n', b'b', b's', b'p', b';', ..] => one('\u{a0}', 6),
        [b'&', b'q', b'u', b'o', b't', b';', ..] => one('"', 6),
        [b'&', b'#', ..] => numbered(text),
        _ => named(text, place),
    }
}

fn numbered(text: &str) -> Option<Reference> {
    let bytes = text.as_bytes();
    let (start, base) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (3, 16) } else { (2, 10) };
    let digits = bytes[start..].iter().map_while(|&byte| char::from(byte).to_digit(base));
    let (mut number, mut count) = (0_u32, 0);
    for digit in digits {
        number = number.saturating_mul(base).saturating_add(digit);
        count += 1;
    }
    if count == 0 {
        return None;
    }
    let end = start + count;
    let length = end + usize::from(bytes.get(end) == Some(&b';'));
    Some(Reference { first: character(number), second: None, length })
}

/// Numbers of controls are those of Windows, others that are no character are replaced.
fn character(number: u32) -> char {
    let control = number.checked_sub(0x80).and_then(|at| C1_REPLACEMENTS.get(at as usize)).copied().flatten();
    control.or_else(|| char::from_u32(number).filter(|&c| c != '\0')).unwrap_or('\u{fffd}')
}

/// The longest name that the text begins with; some need no semicolon.
fn named(text: &str, place: Place) -> Option<Reference> {
    let name = &text[1..];
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let mut longest = None;
    for length in 1..=name.len() {
        let Some(known) = name.get(..length).and_then(|name| NAMED_ENTITIES.get(name)) else { break };
        // Zeros are the beginning of a name.
        if known.0 != 0 {
            longest = Some((known, length));
        }
    }
    let (&(first, second), length) = longest?;
    let after = name.as_bytes().get(length);
    let goes_on = after.is_some_and(|&next| next == b'=' || next.is_ascii_alphanumeric());
    if place == Place::Attribute && goes_on && !name[..length].ends_with(';') {
        return None;
    }
    let second = char::from_u32(second).filter(|&second| second != '\0');
    Some(Reference { first: char::from_u32(first)?, second, length: length + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_references_as_browsers_do() {
        for (text, place, expected) in [
            ("&amp;x", Place::Text, Some(("&", 5))),
            ("&ampx", Place::Text, Some(("&", 4))),
            ("&ampx", Place::Attribute, None),
            ("&copy=2", Place::Attribute, None),
            ("&copy;=2", Place::Attribute, Some(("©", 6))),
            ("&copy", Place::Attribute, Some(("©", 5))),
            ("&notit;", Place::Text, Some(("¬", 4))),
            ("&notin;", Place::Text, Some(("∉", 7))),
            ("&#8217;s", Place::Text, Some(("’", 7))),
            ("&#x2019s", Place::Text, Some(("’", 7))),
            ("&#146;", Place::Text, Some(("’", 6))),
            ("&#0;", Place::Text, Some(("\u{fffd}", 4))),
            ("&#99999999999;", Place::Text, Some(("\u{fffd}", 14))),
            ("&#xD800;", Place::Text, Some(("\u{fffd}", 8))),
            ("&#x;", Place::Text, None),
            ("&#", Place::Text, None),
            ("&", Place::Text, None),
            ("& ", Place::Text, None),
            ("&é;", Place::Text, None),
            ("&xyzzy;", Place::Text, None),
            ("&acE;", Place::Text, Some(("\u{223e}\u{333}", 5))),
        ] {
            let read = decoded(text, place);
            let shown = read.map(|read| {
                let mut shown = StrTendril::new();
                read.push_to(&mut shown);
                (shown.to_string(), read.length)
            });
            assert_eq!(shown, expected.map(|(shown, length)| (shown.to_owned(), length)), "{text}");
        }
    }
}
