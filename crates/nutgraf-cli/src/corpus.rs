//! `nutgraf corpus`: where the step over many articles is to be had.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Args;

use crate::{UNUSABLE, complain};

const MORE_HELP: &str = "\
Examples:
  nutgraf extract news/ -o out/
  nutgraf corpus copies out/
  nutgraf corpus entities out/
  nutgraf corpus quotations out/
  nutgraf corpus positions out/ --holder 'Foreign Ministry'

The step is SQL that DuckDB runs, and comes with the package for Python: pip install 'nutgraf[corpus]'. Its own command does
what stands here; `nutgraf corpus --help` there explains the options.";

/// Join the tables of a run: copies, people over all articles, quotations once, positions over time (in the package for Python)
#[derive(Args)]
#[command(after_long_help = MORE_HELP)]
pub(crate) struct Arguments {
    /// What to join, the folders of runs, and options
    #[arg(value_name = "ARGUMENT", trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// Says where the step is to be had, and returns the status to end with.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let asked: Vec<_> = arguments.arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    complain(&format!(
        "`nutgraf corpus {}` is a part of the package for Python: pip install 'nutgraf[corpus]', and run its command",
        asked.join(" ")
    ));
    ExitCode::from(UNUSABLE)
}
