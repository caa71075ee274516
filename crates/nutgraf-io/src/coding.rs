//! How a server has wrapped a page, and the way back.

use std::io::{ErrorKind, Read};

use crate::open::{GZIP, ZSTD};
use crate::{RecordError, codec};

/// How a server has wrapped what it sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Coding {
    Chunked,
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

impl Coding {
    /// The codings that a header names, in its order.
    pub(crate) fn parse(header: &str) -> Vec<Self> {
        let coding = |name: &str| match name.trim().to_ascii_lowercase().as_str() {
            "chunked" => Some(Self::Chunked),
            "gzip" | "x-gzip" => Some(Self::Gzip),
            "deflate" => Some(Self::Deflate),
            "br" => Some(Self::Brotli),
            "zstd" => Some(Self::Zstd),
            _ => None,
        };
        header.split(',').filter_map(coding).collect()
    }
}

/// What undoing a coding came to.
enum Undone {
    Whole(Vec<u8>),
    /// The body is not in this coding: the crawler undid it and left the header as it was.
    Other,
    /// The body is in it, and ends too early or is broken.
    Broken,
    /// The body unfolds to more than the limit.
    TooLarge,
}

/// Undoes the codings, the outermost first; what does not fit its coding is taken as it is.
///
/// # Errors
///
/// [`RecordError::Broken`] for a page that is cut, [`RecordError::TooLarge`] for one of more than `limit` bytes.
pub(crate) fn decode(body: Vec<u8>, codings: &[Coding], limit: u64) -> Result<Vec<u8>, RecordError> {
    let undo = |body: Vec<u8>, coding: &Coding| match undone(&body, *coding, limit) {
        Undone::Whole(body) => Ok(body),
        Undone::Other => Ok(body),
        Undone::Broken => {
            let reason = format!("the page is cut short or broken within its {} data", coding.name());
            Err(RecordError::Broken { reason })
        }
        Undone::TooLarge => Err(RecordError::TooLarge { limit }),
    };
    codings.iter().try_fold(body, undo)
}

impl Coding {
    fn name(self) -> &'static str {
        match self {
            Self::Chunked => "chunked",
            Self::Gzip => "gzip",
            Self::Deflate => "deflate",
            Self::Brotli => "brotli",
            Self::Zstd => "zstd",
        }
    }
}

fn undone(body: &[u8], coding: Coding, limit: u64) -> Undone {
    match coding {
        Coding::Chunked => joined(body),
        Coding::Gzip if !body.starts_with(GZIP) => Undone::Other,
        Coding::Gzip => broken_if_other(all(flate2::read::MultiGzDecoder::new(body), limit)),
        Coding::Deflate => match all(flate2::read::ZlibDecoder::new(body), limit) {
            Undone::Other => all(flate2::read::DeflateDecoder::new(body), limit),
            read => read,
        },
        Coding::Brotli => codec::brotli(body).map_or(Undone::Broken, |reader| all(reader, limit)),
        Coding::Zstd if !body.starts_with(ZSTD) => Undone::Other,
        Coding::Zstd => {
            broken_if_other(codec::zstd(body).map_or(Undone::Broken, |reader| all(reader, limit)))
        }
    }
}

/// What begins as the coding does is in it.
fn broken_if_other(undone: Undone) -> Undone {
    if matches!(undone, Undone::Other) { Undone::Broken } else { undone }
}

/// All bytes of a reader. What fails before its first byte is in another coding.
fn all(reader: impl Read, limit: u64) -> Undone {
    let mut bytes = Vec::new();
    let failure = reader.take(limit.saturating_add(1)).read_to_end(&mut bytes).err();
    match failure {
        _ if bytes.len() as u64 > limit => Undone::TooLarge,
        // Bytes behind the compressed data are nothing to the page.
        Some(why) if !bytes.is_empty() && why.kind() == ErrorKind::InvalidInput => Undone::Whole(bytes),
        Some(_) if bytes.is_empty() => Undone::Other,
        Some(_) => Undone::Broken,
        None => Undone::Whole(bytes),
    }
}

/// The chunks of a body as one.
fn joined(body: &[u8]) -> Undone {
    let (mut whole, mut rest) = (Vec::with_capacity(body.len()), body);
    while !rest.is_empty() {
        let Some((size, after)) = chunk(rest) else {
            return if whole.is_empty() { Undone::Other } else { Undone::Broken };
        };
        if size == 0 {
            return Undone::Whole(whole);
        }
        let Some(words) = after.get(..size) else { return Undone::Broken };
        whole.extend_from_slice(words);
        rest = &after[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    // The last chunk, which is empty, is often left out.
    Undone::Whole(whole)
}

/// The size of the first chunk, and what follows the line that gives it.
fn chunk(body: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr::memchr(b'\n', body)?;
    let size = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
    Some((usize::from_str_radix(size, 16).ok()?, &body[end + 1..]))
}

#[cfg(all(test, feature = "codecs"))]
mod tests {
    use super::*;

    const ALL: [Coding; 5] = [Coding::Chunked, Coding::Gzip, Coding::Deflate, Coding::Brotli, Coding::Zstd];

    #[test]
    fn undoes_codings_that_are_there() {
        let chunks = b"4\r\n<p>R\r\n3;x=y\r\nain\r\n0\r\n\r\n".to_vec();
        assert_eq!(decode(chunks, &[Coding::Chunked], 99).ok().as_deref(), Some(&b"<p>Rain"[..]));
        let plain = b"<p>Rain".to_vec();
        for coding in ALL {
            assert_eq!(decode(plain.clone(), &[coding], 99).ok(), Some(plain.clone()), "{coding:?}");
        }
    }

    #[test]
    fn a_page_that_is_cut_is_not_a_shorter_page() {
        let page = b"<p>It rained for nine days and nights, said the mayor of the town.".repeat(200);
        let packed = zstd::encode_all(page.as_slice(), 0).unwrap_or_else(|why| panic!("{why}"));
        let cut = packed[..packed.len() - 9].to_vec();
        let is_broken = |read: Result<Vec<u8>, RecordError>| matches!(read, Err(RecordError::Broken { .. }));
        assert!(is_broken(decode(cut, &[Coding::Zstd], 1 << 20)));
        assert!(is_broken(decode(b"4\r\n<p>R\r\n9\r\nain".to_vec(), &[Coding::Chunked], 99)));
        assert!(matches!(decode(packed, &[Coding::Zstd], 5), Err(RecordError::TooLarge { limit: 5 })));
    }
}
