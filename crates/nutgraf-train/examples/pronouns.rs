//! Learns the weights of the scorer of pronouns: `pronouns MODEL OUT.tsv FILE…`, each file of GAP records or of documents
//! with chains of mentions (GUM). Run it again with a build that holds the new weights: earlier choices are features.
//! With `-` for OUT it holds each fifth out in turn and says how it does on GAP for several thresholds.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use nutgraf::learn::choice::Choice;
use nutgraf::{Article, CharIndex, Config, Extractor, Models, Span};
use serde_json::Value;

/// Times that all examples are seen.
const ROUNDS: usize = 40;

/// How fast weights that nothing speaks for fade.
const DECAY: f32 = 0.015;

/// A pronoun, and which of its options (the last one: none) are right.
struct Example {
    choice: Choice,
    right: Vec<bool>,
    /// Which of them are the names A and B of GAP, and which of these are meant.
    asked: Vec<(Option<usize>, bool)>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let models = Models::from_bytes(&arguments[0], &std::fs::read(&arguments[0])?)?;
    let extractor = Extractor::with_models(Config::default(), models);
    let mut examples = Vec::new();
    for path in &arguments[2..] {
        for line in std::fs::read_to_string(path)?.lines() {
            let record: Value = serde_json::from_str(line)?;
            let article = Article::new(record["text"].as_str().unwrap_or_default())?;
            let choices = extractor.pronouns(&article);
            if record["pronoun"].is_object() {
                examples.extend(gap(&record, &article, choices));
            } else {
                examples.extend(chains(&record, &article, &choices));
            }
        }
    }
    if arguments[1] == "-" {
        validate(&examples);
        return Ok(());
    }
    let weights = learn(&examples.iter().collect::<Vec<_>>());
    let right = examples.iter().filter(|example| example.is_right(&weights)).count();
    eprintln!("{} pronouns, {right} right in training", examples.len());
    let mut out = String::from(
        "# source: learned by crates/nutgraf-train/examples/pronouns.rs from GAP validation (Apache-2.0) and GUM's CC BY \
         and CC BY-SA genres\n# licence: as the project; the texts are not in it\nfeature\tweight\n",
    );
    for (feature, weight) in weights {
        if weight.abs() >= 0.005 {
            writeln!(out, "{feature:04}\t{weight:.2}")?;
        }
    }
    std::fs::write(&arguments[1], out)?;
    Ok(())
}

impl Example {
    fn options(&self) -> impl Iterator<Item = &[u16]> {
        self.choice.options.iter().map(|option| &option.features[..]).chain([&self.choice.none[..]])
    }

    fn shares(&self, weights: &BTreeMap<u16, f32>) -> Vec<f32> {
        let score = |features: &[u16]| features.iter().filter_map(|at| weights.get(at)).sum::<f32>();
        let scores: Vec<f32> = self.options().map(score).collect();
        let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let total: f32 = scores.iter().map(|score| (score - most).exp()).sum();
        scores.iter().map(|score| (score - most).exp() / total).collect()
    }

    fn is_right(&self, weights: &BTreeMap<u16, f32>) -> bool {
        let shares = self.shares(weights);
        let best = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]));
        best.is_some_and(|best| self.right[best])
    }
}

fn span(value: &Value, index: &CharIndex) -> Option<Span> {
    let at = |which: usize| index.to_byte(u32::try_from(value[which].as_u64()?).ok()?);
    Some(Span::new(at(0)?, at(1)?))
}

/// The pronoun of a record: the names that it means are right, and where it means neither everybody else.
fn gap(record: &Value, article: &Article, choices: Vec<Choice>) -> Option<Example> {
    let index = CharIndex::new(article.text());
    let pronoun = span(&record["pronoun"]["span"], &index)?;
    let choice = choices.into_iter().find(|choice| choice.span == pronoun)?;
    let marked = |means: bool| {
        let names = ["a", "b"].into_iter().filter(move |name| record[name]["coref"] == means);
        names.filter_map(|name| span(&record[name]["span"], &index)).collect::<Vec<_>>()
    };
    let (yes, no) = (marked(true), marked(false));
    let hits = |spans: &[Span]| -> Vec<bool> {
        let hit = |name: &Span| spans.iter().any(|span| span.overlaps(*name));
        choice.options.iter().map(|option| option.names.iter().any(hit)).collect()
    };
    let mut right = hits(&yes);
    if yes.is_empty() {
        right = hits(&no).into_iter().map(|no| !no).collect();
    }
    right.push(yes.is_empty() || !right.contains(&true));
    let asked = ["a", "b"].map(|name| {
        let place = span(&record[name]["span"], &index);
        let at = place.and_then(|place| hits(&[place]).iter().position(|hit| *hit));
        (at, record[name]["coref"] == true)
    });
    right.contains(&true).then_some(Example { choice, right, asked: asked.to_vec() })
}

/// The pronouns of a document: an option is right when a name of it is in the pronoun's chain.
fn chains(record: &Value, article: &Article, choices: &[Choice]) -> Vec<Example> {
    let index = CharIndex::new(article.text());
    let mut of_span: BTreeMap<Span, usize> = BTreeMap::new();
    for (chain, places) in record["ontogum_clusters"].as_array().into_iter().flatten().enumerate() {
        for place in places.as_array().into_iter().flatten() {
            of_span.extend(span(place, &index).map(|place| (place, chain)));
        }
    }
    let example = |choice: &Choice| {
        let chain = of_span.get(&choice.span)?;
        let is_of_chain = |name: &Span| {
            let near = of_span.iter().filter(|(place, _)| place.contains(*name));
            near.min_by_key(|(place, _)| place.len()).is_some_and(|(_, other)| other == chain)
        };
        let mut right: Vec<_> =
            choice.options.iter().map(|option| option.names.iter().any(is_of_chain)).collect();
        right.push(!right.contains(&true));
        Some(Example { choice: choice.clone(), right, asked: Vec::new() })
    };
    choices.iter().filter_map(example).collect()
}

/// Holds each fifth of the examples out in turn and says how their names A and B fare.
fn validate(examples: &[Example]) {
    let least = [0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];
    let mut tally = [[0u32; 3]; 8];
    for fold in 0..5 {
        let training: Vec<_> =
            examples.iter().enumerate().filter(|(at, _)| at % 5 != fold).map(|(_, one)| one).collect();
        let weights = learn(&training);
        for example in examples.iter().skip(fold).step_by(5).filter(|one| !one.asked.is_empty()) {
            let shares = example.shares(&weights);
            let n = shares.len() - 1;
            let best = (0..n).max_by(|&a, &b| shares[a].total_cmp(&shares[b]));
            for (least, tally) in least.iter().zip(&mut tally) {
                let said = best.filter(|&best| shares[best] >= *least);
                for (option, means) in &example.asked {
                    let yes = said.is_some() && *option == said;
                    tally[0] += u32::from(*means);
                    tally[1] += u32::from(yes);
                    tally[2] += u32::from(yes && *means);
                }
            }
        }
    }
    let missed = |one: &&Example| one.asked.iter().any(|(at, means)| *means && at.is_none());
    eprintln!("{} whose meaning is no option", examples.iter().filter(missed).count());
    for (least, [gold, said, hit]) in least.iter().zip(tally) {
        eprintln!(
            "at {least}: {hit} of {said} said, {gold} gold: F1 {:.1}",
            200.0 * hit as f32 / (gold + said) as f32
        );
    }
}

/// Softmax over the options, all right ones together, by stochastic gradient descent in a fixed order.
fn learn(examples: &[&Example]) -> BTreeMap<u16, f32> {
    let mut weights = BTreeMap::new();
    for round in 0..ROUNDS {
        let rate = 0.1 / (1.0 + round as f32 * 0.2);
        for step in 0..examples.len() {
            let example = examples[(step * 7919 + round) % examples.len()];
            let shares = example.shares(&weights);
            let hit: f32 =
                shares.iter().zip(&example.right).filter(|(_, right)| **right).map(|(s, _)| s).sum();
            for ((features, share), right) in example.options().zip(&shares).zip(&example.right) {
                let wanted = if *right { share / hit.max(1e-6) } else { 0.0 };
                for &at in features {
                    let weight: &mut f32 = weights.entry(at).or_default();
                    *weight += rate * (wanted - share - DECAY * *weight);
                }
            }
        }
    }
    weights
}
