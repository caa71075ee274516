//! CSV: a record a row, under a row of column names.

mod profile;
mod row;

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use profile::Profile;
use row::{Dialect, Parsed, Row};

use crate::columns::Part;
use crate::error::{no_column, read_error, too_large};
use crate::open::without_bom;
use crate::window::{Window, lines, next_line};
use crate::{Columns, Entry, Error, Place, RecordError};

/// What separates cells: the first of these under which a column holds a text.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// After an error a row is looked for in no more bytes than this from each line.
const LOST_ROW: usize = 1 << 20;

/// The rows of a file.
pub(crate) struct Csv {
    path: Arc<Path>,
    window: Window,
    delimiter: u8,
    columns: Vec<(Part, usize)>,
    profile: Profile,
    /// Cells of a row, without those that have no name and with them.
    width: (usize, usize),
    limit: u64,
    ended: bool,
}

/// A row, or why it is none.
enum Next {
    Row(Row),
    /// What is wrong with the row at hand, and where it ends, if that is known.
    Wrong(RecordError, usize),
    End,
}

impl Csv {
    /// Reads the names of the columns; tabs separate the cells where `tabs` says so.
    pub(crate) fn new(
        path: Arc<Path>,
        bytes: Box<dyn Read + Send>,
        limit: u64,
        columns: &Columns,
        tabs: bool,
    ) -> Result<Self, Error> {
        let mut window = Window::new(bytes);
        let place = |line| Place { path: Arc::clone(&path), line: Some(line) };
        window.more().map_err(|why| read_error(place(1), why))?;
        let mark = window.rest().len() - without_bom(window.rest()).len();
        window.advance(mark);
        let delimiters = if tabs { &DELIMITERS[2..] } else { &DELIMITERS };
        let mut first_failure = None;
        for &delimiter in delimiters {
            let row = header(&mut window, delimiter, limit).map_err(|why| read_error(place(1), why))?;
            let names: Vec<String> = (0..row.len())
                .map(|n| String::from_utf8_lossy(&row.cell(n, window.rest())).into_owned())
                .collect();
            let there: Vec<&str> = names.iter().map(String::as_str).collect();
            match columns.find(&there) {
                Ok(columns) => {
                    let width = (row.filled(), row.len());
                    window.advance(row.end);
                    let profile = Profile::default();
                    return Ok(Self {
                        path,
                        window,
                        delimiter,
                        columns,
                        profile,
                        width,
                        limit,
                        ended: false,
                    });
                }
                Err(wanted) => {
                    first_failure.get_or_insert_with(|| no_column(&path, wanted, &there));
                }
            }
        }
        Err(first_failure.unwrap_or_else(|| no_column(&path, "`text` or `html`".to_owned(), &[])))
    }

    fn entry(&self, place: Place, row: &Row) -> Entry {
        let mut entry = Entry::empty(place);
        for (part, at) in &self.columns {
            let cell = row.cell(*at, self.window.rest());
            if !cell.trim_ascii().is_empty() {
                entry.set_text(*part, cell);
            }
        }
        entry
    }

    /// The row at hand, whole.
    fn row(&mut self) -> io::Result<Next> {
        loop {
            let bytes = self.window.rest();
            if bytes.is_empty() && self.window.is_end() {
                return Ok(Next::End);
            }
            match row::parse(bytes, self.dialect(false)) {
                Parsed::More if bytes.len() as u64 > self.limit => {
                    let is_open = bytes.contains(&b'"') && next_line(bytes).is_some();
                    return Ok(Next::Wrong(if is_open { unclosed() } else { self.too_large() }, 0));
                }
                Parsed::More => self.window.more()?,
                Parsed::Row(row) if row.end as u64 > self.limit => {
                    return Ok(Next::Wrong(self.too_large(), row.end));
                }
                Parsed::Row(row) if row.is_blank() || self.fits(&row) => {
                    let is_joined = self.delimiter == b'\t'
                        && lines(&bytes[..row.end]) > 1
                        && self.is_bare(&bytes[..row.end]);
                    return Ok(Next::Row(if is_joined {
                        row::parse_line(bytes, self.delimiter)
                    } else {
                        row
                    }));
                }
                failed => return self.read_otherwise(failed),
            }
        }
    }

    /// The row at hand, which fails by the letter, in another way of writing rows that it fits.
    fn read_otherwise(&mut self, failed: Parsed) -> io::Result<Next> {
        let bytes = self.window.rest();
        if self.is_bare(&bytes[..next_line(bytes).unwrap_or(bytes.len())]) {
            return Ok(Next::Row(row::parse_line(bytes, self.delimiter)));
        }
        let is_escaped = |bytes: &[u8]| memchr::memmem::find(bytes, b"\\\"").is_some();
        while is_escaped(self.window.rest()) && self.window.rest().len() as u64 <= self.limit {
            match row::parse(self.window.rest(), self.dialect(true)) {
                Parsed::More => self.window.more()?,
                Parsed::Row(row) if self.fits(&row) => return Ok(Next::Row(row)),
                _ => break,
            }
        }
        let (reason, end) = self.reason(failed);
        Ok(Next::Wrong(RecordError::Row { reason }, end))
    }

    /// What is wrong with the row at hand, and where it ends, if that is known.
    fn reason(&self, failed: Parsed) -> (String, usize) {
        let line = |after| self.window.line() + after;
        match failed {
            Parsed::Row(row) => {
                let (cells, wanted) = (row.len(), self.width.1);
                let held = if cells > wanted { "the separator" } else { "a line break" };
                let hint = format!("a cell that holds {held} must stand in quotation marks");
                (format!("a row of {cells} cells, expected {wanted}; {hint}"), row.end)
            }
            Parsed::Stray(after) => {
                let what = "stands within a cell in quotation marks and is not doubled";
                (format!("a quotation mark in line {} {what}", line(after)), 0)
            }
            Parsed::Unclosed(after) => {
                (format!("the quotation mark of line {} is not closed", line(after)), 0)
            }
            Parsed::More => ("a row without an end".to_owned(), 0),
        }
    }

    fn dialect(&self, escapes: bool) -> Dialect {
        Dialect { delimiter: self.delimiter, escapes, is_end: self.window.is_end() }
    }

    /// Cells that have no name hold nothing.
    fn fits(&self, row: &Row) -> bool {
        let (named, all) = self.width;
        (row.len() >= named && row.len() <= all) || (row.len() > all && row.filled() <= all)
    }

    /// Whether tabs separate the cells, and each of these lines is a row where quotation marks are letters like others.
    fn is_bare(&self, mut bytes: &[u8]) -> bool {
        while !bytes.is_empty() {
            let row = row::parse_line(bytes, self.delimiter);
            if self.delimiter != b'\t' || !self.fits(&row) {
                return false;
            }
            bytes = &bytes[row.end..];
        }
        true
    }

    fn too_large(&self) -> RecordError {
        RecordError::TooLarge { limit: self.limit }
    }

    /// Goes on from the row at hand, which is wrong and ends at `end` if that is known, to the next line that is a row. Says
    /// which lines are passed over with the first one.
    fn find_row(&mut self, end: usize) -> io::Result<Option<(u64, u64)>> {
        let first = self.window.line() + 1;
        if end > 0 {
            self.window.advance(end);
        } else {
            self.learn_before_mark();
            self.skip_line()?;
        }
        while !self.window.is_over() && !self.is_at_row()? {
            self.skip_line()?;
        }
        let end = self.window.line();
        Ok((end > first).then(|| (first, end - 1)))
    }

    /// Learns from the cells before the first quotation mark of a row that is wrong, where there is no better row yet.
    fn learn_before_mark(&mut self) {
        let bytes = self.window.rest();
        let mark = memchr::memchr(b'"', bytes).unwrap_or_default();
        let cells = memchr::memchr_iter(self.delimiter, &bytes[..mark]).count();
        if self.profile.is_empty() {
            self.profile.learn(&row::parse_line(bytes, self.delimiter), bytes, cells);
        }
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let bytes = self.window.rest();
            match next_line(bytes) {
                // What follows a carriage return at the end of the window is not known.
                Some(at) if at < bytes.len() || self.window.is_end() => {
                    self.window.advance(at);
                    return Ok(());
                }
                _ if self.window.is_end() => {
                    self.window.advance(bytes.len());
                    return Ok(());
                }
                Some(_) => self.window.more()?,
                None => {
                    self.window.advance(bytes.len());
                    self.window.more()?;
                }
            }
        }
    }

    /// Whether the line at hand begins a row beyond doubt.
    fn is_at_row(&mut self) -> io::Result<bool> {
        loop {
            let bytes = self.window.rest();
            match row::parse(bytes, self.dialect(false)) {
                Parsed::More if bytes.len() < LOST_ROW => self.window.more()?,
                Parsed::Row(row) if self.fits(&row) && !row.has_odd_marks(bytes) => {
                    return Ok(self.profile.admits(&row, bytes));
                }
                _ => return Ok(false),
            }
        }
    }
}

fn unclosed() -> RecordError {
    let reason = "a row that does not end within the limit for one record; is a quotation mark not closed?";
    RecordError::Row { reason: reason.to_owned() }
}

/// The row of the names of columns.
fn header(window: &mut Window, delimiter: u8, limit: u64) -> io::Result<Row> {
    loop {
        let dialect = Dialect { delimiter, escapes: false, is_end: window.is_end() };
        match row::parse(window.rest(), dialect) {
            Parsed::Row(row) => return Ok(row),
            Parsed::More if window.rest().len() as u64 <= limit => window.more()?,
            _ => return Ok(row::parse_line(window.rest(), delimiter)),
        }
    }
}

impl Iterator for Csv {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let place = Place { path: Arc::clone(&self.path), line: Some(self.window.line()) };
            let failed = |why| Some(Err(read_error(place.clone(), why)));
            match self.row() {
                Ok(Next::End) => self.ended = true,
                Ok(Next::Row(row)) => {
                    let entry = (!row.is_blank()).then(|| self.entry(place, &row));
                    if entry.is_some() {
                        self.profile.learn(&row, self.window.rest(), row.len());
                    }
                    self.window.advance(row.end);
                    if let Some(entry) = entry {
                        return Some(Ok(entry));
                    }
                }
                Ok(Next::Wrong(source, end)) => match self.find_row(end) {
                    Ok(passed) => return Some(Err(wrong(place, source, passed))),
                    Err(why) => {
                        self.ended = true;
                        return failed(why);
                    }
                },
                Err(why) => {
                    self.ended = true;
                    return failed(why);
                }
            }
        }
        None
    }
}

/// The error of a row, with the lines after it that are passed over.
fn wrong(place: Place, source: RecordError, passed: Option<(u64, u64)>) -> Error {
    let source = match (source, passed) {
        (RecordError::TooLarge { limit }, None) => return too_large(place, limit),
        (source, None) => source,
        (source, Some((first, last))) if first == last => {
            RecordError::Row { reason: format!("{source}; line {first} is passed over with it") }
        }
        (source, Some((first, last))) => {
            RecordError::Row { reason: format!("{source}; lines {first} to {last} are passed over with it") }
        }
    };
    Error::Record { place, id: None, source }
}
