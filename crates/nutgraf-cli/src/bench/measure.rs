//! The clock over a corpus.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZero;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use nutgraf::{Document, Extractor, QuotationManner, Stage};
use nutgraf_io::{
    Config, Entry, Error, Existing, OutputFormat, Partition, Run, RunConfig, Tally, ordered_map, sample, scan,
};
use nutgraf_table::{Builder, split};

use crate::extract::{Reader, outcome, weigh};
use crate::read;

/// Bytes of text that are laid out as columns at a time, as in a run.
const BATCH_BYTES: usize = 1 << 20;

/// What is measured.
pub(super) struct Corpus {
    files: Vec<PathBuf>,
    config: Config,
    sample: Option<Vec<Entry>>,
}

/// One step, on one thread.
pub(super) struct Step {
    pub(super) name: String,
    pub(super) took: Duration,
    /// Bytes that it reads.
    pub(super) bytes: u64,
}

/// The whole.
pub(super) struct Whole {
    pub(super) tally: Tally,
    /// By the clock.
    pub(super) took: Duration,
}

impl Corpus {
    pub(super) fn new(files: Vec<PathBuf>, config: Config, n: Option<NonZero<usize>>) -> Self {
        let drawn = |n: NonZero<usize>| sample(scan(files.clone(), config.clone()).flatten(), n.get());
        let sample = n.map(drawn);
        Self { files, config, sample }
    }

    fn entries(&self) -> Box<dyn Iterator<Item = Result<Entry, Error>> + Send> {
        match &self.sample {
            Some(entries) => Box::new(entries.clone().into_iter().map(Ok)),
            None => Box::new(scan(self.files.clone(), self.config.clone())),
        }
    }

    /// Articles into tables, as `extract -o out/` does.
    pub(super) fn end_to_end(&self, workers: NonZero<usize>) -> Result<Whole, Error> {
        let path = std::env::temp_dir().join(format!("nutgraf-bench-{}", std::process::id()));
        let begun = Instant::now();
        let tally = self.write(workers, path.clone());
        let took = begun.elapsed();
        // What is left there is in nobody's way.
        let _ = fs::remove_dir_all(&path);
        Ok(Whole { tally: tally?, took })
    }

    fn write(&self, workers: NonZero<usize>, path: PathBuf) -> Result<Tally, Error> {
        let mut run = Run::begin(RunConfig {
            path,
            format: OutputFormat::Parquet,
            existing: Existing::Overwrite,
            part_bytes: 64 << 20,
            partition: Partition::None,
            manners: QuotationManner::SAID.to_vec(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            options: BTreeMap::new(),
        })?;
        let reader = Reader { extractor: Extractor::default(), published: None, max_seconds: None };
        for outcome in ordered_map(self.entries(), workers, weigh, move |entry| outcome(&reader, entry)) {
            run.add(outcome)?;
        }
        run.finish()
    }

    /// Every step by itself, on one thread.
    pub(super) fn steps(&self) -> Vec<Step> {
        let mut steps = Steps::default();
        let extractor = Extractor::default();
        let mut builder = Builder::tables();
        let mut entries = self.entries();
        while let Some(entry) = steps.time("read", || entries.next()) {
            let Ok(entry) = entry else { continue };
            steps.bytes("read", entry.bytes.len());
            let bytes = entry.bytes.len();
            let article = steps.time("parse", || read::article(entry, None));
            steps.bytes("parse", bytes);
            let Ok((article, _)) = article else { continue };
            let bytes = article.text().len();
            let (begin, mut last) = (ThreadTime::now(), Duration::ZERO);
            let facts = extractor.extract_in_stages(&article, |stage: Stage| {
                let now = begin.elapsed();
                steps.add(&format!("  {}", format!("{stage:?}").to_lowercase()), now - last, bytes);
                last = now;
            });
            steps.add("extract", begin.elapsed(), bytes);
            let document = Document::new(article, facts);
            let json = steps.time("write as JSON", || document.to_json());
            steps.bytes("write as JSON", bytes);
            drop(json);
            steps.time("lay out as tables", || {
                // What cannot be laid out was counted from end to end.
                let _ = builder.push(&document.record());
                if builder.bytes() > BATCH_BYTES {
                    drop(split(&builder.finish()));
                }
            });
            steps.bytes("lay out as tables", bytes);
        }
        if self.sample.is_some() {
            // It was read before.
            steps.0.retain(|step| step.name != "read");
        }
        steps.0
    }
}

/// Steps in the order in which they were first taken.
#[derive(Default)]
struct Steps(Vec<Step>);

impl Steps {
    fn time<T>(&mut self, name: &str, f: impl FnOnce() -> T) -> T {
        let begin = ThreadTime::now();
        let value = f();
        self.add(name, begin.elapsed(), 0);
        value
    }

    fn bytes(&mut self, name: &str, bytes: usize) {
        self.add(name, Duration::ZERO, bytes);
    }

    fn add(&mut self, name: &str, took: Duration, bytes: usize) {
        let bytes = bytes as u64;
        match self.0.iter_mut().find(|step| step.name == name) {
            Some(step) => {
                step.took += took;
                step.bytes += bytes;
            }
            None => self.0.push(Step { name: name.to_owned(), took, bytes }),
        }
    }
}
