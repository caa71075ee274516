//! What goes wrong, as Python raises it.

use std::error::Error as _;

use pyo3::import_exception;
use pyo3::prelude::*;

import_exception!(nutgraf._errors, ModelError);
import_exception!(nutgraf._errors, RecordError);
import_exception!(nutgraf._errors, RulesError);
import_exception!(nutgraf._errors, TableError);

/// Why there is no document.
#[derive(Debug)]
pub(crate) enum Error {
    /// What was given is no article, or no document.
    Record(nutgraf_io::RecordError),
    /// A file cannot be read, or one record of it.
    File(nutgraf_io::Error),
    /// A file is no model.
    Model(nutgraf::Error),
    /// A file is no table of entities.
    Table(nutgraf::Error),
    /// Rules that cannot be used.
    Rules(nutgraf::Error),
    /// Python said so.
    Python(PyErr),
    /// So it is with one article of many.
    Item {
        /// Its place among them.
        index: usize,
        /// Why.
        source: Box<Error>,
    },
}

impl From<nutgraf::Error> for Error {
    fn from(source: nutgraf::Error) -> Self {
        match source {
            nutgraf::Error::Model { .. } => Self::Model(source),
            nutgraf::Error::Rules { .. } => Self::Rules(source),
            nutgraf::Error::Table { .. } => Self::Table(source),
            source => Self::Record(source.into()),
        }
    }
}

impl From<nutgraf_io::RecordError> for Error {
    fn from(source: nutgraf_io::RecordError) -> Self {
        Self::Record(source)
    }
}

impl From<PyErr> for Error {
    fn from(source: PyErr) -> Self {
        Self::Python(source)
    }
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        match error {
            Error::Record(source) => RecordError::new_err(with_causes(&source)),
            Error::Model(source) => ModelError::new_err(source.to_string()),
            Error::Python(source) => source,
            Error::Rules(source) => RulesError::new_err(source.to_string()),
            Error::Table(source) => TableError::new_err(source.to_string()),
            Error::File(nutgraf_io::Error::Read { place, source }) => {
                std::io::Error::new(source.kind(), format!("{place}: {source}")).into()
            }
            Error::File(source) => RecordError::new_err(source.message()),
            Error::Item { index, source } => Python::attach(|py| {
                let source = Self::from(*source);
                let error = RecordError::new_err((format!("article {index}: {}", source.value(py)), index));
                error.set_cause(py, Some(source));
                error
            }),
        }
    }
}

/// The message of an error and of those that caused it.
fn with_causes(error: &nutgraf_io::RecordError) -> String {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(source) = cause {
        message = format!("{message}: {source}");
        cause = source.source();
    }
    message
}
