//! Recurrence: h ← h + z (c − h) from word to word, as sums of products come in.

use crate::curve::{sigmoid, tanh};
use crate::pack::Columns;
use crate::step;
use crate::sums::Sums;
use crate::tile::{ROWS, Tiles};

/// Which words see one another.
#[derive(Clone, Debug, Default)]
pub struct Windows {
    /// For each word, all bits where the state before it counts, from the left and from the right.
    keeps: [Vec<u32>; 2],
}

/// One pass of a layer over all words.
pub(crate) struct Pass<'a> {
    columns: &'a Columns,
    n_panels: usize,
    n_tiles: usize,
    windows: &'a Windows,
    scale: f32,
    sums: &'a mut [f32],
    out: &'a mut Tiles,
}

impl Windows {
    /// Windows of so many words each, one after another.
    pub fn set(&mut self, lengths: &[usize]) {
        let n: usize = lengths.iter().sum();
        for keeps in &mut self.keeps {
            keeps.clear();
            keeps.resize(n.next_multiple_of(ROWS), u32::MAX);
        }
        let mut first = 0;
        for &n in lengths.iter().filter(|&&n| n > 0) {
            self.keeps[0][first] = 0;
            self.keeps[1][first + n - 1] = 0;
            first += n;
        }
    }
}

impl<'a> Pass<'a> {
    /// A pass over so many panels, tiles and lanes; `sums` are kept from layer to layer.
    pub(crate) fn new(
        columns: &'a Columns,
        (n_panels, n_tiles, lanes): (usize, usize, usize),
        (windows, scale): (&'a Windows, f32),
        sums: &'a mut Vec<f32>,
        out: &'a mut Tiles,
    ) -> Self {
        let n = n_tiles * ROWS;
        assert!(windows.keeps.iter().all(|keeps| keeps.len() == n), "windows of as many words as there are");
        sums.resize(n * n_panels * lanes, 0.0);
        out.reset(n, n_panels * lanes);
        Self { columns, n_panels, n_tiles, windows, scale, sums, out }
    }

    /// Goes over all tiles, once for each panel; `add_up(panel, tile, sums)` tells the sums, and `fetch(panel, tile)` lets what they are
    /// made of be fetched while those of the tile before are reckoned.
    #[inline(always)]
    pub(crate) fn run<const LANES: usize>(
        mut self,
        fetch: impl Fn(usize, usize),
        add_up: impl Fn(usize, usize, &mut Sums<LANES>),
    ) {
        let mut sums = [[[0; LANES]; 2]; ROWS];
        for panel in 0..self.n_panels {
            let mut state = [0.0; LANES];
            let is_back = panel >= self.n_panels / 2;
            let last = self.n_tiles.wrapping_sub(1);
            for at in 0..self.n_tiles {
                let next = (at + 1).min(last);
                if is_back {
                    fetch(panel, last - next);
                    add_up(panel, last - at, &mut sums);
                    self.recur::<LANES, true>(panel, last - at, &sums, &mut state);
                } else {
                    fetch(panel, next);
                    add_up(panel, at, &mut sums);
                    self.recur::<LANES, false>(panel, at, &sums, &mut state);
                }
            }
        }
    }

    /// Lets the sums of a tile recur, and writes the states.
    #[inline(always)]
    fn recur<const LANES: usize, const BACK: bool>(
        &mut self,
        panel: usize,
        tile: usize,
        sums: &Sums<LANES>,
        state: &mut [f32; LANES],
    ) {
        let columns = self.columns.panel::<LANES>(panel);
        let keeps = &self.windows.keeps[usize::from(BACK)][tile * ROWS..(tile + 1) * ROWS];
        let place = (panel * self.n_tiles + tile) * ROWS * LANES;
        let totals = self.sums[place..place + ROWS * LANES].as_chunks_mut::<LANES>().0;
        // In steps of one kind each, so that all lanes are reckoned at once.
        let mut activated = [[[0.0; LANES]; 2]; ROWS];
        for (out, sums) in activated.iter_mut().zip(sums) {
            activate(sums, columns, out);
        }
        let mut bytes = [[0; LANES]; ROWS];
        for at in 0..ROWS {
            let row = if BACK { ROWS - 1 - at } else { at };
            let ([gates, candidates], keep) = (&activated[row], keeps[row]);
            for lane in 0..LANES {
                let before = f32::from_bits(state[lane].to_bits() & keep);
                state[lane] = before + gates[lane] * (candidates[lane] - before);
            }
            // Kept here until all is reckoned: what is written is read again in parts.
            let mut total = totals[row];
            for lane in 0..LANES {
                total[lane] += state[lane];
            }
            for lane in 0..LANES {
                bytes[row][lane] = step(total[lane] * self.scale);
            }
            totals[row] = total;
        }
        let quads = &mut self.out.tile_mut(tile)[panel * LANES / 4..(panel + 1) * LANES / 4];
        for (at, quad) in quads.iter_mut().enumerate() {
            for (word, bytes) in quad.iter_mut().zip(&bytes) {
                *word = u32::from_le_bytes(bytes.as_chunks().0[at]);
            }
        }
    }
}

/// Gates and candidates of a word.
#[inline(always)]
fn activate<const LANES: usize>(
    sums: &[[i32; LANES]; 2],
    [scales, bias]: [&[[f32; LANES]]; 2],
    [gates, candidates]: &mut [[f32; LANES]; 2],
) {
    for lane in 0..LANES {
        let of = |vector: usize| sums[vector][lane] as f32 * scales[vector][lane] + bias[vector][lane];
        (gates[lane], candidates[lane]) = (sigmoid(of(0)), tanh(of(1)));
    }
}
