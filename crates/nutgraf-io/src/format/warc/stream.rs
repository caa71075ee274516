//! The decompressed bytes of a crawl, with a way back.

use std::io::{self, BufRead, BufReader, Read};

use super::member::Members;

/// The decompressed bytes of a file. Of gzip they end where a member ends, until [`go_on`](Self::go_on) is called.
pub(super) struct Stream {
    source: Source,
    /// What was put back and is read again, from `again_at`.
    again: Vec<u8>,
    again_at: usize,
}

enum Source {
    Gzip(Box<Members>),
    Other(BufReader<Box<dyn Read + Send>>),
}

impl Stream {
    /// Reads gzip itself, so that members are told apart and a broken one costs one record.
    pub(super) fn gzip(raw: Box<dyn Read + Send>) -> Self {
        Self { source: Source::Gzip(Box::new(Members::new(raw))), again: Vec::new(), again_at: 0 }
    }

    pub(super) fn other(bytes: Box<dyn Read + Send>) -> Self {
        let source = Source::Other(BufReader::with_capacity(256 << 10, bytes));
        Self { source, again: Vec::new(), again_at: 0 }
    }

    /// Puts bytes back, to be read next.
    pub(super) fn put_back(&mut self, bytes: &[u8]) {
        self.again.splice(..self.again_at, bytes.iter().copied());
        self.again_at = 0;
    }

    /// Goes on after the end of a member. Whether what was being read goes on there, as where a whole file was compressed in
    /// pieces, and the member does not begin with what begins a record.
    pub(super) fn goes_on_in_next_member(&mut self, start: &[u8]) -> io::Result<bool> {
        let is_there = match &mut self.source {
            Source::Gzip(members) => members.next_member()?,
            Source::Other(_) => false,
        };
        Ok(is_there && !self.is_at(start)?)
    }

    /// Goes to the next place after a broken one where reading can go on; `false` where there is none.
    pub(super) fn recover(&mut self) -> io::Result<bool> {
        self.again.clear();
        self.again_at = 0;
        match &mut self.source {
            Source::Gzip(members) => members.recover(),
            Source::Other(_) => Ok(false),
        }
    }

    /// Whether the bytes that come next are these; takes none.
    pub(super) fn is_at(&mut self, wanted: &[u8]) -> io::Result<bool> {
        let mut there = Vec::with_capacity(wanted.len());
        let read = self.by_ref().take(wanted.len() as u64).read_to_end(&mut there);
        self.put_back(&there);
        read.map(|_| there == wanted)
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(buffer)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.again_at < self.again.len() {
            return Ok(&self.again[self.again_at..]);
        }
        match &mut self.source {
            Source::Gzip(members) => members.fill_buf(),
            Source::Other(reader) => reader.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        if self.again_at < self.again.len() {
            self.again_at += amount;
            return;
        }
        match &mut self.source {
            Source::Gzip(members) => members.consume(amount),
            Source::Other(reader) => reader.consume(amount),
        }
    }
}
