//! How likely positions and events are right: trees over what is seen of those that the extractor finds in articles that
//! its scorers have not learned from.

use nutgraf::learn::boosted_trees::{BoostedTrees, PARTS};
use nutgraf::{Candidate, Extractor, Span};
use nutgraf_train::{Boost, Options, boost};

use crate::gold::{Label, Marked, alike};

/// How the trees are grown.
const TREES: Boost = Boost {
    forests: 2,
    trees: 100,
    leaves: 10,
    rate: 0.07,
    least: 30,
    calm: 5.0,
    choices: 0.7,
    numbers: 0.3,
};

/// Parts of the articles that are held out in turn.
const HELD_OUT: usize = 5;

/// How much of the letters of a content must be the same, as F1.
const LEAST: f32 = 0.5;

/// A fact that the extractor finds.
pub(crate) struct Example {
    /// The number of its article.
    article: usize,
    is_position: bool,
    options: Options,
}

/// What labels say of what the extractor finds in an article.
pub(crate) fn examples(extractor: &Extractor, number: usize, marked: &Marked) -> Vec<Example> {
    let found = extractor.candidates(&marked.article);
    let text = marked.article.text();
    // Each label is of one fact: one that is right before one that only is at the same words.
    let mut right = vec![false; found.len()];
    for label in &marked.labels {
        let mut fits = (0..found.len()).filter(|&at| !right[at] && is_right(&found[at], label, text));
        if let Some(at) = fits.next() {
            right[at] = true;
        }
    }
    let example = |(candidate, is_right): (Candidate, bool)| Example {
        article: number,
        is_position: candidate.act.is_some(),
        options: Options {
            rows: vec![candidate.row, candidate.nothing],
            right: vec![is_right, !is_right],
            weight: 1.0,
        },
    };
    found.into_iter().zip(right).map(example).collect()
}

/// Whether a fact is what a label says: its words or its content, its act or type, half of those who hold or do it.
fn is_right(candidate: &Candidate, label: &Label, text: &str) -> bool {
    let own = match (candidate.act, candidate.r#type) {
        (Some(act), _) => serde_json::to_value(act),
        (None, r#type) => serde_json::to_value(r#type),
    };
    let own = own.ok().and_then(|own| own.as_str().map(str::to_owned)).unwrap_or_default();
    let contents = candidate.content.zip(label.content).map_or(0.0, |(a, b)| alike(a, b));
    let is_there = if label.act.is_some() {
        contents >= LEAST || candidate.cue.overlaps(label.cue) && contents > 0.0
    } else {
        candidate.cue.overlaps(label.cue)
    };
    let is_named = |wanted: &&Vec<Span>| {
        candidate.parties.iter().flatten().any(|name| wanted.iter().any(|span| is_same(text, *name, *span)))
    };
    let named = label.parties.iter().filter(is_named).count();
    let is_of_kind = candidate.act.is_some() == label.act.is_some() && label.accepted.contains(&own);
    is_of_kind && is_there && 2 * named >= label.parties.len()
}

/// Whether two names are the same, or end with the same word.
fn is_same(text: &str, a: Span, b: Span) -> bool {
    let last = |span: Span| {
        let mut words = text[span.range()].split(|char: char| !char.is_alphanumeric());
        words.rfind(|word| !word.is_empty()).map(str::to_lowercase)
    };
    a == b || last(a).is_some() && last(a) == last(b)
}

/// The trees of positions or of events, a line each.
pub(crate) fn grown<'a>(is_position: bool, examples: impl Iterator<Item = &'a Example>) -> Vec<String> {
    let own: Vec<_> = examples.filter(|one| one.is_position == is_position).map(|one| &one.options).collect();
    boost(&own, &TREES)
}

/// Says on articles held out how often likelihoods are right, and what is kept and right from each on; `missed` are those that
/// readers marked.
pub(crate) fn validate(is_position: bool, examples: &[Example], n_told: usize) {
    let mut scored: Vec<(f32, bool)> = Vec::new();
    for fold in 0..HELD_OUT {
        let lines = grown(is_position, examples.iter().filter(|one| one.article % HELD_OUT != fold));
        let trees = BoostedTrees::of_lines(lines.iter().map(String::as_str)).unwrap_or_default();
        let held_out = |one: &&Example| one.article % HELD_OUT == fold && one.is_position == is_position;
        scored.extend(examples.iter().filter(held_out).map(|one| {
            let [yes, no] = [0, 1].map(|at| trees.sum(&one.options.rows[at]) as f32 / PARTS);
            (1.0 / (1.0 + (no - yes).exp()), one.options.right[0])
        }));
    }
    println!("{}: {} found, {n_told} told", if is_position { "positions" } else { "events" }, scored.len());
    for tenth in 0..10 {
        let low = tenth as f32 / 10.0;
        let inside = || scored.iter().filter(move |one| one.0 >= low && one.0 < low + 0.1);
        let kept = || scored.iter().filter(move |one| one.0 >= low);
        let right = |of: usize, n: usize| of as f32 / n.max(1) as f32;
        let (n, hits) = (inside().count(), inside().filter(|one| one.1).count());
        let (n_kept, hits_kept) = (kept().count(), kept().filter(|one| one.1).count());
        let (p, r) = (right(hits_kept, n_kept), right(hits_kept, n_told));
        println!(
            "  from {low:.1}: {n} of which {:.2} right; all from here P {p:.2} R {r:.2} F1 {:.3}",
            right(hits, n),
            2.0 * p * r / (p + r).max(f32::MIN_POSITIVE)
        );
    }
}
