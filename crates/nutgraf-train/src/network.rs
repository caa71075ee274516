//! The network in floats, forward and backward. What it computes is what `nutgraf` computes in whole numbers.

use nutgraf::learn::activation::{sigmoid, tanh, tanh_slope};
use nutgraf::learn::feature::FEATURES;
use nutgraf::learn::names;

use crate::matrix::{View, product};
use crate::parameter::{Parameter, Random, Rate};

/// How large a network is.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// Numbers in a row of the embedding.
    pub embedding: usize,
    /// Numbers of state in each direction.
    pub state: usize,
    /// Layers of recurrence.
    pub layers: usize,
    /// Numbers in a parser's view of a word for arcs; a multiple of 8.
    pub arc: usize,
    /// Numbers in a parser's view of a word for labels.
    pub label: usize,
}

/// How many answers each head gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answers {
    pub(crate) upos: usize,
    pub(crate) xpos: usize,
    pub(crate) labels: usize,
    /// None where no example tells of attributions.
    pub(crate) attribution: usize,
}

impl Answers {
    pub(crate) fn tags(self) -> usize {
        self.upos + self.xpos + names::TAGS + self.attribution
    }
}

/// A matrix and its bias.
pub(crate) struct Linear {
    pub(crate) weight: Parameter,
    pub(crate) bias: Parameter,
}

impl Linear {
    pub(crate) fn new(rows: usize, columns: usize, random: &mut Random) -> Self {
        Self { weight: Parameter::random(rows, columns, random), bias: Parameter::zeros(columns) }
    }

    pub(crate) fn of(weight: Vec<f32>, bias: Vec<f32>) -> Self {
        Self { weight: Parameter::new(weight), bias: Parameter::new(bias) }
    }

    pub(crate) fn forward(&self, input: &[f32], rows: usize, out: &mut Vec<f32>) {
        let columns = self.bias.value.len();
        out.clear();
        for _ in 0..input.len() / rows {
            out.extend_from_slice(&self.bias.value);
        }
        product(View::new(input, rows), View::new(&self.weight.value, columns), out, true);
    }

    /// Adds to the gradients; returns what the input's gradient is.
    pub(crate) fn backward(&mut self, input: &[f32], rows: usize, gradient: &[f32]) -> Vec<f32> {
        let columns = self.bias.value.len();
        let (of_out, of_in) = (View::new(gradient, columns), View::new(input, rows));
        product(of_in.turned(), of_out, &mut self.weight.gradient, true);
        for row in gradient.chunks_exact(columns) {
            self.bias.gradient.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        let mut back = vec![0.0; input.len()];
        product(of_out, View::new(&self.weight.value, columns).turned(), &mut back, false);
        back
    }

    pub(crate) fn step(&mut self, rate: Rate) {
        self.weight.step(rate);
        self.bias.step(rate);
    }
}

/// All weights.
pub(crate) struct Network {
    pub(crate) size: Size,
    pub(crate) answers: Answers,
    pub(crate) embedding: Parameter,
    pub(crate) layers: Vec<Linear>,
    pub(crate) tags: Linear,
    pub(crate) parse: Linear,
    /// The root as a head, for arcs and then for labels.
    pub(crate) root: Parameter,
    pub(crate) label: Linear,
}

/// How activations are thinned out while learning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropout {
    pub(crate) input: f32,
    pub(crate) layer: f32,
}

/// What a forward pass leaves for the backward pass.
#[derive(Default)]
pub(crate) struct Pass {
    sums: Vec<f32>,
    masks: Vec<Vec<f32>>,
    inputs: Vec<Vec<f32>>,
    gates: Vec<Vec<f32>>,
    states: Vec<Vec<f32>>,
    /// Scores of tags.
    pub(crate) tags: Vec<f32>,
    /// Views of the parser; those of dependents for arcs are cut off at zero and begin with a constant.
    pub(crate) views: Vec<f32>,
}

impl Network {
    pub(crate) fn new(size: Size, answers: Answers, rows: usize, random: &mut Random) -> Self {
        let width = 2 * size.state;
        let mut embedding = Parameter::random(1, rows * size.embedding, random);
        embedding.value.iter_mut().for_each(|value| *value *= 0.06);
        let layers = (0..size.layers)
            .map(|layer| {
                let rows = if layer == 0 { 3 * size.embedding } else { width };
                let mut linear = Linear::new(rows, 2 * width, random);
                // Gates begin rather closed, so that a state remembers.
                for half in linear.bias.value.chunks_exact_mut(width) {
                    half[..size.state].fill(-1.0);
                }
                linear
            })
            .collect();
        Self {
            size,
            answers,
            embedding,
            layers,
            tags: Linear::new(width, answers.tags(), random),
            parse: Linear::new(width, 2 * (size.arc + size.label), random),
            root: Parameter::zeros(size.arc + size.label),
            label: Linear::new(size.label, answers.labels, random),
        }
    }

    pub(crate) fn forward(
        &self,
        rows: &[[u32; FEATURES]],
        stretches: &[usize],
        mut dropout: Option<(Dropout, &mut Random)>,
    ) -> Pass {
        let mut pass = Pass::default();
        let (width, embedding) = (2 * self.size.state, self.size.embedding);
        pass.sums = vec![0.0; rows.len() * embedding];
        for (rows, sums) in rows.iter().zip(pass.sums.chunks_exact_mut(embedding)) {
            for &row in rows {
                let row = &self.embedding.value[row as usize * embedding..][..embedding];
                sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
            }
        }
        let mut words: Vec<_> = pass.sums.iter().map(|sum| rounded(sum.clamp(-1.0, 1.0), 1.0)).collect();
        let thinning = dropout.as_mut().map(|(dropout, random)| (dropout.input, &mut **random));
        pass.masks.extend(thin(&mut words, thinning));
        let mut input = window(&words, embedding, stretches);
        let mut total = vec![0.0; rows.len() * width];
        for (at, layer) in self.layers.iter().enumerate() {
            let mut gates = Vec::new();
            layer.forward(&input, input.len() / rows.len(), &mut gates);
            let states = recur(&gates, self.size.state, stretches);
            total.iter_mut().zip(&states).for_each(|(sum, value)| *sum += value);
            pass.inputs.push(std::mem::take(&mut input));
            pass.gates.push(gates);
            pass.states.push(states);
            let most = (at + 1) as f32;
            input = total.iter().map(|value| rounded(*value, most)).collect();
            let thinning = dropout.as_mut().map(|(dropout, random)| (dropout.layer, &mut **random));
            pass.masks.extend(thin(&mut input, thinning));
        }
        self.tags.forward(&input, width, &mut pass.tags);
        self.parse.forward(&input, width, &mut pass.views);
        for view in pass.views.chunks_exact_mut(2 * (self.size.arc + self.size.label)) {
            view[..self.size.arc].iter_mut().for_each(|value| *value = value.max(0.0));
            view[0] = 1.0;
        }
        pass.inputs.push(input);
        pass
    }

    /// Takes the gradients of tags and views back to all weights.
    pub(crate) fn backward(
        &mut self,
        rows: &[[u32; FEATURES]],
        stretches: &[usize],
        pass: &Pass,
        tags: &[f32],
        mut views: Vec<f32>,
    ) {
        let (arc, width) = (self.size.arc, 2 * self.size.state);
        let columns = 2 * (arc + self.size.label);
        for (gradient, view) in views.chunks_exact_mut(columns).zip(pass.views.chunks_exact(columns)) {
            gradient[0] = 0.0;
            gradient[..arc].iter_mut().zip(&view[..arc]).for_each(|(g, v)| {
                if *v <= 0.0 {
                    *g = 0.0
                }
            });
        }
        let last = &pass.inputs[self.layers.len()];
        let mut back = self.tags.backward(last, width, tags);
        let from_views = self.parse.backward(last, width, &views);
        back.iter_mut().zip(&from_views).for_each(|(sum, value)| *sum += value);
        let mut total = vec![0.0; back.len()];
        for at in (0..self.layers.len()).rev() {
            let mask = &pass.masks[at + 1];
            total.iter_mut().zip(&back).zip(mask).for_each(|((sum, value), mask)| *sum += value * mask);
            let gates = recur_back(&pass.gates[at], &pass.states[at], &total, self.size.state, stretches);
            let input = &pass.inputs[at];
            back = self.layers[at].backward(input, input.len() / rows.len(), &gates);
        }
        self.back_to_embedding(rows, stretches, pass, &back);
    }

    fn back_to_embedding(
        &mut self,
        rows: &[[u32; FEATURES]],
        stretches: &[usize],
        pass: &Pass,
        windows: &[f32],
    ) {
        let embedding = self.size.embedding;
        let mut words = window_back(windows, embedding, stretches);
        for ((gradient, mask), sum) in words.iter_mut().zip(&pass.masks[0]).zip(&pass.sums) {
            *gradient *= if sum.abs() > 1.0 { 0.0 } else { *mask };
        }
        for (rows, gradient) in rows.iter().zip(words.chunks_exact(embedding)) {
            for &row in rows {
                let row = &mut self.embedding.gradient[row as usize * embedding..][..embedding];
                row.iter_mut().zip(gradient).for_each(|(sum, value)| *sum += value);
            }
        }
    }

    /// One step of all weights; of the embedding only the rows that were used.
    pub(crate) fn step(&mut self, rate: Rate, used: &[u32]) {
        for layer in self.layers.iter_mut().chain([&mut self.tags, &mut self.parse, &mut self.label]) {
            layer.step(rate);
        }
        self.root.step(rate);
        let width = self.size.embedding;
        for &row in used {
            self.embedding.step_part(row as usize * width, (row as usize + 1) * width, rate);
        }
    }
}

/// The nearest number that eight bits hold, of ±`most`.
pub(crate) fn rounded(value: f32, most: f32) -> f32 {
    let unit = most / 127.0;
    (value / unit).round() * unit
}

/// Leaves out values by chance, and returns what each was multiplied by.
pub(crate) fn thin(values: &mut [f32], dropout: Option<(f32, &mut Random)>) -> Option<Vec<f32>> {
    let (chance, random) = dropout?;
    let keep = 1.0 / (1.0 - chance);
    let mask: Vec<_> = values.iter().map(|_| if random.is(chance) { 0.0 } else { keep }).collect();
    values.iter_mut().zip(&mask).for_each(|(value, mask)| *value *= mask);
    Some(mask)
}

/// Each word between its neighbours.
fn window(words: &[f32], width: usize, stretches: &[usize]) -> Vec<f32> {
    let mut out = vec![0.0; words.len() * 3];
    let mut first = 0;
    for &n in stretches {
        for at in first..first + n {
            let word = &words[at * width..(at + 1) * width];
            let mut put = |place: usize, third: usize| {
                out[(place * 3 + third) * width..][..width].copy_from_slice(word);
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
    out
}

fn window_back(windows: &[f32], width: usize, stretches: &[usize]) -> Vec<f32> {
    let mut out = vec![0.0; windows.len() / 3];
    let mut first = 0;
    for &n in stretches {
        for at in first..first + n {
            let word = &mut out[at * width..(at + 1) * width];
            let mut take = |place: usize, third: usize| {
                let part = &windows[(place * 3 + third) * width..][..width];
                word.iter_mut().zip(part).for_each(|(sum, value)| *sum += value);
            };
            take(at, 1);
            if at + 1 < first + n {
                take(at + 1, 0);
            }
            if at > first {
                take(at - 1, 2);
            }
        }
        first += n;
    }
    out
}

pub(crate) fn recur(gates: &[f32], half: usize, stretches: &[usize]) -> Vec<f32> {
    let mut out = vec![0.0; gates.len() / 2];
    let mut state = vec![0.0; half];
    let mut first = 0;
    for &n in stretches {
        for (part, order) in [(0, Order::Forward), (1, Order::Backward)] {
            state.fill(0.0);
            for at in order.of(first, n) {
                let (gate, candidate) = gates[(at * 2 + part) * 2 * half..][..2 * half].split_at(half);
                let out = &mut out[(at * 2 + part) * half..][..half];
                for (((state, out), gate), candidate) in state.iter_mut().zip(out).zip(gate).zip(candidate) {
                    *state += sigmoid(*gate) * (tanh(*candidate) - *state);
                    *out = *state;
                }
            }
        }
        first += n;
    }
    out
}

pub(crate) fn recur_back(
    gates: &[f32],
    states: &[f32],
    gradient: &[f32],
    half: usize,
    stretches: &[usize],
) -> Vec<f32> {
    let mut out = vec![0.0; gates.len()];
    let nothing = vec![0.0; half];
    let mut carried = vec![0.0; half];
    let mut first = 0;
    for &n in stretches {
        for (part, order) in [(0, Order::Backward), (1, Order::Forward)] {
            carried.fill(0.0);
            for at in order.of(first, n) {
                // The word that the state came from: to the left on the way forward, to the right on the way back.
                let before = if part == 0 {
                    at.checked_sub(1).filter(|&at| at >= first)
                } else {
                    Some(at + 1).filter(|&at| at < first + n)
                };
                let before = before.map_or(&nothing[..], |at| &states[(at * 2 + part) * half..][..half]);
                let (gate, candidate) = gates[(at * 2 + part) * 2 * half..][..2 * half].split_at(half);
                let (to_gate, to_candidate) =
                    out[(at * 2 + part) * 2 * half..][..2 * half].split_at_mut(half);
                let gradient = &gradient[(at * 2 + part) * half..][..half];
                for j in 0..half {
                    let total = gradient[j] + carried[j];
                    let open = sigmoid(gate[j]);
                    to_gate[j] = total * (tanh(candidate[j]) - before[j]) * 0.25 * tanh_slope(0.5 * gate[j]);
                    to_candidate[j] = total * open * tanh_slope(candidate[j]);
                    carried[j] = total * (1.0 - open);
                }
            }
        }
        first += n;
    }
    out
}

#[derive(Clone, Copy)]
enum Order {
    Forward,
    Backward,
}

impl Order {
    fn of(self, first: usize, n: usize) -> impl Iterator<Item = usize> {
        (0..n).map(move |at| match self {
            Self::Forward => first + at,
            Self::Backward => first + n - 1 - at,
        })
    }
}
