//! The parts of attributions, as the network tags them.

use std::ops::Range;

use super::bioes;

/// Who says it, the words that say that it is said, and what is said; in the order of their tags.
pub const PARTS: [&str; 3] = ["SOURCE", "CUE", "CONTENT"];

/// How many tags there are.
pub const TAGS: usize = bioes::tags(PARTS.len());

/// A part of an attribution: its words and which part it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AttributionPart {
    pub(crate) words: Range<usize>,
    pub(crate) part: Part,
}

/// A place in [`PARTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Source,
    Cue,
    Content,
}

impl From<bioes::Chunk> for AttributionPart {
    fn from(chunk: bioes::Chunk) -> Self {
        let part = [Part::Source, Part::Cue, Part::Content][chunk.kind];
        Self { words: chunk.words, part }
    }
}
