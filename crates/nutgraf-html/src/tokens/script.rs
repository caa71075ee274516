//! Where the text of an element ends that holds nothing but text.

use memchr::{memchr, memchr2};

/// The place of the end tag of this name, or the end of the page.
pub(super) fn end_tag(bytes: &[u8], from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(length) = memchr(b'<', &bytes[at..]) {
        at += length;
        if is_tag(&bytes[at..], b"</", name.as_bytes()) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// The place of the end tag of a script, or the end of the page.
///
/// A script in `<!-- … -->` may write other scripts: between `<script` and `</script` there, no end tag counts.
pub(super) fn end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    // Where the dashes of a comment may begin, and whether a script stands in it.
    let mut comment: Option<usize> = None;
    let mut is_inner = false;
    loop {
        let rest = &bytes[at..];
        let next = if comment.is_some() { memchr2(b'<', b'>', rest) } else { memchr(b'<', rest) };
        let Some(length) = next else { return bytes.len() };
        at += length;
        let rest = &bytes[at..];
        match comment {
            Some(start) if rest[0] == b'>' && bytes[start..at].ends_with(b"--") => {
                (comment, is_inner) = (None, false);
            }
            _ if is_tag(rest, b"</", b"script") => {
                if !is_inner {
                    return at;
                }
                is_inner = false;
            }
            Some(_) if is_tag(rest, b"<", b"script") => is_inner = true,
            None if rest.starts_with(b"<!--") => comment = Some(at + 2),
            _ => {}
        }
        at += 1;
    }
}

/// Whether a tag of this name begins here.
fn is_tag(bytes: &[u8], mark: &[u8], name: &[u8]) -> bool {
    let Some(rest) = bytes.strip_prefix(mark) else { return false };
    let is_delimiter = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\x0C' | b' ' | b'/' | b'>');
    rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
        && rest.get(name.len()).is_some_and(is_delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_end_of_scripts() {
        for (script, rest) in [
            ("a</script>b", "</script>b"),
            ("a</SCRIPT >b", "</SCRIPT >b"),
            ("a</scripts></script/>", "</script/>"),
            ("a</script", ""),
            ("if (a<b) x</script>", "</script>"),
            ("<!-- a </script>b", "</script>b"),
            ("<!-- <script> </script> --> </script>b", "</script>b"),
            ("<!-- <script> </script> </script>b", "</script>b"),
            ("<!-- <script> --> </script>b", "</script>b"),
            ("<!--><script></script>b", "</script>b"),
            ("<!-- <scripts> </script>b", "</script>b"),
            ("<!-- <script> </script>", ""),
            ("", ""),
        ] {
            assert_eq!(&script[end(script.as_bytes(), 0)..], rest, "{script}");
        }
    }

    #[test]
    fn finds_the_end_of_titles() {
        assert_eq!(end_tag(b"a</b></TITLE>", 0, "title"), 5);
        assert_eq!(end_tag(b"a</b></titles>", 0, "title"), 14);
    }
}
