//! From what is seen of a word to likelihoods: the rows of what is seen summed, what is positive of the sums weighed once
//! more, and two choices out of all acts and all types of events. Sums are taken over whole numbers.

use pulp::{Arch, NullaryFnOnce};

use super::feature::{self, rows};
use super::known::RowIndex;
use super::view::View;
use super::{ACTS, TYPES};
use crate::Error;
use crate::learn::file::File;

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
    /// Numbers of words alone that are common and never say anything, sorted: they are not looked at.
    pub const QUIET: &str = "quiet";
    /// How scores become likelihoods that say how often they are right: a slope and an offset on the logit for acts,
    /// then for events.
    pub const CURVE: &str = "curve";
}

/// The most that a hidden number is.
pub const MOST: f32 = 127.0;

/// A trained scorer.
#[derive(Clone, Debug)]
pub struct Scorer {
    known: RowIndex,
    quiet: RowIndex,
    rows: Vec<i8>,
    step: f32,
    start: Vec<f32>,
    /// For each hidden number its weight in each score.
    weights: Vec<[i32; SCORES]>,
    scale: Vec<f32>,
    bias: Vec<f32>,
    curve: [f32; 4],
}

/// Buffers that are kept from word to word.
#[derive(Debug, Default)]
pub struct Scratch {
    seen: Vec<u32>,
    sums: Vec<i32>,
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
        let quiet = file.integers(key::QUIET)?;
        let (rows, shape) = file.small(key::ROWS)?;
        let (start, step) = (file.floats(key::START)?, file.floats(key::STEP)?);
        let (weights, _) = file.small(key::SCORES)?;
        let (scale, bias) = (file.floats(key::SCALE)?, file.floats(key::BIAS)?);
        let curve = <[f32; 4]>::try_from(file.floats(key::CURVE)?).ok();
        let fits = shape == [known.len(), start.len()]
            && step.len() == 1
            && weights.len() == SCORES * start.len()
            && [scale.len(), bias.len()] == [SCORES; 2];
        let width = start.len();
        let column = |hidden: usize| std::array::from_fn(|at| i32::from(weights[at * width + hidden]));
        match curve {
            Some(curve) if fits => Ok(Self {
                known: RowIndex::new(&known),
                quiet: RowIndex::new(&quiet),
                rows,
                step: step[0],
                start,
                weights: (0..width).map(column).collect(),
                scale,
                bias,
                curve,
            }),
            _ => Err(file.error("the parts of its scorer do not fit together".to_owned())),
        }
    }

    /// Whether a word may say something, so that it is worth a look.
    #[must_use]
    pub fn looks_at(&self, view: &View, word: usize) -> bool {
        feature::is_candidate(view, word) && self.quiet.row(feature::word(view, word)).is_none()
    }

    /// The scores of a word.
    pub fn score(&self, view: &View, word: usize, scratch: &mut Scratch) -> Choices {
        let Scratch { seen, sums } = scratch;
        rows(view, word, seen);
        self.weigh(seen, sums)
    }

    /// The scores of a word of which the given things are seen.
    #[must_use]
    pub fn choose(&self, seen: &[u32]) -> Choices {
        self.weigh(seen, &mut Vec::new())
    }

    fn weigh(&self, seen: &[u32], sums: &mut Vec<i32>) -> Choices {
        sums.clear();
        sums.resize(self.start.len(), 0);
        let mut scores = [0; SCORES];
        Arch::new().dispatch(AddUp { scorer: self, seen, sums, scores: &mut scores });
        let scaled = |at: usize| scores[at] as f32 * self.scale[at] + self.bias[at];
        Choices(std::array::from_fn(scaled))
    }

    #[inline(always)]
    fn add_up(&self, seen: &[u32], sums: &mut [i32], scores: &mut [i32; SCORES]) {
        let width = sums.len();
        for row in seen.iter().filter_map(|&one| self.known.row(one)) {
            let row = &self.rows[row as usize * width..][..width];
            sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i32::from(weight));
        }
        for ((&sum, start), weights) in sums.iter().zip(&self.start).zip(&self.weights) {
            let hidden = (sum as f32 * self.step + start).clamp(0.0, MOST) as i32;
            if hidden > 0 {
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += hidden * weight);
            }
        }
    }
}

/// Adding up what is seen of a word, compiled for each processor.
struct AddUp<'a> {
    scorer: &'a Scorer,
    seen: &'a [u32],
    sums: &'a mut [i32],
    scores: &'a mut [i32; SCORES],
}

impl NullaryFnOnce for AddUp<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.scorer.add_up(self.seen, self.sums, self.scores);
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

    /// Whether any kind of a respect can be as likely as `least`: the logit of the likeliest is no more than what its score is
    /// above that of none.
    #[must_use]
    pub fn may_tell(&self, part: usize, scorer: &Scorer, least: f32) -> bool {
        let scores = if part == 0 { &self.0[..NO_EVENT] } else { &self.0[NO_EVENT..] };
        let most = scores[1..].iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let [slope, offset] = [scorer.curve[2 * part], scorer.curve[2 * part + 1]];
        slope <= 0.0 || slope * (most - scores[0]) + offset >= ln(least / (1.0 - least)) - 0.01
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
