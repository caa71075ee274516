//! What stands beside an article and cannot be read, as warnings of Python.

use std::sync::atomic::{AtomicUsize, Ordering};

use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;

/// Warnings that are told of one iterator or table.
const MOST: usize = 20;

/// Tells the first of many warnings.
#[derive(Default)]
pub(crate) struct Warnings(AtomicUsize);

impl Warnings {
    /// Tells one; an error where the user has asked for errors instead.
    pub(crate) fn tell(&self, py: Python<'_>, message: &str) -> PyResult<()> {
        let warn = |message: &str| {
            let category = py.get_type::<PyUserWarning>();
            py.import("warnings")?.call_method1("warn", (message, category)).map(drop)
        };
        match self.0.fetch_add(1, Ordering::Relaxed) {
            ..MOST => warn(message),
            MOST => warn("and more that cannot be read"),
            _ => Ok(()),
        }
    }
}
