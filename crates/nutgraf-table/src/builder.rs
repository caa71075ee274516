//! From records to a batch of rows.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_schema::{DataType, Field, FieldRef, Fields, Schema};
use nutgraf::{QuotationManner, Record};
use serde::Serialize;

use crate::column::Column;
use crate::fact::{Fact, facts};
use crate::noun::{DOCUMENT, fields};
use crate::schema::{FACTS, ID, schema};
use crate::trace::{self, Traces};

/// The longest text that a table takes, in bytes: a batch counts its bytes in 31 bits.
pub const MAX_TEXT_BYTES: usize = 512 << 20;

/// A text of more than [`MAX_TEXT_BYTES`].
#[derive(Debug, thiserror::Error)]
#[error("the text has {bytes} bytes, more than the {MAX_TEXT_BYTES} that a table takes")]
pub struct TextTooLong {
    /// How long it is.
    pub bytes: usize,
}

/// The column that says why a row has no document.
const ERROR: &str = "error";

/// Gathers records into a nested batch: a row an article.
pub struct Builder {
    rows: Column,
    schema: Arc<Schema>,
    has_facts: bool,
    /// Of the quotations in the flat view.
    manners: Vec<QuotationManner>,
    bytes: usize,
}

impl Builder {
    /// A builder of all fields of a document, with an `error` for each row that has none, and without the flat view.
    #[must_use]
    pub fn nested() -> Self {
        let error = Arc::new(Field::new(ERROR, DataType::Utf8, true));
        // A row with an error has nothing else: not even a text.
        let free = DOCUMENT.iter().map(|field| Arc::new(field.as_ref().clone().with_nullable(true)));
        Self::new(free.chain([error]).collect())
    }

    /// A builder of all fields of a document, the claims of the flat view and what a corpus is joined by, for
    /// [`split`](crate::split).
    #[must_use]
    pub fn tables() -> Self {
        Self::new(all().collect())
    }

    /// A builder of what one table needs.
    #[must_use]
    pub fn table(name: &str) -> Self {
        let has = |field: &FieldRef| field.name() == ID || field.name() == name || trace::is_of(name, field);
        let of_facts: Vec<FieldRef> = all().filter(has).collect();
        Self::new(if of_facts.len() > 1 { of_facts.into() } else { all().collect() })
    }

    fn new(fields: Fields) -> Self {
        let has_facts = fields.find(FACTS).is_some();
        let rows = Column::new(&DataType::Struct(fields.clone()));
        Self {
            rows,
            schema: schema(fields, "documents"),
            has_facts,
            manners: QuotationManner::SAID.to_vec(),
            bytes: 0,
        }
    }

    /// The same builder with the quotations of these manners in the flat view: those that were said or written unless given.
    #[must_use]
    pub fn with_manners(mut self, manners: impl IntoIterator<Item = QuotationManner>) -> Self {
        self.manners = manners.into_iter().collect();
        self
    }

    /// The columns of the batches.
    #[must_use]
    pub fn schema(&self) -> Arc<Schema> {
        Arc::clone(&self.schema)
    }

    /// Appends a document.
    ///
    /// # Errors
    ///
    /// [`TextTooLong`], before anything is appended.
    pub fn push(&mut self, record: &Record<'_>) -> Result<(), TextTooLong> {
        let bytes = record.text.len();
        if bytes > MAX_TEXT_BYTES {
            return Err(TextTooLong { bytes });
        }
        self.bytes += bytes.max(64);
        let traces = trace::traces(record, |column| self.schema.column_with_name(column).is_some());
        let whole = Whole { record, facts: self.has_facts.then(|| facts(record, &self.manners)), traces };
        whole
            .serialize(&mut self.rows)
            .unwrap_or_else(|why| unreachable!("a record follows its schema: {why}"));
        Ok(())
    }

    /// Appends a row for an article that could not be read. Only for a builder that [`nested`](Self::nested) made.
    pub fn push_error(&mut self, id: Option<&str>, reason: &str) {
        self.bytes += 64 + reason.len();
        let refused = Refused { id, error: reason };
        refused
            .serialize(&mut self.rows)
            .unwrap_or_else(|why| unreachable!("a nested row may lack all else: {why}"));
    }

    /// The bytes of text that wait to be handed out, more or less.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// The rows that were appended since the last batch.
    #[must_use]
    pub fn finish(&mut self) -> RecordBatch {
        self.bytes = 0;
        let rows = self.rows.finish();
        let (_, columns, _) = rows.as_struct().clone().into_parts();
        RecordBatch::try_new(self.schema(), columns).expect("the columns are those of the schema")
    }
}

/// A document with its claims and traces, as one row.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    record: &'a Record<'a>,
    facts: Option<Vec<Fact<'a>>>,
    #[serde(flatten)]
    traces: Traces,
}

/// An article without a document, as one row.
#[derive(Serialize)]
struct Refused<'a> {
    id: Option<&'a str>,
    error: &'a str,
}

/// The columns of a nested batch that all tables come from.
fn all() -> impl Iterator<Item = FieldRef> {
    DOCUMENT.iter().cloned().chain([claims()]).chain(trace::COLUMNS.iter().cloned())
}

/// The column of claims.
fn claims() -> Arc<Field> {
    let item = DataType::Struct(fields::<Fact<'static>>());
    Arc::new(Field::new(FACTS, DataType::List(Arc::new(Field::new_list_field(item, false))), false))
}
