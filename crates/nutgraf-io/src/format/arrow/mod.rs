//! Arrow files and streams: a record a row.

mod frame;

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use arrow_array::RecordBatch;
use arrow_ipc::Block;
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::ArrowError;

use frame::Framed;

use super::Entries;
use super::batches::{self, Source, caught};
use crate::error::read_error;
use crate::open::ARROW_FILE;
use crate::{Config, Error, Place};

/// The records of an Arrow file, or of a stream that lies in one.
pub(crate) fn arrow(place: Place, config: &Config) -> Result<Entries, Error> {
    let failed = |why: io::Error| read_error(place.clone(), why);
    let mut file = File::open(&place.path).map_err(failed)?;
    let size = file.metadata().map_or(0, |data| data.len());
    let mut magic = [0; ARROW_FILE.len()];
    let n = file.read(&mut magic).map_err(failed)?;
    if magic[..n] != *ARROW_FILE {
        let file = File::open(&place.path).map_err(failed)?;
        config.bytes_read.fetch_add(size, Ordering::Relaxed);
        return stream(place, config, Box::new(file));
    }
    let mut file = BufReader::new(file);
    let blocks = caught(|| frame::blocks(&mut file, size)).map_err(failed)?;
    let reader = caught(|| FileReader::try_new(file, None).map_err(told));
    let reader = reader.map_err(failed)?;
    let schema = reader.schema();
    config.bytes_read.fetch_add(size, Ordering::Relaxed);
    batches::entries(place, config, &schema, Box::new(Batches { reader, blocks, next: 0, size }), 0)
}

/// The records of an Arrow stream.
pub(crate) fn stream(place: Place, config: &Config, bytes: Box<dyn Read + Send>) -> Result<Entries, Error> {
    let failed = |why: io::Error| read_error(place.clone(), why);
    let reader = caught(|| StreamReader::try_new(Framed::new(bytes), None).map_err(told));
    let reader = reader.map_err(failed)?;
    let schema = reader.schema();
    batches::entries(place, config, &Arc::clone(&schema), Box::new(Messages(reader)), 0)
}

/// The batches of a file.
struct Batches {
    reader: FileReader<BufReader<File>>,
    blocks: Vec<Block>,
    /// The batch that comes next.
    next: usize,
    /// Bytes of the file.
    size: u64,
}

impl Source for Batches {
    fn next(&mut self) -> Option<Result<RecordBatch, io::Error>> {
        let block = self.blocks.get(self.next)?;
        let is_sound = frame::is_sound(self.reader.get_mut(), self.size, block);
        let index = self.next;
        self.next += 1;
        match is_sound {
            Err(why) => Some(Err(why)),
            Ok(false) => Some(Err(io::Error::other("broken data: the batch does not lie in the file"))),
            Ok(true) => caught(|| {
                self.reader.set_index(index).map_err(told)?;
                self.reader.next().transpose().map_err(told)
            })
            .transpose(),
        }
    }

    fn skip(&mut self) -> Option<u64> {
        // How many rows the batch has is not known; the next one lies elsewhere in the file.
        Some(1)
    }
}

/// The batches of a stream: after a broken one nobody knows where the next begins.
struct Messages(StreamReader<Framed>);

impl Source for Messages {
    fn next(&mut self) -> Option<Result<RecordBatch, io::Error>> {
        if let Some(batch) = caught(|| self.0.next().transpose().map_err(told)).transpose() {
            return Some(batch);
        }
        // A length that is broken into 0 says that the stream ends.
        match self.0.get_mut().goes_on() {
            Ok(false) => None,
            Ok(true) => Some(Err(io::Error::other("the stream goes on after its end"))),
            Err(why) => Some(Err(why)),
        }
    }

    fn skip(&mut self) -> Option<u64> {
        None
    }
}

/// What is wrong, as far as the reader says.
fn told(why: ArrowError) -> io::Error {
    match why {
        ArrowError::IoError(_, source) => source,
        ArrowError::ParseError(words) if words.contains("correct footer") => {
            io::Error::other("an Arrow file without its end")
        }
        other => io::Error::other(other.to_string()),
    }
}
