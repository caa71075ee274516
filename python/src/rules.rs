//! Rules of the user, as Python gives them: a file, TOML, or a mapping of the same shape.

use std::path::PathBuf;

use nutgraf::{Codebook, Models};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString};
use pyo3::{type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::error::Error;
use crate::file::of_file;
use crate::hint;
use crate::json::Dict;

/// Where rules are from. Equal ones are told by what is given, not by what a file holds.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Rules {
    File(PathBuf),
    Toml(String),
    Json(String),
}

impl Rules {
    /// The rules, if they can be used; `models` read their examples.
    pub(crate) fn load(&self, models: &Models) -> Result<Codebook, Error> {
        match self {
            Self::File(path) => of_file(path, |file, bytes| Codebook::from_toml(file, bytes, models)),
            Self::Toml(toml) => Ok(Codebook::from_toml("rules", toml.as_bytes(), models)?),
            Self::Json(json) => Ok(Codebook::from_json("rules", json, models)?),
        }
    }

    /// What was given, as a pickle keeps it.
    pub(crate) fn given(&self) -> serde_json::Value {
        match self {
            Self::File(path) => path.to_string_lossy().into(),
            Self::Toml(toml) => toml.as_str().into(),
            Self::Json(json) => serde_json::from_str(json).unwrap_or_default(),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Rules {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        hint::STR,
        type_hint_subscript!(type_hint_identifier!("os", "PathLike"), hint::STR),
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Mapping"), hint::STR, hint::ANY)
    );

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if value.cast::<PyMapping>().is_ok() {
            let json = value.extract::<Dict<'_>>()?.to_json()?;
            // With its keys in order, so that equal mappings are equal rules.
            let sorted = serde_json::from_str(&json).map(|value: serde_json::Value| value.to_string());
            return Ok(Self::Json(sorted.unwrap_or(json)));
        }
        // No name of a file has lines.
        if value.is_instance_of::<PyString>() {
            let given: String = value.extract()?;
            return Ok(if given.contains('\n') { Self::Toml(given) } else { Self::File(given.into()) });
        }
        value.extract().map(Self::File)
    }
}
