//! How words hang on one another over several steps of a tree: the ways up from them, and where these meet.

use super::parse::Parse;
use super::relation::Relation;

/// Where the way up from one word meets that from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Meeting {
    /// Steps to it from the other word.
    pub(crate) up: usize,
    /// Steps to it from the word.
    pub(crate) down: usize,
    /// The last word before it on the way from the word; the word itself where that is where they meet.
    pub(crate) side: usize,
}

impl Parse<'_> {
    /// A word and those that it hangs on, nearest first.
    pub(crate) fn way_up(&self, word: usize) -> Vec<usize> {
        std::iter::once(word).chain(self.above(word)).collect()
    }

    /// How many words a word hangs on, one through the other.
    pub(crate) fn depth(&self, word: usize) -> usize {
        self.above(word).count()
    }

    /// How many words stand between a word and another that it hangs on.
    pub(crate) fn height(&self, word: usize, above: usize) -> Option<usize> {
        self.above(word).position(|at| at == above)
    }

    /// Whether one of the words that a word hangs on is such a one.
    pub(crate) fn hangs_on(&self, word: usize, is_one: impl Fn(usize) -> bool) -> bool {
        self.above(word).any(is_one)
    }

    /// The same within so many steps.
    pub(crate) fn hangs_near(&self, word: usize, on: usize, steps: usize) -> bool {
        self.above(word).take(steps).any(|at| at == on)
    }

    /// Whether a word hangs on another, itself and through others, by nothing but some relations.
    pub(crate) fn hangs_by(&self, word: usize, on: usize, relations: &[Relation]) -> bool {
        let hangs = |&at: &usize| relations.contains(&self.relation(at));
        std::iter::once(word).chain(self.above(word)).take_while(hangs).any(|at| self.head(at) == Some(on))
    }

    /// Where the way up from a word meets the way up from another, as [`way_up`](Self::way_up) gives it.
    pub(crate) fn meeting(&self, word: usize, other: &[usize]) -> Option<Meeting> {
        let mut side = word;
        for (down, at) in std::iter::once(word).chain(self.above(word)).enumerate() {
            if let Some(up) = other.iter().position(|&above| above == at) {
                return Some(Meeting { up, down, side });
            }
            side = at;
        }
        None
    }
}
