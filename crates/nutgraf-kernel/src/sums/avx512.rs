//! Sums by AVX-512 with VNNI: four products of each of sixteen columns in one instruction.

use std::arch::x86_64::{
    __m512i, _mm512_dpbusd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_storeu_si512,
};

use super::Sums;
use crate::pack::{Line, Panel};
use crate::tile::{Quad, ROWS};

pub(crate) const LANES: usize = 16;

/// Multiplies a tile by a panel.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
pub(crate) fn add_up(panel: Panel<'_>, tile: &[Quad], sums: &mut Sums<LANES>) {
    let starts = panel.starts.as_chunks::<LANES>().0;
    let mut totals = [[load_sums(&starts[0]), load_sums(&starts[1])]; ROWS];
    for (lines, quad) in panel.lines.as_chunks::<2>().0.iter().zip(tile) {
        let weights = [load(&lines[0]), load(&lines[1])];
        for (totals, &word) in totals.iter_mut().zip(quad) {
            let activations = _mm512_set1_epi32(word.cast_signed());
            for (total, weights) in totals.iter_mut().zip(weights) {
                *total = _mm512_dpbusd_epi32(*total, activations, weights);
            }
        }
    }
    for (sums, totals) in sums.iter_mut().zip(totals) {
        sums.iter_mut().zip(totals).for_each(|(sums, total)| store(sums, total));
    }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load(line: &Line) -> __m512i {
    #[expect(unsafe_code, reason = "the instruction takes an address")]
    // SAFETY: the address is that of 64 bytes that may be read, and needs no alignment.
    unsafe {
        _mm512_loadu_si512(line.0.as_ptr().cast())
    }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load_sums(sums: &[i32; LANES]) -> __m512i {
    #[expect(unsafe_code, reason = "the instruction takes an address")]
    // SAFETY: the address is that of 64 bytes that may be read, and needs no alignment.
    unsafe {
        _mm512_loadu_si512(sums.as_ptr().cast())
    }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn store(sums: &mut [i32; LANES], total: __m512i) {
    #[expect(unsafe_code, reason = "the instruction takes an address")]
    // SAFETY: the address is that of 64 bytes that may be written, and needs no alignment.
    unsafe {
        _mm512_storeu_si512(sums.as_mut_ptr().cast(), total);
    }
}
