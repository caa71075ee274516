//! `nutgraf extract`: articles in, one document a line out.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use clap::{Args, ValueEnum};
use nutgraf::{Config, Extractor, Published};
use nutgraf_io::{Entry, Error, ErrorRecord, Output, ordered_map, scan};
use rustc_hash::FxHashSet;

use crate::progress::Progress;
use crate::{INTERRUPTED, SOME_FAILED, UNUSABLE, complain, read, train};

/// Errors that are told one by one; the others are counted, and all stand in the output.
const TOLD: u64 = 20;

const MORE_HELP: &str = "\
Examples:
  nutgraf extract story.txt --published 2025-09-05
  nutgraf extract news.jsonl.gz -o facts.jsonl.gz
  nutgraf extract pages/*.html | jq -r '.quotations[]?.content[].text'

Exit status:
  0    all is well
  1    some record failed, or has the id of an earlier one
  2    wrong usage, or a file that cannot be read or written
  130  interrupted; the lines written are whole";

/// Read articles and write their facts, one document a line (JSONL)
///
/// Documents come in the order of the articles. What cannot be read becomes an error record in its place,
/// {"nutgraf":1,"error":{"path":…,"line":…,"id":…,"reason":…}}, and the run goes on.
#[derive(Args)]
#[command(after_long_help = MORE_HELP)]
pub(crate) struct Arguments {
    /// Files to read: .txt .md .html .htm hold one article, .jsonl .ndjson one a line, all of them also as .gz and .zst;
    /// other names are told by their first bytes; - is the standard input
    ///
    /// A line of JSONL is an object with `text` or `html`, and optionally `id`, `url`, `title`, `byline`, `publisher`,
    /// `published` and `language`. An article without an id is called after its place: FILE or FILE:LINE.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Write to OUT, compressed when it ends in .gz or .zst; - is the standard output
    #[arg(short, long, value_name = "OUT", default_value = "-")]
    output: PathBuf,
    /// Date of publication of articles that give none: 2025-09-05, 2025-09-05T18:42:00+02:00
    #[arg(long, value_name = "DATE", value_parser = Published::parse)]
    published: Option<Published>,
    /// What to write beyond the usual
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    with: Vec<Extra>,
    /// Threads that read articles; as many as there are cores unless given
    #[arg(long, value_name = "N")]
    workers: Option<NonZero<usize>>,
    /// Read with the model of this file instead of the one that is built in
    #[arg(long, value_name = "MODEL")]
    model: Option<PathBuf>,
    /// Refuse a record of more than this many MiB
    #[arg(long, value_name = "MIB", default_value = "256")]
    max_record: NonZero<u32>,
}

/// What a document holds only when asked for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Extra {
    /// Every word and mark with its place
    Tokens,
}

/// Reads the files and returns the status to end with.
pub(crate) fn run(arguments: Arguments) -> ExitCode {
    let outcome = check(&arguments).and_then(|()| {
        let extractor = extractor(&arguments)?;
        let output = Output::create(&arguments.output).map_err(|e| e.message())?;
        Ok((extractor, output))
    });
    match outcome {
        Ok((extractor, output)) => ExitCode::from(extract(arguments, extractor, output)),
        Err(message) => {
            complain(&message);
            ExitCode::from(UNUSABLE)
        }
    }
}

/// The output must not be one of the files that are still to be read.
fn check(arguments: &Arguments) -> Result<(), String> {
    let place = |path: &Path| path.canonicalize().ok().filter(|path| path.is_file());
    let Some(output) = place(&arguments.output) else { return Ok(()) };
    match arguments.files.iter().find(|file| place(file).as_ref() == Some(&output)) {
        Some(file) => Err(format!("{}: is both read and written; name another output", file.display())),
        None => Ok(()),
    }
}

fn extractor(arguments: &Arguments) -> Result<Extractor, String> {
    let config = Config::default().with_tokens(arguments.with.contains(&Extra::Tokens));
    Ok(match &arguments.model {
        Some(path) => Extractor::with_models(config, train::load(path)?),
        None => Extractor::new(config),
    })
}

fn extract(arguments: Arguments, extractor: Extractor, output: Output) -> u8 {
    let Arguments { files, output: path, published, workers, max_record, .. } = arguments;
    let workers = workers.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN);
    let config =
        nutgraf_io::Config { max_record: u64::from(max_record.get()) << 20, ..nutgraf_io::Config::default() };
    let mut progress = Progress::new(&files, &path, Arc::clone(&config.bytes_read));

    let output = Arc::new(Mutex::new(Some(output)));
    end_on_interrupt(&output);
    let weigh = |entry: &Result<Entry, Error>| entry.as_ref().map_or(0, |entry| entry.bytes.len());
    let answer = move |entry| answer(entry, &extractor, published.as_ref());
    let mut tally = Tally::default();
    for answer in ordered_map(scan(files, config), workers, weigh, answer) {
        let written = with_output(&output, |output| output.write_line(&answer.line));
        if let Err(error) = written {
            progress.finish();
            return failed_to_write(&error);
        }
        tally.count(&answer, &progress);
        progress.step();
    }
    progress.finish();
    let finished =
        output.lock().unwrap_or_else(PoisonError::into_inner).take().map_or(Ok(()), Output::finish);
    if let Err(error) = finished {
        return failed_to_write(&error);
    }
    tally.report();
    tally.status()
}

/// A line of the output, and what to remember of it.
struct Answer {
    line: String,
    result: Result<Named, Error>,
}

/// A document that was written.
struct Named {
    id: String,
    is_empty: bool,
}

fn answer(entry: Result<Entry, Error>, extractor: &Extractor, published: Option<&Published>) -> Answer {
    match entry.and_then(|entry| read::article(entry, published)) {
        Ok(article) => {
            let id = article.id.clone().unwrap_or_default();
            let is_empty = article.text().trim().is_empty();
            Answer { line: extractor.read(article).to_json(), result: Ok(Named { id, is_empty }) }
        }
        Err(error) => Answer { line: ErrorRecord::from(&error).to_json(), result: Err(error) },
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
    /// Hashes of the ids: 64 bits each, so that a large run needs little memory.
    ids: FxHashSet<u64>,
}

impl Tally {
    fn count(&mut self, answer: &Answer, progress: &Progress) {
        match &answer.result {
            Ok(Named { id, is_empty }) => {
                self.documents += 1;
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
        let Self { documents, failed, unusable, repeated, .. } = self;
        let counts = [
            (failed, "records that could not be read"),
            (unusable, "files that could not be read"),
            (repeated, "documents with the id of an earlier one"),
        ];
        let counts: Vec<String> =
            counts.iter().filter(|(n, _)| **n > 0).map(|(n, what)| format!("{what}: {n}")).collect();
        if documents + failed + unusable == 0 {
            complain("the input holds no article");
        } else if !counts.is_empty() {
            complain(&format!("documents written: {documents}; {}", counts.join("; ")));
        }
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
type Shared = Arc<Mutex<Option<Output>>>;

fn with_output(shared: &Shared, f: impl FnOnce(&mut Output) -> Result<(), Error>) -> Result<(), Error> {
    shared.lock().unwrap_or_else(PoisonError::into_inner).as_mut().map_or(Ok(()), f)
}

/// On Ctrl-C ends the output after the line that is being written, and the process.
fn end_on_interrupt(output: &Shared) {
    let output = Arc::clone(output);
    let end = move || {
        // Held until the process is gone, so that nobody writes or ends meanwhile.
        let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = output.take().map(Output::finish);
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
