//! Learns which endings take which edit: a decision list, longer endings before shorter ones.

use std::collections::BTreeMap;

use nutgraf::learn::feature;
use nutgraf::learn::lemma::{Edit, endings, key};

use crate::example::Example;

/// Edits, and the endings that take them: the key of the ending, the place of its edit.
#[derive(Debug, Default)]
pub(crate) struct Lemmas {
    pub(crate) edits: Vec<Edit>,
    pub(crate) endings: Vec<(u32, u32)>,
}

/// Learns from examples with lemmas and tags.
pub(crate) fn learn<'a>(examples: impl Iterator<Item = &'a Example>) -> Lemmas {
    // For each tag and ending: how often each edit was right.
    let mut counts: BTreeMap<(u8, String), BTreeMap<Edit, u32>> = BTreeMap::new();
    let mut folded = String::new();
    for example in examples {
        let Some(tags) = &example.xpos else { continue };
        for (at, (word, lemma)) in example.words.iter().zip(&example.lemmas).enumerate() {
            if &**lemma == "_" {
                continue;
            }
            let tag = tags.best(at) as u8;
            let edit = Edit::between(word, lemma);
            feature::fold(word, &mut folded);
            for ending in std::iter::once(format!("^{folded}")).chain(endings(&folded).map(str::to_owned)) {
                *counts.entry((tag, ending)).or_default().entry(edit.clone()).or_default() += 1;
            }
        }
    }
    let best: BTreeMap<_, _> = counts
        .iter()
        .map(|(at, edits)| {
            (
                at,
                edits
                    .iter()
                    .fold((None, 0), |best, (edit, &n)| if n > best.1 { (Some(edit), n) } else { best }),
            )
        })
        .collect();
    let mut lemmas = Lemmas::default();
    let mut places: BTreeMap<&Edit, u32> = BTreeMap::new();
    for (at @ (tag, ending), (edit, n)) in &best {
        let (Some(edit), whole) = (edit, ending.starts_with('^')) else { continue };
        // An ending is kept where what is left without it says otherwise; one seen once says nothing.
        let shorter = if whole { endings(&ending[1..]).next() } else { endings(ending).nth(1) };
        let says = shorter.and_then(|shorter| best.get(&(*tag, shorter.to_owned()))?.0);
        if says == Some(*edit) || (*n < 2 && !whole) {
            continue;
        }
        let next = places.len() as u32;
        let place = *places.entry(*edit).or_insert_with(|| {
            lemmas.edits.push((*edit).clone());
            next
        });
        lemmas.endings.push((key(at.0, &at.1), place));
    }
    lemmas.endings.sort_unstable();
    lemmas.endings.dedup_by_key(|(key, _)| *key);
    lemmas
}
