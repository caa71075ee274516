//! The record: a document as it is written, in code points, and the way there and back.

use std::borrow::Cow;
use std::convert::Infallible;

use serde::{Deserialize, Serialize};

use crate::types::{
    Article, Block, CharSpan, Dateline, Entity, Event, FactKind, FactKinds, Facts, Mention, Passage,
    Position, Published, Quantity, Quotation, Sentence, Span, TimeExpression, Token,
};
use crate::{CharIndex, Document, Error, references};

/// The number of the contract that documents of this version follow.
pub const VERSION: u32 = 1;

/// A [`Document`] as it is written: spans count code points, and carry their words where a person reads them.
///
/// A column that was not looked for is `None`, and absent from JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Document"))]
#[expect(missing_docs, reason = "each field is the fact kind or the article's property of the same name")]
pub struct Record<'a> {
    pub nutgraf: u32,
    pub id: Option<Cow<'a, str>>,
    pub url: Option<Cow<'a, str>>,
    pub title: Option<Cow<'a, str>>,
    pub byline: Cow<'a, [String]>,
    pub publisher: Option<Cow<'a, str>>,
    pub published: Option<Published>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Published>,
    pub language: Option<Cow<'a, str>>,
    pub dateline: Option<Dateline<CharSpan>>,
    pub text: Cow<'a, str>,
    pub blocks: Vec<Block<CharSpan>>,
    pub sentences: Vec<Sentence<CharSpan>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<Token<CharSpan>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entities: Option<Vec<Entity<Passage>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentions: Option<Vec<Mention<Passage>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotations: Option<Vec<Quotation<Passage>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantities: Option<Vec<Quantity<Passage>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<Vec<TimeExpression<Passage>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<Event<Passage>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub positions: Option<Vec<Position<Passage>>>,
}

impl<'a> Record<'a> {
    /// The document in code points.
    pub(crate) fn new(document: &'a Document) -> Self {
        let Document { article, facts } = document;
        let passages = Passages::of(article.text());
        let mut range = |span: &Span| Ok(passages.range(*span));
        let mut passage = |span: &Span| Ok(passages.passage(*span));
        let has = |kind| facts.kinds.has(kind);
        Self {
            nutgraf: VERSION,
            id: article.id.as_deref().map(Cow::Borrowed),
            url: article.url.as_deref().map(Cow::Borrowed),
            title: document.title().map(Cow::Borrowed),
            byline: Cow::Borrowed(document.byline()),
            publisher: article.publisher.as_deref().map(Cow::Borrowed),
            published: document.published().cloned(),
            modified: article.modified.clone(),
            language: article.language.as_deref().map(Cow::Borrowed),
            dateline: facts.dateline.as_ref().map(|dateline| sure(dateline.try_map(&mut range))),
            text: Cow::Borrowed(article.text()),
            blocks: all(&facts.blocks, |block| block.try_map(&mut range)),
            sentences: all(&facts.sentences, |sentence| sentence.try_map(&mut range)),
            tokens: has(FactKind::Tokens).then(|| all(&facts.tokens, |x| x.try_map(&mut range))),
            entities: has(FactKind::Entities).then(|| all(&facts.entities, |x| x.try_map(&mut passage))),
            mentions: has(FactKind::Mentions).then(|| all(&facts.mentions, |x| x.try_map(&mut passage))),
            quotations: has(FactKind::Quotations)
                .then(|| all(&facts.quotations, |x| x.try_map(&mut passage))),
            quantities: has(FactKind::Quantities)
                .then(|| all(&facts.quantities, |x| x.try_map(&mut passage))),
            times: has(FactKind::Times).then(|| all(&facts.times, |x| x.try_map(&mut passage))),
            events: has(FactKind::Events).then(|| all(&facts.events, |x| x.try_map(&mut passage))),
            positions: has(FactKind::Positions).then(|| all(&facts.positions, |x| x.try_map(&mut passage))),
        }
    }

    /// The same record, which borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> Record<'static> {
        let own = |words: Option<Cow<'_, str>>| words.map(|words| Cow::Owned(words.into_owned()));
        Record {
            nutgraf: self.nutgraf,
            id: own(self.id),
            url: own(self.url),
            title: own(self.title),
            byline: Cow::Owned(self.byline.into_owned()),
            publisher: own(self.publisher),
            published: self.published,
            modified: self.modified,
            language: own(self.language),
            dateline: self.dateline,
            text: Cow::Owned(self.text.into_owned()),
            blocks: self.blocks,
            sentences: self.sentences,
            tokens: self.tokens,
            entities: self.entities,
            mentions: self.mentions,
            quotations: self.quotations,
            quantities: self.quantities,
            times: self.times,
            events: self.events,
            positions: self.positions,
        }
    }

    /// The document in bytes.
    ///
    /// # Errors
    ///
    /// [`Error::Document`] when the record breaks a law of the contract.
    pub fn into_document(self) -> Result<Document, Error> {
        if self.nutgraf != VERSION {
            return Err(broken(format!("its contract is number {}, expected {VERSION}", self.nutgraf)));
        }
        let text = self.text.as_ref();
        let index = CharIndex::new(text);
        let mut range = |span: &CharSpan| byte_span(span.start, span.end, &index);
        let mut words = |passage: &Passage| read_passage(passage, &index, text);
        let mut kinds: FactKinds = [FactKind::Blocks, FactKind::Sentences].into_iter().collect();
        let mut column = |kind, is_there| {
            if is_there {
                kinds = kinds.with(kind);
            }
        };
        column(FactKind::Tokens, self.tokens.is_some());
        column(FactKind::Entities, self.entities.is_some());
        column(FactKind::Mentions, self.mentions.is_some());
        column(FactKind::Quotations, self.quotations.is_some());
        column(FactKind::Quantities, self.quantities.is_some());
        column(FactKind::Times, self.times.is_some());
        column(FactKind::Events, self.events.is_some());
        column(FactKind::Positions, self.positions.is_some());
        let facts = Facts {
            kinds,
            byline: Vec::new(),
            published: None,
            dateline: self.dateline.as_ref().map(|dateline| dateline.try_map(&mut range)).transpose()?,
            blocks: try_all(&self.blocks, |x| x.try_map(&mut range))?,
            sentences: try_all(&self.sentences, |x| x.try_map(&mut range))?,
            tokens: try_column(self.tokens.as_deref(), |x| x.try_map(&mut range))?,
            entities: try_column(self.entities.as_deref(), |x| x.try_map(&mut words))?,
            mentions: try_column(self.mentions.as_deref(), |x| x.try_map(&mut words))?,
            quotations: try_column(self.quotations.as_deref(), |x| x.try_map(&mut words))?,
            quantities: try_column(self.quantities.as_deref(), |x| x.try_map(&mut words))?,
            times: try_column(self.times.as_deref(), |x| x.try_map(&mut words))?,
            events: try_column(self.events.as_deref(), |x| x.try_map(&mut words))?,
            positions: try_column(self.positions.as_deref(), |x| x.try_map(&mut words))?,
        };
        references::check(&facts)?;
        let mut article = Article::new(self.text)?;
        article.id = self.id.map(Cow::into_owned);
        article.url = self.url.map(Cow::into_owned);
        article.title = self.title.map(Cow::into_owned);
        article.byline = self.byline.into_owned();
        article.publisher = self.publisher.map(Cow::into_owned);
        article.published = self.published;
        article.modified = self.modified;
        article.language = self.language.map(Cow::into_owned);
        Ok(Document { article, facts })
    }
}

/// A text, and its places in code points.
pub(crate) struct Passages<'a> {
    text: &'a str,
    index: CharIndex<'a>,
}

/// A [`Passage`] whose words are lent.
#[derive(Serialize)]
pub(crate) struct Words<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> Passages<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, index: CharIndex::new(text) }
    }

    pub(crate) fn range(&self, span: Span) -> CharSpan {
        CharSpan { start: self.index.to_char(span.start()), end: self.index.to_char(span.end()) }
    }

    pub(crate) fn words(&self, span: Span) -> Words<'a> {
        let CharSpan { start, end } = self.range(span);
        Words { start, end, text: &self.text[span] }
    }

    fn passage(&self, span: Span) -> Passage {
        let Words { start, end, text } = self.words(span);
        Passage { start, end, text: text.to_owned() }
    }
}

fn byte_span(start: u32, end: u32, index: &CharIndex<'_>) -> Result<Span, Error> {
    match (index.to_byte(start), index.to_byte(end)) {
        (Some(first), Some(last)) if first <= last => Ok(Span::new(first, last)),
        _ => Err(broken(format!("the span {start}..{end} does not lie in the text"))),
    }
}

fn read_passage(passage: &Passage, index: &CharIndex<'_>, text: &str) -> Result<Span, Error> {
    let span = byte_span(passage.start, passage.end, index)?;
    if text[span] != passage.text {
        let Passage { start, end, text: claimed } = passage;
        return Err(broken(format!("the text at {start}..{end} is {:?}, not {claimed:?}", &text[span])));
    }
    Ok(span)
}

fn broken(what: String) -> Error {
    Error::Document { what }
}

fn all<S, T>(column: &[S], f: impl FnMut(&S) -> Result<T, Infallible>) -> Vec<T> {
    sure(column.iter().map(f).collect())
}

fn sure<T>(result: Result<T, Infallible>) -> T {
    let Ok(value) = result;
    value
}

fn try_all<S, T>(column: &[S], f: impl FnMut(&S) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    column.iter().map(f).collect()
}

fn try_column<S, T>(column: Option<&[S]>, f: impl FnMut(&S) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    try_all(column.unwrap_or_default(), f)
}
