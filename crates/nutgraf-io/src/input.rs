//! One article as a file gives it: text or page, with what is said about it.

use std::sync::Arc;

use nutgraf::{Article, Published};
use serde::Deserialize;
use serde_json::Value;

use crate::columns::Part;
use crate::format::warc::{Coding, decode};
use crate::open::without_bom;
use crate::{Columns, Error, Place, RecordError};

/// The most bytes that a page which a server compressed may unfold to.
const MAX_PAGE_BYTES: u64 = 1 << 30;

/// How articles lie in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// The file is the text of one article.
    Text,
    /// The file is the page of one article.
    Html,
    /// Rows under a row of column names, cells parted by commas.
    Csv,
    /// Rows under a row of column names, cells parted by tabs.
    Tsv,
    /// The pages of a crawl.
    Warc,
    /// A table, a row an article.
    Parquet,
    /// A table, a row an article.
    Arrow,
}

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
    /// Which keys of a line hold what, where that is told.
    pub(crate) columns: Option<Arc<Columns>>,
}

/// What stands beside a text or page, as it is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) id: Option<String>,
    pub(crate) url: Option<String>,
    title: Option<String>,
    byline: Vec<String>,
    publisher: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

/// One article to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Where it stands.
    pub place: Place,
    /// The article.
    pub content: Content,
    /// What is given beside it.
    pub given: Given,
}

/// What an article is given as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Its text.
    Text(String),
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

impl Entry {
    /// The article that the record holds.
    ///
    /// A line of JSONL is an object with `text` or `html` (`text` counts where both are given) and optionally `id` (a string or a
    /// whole number), `url`, `title`, `byline` (a string or a list of them), `publisher`, `published` and `language`;
    /// `null` and the empty string count as not given, other keys are passed over. A UTF-8 byte order mark is dropped.
    ///
    /// # Errors
    ///
    /// [`Error::Record`] when it is not UTF-8, not such an object, or `published` is not an ISO 8601 date.
    pub fn parse(self) -> Result<Input, Error> {
        let Self { place, format, bytes, fields, content_type, codings, columns } = self;
        let id = fields.id.clone();
        let beside = |content| fields.given().map(|given| (content, given));
        let parsed = match format {
            Some(Format::Jsonl) => {
                let parsed = line(&bytes, columns.as_deref());
                parsed.map_err(|source| (id_of(&bytes), source))
            }
            Some(Format::Text) => {
                text(bytes).map(Content::Text).and_then(beside).map_err(|source| (id, source))
            }
            Some(_) if content_type.is_some() || !codings.is_empty() => {
                let body = decode(bytes, &codings, MAX_PAGE_BYTES);
                beside(Content::Response { body, content_type }).map_err(|source| (id, source))
            }
            Some(_) => beside(Content::Page(bytes)).map_err(|source| (id, source)),
            None => Err((id, RecordError::Missing)),
        };
        match parsed {
            Ok((content, given)) => Ok(Input { place, content, given }),
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
            other => return self.fields.set(other, String::from_utf8_lossy(&value).into_owned()),
        };
        (self.format, self.bytes) = (Some(format), value);
    }
}

impl Fields {
    fn set(&mut self, part: Part, value: String) {
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

    /// The same, where the date is one.
    fn given(self) -> Result<Given, RecordError> {
        let Self { id, url, title, byline, publisher, published, language } = self;
        let published = published.as_deref().map(Published::parse).transpose()?;
        Ok(Given { id, url, title, byline, publisher, published, language })
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

/// A line of JSONL, with the keys that count.
#[derive(Deserialize)]
#[serde(expecting = "a JSON object with `text` or `html`")]
struct Line {
    text: Option<String>,
    html: Option<String>,
    id: Option<Id>,
    url: Option<String>,
    title: Option<String>,
    byline: Option<Byline>,
    publisher: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

/// A name that may be a number.
#[derive(Deserialize)]
#[serde(untagged, expecting = "an `id` that is a string or a whole number")]
enum Id {
    Text(String),
    Natural(u64),
    Integer(i64),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a `byline` that is a string or a list of strings")]
enum Byline {
    One(String),
    Several(Vec<String>),
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        match id {
            Id::Text(text) => text,
            Id::Natural(number) => number.to_string(),
            Id::Integer(number) => number.to_string(),
        }
    }
}

fn text(bytes: Vec<u8>) -> Result<String, RecordError> {
    let bytes = if without_bom(&bytes).len() < bytes.len() { without_bom(&bytes).to_vec() } else { bytes };
    String::from_utf8(bytes).map_err(|why| not_utf8(why.as_bytes(), why.utf8_error()))
}

fn line(bytes: &[u8], columns: Option<&Columns>) -> Result<(Content, Given), RecordError> {
    let json = std::str::from_utf8(bytes).map_err(|why| not_utf8(bytes, why))?;
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    // serde would also take an array, its items for the keys in order.
    if !json.trim_start().starts_with('{') {
        return Err(RecordError::Json { reason: "not a JSON object".to_owned(), column: 1 });
    }
    let line: Line = match columns {
        None => serde_json::from_str(json).map_err(|why| json_error(&why))?,
        Some(columns) => renamed(json, columns).map_err(|why| json_error(&why))?,
    };
    let content = match (line.text, line.html) {
        (Some(text), _) => Content::Text(text),
        (None, Some(html)) => Content::Html(html),
        (None, None) => return Err(RecordError::Missing),
    };
    let filled = |value: Option<String>| value.filter(|value| !value.is_empty());
    let byline = match line.byline {
        None => Vec::new(),
        Some(Byline::One(name)) => vec![name],
        Some(Byline::Several(names)) => names,
    };
    let given = Given {
        id: filled(line.id.map(String::from)),
        url: filled(line.url),
        title: filled(line.title),
        byline: byline.into_iter().filter(|name| !name.is_empty()).collect(),
        publisher: filled(line.publisher),
        published: filled(line.published).as_deref().map(Published::parse).transpose()?,
        language: filled(line.language),
    };
    Ok((content, given))
}

/// A line whose keys have other names.
fn renamed(json: &str, columns: &Columns) -> serde_json::Result<Line> {
    let object: serde_json::Map<String, Value> = serde_json::from_str(json)?;
    let part = |(key, value): (String, Value)| Some((columns.part_of(&key)?.name().to_owned(), value));
    serde_json::from_value(Value::Object(object.into_iter().filter_map(part).collect()))
}

/// The id of a line that is JSON but not usable, so that its error can name it.
fn id_of(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        id: Option<Id>,
    }
    let object = Some(without_bom(bytes)).filter(|json| json.trim_ascii_start().starts_with(b"{"))?;
    serde_json::from_slice::<Named>(object).ok()?.id.map(String::from)
}

fn not_utf8(bytes: &[u8], why: std::str::Utf8Error) -> RecordError {
    let position = why.valid_up_to();
    RecordError::Utf8 { position, byte: bytes[position] }
}

/// The message without the line that `serde_json` counts, which is always 1 here and would mislead.
fn json_error(why: &serde_json::Error) -> RecordError {
    let (line, column) = (why.line(), why.column());
    let message = why.to_string();
    let reason = message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&message);
    RecordError::Json { reason: reason.to_owned(), column }
}
