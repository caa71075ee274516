//! A teacher's labels for unlabelled text: one safetensors file, written by `teacher/label.py`.

use std::ops::Range;

use safetensors::SafeTensors;

use crate::example::{Column, Example};
use crate::{Error, numbers};

/// The examples of a file of silver labels.
///
/// Tensors: `words` (UTF-8, a line each), `blocks` and `sentences` (`u32`, where each ends, in words), `upos`, `xpos`,
/// `names`, `attribution` (`u8`, a row of likelihoods a word, 255 for sure), `heads` (`u16`, three likely ones a word, from 1 in the
/// sentence, 0 for the root), `head_weights`, `labels`, `label_weights` (`u8`, three a word).
///
/// # Errors
///
/// When the bytes are not such a file.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Vec<Example>, Error> {
    let fail = |reason: String| Error::Corpus { path: path.to_owned(), reason };
    let file = SafeTensors::deserialize(bytes).map_err(|error| fail(error.to_string()))?;
    let tensor = |name: &str| file.tensor(name).map_err(|error| fail(error.to_string()));
    let words = std::str::from_utf8(tensor("words")?.data()).map_err(|error| fail(error.to_string()))?;
    let mut words = words.split('\n');
    let (blocks, sentences) = (numbers(tensor("blocks")?.data()), numbers(tensor("sentences")?.data()));
    let rows = [tensor("upos")?, tensor("xpos")?, tensor("names")?, tensor("attribution")?];
    let heads: Vec<u16> =
        tensor("heads")?.data().as_chunks().0.iter().map(|b| u16::from_le_bytes(*b)).collect();
    let (head_weights, labels, label_weights) =
        (tensor("head_weights")?.data(), tensor("labels")?.data(), tensor("label_weights")?.data());
    let mut sentences = sentences.into_iter().peekable();
    let (mut examples, mut start, mut sentence_start) = (Vec::new(), 0, 0);
    for end in blocks {
        let mut example = Example {
            words: words.by_ref().take(end - start).map(Box::from).collect(),
            ..Example::default()
        };
        while let Some(end) = sentences.next_if(|&at| at <= end) {
            example.sentences.push(sentence_start - start..end - start);
            sentence_start = end;
        }
        let dense = |part: usize| {
            let width = rows[part].shape()[1];
            let mut column = Column::default();
            for row in rows[part].data()[start * width..end * width].chunks_exact(width) {
                column.push(
                    row.iter()
                        .enumerate()
                        .filter(|cell| *cell.1 > 2)
                        .map(|(at, weight)| (at, f32::from(*weight))),
                );
            }
            Some(column)
        };
        let (mut of_heads, mut of_labels) = (Column::default(), Column::default());
        for (word, place) in example.sentences.iter().flat_map(Clone::clone).zip(places(&example.sentences)) {
            let three = || (start + word) * 3..(start + word) * 3 + 3;
            // A teacher may think a little of a word as its own head, which no tree allows.
            let likely = three().filter(|&at| head_weights[at] > 2 && usize::from(heads[at]) != place);
            of_heads.push(likely.map(|at| (usize::from(heads[at]), f32::from(head_weights[at]))));
            let likely = three().filter(|&at| label_weights[at] > 2);
            of_labels.push(likely.map(|at| (usize::from(labels[at]), f32::from(label_weights[at]))));
        }
        example.upos = dense(0);
        example.xpos = dense(1);
        example.names = dense(2);
        example.attribution = dense(3);
        example.heads = Some(of_heads);
        example.labels = Some(of_labels);
        examples.push(example);
        start = end;
    }
    Ok(examples)
}

/// For each word of sentences that stand end to end, its place in its sentence, from 1.
fn places(sentences: &[Range<usize>]) -> impl Iterator<Item = usize> {
    sentences.iter().flat_map(|sentence| 1..=sentence.len())
}
