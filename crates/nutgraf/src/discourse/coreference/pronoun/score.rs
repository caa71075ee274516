//! How likely each of several is, by their scores.

/// The likeliest of some, when its share against nobody and everybody else together is `least`, and the share.
pub(in crate::discourse) fn likeliest(scores: &[f32], nobody: f32, least: f32) -> (Option<usize>, f32) {
    let most = scores.iter().copied().fold(nobody, f32::max);
    let total = scores.iter().chain(Some(&nobody)).map(|score| (score - most).exp()).sum::<f32>();
    let best = (0..scores.len()).rev().max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
    let likely = best.map_or(0.0, |best| (scores[best] - most).exp() / total);
    (best.filter(|_| likely >= least), likely)
}

/// How likely one of two is, as a share.
pub(in crate::discourse) fn share(one: f32, other: f32) -> f32 {
    1.0 / (1.0 + (other - one).exp())
}
