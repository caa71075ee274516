//! Each path against plain sums, on random and on extreme input.

use nutgraf_kernel::{Layer, MOST, Matrix, Path, Tiles, Windows, WordLayer, ZERO, sigmoid, step, tanh};

/// Numbers that look random and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// What fills weights and activations.
#[derive(Clone, Copy, Debug)]
enum Fill {
    Random,
    /// The least and the greatest that there are.
    Ends,
    /// All of them as great as can be, of one sign.
    Most,
    Least,
    /// Mostly zero.
    Sparse,
}

const FILLS: [Fill; 5] = [Fill::Random, Fill::Ends, Fill::Most, Fill::Least, Fill::Sparse];

impl Fill {
    fn weight(self, random: &mut Random) -> i8 {
        match self {
            Self::Random => random.below(128) as i8 - 64,
            Self::Ends => [-64, 63][random.below(2) as usize],
            Self::Most => 63,
            Self::Least => -64,
            Self::Sparse => [0, 0, 0, 0, 0, 0, 1, -64][random.below(8) as usize],
        }
    }

    fn activation(self, random: &mut Random) -> u8 {
        match self {
            Self::Random => random.below(256) as u8,
            Self::Ends => [0, 255][random.below(2) as usize],
            Self::Most => 255,
            Self::Least => 0,
            Self::Sparse => [ZERO, ZERO, ZERO, 0, 255][random.below(5) as usize],
        }
    }
}

struct Case {
    n: usize,
    n_rows: usize,
    weights: Vec<i8>,
    scale: Vec<f32>,
    bias: Vec<f32>,
    activations: Vec<u8>,
}

impl Case {
    fn new(n: usize, n_rows: usize, n_columns: usize, fills: (Fill, Fill)) -> Self {
        let mut random = Random((n * n_rows * n_columns) as u64);
        Self {
            n,
            n_rows,
            weights: (0..n_rows * n_columns).map(|_| fills.0.weight(&mut random)).collect(),
            scale: (0..n_columns).map(|_| (random.below(1000) as f32 + 1.0) / 1e5).collect(),
            bias: (0..n_columns).map(|_| (random.below(1000) as f32 - 500.0) / 300.0).collect(),
            activations: (0..n * n_rows).map(|_| fills.1.activation(&mut random)).collect(),
        }
    }

    fn tiles(&self) -> Tiles {
        let mut tiles = Tiles::default();
        tiles.reset(self.n, self.n_rows);
        for (word, row) in self.activations.chunks(self.n_rows).enumerate() {
            for (quad, part) in row.chunks(4).enumerate() {
                let mut all = [ZERO; 4];
                all[..part.len()].copy_from_slice(part);
                tiles.put(word, quad, all);
            }
        }
        tiles
    }

    fn rows(&self) -> Vec<Option<usize>> {
        (0..self.n_rows).map(Some).collect()
    }

    fn weights(&self) -> (&[i8], &[f32], &[f32]) {
        (&self.weights, &self.scale, &self.bias)
    }

    /// The product of a word and a column, one by one.
    fn product(&self, word: usize, column: usize, unit: f32) -> f32 {
        let term = |row: usize| {
            let activation = i32::from(self.activations[word * self.n_rows + row]) - i32::from(ZERO);
            activation * i32::from(self.weights[row * self.scale.len() + column])
        };
        (0..self.n_rows).map(term).sum::<i32>() as f32 * (self.scale[column] * unit) + self.bias[column]
    }

    /// The states of a layer, one by one.
    fn states(&self, lengths: &[usize], unit: f32) -> Vec<f32> {
        let half = self.scale.len() / 4;
        let mut states = vec![0.0; self.n * 2 * half];
        let mut first = 0;
        for &length in lengths {
            for state in 0..2 * half {
                let (direction, at) = (state / half, state % half);
                let mut value = 0.0_f32;
                for step in 0..length {
                    let word = first + if direction == 0 { step } else { length - 1 - step };
                    let gate = sigmoid(self.product(word, direction * 2 * half + at, unit));
                    let candidate = tanh(self.product(word, direction * 2 * half + half + at, unit));
                    value += gate * (candidate - value);
                    states[word * 2 * half + state] = value;
                }
            }
            first += length;
        }
        states
    }
}

/// Weights and activations of each fill; under Miri, a thousand times slower, of the same one.
fn fills() -> impl Iterator<Item = (Fill, Fill)> {
    let pairs = FILLS.into_iter().flat_map(|weights| FILLS.map(|activations| (weights, activations)));
    pairs.step_by(if cfg!(miri) { FILLS.len() + 1 } else { 1 })
}

/// Whether so many products are few enough to be tried here.
fn is_tried(products: usize) -> bool {
    !cfg!(miri) || products < 10_000
}

fn paths() -> impl Iterator<Item = Path> {
    Path::ALL.into_iter().filter(|path| path.is_here())
}

#[test]
fn a_product_is_the_plain_sum() {
    for (n, n_rows, n_columns) in
        [(1, 1, 1), (7, 8, 16), (8, 33, 17), (9, 96, 33), (30, 256, 108), (3, 515, 40)]
    {
        if !is_tried(n * n_rows * n_columns) {
            continue;
        }
        for fills in fills() {
            let case = Case::new(n, n_rows, n_columns, fills);
            for path in paths() {
                let matrix = Matrix::new(path, case.weights(), &case.rows(), 0.25);
                let mut out = vec![f32::NAN; 3];
                matrix.times(&case.tiles(), &mut out);
                for (word, row) in out.chunks(matrix.room()).take(n).enumerate() {
                    for (column, value) in row[..n_columns].iter().enumerate() {
                        let plain = case.product(word, column, 0.25);
                        assert_eq!(
                            *value, plain,
                            "{path:?} {fills:?} word {word} column {column} of {n} × {n_rows} × {n_columns}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_layer_recurs_both_ways_within_its_windows() {
    for (lengths, n_rows, half) in [
        (vec![1], 4, 1),
        (vec![3, 5], 12, 8),
        (vec![8, 8, 1], 40, 12),
        (vec![20, 1, 1, 9], 256, 33),
        (vec![0, 2, 0], 7, 16),
    ] {
        let n = lengths.iter().sum();
        if !is_tried(n * n_rows * 4 * half) {
            continue;
        }
        for fills in fills() {
            let case = Case::new(n, n_rows, 4 * half, fills);
            let expected = case.states(&lengths, 0.5);
            for path in paths() {
                let layer = Layer::new(path, case.weights(), &case.rows(), 0.5);
                let (mut windows, mut sums, mut out) = (Windows::default(), Vec::new(), Tiles::default());
                windows.set(&lengths);
                layer.run(&case.tiles(), &windows, MOST, &mut sums, &mut out);
                // Once more: sums are kept from layer to layer.
                layer.run(&case.tiles(), &windows, MOST / 2.0, &mut sums, &mut out);
                for word in 0..n {
                    for (at, state) in layer.states().into_iter().enumerate() {
                        let value = state.map_or(0.0, |state| expected[word * 2 * half + state]);
                        let plain = step((value + value) * (MOST / 2.0));
                        assert_eq!(
                            out.get(word, at),
                            plain,
                            "{path:?} {fills:?} word {word} state {at} of {lengths:?} × {n_rows} × {half}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn words_between_their_neighbors_are_what_a_window_of_three_is() {
    // The words of two windows are drawn from five, each of so many activations.
    let (width, half) = if cfg!(miri) { (4, 8) } else { (10, 20) };
    let drawn = [0, 1, 2, 2, 4, 0, 3, 1, 1, 0, 4];
    let lengths = [7, 4];
    for fills in fills() {
        let words = Case::new(5, width, 1, fills);
        let mut case = Case::new(drawn.len(), 3 * width, 4 * half, fills);
        let is_open = |at: usize| at != 7 && at < drawn.len();
        let neighbor = |at: usize, place: usize| match place {
            0 => (at > 0 && is_open(at)).then(|| drawn[at - 1]),
            1 => Some(drawn[at]),
            _ => is_open(at + 1).then(|| drawn[at + 1]),
        };
        case.activations = (0..drawn.len() * 3)
            .flat_map(|at| match neighbor(at / 3, at % 3) {
                Some(word) => words.activations[word * width..(word + 1) * width].to_vec(),
                None => vec![ZERO; width],
            })
            .collect();
        let expected = case.states(&lengths, 0.5);
        let slot = |at: usize, place: usize| neighbor(at, place).map_or(0, |word| 1 + word as u32);
        let slots: Vec<[u32; 3]> =
            (0..drawn.len()).map(|at| std::array::from_fn(|place| slot(at, place))).collect();
        for path in paths() {
            let layer = WordLayer::new(path, case.weights(), width, 0.5);
            let mut known = layer.room(5);
            layer.learn(&words.tiles(), &[1, 2, 3, 4, 5], &mut known);
            let (mut windows, mut sums, mut out) = (Windows::default(), Vec::new(), Tiles::default());
            windows.set(&lengths);
            layer.run(&slots, &known, &windows, MOST, &mut sums, &mut out);
            for (word, states) in expected.chunks(2 * half).enumerate() {
                for (at, state) in layer.states().into_iter().enumerate() {
                    let plain = step(state.map_or(0.0, |state| states[state]) * MOST);
                    assert_eq!(out.get(word, at), plain, "{path:?} {fills:?} word {word} state {at}");
                }
            }
        }
    }
}
