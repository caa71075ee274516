//! Models as the teachers of the next one: their likelihoods of every answer, kept in a silver file.

use std::ops::Range;

use safetensors::tensor::{Dtype, TensorView};

use crate::Error;
use crate::blocks::Block;
use crate::example::Example;
use crate::export::{self, Read};
use crate::loss;
use crate::network::{Answers, Network, Pass};
use crate::train::Words;

/// Words that go through the networks in one go.
const BATCH: usize = 2000;

/// Likely heads, and likely labels, that are kept of each word.
const TOP: usize = 3;

/// Labels the words of blocks with tags, names, trees and attributions by the models whose files' bytes are given: the
/// mean of what they hold likely, which knows better than each of them (Furlanello and others 2018, "Born-again neural
/// networks"). What the blocks say themselves is not looked at. Returns the bytes of a silver file.
///
/// # Errors
///
/// When the bytes are not those of models that give the same answers.
pub fn label(models: &[Vec<u8>], blocks: &[Block]) -> Result<Vec<u8>, Error> {
    let mut teachers = models.iter().map(|model| Teacher::read(model)).collect::<Result<Vec<_>, _>>()?;
    let Some(answers) = teachers.first().map(|teacher| teacher.network.answers) else {
        return Err(Error::Model { reason: "no model to label with".to_owned() });
    };
    if teachers.iter().any(|teacher| teacher.network.answers != answers) {
        return Err(Error::Model {
            reason: "models that give different answers cannot label together".to_owned(),
        });
    }
    let mut columns = Columns::default();
    let mut rest = blocks;
    while !rest.is_empty() {
        let mut n = 0;
        let is_within = |block: &&Block| {
            n += block.tokens.len();
            n < BATCH
        };
        let size = rest.iter().take_while(is_within).count().max(1);
        let (batch, after) = rest.split_at(size);
        columns.label(&mut teachers, answers, batch);
        rest = after;
    }
    columns.write()
}

struct Teacher {
    network: Network,
    words: Words,
}

impl Teacher {
    fn read(model: &[u8]) -> Result<Self, Error> {
        let Read { network, vocabulary, lists } = export::read(model)?;
        let vocabulary: Vec<_> = vocabulary.into_iter().map(|word| (word, 0)).collect();
        Ok(Self { network, words: Words::new(&vocabulary, &lists) })
    }

    fn pass(&mut self, batch: &[Example]) -> Pass {
        let mut rows = Vec::new();
        batch.iter().for_each(|example| self.words.rows(example, None, &mut rows));
        let stretches: Vec<_> = batch.iter().map(|example| example.words.len()).collect();
        self.network.forward(&rows, &stretches, None)
    }
}

/// The columns of a silver file.
#[derive(Default)]
struct Columns {
    words: Vec<u8>,
    n_words: u32,
    blocks: Vec<u8>,
    sentences: Vec<u8>,
    tags: [Vec<u8>; 4],
    heads: Vec<u8>,
    head_weights: Vec<u8>,
    labels: Vec<u8>,
    label_weights: Vec<u8>,
}

impl Columns {
    fn label(&mut self, teachers: &mut [Teacher], answers: Answers, batch: &[Block]) {
        let unlabelled = |block: &Block| Example {
            words: block.tokens.clone(),
            sentences: block.sentences.iter().map(|&[start, end]| start..end).collect(),
            ..Example::default()
        };
        let examples: Vec<_> = batch.iter().map(unlabelled).collect();
        let passes: Vec<_> = teachers.iter_mut().map(|teacher| teacher.pass(&examples)).collect();
        let asked: Vec<_> = teachers.iter().map(|teacher| &teacher.network).zip(&passes).collect();
        self.tag(&passes, answers);
        let mut first = 0;
        for example in &examples {
            for sentence in &example.sentences {
                self.parse(&asked, first + sentence.start..first + sentence.end);
                self.sentences.extend((self.n_words + sentence.end as u32).to_le_bytes());
            }
            for word in &example.words {
                self.words.extend(word.replace('\n', " ").bytes().chain([b'\n']));
            }
            first += example.words.len();
            self.n_words += example.words.len() as u32;
            self.blocks.extend(self.n_words.to_le_bytes());
        }
    }

    fn tag(&mut self, passes: &[Pass], answers: Answers) {
        let width = answers.tags();
        let (xpos, attribution) = (answers.upos + answers.xpos, width - answers.attribution);
        let parts = [0..answers.upos, answers.upos..xpos, xpos..attribution, attribution..width];
        for row in 0..passes.first().map_or(0, |pass| pass.tags.len() / width) {
            for (column, part) in self.tags.iter_mut().zip(&parts) {
                let cells = row * width + part.start..row * width + part.end;
                let likely = mean(passes.iter().map(|pass| likelihoods(&pass.tags[cells.clone()])));
                column.extend(likely.into_iter().map(eight_bits));
            }
        }
    }

    fn parse(&mut self, asked: &[(&Network, &Pass)], words: Range<usize>) {
        for word in words.clone() {
            let of_heads = |(network, pass): &(&Network, &Pass)| {
                let mut scores = Vec::new();
                loss::score_heads(network, pass, words.clone(), word, &mut scores);
                likelihoods(&scores)
            };
            let heads = top(&mean(asked.iter().map(of_heads)));
            self.heads.extend(heads.iter().flat_map(|(head, _)| (*head as u16).to_le_bytes()));
            self.head_weights.extend(heads.iter().map(|(_, weight)| weight));
            let head = heads[0].0.checked_sub(1).map(|head| words.start + head);
            let of_labels = |(network, pass): &(&Network, &Pass)| {
                likelihoods(&loss::score_labels(network, &loss::hidden(network, pass, word, head)))
            };
            let labels = top(&mean(asked.iter().map(of_labels)));
            self.labels.extend(labels.iter().map(|(label, _)| *label as u8));
            self.label_weights.extend(labels.iter().map(|(_, weight)| weight));
        }
    }

    fn write(mut self) -> Result<Vec<u8>, Error> {
        self.words.pop();
        let n = self.n_words as usize;
        let [upos, xpos, names, attribution] = self.tags;
        let rows = [
            ("upos", Dtype::U8, upos),
            ("xpos", Dtype::U8, xpos),
            ("names", Dtype::U8, names),
            ("attribution", Dtype::U8, attribution),
            ("heads", Dtype::U16, self.heads),
            ("head_weights", Dtype::U8, self.head_weights),
            ("labels", Dtype::U8, self.labels),
            ("label_weights", Dtype::U8, self.label_weights),
        ];
        let wide = |dtype, bytes: &[u8]| bytes.len() / n.max(1) / if dtype == Dtype::U16 { 2 } else { 1 };
        let mut views = vec![("words", Dtype::U8, vec![self.words.len()], &self.words)];
        for (name, ends) in [("blocks", &self.blocks), ("sentences", &self.sentences)] {
            views.push((name, Dtype::U32, vec![ends.len() / 4], ends));
        }
        views.extend(
            rows.iter().map(|(name, dtype, bytes)| (*name, *dtype, vec![n, wide(*dtype, bytes)], bytes)),
        );
        let failed = |error: safetensors::SafeTensorError| Error::Model { reason: error.to_string() };
        let views = views
            .into_iter()
            .map(|(name, dtype, shape, bytes)| {
                Ok((name, TensorView::new(dtype, shape, bytes).map_err(failed)?))
            })
            .collect::<Result<Vec<_>, Error>>()?;
        safetensors::serialize(views, None).map_err(failed)
    }
}

/// The likeliest answers, and how likely they are, in 255ths.
fn top(likely: &[f32]) -> [(usize, u8); TOP] {
    let mut order: Vec<_> = (0..likely.len()).collect();
    order.sort_by(|a, b| likely[*b].total_cmp(&likely[*a]));
    let at = |place: usize| order.get(place).map_or((0, 0), |at| (*at, eight_bits(likely[*at])));
    [at(0), at(1), at(2)]
}

/// The mean of rows of equal length.
fn mean(mut rows: impl ExactSizeIterator<Item = Vec<f32>>) -> Vec<f32> {
    let share = 1.0 / rows.len() as f32;
    let mut sum = rows.next().unwrap_or_default();
    for row in rows {
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
    sum.iter_mut().for_each(|value| *value *= share);
    sum
}

/// Scores to likelihoods.
fn likelihoods(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    scores.iter().map(|score| (score - most).exp() / sum).collect()
}

/// A likelihood in 255ths.
fn eight_bits(likelihood: f32) -> u8 {
    (likelihood * 255.0 + 0.5) as u8
}
