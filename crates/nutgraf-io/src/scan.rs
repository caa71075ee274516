//! Reading files one record at a time, with memory for one record.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::open::{self, Opened};
use crate::{Entry, Error, Format, Place, RecordError};

/// How files are read.
#[derive(Clone, Debug)]
pub struct Config {
    /// The most bytes, decompressed, that one record may have; a larger one is refused. 256 MiB unless set.
    pub max_record: u64,
    /// Raised by every byte read from the files, as they lie on the disk: for a progress bar.
    pub bytes_read: Arc<AtomicU64>,
}

impl Default for Config {
    fn default() -> Self {
        Self { max_record: 256 << 20, bytes_read: Arc::default() }
    }
}

/// The records of files, in order; a bad file or record is one error, and reading goes on after it.
///
/// The format of a file comes from its name (`.txt` `.md` `.html` `.htm` `.jsonl` `.ndjson`, with `.gz` or `.zst` after it), else
/// from its first bytes; compression from its first bytes alone. `-` is the standard input. Files open when it is their
/// turn.
pub fn scan(paths: impl IntoIterator<Item = PathBuf>, config: Config) -> Scan {
    Scan { paths: paths.into_iter().collect::<Vec<_>>().into_iter(), config, lines: None }
}

/// The iterator that [`scan`] returns.
pub struct Scan {
    paths: std::vec::IntoIter<PathBuf>,
    config: Config,
    lines: Option<Lines>,
}

impl Iterator for Scan {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.lines.as_mut().and_then(Iterator::next) {
                return Some(entry);
            }
            self.lines = None;
            let place = Place { path: self.paths.next()?.into(), line: None };
            match begin(place, &self.config) {
                Ok(Begun::Lines(lines)) => self.lines = Some(lines),
                Ok(Begun::Whole(entry)) => return Some(Ok(entry)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// A file at its start.
enum Begun {
    Whole(Entry),
    Lines(Lines),
}

fn begin(place: Place, config: &Config) -> Result<Begun, Error> {
    let opened = match open::open(&place.path, &config.bytes_read) {
        Ok(opened) => opened,
        Err(source) => return Err(read_error(place, source)),
    };
    let format = format(&place, &opened.head)?;
    if format == Format::Jsonl {
        return Ok(Begun::Lines(Lines {
            path: place.path,
            reader: Some(BufReader::with_capacity(64 << 10, opened.bytes)),
            line: 0,
            limit: config.max_record,
        }));
    }
    whole(place, opened, format, config.max_record).map(Begun::Whole)
}

/// The format of a file, or why it is not read.
fn format(place: &Place, head: &[u8]) -> Result<Format, Error> {
    let kind = |what| Error::Kind { place: place.clone(), what };
    let named = open::format_of_name(&place.path);
    if open::is_utf16(head) && named != Some(Format::Html) {
        return Err(kind("UTF-16 text, expected UTF-8; `iconv -f UTF-16 -t UTF-8` converts it"));
    }
    named
        .or_else(|| open::format_of_head(head))
        .ok_or_else(|| kind("a binary file, expected text, HTML or JSONL"))
}

fn whole(place: Place, opened: Opened, format: Format, limit: u64) -> Result<Entry, Error> {
    let mut bytes = Vec::new();
    match opened.bytes.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Err(source) => Err(read_error(place, source)),
        Ok(n) if n as u64 > limit => Err(too_large(place, limit)),
        Ok(_) => Ok(Entry { place, format, bytes }),
    }
}

/// The lines of a file that are not blank.
struct Lines {
    path: Arc<Path>,
    /// `None` after the end of the file or an error of the system.
    reader: Option<BufReader<Box<dyn Read + Send>>>,
    line: u64,
    limit: u64,
}

impl Iterator for Lines {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let reader = self.reader.as_mut()?;
            self.line += 1;
            let place = Place { path: Arc::clone(&self.path), line: Some(self.line) };
            match read_line(reader, self.limit) {
                Err(source) => {
                    self.reader = None;
                    return Some(Err(read_error(place, source)));
                }
                Ok(Line::End) => self.reader = None,
                Ok(Line::TooLong) => return Some(Err(too_large(place, self.limit))),
                Ok(Line::Bytes(bytes)) if open::without_bom(&bytes).trim_ascii().is_empty() => {}
                Ok(Line::Bytes(bytes)) => return Some(Ok(Entry { place, format: Format::Jsonl, bytes })),
            }
        }
    }
}

/// What a line holds.
enum Line {
    Bytes(Vec<u8>),
    TooLong,
    End,
}

/// The next line without its line break. Of a line over the limit the rest is passed over.
fn read_line(reader: &mut impl BufRead, limit: u64) -> io::Result<Line> {
    let mut bytes = Vec::new();
    let most = limit.saturating_add(2); // the record and "\r\n"
    reader.by_ref().take(most).read_until(b'\n', &mut bytes)?;
    let Some(&last) = bytes.last() else { return Ok(Line::End) };
    if last == b'\n' {
        bytes.pop();
        bytes.pop_if(|last| *last == b'\r');
    }
    if bytes.len() as u64 <= limit {
        return Ok(Line::Bytes(bytes));
    }
    drop(bytes);
    if last != b'\n' {
        reader.skip_until(b'\n')?;
    }
    Ok(Line::TooLong)
}

fn too_large(place: Place, limit: u64) -> Error {
    Error::Record { place, id: None, source: RecordError::TooLarge { limit } }
}

fn read_error(place: Place, source: io::Error) -> Error {
    let source = match source.kind() {
        ErrorKind::UnexpectedEof => {
            io::Error::new(ErrorKind::UnexpectedEof, "the compressed data are cut short")
        }
        _ => source,
    };
    Error::Read { place, source }
}
