//! Training: examples in, a network out.

use std::collections::BTreeMap;

use nutgraf::learn::feature::{self, FEATURES, Vocabulary, WordPlace};

use crate::example::Example;
use crate::loss;
use crate::network::{Answers, Dropout, Network};
use crate::parameter::{Random, Rate};
use crate::recipe::Recipe;

/// Sentences in capitals or in small letters, per hundred, so that headlines and posts are read too.
const RECASED: f32 = 0.06;

/// How often each word, by its fingerprint, was seen.
fn counts<'a>(words: impl Iterator<Item = &'a str>) -> BTreeMap<u32, u32> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut folded = String::new();
    for word in words {
        feature::fold(word, &mut folded);
        *counts.entry(feature::fingerprint(&folded)).or_default() += 1;
    }
    counts
}

/// The words of a vocabulary as it is, and how often each was seen.
pub(crate) fn counted<'a>(words: impl Iterator<Item = &'a str>, vocabulary: &[u32]) -> Vec<(u32, u32)> {
    let counts = counts(words);
    vocabulary.iter().map(|word| (*word, counts.get(word).copied().unwrap_or(0))).collect()
}

/// The words of a vocabulary by fingerprint, most frequent first, and how often each was seen.
pub(crate) fn vocabulary<'a>(words: impl Iterator<Item = &'a str>, frequency: usize) -> Vec<(u32, u32)> {
    let counts = counts(words);
    let mut words: Vec<_> = counts.into_iter().filter(|(_, n)| *n as usize >= frequency).collect();
    words.sort_by_key(|&(word, n)| (std::cmp::Reverse(n), word));
    words
}

/// A vocabulary for learning: it forgets words now and then, the rarer the more often.
pub(crate) struct Words {
    pub(crate) vocabulary: Vocabulary,
    counts: BTreeMap<u32, u32>,
    folded: String,
}

impl Words {
    pub(crate) fn new(words: &[(u32, u32)], lists: &[(u32, u8)]) -> Self {
        let fingerprints: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        Self {
            vocabulary: Vocabulary::new(&fingerprints, lists.iter().copied()),
            counts: words.iter().copied().collect(),
            folded: String::new(),
        }
    }

    fn forgets(&self, random: &mut Random) -> bool {
        let n = self.counts.get(&feature::fingerprint(&self.folded)).copied().unwrap_or(0);
        random.is(0.02 + 0.4 / (1.0 + n as f32))
    }

    /// The rows of an example's words, as written or in another case.
    pub(crate) fn rows(
        &mut self,
        example: &Example,
        random: Option<&mut Random>,
        out: &mut Vec<[u32; FEATURES]>,
    ) {
        let mut random = random;
        let recased = random.as_mut().and_then(|random| {
            let upper = random.is(0.5);
            random.is(RECASED).then_some(upper)
        });
        let words: Vec<_> = example
            .words
            .iter()
            .map(|word| match recased {
                Some(true) => word.to_uppercase(),
                Some(false) => word.to_lowercase(),
                None => word.to_string(),
            })
            .collect();
        for sentence in &example.sentences {
            let is_shouted = feature::is_shouted(words[sentence.clone()].iter().map(String::as_str));
            for (at, word) in words[sentence.clone()].iter().enumerate() {
                let place = WordPlace { is_first: at == 0, is_shouted };
                let mut rows = self.vocabulary.rows(word, place, &mut self.folded);
                if let Some(random) = &mut random
                    && self.forgets(random)
                {
                    rows[0] = self.vocabulary.unknown(&self.folded);
                }
                out.push(rows);
            }
        }
    }
}

/// A network that has learned nothing.
pub(crate) fn new_network(recipe: &Recipe, answers: Answers, words: &Words) -> Network {
    let rows = words.vocabulary.n_rows() as usize;
    Network::new(recipe.size, answers, rows, &mut Random::new(recipe.seed))
}

/// Learns on from examples as a recipe says; `times` is how often each is gone through in a round.
pub(crate) fn train(
    recipe: &Recipe,
    mut network: Network,
    words: &mut Words,
    examples: &[(Example, f32)],
    mut progress: impl FnMut(&str, &Network),
) -> Network {
    let mut random = Random::new(recipe.seed);
    let n_words: f64 =
        examples.iter().map(|(example, times)| example.words.len() as f64 * f64::from(*times)).sum();
    let steps = (n_words * recipe.rounds as f64 / recipe.batch as f64).ceil() as usize;
    let mut at = 0;
    let mut sums = loss::Sums::default();
    for round in 1..=recipe.rounds {
        let mut order: Vec<usize> = Vec::new();
        for (index, (_, times)) in examples.iter().enumerate() {
            let whole = times.floor();
            order.extend(std::iter::repeat_n(index, whole as usize + usize::from(random.is(times - whole))));
        }
        random.shuffle(&mut order);
        let mut order = order.into_iter().peekable();
        while order.peek().is_some() {
            let (mut batch, mut n) = (Vec::new(), 0);
            while n < recipe.batch {
                let Some(index) = order.next() else { break };
                n += examples[index].0.words.len();
                batch.push(&examples[index].0);
            }
            at += 1;
            let part = at as f32 / steps as f32;
            let rate = recipe.rate * (part * 100.0).min(1.0) * (1.0 - part).max(0.005);
            let rate = Rate::at(at, rate, recipe.decay);
            let lost = step(recipe, &mut network, words, &batch, rate, &mut random);
            sums.iter_mut().zip(lost).for_each(|(sum, lost)| *sum = (sum.0 + lost.0, sum.1 + lost.1));
            if at % 250 == 0 {
                progress(&format!("step {at} of {steps}:{}", told(&sums)), &network);
                sums = loss::Sums::default();
            }
        }
        progress(&format!("round {round} of {}", recipe.rounds), &network);
    }
    network
}

/// The mean loss of each task.
fn told(sums: &loss::Sums) -> String {
    let mean = |(task, (lost, n)): (&&str, &(f64, usize))| {
        format!(" {task} {:.4}", lost / f64::from((*n).max(1) as u32))
    };
    loss::TASKS.iter().zip(sums).map(mean).collect()
}

fn step(
    recipe: &Recipe,
    network: &mut Network,
    words: &mut Words,
    batch: &[&Example],
    rate: Rate,
    random: &mut Random,
) -> loss::Sums {
    let mut rows = Vec::new();
    for example in batch {
        words.rows(example, Some(random), &mut rows);
    }
    let stretches: Vec<_> = batch.iter().map(|example| example.words.len()).collect();
    let dropout = Dropout { input: recipe.dropout_input, layer: recipe.dropout_layer };
    let pass = network.forward(&rows, &stretches, Some((dropout, random)));
    let loss = loss::of(network, batch, &pass, recipe.weights);
    network.backward(&rows, &stretches, &pass, &loss.tags, loss.views);
    let mut used: Vec<u32> = rows.iter().flatten().copied().collect();
    used.sort_unstable();
    used.dedup();
    network.step(rate, &used);
    loss.sums
}
