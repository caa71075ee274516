//! Corpora to files of blocks: CoNLL-U, token files of names, articles with attributions or stances, plain articles.

mod attributions;
mod conllu;
mod names;
mod stances;
mod text;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Deserialize;
pub(crate) use stances::texts;

use crate::Error;
use crate::blocks::Block;

/// A block goes on over sentences of its paragraph up to about this many words.
const LONGEST: usize = 200;

/// What a corpus is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Universal Dependencies: words, sentences, tags, lemmas, trees.
    Conllu,
    /// JSON lines with `doc`, `tokens`, `tags` (BIOES) and sometimes `offsets` into the article.
    Names,
    /// JSON lines with `text` and `attributions`, whose `source`, `cue` and `content` are pieces in code points.
    Attributions,
    /// JSON lines with `id`, `until` or `passages`, `positions` and `events`, whose texts are given apart, by `id`.
    Stances,
    /// JSON lines with `text`: nothing is known but the words.
    Text,
}

/// Turns the corpus at `from` into blocks, one a line, at `to`. `texts` are files of JSON lines with `id` and `text`, which a
/// corpus without text needs.
///
/// # Errors
///
/// When the corpus cannot be read, is not of its kind, or the blocks cannot be written.
pub fn prepare(kind: Kind, from: &Path, texts: &[PathBuf], to: &Path) -> Result<usize, Error> {
    let read =
        |path: &Path| fs::read_to_string(path).map_err(|source| Error::Io { path: path.to_owned(), source });
    let text = read(from)?;
    let texts = texts.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
    let blocks = match kind {
        Kind::Conllu => conllu::read(&text),
        Kind::Names => names::read(&text),
        Kind::Attributions => attributions::read(&text),
        Kind::Stances => stances::read(&text, &texts),
        Kind::Text => text::read(&text),
    };
    let blocks = blocks.map_err(|reason| Error::Corpus { path: from.display().to_string(), reason })?;
    let write = || -> std::io::Result<()> {
        let mut file = std::io::BufWriter::new(fs::File::create(to)?);
        for block in &blocks {
            serde_json::to_writer(&mut file, block)?;
            file.write_all(b"\n")?;
        }
        file.flush()
    };
    write().map_err(|source| Error::Io { path: to.to_owned(), source })?;
    Ok(blocks.len())
}

/// Sentences gathered into blocks.
#[derive(Default)]
struct Gather {
    done: Vec<Block>,
    open: Block,
}

impl Gather {
    /// The block that the next sentence goes into; a new one where `begins` says so or it has grown long.
    fn next(&mut self, begins: bool) -> &mut Block {
        if begins || self.open.tokens.len() > LONGEST {
            self.close();
        }
        &mut self.open
    }

    fn close(&mut self) {
        let block = std::mem::take(&mut self.open);
        if !block.tokens.is_empty() {
            self.done.push(block);
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        self.done
    }
}
