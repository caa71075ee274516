//! The kinds of names, as the network tags them.

use std::ops::Range;

use super::bioes;
use crate::types::EntityKind;

/// Kinds of names in the order of their tags.
pub const KINDS: [&str; 7] = ["PER", "ORG", "LOC", "FAC", "GRP", "PRO", "OTH"];

/// How many tags there are.
pub const TAGS: usize = bioes::tags(KINDS.len());

/// A name: its words and what is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) words: Range<usize>,
    pub(crate) kind: EntityKind,
}

impl From<bioes::Chunk> for Name {
    fn from(chunk: bioes::Chunk) -> Self {
        use EntityKind::{Facility, Group, Organization, Other, Person, Place, Product};
        let kind = [Person, Organization, Place, Facility, Group, Product, Other][chunk.kind];
        Self { words: chunk.words, kind }
    }
}
