//! What is believed of the words of a teacher's file once others are heard, too.

use std::collections::HashMap;

use nutgraf::Models;

use super::sample;
use super::silver::{Silver, WIDTHS};
use crate::Error;
use crate::blocks::Block;

/// What is believed of a label that a fair reader might not give.
const WEAK: f32 = 0.5;

/// A teacher's file with what is believed of its words: the mean of its likelihoods and those of the network of `models`, and, where
/// `readers` have tagged a block, the mean of that and of what they say. Returns how many blocks they have, too.
///
/// # Errors
///
/// When the bytes are no such file or a reader's tag is unknown.
pub fn believed(
    path: &str,
    bytes: &[u8],
    models: &Models,
    readers: &[Block],
) -> Result<(Vec<u8>, usize), Error> {
    let mut silver = Silver::read(path, bytes)?;
    hear_network(&mut silver, models);
    let n = hear_readers(&mut silver, path, readers)?;
    Ok((silver.write()?, n))
}

fn hear_network(silver: &mut Silver<'_>, models: &Models) {
    for (range, sentences) in silver.blocks() {
        let sentences: Vec<_> = sentences.into_iter().map(|[start, end]| start..end).collect();
        let choices = models.choices(&silver.words[range.clone()], &sentences);
        for (word, choices) in range.zip(&choices) {
            let likely = choices.likelihoods();
            for (part, kinds) in [&likely.acts[..], &likely.types].into_iter().enumerate() {
                let none = 1.0 - kinds.iter().sum::<f32>();
                silver.hear(word, part, &[&[none], kinds].concat());
            }
        }
    }
}

/// Returns how many blocks were read.
fn hear_readers(silver: &mut Silver<'_>, path: &str, readers: &[Block]) -> Result<usize, Error> {
    let read: HashMap<_, _> = readers.iter().map(|block| (key(&block.tokens), block)).collect();
    let (names, mut n) = (sample::names(), 0);
    for (range, _) in silver.blocks() {
        let Some(block) = read.get(&key(&silver.words[range.clone()])) else { continue };
        n += 1;
        for (word, tags) in range.zip(block.acts.iter().zip(&block.events)) {
            for (part, tag) in [tags.0, tags.1].into_iter().enumerate() {
                let unknown =
                    |()| Error::Corpus { path: path.to_owned(), reason: format!("an unknown tag {tag:?}") };
                let said = sample::choice(tag, &names[part], WEAK, 1.0).map_err(unknown)?;
                silver.hear(word, part, &said.row(WIDTHS[part]));
            }
        }
    }
    Ok(n)
}

/// The words of a block as they stand in a teacher's file.
fn key<W: AsRef<str>>(words: &[W]) -> String {
    let words: Vec<_> = words.iter().map(|word| word.as_ref().replace('\n', " ")).collect();
    words.join("\n")
}
