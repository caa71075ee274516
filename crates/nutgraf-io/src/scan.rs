//! Reading files one record at a time, with memory for one record.

use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::format::csv::Csv;
use crate::format::lines::Lines;
use crate::format::warc::Warc;
use crate::format::{Entries, parquet};
use crate::open::{self, Opened};
use crate::{Columns, Entry, Error, Format, Place, RecordError, expand};

/// How files are read.
#[derive(Clone, Debug)]
pub struct Config {
    /// The most bytes, decompressed, that one record may have; a larger one is refused. 256 MiB unless set.
    pub max_record: u64,
    /// Which columns of tables and keys of lines hold what; the usual ones unless set.
    pub columns: Arc<Columns>,
    /// Raised by every byte read from the files, as they lie on the disk: for a progress bar.
    pub bytes_read: Arc<AtomicU64>,
}

impl Default for Config {
    fn default() -> Self {
        Self { max_record: 256 << 20, columns: Arc::default(), bytes_read: Arc::default() }
    }
}

/// The records of files, in order; a bad file or record is one error, and reading goes on after it.
///
/// The format of a file comes from its name (`.txt` `.md` `.html` `.htm` `.jsonl` `.ndjson` `.csv` `.tsv` `.warc`, with `.gz` or
/// `.zst` after it, `.parquet` `.arrow` `.feather`), else from its first bytes; compression from its first bytes alone. `-` is the standard input. Files open when it is their
/// turn.
pub fn scan(paths: impl IntoIterator<Item = PathBuf>, config: Config) -> Scan {
    Scan { paths: paths.into_iter().collect::<Vec<_>>().into_iter(), config, entries: None }
}

/// The iterator that [`scan`] returns.
pub struct Scan {
    paths: std::vec::IntoIter<PathBuf>,
    config: Config,
    entries: Option<Entries>,
}

impl Iterator for Scan {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.entries.as_mut().and_then(Iterator::next) {
                return Some(entry);
            }
            self.entries = None;
            let place = Place { path: self.paths.next()?.into(), line: None };
            match begin(place, &self.config) {
                Ok(Begun::Many(entries)) => self.entries = Some(entries),
                Ok(Begun::Whole(entry)) => return Some(Ok(entry)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// A file at its start.
enum Begun {
    Whole(Entry),
    Many(Entries),
}

fn begin(place: Place, config: &Config) -> Result<Begun, Error> {
    let limit = config.max_record;
    if let Some(what) = expand::nothing(&place.path) {
        return Err(Error::Kind { place, what });
    }
    match open::format_of_name(&place.path) {
        Some(Format::Parquet) => return parquet::parquet(place, config).map(Begun::Many),
        Some(Format::Arrow) => return parquet::arrow(place, config).map(Begun::Many),
        _ => {}
    }
    let opened = match open::open(&place.path, &config.bytes_read) {
        Ok(opened) => opened,
        Err(source) => return Err(read_error(place, source)),
    };
    let (path, columns) = (Arc::clone(&place.path), &config.columns);
    let entries: Entries = match format(&place, &opened.head)? {
        Format::Jsonl => Box::new(Lines::new(path, opened.bytes, limit, columns)),
        Format::Csv => Box::new(Csv::new(path, opened.bytes, limit, columns, false)?),
        Format::Tsv => Box::new(Csv::new(path, opened.bytes, limit, columns, true)?),
        Format::Warc if opened.is_gzip && *path != *Path::new("-") => {
            // Opened anew, so that members are told apart; the standard input cannot be.
            let raw = open::raw(&path, &Arc::default()).map_err(|source| read_error(place, source))?;
            Box::new(Warc::gzip(path, raw, limit))
        }
        Format::Warc => Box::new(Warc::other(path, opened.bytes, limit)),
        // By its first bytes: the name did not tell.
        Format::Parquet => parquet::parquet(place, config)?,
        Format::Arrow => parquet::arrow(place, config)?,
        format @ (Format::Text | Format::Html) => {
            return whole(place, opened, format, limit).map(Begun::Whole);
        }
    };
    Ok(Begun::Many(entries))
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
        .ok_or_else(|| kind("a binary file, expected text, HTML, JSONL, CSV, WARC, Parquet or Arrow"))
}

fn whole(place: Place, opened: Opened, format: Format, limit: u64) -> Result<Entry, Error> {
    let mut bytes = Vec::new();
    match opened.bytes.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Err(source) => Err(read_error(place, source)),
        Ok(n) if n as u64 > limit => Err(too_large(place, limit)),
        Ok(_) => Ok(Entry::new(place, format, bytes)),
    }
}

pub(crate) fn too_large(place: Place, limit: u64) -> Error {
    Error::Record { place, id: None, source: RecordError::TooLarge { limit } }
}

/// A table without a column that is wanted.
pub(crate) fn no_column(path: &Arc<Path>, wanted: String, there: &[&str]) -> Error {
    let place = Place { path: Arc::clone(path), line: None };
    Error::Column {
        place,
        wanted,
        there: there.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
    }
}

pub(crate) fn read_error(place: Place, source: io::Error) -> Error {
    Error::Read { place, source: cause(source) }
}

/// The same error in words that say what to do about it.
pub(crate) fn cause(source: io::Error) -> io::Error {
    match source.kind() {
        ErrorKind::UnexpectedEof => {
            io::Error::new(ErrorKind::UnexpectedEof, "the compressed data are cut short")
        }
        _ => source,
    }
}
