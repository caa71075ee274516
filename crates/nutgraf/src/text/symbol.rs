//! Marks: punctuation, emoticons, emoji.

use unicode_segmentation::UnicodeSegmentation;

/// Where the mark at `at` ends. `follows` says that a token ends where it begins.
pub(super) fn end(text: &str, at: usize, follows: bool) -> usize {
    let bytes = text.as_bytes();
    let byte = bytes[at];
    if !byte.is_ascii() {
        return beyond_ascii(text, at);
    }
    if !follows && let Some(end) = emoticon_end(bytes, at) {
        return end;
    }
    let run = |is: fn(u8, u8) -> bool| at + bytes[at..].iter().take_while(|next| is(byte, **next)).count();
    if byte == b'.'
        && !follows
        && let Some(end) = suffix_end(bytes, at)
    {
        return end;
    }
    let stops = run(|_, next| matches!(next, b'.' | b'!' | b'?'));
    let rule = run(|_, next| matches!(next, b'-' | b'=' | b'_' | b'*' | b'~' | b'#'));
    match byte {
        // "Wait..?", "no!."
        b'.' | b'!' | b'?' if bytes[at..stops].iter().any(|mark| *mark != b'.') => stops,
        // A line drawn across the page: "----==".
        b'-' | b'=' | b'_' | b'*' | b'~' | b'#' if rule >= at + 4 => rule,
        b'.' | b'-' | b'*' | b'=' | b'~' | b'+' | b'<' | b'>' | b'|' | b'#' | b'$' | b'_' | b'/' => {
            run(|first, next| first == next)
        }
        // Two of them are one quotation mark.
        b'`' | b'\'' if bytes.get(at + 1) == Some(&byte) => at + 2,
        _ => at + 1,
    }
}

/// Where the ending of a name that stands alone at `at` ends: ".doc", ".COM".
fn suffix_end(bytes: &[u8], at: usize) -> Option<usize> {
    let length = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let letters = &bytes[at + 1..at + 1 + length];
    let is_one_case =
        letters.iter().all(u8::is_ascii_lowercase) || letters.iter().all(u8::is_ascii_uppercase);
    ((2..=4).contains(&length) && is_one_case).then_some(at + 1 + length)
}

/// A dash or an ellipsis runs on; anything else is one character as a reader sees it, such as an emoji of several.
fn beyond_ascii(text: &str, at: usize) -> usize {
    let char = text[at..].chars().next().expect("a token has a character");
    let length = char.len_utf8();
    match char {
        '—' | '–' | '…' => at + text[at..].chars().take_while(|next| *next == char).count() * length,
        '\u{2018}'..='\u{201F}' | '«' | '»' | '€' | '£' => at + length,
        _ => at + text[at..].graphemes(true).next().map_or(length, str::len),
    }
}

/// Where the face of eyes, nose and mouth that stands between spaces at `at` ends.
fn emoticon_end(bytes: &[u8], at: usize) -> Option<usize> {
    let (b':' | b';' | b'=') = bytes[at] else { return None };
    let nose = usize::from(matches!(bytes.get(at + 1), Some(b'-' | b'\'')));
    let mouth = at + 1 + nose;
    let is_mouth =
        matches!(bytes.get(mouth), Some(b')' | b'(' | b'D' | b'P' | b'p' | b'/' | b'|' | b'O' | b'o'));
    let is_alone = bytes.get(mouth + 1).is_none_or(u8::is_ascii_whitespace);
    (is_mouth && is_alone).then_some(mouth + 1)
}
