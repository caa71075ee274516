//! Long runs: documents into tables, in parts that appear whole or not at all.

mod failures;
mod folder;
mod manifest;
mod merge;
mod run;
mod sqlite;
mod status;
mod tally;

use std::path::Path;

pub use failures::error_table;
pub use manifest::Checkpoint;
pub use merge::merge;
pub use run::{Existing, Outcome, Partition, Run, RunConfig};
pub use status::{Status, status};
pub use tally::Tally;

/// How the documents of a run are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OutputFormat {
    /// Documents, one a line of JSON, error records among them.
    Jsonl,
    /// A table for each fact kind, in Parquet.
    Parquet,
    /// A table for each fact kind, in Arrow files.
    Arrow,
    /// A table for each fact kind, in one SQLite database.
    Sqlite,
}

impl OutputFormat {
    /// Its name, which is also the ending of its files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
            Self::Arrow => "arrow",
            Self::Sqlite => "sqlite",
        }
    }

    /// The format that the name of an output gives, for the outputs that are one file of tables.
    #[must_use]
    pub fn of_name(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        ["sqlite", "sqlite3", "db"].contains(&ending.as_str()).then_some(Self::Sqlite)
    }
}
