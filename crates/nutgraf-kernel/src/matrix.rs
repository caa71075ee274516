//! Products of activations by a matrix, as floats.

use crate::Path;
use crate::pack::{Columns, Packed};
use crate::sums::{Sums, plain};
#[cfg(target_arch = "x86_64")]
use crate::sums::{avx2, avx512};
use crate::tile::{ROWS, Tiles};

/// A matrix of weights, with a scale and a bias for each of its columns.
#[derive(Clone, Debug)]
pub struct Matrix {
    packed: Packed,
    columns: Columns,
    n_columns: usize,
}

impl Matrix {
    /// A matrix of `weights`, row by row, on activations that count as `(a - 128) * unit`; `rows` says which row stands for each
    /// activation.
    #[must_use]
    pub fn new(
        path: Path,
        (weights, scale, bias): (&[i8], &[f32], &[f32]),
        rows: &[Option<usize>],
        unit: f32,
    ) -> Self {
        let n_columns = scale.len();
        let room = n_columns.next_multiple_of(2 * path.lanes());
        let columns: Vec<_> = (0..room).map(|column| (column < n_columns).then_some(column)).collect();
        let weight = |row: usize, column| rows[row].map_or(0, |row| weights[row * n_columns + column]);
        Self {
            packed: Packed::new(path, rows.len(), &columns, weight),
            columns: Columns::new(&columns, scale, bias, unit),
            n_columns,
        }
    }

    /// How many columns the matrix has.
    #[must_use]
    pub fn n_columns(&self) -> usize {
        self.n_columns
    }

    /// How far apart the rows of a product lie.
    #[must_use]
    pub fn room(&self) -> usize {
        self.columns.bias.len()
    }

    /// Writes `activations` times the matrix, in rows of [`Matrix::room`], whose last numbers mean nothing.
    ///
    /// # Panics
    ///
    /// When there is not an activation for each row.
    pub fn times(&self, activations: &Tiles, out: &mut Vec<f32>) {
        assert_eq!(activations.quads(), self.packed.quads, "activations for each row");
        out.resize(activations.room() * self.room(), 0.0);
        match self.packed.path {
            Path::Plain => self.plain(activations, out),
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "not every processor has the instructions")]
            // SAFETY: what is packed for a path is packed where its instructions are.
            Path::Avx2 => unsafe { self.avx2(activations, out) },
            #[cfg(target_arch = "x86_64")]
            #[expect(unsafe_code, reason = "not every processor has the instructions")]
            // SAFETY: as above.
            Path::Avx512 => unsafe { self.avx512(activations, out) },
            #[cfg(not(target_arch = "x86_64"))]
            _ => self.plain(activations, out),
        }
    }

    fn plain(&self, activations: &Tiles, out: &mut [f32]) {
        self.run(activations.n_tiles(), out, |panel, tile, sums| {
            plain::add_up(self.packed.panel(panel), activations.tile(tile), sums);
        });
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn avx2(&self, activations: &Tiles, out: &mut [f32]) {
        self.run(activations.n_tiles(), out, |panel, tile, sums| {
            avx2::add_up(self.packed.panel(panel), activations.tile(tile), sums);
        });
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
    fn avx512(&self, activations: &Tiles, out: &mut [f32]) {
        self.run(activations.n_tiles(), out, |panel, tile, sums| {
            avx512::add_up(self.packed.panel(panel), activations.tile(tile), sums);
        });
    }

    #[inline(always)]
    fn run<const LANES: usize>(
        &self,
        n_tiles: usize,
        out: &mut [f32],
        add_up: impl Fn(usize, usize, &mut Sums<LANES>),
    ) {
        let mut sums = [[[0; LANES]; 2]; ROWS];
        for panel in 0..self.packed.n_panels {
            let [scales, bias] = self.columns.panel::<LANES>(panel);
            for tile in 0..n_tiles {
                add_up(panel, tile, &mut sums);
                let rows = out[tile * ROWS * self.room()..].chunks_exact_mut(self.room());
                for (sums, row) in sums.iter().zip(rows) {
                    let row = &mut row[2 * LANES * panel..2 * LANES * (panel + 1)];
                    for (vector, out) in row.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
                        for lane in 0..LANES {
                            out[lane] = sums[vector][lane] as f32 * scales[vector][lane] + bias[vector][lane];
                        }
                    }
                }
            }
        }
    }
}
