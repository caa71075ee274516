//! Parquet files: a record a row.

use std::fs::File;
use std::io;
use std::sync::Arc;

use arrow_array::RecordBatch;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;

use super::Entries;
use super::batches::{self, Source, caught};
use super::rows::Rows;
use crate::error::read_error;
use crate::{Config, Error, Place};

/// Rows that are decoded at a time: few, as a row may be a page of megabytes.
const BATCH_ROWS: usize = 256;

/// The records of a Parquet file.
pub(crate) fn parquet(place: Place, config: &Config) -> Result<Entries, Error> {
    let failed = |why: io::Error| read_error(place.clone(), why);
    let file = File::open(&place.path).map_err(failed)?;
    let size = file.metadata().map_or(0, |data| data.len());
    let metadata = caught(|| ArrowReaderMetadata::load(&file, Default::default()).map_err(told));
    let metadata = metadata.map_err(failed)?;
    let schema = metadata.schema();
    let rows = Rows::new(Arc::clone(&place.path), schema, &config.columns, config.max_record)?;
    let total = u64::try_from(metadata.metadata().file_metadata().num_rows()).unwrap_or_default();
    let mask = ProjectionMask::roots(metadata.parquet_schema(), rows.places());
    let groups = Groups { file, size, metadata, mask, next: 0, reader: None, left: 0 };
    let schema = arrow_array::RecordBatchReader::schema(&groups.open(None).map_err(failed)?);
    batches::entries(place, config, &schema, Box::new(groups), size / total.max(1))
}

/// The row groups of a file, one after the other.
struct Groups {
    file: File,
    /// Bytes of the file.
    size: u64,
    metadata: ArrowReaderMetadata,
    mask: ProjectionMask,
    next: usize,
    reader: Option<ParquetRecordBatchReader>,
    /// Rows of the group in hand that have not been handed out.
    left: u64,
}

impl Groups {
    /// The reader of a row group, or of none.
    fn open(&self, group: Option<usize>) -> io::Result<ParquetRecordBatchReader> {
        let file = self.file.try_clone()?;
        // Its reader would make room for all that it says it holds.
        if !caught(|| Ok(group.is_none_or(|group| self.lies_within(group))))? {
            return Err(io::Error::other("broken data: the row group does not lie in the file"));
        }
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone());
        let builder = builder.with_batch_size(BATCH_ROWS).with_projection(self.mask.clone());
        caught(|| builder.with_row_groups(Vec::from_iter(group)).build().map_err(told))
    }
}

impl Groups {
    /// Whether the pages of a row group lie in the file.
    fn lies_within(&self, group: usize) -> bool {
        let columns = self.metadata.metadata().row_group(group).columns();
        columns
            .iter()
            .map(|column| column.byte_range())
            .all(|(start, length)| start.checked_add(length).is_some_and(|end| end <= self.size))
    }
}

impl Source for Groups {
    fn next(&mut self) -> Option<Result<RecordBatch, io::Error>> {
        loop {
            if let Some(reader) = self.reader.as_mut() {
                match caught(|| reader.next().transpose().map_err(arrow_told)) {
                    Ok(Some(batch)) => {
                        self.left = self.left.saturating_sub(batch.num_rows() as u64);
                        return Some(Ok(batch));
                    }
                    Ok(None) if self.left > 0 => {
                        return Some(Err(io::Error::other("the row group ends too early")));
                    }
                    Ok(None) => self.reader = None,
                    Err(why) => return Some(Err(why)),
                }
            }
            let groups = self.metadata.metadata().row_groups();
            let rows = groups.get(self.next)?.num_rows();
            self.left = u64::try_from(rows).unwrap_or_default();
            let group = self.next;
            self.next += 1;
            match self.open(Some(group)) {
                Ok(reader) => self.reader = Some(reader),
                Err(why) => return Some(Err(why)),
            }
        }
    }

    fn skip(&mut self) -> Option<u64> {
        self.reader = None;
        Some(std::mem::take(&mut self.left))
    }
}

/// What a file is that cannot be read, as far as its reader says.
fn told(why: ParquetError) -> io::Error {
    let words = why.to_string();
    let words = words.trim_start_matches("Parquet error: ").trim_start_matches("EOF: ");
    match words {
        _ if words.contains("LZO") => io::Error::other("compressed with LZO, which nutgraf does not read"),
        _ if words.starts_with("Invalid Parquet file") || words.contains("file is too small") => {
            io::Error::other("a Parquet file without its end, or not a Parquet file")
        }
        _ => io::Error::other(words.to_owned()),
    }
}

fn arrow_told(why: arrow_schema::ArrowError) -> io::Error {
    match why {
        arrow_schema::ArrowError::ParquetError(words) => {
            io::Error::other(words.trim_start_matches("Parquet error: ").to_owned())
        }
        other => io::Error::other(other.to_string()),
    }
}
