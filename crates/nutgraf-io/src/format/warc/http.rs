//! The HTTP response in a record.

use std::io::Read;

use crate::Skipped;

/// How a server has wrapped what it sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Coding {
    Chunked,
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

/// A page that a server answered with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) content_type: Option<String>,
    /// The outermost first.
    pub(super) codings: Vec<Coding>,
    /// As it was sent.
    pub(super) body: Vec<u8>,
}

impl Response {
    /// The response in the block of a record, or why it is passed over. `payload_type` counts where the server gives none.
    pub(super) fn parse(mut block: Vec<u8>, payload_type: Option<&str>) -> Result<Self, Skipped> {
        let (head_end, body_start) = end_of_head(&block).ok_or(Skipped::NoResponse)?;
        let head = String::from_utf8_lossy(&block[..head_end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().filter(|line| line.starts_with("HTTP/")).ok_or(Skipped::NoResponse)?;
        if status.split_ascii_whitespace().nth(1) != Some("200") {
            return Err(Skipped::Status);
        }
        let (mut content_type, mut transfer, mut content) = (None, Vec::new(), Vec::new());
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => content_type = Some(value.trim().to_owned()),
                "content-encoding" => content = codings(value),
                "transfer-encoding" => transfer = codings(value),
                _ => {}
            }
        }
        let media = content_type.as_deref().or(payload_type).map(str::to_ascii_lowercase);
        if !media.is_some_and(|media| media.contains("text/html") || media.contains("application/xhtml")) {
            return Err(Skipped::NotHtml);
        }
        block.drain(..body_start);
        transfer.reverse();
        content.reverse();
        Ok(Self { content_type, codings: [transfer, content].concat(), body: block })
    }
}

/// Undoes the codings, as far as they were not undone by the crawler, which often leaves the header as it was: what does
/// not fit its coding is taken as it is. Gives no more than `limit` bytes for each coding.
pub(crate) fn decode(body: Vec<u8>, codings: &[Coding], limit: u64) -> Vec<u8> {
    codings.iter().fold(body, |body, coding| undone(&body, *coding, limit).unwrap_or(body))
}

fn undone(body: &[u8], coding: Coding, limit: u64) -> Option<Vec<u8>> {
    match coding {
        Coding::Chunked => joined(body),
        Coding::Gzip => all(flate2::read::MultiGzDecoder::new(body), limit),
        Coding::Deflate => all(flate2::read::ZlibDecoder::new(body), limit)
            .or_else(|| all(flate2::read::DeflateDecoder::new(body), limit)),
        Coding::Brotli => all(brotli_decompressor::Decompressor::new(body, 64 << 10), limit),
        Coding::Zstd => all(zstd::Decoder::new(body).ok()?, limit),
    }
}

/// All bytes of a reader; `None` when it fails at the start. What was read before a later failure is kept.
fn all(reader: impl Read, limit: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let failed = reader.take(limit).read_to_end(&mut bytes).is_err();
    (!bytes.is_empty() || !failed).then_some(bytes)
}

/// The chunks of a body as one; `None` when it is not in chunks.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let (mut whole, mut rest) = (Vec::with_capacity(body.len()), body);
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest)?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            break;
        }
        whole.extend_from_slice(&rest[..size.min(rest.len())]);
        rest = rest.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    Some(whole)
}

/// Where the head ends, and where the body begins after the blank line.
fn end_of_head(block: &[u8]) -> Option<(usize, usize)> {
    let strict = memchr::memmem::find(block, b"\r\n\r\n").map(|at| (at, at + 4));
    let loose = || memchr::memmem::find(block, b"\n\n").map(|at| (at, at + 2));
    strict.or_else(loose)
}

fn codings(value: &str) -> Vec<Coding> {
    let coding = |name: &str| match name.trim().to_ascii_lowercase().as_str() {
        "chunked" => Some(Coding::Chunked),
        "gzip" | "x-gzip" => Some(Coding::Gzip),
        "deflate" => Some(Coding::Deflate),
        "br" => Some(Coding::Brotli),
        "zstd" => Some(Coding::Zstd),
        _ => None,
    };
    value.split(',').filter_map(coding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(block: &str) -> Result<Response, Skipped> {
        Response::parse(block.as_bytes().to_vec(), None)
    }

    #[test]
    fn takes_pages_alone() {
        let page = "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=windows-1252\r\n\
            Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n<p>";
        let response = parse(page).unwrap_or_else(|why| panic!("{why:?}"));
        assert_eq!(response.content_type.as_deref(), Some("text/html; charset=windows-1252"));
        assert_eq!(response.codings, [Coding::Chunked, Coding::Gzip]);
        assert_eq!(response.body, b"<p>");
        assert_eq!(parse("HTTP/1.1 404 Gone\r\n\r\n"), Err(Skipped::Status));
        assert_eq!(parse("HTTP/1.1 200 OK\nContent-Type: image/png\n\n"), Err(Skipped::NotHtml));
        assert_eq!(parse("no response"), Err(Skipped::NoResponse));
    }

    #[test]
    fn undoes_codings_that_are_there() {
        let chunks = b"4\r\n<p>R\r\n3;x=y\r\nain\r\n0\r\n\r\n".to_vec();
        assert_eq!(decode(chunks, &[Coding::Chunked], 99), b"<p>Rain");
        let plain = b"<p>Rain".to_vec();
        for coding in [Coding::Chunked, Coding::Gzip, Coding::Deflate, Coding::Brotli, Coding::Zstd] {
            assert_eq!(decode(plain.clone(), &[coding], 99), plain, "{coding:?}");
        }
        let packed = zstd::encode_all(plain.as_slice(), 0).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(decode(packed, &[Coding::Zstd], 5), b"<p>Ra");
    }
}
