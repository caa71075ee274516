//! The anatomy of an article: blocks, sentences, tokens, dateline.

use serde::{Deserialize, Serialize};

use super::Span;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum BlockKind {
    /// The title of the article inside its text.
    Headline,
    /// Who wrote it and when it was published ("By Jane Roe", "Updated 5 September 2025").
    Byline,
    /// A sub-heading.
    Heading,
    /// Running text; one that begins with a dateline stays a paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// The words under a picture.
    Caption,
    /// Who else worked on it ("(Reporting by …)"), or a note under a rule.
    Credit,
    /// What the outlet says to its readers: subscribe, share, read more, copyright, related.
    Boilerplate,
    /// Rows of a table.
    Table,
    /// A block quote.
    Quote,
}

impl BlockKind {
    /// Whether facts are drawn from blocks of this kind: all but `Boilerplate`, `Credit` and `Byline`.
    #[must_use]
    pub fn has_facts(self) -> bool {
        !matches!(self, Self::Boilerplate | Self::Credit | Self::Byline)
    }
}

/// One block of the article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Block"))]
#[non_exhaustive]
pub struct Block<R = Span> {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is, without white space at its edges.
    #[serde(flatten)]
    pub span: R,
    /// Of a caption: whom it credits ("Ludovic Marin/AFP").
    pub credit: Option<String>,
}

impl<S> Block<S> {
    /// A block that credits nobody.
    #[must_use]
    pub fn new(kind: BlockKind, span: S) -> Self {
        Self { kind, span, credit: None }
    }

    /// The same block with its place turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Block<T>, E> {
        Ok(Block { kind: self.kind, span: f(&self.span)?, credit: self.credit.clone() })
    }
}

/// The opening of a report: where it was filed and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Dateline"))]
#[non_exhaustive]
pub struct Dateline<R = Span> {
    /// From its first character up to and including its dash or colon.
    #[serde(flatten)]
    pub span: R,
    /// Place or places as written ("KYIV, Ukraine", "BERLIN/ROME").
    pub place: Option<String>,
    /// Agency or outlet as written ("AP").
    pub source: Option<String>,
    /// Date as written ("Sept 4").
    pub date: Option<String>,
}

impl<S> Dateline<S> {
    /// The same dateline with its place in the text turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Dateline<T>, E> {
        let Self { span, place, source, date } = self;
        Ok(Dateline { span: f(span)?, place: place.clone(), source: source.clone(), date: date.clone() })
    }
}

/// One sentence, inside one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Sentence"))]
#[non_exhaustive]
pub struct Sentence<R = Span> {
    /// Where it is, without white space at its edges.
    #[serde(flatten)]
    pub span: R,
    /// Index in `Facts::blocks`.
    pub block: u32,
}

impl<S> Sentence<S> {
    /// The same sentence with its place turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Sentence<T>, E> {
        Ok(Sentence { span: f(&self.span)?, block: self.block })
    }
}

/// Universal part of speech, as Universal Dependencies names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the tags of Universal Dependencies, documented there")]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl std::str::FromStr for Upos {
    type Err = ();

    fn from_str(tag: &str) -> Result<Self, ()> {
        use serde::de::IntoDeserializer;
        let tag: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = tag.into_deserializer();
        Self::deserialize(tag).map_err(|_| ())
    }
}

/// One word or mark. What no stage has said of it is absent from JSON.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Token"))]
#[non_exhaustive]
pub struct Token<R = Span> {
    /// Where it is.
    #[serde(flatten)]
    pub span: R,
    /// Dictionary form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lemma: Option<String>,
    /// Part of speech.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upos: Option<Upos>,
    /// Index of the governing token in `Facts::tokens`, -1 for the root of a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<i32>,
    /// Relation to the head, as Universal Dependencies names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprel: Option<String>,
}

impl<S> Token<S> {
    /// A token of which only the place is known.
    pub(crate) fn bare(span: S) -> Self {
        Self { span, lemma: None, upos: None, head: None, deprel: None }
    }

    /// The same token with its place turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Token<T>, E> {
        let Self { span, lemma, upos, head, deprel } = self;
        let (lemma, deprel) = (lemma.clone(), deprel.clone());
        Ok(Token { span: f(span)?, lemma, upos: *upos, head: *head, deprel })
    }
}
