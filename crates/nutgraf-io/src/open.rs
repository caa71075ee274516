//! Opening a file for reading: standard input, decompression by the first bytes, what kind of file it is.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use crate::columns::is_row_of_names;
use crate::{Format, codec};

/// What an Arrow file begins with; a stream does not.
pub(crate) const ARROW_FILE: &[u8] = b"ARROW1";
/// What an Arrow stream begins with, and each message of it.
const ARROW_STREAM: &[u8] = &[0xff, 0xff, 0xff, 0xff];
pub(crate) const GZIP: &[u8] = &[0x1f, 0x8b];
pub(crate) const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const XZ: &[u8] = &[0xfd, b'7', b'z', b'X', b'Z', 0];
const BZIP2: &[u8] = b"BZh";
const BOM: &[u8] = b"\xef\xbb\xbf";
const UTF16_BOMS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];
/// As many bytes as git and grep look at to tell text from binary files.
const HEAD_BYTES: usize = 8000;

/// An opened file: its decompressed bytes, from the start, and the first of them.
pub(crate) struct Opened {
    pub(crate) head: Vec<u8>,
    pub(crate) bytes: Box<dyn Read + Send>,
    /// What the file is compressed with.
    pub(crate) compression: Option<&'static str>,
    /// Why there is no head, where the compressed data are broken from the start.
    pub(crate) failure: Option<io::Error>,
}

/// Opens a file, or the standard input for `-`, and decompresses it. Raises `count` by each byte of the file read.
pub(crate) fn open(path: &Path, count: &Arc<AtomicU64>) -> io::Result<Opened> {
    let (magic, raw) = peek(counted(path, count)?, XZ.len())?;
    let (compression, bytes): (_, Box<dyn Read + Send>) = if magic.starts_with(GZIP) {
        (Some("gzip"), Box::new(MultiGzDecoder::new(BufReader::new(raw))))
    } else if magic.starts_with(ZSTD) {
        (Some("zstd"), codec::zstd(raw)?)
    } else if magic == XZ {
        (Some("xz"), codec::xz(raw)?)
    } else if magic.starts_with(BZIP2) && magic.get(3).is_some_and(u8::is_ascii_digit) {
        (Some("bzip2"), codec::bzip2(raw)?)
    } else {
        (None, Box::new(raw))
    };
    match peek(bytes, HEAD_BYTES) {
        Ok((head, bytes)) => Ok(Opened { head, bytes: Box::new(bytes), compression, failure: None }),
        Err(why) => {
            Ok(Opened { head: Vec::new(), bytes: Box::new(io::empty()), compression, failure: Some(why) })
        }
    }
}

/// The bytes of a file as they lie on the disk. The standard input has none: it is given as it was opened.
pub(crate) fn raw(path: &Path, count: &Arc<AtomicU64>) -> io::Result<Box<dyn Read + Send>> {
    Ok(Box::new(counted(path, count)?))
}

fn counted(path: &Path, count: &Arc<AtomicU64>) -> io::Result<Counted<Box<dyn Read + Send>>> {
    let inner: Box<dyn Read + Send> =
        if path == Path::new("-") { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
    Ok(Counted { inner, count: Arc::clone(count) })
}

/// The endings of names of compressed files.
const COMPRESSED: [&str; 5] = [".gz", ".zst", ".xz", ".bz2", ".zstd"];

/// The format that the name of a file gives, whatever it is compressed with.
pub(crate) fn format_of_name(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let name = COMPRESSED.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
    match name.rsplit_once('.')?.1 {
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "json" => Some(Format::Json),
        "txt" | "text" => Some(Format::Text),
        "md" | "markdown" => Some(Format::Markdown),
        "csv" => Some(Format::Csv),
        "tsv" => Some(Format::Tsv),
        "warc" | "wet" => Some(Format::Warc),
        "parquet" | "pq" => Some(Format::Parquet),
        "arrow" | "arrows" | "feather" | "ipc" => Some(Format::Arrow),
        _ => None,
    }
}

/// The format that the first bytes of a file give; `None` for a binary file.
pub(crate) fn format_of_head(head: &[u8]) -> Option<Format> {
    let head = without_bom(head);
    let start = head.trim_ascii_start();
    match start.first() {
        _ if head.starts_with(b"WARC/") => Some(Format::Warc),
        _ if head.starts_with(b"PAR1") => Some(Format::Parquet),
        _ if head.starts_with(ARROW_FILE) || head.starts_with(ARROW_STREAM) => Some(Format::Arrow),
        _ if head.contains(&0) => None,
        Some(b'{') if start[1..].trim_ascii_start().starts_with(b"\"") => Some(Format::Jsonl),
        Some(b'[') if start[1..].trim_ascii_start().starts_with(b"{") => Some(Format::Json),
        Some(b'<') => Some(Format::Html),
        _ if is_row_of_names(start, b',') => Some(Format::Csv),
        _ if is_row_of_names(start, b'\t') => Some(Format::Tsv),
        _ => Some(Format::Text),
    }
}

/// What a file is, by its first bytes, that is not read; `is_page` where its name says that it is a page or a text.
pub(crate) fn unread(head: &[u8], is_page: bool) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 12] = [
        (b"\x89PNG", "a picture (PNG)"),
        (b"\xff\xd8\xff", "a picture (JPEG)"),
        (b"GIF8", "a picture (GIF)"),
        (b"PK\x03\x04", "a ZIP archive (.zip, .xlsx, .docx, .epub)"),
        (b"%PDF", "a PDF"),
        (b"FEA1", "Feather of version 1"),
        (b"SQLite format 3", "an SQLite database"),
        (b"filedesc://", "an ARC file"),
        (b"\xd0\xcf\x11\xe0", "an old Office file (.xls, .doc)"),
        (b"\x04\x22\x4d\x18", "LZ4 data"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Obj\x01", "an Avro file"),
    ];
    let found = KINDS.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, what)| *what);
    found.or_else(|| (!is_page && is_feed(head)).then_some("a feed (RSS, Atom) or other XML"))
}

/// Whether XML is something else than a page.
fn is_feed(head: &[u8]) -> bool {
    let start = without_bom(head).trim_ascii_start();
    let root = start.strip_prefix(b"<?xml").and_then(|rest| {
        let end = memchr::memmem::find(rest, b"?>")?;
        Some(rest[end + 2..].trim_ascii_start())
    });
    let is_page = |root: &[u8]| {
        let lower = root[..root.len().min(1000)].to_ascii_lowercase();
        lower.starts_with(b"<!doctype html") || memchr::memmem::find(&lower, b"<html").is_some()
    };
    root.is_some_and(|root| root.starts_with(b"<") && !is_page(root))
        || start.starts_with(b"<rss")
        || start.starts_with(b"<feed")
}

/// Whether the bytes open with the mark of UTF-16.
pub(crate) fn is_utf16(head: &[u8]) -> bool {
    UTF16_BOMS.iter().any(|bom| head.starts_with(bom))
}

/// The bytes without the mark of UTF-8, which is not part of the text.
pub(crate) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}

/// The first bytes of a reader, at most `limit`, and a reader of all of them.
fn peek<R: Read>(mut reader: R, limit: usize) -> io::Result<(Vec<u8>, impl Read)> {
    let mut head = Vec::with_capacity(limit);
    let failure = reader.by_ref().take(limit as u64).read_to_end(&mut head).err();
    match failure {
        Some(why) if head.is_empty() => Err(why),
        // The broken place is met again after the head has been read.
        _ => Ok((head.clone(), Cursor::new(head).chain(reader))),
    }
}

/// A reader that counts what passes through it.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.count.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_format_under_the_compression() {
        for (name, format) in [
            ("a/b.JSONL.gz", Some(Format::Jsonl)),
            ("b.ndjson.zst", Some(Format::Jsonl)),
            ("page.htm", Some(Format::Html)),
            ("story.txt.gz", Some(Format::Text)),
            ("story.gz", None),
            ("README", None),
            ("-", None),
        ] {
            assert_eq!(format_of_name(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn first_bytes_tell_the_format() {
        for (head, format) in [
            ("\u{feff} {\"text\": 1}", Some(Format::Jsonl)),
            ("{ \"a\"", Some(Format::Jsonl)),
            ("{curly} words", Some(Format::Text)),
            ("\n<!doctype html>", Some(Format::Html)),
            ("PARIS (AP) — It rained.", Some(Format::Text)),
            ("", Some(Format::Text)),
            ("id,title,text\n1,Rain,It rained.", Some(Format::Csv)),
            ("\"url\"\t\"body\"\r\n", Some(Format::Tsv)),
            ("Rain, wind\nIt rained, text", Some(Format::Text)),
            ("Text, not pictures, is what sells.", Some(Format::Text)),
            ("\u{7f}ELF\0\0", None),
        ] {
            assert_eq!(format_of_head(head.as_bytes()), format, "{head:?}");
        }
    }
}
