//! Texts to learn from: what the language model makes of their words, and what readers or a teacher say of each.

use std::ops::Range;

use nutgraf::Models;
use nutgraf::learn::feature::{fingerprint, fold};
use nutgraf::learn::stance::{ACTS, TYPES};

use super::silver::Silver;
use crate::Error;
use crate::blocks::Block;

/// Words of a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passage {
    /// As many numbers a word.
    pub(crate) states: Vec<u8>,
    /// Fingerprints of their folded forms.
    pub(crate) words: Vec<u32>,
    /// How many of them see one another, one after another.
    pub(crate) windows: Vec<usize>,
    /// What is believed of each: an act or none, an event or none.
    pub(crate) choices: Vec<[Choice; 2]>,
}

/// What is believed of a word in one respect.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    /// Kinds, from 1, 0 for none, and how much is believed of each: one altogether. Nothing stands for surely none.
    pub(crate) shares: Vec<(u8, f32)>,
    /// How much the word counts.
    pub(crate) weight: f32,
    /// What readers say; `None` where they may differ or no reader was asked.
    pub(crate) told: Option<Vec<u8>>,
}

impl Choice {
    /// What is believed of none and of each kind.
    pub(crate) fn row(&self, width: usize) -> Vec<f32> {
        let mut row = vec![0.0; width];
        row[0] = if self.shares.is_empty() { 1.0 } else { 0.0 };
        self.shares.iter().for_each(|&(kind, share)| row[usize::from(kind)] += share);
        row
    }
}

/// What is believed of a label that was not the reader's first.
const OTHER: f32 = 0.3;

/// Of a teacher's likelihoods, in 255ths, those up to this are nothing.
const NOTHING: u8 = 1;

/// The names of the kinds of a respect, without none.
pub(crate) fn names() -> [Vec<String>; 2] {
    [ACTS.iter().map(name).collect(), TYPES.iter().map(name).collect()]
}

fn name(kind: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(kind).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Blocks that readers labelled.
pub(crate) fn of_blocks(
    path: &str,
    blocks: &[Block],
    models: &Models,
    weak: f32,
    times: f32,
) -> Result<Vec<Passage>, Error> {
    let names = names();
    let fail = |reason: String| Error::Corpus { path: path.to_owned(), reason };
    let mut passages = Vec::new();
    for block in blocks {
        if [block.acts.len(), block.events.len()] != [block.tokens.len(); 2] {
            return Err(fail("a block without a tag for the act and the event of each word".to_owned()));
        }
        let tags = block.acts.iter().zip(&block.events);
        let choices = tags.map(|(act, event)| {
            let unknown = |()| fail(format!("an unknown tag {act:?} or {event:?}"));
            let act = choice(act, &names[0], weak, times).map_err(unknown)?;
            Ok([act, choice(event, &names[1], weak, times).map_err(unknown)?])
        });
        let choices = choices.collect::<Result<Vec<_>, Error>>()?;
        passages.push(passage(&block.tokens, &block.sentences, models, choices));
    }
    Ok(passages)
}

/// What a tag says.
pub(crate) fn choice(tag: &str, names: &[String], weak: f32, times: f32) -> Result<Choice, ()> {
    match tag {
        "O" => return Ok(Choice { shares: Vec::new(), weight: times, told: Some(Vec::new()) }),
        "-" => return Ok(Choice::default()),
        _ => {}
    }
    let doubted = tag.strip_prefix('?');
    let (kinds, believed) = doubted.map_or((tag, 1.0), |kinds| (kinds, weak));
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
    Ok(Choice { shares, weight: times, told: doubted.is_none().then_some(told) })
}

/// The blocks of a teacher's file.
pub(crate) fn of_silver(
    path: &str,
    bytes: &[u8],
    models: &Models,
    times: f32,
) -> Result<Vec<Passage>, Error> {
    let silver = Silver::read(path, bytes)?;
    let of_block = |(range, sentences): (Range<usize>, Vec<[usize; 2]>)| {
        let choices = range.clone().map(|word| silver.of(word).map(|row| believed(row, times)));
        passage(&silver.words[range.clone()], &sentences, models, choices.collect())
    };
    Ok(silver.blocks().into_iter().map(of_block).collect())
}

/// A row of likelihoods.
fn believed(row: &[u8], weight: f32) -> Choice {
    let told = || (0_u8..).zip(row).filter(|(_, share)| **share > NOTHING);
    if told().all(|(kind, _)| kind == 0) {
        return Choice { weight, ..Choice::default() };
    }
    let total: f32 = told().map(|(_, &share)| f32::from(share)).sum();
    let shares = told().map(|(kind, &share)| (kind, f32::from(share) / total)).collect();
    Choice { shares, weight, told: None }
}

/// Words read by the language model.
fn passage<W: AsRef<str>>(
    words: &[W],
    sentences: &[[usize; 2]],
    models: &Models,
    choices: Vec<[Choice; 2]>,
) -> Passage {
    let ranges: Vec<_> = sentences.iter().map(|&[start, end]| start..end).collect();
    let states = models.states(words, &ranges);
    let mut folded = String::new();
    let words = words.iter().map(|word| {
        fold(word.as_ref(), &mut folded);
        fingerprint(&folded)
    });
    let lengths = sentences.iter().map(|[start, end]| end - start);
    Passage { states, words: words.collect(), windows: Models::windows(lengths), choices }
}

#[cfg(test)]
mod tests {
    use super::{choice, names};

    #[test]
    fn a_tag_says_how_much_is_believed() {
        let names = &names()[0];
        let shares = |tag| choice(tag, names, 0.4, 1.0).expect("a tag").shares;
        assert_eq!(shares("O"), []);
        assert_eq!(shares("PLEDGE"), [(1, 1.0)]);
        assert_eq!(shares("?PLEDGE"), [(1, 0.4), (0, 0.6)]);
        assert_eq!(shares("OFFER|PLEDGE"), [(2, 0.7), (1, 0.3)]);
        assert!(choice("?PLEDGE", names, 0.4, 1.0).expect("a tag").told.is_none());
        assert!(choice("MAYBE", names, 0.4, 1.0).is_err());
    }
}
