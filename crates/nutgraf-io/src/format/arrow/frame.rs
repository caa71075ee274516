//! Messages of Arrow, measured before their reader makes room for what they say they hold.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};

use arrow_ipc::reader::read_footer_length;
use arrow_ipc::{Block, Message, MessageHeader, RecordBatch, root_as_footer, root_as_message};

use super::told;

/// What stands before the length of a message.
const CONTINUATION: [u8; 4] = [0xff; 4];
/// The magic number at the end of a file, and the length of the footer before it.
const TRAILER: u64 = 10;
/// The most bytes that a buffer may unfold to, and how many times what it is compressed to.
const MAX_BUFFER: i64 = 1 << 32;
const MAX_RATIO: i64 = 1 << 16;

/// Where the batches of a file lie.
pub(super) fn blocks(file: &mut BufReader<File>, size: u64) -> io::Result<Vec<Block>> {
    let mut trailer = [0; TRAILER as usize];
    file.seek(SeekFrom::Start(size.saturating_sub(TRAILER)))?;
    file.read_exact(&mut trailer)?;
    let length = read_footer_length(trailer).map_err(told)? as u64;
    let start =
        size.checked_sub(TRAILER + length).ok_or_else(|| broken("its footer is longer than the file"))?;
    file.seek(SeekFrom::Start(start))?;
    let mut footer = Vec::new();
    file.take(length).read_to_end(&mut footer)?;
    let footer = root_as_footer(&footer).map_err(|_| broken("its footer cannot be read"))?;
    for block in footer.dictionaries().into_iter().flatten() {
        if !is_sound(file, size, block)? {
            return Err(broken("a dictionary of it does not lie in the file"));
        }
    }
    Ok(footer.recordBatches().into_iter().flatten().copied().collect())
}

/// Whether a block lies in its file, and its buffers unfold to what memory can hold.
pub(super) fn is_sound(file: &mut (impl Read + Seek), size: u64, block: &Block) -> io::Result<bool> {
    let parts = [block.offset(), i64::from(block.metaDataLength()), block.bodyLength()];
    let parts = parts.map(u64::try_from);
    let [Ok(offset), Ok(head), Ok(body)] = parts else { return Ok(false) };
    let end = offset.checked_add(head).and_then(|start| start.checked_add(body));
    if end.is_none_or(|end| end > size) {
        return Ok(false);
    }
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(offset))?;
    file.by_ref().take(head).read_to_end(&mut bytes)?;
    let prefix = if bytes.starts_with(&CONTINUATION) { 8 } else { 4 };
    // What is no message its reader will say.
    let Ok(message) = root_as_message(bytes.get(prefix..).unwrap_or_default()) else { return Ok(true) };
    for (at, length) in compressed(&message) {
        let mut unfolded = [0; 8];
        file.seek(SeekFrom::Start((offset + head).saturating_add(at)))?;
        if file.read_exact(&mut unfolded).is_err() || !fits(i64::from_le_bytes(unfolded), length) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A stream that hands out a message when all of it has been read.
pub(super) struct Framed {
    inner: Box<dyn Read + Send>,
    ready: Vec<u8>,
    at: usize,
}

impl Framed {
    pub(super) fn new(inner: Box<dyn Read + Send>) -> Self {
        Self { inner: Box::new(BufReader::new(inner)), ready: Vec::new(), at: 0 }
    }

    /// Whether something follows what has been read.
    pub(super) fn goes_on(&mut self) -> io::Result<bool> {
        Ok(self.at < self.ready.len() || self.inner.read(&mut [0])? > 0)
    }

    /// Reads the next message.
    fn fill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.at = 0;
        self.read_on(4)?;
        if self.ready == CONTINUATION {
            self.read_on(4)?;
        }
        let length = self.ready.last_chunk().map_or(0, |length| i32::from_le_bytes(*length));
        // Where the stream ends, or its reader says what is wrong.
        let Some(length) = u64::try_from(length).ok().filter(|length| *length > 0) else { return Ok(()) };
        let start = self.ready.len();
        if self.read_on(length)? < length {
            return Err(cut());
        }
        let Ok(message) = root_as_message(&self.ready[start..]) else { return Ok(()) };
        let buffers = compressed(&message);
        let length =
            u64::try_from(message.bodyLength()).map_err(|_| broken("a message is shorter than nothing"))?;
        let body = self.ready.len() as u64;
        if self.read_on(length)? < length {
            return Err(cut());
        }
        for (at, length) in buffers {
            let start = usize::try_from(body.saturating_add(at)).unwrap_or(usize::MAX);
            let unfolded = self.ready.get(start..).and_then(<[u8]>::first_chunk);
            if !unfolded.is_some_and(|unfolded| fits(i64::from_le_bytes(*unfolded), length)) {
                return Err(broken("a buffer unfolds to more than it can hold"));
            }
        }
        Ok(())
    }

    /// Reads as many bytes, or those that are there: how many.
    fn read_on(&mut self, wanted: u64) -> io::Result<u64> {
        let n = self.inner.by_ref().take(wanted).read_to_end(&mut self.ready)?;
        Ok(n as u64)
    }
}

impl Read for Framed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.ready.len() {
            self.fill()?;
        }
        let n = (&self.ready[self.at..]).read(buffer)?;
        self.at += n;
        Ok(n)
    }
}

/// The places and lengths of the compressed buffers of a message, in its body.
fn compressed(message: &Message<'_>) -> Vec<(u64, i64)> {
    let batch: Option<RecordBatch<'_>> = match message.header_type() {
        MessageHeader::RecordBatch => message.header_as_record_batch(),
        MessageHeader::DictionaryBatch => message.header_as_dictionary_batch().and_then(|batch| batch.data()),
        _ => None,
    };
    let batch = batch.filter(|batch| batch.compression().is_some());
    let buffers = batch.and_then(|batch| batch.buffers()).into_iter().flatten();
    let filled = buffers.filter(|buffer| buffer.length() > 0);
    filled.map(|buffer| (u64::try_from(buffer.offset()).unwrap_or(u64::MAX), buffer.length())).collect()
}

/// Whether a buffer of this length can unfold to as much; -1 stands for one that is not compressed.
fn fits(unfolded: i64, length: i64) -> bool {
    unfolded == -1 || (0..=MAX_BUFFER.min(length.saturating_mul(MAX_RATIO))).contains(&unfolded)
}

fn broken(what: &str) -> io::Error {
    io::Error::other(format!("broken data: {what}"))
}

fn cut() -> io::Error {
    io::Error::new(ErrorKind::UnexpectedEof, "the stream ends within a message")
}
