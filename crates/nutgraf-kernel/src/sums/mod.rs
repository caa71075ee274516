//! Sums of products: a tile of words by a panel of weights.

#[cfg(target_arch = "x86_64")]
pub(crate) mod avx2;
#[cfg(target_arch = "x86_64")]
pub(crate) mod avx512;
#[cfg_attr(all(target_arch = "wasm32", target_feature = "simd128"), path = "simd128.rs")]
pub(crate) mod plain;

use crate::tile::ROWS;

/// For each word of a tile, the sums of both vectors of a panel.
pub(crate) type Sums<const LANES: usize> = [[[i32; LANES]; 2]; ROWS];
