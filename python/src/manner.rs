//! The manners of quotations that somebody asks for, by their names.

use nutgraf::QuotationManner;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The manners of these names; what was said or written unless given.
pub(crate) fn asked(names: Option<Vec<String>>) -> PyResult<Vec<QuotationManner>> {
    let Some(names) = names else { return Ok(QuotationManner::SAID.to_vec()) };
    let named = |name: &String| {
        QuotationManner::from_name(name).ok_or_else(|| {
            let names = QuotationManner::ALL.map(QuotationManner::name).join(", ");
            PyValueError::new_err(format!("there is no manner {name:?}, expected some of {names}"))
        })
    };
    names.iter().map(named).collect()
}
