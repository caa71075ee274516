//! `nutgraf bench`: how fast a corpus is read, step by step and from end to end.

mod measure;

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use clap::Args;
use indicatif::HumanCount;
use nutgraf_io::{Columns, Tally, expand};

use crate::{UNUSABLE, above_zero, complain};
use measure::{Corpus, Step};

/// The first line of a record of figures.
const HEADER: &str = "date,version,corpus,step,workers,mb_per_s,words_per_s,articles_per_s,peak_mb\n";

/// Measure how fast a corpus is read, step by step and from end to end
///
/// Steps are measured in CPU time of one thread, so that a busy machine disturbs less; the whole, into Parquet in a folder
/// for passing files, by the clock, with all workers.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Files, folders and patterns, as for `extract`
    #[arg(value_name = "CORPUS", required = true)]
    files: Vec<PathBuf>,
    /// Where tables and lines hold what: text=body,published=date
    #[arg(long, value_name = "PART=COLUMN,…", value_parser = Columns::parse, default_value = "", hide_default_value = true)]
    columns: Columns,
    /// Read only N articles, drawn at random from all, the same ones each time; they are held in memory
    #[arg(long, value_name = "N", value_parser = above_zero::<NonZero<usize>>)]
    sample: Option<NonZero<usize>>,
    /// Threads that read articles from end to end; as many as there are cores unless given
    #[arg(long, value_name = "N", value_parser = above_zero::<NonZero<usize>>)]
    workers: Option<NonZero<usize>>,
    /// Append the figures to this file, as CSV
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

/// Measures and returns the status to end with.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match bench(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            complain(&message);
            ExitCode::from(UNUSABLE)
        }
    }
}

fn bench(arguments: &Arguments) -> Result<(), String> {
    let config =
        nutgraf_io::Config { columns: Arc::new(arguments.columns.clone()), ..nutgraf_io::Config::default() };
    let corpus = Corpus::new(expand(arguments.files.clone()).files, config, arguments.sample);
    let workers = arguments.workers.or_else(|| thread::available_parallelism().ok());
    let workers = workers.unwrap_or(NonZero::<usize>::MIN);
    let whole = corpus.end_to_end(workers).map_err(|error| error.message())?;
    // Before the steps, whose memory is not that of a run.
    let peak = peak_mb();
    if whole.tally.articles == 0 {
        return Err("the corpus holds no article".to_owned());
    }
    let steps = corpus.steps();
    print(&page(&whole.tally, &steps, whole.took, workers, peak))?;
    arguments.record.as_deref().map_or(Ok(()), |path| {
        let rows = steps.iter().map(|step| (step.name.clone(), 1, step.took, step.bytes));
        let end = ("end to end".to_owned(), workers.get(), whole.took, whole.tally.bytes);
        record(path, &arguments.files, &whole.tally, rows.chain([end]), peak)
            .map_err(|why| format!("{}: cannot be written: {why}", path.display()))
    })
}

/// The figures for a person.
fn page(tally: &Tally, steps: &[Step], took: Duration, workers: NonZero<usize>, peak: Option<f64>) -> String {
    let mut page = format!(
        "{} articles, {} words, {:.1} MB of text\n\n{:<24} {:>8} {:>12} {:>11}\n",
        HumanCount(tally.articles),
        HumanCount(tally.words),
        tally.bytes as f64 / 1e6,
        "step",
        "MB/s",
        "words/s",
        "articles/s"
    );
    let mut line = |name: &str, took: Duration, bytes: u64| {
        let [mb, words, articles] = rates(tally, took, bytes);
        let (words, articles) = (HumanCount(words as u64), HumanCount(articles as u64));
        let _ = writeln!(page, "{name:<24} {mb:>8.1} {words:>12} {articles:>11}");
    };
    for step in steps {
        line(&step.name, step.took, step.bytes);
    }
    line(&format!("end to end, {workers} workers"), took, tally.bytes);
    if let Some(peak) = peak {
        let _ = writeln!(page, "\npeak memory of a run: {peak:.0} MB");
    }
    if !tally.errors.is_empty() {
        let _ = writeln!(page, "records without a document: {}", tally.errors.values().sum::<u64>());
    }
    page
}

/// MB, words and articles a second.
fn rates(tally: &Tally, took: Duration, bytes: u64) -> [f64; 3] {
    let seconds = took.as_secs_f64().max(1e-9);
    [bytes as f64 / 1e6, tally.words as f64, tally.articles as f64].map(|amount| amount / seconds)
}

fn record(
    path: &Path,
    corpus: &[PathBuf],
    tally: &Tally,
    rows: impl Iterator<Item = (String, usize, Duration, u64)>,
    peak: Option<f64>,
) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    let mut text = if file.metadata()?.len() == 0 { HEADER.to_owned() } else { String::new() };
    let date: String = jiff::Timestamp::now().to_string().chars().take(10).collect();
    let corpus: Vec<String> = corpus.iter().map(|path| path.display().to_string()).collect();
    let corpus = corpus.join(" ").replace(['"', '\n'], " ");
    for (step, workers, took, bytes) in rows {
        let [mb, words, articles] = rates(tally, took, bytes);
        let version = env!("CARGO_PKG_VERSION");
        let peak = peak.unwrap_or_default();
        let _ = writeln!(
            text,
            "{date},{version},\"{corpus}\",{step},{workers},{mb:.1},{words:.0},{articles:.0},{peak:.0}"
        );
    }
    file.write_all(text.as_bytes())
}

fn print(page: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(page.as_bytes()).and_then(|()| out.flush()) {
        Err(why) if why.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(format!("-: cannot be written: {why}"))
        }
        _ => Ok(()),
    }
}

/// The most memory that this process ever held, in MB, where the system says.
fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes / 1024.0)
}
