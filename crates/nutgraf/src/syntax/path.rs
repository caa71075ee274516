//! How two words of a sentence are joined by its tree.

use super::Parse;

/// The way from one word to another over the lowest word that both hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    /// Steps up from the first word.
    pub(crate) up: usize,
    /// Steps down to the second.
    pub(crate) down: usize,
    /// The word that both hang on, itself one of the two where one hangs on the other.
    pub(crate) top: usize,
    /// The last word below the top on the side of the first; the first itself where it is the top.
    pub(crate) from: usize,
    /// The last word below the top on the side of the second; the second itself where it is the top.
    pub(crate) to: usize,
}

impl Parse<'_> {
    /// The way from one word to another; `None` where no word is above both, or it is very far.
    pub(crate) fn path(&self, from: usize, to: usize) -> Option<Path> {
        let chain: Vec<usize> = std::iter::once(from).chain(self.above(from)).collect();
        let (mut at, mut last, mut down) = (to, to, 0);
        loop {
            if let Some(up) = chain.iter().position(|&word| word == at) {
                let below = chain[up.saturating_sub(1)];
                return Some(Path { up, down, top: at, from: below, to: last });
            }
            (last, down) = (at, down + 1);
            at = self.head(at).filter(|_| down < chain.len() + MOST)?;
        }
    }
}

/// Steps down that are taken beyond those up, at most.
const MOST: usize = 24;
