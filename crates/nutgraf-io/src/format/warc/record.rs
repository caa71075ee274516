//! The head of a WARC record.

use std::fmt;
use std::io::{self, BufRead, ErrorKind, Read};

use crate::Skipped;

/// What every record begins with.
const START: &[u8] = b"WARC/";
/// The lines that begin a record.
const VERSIONS: [&[u8]; 2] = [b"WARC/1.0", b"WARC/1.1"];
/// The longest head, in bytes.
const MAX_HEAD: u64 = 64 << 10;

/// What the head of a record says of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    kind: String,
    is_truncated: bool,
    /// Bytes of the block that follows.
    pub(super) length: u64,
    pub(super) uri: Option<String>,
    pub(super) id: Option<String>,
    /// The media type of the payload, as the crawler saw it.
    pub(super) payload_type: Option<String>,
}

/// Where the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// Where a record should begin.
    Next,
    /// Somewhere behind a broken record.
    Lost,
    /// Behind the line that begins a record.
    Read,
}

/// Something that is no record, where the stream itself is well.
#[derive(Debug)]
struct NoRecord(&'static str);

impl fmt::Display for NoRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NoRecord {}

/// Whether a record is broken, and not the stream that it comes from.
pub(super) fn is_of_record(why: &io::Error) -> bool {
    why.get_ref().is_some_and(|source| source.is::<NoRecord>())
}

impl Head {
    /// Reads the head of the next record; `None` at the end of the file. Raises no error for what lies before it where
    /// the reader is `Lost`.
    pub(super) fn read(stream: &mut impl BufRead, start: &mut Start) -> io::Result<Option<Self>> {
        if *start != Start::Read {
            let (is_clean, is_there) = next_start(stream)?;
            if !is_clean && *start == Start::Next {
                *start = if is_there { Start::Read } else { Start::Lost };
                return Err(no_record("no record begins where one should"));
            }
            if !is_there {
                return Ok(None);
            }
        }
        *start = Start::Next;
        Self::after_start(stream).map(Some)
    }

    fn after_start(stream: &mut impl BufRead) -> io::Result<Self> {
        let (mut head, mut has_length, mut left) = (Self::default(), false, MAX_HEAD);
        let mut line = Vec::new();
        loop {
            line.clear();
            let n = stream.by_ref().take(left).read_until(b'\n', &mut line)? as u64;
            if n == 0 && left > 0 {
                return Err(cut());
            }
            left = left.saturating_sub(n);
            if left == 0 {
                return Err(no_record("its head does not end"));
            }
            let text = String::from_utf8_lossy(line.trim_ascii());
            if text.is_empty() {
                let whole = has_length.then_some(head);
                return whole.ok_or_else(|| no_record("its head does not say how long it is"));
            }
            if let Some((name, value)) = text.split_once(':') {
                has_length |= head.field(name.trim(), value.trim())?;
            }
        }
    }

    /// Takes a line of the head; whether it is the length.
    fn field(&mut self, name: &str, value: &str) -> io::Result<bool> {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let bare = |value: &str| Some(value.trim_start_matches('<').trim_end_matches('>').to_owned());
        if is("Content-Length") {
            self.length = value.parse().map_err(|_| no_record("its length is no number"))?;
            return Ok(true);
        } else if is("WARC-Type") {
            self.kind = value.to_ascii_lowercase();
        } else if is("WARC-Truncated") {
            self.is_truncated = true;
        } else if is("WARC-Target-URI") {
            self.uri = bare(value);
        } else if is("WARC-Record-ID") {
            self.id = bare(value).map(|id| id.trim_start_matches("urn:uuid:").to_owned());
        } else if is("WARC-Identified-Payload-Type") {
            self.payload_type = Some(value.to_ascii_lowercase());
        }
        Ok(false)
    }

    /// Why the record is passed over, if its head tells.
    pub(super) fn skipped(&self) -> Option<Skipped> {
        match self.kind.as_str() {
            "revisit" => Some(Skipped::Revisit),
            "response" if self.is_truncated => Some(Skipped::Truncated),
            "response" => None,
            _ => Some(Skipped::NoResponse),
        }
    }
}

/// Goes behind the line that begins a record: whether only blank lines lay before it, and whether there is one.
fn next_start(stream: &mut impl BufRead) -> io::Result<(bool, bool)> {
    let (mut is_clean, mut line) = (true, Vec::new());
    loop {
        line.clear();
        // A line of garbage may have no end.
        let n = stream.by_ref().take(MAX_HEAD).read_until(b'\n', &mut line)?;
        if n == 0 || line.starts_with(START) {
            return Ok((is_clean, n > 0));
        }
        // What is left of a broken record may have no line break at its end.
        if VERSIONS.iter().any(|version| line.trim_ascii_end().ends_with(version)) {
            return Ok((false, true));
        }
        is_clean &= line.trim_ascii().is_empty();
    }
}

/// The error of a file that ends too early.
pub(super) fn cut() -> io::Error {
    io::Error::other("the file ends within a record")
}

fn no_record(why: &'static str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, NoRecord(why))
}
