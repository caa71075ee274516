//! A noun of a document as Python sees it: the document, and where in it the noun is.

use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use nutgraf::{
    Block, CharSpan, Entity, Event, FactKind, Mention, Passage, Position, Quantity, Quotation, Record,
    Sentence, TimeExpression, Token,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::shared::Doc;

/// A noun and the document that it belongs to.
pub(crate) struct View<P> {
    pub(crate) doc: Doc,
    place: P,
}

/// The class of a noun that has a column.
pub(crate) trait Listed: for<'py> IntoPyObject<'py> {
    /// The noun in Rust.
    type Noun: Column;

    /// The view of the noun at `index` of its column, which must be there.
    fn at(doc: &Doc, index: u32) -> Self;
}

/// Where a noun is kept.
pub(crate) trait Place: PartialEq + Serialize + DeserializeOwned {
    type Noun: PartialEq + Serialize;

    /// The noun at this place, `None` when the record has none there.
    fn find<'a>(&'a self, record: &'a Record<'static>) -> Option<&'a Self::Noun>;
}

/// The noun at an index of its column.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct At<N>(u32, #[serde(skip)] PhantomData<fn() -> N>);

/// A noun that is part of another and is kept by value.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Part<N>(N);

/// A noun that has a column in the document.
pub(crate) trait Column: PartialEq + Serialize + Sized {
    /// Its kind.
    const KIND: FactKind;

    /// The column; empty when it was not looked for.
    fn column<'a>(record: &'a Record<'static>) -> &'a [Self];
}

impl<P: Place> View<P> {
    /// The noun.
    pub(crate) fn noun(&self) -> &P::Noun {
        self.place.find(&self.doc.record).expect("a view is made only of a noun that is there")
    }

    /// Where the noun is, as JSON, which is what a pickle keeps beside the document.
    pub(crate) fn place(&self) -> String {
        serde_json::to_string(&self.place).expect("a noun has no map with keys other than strings")
    }

    /// The noun at a place that [`place`](Self::place) wrote.
    pub(crate) fn restore(doc: &Doc, place: &str) -> PyResult<Self> {
        let place: P = serde_json::from_str(place).map_err(|why| PyValueError::new_err(why.to_string()))?;
        match place.find(&doc.record) {
            Some(_) => Ok(Self { doc: doc.clone(), place }),
            None => Err(PyValueError::new_err("the document holds no such fact")),
        }
    }
}

impl<N: Column> View<At<N>> {
    /// The noun at `index` of its column, which must be there.
    pub(crate) fn at(doc: &Doc, index: u32) -> Self {
        Self { doc: doc.clone(), place: At(index, PhantomData) }
    }

    /// Its document, its kind and its index in the column.
    pub(crate) fn located(&self) -> (Doc, FactKind, usize) {
        (self.doc.clone(), N::KIND, self.place.0 as usize)
    }
}

impl<N> View<Part<N>> {
    /// A noun that is part of another.
    pub(crate) fn of(doc: &Doc, noun: N) -> Self {
        Self { doc: doc.clone(), place: Part(noun) }
    }
}

impl<P: Place> PartialEq for View<P> {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place && self.noun() == other.noun() && self.doc == other.doc
    }
}

impl<P: Place> Hash for View<P> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.place().hash(state);
        self.doc.hash(state);
    }
}

impl<N> PartialEq for At<N> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<N: Column> Place for At<N> {
    type Noun = N;

    fn find<'a>(&'a self, record: &'a Record<'static>) -> Option<&'a N> {
        N::column(record).get(self.0 as usize)
    }
}

impl<N: PartialEq + Serialize + DeserializeOwned> Place for Part<N> {
    type Noun = N;

    fn find<'a>(&'a self, _: &'a Record<'static>) -> Option<&'a N> {
        Some(&self.0)
    }
}

macro_rules! columns {
    ($($kind:ident: $noun:ty = |$record:ident| $column:expr;)+) => {$(
        impl Column for $noun {
            const KIND: FactKind = FactKind::$kind;

            fn column<'a>($record: &'a Record<'static>) -> &'a [Self] {
                $column
            }
        }
    )+};
}

columns! {
    Blocks: Block<CharSpan> = |record| &record.blocks;
    Sentences: Sentence<CharSpan> = |record| &record.sentences;
    Tokens: Token<CharSpan> = |record| record.tokens.as_deref().unwrap_or_default();
    Entities: Entity<Passage> = |record| record.entities.as_deref().unwrap_or_default();
    Mentions: Mention<Passage> = |record| record.mentions.as_deref().unwrap_or_default();
    Quotations: Quotation<Passage> = |record| record.quotations.as_deref().unwrap_or_default();
    Quantities: Quantity<Passage> = |record| record.quantities.as_deref().unwrap_or_default();
    Times: TimeExpression<Passage> = |record| record.times.as_deref().unwrap_or_default();
    Events: Event<Passage> = |record| record.events.as_deref().unwrap_or_default();
    Positions: Position<Passage> = |record| record.positions.as_deref().unwrap_or_default();
}
