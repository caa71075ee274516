//! Labels cut into words.

/// The words of class names and ids: "article__shareBar" is "article", "share", "bar".
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// All of them in lower case, one behind the other.
    pub(super) letters: String,
    ends: Vec<usize>,
}

impl Words {
    pub(crate) fn of(label: &str) -> Self {
        let mut words = Self::default();
        words.add(label);
        words
    }

    /// The words of another label behind these, an empty one between.
    pub(crate) fn add_apart(&mut self, label: &str) {
        self.end();
        self.add(label);
    }

    pub(super) fn add(&mut self, label: &str) {
        if label.is_ascii() {
            return self.add_plain(label.as_bytes());
        }
        let mut start = self.letters.len();
        let mut after_lower = false;
        for c in label.chars() {
            let is_letter = c.is_alphanumeric();
            if (!is_letter || (c.is_uppercase() && after_lower)) && self.letters.len() > start {
                self.end();
                start = self.letters.len();
            }
            if c.is_whitespace() {
                // An empty word parts class names, so that no pair of words reaches over.
                self.end();
            }
            after_lower = c.is_lowercase();
            if c.is_ascii() && is_letter {
                self.letters.push(c.to_ascii_lowercase());
            } else if is_letter {
                self.letters.extend(c.to_lowercase());
            }
        }
        if self.letters.len() > start {
            self.end();
        }
    }

    /// The same, byte by byte.
    fn add_plain(&mut self, label: &[u8]) {
        let mut start = self.letters.len();
        let mut after_lower = false;
        for &byte in label {
            let is_letter = byte.is_ascii_alphanumeric();
            let is_edge = !is_letter || (after_lower && byte.is_ascii_uppercase());
            if is_edge && self.letters.len() > start {
                self.end();
                start = self.letters.len();
            }
            if char::from(byte).is_whitespace() {
                self.end();
            }
            after_lower = byte.is_ascii_lowercase();
            if is_letter {
                self.letters.push(char::from(byte.to_ascii_lowercase()));
            }
        }
        if self.letters.len() > start {
            self.end();
        }
    }

    fn end(&mut self) {
        self.ends.push(self.letters.len());
    }

    pub(super) fn clear(&mut self) {
        self.letters.clear();
        self.ends.clear();
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let word = &self.letters[start..end];
            start = end;
            word
        })
    }

    pub(crate) fn has(&self, wanted: &str) -> bool {
        self.iter().any(|word| word == wanted)
    }
}
