//! Facts as rows of words, for the tables that lists of facts print as.

use std::sync::Arc;

use nutgraf::{Document, FactKind};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::error::Error;
use crate::html;
use crate::nouns::{
    Block, Entity, Event, Mention, Position, Quantity, Quotation, Sentence, TimeExpression, Token,
};
use crate::shared::Doc;

/// The heads of the columns of some facts of one kind, and the words of each fact.
///
/// Raises `TypeError` when they are not facts of one kind.
#[pyfunction]
#[pyo3(signature = (facts, /))]
pub(crate) fn fact_rows(facts: Vec<Bound<'_, PyAny>>) -> PyResult<(Vec<&'static str>, Vec<Vec<String>>)> {
    let (kind, rows) = rows(&facts)?;
    Ok((kind.heads().to_vec(), rows))
}

/// The same as a table of HTML.
///
/// Raises `TypeError` when they are not facts of one kind.
#[pyfunction]
#[pyo3(signature = (facts, /))]
pub(crate) fn fact_table(facts: Vec<Bound<'_, PyAny>>) -> PyResult<String> {
    let (kind, rows) = rows(&facts)?;
    Ok(html::table_page(kind, &rows))
}

fn rows(facts: &[Bound<'_, PyAny>]) -> PyResult<(FactKind, Vec<Vec<String>>)> {
    let located = facts.iter().map(located).collect::<Option<Vec<_>>>().unwrap_or_default();
    let kind = located.first().map(|(_, kind, _)| *kind);
    let Some(kind) = kind.filter(|kind| located.iter().all(|(_, other, _)| other == kind)) else {
        return Err(PyTypeError::new_err("expected facts of one kind, and at least one"));
    };
    let mut rows = Vec::with_capacity(located.len());
    for of_one in located.chunk_by(|(a, ..), (b, ..)| Arc::ptr_eq(a, b)) {
        let document: Document = of_one[0].0.record.clone().into_document().map_err(Error::from)?;
        rows.extend(of_one.iter().map(|(.., index)| document.row(kind, *index)));
    }
    Ok((kind, rows))
}

/// The document of a fact, its kind and its index.
fn located(fact: &Bound<'_, PyAny>) -> Option<(Doc, FactKind, usize)> {
    macro_rules! as_one_of {
        ($($Py:ident),+) => {$(
            if let Ok(view) = fact.cast::<$Py>() {
                return Some(view.get().0.located());
            }
        )+};
    }
    as_one_of!(Position, Event, Quotation, Entity, Mention, Quantity, TimeExpression, Block, Sentence, Token);
    None
}
