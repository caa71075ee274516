//! How likely a position or an event is right: trees over what is seen of it, learned on articles that readers marked, read
//! with scorers of cues and arguments that had not learned from them.

mod feature;

pub(crate) use feature::{Density, Fact, Row, row};

use crate::argument;
use crate::discourse::Context;
use crate::learn::boosted_trees::{BoostedTrees, PARTS};
#[cfg(feature = "train")]
use crate::types::{Act, EventType, Span};

/// The trees for positions or for events.
#[derive(Debug)]
pub(crate) struct Scorer {
    trees: BoostedTrees,
    /// What they answer on no fact.
    nothing: i32,
}

impl Scorer {
    /// The scorer of positions ("position") or of events ("event").
    pub(crate) fn new(kind: &str) -> Self {
        let trees = argument::trees(include_str!("../../data/en/lexicon/confidence_tree.tsv"), kind);
        Self { nothing: trees.sum(&feature::nothing()), trees }
    }

    /// How likely what a row tells of is right, in hundredths from 0 to 1.
    pub(crate) fn likelihood(&self, row: &Row) -> f32 {
        let against = (self.nothing - self.trees.sum(row)) as f32 / PARTS;
        (100.0 / (1.0 + against.exp())).round() / 100.0
    }
}

/// What proposes a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A rule of the user.
    Codebook,
    /// A rule of ours.
    Rule,
    /// The model alone.
    Model,
}

/// Sentences of a text that is no article.
const FEW: usize = 2;

/// How likely facts of a kind must be right to be told: about where F1 is best on articles held out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bar {
    /// What the model alone finds.
    pub(crate) learned: f32,
    /// What a rule says, whose words mean it in sentences that are unlike news, too.
    pub(crate) ruled: f32,
}

/// Whether a text is more than a sentence or two, which is unlike the articles that the trees learned from.
pub(crate) fn is_article(context: &Context<'_>) -> bool {
    context.clauses.parse.text.sentences.len() > FEW
}

impl Bar {
    /// How likely a fact must be. Where the text is no article, what a rule says stands.
    pub(crate) fn least(self, is_ruled: bool, is_article: bool) -> f32 {
        match is_ruled {
            true if is_article => self.ruled,
            true => 0.0,
            false => self.learned,
        }
    }
}

/// A fact before it is known how likely it is right: what the trees learn from.
#[cfg(feature = "train")]
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The words that say it.
    pub cue: Span,
    /// The act of a position.
    pub act: Option<Act>,
    /// The type of an event.
    pub r#type: Option<EventType>,
    /// What a position is about.
    pub content: Option<Span>,
    /// Where each of those is named who holds or does it.
    pub parties: Vec<Vec<Span>>,
    /// What is seen of it.
    pub row: Vec<u8>,
    /// What is seen of no fact.
    pub nothing: Vec<u8>,
}

#[cfg(feature = "train")]
impl Candidate {
    /// A candidate that has its row and no more.
    pub(crate) fn new(cue: Span, row: &Row) -> Self {
        let (row, nothing) = (row.to_vec(), feature::nothing().to_vec());
        Self { cue, act: None, r#type: None, content: None, parties: Vec::new(), row, nothing }
    }
}
