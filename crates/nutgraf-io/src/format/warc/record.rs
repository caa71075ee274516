//! The head of a WARC record.

use std::fmt;
use std::io::{self, BufRead, ErrorKind, Read};

use crate::Skipped;

use super::http::is_html;
use super::stream::Stream;

/// What every record begins with.
pub(super) const START: &[u8] = b"WARC/";
/// The lines that begin a record.
const VERSIONS: [&[u8]; 2] = [b"WARC/1.0", b"WARC/1.1"];
/// The types of records that go with those of pages.
const BESIDE: [&str; 3] = ["warcinfo", "request", "metadata"];
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
    /// The media type of the block.
    pub(super) content_type: Option<String>,
    /// The media type of the payload, as the crawler saw it.
    pub(super) payload_type: Option<String>,
}

/// What the block of a record holds, as its head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// What a server sent, with its head.
    Response,
    /// A page by itself.
    Page,
    /// The text of a page.
    Text,
    /// Nothing to read.
    Nothing(Skipped),
}

/// Where the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// Where a record should begin.
    Next,
    /// Somewhere after a broken record.
    Lost,
    /// Behind the line that begins a record.
    Read,
}

/// Something that is not a record, where the stream itself is well.
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
    pub(super) fn read(stream: &mut Stream, start: &mut Start) -> io::Result<Option<Self>> {
        if *start != Start::Read {
            let (is_clean, is_there) = next_start(stream)?;
            if !is_clean && *start == Start::Next {
                *start = if is_there { Start::Read } else { Start::Next };
                return Err(no_record("no record begins where one should"));
            }
            if !is_there {
                return Ok(None);
            }
        }
        *start = Start::Next;
        Self::after_start(stream, start).map(Some)
    }

    fn after_start(stream: &mut Stream, start: &mut Start) -> io::Result<Self> {
        let (mut head, mut has_length, mut left) = (Self::default(), false, MAX_HEAD);
        let mut line = Vec::new();
        loop {
            line.clear();
            let n = read_line(stream, left, &mut line)?;
            if n == 0 && left > 0 {
                return Err(cut());
            }
            left = left.saturating_sub(n);
            if left == 0 {
                return Err(no_record("its head does not end"));
            }
            if VERSIONS.iter().any(|version| line.trim_ascii_end().ends_with(version)) {
                *start = Start::Read;
                return Err(no_record("another record begins within its head"));
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
            self.length = value.parse().map_err(|_| no_record("its length is not a number"))?;
            return Ok(true);
        } else if is("WARC-Type") {
            self.kind = value.to_ascii_lowercase();
        } else if is("WARC-Truncated") || is("WARC-Segment-Number") {
            self.is_truncated = true;
        } else if is("WARC-Target-URI") {
            self.uri = bare(value);
        } else if is("WARC-Record-ID") {
            self.id = bare(value).map(|id| id.trim_start_matches("urn:uuid:").to_owned());
        } else if is("Content-Type") {
            self.content_type = Some(value.to_ascii_lowercase());
        } else if is("WARC-Identified-Payload-Type") {
            self.payload_type = Some(value.to_ascii_lowercase());
        }
        Ok(false)
    }

    /// What the block holds.
    pub(super) fn holds(&self) -> Holds {
        let media = self.content_type.as_deref().or(self.payload_type.as_deref()).unwrap_or_default();
        let skipped = match self.kind.as_str() {
            "revisit" => Skipped::Revisit,
            "response" | "resource" | "conversion" if self.is_truncated => Skipped::Truncated,
            // Look-ups of names are responses too.
            "response" if !media.is_empty() && !media.contains("http") => Skipped::NotHtml,
            "response" => return Holds::Response,
            "resource" | "conversion" if is_html(media) => return Holds::Page,
            "conversion" if media.starts_with("text/plain") => return Holds::Text,
            "resource" | "conversion" => Skipped::NotHtml,
            "continuation" => Skipped::Truncated,
            kind if BESIDE.contains(&kind) => Skipped::NoResponse,
            _ => Skipped::UnknownType,
        };
        Holds::Nothing(skipped)
    }
}

/// The first place in a block, behind a line break, where another record begins.
pub(super) fn start_within(block: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = memchr::memmem::find(&block[from..], b"\nWARC/1.") {
        let at = from + found + 1;
        if begins_record(&block[at..]) {
            return Some(at);
        }
        from = at;
    }
    None
}

/// Whether a record begins here: the line that begins one, and a line of a head after it.
pub(super) fn begins_record(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let is_head = |line: &[u8]| line.starts_with(b"WARC-") || line.starts_with(b"Content-");
    lines.next().is_some_and(|line| VERSIONS.contains(&line)) && lines.next().is_some_and(is_head)
}

/// Goes past the line that begins a record: whether only blank lines lay before it, and whether there is one.
fn next_start(stream: &mut Stream) -> io::Result<(bool, bool)> {
    let (mut is_clean, mut line) = (true, Vec::new());
    loop {
        line.clear();
        // A line of garbage may have no end.
        let n = read_line(stream, MAX_HEAD, &mut line)?;
        if line.starts_with(START) {
            return Ok((is_clean, true));
        }
        // The line before ended with its gzip member, and a record begins the next one.
        if n == 0 && !stream.is_at(START)? {
            return Ok((is_clean, false));
        }
        // What is left of a broken record may have no line break at its end.
        if VERSIONS.iter().any(|version| line.trim_ascii_end().ends_with(version)) {
            return Ok((false, true));
        }
        is_clean &= line.trim_ascii().is_empty();
    }
}

/// A line, of at most `limit` bytes: how many they are.
fn read_line(stream: &mut Stream, limit: u64, line: &mut Vec<u8>) -> io::Result<u64> {
    loop {
        let left = limit.saturating_sub(line.len() as u64);
        stream.by_ref().take(left).read_until(b'\n', line)?;
        let is_whole = line.last() == Some(&b'\n') || line.len() as u64 >= limit;
        if is_whole || !stream.goes_on_in_next_member(START)? {
            return Ok(line.len() as u64);
        }
    }
}

/// The error of a file that ends too early.
pub(super) fn cut() -> io::Error {
    io::Error::other("the file ends within a record")
}

fn no_record(why: &'static str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, NoRecord(why))
}
