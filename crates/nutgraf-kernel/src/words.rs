//! The first layer, which is linear in a word and its two neighbors: what each adds to the sums is reckoned once and kept.

use crate::Path;
use crate::layer::{order, states};
use crate::pack::{Columns, Packed};
use crate::pass::{Pass, Windows};
use crate::sums::{Sums, plain};
#[cfg(target_arch = "x86_64")]
use crate::sums::{avx2, avx512};
use crate::tile::{ROWS, Tiles};

/// Before a word, the word itself, behind it.
const PLACES: usize = 3;

/// A layer on words, each between its neighbors.
#[derive(Clone, Debug)]
pub struct WordLayer {
    /// For each panel of the layer, a panel for each place.
    packed: Packed,
    columns: Columns,
    half: usize,
}

/// What words add to the sums of a [`WordLayer`], in slots. Slot 0 is no word.
#[derive(Clone, Debug)]
pub struct Known {
    /// Panel by panel, slot by slot, place by place: those of both vectors.
    sums: Vec<Line>,
    n_slots: usize,
}

/// Sums that are fetched from memory at once.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct Line([i32; 16]);

impl WordLayer {
    /// A layer whose `weights` have rows for the activations of the word before, of the word and of that behind it, each of `width`; for
    /// the rest as [`crate::Layer::new`].
    #[must_use]
    pub fn new(path: Path, (weights, scale, bias): (&[i8], &[f32], &[f32]), width: usize, unit: f32) -> Self {
        let (n_columns, half) = (scale.len(), scale.len() / 4);
        let columns = order(path, half);
        // A column of a place: its number among those of all places.
        let of_place = |panel: &[Option<usize>], place: usize| -> Vec<Option<usize>> {
            panel.iter().map(|column| column.map(|column| place * n_columns + column)).collect()
        };
        let panels = columns.chunks(2 * path.lanes());
        let all: Vec<_> =
            panels.flat_map(|panel| (0..PLACES).flat_map(move |place| of_place(panel, place))).collect();
        let weight = |row: usize, column: usize| {
            weights[(column / n_columns * width + row) * n_columns + column % n_columns]
        };
        Self {
            packed: Packed::new(path, width, &all, weight),
            columns: Columns::new(&columns, scale, bias, unit),
            half,
        }
    }

    /// As [`crate::Layer::states`].
    #[must_use]
    pub fn states(&self) -> Vec<Option<usize>> {
        states(self.packed.path, self.half)
    }

    /// Room for what so many words add, all of them none yet.
    #[must_use]
    pub fn room(&self, n_words: usize) -> Known {
        let n_slots = n_words + 1;
        let lines = self.packed.path.lanes() / 8;
        Known { sums: vec![Line([0; 16]); n_slots * self.packed.n_panels * lines], n_slots }
    }

    /// Reckons what words add, and keeps it in the slots given for each.
    ///
    /// # Panics
    ///
    /// When the words have another width, or a slot is not there.
    pub fn learn(&self, words: &Tiles, slots: &[u32], known: &mut Known) {
        assert_eq!(words.quads(), self.packed.quads, "activations for each row");
        match self.packed.path {
            Path::Plain => self.keep(slots, known, |panel, tile, sums| {
                plain::add_up(self.packed.panel(panel), words.tile(tile), sums);
            }),
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "not every processor has the instructions")]
            // SAFETY: what is packed for a path is packed where its instructions are.
            Path::Avx2 => self.keep(slots, known, |panel, tile, sums| unsafe {
                avx2::add_up(self.packed.panel(panel), words.tile(tile), sums);
            }),
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "not every processor has the instructions")]
            // SAFETY: as above.
            Path::Avx512 => self.keep(slots, known, |panel, tile, sums| unsafe {
                avx512::add_up(self.packed.panel(panel), words.tile(tile), sums);
            }),
            #[cfg(not(target_arch = "x86_64"))]
            _ => unreachable!("a path that is not here is not packed for"),
        }
    }

    fn keep<const LANES: usize>(
        &self,
        slots: &[u32],
        known: &mut Known,
        add_up: impl Fn(usize, usize, &mut Sums<LANES>),
    ) {
        let mut sums = [[[0; LANES]; 2]; ROWS];
        for panel in 0..self.packed.n_panels {
            for (tile, slots) in slots.chunks(ROWS).enumerate() {
                add_up(panel, tile, &mut sums);
                for (sums, &slot) in sums.iter().zip(slots) {
                    let at = (panel / PLACES * known.n_slots + slot as usize) * PLACES + panel % PLACES;
                    let lines = &mut known.sums[LANES / 8 * at..LANES / 8 * (at + 1)];
                    let parts = sums.as_flattened().as_chunks().0;
                    lines.iter_mut().zip(parts).for_each(|(line, part)| line.0 = *part);
                }
            }
        }
    }

    /// Reads words, given by the slots of the word before, the word and the one behind it, as [`crate::Layer::run`] reads activations.
    ///
    /// # Panics
    ///
    /// When the sizes do not fit: windows to words, or a slot that is not there.
    pub fn run(
        &self,
        words: &[[u32; PLACES]],
        known: &Known,
        windows: &Windows,
        scale: f32,
        sums: &mut Vec<f32>,
        out: &mut Tiles,
    ) {
        let Packed { path, n_panels, .. } = self.packed;
        let size = (n_panels / PLACES, words.len().div_ceil(ROWS), path.lanes());
        let pass = Pass::new(&self.columns, size, (windows, scale), sums, out);
        match path {
            Path::Plain => plain_layer(pass, words, known),
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "not every processor has the instructions")]
            // SAFETY: what is packed for a path is packed where its instructions are.
            Path::Avx2 => unsafe { avx2_layer(pass, words, known) },
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "not every processor has the instructions")]
            // SAFETY: as above.
            Path::Avx512 => unsafe { avx512_layer(pass, words, known) },
            #[cfg(not(target_arch = "x86_64"))]
            _ => plain_layer(pass, words, known),
        }
    }
}

fn plain_layer(pass: Pass<'_>, words: &[[u32; PLACES]], known: &Known) {
    pass.run::<{ plain::LANES }>(
        |panel, tile| known.fetch::<{ plain::LANES }>(panel, tile, words),
        |panel, tile, sums| known.add_up(panel, tile, words, sums),
    );
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2_layer(pass: Pass<'_>, words: &[[u32; PLACES]], known: &Known) {
    pass.run::<{ avx2::LANES }>(
        |panel, tile| known.fetch::<{ avx2::LANES }>(panel, tile, words),
        |panel, tile, sums| known.add_up(panel, tile, words, sums),
    );
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn avx512_layer(pass: Pass<'_>, words: &[[u32; PLACES]], known: &Known) {
    pass.run::<{ avx512::LANES }>(
        |panel, tile| known.fetch::<{ avx512::LANES }>(panel, tile, words),
        |panel, tile, sums| known.add_up(panel, tile, words, sums),
    );
}

impl Known {
    /// The sums of a tile of words.
    #[inline(always)]
    fn add_up<const LANES: usize>(
        &self,
        panel: usize,
        tile: usize,
        words: &[[u32; PLACES]],
        sums: &mut Sums<LANES>,
    ) {
        let lines = LANES / 8;
        let of_panel = self.n_slots * PLACES * lines;
        let slots = &self.sums[panel * of_panel..(panel + 1) * of_panel];
        for (sums, word) in sums.iter_mut().zip(&words[tile * ROWS..]) {
            let [before, own, behind] = std::array::from_fn(|place| {
                &slots[(word[place] as usize * PLACES + place) * lines..][..lines]
            });
            for (at, sums) in sums.as_flattened_mut().as_chunks_mut::<16>().0.iter_mut().enumerate() {
                for (lane, sum) in sums.iter_mut().enumerate() {
                    *sum = before[at].0[lane] + own[at].0[lane] + behind[at].0[lane];
                }
            }
        }
    }

    /// Lets the sums of a tile of words be fetched from memory, where most of them are, while others are reckoned.
    #[inline(always)]
    fn fetch<const LANES: usize>(&self, panel: usize, tile: usize, words: &[[u32; PLACES]]) {
        let lines = LANES / 8;
        let slots = self.sums.as_ptr().wrapping_add(panel * self.n_slots * PLACES * lines);
        for word in words.iter().skip(tile * ROWS).take(ROWS) {
            for (place, &slot) in word.iter().enumerate() {
                let first = (slot as usize * PLACES + place) * lines;
                (first..first + lines).for_each(|line| fetch(slots.wrapping_add(line)));
            }
        }
    }
}

/// Lets the processor fetch what stands there, if it can be told to.
#[inline(always)]
fn fetch<T>(at: *const T) {
    #[cfg(target_arch = "x86_64")]
    #[expect(unsafe_code, reason = "the instruction takes an address")]
    // SAFETY: any address will do, and every processor of this architecture has the instruction.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(at.cast());
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = at;
}
