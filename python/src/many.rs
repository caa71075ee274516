//! Many articles to many documents: in order, in parallel, a few ahead.

use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use nutgraf::Extractor;
use nutgraf_io::{Content, Given, ordered_map};
use pyo3::exceptions::{PyException, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use pyo3::{IntoPyObjectExt, type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::document::Document;
use crate::error::{Error, RecordError};
use crate::hint;
use crate::read;

/// What an article weighs at least, in bytes, lest too many short ones be asked for ahead.
const MIN_WEIGHT: usize = 4 << 10;

/// Many articles, each a `str` or a mapping.
pub(crate) struct Articles<'py>(Bound<'py, PyIterator>);

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

/// An article that was taken from its source: its place, its content and what is given beside it.
type Taken = Result<(usize, Content, Given), Error>;

/// Takes articles from Python, which it attaches to for as long as that needs.
struct Source {
    /// `None` once they have run out.
    articles: Option<Py<PyIterator>>,
    taken: usize,
    interrupt: Interrupt,
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
        workers: Option<usize>,
        on_error: OnError,
    ) -> PyResult<Self> {
        let cores = || thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        let workers = match workers.map(NonZero::new) {
            None => cores(),
            Some(Some(workers)) => workers,
            Some(None) => return Err(PyValueError::new_err("`workers` is 0, expected at least 1")),
        };
        let interrupt = Interrupt::default();
        let source = Source { articles: Some(articles.0.unbind()), taken: 0, interrupt: interrupt.clone() };
        let read = move |taken: Taken| {
            let (index, content, given) = taken?;
            match read::article(content, given) {
                Ok(article) => Ok(extractor.read(article).into()),
                Err(why) => Err(Error::Item { index, source: Box::new(why.into()) }),
            }
        };
        let answers = Mutex::new(Box::new(ordered_map(source, workers, weight, read)) as Box<_>);
        Ok(Self { answers, interrupt, put_off: None, on_error })
    }
}

/// The bytes of an article, or what stands for them.
fn weight(taken: &Taken) -> usize {
    let bytes = match taken {
        Ok((_, Content::Text(text) | Content::Html(text), _)) => text.len(),
        Ok((_, Content::Page(bytes) | Content::Response { body: bytes, .. }, _)) => bytes.len(),
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
                    Some(read::item(&item).map(|(content, given)| (index, content, given)).map_err(wrong))
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
        value.try_iter().map(Self)
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
