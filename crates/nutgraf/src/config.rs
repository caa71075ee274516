//! What an extractor looks for.

use crate::types::{FactKind, FactKinds};
use crate::{Codebook, KnowledgeBase};

/// Columns that only models fill.
const READ_WITH_MODELS: [FactKind; 4] =
    [FactKind::Entities, FactKind::Mentions, FactKind::Events, FactKind::Positions];

/// What to look for beyond the usual.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Config {
    /// Keep the tokens in the document.
    pub tokens: bool,
    /// The user's own entities, which those of articles are linked to.
    pub entities: Option<KnowledgeBase>,
    /// Rules of the user for events and positions, beside our own.
    pub rules: Option<Codebook>,
    /// How likely an event or a position must be to be told, from 0 to 1; left to nutgraf unless given.
    pub min_score: Option<f32>,
    /// The kinds of facts to look for; all unless given.
    pub facts: Option<FactKinds>,
}

impl Config {
    /// The same configuration with tokens kept or not.
    #[must_use]
    pub fn with_tokens(mut self, tokens: bool) -> Self {
        self.tokens = tokens;
        self
    }

    /// The same configuration with all events and positions told that are at least as likely as `score`, from 0 to 1, and no others:
    /// a higher one gives fewer, and fewer that are wrong, a lower one more. Unless given, they have to be about as likely as is best for
    /// both (a page of documentation, POSITIONS.md, says how likely).
    ///
    /// ```
    /// use nutgraf::{Article, Config, Extractor};
    ///
    /// let extractor = Extractor::new(Config::default().with_min_score(0.6));
    /// let facts = extractor.extract(&Article::new("Oslo vowed to close the mine.\n")?);
    /// assert!(facts.positions.iter().all(|position| position.evidence.score >= Some(0.6)));
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn with_min_score(mut self, score: f32) -> Self {
        self.min_score = Some(score);
        self
    }

    /// The same configuration with these kinds of facts alone looked for, and those that they refer to: quotations come with the entities
    /// who say them. What is not asked for takes no time, and is the column of no document; blocks and sentences are in each. The facts
    /// that are found are those that are found among all, but that entities of whom only other facts speak are not there, so that
    /// the ids of those behind them are lower.
    ///
    /// ```
    /// use nutgraf::{Article, Config, Extractor, FactKind};
    ///
    /// let extractor = Extractor::new(Config::default().with_facts([FactKind::Times]));
    /// let facts = extractor.extract(&Article::new("Oslo vowed to close the mine by May 2027.\n")?);
    /// assert!(facts.kinds.has(FactKind::Times) && !facts.kinds.has(FactKind::Positions));
    /// assert!(facts.positions.is_empty() && facts.times.len() == 1);
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn with_facts(mut self, kinds: impl IntoIterator<Item = FactKind>) -> Self {
        self.facts = Some(kinds.into_iter().collect());
        self
    }

    /// The columns that are looked for.
    pub(crate) fn kinds(&self, has_models: bool) -> FactKinds {
        let usual = || FactKind::ALL.into_iter().filter(|kind| *kind != FactKind::Tokens).collect();
        let asked = self.facts.map_or_else(usual, FactKinds::closed);
        let is_there = |kind: &FactKind| match kind {
            FactKind::Blocks | FactKind::Sentences => true,
            FactKind::Tokens => self.tokens || asked.has(FactKind::Tokens),
            kind => asked.has(*kind) && (has_models || !READ_WITH_MODELS.contains(kind)),
        };
        FactKind::ALL.into_iter().filter(is_there).collect()
    }

    /// The same configuration with entities linked to those of the user.
    #[must_use]
    pub fn with_entities(mut self, known: impl Into<Option<KnowledgeBase>>) -> Self {
        self.entities = known.into();
        self
    }

    /// The same configuration with events and positions found by the rules of the user, too.
    #[must_use]
    pub fn with_rules(mut self, rules: impl Into<Option<Codebook>>) -> Self {
        self.rules = rules.into();
        self
    }
}
