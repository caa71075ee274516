//! Articles in files, one at a time.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use nutgraf_io::{Content, Entry, Given, Input};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use pyo3::{IntoPyObjectExt, type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::error::Error;
use crate::hint;
use crate::table::Keywords;
use crate::warning::Warnings;

/// Files and folders of them: one, or several.
pub(crate) struct Paths(Vec<PathBuf>);

/// The articles in files, read as they are asked for: an iterator of `dict`s that `extract_many` takes, which then reads
/// the files without Python.
///
/// `scan_jsonl`, `scan_parquet`, `scan_csv` and `scan_warc` are this class: the format comes from the name of the file, else
/// from its first bytes. `paths` may be folders, and names with `*`. Keywords tell which column or key holds what.
#[pyclass(frozen, module = "nutgraf")]
pub(crate) struct Scan {
    paths: Vec<PathBuf>,
    entries: Entries,
    warnings: Warnings,
}

/// The records of the files, shared with who reads them.
#[derive(Clone)]
pub(crate) struct Entries(Arc<Mutex<nutgraf_io::Scan>>);

impl Scan {
    pub(crate) fn entries(&self) -> Entries {
        self.entries.clone()
    }
}

impl Iterator for Entries {
    type Item = Result<Entry, nutgraf_io::Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut scan = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        scan.find(|entry| !matches!(entry, Err(nutgraf_io::Error::Skipped { .. })))
    }
}

#[pymethods]
impl Scan {
    #[new]
    #[pyo3(signature = (paths, *, max_record = 256 << 20, **columns))]
    fn new(paths: Paths, max_record: u64, columns: Option<Keywords>) -> Self {
        let columns = Arc::new(columns.unwrap_or_default().0);
        let config = nutgraf_io::Config { max_record, columns, ..nutgraf_io::Config::default() };
        let paths = nutgraf_io::expand(paths.0).files;
        let entries = Entries(Arc::new(Mutex::new(nutgraf_io::scan(paths.clone(), config))));
        Self { paths, entries, warnings: Warnings::default() }
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let mut entries = self.entries.clone();
        let input = py.detach(|| Some(entries.next()?.and_then(Entry::parse)));
        let Some(input) = input.transpose().map_err(Error::File)? else { return Ok(None) };
        for warning in &input.warnings {
            self.warnings.tell(py, &format!("{}: {warning}", input.place))?;
        }
        article(py, input).map(Some)
    }

    fn __repr__(&self) -> String {
        format!("Scan({:?})", self.paths)
    }
}

/// The keys that `extract_many` knows.
fn article(py: Python<'_>, input: Input) -> PyResult<Bound<'_, PyDict>> {
    let article = PyDict::new(py);
    let Given { id, url, title, byline, publisher, published, language } = input.given;
    let id = id.unwrap_or_else(|| input.place.to_string());
    let (key, content) = match input.content {
        Content::Text(text) => ("text", text.into_bound_py_any(py)?),
        Content::Markdown(text) => ("markdown", text.into_bound_py_any(py)?),
        Content::Html(html) => ("html", html.into_bound_py_any(py)?),
        Content::Page(body) | Content::Response { body, .. } => {
            ("html", pyo3::types::PyBytes::new(py, &body).into_any())
        }
    };
    article.set_item("id", id)?;
    article.set_item(key, content)?;
    if !byline.is_empty() {
        article.set_item("byline", byline)?;
    }
    let published = published.map(String::from);
    for (key, value) in [
        ("url", url),
        ("title", title),
        ("publisher", publisher),
        ("published", published),
        ("language", language),
    ] {
        if let Some(value) = value {
            article.set_item(key, value)?;
        }
    }
    Ok(article)
}

impl<'py> FromPyObject<'_, 'py> for Paths {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = {
        const ONE: PyStaticExpr = type_hint_union!(
            hint::STR,
            type_hint_subscript!(type_hint_identifier!("os", "PathLike"), hint::STR)
        );
        type_hint_union!(ONE, type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), ONE))
    };

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(path) = value.extract::<PathBuf>() {
            return Ok(Self(vec![path]));
        }
        let paths = value.try_iter()?.map(|path| path?.extract());
        Ok(Self(paths.collect::<PyResult<_>>()?))
    }
}
