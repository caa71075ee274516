//! The scorer as it learns, in floats: rows of what is seen summed, what is positive weighed, two choices.

use nutgraf::learn::stance::ACTS;
use nutgraf::learn::stance::scorer::SCORES;

use super::StanceRecipe;
use super::sample::Sample;
use crate::parameter::{Parameter, Random, Rate};

/// The most that a hidden number is.
pub(crate) const CAP: f32 = 6.0;

/// The most that a weight of a row is away from zero.
pub(crate) const LIMIT: f32 = 1.27;

/// Weights.
pub(crate) struct Student {
    pub(crate) width: usize,
    pub(crate) rows: Parameter,
    pub(crate) start: Parameter,
    /// A row of `width` weights a score.
    pub(crate) weights: Parameter,
    pub(crate) bias: Parameter,
}

/// The scores of acts and of events.
const PARTS: [(usize, usize); 2] = [(0, 1 + ACTS.len()), (1 + ACTS.len(), SCORES)];

/// Learns from samples; the same for the same samples.
pub(crate) fn learn(
    recipe: &StanceRecipe,
    known: &[u32],
    samples: &[&Sample],
    progress: &mut dyn FnMut(&str, &Student),
) -> Student {
    let mut random = Random::new(recipe.seed);
    let mut student = Student::new(recipe.hidden, known.len(), &mut random);
    let rows: Vec<Vec<u32>> = samples.iter().map(|sample| places(known, &sample.seen)).collect();
    let mut order: Vec<usize> = (0..samples.len()).filter(|&at| !rows[at].is_empty()).collect();
    let steps = (order.len().div_ceil(recipe.batch) * recipe.rounds).max(1);
    let (mut at, mut pass) = (0, Pass::new(recipe.hidden));
    for round in 1..=recipe.rounds {
        random.shuffle(&mut order);
        let (mut lost, mut n) = (0.0_f64, 0.0_f64);
        for batch in order.chunks(recipe.batch) {
            at += 1;
            let part = at as f32 / steps as f32;
            let rate = recipe.rate * (part * 50.0).min(1.0) * (1.0 - part).max(0.01);
            let mut used: Vec<u32> = Vec::new();
            for &index in batch {
                pass.seen.clear();
                pass.seen.extend(rows[index].iter().filter(|_| !random.is(recipe.dropout_seen)));
                let loss = student.learn_one(samples[index], &mut pass, recipe, batch.len(), &mut random);
                lost += f64::from(loss);
                n += f64::from(samples[index].choices[0].weight);
                used.extend_from_slice(&pass.seen);
            }
            used.sort_unstable();
            used.dedup();
            student.step(Rate::at(at, rate, recipe.decay), &used);
        }
        progress(&format!("round {round} of {}: loss {:.4}", recipe.rounds, lost / n.max(1.0)), &student);
    }
    student
}

/// The places of what is known among what is seen.
fn places(known: &[u32], seen: &[u32]) -> Vec<u32> {
    seen.iter().filter_map(|one| known.binary_search(one).ok()).map(|place| place as u32).collect()
}

/// Buffers of one word.
struct Pass {
    seen: Vec<u32>,
    sums: Vec<f32>,
    keep: Vec<f32>,
    hidden: Vec<f32>,
    back: Vec<f32>,
}

impl Pass {
    fn new(width: usize) -> Self {
        let zeros = || vec![0.0; width];
        Self { seen: Vec::new(), sums: zeros(), keep: zeros(), hidden: zeros(), back: zeros() }
    }
}

impl Student {
    fn new(width: usize, n_known: usize, random: &mut Random) -> Self {
        let rows = (0..n_known * width).map(|_| (random.unit() * 2.0 - 1.0) * 0.1).collect();
        let weights = (0..SCORES * width).map(|_| (random.unit() * 2.0 - 1.0) * 0.15).collect();
        let mut bias = vec![0.0; SCORES];
        PARTS.iter().for_each(|(none, _)| bias[*none] = 3.0);
        Self {
            width,
            rows: Parameter::new(rows),
            start: Parameter::new(vec![0.1; width]),
            weights: Parameter::new(weights),
            bias: Parameter::new(bias),
        }
    }

    /// Adds the gradients of one word; returns its loss.
    fn learn_one(
        &mut self,
        sample: &Sample,
        pass: &mut Pass,
        recipe: &StanceRecipe,
        n: usize,
        random: &mut Random,
    ) -> f32 {
        let width = self.width;
        let Pass { seen, sums, keep, hidden, back } = pass;
        let more = 1.0 / (1.0 - recipe.dropout_seen);
        sums.copy_from_slice(&self.start.value);
        for &row in &*seen {
            let row = &self.rows.value[row as usize * width..][..width];
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * more);
        }
        let kept = 1.0 / (1.0 - recipe.dropout_hidden);
        for ((hidden, keep), sum) in hidden.iter_mut().zip(&mut *keep).zip(&*sums) {
            *keep = if random.is(recipe.dropout_hidden) { 0.0 } else { kept };
            *hidden = sum.clamp(0.0, CAP) * *keep;
        }
        back.fill(0.0);
        let mut lost = 0.0;
        for ((first, last), choice) in PARTS.into_iter().zip(&sample.choices) {
            if choice.weight == 0.0 {
                continue;
            }
            let mut scores = [0.0_f32; SCORES];
            let rows = self.weights.value.chunks_exact(width).zip(&self.bias.value);
            for (score, (weights, bias)) in scores.iter_mut().zip(rows).take(last).skip(first) {
                *score = bias + crate::loss::dot(hidden, weights);
            }
            let mut gradient = [0.0_f32; SCORES];
            lost += soften(&scores[first..last], choice, &mut gradient[first..last]);
            let rows =
                self.weights.value.chunks_exact(width).zip(self.weights.gradient.chunks_exact_mut(width));
            let rows = rows.zip(&mut self.bias.gradient).zip(&gradient);
            for (((weights, to), bias), gradient) in rows.take(last).skip(first) {
                let g = gradient / n as f32;
                *bias += g;
                for (((back, weight), to), hidden) in back.iter_mut().zip(weights).zip(to).zip(&*hidden) {
                    *back += g * weight;
                    *to += g * hidden;
                }
            }
        }
        for (((back, sum), keep), start) in
            back.iter_mut().zip(&*sums).zip(&*keep).zip(&mut self.start.gradient)
        {
            *back *= if *sum > 0.0 && *sum < CAP { *keep } else { 0.0 };
            *start += *back;
        }
        for &row in &*seen {
            let to = &mut self.rows.gradient[row as usize * width..][..width];
            to.iter_mut().zip(&*back).for_each(|(to, back)| *to += back * more);
        }
        lost
    }

    fn step(&mut self, rate: Rate, used: &[u32]) {
        for &row in used {
            let (start, end) = (row as usize * self.width, (row as usize + 1) * self.width);
            self.rows.step_part(start, end, rate);
            self.rows.value[start..end].iter_mut().for_each(|value| *value = value.clamp(-LIMIT, LIMIT));
        }
        self.start.step(rate);
        self.weights.step(rate);
        self.bias.step(rate);
    }
}

/// Writes the gradient of the cross-entropy of a choice's scores, returns the loss.
fn soften(scores: &[f32], choice: &super::sample::Choice, gradient: &mut [f32]) -> f32 {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for (gradient, score) in gradient.iter_mut().zip(scores) {
        *gradient = (score - most).exp();
        sum += *gradient;
    }
    gradient.iter_mut().for_each(|value| *value *= choice.weight / sum);
    let mut lost = 0.0;
    for &(kind, share) in &choice.shares {
        gradient[usize::from(kind)] -= choice.weight * share;
        lost -= choice.weight * share * (scores[usize::from(kind)] - most - sum.ln());
    }
    lost
}
