//! The kernel alone: what a word costs on each path of this processor.

use criterion::{BenchmarkId, Criterion, Throughput};
use nutgraf_kernel::{Layer, Matrix, Path, Tiles, Windows, WordLayer};

/// Words in one go, numbers that stand for one, and columns of a layer and of a matrix: as in the model.
const WORDS: usize = 1024;
const STATES: usize = 256;
const COLUMNS: usize = 512;
const EMBEDDED: usize = 96;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for path in Path::ALL.into_iter().filter(|path| path.is_here()) {
        kernel(&mut criterion, path);
    }
    criterion.final_summary();
}

fn kernel(criterion: &mut Criterion, path: Path) {
    let mut group = criterion.benchmark_group("kernel");
    group.throughput(Throughput::Elements(WORDS as u64));
    let id = |step: &str| BenchmarkId::new(step, format!("{path:?}").to_lowercase());
    let weights: Vec<i8> =
        (0..STATES.max(3 * EMBEDDED) * COLUMNS).map(|at| (at * 37 % 41) as i8 - 20).collect();
    let (scale, bias) = (vec![1e-3; COLUMNS], vec![0.1; COLUMNS]);
    let rows: Vec<_> = (0..STATES).map(Some).collect();
    let square = (&weights[..STATES * COLUMNS], &scale[..], &bias[..]);
    let (mut windows, mut sums, mut states) = (Windows::default(), Vec::new(), Tiles::default());
    windows.set(&[32; WORDS / 32]);

    let first = WordLayer::new(path, (&weights[..3 * EMBEDDED * COLUMNS], &scale, &bias), EMBEDDED, 0.01);
    let mut words = Tiles::default();
    words.reset(WORDS, EMBEDDED);
    let (slots, mut known): (Vec<u32>, _) = ((1..=WORDS as u32).collect(), first.room(WORDS));
    let learn =
        |bencher: &mut criterion::Bencher<'_>| bencher.iter(|| first.learn(&words, &slots, &mut known));
    group.bench_function(id("a new word"), learn);
    let between: Vec<_> = slots.iter().map(|&slot| [slot - 1, slot, (slot + 1) % WORDS as u32]).collect();
    group.bench_function(id("first layer, known words"), |bencher| {
        bencher.iter(|| first.run(&between, &known, &windows, 127.0, &mut sums, &mut states));
    });

    let layer = Layer::new(path, square, &rows, 0.01);
    let mut out = Tiles::default();
    group.bench_function(id("layer"), |bencher| {
        bencher.iter(|| layer.run(&states, &windows, 127.0, &mut sums, &mut out));
    });
    let (matrix, mut products) = (Matrix::new(path, square, &rows, 0.01), Vec::new());
    group.bench_function(id("matrix"), |bencher| bencher.iter(|| matrix.times(&states, &mut products)));
}
