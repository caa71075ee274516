//! Many articles to many documents: in order, in parallel, a few ahead.

use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use nutgraf::{Article, Extractor};
use nutgraf_io::{Content, Entry, Given, ordered_map};
use pyo3::exceptions::{PyException, PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyIterator, PyMapping, PyString};
use pyo3::{IntoPyObjectExt, type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::document::Document;
use crate::error::{Error, RecordError};
use crate::hint;
use crate::read;
use crate::scan::{Entries, Scan};
use crate::warning::Warnings;

/// What an article weighs at least, in bytes, lest too many short ones be asked for ahead.
const MIN_WEIGHT: usize = 4 << 10;

/// Many articles.
pub(crate) enum Articles<'py> {
    /// Each a `str` or a mapping.
    Given(Bound<'py, PyIterator>),
    /// In files, to be read without Python.
    Scanned(Entries),
}

/// What to do with an article that cannot be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnError {
    /// Raise its error.
    Raise,
    /// Hand its error out in its place.
    Return,
}

/// The documents of `extract_many`, in the order of their articles.
#[pyclass(module = "nutgraf")]
pub(crate) struct Documents {
    /// Never contended, as `&mut self` is alone: the lock is there because Python may share what it holds.
    answers: Mutex<Box<dyn Iterator<Item = Result<Document, Error>> + Send>>,
    /// What came while an answer was asked for, and goes before it.
    interrupt: Interrupt,
    /// The answer that an interrupt went before.
    put_off: Option<Result<Document, Error>>,
    on_error: OnError,
}

/// Ctrl-C, or the like, out of the source of the articles.
type Interrupt = Arc<Mutex<Option<PyErr>>>;

/// An article that was taken from its source: its place among them, and what it is.
type Taken = Result<(usize, Item), Error>;

/// What an article is taken as.
enum Item {
    /// Its content and what is given beside it.
    Given(Content, Given),
    /// A record of a file.
    Scanned(Entry),
}

/// Takes articles from Python, which it attaches to for as long as that needs.
struct Source {
    /// `None` once they have run out.
    articles: Option<Py<PyIterator>>,
    taken: usize,
    interrupt: Interrupt,
    warnings: Arc<Warnings>,
}

/// What the iterator hands out.
pub(crate) enum Answer {
    Document(Document),
    Error(PyErr),
}

impl Documents {
    /// The documents of `articles`, read by `workers` threads, as many as there are cores when it is `None`.
    pub(crate) fn new(
        articles: Articles<'_>,
        extractor: Arc<Extractor>,
        workers: Option<i64>,
        on_error: OnError,
    ) -> PyResult<Self> {
        let workers = threads(workers)?;
        let interrupt = Interrupt::default();
        let warnings = Arc::<Warnings>::default();
        let told = Arc::clone(&warnings);
        let read = move |taken: Taken| {
            let (index, item) = taken?;
            match article(item, &told) {
                Ok(article) => Ok(extractor.read(article).into()),
                Err(why) => Err(Error::Item { index, source: Box::new(why) }),
            }
        };
        let answers = Mutex::new(match articles {
            Articles::Given(articles) => {
                let articles = Some(articles.unbind());
                let source = Source { articles, taken: 0, interrupt: interrupt.clone(), warnings };
                Box::new(ordered_map(source, workers, weight, read)) as Box<_>
            }
            Articles::Scanned(entries) => {
                let taken = |(index, entry): (usize, Result<Entry, _>)| match entry {
                    Ok(entry) => Ok((index, Item::Scanned(entry))),
                    Err(why) => Err(Error::Item { index, source: Box::new(Error::File(why)) }),
                };
                Box::new(ordered_map(entries.enumerate().map(taken), workers, weight, read)) as Box<_>
            }
        });
        Ok(Self { answers, interrupt, put_off: None, on_error })
    }
}

/// The number of threads that is asked for, as many as there are cores when it is `None`.
pub(crate) fn threads(workers: Option<i64>) -> PyResult<NonZero<usize>> {
    let Some(given) = workers else {
        return Ok(thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN));
    };
    let workers = usize::try_from(given).ok().and_then(NonZero::new);
    workers.ok_or_else(|| PyValueError::new_err(format!("`workers` is {given}, expected at least 1")))
}

fn article(item: Item, warnings: &Warnings) -> Result<Article, Error> {
    match item {
        Item::Given(content, given) => Ok(read::article(content, given)?),
        Item::Scanned(entry) => {
            let input = entry.parse().map_err(Error::File)?;
            let (place, id) = (input.place, input.given.id.clone());
            for warning in input.warnings.iter().chain(&read::unread_date(&input.content, &input.given)) {
                Python::attach(|py| warnings.tell(py, &format!("{place}: {warning}")))?;
            }
            let article = read::article(input.content, input.given);
            let mut article = article.map_err(|source| {
                Error::File(nutgraf_io::Error::Record { place: place.clone(), id, source })
            })?;
            article.id.get_or_insert_with(|| place.to_string());
            Ok(article)
        }
    }
}

/// The bytes of an article, or what stands for them.
fn weight(taken: &Taken) -> usize {
    let bytes = match taken {
        Ok((_, Item::Given(content, _))) => content.len(),
        Ok((_, Item::Scanned(entry))) => entry.bytes.len(),
        Err(_) => 0,
    };
    bytes.max(MIN_WEIGHT)
}

#[pymethods]
impl Documents {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Answer>> {
        let answers = self.answers.get_mut().unwrap_or_else(PoisonError::into_inner);
        let answer = self.put_off.take().or_else(|| py.detach(|| answers.next()));
        if let Some(interrupt) = self.interrupt.lock().unwrap_or_else(PoisonError::into_inner).take() {
            self.put_off = answer;
            return Err(interrupt);
        }
        match answer.transpose().map_err(PyErr::from) {
            Ok(document) => Ok(document.map(Answer::Document)),
            Err(why) if self.on_error == OnError::Return && why.is_instance_of::<RecordError>(py) => {
                Ok(Some(Answer::Error(why)))
            }
            Err(why) => Err(why),
        }
    }
}

impl Source {
    /// The article that is taken, and a warning of what is left out of it.
    fn item(&self, index: usize, item: &Bound<'_, PyAny>) -> PyResult<(Content, Given)> {
        let (content, given, warning) = read::item(item)?;
        if let Some(warning) = warning {
            self.warnings.tell(item.py(), &format!("article {index}: {warning}"))?;
        }
        Ok((content, given))
    }
}

impl Iterator for Source {
    type Item = Taken;

    fn next(&mut self) -> Option<Taken> {
        Python::attach(|py| {
            let item = self.articles.as_ref()?.bind(py).clone().next();
            if !matches!(item, Some(Ok(_))) {
                self.articles = None;
            }
            match item? {
                Ok(item) => {
                    let index = self.taken;
                    self.taken += 1;
                    let wrong = |why| Error::Item { index, source: Box::new(Error::Python(why)) };
                    Some(
                        self.item(index, &item)
                            .map(|(content, given)| (index, Item::Given(content, given)))
                            .map_err(wrong),
                    )
                }
                Err(why) if why.is_instance_of::<PyException>(py) => Some(Err(why.into())),
                Err(interrupt) => {
                    *self.interrupt.lock().unwrap_or_else(PoisonError::into_inner) = Some(interrupt);
                    None
                }
            }
        })
    }
}

impl<'py> FromPyObject<'_, 'py> for Articles<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("collections.abc", "Iterable"),
        type_hint_union!(
            hint::STR,
            type_hint_subscript!(type_hint_identifier!("collections.abc", "Mapping"), hint::STR, hint::ANY)
        )
    );

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(scan) = value.cast::<Scan>() {
            return Ok(Self::Scanned(scan.get().entries()));
        }
        if value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>() {
            let instead = "`articles` is one string, expected many articles; extract(text) reads one, and extract_many([text]) one of many";
            return Err(PyTypeError::new_err(instead));
        }
        if value.cast::<PyMapping>().is_ok() {
            let instead = "`articles` is one mapping, expected many articles; extract_many([article]) reads one of many";
            return Err(PyTypeError::new_err(instead));
        }
        let given = value.get_type().name()?.to_string();
        // A column that speaks Arrow is texts, one by one.
        let is_frame = given == "LazyFrame" || value.hasattr("columns")?;
        let is_table = is_frame || value.hasattr("__arrow_c_stream__")? && given != "Series";
        if is_table {
            let instead = format!(
                "`articles` is a {given}, expected articles; extract_table(frame, text=…) reads the rows of a table"
            );
            return Err(PyTypeError::new_err(instead));
        }
        value.try_iter().map(Self::Given)
    }
}

impl<'py> FromPyObject<'_, 'py> for OnError {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(hint::LITERAL, hint::string("raise"), hint::string("return"));

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let name: String = value.extract()?;
        match name.as_str() {
            "raise" => Ok(Self::Raise),
            "return" => Ok(Self::Return),
            _ => {
                Err(PyValueError::new_err(format!("`errors` is {name:?}, expected \"raise\" or \"return\"")))
            }
        }
    }
}

impl<'py> IntoPyObject<'py> for Answer {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    // An error stands here only for those who asked for it; the others need not tell the two apart.
    const OUTPUT_TYPE: PyStaticExpr = <Document as IntoPyObject>::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        match self {
            Self::Document(document) => document.into_bound_py_any(py),
            Self::Error(why) => why.into_value(py).into_bound_py_any(py),
        }
    }
}
