//! The HTTP response in a record.

use crate::coding::Coding;

/// A page that a server answered with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) content_type: Option<String>,
    /// The outermost first.
    pub(super) codings: Vec<Coding>,
    /// As it was sent.
    pub(super) body: Vec<u8>,
}

/// Why there is no page in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoPage {
    /// It is not HTTP.
    NotHttp,
    /// The server answered with another status than 200.
    Status,
    /// It is not HTML.
    NotHtml,
}

impl Response {
    /// The response in the block of a record. `payload_type` counts where the server gives no type.
    pub(super) fn parse(mut block: Vec<u8>, payload_type: Option<&str>) -> Result<Self, NoPage> {
        if !block.starts_with(b"HTTP/") {
            return Err(NoPage::NotHttp);
        }
        let (head_end, body_start) = end_of_head(&block).unwrap_or((block.len(), block.len()));
        let head = String::from_utf8_lossy(&block[..head_end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split_ascii_whitespace().nth(1));
        match status {
            Some("200") => {}
            Some(status) if status.len() == 3 && status.bytes().all(|b| b.is_ascii_digit()) => {
                return Err(NoPage::Status);
            }
            _ => return Err(NoPage::NotHttp),
        }
        let (mut content_type, mut transfer, mut content) = (None, Vec::new(), Vec::new());
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => content_type = Some(value.trim().to_owned()),
                "content-encoding" => content = Coding::parse(value),
                "transfer-encoding" => transfer = Coding::parse(value),
                _ => {}
            }
        }
        if !content_type.as_deref().or(payload_type).is_some_and(is_html) {
            return Err(NoPage::NotHtml);
        }
        block.drain(..body_start);
        transfer.reverse();
        content.reverse();
        Ok(Self { content_type, codings: [transfer, content].concat(), body: block })
    }
}

/// Whether a media type is that of a page.
pub(super) fn is_html(media: &str) -> bool {
    let media = media.to_ascii_lowercase();
    media.contains("text/html") || media.contains("application/xhtml")
}

/// Where the head ends, and where the body begins after the blank line.
fn end_of_head(block: &[u8]) -> Option<(usize, usize)> {
    let strict = memchr::memmem::find(block, b"\r\n\r\n").map(|at| (at, at + 4));
    let loose = || memchr::memmem::find(block, b"\n\n").map(|at| (at, at + 2));
    strict.or_else(loose)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(block: &str) -> Result<Response, NoPage> {
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
        assert_eq!(parse("HTTP/1.1 404 Gone\r\n\r\n"), Err(NoPage::Status));
        assert_eq!(parse("HTTP/1.1 304 Not Modified\r\n"), Err(NoPage::Status));
        assert_eq!(parse("HTTP/1.1 200 OK\nContent-Type: image/png\n\n"), Err(NoPage::NotHtml));
        assert_eq!(parse("no response"), Err(NoPage::NotHttp));
        assert_eq!(parse("HTTP/1.1 OK\r\n\r\n"), Err(NoPage::NotHttp));
    }
}
