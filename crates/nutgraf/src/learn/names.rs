//! Names from scored tags: the best sequence in which every name begins and ends.

use std::ops::Range;

use crate::types::EntityKind;

/// Kinds of names in the order of their tags: `O`, then begin, inside, end, single of each kind.
pub const KINDS: [&str; 7] = ["PER", "ORG", "LOC", "FAC", "GRP", "PRO", "OTH"];

/// How many tags there are.
pub const TAGS: usize = 1 + 4 * KINDS.len();

const BEGIN: usize = 0;
const INSIDE: usize = 1;
const END: usize = 2;
const SINGLE: usize = 3;

/// A name: its words and its kind's place in [`KINDS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) words: Range<usize>,
    pub(crate) kind: usize,
}

impl Name {
    /// What is named.
    pub(crate) fn kind(&self) -> EntityKind {
        use EntityKind::{Facility, Group, Organization, Other, Person, Place, Product};
        [Person, Organization, Place, Facility, Group, Product, Other][self.kind]
    }
}

/// What [`find`] keeps from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// For each word, for each tag that a name may end or go on with: the tag before.
    back: Vec<[u8; TAGS]>,
    tags: Vec<usize>,
}

/// The names of a sentence, from the scores of each word's tags.
pub(crate) fn find<'a>(
    scores: impl ExactSizeIterator<Item = &'a [f32]>,
    scratch: &mut Scratch,
    out: &mut Vec<Name>,
) {
    let Scratch { back, tags } = scratch;
    back.clear();
    let mut best = [f32::NEG_INFINITY; TAGS];
    for (at, scores) in scores.enumerate() {
        back.push([0; TAGS]);
        best = advance(if at == 0 { None } else { Some(&best) }, scores, &mut back[at]);
    }
    if back.is_empty() {
        return;
    }
    let mut tag = last_closed(&best);
    tags.clear();
    for before in back.iter().rev() {
        tags.push(tag);
        tag = usize::from(before[tag]);
    }
    tags.reverse();
    collect(tags, out);
}

/// Scores of the best sequences that end in each tag at the next word.
fn advance(before: Option<&[f32; TAGS]>, scores: &[f32], back: &mut [u8; TAGS]) -> [f32; TAGS] {
    let mut next = [f32::NEG_INFINITY; TAGS];
    let (from, closed) = before.map_or((0, 0.0), |before| {
        let tag = last_closed(before);
        (tag, before[tag])
    });
    let mut open = |tag: usize, from: usize, score: f32| {
        next[tag] = score + scores[tag];
        back[tag] = from as u8;
    };
    open(0, from, closed);
    for kind in 0..KINDS.len() {
        let tag = 1 + 4 * kind;
        open(tag + BEGIN, from, closed);
        open(tag + SINGLE, from, closed);
        if let Some(before) = before {
            let (begin, inside) = (before[tag + BEGIN], before[tag + INSIDE]);
            let (from, score) = if begin >= inside { (tag + BEGIN, begin) } else { (tag + INSIDE, inside) };
            open(tag + INSIDE, from, score);
            open(tag + END, from, score);
        }
    }
    next
}

/// The best of the tags after which no name is open.
fn last_closed(best: &[f32; TAGS]) -> usize {
    let closed = (0..KINDS.len()).flat_map(|kind| [1 + 4 * kind + END, 1 + 4 * kind + SINGLE]);
    closed.fold(0, |top, tag| if best[tag] > best[top] { tag } else { top })
}

fn collect(tags: &[usize], out: &mut Vec<Name>) {
    let mut start = 0;
    for (at, &tag) in tags.iter().enumerate() {
        if tag == 0 {
            continue;
        }
        let (kind, part) = ((tag - 1) / 4, (tag - 1) % 4);
        match part {
            BEGIN => start = at,
            END => out.push(Name { words: start..at + 1, kind }),
            SINGLE => out.push(Name { words: at..at + 1, kind }),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, Scratch, TAGS, find};

    fn names(best: &[&[(usize, f32)]]) -> Vec<Name> {
        let rows: Vec<_> = best
            .iter()
            .map(|row| {
                let mut scores = [0.0; TAGS];
                row.iter().for_each(|&(tag, score)| scores[tag] = score);
                scores
            })
            .collect();
        let mut out = Vec::new();
        find(rows.iter().map(|row| &row[..]), &mut Scratch::default(), &mut out);
        out
    }

    #[test]
    fn a_name_begins_and_ends() {
        // Begin and end of a person, then a single place.
        assert_eq!(
            names(&[&[(1, 3.0)], &[(3, 3.0)], &[(0, 3.0)], &[(12, 3.0)]]),
            [Name { words: 0..2, kind: 0 }, Name { words: 3..4, kind: 2 }]
        );
    }

    #[test]
    fn what_is_open_closes_or_was_never_begun() {
        // "Begin" is best at the last word, but nothing follows: a single name is the best that is lawful.
        assert_eq!(names(&[&[(0, 1.0)], &[(1, 3.0), (4, 2.0)]]), [Name { words: 1..2, kind: 0 }]);
        assert!(names(&[]).is_empty());
    }
}
