//! How words hang on one another over several steps of a tree: the ways up from them, where these meet, and the ways down.

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

    /// The word that the first dependent of a word leads to which `takes` takes, its own first one, and so on, so many steps.
    pub(crate) fn foremost(&self, word: usize, steps: usize, takes: impl Fn(usize, usize) -> bool) -> usize {
        let next = |&of: &usize| self.dependents(of).find(|&at| takes(at, of));
        std::iter::successors(Some(word), next).take(steps + 1).last().unwrap_or(word)
    }

    /// The same of the last dependents, as long as each is fewer than `near` words after the one before.
    pub(crate) fn hindmost(
        &self,
        word: usize,
        (steps, near): (usize, usize),
        takes: impl Fn(usize, usize) -> bool,
    ) -> usize {
        let next = |&of: &usize| self.dependents(of).rfind(|&at| takes(at, of)).filter(|&at| at < of + near);
        std::iter::successors(Some(word), next).take(steps + 1).last().unwrap_or(word)
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
