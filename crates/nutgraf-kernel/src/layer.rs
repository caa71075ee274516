//! A layer of minimal gated recurrence, both ways: products, their curves and the recurrence, in one pass.

use crate::Path;
use crate::pack::{Columns, Packed};
use crate::pass::{Pass, Windows};
use crate::sums::plain;
#[cfg(target_arch = "x86_64")]
use crate::sums::{avx2, avx512};
use crate::tile::Tiles;

/// A layer: h ← h + z (c − h) for each of its states, once from the left and once from the right.
#[derive(Clone, Debug)]
pub struct Layer {
    packed: Packed,
    columns: Columns,
    half: usize,
}

impl Layer {
    /// A layer of `weights`, row by row, on activations that count as `(a - 128) * unit`. The columns are gate and candidate forward,
    /// gate and candidate backward; `rows` says which row stands for each activation.
    #[must_use]
    pub fn new(
        path: Path,
        (weights, scale, bias): (&[i8], &[f32], &[f32]),
        rows: &[Option<usize>],
        unit: f32,
    ) -> Self {
        let (n_columns, half) = (scale.len(), scale.len() / 4);
        let columns = order(path, half);
        let weight = |row: usize, column| rows[row].map_or(0, |row| weights[row * n_columns + column]);
        Self {
            packed: Packed::new(path, rows.len(), &columns, weight),
            columns: Columns::new(&columns, scale, bias, unit),
            half,
        }
    }

    /// Which of its states each activation stands for that the layer writes.
    #[must_use]
    pub fn states(&self) -> Vec<Option<usize>> {
        states(self.packed.path, self.half)
    }

    /// Reads `activations`, adds the states to `sums`, which are kept from layer to layer, and writes the sums times `scale` as
    /// activations.
    ///
    /// # Panics
    ///
    /// When the sizes do not fit: activations to rows, windows to words.
    pub fn run(
        &self,
        activations: &Tiles,
        windows: &Windows,
        scale: f32,
        sums: &mut Vec<f32>,
        out: &mut Tiles,
    ) {
        assert_eq!(activations.quads(), self.packed.quads, "activations for each row");
        let Packed { path, n_panels, .. } = self.packed;
        let size = (n_panels, activations.n_tiles(), path.lanes());
        let pass = Pass::new(&self.columns, size, (windows, scale), sums, out);
        match path {
            Path::Plain => plain_layer(pass, &self.packed, activations),
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "not every processor has the instructions")]
            // SAFETY: what is packed for a path is packed where its instructions are.
            Path::Avx2 => unsafe { avx2_layer(pass, &self.packed, activations) },
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "not every processor has the instructions")]
            // SAFETY: as above.
            Path::Avx512 => unsafe { avx512_layer(pass, &self.packed, activations) },
            #[cfg(not(target_arch = "x86_64"))]
            _ => plain_layer(pass, &self.packed, activations),
        }
    }
}

/// The columns of a layer in panels: gates and candidates of as many states as there are lanes, first forward, then backward.
pub(crate) fn order(path: Path, half: usize) -> Vec<Option<usize>> {
    let vector = |start: usize, first: usize| {
        (first..first + path.lanes()).map(move |state| (state < half).then_some(start + state))
    };
    let firsts = |start: usize| (0..half).step_by(path.lanes()).map(move |first| (start, first));
    let panels = firsts(0).chain(firsts(2 * half));
    panels.flat_map(|(start, first)| vector(start, first).chain(vector(start + half, first))).collect()
}

/// Which state stands where once a layer's columns are in panels.
pub(crate) fn states(path: Path, half: usize) -> Vec<Option<usize>> {
    let room = half.next_multiple_of(path.lanes());
    let of = |start: usize| (0..room).map(move |state| (state < half).then_some(start + state));
    of(0).chain(of(half)).collect()
}

/// Nothing: activations lie in the order in which they are read.
#[inline(always)]
fn in_order(_panel: usize, _tile: usize) {}

fn plain_layer(pass: Pass<'_>, packed: &Packed, activations: &Tiles) {
    pass.run(in_order, |panel, tile, sums| plain::add_up(packed.panel(panel), activations.tile(tile), sums));
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2_layer(pass: Pass<'_>, packed: &Packed, activations: &Tiles) {
    pass.run(in_order, |panel, tile, sums| avx2::add_up(packed.panel(panel), activations.tile(tile), sums));
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn avx512_layer(pass: Pass<'_>, packed: &Packed, activations: &Tiles) {
    pass.run(in_order, |panel, tile, sums| avx512::add_up(packed.panel(panel), activations.tile(tile), sums));
}
