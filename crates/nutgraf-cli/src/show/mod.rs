//! `nutgraf show`: an article in the terminal, its facts marked.

mod layers;
mod layout;
mod page;
mod paint;
mod positions;

use std::io::{ErrorKind, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{Args, ValueEnum};
use nutgraf::{Extractor, Published};
use nutgraf_io::{Error, scan};

use crate::{SOME_FAILED, UNUSABLE, complain, read};

/// Columns where neither the user nor a terminal gives them.
const PLAIN_WIDTH: usize = 80;
/// A wider terminal is not filled: lines would be too long to read.
const MAX_WIDTH: usize = 110;

const MORE_HELP: &str = "\
Examples:
  nutgraf show story.txt --published 2025-09-05
  nutgraf show story.txt --positions
  nutgraf show page.html --color always | less -R

Exit status:
  0  all is well
  1  some record could not be read
  2  wrong usage, or a file that cannot be read";

/// Show an article in the terminal, its facts marked
///
/// The words of each speaker have one color; the words that name the speaker are bold, the verb is underlined. The
/// kind of each block that is not plain text stands beside it. Below the article are a legend and a list of the facts.
///
/// In a pipe, or where NO_COLOR is set, the same page comes without color; CLICOLOR_FORCE=1 keeps it.
#[derive(Args)]
#[command(after_long_help = MORE_HELP)]
pub(crate) struct Arguments {
    /// File to show: text, an HTML page or JSONL, also as .gz or .zst; - is the standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Date of publication of articles that give none: 2025-09-05, 2025-09-05T18:42:00+02:00
    #[arg(long, value_name = "DATE", value_parser = Published::parse)]
    published: Option<Published>,
    /// Only the table of positions: who pledges, rules out, weighs, demands or rejects what
    #[arg(long)]
    positions: bool,
    /// Columns of the page; those of the terminal, at most 110, unless given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,
    /// When to use color
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: When,
}

/// When to use color.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    /// On a terminal, unless the environment says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Shows the articles of the files and returns the status to end with.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let choice = match arguments.color {
        When::Auto => AutoStream::choice(&stdout()),
        When::Always => ColorChoice::Always,
        When::Never => ColorChoice::Never,
    };
    let mut out = AutoStream::new(stdout().lock(), choice);
    let config = page::Config { width: width(arguments.width), is_colored: choice != ColorChoice::Never };
    let extractor = Extractor::default();
    let mut status = 0;
    for (number, entry) in scan(arguments.files.clone(), nutgraf_io::Config::default()).enumerate() {
        match entry.and_then(|entry| read::article(entry, arguments.published.as_ref())) {
            Ok(article) => {
                let rule = if number > 0 { "\n\n" } else { "" };
                let document = extractor.read(article);
                let page = match arguments.positions {
                    true => positions::write(&document, config.width),
                    false => page::write(&document, &config),
                };
                if let Err(why) = out.write_all(rule.as_bytes()).and_then(|()| out.write_all(page.as_bytes()))
                {
                    return failed_to_write(&why);
                }
            }
            Err(error) => {
                let is_record = matches!(error, Error::Record { .. });
                status = status.max(if is_record { SOME_FAILED } else { UNUSABLE });
                complain(&error.message());
            }
        }
    }
    out.flush().map_or_else(|why| failed_to_write(&why), |()| ExitCode::from(status))
}

fn width(given: Option<u16>) -> usize {
    let of_terminal =
        || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).clamp(20, MAX_WIDTH));
    given.map(usize::from).or_else(of_terminal).unwrap_or(PLAIN_WIDTH)
}

/// The status for a terminal or pipe that takes no more. A closed pipe is the reader's wish and no error.
fn failed_to_write(why: &std::io::Error) -> ExitCode {
    if why.kind() == ErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    complain(&format!("-: cannot be written: {why}"));
    ExitCode::from(UNUSABLE)
}
