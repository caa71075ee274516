//! Numbers that are learned, with their gradients and the moments of Adam (Kingma and Ba 2015).

const BETA: [f32; 2] = [0.9, 0.98];
const SMALL: f32 = 1e-8;

/// A dense array of weights.
#[derive(Default)]
pub(crate) struct Parameter {
    pub(crate) value: Vec<f32>,
    pub(crate) gradient: Vec<f32>,
    moments: [Vec<f32>; 2],
}

impl Parameter {
    pub(crate) fn new(value: Vec<f32>) -> Self {
        let zero = vec![0.0; value.len()];
        Self { gradient: zero.clone(), moments: [zero.clone(), zero], value }
    }

    /// Weights drawn evenly from ±√(3 / rows), so that sums keep the spread of their terms.
    pub(crate) fn random(rows: usize, columns: usize, random: &mut Random) -> Self {
        let most = (3.0 / rows as f32).sqrt();
        Self::new((0..rows * columns).map(|_| (random.unit() * 2.0 - 1.0) * most).collect())
    }

    pub(crate) fn zeros(n: usize) -> Self {
        Self::new(vec![0.0; n])
    }

    /// One step against the gradient, which is then zero.
    pub(crate) fn step(&mut self, rate: Rate) {
        let n = self.value.len();
        self.step_part(0, n, rate);
    }

    /// One step of a part of the weights.
    pub(crate) fn step_part(&mut self, start: usize, end: usize, rate: Rate) {
        let [first, second] = &mut self.moments;
        let cells = self.value[start..end]
            .iter_mut()
            .zip(&mut self.gradient[start..end])
            .zip(&mut first[start..end])
            .zip(&mut second[start..end]);
        for (((value, gradient), first), second) in cells {
            *first = BETA[0] * *first + (1.0 - BETA[0]) * *gradient;
            *second = BETA[1] * *second + (1.0 - BETA[1]) * *gradient * *gradient;
            *value -= rate.step * *first / ((*second * rate.second).sqrt() + SMALL) + rate.decay * *value;
            *gradient = 0.0;
        }
    }
}

/// How far one step goes.
#[derive(Clone, Copy)]
pub(crate) struct Rate {
    step: f32,
    second: f32,
    decay: f32,
}

impl Rate {
    /// The rate at step `at` (from 1), with the moments' bias taken out.
    pub(crate) fn at(at: usize, rate: f32, decay: f32) -> Self {
        let power = |beta: f32| 1.0 - beta.powi(i32::try_from(at).unwrap_or(i32::MAX));
        Self { step: rate / power(BETA[0]), second: 1.0 / power(BETA[1]), decay: rate * decay }
    }
}

/// Numbers that look random and come the same from the same seed (SplitMix64; Steele, Lea and Flood 2014).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to but not including 1.
    pub(crate) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    pub(crate) fn is(&mut self, chance: f32) -> bool {
        self.unit() < chance
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
