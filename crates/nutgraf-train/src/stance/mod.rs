//! Trains the scorer of stances: which words are cues of positions and triggers of events, and of which kind.

mod calibrate;
mod measure;
mod sample;
mod select;
mod student;
mod write;

use std::path::Path;

use nutgraf::Models;
use nutgraf::learn::stance::Scorer;
use serde::Deserialize;

pub use measure::Tally;

use crate::{Error, Source, blocks, bytes, text};
use sample::Sample;
use student::Student;
use write::Around;

/// A recipe of a scorer of stances, as a TOML file says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StanceRecipe {
    /// Says that it is one.
    pub task: Task,
    /// The seed of everything random. Same recipe, same seed, same kind of processor: same bytes.
    pub seed: u64,
    /// How often the whole mixture is gone through.
    pub rounds: usize,
    /// Words learned from between two steps.
    pub batch: usize,
    /// The highest rate of learning; it falls to nothing.
    pub rate: f32,
    /// How much weights shrink at each step, in parts of the rate.
    pub decay: f32,
    /// Numbers between what is seen and the scores.
    pub hidden: usize,
    /// Things seen of words that are kept at most.
    pub known: usize,
    /// A thing is kept when it is seen so often.
    pub frequency: usize,
    /// Things seen of a word that are left out while learning.
    pub dropout_seen: f32,
    /// Hidden numbers left out while learning.
    pub dropout_hidden: f32,
    /// What is believed of a label that a fair reader might not give.
    pub weak: f32,
    /// Parts that the gold is cut into, each scored by what learned from the others, to learn how often scores are
    /// right.
    pub folds: usize,
    /// Files of blocks that readers have labelled.
    pub gold: Vec<Source>,
    /// Files of labels by a teacher.
    #[serde(default)]
    pub silver: Vec<Source>,
    /// Files of blocks to measure on.
    #[serde(default)]
    pub dev: Vec<Source>,
}

/// The name of the task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Cues of positions and triggers of events.
    Stances,
}

impl StanceRecipe {
    /// Whether a recipe is one of a scorer of stances.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        toml::from_str::<toml::Table>(text).is_ok_and(|recipe| recipe.contains_key("task"))
    }

    /// Reads a recipe.
    ///
    /// # Errors
    ///
    /// When the text is not TOML, or not a recipe: the message says where.
    pub fn parse(text: &str) -> Result<Self, String> {
        let recipe: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        let shares = [recipe.dropout_seen, recipe.dropout_hidden, recipe.weak];
        if [recipe.batch, recipe.hidden, recipe.known].contains(&0)
            || shares.iter().any(|share| !(0.0..1.0).contains(share))
        {
            return Err("sizes are at least 1, shares from 0 and below 1".to_owned());
        }
        Ok(recipe)
    }
}

/// Trains as a recipe says; its paths are relative to `folder`. The words are read by `models`, as they will be when
/// the scorer is used. Returns the bytes of the model file; `progress` hears how it goes.
///
/// # Errors
///
/// When a file of examples cannot be read or does not hold examples.
pub fn train_stances(
    recipe: &StanceRecipe,
    models: &Models,
    folder: &Path,
    mut progress: impl FnMut(&str),
) -> Result<Vec<u8>, Error> {
    let read = |source: &Source| -> Result<Vec<Sample>, Error> {
        let blocks = blocks::read(&source.path, &text(folder, &source.path)?)?;
        sample::of_blocks(&source.path, &blocks, models, recipe.weak, source.times)
    };
    let gold = gather(recipe.gold.iter().map(read))?;
    let silver =
        gather(recipe.silver.iter().map(|source| {
            sample::of_silver(&source.path, &bytes(folder, &source.path)?, models, source.times)
        }))?;
    let dev = recipe.dev.iter().map(read).collect::<Result<Vec<_>, Error>>()?;
    let mut around = Around {
        known: select::known(&[&gold, &silver], recipe.known, recipe.frequency),
        quiet: select::quiet(&[&gold, &silver]),
        curve: calibrate::STRAIGHT,
    };
    progress(&format!(
        "{} words by readers, {} by a teacher, {} things known, {} words quiet",
        gold.len(),
        silver.len(),
        around.known.len(),
        around.quiet.len()
    ));
    around.curve = curve(recipe, &around, &gold, &silver, &mut progress)?;
    progress(&format!("curve {:?}", around.curve));
    let all: Vec<&Sample> = gold.iter().chain(&silver).collect();
    let student = student::learn(recipe, &around.known, &all, &mut |line, student| {
        progress(line);
        if let Ok(scorer) = scorer(student, &around) {
            for (samples, source) in dev.iter().zip(&recipe.dev) {
                progress(&format!("  {}: {}", source.path, measure::Tally::of(samples, &scorer)));
            }
        }
    });
    let model = write::write(&student, &around)?;
    let scorer =
        Scorer::from_bytes("new", &model).map_err(|error| Error::Model { reason: error.to_string() })?;
    for (samples, source) in dev.iter().zip(&recipe.dev) {
        let tally = measure::Tally::of(samples, &scorer);
        progress(&format!("{}:\n{}", source.path, tally.table()));
    }
    Ok(model)
}

/// How scores become likelihoods: the gold is cut into parts, each scored by what learned from the others.
fn curve(
    recipe: &StanceRecipe,
    around: &Around,
    gold: &[Sample],
    silver: &[Sample],
    progress: &mut impl FnMut(&str),
) -> Result<[f32; 4], Error> {
    if recipe.folds < 2 {
        return Ok(calibrate::STRAIGHT);
    }
    let mut scored = Vec::new();
    for fold in 0..recipe.folds {
        let bounds = gold.len() * fold / recipe.folds..gold.len() * (fold + 1) / recipe.folds;
        let others = gold[..bounds.start].iter().chain(&gold[bounds.end..]).chain(silver);
        let student = student::learn(recipe, &around.known, &others.collect::<Vec<_>>(), &mut |_, _| {});
        let scorer = scorer(&student, around)?;
        scored.extend(gold[bounds].iter().map(|sample| (sample, scorer.choose(&sample.seen))));
        progress(&format!("fold {} of {}", fold + 1, recipe.folds));
    }
    Ok(calibrate::fit(&scored))
}

fn gather(parts: impl Iterator<Item = Result<Vec<Sample>, Error>>) -> Result<Vec<Sample>, Error> {
    Ok(parts.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn scorer(student: &Student, around: &Around) -> Result<Scorer, Error> {
    let model = write::write(student, around)?;
    Scorer::from_bytes("new", &model).map_err(|error| Error::Model { reason: error.to_string() })
}
