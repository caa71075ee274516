//! How far the answers are from what is known, and which way they should move (cross-entropy throughout).

use std::ops::Range;

use nutgraf::learn::names;

use crate::example::{Column, Example};
use crate::network::{Network, Pass};

/// Weight of each task.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Universal tags.
    pub upos: f32,
    /// Finer tags.
    pub xpos: f32,
    /// Names.
    pub names: f32,
    /// Parts of attributions.
    #[serde(default)]
    pub attribution: f32,
    /// Heads.
    pub arcs: f32,
    /// Labels of arcs.
    pub labels: f32,
}

/// The tasks that progress is told of, in the order of their sums.
pub(crate) const TASKS: [&str; 5] = ["names", "tags", "arcs", "labels", "attribution"];

/// Loss and number of words of each task.
pub(crate) type Sums = [(f64, usize); TASKS.len()];

/// Gradients of the network's answers, and the sums of losses by task.
#[derive(Default)]
pub(crate) struct Loss {
    pub(crate) tags: Vec<f32>,
    pub(crate) views: Vec<f32>,
    /// Loss and number of words of each of [`TASKS`].
    pub(crate) sums: Sums,
}

/// The loss of a batch of examples, whose words stand one after another in `pass`.
pub(crate) fn of(network: &mut Network, examples: &[&Example], pass: &Pass, weights: Weights) -> Loss {
    let mut loss =
        Loss { tags: vec![0.0; pass.tags.len()], views: vec![0.0; pass.views.len()], ..Loss::default() };
    let answers = network.answers;
    let (upos, xpos) = (0..answers.upos, answers.upos..answers.upos + answers.xpos);
    let names = xpos.end..xpos.end + names::TAGS;
    let attribution = names.end..answers.tags();
    let n_words: usize = examples.iter().map(|example| example.words.len()).sum();
    let share = 1.0 / n_words as f32;
    let mut first = 0;
    for example in examples {
        for (column, part, weight, sum) in [
            (&example.upos, &upos, weights.upos, None),
            (&example.xpos, &xpos, weights.xpos, Some(1)),
            (&example.names, &names, weights.names, Some(0)),
            (&example.attribution, &attribution, weights.attribution, Some(4)),
        ] {
            let Some(column) = column else { continue };
            for at in 0..example.words.len() {
                let row = (first + at) * answers.tags();
                let cells = row + part.start..row + part.end;
                let scores = &pass.tags[cells.clone()];
                let lost = soften(scores, column.of(at), weight * share, &mut loss.tags[cells]);
                if let Some(sum) = sum {
                    loss.sums[sum].0 += f64::from(lost);
                    loss.sums[sum].1 += 1;
                }
            }
        }
        if let (Some(heads), Some(labels)) = (&example.heads, &example.labels) {
            for sentence in &example.sentences {
                arcs(network, first, sentence.clone(), heads, pass, weights.arcs * share, &mut loss);
                label(
                    network,
                    first,
                    sentence.clone(),
                    (heads, labels),
                    pass,
                    weights.labels * share,
                    &mut loss,
                );
            }
        }
        first += example.words.len();
    }
    loss
}

/// Writes the gradient of the cross-entropy of scores, returns the loss.
fn soften(scores: &[f32], wanted: &[(u16, f32)], weight: f32, gradient: &mut [f32]) -> f32 {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for (gradient, score) in gradient.iter_mut().zip(scores) {
        *gradient = (score - most).exp();
        sum += *gradient;
    }
    gradient.iter_mut().for_each(|value| *value *= weight / sum);
    let mut lost = 0.0;
    for &(answer, share) in wanted {
        let answer = usize::from(answer);
        gradient[answer] -= weight * share;
        lost -= share * (scores[answer] - most - sum.ln());
    }
    lost
}

/// Writes how well each head would do for `word`, one of `words`: the root, then the words in order.
pub(crate) fn score_heads(
    network: &Network,
    pass: &Pass,
    words: Range<usize>,
    word: usize,
    scores: &mut Vec<f32>,
) {
    let (arc, columns) = (network.size.arc, 2 * (network.size.arc + network.size.label));
    let dependent = &pass.views[word * columns..][..arc];
    scores.clear();
    scores.push(dot(dependent, &network.root.value[..arc]));
    let heads = words.clone().map(|head| &pass.views[head * columns + arc..][..arc]);
    scores.extend(heads.map(|head| dot(dependent, head)));
    scores[word - words.start + 1] = -1e4;
}

/// What the label of the arc between a word and its head (`None` for the root) is told by.
pub(crate) fn hidden(network: &Network, pass: &Pass, word: usize, head: Option<usize>) -> Vec<f32> {
    let (arc, width) = (network.size.arc, network.size.label);
    let columns = 2 * (arc + width);
    let of_word = &pass.views[word * columns + 2 * arc..][..width];
    let of_head = head
        .map_or(&network.root.value[arc..], |head| &pass.views[head * columns + 2 * arc + width..][..width]);
    of_word.iter().zip(of_head).map(|(a, b)| (a + b).max(0.0)).collect()
}

/// How well each label would do.
pub(crate) fn score_labels(network: &Network, hidden: &[f32]) -> Vec<f32> {
    let mut scores = network.label.bias.value.clone();
    let rows = network.label.weight.value.chunks_exact(network.answers.labels);
    hidden.iter().zip(rows).for_each(|(value, weights)| add(&mut scores, weights, *value));
    scores
}

fn arcs(
    network: &mut Network,
    first: usize,
    sentence: Range<usize>,
    heads: &Column,
    pass: &Pass,
    weight: f32,
    loss: &mut Loss,
) {
    let (arc, columns) = (network.size.arc, 2 * (network.size.arc + network.size.label));
    let n = sentence.len();
    let at = |word: usize, part: usize| (first + sentence.start + word) * columns + part * arc;
    let mut scores = Vec::new();
    let mut gradient = vec![0.0; n + 1];
    let words = first + sentence.start..first + sentence.end;
    for word in 0..n {
        let dependent = &pass.views[at(word, 0)..][..arc];
        score_heads(network, pass, words.clone(), words.start + word, &mut scores);
        let lost = soften(&scores, heads.of(sentence.start + word), weight, &mut gradient);
        loss.sums[2].0 += f64::from(lost);
        loss.sums[2].1 += 1;
        let mut back = vec![0.0; arc];
        for (head, &g) in gradient.iter().enumerate() {
            if g.abs() < 1e-9 {
                continue;
            }
            let (of_head, to_head) = match head {
                0 => (&network.root.value[..arc], &mut network.root.gradient[..arc]),
                _ => (&pass.views[at(head - 1, 1)..][..arc], &mut loss.views[at(head - 1, 1)..][..arc]),
            };
            add(&mut back, of_head, g);
            add(to_head, dependent, g);
        }
        add(&mut loss.views[at(word, 0)..][..arc], &back, 1.0);
    }
}

fn label(
    network: &mut Network,
    first: usize,
    sentence: Range<usize>,
    (heads, labels): (&Column, &Column),
    pass: &Pass,
    weight: f32,
    loss: &mut Loss,
) {
    let (arc, width) = (network.size.arc, network.size.label);
    let columns = 2 * (arc + width);
    let n_labels = network.answers.labels;
    let at = |word: usize, part: usize| (first + sentence.start + word) * columns + 2 * arc + part * width;
    let mut gradient = vec![0.0; n_labels];
    for word in 0..sentence.len() {
        let head = heads.best(sentence.start + word);
        let start = first + sentence.start;
        let hidden = hidden(network, pass, start + word, head.checked_sub(1).map(|head| start + head));
        let scores = score_labels(network, &hidden);
        let lost = soften(&scores, labels.of(sentence.start + word), weight, &mut gradient);
        loss.sums[3].0 += f64::from(lost);
        loss.sums[3].1 += 1;
        add(&mut network.label.bias.gradient, &gradient, 1.0);
        let mut back = vec![0.0; width];
        let rows = network.label.weight.value.chunks_exact(n_labels);
        for (((back, value), weights), to_weights) in back
            .iter_mut()
            .zip(&hidden)
            .zip(rows)
            .zip(network.label.weight.gradient.chunks_exact_mut(n_labels))
        {
            if *value > 0.0 {
                *back = dot(weights, &gradient);
                add(to_weights, &gradient, *value);
            }
        }
        add(&mut loss.views[at(word, 0)..][..width], &back, 1.0);
        match head {
            0 => add(&mut network.root.gradient[arc..], &back, 1.0),
            _ => add(&mut loss.views[at(head - 1, 1)..][..width], &back, 1.0),
        }
    }
}

pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 16];
    let (a, b) = (a.chunks_exact(16), b.chunks_exact(16));
    let rest: f32 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a.zip(b) {
        for lane in 0..16 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

fn add(sum: &mut [f32], values: &[f32], factor: f32) {
    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += factor * value);
}
