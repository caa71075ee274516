//! CSV: a record a row, under a row of column names.

use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::columns::Part;
use crate::scan::{no_column, read_error, too_large};
use crate::{Columns, Entry, Error, Place};

/// The rows of a file.
pub(crate) struct Csv {
    path: Arc<Path>,
    reader: Reader<Bounded>,
    columns: Vec<(Part, usize)>,
    limit: u64,
    ended: bool,
}

/// A reader that gives up when a row, be it for a quotation mark that nobody closes, does not end.
struct Bounded {
    inner: Box<dyn Read + Send>,
    left: u64,
}

/// What the reader of CSV reads ahead of a row.
const AHEAD: u64 = 1 << 20;

impl Csv {
    /// Reads the names of the columns; `tabs` part the cells instead of commas.
    pub(crate) fn new(
        path: Arc<Path>,
        bytes: Box<dyn Read + Send>,
        limit: u64,
        columns: &Columns,
        tabs: bool,
    ) -> Result<Self, Error> {
        let inner = Box::new(BufReader::with_capacity(64 << 10, bytes));
        let bounded = Bounded { inner, left: limit.saturating_add(AHEAD) };
        let mut reader = ReaderBuilder::new()
            .flexible(true)
            .delimiter(if tabs { b'\t' } else { b',' })
            .from_reader(bounded);
        let place = Place { path: Arc::clone(&path), line: Some(1) };
        let names = reader.byte_headers().map_err(|why| read_error(place.clone(), io_error(why)))?;
        let names: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let name = String::from_utf8_lossy(name);
                (if at == 0 { name.trim_start_matches('\u{feff}') } else { &name }).to_owned()
            })
            .collect();
        let there: Vec<&str> = names.iter().map(String::as_str).collect();
        let columns = columns.find(&there).map_err(|wanted| no_column(&path, wanted, &there))?;
        Ok(Self { path, reader, columns, limit, ended: false })
    }

    fn entry(&self, place: Place, row: &ByteRecord) -> Result<Entry, Error> {
        if row.as_slice().len() as u64 > self.limit {
            return Err(too_large(place, self.limit));
        }
        let mut entry = Entry::empty(place);
        for (part, at) in &self.columns {
            let cell = row.get(*at).unwrap_or_default();
            if !cell.is_empty() {
                entry.set_text(*part, cell.to_vec());
            }
        }
        Ok(entry)
    }
}

impl Iterator for Csv {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.reader.get_mut().left = self.limit.saturating_add(AHEAD);
        let mut row = ByteRecord::new();
        let line = |at: &csv::Position| Some(at.line());
        match self.reader.read_byte_record(&mut row) {
            Ok(false) => None,
            Ok(true) => {
                let place = Place { path: Arc::clone(&self.path), line: row.position().and_then(line) };
                Some(self.entry(place, &row))
            }
            Err(why) => {
                self.ended = true;
                let place = Place { path: Arc::clone(&self.path), line: line(self.reader.position()) };
                Some(Err(read_error(place, io_error(why))))
            }
        }
    }
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            let why = "a row does not end within the limit for one record; is a quotation mark not closed?";
            return Err(io::Error::other(why));
        }
        let n = self.inner.read(buffer)?;
        self.left = self.left.saturating_sub(n as u64);
        Ok(n)
    }
}

fn io_error(why: csv::Error) -> io::Error {
    match why.into_kind() {
        csv::ErrorKind::Io(source) => source,
        other => io::Error::other(format!("{other:?}")),
    }
}
