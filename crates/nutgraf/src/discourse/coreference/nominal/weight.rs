//! The learned scorer: a weight for each feature.

use crate::lexicon;

/// The weight of each feature.
#[derive(Debug)]
pub(in crate::discourse) struct Weights(Vec<f32>);

impl Weights {
    /// The weights of a file, for features below `n`.
    pub(in crate::discourse) fn new(tsv: &'static str, n: usize) -> Self {
        let mut weights = vec![0.0; n];
        for row in lexicon::rows(tsv) {
            let number = |cell: &str| cell.parse::<f32>().expect("the file is tested with the build");
            weights[number(row[0]) as usize] = number(row[1]);
        }
        Self(weights)
    }

    /// How much speaks for what has these features.
    pub(in crate::discourse) fn score(&self, features: &[u16]) -> f32 {
        features.iter().map(|&at| self.0[usize::from(at)]).sum()
    }
}
