//! A gzip file of many members, read so that one of them may be broken.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;

/// What begins a member: the magic number and the only method of compression there is.
const MAGIC: &[u8] = &[0x1f, 0x8b, 0x08];
/// Compressed bytes of a member that are kept, to look in for the next member when this one is broken.
const KEPT: usize = 16 << 20;

/// The decompressed bytes of a file of gzip members, one member after the other: what is read ends where a member does, until
/// [`next_member`](Self::next_member) is called.
pub(super) struct Members {
    /// `None` only while a member ends.
    decoder: Option<GzDecoder<Replay>>,
    buffer: Vec<u8>,
    at: usize,
    filled: usize,
    /// Whether the member in hand has been read to its end.
    is_at_end: bool,
}

/// A reader that can go back to where it was last marked.
struct Replay {
    inner: BufReader<Box<dyn Read + Send>>,
    /// What was taken since the mark, up to [`KEPT`] bytes.
    taken: Vec<u8>,
    /// What was gone back over and is read again, from `again_at`.
    again: Vec<u8>,
    again_at: usize,
}

impl Members {
    pub(super) fn new(raw: Box<dyn Read + Send>) -> Self {
        let inner = BufReader::with_capacity(256 << 10, raw);
        let replay = Replay { inner, taken: Vec::new(), again: Vec::new(), again_at: 0 };
        Self {
            decoder: Some(GzDecoder::new(replay)),
            buffer: vec![0; 128 << 10],
            at: 0,
            filled: 0,
            is_at_end: false,
        }
    }

    /// Goes to the next place after the start of the broken member where one can begin; `false` at the end of the file.
    pub(super) fn recover(&mut self) -> io::Result<bool> {
        (self.at, self.filled) = (0, 0);
        let Some(decoder) = self.decoder.take() else { return Ok(false) };
        let mut raw = decoder.into_inner();
        let is_there = raw.seek_magic()?;
        self.decoder = Some(GzDecoder::new(raw));
        self.is_at_end = false;
        Ok(is_there)
    }

    /// Goes on to the next member; `false` at the end of the file.
    pub(super) fn next_member(&mut self) -> io::Result<bool> {
        (self.at, self.filled) = (0, 0);
        let Some(mut raw) = self.decoder.take().map(GzDecoder::into_inner) else { return Ok(false) };
        raw.taken.clear();
        if raw.fill_buf()?.is_empty() {
            return Ok(false);
        }
        self.decoder = Some(GzDecoder::new(raw));
        self.is_at_end = false;
        Ok(true)
    }

    /// Decompresses some more; an empty buffer is the end of the member.
    fn fill(&mut self) -> io::Result<()> {
        (self.at, self.filled) = (0, 0);
        if let Some(decoder) = self.decoder.as_mut().filter(|_| !self.is_at_end) {
            self.filled = decoder.read(&mut self.buffer)?;
            self.is_at_end = self.filled == 0;
        }
        Ok(())
    }
}

impl BufRead for Members {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.filled {
            self.fill()?;
        }
        Ok(&self.buffer[self.at..self.filled])
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount;
    }
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(buffer)?;
        self.consume(n);
        Ok(n)
    }
}

impl Replay {
    /// Goes to the first [`MAGIC`] after the mark, and marks that.
    fn seek_magic(&mut self) -> io::Result<bool> {
        let mut seen = std::mem::take(&mut self.taken);
        seen.extend_from_slice(&self.again[self.again_at..]);
        (self.again, self.again_at) = (seen, 0);
        // The broken member begins with it too.
        let mut from = 1;
        loop {
            let window = self.again.get(from..).unwrap_or_default();
            if let Some(found) = memchr::memmem::find(window, MAGIC) {
                self.again_at = from + found;
                return Ok(true);
            }
            let tail = self.again.split_off(self.again.len().saturating_sub(MAGIC.len() - 1));
            let more = self.inner.fill_buf()?;
            if more.is_empty() {
                self.again.clear();
                return Ok(false);
            }
            self.again = [tail.as_slice(), more].concat();
            let n = more.len();
            self.inner.consume(n);
            from = usize::from(from == 1 && tail.is_empty());
        }
    }
}

impl BufRead for Replay {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.again_at < self.again.len() {
            Ok(&self.again[self.again_at..])
        } else {
            self.inner.fill_buf()
        }
    }

    fn consume(&mut self, amount: usize) {
        let from_again = self.again_at < self.again.len();
        let there = if from_again { &self.again[self.again_at..] } else { self.inner.buffer() };
        let room = KEPT.saturating_sub(self.taken.len());
        self.taken.extend_from_slice(&there[..amount.min(room)]);
        if from_again {
            self.again_at += amount;
        } else {
            self.inner.consume(amount);
        }
    }
}

impl Read for Replay {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(buffer)?;
        self.consume(n);
        Ok(n)
    }
}
