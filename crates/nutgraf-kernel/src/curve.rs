//! The curves of the network, in arithmetic that gives the same bits on every machine.

/// A hyperbolic tangent: the Padé approximant x(27 + x²)/(27 + 9x²), which reaches ±1 at ±3 with no slope left.
#[inline(always)]
#[must_use]
pub fn tanh(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// The logistic curve that goes with [`tanh`].
#[inline(always)]
#[must_use]
pub fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}
