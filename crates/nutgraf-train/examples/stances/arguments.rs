//! Who and what takes part: trees that choose among the phrases of a sentence.

use nutgraf::Extractor;
use nutgraf::learn::ArgumentKind;
use nutgraf::learn::boosted_trees::BoostedTrees;
use nutgraf::learn::choice::Choice;
use nutgraf_train::{Boost, Options, boost};

use crate::gold::{Label, Marked, alike};

/// How the trees are grown.
const TREES: Boost = Boost {
    forests: 2,
    trees: 150,
    leaves: 24,
    rate: 0.13,
    least: 15,
    calm: 5.0,
    choices: 0.7,
    numbers: 0.3,
};

/// Parts of the articles that are held out in turn.
const HELD_OUT: usize = 5;

/// How much a label counts that a fair reader might not give.
const WEAK: f32 = 0.6;

/// How much it counts that readers name nobody.
const NOBODY: f32 = 0.5;

/// How much of the letters of a phrase must be the same, as F1.
const LEAST: f32 = 0.55;

/// What is as good as the likest phrase, as a share of its likeness.
const NEAR: f32 = 0.85;

/// All that take part, with the names of their trees in the table.
pub(crate) const PARTS: [(ArgumentKind, &str); 4] = [
    (ArgumentKind::Actor, "actor"),
    (ArgumentKind::Content, "content"),
    (ArgumentKind::Holder, "holder"),
    (ArgumentKind::Recipient, "recipient"),
];

/// One cue and who may take part.
pub(crate) struct Example {
    /// The number of its article.
    pub(crate) article: usize,
    part: ArgumentKind,
    is_weak: bool,
    /// Whether readers name somebody.
    is_told: bool,
    options: Options,
}

/// What labels say of the extractor's choices.
pub(crate) fn examples(extractor: &Extractor, articles: &[Marked]) -> Vec<Example> {
    let mut examples = Vec::new();
    for (number, Marked { article, labels }) in articles.iter().enumerate() {
        let told: Vec<_> = labels.iter().map(|one| (one.cue, one.act, one.r#type)).collect();
        for (part, choice) in extractor.arguments(article, &told) {
            let is_its = |one: &&Label| {
                let is_act = matches!(part, ArgumentKind::Holder | ArgumentKind::Content);
                one.cue.overlaps(choice.span) && one.act.is_some() == is_act
            };
            if let Some(label) = labels.iter().find(is_its) {
                examples.push(example(number, part, label, choice));
            }
        }
    }
    examples
}

fn example(article: usize, part: ArgumentKind, label: &Label, choice: Choice) -> Example {
    let content = label.content.map(|content| vec![content]).into_iter().collect();
    let parties = match part {
        ArgumentKind::Holder | ArgumentKind::Actor => &label.parties,
        ArgumentKind::Recipient => &label.recipients,
        ArgumentKind::Content => &content,
    };
    let mut right = vec![false; choice.options.len()];
    for &wanted in parties.iter().flatten() {
        let likeness =
            |at: usize| choice.options[at].names.iter().map(|&name| alike(name, wanted)).fold(0.0, f32::max);
        let best = (0..right.len()).map(likeness).fold(LEAST, f32::max);
        (0..right.len()).filter(|&at| likeness(at) >= best * NEAR).for_each(|at| right[at] = true);
    }
    let is_nobody = !right.contains(&true);
    right.push(is_nobody);
    let rows = choice.options.iter().map(|one| &one.features).chain([&choice.none]);
    let rows = rows.map(|row| row.iter().map(|&number| u8::try_from(number).unwrap_or(u8::MAX)).collect());
    let weight = if label.is_weak { WEAK } else { 1.0 } * if is_nobody { NOBODY } else { 1.0 };
    let options = Options { rows: rows.collect(), right, weight };
    Example { article, part, is_weak: label.is_weak, is_told: !parties.is_empty(), options }
}

/// The trees of a part, a line each.
pub(crate) fn grown<'a>(part: ArgumentKind, examples: impl Iterator<Item = &'a Example>) -> Vec<String> {
    let options: Vec<&Options> = examples.filter(|one| one.part == part).map(|one| &one.options).collect();
    boost(&options, &TREES)
}

/// Says how often the likeliest is right on articles held out, where readers name somebody.
pub(crate) fn validate(part: ArgumentKind, name: &str, examples: &[Example]) {
    let [mut right, mut all, mut possible] = [0; 3];
    for fold in 0..HELD_OUT {
        let lines = grown(part, examples.iter().filter(|one| one.article % HELD_OUT != fold));
        let trees = BoostedTrees::of_lines(lines.iter().map(String::as_str)).unwrap_or_default();
        let held_out = |one: &&Example| one.article % HELD_OUT == fold && one.part == part;
        for one in examples.iter().filter(held_out).filter(|one| one.is_told && !one.is_weak) {
            let scores: Vec<i32> = one.options.rows.iter().map(|row| trees.sum(row)).collect();
            let best = (0..scores.len()).max_by_key(|&at| scores[at]).unwrap_or(0);
            let is_nobody = best + 1 == scores.len();
            all += 1;
            possible += usize::from(one.options.right[..scores.len() - 1].contains(&true));
            right += usize::from(!is_nobody && one.options.right[best]);
        }
    }
    let share = |n: usize| 100.0 * n as f32 / all.max(1) as f32;
    println!("{name}: {all} told, among the options {:.1} %, chosen {:.1} %", share(possible), share(right));
}
