//! JSONL: a record a line.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use crate::error::{read_error, too_large};
use crate::{Columns, Entry, Error, Format, Place, open};

/// The lines of a file that are not blank.
pub(crate) struct Lines {
    path: Arc<Path>,
    /// `None` after the end of the file or an error of the system.
    reader: Option<BufReader<Box<dyn Read + Send>>>,
    line: u64,
    limit: u64,
    columns: Option<Arc<Columns>>,
}

/// What a line holds.
enum Line {
    Bytes(Vec<u8>),
    TooLong,
    End,
}

impl Lines {
    pub(crate) fn new(
        path: Arc<Path>,
        bytes: Box<dyn Read + Send>,
        limit: u64,
        columns: &Arc<Columns>,
    ) -> Self {
        let reader = Some(BufReader::with_capacity(64 << 10, bytes));
        let columns = (!columns.is_usual()).then(|| Arc::clone(columns));
        Self { path, reader, line: 0, limit, columns }
    }
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
                Ok(Line::Bytes(bytes)) => {
                    let columns = self.columns.clone();
                    return Some(Ok(Entry { columns, ..Entry::new(place, Format::Jsonl, bytes) }));
                }
            }
        }
    }
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
