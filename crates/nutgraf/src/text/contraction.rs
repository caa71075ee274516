//! Words written as one: "don't", "Ukraine's", "cannot", "'em".

use super::class;
use super::rules::Affixes;
use crate::types::Span;

/// Two words that English writes without a space or an apostrophe, and the length of the first.
const FUSED: [(&str, usize); 29] = [
    ("alot", 1),
    ("arent", 3),
    ("cannot", 3),
    ("cant", 2),
    ("couldnt", 5),
    ("didnt", 3),
    ("doesnt", 4),
    ("dont", 2),
    ("gimme", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("hadnt", 3),
    ("hasnt", 3),
    ("havent", 4),
    ("im", 1),
    ("isnt", 2),
    ("ive", 1),
    ("lemme", 3),
    ("outta", 3),
    ("shouldnt", 6),
    ("thats", 4),
    ("theyre", 4),
    ("wanna", 3),
    ("wasnt", 3),
    ("werent", 4),
    ("whats", 4),
    ("wont", 2),
    ("wouldnt", 5),
    ("youre", 3),
];

/// What follows "its" only where it stands for "it's": no noun phrase goes on with it.
const AFTER_IT_IS: [&str; 14] =
    ["a", "an", "been", "for", "from", "her", "his", "in", "my", "not", "nothing", "our", "the", "your"];

/// Appends a word of ASCII letters, or the two that it is.
pub(super) fn push_fused(text: &str, word: Span, tokens: &mut Vec<Span>) {
    match first_of_fused(text, word) {
        Some(first) => {
            let middle = word.start() + first;
            tokens.extend([Span::new(word.start(), middle), Span::new(middle, word.end())]);
        }
        None => tokens.push(word),
    }
}

/// The length of the first of the two words that a word of ASCII letters is.
fn first_of_fused(text: &str, word: Span) -> Option<usize> {
    if !(2..=8).contains(&word.len()) || !is_fused_end(&text.as_bytes()[..word.end()]) {
        return None;
    }
    let form = &text[word];
    if form.eq_ignore_ascii_case("its") {
        return is_it_is(&text[word.end()..]).then_some(2);
    }
    FUSED.iter().find(|(fused, _)| form.eq_ignore_ascii_case(fused)).map(|(_, first)| *first)
}

/// Whether "its" before these words is "it's": "its a shame", but not "its in-house lawyers".
fn is_it_is(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    let end = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let ends = matches!(rest.as_bytes().get(end), None | Some(b' ' | b'\n' | b',' | b'.'));
    ends && AFTER_IT_IS.contains(&&rest[..end])
}

/// Appends a word with apostrophes in it, its clitics as words of their own.
pub(super) fn push(text: &str, word: Span, tokens: &mut Vec<Span>) {
    let first = tokens.len();
    let mut end = word.end();
    while let Some(start) = clitic_start(text, Span::new(word.start(), end)) {
        tokens.push(Span::new(start, end));
        end = start;
    }
    tokens.push(Span::new(word.start(), end));
    tokens[first..].reverse();
}

/// Where the "'s" that follows a mark, or the elided word at `at` ("'em", "'90s"), ends.
pub(super) fn elision_end(text: &str, at: usize, follows: bool, affixes: &Affixes) -> Option<usize> {
    let after = at + class::apostrophe_at(text, at)?;
    let end = class::alphanumeric_end(text, after);
    let word = &text[after..end];
    let is_elision = match follows {
        true => is_clitic(word),
        false => affixes.is_elision(word) || is_decade(word),
    };
    if !is_elision {
        return None;
    }
    // Rock 'n' roll.
    let closing = class::apostrophe_at(text, end).filter(|_| word == "n");
    Some(end + closing.unwrap_or(0))
}

/// Whether a word with these last letters is worth a look at the table.
fn is_fused_end(bytes: &[u8]) -> bool {
    let [.., before, last] = bytes else { return false };
    matches!(
        (before | 0x20, last | 0x20),
        (b'o' | b'n', b't') | (b'n' | b't', b'a') | (b'm' | b'r' | b'v', b'e') | (b'i', b'm') | (b't', b's')
    )
}

/// Where the last clitic of a word begins: "n't", or the last apostrophe when a clitic follows it.
fn clitic_start(text: &str, word: Span) -> Option<usize> {
    let form = &text[word];
    let at = word.start() + form.rfind(['\'', '’'])?;
    let after = at + class::apostrophe_at(text, at)?;
    let rest = &text[after..word.end()];
    if rest.eq_ignore_ascii_case("t") && text[word.start()..at].ends_with(['n', 'N']) {
        return Some(at - 1).filter(|start| *start > word.start());
    }
    let is_decade =
        matches!(&text.as_bytes()[word.start()..at], [.., before, b'0'] if before.is_ascii_digit());
    (at > word.start() && is_clitic(rest) && !is_decade).then_some(at)
}

/// Whether these letters after an apostrophe are a word: in lower case, or in capitals with the rest ("IT'S").
fn is_clitic(rest: &str) -> bool {
    matches!(rest, "s" | "S" | "re" | "RE" | "ve" | "VE" | "ll" | "LL" | "d" | "D" | "m" | "M")
}

/// "90s", "72".
fn is_decade(word: &str) -> bool {
    let digits = word.strip_suffix('s').unwrap_or(word);
    digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
