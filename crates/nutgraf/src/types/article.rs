//! The article: what was given, before anything is found in it.

use super::{Block, Published};
use crate::Error;

/// The longest text of an article, in UTF-8 bytes: spans count bytes in 32 bits.
pub const MAX_TEXT_BYTES: usize = u32::MAX as usize;

/// A news article as it was given: a text that never changes, and what its page or file says about it.
///
/// ```
/// let mut article = nutgraf::Article::new("PARIS (AP) — It rained.")?;
/// article.published = Some(nutgraf::Published::parse("2025-09-05")?);
/// assert_eq!(article.text(), "PARIS (AP) — It rained.");
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    text: String,
    /// Name of the article in its collection.
    pub id: Option<String>,
    /// Canonical address of its page.
    pub url: Option<String>,
    /// Title given beside the text (a headline inside the text is a block).
    pub title: Option<String>,
    /// Authors given beside the text, one name each.
    pub byline: Vec<String>,
    /// Name of the outlet.
    pub publisher: Option<String>,
    /// Date of publication given beside the text.
    pub published: Option<Published>,
    /// Date of the last change given beside the text.
    pub modified: Option<Published>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// Blocks that mark-up gave, in reading order; `None` for plain text, where they are found.
    pub blocks: Option<Vec<Block>>,
}

impl Article {
    /// An article with this text, byte for byte.
    ///
    /// # Errors
    ///
    /// [`Error::TooLong`] when the text exceeds [`MAX_TEXT_BYTES`].
    pub fn new(text: impl Into<String>) -> Result<Self, Error> {
        let text = text.into();
        if text.len() > MAX_TEXT_BYTES {
            return Err(Error::TooLong { bytes: text.len(), limit: MAX_TEXT_BYTES });
        }
        Ok(Self { text, ..Self::default() })
    }

    /// The text that every span of the article's facts points into.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}
