//! The text of the article that metadata give, beside which blocks of the page are held.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};

use crate::metadata::Metadata;

/// Letters of the shortest text that is one of an article.
pub(crate) const SHORTEST_BODY: usize = 200;

/// The text that metadata give.
pub(crate) struct Told<'m> {
    pub(crate) text: &'m str,
    /// Its runs of words.
    runs: FxHashSet<u64>,
}

impl<'m> Told<'m> {
    pub(crate) fn of(metadata: &'m Metadata) -> Option<Self> {
        let text = metadata.body.as_deref().filter(|body| body.len() >= SHORTEST_BODY)?;
        Some(Self { text, runs: runs(text) })
    }

    /// How alike another text is: F1 of their runs of four words.
    pub(crate) fn likeness(&self, text: &str) -> f64 {
        let (shared, all) = self.shared(text);
        if shared == 0 { 0.0 } else { 2.0 * shared as f64 / (all + self.runs.len()) as f64 }
    }

    /// How many runs of words another text shares with it, and how many it has.
    pub(crate) fn shared(&self, text: &str) -> (usize, usize) {
        let runs = runs(text);
        (runs.intersection(&self.runs).count(), runs.len())
    }
}

/// The runs of four words of a text as numbers; all of it where it is shorter.
fn runs(text: &str) -> FxHashSet<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<u64> = words.map(of_word).collect();
    let run = |run: &[u64]| number(run.iter());
    if words.len() < 4 { std::iter::once(run(&words)).collect() } else { words.windows(4).map(run).collect() }
}

fn of_word(word: &str) -> u64 {
    if !word.is_ascii() {
        return number(word.chars().flat_map(char::to_lowercase));
    }
    // Eight letters at a time.
    let mut hasher = FxHasher::default();
    for part in word.as_bytes().chunks(8) {
        let mut letters = [0; 8];
        letters[..part.len()].copy_from_slice(part);
        letters.make_ascii_lowercase();
        hasher.write_u64(u64::from_le_bytes(letters));
    }
    hasher.finish()
}

fn number<T: Hash>(parts: impl Iterator<Item = T>) -> u64 {
    let mut hasher = FxHasher::default();
    parts.for_each(|part| part.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_do_not_mind_marks_and_case() {
        assert_eq!(runs("The dam held, she said"), runs("“The Dam held”: she said."));
        assert_eq!(runs("Dam holds").len(), 1);
        assert!(runs("one two three four five").is_superset(&runs("two three four five")));
    }
}
