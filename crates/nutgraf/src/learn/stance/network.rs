//! The network that finds cues and triggers: what the language model makes of each word where it stands, beside what words of its form
//! are known to say, read once more both ways.

use nutgraf_kernel::{Layer, Matrix, Tiles, Windows, ZERO};

use super::scorer::{Choices, SCORES};
use crate::Error;
use crate::learn::feature::fingerprint;
use crate::learn::file::File;
use crate::learn::load::{States, Weights, count};
use crate::learn::network::unit;
use crate::learn::table::Table;

/// Keys of the metadata and tensors of the model file.
pub mod key {
    /// The checksum of the language model's file, whose states it reads.
    pub const LANGUAGE: &str = "language";
    /// Fingerprints of folded words, sorted.
    pub const WORDS: &str = "words";
    /// For each of them what it is known to say: numbers that stand behind those of the state, in the same steps.
    pub const EMBEDDING: &str = "embedding";
}

/// A trained network.
pub(crate) struct Network {
    pub(crate) checksum: String,
    words: Table<u32>,
    /// A row for each word, and one for all others.
    rows: Vec<u8>,
    /// Numbers in a row.
    width: usize,
    layers: Vec<Layer>,
    scores: Matrix,
}

/// Buffers that are kept from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    before: Tiles,
    states: Tiles,
    sums: Vec<f32>,
    scores: Vec<f32>,
}

impl Network {
    /// Reads a model file; `language` is the checksum of the language model with these `states`.
    pub(crate) fn read(file: &File<'_>, language: &str, states: &States) -> Result<Self, Error> {
        let of = file.text(key::LANGUAGE)?;
        file.expect(of == language, || {
            format!("it reads the states of the language model {of}, but this one is {language}")
        })?;
        let words = file.integers(key::WORDS)?;
        let (embedding, shape) = file.small(key::EMBEDDING)?;
        file.expect(shape.len() == 2 && shape[0] == words.len() && shape[1].is_multiple_of(4), || {
            format!("an embedding of shape {shape:?} for {} words", words.len())
        })?;
        let width = shape[1];
        let mut rows: Vec<u8> = embedding.iter().map(|value| value.cast_unsigned() ^ ZERO).collect();
        rows.resize(rows.len() + width, ZERO);
        let (layers, scores) = layers(file, states, width)?;
        let words = Table::new(words.into_iter().zip(0..));
        let checksum = file.text(crate::learn::file::key::CHECKSUM)?.to_owned();
        Ok(Self { checksum, words, rows, width, layers, scores })
    }

    /// The row of a folded word.
    pub(crate) fn row(&self, folded: &str) -> u32 {
        self.words.get(fingerprint(folded)).unwrap_or(self.words.len() as u32)
    }

    /// Scores words, given by their rows and by their states in windows.
    pub(crate) fn score(
        &self,
        rows: impl Iterator<Item = u32>,
        (of_language, windows): (&Tiles, &Windows),
        scratch: &mut Scratch,
    ) {
        let Scratch { before, states, sums, scores } = scratch;
        let start = of_language.width() / 4;
        states.widen(of_language, self.width);
        for (word, row) in rows.enumerate() {
            let row = &self.rows[row as usize * self.width..][..self.width];
            for (quad, part) in row.as_chunks().0.iter().enumerate() {
                states.put(word, start + quad, *part);
            }
        }
        sums.clear();
        for (layer, at) in self.layers.iter().zip(1..) {
            std::mem::swap(before, states);
            layer.run(before, windows, 1.0 / unit(at), sums, states);
        }
        self.scores.times(states, scores);
    }

    /// The scores of all words that were scored last, and of some after them that mean nothing.
    pub(crate) fn choices(&self, scratch: &Scratch) -> impl Iterator<Item = Choices> {
        let rows = scratch.scores.chunks_exact(self.scores.room());
        rows.filter_map(|row| row.first_chunk().map(|scores| Choices(*scores)))
    }
}

/// The layers, and what makes scores of the last one's states.
fn layers(file: &File<'_>, states: &States, width: usize) -> Result<(Vec<Layer>, Matrix), Error> {
    let own = count(&states.rows);
    let mut rows = states.rows.clone();
    rows.extend((own..own + width).map(Some));
    let (mut layers, mut step) = (Vec::new(), states.unit);
    while file.bytes(&format!("layer.{}.weight", layers.len())).is_ok() {
        let weights = Weights::read(file, &format!("layer.{}", layers.len()), count(&rows))?;
        let layer = Layer::new(states.path, weights.parts(), &rows, step);
        rows = layer.states();
        layers.push(layer);
        step = unit(layers.len());
    }
    let scores = Weights::read(file, "scores", count(&rows))?.matrix(states.path, &rows, step);
    file.expect(!layers.is_empty() && scores.n_columns() == SCORES, || {
        format!("{} layers and {} scores, expected {SCORES}", layers.len(), scores.n_columns())
    })?;
    Ok((layers, scores))
}
