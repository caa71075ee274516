//! Layers of a small network in whole numbers, as fast as the processor that is there.
//!
//! Activations have eight bits ([`Tiles`]), weights seven. A [`Matrix`] multiplies activations by weights; a [`Layer`] also lets the
//! products recur from word to word, both ways, and gives activations again, so that nothing is written in between.
//! Sums are of whole numbers, and what floats remain are reckoned one by one, in the same steps on every
//! [`Path`]: the answers are the same bytes on every machine.

mod curve;
mod layer;
mod matrix;
mod pack;
mod pass;
mod path;
mod sums;
mod tile;
mod words;

pub use curve::{sigmoid, tanh};
pub use layer::Layer;
pub use matrix::Matrix;
pub use pass::Windows;
pub use path::Path;
pub use tile::Tiles;
pub use words::{Known, WordLayer};

/// The activation that stands for zero.
pub const ZERO: u8 = 128;

/// The most that an activation is away from [`ZERO`].
pub const MOST: f32 = 127.0;

/// The activation nearest to `value` steps.
#[inline(always)]
#[must_use]
pub fn step(value: f32) -> u8 {
    // Rounded down by hand: a conversion to whole numbers is checked one by one.
    const WHOLE: f32 = (1 << 23) as f32;
    let value = value.clamp(-MOST, MOST) + (f32::from(ZERO) + 0.5);
    let rounded = value + WHOLE;
    let is_above = rounded - WHOLE > value;
    rounded.to_bits().wrapping_sub(u32::from(is_above)) as u8
}
