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

/// A table of facts, a row a fact, for every tool that speaks Arrow: `polars.DataFrame(table)`, `pyarrow.table(table)`,
/// `pandas.DataFrame.from_arrow(table)`, or its name in a query of DuckDB.
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

    fn __repr__(&self) -> String {
        format!("Table({:?}, {} rows: {})", self.name, self.__len__(), self.column_names().join(", "))
    }
}

impl<'py> FromPyObject<'_, 'py> for Arrow {
    type Error = PyErr;
    // What speaks Arrow has no type of its own.
    const INPUT_TYPE: PyStaticExpr = hint::ANY;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
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
