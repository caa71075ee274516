//! What can go wrong at the rim. Reading an article cannot fail.

/// Why a value could not be built or a document not be read back.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The text is longer than spans can point into.
    #[error("the text has {bytes} bytes, more than the limit of {limit} bytes; split it into articles")]
    TooLong {
        /// Length of the text in UTF-8 bytes.
        bytes: usize,
        /// The most that is accepted, in UTF-8 bytes.
        limit: usize,
    },
    /// A publication date that is not an ISO 8601 date.
    #[error(
        "`published` is {value:?}, expected an ISO 8601 date such as \"2025-09-05\" or \"2025-09-05T18:42:00+02:00\""
    )]
    Published {
        /// The value as given.
        value: String,
    },
    /// JSON that does not hold a document of this version of the contract.
    #[error("not a nutgraf document: {0}")]
    Json(#[source] serde_json::Error),
    /// A document whose facts do not fit its text.
    #[error("not a nutgraf document: {what}")]
    Document {
        /// The law that is broken and where.
        what: String,
    },
    /// A model that cannot be read.
    #[error("the model {name} cannot be used: {reason}")]
    Model {
        /// Its file, or the name it was given.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A table of the user that cannot be used.
    #[error("{file}: row {row}, column {column}: {reason}")]
    Table {
        /// Its file, or the name it was given.
        file: Box<str>,
        /// The line, from 1; the first one names the columns.
        row: u32,
        /// The name of the column.
        column: Box<str>,
        /// What is wrong there.
        reason: Box<str>,
    },
    /// Rules of the user that cannot be used.
    #[error("{file}: {}{reason}", if place.is_empty() { String::new() } else { format!("{place}: ") })]
    Rules {
        /// Their file, or the name it was given.
        file: Box<str>,
        /// The line, or the rule and its example; empty where it is all of the file.
        place: Box<str>,
        /// What is wrong there.
        reason: Box<str>,
    },
}

impl Error {
    pub(crate) fn rules(file: &str, place: &str, reason: &str) -> Self {
        Self::Rules { file: file.into(), place: place.into(), reason: reason.into() }
    }
}
