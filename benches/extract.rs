//! Text to facts: each stage, end to end, and the way into JSON.

use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput};
use nutgraf::{Extractor, Stage};
use nutgraf_bench::{Corpus, long, outlets, short, unicode};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    load(&mut criterion);
    for corpus in [short(), outlets(), unicode(), long("long x80", 80)] {
        stages(&mut criterion, &corpus);
        end_to_end(&mut criterion, &corpus);
    }
    criterion.final_summary();
}

/// Lexicons and rules, compiled.
fn load(criterion: &mut Criterion) {
    criterion.bench_function("load", |bencher| bencher.iter(Extractor::default));
}

/// Each stage alone, timed from the end of the one before it.
fn stages(criterion: &mut Criterion, corpus: &Corpus) {
    let extractor = Extractor::default();
    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Bytes(corpus.bytes()));
    for stage in Stage::ALL {
        let id = BenchmarkId::new(format!("{stage:?}").to_lowercase(), corpus.name);
        group.bench_function(id, |bencher| {
            bencher.iter_custom(|rounds| (0..rounds).map(|_| spent(&extractor, corpus, *stage)).sum());
        });
    }
}

fn spent(extractor: &Extractor, corpus: &Corpus, wanted: Stage) -> Duration {
    let mut total = Duration::ZERO;
    for article in &corpus.articles {
        let mut last = Instant::now();
        let _ = extractor.extract_in_stages(article, |stage| {
            let now = Instant::now();
            if stage == wanted {
                total += now - last;
            }
            last = now;
        });
    }
    total
}

/// Facts, and facts written as JSON.
fn end_to_end(criterion: &mut Criterion, corpus: &Corpus) {
    let extractor = Extractor::default();
    let mut group = criterion.benchmark_group("end to end");
    group.throughput(Throughput::Bytes(corpus.bytes()));
    group.bench_function(BenchmarkId::new("extract", corpus.name), |bencher| {
        bencher.iter(|| {
            corpus.articles.iter().map(|article| extractor.extract(article).quotations.len()).sum::<usize>()
        });
    });
    group.bench_function(BenchmarkId::new("extract and write", corpus.name), |bencher| {
        let write = |article: &nutgraf::Article| extractor.read(article.clone()).to_json().len();
        bencher.iter(|| corpus.articles.iter().map(write).sum::<usize>());
    });
}
