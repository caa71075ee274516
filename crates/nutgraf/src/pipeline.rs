//! The order in which an article is read. The only file that knows it.

use crate::Document;
use crate::anatomy::{self, Anatomy};
use crate::extract::{quantity, quotation, time};
use crate::text::{self, Text};
use crate::types::{Article, FactKind, Facts, Token};

/// What to look for beyond the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// Keep the tokens in the document.
    pub tokens: bool,
}

impl Config {
    /// The same configuration with tokens kept or not.
    #[must_use]
    pub fn with_tokens(mut self, tokens: bool) -> Self {
        self.tokens = tokens;
        self
    }
}

/// A step of reading, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// Blocks, dateline, byline.
    Anatomy,
    /// Tokens and sentences.
    Text,
    /// Quotations.
    Quotation,
    /// Time expressions.
    Time,
    /// Quantities.
    Quantity,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: &[Self] = &[Self::Anatomy, Self::Text, Self::Quotation, Self::Time, Self::Quantity];
}

/// Reads articles. Build one and share it: it holds compiled lexicons and rules, and never changes.
#[derive(Debug, Default)]
pub struct Extractor {
    config: Config,
    anatomy: anatomy::Rules,
    text: text::Rules,
    quotation: quotation::Rules,
    time: time::Rules,
    quantity: quantity::Rules,
}

impl Extractor {
    /// An extractor that looks for what `config` asks.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self { config, ..Self::default() }
    }

    /// The facts of an article. Cannot fail: a text without facts has none.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Facts {
        self.extract_in_stages(article, |_| {})
    }

    /// The facts of an article; calls `done` as each stage ends, so that a bench can tell what takes how long.
    pub fn extract_in_stages(&self, article: &Article, mut done: impl FnMut(Stage)) -> Facts {
        let Anatomy { blocks, byline, published, dateline } = anatomy::find(article, &self.anatomy);
        done(Stage::Anatomy);
        let text = Text::new(article.text(), &blocks, dateline.as_ref(), &self.text);
        done(Stage::Text);
        let quotations = quotation::find(&text, &self.quotation);
        done(Stage::Quotation);
        let source = time::Source {
            published: article.published.as_ref().or(published.as_ref()),
            publisher: article.publisher.as_deref().or(article.url.as_deref()),
        };
        let times = time::find(&text, source, &self.time);
        done(Stage::Time);
        let quantities = quantity::find(&text, &times, &self.quantity);
        done(Stage::Quantity);
        let (sentences, tokens) = text.into_columns(&self.text);

        let mut facts = Facts {
            byline,
            published,
            dateline,
            sentences,
            quotations,
            quantities,
            times,
            ..Facts::default()
        };
        facts.kinds = [
            FactKind::Blocks,
            FactKind::Sentences,
            FactKind::Quotations,
            FactKind::Quantities,
            FactKind::Times,
        ]
        .into_iter()
        .collect();
        if self.config.tokens {
            facts.kinds = facts.kinds.with(FactKind::Tokens);
            facts.tokens = tokens.into_iter().map(Token::bare).collect();
        }
        facts.blocks = blocks;
        facts
    }

    /// The article with its facts.
    #[must_use]
    pub fn read(&self, article: Article) -> Document {
        let facts = self.extract(&article);
        Document { article, facts }
    }
}
