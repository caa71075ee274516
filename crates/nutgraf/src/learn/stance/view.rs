//! The words of a text as features are told from: fingerprints and trees.

use std::ops::Range;

use crate::learn::feature::{fingerprint, fold};
use crate::types::Upos;

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Fingerprint of its folded lemma.
    pub lemma: u32,
    /// Fingerprint of its folded form.
    pub form: u32,
    /// Fingerprint of the last letters of its folded form.
    pub ending: u32,
    /// Fingerprint of the name of its relation to its head.
    pub relation: u32,
    /// The word that governs it, none for the root of a sentence.
    pub head: Option<u32>,
    /// Its part of speech.
    pub upos: Upos,
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The words.
    pub words: Vec<Seen>,
    sentences: Vec<Range<usize>>,
    /// The sentence of each word.
    places: Vec<u32>,
    /// Whether each word stands in quotation marks.
    quoted: Vec<bool>,
    /// The words in the order of their heads, and for each head where its own begin.
    dependents: Vec<u32>,
    first_dependent: Vec<u32>,
}

const OPENING: u32 = fingerprint("“");
const CLOSING: u32 = fingerprint("”");
/// Either of them, once folded, and the mark that is both.
const STRAIGHT: u32 = fingerprint("\"");
const DOUBLE: u32 = fingerprint("''");

impl Seen {
    /// A word written `form`; `relation` is the fingerprint of its relation's name, `folded` is scratch.
    #[must_use]
    pub fn new(
        form: &str,
        lemma: &str,
        upos: Upos,
        (head, relation): (Option<u32>, u32),
        folded: &mut String,
    ) -> Self {
        fold(lemma, folded);
        let lemma = fingerprint(folded);
        fold(form, folded);
        let last = folded.char_indices().rev().nth(2).map_or(0, |(start, _)| start);
        Self { lemma, form: fingerprint(folded), ending: fingerprint(&folded[last..]), relation, head, upos }
    }
}

impl View {
    /// The words of sentences that stand end to end; `begins_block` tells of each sentence whether a block begins with
    /// it, where no quotation is open.
    #[must_use]
    pub fn new(words: Vec<Seen>, sentences: Vec<Range<usize>>, begins_block: impl Fn(usize) -> bool) -> Self {
        let (first_dependent, dependents) = dependents(&words);
        let (mut places, mut quoted) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
        let mut is_open = false;
        for (number, sentence) in (0u32..).zip(&sentences) {
            is_open &= !begins_block(number as usize);
            for word in &words[sentence.clone()] {
                let is_mark = [STRAIGHT, DOUBLE, OPENING, CLOSING].contains(&word.form);
                is_open ^= is_mark;
                quoted.push(is_open && !is_mark);
                places.push(number);
            }
        }
        Self { words, sentences, places, quoted, dependents, first_dependent }
    }

    /// The words of the sentence that a word stands in.
    #[must_use]
    pub fn sentence(&self, word: usize) -> Range<usize> {
        self.sentences[self.places[word] as usize].clone()
    }

    /// Whether a word stands in quotation marks.
    #[must_use]
    pub fn is_quoted(&self, word: usize) -> bool {
        self.quoted[word]
    }

    /// The words that hang on a word, in reading order.
    pub fn dependents(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let range = self.first_dependent[word] as usize..self.first_dependent[word + 1] as usize;
        self.dependents[range].iter().map(|&at| at as usize)
    }
}

/// For each word where its dependents begin, and the dependents of all words, head by head.
fn dependents(words: &[Seen]) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0; words.len() + 1];
    words.iter().filter_map(|word| word.head).for_each(|head| first[head as usize + 1] += 1);
    for at in 0..words.len() {
        first[at + 1] += first[at];
    }
    let mut next = first.clone();
    let mut dependents = vec![0; first[words.len()] as usize];
    for (at, word) in (0u32..).zip(words) {
        if let Some(head) = word.head {
            let next = &mut next[head as usize];
            dependents[*next as usize] = at;
            *next += 1;
        }
    }
    (first, dependents)
}
