//! Measures every corpus and keeps the figures: `cargo run --release -p nutgraf-bench --bin record`.
//!
//! Writes `benches/record/<machine>/<date>.csv`. Times are CPU time of one thread, so a busy machine disturbs less.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::time::Duration;

use cpu_time::ThreadTime;
use nutgraf::{Extractor, Stage};
use nutgraf_bench::{Corpus, long, news_text, outlets, root, short, unicode};

const HEADER: &str = "date,commit,corpus,stage,mb_per_s,words_per_s,articles_per_s,peak_mb\n";

/// Each corpus is read over and over for at least this long.
const LEAST: Duration = Duration::from_secs(2);

/// A corpus read so many times: CPU time of each stage, of all, and of writing.
struct Measured {
    rounds: u32,
    rows: Vec<(String, Duration)>,
}

fn main() {
    let (date, commit) = (today(), commit());
    let mut table = HEADER.to_owned();
    for corpus in corpora() {
        let measured = measure(&corpus);
        for (stage, spent) in &measured.rows {
            let row = figures(&corpus, measured.rounds, *spent);
            writeln!(table, "{date},{commit},{},{stage},{row},{:.1}", corpus.name, peak_mb())
                .expect("a string takes it");
        }
    }
    let folder = root().join("benches/record").join(machine());
    fs::create_dir_all(&folder).expect("benches/record can be written");
    fs::write(folder.join(format!("{date}.csv")), &table).expect("benches/record can be written");
    print!("{table}");
}

/// Small to large, and each built only when it is measured: peak memory never falls, so this way it says something of each.
fn corpora() -> impl Iterator<Item = Corpus> {
    let named: [fn() -> Option<Corpus>; 8] = [
        || Some(short()),
        || Some(unicode()),
        || Some(outlets()),
        || Some(long("long x1", 1)),
        || Some(long("long x10", 10)),
        || Some(long("long x100", 100)),
        || Some(long("long x800", 800)),
        news_text,
    ];
    named.into_iter().filter_map(|corpus| corpus())
}

fn measure(corpus: &Corpus) -> Measured {
    let extractor = Extractor::default();
    let mut stages: Vec<(Stage, Duration)> =
        Stage::ALL.iter().map(|stage| (*stage, Duration::ZERO)).collect();
    let (mut all, mut write, mut rounds) = (Duration::ZERO, Duration::ZERO, 0);
    while all < LEAST {
        rounds += 1;
        for article in &corpus.articles {
            let begin = ThreadTime::now();
            let mut last = Duration::ZERO;
            let facts = extractor.extract_in_stages(article, |done| {
                let now = begin.elapsed();
                if let Some((_, spent)) = stages.iter_mut().find(|(stage, _)| *stage == done) {
                    *spent += now - last;
                }
                last = now;
            });
            all += begin.elapsed();
            let document = nutgraf::Document::new(article.clone(), facts);
            let begin = ThreadTime::now();
            assert!(!document.to_json().is_empty(), "a document is written");
            write += begin.elapsed();
        }
    }
    let mut rows: Vec<_> =
        stages.iter().map(|(stage, spent)| (format!("{stage:?}").to_lowercase(), *spent)).collect();
    rows.extend([("extract".to_owned(), all), ("extract and write".to_owned(), all + write)]);
    Measured { rounds, rows }
}

/// MB, words and articles per CPU-second.
fn figures(corpus: &Corpus, rounds: u32, spent: Duration) -> String {
    let per_second = |amount: f64| amount * f64::from(rounds) / spent.as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "figures of three digits")]
    let [bytes, words, articles] =
        [corpus.bytes(), corpus.words(), corpus.articles.len() as u64].map(|n| n as f64);
    format!("{:.1},{:.0},{:.0}", per_second(bytes / 1e6), per_second(words), per_second(articles))
}

/// The most memory that this process ever held, in MB; 0 where the system does not say.
fn peak_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().unwrap_or_default();
    kilobytes / 1024.0
}

/// The processor's name as a folder name.
fn machine() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = cpus.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown");
    let plain = name.trim_start_matches(['\t', ' ', ':']).to_lowercase();
    plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

fn today() -> String {
    jiff::Timestamp::now().to_string().chars().take(10).collect()
}

fn commit() -> String {
    let output = Command::new("git").args(["rev-parse", "--short", "HEAD"]).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}
