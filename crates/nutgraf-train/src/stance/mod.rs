//! Trains the network of stances: which words are cues of positions and triggers of events, and of which kind.

mod believed;
mod known;
mod measure;
mod sample;
mod silver;
mod student;
mod vectors;
mod write;

use std::path::Path;

use nutgraf::Models;
use serde::Deserialize;

pub use believed::believed;
pub use measure::Tally;

use crate::parameter::Random;
use crate::{Error, Source, blocks, bytes, text};
use sample::Passage;
use student::Student;
use vectors::Vectors;

/// A recipe of a network of stances, as a TOML file says it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StanceRecipe {
    /// Says that it is one.
    pub task: Task,
    /// The seed of everything random. Same recipe, same seed, same kind of processor: same bytes.
    pub seed: u64,
    /// How often the whole mixture is gone through.
    pub rounds: usize,
    /// Words learned from between two steps, about.
    pub batch: usize,
    /// The highest rate of learning; it rises for a hundred steps and falls to nothing.
    pub rate: f32,
    /// How much weights shrink at each step, in parts of the rate.
    pub decay: f32,
    /// Numbers that are known of a word, where no file of vectors says how many; a multiple of four.
    pub embedding: usize,
    /// Numbers of state in each direction.
    pub state: usize,
    /// Layers of recurrence.
    pub layers: usize,
    /// A word is known when it is met so often, where no file of vectors says which are.
    pub frequency: usize,
    /// Words that are taken for unknown while learning.
    pub dropout_word: f32,
    /// How often what is learned of a word alone is left out while learning, so that its classes and what a teacher gave for it suffice.
    #[serde(default)]
    pub dropout_own: f32,
    /// Numbers of what is read that are left out while learning.
    pub dropout_input: f32,
    /// Numbers of each layer that are left out while learning.
    pub dropout_layer: f32,
    /// What is believed of a label that a fair reader might not give.
    pub weak: f32,
    /// A teacher's file of what words are known to say, to begin with.
    #[serde(default)]
    pub vectors: Option<String>,
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
    /// Whether a recipe is one of a network of stances.
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
        let shares = [
            recipe.dropout_word,
            recipe.dropout_own,
            recipe.dropout_input,
            recipe.dropout_layer,
            recipe.weak,
        ];
        if [recipe.batch, recipe.state, recipe.layers].contains(&0)
            || !recipe.embedding.is_multiple_of(4)
            || shares.iter().any(|share| !(0.0..1.0).contains(share))
        {
            return Err(
                "sizes are at least 1, that of the embedding a multiple of 4, shares from 0 and below 1"
                    .to_owned(),
            );
        }
        Ok(recipe)
    }
}

/// Trains as a recipe says; its paths are relative to `folder`. The network reads the states of `models`. Returns the bytes of the model
/// file; `progress` hears how it goes.
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
    let read = |source: &Source| -> Result<Vec<Passage>, Error> {
        let blocks = blocks::read(&source.path, &text(folder, &source.path)?)?;
        sample::of_blocks(&source.path, &blocks, models, recipe.weak, source.times)
    };
    let mut passages = gather(recipe.gold.iter().map(read))?;
    let n_words = |passages: &[Passage]| passages.iter().map(|passage| passage.words.len()).sum::<usize>();
    let by_readers = n_words(&passages);
    passages.extend(gather(recipe.silver.iter().map(|source| {
        sample::of_silver(&source.path, &bytes(folder, &source.path)?, models, source.times)
    }))?);
    let dev = recipe.dev.iter().map(read).collect::<Result<Vec<_>, Error>>()?;
    let vectors = match &recipe.vectors {
        Some(path) => Vectors::read(path, &bytes(folder, path)?)?,
        None => Vectors::random(&passages, recipe.frequency, recipe.embedding, &mut Random::new(recipe.seed)),
    };
    progress(&format!(
        "{by_readers} words by readers, {} by a teacher, {} known",
        n_words(&passages) - by_readers,
        vectors.words.len()
    ));
    let student = student::learn(recipe, models.state(), vectors, &passages, &mut |line, student| {
        progress(line);
        for (passages, source) in dev.iter().zip(&recipe.dev) {
            progress(&format!("  {}: {}", source.path, tally(student, passages)));
        }
    });
    let model = write::write(&student, models.file_checksum())?;
    let failed = |error: nutgraf::Error| Error::Model { reason: error.to_string() };
    let reader = models.with_stances("new", &model).map_err(failed)?;
    for source in &recipe.dev {
        let mut tally = Tally::default();
        for (believed, choices) in scored(&reader, folder, &source.path)? {
            tally.add(&believed, &choices);
        }
        progress(&format!("{} in whole numbers:\n{}", source.path, tally.table()));
    }
    Ok(model)
}

fn tally(student: &Student, passages: &[Passage]) -> Tally {
    let mut tally = Tally::default();
    for passage in passages {
        for (believed, choices) in passage.choices.iter().zip(student.choices(passage)) {
            tally.add(believed, &choices);
        }
    }
    tally
}

type Scored = ([sample::Choice; 2], nutgraf::learn::stance::scorer::Choices);

/// What readers say of the words of a file of blocks, and what the network of `models` does.
fn scored(models: &Models, folder: &Path, path: &str) -> Result<Vec<Scored>, Error> {
    let blocks = blocks::read(path, &text(folder, path)?)?;
    let passages = sample::of_blocks(path, &blocks, models, 1.0, 1.0)?;
    let of_block = |block: &blocks::Block| {
        let sentences: Vec<_> = block.sentences.iter().map(|&[start, end]| start..end).collect();
        models.choices(&block.tokens, &sentences)
    };
    let believed = passages.into_iter().flat_map(|passage| passage.choices);
    Ok(believed.zip(blocks.iter().flat_map(of_block)).collect())
}

fn gather(parts: impl Iterator<Item = Result<Vec<Passage>, Error>>) -> Result<Vec<Passage>, Error> {
    Ok(parts.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}
