//! A run: outcomes in, in order; parts out.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use nutgraf::{QuotationManner, Record};
use nutgraf_table::{Builder, split};

use super::folder::{Folder, MANIFEST};
use super::manifest::{Checkpoint, Header, Manifest, Part};
use super::sqlite::Sqlite;
use super::{Existing, OutputFormat, Partition, Tally, failures};
use crate::{Error, ErrorRecord, Failure, Place, Warning};

/// Bytes of text that are laid out as columns at a time.
const BATCH_BYTES: usize = 1 << 20;

/// What to write, and where.
#[derive(Clone, Debug)]
pub struct RunConfig {
    /// The folder, or the database.
    pub path: PathBuf,
    /// How.
    pub format: OutputFormat,
    /// What to do where there is something already.
    pub existing: Existing,
    /// Bytes of input after which a part ends.
    pub part_bytes: u64,
    /// Whether the files of a table are split further.
    pub partition: Partition,
    /// The manners of the quotations in the flat view.
    pub manners: Vec<QuotationManner>,
    /// The version of the program that writes, exact to the build.
    pub version: String,
    /// What else decides what is written, by the names that the user knows: a run is only gone on with under the same.
    pub options: BTreeMap<String, String>,
}

/// What became of one record.
#[derive(Debug)]
pub struct Outcome {
    /// The file that it is of.
    pub path: Arc<Path>,
    /// Bytes of the record.
    pub bytes: u64,
    /// Words of the document.
    pub words: u64,
    /// What was left out of it.
    pub warnings: Vec<Warning>,
    /// The document, or why there is none.
    pub result: Result<Record<'static>, Error>,
}

/// A run that is under way.
pub struct Run {
    config: RunConfig,
    sink: Sink,
    at: Checkpoint,
    next_part: u64,
    part: Tally,
    part_bytes: u64,
    /// Rows that wait, by the folder below that of their table.
    waiting: BTreeMap<String, Builder>,
    failures: Vec<Failure>,
    total: Tally,
    is_finished: bool,
}

enum Sink {
    Folder(Folder, Manifest),
    Sqlite(Sqlite),
}

impl Run {
    /// Begins a run, or goes on with one: [`checkpoint`](Self::checkpoint) says from where.
    ///
    /// # Errors
    ///
    /// [`Error::Exists`] when something is there that is not to be replaced, or another run; [`Error::Write`] when the
    /// system refuses.
    pub fn begin(config: RunConfig) -> Result<Self, Error> {
        let header = Header {
            nutgraf: nutgraf::VERSION,
            version: config.version.clone(),
            format: config.format.name().to_owned(),
            options: config.options.clone(),
        };
        let opened = match config.format {
            OutputFormat::Sqlite => open_sqlite(&config, &header),
            _ => open_folder(&config, &header),
        };
        let (sink, parts) = opened.map_err(|why| why.into_error(&config.path))?;
        let mut total = Tally::default();
        parts.iter().for_each(|part| total.add(&part.tally));
        let last = parts.last();
        Ok(Self {
            at: last.map(|part| part.at.clone()).unwrap_or_default(),
            next_part: last.map_or(0, |part| part.part + 1),
            is_finished: last.is_some_and(|part| part.is_last),
            config,
            sink,
            part: Tally::default(),
            part_bytes: 0,
            waiting: BTreeMap::new(),
            failures: Vec::new(),
            total,
        })
    }

    /// Up to where the inputs are done.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.at
    }

    /// What the parts that are finished came to.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.total
    }

    /// Whether an earlier run did it all.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.is_finished
    }

    /// Takes what became of the next record.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when the system refuses; the parts before stay.
    pub fn add(&mut self, outcome: Outcome) -> Result<(), Error> {
        let path = self.config.path.clone();
        self.take(outcome).map_err(|source| write_error(&path, source))
    }

    /// Ends the run: what it came to, with the parts that an earlier run wrote.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] when the system refuses; the parts before stay.
    pub fn finish(mut self) -> Result<Tally, Error> {
        let path = self.config.path.clone();
        let ended = if self.is_finished { Ok(()) } else { self.end_part(true) };
        let ended = ended.and_then(|()| match &self.sink {
            Sink::Folder(folder, _) => folder.end(),
            Sink::Sqlite(_) => Ok(()),
        });
        ended.map_err(|source| write_error(&path, source)).map(|()| self.total)
    }

    fn take(&mut self, outcome: Outcome) -> io::Result<()> {
        let Outcome { path, bytes, words, warnings, result } = outcome;
        if self.at.path.as_deref() != Some(&*path) {
            self.at.path = Some(path.to_path_buf());
            self.at.records = 0;
        }
        self.at.records += 1;
        self.at.all += 1;
        self.part_bytes += bytes;
        warnings.iter().for_each(|warning| self.part.count_warning(&warning.category()));
        match result {
            Ok(record) => self.document(&record, words, &path)?,
            Err(Error::Skipped { why, .. }) => self.part.count_skipped(why.reason()),
            Err(error) => self.failure(&error)?,
        }
        if self.part_bytes >= self.config.part_bytes { self.end_part(false) } else { Ok(()) }
    }

    fn document(&mut self, record: &Record<'_>, words: u64, path: &Path) -> io::Result<()> {
        if self.config.format == OutputFormat::Jsonl {
            self.part.count(record, words);
            let line = serde_json::to_string(record)?;
            return self.write_line(&line);
        }
        let day = match self.config.partition {
            Partition::None => String::new(),
            Partition::Day => format!("/day={}", day(record)),
        };
        let manners = &self.config.manners;
        let rows = self
            .waiting
            .entry(day)
            .or_insert_with(|| Builder::tables().with_manners(manners.iter().copied()));
        if let Err(why) = rows.push(record) {
            let (path, id) = (path.display().to_string(), record.id.as_deref().map(str::to_owned));
            self.failures.push(Failure { path, line: None, id, reason: why.to_string() });
            self.part.count_error("longer than a table takes");
            return Ok(());
        }
        let is_full = rows.bytes() >= BATCH_BYTES && self.config.partition == Partition::None;
        self.part.count(record, words);
        if is_full { self.lay_out() } else { Ok(()) }
    }

    fn failure(&mut self, error: &Error) -> io::Result<()> {
        self.part.count_error(error.category());
        let record = ErrorRecord::from(error);
        if self.config.format == OutputFormat::Jsonl {
            return self.write_line(&record.to_json());
        }
        self.failures.push(record.error);
        Ok(())
    }

    /// Writes the rows that wait.
    fn lay_out(&mut self) -> io::Result<()> {
        for (day, mut rows) in std::mem::take(&mut self.waiting) {
            let nested = rows.finish();
            for (table, batch) in split(&nested) {
                self.write(&format!("{}{day}", table.name()), &batch)?;
            }
            if day.is_empty() {
                self.waiting.insert(day, rows);
            }
        }
        Ok(())
    }

    fn end_part(&mut self, is_last: bool) -> io::Result<()> {
        self.lay_out()?;
        self.waiting.clear();
        if !self.failures.is_empty() {
            let batch = failures::error_table(&std::mem::take(&mut self.failures));
            self.write(failures::ERRORS, &batch)?;
        }
        let tally = std::mem::take(&mut self.part);
        self.total.add(&tally);
        let mut part = Part { part: self.next_part, at: self.at.clone(), tally, files: Vec::new(), is_last };
        match &mut self.sink {
            Sink::Folder(folder, manifest) => {
                part.files = folder.finish(part.part)?;
                manifest.append(&part)?;
            }
            Sink::Sqlite(database) => database.finish(&part)?,
        }
        self.next_part += 1;
        self.part_bytes = 0;
        Ok(())
    }

    fn write(&mut self, table: &str, batch: &RecordBatch) -> io::Result<()> {
        match &mut self.sink {
            Sink::Folder(folder, _) => folder.write(table, batch),
            Sink::Sqlite(database) => database.write(table, batch),
        }
    }

    fn write_line(&mut self, line: &str) -> io::Result<()> {
        match &mut self.sink {
            Sink::Folder(folder, _) => folder.write_line(line),
            Sink::Sqlite(_) => Err(io::Error::other("a database holds no lines")),
        }
    }
}

/// Why a run cannot begin.
enum Unfit {
    Io(io::Error),
    Exists(String),
}

impl From<io::Error> for Unfit {
    fn from(why: io::Error) -> Self {
        Self::Io(why)
    }
}

impl Unfit {
    fn into_error(self, path: &Path) -> Error {
        match self {
            Self::Io(source) => write_error(path, source),
            Self::Exists(what) => Error::Exists { place: place(path), what },
        }
    }
}

const THERE_ALREADY: &str = "exists already; --resume goes on with it, --overwrite replaces it";

fn open_folder(config: &RunConfig, header: &Header) -> Result<(Sink, Vec<Part>), Unfit> {
    let root = &config.path;
    let manifest = root.join(MANIFEST);
    if config.existing == Existing::Resume && manifest.exists() {
        let (manifest, was, parts) = Manifest::open(&manifest)?;
        check(header, &was)?;
        let lost = parts.iter().flat_map(|part| &part.files).find(|file| !Folder::has(root, file));
        if let Some(file) = lost {
            let what =
                format!("holds a run whose file {} is gone or changed; --overwrite begins anew", file.path);
            return Err(Unfit::Exists(what));
        }
        return Ok((Sink::Folder(Folder::new(root, config.format)?, manifest), parts));
    }
    if config.existing == Existing::Overwrite {
        Folder::clear(root)?;
    } else if Folder::is_used(root) {
        let what = match config.existing {
            Existing::Resume => "holds something that is not a run; name another folder".to_owned(),
            _ => THERE_ALREADY.to_owned(),
        };
        return Err(Unfit::Exists(what));
    }
    std::fs::create_dir_all(root)?;
    let folder = Folder::new(root, config.format)?;
    let manifest = Manifest::create(&manifest, &folder.unfinished(MANIFEST), header)?;
    Ok((Sink::Folder(folder, manifest), Vec::new()))
}

fn open_sqlite(config: &RunConfig, header: &Header) -> Result<(Sink, Vec<Part>), Unfit> {
    let path = &config.path;
    let is_there = path.exists();
    match config.existing {
        Existing::Resume if is_there => {
            if let Some((database, was, parts)) = Sqlite::open(path)? {
                check(header, &was)?;
                return Ok((Sink::Sqlite(database), parts));
            }
        }
        Existing::Refuse if is_there => return Err(Unfit::Exists(THERE_ALREADY.to_owned())),
        Existing::Overwrite if is_there => std::fs::remove_file(path)?,
        _ => {}
    }
    Ok((Sink::Sqlite(Sqlite::create(path, header)?), Vec::new()))
}

fn check(now: &Header, was: &Header) -> Result<(), Unfit> {
    now.difference(was).map_or(Ok(()), |difference| {
        Err(Unfit::Exists(format!(
            "holds another run: {difference}; run it with the same, or --overwrite begins anew"
        )))
    })
}

/// The day of publication, or that it is not known.
fn day(record: &Record<'_>) -> String {
    let written = record.published.as_ref().map(nutgraf::Published::as_str).unwrap_or_default();
    written.get(..10).unwrap_or("unknown").to_owned()
}

fn write_error(path: &Path, source: io::Error) -> Error {
    Error::Write { place: place(path), source }
}

pub(super) fn place(path: &Path) -> Place {
    Place { path: Arc::from(path), line: None }
}
