//! A run into tables, which can be gone on with.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use nutgraf::Config;
use nutgraf_io::{Entry, Error, OutputFormat, Partition, Run, RunConfig, ordered_map, sample, scan};
use rustc_hash::FxHasher;

use super::note::Notes;
use super::outcome::outcome;
use super::{Arguments, By, TOLD, summary, weigh};
use crate::about::build;
use crate::progress::Progress;
use crate::{INTERRUPTED, SOME_FAILED, UNUSABLE, complain};

/// Reads the files into tables and returns the status to end with, or why it cannot begin.
pub(super) fn run(
    arguments: &Arguments,
    config: Config,
    files: Vec<PathBuf>,
    format: OutputFormat,
    program: &Path,
) -> Result<u8, String> {
    let run = RunConfig {
        path: arguments.output.clone(),
        format,
        existing: arguments.existing(),
        part_bytes: (arguments.part_size * f64::from(1 << 20)) as u64,
        partition: arguments.partition.map_or(Partition::None, |By::Day| Partition::Day),
        manners: arguments.manner.asked.clone(),
        version: version(program),
        options: options(arguments, &config, &files),
    };
    if arguments.partition.is_some() && !matches!(format, OutputFormat::Parquet | OutputFormat::Arrow) {
        return Err("--partition needs a folder of tables: --format parquet or arrow".to_owned());
    }
    let mut run = Run::begin(run).map_err(|error| error.message())?;
    if run.is_finished() {
        complain(&format!("{}: the run is finished already", arguments.output.display()));
    }
    // What is written of the part in hand is no part yet.
    let _ = ctrlc::set_handler(|| {
        complain("interrupted; --resume goes on after the last part that is finished");
        std::process::exit(i32::from(INTERRUPTED));
    });
    let begun = Instant::now();
    let before = run.tally().clone();
    let status = read(arguments, config, files, &mut run)?;
    let tally = run.finish().map_err(|error| error.message())?;
    complain(&summary::text(&tally, &before, begun.elapsed(), &arguments.output));
    Ok(if tally.errors.is_empty() { status } else { status.max(SOME_FAILED) })
}

fn read(arguments: &Arguments, asked: Config, files: Vec<PathBuf>, run: &mut Run) -> Result<u8, String> {
    if run.is_finished() {
        return Ok(0);
    }
    let config = arguments.scan_config();
    let mut progress = Progress::new(&files, &arguments.output, Arc::clone(&config.bytes_read));
    let at = run.checkpoint().clone();
    let entries: Box<dyn Iterator<Item = Result<Entry, Error>> + Send> = match arguments.sample {
        Some(n) => {
            let skipped = usize::try_from(at.all).unwrap_or(usize::MAX);
            Box::new(sample(scan(files, config).filter(is_record), n.get()).into_iter().skip(skipped))
        }
        None => {
            let done = at.path.as_ref().and_then(|path| files.iter().position(|file| file == path));
            let skipped = usize::try_from(at.records).unwrap_or(usize::MAX);
            Box::new(scan(files.into_iter().skip(done.unwrap_or(0)), config).skip(skipped))
        }
    };
    let reader = arguments.reader(asked);
    let outcomes = ordered_map(entries, arguments.workers(), weigh, move |entry| {
        let outcome = outcome(&reader, entry);
        let notes = outcome.result.as_ref().map(Notes::of_record).unwrap_or_default();
        (outcome, notes)
    });
    let (mut failed, mut warned, mut status, mut noted) = (0, 0, 0, Notes::default());
    for (outcome, notes) in outcomes {
        noted.add(notes);
        for warning in &outcome.warnings {
            warned += 1;
            if warned <= TOLD {
                let id = outcome.result.as_ref().ok().and_then(|record| record.id.as_deref());
                progress.complain(&format!("{}: {warning}", id.unwrap_or_default()));
            }
        }
        if let Err(error) = &outcome.result
            && !matches!(error, Error::Skipped { .. })
        {
            failed += 1;
            status = status.max(if matches!(error, Error::Record { .. }) { SOME_FAILED } else { UNUSABLE });
            if failed <= TOLD {
                progress.complain(&error.message());
            }
        }
        if let Err(error) = run.add(outcome) {
            progress.finish();
            return Err(error.message());
        }
        progress.step();
    }
    progress.finish();
    noted.lines().iter().for_each(|line| complain(line));
    Ok(status)
}

/// Whether it is an article, or might have been one.
fn is_record(entry: &Result<Entry, Error>) -> bool {
    !matches!(entry, Err(Error::Skipped { .. }))
}

/// What decides what is written, beside the format: the inputs by name and size, the options, and the build of nutgraf.
fn options(arguments: &Arguments, config: &Config, files: &[PathBuf]) -> BTreeMap<String, String> {
    let mut hasher = FxHasher::default();
    let mut bytes = 0;
    for file in files {
        let size = fs::metadata(file).map_or(0, |data| data.len());
        (file, size).hash(&mut hasher);
        bytes += size;
    }
    let inputs = format!("{} files of {bytes} bytes (digest {:016x})", files.len(), hasher.finish());
    let given = |value: Option<String>| value.unwrap_or_default();
    let kinds: BTreeSet<&str> = arguments.facts.iter().map(|kind| kind.name()).collect();
    let kinds: Vec<&str> = kinds.into_iter().collect();
    let manners: BTreeSet<&str> = arguments.manner.asked.iter().map(|manner| manner.name()).collect();
    let manners: Vec<&str> = manners.into_iter().collect();
    let options = [
        ("its input", inputs),
        ("its lexicon", nutgraf::LEXICONS.to_owned()),
        ("--model", arguments.models().checksum().to_string()),
        ("--entities", given(arguments.entities.as_ref().map(|known| format!("{:08x}", known.checksum())))),
        ("--rules", given(config.rules.as_ref().map(|rules| format!("{:08x}", rules.checksum())))),
        ("--min-score", given(config.min_score.map(|score| score.to_string()))),
        ("--manner", manners.join(",")),
        ("--published", given(arguments.published.as_ref().map(ToString::to_string))),
        ("--columns", arguments.columns.to_string()),
        ("--with", if arguments.with.is_empty() { String::new() } else { "tokens".to_owned() }),
        ("--facts", kinds.join(",")),
        ("--sample", given(arguments.sample.map(|n| n.to_string()))),
        ("--max-record", arguments.max_record.to_string()),
        ("--max-seconds", given(arguments.max_seconds.map(|limit| limit.as_secs_f64().to_string()))),
        ("--part-size", arguments.part_size.to_string()),
        ("--partition", if arguments.partition.is_some() { "day".to_owned() } else { String::new() }),
    ];
    options.map(|(name, value)| (name.to_owned(), value)).into()
}

/// The version, exact to the build.
fn version(program: &Path) -> String {
    let version = env!("CARGO_PKG_VERSION");
    build(program).map_or_else(|| version.to_owned(), |build| format!("{version} (build {build})"))
}
