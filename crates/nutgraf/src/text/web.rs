//! Addresses and handles: URLs, e-mail, hosts, file names, `@user`, `#tag`.

use super::class::{Class, alphanumeric_end, class};
use super::rules::Affixes;

/// What an address may begin with.
const SCHEMES: [&str; 5] = ["http://", "https://", "ftp://", "mailto:", "www."];

/// Whether the characters at `at` and after form an address, and where it and the run of characters it was looked
/// for in end. A caller need not look again before the end of the run.
pub(super) fn address_end(text: &str, at: usize, affixes: &Affixes) -> (Option<usize>, usize) {
    if SCHEMES.iter().any(|scheme| starts_with(text, at, scheme)) {
        let end = path_end(text, at);
        return (Some(end), end);
    }
    let run = at + text.as_bytes()[at..].iter().take_while(|byte| is_host(**byte)).count();
    if text.as_bytes().get(run) == Some(&b'@')
        && class(text, run + 1).is_some_and(|(class, _)| class == Class::Letter)
    {
        let host = text.as_bytes()[run + 1..].iter().take_while(|byte| is_host(**byte)).count();
        return (Some(trim(text, at, run + 1 + host)), run + 1 + host);
    }
    let host = trim(text, at, run);
    if !is_known(&text[at..host], affixes) && !is_group(&text[at..host]) {
        return (None, run);
    }
    let is_path = host == run && text.as_bytes().get(run) == Some(&b'/');
    (Some(if is_path { path_end(text, run) } else { host }), run)
}

/// Where the `@user` or `#tag` that begins at `at` ends.
pub(super) fn handle_end(text: &str, at: usize) -> Option<usize> {
    let is_handle = matches!(text.as_bytes()[at], b'@' | b'#')
        && class(text, at + 1).is_some_and(|(class, _)| class == Class::Letter);
    is_handle.then(|| alphanumeric_end(text, at + 1))
}

fn starts_with(text: &str, at: usize, prefix: &str) -> bool {
    text.as_bytes()
        .get(at..at + prefix.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(prefix.as_bytes()))
}

/// Whether the last label names a domain or a kind of file, in the case of the rest: "soil.Net" is two words,
/// "News.Com" is one.
fn is_known(run: &str, affixes: &Affixes) -> bool {
    let Some((rest, label)) = run.rsplit_once('.') else { return false };
    let is_cased = label == "Com"
        || label.bytes().all(|byte| byte.is_ascii_lowercase())
        || !rest.bytes().any(|byte| byte.is_ascii_lowercase());
    !rest.is_empty() && is_cased && affixes.is_domain(label)
}

/// Whether small words with stops between them, three at least, name a place of the net ("alt.animals.cat").
fn is_group(run: &str) -> bool {
    let is_label =
        |label: &str| label.len() > 1 && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    run.bytes().filter(|byte| *byte == b'.').count() > 1 && run.split('.').all(is_label)
}

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'%' | b'+')
}

/// Where the path ends: before white space, quotation marks and angle brackets, without the marks of the sentence.
fn path_end(text: &str, at: usize) -> usize {
    let is_inside =
        |char: &char| !char.is_whitespace() && !matches!(char, '<' | '>' | '"' | '“' | '”' | '«' | '»');
    let end = at + text[at..].chars().take_while(is_inside).map(char::len_utf8).sum::<usize>();
    trim(text, at, end)
}

/// The end of an address without the marks that belong to the sentence around it.
fn trim(text: &str, at: usize, end: usize) -> usize {
    let kept = text[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '-', '+', '%', '*']);
    let kept = match kept.strip_suffix([')', ']', '}']) {
        Some(inside) if !kept.contains(['(', '[', '{']) => inside,
        _ => kept,
    };
    at + kept.len()
}
