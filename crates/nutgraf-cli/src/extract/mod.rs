//! `nutgraf extract`: articles in, facts out, as documents or as tables.

mod answer;
mod note;
#[cfg(feature = "tables")]
mod outcome;
mod output;
#[cfg(feature = "tables")]
mod run;
mod sink;
mod stream;
#[cfg(feature = "tables")]
mod summary;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::HumanCount;
use nutgraf::{Config, Extractor, FactKind, KnowledgeBase, Models, Published};
use nutgraf_io::{Columns, Entry, Error, Existing, Found};

use crate::criteria::Criteria;
use crate::manner::Manner;
use crate::{UNUSABLE, above_zero, complain, inputs, model, read};

use output::{Target, Wanted};

pub(crate) use answer::Reader;
pub(crate) use note::Notes;
#[cfg(feature = "tables")]
pub(crate) use outcome::outcome;
#[cfg(feature = "tables")]
pub(crate) use summary::counts;

/// Errors that are told one by one; the others are counted, and all stand in the output.
const TOLD: u64 = 20;

const MORE_HELP: &str = "\
Examples:
  nutgraf extract story.txt --published 2025-09-05
  nutgraf extract news.jsonl.gz -o facts.jsonl.gz
  nutgraf extract pages/*.html | jq -r '.quotations[]?.content[].text'
  nutgraf extract 'crawl/*.warc.gz' -o out/ --format parquet
  nutgraf extract news.parquet --columns text=body,published=date -o facts.sqlite
  nutgraf extract news.csv -o quotations.csv
  nutgraf extract news.csv --table positions --format tsv | head
  nutgraf extract news.jsonl --entities people.tsv | jq -r '.entities[]?.link // empty'
  nutgraf extract news.jsonl --rules codebook.toml --min-score 0.6 | jq -r '.positions[]?.label // empty'

A run into a folder or a database writes a table for each fact kind, in parts that appear whole or not at all. After a
crash, the same command with --resume continues where the run stopped and ends with the same files.

Exit status:
  0    all is well
  1    some record failed, or has the id of an earlier one
  2    wrong usage, or a file that cannot be read or written
  130  interrupted; the lines or parts written are whole";

/// Read articles and write their facts: one document per line (JSONL), or a table for each kind of fact
///
/// Documents come in the order of the articles. What cannot be read becomes an error record in its place,
/// {"nutgraf":1,"error":{"path":…,"line":…,"id":…,"reason":…}}, or a row of the table `errors`, and the run goes on.
#[derive(Args)]
#[command(after_long_help = MORE_HELP)]
pub(crate) struct Arguments {
    /// Files to read, folders of them, and patterns ('crawl/*.warc.gz'): .txt .md .html .htm hold one article, .jsonl
    /// .ndjson .json .csv .tsv .warc .wet many, all of them also as .gz .zst .xz .bz2, .parquet .arrow too; files of other names
    /// are known by their first bytes. - is the standard input, which is also read where no file is named and a pipe comes in
    ///
    /// A line of JSONL is an object with `text` or `html`, and optionally `id`, `url`, `title`, `byline`, `publisher`,
    /// `published` and `language`. A date may be in ISO 8601, in words ("September 5, 2025", RFC 2822) or a count of seconds since
    /// 1970. An article without an id is named after where it stands: FILE or FILE:LINE.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write to OUT: a file of JSON lines, compressed when it ends in .gz or .zst; a folder (out/), for tables; a database, when it
    /// ends in .sqlite or .db; a sheet of the facts that it is named after (quotations.csv, events.tsv); - is the standard output
    #[arg(short, long, value_name = "OUT", default_value = "-")]
    output: PathBuf,
    /// How to write it [default: parquet for a name that ends in /, otherwise one document per line]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write only a sheet of facts of this kind: quotations, positions, events, entities, quantities, times, mentions, blocks, sentences,
    /// tokens; as CSV unless OUT or --format says TSV
    #[arg(long, value_name = "KIND", value_parser = fact_kind)]
    table: Option<FactKind>,
    /// Date of publication of articles that give none: 2025-09-05, 2025-09-05T18:42:00+02:00
    #[arg(long, value_name = "DATE", value_parser = read::published)]
    published: Option<Published>,
    /// Which column or key holds which part: text=body,published=date; also html, id, url, title, byline, publisher, language
    #[arg(long, value_name = "PART=COLUMN,…", value_parser = Columns::parse, default_value = "", hide_default_value = true)]
    columns: Columns,
    /// What to write as well
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    with: Vec<Extra>,
    /// Find only these kinds of facts, and those that they refer to, in less time: entities, quotations, quantities, times, events,
    /// positions
    #[arg(long, value_name = "KIND,…", value_delimiter = ',', value_parser = fact_kind)]
    facts: Vec<FactKind>,
    /// Threads that read articles [default: one per core]
    #[arg(long, value_name = "N", value_parser = above_zero::<NonZero<usize>>)]
    workers: Option<NonZero<usize>>,
    /// Read with the model of this file instead of the one that is built in
    #[arg(long, value_name = "MODEL", value_parser = model::load)]
    model: Option<Models>,
    /// Link entities to those of this table of yours: tab-separated, the first line names the columns `id` and `name`, and
    /// perhaps `aliases` (separated by |), `kind` and `country` (FRA)
    #[arg(long, value_name = "FILE", value_parser = known)]
    entities: Option<KnowledgeBase>,
    #[command(flatten)]
    criteria: Criteria,
    #[command(flatten)]
    manner: Manner,
    /// Read only N articles, drawn at random but the same ones each time
    #[arg(long, value_name = "N", value_parser = above_zero::<NonZero<usize>>)]
    sample: Option<NonZero<usize>>,
    /// Refuse a record of more than this many MiB
    #[arg(long, value_name = "MIB", default_value = "256", value_parser = above_zero::<NonZero<u32>>)]
    max_record: NonZero<u32>,
    /// Give up on an article that takes longer than this many seconds; which ones that are depends on the machine
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    max_seconds: Option<Duration>,
    /// Continue the run that is in OUT
    #[arg(long, conflicts_with = "overwrite")]
    resume: bool,
    /// Replace what is in OUT
    #[arg(long)]
    overwrite: bool,
    /// Put the rows of a table into a folder for each day of publication
    #[arg(long, value_name = "BY")]
    partition: Option<By>,
    /// Begin a new part of a run after this many MiB of input
    #[arg(long, value_name = "MIB", default_value = "64", value_parser = amount)]
    part_size: f64,
}

/// How a folder is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One document per line
    Jsonl,
    /// Tables, for Parquet readers
    Parquet,
    /// Tables, as Arrow files
    Arrow,
    /// Sentences and words, as Universal Dependencies writes them; into a file or pipe
    Conllu,
    /// Standoff for brat: a file of text and one of annotations for each article
    Brat,
    /// A sheet of facts of one kind (--table), with commas
    Csv,
    /// A sheet of facts of one kind (--table), with tabs
    Tsv,
    /// Events that took place, in the columns of the data set POLECAT, with tabs
    Polecat,
}

/// What parts the rows of a table.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// The day of publication
    Day,
}

/// What a document holds only when asked for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Extra {
    /// Every word and mark with its place
    Tokens,
}

/// The entities of a user's table.
fn known(path: &str) -> Result<KnowledgeBase, String> {
    model::of_file(path, KnowledgeBase::from_tsv)
}

/// Reads the files and returns the status to end with. `program` is the file that holds this program.
pub(crate) fn run(arguments: &Arguments, program: &Path) -> ExitCode {
    let status = begin(arguments, program);
    ExitCode::from(status.unwrap_or_else(|message| {
        complain(&message);
        UNUSABLE
    }))
}

fn begin(arguments: &Arguments, program: &Path) -> Result<u8, String> {
    let target = output::target(&arguments.output, &arguments.wanted())?;
    let found = arguments.files()?;
    if let Some(note) = inputs::passed_over(&found) {
        complain(&note);
    }
    let config = arguments.config(target.kind())?;
    match target {
        #[cfg(feature = "tables")]
        Target::Run(format) => run::run(arguments, config, found.files, format, program),
        #[cfg(not(feature = "tables"))]
        Target::Run(_) => Err(format!(
            "{} was built without Parquet, Arrow and SQLite; the feature `tables` adds them",
            program.display()
        )),
        Target::Stream(style) => stream::run(arguments, config, found.files, style),
    }
}

impl Arguments {
    /// The files to read, which must not be written too.
    fn files(&self) -> Result<Found, String> {
        let found = inputs::files(&self.files)?;
        match found.files.iter().find(|file| inputs::is_same_file(file, &self.output)) {
            Some(file) => Err(format!("{}: is both read and written; name another output", file.display())),
            None => Ok(found),
        }
    }

    fn existing(&self) -> Existing {
        match self {
            Self { resume: true, .. } => Existing::Resume,
            Self { overwrite: true, .. } => Existing::Overwrite,
            _ => Existing::Refuse,
        }
    }

    fn workers(&self) -> NonZero<usize> {
        self.workers.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN)
    }

    fn models(&self) -> Models {
        self.model.clone().unwrap_or_default()
    }

    fn wanted(&self) -> Wanted {
        Wanted { format: self.format, table: self.table, manners: self.manner.asked.clone() }
    }

    /// What to look for, or what is wrong with the user's rules. `kind` is that of the facts which alone are written.
    fn config(&self, kind: Option<FactKind>) -> Result<Config, String> {
        let with_tokens = self.with.contains(&Extra::Tokens)
            || self.format == Some(Format::Conllu)
            || kind == Some(FactKind::Tokens);
        let config = Config::default().with_tokens(with_tokens).with_entities(self.entities.clone());
        let config = self.criteria.apply(config, &self.models())?;
        // Entities are those that any fact speaks of.
        let alone = kind.filter(|kind| !matches!(kind, FactKind::Entities | FactKind::Mentions));
        let kinds = self.facts.iter().copied().chain(alone).collect::<Vec<_>>();
        Ok(if kinds.is_empty() { config } else { config.with_facts(kinds) })
    }

    fn reader(&self, config: Config) -> Reader {
        Reader {
            extractor: Extractor::with_models(config, self.models()),
            published: self.published.clone(),
            max_seconds: self.max_seconds,
        }
    }

    fn scan_config(&self) -> nutgraf_io::Config {
        nutgraf_io::Config {
            max_record: u64::from(self.max_record.get()) << 20,
            columns: Arc::new(self.columns.clone()),
            ..nutgraf_io::Config::default()
        }
    }
}

/// The bytes of an entry, or what stands for them.
pub(crate) fn weigh(entry: &Result<Entry, Error>) -> usize {
    entry.as_ref().map_or(0, |entry| entry.bytes.len())
}

/// The kind of facts of this name.
pub(crate) fn fact_kind(name: &str) -> Result<FactKind, String> {
    let name_of = |kind: FactKind| kind.name();
    let names = || FactKind::ALL.map(name_of).join(", ");
    FactKind::from_name(name).ok_or_else(|| format!("expected one of {}", names()))
}

/// Names with how many there are of each.
fn list(counts: &BTreeMap<String, u64>) -> String {
    let items: Vec<String> = counts.iter().map(|(name, n)| format!("{name} {}", HumanCount(*n))).collect();
    items.join(", ")
}

fn seconds(given: &str) -> Result<Duration, String> {
    Duration::try_from_secs_f64(amount(given)?).map_err(|why| why.to_string())
}

fn amount(given: &str) -> Result<f64, String> {
    let number = given.parse().ok().filter(|number: &f64| *number > 0.0);
    number.ok_or_else(|| "expected a number above 0".to_owned())
}
