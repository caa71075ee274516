//! WARC: the pages of a crawl, those that a server answered with as HTML, and texts that were taken from pages.

mod block;
mod http;
mod member;
mod record;
mod stream;

use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use block::WrongLength;
use http::NoPage;
use record::{Head, Holds, Start};
use stream::Stream;

use crate::error::{cause, read_error, too_large};
use crate::{Entry, Error, Format, Place, RecordError, Skipped};

/// The records of a file, plain, gzipped by record as crawls are, or compressed as a whole.
pub(crate) struct Warc {
    path: Arc<Path>,
    /// `None` after the end of the file.
    stream: Option<Stream>,
    record: u64,
    limit: u64,
    start: Start,
}

impl Warc {
    /// Reads gzip itself, so that a broken member costs one record and not the rest of the file.
    pub(crate) fn gzip(path: Arc<Path>, raw: Box<dyn Read + Send>, limit: u64) -> Self {
        Self { path, stream: Some(Stream::gzip(raw)), record: 0, limit, start: Start::Next }
    }

    pub(crate) fn other(path: Arc<Path>, bytes: Box<dyn Read + Send>, limit: u64) -> Self {
        Self { path, stream: Some(Stream::other(bytes)), record: 0, limit, start: Start::Next }
    }

    /// The next record; `None` at the end.
    fn record(&mut self) -> Result<Option<Entry>, Failure> {
        let Some(stream) = self.stream.as_mut() else { return Ok(None) };
        let head = Head::read(stream, &mut self.start);
        if !matches!(head, Ok(None)) {
            self.record += 1;
        }
        let Some(head) = head? else { return Ok(None) };
        let place = Place { path: Arc::clone(&self.path), line: Some(self.record) };
        let holds = head.holds();
        let is_read = !matches!(holds, Holds::Nothing(_)) && head.length <= self.limit;
        let block = block::read(stream, head.length, is_read, self.limit)?;
        if let Some(wrong) = block.wrong {
            // After a block that is too short lies the rest of it.
            self.start = if wrong == WrongLength::TooShort { Start::Lost } else { Start::Next };
            let source = RecordError::Broken { reason: wrong.reason(head.length) };
            return Err(Error::Record { place, id: head.id, source }.into());
        }
        match holds {
            Holds::Nothing(why) => Err(Error::Skipped { place, why }.into()),
            _ if !is_read => Err(too_large(place, self.limit).into()),
            holds => Ok(Some(entry(place, head, holds, block.bytes)?)),
        }
    }

    /// The error of a record that cannot be read, after which reading goes on where the next one can begin; `None` where
    /// it has been said already that the reader is lost.
    fn broken(&mut self, why: io::Error) -> Option<Error> {
        let place = Place { path: Arc::clone(&self.path), line: Some(self.record) };
        let goes_on = record::is_of_record(&why)
            || match self.stream.as_mut() {
                Some(stream) if is_broken(&why) => stream.recover().unwrap_or(false),
                _ => false,
            };
        if !goes_on {
            self.stream = None;
            return Some(read_error(place, why));
        }
        if self.start == Start::Read {
            // What lay before the next record has been reported.
        } else if self.start == Start::Lost {
            return None;
        } else {
            self.start = Start::Lost;
        }
        let reason = cause(why).to_string();
        Some(Error::Record { place, id: None, source: RecordError::Broken { reason } })
    }
}

/// Why there is no entry.
enum Failure {
    /// The bytes are broken.
    Bytes(io::Error),
    /// The record is whole, but not one to read.
    Record(Error),
}

impl From<io::Error> for Failure {
    fn from(why: io::Error) -> Self {
        Self::Bytes(why)
    }
}

impl From<Error> for Failure {
    fn from(why: Error) -> Self {
        Self::Record(why)
    }
}

impl Iterator for Warc {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.record() {
                Ok(entry) => {
                    self.stream = self.stream.take().filter(|_| entry.is_some());
                    return entry.map(Ok);
                }
                Err(Failure::Record(error)) => return Some(Err(error)),
                Err(Failure::Bytes(why)) => {
                    if let Some(error) = self.broken(why) {
                        return Some(Err(error));
                    }
                }
            }
        }
    }
}

/// The article in a record, or why there is none.
fn entry(place: Place, head: Head, holds: Holds, block: Vec<u8>) -> Result<Entry, Error> {
    let mut entry = match holds {
        Holds::Text => Entry::new(place, Format::Text, block),
        Holds::Page | Holds::Nothing(_) => {
            let mut entry = Entry::new(place, Format::Html, block);
            entry.content_type = head.content_type;
            entry
        }
        Holds::Response => match http::Response::parse(block, head.payload_type.as_deref()) {
            Err(NoPage::Status) => return Err(Error::Skipped { place, why: Skipped::Status }),
            Err(NoPage::NotHtml) => return Err(Error::Skipped { place, why: Skipped::NotHtml }),
            Err(NoPage::NotHttp) => {
                let reason = "its block is not a response of HTTP".to_owned();
                return Err(Error::Record { place, id: head.id, source: RecordError::Broken { reason } });
            }
            Ok(response) => {
                let mut entry = Entry::new(place, Format::Html, response.body);
                entry.content_type = response.content_type;
                entry.codings = response.codings;
                entry
            }
        },
    };
    entry.fields.name(head.id, head.uri);
    Ok(entry)
}

/// Whether compressed data are broken, not the disk that they lie on.
fn is_broken(why: &io::Error) -> bool {
    matches!(why.kind(), ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof)
}
