//! Sketches of a text, small enough to travel with it, by which copies are found among millions.

use super::words::{mixed, shown};

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Values of a signature.
const VALUES: usize = 128;
/// Values of a band: three find pairs that share half of their shingles with a likelihood of 99.6 % and those that share a fifth
/// with 29 %.
const ROWS: usize = 3;
/// Of this many shingles in a row one is a print of a quotation: whoever quotes seven words shares one.
const WINDOW: usize = 4;

/// The letters of a signature: six bits each.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Multipliers and addends of the hash functions.
static FUNCTIONS: [(u64, u64); VALUES] = functions();

const fn functions() -> [(u64, u64); VALUES] {
    let mut functions = [(0, 0); VALUES];
    let mut at = 0;
    while at < VALUES {
        functions[at] = (mixed(2 * at as u64) | 1, mixed(2 * at as u64 + 1));
        at += 1;
    }
    functions
}

/// What is kept of a body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sketch {
    /// Shingles, each counted once.
    pub(crate) shingles: u32,
    /// A letter for each hash function: six bits of its smallest value over all shingles; empty for a body without a word. As many
    /// letters of two signatures are the same as the share of shingles that the bodies have in common (Jaccard), and one in 64 of the
    /// others by chance. A string, since databases compare strings letter by letter in one step.
    pub(crate) signature: String,
    /// A hash of each three values, and of which three they are.
    pub(crate) bands: Vec<i64>,
}

impl Sketch {
    pub(crate) fn of(words: &[u64]) -> Self {
        let mut shingles: Vec<u64> = shingles(words).collect();
        shingles.sort_unstable();
        shingles.dedup();
        if shingles.is_empty() {
            return Self { shingles: 0, signature: String::new(), bands: Vec::new() };
        }
        let mut smallest = [u32::MAX; VALUES];
        for shingle in &shingles {
            let low = shingle & u64::from(u32::MAX);
            for (value, (times, plus)) in smallest.iter_mut().zip(&FUNCTIONS) {
                let hash = (times.wrapping_mul(low).wrapping_add(*plus) >> 32) as u32;
                *value = (*value).min(hash);
            }
        }
        let band = |(number, values): (usize, &[u32])| {
            shown(values.iter().fold(mixed(number as u64), |band, value| mixed(band ^ u64::from(*value))))
        };
        Self {
            shingles: u32::try_from(shingles.len()).unwrap_or(u32::MAX),
            signature: smallest
                .iter()
                .map(|value| char::from(LETTERS[*value as usize % LETTERS.len()]))
                .collect(),
            bands: smallest.chunks_exact(ROWS).enumerate().map(band).collect(),
        }
    }
}

/// Hashes of some of the shingles, chosen by what they are, so that two quotations which share seven words in a row share one.
pub(crate) fn prints(words: &[u64]) -> Vec<i64> {
    let all: Vec<i64> = shingles(words).map(shown).collect();
    let smallest = |window: &[i64]| window.iter().copied().min();
    let mut prints: Vec<i64> = all.windows(WINDOW.min(all.len()).max(1)).filter_map(smallest).collect();
    prints.sort_unstable();
    prints.dedup();
    prints
}

/// Hashes of each four words in a row; of fewer words there is one.
fn shingles(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    words
        .windows(SHINGLE.min(words.len()).max(1))
        .map(|words| words.iter().fold(0, |all, word| mixed(all ^ word)))
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Sketch, VALUES, mixed, prints};

    /// Words that are all different, from a number on.
    fn words(from: u64, count: u64) -> Vec<u64> {
        (from..from + count).map(mixed).collect()
    }

    fn shared(a: &Sketch, b: &Sketch) -> f64 {
        let same = a.signature.bytes().zip(b.signature.bytes()).filter(|(a, b)| a == b).count();
        (same as f64 / VALUES as f64 - 1.0 / 64.0) / (1.0 - 1.0 / 64.0)
    }

    fn have_a_band(a: &Sketch, b: &Sketch) -> bool {
        a.bands.iter().zip(&b.bands).any(|(a, b)| a == b)
    }

    #[test]
    fn signatures_estimate_what_two_bodies_share() {
        let (mut found, mut far) = (0, 0);
        for seed in 0..200 {
            let base = seed * 10_000;
            let whole = Sketch::of(&words(base, 303));
            // 200 of 400 shingles are in both.
            let half = Sketch::of(&words(base + 100, 303));
            assert!((shared(&whole, &half) - 0.5).abs() < 0.2);
            found += usize::from(have_a_band(&whole, &half));
            let other = Sketch::of(&words(base + 5_000, 303));
            assert!(shared(&whole, &other) < 0.08);
            far += usize::from(have_a_band(&whole, &other));
        }
        assert!(found >= 197 && far == 0, "{found} found, {far} strangers");
        let mean = (0..200).map(|seed| {
            let base = seed * 10_000;
            shared(&Sketch::of(&words(base, 303)), &Sketch::of(&words(base + 100, 303)))
        });
        assert!((mean.sum::<f64>() / 200.0 - 0.5).abs() < 0.02);
    }

    #[test]
    fn sketches_of_short_texts_are_whole() {
        for count in 1..8 {
            let sketch = Sketch::of(&words(7, count));
            assert_eq!((sketch.signature.len(), sketch.bands.len()), (VALUES, VALUES / ROWS));
            assert_eq!(u64::from(sketch.shingles), count.saturating_sub(3).max(1));
        }
        let nothing = Sketch::of(&[]);
        assert_eq!((nothing.shingles, nothing.signature.len(), nothing.bands.len()), (0, 0, 0));
        assert!(prints(&[]).is_empty());
        assert_eq!(prints(&words(7, 3)).len(), 1);
    }

    #[test]
    fn whoever_quotes_seven_words_shares_a_print() {
        let whole = words(0, 60);
        let all = prints(&whole);
        assert!(all.len() < 40, "{}", all.len());
        for run in whole.windows(7) {
            assert!(prints(run).iter().any(|print| all.contains(print)));
        }
        assert!(prints(&words(1_000, 60)).iter().all(|print| !all.contains(print)));
    }
}
