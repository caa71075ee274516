//! Words as they are compared: runs of letters and digits, in small letters, without accents and apostrophes.

use nutgraf::CharIndex;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Hashes of which tables hold so many bits: they are exact as doubles too.
const BITS: u32 = 48;

/// The words of a text in order.
pub(crate) struct Words {
    words: Vec<Word>,
}

/// A word.
pub(crate) struct Word {
    /// Its first code point.
    pub(crate) start: u32,
    pub(crate) hash: u64,
}

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let index = CharIndex::new(text);
        let of_run = |(at, run): (usize, &str)| Word { start: index.to_char(at), hash: hash(run) };
        Self { words: runs(text).map(of_run).collect() }
    }

    /// The words that begin between two code points.
    pub(crate) fn between(&self, start: u32, end: u32) -> &[Word] {
        let place = |at: u32| self.words.partition_point(|word| word.start < at);
        &self.words[place(start)..place(end).max(place(start))]
    }
}

/// The hashes of the words of a text.
pub(crate) fn hashes(text: &str) -> impl Iterator<Item = u64> + '_ {
    runs(text).map(|(_, run)| hash(run))
}

/// The hash of a sequence of words, as tables hold it; 0 of none.
pub(crate) fn of_all(words: impl Iterator<Item = u64>) -> i64 {
    let all = words.fold(0, |all: u64, word| mixed(all ^ word));
    shown(all)
}

/// A hash as tables hold it.
pub(crate) fn shown(hash: u64) -> i64 {
    i64::try_from(hash >> (u64::BITS - BITS)).expect("48 bits fit")
}

/// A number whose bits all depend on all bits of the one given: the last steps of `SplitMix64`.
pub(crate) const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// A text as it is compared: its words, with a space between two.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for (_, run) in runs(text) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        fold(run, |char| folded.push(char));
    }
    folded
}

/// Runs of letters and digits with the places of their first bytes; an apostrophe within a word is a part of it.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let inside = |char: char| char.is_alphanumeric() || is_apostrophe(char) || is_combining_mark(char);
        let end = text[start..].find(|char| !inside(char)).map_or(text.len(), |length| start + length);
        at = end;
        Some((start, text[start..end].trim_end_matches(is_apostrophe)))
    })
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’')
}

/// FNV-1a over the letters of a word as it is compared.
fn hash(run: &str) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    fold(run, |char| hash = (hash ^ u64::from(u32::from(char))).wrapping_mul(0x0000_0100_0000_01B3));
    mixed(hash)
}

fn fold(run: &str, mut take: impl FnMut(char)) {
    if run.is_ascii() {
        run.bytes()
            .filter(|byte| *byte != b'\'')
            .for_each(|byte| take(char::from(byte.to_ascii_lowercase())));
        return;
    }
    let plain = run.nfd().filter(|char| !is_combining_mark(*char) && !is_apostrophe(*char));
    plain.flat_map(char::to_lowercase).for_each(take);
}

#[cfg(test)]
mod tests {
    use super::{Words, folded, hashes, of_all};

    #[test]
    fn words_are_compared_without_what_printers_change() {
        for (one, other) in [
            ("“We don’t know,” she said.", "we don't know she SAID"),
            ("The Élysée said: no.", "the elysee said no"),
            ("nai\u{308}ve", "naïve"),
            ("the players' union", "the players’ union"),
        ] {
            assert_eq!(folded(one), folded(other));
            assert_eq!(of_all(hashes(one)), of_all(hashes(other)), "{one}");
        }
        assert_eq!(folded("“We don’t know,” she said."), "we dont know she said");
        for (one, other) in
            [("not now", "now not"), ("re-sign", "resign"), ("5 cats", "6 cats"), ("a", "a a")]
        {
            assert_ne!(of_all(hashes(one)), of_all(hashes(other)), "{one}");
        }
        assert_eq!((of_all(hashes(" … ")), folded(" … ")), (0, String::new()));
    }

    #[test]
    fn words_have_places_in_code_points() {
        let words = Words::of("🚢 née Roe, 🍞 4 tonnes");
        let starts: Vec<u32> = words.between(0, 99).iter().map(|word| word.start).collect();
        assert_eq!(starts, [2, 6, 13, 15]);
        assert_eq!(words.between(6, 15).len(), 2);
        assert!(words.between(9, 3).is_empty());
    }
}
