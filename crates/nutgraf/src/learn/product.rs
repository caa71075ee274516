//! Products of whole numbers: activations of eight bits by weights of seven.
//!
//! Sums of integers are the same on every machine and in every order, which sums of floats are not. Seven bits, because
//! processors without VNNI add pairs of products in sixteen bits: 2 · 255 · 64 still fits.

use pulp::Arch;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

/// The activation that stands for zero.
pub(crate) const ZERO: u8 = 128;

/// The most that an activation is away from [`ZERO`].
pub(crate) const MOST: f32 = 127.0;

/// Rows and columns of one product: small enough that the crate underneath starts no threads for it.
const ROWS: usize = 64;
const COLUMNS: usize = 128;

/// A matrix of weights, with a scale and a bias for each of its columns.
pub(crate) struct Matrix {
    panels: Vec<Panel>,
    n_rows: usize,
    n_columns: usize,
}

struct Panel {
    weights: PackedBMatrix<i8>,
    /// What the sum of each column is off by because zero is 128.
    off: Vec<i32>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// A matrix of `scale.len()` columns; `weights` row by row; activations count as `(a - 128) * unit`.
    pub(crate) fn new(weights: &[i8], scale: &[f32], bias: &[f32], unit: f32) -> Self {
        let n_columns = scale.len();
        let n_rows = weights.len() / n_columns;
        let gemm = GemmExecutor::<u8, i8, i32>::new();
        let panels = (0..n_columns)
            .step_by(COLUMNS)
            .map(|start| {
                let columns = start..(start + COLUMNS).min(n_columns);
                let part: Vec<i8> =
                    weights.chunks_exact(n_columns).flat_map(|row| &row[columns.clone()]).copied().collect();
                let view = NdTensorView::from_data([n_rows, columns.len()], &part[..]);
                let off = |column| {
                    let sum: i32 = (0..n_rows).map(|row| i32::from(weights[row * n_columns + column])).sum();
                    sum * i32::from(ZERO)
                };
                Panel {
                    weights: gemm.prepack_b(view),
                    off: columns.clone().map(off).collect(),
                    scales: scale[columns.clone()].iter().map(|scale| scale * unit).collect(),
                    bias: bias[columns].to_vec(),
                }
            })
            .collect();
        Self { panels, n_rows, n_columns }
    }

    /// How many columns the product has.
    pub(crate) fn n_columns(&self) -> usize {
        self.n_columns
    }

    /// Writes `activations` (row by row) times the matrix into `out`, row by row.
    pub(crate) fn times(&self, activations: &[u8], out: &mut Vec<f32>) {
        let n = activations.len() / self.n_rows;
        out.resize(n * self.n_columns, 0.0);
        let gemm = GemmExecutor::<u8, i8, i32>::new();
        let mut sums = [0_i32; ROWS * COLUMNS];
        for (part, out) in activations.chunks(ROWS * self.n_rows).zip(out.chunks_mut(ROWS * self.n_columns)) {
            let rows = part.len() / self.n_rows;
            let left = gemm.prepack_a(NdTensorView::from_data([rows, self.n_rows], part));
            let mut first = 0;
            for panel in &self.panels {
                let sums = &mut sums[..rows * panel.scales.len()];
                gemm.gemm(
                    sums,
                    GemmInputA::Packed(&left),
                    GemmInputB::Packed(&panel.weights),
                    GemmOptions::default(),
                )
                .expect("the sizes fit: both sides are cut by this file");
                Arch::new().dispatch(|| panel.scale(sums, out, self.n_columns, first));
                first += panel.scales.len();
            }
        }
    }
}

impl Panel {
    /// Writes sums as floats into the panel's columns of `out`, which are those from `first`.
    #[inline(always)]
    fn scale(&self, sums: &[i32], out: &mut [f32], n_columns: usize, first: usize) {
        let width = self.scales.len();
        for (sums, out) in sums.chunks_exact(width).zip(out.chunks_exact_mut(n_columns)) {
            let out = &mut out[first..first + width];
            let columns = self.off.iter().zip(&self.scales).zip(&self.bias);
            for ((out, &sum), ((&off, &scale), &bias)) in out.iter_mut().zip(sums).zip(columns) {
                *out = (sum - off) as f32 * scale + bias;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Matrix, ZERO};

    #[test]
    fn a_product_is_the_plain_sum() {
        // More rows and columns than one piece, so that all edges are met; weights at both ends of seven bits.
        for (n, rows, columns) in [(1, 8, 1), (64, 96, 128), (65, 33, 130), (200, 288, 512)] {
            let weights: Vec<i8> =
                (0..rows * columns).map(|at| (at * 37 % 128) as i8 - 64).map(|w| w.clamp(-64, 63)).collect();
            let activations: Vec<u8> =
                (0..n * rows).map(|at| if at % 5 == 0 { 255 } else { (at * 101 % 256) as u8 }).collect();
            let scale: Vec<f32> = (0..columns).map(|at| 0.5 + at as f32).collect();
            let bias: Vec<f32> = (0..columns).map(|at| at as f32 - 3.0).collect();
            let mut out = Vec::new();
            Matrix::new(&weights, &scale, &bias, 0.25).times(&activations, &mut out);
            for (row, out) in out.chunks_exact(columns).enumerate() {
                for (column, out) in out.iter().enumerate() {
                    let terms = (0..rows).map(|at| {
                        let activation = i32::from(activations[row * rows + at]) - i32::from(ZERO);
                        activation * i32::from(weights[at * columns + column])
                    });
                    let plain = terms.sum::<i32>() as f32 * (scale[column] * 0.25) + bias[column];
                    assert_eq!(*out, plain, "row {row}, column {column} of {n} × {rows} × {columns}");
                }
            }
        }
    }
}
