//! An article with its facts.

use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDate, PyString, PyTuple, PyType};
use pyo3::{IntoPyObjectExt, PyTypeInfo};

use crate::error::Error;
use crate::field::{Field, Made, Tuple};
use crate::html;
use crate::json::{self, Dict};
use crate::manner;
use crate::noun::{self, MatchArgs, matched};
use crate::nouns::{
    Block, Dateline, Entity, Event, Mention, Position, Quantity, Quotation, Sentence, TimeExpression, Token,
};
use crate::shared::{Doc, Shared};
use crate::view::{Column, Listed};

/// An article with the facts that were found in it.
///
/// Every fact points into `text`, in code points: `doc.text[fact.start:fact.end] == fact.text`. A column that was not
/// looked for is an empty tuple here, and absent from `to_dict`.
#[pyclass(frozen, eq, hash, module = "nutgraf")]
pub(crate) struct Document {
    doc: Doc,
    columns: Columns,
}

/// What a document is said to hold.
const COLUMNS: [&str; 9] = [
    "blocks",
    "sentences",
    "entities",
    "mentions",
    "quotations",
    "quantities",
    "times",
    "events",
    "positions",
];

/// The columns, each made when it is first asked for.
#[derive(Default)]
struct Columns {
    blocks: Views<Block>,
    sentences: Views<Sentence>,
    tokens: Views<Token>,
    entities: Views<Entity>,
    mentions: Views<Mention>,
    quotations: Views<Quotation>,
    quantities: Views<Quantity>,
    times: Views<TimeExpression>,
    events: Views<Event>,
    positions: Views<Position>,
}

/// A column of views.
struct Views<V>(PyOnceLock<Py<PyTuple>>, PhantomData<fn() -> V>);

impl<V> Default for Views<V> {
    fn default() -> Self {
        Self(PyOnceLock::new(), PhantomData)
    }
}

impl<V: Listed> Views<V> {
    fn get(&self, py: Python<'_>, doc: &Doc) -> PyResult<Made<V>> {
        let column = self.0.get_or_try_init(py, || {
            let indices = 0..V::Noun::column(&doc.record).len() as u32;
            let views =
                indices.map(|index| V::at(doc, index).into_bound_py_any(py)).collect::<PyResult<Vec<_>>>()?;
            // A tuple that prints as a table.
            let facts = py.import("nutgraf._facts")?.getattr("Facts")?;
            Ok::<_, PyErr>(facts.call1((PyTuple::new(py, views)?,))?.cast_into::<PyTuple>()?.unbind())
        })?;
        Ok(Made(column.clone_ref(py), PhantomData))
    }
}

impl Document {
    /// The document that `doc` shares.
    pub(crate) fn new(doc: Doc) -> Self {
        Self { doc, columns: Columns::default() }
    }

    /// What views of it share.
    pub(crate) fn doc(&self) -> &Doc {
        &self.doc
    }
}

impl From<nutgraf::Document> for Document {
    fn from(document: nutgraf::Document) -> Self {
        Self::new(Shared::new(document.record().into_owned()))
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.doc == other.doc
    }
}

impl Hash for Document {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.doc.hash(state);
    }
}

matched!(Document: "text");

#[pymethods]
impl Document {
    /// Name of the article in its collection.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.doc.record.id.as_deref()
    }

    /// Address of its page.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.doc.record.url.as_deref()
    }

    /// The title given beside the text, else the headline inside it.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.doc.record.title.as_deref()
    }

    /// Its authors, one name each.
    #[getter]
    fn byline(&self) -> Tuple<String> {
        self.doc.record.byline.to_vec().view(&self.doc)
    }

    /// Name of the outlet.
    #[getter]
    fn publisher(&self) -> Option<&str> {
        self.doc.record.publisher.as_deref()
    }

    /// Date of publication, ISO 8601, as precise as it was given.
    #[getter]
    fn published(&self) -> Option<&str> {
        self.doc.record.published.as_ref().map(nutgraf::Published::as_str)
    }

    /// The day of publication; `None` where none is given, or only its month or year.
    #[getter]
    fn published_date<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        let written = self.doc.record.published.as_ref().map(nutgraf::Published::as_str);
        let Some(day) = written.and_then(|written| written.get(.."2025-09-05".len())) else {
            return Ok(None);
        };
        Ok(Some(PyDate::type_object(py).call_method1("fromisoformat", (day,))?.cast_into()?))
    }

    /// Date of the last change, ISO 8601.
    #[getter]
    fn modified(&self) -> Option<&str> {
        self.doc.record.modified.as_ref().map(nutgraf::Published::as_str)
    }

    /// BCP 47 language tag.
    #[getter]
    fn language(&self) -> Option<&str> {
        self.doc.record.language.as_deref()
    }

    /// Where and by whom the report was filed.
    #[getter]
    fn dateline(&self) -> Option<Dateline> {
        self.doc.record.dateline.view(&self.doc)
    }

    /// The text that every fact points into.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.doc.text(py).clone()
    }

    /// Headline, paragraphs, captions, boilerplate, …, in reading order.
    #[getter]
    fn blocks(&self, py: Python<'_>) -> PyResult<Made<Block>> {
        self.columns.blocks.get(py, &self.doc)
    }

    /// Sentences, each inside one block.
    #[getter]
    fn sentences(&self, py: Python<'_>) -> PyResult<Made<Sentence>> {
        self.columns.sentences.get(py, &self.doc)
    }

    /// Words and marks; only from `Extractor(tokens=True)`.
    #[getter]
    fn tokens(&self, py: Python<'_>) -> PyResult<Made<Token>> {
        self.columns.tokens.get(py, &self.doc)
    }

    /// Who and what.
    #[getter]
    fn entities(&self, py: Python<'_>) -> PyResult<Made<Entity>> {
        self.columns.entities.get(py, &self.doc)
    }

    /// The namings of entities.
    #[getter]
    fn mentions(&self, py: Python<'_>) -> PyResult<Made<Mention>> {
        self.columns.mentions.get(py, &self.doc)
    }

    /// Who said what.
    #[getter]
    fn quotations(&self, py: Python<'_>) -> PyResult<Made<Quotation>> {
        self.columns.quotations.get(py, &self.doc)
    }

    /// How much.
    #[getter]
    fn quantities(&self, py: Python<'_>) -> PyResult<Made<Quantity>> {
        self.columns.quantities.get(py, &self.doc)
    }

    /// When.
    #[getter]
    fn times(&self, py: Python<'_>) -> PyResult<Made<TimeExpression>> {
        self.columns.times.get(py, &self.doc)
    }

    /// What happened.
    #[getter]
    fn events(&self, py: Python<'_>) -> PyResult<Made<Event>> {
        self.columns.events.get(py, &self.doc)
    }

    /// Who stands where.
    #[getter]
    fn positions(&self, py: Python<'_>) -> PyResult<Made<Position>> {
        self.columns.positions.get(py, &self.doc)
    }

    /// The document as a `dict`, exactly as JSON has it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
        Dict::from_json(py, &self.to_json()?)
    }

    /// The document as one line of JSON, the same that the command writes.
    fn to_json(&self) -> Result<String, Error> {
        json::write(&self.doc.record)
    }

    /// Reads back what `to_json` wrote.
    ///
    /// Raises `RecordError` when it is no document of this version, or when its facts do not fit its text.
    #[classmethod]
    fn from_json(_cls: &Bound<'_, PyType>, json: &str) -> Result<Self, Error> {
        Ok(nutgraf::Document::from_json(json)?.into())
    }

    /// Reads back what `to_dict` gave.
    #[classmethod]
    fn from_dict(cls: &Bound<'_, PyType>, document: Dict<'_>) -> PyResult<Self> {
        Ok(Self::from_json(cls, &document.to_json()?)?)
    }

    #[classattr]
    #[pyo3(name = "__match_args__")]
    fn match_args() -> MatchArgs<Self> {
        MatchArgs::default()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let mut shown = vec![format!("text={}", noun::short(&slf.getattr("text")?)?)];
        for column in COLUMNS {
            let found = slf.getattr(column)?.len()?;
            if found > 0 {
                shown.push(format!("{found} {column}"));
            }
        }
        Ok(format!("Document({})", shown.join(", ")))
    }

    /// The article with its facts marked and in tables, as a notebook shows it.
    fn _repr_html_(&self) -> PyResult<String> {
        self.to_html(None)
    }

    /// The article with its facts marked and in tables, as a notebook shows it: of its quotations those that were said or written, unless `manner`
    /// names others: "speech", "writing", "thought", "attitude", "act".
    #[pyo3(signature = (*, manner = None))]
    fn to_html(&self, manner: Option<Vec<String>>) -> PyResult<String> {
        let mut document = self.doc.record.clone().into_document().map_err(Error::from)?;
        let manners = manner::asked(manner)?;
        document.facts.quotations.retain(|one| manners.contains(&one.manner));
        Ok(html::page(&self.doc.record, &document))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
}
