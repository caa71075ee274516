//! From bytes to code points and back.

/// Bytes between two checkpoints.
const STRIDE: usize = 256;

/// Turns byte offsets of one text into code points and back.
///
/// An ASCII text needs no table; another one has a checkpoint every 256 bytes, so a turn costs at most that many.
///
/// ```
/// let index = nutgraf::CharIndex::new("Élysée");
/// assert_eq!(index.to_char(2), 1);
/// assert_eq!(index.to_byte(1), Some(2));
/// ```
#[derive(Clone, Debug)]
pub struct CharIndex<'a> {
    text: &'a str,
    /// Code points before each multiple of `STRIDE`; empty for an ASCII text.
    checkpoints: Vec<u32>,
}

impl<'a> CharIndex<'a> {
    /// An index over `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, checkpoints: Vec::new() };
        }
        let mut chars = 0;
        let checkpoints = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let before = chars;
            chars += count(chunk);
            before
        });
        Self { text, checkpoints: checkpoints.collect() }
    }

    /// The number of code points before byte `byte` of the text.
    ///
    /// # Panics
    ///
    /// When `byte` lies outside the text.
    #[must_use]
    pub fn to_char(&self, byte: usize) -> u32 {
        let bytes = &self.text.as_bytes()[..byte];
        if self.checkpoints.is_empty() {
            return u32::try_from(byte).expect("an article's text is shorter than 4 GiB");
        }
        let at = (byte / STRIDE).min(self.checkpoints.len() - 1);
        self.checkpoints[at] + count(&bytes[at * STRIDE..])
    }

    /// The byte at which code point `char` begins (the length of the text for one past the last), `None` beyond it.
    #[must_use]
    pub fn to_byte(&self, char: u32) -> Option<usize> {
        if self.checkpoints.is_empty() {
            return Some(char as usize).filter(|&byte| byte <= self.text.len());
        }
        let at = self.checkpoints.partition_point(|&before| before <= char) - 1;
        let mut left = char - self.checkpoints[at];
        for (offset, byte) in self.text.as_bytes()[at * STRIDE..].iter().enumerate() {
            if is_start(*byte) {
                if left == 0 {
                    return Some(at * STRIDE + offset);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.text.len())
    }
}

/// The code points that begin in these bytes.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(is_start(byte))).sum()
}

/// Whether a code point begins at this byte of UTF-8.
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library_on_every_script() {
        let scripts =
            ["plain", "Élysée", "Київ", "北京", "القاهرة", "हिन्दी", "👩‍👩‍👧 𝒩", "\u{feff}a\u{200d}", ""];
        for text in scripts.iter().map(|s| s.repeat(200)).chain([scripts.concat().repeat(60)]) {
            let index = CharIndex::new(&text);
            let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for (char, byte) in (0u32..).zip(bytes) {
                assert_eq!(index.to_char(byte), char);
                assert_eq!(index.to_byte(char), Some(byte));
            }
            assert_eq!(index.to_byte(u32::MAX), None);
        }
    }
}
