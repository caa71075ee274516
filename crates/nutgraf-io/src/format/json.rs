//! JSON: the objects of an array, or one after the other, a record an object.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use serde::de::IgnoredAny;

use crate::error::{read_error, too_large};
use crate::open::without_bom;
use crate::window::Window;
use crate::{Columns, Entry, Error, Format, Place, RecordError};

/// The objects of a file.
pub(crate) struct Objects {
    path: Arc<Path>,
    window: Window,
    limit: u64,
    columns: Arc<Columns>,
    is_begun: bool,
    ended: bool,
}

/// What the bytes at hand begin with.
enum Next {
    /// An object of so many bytes.
    Object(usize),
    /// Something else, or an object that does not end, and how many bytes of it are passed over.
    Wrong(RecordError, usize),
    End,
}

impl Objects {
    pub(crate) fn new(
        path: Arc<Path>,
        bytes: Box<dyn Read + Send>,
        limit: u64,
        columns: &Arc<Columns>,
    ) -> Self {
        let (window, columns) = (Window::new(bytes), Arc::clone(columns));
        Self { path, window, limit, columns, is_begun: false, ended: false }
    }

    fn find(&mut self) -> io::Result<Next> {
        if !self.is_begun {
            self.begin()?;
        }
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b',')?;
        match self.window.rest().first() {
            None => Ok(Next::End),
            Some(b'{') => self.object(),
            Some(b']') => {
                self.window.advance(1);
                self.find()
            }
            Some(_) => {
                let wrong = RecordError::Json { reason: "not a JSON object".to_owned(), column: 1 };
                Ok(Next::Wrong(wrong, other_value(self.window.rest())))
            }
        }
    }

    /// Goes past the mark of UTF-8 and the bracket that opens an array.
    fn begin(&mut self) -> io::Result<()> {
        self.is_begun = true;
        self.window.more()?;
        let mark = self.window.rest().len() - without_bom(self.window.rest()).len();
        self.window.advance(mark);
        self.skip(|byte| byte.is_ascii_whitespace())?;
        if self.window.rest().first() == Some(&b'[') {
            self.window.advance(1);
        }
        Ok(())
    }

    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) -> io::Result<()> {
        loop {
            let rest = self.window.rest();
            let n = rest.iter().take_while(|byte| is_skipped(**byte)).count();
            let is_over = n < rest.len() || self.window.is_end();
            self.window.advance(n);
            if is_over {
                return Ok(());
            }
            self.window.more()?;
        }
    }

    /// The object at hand.
    fn object(&mut self) -> io::Result<Next> {
        loop {
            let rest = self.window.rest();
            match end_of_object(rest) {
                Some(end) => {
                    return match serde_json::from_slice::<IgnoredAny>(&rest[..end]) {
                        Ok(_) => Ok(Next::Object(end)),
                        Err(why) => {
                            let wrong = crate::line::json_error(&why);
                            Ok(Next::Wrong(wrong, self.next_object(1)?.min(end)))
                        }
                    };
                }
                None if rest.len() as u64 > self.limit => {
                    let wrong = RecordError::TooLarge { limit: self.limit };
                    return Ok(Next::Wrong(wrong, self.next_object(1)?));
                }
                None if self.window.is_end() => {
                    let reason = "the object does not end".to_owned();
                    return Ok(Next::Wrong(RecordError::Json { reason, column: 1 }, self.next_object(1)?));
                }
                None => self.window.more()?,
            }
        }
    }

    /// Bytes up to the next place after `from` where an object begins that follows another one.
    fn next_object(&mut self, from: usize) -> io::Result<usize> {
        let mut seen = from;
        loop {
            let rest = self.window.rest();
            while let Some(found) = memchr::memchr(b'{', rest.get(seen..).unwrap_or_default()) {
                let at = seen + found;
                if follows_another(&rest[..at]) && begins_object(&rest[at..]) {
                    return Ok(at);
                }
                seen = at + 1;
            }
            if self.window.is_end() {
                return Ok(rest.len());
            }
            self.window.more()?;
        }
    }
}

/// Whether an object ends here, but for a comma and white space, or a line with a comma.
fn follows_another(before: &[u8]) -> bool {
    let trimmed = before.trim_ascii_end();
    let is_new_line = before[trimmed.len()..].contains(&b'\n');
    match trimmed.strip_suffix(b",") {
        Some(before) => is_new_line || before.trim_ascii_end().ends_with(b"}"),
        None => trimmed.ends_with(b"}"),
    }
}

/// Bytes of something that is not an object.
fn other_value(bytes: &[u8]) -> usize {
    if bytes[0] == b'"'
        && let Some(close) = end_of_string(bytes, 0)
        && ends_value(&bytes[close + 1..])
    {
        return close + 1;
    }
    let end = bytes[1..].iter().position(|byte| matches!(byte, b',' | b'{' | b']' | b'\n'));
    end.map_or(bytes.len(), |end| end + 1)
}

/// Whether a value of an array can have ended before these bytes: else the mark before them opened the string that it seemed to close.
fn ends_value(after: &[u8]) -> bool {
    matches!(after.trim_ascii_start().first(), None | Some(b',' | b']'))
}

fn begins_object(bytes: &[u8]) -> bool {
    let inside = bytes[1..].trim_ascii_start();
    inside.is_empty() || inside.starts_with(b"\"")
}

/// Where the object at the start ends.
fn end_of_object(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => at = end_of_string(bytes, at)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where the string that opens at `open` has its closing mark.
fn end_of_string(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

impl Iterator for Objects {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.find();
        let place = Place { path: Arc::clone(&self.path), line: Some(self.window.line()) };
        match next {
            Ok(Next::End) => {
                self.ended = true;
                None
            }
            Ok(Next::Object(length)) if length as u64 > self.limit => {
                self.window.advance(length);
                Some(Err(too_large(place, self.limit)))
            }
            Ok(Next::Object(length)) => {
                let bytes = self.window.rest()[..length].to_vec();
                self.window.advance(length);
                let columns = Some(Arc::clone(&self.columns)).filter(|columns| !columns.is_usual());
                Some(Ok(Entry { columns, ..Entry::new(place, Format::Jsonl, bytes) }))
            }
            Ok(Next::Wrong(source, passed)) => {
                self.window.advance(passed);
                Some(Err(Error::Record { place, id: None, source }))
            }
            Err(why) => {
                self.ended = true;
                Some(Err(read_error(place, why)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Result<String, u64>> {
        let bytes = Box::new(io::Cursor::new(text.as_bytes().to_vec()));
        let objects = Objects::new(Arc::from(Path::new("a.json")), bytes, 1 << 20, &Arc::default());
        let shown = |entry: Result<Entry, Error>| match entry {
            Ok(entry) => Ok(String::from_utf8_lossy(&entry.bytes).into_owned()),
            Err(why) => Err(why.place().line.unwrap_or_default()),
        };
        objects.map(shown).collect()
    }

    #[test]
    fn objects_of_an_array_are_records() {
        let one = || Ok("{\"a\": [{\"b\": \"}\\\"\"}]}".to_owned());
        let text = "{\"a\": [{\"b\": \"}\\\"\"}]}";
        assert_eq!(read(&format!("\u{feff} [\n{text},\n {text} ]\n")), [one(), one()]);
        assert_eq!(read(&format!("{text}\n{text}")), [one(), one()]);
        assert_eq!(read("[]"), []);
        assert_eq!(read(""), []);
    }

    #[test]
    fn a_broken_object_costs_itself() {
        let good = |n: u8| Ok(format!("{{\"a\":{n}}}"));
        assert_eq!(read("[{\"a\":1},{\"a\":\"x},{\"a\":3}]"), [good(1), Err(1), good(3)]);
        assert_eq!(read("[{\"a\":1},\n{\"a\":2,\n{\"a\":3}]"), [good(1), Err(2), good(3)]);
        assert_eq!(read("[{\"a\":1},\n{\"a\":2}}},\n{\"a\":3}]"), [good(1), good(2), Err(2), good(3)]);
        assert_eq!(read("[1, \"x\", {\"a\":3}]"), [Err(1), Err(1), good(3)]);
        assert_eq!(read("[{\"a\":1}\":[2]}},{\"a\":3}]"), [good(1), Err(1), Err(1), good(3)]);
    }
}
