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

impl FactKind {
    /// All kinds, in the order of the columns of a document.
    pub const ALL: [Self; 10] = [
        Self::Blocks,
        Self::Sentences,
        Self::Tokens,
        Self::Entities,
        Self::Mentions,
        Self::Quotations,
        Self::Quantities,
        Self::Times,
        Self::Events,
        Self::Positions,
    ];

    /// The name of the column.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Sentences => "sentences",
            Self::Tokens => "tokens",
            Self::Entities => "entities",
            Self::Mentions => "mentions",
            Self::Quotations => "quotations",
            Self::Quantities => "quantities",
            Self::Times => "times",
            Self::Events => "events",
            Self::Positions => "positions",
        }
    }

    /// The kind whose column has this name.
    ///
    /// ```
    /// use nutgraf::FactKind;
    ///
    /// assert_eq!(FactKind::from_name("times"), Some(FactKind::Times));
    /// assert_eq!(FactKind::from_name("time"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kinds that facts of this one refer to, whose columns come with it.
    fn refers_to(self) -> &'static [Self] {
        match self {
            Self::Quotations | Self::Mentions => &[Self::Entities],
            Self::Entities => &[Self::Mentions],
            Self::Events => &[Self::Entities, Self::Times, Self::Quotations],
            Self::Positions => &[Self::Entities, Self::Times, Self::Quantities, Self::Quotations],
            Self::Blocks | Self::Sentences | Self::Tokens | Self::Quantities | Self::Times => &[],
        }
    }
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

    /// The set with the kinds that those in it refer to.
    pub(crate) fn closed(self) -> Self {
        let mut all = self;
        for kind in FactKind::ALL.into_iter().rev().filter(|kind| self.has(*kind)) {
            all = kind.refers_to().iter().fold(all, |all, other| all.with(*other));
        }
        if all == self { all } else { all.closed() }
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

impl Facts {
    /// The facts without those that were needed on the way alone.
    pub(crate) fn of(mut self, kinds: FactKinds) -> Self {
        if !kinds.has(FactKind::Quotations) {
            self.quotations = Vec::new();
        }
        if !kinds.has(FactKind::Times) {
            self.times = Vec::new();
        }
        self
    }
}
