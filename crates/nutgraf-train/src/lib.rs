//! Trains the models of nutgraf: a recipe and files of examples in, a model file out.

mod blocks;
mod boost;
mod coreference;
mod error;
mod evaluate;
mod example;
mod export;
mod lemmas;
mod loss;
mod matrix;
mod network;
mod parameter;
mod prepare;
mod recipe;
mod silver;
mod stance;
mod teach;
mod train;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

pub use blocks::{Block, Labels, stretch_tags};
pub use boost::{Boost, Options, boost};
pub use coreference::{Coreference, Measures, Story, Tally, coreference};
pub use error::Error;
pub use evaluate::{Scores, evaluate};
pub use example::{Column, Example};
pub use loss::Weights;
pub use network::Size;
pub use prepare::{Kind, prepare};
pub use recipe::{List, Recipe, Source};
pub use stance::{StanceRecipe, Tally as StanceTally, believed, train_stances};
pub use teach::label;

use nutgraf::Models;
use nutgraf::learn::{attribution, feature};

/// Trains as a recipe says; its paths are relative to `folder`. Returns the bytes of the model file; `progress` hears
/// how it goes.
///
/// # Errors
///
/// When a file of examples cannot be read or does not hold examples.
pub fn train(recipe: &Recipe, folder: &Path, mut progress: impl FnMut(&str)) -> Result<Vec<u8>, Error> {
    let read =
        |source: &Source| Ok((blocks::read(&source.path, &text(folder, &source.path)?)?, source.times));
    let gold = recipe.gold.iter().map(read).collect::<Result<Vec<_>, Error>>()?;
    let labels = Labels::of(gold.iter().flat_map(|(blocks, _)| blocks));
    let mut examples = Vec::new();
    for ((blocks, times), source) in gold.into_iter().zip(&recipe.gold) {
        for block in blocks {
            examples.push((labels.example(&source.path, block)?, times));
        }
    }
    let lemmas = lemmas::learn(examples.iter().map(|(example, _)| example));
    for source in &recipe.silver {
        let labelled = silver::read(&source.path, &bytes(folder, &source.path)?)?;
        examples.extend(labelled.into_iter().map(|example| (example, source.times)));
    }
    let lists = lists(recipe, folder)?;
    let started = recipe.start.as_ref().map(|path| start(folder, path)).transpose()?;
    let seen = examples.iter().flat_map(|(example, _)| &example.words).map(|word| &**word);
    let known = match &started {
        // Whoever goes on from a model keeps its words.
        Some(started) => train::counted(seen, &started.vocabulary),
        None => train::vocabulary(seen, recipe.frequency),
    };
    let n_words: usize = examples.iter().map(|(example, _)| example.words.len()).sum();
    progress(&format!("{n_words} words, {} in the vocabulary, {} in lists", known.len(), lists.len()));
    let mut words = train::Words::new(&known, &lists);
    let tells = examples.iter().any(|(example, _)| example.attribution.is_some());
    let answers = network::Answers {
        upos: labels.upos.len(),
        xpos: labels.xpos.len(),
        labels: labels.deprel.len(),
        attribution: if tells { attribution::TAGS } else { 0 },
    };
    let dev = recipe.dev.iter().map(read).collect::<Result<Vec<_>, Error>>()?;
    let fingerprints: Vec<_> = known.iter().map(|(word, _)| *word).collect();
    let around =
        export::Around { labels: &labels, vocabulary: &fingerprints, lists: &lists, lemmas: &lemmas };
    let network = match started {
        Some(started) if started.network.answers != answers || started.lists != lists => {
            let reason = "the model to go on from gives other answers or knows other lists than the recipe's";
            return Err(Error::Model { reason: reason.to_owned() });
        }
        Some(started) => started.network,
        None => train::new_network(recipe, answers, &words),
    };
    let network = train::train(recipe, network, &mut words, &examples, |line, network| {
        progress(line);
        if line.starts_with("round")
            && let Ok(models) = export::write(network, &around).map(|bytes| Models::from_bytes("new", &bytes))
        {
            let models = models.expect("what was just written can be read");
            for ((blocks, _), source) in dev.iter().zip(&recipe.dev) {
                progress(&format!("  {}: {}", source.path, evaluate(&models, blocks)));
            }
        }
    });
    export::write(&network, &around)
}

/// The model to go on from.
fn start(folder: &Path, path: &str) -> Result<export::Read, Error> {
    export::read(&bytes(folder, path)?)
}

/// What people have marked, to measure against.
#[derive(Clone, Debug)]
pub enum Gold {
    /// Blocks that `prepare` wrote.
    Blocks(Vec<Block>),
    /// Texts with chains of mentions.
    Stories(Vec<Story>),
}

/// The blocks of a file that `prepare` wrote.
///
/// # Errors
///
/// When it cannot be read or a line is not a block.
pub fn read_blocks(path: &Path) -> Result<Vec<Block>, Error> {
    let name = path.display().to_string();
    blocks::read(&name, &text(Path::new(""), &name)?)
}

/// Reads a file of blocks, or of texts with chains of mentions: its first line tells which. Chains may be without their
/// texts, where `texts.jsonl` beside the file has these by their `id`.
///
/// # Errors
///
/// When it cannot be read or a line is neither.
pub fn read_gold(path: &Path) -> Result<Gold, Error> {
    let name = path.display().to_string();
    let lines = text(Path::new(""), &name)?;
    let record = lines.lines().next().and_then(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let is_apart = record.is_some_and(|record| record["text"].is_null() && record["chains"].is_array());
    let texts = if is_apart {
        let beside = path.with_file_name("texts.jsonl").display().to_string();
        prepare::texts(&text(Path::new(""), &beside)?)
            .map_err(|reason| Error::Corpus { path: beside, reason })?
    } else {
        HashMap::new()
    };
    let story = |line: &str| serde_json::from_str(line).ok().and_then(|record| Story::of(&record, &texts));
    if lines.lines().next().and_then(story).is_none() {
        return blocks::read(&name, &lines).map(Gold::Blocks);
    }
    let stories = lines.lines().enumerate().map(|(at, line)| {
        let reason = format!("line {}: no text with chains of mentions", at + 1);
        story(line).ok_or(Error::Corpus { path: name.clone(), reason })
    });
    Ok(Gold::Stories(stories.collect::<Result<_, _>>()?))
}

/// Words of the lists of names, one bit a list.
fn lists(recipe: &Recipe, folder: &Path) -> Result<Vec<(u32, u8)>, Error> {
    #[derive(serde::Deserialize)]
    struct Row {
        name: String,
    }
    let mut words: BTreeMap<u32, u8> = BTreeMap::new();
    let mut folded = String::new();
    for (at, list) in recipe.lists.iter().enumerate() {
        for line in text(folder, &list.path)?.lines() {
            let row: Row = serde_json::from_str(line)
                .map_err(|error| Error::Corpus { path: list.path.clone(), reason: error.to_string() })?;
            for word in row.name.split([' ', '-']).filter(|word| word.chars().count() > 2) {
                feature::fold(word, &mut folded);
                *words.entry(feature::fingerprint(&folded)).or_default() |= 1 << at;
            }
        }
    }
    Ok(words.into_iter().collect())
}

/// The numbers of a tensor of `u32`.
fn numbers(data: &[u8]) -> Vec<usize> {
    data.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes) as usize).collect()
}

fn bytes(folder: &Path, path: &str) -> Result<Vec<u8>, Error> {
    let path = folder.join(path);
    fs::read(&path).map_err(|source| Error::Io { path, source })
}

fn text(folder: &Path, path: &str) -> Result<String, Error> {
    let path = folder.join(path);
    fs::read_to_string(&path).map_err(|source| Error::Io { path, source })
}
