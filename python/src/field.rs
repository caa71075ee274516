//! What a field of a noun is in Python.

use std::convert::Infallible;
use std::marker::PhantomData;

use nutgraf::{CharSpan, Number, Passage, Published};
use pyo3::IntoPyObjectExt;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use pyo3::{type_hint_identifier, type_hint_subscript, type_hint_union};
use serde::Serialize;

use crate::closed::{AnyName, Closed};
use crate::hint;
use crate::shared::Doc;

/// Turns a field of a noun into what Python shows of it.
pub(crate) trait Field<P> {
    /// The field of a noun of `doc`.
    fn view(&self, doc: &Doc) -> P;
}

/// A value from the closed list `L`, under its name in JSON.
pub(crate) struct Name<L = AnyName>(String, PhantomData<fn() -> L>);

/// The words at a place of the text.
pub(crate) struct Words {
    doc: Doc,
    span: CharSpan,
}

/// A number: `int` when it is whole, otherwise `float`.
pub(crate) struct Real(Number);

/// A tuple of views.
pub(crate) struct Tuple<P>(Vec<P>);

/// A tuple of views that was made before.
pub(crate) struct Made<P>(pub(crate) Py<PyTuple>, pub(crate) PhantomData<fn() -> P>);

impl<F: Field<P>, P> Field<Option<P>> for Option<F> {
    fn view(&self, doc: &Doc) -> Option<P> {
        self.as_ref().map(|field| field.view(doc))
    }
}

impl<F: Field<P>, P> Field<Tuple<P>> for Vec<F> {
    fn view(&self, doc: &Doc) -> Tuple<P> {
        Tuple(self.iter().map(|field| field.view(doc)).collect())
    }
}

impl<T: Serialize, L> Field<Name<L>> for T {
    fn view(&self, _: &Doc) -> Name<L> {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => Name(name, PhantomData),
            _ => unreachable!("only a value from a closed list is shown by its name"),
        }
    }
}

macro_rules! plain {
    ($($ty:ty),+) => {$(
        impl Field<$ty> for $ty {
            fn view(&self, _: &Doc) -> $ty {
                self.clone()
            }
        }
    )+};
}

plain!(bool, u32, String);

/// The double that is written with the same digits.
impl Field<f64> for f32 {
    fn view(&self, _: &Doc) -> f64 {
        self.to_string().parse().unwrap_or_else(|_| f64::from(*self))
    }
}

impl Field<String> for Published {
    fn view(&self, _: &Doc) -> String {
        self.to_string()
    }
}

impl Field<Real> for Number {
    fn view(&self, _: &Doc) -> Real {
        Real(*self)
    }
}

impl Field<Words> for CharSpan {
    fn view(&self, doc: &Doc) -> Words {
        Words { doc: doc.clone(), span: *self }
    }
}

impl Field<Words> for Passage {
    fn view(&self, doc: &Doc) -> Words {
        CharSpan { start: self.start, end: self.end }.view(doc)
    }
}

impl<'py, L: Closed> IntoPyObject<'py> for Name<L> {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;
    const OUTPUT_TYPE: PyStaticExpr = L::HINT;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PyString::intern(py, &self.0))
    }
}

impl<'py> IntoPyObject<'py> for Words {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = hint::STR;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.doc.slice(py, self.span.start, self.span.end)
    }
}

impl<'py> IntoPyObject<'py> for Real {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "int"),
        type_hint_identifier!("builtins", "float")
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        match self.0.to_i128() {
            Some(whole) => whole.into_bound_py_any(py),
            None => self.0.to_f64().into_bound_py_any(py),
        }
    }
}

impl<'py, P: IntoPyObject<'py>> IntoPyObject<'py> for Tuple<P> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(hint::TUPLE, P::OUTPUT_TYPE, hint::ELLIPSIS);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

impl<'py, P: IntoPyObject<'py>> IntoPyObject<'py> for Made<P> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = Infallible;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(hint::FACTS, P::OUTPUT_TYPE);

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.0.into_bound(py))
    }
}
