//! A teacher's file of labels.

use std::ops::Range;

use nutgraf::learn::stance::{ACTS, TYPES};
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView};

use crate::{Error, numbers};

/// Numbers of a row of acts and of one of events: none, and each kind.
pub(crate) const WIDTHS: [usize; 2] = [1 + ACTS.len(), 1 + TYPES.len()];

/// Labels: `words` (UTF-8, a line each), `blocks` and `sentences` (`u32`, where each ends, in words), `acts` and `events` (`u8`, a row of
/// likelihoods a word, none first, 255 for sure).
pub(crate) struct Silver<'a> {
    file: SafeTensors<'a>,
    pub(crate) words: Vec<&'a str>,
    blocks: Vec<usize>,
    sentences: Vec<usize>,
    /// Rows of acts, rows of events.
    rows: [Vec<u8>; 2],
}

impl<'a> Silver<'a> {
    pub(crate) fn read(path: &str, bytes: &'a [u8]) -> Result<Self, Error> {
        let fail = |reason: String| Error::Corpus { path: path.to_owned(), reason };
        let file = SafeTensors::deserialize(bytes).map_err(|error| fail(error.to_string()))?;
        let data = |name: &str| {
            file.tensor(name).map(|tensor| tensor.data()).map_err(|error| fail(error.to_string()))
        };
        let words = std::str::from_utf8(data("words")?).map_err(|error| fail(error.to_string()))?;
        let words: Vec<&str> = words.split('\n').collect();
        let (blocks, sentences) = (numbers(data("blocks")?), numbers(data("sentences")?));
        let rows = [data("acts")?.to_vec(), data("events")?.to_vec()];
        let fits = rows.iter().zip(WIDTHS).all(|(data, width)| data.len() == words.len() * width);
        if !fits || blocks.last().is_some_and(|&end| end != words.len()) {
            return Err(fail("words and likelihoods do not go together".to_owned()));
        }
        Ok(Self { file, words, blocks, sentences, rows })
    }

    /// The words of each block, and its sentences in them.
    pub(crate) fn blocks(&self) -> Vec<(Range<usize>, Vec<[usize; 2]>)> {
        let mut ends = self.sentences.iter().copied().peekable();
        let mut start = 0;
        let block = |&end: &usize| {
            let (mut sentences, mut first) = (Vec::new(), start);
            while let Some(last) = ends.next_if(|&at| at <= end) {
                sentences.push([first - start, last - start]);
                first = last;
            }
            (std::mem::replace(&mut start, end)..end, sentences)
        };
        self.blocks.iter().map(block).collect()
    }

    /// The likelihoods of a word: of acts, of events.
    pub(crate) fn of(&self, word: usize) -> [&[u8]; 2] {
        [0, 1].map(|part| &self.rows[part][word * WIDTHS[part]..(word + 1) * WIDTHS[part]])
    }

    /// Makes the likelihoods of a word the mean of what they are and of others.
    pub(crate) fn hear(&mut self, word: usize, part: usize, others: &[f32]) {
        let width = WIDTHS[part];
        let cells = &mut self.rows[part][word * width..(word + 1) * width];
        for (cell, share) in cells.iter_mut().zip(others) {
            *cell = f32::midpoint(f32::from(*cell), 255.0 * share).round() as u8;
        }
    }

    pub(crate) fn write(&self) -> Result<Vec<u8>, Error> {
        let fail = |error: safetensors::SafeTensorError| Error::Model { reason: error.to_string() };
        let rows =
            |part: usize| TensorView::new(Dtype::U8, vec![self.words.len(), WIDTHS[part]], &self.rows[part]);
        let mut tensors = vec![("acts", rows(0).map_err(fail)?), ("events", rows(1).map_err(fail)?)];
        for name in ["words", "blocks", "sentences"] {
            tensors.push((name, self.file.tensor(name).map_err(fail)?));
        }
        safetensors::serialize(tensors, None).map_err(fail)
    }
}
