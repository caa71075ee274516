//! The words of a node.

use super::Node;
use super::shallow::is_inline;

impl Node<'_> {
    /// Whether its words are longer than so many bytes, white space aside; looks no further than that.
    pub(crate) fn is_longer(self, limit: usize) -> bool {
        let mut length = 0;
        self.descendants().any(|part| {
            length += part.text().map_or(0, |text| text.trim().len());
            length > limit
        })
    }

    /// Its text on one line: white space collapsed, scripts and styles left out.
    pub(crate) fn line(self) -> String {
        let mut line = Line::default();
        let mut code = None;
        for part in std::iter::once(self).chain(self.descendants()) {
            if code.is_some_and(|code| part.is_within(code)) {
                continue;
            }
            match part.text() {
                Some(text) => line.add(text),
                None => line.is_apart |= part.is_element() && !is_inline(part.name()),
            }
            if matches!(part.name(), "script" | "style") {
                code = Some(part);
            }
        }
        line.text
    }
}

/// Words with one space between them.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = Line { text: String::with_capacity(text.len()), is_apart: false };
    line.add(text);
    line.text
}

#[derive(Default)]
struct Line {
    text: String,
    /// Whether white space stands before the next word.
    is_apart: bool,
}

impl Line {
    fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.is_apart |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            if self.is_apart && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.is_apart = true;
        }
        self.is_apart = text.ends_with(char::is_whitespace);
    }
}
