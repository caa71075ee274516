//! What can go wrong with files and records, and how it is written into the output.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::skipped::Skipped;

/// Where a record stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file; `-` is the standard input or output.
    pub path: Arc<Path>,
    /// The line, the row or the record, from 1, of a file that holds many.
    pub line: Option<u64>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

/// Why a file or one record of it could not be read, or a file not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The system did not let a file be read, or its compressed data are broken.
    #[error("{place}: cannot be read")]
    Read {
        /// The file, and the line where reading ended.
        place: Place,
        /// What the system said.
        source: io::Error,
    },
    /// The system did not let a file be written.
    #[error("{place}: cannot be written")]
    Write {
        /// The file.
        place: Place,
        /// What the system said.
        source: io::Error,
    },
    /// A file of a kind that is not read.
    #[error("{place}: is {what}")]
    Kind {
        /// The file.
        place: Place,
        /// What it is, and what was expected.
        what: String,
    },
    /// A table without a column that is wanted.
    #[error("{place}: has no column {wanted}")]
    Column {
        /// The file.
        place: Place,
        /// The column.
        wanted: String,
        /// Those that there are.
        there: String,
    },
    /// Rows of a table that cannot be read as text.
    #[error("{place}: cannot be read as text")]
    Batch {
        /// The first of them.
        place: Place,
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A record of a crawl that holds no article. It is not an error, but is counted.
    #[error("{place}: is {}", why.reason())]
    Skipped {
        /// The record.
        place: Place,
        /// What it is.
        why: Skipped,
    },
    /// An output that is there already.
    #[error("{place}: {what}")]
    Exists {
        /// The folder or file.
        place: Place,
        /// What is there, and what to do.
        what: String,
    },
    /// One record that is not usable; the records after it are.
    #[error("{place}: not a usable record")]
    Record {
        /// The record.
        place: Place,
        /// Its id, where it has one that can be read.
        id: Option<String>,
        /// What is wrong with it.
        source: RecordError,
    },
}

/// What is wrong with a record.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// Bytes that are not UTF-8.
    #[error("not UTF-8: byte 0x{byte:02x} at position {position}")]
    Utf8 {
        /// Offset in bytes, from 0, in the file, or in the line of a file of lines.
        position: usize,
        /// The byte there.
        byte: u8,
    },
    /// Not a JSON object of the expected shape.
    #[error("{reason}{}", at_column(*column))]
    Json {
        /// What was found and what was expected.
        reason: String,
        /// Column of the line, in bytes from 1; 1 where it is the object as a whole.
        column: usize,
    },
    /// A row that does not fit its table.
    #[error("{reason}")]
    Row {
        /// What was found and what was expected.
        reason: String,
    },
    /// A record without an article in it.
    #[error("neither `text` nor `html` is given")]
    Missing,
    /// An object of JSON without an article in it, but with other keys.
    #[error(
        "neither `text` nor `html` is given; its keys are {there}; --columns text=KEY names the one that holds it"
    )]
    NoText {
        /// The keys that there are.
        there: String,
    },
    /// More bytes than [`Config::max_record`](crate::Config::max_record).
    #[error("larger than the limit of {limit} bytes for one record")]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// Compressed or archived data that are broken.
    #[error("broken data: {reason}")]
    Broken {
        /// What is wrong.
        reason: String,
    },
    /// Longer to read than the caller allows.
    #[error("took longer than the limit of {seconds} s for one article")]
    TooSlow {
        /// The limit.
        seconds: f64,
    },
    /// A fault of nutgraf, met in this article.
    #[error("a fault of nutgraf: {message}; please report it with the article")]
    Panic {
        /// What the fault says of itself.
        message: String,
    },
    /// A page without an article.
    #[error("no article is found in the page")]
    NoArticle,
    /// A text that an article cannot have.
    #[error(transparent)]
    Article(#[from] nutgraf::Error),
}

impl RecordError {
    /// What it is in a few words that are the same for all of its kind.
    fn category(&self) -> &'static str {
        match self {
            Self::Utf8 { .. } => "not UTF-8",
            Self::Json { .. } => "not a JSON object as expected",
            Self::Row { .. } => "row that does not fit its table",
            Self::Missing | Self::NoText { .. } => "neither text nor HTML",
            Self::TooLarge { .. } => "larger than the limit",
            Self::TooSlow { .. } => "slower than the limit",
            Self::Broken { .. } => "broken data",
            Self::NoArticle => "no article in the page",
            Self::Panic { .. } => "fault of nutgraf",
            Self::Article(_) => "not a text that an article can have",
        }
    }
}

impl Error {
    /// Where it happened.
    #[must_use]
    pub fn place(&self) -> &Place {
        match self {
            Self::Read { place, .. }
            | Self::Write { place, .. }
            | Self::Kind { place, .. }
            | Self::Exists { place, .. }
            | Self::Column { place, .. }
            | Self::Batch { place, .. }
            | Self::Skipped { place, .. }
            | Self::Record { place, .. } => place,
        }
    }

    /// The message with its causes, without the place.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Kind { what, .. } | Self::Exists { what, .. } => what.clone(),
            Self::Record { source, .. } => source.to_string(),
            Self::Column { wanted, there, .. } => {
                format!(
                    "has no column {wanted}; its columns are {there}; --columns tells which one holds what, as in --columns text=body"
                )
            }
            Self::Batch { source, .. } => format!("cannot be read as text: {source}"),
            Self::Skipped { why, .. } => why.reason().to_owned(),
            Self::Read { source, .. } => format!("cannot be read: {}", said(source)),
            Self::Write { source, .. } if source.kind() == ErrorKind::StorageFull => format!(
                "cannot be written: {}; what is written stays: make room and run the command again with --resume",
                said(source)
            ),
            Self::Write { source, .. } => format!("cannot be written: {}", said(source)),
        }
    }

    /// What it is in a few words that are the same for all of its kind, to count by.
    #[must_use]
    pub fn category(&self) -> &'static str {
        match self {
            Self::Read { .. } => "file that cannot be read",
            Self::Write { .. } => "file that cannot be written",
            Self::Kind { .. } => "file of a kind that is not read",
            Self::Exists { .. } => "output that exists already",
            Self::Column { .. } => "table without the column",
            Self::Batch { .. } => "rows that are no text",
            Self::Skipped { why, .. } => why.reason(),
            Self::Record { source, .. } => source.category(),
        }
    }

    /// Place and reason in one line, as a person reads it.
    #[must_use]
    pub fn message(&self) -> String {
        format!("{}: {}", self.place(), self.reason())
    }
}

fn at_column(column: usize) -> String {
    if column > 1 { format!(" at column {column}") } else { String::new() }
}

/// What the system said, without the number that it has for it.
fn said(source: &io::Error) -> String {
    let words = source.to_string();
    words.split_once(" (os error ").map_or(words.clone(), |(words, _)| words.to_owned())
}

pub(crate) fn too_large(place: Place, limit: u64) -> Error {
    Error::Record { place, id: None, source: RecordError::TooLarge { limit } }
}

/// A table without a column that is wanted.
pub(crate) fn no_column(path: &Arc<Path>, wanted: String, there: &[&str]) -> Error {
    let place = Place { path: Arc::clone(path), line: None };
    Error::Column { place, wanted, there: listed(there) }
}

/// Names of columns or keys, for a message.
pub(crate) fn listed(names: &[&str]) -> String {
    /// A table may have thousands.
    const SHOWN: usize = 20;
    let mut shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    if names.len() > SHOWN {
        shown.push(format!("and {} more", names.len() - SHOWN));
    }
    shown.join(", ")
}

pub(crate) fn read_error(place: Place, source: io::Error) -> Error {
    Error::Read { place, source: cause(source) }
}

/// The same error in words that say what to do about it.
pub(crate) fn cause(source: io::Error) -> io::Error {
    match source.kind() {
        ErrorKind::UnexpectedEof => {
            io::Error::new(ErrorKind::UnexpectedEof, "the compressed data are cut short")
        }
        _ => source,
    }
}

/// The line that stands in the output where a document would have stood: `{"nutgraf":1,"error":{…}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorRecord {
    /// The number of the contract.
    pub nutgraf: u32,
    /// What went wrong.
    pub error: Failure,
}

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The file as it was named.
    pub path: String,
    /// The line, from 1; absent for a file that is one record or none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// Id of the record, where it has one that can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What is wrong, for a person.
    pub reason: String,
}

impl ErrorRecord {
    /// The record as one line of JSON, without a line break.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings and numbers are JSON")
    }
}

impl From<&Error> for ErrorRecord {
    fn from(error: &Error) -> Self {
        let Place { path, line } = error.place();
        let id = if let Error::Record { id, .. } = error { id.clone() } else { None };
        let failure = Failure { path: path.display().to_string(), line: *line, id, reason: error.reason() };
        Self { nutgraf: nutgraf::VERSION, error: failure }
    }
}
