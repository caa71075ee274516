//! The block of a record, read with an eye on whether its length is true.

use std::io::{self, BufRead, Read};

use super::record::{self, START, begins_record, start_within};
use super::stream::Stream;

/// Bytes that are kept between two looks for the start of a record, which may lie across them.
const CARRY: usize = 256;
/// What ends a record.
const RECORD_END: &[u8] = b"\r\n\r\n";

/// The block of a record.
#[derive(Debug)]
pub(super) struct Block {
    /// The block, where it was to be kept.
    pub(super) bytes: Vec<u8>,
    /// What is wrong with its length, if anything.
    pub(super) wrong: Option<WrongLength>,
}

/// How the length that the head of a record gives is wrong. The stream stands where reading goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WrongLength {
    /// Something that is not the next record follows the block.
    TooShort,
    /// The next record begins within the block.
    TooLong,
    /// The gzip member of the record ends before the block does.
    PastMember,
}

impl WrongLength {
    pub(super) fn reason(self, length: u64) -> String {
        match self {
            Self::TooShort => format!("its block does not end after the {length} bytes that its head gives"),
            Self::TooLong => {
                format!("the next record begins before the {length} bytes that its head gives")
            }
            Self::PastMember => {
                format!("its gzip member ends before the {length} bytes that its head gives")
            }
        }
    }
}

/// Reads a block of `length` bytes, and keeps it where `keeps` says so; of one that is passed over only what may be records
/// that its length swallows is kept for a while, at most `limit` bytes.
pub(super) fn read(stream: &mut Stream, length: u64, keeps: bool, limit: u64) -> io::Result<Block> {
    let (mut seen, mut left, mut from, mut is_whole) = (Vec::new(), length, None, true);
    while left > 0 {
        let there = stream.fill_buf()?;
        if there.is_empty() {
            if stream.goes_on_in_next_member(START)? {
                continue;
            }
            return cut_off(stream, from.or_else(|| first_start(&seen, is_whole)), &seen);
        }
        let step = usize::try_from(left).unwrap_or(usize::MAX).min(there.len());
        seen.extend_from_slice(&there[..step]);
        stream.consume(step);
        left -= step as u64;
        if !keeps && from.is_none() {
            from = start_within(&seen);
            let done = from.unwrap_or_else(|| seen.len().saturating_sub(CARRY));
            seen.drain(..done);
            is_whole &= done == 0;
            from = from.map(|_| 0);
        } else if !keeps && seen.len() as u64 > limit {
            stream.put_back(&seen);
            return Ok(Block { bytes: Vec::new(), wrong: Some(WrongLength::TooLong) });
        }
    }
    let Some(blank) = after_end(stream)? else {
        return Ok(Block { bytes: seen, wrong: None });
    };
    let (end, is_ended) = (seen.len(), blank == RECORD_END);
    seen.extend(&blank);
    // The line that begins the next record may lie on both sides of where the block should end.
    stream.by_ref().take(CARRY as u64).read_to_end(&mut seen)?;
    let swallowed = from.or_else(|| first_start(&seen, is_whole)).filter(|at| *at < end);
    let (wrong, rest) = match swallowed {
        Some(at) => (Some(WrongLength::TooLong), at),
        // What follows is garbage, the record is whole.
        None if is_ended => (None, end + blank.len()),
        None => (Some(WrongLength::TooShort), end),
    };
    stream.put_back(&seen[rest..]);
    seen.truncate(if wrong.is_none() { end } else { 0 });
    Ok(Block { bytes: seen, wrong })
}

/// The first record that begins in what has been seen of a block; `is_whole` says that it has been seen from its start, which may
/// be that of another record.
fn first_start(seen: &[u8], is_whole: bool) -> Option<usize> {
    if is_whole && begins_record(seen) { Some(0) } else { start_within(seen) }
}

/// The block of a file or member that ends before it does.
fn cut_off(stream: &mut Stream, next: Option<usize>, seen: &[u8]) -> io::Result<Block> {
    if let Some(at) = next {
        stream.put_back(&seen[at..]);
        return Ok(Block { bytes: Vec::new(), wrong: Some(WrongLength::TooLong) });
    }
    // The next record is there: it is the member that has ended, not the file.
    match stream.is_at(START)? {
        true => Ok(Block { bytes: Vec::new(), wrong: Some(WrongLength::PastMember) }),
        false => Err(record::cut()),
    }
}

/// Takes the blank lines after a block. `None` where they end with its member, with the file or before the next record; else the
/// blank lines that something else follows.
fn after_end(stream: &mut Stream) -> io::Result<Option<Vec<u8>>> {
    let mut blank = Vec::new();
    loop {
        let there = stream.fill_buf()?;
        let n = there.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let (is_end, is_over) = (there.is_empty(), n < there.len());
        blank.extend_from_slice(&there[..n]);
        stream.consume(n);
        if is_end {
            return Ok(None);
        }
        if is_over {
            return Ok((!stream.is_at(START)?).then_some(blank));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_plain(text: &str, length: u64) -> (Option<WrongLength>, String) {
        let mut stream = Stream::other(Box::new(io::Cursor::new(text.as_bytes().to_vec())));
        let block = read(&mut stream, length, true, 1 << 20).unwrap_or_else(|why| panic!("{why}"));
        let mut rest = String::new();
        stream.read_to_string(&mut rest).unwrap_or_else(|why| panic!("{why}"));
        (block.wrong, rest)
    }

    #[test]
    fn a_length_that_is_not_true_is_seen() {
        let next = "WARC/1.0\r\nWARC-Type: response\r\n";
        let text = format!("block\r\n\r\n{next}");
        assert_eq!(read_plain(&text, 5), (None, next.to_owned()));
        assert_eq!(read_plain(&text, 3).0, Some(WrongLength::TooShort));
        assert_eq!(read_plain(&text, 25), (Some(WrongLength::TooLong), next.to_owned()));
        assert_eq!(read_plain(&text, 999), (Some(WrongLength::TooLong), next.to_owned()));
        assert_eq!(read_plain("block\r\n\r\ngarbage", 5), (None, "garbage".to_owned()));
        assert_eq!(read_plain(next, 1), (Some(WrongLength::TooLong), next.to_owned()));
        assert_eq!(read_plain(next, 999), (Some(WrongLength::TooLong), next.to_owned()));
        let head = format!("{next}Content-Length: 5");
        let text = format!("blo\r\n\r\n{head}\r\n\r\nblock\r\n\r\n");
        let length = 7 + head.len() as u64;
        assert_eq!(read_plain(&text, length), (Some(WrongLength::TooLong), text[7..].to_owned()));
        assert_eq!(read_plain("a page on WARC/1.0\nWARC/1.0\nand on", 34).0, None);
    }
}
