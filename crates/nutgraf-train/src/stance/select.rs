//! Which of the things seen of words are worth knowing: those by which words that say something differ most from what
//! chance would have. And which words never say anything.

use super::sample::{Choice, Sample};

/// The fingerprints of the most telling things, at most `most`, each seen at least `frequency` times; sorted.
pub(crate) fn known(samples: &[&[Sample]], most: usize, frequency: usize) -> Vec<u32> {
    let all = || samples.iter().flat_map(|samples| samples.iter());
    let mut seen: Vec<(u32, f32)> = all()
        .flat_map(|sample| {
            let said = said(sample);
            sample.seen.iter().map(move |&one| (one, said))
        })
        .collect();
    // By what is seen alone: what is equal stays in the order of the samples, so the sums are the same each time.
    seen.sort_by_key(|(one, _)| *one);
    let total: f64 = seen.iter().map(|(_, said)| f64::from(*said)).sum();
    let base = total / seen.len().max(1) as f64;
    let mut told: Vec<(f64, u32)> = seen
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() >= frequency)
        .map(|group| {
            let said: f64 = group.iter().map(|(_, said)| f64::from(*said)).sum();
            let expected = base * group.len() as f64;
            ((said - expected).abs() / (expected + 0.5).sqrt(), group[0].0)
        })
        .collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut known: Vec<u32> = told.into_iter().take(most).map(|(_, one)| one).collect();
    known.sort_unstable();
    known
}

/// How much is believed of a word's saying anything.
fn said(sample: &Sample) -> f32 {
    let of = |choice: &Choice| -> f32 {
        let kinds = choice.shares.iter().filter(|(kind, _)| *kind > 0);
        choice.weight.min(1.0) * kinds.map(|(_, share)| share).sum::<f32>()
    };
    sample.choices.iter().map(of).sum::<f32>().min(1.0)
}

/// A word that is seen this often and never said anything is not looked at.
const OFTEN: f32 = 16.0;

/// Less than this is nothing.
const NOTHING: f32 = 0.12;

/// The numbers of common words that never say anything, sorted.
pub(crate) fn quiet(samples: &[&[Sample]]) -> Vec<u32> {
    let all = samples.iter().flat_map(|samples| samples.iter());
    let mut words: Vec<(u32, f32, f32)> =
        all.map(|sample| (sample.word, sample.choices[0].weight.max(1.0), said(sample))).collect();
    words.sort_by_key(|(word, ..)| *word);
    let is_quiet = |group: &&[(u32, f32, f32)]| {
        group.iter().map(|(_, n, _)| n).sum::<f32>() >= OFTEN
            && group.iter().all(|(.., said)| *said < NOTHING)
    };
    words.chunk_by(|a, b| a.0 == b.0).filter(is_quiet).map(|group| group[0].0).collect()
}
