//! What goes wrong, as Python raises it.

use std::error::Error as _;

use pyo3::import_exception;
use pyo3::prelude::*;

import_exception!(nutgraf._errors, RecordError);

/// An article or a document that cannot be read.
#[derive(Debug)]
pub(crate) enum Error {
    /// The library refused it.
    Refused(nutgraf::Error),
    /// An article of many is not of the shape that was asked for.
    Item {
        /// Its place among them.
        index: usize,
        /// Why.
        source: PyErr,
    },
}

impl From<nutgraf::Error> for Error {
    fn from(source: nutgraf::Error) -> Self {
        Self::Refused(source)
    }
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(source) => RecordError::new_err(with_causes(&source)),
            Error::Item { index, source } => Python::attach(|py| {
                let error = RecordError::new_err((format!("article {index}: {}", source.value(py)), index));
                error.set_cause(py, Some(source));
                error
            }),
        }
    }
}

/// The message of an error and of those that caused it.
fn with_causes(error: &nutgraf::Error) -> String {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(source) = cause {
        message = format!("{message}: {source}");
        cause = source.source();
    }
    message
}
