//! One row of CSV, read by the letter: what a lax reader would cut or join is an error here.

use std::ops::Range;

use crate::window::{lines, next_line};

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    cells: Vec<Cell>,
    /// Where the next one begins.
    pub(super) end: usize,
    /// Whether a backslash makes a letter of a quotation mark.
    escapes: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Cell {
    place: Range<usize>,
    is_quoted: bool,
}

/// What the bytes at hand come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    Row(Row),
    /// The row does not end in them, and the file goes on.
    More,
    /// A quotation mark that is not closed, so many lines after the first of the row.
    Unclosed(u64),
    /// A quotation mark within a quoted cell that is not doubled, so many lines after the first of the row.
    Stray(u64),
}

/// How rows are written, and whether the file ends with the bytes at hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    /// Whether a backslash makes a letter of a quotation mark, as MySQL writes it, and not a second mark.
    pub(super) escapes: bool,
    pub(super) is_end: bool,
}

/// Reads the row at the start of `bytes`.
pub(super) fn parse(bytes: &[u8], dialect: Dialect) -> Parsed {
    let Dialect { delimiter, escapes, is_end } = dialect;
    let (mut cells, mut at) = (Vec::new(), 0);
    loop {
        let read = if bytes.get(at) == Some(&b'"') {
            quoted(bytes, at, dialect)
        } else {
            plain(bytes, at, delimiter, is_end)
        };
        let (cell, after) = match read {
            Ok(read) => read,
            Err(why) => return why,
        };
        cells.push(cell);
        match bytes.get(after) {
            Some(&mark) if mark == delimiter => at = after + 1,
            Some(b'\r') if after + 1 == bytes.len() && !is_end => return Parsed::More,
            Some(b'\r') if bytes.get(after + 1) == Some(&b'\n') => {
                return Parsed::Row(Row { cells, end: after + 2, escapes });
            }
            Some(_) => return Parsed::Row(Row { cells, end: after + 1, escapes }),
            None => return Parsed::Row(Row { cells, end: after, escapes }),
        }
    }
}

/// The row that the first line comes to where quotation marks are letters like others.
pub(super) fn parse_line(bytes: &[u8], delimiter: u8) -> Row {
    let end = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
    let mut from = 0;
    let mut cells = Vec::new();
    for at in memchr::memchr_iter(delimiter, &bytes[..end]).chain([end]) {
        cells.push(Cell { place: from..at, is_quoted: false });
        from = at + 1;
    }
    let end = end + next_line(&bytes[end..]).unwrap_or_default();
    Row { cells, end, escapes: false }
}

/// A cell without quotation marks around it, and where it ends.
fn plain(bytes: &[u8], at: usize, delimiter: u8, is_end: bool) -> Result<(Cell, usize), Parsed> {
    match memchr::memchr3(delimiter, b'\n', b'\r', &bytes[at..]) {
        Some(n) => Ok((Cell { place: at..at + n, is_quoted: false }, at + n)),
        None if is_end => Ok((Cell { place: at..bytes.len(), is_quoted: false }, bytes.len())),
        None => Err(Parsed::More),
    }
}

/// A cell in quotation marks, and where it ends.
fn quoted(bytes: &[u8], open: usize, dialect: Dialect) -> Result<(Cell, usize), Parsed> {
    let Dialect { delimiter, escapes, is_end } = dialect;
    let mut from = open + 1;
    loop {
        let mark = if escapes {
            memchr::memchr2(b'"', b'\\', &bytes[from..])
        } else {
            memchr::memchr(b'"', &bytes[from..])
        };
        let Some(n) = mark else {
            return Err(if is_end { Parsed::Unclosed(lines(&bytes[..open])) } else { Parsed::More });
        };
        let close = from + n;
        match bytes.get(close + 1) {
            _ if bytes[close] == b'\\' => from = (close + 2).min(bytes.len()),
            Some(b'"') => from = close + 2,
            None if !is_end => return Err(Parsed::More),
            Some(&after) if after != delimiter && after != b'\n' && after != b'\r' => {
                return Err(Parsed::Stray(lines(&bytes[..close])));
            }
            _ => return Ok((Cell { place: open + 1..close, is_quoted: true }, close + 1)),
        }
    }
}

impl Row {
    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it is a line with nothing on it.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self.cells.as_slice(), [cell] if cell.place.is_empty() && !cell.is_quoted)
    }

    /// How many cells it has without the empty ones at its end.
    pub(super) fn filled(&self) -> usize {
        let last = self.cells.iter().rposition(|cell| !cell.place.is_empty());
        last.map_or(0, |last| last + 1)
    }

    /// Whether a quotation mark stands in a cell that has none around it.
    pub(super) fn has_odd_marks(&self, bytes: &[u8]) -> bool {
        let is_odd = |cell: &Cell| !cell.is_quoted && bytes[cell.place.clone()].contains(&b'"');
        self.cells.iter().any(is_odd)
    }

    /// The bytes of its cells as they are written, without the marks around them.
    pub(super) fn raw<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        self.cells.iter().map(|cell| &bytes[cell.place.clone()])
    }

    /// The bytes of a cell, with single marks for doubled ones; nothing where there is no such cell.
    pub(super) fn cell(&self, number: usize, bytes: &[u8]) -> Vec<u8> {
        let Some(cell) = self.cells.get(number) else { return Vec::new() };
        let written = &bytes[cell.place.clone()];
        if !cell.is_quoted {
            return written.to_vec();
        }
        let mut read = Vec::with_capacity(written.len());
        let mut rest = written;
        let is_pair = |pair: &[u8]| {
            pair == b"\"\"" || (self.escapes && pair[0] == b'\\' && matches!(pair[1], b'"' | b'\\' | b'\n'))
        };
        while let Some(at) = rest.windows(2).position(is_pair) {
            // The first of two marks, or the backslash, is not of the text.
            read.extend_from_slice(&rest[..at]);
            read.extend(rest.get(at + 1));
            rest = rest.get(at + 2..).unwrap_or_default();
        }
        read.extend_from_slice(rest);
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Result<Vec<String>, Parsed> {
        match parse(text.as_bytes(), Dialect { delimiter: b',', escapes: false, is_end: true }) {
            Parsed::Row(row) => {
                let cell = |n| String::from_utf8_lossy(&row.cell(n, text.as_bytes())).into_owned();
                Ok((0..row.len()).map(cell).collect())
            }
            other => Err(other),
        }
    }

    #[test]
    fn rows_are_read_by_the_letter() {
        for (text, expected) in [
            ("1,France left.\n2,x", vec!["1", "France left."]),
            ("1,\"France, she said \"\"left\"\".\"\r\n", vec!["1", "France, she said \"left\"."]),
            ("1,\"two\nlines\",\r", vec!["1", "two\nlines", ""]),
            ("\"\",\"\"\"\"", vec!["", "\""]),
            ("1,He said \"no\" twice.", vec!["1", "He said \"no\" twice."]),
            ("", vec![""]),
        ] {
            let expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
            assert_eq!(cells(text), Ok(expected), "{text:?}");
        }
        assert_eq!(cells("1,\"a\n2,b\n3,c"), Err(Parsed::Unclosed(0)));
        assert_eq!(cells("1,\"Peru said \\\"no\\\" to it.\""), Err(Parsed::Stray(0)));
        assert_eq!(cells("1,\"a\nb\" c\""), Err(Parsed::Stray(1)));
    }

    #[test]
    fn what_may_go_on_is_waited_for() {
        for text in ["1,a", "1,\"a", "1,\"a\"", "1,a\r", ""] {
            let dialect = Dialect { delimiter: b',', escapes: false, is_end: false };
            assert_eq!(parse(text.as_bytes(), dialect), Parsed::More, "{text:?}");
        }
    }
}
