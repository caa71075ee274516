//! Files of blocks: one stretch of words a line, with what its corpus knows of them. `prepare` writes them, the trainer
//! and the teacher read them.

use std::collections::BTreeSet;

use nutgraf::learn::{attribution, names};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::example::{Column, Example};

/// One line of a file of blocks. Columns are empty where the corpus says nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Block {
    /// Words as written.
    pub tokens: Vec<Box<str>>,
    /// First word and the one after the last of each sentence.
    pub sentences: Vec<[usize; 2]>,
    /// Universal parts of speech.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub upos: Vec<Box<str>>,
    /// Tags of the Penn treebank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub xpos: Vec<Box<str>>,
    /// Heads as indices in `tokens`, -1 for a root.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heads: Vec<i32>,
    /// Relations to the heads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deprel: Vec<Box<str>>,
    /// Dictionary forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lemma: Vec<Box<str>>,
    /// Tags of names ("B-PER").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Box<str>>,
    /// Tags of the parts of attributions ("B-CUE").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attribution: Vec<Box<str>>,
    /// Acts that cues of positions say ("DEMAND|REQUEST", "?OPPOSE" where that is doubtful).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Box<str>>,
    /// Types of events that triggers say, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Box<str>>,
}

/// The answers that a network can give, in the order of its scores.
#[derive(Clone, Debug)]
pub struct Labels {
    /// Universal parts of speech.
    pub upos: Vec<Box<str>>,
    /// Tags of the Penn treebank.
    pub xpos: Vec<Box<str>>,
    /// Relations.
    pub deprel: Vec<Box<str>>,
}

/// The tags of stretches of some kinds, in the order of their scores.
#[must_use]
pub fn stretch_tags(kinds: &[&str]) -> Vec<String> {
    let of = |kind: &&str| ["B", "I", "E", "S"].map(|part| format!("{part}-{kind}"));
    std::iter::once("O".to_owned()).chain(kinds.iter().flat_map(of)).collect()
}

impl Labels {
    /// All labels that the blocks hold, in order.
    pub fn of<'a>(blocks: impl Iterator<Item = &'a Block>) -> Self {
        let mut sets = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
        for block in blocks {
            for (set, column) in sets.iter_mut().zip([&block.upos, &block.xpos, &block.deprel]) {
                set.extend(column.iter().cloned());
            }
        }
        let [upos, xpos, deprel] = sets.map(|set| set.into_iter().collect());
        Self { upos, xpos, deprel }
    }

    /// A block as an example.
    ///
    /// # Errors
    ///
    /// When it holds a label that is not among these, or a column of another length than its words.
    pub fn example(&self, path: &str, block: Block) -> Result<Example, Error> {
        let n = block.tokens.len();
        let (names, parts) = (stretch_tags(&names::KINDS), stretch_tags(&attribution::PARTS));
        let column = |values: &[Box<str>],
                      known: &dyn Fn(&str) -> Option<usize>|
         -> Result<Option<Column>, Error> {
            if values.is_empty() {
                return Ok(None);
            }
            if values.len() != n {
                let reason = format!("a block of {n} words with {} labels", values.len());
                return Err(Error::Corpus { path: path.to_owned(), reason });
            }
            let mut column = Column::default();
            for value in values {
                let unknown =
                    || Error::Corpus { path: path.to_owned(), reason: format!("an unknown label {value:?}") };
                column.push_sure(known(value).ok_or_else(unknown)?);
            }
            Ok(Some(column))
        };
        let find = |labels: &[Box<str>], label: &str| labels.iter().position(|known| **known == *label);
        let heads = (!block.heads.is_empty()).then(|| {
            let mut heads = Column::default();
            for &[start, end] in &block.sentences {
                for head in &block.heads[start..end] {
                    heads.push_sure(usize::try_from(*head).map_or(0, |head| head - start + 1));
                }
            }
            heads
        });
        Ok(Example {
            upos: column(&block.upos, &|label| find(&self.upos, label))?,
            xpos: column(&block.xpos, &|label| find(&self.xpos, label))?,
            labels: column(&block.deprel, &|label| find(&self.deprel, label))?,
            names: column(&block.names, &|label| names.iter().position(|tag| tag == label))?,
            attribution: column(&block.attribution, &|label| parts.iter().position(|tag| tag == label))?,
            heads,
            lemmas: block.lemma,
            sentences: block.sentences.iter().map(|&[start, end]| start..end).collect(),
            words: block.tokens,
        })
    }
}

/// The blocks of a file.
///
/// # Errors
///
/// When a line is not a block.
pub(crate) fn read(path: &str, text: &str) -> Result<Vec<Block>, Error> {
    let line = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| Error::Corpus {
            path: path.to_owned(),
            reason: format!("line {}: {error}", number + 1),
        })
    };
    text.lines().enumerate().map(line).collect()
}
