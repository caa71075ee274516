//! The encoder: words to vectors that know their context. Window, then layers of minimal gated recurrence, both ways.

use std::borrow::Cow;

use pulp::Arch;

use super::activation::{sigmoid, tanh};
use super::feature::FEATURES;
use super::product::{MOST, Matrix, ZERO};

/// An encoder.
pub(crate) struct Encoder {
    /// Rows of `width` weights.
    pub(crate) embedding: Cow<'static, [u8]>,
    /// What one of an embedding's steps is worth, in steps of an activation.
    pub(crate) step: f32,
    /// Numbers in one row of the embedding.
    pub(crate) width: usize,
    /// For each layer: gate and candidate forward, gate and candidate backward.
    pub(crate) layers: Vec<Matrix>,
}

/// Buffers that are kept from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    window: Vec<u8>,
    gates: Vec<f32>,
    sum: Vec<f32>,
    /// What the encoder says of each word, as activations of eight bits.
    pub(crate) states: Vec<u8>,
}

/// What an activation counts after layer `layer`: the sums of its and all former layers' outputs, each within ±1.
pub(crate) fn unit(layer: usize) -> f32 {
    layer as f32 / MOST
}

impl Encoder {
    /// Encodes words given by their rows, in stretches that do not see one another, into `scratch.states`.
    pub(crate) fn encode(&self, rows: &[[u32; FEATURES]], stretches: &[usize], scratch: &mut Scratch) {
        let Scratch { window, gates, sum, states } = scratch;
        Arch::new().dispatch(|| self.look_up(rows, stretches, window));
        let width = self.n_states();
        sum.clear();
        sum.resize(rows.len() * width, 0.0);
        for (layer, matrix) in self.layers.iter().enumerate() {
            matrix.times(if layer == 0 { window } else { states }, gates);
            let mut first = 0;
            for &n in stretches {
                let gates = &gates[first * 2 * width..(first + n) * 2 * width];
                let sum = &mut sum[first * width..(first + n) * width];
                Arch::new().dispatch(|| recur(gates, sum, width / 2));
                first += n;
            }
            Arch::new().dispatch(|| quantize(sum, 1.0 / unit(layer + 1), states));
        }
    }

    /// How many numbers stand for a word after the encoder.
    pub(crate) fn n_states(&self) -> usize {
        self.layers[0].n_columns() / 2
    }

    /// Writes for each word the sums of its rows, between those of its neighbours.
    #[inline(always)]
    fn look_up(&self, rows: &[[u32; FEATURES]], stretches: &[usize], window: &mut Vec<u8>) {
        let width = self.width;
        window.clear();
        window.resize(rows.len() * 3 * width, ZERO);
        let mut sums = vec![0_i32; width];
        let mut first = 0;
        for &n in stretches {
            for (at, rows) in rows.iter().enumerate().skip(first).take(n) {
                self.add_up(rows, &mut sums);
                let mut put = |place: usize, third: usize| {
                    let start = (place * 3 + third) * width;
                    for (cell, &sum) in window[start..start + width].iter_mut().zip(&sums) {
                        *cell = step(sum as f32 * self.step);
                    }
                };
                put(at, 1);
                if at + 1 < first + n {
                    put(at + 1, 0);
                }
                if at > first {
                    put(at - 1, 2);
                }
            }
            first += n;
        }
    }

    #[inline(always)]
    fn add_up(&self, rows: &[u32; FEATURES], sums: &mut [i32]) {
        sums.fill(0);
        for &row in rows {
            let start = row as usize * self.width;
            for (sum, &weight) in sums.iter_mut().zip(&self.embedding[start..start + self.width]) {
                *sum += i32::from(weight.cast_signed());
            }
        }
    }
}

/// One stretch through one layer: h ← h + z (c − h), once from the left and once from the right, added to `sum`.
#[inline(always)]
fn recur(gates: &[f32], sum: &mut [f32], half: usize) {
    let mut state = vec![0.0; half];
    for (gates, sum) in gates.chunks_exact(4 * half).zip(sum.chunks_exact_mut(2 * half)) {
        advance(&gates[..2 * half], &mut state, &mut sum[..half]);
    }
    state.fill(0.0);
    for (gates, sum) in gates.chunks_exact(4 * half).zip(sum.chunks_exact_mut(2 * half)).rev() {
        advance(&gates[2 * half..], &mut state, &mut sum[half..]);
    }
}

#[inline(always)]
fn advance(gates: &[f32], state: &mut [f32], sum: &mut [f32]) {
    let (gate, candidate) = gates.split_at(state.len());
    for (((state, sum), &gate), &candidate) in state.iter_mut().zip(sum).zip(gate).zip(candidate) {
        *state += sigmoid(gate) * (tanh(candidate) - *state);
        *sum += *state;
    }
}

#[inline(always)]
fn quantize(values: &[f32], scale: f32, out: &mut Vec<u8>) {
    out.resize(values.len(), ZERO);
    out.iter_mut().zip(values).for_each(|(out, value)| *out = step(value * scale));
}

/// The activation nearest to `value` steps.
#[inline(always)]
fn step(value: f32) -> u8 {
    (value.clamp(-MOST, MOST) + (f32::from(ZERO) + 0.5)) as u8
}
