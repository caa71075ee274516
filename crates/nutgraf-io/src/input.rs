//! One article as a file gives it: text or page, with what is said about it.

use nutgraf::{Article, Published};
use serde::Deserialize;

use crate::open::without_bom;
use crate::{Error, Place, RecordError};

/// How articles lie in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// The file is the text of one article.
    Text,
    /// The file is the page of one article.
    Html,
}

/// One record as it lies in a file, not yet looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub place: Place,
    /// How its bytes are to be read.
    pub format: Format,
    /// The line or the whole file, decompressed.
    pub bytes: Vec<u8>,
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
        let Self { place, format, bytes } = self;
        let parsed = match format {
            Format::Html => Ok((Content::Page(bytes), Given::default())),
            Format::Text => match text(bytes) {
                Ok(text) => Ok((Content::Text(text), Given::default())),
                Err(source) => Err((None, source)),
            },
            Format::Jsonl => line(&bytes).map_err(|source| (id_of(&bytes), source)),
        };
        match parsed {
            Ok((content, given)) => Ok(Input { place, content, given }),
            Err((id, source)) => Err(Error::Record { place, id, source }),
        }
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

fn line(bytes: &[u8]) -> Result<(Content, Given), RecordError> {
    let json = std::str::from_utf8(bytes).map_err(|why| not_utf8(bytes, why))?;
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    // serde would also take an array, its items for the keys in order.
    if !json.trim_start().starts_with('{') {
        return Err(RecordError::Json { reason: "not a JSON object".to_owned(), column: 1 });
    }
    let line: Line = serde_json::from_str(json).map_err(|why| json_error(&why))?;
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
