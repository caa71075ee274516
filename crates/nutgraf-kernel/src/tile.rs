//! Activations of words, eight words side by side.

use crate::ZERO;

/// Words in a tile.
pub(crate) const ROWS: usize = 8;

/// Four activations of each word of a tile.
pub(crate) type Quad = [u32; ROWS];

/// Activations of words, as many of each: tiles of eight words, in which every fourth of a word stands beside that of the next.
#[derive(Clone, Debug, Default)]
pub struct Tiles {
    cells: Vec<Quad>,
    /// Quads of one word.
    quads: usize,
}

impl Tiles {
    /// Makes room for `n` words of `width` activations, rounded up to a multiple of four, all of them zero.
    pub fn reset(&mut self, n: usize, width: usize) {
        self.quads = width.div_ceil(4);
        self.cells.clear();
        self.cells.resize(n.div_ceil(ROWS) * self.quads, [u32::from_le_bytes([ZERO; 4]); ROWS]);
    }

    /// Writes four activations of a word, those from `4 * quad`.
    #[inline(always)]
    pub fn put(&mut self, word: usize, quad: usize, activations: [u8; 4]) {
        self.cells[word / ROWS * self.quads + quad][word % ROWS] = u32::from_le_bytes(activations);
    }

    /// An activation of a word.
    #[must_use]
    pub fn get(&self, word: usize, at: usize) -> u8 {
        self.cells[word / ROWS * self.quads + at / 4][word % ROWS].to_le_bytes()[at % 4]
    }

    /// How many words there is room for: a multiple of eight.
    #[must_use]
    pub fn room(&self) -> usize {
        self.n_tiles() * ROWS
    }

    pub(crate) fn quads(&self) -> usize {
        self.quads
    }

    pub(crate) fn n_tiles(&self) -> usize {
        self.cells.len().checked_div(self.quads).unwrap_or(0)
    }

    pub(crate) fn tile(&self, at: usize) -> &[Quad] {
        &self.cells[at * self.quads..(at + 1) * self.quads]
    }

    pub(crate) fn tile_mut(&mut self, at: usize) -> &mut [Quad] {
        &mut self.cells[at * self.quads..(at + 1) * self.quads]
    }
}
