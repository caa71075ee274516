//! The encoder: words to vectors that know their context. Window, then layers of minimal gated recurrence, both ways.

use std::borrow::Cow;

use nutgraf_kernel::{Known, Layer, MOST, Tiles, Windows, WordLayer, ZERO, step};
use pulp::{Arch, NullaryFnOnce};

use super::feature::FEATURES;

/// An encoder.
pub(crate) struct Encoder {
    /// Rows of `width` weights.
    pub(crate) embedding: Cow<'static, [u8]>,
    /// What one of an embedding's steps is worth, in steps of an activation.
    pub(crate) step: f32,
    /// Numbers in one row of the embedding.
    pub(crate) width: usize,
    /// Reads words between their neighbors.
    pub(crate) first: WordLayer,
    /// Read what the layer before them says.
    pub(crate) others: Vec<Layer>,
}

/// Buffers that are kept from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) windows: Windows,
    words: Vec<[u32; 3]>,
    sums: Vec<f32>,
    before: Tiles,
    /// What the encoder says of each word.
    pub(crate) states: Tiles,
}

/// What an activation counts after layer `layer`: the sums of its and all former layers' outputs, each within ±1.
pub(crate) fn unit(layer: usize) -> f32 {
    layer as f32 / MOST
}

impl Encoder {
    /// Encodes words given by their slots in `known`, in windows that do not see one another, into `scratch.states`.
    pub(crate) fn encode(&self, slots: &[u32], known: &Known, windows: &[usize], scratch: &mut Scratch) {
        let Scratch { windows: told, words, sums, before, states } = scratch;
        place(slots, windows, words);
        told.set(windows);
        sums.clear();
        self.first.run(words, known, told, 1.0 / unit(1), sums, states);
        for (layer, at) in self.others.iter().zip(2..) {
            std::mem::swap(before, states);
            layer.run(before, told, 1.0 / unit(at), sums, states);
        }
    }

    /// Writes for each word the sums of its rows, as activations.
    pub(crate) fn embed(&self, rows: &[[u32; FEATURES]], out: &mut Tiles) {
        out.reset(rows.len(), self.width);
        Arch::new().dispatch(Embed { encoder: self, rows, out });
    }
}

/// Embedding words, compiled for each processor.
struct Embed<'a> {
    encoder: &'a Encoder,
    rows: &'a [[u32; FEATURES]],
    out: &'a mut Tiles,
}

impl NullaryFnOnce for Embed<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Encoder { embedding, width, step: unit, .. } = self.encoder;
        let mut sums = vec![0; *width];
        let mut embedded = vec![ZERO; width.next_multiple_of(4)];
        for (word, rows) in self.rows.iter().enumerate() {
            sums.fill(0);
            for &row in rows {
                let weights = &embedding[row as usize * width..][..*width];
                for (sum, &weight) in sums.iter_mut().zip(weights) {
                    *sum += i32::from(weight.cast_signed());
                }
            }
            for (cell, &sum) in embedded.iter_mut().zip(&sums) {
                *cell = step(sum as f32 * unit);
            }
            for (quad, part) in embedded.as_chunks().0.iter().enumerate() {
                self.out.put(word, quad, *part);
            }
        }
    }
}

/// Writes for each word the slots of the word before, of the word and of that after it, where they are in its window.
fn place(slots: &[u32], windows: &[usize], out: &mut Vec<[u32; 3]>) {
    out.clear();
    let mut rest = slots;
    for &n in windows {
        let (window, others) = rest.split_at(n);
        rest = others;
        let at = |at: usize| window.get(at).copied().unwrap_or(0);
        out.extend((0..n).map(|word| [at(word.wrapping_sub(1)), at(word), at(word + 1)]));
    }
}
