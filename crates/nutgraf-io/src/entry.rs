//! One record as it lies in a file, not yet looked into.

use std::sync::Arc;

use crate::coding::{Coding, decode};
use crate::columns::Part;
use crate::date;
use crate::input::{Content, Given, Input};
use crate::line;
use crate::open::without_bom;
use crate::{Columns, Error, Format, Place, RecordError, Warning};

/// The most bytes that a page which a server compressed may unfold to.
const MAX_PAGE_BYTES: u64 = 1 << 30;

/// One record as it lies in a file, not yet looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Where it stands.
    pub place: Place,
    /// How its bytes are to be read: as a line of JSON, a text or a page; `None` for a row that has neither.
    pub(crate) format: Option<Format>,
    /// The line, the text or the page, decompressed.
    pub bytes: Vec<u8>,
    /// What stands beside the text or page.
    pub(crate) fields: Box<Fields>,
    /// The `Content-Type` that a server gave the page.
    pub(crate) content_type: Option<String>,
    /// How the server wrapped it.
    pub(crate) codings: Vec<Coding>,
    /// Which keys of a line hold what, where that is given.
    pub(crate) columns: Option<Arc<Columns>>,
}

/// What stands beside a text or page, as it is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    id: Option<String>,
    url: Option<String>,
    title: Option<String>,
    byline: Vec<String>,
    publisher: Option<String>,
    published: Option<String>,
    language: Option<String>,
    /// The first of them that is not UTF-8: where, and the byte there.
    not_utf8: Option<(usize, u8)>,
}

/// What a record comes to.
type Parsed = (Content, Given, Vec<Warning>);

impl Entry {
    /// The article that the record holds.
    ///
    /// An object of JSON has `text` or `html` (`text` counts where both are given) and optionally `id` (a string or a number), `url`,
    /// `title`, `byline` (a string or a list of them), `publisher`, `published` and `language`, or the names that are usual for them
    /// in tables; `null` and the empty string count as not given, other keys are passed over. A UTF-8 byte order mark is
    /// dropped. What stands beside the article and cannot be read is left out, with a [`Warning`].
    ///
    /// # Errors
    ///
    /// [`Error::Record`] when it is not UTF-8, or not such an object.
    pub fn parse(self) -> Result<Input, Error> {
        let Self { place, format, bytes, fields, content_type, codings, columns } = self;
        let id = fields.id.clone();
        let beside = |content| fields.given().map(|(given, warnings)| (content, given, warnings));
        let parsed: Result<Parsed, _> = match format {
            Some(Format::Jsonl) => {
                let usual = Columns::default();
                let parsed = line::parse(&bytes, columns.as_deref().unwrap_or(&usual));
                parsed.map_err(|source| (line::id_of(&bytes), source))
            }
            Some(Format::Text) => {
                text(bytes).map(Content::Text).and_then(beside).map_err(|source| (id, source))
            }
            Some(Format::Markdown) => {
                text(bytes).map(Content::Markdown).and_then(beside).map_err(|source| (id, source))
            }
            Some(_) if content_type.is_some() || !codings.is_empty() => {
                let body = decode(bytes, &codings, MAX_PAGE_BYTES);
                let response = body.map(|body| Content::Response { body, content_type });
                response.and_then(beside).map_err(|source| (id, source))
            }
            Some(_) => beside(Content::Page(bytes)).map_err(|source| (id, source)),
            None => Err((id, RecordError::Missing)),
        };
        match parsed {
            Ok((content, given, warnings)) => Ok(Input { place, content, given, warnings }),
            Err((id, source)) => Err(Error::Record { place, id, source }),
        }
    }

    pub(crate) fn new(place: Place, format: Format, bytes: Vec<u8>) -> Self {
        Self { format: Some(format), bytes, ..Self::empty(place) }
    }

    /// A record that nothing is known of yet.
    pub(crate) fn empty(place: Place) -> Self {
        Self {
            place,
            format: None,
            bytes: Vec::new(),
            fields: Box::default(),
            content_type: None,
            codings: Vec::new(),
            columns: None,
        }
    }

    /// Sets a part of the article, in UTF-8; the text counts where a page is given too.
    pub(crate) fn set_text(&mut self, part: Part, value: Vec<u8>) {
        if part == Part::Html {
            // Whatever the page declares: it has been decoded.
            self.content_type = Some("text/html; charset=utf-8".to_owned());
        }
        self.set(part, value);
    }

    /// Sets a part of the article; the text counts where a page is given too.
    pub(crate) fn set(&mut self, part: Part, value: Vec<u8>) {
        let format = match part {
            Part::Text => Format::Text,
            Part::Html if self.format == Some(Format::Text) => return,
            Part::Html => Format::Html,
            other => return self.fields.set(other, value),
        };
        (self.format, self.bytes) = (Some(format), value);
    }
}

impl Fields {
    /// Sets how the record and its page are called.
    pub(crate) fn name(&mut self, id: Option<String>, url: Option<String>) {
        (self.id, self.url) = (id, url);
    }

    fn set(&mut self, part: Part, value: Vec<u8>) {
        let value = match String::from_utf8(value) {
            Ok(value) => value,
            Err(why) => {
                let position = why.utf8_error().valid_up_to();
                self.not_utf8 = self.not_utf8.or(Some((position, why.as_bytes()[position])));
                return;
            }
        };
        let slot = match part {
            Part::Byline => return self.byline.push(value),
            Part::Id => &mut self.id,
            Part::Url => &mut self.url,
            Part::Title => &mut self.title,
            Part::Publisher => &mut self.publisher,
            Part::Published => &mut self.published,
            Part::Language => &mut self.language,
            Part::Text | Part::Html => return,
        };
        *slot = Some(value);
    }

    /// The same, with the date read.
    fn given(self) -> Result<(Given, Vec<Warning>), RecordError> {
        let Self { id, url, title, byline, publisher, published, language, not_utf8 } = self;
        if let Some((position, byte)) = not_utf8 {
            return Err(RecordError::Utf8 { position, byte });
        }
        let mut warnings = Vec::new();
        let published = published.as_deref().map(date::published).transpose().unwrap_or_else(|warning| {
            warnings.push(warning);
            None
        });
        let published = published.flatten();
        Ok((Given { id, url, title, byline, publisher, published, language }, warnings))
    }
}

fn text(bytes: Vec<u8>) -> Result<String, RecordError> {
    let bytes = if without_bom(&bytes).len() < bytes.len() { without_bom(&bytes).to_vec() } else { bytes };
    String::from_utf8(bytes).map_err(|why| line::not_utf8(why.as_bytes(), why.utf8_error()))
}
