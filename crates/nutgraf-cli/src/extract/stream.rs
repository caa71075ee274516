//! Documents as they come, into a file, a pipe, or a folder of files.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use nutgraf::Config;
use nutgraf_io::{Entry, Error, Existing, Warning, ordered_map, sample, scan};
use rustc_hash::FxHashSet;

use super::answer::Reader;
use super::note::Notes;
use super::sink::{Sink, Style, Written};
use super::{Arguments, TOLD, list, weigh};
use crate::progress::Progress;
use crate::{INTERRUPTED, SOME_FAILED, UNUSABLE, complain};

/// Reads the files and returns the status to end with, or why it cannot begin.
pub(super) fn run(
    arguments: &Arguments,
    config: Config,
    files: Vec<PathBuf>,
    style: Style,
) -> Result<u8, String> {
    let path = &arguments.output;
    let shown = path.display();
    match arguments.existing() {
        Existing::Resume => {
            return Err(format!("{shown}: --resume needs a folder or a database, as in -o out/"));
        }
        // An empty file holds nothing to lose: `mktemp` and shells make one first.
        Existing::Refuse if holds_something(path) => {
            return Err(format!("{shown}: exists already; --overwrite replaces it"));
        }
        _ => {}
    }
    if arguments.partition.is_some() {
        return Err("--partition needs a folder of tables: -o out/ --format parquet".to_owned());
    }
    let sink = Sink::create(path, &style).map_err(|error| error.message())?;
    Ok(extract(arguments, config, files, sink, style))
}

/// Whether there is a file there that is not empty, or a folder with files.
fn holds_something(path: &Path) -> bool {
    let is_file = path.metadata().is_ok_and(|file| file.is_file() && file.len() > 0);
    is_file || path.read_dir().is_ok_and(|mut files| files.next().is_some())
}

fn extract(arguments: &Arguments, asked: Config, files: Vec<PathBuf>, output: Sink, style: Style) -> u8 {
    let config = arguments.scan_config();
    let mut progress = Progress::new(&files, &arguments.output, Arc::clone(&config.bytes_read));
    let output = Arc::new(Mutex::new(Some(output)));
    end_on_interrupt(&output);
    let skipped = Skips::default();
    let counted = Arc::clone(&skipped);
    let entries = scan(files, config).filter(move |entry| !is_skipped(entry, &counted));
    let entries: Box<dyn Iterator<Item = _>> = match arguments.sample {
        Some(n) => Box::new(sample(entries, n.get()).into_iter()),
        None => Box::new(entries),
    };
    let reader = arguments.reader(asked);
    let mut tally = Tally::default();
    let answers =
        ordered_map(entries, arguments.workers(), weigh, move |entry| answer(&reader, &style, entry));
    for answer in answers {
        let written = with_output(&output, |output| output.write(&answer.written));
        if let Err(error) = written {
            progress.finish();
            return failed_to_write(&error);
        }
        tally.count(&answer, &progress);
        progress.step();
    }
    progress.finish();
    let finished = output.lock().unwrap_or_else(PoisonError::into_inner).take().map_or(Ok(()), Sink::finish);
    if let Err(error) = finished {
        return failed_to_write(&error);
    }
    tally.report();
    report_skipped(&skipped);
    tally.status()
}

/// Records that were passed over, by reason.
type Skips = Arc<Mutex<BTreeMap<String, u64>>>;

/// Whether a record is passed over, which is counted.
fn is_skipped(entry: &Result<Entry, Error>, skips: &Skips) -> bool {
    let Err(Error::Skipped { why, .. }) = entry else { return false };
    if !why.is_bookkeeping() {
        let mut skips = skips.lock().unwrap_or_else(PoisonError::into_inner);
        *skips.entry(why.reason().to_owned()).or_default() += 1;
    }
    true
}

/// Says which records were passed over, if any.
fn report_skipped(skips: &Skips) {
    let skips = skips.lock().unwrap_or_else(PoisonError::into_inner);
    if !skips.is_empty() {
        complain(&format!("records passed over: {}", list(&skips)));
    }
}

/// What is written, and what to remember of it.
struct Answer {
    written: Written,
    result: Result<Named, Error>,
}

/// A document that was written.
struct Named {
    id: String,
    is_empty: bool,
    warnings: Vec<Warning>,
    notes: Notes,
}

fn answer(reader: &Reader, style: &Style, entry: Result<Entry, Error>) -> Answer {
    match reader.document(entry) {
        Ok((document, warnings)) => {
            let id = document.article.id.clone().unwrap_or_default();
            let is_empty = document.article.text().trim().is_empty();
            let named = Named { id, is_empty, warnings, notes: Notes::of(&document) };
            Answer { written: style.document(&document), result: Ok(named) }
        }
        Err(error) => Answer { written: style.error(&error), result: Err(error) },
    }
}

/// What has happened so far.
#[derive(Default)]
struct Tally {
    documents: u64,
    /// Records that are not usable.
    failed: u64,
    /// Files that are not.
    unusable: u64,
    /// Documents with an id that an earlier one has.
    repeated: u64,
    /// What was left out of documents.
    warned: u64,
    notes: Notes,
    /// Hashes of the ids: 64 bits each, so that a large run needs little memory.
    ids: FxHashSet<u64>,
}

impl Tally {
    fn count(&mut self, answer: &Answer, progress: &Progress) {
        match &answer.result {
            Ok(Named { id, is_empty, warnings, notes }) => {
                self.documents += 1;
                self.notes.add(*notes);
                for warning in warnings {
                    self.warned += 1;
                    if self.warned <= TOLD {
                        progress.complain(&format!("{id}: {warning}"));
                    }
                }
                if *is_empty {
                    progress.complain(&format!("{id}: has no text; its document has no facts"));
                }
                if !self.ids.insert(hash(id)) {
                    self.repeated += 1;
                    self.tell(
                        &format!("{id}: an earlier article has this id too; both are written"),
                        progress,
                    );
                }
            }
            Err(error) => {
                let is_record = matches!(error, Error::Record { .. });
                *(if is_record { &mut self.failed } else { &mut self.unusable }) += 1;
                self.tell(&error.message(), progress);
            }
        }
    }

    fn tell(&self, message: &str, progress: &Progress) {
        if self.failed + self.unusable + self.repeated <= TOLD {
            progress.complain(message);
        }
    }

    /// Says at the end what did not go well, if anything.
    fn report(&self) {
        let Self { documents, failed, unusable, repeated, warned, .. } = self;
        let counts = [
            (failed, "records that could not be read"),
            (unusable, "files that could not be read"),
            (repeated, "documents with the id of an earlier one"),
            (warned, "dates and other fields that could not be read"),
        ];
        let counts: Vec<String> =
            counts.iter().filter(|(n, _)| **n > 0).map(|(n, what)| format!("{what}: {n}")).collect();
        if documents + failed + unusable == 0 {
            complain("the input holds no article");
        } else if !counts.is_empty() {
            complain(&format!("documents written: {documents}; {}", counts.join("; ")));
        }
        self.notes.lines().iter().for_each(|line| complain(line));
    }

    fn status(&self) -> u8 {
        match self {
            Self { unusable: 1.., .. } => UNUSABLE,
            Self { failed: 0, repeated: 0, .. } => 0,
            _ => SOME_FAILED,
        }
    }
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// The output, between two lines, until an interrupt has ended it.
type Shared = Arc<Mutex<Option<Sink>>>;

fn with_output(shared: &Shared, f: impl FnOnce(&mut Sink) -> Result<(), Error>) -> Result<(), Error> {
    shared.lock().unwrap_or_else(PoisonError::into_inner).as_mut().map_or(Ok(()), f)
}

/// On Ctrl-C ends the output after the line that is being written, and the process.
fn end_on_interrupt(output: &Shared) {
    let output = Arc::clone(output);
    let end = move || {
        // Held until the process is gone, so that nobody writes or ends meanwhile.
        let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = output.take().map(Sink::finish);
        std::process::exit(i32::from(INTERRUPTED));
    };
    // Where no handler can be set Ctrl-C ends the process as it does without one.
    let _ = ctrlc::set_handler(end);
}

/// The status for an output that takes no more. A closed pipe is the reader's wish and no error.
fn failed_to_write(error: &Error) -> u8 {
    match error {
        Error::Write { source, .. } if source.kind() == ErrorKind::BrokenPipe => 0,
        _ => {
            complain(&error.message());
            UNUSABLE
        }
    }
}
