//! Sums by what every processor has.

use super::Sums;
use crate::pack::Panel;
use crate::tile::Quad;

pub(crate) const LANES: usize = 8;

/// Multiplies a tile by a panel.
pub(crate) fn add_up(panel: Panel<'_>, tile: &[Quad], sums: &mut Sums<LANES>) {
    for sums in sums.iter_mut() {
        sums.as_flattened_mut().copy_from_slice(panel.starts);
    }
    for (line, quad) in panel.lines.iter().zip(tile) {
        // Weights of one activation for all columns side by side, so that columns are reckoned together.
        let weights: [[i16; 2 * LANES]; 4] =
            std::array::from_fn(|at| std::array::from_fn(|column| i16::from(line.0[4 * column + at])));
        for (sums, word) in sums.iter_mut().zip(quad) {
            let activations = word.to_le_bytes().map(i16::from);
            for (column, sum) in sums.as_flattened_mut().iter_mut().enumerate() {
                let product = |at: usize| i32::from(weights[at][column]) * i32::from(activations[at]);
                *sum += (product(0) + product(1)) + (product(2) + product(3));
            }
        }
    }
}
