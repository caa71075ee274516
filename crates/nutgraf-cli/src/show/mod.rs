//! `nutgraf show`: an article in the terminal, its facts marked.

mod entities;
mod layers;
mod layout;
mod page;
mod paint;
mod sample;
mod table;
mod word;

pub(crate) use word::written;

use std::io::{StdoutLock, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{Args, ValueEnum};
use nutgraf::{Config, Document, Event, Extractor, FactKind, Models, Position, Published, QuotationManner};
use nutgraf_io::expand;

use crate::criteria::Criteria;
use crate::extract::{Notes, fact_kind};
use crate::manner::Manner;
use crate::{UNUSABLE, complain, failed_to_write, inputs, read};

/// Columns where neither the user nor a terminal gives them.
const PLAIN_WIDTH: usize = 80;
/// A wider terminal is not filled: lines would be too long to read.
const MAX_WIDTH: usize = 110;

const MORE_HELP: &str = "\
Examples:
  nutgraf show
  nutgraf show story.txt --published 2025-09-05
  nutgraf show story.txt --table quotations
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
    /// File to show: any that `extract` reads, such as text, Markdown, an HTML page or JSONL, also compressed. - is the standard
    /// input, which is also read where no file is named and a pipe comes in; where none comes in, a sample is shown
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Date of publication of articles that give none: 2025-09-05, 2025-09-05T18:42:00+02:00
    #[arg(long, value_name = "DATE", value_parser = read::published)]
    published: Option<Published>,
    /// Only a table of one kind of facts: positions, events, quotations, entities, quantities, times; also mentions, blocks, sentences,
    /// tokens
    #[arg(long, value_name = "KIND", value_parser = fact_kind)]
    table: Option<FactKind>,
    /// The same as --table positions: who pledges, rules out, weighs, demands or rejects what
    #[arg(long, conflicts_with = "table")]
    positions: bool,
    #[command(flatten)]
    criteria: Criteria,
    #[command(flatten)]
    manner: Manner,
    /// Columns of the page; those of COLUMNS or of the terminal, at most 110, unless given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,
    /// When to use color
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: When,
}

/// Show an article that comes with nutgraf, its facts marked
///
/// It is what `nutgraf show` shows where no file is named.
#[derive(Args)]
pub(crate) struct Demo {
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
    let is_sample = arguments.files.is_empty() && !inputs::has_input();
    let files = if is_sample { Ok(Vec::new()) } else { files(arguments) };
    let models = Models::default();
    let table = arguments.table.or(arguments.positions.then_some(FactKind::Positions));
    let config = Config::default().with_tokens(table == Some(FactKind::Tokens));
    let asked = arguments.criteria.apply(config, &models);
    let (files, extractor) = match files.and_then(|files| Ok((files, asked?))) {
        Ok((files, asked)) => (files, Extractor::with_models(asked, models)),
        Err(message) => {
            complain(&message);
            return ExitCode::from(UNUSABLE);
        }
    };
    let published = arguments.published.as_ref();
    let look = Look { table, width: arguments.width, manners: arguments.manner.asked.clone() };
    let mut screen = Screen::new(arguments.color, look);
    let mut notes = Notes::default();
    let shown = if is_sample {
        screen.show_sample(&extractor, published).map(|()| 0)
    } else {
        read::each(files, published, |number, article| {
            let document = extractor.read(article);
            notes.add(Notes::of(&document));
            screen.show(number, &document)
        })
    };
    let status = shown.map_or_else(|ended| ended, |status| screen.flush(status));
    notes.lines().iter().for_each(|line| complain(line));
    status
}

/// Shows the sample and returns the status to end with.
pub(crate) fn demo(arguments: &Demo) -> ExitCode {
    let look = Look { table: None, width: None, manners: QuotationManner::SAID.to_vec() };
    let mut screen = Screen::new(arguments.color, look);
    let shown = screen.show_sample(&Extractor::default(), None);
    shown.map_or_else(|ended| ended, |()| screen.flush(0))
}

/// How documents are shown.
struct Look {
    /// Only a table of these facts.
    table: Option<FactKind>,
    width: Option<u16>,
    manners: Vec<QuotationManner>,
}

/// Where documents are shown.
struct Screen {
    out: AutoStream<StdoutLock<'static>>,
    config: page::Config,
    table: Option<FactKind>,
}

impl Screen {
    fn new(color: When, Look { table, width: given, manners }: Look) -> Self {
        let choice = match color {
            When::Auto => AutoStream::choice(&stdout()),
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        };
        let config = page::Config { width: width(given), is_colored: choice != ColorChoice::Never, manners };
        Self { out: AutoStream::new(stdout().lock(), choice), config, table }
    }

    /// Shows a document, apart from one before it.
    fn show(&mut self, number: usize, document: &Document) -> Result<(), ExitCode> {
        let rule = if number > 0 { "\n\n" } else { "" };
        let page = match self.table {
            Some(kind) => table::write(document, kind, &self.config.manners, self.config.width),
            None => page::write(document, &self.config),
        };
        let written = self.out.write_all(rule.as_bytes()).and_then(|()| self.out.write_all(page.as_bytes()));
        written.map_err(|why| failed_to_write("page", &why))
    }

    /// Shows the sample, and says that it is one.
    fn show_sample(&mut self, extractor: &Extractor, published: Option<&Published>) -> Result<(), ExitCode> {
        complain(sample::NOTE);
        self.show(0, &extractor.read(sample::article(published)))
    }

    fn flush(&mut self, status: u8) -> ExitCode {
        self.out.flush().map_or_else(|why| failed_to_write("page", &why), |()| ExitCode::from(status))
    }
}

/// An event in a line: who, what, to whom, where and when.
pub(crate) fn event_in_words(event: &Event, document: &Document) -> String {
    let (who, told) = event_in_parts(event, document);
    format!("{who} · {told}")
}

/// Who did something, and what, to whom, where and when.
fn event_in_parts(event: &Event, document: &Document) -> (String, String) {
    let mut row = document.event_row(event).into_iter();
    let (who, what) = (row.next().unwrap_or_default(), row.next().unwrap_or_default());
    let around: Vec<String> = row.filter(|cell| !cell.is_empty()).collect();
    (who, if around.is_empty() { what } else { format!("{what}: {}", around.join(" · ")) })
}

/// A position in a line: whose, which act, about what.
pub(crate) fn position_in_words(position: &Position, document: &Document) -> String {
    let row = document.position_row(position);
    format!("{} · {}: {}", row[0], row[1], row[2])
}

/// The files to show. A folder may hold too many.
fn files(arguments: &Arguments) -> Result<Vec<PathBuf>, String> {
    let Some(folder) = arguments.files.iter().find(|path| path.is_dir()) else {
        return inputs::files(&arguments.files).map(|found| found.files);
    };
    let shown = folder.display();
    let example = expand([folder.clone()]).files.into_iter().find(|file| file != folder);
    Err(match example {
        Some(file) => format!(
            "{shown}: is a folder; name a file of it, as in `nutgraf show {}`; `nutgraf extract {shown}` reads them all",
            file.display()
        ),
        None => format!("{shown}: is a folder without a file of a kind that is read"),
    })
}

fn width(given: Option<u16>) -> usize {
    let of_environment = || std::env::var("COLUMNS").ok()?.trim().parse().ok().filter(|width| *width > 0);
    let of_terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let usual = || of_environment().or_else(of_terminal).map(|width| width.clamp(20, MAX_WIDTH));
    given.map(usize::from).or_else(usual).unwrap_or(PLAIN_WIDTH)
}
