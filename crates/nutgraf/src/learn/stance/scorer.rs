//! From a word's scores to likelihoods: two choices, out of all acts or none and out of all types of events or none.

use super::{ACTS, TYPES};

/// Scores of a word: an act or none, a type of events or none.
pub const SCORES: usize = 2 + ACTS.len() + TYPES.len();

/// The score of no event; those of types follow. That of no act is the first.
pub const NO_EVENT: usize = 1 + ACTS.len();

/// Likelihoods of a word's being each kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Of each of [`ACTS`].
    pub acts: [f32; ACTS.len()],
    /// Of each of [`TYPES`].
    pub types: [f32; TYPES.len()],
}

/// The scores of a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices(pub [f32; SCORES]);

impl Choices {
    /// Whether the logit of any kind of a respect can be `least`: that of the likeliest is no more than what its score is above that of
    /// none.
    #[must_use]
    pub fn may_tell(&self, part: usize, least: f32) -> bool {
        let scores = if part == 0 { &self.0[..NO_EVENT] } else { &self.0[NO_EVENT..] };
        scores[1..].iter().any(|score| score - scores[0] >= least)
    }

    /// How likely each kind is.
    #[must_use]
    pub fn likelihoods(&self) -> Scores {
        let mut scores = Scores { acts: [0.0; ACTS.len()], types: [0.0; TYPES.len()] };
        soften(&self.0[..NO_EVENT], &mut scores.acts);
        soften(&self.0[NO_EVENT..], &mut scores.types);
        scores
    }
}

/// The share of each score but the first in the sum of their powers of e.
fn soften(scores: &[f32], out: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let none = exp(scores[0] - most);
    out.iter_mut().zip(&scores[1..]).for_each(|(out, score)| *out = exp(score - most));
    let total = out.iter().fold(none, |sum, value| sum + value);
    out.iter_mut().for_each(|value| *value /= total);
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

#[cfg(test)]
mod tests {
    use super::{Choices, SCORES, exp};

    #[test]
    fn the_power_is_close_to_that_of_the_book() {
        for at in -400..400 {
            let x = at as f32 / 20.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-4, "{x}");
        }
    }

    #[test]
    fn likelihoods_and_that_of_none_are_one_and_what_may_tell_is_never_too_strict() {
        for at in 0..200 {
            let scores: [f32; SCORES] =
                std::array::from_fn(|score| ((at * 31 + score * 17) % 97) as f32 / 8.0 - 6.0);
            let choices = Choices(scores);
            let likely = choices.likelihoods();
            for (part, kinds) in [&likely.acts[..], &likely.types].into_iter().enumerate() {
                assert!(kinds.iter().all(|kind| *kind >= 0.0) && kinds.iter().sum::<f32>() < 1.0001);
                let most = kinds.iter().copied().fold(0.0, f32::max);
                assert!(most < 0.05 || choices.may_tell(part, -2.96), "{most}");
            }
        }
    }
}
