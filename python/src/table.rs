//! Tables of Arrow, out to whatever speaks the PyCapsule interface, and in from it.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader, StructArray};
use arrow_schema::{Field, SchemaRef};
use nutgraf_io::Columns;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};
use pyo3_arrow::input::AnyRecordBatch;

use crate::hint;
use crate::html::escaped;

/// Rows that a notebook shows of a table.
const SHOWN_ROWS: usize = 20;
/// Letters that it shows of a cell.
const SHOWN_LETTERS: usize = 80;

/// A table of facts, a row a fact, for every tool that speaks Arrow: `polars.DataFrame(table)`, `pyarrow.table(table)`,
/// `pandas.DataFrame.from_arrow(table)`, or its name in a query of DuckDB; `to_polars` and `to_pandas` do the same.
#[pyclass(frozen, module = "nutgraf")]
pub(crate) struct Table {
    name: String,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

/// Rows of Arrow: a table, a batch, or a stream of batches.
pub(crate) struct Arrow(pub(crate) Box<dyn RecordBatchReader + Send>);

/// A capsule, which has no type in Python 3.11.
struct Capsule<'py>(Bound<'py, PyCapsule>);

/// Which columns hold what, as keywords: `text="body", published="date"`.
#[derive(Default)]
pub(crate) struct Keywords(pub(crate) Columns);

impl Table {
    pub(crate) fn new(name: &str, schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { name: name.to_owned(), schema, batches }
    }
}

#[pymethods]
impl Table {
    /// Its name: "quotations".
    #[getter]
    fn name(&self) -> &str {
        &self.name
    }

    /// The names of its columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Capsule<'py>> {
        to_schema_pycapsule(py, self.schema.as_ref()).map(Capsule)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Capsule<'py>>,
    ) -> PyArrowResult<Capsule<'py>> {
        let requested = requested_schema.map(|Capsule(capsule)| capsule);
        let rows = Field::new_struct("", self.schema.fields().clone(), false);
        let rows = Arc::new(rows.with_metadata(self.schema.metadata().clone()));
        let batches = self.batches.clone().into_iter();
        let arrays = batches.map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        to_stream_pycapsule(py, Box::new(ArrayIterator::new(arrays, rows)), requested).map(Capsule)
    }

    /// The table as a DataFrame of pandas, which must be installed.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pandas")?.getattr("DataFrame")?.call_method1("from_arrow", (slf,))
    }

    /// The table as a DataFrame of polars, which must be installed.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("polars")?.getattr("DataFrame")?.call1((slf,))
    }

    /// The first rows, as a notebook shows them.
    fn _repr_html_(&self) -> String {
        let names: String =
            self.column_names().iter().map(|name| format!("<th>{}</th>", escaped(name))).collect();
        let rows = self.batches.iter().flat_map(|batch| (0..batch.num_rows()).map(move |row| (batch, row)));
        let rows: String = rows.take(SHOWN_ROWS).map(|(batch, row)| shown_row(batch, row)).collect();
        let (name, all) = (escaped(&self.name), self.__len__());
        format!("<table><caption>{name}: {all} rows</caption><tr>{names}</tr>{rows}</table>")
    }

    fn __repr__(&self) -> String {
        format!("Table({:?}, {} rows: {})", self.name, self.__len__(), self.column_names().join(", "))
    }
}

/// A row in HTML.
fn shown_row(batch: &RecordBatch, row: usize) -> String {
    let cell = |column: &ArrayRef| {
        let words = match nutgraf_table::json(column, row) {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(words) => words,
            other => other.to_string(),
        };
        let cut = words.char_indices().nth(SHOWN_LETTERS).map(|(end, _)| format!("{}…", &words[..end]));
        format!("<td>{}</td>", escaped(&cut.unwrap_or(words)))
    };
    format!("<tr>{}</tr>", batch.columns().iter().map(cell).collect::<String>())
}

/// What to do with something that does not hold rows yet, or not as such.
fn instead(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let name = value.get_type().name()?.to_string();
    Ok(match name.as_str() {
        "LazyFrame" => Some(
            "a LazyFrame holds no rows yet; give frame.collect(), or frame.collect_batches() to map_arrow"
                .to_owned(),
        ),
        "Series" | "ChunkedArray" => Some(format!(
            "a {name} is one column; give a table, as in series.to_frame(\"text\"), or extract_many(series)"
        )),
        "str" | "bytes" | "dict" | "list" => Some(format!(
            "a {name} is not a table; extract(text) reads one article, extract_many(articles) many"
        )),
        _ => None,
    })
}

impl<'py> FromPyObject<'_, 'py> for Arrow {
    type Error = PyErr;
    // What speaks Arrow has no type of its own.
    const INPUT_TYPE: PyStaticExpr = hint::ANY;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Some(instead) = instead(&value)? {
            return Err(PyTypeError::new_err(format!("expected rows of Arrow: {instead}")));
        }
        let speaks = |method| value.hasattr(method).unwrap_or(false);
        if !speaks("__arrow_c_stream__") && !speaks("__arrow_c_array__") {
            let given = value.get_type().name()?;
            let wanted = "expected rows of Arrow: something with __arrow_c_stream__ or __arrow_c_array__";
            return Err(PyTypeError::new_err(format!("{wanted}, not {given}")));
        }
        Ok(Self(value.extract::<AnyRecordBatch>()?.into_reader()?))
    }
}

impl<'py> FromPyObject<'_, 'py> for Capsule<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint::OBJECT;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(value.cast::<PyCapsule>()?.to_owned()))
    }
}

impl<'py> IntoPyObject<'py> for Capsule<'py> {
    type Target = PyCapsule;
    type Output = Bound<'py, PyCapsule>;
    type Error = Infallible;
    const OUTPUT_TYPE: PyStaticExpr = hint::OBJECT;

    fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.0)
    }
}

impl<'py> FromPyObject<'_, 'py> for Keywords {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint::STR;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let given: BTreeMap<String, String> = value.extract()?;
        let columns =
            given.iter().try_fold(Columns::default(), |columns, (part, column)| columns.with(part, column));
        columns.map(Self).map_err(|why| PyValueError::new_err(why.to_string()))
    }
}
