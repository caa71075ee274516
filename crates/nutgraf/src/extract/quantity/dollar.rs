//! Which dollar a bare "$" is: that of the article, where its words name one and no other.

use crate::rule::Pieces;
use crate::types::Quantity;

use super::draft::{Dollar, Draft};

/// The dollars of an article, as far as they were read.
#[derive(Debug, Default)]
pub(super) struct Dollars {
    /// Indices of the quantities whose dollar nothing names.
    bare: Vec<usize>,
    named: Option<&'static str>,
    /// Whether several are named, or a bare one is what a named one comes to: "C$30 million ($22 million)".
    is_mixed: bool,
}

impl Dollars {
    /// Takes the quantity at `index` into account.
    pub(super) fn note(&mut self, index: usize, draft: &Draft<'_>, pieces: &Pieces<'_>) {
        match draft.dollar {
            Some(Dollar::Named(code)) => {
                self.is_mixed |= self.named.is_some_and(|named| named != code);
                self.named = Some(code);
            }
            Some(Dollar::Bare) => {
                let start = draft.pieces.start;
                let is_conversion = start > 0 && pieces.is(start - 1, "(") && self.named.is_some();
                self.is_mixed |= is_conversion;
                self.bare.push(index);
            }
            None => {}
        }
    }

    /// Says of the bare dollars which they are.
    pub(super) fn settle(self, quantities: &mut [Quantity]) {
        let Some(code) = self.named.filter(|_| !self.is_mixed) else { return };
        for index in self.bare {
            quantities[index].currency = Some(code.to_owned());
        }
    }
}
