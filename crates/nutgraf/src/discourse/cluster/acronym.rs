//! Short forms that the article itself gives: "Atlantic Fisheries Board (AFB)".

use rustc_hash::FxHashMap;

use super::written::Written;
use crate::discourse::mention::Naming;
use crate::types::{EntityKind, Span};

/// Letters of an acronym, at most.
const LONGEST: usize = 8;

/// Words without a letter in an acronym.
const SMALL: [&str; 8] = ["of", "the", "and", "for", "in", "on", "to", "&"];

/// For each short form the long form before its brackets, or in them.
pub(in crate::discourse) fn long_forms<'a>(
    written: &'a Written<'_>,
    found: &[Naming],
) -> FxHashMap<&'a str, &'a str> {
    let text = written.text();
    let mut short = FxHashMap::default();
    for pair in found.windows(2) {
        let between = written.between(pair[0].span, pair[1].span);
        let is_closed = text.text[pair[1].span.end()..].starts_with(')');
        if between == " (" && is_closed && pair[0].kind != EntityKind::Person {
            let [one, other] = [pair[0].span, pair[1].span].map(|span: Span| written.words(span));
            if is_acronym(other, one) || is_of_its_letters(other, one) {
                short.insert(other, one);
            } else if is_acronym(one, other) && pair[1].kind != EntityKind::Person {
                short.insert(one, other);
            }
        }
    }
    short
}

/// Whether a word is made of the initials of the words of a name.
fn is_acronym(short: &str, long: &str) -> bool {
    // "MoD", "BoE": small letters are those of small words.
    let is_mixed = short.chars().filter(|char| char.is_uppercase()).count() > 1;
    let short: String = short.chars().filter(|&char| char != '.').collect();
    let short = if is_mixed { short.to_uppercase() } else { short };
    short.chars().count() > 1 && initials(long).contains(&short)
}

/// Whether a word in brackets after a name is made of its letters: "Latin America (LATAM)", "Palang Pracharath Party (PPRP)", "British
/// Airline Pilots' Association (Balpa)", or of its initials in another order, as another language has them.
fn is_of_its_letters(short: &str, long: &str) -> bool {
    let is_word = short.len() > 3 && short.chars().skip(1).all(char::is_lowercase);
    let letters = letters(short).or_else(|| letters(&short.to_uppercase()).filter(|_| is_word));
    let Some(short) = letters.filter(|short| short.len() > 2) else { return false };
    let sorted = |letters: &str| {
        let mut letters: Vec<char> = letters.chars().collect();
        letters.sort_unstable();
        letters
    };
    let [bare, _] = initials(long);
    if sorted(&bare) == sorted(&short) {
        return true;
    }
    let words: Vec<&str> = long.split([' ', '-']).filter(|word| !SMALL.contains(word)).collect();
    words.len() > 1 && are_of(&short, &words)
}

/// Whether letters are the first of each word, with any that follow it in the word: "U-ID-A-I" of "Unique Identification Authority of
/// India".
fn are_of(letters: &str, words: &[&str]) -> bool {
    let (Some(first), Some((word, others))) = (letters.chars().next(), words.split_first()) else {
        return letters.is_empty() && words.is_empty();
    };
    let mut chars = word.chars().flat_map(char::to_uppercase);
    if chars.next() != Some(first) {
        return false;
    }
    let mut rest = &letters[first.len_utf8()..];
    loop {
        if are_of(rest, others) {
            return true;
        }
        let Some(next) = rest.chars().next() else { return false };
        if !chars.any(|char| char == next) {
            return false;
        }
        rest = &rest[next.len_utf8()..];
    }
}

/// The initials of the words of a name, without the small ones and with them.
pub(in crate::discourse) fn initials(name: &str) -> [String; 2] {
    let words = name.split([' ', '-']).filter(|word| !word.is_empty());
    [false, true].map(|small| {
        let words = words.clone().filter(|word| small || !SMALL.contains(word));
        words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
    })
}

/// The letters of a name of capitals, with full stops or without.
pub(in crate::discourse) fn letters(name: &str) -> Option<String> {
    let letters: String = name.chars().filter(|&char| char != '.').collect();
    let is_short = (2..=LONGEST).contains(&letters.len());
    (is_short && letters.chars().all(char::is_uppercase)).then_some(letters)
}

/// The letters of a name of capitals with small letters of small words between them: "MOD" of "MoD".
pub(in crate::discourse) fn mixed_letters(name: &str) -> Option<String> {
    let is_short = (3..=LONGEST).contains(&name.len()) && name.chars().all(char::is_alphabetic);
    let is_alternate = name.starts_with(char::is_uppercase)
        && name.ends_with(char::is_uppercase)
        && !name.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_lowercase));
    (is_short && is_alternate && name.contains(char::is_lowercase)).then(|| name.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{is_acronym, is_of_its_letters, mixed_letters};

    #[test]
    fn small_letters_stand_between_capitals() {
        assert_eq!(mixed_letters("MoJ").as_deref(), Some("MOJ"));
        assert_eq!(mixed_letters("DfT").as_deref(), Some("DFT"));
        assert_eq!(mixed_letters("McD"), Some("MCD".into()));
        assert_eq!(mixed_letters("YouTube"), None);
    }

    #[test]
    fn brackets_hold_letters_of_the_name_before() {
        for (short, long) in [
            ("LATAM", "Latin America"),
            ("PPRP", "Palang Pracharath Party"),
            ("IIFLA", "Latin American Impact Investing Forum"),
            ("TEPCO", "Tokyo Electric Power Co"),
            ("UIDAI", "Unique Identification Authority of India"),
            ("Balpa", "British Airline Pilots' Association"),
            ("Acas", "Advisory, Conciliation and Arbitration Service"),
        ] {
            assert!(is_of_its_letters(short, long), "{short}");
        }
        assert!(!is_of_its_letters("NATO", "Northern Board"));
        assert!(!is_of_its_letters("AP", "Ada Petrov"));
        assert!(!is_of_its_letters("Kiev", "Kyiv Oblast"));
    }

    #[test]
    fn initials_make_an_acronym() {
        assert!(is_acronym("AFB", "Atlantic Fisheries Board"));
        assert!(is_acronym("U.N.", "United Nations"));
        assert!(is_acronym("BoE", "Bank of England"));
        assert!(!is_acronym("AFC", "Atlantic Fisheries Board"));
        assert!(!is_acronym("A", "Atlantic"));
    }
}
