//! The scorer of nouns, it and they: a weight for each feature.

use std::collections::BTreeMap;

use nutgraf::Extractor;

use crate::gold::{Example, Marked};

/// Times that all examples are seen.
const ROUNDS: usize = 40;

/// How fast weights that nothing speaks for fade.
const DECAY: f32 = 0.015;

/// The weights that count.
pub(crate) fn learn(extractor: &Extractor, articles: &[Marked]) -> impl Iterator<Item = (u16, f32)> {
    let of = |one: &Marked| one.things(extractor.nominals(&one.article));
    let examples: Vec<_> = articles.iter().flat_map(of).collect();
    let weights = descend(&examples);
    let right = examples.iter().filter(|example| is_right(example, &weights)).count();
    eprintln!("{} examples, {right} right in training", examples.len());
    weights.into_iter().filter(|(_, weight)| weight.abs() >= 0.005)
}

fn weigh(weights: &BTreeMap<u16, f32>, features: &[u16]) -> f32 {
    features.iter().filter_map(|at| weights.get(at)).sum()
}

fn is_right(example: &Example, weights: &BTreeMap<u16, f32>) -> bool {
    let shares = example.shares(|features| weigh(weights, features));
    let best = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]));
    best.is_some_and(|best| example.right[best])
}

/// Softmax over the options, all right ones together, by stochastic gradient descent in a fixed order.
fn descend(examples: &[Example]) -> BTreeMap<u16, f32> {
    let mut weights = BTreeMap::new();
    for round in 0..ROUNDS {
        let rate = 0.1 / (1.0 + round as f32 * 0.2);
        for step in 0..examples.len() {
            let example = &examples[(step * 7919 + round) % examples.len()];
            let shares = example.shares(|features| weigh(&weights, features));
            let hit: f32 =
                shares.iter().zip(&example.right).filter(|(_, right)| **right).map(|(s, _)| s).sum();
            for ((features, share), right) in example.options().zip(&shares).zip(&example.right) {
                let wanted = if *right { share / hit.max(1e-6) } else { 0.0 };
                for &at in features {
                    let weight: &mut f32 = weights.entry(at).or_default();
                    *weight += rate * example.weight * (wanted - share - DECAY * *weight);
                }
            }
        }
    }
    weights
}
