//! The document: an article with its facts, as it is written and read back.

use serde::{Deserialize, Deserializer};

use crate::types::{Article, BlockKind, Facts, Published, Quotation};
use crate::{Error, Record};

/// An article with its facts.
///
/// In memory its spans count bytes; written with serde it is the JSON of the contract, which counts code points.
///
/// Two documents are equal when they are written alike, so that one that was read back equals the one that was written. What
/// is written once counts once: a title, byline or date of publication, be it given beside the text or found in it
/// ([`title`](Self::title), [`byline`](Self::byline), [`published`](Self::published)).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Document {
    /// What was given.
    pub article: Article,
    /// What was found.
    pub facts: Facts,
}

impl Document {
    /// An article with the facts that were found in it.
    #[must_use]
    pub fn new(article: Article, facts: Facts) -> Self {
        Self { article, facts }
    }

    /// The document as one line of JSON, without a line break.
    ///
    /// # Panics
    ///
    /// When a span of `facts` is not one of the article's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a document has no map with keys other than strings")
    }

    /// Reads back what [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    ///
    /// [`Error::Json`] when it is not JSON of this shape, [`Error::Document`] when it breaks a law of the contract.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let record: Record<'_> = serde_json::from_str(json).map_err(Error::Json)?;
        record.into_document()
    }

    /// The document as it is written: the same nouns, in code points.
    #[must_use]
    pub fn record(&self) -> Record<'_> {
        Record::new(self)
    }

    /// Who speaks in a quotation of this document: the name of the entity, else the words that name the source.
    #[must_use]
    pub fn speaker_name(&self, quotation: &Quotation) -> Option<&str> {
        let entity = quotation.speaker.and_then(|id| self.facts.entities.get(id.index()));
        let words = || Some(&self.article.text()[quotation.speaker_span?]);
        entity.map(|entity| entity.name.as_str()).or_else(words)
    }

    /// The title given beside the text, else the headline inside it.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let headline = || self.facts.blocks.iter().find(|block| block.kind == BlockKind::Headline);
        self.article.title.as_deref().or_else(|| headline().map(|block| &self.article.text()[block.span]))
    }

    /// The authors given beside the text, else those that the text names.
    #[must_use]
    pub fn byline(&self) -> &[String] {
        let given = &self.article.byline;
        if given.is_empty() { &self.facts.byline } else { given }
    }

    /// The date of publication given beside the text, else the one that the text gives.
    #[must_use]
    pub fn published(&self) -> Option<&Published> {
        self.article.published.as_ref().or(self.facts.published.as_ref())
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        // Not by their records: JSON holds a seventh with fewer digits than `Number`.
        self.article.text() == other.article.text() && self.to_json() == other.to_json()
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Record::deserialize(deserializer)?.into_document().map_err(serde::de::Error::custom)
    }
}
