//! `nutgraf status` and `nutgraf merge`: what is there of runs, and several into one.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use indicatif::HumanCount;
use nutgraf_io::{Error, Status};

use crate::extract::counts;
use crate::{SOME_FAILED, UNUSABLE, complain, failed_to_write};

const STATUS_HELP: &str = "\
Examples:
  nutgraf status out/
  nutgraf status january/ february/ facts.sqlite

Exit status 0 when all runs are finished, 1 when one is not or has lost a file, 2 when something holds no run.";

const MERGE_HELP: &str = "\
Examples:
  nutgraf merge january/ february/ -o winter/

The runs must be finished, and written by the same version with the same options. Files are linked where the system allows it; the runs stay as they
are. Exit status 2 when they cannot be merged.";

/// Say how far runs have come: whether they are finished, parts, articles, what failed, versions
#[derive(Args)]
#[command(after_long_help = STATUS_HELP)]
pub(crate) struct StatusArguments {
    /// Folders or databases that `nutgraf extract -o` writes
    #[arg(value_name = "OUT", required = true)]
    runs: Vec<PathBuf>,
}

/// Make one run of several: the tables of all of them in one folder
#[derive(Args)]
#[command(after_long_help = MERGE_HELP)]
pub(crate) struct MergeArguments {
    /// Folders that `nutgraf extract -o` wrote
    #[arg(value_name = "OUT", required = true)]
    runs: Vec<PathBuf>,
    /// The folder to write into, which must be empty or not there
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
}

/// Says how far each run has come, and returns the status to end with.
pub(crate) fn status(arguments: &StatusArguments) -> ExitCode {
    let mut is_whole = true;
    let mut page = String::new();
    for run in &arguments.runs {
        match nutgraf_io::status(run) {
            Ok(status) => {
                is_whole &= status.is_finished && status.lost.is_empty();
                page += &text(run, &status);
            }
            Err(why) => return refuse(&why),
        }
    }
    if let Err(why) = std::io::Write::write_all(&mut std::io::stdout(), page.as_bytes()) {
        return failed_to_write("status", &why);
    }
    if is_whole { ExitCode::SUCCESS } else { ExitCode::from(SOME_FAILED) }
}

/// Merges runs, and returns the status to end with.
pub(crate) fn merge(arguments: &MergeArguments) -> ExitCode {
    match nutgraf_io::merge(&arguments.runs, &arguments.output) {
        Ok(status) => {
            complain(text(&arguments.output, &status).trim_end());
            ExitCode::SUCCESS
        }
        Err(why) => refuse(&why),
    }
}

fn refuse(why: &Error) -> ExitCode {
    let source = std::error::Error::source(why).map(|source| format!(": {source}")).unwrap_or_default();
    complain(&format!("{why}{source}"));
    ExitCode::from(UNUSABLE)
}

/// A few lines of a run.
fn text(run: &Path, status: &Status) -> String {
    let state = match (&status.at.path, status.is_finished) {
        (_, true) => "finished".to_owned(),
        (None, false) => "begun, no part is finished; the same command with --resume begins anew".to_owned(),
        (Some(input), false) => format!(
            "not finished; done up to record {} of {}; the same command with --resume goes on",
            HumanCount(status.at.records),
            input.display()
        ),
    };
    let mut text = format!("{}: {state}\n", run.display());
    for lost in &status.lost {
        let _ = writeln!(text, "  {lost} is gone or changed; --overwrite begins anew");
    }
    let _ = writeln!(text, "  nutgraf {}, contract {}, {}", status.version, status.contract, status.format);
    let _ = write!(
        text,
        "  {} parts, {} articles, {} words",
        HumanCount(status.parts),
        HumanCount(status.tally.articles),
        HumanCount(status.tally.words)
    );
    if status.bytes > 0 {
        let _ = write!(text, ", {:.1} MB", status.bytes as f64 / 1e6);
    }
    text + &counts(&status.tally) + "\n"
}
