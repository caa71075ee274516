//! The macro that makes a Python class of a noun from the list of its attributes.

use std::marker::PhantomData;

use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

/// The longest text that a `repr` shows whole, in code points.
const SHOWN: usize = 80;

/// A class that pattern matching can take apart by position.
pub(crate) trait Matched {
    /// The attributes, in order; `repr` shows them too.
    const ATTRIBUTES: &'static [&'static str];

    /// Their types in `__match_args__`, each the literal of its name.
    const HINT: PyStaticExpr;
}

/// The `__match_args__` of a class.
pub(crate) struct MatchArgs<T>(PhantomData<fn() -> T>);

impl<T> Default for MatchArgs<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<'py, T: Matched> IntoPyObject<'py> for MatchArgs<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = T::HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, T::ATTRIBUTES)
    }
}

/// Says which attributes of a class pattern matching and `repr` show.
macro_rules! matched {
    ($Py:ident: $($attribute:literal),+) => {
        impl $crate::noun::Matched for $Py {
            const ATTRIBUTES: &'static [&'static str] = &[$($attribute),+];
            const HINT: pyo3::inspect::PyStaticExpr = {
                use $crate::hint;
                pyo3::type_hint_subscript!(hint::TUPLE, $(pyo3::type_hint_subscript!(hint::LITERAL, hint::string($attribute))),+)
            };
        }
    };
}
pub(crate) use matched;

/// `Class(attribute=value, …)` with the attributes that pattern matching sees.
pub(crate) fn repr(view: &Bound<'_, PyAny>, attributes: &[&str]) -> PyResult<String> {
    let mut shown = Vec::with_capacity(attributes.len());
    for attribute in attributes {
        shown.push(format!("{attribute}={}", short(&view.getattr(attribute)?)?));
    }
    Ok(format!("{}({})", view.get_type().name()?, shown.join(", ")))
}

/// The `repr` of a value, of a long text its beginning.
pub(crate) fn short(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let text = value.cast::<PyString>().ok().map(|text| text.to_cow()).transpose()?;
    match text.and_then(|text| text.char_indices().nth(SHOWN).map(|(end, _)| text[..end].to_owned())) {
        Some(beginning) => Ok(PyString::new(value.py(), &(beginning + "…")).repr()?.to_string()),
        None => Ok(value.repr()?.to_string()),
    }
}

/// Makes the Python class of a noun.
///
/// `At` says that the noun has a column of its own, `Part` that it is part of another. After `as` stand the attributes
/// that pattern matching and `repr` show. Each attribute names its Python type and the field of the noun that it shows;
/// `place` stands for `start`, `end` and `text`, `evidence` for `rule` and `score`.
macro_rules! noun {
    ($(#[$doc:meta])* $Place:ident $Py:ident($Noun:ty) as [$($shown:literal),+] { $($body:tt)* }) => {
        noun!(@expand [$(#[$doc])* $Place $Py [$Noun] [$($shown),+]] [] $($body)*);
    };
    (@expand $head:tt [$($done:tt)*] place = $field:ident $(.$more:ident)* $(($($args:tt)*))?; $($rest:tt)*) => {
        noun!(@expand $head [$($done)*
            /// First code point: `doc.text[start:end]` is `text`.
            start: u32 = { $field $(.$more)* $(($($args)*))?.start };
            /// One past the last code point.
            end: u32 = { $field $(.$more)* $(($($args)*))?.end };
            /// The words: `doc.text[start:end]`.
            text: Words = { $field $(.$more)* $(($($args)*))? };
        ] $($rest)*);
    };
    (@expand $head:tt [$($done:tt)*] evidence; $($rest:tt)*) => {
        noun!(@expand $head [$($done)*
            /// Name of the rule or model that proposed it.
            rule: Option<String> = { evidence.rule };
            /// 0 (a guess) to 1 (certain).
            score: Option<f64> = { evidence.score };
        ] $($rest)*);
    };
    (@expand $head:tt [$($done:tt)*] $(#[$doc:meta])* $attribute:ident: $ty:ty
        = $field:ident $(.$more:ident)* $(($($args:tt)*))?; $($rest:tt)*) => {
        noun!(@expand $head [$($done)*
            $(#[$doc])* $attribute: $ty = { $field $(.$more)* $(($($args)*))? };
        ] $($rest)*);
    };
    (@expand [$(#[$doc:meta])* $Place:ident $Py:ident [$Noun:ty] [$($shown:literal),+]] [$(
        $(#[$about:meta])* $attribute:ident: $ty:ty = { $($field:tt)+ };
    )+]) => {
        $(#[$doc])*
        #[pyclass(frozen, eq, hash, module = "nutgraf")]
        #[derive(PartialEq, Hash)]
        pub(crate) struct $Py(pub(crate) View<$Place<$Noun>>);

        #[pymethods]
        impl $Py {
            $(
                $(#[$about])*
                #[getter]
                fn $attribute(&self) -> $ty {
                    self.0.noun().$($field)+.view(&self.0.doc)
                }
            )+

            /// The same as in the JSON of its document.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Dict<'py>> {
                Dict::from_json(py, &json::write(self.0.noun())?)
            }

            #[classattr]
            #[pyo3(name = "__match_args__")]
            fn match_args() -> MatchArgs<Self> {
                MatchArgs::default()
            }

            fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
                noun::repr(slf.as_any(), Self::ATTRIBUTES)
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String, String))> {
                let view = &slf.get().0;
                Ok((slf.get_type().getattr("_restore")?, (json::write(&view.doc.record)?, view.place())))
            }

            #[classmethod]
            fn _restore(_cls: &Bound<'_, PyType>, document: &str, place: &str) -> PyResult<Self> {
                View::restore(&Shared::from_json(document)?, place).map(Self)
            }
        }

        $crate::noun::matched!($Py: $($shown),+);

        noun!(@view $Place $Py [$Noun]);
    };
    (@view At $Py:ident [$Noun:ty]) => {
        impl Listed for $Py {
            type Noun = $Noun;

            fn at(doc: &Doc, index: u32) -> Self {
                Self(View::at(doc, index))
            }
        }
    };
    (@view Part $Py:ident [$Noun:ty]) => {
        impl Field<$Py> for $Noun {
            fn view(&self, doc: &Doc) -> $Py {
                $Py(View::of(doc, self.clone()))
            }
        }
    };
}
pub(crate) use noun;
