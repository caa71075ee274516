//! What is finished of a run: a line of JSON for each part, after one that says what the run is.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Tally;

/// What a run is: a run goes on only with the same options over the same inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Header {
    /// The number of the contract.
    pub(crate) nutgraf: u32,
    /// The version of the program that writes.
    pub(crate) version: String,
    pub(crate) format: String,
    /// What else decides what is written, by the name that the user knows it by.
    pub(crate) options: BTreeMap<String, String>,
}

/// Up to where the inputs of a run are done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The input, as it was named; the ones before it are done.
    pub path: Option<PathBuf>,
    /// Records of it that are done.
    pub records: u64,
    /// Records that are done, of all inputs.
    pub all: u64,
}

/// A finished part of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) part: u64,
    pub(crate) at: Checkpoint,
    pub(crate) tally: Tally,
    pub(crate) files: Vec<Written>,
    /// Whether the run ends with it.
    pub(crate) is_last: bool,
}

/// A file of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Written {
    /// Below the folder of the run, with `/` between folders.
    pub(crate) path: String,
    pub(crate) bytes: u64,
}

/// The file of a manifest, open at its end.
pub(crate) struct Manifest(File);

impl Manifest {
    /// Begins a manifest. It is written at `unfinished` and moved to its place with its header in it, so that a run which
    /// is killed meanwhile leaves none.
    pub(crate) fn create(path: &Path, unfinished: &Path, header: &Header) -> io::Result<Self> {
        let mut manifest = Self(File::create(unfinished)?);
        manifest.write(header)?;
        std::fs::rename(unfinished, path)?;
        Ok(manifest)
    }

    /// Goes on with a manifest: its header and its parts. A last line that was not written whole is taken away.
    pub(crate) fn open(path: &Path) -> io::Result<(Self, Header, Vec<Part>)> {
        let (whole, header, parts) = read(path)?;
        let file = OpenOptions::new().append(true).open(path)?;
        file.set_len(whole)?;
        Ok((Self(file), header, parts))
    }

    /// Appends a part, and waits until the disk has it.
    pub(crate) fn append(&mut self, part: &Part) -> io::Result<()> {
        self.write(part)
    }

    fn write(&mut self, line: &impl Serialize) -> io::Result<()> {
        let mut json = serde_json::to_string(line)?;
        json.push('\n');
        self.0.write_all(json.as_bytes())?;
        self.0.sync_all()
    }
}

/// What a manifest says, and how many of its bytes are lines that were written whole.
pub(crate) fn read(path: &Path) -> io::Result<(u64, Header, Vec<Part>)> {
    let bytes = std::fs::read(path)?;
    let whole = memchr::memrchr(b'\n', &bytes).map_or(0, |at| at + 1);
    let mut lines = bytes[..whole].split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let header = lines.next().ok_or_else(|| io::Error::other("the manifest is empty"))?;
    let header = serde_json::from_slice(header).map_err(other_manifest)?;
    let parts = lines.map(serde_json::from_slice).collect::<Result<_, _>>()?;
    Ok((whole as u64, header, parts))
}

/// The error of a manifest that another version wrote.
pub(crate) fn other_manifest(why: serde_json::Error) -> io::Error {
    io::Error::other(format!(
        "its manifest is that of another version of nutgraf ({why}); --overwrite begins anew"
    ))
}

impl Header {
    /// What of this run differs from the one that `other` describes, for a person.
    pub(crate) fn difference(&self, other: &Self) -> Option<String> {
        self.differs(other).map(|(name, now, was)| format!("{name} was {was}, now it is {now}"))
    }

    /// The first thing in which two runs differ: its name, and what it is in this run and in the other.
    pub(super) fn differs(&self, other: &Self) -> Option<(String, String, String)> {
        let shown = |value: &str| if value.is_empty() { "not given".to_owned() } else { value.to_owned() };
        let of_both = |name: &str, mine: &str, others: &str| {
            (mine != others).then(|| (name.to_owned(), shown(mine), shown(others)))
        };
        let value = |header: &Self, name: &str| header.options.get(name).cloned().unwrap_or_default();
        of_both("its contract", &self.nutgraf.to_string(), &other.nutgraf.to_string())
            .or_else(|| of_both("its version", &self.version, &other.version))
            .or_else(|| of_both("--format", &self.format, &other.format))
            .or_else(|| {
                let names = self.options.keys().chain(other.options.keys());
                names
                    .map(|name| of_both(name, &value(self, name), &value(other, name)))
                    .find_map(|differs| differs)
            })
    }
}
