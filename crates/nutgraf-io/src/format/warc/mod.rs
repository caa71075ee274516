//! WARC: the pages of a crawl, those that a server answered with as HTML.

mod http;
mod member;
mod record;

use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

pub(crate) use http::{Coding, decode};
use member::Members;
use record::{Head, Start};

use crate::scan::{self, read_error, too_large};
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

/// The decompressed bytes of a file.
enum Stream {
    Gzip(Box<Members>),
    Other(BufReader<Box<dyn Read + Send>>),
}

impl Warc {
    /// Reads gzip itself, so that a broken member costs one record and not the rest of the file.
    pub(crate) fn gzip(path: Arc<Path>, raw: Box<dyn Read + Send>, limit: u64) -> Self {
        Self {
            path,
            stream: Some(Stream::Gzip(Box::new(Members::new(raw)))),
            record: 0,
            limit,
            start: Start::Next,
        }
    }

    pub(crate) fn other(path: Arc<Path>, bytes: Box<dyn Read + Send>, limit: u64) -> Self {
        let stream = Stream::Other(BufReader::with_capacity(256 << 10, bytes));
        Self { path, stream: Some(stream), record: 0, limit, start: Start::Next }
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
        if let Some(why) = head.skipped() {
            pass_over(stream, head.length)?;
            return Err(Error::Skipped { place, why }.into());
        }
        if head.length > self.limit {
            pass_over(stream, head.length)?;
            return Err(too_large(place, self.limit).into());
        }
        Ok(Some(page(place, &head, body(stream, head.length)?)?))
    }

    /// The error of a record that cannot be read, after which reading goes on where the next one can begin; `None` where
    /// it is told already that the reader is lost.
    fn broken(&mut self, why: io::Error) -> Option<Error> {
        let place = Place { path: Arc::clone(&self.path), line: Some(self.record) };
        let goes_on = record::is_of_record(&why)
            || match self.stream.as_mut() {
                Some(Stream::Gzip(members)) if is_broken(&why) => members.recover().unwrap_or(false),
                _ => false,
            };
        if !goes_on {
            self.stream = None;
            return Some(read_error(place, why));
        }
        if self.start == Start::Read {
            // What lay before the next record was told.
        } else if self.start == Start::Lost {
            return None;
        } else {
            self.start = Start::Lost;
        }
        let reason = scan::cause(why).to_string();
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

/// The page in a record, or why it is passed over.
fn page(place: Place, head: &Head, body: Vec<u8>) -> Result<Entry, Error> {
    match http::Response::parse(body, head.payload_type.as_deref()) {
        Err(why) => Err(Error::Skipped { place, why }),
        Ok(response) => {
            let mut entry = Entry::new(place, Format::Html, response.body);
            entry.fields.url.clone_from(&head.uri);
            entry.fields.id.clone_from(&head.id);
            entry.content_type = response.content_type;
            entry.codings = response.codings;
            Ok(entry)
        }
    }
}

fn body(stream: &mut Stream, length: u64) -> io::Result<Vec<u8>> {
    let mut body = Vec::with_capacity(usize::try_from(length.min(1 << 20)).unwrap_or_default());
    let n = stream.by_ref().take(length).read_to_end(&mut body)?;
    if n as u64 == length { Ok(body) } else { Err(record::cut()) }
}

fn pass_over(stream: &mut Stream, length: u64) -> io::Result<()> {
    let mut left = length;
    while left > 0 {
        let there = stream.fill_buf()?.len() as u64;
        if there == 0 {
            return Err(record::cut());
        }
        let step = there.min(left);
        stream.consume(step as usize);
        left -= step;
    }
    Ok(())
}

/// Whether compressed data are broken, not the disk that they lie on.
fn is_broken(why: &io::Error) -> bool {
    matches!(why.kind(), ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof)
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(members) => members.read(buffer),
            Self::Other(reader) => reader.read(buffer),
        }
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Gzip(members) => members.fill_buf(),
            Self::Other(reader) => reader.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match self {
            Self::Gzip(members) => members.consume(amount),
            Self::Other(reader) => reader.consume(amount),
        }
    }
}

impl Skipped {
    /// For the summary of a run.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoResponse => "not a response of a server",
            Self::Revisit => "a revisit of a page that is elsewhere",
            Self::Truncated => "truncated by the crawler",
            Self::Status => "a response other than 200",
            Self::NotHtml => "not HTML",
        }
    }
}
