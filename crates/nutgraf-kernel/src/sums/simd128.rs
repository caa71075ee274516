//! Sums by the 128 bits that every browser has: eight products at once, added up by twos in thirty-two bits.

use std::arch::wasm32::{
    i16x8_extend_high_i8x16, i16x8_extend_low_i8x16, i16x8_extend_low_u8x16, i32x4, i32x4_add,
    i32x4_dot_i16x8, i32x4_extract_lane, i32x4_shuffle, i64x2, u32x4_splat, v128,
};

use super::Sums;
use crate::pack::{Line, Panel};
use crate::tile::{Quad, ROWS};

pub(crate) const LANES: usize = 8;

/// Words that are added up side by side, and pairs of columns: as many as registers hold.
const WORDS: usize = 2;
const PAIRS: usize = 4;

/// Multiplies a tile by a panel.
pub(crate) fn add_up(panel: Panel<'_>, tile: &[Quad], sums: &mut Sums<LANES>) {
    for first in (0..ROWS).step_by(WORDS) {
        for half in 0..2 {
            let totals = totals(panel.lines, tile, first, half);
            for (sums, totals) in sums[first..first + WORDS].iter_mut().zip(totals) {
                let starts = &panel.starts[half * LANES..(half + 1) * LANES];
                write(totals, starts, &mut sums[half]);
            }
        }
    }
}

/// Of two words from `first` and eight columns, the sums of both halves of each quad, a pair of columns beside another.
#[inline(always)]
fn totals(lines: &[Line], tile: &[Quad], first: usize, half: usize) -> [[v128; PAIRS]; WORDS] {
    let mut totals = [[i32x4(0, 0, 0, 0); PAIRS]; WORDS];
    for (line, quad) in lines.iter().zip(tile) {
        let weights = line.0.as_chunks::<16>().0;
        let (low, high) = (load(&weights[2 * half]), load(&weights[2 * half + 1]));
        let weights = [
            i16x8_extend_low_i8x16(low),
            i16x8_extend_high_i8x16(low),
            i16x8_extend_low_i8x16(high),
            i16x8_extend_high_i8x16(high),
        ];
        for (word, totals) in totals.iter_mut().enumerate() {
            let activations = i16x8_extend_low_u8x16(u32x4_splat(quad[first + word]));
            for (total, weights) in totals.iter_mut().zip(weights) {
                *total = i32x4_add(*total, i32x4_dot_i16x8(weights, activations));
            }
        }
    }
    totals
}

/// Sixteen weights, which the compiler loads at once.
#[inline(always)]
fn load(weights: &[i8; 16]) -> v128 {
    let byte = |at: usize| u64::from(weights[at].cast_unsigned());
    let eight = |first: usize| (0..8).fold(0, |all, at| all | byte(first + at) << (8 * at)).cast_signed();
    i64x2(eight(0), eight(8))
}

/// Adds up the halves of each column, and what it starts at.
#[inline(always)]
fn write([a, b, c, d]: [v128; PAIRS], starts: &[i32], sums: &mut [i32; LANES]) {
    let both = |one, other| {
        i32x4_add(i32x4_shuffle::<0, 2, 4, 6>(one, other), i32x4_shuffle::<1, 3, 5, 7>(one, other))
    };
    let (first, last) = (both(a, b), both(c, d));
    let totals = [
        i32x4_extract_lane::<0>(first),
        i32x4_extract_lane::<1>(first),
        i32x4_extract_lane::<2>(first),
        i32x4_extract_lane::<3>(first),
        i32x4_extract_lane::<0>(last),
        i32x4_extract_lane::<1>(last),
        i32x4_extract_lane::<2>(last),
        i32x4_extract_lane::<3>(last),
    ];
    for ((sum, total), start) in sums.iter_mut().zip(totals).zip(starts) {
        *sum = start + total;
    }
}
