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
        let weights: [i16; 64] = line.0.map(i16::from);
        for (sums, word) in sums.iter_mut().zip(quad) {
            let activations = word.to_le_bytes().map(i16::from);
            for (sum, weights) in sums.as_flattened_mut().iter_mut().zip(weights.as_chunks::<4>().0) {
                let product = |at: usize| i32::from(weights[at]) * i32::from(activations[at]);
                *sum += (product(0) + product(1)) + (product(2) + product(3));
            }
        }
    }
}
