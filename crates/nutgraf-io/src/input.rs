//! One article to be read: text or page, with what is said about it.

use nutgraf::{Article, Published};

use crate::{Place, Warning};

/// One article to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Where it stands.
    pub place: Place,
    /// The article.
    pub content: Content,
    /// What is given beside it.
    pub given: Given,
    /// What stands beside it and cannot be read.
    pub warnings: Vec<Warning>,
}

/// What an article is given as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Its text.
    Text(String),
    /// Its text, in Markdown.
    Markdown(String),
    /// Its page, out of a file, in the character set that the page declares.
    Page(Vec<u8>),
    /// Its page, as a server sent it, with the `Content-Type` that the server gave it.
    Response {
        /// The page.
        body: Vec<u8>,
        /// Its type, and perhaps its character set.
        content_type: Option<String>,
    },
    /// Its page, out of a JSON string, whatever character set it declares.
    Html(String),
}

/// What is given beside a text or page, and counts more than what the page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the property of `Article` of the same name")]
pub struct Given {
    pub id: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub byline: Vec<String>,
    pub publisher: Option<String>,
    pub published: Option<Published>,
    pub language: Option<String>,
}

impl Content {
    /// Its length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Text(text) | Self::Markdown(text) | Self::Html(text) => text.len(),
            Self::Page(body) | Self::Response { body, .. } => body.len(),
        }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Given {
    /// Writes what is given over what the article says of itself.
    pub fn apply(self, article: &mut Article) {
        let Self { id, url, title, byline, publisher, published, language } = self;
        let over = |slot: &mut Option<String>, value: Option<String>| *slot = value.or_else(|| slot.take());
        over(&mut article.id, id);
        over(&mut article.url, url);
        over(&mut article.title, title);
        over(&mut article.publisher, publisher);
        over(&mut article.language, language);
        article.published = published.or_else(|| article.published.take());
        if !byline.is_empty() {
            article.byline = byline;
        }
    }
}
