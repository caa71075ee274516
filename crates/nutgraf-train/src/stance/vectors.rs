//! What words are known to say before anything is learned: numbers that a teacher gives for each, or small random ones.

use nutgraf::learn::feature::{fingerprint, fold};
use safetensors::SafeTensors;

use super::sample::Passage;
use crate::parameter::Random;
use crate::{Error, numbers};

/// Words and as many numbers for each.
#[derive(Clone, Debug)]
pub(crate) struct Vectors {
    /// Fingerprints of their folded forms, sorted.
    pub(crate) words: Vec<u32>,
    pub(crate) values: Vec<f32>,
    pub(crate) width: usize,
    /// Classes that each shares with others, by number.
    pub(crate) classes: Vec<Vec<usize>>,
}

/// Random numbers are at most this.
const MOST: f32 = 0.2;

impl Vectors {
    /// A teacher's file: `words` (UTF-8, a line each) and `vectors` (`f32`, a row a word), and perhaps `classes` (`u32`, those of one word
    /// after those of another) and `class_ends` (`u32`, where those of each end). Of words that are folded alike the first counts.
    pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Self, Error> {
        let fail = |reason: String| Error::Corpus { path: path.to_owned(), reason };
        let file = SafeTensors::deserialize(bytes).map_err(|error| fail(error.to_string()))?;
        let tensor = |name: &str| file.tensor(name).map_err(|error| fail(error.to_string()));
        let words = std::str::from_utf8(tensor("words")?.data()).map_err(|error| fail(error.to_string()))?;
        let vectors = tensor("vectors")?;
        let &[n, width] = vectors.shape() else { return Err(fail("vectors without rows".to_owned())) };
        let values: Vec<f32> =
            vectors.data().as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        if words.split('\n').count() != n || values.len() != n * width || width % 4 != 0 {
            return Err(fail(format!("{n} vectors of {width} numbers do not go with its words")));
        }
        let mut folded = String::new();
        let mut order: Vec<(u32, usize)> = Vec::with_capacity(n);
        for (at, word) in words.split('\n').enumerate() {
            fold(word, &mut folded);
            order.push((fingerprint(&folded), at));
        }
        order.sort_unstable();
        order.dedup_by_key(|(word, _)| *word);
        let rows = order.iter().flat_map(|&(_, at)| &values[at * width..(at + 1) * width]);
        let values = rows.copied().collect();
        let listed = |name: &str| file.tensor(name).ok().map(|tensor| numbers(tensor.data()));
        let classes = listed("classes").unwrap_or_default();
        let ends = listed("class_ends").unwrap_or_else(|| vec![0; n]);
        let of = |at: usize| {
            let start = at.checked_sub(1).map_or(0, |before| ends[before]);
            classes.get(start..*ends.get(at)?).map(<[usize]>::to_vec)
        };
        let classes = order.iter().map(|&(_, at)| of(at)).collect::<Option<_>>();
        let classes = classes.ok_or_else(|| fail("classes that do not go with its words".to_owned()))?;
        Ok(Self { words: order.iter().map(|(word, _)| *word).collect(), values, width, classes })
    }

    /// Words of passages that are met so often, with `width` random numbers each.
    pub(crate) fn random(passages: &[Passage], frequency: usize, width: usize, random: &mut Random) -> Self {
        let mut all: Vec<u32> = passages.iter().flat_map(|passage| passage.words.iter().copied()).collect();
        all.sort_unstable();
        let often = all.chunk_by(|a, b| a == b).filter(|group| group.len() >= frequency);
        let words: Vec<u32> = often.map(|group| group[0]).collect();
        let values = (0..words.len() * width).map(|_| (random.unit() * 2.0 - 1.0) * MOST).collect();
        let classes = vec![Vec::new(); words.len()];
        Self { words, values, width, classes }
    }
}
