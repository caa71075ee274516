//! Pages to articles.

use criterion::{Criterion, Throughput};
use nutgraf_html::Options;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let pages = nutgraf_bench::pages();
    let mut group = criterion.benchmark_group("html");
    group.throughput(Throughput::Bytes(pages.iter().map(|page| page.len() as u64).sum()));
    group.bench_function("read/pages", |bencher| {
        let options = Options::default();
        bencher.iter(|| pages.iter().filter(|page| nutgraf_html::read(page, &options).is_some()).count());
    });
    group.finish();
    criterion.final_summary();
}
