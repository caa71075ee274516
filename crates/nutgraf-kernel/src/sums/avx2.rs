//! Sums by AVX2: two products of each of eight columns, twice, added up in sixteen bits as long as they fit.

use std::arch::x86_64::{
    __m256i, _mm256_add_epi16, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_maddubs_epi16,
    _mm256_set1_epi16, _mm256_set1_epi32, _mm256_setzero_si256, _mm256_storeu_si256,
};

use super::Sums;
use crate::pack::Panel;
use crate::tile::{Quad, ROWS};

pub(crate) const LANES: usize = 8;

/// Words that are added up side by side: what the registers hold.
const HALF: usize = ROWS / 2;

/// Multiplies a tile by a panel.
#[target_feature(enable = "avx2")]
pub(crate) fn add_up(panel: Panel<'_>, tile: &[Quad], sums: &mut Sums<LANES>) {
    let (first, second) = sums.split_at_mut(HALF);
    add_up_half::<0>(panel, tile, first);
    add_up_half::<HALF>(panel, tile, second);
}

#[inline]
#[target_feature(enable = "avx2")]
fn add_up_half<const FIRST: usize>(panel: Panel<'_>, tile: &[Quad], sums: &mut [[[i32; LANES]; 2]]) {
    let ones = _mm256_set1_epi16(1);
    let mut totals = [[_mm256_setzero_si256(); 2]; HALF];
    let (mut lines, mut quads) = (panel.lines, tile);
    for run in panel.runs {
        let mut parts = [[load_starts(&run.starts[0]), load_starts(&run.starts[1])]; HALF];
        let (of_run, rest) = lines.split_at(run.quads);
        let (of_tile, rest_of_tile) = quads.split_at(run.quads);
        (lines, quads) = (rest, rest_of_tile);
        for (line, quad) in of_run.iter().zip(of_tile) {
            let weights = line.0.as_chunks::<32>().0;
            let weights = [load(&weights[0]), load(&weights[1])];
            for (at, parts) in parts.iter_mut().enumerate() {
                let activations = _mm256_set1_epi32(quad[FIRST + at].cast_signed());
                for (part, weights) in parts.iter_mut().zip(weights) {
                    *part = _mm256_add_epi16(*part, _mm256_maddubs_epi16(activations, weights));
                }
            }
        }
        for (totals, parts) in totals.iter_mut().zip(parts) {
            for (total, part) in totals.iter_mut().zip(parts) {
                *total = _mm256_add_epi32(*total, _mm256_madd_epi16(part, ones));
            }
        }
    }
    for (sums, totals) in sums.iter_mut().zip(totals) {
        sums.iter_mut().zip(totals).for_each(|(sums, total)| store(sums, total));
    }
}

#[inline]
#[target_feature(enable = "avx2")]
fn load(weights: &[i8; 32]) -> __m256i {
    #[expect(unsafe_code, reason = "the instruction takes an address")]
    // SAFETY: the address is that of 32 bytes that may be read, and needs no alignment.
    unsafe {
        _mm256_loadu_si256(weights.as_ptr().cast())
    }
}

#[inline]
#[target_feature(enable = "avx2")]
fn load_starts(starts: &[i16; 16]) -> __m256i {
    #[expect(unsafe_code, reason = "the instruction takes an address")]
    // SAFETY: the address is that of 32 bytes that may be read, and needs no alignment.
    unsafe {
        _mm256_loadu_si256(starts.as_ptr().cast())
    }
}

#[inline]
#[target_feature(enable = "avx2")]
fn store(sums: &mut [i32; LANES], total: __m256i) {
    #[expect(unsafe_code, reason = "the instruction takes an address")]
    // SAFETY: the address is that of 32 bytes that may be written, and needs no alignment.
    unsafe {
        _mm256_storeu_si256(sums.as_mut_ptr().cast(), total);
    }
}
