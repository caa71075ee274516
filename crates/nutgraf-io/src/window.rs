//! A window on the bytes of a file: what has been read of it and not yet used.

use std::io::{self, Read};

/// The fewest bytes that are read at a time.
const STEP: usize = 64 << 10;

/// The bytes of a file from where its reader stands, as far as they have been read.
pub(crate) struct Window {
    inner: Box<dyn Read + Send>,
    bytes: Vec<u8>,
    at: usize,
    is_end: bool,
    line: u64,
}

impl Window {
    pub(crate) fn new(inner: Box<dyn Read + Send>) -> Self {
        Self { inner, bytes: Vec::new(), at: 0, is_end: false, line: 1 }
    }

    /// What has been read from here on.
    pub(crate) fn rest(&self) -> &[u8] {
        &self.bytes[self.at..]
    }

    /// Whether the file ends with [`rest`](Self::rest).
    pub(crate) fn is_end(&self) -> bool {
        self.is_end
    }

    /// Whether nothing is left of the file.
    pub(crate) fn is_over(&self) -> bool {
        self.is_end && self.rest().is_empty()
    }

    /// The line in which [`rest`](Self::rest) begins, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Reads as much again as there is, so that looking through it anew each time costs no more than looking twice.
    pub(crate) fn more(&mut self) -> io::Result<()> {
        self.bytes.drain(..self.at);
        self.at = 0;
        let wanted = self.bytes.len().max(STEP) as u64;
        let n = self.inner.by_ref().take(wanted).read_to_end(&mut self.bytes)?;
        self.is_end = (n as u64) < wanted;
        Ok(())
    }

    /// Goes on by this many bytes.
    pub(crate) fn advance(&mut self, n: usize) {
        self.line += lines(&self.bytes[self.at..self.at + n]);
        self.at += n;
    }
}

/// The line breaks in these bytes: LF, CR LF and CR.
pub(crate) fn lines(bytes: &[u8]) -> u64 {
    let lone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    let returns = memchr::memchr_iter(b'\r', bytes).filter(|at| lone(*at)).count();
    (memchr::memchr_iter(b'\n', bytes).count() + returns) as u64
}

/// Where the line after the first one begins; `None` where there is no other.
pub(crate) fn next_line(bytes: &[u8]) -> Option<usize> {
    let at = memchr::memchr2(b'\n', b'\r', bytes)?;
    Some(at + 1 + usize::from(bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n')))
}
