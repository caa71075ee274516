//! Words to learn from: what is seen of each, and what readers or a teacher say of it.

use nutgraf::Models;
use nutgraf::learn::feature::fingerprint;
use nutgraf::learn::stance::{ACTS, Seen, TYPES, View, feature};
use safetensors::SafeTensors;

use crate::Error;
use crate::blocks::Block;

/// A word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    /// Its number alone.
    pub(crate) word: u32,
    /// What is seen of it; nothing where it is no candidate.
    pub(crate) seen: Vec<u32>,
    /// What is believed of it: an act or none, an event or none.
    pub(crate) choices: [Choice; 2],
}

/// What is believed of a word in one respect.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    /// Kinds, from 1, 0 for none, and how much is believed of each: one altogether.
    pub(crate) shares: Vec<(u8, f32)>,
    /// How much the word counts.
    pub(crate) weight: f32,
    /// What readers say; `None` where they may differ or no reader was asked.
    pub(crate) told: Option<Vec<u8>>,
}

/// Of what is sure to be none, one word in so many is learned from, as much.
const SURE_SHARE: usize = 4;

/// What is believed of a label that was not the reader's first.
const OTHER: f32 = 0.3;

/// The names of the kinds of a respect, without none.
pub(crate) fn names() -> [Vec<String>; 2] {
    [ACTS.iter().map(name).collect(), TYPES.iter().map(name).collect()]
}

fn name(kind: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(kind).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The words of blocks that readers labelled. Words that are no candidates are there when they are marked, so that they
/// are missed.
pub(crate) fn of_blocks(
    path: &str,
    blocks: &[Block],
    models: &Models,
    weak: f32,
    times: f32,
) -> Result<Vec<Sample>, Error> {
    let names = names();
    let mut samples = Vec::new();
    for block in blocks {
        let view = view(&block.tokens, &block.sentences, models);
        if [block.acts.len(), block.events.len()] != [block.tokens.len(); 2] {
            let reason = "a block without a tag for the act and the event of each word".to_owned();
            return Err(Error::Corpus { path: path.to_owned(), reason });
        }
        for at in 0..block.tokens.len() {
            let choices = [&block.acts[at], &block.events[at]];
            let choices = [0, 1].map(|part| choice(choices[part], &names[part], weak, times));
            let [Ok(act), Ok(event)] = choices else {
                let reason = format!("an unknown tag {:?} or {:?}", block.acts[at], block.events[at]);
                return Err(Error::Corpus { path: path.to_owned(), reason });
            };
            let mut sample =
                Sample { word: feature::word(&view, at), seen: Vec::new(), choices: [act, event] };
            let is_candidate = feature::is_candidate(&view, at);
            if is_candidate {
                feature::rows(&view, at, &mut sample.seen);
            }
            let is_marked = sample
                .choices
                .iter()
                .any(|choice| choice.told.as_deref().is_some_and(|told| !told.is_empty()));
            if is_candidate || is_marked {
                samples.push(sample);
            }
        }
    }
    Ok(samples)
}

/// What a tag says.
fn choice(tag: &str, names: &[String], weak: f32, times: f32) -> Result<Choice, ()> {
    match tag {
        "O" => return Ok(Choice { shares: vec![(0, 1.0)], weight: times, told: Some(Vec::new()) }),
        "-" => return Ok(Choice { shares: vec![(0, 1.0)], weight: 0.0, told: None }),
        _ => {}
    }
    let (kinds, believed) = tag.strip_prefix('?').map_or((tag, 1.0), |kinds| (kinds, weak));
    let mut told = Vec::new();
    for kind in kinds.split('|') {
        let at = names.iter().position(|name| name == kind).ok_or(())?;
        if !told.contains(&(at as u8 + 1)) {
            told.push(at as u8 + 1);
        }
    }
    let others = told.len() - 1;
    let share = |place: usize| match (place, others) {
        (_, 0) => 1.0,
        (0, _) => 1.0 - OTHER,
        _ => OTHER / others as f32,
    };
    let mut shares: Vec<_> =
        told.iter().enumerate().map(|(at, &kind)| (kind, believed * share(at))).collect();
    if believed < 1.0 {
        shares.push((0, 1.0 - believed));
    }
    Ok(Choice { shares, weight: times, told: (believed == 1.0).then_some(told) })
}

/// The words of a teacher's file: `words` (UTF-8, a line each), `blocks` and `sentences` (`u32`, where each ends, in
/// words), `acts` and `events` (`u8`, a row of likelihoods a word, none first, 255 for sure).
pub(crate) fn of_silver(path: &str, bytes: &[u8], models: &Models, times: f32) -> Result<Vec<Sample>, Error> {
    let fail = |reason: String| Error::Corpus { path: path.to_owned(), reason };
    let file = SafeTensors::deserialize(bytes).map_err(|error| fail(error.to_string()))?;
    let tensor = |name: &str| file.tensor(name).map_err(|error| fail(error.to_string()));
    let words = std::str::from_utf8(tensor("words")?.data()).map_err(|error| fail(error.to_string()))?;
    let words: Vec<&str> = words.split('\n').collect();
    let ends = |name: &str| -> Result<Vec<usize>, Error> {
        Ok(tensor(name)?.data().as_chunks().0.iter().map(|b| u32::from_le_bytes(*b) as usize).collect())
    };
    let (blocks, sentence_ends) = (ends("blocks")?, ends("sentences")?);
    let rows = [tensor("acts")?, tensor("events")?];
    let widths = [1 + ACTS.len(), 1 + TYPES.len()];
    let fits = (0..2).all(|part| rows[part].data().len() == words.len() * widths[part]);
    if !fits || blocks.last().is_some_and(|&end| end != words.len()) {
        return Err(fail("words and likelihoods do not go together".to_owned()));
    }
    let (mut samples, mut start, mut n_sure) = (Vec::new(), 0, 0_usize);
    let mut sentence_ends = sentence_ends.into_iter().peekable();
    for end in blocks {
        let (mut sentences, mut first) = (Vec::new(), start);
        while let Some(end) = sentence_ends.next_if(|&at| at <= end) {
            sentences.push([first - start, end - start]);
            first = end;
        }
        let view = view(&words[start..end], &sentences, models);
        for at in (0..end - start).filter(|&at| feature::is_candidate(&view, at)) {
            let rows = [0, 1].map(|part| &rows[part].data()[(start + at) * widths[part]..][..widths[part]]);
            let is_sure = rows.iter().all(|row| row[0] >= 253);
            n_sure += usize::from(is_sure);
            if is_sure && !n_sure.is_multiple_of(SURE_SHARE) {
                continue;
            }
            let weight = if is_sure { times * SURE_SHARE as f32 } else { times };
            let mut sample = Sample {
                word: feature::word(&view, at),
                seen: Vec::new(),
                choices: rows.map(|row| believed(row, weight)),
            };
            feature::rows(&view, at, &mut sample.seen);
            samples.push(sample);
        }
        start = end;
    }
    Ok(samples)
}

/// A row of likelihoods.
fn believed(row: &[u8], weight: f32) -> Choice {
    let total: f32 = row.iter().filter(|&&share| share > 1).map(|&share| f32::from(share)).sum();
    let shares = (0_u8..).zip(row).filter(|(_, share)| **share > 1);
    let shares = shares.map(|(kind, &share)| (kind, f32::from(share) / total)).collect();
    Choice { shares, weight, told: None }
}

/// Words as the features see them, read by the language model.
fn view<W: AsRef<str>>(words: &[W], sentences: &[[usize; 2]], models: &Models) -> View {
    let sentences: Vec<_> = sentences.iter().map(|&[start, end]| start..end).collect();
    let analysis = models.analyze(words, &sentences);
    let mut folded = String::new();
    let seen = words.iter().enumerate().map(|(at, form)| {
        let head = u32::try_from(analysis.heads[at]).ok();
        let arc = (head, fingerprint(&analysis.relations[at]));
        Seen::new(form.as_ref(), &analysis.lemmas[at], analysis.upos[at], arc, &mut folded)
    });
    View::new(seen.collect(), sentences, |sentence| sentence == 0)
}

#[cfg(test)]
mod tests {
    use super::{choice, names};

    #[test]
    fn a_tag_says_how_much_is_believed() {
        let names = &names()[0];
        let shares = |tag| choice(tag, names, 0.4, 1.0).expect("a tag").shares;
        assert_eq!(shares("O"), [(0, 1.0)]);
        assert_eq!(shares("PLEDGE"), [(1, 1.0)]);
        assert_eq!(shares("?PLEDGE"), [(1, 0.4), (0, 0.6)]);
        assert_eq!(shares("OFFER|PLEDGE"), [(2, 0.7), (1, 0.3)]);
        assert!(choice("?PLEDGE", names, 0.4, 1.0).expect("a tag").told.is_none());
        assert!(choice("MAYBE", names, 0.4, 1.0).is_err());
    }
}
