//! The facts of one article, a column each.

use super::{
    Block, Dateline, Entity, Event, Mention, Position, Published, Quantity, Quotation, Sentence,
    TimeExpression, Token,
};

/// The name of a column of [`Facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each is the column of the same name")]
pub enum FactKind {
    Blocks,
    Sentences,
    Tokens,
    Entities,
    Mentions,
    Quotations,
    Quantities,
    Times,
    Events,
    Positions,
}

/// A set of [`FactKind`]s: the columns that were looked for.
///
/// A column that was looked for and came out empty is an empty array in JSON; one that was not looked for is absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FactKinds(u16);

impl FactKinds {
    /// Whether `kind` is in the set.
    #[must_use]
    pub fn has(self, kind: FactKind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    /// The set with `kind` in it.
    #[must_use]
    pub fn with(self, kind: FactKind) -> Self {
        Self(self.0 | Self::bit(kind))
    }

    fn bit(kind: FactKind) -> u16 {
        1 << kind as u16
    }
}

impl FromIterator<FactKind> for FactKinds {
    fn from_iter<I: IntoIterator<Item = FactKind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::default(), Self::with)
    }
}

/// All that was found in an article, in reading order, a column for each kind. Facts refer to one another by id,
/// which is the index in the column.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Facts {
    /// The columns that were looked for.
    pub kinds: FactKinds,
    /// Authors that the text names, one name each.
    pub byline: Vec<String>,
    /// Date of publication that the text gives in so many words.
    pub published: Option<Published>,
    /// Where and by whom the report was filed.
    pub dateline: Option<Dateline>,
    /// Headline, paragraphs, captions, boilerplate, …
    pub blocks: Vec<Block>,
    /// Sentences, each inside one block.
    pub sentences: Vec<Sentence>,
    /// Words and marks; only when asked for.
    pub tokens: Vec<Token>,
    /// Who and what.
    pub entities: Vec<Entity>,
    /// Their namings.
    pub mentions: Vec<Mention>,
    /// Who said what.
    pub quotations: Vec<Quotation>,
    /// How much.
    pub quantities: Vec<Quantity>,
    /// When.
    pub times: Vec<TimeExpression>,
    /// What happened.
    pub events: Vec<Event>,
    /// Who stands where.
    pub positions: Vec<Position>,
}
