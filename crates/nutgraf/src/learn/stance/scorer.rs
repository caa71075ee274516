//! From what is seen of a word to likelihoods: the rows of what is seen summed, what is positive of the sums weighed once
//! more, and two choices out of all acts and all types of events. Sums are taken over whole numbers.

use super::feature::rows;
use super::view::View;
use super::{ACTS, TYPES};
use crate::Error;
use crate::learn::file::File;
use crate::learn::table::Table;

/// Scores of a word: an act or none, a type of events or none.
pub const SCORES: usize = 2 + ACTS.len() + TYPES.len();

/// The score of no event; those of types follow. That of no act is the first.
const NO_EVENT: usize = 1 + ACTS.len();

/// Keys of the metadata and tensors of the model file.
pub mod key {
    /// Fingerprints of what is known, sorted.
    pub const KNOWN: &str = "known";
    /// A row of eight-bit weights for each.
    pub const ROWS: &str = "rows";
    /// What one of a row's steps is worth, in steps of a hidden number.
    pub const STEP: &str = "rows.step";
    /// What hidden numbers begin with, in their steps.
    pub const START: &str = "start";
    /// Hidden numbers to scores, a row of eight-bit weights for each score.
    pub const SCORES: &str = "scores.weight";
    /// What a step of each score's sum is worth.
    pub const SCALE: &str = "scores.scale";
    /// What each score begins with.
    pub const BIAS: &str = "scores.bias";
    /// How scores become likelihoods that say how often they are right: a slope and an offset on the logit for acts,
    /// then for events.
    pub const CURVE: &str = "curve";
}

/// The most that a hidden number is.
pub const MOST: f32 = 127.0;

/// A trained scorer.
#[derive(Clone, Debug)]
pub struct Scorer {
    known: Table<u32>,
    rows: Vec<i8>,
    step: f32,
    start: Vec<f32>,
    weights: Vec<i8>,
    scale: Vec<f32>,
    bias: Vec<f32>,
    curve: [f32; 4],
}

/// Buffers that are kept from word to word.
#[derive(Debug, Default)]
pub struct Scratch {
    seen: Vec<u32>,
    sums: Vec<i32>,
    hidden: Vec<i32>,
}

/// Likelihoods of a word's being each kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Of each of [`ACTS`].
    pub acts: [f32; ACTS.len()],
    /// Of each of [`TYPES`].
    pub types: [f32; TYPES.len()],
}

impl Scorer {
    /// The scorer that comes with this version.
    #[cfg(feature = "models")]
    pub(crate) fn embedded() -> Self {
        let scorer = Self::from_bytes("stance-en", nutgraf_models::STANCE_EN);
        scorer.expect("the models that are built in are tested with the build")
    }

    /// Reads a model file; `name` is what errors call it.
    ///
    /// # Errors
    ///
    /// [`Error::Model`] when the bytes are not a whole scorer.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Error> {
        let file = File::read(name, bytes)?;
        let known = file.integers(key::KNOWN)?;
        let (rows, shape) = file.small(key::ROWS)?;
        let (start, step) = (file.floats(key::START)?, file.floats(key::STEP)?);
        let (weights, _) = file.small(key::SCORES)?;
        let (scale, bias) = (file.floats(key::SCALE)?, file.floats(key::BIAS)?);
        let curve = <[f32; 4]>::try_from(file.floats(key::CURVE)?).ok();
        let fits = shape == [known.len(), start.len()]
            && step.len() == 1
            && weights.len() == SCORES * start.len()
            && [scale.len(), bias.len()] == [SCORES; 2];
        match curve {
            Some(curve) if fits => Ok(Self {
                known: Table::new(known.into_iter().zip(0..)),
                rows,
                step: step[0],
                start,
                weights,
                scale,
                bias,
                curve,
            }),
            _ => Err(file.error("the parts of its scorer do not fit together".to_owned())),
        }
    }

    /// The likelihoods of a word.
    pub fn score(&self, view: &View, word: usize, scratch: &mut Scratch) -> Scores {
        let Scratch { seen, sums, hidden } = scratch;
        rows(view, word, seen);
        self.weigh(seen, sums, hidden).likelihoods(self)
    }

    /// The scores of a word of which the given things are seen.
    #[must_use]
    pub fn choose(&self, seen: &[u32]) -> Choices {
        self.weigh(seen, &mut Vec::new(), &mut Vec::new())
    }

    fn weigh(&self, seen: &[u32], sums: &mut Vec<i32>, hidden: &mut Vec<i32>) -> Choices {
        let width = self.start.len();
        sums.clear();
        sums.resize(width, 0);
        for row in seen.iter().filter_map(|&one| self.known.get(one)) {
            let row = &self.rows[row as usize * width..][..width];
            sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i32::from(weight));
        }
        hidden.clear();
        let step = |(&sum, start): (&i32, &f32)| (sum as f32 * self.step + start).clamp(0.0, MOST) as i32;
        hidden.extend(sums.iter().zip(&self.start).map(step));
        let mut scores = [0.0; SCORES];
        for (at, score) in scores.iter_mut().enumerate() {
            let weights = &self.weights[at * width..][..width];
            let sum: i32 = hidden.iter().zip(weights).map(|(a, &b)| a * i32::from(b)).sum();
            *score = sum as f32 * self.scale[at] + self.bias[at];
        }
        Choices(scores)
    }
}

/// The scores of a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices([f32; SCORES]);

impl Choices {
    /// The logits of the kinds: of acts for 0, of events for 1. That of p = e / total is the score less the logarithm of
    /// the rest.
    pub fn logits(&self, part: usize) -> Vec<f32> {
        let scores = if part == 0 { &self.0[..NO_EVENT] } else { &self.0[NO_EVENT..] };
        let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let total: f32 = scores.iter().map(|score| exp(score - most)).sum();
        let logit = |score: &f32| score - most - ln((total - exp(score - most)).max(1e-6));
        scores[1..].iter().map(logit).collect()
    }

    /// How often each kind will be right.
    #[must_use]
    pub fn likelihoods(&self, scorer: &Scorer) -> Scores {
        let mut scores = Scores { acts: [0.0; ACTS.len()], types: [0.0; TYPES.len()] };
        let [a, b, c, d] = scorer.curve;
        let put = |out: &mut [f32], part: usize, slope: f32, offset: f32| {
            let curved = |logit: f32| 1.0 / (1.0 + exp(-(slope * logit + offset)));
            out.iter_mut().zip(self.logits(part)).for_each(|(out, logit)| *out = curved(logit));
        };
        put(&mut scores.acts, 0, a, b);
        put(&mut scores.types, 1, c, d);
        scores
    }
}

/// e to the power of `x`, the same bits on every machine: 2 to the whole part, a polynomial for the rest.
#[must_use]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let whole = x.floor();
    let rest = (x - whole) * std::f32::consts::LN_2;
    let series =
        1.0 + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0)))));
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * series
}

/// The natural logarithm of a positive number, the same bits on every machine.
#[must_use]
pub fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let power = (bits >> 23) as i32 - 127;
    let part = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    // ln m = 2 artanh((m − 1) / (m + 1)), m in [1, 2).
    let t = (part - 1.0) / (part + 1.0);
    let square = t * t;
    let series = 1.0 + square * (1.0 / 3.0 + square * (0.2 + square * (1.0 / 7.0 + square * (1.0 / 9.0))));
    power as f32 * std::f32::consts::LN_2 + 2.0 * t * series
}

#[cfg(test)]
mod tests {
    use super::{exp, ln};

    #[test]
    fn the_curves_are_close_to_those_of_the_book() {
        for at in -400..400 {
            let x = at as f32 / 20.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-4, "{x}");
            assert!((ln(x.exp()) - x).abs() < 1e-3, "{x}");
        }
    }
}
