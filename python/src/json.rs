//! JSON and the `dict`s that Python makes of it.

use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::{type_hint_identifier, type_hint_subscript};
use serde::Serialize;

use crate::error::Error;
use crate::hint;

/// A `dict` of what JSON can hold.
pub(crate) struct Dict<'py>(Bound<'py, PyAny>);

/// A noun as one line of JSON.
pub(crate) fn write(noun: &impl Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string(noun).map_err(nutgraf::Error::Json)?)
}

impl<'py> Dict<'py> {
    /// What Python makes of a JSON object.
    pub(crate) fn from_json(py: Python<'py>, json: &str) -> PyResult<Self> {
        py.import("json")?.call_method1("loads", (json,)).map(Self)
    }

    /// The JSON that Python makes of it.
    pub(crate) fn to_json(&self) -> PyResult<String> {
        self.0.py().import("json")?.call_method1("dumps", (&self.0,))?.extract()
    }
}

impl<'py> FromPyObject<'_, 'py> for Dict<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Mapping"), hint::STR, hint::ANY);

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(value.to_owned()))
    }
}

impl<'py> IntoPyObject<'py> for Dict<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("builtins", "dict"), hint::STR, hint::ANY);

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0)
    }
}
