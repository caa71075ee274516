//! The `nutgraf` command as a library, so that other binaries (tests) can be it.

mod about;
#[cfg(feature = "tables")]
mod bench;
mod corpus;
mod criteria;
mod extract;
mod help;
mod inputs;
mod manner;
mod model;
mod page;
mod progress;
mod read;
#[cfg(feature = "tables")]
mod runs;
mod shell;
mod show;
#[cfg(feature = "train")]
mod train;
mod why;

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

/// The facts of news articles, each with the words that say it.
#[derive(Parser)]
#[command(name = "nutgraf", version, propagate_version = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Show(show::Arguments),
    Demo(show::Demo),
    Why(why::Arguments),
    Page(page::Arguments),
    #[cfg(feature = "tables")]
    Status(runs::StatusArguments),
    #[cfg(feature = "tables")]
    Merge(runs::MergeArguments),
    Corpus(corpus::Arguments),
    #[cfg(feature = "tables")]
    Bench(bench::Arguments),
    #[cfg(feature = "train")]
    Prepare(train::Prepare),
    #[cfg(feature = "train")]
    Train(train::Train),
    #[cfg(feature = "train")]
    Label(train::Label),
    #[cfg(feature = "train")]
    Eval(train::Eval),
    Completions(shell::Completions),
    Man(shell::Man),
    Licenses(about::Licenses),
    Version(about::Version),
}

/// Status of a run in which some record failed, or shared its id with another.
const SOME_FAILED: u8 = 1;
/// Status of a run with an input or output that could not be used; clap ends with it on wrong usage.
const UNUSABLE: u8 = 2;
/// Status of a run that the user interrupted.
const INTERRUPTED: u8 = 130;

/// The status for a terminal or pipe that does not take a page or an answer. A closed pipe is the reader's wish and no error.
fn failed_to_write(what: &str, why: &std::io::Error) -> ExitCode {
    if why.kind() == ErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    complain(&format!("the {what} cannot be written: {why}"));
    ExitCode::from(UNUSABLE)
}

/// Reads the arguments of the process, does what they say, and returns the status to end with.
#[must_use]
pub fn run() -> ExitCode {
    run_as(std::env::args_os(), std::env::current_exe().unwrap_or_default())
}

/// Does what these arguments say, the first of which is the name of the command, and returns the status to end with. `program` is the
/// file that holds this code: what tells one build from another.
///
/// Ends the process where the arguments ask for help, or cannot be meant.
#[must_use]
pub fn run_as(arguments: impl IntoIterator<Item = OsString>, program: PathBuf) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if about::is_asked_for_digests(&arguments) {
        return about::version(&about::Version {}, &program);
    }
    let command = help::with_headings(Cli::command());
    let matches = command.clone().get_matches_from(arguments);
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|why| why.exit());
    match cli.command {
        Command::Extract(arguments) => extract::run(&arguments, &program),
        Command::Show(arguments) => show::run(&arguments),
        Command::Demo(arguments) => show::demo(&arguments),
        Command::Why(arguments) => why::run(&arguments),
        Command::Page(arguments) => page::run(&arguments),
        #[cfg(feature = "tables")]
        Command::Status(arguments) => runs::status(&arguments),
        #[cfg(feature = "tables")]
        Command::Merge(arguments) => runs::merge(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        #[cfg(feature = "tables")]
        Command::Bench(arguments) => bench::run(&arguments),
        #[cfg(feature = "train")]
        Command::Prepare(arguments) => train::prepare(&arguments),
        #[cfg(feature = "train")]
        Command::Train(arguments) => train::train(&arguments),
        #[cfg(feature = "train")]
        Command::Label(arguments) => train::label(&arguments),
        #[cfg(feature = "train")]
        Command::Eval(arguments) => train::eval(&arguments),
        Command::Completions(arguments) => shell::completions(&arguments, command),
        Command::Man(arguments) => shell::man(&arguments, command),
        Command::Licenses(arguments) => about::licenses(&arguments),
        Command::Version(arguments) => about::version(&arguments, &program),
    }
}

/// A number of articles, or of threads.
fn above_zero<T: FromStr>(given: &str) -> Result<T, String> {
    given.parse().map_err(|_| "expected a whole number above 0".to_owned())
}

/// Says on the standard error output what is the matter.
fn complain(message: &str) {
    // Where the standard error output is closed there is nobody to tell.
    let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("nutgraf: {message}\n").as_bytes());
}
