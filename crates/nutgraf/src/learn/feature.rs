//! What the network sees of a word: rows of its embedding. The trainer imports this file's code, so that training and
//! reading cannot differ.

use super::table::Table;

/// How many rows stand for one word.
pub const FEATURES: usize = 10;

/// No more characters of a word than this are looked at: a word of a megabyte costs no more than one of forty.
const LOOKED_AT: usize = 40;

/// Rows of each kind of feature but words and lists, in the order of [`Vocabulary::rows`].
const UNKNOWN: u32 = 1 << 10;
const CASED: u32 = 1 << 14;
const SUFFIX: [u32; 3] = [1 << 11, 1 << 13, 1 << 13];
const PREFIX: [u32; 2] = [1 << 11, 1 << 13];
const SHAPE: u32 = 1 << 10;
const CASE: u32 = 32;
const LISTS: u32 = 64;

/// The words and name lists that a model knows, by fingerprint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    words: Table<u32>,
    lists: Table<u8>,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordPlace {
    /// Whether it is the first word of its sentence.
    pub is_first: bool,
    /// Whether its sentence is in capitals ("STORM HITS COAST").
    pub is_shouted: bool,
}

impl Vocabulary {
    /// A vocabulary of word fingerprints, in the order of their rows, and of fingerprints in name lists, one bit a list.
    #[must_use]
    pub fn new(words: &[u32], lists: impl IntoIterator<Item = (u32, u8)>) -> Self {
        Self { words: Table::new(words.iter().copied().zip(0..)), lists: Table::new(lists) }
    }

    /// Whether a folded word is in the vocabulary.
    pub(crate) fn knows(&self, folded: &str) -> bool {
        self.words.get(fingerprint(folded)).is_some()
    }

    /// How many rows the embedding has.
    #[must_use]
    pub fn n_rows(&self) -> u32 {
        let affixes: u32 = SUFFIX.iter().chain(&PREFIX).sum();
        self.n_words() + UNKNOWN + CASED + affixes + SHAPE + CASE + LISTS
    }

    /// The row of a folded word as if it were not in the vocabulary.
    #[must_use]
    pub fn unknown(&self, folded: &str) -> u32 {
        self.n_words() + fingerprint(folded) % UNKNOWN
    }

    fn n_words(&self) -> u32 {
        u32::try_from(self.words.len()).expect("a vocabulary has fewer than 2^32 words")
    }

    /// The rows of the embedding that stand for `word`; `folded` is scratch.
    #[must_use]
    pub fn rows(&self, word: &str, place: WordPlace, folded: &mut String) -> [u32; FEATURES] {
        fold(word, folded);
        let whole = fingerprint(folded);
        let mut base = 0;
        let mut row = |size: u32, index: u32| {
            let row = base + index;
            base += size;
            row
        };
        let known = self.words.get(whole);
        let words = row(self.n_words() + UNKNOWN, known.unwrap_or_else(|| self.unknown(folded)));
        // Suffixes and prefixes in characters; a word shorter than the affix is its own affix.
        let suffix = |n: usize| fingerprint(last(folded, n));
        let prefix = |n: usize| fingerprint(first(folded, n)).rotate_left(16);
        let case = case(word);
        let lists = self.lists.get(whole).unwrap_or(0);
        [
            words,
            row(CASED, if case == Case::Lower { 0 } else { fingerprint(first(word, LOOKED_AT)) % CASED }),
            row(SUFFIX[0], suffix(2) % SUFFIX[0]),
            row(SUFFIX[1], suffix(3) % SUFFIX[1]),
            row(SUFFIX[2], suffix(4) % SUFFIX[2]),
            row(PREFIX[0], prefix(2) % PREFIX[0]),
            row(PREFIX[1], prefix(3) % PREFIX[1]),
            row(SHAPE, shape(word) % SHAPE),
            row(CASE, case as u32 + 8 * u32::from(place.is_first) + 16 * u32::from(place.is_shouted)),
            row(LISTS, u32::from(lists % 32) + if case == Case::Lower { 32 } else { 0 }),
        ]
    }
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Lower,
    Title,
    Upper,
    Initial,
    Mixed,
    Digits,
    Mark,
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().take(LOOKED_AT).filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return if word.bytes().any(|b| b.is_ascii_digit()) { Case::Digits } else { Case::Mark };
    };
    let (mut upper, mut lower) = (0, 0);
    for letter in letters {
        if letter.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, 0) => Case::Initial,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

/// Whether the words of a sentence are in capitals: most of those with letters, and at least three of them.
pub fn is_shouted<'a>(words: impl Iterator<Item = &'a str> + Clone) -> bool {
    // Most sentences are not, which their first letters tell.
    let may_be = |word: &&str| !word.starts_with(|c: char| c.is_ascii_lowercase());
    if words.clone().filter(may_be).filter(|word| case(word) == Case::Upper).take(3).count() < 3 {
        return false;
    }
    let (mut upper, mut all) = (0, 0);
    for word in words {
        match case(word) {
            Case::Upper => (upper, all) = (upper + 1, all + 1),
            Case::Lower | Case::Title | Case::Mixed => all += 1,
            Case::Initial | Case::Digits | Case::Mark => {}
        }
    }
    upper * 4 > all * 3
}

/// The form under which words are looked up: lower case, digits as `0`, straight apostrophes.
pub fn fold(word: &str, folded: &mut String) {
    folded.clear();
    for c in word.chars().take(LOOKED_AT) {
        match c {
            '0'..='9' => folded.push('0'),
            '’' | '‘' | '`' => folded.push('\''),
            '“' | '”' => folded.push('"'),
            '–' | '—' => folded.push('-'),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => folded.push(c),
            _ => folded.extend(c.to_lowercase()),
        }
    }
}

/// Classes of characters, each run of a class once, or twice where it is longer ("Xx", "XX", "d-d").
fn shape(word: &str) -> u32 {
    let (mut hash, mut last, mut run) = (Hash::new(), 0, 0);
    for c in word.chars().take(LOOKED_AT) {
        let class = match c {
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'x',
            _ if c.is_numeric() => b'd',
            _ if c.is_ascii() => c as u8,
            '’' | '‘' => b'\'',
            '“' | '”' => b'"',
            '–' | '—' => b'-',
            _ => 1,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            hash.byte(class);
        }
    }
    hash.finish()
}

/// The number under which a folded word or an affix is known (FNV-1a with a final mix).
#[must_use]
pub const fn fingerprint(folded: &str) -> u32 {
    let (bytes, mut hash, mut at) = (folded.as_bytes(), Hash::new(), 0);
    while at < bytes.len() {
        hash.byte(bytes[at]);
        at += 1;
    }
    hash.finish()
}

struct Hash(u32);

impl Hash {
    const fn new() -> Self {
        Self(0x811c_9dc5)
    }

    const fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u32).wrapping_mul(0x0100_0193);
    }

    const fn finish(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 16)).wrapping_mul(0x85eb_ca6b);
        mixed ^ (mixed >> 13)
    }
}

fn first(word: &str, n: usize) -> &str {
    word.char_indices().nth(n).map_or(word, |(end, _)| &word[..end])
}

fn last(word: &str, n: usize) -> &str {
    word.char_indices().rev().nth(n - 1).map_or(word, |(start, _)| &word[start..])
}
