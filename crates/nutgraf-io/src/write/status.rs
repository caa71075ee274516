//! How far a run has come, read from what it wrote.

use std::collections::BTreeMap;
use std::path::Path;

use super::folder::{Folder, MANIFEST};
use super::manifest::{Header, Part, read};
use super::run::place;
use super::sqlite::Sqlite;
use super::{Checkpoint, OutputFormat, Tally};
use crate::Error;

/// How far a run has come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Status {
    /// The number of the contract that its tables keep.
    pub contract: u32,
    /// The version of the program that writes it, exact to the build.
    pub version: String,
    /// How it is written: the name of an [`OutputFormat`].
    pub format: String,
    /// What else decides what is written, by the names that the user knows.
    pub options: BTreeMap<String, String>,
    /// Parts that are finished.
    pub parts: u64,
    /// Up to where the inputs are done.
    pub at: Checkpoint,
    /// What the parts came to.
    pub tally: Tally,
    /// Bytes of their files; none where they are rows of a database.
    pub bytes: u64,
    /// Whether the last part is there.
    pub is_finished: bool,
    /// Files of finished parts that are gone, or not as they were written.
    pub lost: Vec<String>,
}

/// How far the run has come that writes into this folder or database. Nothing is changed.
///
/// # Errors
///
/// [`Error::Kind`] where there is no run, [`Error::Read`] where its manifest cannot be read.
pub fn status(path: &Path) -> Result<Status, Error> {
    let (header, parts) = manifest_of(path)?;
    Ok(Status::of(path, header, &parts))
}

impl Status {
    /// What a header and parts come to.
    pub(super) fn of(path: &Path, header: Header, parts: &[Part]) -> Self {
        let mut tally = Tally::default();
        parts.iter().for_each(|part| tally.add(&part.tally));
        let files = || parts.iter().flat_map(|part| &part.files);
        Self {
            contract: header.nutgraf,
            version: header.version,
            format: header.format,
            options: header.options,
            parts: parts.len() as u64,
            at: parts.last().map(|part| part.at.clone()).unwrap_or_default(),
            tally,
            bytes: files().map(|file| file.bytes).sum(),
            is_finished: parts.last().is_some_and(|part| part.is_last),
            lost: files().filter(|file| !Folder::has(path, file)).map(|file| file.path.clone()).collect(),
        }
    }
}

/// The manifest of the run that writes into this folder or database.
pub(super) fn manifest_of(path: &Path) -> Result<(Header, Vec<Part>), Error> {
    let none = |what: &str| Error::Kind { place: place(path), what: what.to_owned() };
    if !path.exists() {
        return Err(none("no run: there is no such folder or file"));
    }
    let is_database = path.is_file() && OutputFormat::of_name(path) == Some(OutputFormat::Sqlite);
    let manifest = if is_database {
        Sqlite::open(path).map(|opened| opened.map(|(_, header, parts)| (header, parts)))
    } else if path.join(MANIFEST).is_file() {
        read(&path.join(MANIFEST)).map(|(_, header, parts)| Some((header, parts)))
    } else {
        Ok(None)
    };
    manifest.map_err(|source| Error::Read { place: place(path), source })?.ok_or_else(|| {
        none(&format!("no run: there is no {MANIFEST}; `nutgraf extract … -o FOLDER/` writes one"))
    })
}
