//! The learned scorer: a weight for each feature.

use crate::lexicon;

/// The weight of each feature.
#[derive(Debug)]
pub(in super::super) struct Weights(Vec<f32>);

impl Weights {
    /// The weights of a file, for features below `n`.
    pub(in super::super) fn new(tsv: &'static str, n: usize) -> Self {
        let mut weights = vec![0.0; n];
        for row in lexicon::rows(tsv) {
            let number = |cell: &str| cell.parse::<f32>().expect("the file is tested with the build");
            weights[number(row[0]) as usize] = number(row[1]);
        }
        Self(weights)
    }

    /// How likely one of two is, as a share.
    pub(in super::super) fn share(&self, one: &[u16], other: &[u16]) -> f32 {
        1.0 / (1.0 + (self.score(other) - self.score(one)).exp())
    }

    fn score(&self, features: &[u16]) -> f32 {
        features.iter().map(|&at| self.0[usize::from(at)]).sum()
    }

    /// The likeliest candidate, when its share against nobody and everybody else together is `least`, and the share.
    pub(in super::super) fn choose<'a>(
        &self,
        candidates: impl Iterator<Item = &'a [u16]>,
        nobody: &[u16],
        least: f32,
    ) -> (Option<usize>, f32) {
        let scores: Vec<_> = candidates.map(|features| self.score(features)).collect();
        let nobody = self.score(nobody);
        let most = scores.iter().copied().fold(nobody, f32::max);
        let total = scores.iter().chain(Some(&nobody)).map(|score| (score - most).exp()).sum::<f32>();
        let best = (0..scores.len()).rev().max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
        let likely = best.map_or(0.0, |best| (scores[best] - most).exp() / total);
        (best.filter(|_| likely >= least), likely)
    }
}
