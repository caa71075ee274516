//! What is believed of each word of a file of labels by a teacher of stances, once others are heard, too:
//!
//!     believed TEACHER.safetensors LANGUAGE.safetensors STANCES.safetensors OUT.safetensors [READERS.jsonl …]
//!
//! The teacher's likelihoods become the mean of its own and those of a network that has learned; where readers have tagged a block
//! (`nutgraf prepare stances`), what they say counts as much as both together.

use std::collections::HashMap;
use std::ops::Range;

use nutgraf::Models;
use nutgraf::learn::stance::{ACTS, TYPES};
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView};
use serde::Deserialize;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const USAGE: &str =
    "usage: believed TEACHER LANGUAGE STANCES OUT [READERS …] (safetensors; readers' blocks as JSON lines)";

/// What is believed of a label that a fair reader might not give, and of one that was not the reader's first.
const WEAK: f32 = 0.5;
const OTHER: f32 = 0.3;

/// A block as readers tagged it.
#[derive(Deserialize)]
struct Block {
    tokens: Vec<String>,
    acts: Vec<String>,
    events: Vec<String>,
}

/// A teacher's file: words, where blocks and sentences end, a row of 255ths a word for acts and for events, none first.
struct Silver<'a> {
    words: Vec<&'a str>,
    blocks: Vec<usize>,
    sentences: Vec<usize>,
    acts: Vec<u8>,
    events: Vec<u8>,
}

fn main() -> Outcome<()> {
    let given: Vec<_> = std::env::args().skip(1).collect();
    let [teacher, language, stances, out, readers @ ..] = &given[..] else { return Err(USAGE.into()) };
    let bytes = std::fs::read(teacher)?;
    let file = SafeTensors::deserialize(&bytes)?;
    let mut silver = Silver::read(&file)?;
    let models = Models::from_bytes(language, &std::fs::read(language)?)?;
    silver.hear_network(&models.with_stances(stances, &std::fs::read(stances)?)?);
    let mut read = HashMap::new();
    for path in readers {
        for line in std::fs::read_to_string(path)?.lines() {
            let block: Block = serde_json::from_str(line)?;
            read.insert(key(&block.tokens), block);
        }
    }
    let n = silver.hear_readers(&read)?;
    eprintln!("{n} of {} blocks were read", silver.blocks.len());
    silver.write(&file, out)
}

/// The words of a block as they stand in a teacher's file.
fn key<W: AsRef<str>>(words: &[W]) -> String {
    let words: Vec<_> = words.iter().map(|word| word.as_ref().replace('\n', " ")).collect();
    words.join("\n")
}

impl<'a> Silver<'a> {
    fn read(file: &SafeTensors<'a>) -> Outcome<Self> {
        let ends = |name: &str| -> Outcome<Vec<usize>> {
            let data = file.tensor(name)?.data();
            Ok(data.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes) as usize).collect())
        };
        Ok(Self {
            words: std::str::from_utf8(file.tensor("words")?.data())?.split('\n').collect(),
            blocks: ends("blocks")?,
            sentences: ends("sentences")?,
            acts: file.tensor("acts")?.data().to_vec(),
            events: file.tensor("events")?.data().to_vec(),
        })
    }

    /// The words of each block.
    fn ranges(&self) -> Vec<Range<usize>> {
        let starts = std::iter::once(&0).chain(&self.blocks);
        starts.zip(&self.blocks).map(|(&start, &end)| start..end).collect()
    }

    /// Makes likelihoods of a word the mean of what they are and of others, `none` among them left out.
    fn hear(&mut self, word: usize, acts: &[f32], events: &[f32]) {
        for (cells, kinds) in [(&mut self.acts, acts), (&mut self.events, events)] {
            let row = &mut cells[word * (1 + kinds.len())..(word + 1) * (1 + kinds.len())];
            let none = 1.0 - kinds.iter().sum::<f32>();
            for (cell, share) in row.iter_mut().zip([none].iter().chain(kinds)) {
                *cell = f32::midpoint(f32::from(*cell), 255.0 * share).round() as u8;
            }
        }
    }

    fn hear_network(&mut self, models: &Models) {
        for range in self.ranges() {
            let first = self.sentences.partition_point(|end| *end <= range.start);
            let ends = self.sentences[first..].iter().take_while(|end| **end <= range.end);
            let ends: Vec<_> = ends.map(|end| end - range.start).collect();
            let starts = std::iter::once(0).chain(ends.iter().copied());
            let sentences: Vec<_> = starts.zip(&ends).map(|(start, &end)| start..end).collect();
            let choices = models.choices(&self.words[range.clone()], &sentences);
            for (word, choices) in range.zip(&choices) {
                let likelihoods = choices.likelihoods();
                self.hear(word, &likelihoods.acts, &likelihoods.types);
            }
        }
    }

    /// Returns how many blocks were read.
    fn hear_readers(&mut self, read: &HashMap<String, Block>) -> Outcome<usize> {
        let mut n = 0;
        for range in self.ranges() {
            let Some(block) = read.get(&key(&self.words[range.clone()])) else { continue };
            n += 1;
            for (word, (act, event)) in range.zip(block.acts.iter().zip(&block.events)) {
                self.hear(word, &said(act, &ACTS)?, &said(event, &TYPES)?);
            }
        }
        Ok(n)
    }

    /// Writes what is believed now in the place of what a teacher's file said.
    fn write(&self, file: &SafeTensors<'_>, out: &str) -> Outcome<()> {
        let rows = |data, width| TensorView::new(Dtype::U8, vec![self.words.len(), width], data);
        let mut tensors = vec![
            ("acts", rows(&self.acts, 1 + ACTS.len())?),
            ("events", rows(&self.events, 1 + TYPES.len())?),
        ];
        for name in ["words", "blocks", "sentences"] {
            tensors.push((name, file.tensor(name)?));
        }
        Ok(std::fs::write(out, safetensors::serialize(tensors, None)?)?)
    }
}

/// What a reader's tag says of each kind.
fn said<K: serde::Serialize>(tag: &str, kinds: &[K]) -> Outcome<Vec<f32>> {
    let mut shares = vec![0.0; kinds.len()];
    if ["O", "-"].contains(&tag) {
        return Ok(shares);
    }
    let believed = if tag.starts_with('?') { WEAK } else { 1.0 };
    let told: Vec<_> = tag.trim_start_matches('?').split('|').collect();
    for (at, name) in told.iter().enumerate() {
        let is_it = |kind: &K| serde_json::to_value(kind).is_ok_and(|kind| kind == **name);
        let place = kinds.iter().position(is_it).ok_or_else(|| format!("an unknown tag {tag:?}"))?;
        shares[place] += believed
            * match (told.len() - 1, at) {
                (0, _) => 1.0,
                (_, 0) => 1.0 - OTHER,
                (others, _) => OTHER / others as f32,
            };
    }
    Ok(shares)
}
