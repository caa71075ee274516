//! Reading files one record at a time, with memory for one record.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::{read_error, too_large};
use crate::format::csv::Csv;
use crate::format::json::Objects;
use crate::format::lines::Lines;
use crate::format::warc::Warc;
use crate::format::{Entries, arrow, parquet};
use crate::open::{self, Opened};
use crate::{Config, Entry, Error, Format, Place, expand};

/// The records of files, in order; a bad file or record is one error, and reading goes on after it.
///
/// The format of a file comes from its name (`.txt` `.md` `.html` `.htm` `.jsonl` `.ndjson` `.json` `.csv` `.tsv` `.warc` `.wet`,
/// with `.gz`, `.zst`, `.xz` or `.bz2` after it, `.parquet` `.arrow` `.feather`), else from its first bytes; compression from its
/// first bytes alone. `-` is the standard input. Files open when it is their turn.
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
    let mut opened = match open::open(&place.path, &config.bytes_read) {
        Ok(opened) => opened,
        Err(source) => return Err(read_error(place, source)),
    };
    let (path, columns) = (Arc::clone(&place.path), &config.columns);
    let format = format(&place, &opened.head)?;
    if let Some(why) = opened.failure.take()
        && format != Format::Warc
    {
        return Err(read_error(place, why));
    }
    let entries: Entries = match format {
        Format::Jsonl => Box::new(Lines::new(path, opened.bytes, limit, columns)),
        Format::Json => Box::new(Objects::new(path, opened.bytes, limit, columns)),
        Format::Csv => Box::new(Csv::new(path, opened.bytes, limit, columns, false)?),
        Format::Tsv => Box::new(Csv::new(path, opened.bytes, limit, columns, true)?),
        Format::Warc if is_gzip(&opened, &path) => {
            // Opened anew, so that members are told apart; the standard input cannot be.
            let raw = open::raw(&path, &Arc::default()).map_err(|source| read_error(place, source))?;
            Box::new(Warc::gzip(path, raw, limit))
        }
        Format::Warc => Box::new(Warc::other(path, opened.bytes, limit)),
        Format::Parquet => {
            is_seekable(&place, &opened, "Parquet")?;
            parquet::parquet(place, config)?
        }
        Format::Arrow if opened.head.starts_with(open::ARROW_FILE) => {
            is_seekable(&place, &opened, "Arrow")?;
            arrow::arrow(place, config)?
        }
        Format::Arrow => arrow::stream(place, config, opened.bytes)?,
        format @ (Format::Text | Format::Markdown | Format::Html) => {
            return whole(place, opened, format, limit).map(Begun::Whole);
        }
    };
    Ok(Begun::Many(entries))
}

/// Whether a file is gzip, and be it that its first bytes are broken, and not the standard input.
fn is_gzip(opened: &Opened, path: &Path) -> bool {
    let is_named = || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
    let is_plain = || opened.compression.is_some() || opened.head.starts_with(b"WARC/");
    path != Path::new("-") && (opened.compression == Some("gzip") || (is_named() && !is_plain()))
}

/// Whether a file that is read from its end lies on the disk as it is.
fn is_seekable(place: &Place, opened: &Opened, name: &str) -> Result<(), Error> {
    let what = match opened.compression {
        Some(compression) => {
            format!(
                "{name} compressed with {compression} as a whole; decompress it, {name} is compressed within"
            )
        }
        None if *place.path == *Path::new("-") => {
            format!("{name} in a pipe, which is read from its end; name the file instead")
        }
        None => return Ok(()),
    };
    Err(Error::Kind { place: place.clone(), what })
}

/// The format of a file, or why it is not read.
fn format(place: &Place, head: &[u8]) -> Result<Format, Error> {
    let kind = |what: String| Error::Kind { place: place.clone(), what };
    let named = open::format_of_name(&place.path);
    if open::is_utf16(head) && named != Some(Format::Html) {
        return Err(kind("UTF-16 text, expected UTF-8; `iconv -f UTF-16 -t UTF-8` converts it".to_owned()));
    }
    let unread = open::unread(head, matches!(named, Some(Format::Html | Format::Text)));
    match (named, unread) {
        (_, Some(what)) => Err(kind(format!("{what}, which nutgraf does not read"))),
        (Some(named), None) => Ok(named),
        (None, None) => open::format_of_head(head).ok_or_else(|| {
            kind("a binary file, expected text, HTML, JSONL, CSV, WARC, Parquet or Arrow".to_owned())
        }),
    }
}

fn whole(place: Place, opened: Opened, format: Format, limit: u64) -> Result<Entry, Error> {
    let mut bytes = Vec::new();
    match opened.bytes.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Err(source) => Err(read_error(place, source)),
        Ok(n) if n as u64 > limit => Err(too_large(place, limit)),
        Ok(_) => Ok(Entry::new(place, format, bytes)),
    }
}
