//! Parquet and Arrow files: a record a row.

use std::fs::File;
use std::io::{self, BufReader};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::RecordBatch;
use arrow_ipc::reader::FileReader;
use arrow_schema::{ArrowError, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::Entries;
use super::rows::Rows;
use crate::scan::{Config, read_error};
use crate::{Entry, Error, Place};

/// Rows that are decoded at a time: few, as a row may be a page of megabytes.
const BATCH_ROWS: usize = 256;

/// The records of a Parquet file.
pub(crate) fn parquet(place: Place, config: &Config) -> Result<Entries, Error> {
    let failed = |why: parquet::errors::ParquetError| read_error(place.clone(), io::Error::other(why));
    let file = File::open(&place.path).map_err(|why| read_error(place.clone(), why))?;
    let size = file.metadata().map_or(0, |data| data.len());
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(failed)?;
    let rows = Rows::new(Arc::clone(&place.path), builder.schema(), &config.columns, config.max_record)?;
    let total = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or_default();
    let mask = ProjectionMask::roots(builder.parquet_schema(), rows.places());
    let reader: ParquetRecordBatchReader =
        builder.with_batch_size(BATCH_ROWS).with_projection(mask).build().map_err(failed)?;
    let schema = arrow_array::RecordBatchReader::schema(&reader);
    batches(place, config, &schema, Box::new(reader), size / total.max(1))
}

/// The records of an Arrow file.
pub(crate) fn arrow(place: Place, config: &Config) -> Result<Entries, Error> {
    let failed = |why: ArrowError| read_error(place.clone(), io::Error::other(why));
    let file = File::open(&place.path).map_err(|why| read_error(place.clone(), why))?;
    let size = file.metadata().map_or(0, |data| data.len());
    let reader = FileReader::try_new(BufReader::new(file), None).map_err(failed)?;
    let schema = reader.schema();
    config.bytes_read.fetch_add(size, Ordering::Relaxed);
    batches(place, config, &schema, Box::new(reader), 0)
}

fn batches(
    place: Place,
    config: &Config,
    schema: &Schema,
    batches: Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>,
    row_bytes: u64,
) -> Result<Entries, Error> {
    let rows = Rows::new(Arc::clone(&place.path), schema, &config.columns, config.max_record)?;
    let bytes_read = Arc::clone(&config.bytes_read);
    let entries = Vec::new().into_iter();
    Ok(Box::new(Batches { place, rows, batches: Some(batches), entries, row: 1, row_bytes, bytes_read }))
}

/// The rows of batches, one batch at a time.
struct Batches {
    place: Place,
    rows: Rows,
    /// `None` after the last one, or one that could not be read.
    batches: Option<Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>>,
    entries: std::vec::IntoIter<Result<Entry, Error>>,
    row: u64,
    /// Bytes of the file for each row.
    row_bytes: u64,
    bytes_read: Arc<AtomicU64>,
}

impl Iterator for Batches {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.entries.next() {
                return Some(entry);
            }
            let batch = self.batches.as_mut()?.next();
            let entries = match batch {
                None => {
                    self.batches = None;
                    return None;
                }
                Some(Err(why)) => {
                    let place = Place { line: Some(self.row), ..self.place.clone() };
                    Err(read_error(place, io::Error::other(why)))
                }
                Some(Ok(batch)) => {
                    let first = self.row;
                    self.row += batch.num_rows() as u64;
                    self.bytes_read.fetch_add(self.row_bytes * batch.num_rows() as u64, Ordering::Relaxed);
                    self.rows.entries(&batch, first)
                }
            };
            match entries {
                Ok(entries) => self.entries = entries.into_iter(),
                Err(why) => {
                    self.batches = None;
                    return Some(Err(why));
                }
            }
        }
    }
}
