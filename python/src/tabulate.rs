//! Documents and rows of articles into tables.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader};
use nutgraf::{Extractor, QuotationManner, Record};
use nutgraf_io::{Columns, Entry, Error as FileError, Failure, Rows, error_table, ordered_map};
use nutgraf_table::{Builder, split};
use pyo3::exceptions::{PyException, PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyTuple};
use pyo3::{type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::document::Document;
use crate::error::Error;
use crate::manner;
use crate::read;
use crate::table::Table;

/// Bytes of text that make a batch.
const BATCH_BYTES: usize = 4 << 20;
/// The most bytes of one article.
const MAX_RECORD: u64 = 256 << 20;
/// What the table of whole documents is called: a row an article, its facts as lists.
pub(crate) const DOCUMENTS: &str = "documents";
/// What the table of articles that could not be read is called.
const ERRORS: &str = "errors";

/// Gathers documents into tables.
pub(crate) struct Gather {
    builder: Builder,
    /// The one table that is wanted; all of them otherwise.
    only: Option<String>,
    found: BTreeMap<String, Vec<RecordBatch>>,
    failures: Vec<Failure>,
    /// What was left out of documents.
    warnings: Vec<String>,
}

impl Gather {
    /// Gathers the table of that name, or all tables; the flat view has the quotations of some manners.
    pub(crate) fn new(only: Option<&str>, manners: Vec<QuotationManner>) -> PyResult<Self> {
        let builder = match only {
            None => Builder::tables(),
            Some(DOCUMENTS | ERRORS) => Builder::nested(),
            Some(name) if nutgraf_table::Table::named(name).is_some() => Builder::table(name),
            Some(name) => {
                let names: Vec<&str> =
                    nutgraf_table::Table::all().iter().map(nutgraf_table::Table::name).collect();
                let names = names.join(", ");
                let message =
                    format!("there is no table {name:?}, expected {DOCUMENTS}, {ERRORS} or one of {names}");
                return Err(PyValueError::new_err(message));
            }
        };
        Ok(Self {
            builder: builder.with_manners(manners),
            only: only.map(str::to_owned),
            found: BTreeMap::new(),
            failures: Vec::new(),
            warnings: Vec::new(),
        })
    }

    /// Appends a document.
    pub(crate) fn push(&mut self, record: &Record<'_>) {
        if let Err(why) = self.builder.push(record) {
            let id = record.id.as_deref().map(str::to_owned);
            self.fail(Failure { path: String::new(), line: None, id, reason: why.to_string() });
        }
        if self.builder.bytes() >= BATCH_BYTES {
            self.lay_out();
        }
    }

    /// Appends an article that could not be read.
    pub(crate) fn fail(&mut self, failure: Failure) {
        if self.only.as_deref() == Some(DOCUMENTS) {
            self.builder.push_error(failure.id.as_deref(), &failure.reason);
        }
        self.failures.push(failure);
    }

    /// What was left out of the documents so far.
    pub(crate) fn take_warnings(&mut self) -> Vec<String> {
        std::mem::take(&mut self.warnings)
    }

    fn lay_out(&mut self) {
        let nested = self.builder.finish();
        if self.only.as_deref() == Some(DOCUMENTS) {
            self.found.entry(DOCUMENTS.to_owned()).or_default().push(nested);
            return;
        }
        for (table, batch) in split(&nested) {
            self.found.entry(table.name().to_owned()).or_default().push(batch);
        }
    }

    /// The one table that was wanted.
    pub(crate) fn one(mut self) -> Table {
        self.lay_out();
        let name = self.only.take().unwrap_or_default();
        let schema = match name.as_str() {
            DOCUMENTS => self.builder.schema(),
            ERRORS => {
                return Table::new(ERRORS, error_table(&[]).schema(), vec![error_table(&self.failures)]);
            }
            name => nutgraf_table::Table::named(name)
                .map_or_else(|| self.builder.schema(), nutgraf_table::Table::schema),
        };
        let batches = self.found.remove(&name).unwrap_or_default();
        Table::new(&name, schema, batches.into_iter().filter(|batch| batch.num_rows() > 0).collect())
    }

    /// All tables whose facts were looked for, by name, and that of the errors.
    pub(crate) fn all(mut self) -> BTreeMap<String, Table> {
        self.lay_out();
        let errors = error_table(&self.failures);
        self.found.insert(ERRORS.to_owned(), vec![errors]);
        let table = |(name, batches): (String, Vec<RecordBatch>)| {
            let schema = batches.first()?.schema();
            let batches = batches.into_iter().filter(|batch| batch.num_rows() > 0).collect();
            Some((name.clone(), Table::new(&name, schema, batches)))
        };
        self.found.into_iter().filter_map(table).collect()
    }
}

/// Reads the articles in rows of Arrow, `workers` at a time. Needs no Python but what the rows need. An article without an
/// id is called by the number of its row, from `first`.
pub(crate) fn read(
    rows: Box<dyn RecordBatchReader + Send>,
    columns: &Columns,
    extractor: Arc<Extractor>,
    workers: NonZero<usize>,
    first: u64,
    gather: &mut Gather,
) -> Result<(), Error> {
    let path: Arc<Path> = Arc::from(Path::new("row"));
    let schema = rows.schema();
    let read = Rows::new(Arc::clone(&path), &schema, columns, MAX_RECORD).map_err(Error::File)?;
    let mut row = first;
    let mut broken = None;
    let batches = rows.map_while(|batch| match batch {
        Ok(batch) => {
            let entries = read.entries(&batch, row);
            row += batch.num_rows() as u64;
            Some(entries.unwrap_or_else(|why| vec![Err(why)]))
        }
        Err(why) => {
            broken = Some(why);
            None
        }
    });
    let weigh = |entry: &Result<Entry, FileError>| entry.as_ref().map_or(0, |entry| entry.bytes.len());
    let answers = ordered_map(batches.flatten(), workers, weigh, move |entry| answer(entry, &extractor));
    for answer in answers {
        match answer {
            Ok((record, warnings)) => {
                gather.push(&record);
                gather.warnings.extend(warnings);
            }
            Err(failure) => gather.fail(failure),
        }
    }
    broken.map_or(Ok(()), |why| Err(Error::Python(PyValueError::new_err(why.to_string()))))
}

/// The document of a row, and what was left out of it.
fn answer(
    entry: Result<Entry, FileError>,
    extractor: &Extractor,
) -> Result<(Record<'static>, Vec<String>), Failure> {
    let number = entry.as_ref().map_or_else(FileError::place, |entry| &entry.place).line.unwrap_or_default();
    let failed = |why: FileError| {
        let mut failure = nutgraf_io::ErrorRecord::from(&why).error;
        failure.id = failure.id.or_else(|| Some(number.to_string()));
        failure
    };
    let input = entry.and_then(Entry::parse).map_err(failed)?;
    let warnings = input.warnings.iter().map(|warning| format!("row {number}: {warning}")).collect();
    let (place, id) = (input.place, input.given.id.clone());
    let article = read::article(input.content, input.given);
    let mut article = article.map_err(|source| failed(FileError::Record { place, id, source }))?;
    article.id.get_or_insert_with(|| number.to_string());
    Ok((extractor.read(article).record().into_owned(), warnings))
}

/// The facts of documents as one table, for every tool that speaks Arrow: `polars.DataFrame(nutgraf.tabulate(docs,
/// "quotations"))`.
///
/// `table` is "articles", "blocks", "sentences", "tokens", "entities", "mentions", "quotations", "quantities", "times", "events",
/// "positions"; or "facts", who, what and when of all claims; or "documents", a row an article with its facts as lists.
/// Of the quotations "facts" has those that were said or written, unless `manner` names others: "speech", "writing", "thought",
/// "attitude", "act".
/// Errors that `extract_many(…, errors="return")` hands out are passed over, but stand in "documents" and "errors".
#[pyfunction]
#[pyo3(signature = (documents, table = "facts", *, manner = None))]
pub(crate) fn tabulate(documents: Listed<'_>, table: &str, manner: Option<Vec<String>>) -> PyResult<Table> {
    let mut gather = Gather::new(Some(table), manner::asked(manner)?)?;
    for item in documents.0 {
        let item = item?;
        if let Ok(document) = item.cast::<Document>() {
            gather.push(&document.get().doc().record);
        } else if item.is_instance_of::<PyException>() {
            let reason = item.str()?.to_string();
            gather.fail(Failure { path: String::new(), line: None, id: None, reason });
        } else {
            let given = item.get_type().name()?;
            return Err(PyTypeError::new_err(format!("expected documents, not {given}")));
        }
    }
    Ok(gather.one())
}

/// Documents, one by one; one alone counts too.
pub(crate) struct Listed<'py>(Bound<'py, PyIterator>);

impl<'py> FromPyObject<'_, 'py> for Listed<'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        <Document as IntoPyObject<'static>>::OUTPUT_TYPE,
        type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Iterable"),
            type_hint_union!(
                <Document as IntoPyObject<'static>>::OUTPUT_TYPE,
                type_hint_identifier!("builtins", "Exception")
            )
        )
    );

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if value.is_instance_of::<Document>() {
            return PyTuple::new(value.py(), [value])?.try_iter().map(Self);
        }
        value.try_iter().map(Self)
    }
}
