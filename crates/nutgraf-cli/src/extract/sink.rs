//! Where documents go as they come: lines of a file or a pipe, or files in a folder.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use nutgraf::Document;
use nutgraf_io::{
    BRAT_CONFIG, Error, ErrorRecord, Output, Place, Sheet, brat, conllu, polecat, polecat_head,
};

use super::Format;

/// How a document is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A line of JSON.
    Json,
    /// Sentences and words in CoNLL-U.
    Conllu,
    /// A file of text and one of annotations.
    Brat,
    /// A line for each event, in the columns of POLECAT.
    Polecat,
    /// A line for each fact of a kind.
    Sheet(Sheet),
}

/// What is written of a record.
pub(super) enum Written {
    /// Lines, without the last line break.
    Lines(String),
    /// The files of an article, which are called after its id.
    Files { id: String, text: String, annotations: String },
    /// Nothing: an error, which is told.
    Nothing,
}

/// Where it is written.
pub(super) enum Sink {
    Lines(Box<Output>),
    Folder(Folder),
}

/// A folder of files, two for each article.
pub(super) struct Folder {
    path: PathBuf,
    /// Names of files that are taken.
    names: BTreeSet<String>,
}

impl Style {
    pub(super) fn of(format: Option<Format>) -> Self {
        match format {
            Some(Format::Conllu) => Self::Conllu,
            Some(Format::Brat) => Self::Brat,
            Some(Format::Polecat) => Self::Polecat,
            _ => Self::Json,
        }
    }

    pub(super) fn document(&self, document: &Document) -> Written {
        match self {
            Self::Json => Written::Lines(document.to_json()),
            Self::Conllu => Written::Lines(conllu(document).trim_end_matches('\n').to_owned() + "\n"),
            Self::Brat => Written::Files {
                id: document.article.id.clone().unwrap_or_default(),
                text: document.article.text().to_owned(),
                annotations: brat(document),
            },
            Self::Polecat => lines(polecat(document)),
            Self::Sheet(sheet) => lines(sheet.lines(document)),
        }
    }

    /// The line that stands before all others.
    fn head(&self) -> Option<String> {
        match self {
            Self::Polecat => Some(polecat_head()),
            Self::Sheet(sheet) => Some(sheet.head()),
            Self::Json | Self::Conllu | Self::Brat => None,
        }
    }

    pub(super) fn error(&self, error: &Error) -> Written {
        let record = ErrorRecord::from(error).to_json();
        match self {
            Self::Json => Written::Lines(record),
            Self::Conllu => Written::Lines(format!("# error = {record}\n")),
            Self::Brat | Self::Polecat | Self::Sheet(_) => Written::Nothing,
        }
    }
}

/// Lines, of which there may be none.
fn lines(lines: String) -> Written {
    if lines.is_empty() { Written::Nothing } else { Written::Lines(lines) }
}

impl Sink {
    pub(super) fn create(path: &Path, style: &Style) -> Result<Self, Error> {
        if *style != Style::Brat {
            let mut output = Output::create(path)?;
            style.head().map_or(Ok(()), |head| output.write_line(&head))?;
            return Ok(Self::Lines(Box::new(output)));
        }
        let config = path.join("annotation.conf");
        let made = fs::create_dir_all(path).and_then(|()| fs::write(&config, BRAT_CONFIG));
        made.map_err(|source| failure(&config, source))?;
        Ok(Self::Folder(Folder { path: path.to_owned(), names: BTreeSet::new() }))
    }

    pub(super) fn write(&mut self, written: &Written) -> Result<(), Error> {
        match (self, written) {
            (Self::Lines(output), Written::Lines(lines)) => output.write_line(lines),
            (Self::Folder(folder), Written::Files { id, text, annotations }) => {
                folder.write(id, text, annotations)
            }
            _ => Ok(()),
        }
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        match self {
            Self::Lines(output) => output.finish(),
            Self::Folder(_) => Ok(()),
        }
    }
}

impl Folder {
    fn write(&mut self, id: &str, text: &str, annotations: &str) -> Result<(), Error> {
        let name = self.free(&file_name(id));
        for (ending, content) in [("txt", text), ("ann", annotations)] {
            let path = self.path.join(format!("{name}.{ending}"));
            fs::write(&path, content).map_err(|source| failure(&path, source))?;
        }
        Ok(())
    }

    /// The name, with a number behind it where an earlier article has it already.
    fn free(&mut self, name: &str) -> String {
        let numbered = (2..).map(|n| format!("{name}-{n}"));
        let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !self.names.contains(name));
        let free = free.expect("a number is free");
        self.names.insert(free.clone());
        free
    }
}

/// An id as the name of a file on every system: letters, digits and few marks.
fn file_name(id: &str) -> String {
    let letters = id.chars().map(|c| if c.is_alphanumeric() || "-_".contains(c) { c } else { '_' });
    let name: String = letters.take(100).collect();
    if name.is_empty() { "article".to_owned() } else { name }
}

fn failure(path: &Path, source: io::Error) -> Error {
    Error::Write { place: Place { path: path.into(), line: None }, source }
}
