//! The curves of the network, in arithmetic that gives the same bits on every machine.

pub use nutgraf_kernel::{sigmoid, tanh};

/// The slope of [`tanh`] at `x`.
#[must_use]
pub fn tanh_slope(x: f32) -> f32 {
    if x.abs() >= 3.0 {
        return 0.0;
    }
    let square = x * x;
    let below = 3.0 + square;
    (9.0 - square) * (9.0 - square) / (9.0 * below * below)
}
