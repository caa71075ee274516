//! The character set of a page: bytes in, text out.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page its own declaration is looked for: browsers read 1024 bytes, pages put it further down.
const PRESCAN_BYTES: usize = 4096;
/// How much of a page the detector reads.
const DETECTED_BYTES: usize = 1 << 18;

/// The text of a page.
///
/// What decides, first to last: a byte order mark; being valid UTF-8 with a character beyond ASCII, which other
/// encodings hit by accident only; the charset of the HTTP header; the page's own declaration; a detector.
pub(crate) fn decode<'b>(bytes: &'b [u8], header: Option<&str>) -> Cow<'b, str> {
    let (marked, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (Some(encoding), &bytes[mark..]),
        None => (None, bytes),
    };
    let text = std::str::from_utf8(bytes).ok();
    let encoding = marked.unwrap_or_else(|| encoding_of(bytes, text.is_some(), header));
    match text.filter(|_| encoding == UTF_8) {
        Some(text) => Cow::Borrowed(text),
        None => encoding.decode_without_bom_handling(bytes).0,
    }
}

fn encoding_of(bytes: &[u8], is_utf8: bool, header: Option<&str>) -> &'static Encoding {
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    if is_utf8 && !bytes.is_ascii() {
        return UTF_8;
    }
    let declared = header.and_then(in_header).or_else(|| in_page(bytes));
    match declared {
        Some(encoding) if encoding == UTF_8 && !is_utf8 && !has_utf8(bytes) => detected(bytes),
        Some(encoding) => encoding,
        None if is_utf8 => UTF_8,
        None => detected(bytes),
    }
}

/// UTF-16 without a mark: a page begins with `<`, and then every other byte is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, second, 0, ..] if *second != 0 => Some(UTF_16LE),
        [0, b'<', 0, second, ..] if *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a character of two or more bytes stands somewhere: the page is UTF-8, if a broken one.
fn has_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// The encoding that an HTTP `Content-Type` names: "text/html; charset=iso-8859-1", or the label alone.
fn in_header(header: &str) -> Option<&'static Encoding> {
    let lower = header.to_ascii_lowercase();
    let label = match lower.find("charset") {
        Some(at) => label_after(&lower.as_bytes()[at + "charset".len()..])?.to_vec(),
        None if lower.contains('/') => return None,
        None => lower.into_bytes(),
    };
    Encoding::for_label(&label)
}

/// The encoding that the page declares: `<?xml encoding=…?>`, `<meta charset=…>` or `<meta content="…; charset=…">`.
fn in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(PRESCAN_BYTES)].to_ascii_lowercase();
    let declared = xml_label(&head).or_else(|| meta_label(&head)).and_then(Encoding::for_label)?;
    // A page that could be read this far is not UTF-16, whatever it says.
    Some(if declared == UTF_16LE || declared == UTF_16BE { UTF_8 } else { declared })
}

fn xml_label(head: &[u8]) -> Option<&[u8]> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let end = find(declaration, b"?>")?;
    let at = find(&declaration[..end], b"encoding")?;
    label_after(&declaration[at + "encoding".len()..end])
}

fn meta_label(head: &[u8]) -> Option<&[u8]> {
    let mut rest = head;
    while let Some(at) = find(rest, b"<meta") {
        rest = &rest[at + "<meta".len()..];
        let tag = &rest[..find(rest, b">").unwrap_or(rest.len())];
        if let Some(label) = find(tag, b"charset").and_then(|at| label_after(&tag[at + "charset".len()..])) {
            return Some(label);
        }
    }
    None
}

/// The label behind an equals sign, quoted or not.
fn label_after(rest: &[u8]) -> Option<&[u8]> {
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:.+()".contains(byte);
    let end = rest.iter().position(|byte| !is_label(byte)).unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let read = &bytes[..bytes.len().min(DETECTED_BYTES)];
    detector.feed(read, read.len() == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Allow);
    // Bytes that are no UTF-8 and that the detector knows nothing of are English with curly quotes.
    if guess == UTF_8 && !has_utf8(bytes) { WINDOWS_1252 } else { guess }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quotes_of_windows_however_they_are_declared() {
        let body = b"<p>\x93We will not go,\x94 she said \x96 twice.</p>";
        let text = "<p>“We will not go,” she said – twice.</p>";
        assert_eq!(decode(body, None), text, "detected");
        assert_eq!(decode(body, Some("text/html; charset=windows-1252")), text, "header");
        assert_eq!(decode(body, Some("text/html; charset=\"ISO-8859-1\"")), text, "Latin-1 means Windows");
        assert_eq!(decode(body, Some("text/html; charset=utf-8")), text, "a header that is wrong");
        let page =
            [b"<html><meta http-equiv=Content-Type content='text/html; charset=windows-1252'>", &body[..]];
        assert!(decode(&page.concat(), None).ends_with(text), "declared");
    }

    #[test]
    fn reads_utf_16_and_marks() {
        let utf16 = |bytes: &[u8]| decode(bytes, None).into_owned();
        assert_eq!(utf16(b"<\0p\0>\0a\0"), "<p>a");
        assert_eq!(utf16(b"\xFF\xFE<\0p\0>\0\x1C\x20"), "<p>“");
        assert_eq!(utf16(b"\xFE\xFF\0<\0p\0>\x20\x1C"), "<p>“");
        assert_eq!(utf16(b"\xEF\xBB\xBF<p>\xE2\x80\x9C"), "<p>“");
        assert_eq!(decode("<meta charset=iso-8859-1><p>“".as_bytes(), None), "<meta charset=iso-8859-1><p>“");
        assert_eq!(
            decode(b"<?xml version='1.0' encoding='koi8-r'?>\xD0", None),
            "<?xml version='1.0' encoding='koi8-r'?>п"
        );
    }

    #[test]
    fn survives_what_is_no_text() {
        for bytes in [
            &b""[..],
            b"\0",
            b"<",
            b"\xFF\xFE",
            b"\xFF\xFE\xD8",
            b"<meta charset=>\x80",
            b"<meta charset=utf-16>",
        ] {
            let _ = decode(bytes, Some("charset="));
        }
    }
}
