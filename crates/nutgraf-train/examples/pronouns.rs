//! Learns the weights of the scorers of pronouns: `pronouns persons|things MODEL OUT.tsv FILE…`, each file of GAP records or of
//! documents with chains of mentions (GUM, MEANTIME); `persons` for he and she, `things` for nouns, it and they. Run it again with a build that holds the new weights: earlier choices are features.
//! With `-` for OUT it holds each fifth out in turn and says how it does on GAP for several thresholds.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use nutgraf::learn::choice::Choice;
use nutgraf::{Article, CharIndex, Config, Extractor, Models, Span};
use nutgraf_train::{Gold, Story};
use serde_json::Value;

/// Times that all examples are seen.
const ROUNDS: usize = 40;

/// How much a he or a she of a story counts, against one of GAP, which holds the hard ones.
const STORY: f32 = 0.4;

/// How fast weights that nothing speaks for fade.
const DECAY: f32 = 0.015;

/// A pronoun, and which of its options (the last one: none) are right.
struct Example {
    choice: Choice,
    right: Vec<bool>,
    /// Which of them are the names A and B of GAP, and which of these are meant.
    asked: Vec<(Option<usize>, bool)>,
    /// How much it counts.
    weight: f32,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [what, model, out, files @ ..] = &arguments[..] else {
        return Err("usage: pronouns persons|things MODEL OUT.tsv FILE…".into());
    };
    let models = Models::from_bytes(model, &std::fs::read(model)?)?;
    let extractor = Extractor::with_models(Config::default(), models);
    let is_person = what == "persons";
    let choices =
        |article: &Article| if is_person { extractor.pronouns(article) } else { extractor.nominals(article) };
    let mut examples = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(path)?;
        if text.lines().next().is_some_and(|line| line.contains("\"pronoun\"")) {
            for line in text.lines() {
                let record: Value = serde_json::from_str(line)?;
                let article = Article::new(record["text"].as_str().unwrap_or_default())?;
                examples.extend(gap(&record, &article, choices(&article)));
            }
        } else if let Gold::Stories(stories) = nutgraf_train::read_gold(path.as_ref())? {
            for story in stories {
                examples.extend(chains(&story, &choices(&Article::new(&story.text)?), is_person));
            }
        }
    }
    if out == "-" {
        validate(&examples);
        return Ok(());
    }
    let weights = learn(&examples.iter().collect::<Vec<_>>());
    let right = examples.iter().filter(|example| example.is_right(&weights)).count();
    eprintln!("{} examples, {right} right in training", examples.len());
    let mut table = String::from(
        "# source: learned by crates/nutgraf-train/examples/pronouns.rs from GAP validation and development (Apache-2.0), \
         GUM's CC BY and CC BY-SA genres, and MEANTIME (CC BY)\n# licence: as the project; the texts are not in it\n\
         feature\tweight\n",
    );
    for (feature, weight) in weights {
        if weight.abs() >= 0.005 {
            writeln!(table, "{feature:05}\t{weight:.2}")?;
        }
    }
    std::fs::write(out, table)?;
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
    right.contains(&true).then_some(Example { choice, right, asked: asked.to_vec(), weight: 1.0 })
}

/// The phrases of a story: an option is right when a place of it is in the phrase's chain. A phrase that is in none
/// means nothing before, but for persons only those in a chain are looked at.
fn chains(story: &Story, choices: &[Choice], is_person: bool) -> Vec<Example> {
    let places =
        story.chains.iter().enumerate().flat_map(|(at, chain)| chain.iter().map(move |span| (*span, at)));
    let places: Vec<(Span, usize)> = places.collect();
    // People mark whole phrases, we names and phrases without what is told of them: one edge is the same.
    let chain = |span: &Span| {
        let is_like = |place: &&(Span, usize)| {
            (place.0.start() == span.start() || place.0.end() == span.end())
                && (place.0.contains(*span) || span.contains(place.0))
        };
        places
            .iter()
            .filter(is_like)
            .min_by_key(|place| place.0.len().abs_diff(span.len()))
            .map(|place| place.1)
    };
    let example = |choice: &Choice| {
        let own = chain(&choice.span);
        if is_person && own.is_none() || choice.span.start() >= story.end {
            return None;
        }
        let is_right = |name: &Span| own.is_some() && chain(name) == own;
        let mut right: Vec<_> =
            choice.options.iter().map(|option| option.names.iter().any(is_right)).collect();
        right.push(!right.contains(&true));
        Some(Example {
            choice: choice.clone(),
            right,
            asked: Vec::new(),
            weight: if is_person { STORY } else { 1.0 },
        })
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
                    *weight += rate * example.weight * (wanted - share - DECAY * *weight);
                }
            }
        }
    }
    weights
}
