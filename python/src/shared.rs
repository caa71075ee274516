//! The document that all views of it share.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use nutgraf::Record;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PySlice, PyString};

use crate::error::Error;

/// What every view holds on to.
pub(crate) type Doc = Arc<Shared>;

/// A document in code points, with its text as Python holds it.
pub(crate) struct Shared {
    /// The document.
    pub(crate) record: Record<'static>,
    text: PyOnceLock<Py<PyString>>,
}

impl Shared {
    /// A document that views can share.
    pub(crate) fn new(record: Record<'static>) -> Doc {
        Arc::new(Self { record, text: PyOnceLock::new() })
    }

    /// A document read back from the JSON of its record, as a pickle keeps it.
    pub(crate) fn from_json(json: &str) -> Result<Doc, Error> {
        Ok(Self::new(nutgraf::Document::from_json(json)?.record().into_owned()))
    }

    /// The text of the article, one and the same Python string each time.
    pub(crate) fn text<'py>(&self, py: Python<'py>) -> &Bound<'py, PyString> {
        self.text.get_or_init(py, || PyString::new(py, &self.record.text).unbind()).bind(py)
    }

    /// `text[start:end]`, in code points.
    pub(crate) fn slice<'py>(&self, py: Python<'py>, start: u32, end: u32) -> PyResult<Bound<'py, PyAny>> {
        self.text(py).as_any().get_item(PySlice::new(py, start as isize, end as isize, 1))
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.record == other.record
    }
}

impl Hash for Shared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.record.id.hash(state);
        self.record.text.hash(state);
    }
}
