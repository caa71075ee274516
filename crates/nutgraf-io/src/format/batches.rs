//! Batches of rows, read so that a broken one costs its rows alone.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::RecordBatch;
use arrow_schema::Schema;

use super::Entries;
use super::rows::Rows;
use crate::error::read_error;
use crate::{Config, Entry, Error, Place};

/// Something that hands out batches.
pub(super) trait Source: Send {
    /// The next batch; `None` at the end.
    fn next(&mut self) -> Option<Result<RecordBatch, io::Error>>;

    /// Goes on after what could not be read: how many rows are left out, `None` where nothing can be read any more.
    fn skip(&mut self) -> Option<u64>;
}

/// The records of the batches of a file, `row_bytes` of it for each row.
pub(super) fn entries(
    place: Place,
    config: &Config,
    schema: &Schema,
    source: Box<dyn Source>,
    row_bytes: u64,
) -> Result<Entries, Error> {
    let rows = Rows::new(Arc::clone(&place.path), schema, &config.columns, config.max_record)?;
    let (bytes_read, entries) = (Arc::clone(&config.bytes_read), Vec::new().into_iter());
    Ok(Box::new(Batches { place, rows, source: Some(source), entries, row: 1, row_bytes, bytes_read }))
}

/// What a reader of other people's formats comes to; a panic of it, met in data that are broken, is an error.
pub(super) fn caught<T>(read: impl FnOnce() -> Result<T, io::Error>) -> Result<T, io::Error> {
    panic::catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(io::Error::other("the data are broken in a way that their reader did not foresee"))
    })
}

/// The rows of batches, one batch at a time.
struct Batches {
    place: Place,
    rows: Rows,
    /// `None` after the last one.
    source: Option<Box<dyn Source>>,
    entries: std::vec::IntoIter<Result<Entry, Error>>,
    row: u64,
    row_bytes: u64,
    bytes_read: Arc<AtomicU64>,
}

impl Batches {
    /// The error of a batch that cannot be read, and where reading goes on.
    fn broken(&mut self, why: &io::Error) -> Error {
        let first = self.row;
        let left_out = self.source.as_mut().and_then(|source| source.skip());
        let what = match left_out {
            Some(n) if n > 1 => format!("; rows {first} to {} are left out", first + n - 1),
            Some(_) => String::new(),
            None => "; it and the rows after it are left out".to_owned(),
        };
        match left_out {
            Some(n) => self.row += n,
            None => self.source = None,
        }
        let place = Place { line: Some(first), ..self.place.clone() };
        read_error(place, io::Error::other(format!("{why}{what}")))
    }
}

impl Iterator for Batches {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.entries.next() {
                return Some(entry);
            }
            let source = self.source.as_mut()?;
            let batch = match source.next() {
                None => {
                    self.source = None;
                    return None;
                }
                Some(Err(why)) => return Some(Err(self.broken(&why))),
                Some(Ok(batch)) => batch,
            };
            let n = batch.num_rows() as u64;
            let entries = self.rows.entries(&batch, self.row);
            self.row += n;
            self.bytes_read.fetch_add(self.row_bytes * n, Ordering::Relaxed);
            match entries {
                Ok(entries) => self.entries = entries.into_iter(),
                Err(why) => return Some(Err(why)),
            }
        }
    }
}
