//! Long runs: documents into tables, in parts that appear whole or not at all.

#[cfg(feature = "tables")]
mod failures;
#[cfg(feature = "tables")]
mod folder;
#[cfg(feature = "tables")]
mod manifest;
#[cfg(feature = "tables")]
mod merge;
#[cfg(feature = "tables")]
mod run;
#[cfg(feature = "tables")]
mod sqlite;
#[cfg(feature = "tables")]
mod status;
#[cfg(feature = "tables")]
mod tally;

use std::path::Path;

#[cfg(feature = "tables")]
pub use self::{
    failures::error_table,
    manifest::Checkpoint,
    merge::merge,
    run::{Outcome, Run, RunConfig},
    status::{Status, status},
    tally::Tally,
};

/// What to do where the output is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Existing {
    /// Leave it, and say so.
    Refuse,
    /// Replace what an earlier run wrote.
    Overwrite,
    /// Go on after the last part that is finished; begin where there is none.
    Resume,
}

/// How the files of a table are split, beside the parts of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Partition {
    /// Not at all.
    #[default]
    None,
    /// By the day of publication, as `day=2025-09-05`.
    Day,
}

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
