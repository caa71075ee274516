//! Many articles to many documents: in order, in parallel, a few ahead.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use nutgraf::Extractor;
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_subscript;
use pyo3::types::PyIterator;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::article::{self, Articles};
use crate::document::Document;
use crate::error::{Error, RecordError};
use crate::hint;

/// How many articles are under way for each worker.
const AHEAD: usize = 8;

/// How long a wait may leave Ctrl-C unheard.
const PATIENCE: Duration = Duration::from_millis(50);

/// The documents of `extract_many`, in the order of their articles.
#[pyclass(module = "nutgraf")]
pub(crate) struct Documents {
    /// Never contended, as `&mut self` is alone: the lock is there because Python may share what it holds.
    state: Mutex<State>,
}

struct State {
    /// `None` once they have run out.
    articles: Option<Py<PyIterator>>,
    taken: usize,
    under_way: VecDeque<Slot>,
    ahead: usize,
    extractor: Arc<Extractor>,
    pool: ThreadPool,
    on_error: OnError,
}

/// An article that was taken and whose answer was not.
enum Slot {
    Running(Receiver<Document>),
    Failed(PyErr),
}

/// What to do with an article that cannot be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnError {
    /// Raise its error.
    Raise,
    /// Hand its error out in its place.
    Return,
}

/// What the iterator hands out.
pub(crate) enum Answer {
    Document(Document),
    Error(PyErr),
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

impl Documents {
    /// The documents of `articles`, read by `workers` threads.
    pub(crate) fn new(
        articles: Articles<'_>,
        extractor: Arc<Extractor>,
        workers: Option<usize>,
        on_error: OnError,
    ) -> PyResult<Self> {
        if workers == Some(0) {
            return Err(PyValueError::new_err("`workers` is 0, expected at least 1"));
        }
        let workers = workers.or_else(|| thread::available_parallelism().ok().map(usize::from)).unwrap_or(1);
        // A panic shows as an answer that never comes, instead of an abort.
        let pool = ThreadPoolBuilder::new().num_threads(workers).panic_handler(drop).build();
        let pool = pool.map_err(|why| PyRuntimeError::new_err(why.to_string()))?;
        let (taken, under_way, ahead) = (0, VecDeque::new(), workers.saturating_mul(AHEAD));
        let articles = Some(articles.0.unbind());
        let state = State { articles, taken, under_way, ahead, extractor, pool, on_error };
        Ok(Self { state: Mutex::new(state) })
    }
}

impl State {
    /// Takes articles until enough are under way.
    fn fill(&mut self, py: Python<'_>) {
        while self.under_way.len() < self.ahead {
            let Some(articles) = &self.articles else { return };
            let slot = match articles.bind(py).clone().next() {
                Some(Ok(item)) => self.start(&item),
                Some(Err(why)) => {
                    self.articles = None;
                    Slot::Failed(why)
                }
                None => {
                    self.articles = None;
                    return;
                }
            };
            self.under_way.push_back(slot);
        }
    }

    /// Has a worker read an article.
    fn start(&mut self, item: &Bound<'_, PyAny>) -> Slot {
        let index = self.taken;
        self.taken += 1;
        let article = match article::from_item(item) {
            Ok(article) => article,
            Err(source) => return Slot::Failed(Error::Item { index, source }.into()),
        };
        let (sender, receiver) = channel();
        let extractor = self.extractor.clone();
        self.pool.spawn(move || {
            // Nobody waits for it when the iterator was dropped.
            let _ = sender.send(extractor.read(article).into());
        });
        Slot::Running(receiver)
    }

    /// The answer to the first article under way, `None` after the last one.
    fn answer(&mut self, py: Python<'_>) -> PyResult<Option<Answer>> {
        match self.under_way.pop_front() {
            None => Ok(None),
            Some(Slot::Running(receiver)) => self.wait(py, receiver).map(Answer::Document).map(Some),
            Some(Slot::Failed(why))
                if self.on_error == OnError::Return && why.is_instance_of::<RecordError>(py) =>
            {
                Ok(Some(Answer::Error(why)))
            }
            Some(Slot::Failed(why)) => Err(why),
        }
    }

    /// Waits for a worker, without the lock of the interpreter. Ctrl-C leaves the article first in line.
    fn wait(&mut self, py: Python<'_>, receiver: Receiver<Document>) -> PyResult<Document> {
        let mut receiver = receiver;
        loop {
            let answer;
            (answer, receiver) = py.detach(move || (receiver.recv_timeout(PATIENCE), receiver));
            match answer {
                Ok(document) => return Ok(document),
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(PyRuntimeError::new_err("a worker panicked"));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
            if let Err(interrupt) = py.check_signals() {
                self.under_way.push_front(Slot::Running(receiver));
                return Err(interrupt);
            }
        }
    }
}

#[pymethods]
impl Documents {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> PyResult<Option<Answer>> {
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        state.fill(py);
        state.answer(py)
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
