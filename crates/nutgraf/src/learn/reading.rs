//! What is known of the words of a text.

use super::attribution::AttributionPart;
use super::names::Name;
use super::stance::Stance;
#[cfg(feature = "train")]
use super::stance::scorer::Choices;
use crate::types::Upos;

/// What is known of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) upos: Upos,
    /// Index of the word that governs it, -1 for the root of a sentence.
    pub(crate) head: i32,
    /// Index in [`Models::relations`].
    pub(crate) deprel: u8,
    /// The finer tag, as [`Models::tag`] names it.
    pub(crate) tag: u8,
}

/// Words, names and parts of attributions of a text.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) words: Vec<Word>,
    pub(crate) names: Vec<Name>,
    /// None of them goes over the end of a sentence.
    pub(crate) pieces: Vec<AttributionPart>,
    /// What words may say of where somebody stands and of what happened; none where nobody asked.
    pub(crate) stances: Vec<Stance>,
    /// The states of all words, where somebody learns from them.
    #[cfg(feature = "train")]
    pub(crate) states: Option<Vec<u8>>,
    /// What the network for cues and triggers says of all words, likewise.
    #[cfg(feature = "train")]
    pub(crate) choices: Option<Vec<Choices>>,
}

impl Reading {
    /// What is known of so many words without a model: nothing.
    pub(crate) fn blank(n: usize) -> Self {
        let word = Word { upos: Upos::X, head: -1, deprel: 0, tag: 0 };
        Self { words: vec![word; n], ..Self::default() }
    }
}
