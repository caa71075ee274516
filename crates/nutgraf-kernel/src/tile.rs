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
    /// Makes room for `n` words of `width` activations, rounded up to a multiple of four. Whoever asks for it writes them: until then
    /// they are any.
    pub fn reset(&mut self, n: usize, width: usize) {
        self.quads = width.div_ceil(4);
        self.cells.resize(n.div_ceil(ROWS) * self.quads, [u32::from_le_bytes([ZERO; 4]); ROWS]);
    }

    /// Writes four activations of a word, those from `4 * quad`.
    #[inline(always)]
    pub fn put(&mut self, word: usize, quad: usize, activations: [u8; 4]) {
        self.cells[word / ROWS * self.quads + quad][word % ROWS] = u32::from_le_bytes(activations);
    }

    /// Takes the words of `others`, with room for `more` activations of each behind theirs.
    pub fn widen(&mut self, others: &Self, more: usize) {
        self.reset(others.room(), 4 * others.quads + more);
        for (tile, others) in
            self.cells.chunks_exact_mut(self.quads.max(1)).zip(others.cells.chunks_exact(others.quads.max(1)))
        {
            tile[..others.len()].copy_from_slice(others);
        }
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

    /// How many activations of each word there is room for: a multiple of four.
    #[must_use]
    pub fn width(&self) -> usize {
        4 * self.quads
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

#[cfg(test)]
mod tests {
    use super::Tiles;

    #[test]
    fn wider_words_keep_what_they_were_and_have_room_behind_it() {
        for n in [0, 1, 8, 19] {
            let (mut narrow, mut wide) = (Tiles::default(), Tiles::default());
            narrow.reset(n, 8);
            for word in 0..n {
                let of = |at: usize| (word * 8 + at) as u8;
                (0..2).for_each(|quad| narrow.put(word, quad, [0, 1, 2, 3].map(|at| of(4 * quad + at))));
            }
            wide.widen(&narrow, 4);
            assert_eq!((wide.room(), wide.width()), (narrow.room(), 12));
            for word in 0..n {
                assert!((0..8).all(|at| wide.get(word, at) == narrow.get(word, at)));
                wide.put(word, 2, [1; 4]);
                assert_eq!(wide.get(word, 11), 1);
            }
        }
        let mut wide = Tiles::default();
        wide.widen(&Tiles::default(), 4);
        assert_eq!(wide.room(), 0);
    }
}
