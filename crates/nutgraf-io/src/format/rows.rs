//! Batches of Arrow: a record a row, whatever the types of the columns.

use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, LargeStringArray, RecordBatch};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, Field, Schema, TimeUnit};

use crate::columns::Part;
use crate::error::{no_column, too_large};
use crate::{Columns, Entry, Error, Place};

/// Between two strings of a list that are one text.
const PARAGRAPH: &[u8] = b"\n\n";

/// How the rows of batches become records.
#[derive(Clone, Debug)]
pub struct Rows {
    path: Arc<Path>,
    columns: Vec<(Part, usize)>,
    limit: u64,
}

/// The cells of a column.
enum Cells {
    /// In characters, be it that of a number or a date.
    Text(LargeStringArray),
    /// In bytes.
    Bytes(ArrayRef),
    /// Several of them in a row.
    Several(ArrayRef),
}

impl Rows {
    /// The rows of batches with this schema, as errors call them after `path`; a row of more than `limit` bytes is refused.
    ///
    /// # Errors
    ///
    /// [`Error::Column`] when a column is wanted that is not there.
    pub fn new(path: Arc<Path>, schema: &Schema, columns: &Columns, limit: u64) -> Result<Self, Error> {
        let there: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        let columns = columns.find(&there).map_err(|wanted| no_column(&path, wanted, &there))?;
        let unread = columns.iter().find(|(part, at)| !is_read(*part, schema.field(*at)));
        if let Some((part, at)) = unread {
            let field = schema.field(*at);
            let wanted = format!(
                "for `{}`: `{}` holds {}, not a string",
                part.name(),
                field.name(),
                field.data_type()
            );
            return Err(no_column(&path, wanted, &there));
        }
        Ok(Self { path, columns, limit })
    }

    /// The places of the columns that are read.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().map(|(_, at)| *at)
    }

    /// The records of a batch whose first row is number `first` of its file, counted from 1.
    ///
    /// # Errors
    ///
    /// [`Error::Batch`] when a column cannot be read as text.
    pub fn entries(&self, batch: &RecordBatch, first: u64) -> Result<Vec<Result<Entry, Error>>, Error> {
        let place = |row: u64| Place { path: Arc::clone(&self.path), line: Some(first + row) };
        let wrong = |source: ArrowError| Error::Batch { place: place(0), source: Box::new(source) };
        let cells = self.columns.iter().map(|(part, at)| Ok((*part, Cells::new(batch.column(*at))?)));
        let cells = cells.collect::<Result<Vec<_>, _>>().map_err(wrong)?;
        let entry = |row: usize| {
            let mut entry = Entry::empty(place(row as u64));
            for (part, cells) in &cells {
                let filled = cells.at(row).into_iter().filter(|cell| !cell.trim_ascii().is_empty());
                let mut filled: Vec<Vec<u8>> = filled.collect();
                if matches!(part, Part::Text | Part::Html) && filled.len() > 1 {
                    filled = vec![filled.join(PARAGRAPH)];
                }
                for cell in filled {
                    if cell.len() as u64 > self.limit {
                        return Err(too_large(entry.place, self.limit));
                    }
                    match cells {
                        Cells::Bytes(_) => entry.set(*part, cell),
                        _ => entry.set_text(*part, cell),
                    }
                }
            }
            Ok(entry)
        };
        Ok((0..batch.num_rows()).map(entry).collect())
    }
}

/// Whether cells of this type have a form in characters or bytes. A text may be a list of paragraphs, a byline one of names.
fn is_read(part: Part, field: &Field) -> bool {
    let of = |values: &DataType| is_read(part, &Field::new("", values.clone(), true));
    match field.data_type() {
        DataType::Dictionary(_, values) => of(values),
        DataType::List(item) | DataType::LargeList(item) => {
            let takes_lists = matches!(part, Part::Text | Part::Html | Part::Byline);
            takes_lists && !item.data_type().is_nested() && of(item.data_type())
        }
        other => !other.is_nested() && !matches!(other, DataType::Duration(_) | DataType::Interval(_)),
    }
}

impl Cells {
    fn new(column: &ArrayRef) -> Result<Self, ArrowError> {
        match column.data_type() {
            DataType::Binary
            | DataType::LargeBinary
            | DataType::BinaryView
            | DataType::FixedSizeBinary(_) => cast(column, &DataType::LargeBinary).map(Self::Bytes),
            DataType::List(item) | DataType::LargeList(item) => {
                let item = Field::new(item.name(), DataType::LargeUtf8, true);
                cast(column, &DataType::LargeList(Arc::new(item))).map(Self::Several)
            }
            DataType::Timestamp(_, Some(_)) => {
                let utc = cast(column, &DataType::Timestamp(TimeUnit::Second, Some("+00:00".into())))?;
                cast(&utc, &DataType::LargeUtf8).map(|texts| Self::Text(texts.as_string().clone()))
            }
            DataType::Timestamp(_, None) => {
                let seconds = cast(column, &DataType::Timestamp(TimeUnit::Second, None))?;
                cast(&seconds, &DataType::LargeUtf8).map(|texts| Self::Text(texts.as_string().clone()))
            }
            _ => cast(column, &DataType::LargeUtf8).map(|texts| Self::Text(texts.as_string().clone())),
        }
    }

    fn at(&self, row: usize) -> Vec<Vec<u8>> {
        match self {
            Self::Text(texts) if texts.is_valid(row) => vec![texts.value(row).as_bytes().to_vec()],
            Self::Bytes(bytes) if bytes.is_valid(row) => vec![bytes.as_binary::<i64>().value(row).to_vec()],
            Self::Several(lists) if lists.is_valid(row) => {
                let list = lists.as_list::<i64>().value(row);
                list.as_string::<i64>().iter().flatten().map(|text| text.as_bytes().to_vec()).collect()
            }
            _ => Vec::new(),
        }
    }
}
