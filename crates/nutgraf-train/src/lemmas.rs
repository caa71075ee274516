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
    decide(&counts)
}

/// Keeps an ending where the shorter ones that are kept say otherwise, whole words last. An ending seen once says nothing,
/// a whole word does.
fn decide(counts: &BTreeMap<(u8, String), BTreeMap<Edit, u32>>) -> Lemmas {
    let mut order: Vec<_> =
        counts.iter().map(|((tag, ending), edits)| (*tag, ending.as_str(), edits)).collect();
    order.sort_by_key(|(_, ending, _)| (ending.starts_with('^'), ending.chars().count()));
    let (mut lemmas, mut places) = (Lemmas::default(), BTreeMap::new());
    let mut kept: BTreeMap<(u8, &str), &Edit> = BTreeMap::new();
    for (tag, ending, edits) in order {
        let most =
            edits.iter().fold((None, 0), |best, (edit, &n)| if n > best.1 { (Some(edit), n) } else { best });
        let (Some(edit), n) = most else { continue };
        let is_whole = ending.starts_with('^');
        let word = ending.trim_start_matches('^');
        let says = endings(word).find_map(|shorter| kept.get(&(tag, shorter)));
        if says == Some(&edit) || (n < 2 && !is_whole) {
            continue;
        }
        if !is_whole {
            kept.insert((tag, ending), edit);
        }
        let next = places.len() as u32;
        let place = *places.entry(edit).or_insert_with(|| {
            lemmas.edits.push(edit.clone());
            next
        });
        lemmas.endings.push((key(tag, ending), place));
    }
    lemmas.endings.sort_unstable();
    lemmas.endings.dedup_by_key(|(key, _)| *key);
    lemmas
}
