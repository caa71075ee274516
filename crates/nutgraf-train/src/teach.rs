//! A model as the teacher of the next one: its likelihoods in place of those of a silver file.

use std::ops::Range;

use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::Error;
use crate::example::Example;
use crate::export::{self, Read};
use crate::network::{Network, Pass};
use crate::train::Words;
use crate::{loss, silver};

/// Words that go through the network in one go.
const BATCH: usize = 2000;

/// Likely heads, and likely labels, that are kept of each word.
const TOP: usize = 3;

/// Labels the words of a silver file with tags, names and trees by the model whose file's bytes are given; attributions
/// stay as they are. Returns the bytes of a silver file.
///
/// # Errors
///
/// When the bytes are not those of a model and of a silver file.
pub fn relabel(model: &[u8], silver: &[u8]) -> Result<Vec<u8>, Error> {
    let Read { network, vocabulary, lists } = export::read(model)?;
    let vocabulary: Vec<_> = vocabulary.into_iter().map(|word| (word, 0)).collect();
    let mut words = Words::new(&vocabulary, &lists);
    let examples = silver::read("silver", silver)?;
    let mut columns = Columns::default();
    let (mut batch, mut n) = (Vec::new(), 0);
    for (at, example) in examples.iter().enumerate() {
        n += example.words.len();
        batch.push(example);
        if n >= BATCH || at + 1 == examples.len() {
            columns.label(&network, &mut words, &batch);
            (batch, n) = (Vec::new(), 0);
        }
    }
    columns.write(silver)
}

/// The columns of a silver file that a model fills.
#[derive(Default)]
struct Columns {
    words: usize,
    upos: Vec<u8>,
    xpos: Vec<u8>,
    names: Vec<u8>,
    heads: Vec<u8>,
    head_weights: Vec<u8>,
    labels: Vec<u8>,
    label_weights: Vec<u8>,
}

impl Columns {
    fn label(&mut self, network: &Network, words: &mut Words, batch: &[&Example]) {
        let mut rows = Vec::new();
        batch.iter().for_each(|example| words.rows(example, None, &mut rows));
        let stretches: Vec<_> = batch.iter().map(|example| example.words.len()).collect();
        let pass = network.forward(&rows, &stretches, None);
        let answers = network.answers;
        let xpos = answers.upos..answers.upos + answers.xpos;
        for scores in pass.tags.chunks_exact(answers.tags()) {
            self.upos.extend(eight_bits(&scores[..xpos.start]));
            self.xpos.extend(eight_bits(&scores[xpos.clone()]));
            self.names.extend(eight_bits(&scores[xpos.end..answers.tags() - answers.attribution]));
        }
        let mut first = 0;
        for example in batch {
            for sentence in &example.sentences {
                self.sentence(network, &pass, first + sentence.start..first + sentence.end);
            }
            first += example.words.len();
        }
        self.words += first;
    }

    fn sentence(&mut self, network: &Network, pass: &Pass, words: Range<usize>) {
        let mut scores = Vec::new();
        for word in words.clone() {
            loss::score_heads(network, pass, words.clone(), word, &mut scores);
            let heads = top(&scores);
            self.heads.extend(heads.iter().flat_map(|(head, _)| (*head as u16).to_le_bytes()));
            self.head_weights.extend(heads.iter().map(|(_, weight)| weight));
            let head = heads[0].0.checked_sub(1).map(|head| words.start + head);
            let hidden = loss::hidden(network, pass, word, head);
            let labels = top(&loss::score_labels(network, &hidden));
            self.labels.extend(labels.iter().map(|(label, _)| *label as u8));
            self.label_weights.extend(labels.iter().map(|(_, weight)| weight));
        }
    }

    fn write(self, silver: &[u8]) -> Result<Vec<u8>, Error> {
        let failed = |error: safetensors::SafeTensorError| Error::Model { reason: error.to_string() };
        let old = SafeTensors::deserialize(silver).map_err(failed)?;
        let n = self.words;
        let new = [
            ("upos", Dtype::U8, self.upos),
            ("xpos", Dtype::U8, self.xpos),
            ("names", Dtype::U8, self.names),
            ("heads", Dtype::U16, self.heads),
            ("head_weights", Dtype::U8, self.head_weights),
            ("labels", Dtype::U8, self.labels),
            ("label_weights", Dtype::U8, self.label_weights),
        ];
        let mut views = Vec::new();
        for (name, dtype, bytes) in &new {
            let wide = bytes.len() / n / if *dtype == Dtype::U16 { 2 } else { 1 };
            views.push((*name, TensorView::new(*dtype, vec![n, wide], bytes).map_err(failed)?));
        }
        for name in ["words", "blocks", "sentences", "attribution"] {
            views.push((name, old.tensor(name).map_err(failed)?));
        }
        safetensors::serialize(views, None).map_err(failed)
    }
}

/// The likeliest answers, and how likely they are, in 255ths.
fn top(scores: &[f32]) -> [(usize, u8); TOP] {
    let likely = eight_bits(scores).collect::<Vec<_>>();
    let mut order: Vec<_> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let at = |place: usize| order.get(place).map_or((0, 0), |at| (*at, likely[*at]));
    [at(0), at(1), at(2)]
}

/// Scores to likelihoods, in 255ths.
fn eight_bits(scores: &[f32]) -> impl Iterator<Item = u8> {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    scores.iter().map(move |score| ((score - most).exp() / sum * 255.0 + 0.5) as u8)
}
