//! Weights in the order in which they are multiplied.

use crate::{Path, ZERO};

/// The most that the weights of two neighboring rows in a run of quads may add up to, so that their products with activations
/// stay within sixteen bits once that of zero is taken away: 128 · 255 < 2^15.
const MOST_IN_RUN: u32 = 255;

/// Weights that are loaded at once.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub(crate) struct Line(pub(crate) [i8; 64]);

/// Weights in panels: two vectors of columns, for all rows.
#[derive(Clone, Debug)]
pub(crate) struct Packed {
    pub(crate) path: Path,
    /// Four rows at once.
    pub(crate) quads: usize,
    pub(crate) n_panels: usize,
    /// Panel by panel, quad by quad: four weights of each column of the first vector, then of the second.
    lines: Vec<Line>,
    /// For each column of each panel: its sum starts at what it is off by because zero is 128.
    starts: Vec<i32>,
    runs: Vec<Vec<Run>>,
}

/// Quads whose products are added up in sixteen bits.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) quads: usize,
    /// What sums start at because zero is 128, for each pair of weights of a column.
    pub(crate) starts: [[i16; 16]; 2],
}

/// One panel.
#[derive(Clone, Copy)]
pub(crate) struct Panel<'a> {
    pub(crate) lines: &'a [Line],
    pub(crate) starts: &'a [i32],
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "only AVX2 adds up in sixteen bits"))]
    pub(crate) runs: &'a [Run],
}

/// What a sum of each packed column counts and what is added to it.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub(crate) scales: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl Packed {
    /// Packs `weight(row, column)` for as many rows as there are; `columns` says which column stands where, in panels of twice the
    /// path's lanes; nothing stands where there is none.
    pub(crate) fn new(
        path: Path,
        n_rows: usize,
        columns: &[Option<usize>],
        weight: impl Fn(usize, usize) -> i8,
    ) -> Self {
        assert!(path.is_here(), "{path:?} needs instructions that this processor lacks");
        let quads = n_rows.div_ceil(4);
        let width = 2 * path.lanes();
        let (mut lines, mut starts, mut runs) = (Vec::new(), Vec::new(), Vec::new());
        let mut panel = vec![0; quads * width * 4];
        for columns in columns.chunks(width) {
            panel.fill(0);
            let mut sums = vec![0; width];
            for (quad, cells) in panel.chunks_exact_mut(width * 4).enumerate() {
                let rows = 4 * quad..n_rows.min(4 * quad + 4);
                for ((column, cells), sum) in columns.iter().zip(cells.as_chunks_mut::<4>().0).zip(&mut sums)
                {
                    let Some(column) = *column else { continue };
                    for (cell, row) in cells.iter_mut().zip(rows.clone()) {
                        *cell = weight(row, column);
                        *sum += i32::from(*cell);
                    }
                }
            }
            lines.extend(panel.as_chunks().0.iter().map(|&line| Line(line)));
            starts.extend(sums.into_iter().map(|sum| -i32::from(ZERO) * sum));
            runs.push(if path == Path::Avx2 { cut(&panel) } else { Vec::new() });
        }
        Self { path, quads, n_panels: runs.len(), lines, starts, runs }
    }

    #[inline]
    pub(crate) fn panel(&self, at: usize) -> Panel<'_> {
        let width = 2 * self.path.lanes();
        let lines = self.quads * width / 16;
        Panel {
            lines: &self.lines[at * lines..(at + 1) * lines],
            starts: &self.starts[at * width..(at + 1) * width],
            runs: &self.runs[at],
        }
    }
}

impl Columns {
    pub(crate) fn new(columns: &[Option<usize>], scale: &[f32], bias: &[f32], unit: f32) -> Self {
        let scales = columns.iter().map(|column| column.map_or(0.0, |column| scale[column] * unit)).collect();
        let bias = columns.iter().map(|column| column.map_or(0.0, |column| bias[column])).collect();
        Self { scales, bias }
    }

    #[inline(always)]
    pub(crate) fn panel<const LANES: usize>(&self, at: usize) -> [&[[f32; LANES]]; 2] {
        let columns = 2 * LANES * at..2 * LANES * (at + 1);
        [&self.scales, &self.bias].map(|values| values[columns.clone()].as_chunks().0)
    }
}

/// Cuts a panel of 64 weights a quad into runs that are as long as sixteen bits allow.
fn cut(panel: &[i8]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut sums = [0; 32];
    for quad in panel.chunks_exact(64) {
        let pairs = || quad.as_chunks::<2>().0.iter();
        let most = |pair: &[i8; 2]| u32::from(pair[0].unsigned_abs()) + u32::from(pair[1].unsigned_abs());
        if runs.is_empty() || sums.iter().zip(pairs()).any(|(sum, pair)| sum + most(pair) > MOST_IN_RUN) {
            runs.push(Run { quads: 0, starts: [[0; 16]; 2] });
            sums = [0; 32];
        }
        sums.iter_mut().zip(pairs()).for_each(|(sum, pair)| *sum += most(pair));
        let Some(run) = runs.last_mut() else { continue };
        run.quads += 1;
        for (start, pair) in run.starts.as_flattened_mut().iter_mut().zip(pairs()) {
            // Sixteen bits go round: what comes out in the end fits.
            let both = i16::from(pair[0]) + i16::from(pair[1]);
            *start = start.wrapping_sub(both.wrapping_mul(i16::from(ZERO)));
        }
    }
    runs
}
