//! The network as it learns, in floats: states and what words are known to say, layers of recurrence, two choices. What it computes is
//! what `nutgraf` computes in whole numbers.

use nutgraf::learn::stance::scorer::{Choices, NO_EVENT, SCORES};

use super::StanceRecipe;
use super::known::{Known, Met};
use super::sample::{Choice, Passage};
use super::vectors::Vectors;
use crate::export::small;
use crate::network::{Linear, recur, recur_back, rounded, thin};
use crate::parameter::{Random, Rate};

/// Scores of none begin with this.
const NONE: f32 = 4.0;

/// The norm of all gradients is no greater than this.
const NORM: f32 = 1.0;

/// Steps until the rate of learning is the highest.
const WARM: f32 = 100.0;

/// The scores of acts and of events.
const PARTS: [(usize, usize); 2] = [(0, NO_EVENT), (NO_EVENT, SCORES)];

/// Weights.
pub(crate) struct Student {
    /// Numbers of a language model's state, and what a step of them counts.
    state: (usize, f32),
    pub(crate) known: Known,
    pub(crate) layers: Vec<Linear>,
    pub(crate) scores: Linear,
}

/// What a forward pass leaves for the backward pass.
#[derive(Default)]
struct Pass {
    met: Vec<Option<Met>>,
    masks: Vec<Vec<f32>>,
    inputs: Vec<Vec<f32>>,
    gates: Vec<Vec<f32>>,
    states: Vec<Vec<f32>>,
    scores: Vec<f32>,
}

/// Learns from passages; the same for the same passages.
pub(crate) fn learn(
    recipe: &StanceRecipe,
    state: (usize, f32),
    vectors: Vectors,
    passages: &[Passage],
    progress: &mut dyn FnMut(&str, &Student),
) -> Student {
    let mut random = Random::new(recipe.seed);
    let mut student = Student::new(recipe, state, vectors, &mut random);
    let n_batches = batches(recipe, passages, &mut Random::new(recipe.seed)).len();
    let (steps, mut at) = ((n_batches * recipe.rounds).max(1), 0);
    for round in 1..=recipe.rounds {
        let (mut lost, mut n) = (0.0_f64, 0);
        for batch in batches(recipe, passages, &mut random) {
            at += 1;
            let batch: Vec<&Passage> = batch.into_iter().map(|at| &passages[at]).collect();
            let warm = (at as f32 / WARM).min(1.0);
            let rate = recipe.rate * warm * (1.0 - at as f32 / steps as f32).max(0.01);
            let rate = Rate::at(at, rate, recipe.decay);
            lost += f64::from(student.learn_batch(&batch, recipe, rate, &mut random));
            n += batch.iter().map(|passage| passage.words.len()).sum::<usize>();
        }
        let line = format!("round {round} of {}: loss {:.4}", recipe.rounds, lost / n.max(1) as f64);
        progress(&line, &student);
    }
    student
}

/// Passages in random order, as many together as make `recipe.batch` words.
fn batches(recipe: &StanceRecipe, passages: &[Passage], random: &mut Random) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..passages.len()).filter(|&at| !passages[at].words.is_empty()).collect();
    random.shuffle(&mut order);
    let (mut out, mut n) = (vec![Vec::new()], 0);
    for at in order {
        if n >= recipe.batch {
            out.push(Vec::new());
            n = 0;
        }
        n += passages[at].words.len();
        out.last_mut().expect("one was put in").push(at);
    }
    out
}

impl Student {
    fn new(recipe: &StanceRecipe, state: (usize, f32), vectors: Vectors, random: &mut Random) -> Self {
        let columns = 4 * recipe.state;
        let layer = |rows: usize, random: &mut Random| {
            let mut layer = Linear::new(rows, columns, random);
            // Gates begin rather closed, so that a state remembers.
            for half in layer.bias.value.chunks_exact_mut(columns / 2) {
                half[..recipe.state].fill(-1.0);
            }
            layer
        };
        let mut layers = vec![layer(state.0 + vectors.width, random)];
        layers.extend((1..recipe.layers).map(|_| layer(2 * recipe.state, random)));
        let mut bias = vec![0.0; SCORES];
        PARTS.iter().for_each(|(none, _)| bias[*none] = NONE);
        let scores = Linear::of(vec![0.0; 2 * recipe.state * SCORES], bias);
        Self { state, known: Known::new(vectors), layers, scores }
    }

    /// What a step of them counts.
    pub(crate) fn unit(&self) -> f32 {
        self.state.1
    }

    fn half(&self) -> usize {
        self.layers[0].bias.value.len() / 4
    }

    /// The scores of all words.
    pub(crate) fn choices(&self, passage: &Passage) -> Vec<Choices> {
        let met = passage.words.iter().map(|word| self.known.find(*word)).collect();
        let pass = self.forward(&self.whole(), &[passage], met, None);
        pass.scores.as_chunks().0.iter().map(|scores| Choices(*scores)).collect()
    }

    /// The layers and the scores with weights as whole numbers have them, so that it learns to live with those.
    fn whole(&self) -> Vec<Linear> {
        let whole = |linear: &Linear| {
            let (weights, scales) = small(linear);
            let weights = weights.iter().zip(scales.iter().cycle());
            Linear::of(weights.map(|(w, scale)| f32::from(*w) * scale).collect(), linear.bias.value.clone())
        };
        self.layers.iter().chain([&self.scores]).map(whole).collect()
    }

    fn forward(
        &self,
        whole: &[Linear],
        batch: &[&Passage],
        met: Vec<Option<Met>>,
        mut dropout: Option<(&StanceRecipe, &mut Random)>,
    ) -> Pass {
        let (width, (state, unit)) = (self.known.width, self.state);
        let n = met.len();
        let mut input = Vec::with_capacity(n * (state + width));
        let states = batch.iter().flat_map(|passage| passage.states.chunks_exact(state));
        for (states, met) in states.zip(&met) {
            input.extend(states.iter().map(|&value| (f32::from(value) - 128.0) * unit));
            match met {
                Some(met) => {
                    let most = 127.0 * unit;
                    let known = self.known.numbers(*met).into_iter();
                    input.extend(known.map(|value| rounded(value.clamp(-most, most), most)));
                }
                None => input.resize(input.len() + width, 0.0),
            }
        }
        let mut pass = Pass { met, ..Pass::default() };
        let mut thinned = |input: &mut [f32], pass: &mut Pass, is_first: bool| {
            let of =
                |recipe: &StanceRecipe| if is_first { recipe.dropout_input } else { recipe.dropout_layer };
            let dropout = dropout.as_mut().map(|(recipe, random)| (of(recipe), &mut **random));
            pass.masks.extend(thin(input, dropout));
        };
        thinned(&mut input, &mut pass, true);
        let windows: Vec<usize> = batch.iter().flat_map(|passage| passage.windows.iter().copied()).collect();
        let mut total = vec![0.0; n * 2 * self.half()];
        for (layer, at) in whole[..self.layers.len()].iter().zip(1_u8..) {
            let mut gates = Vec::new();
            layer.forward(&input, input.len() / n.max(1), &mut gates);
            let states = recur(&gates, self.half(), &windows);
            total.iter_mut().zip(&states).for_each(|(sum, value)| *sum += value);
            pass.inputs.push(std::mem::take(&mut input));
            pass.gates.push(gates);
            pass.states.push(states);
            input = total.iter().map(|value| rounded(*value, f32::from(at))).collect();
            thinned(&mut input, &mut pass, false);
        }
        whole[self.layers.len()].forward(&input, 2 * self.half(), &mut pass.scores);
        pass.inputs.push(input);
        pass
    }

    /// One step from a batch; returns the sum of its words' losses.
    fn learn_batch(
        &mut self,
        batch: &[&Passage],
        recipe: &StanceRecipe,
        rate: Rate,
        random: &mut Random,
    ) -> f32 {
        let words = batch.iter().flat_map(|passage| &passage.words);
        let met = words.map(|word| self.known.meet(*word, recipe, random)).collect();
        let mut whole = self.whole();
        let pass = self.forward(&whole, batch, met, Some((recipe, random)));
        let mut gradient = vec![0.0; pass.scores.len()];
        let mut lost = 0.0;
        let choices = batch.iter().flat_map(|passage| &passage.choices);
        let rows = pass.scores.chunks_exact(SCORES).zip(gradient.chunks_exact_mut(SCORES));
        for (choices, (scores, gradient)) in choices.zip(rows) {
            for ((first, last), choice) in PARTS.into_iter().zip(choices) {
                lost += soften(&scores[first..last], choice, &mut gradient[first..last]);
            }
        }
        let n = pass.met.len().max(1) as f32;
        gradient.iter_mut().for_each(|value| *value /= n);
        let windows: Vec<usize> = batch.iter().flat_map(|passage| passage.windows.iter().copied()).collect();
        self.backward(&mut whole, &pass, &windows, &gradient);
        for (linear, whole) in self.layers.iter_mut().chain([&mut self.scores]).zip(whole) {
            linear.weight.gradient = whole.weight.gradient;
            linear.bias.gradient = whole.bias.gradient;
        }
        self.step(rate, &pass.met);
        lost
    }

    /// Takes the gradient of the scores back to all weights.
    fn backward(&mut self, whole: &mut [Linear], pass: &Pass, windows: &[usize], scores: &[f32]) {
        let (half, n) = (self.half(), pass.met.len().max(1));
        let mut back = whole[self.layers.len()].backward(&pass.inputs[self.layers.len()], 2 * half, scores);
        let mut total = vec![0.0; back.len()];
        for at in (0..self.layers.len()).rev() {
            let masked = back.iter().zip(&pass.masks[at + 1]);
            total.iter_mut().zip(masked).for_each(|(sum, (value, mask))| *sum += value * mask);
            let gates = recur_back(&pass.gates[at], &pass.states[at], &total, half, windows);
            let input = &pass.inputs[at];
            back = whole[at].backward(input, input.len() / n, &gates);
        }
        let (state, width) = (self.state.0, self.known.width);
        let masked = back.chunks_exact(state + width).zip(pass.masks[0].chunks_exact(state + width));
        for ((back, mask), met) in masked.zip(&pass.met) {
            let Some(met) = met else { continue };
            let known = back[state..].iter().zip(&mask[state..]);
            self.known.back(*met, &known.map(|(value, mask)| value * mask).collect::<Vec<_>>());
        }
    }

    fn step(&mut self, rate: Rate, met: &[Option<Met>]) {
        let touched = self.known.touched(met);
        let mut square = self.known.square(&touched);
        let of = |values: &[f32]| values.iter().map(|value| value * value).sum::<f32>();
        for linear in self.layers.iter().chain([&self.scores]) {
            square += of(&linear.weight.gradient) + of(&linear.bias.gradient);
        }
        let less = (NORM / square.sqrt()).min(1.0);
        self.known.step(&touched, less, rate);
        for linear in self.layers.iter_mut().chain([&mut self.scores]) {
            for part in [&mut linear.weight, &mut linear.bias] {
                part.gradient.iter_mut().for_each(|value| *value *= less);
            }
            linear.step(rate);
        }
    }
}

/// Writes the gradient of the cross-entropy of a choice's scores, returns the loss.
fn soften(scores: &[f32], choice: &Choice, gradient: &mut [f32]) -> f32 {
    if choice.weight == 0.0 {
        return 0.0;
    }
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for (gradient, score) in gradient.iter_mut().zip(scores) {
        *gradient = (score - most).exp();
        sum += *gradient;
    }
    gradient.iter_mut().for_each(|value| *value *= choice.weight / sum);
    let shares = if choice.shares.is_empty() { &[(0, 1.0)] } else { &choice.shares[..] };
    let mut lost = 0.0;
    for &(kind, share) in shares {
        gradient[usize::from(kind)] -= choice.weight * share;
        lost -= choice.weight * share * (scores[usize::from(kind)] - most - sum.ln());
    }
    lost
}
