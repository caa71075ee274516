//! Chunks of words from scored tags (begin, inside, outside, end, single): the best sequence in which each one ends.

use std::ops::Range;

/// How many tags tell `kinds` kinds of chunks: `O`, then begin, inside, end, single of each kind.
pub(crate) const fn tags(kinds: usize) -> usize {
    1 + 4 * kinds
}

const BEGIN: usize = 0;
const INSIDE: usize = 1;
const END: usize = 2;
const SINGLE: usize = 3;

/// A chunk of words and the place of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    pub(crate) words: Range<usize>,
    pub(crate) kind: usize,
}

/// What [`find`] keeps from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Scratch<const TAGS: usize> {
    /// For each word, for each tag that a chunk may end or go on with: the tag before.
    back: Vec<[u8; TAGS]>,
    tags: Vec<usize>,
}

/// The chunks of a sentence, from the scores of each word's tags.
pub(crate) fn find<'a, const TAGS: usize>(
    scores: impl Iterator<Item = &'a [f32]> + Clone,
    scratch: &mut Scratch<TAGS>,
    out: &mut Vec<Chunk>,
) {
    // Where no word is likelier in a chunk than outside, the best sequence has none.
    if scores.clone().all(|word| word[1..].iter().all(|score| *score <= word[0])) {
        return;
    }
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
fn advance<const TAGS: usize>(
    before: Option<&[f32; TAGS]>,
    scores: &[f32],
    back: &mut [u8; TAGS],
) -> [f32; TAGS] {
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
    for kind in 0..TAGS / 4 {
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

/// The best of the tags after which no chunk is open.
fn last_closed<const TAGS: usize>(best: &[f32; TAGS]) -> usize {
    let closed = (0..TAGS / 4).flat_map(|kind| [1 + 4 * kind + END, 1 + 4 * kind + SINGLE]);
    closed.fold(0, |top, tag| if best[tag] > best[top] { tag } else { top })
}

fn collect(tags: &[usize], out: &mut Vec<Chunk>) {
    let mut start = 0;
    for (at, &tag) in tags.iter().enumerate() {
        if tag == 0 {
            continue;
        }
        let (kind, part) = ((tag - 1) / 4, (tag - 1) % 4);
        match part {
            BEGIN => start = at,
            END => out.push(Chunk { words: start..at + 1, kind }),
            SINGLE => out.push(Chunk { words: at..at + 1, kind }),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chunk, Scratch, find, tags};

    const TAGS: usize = tags(7);

    fn chunks(best: &[&[(usize, f32)]]) -> Vec<Chunk> {
        let rows: Vec<_> = best
            .iter()
            .map(|row| {
                let mut scores = [0.0; TAGS];
                row.iter().for_each(|&(tag, score)| scores[tag] = score);
                scores
            })
            .collect();
        let mut out = Vec::new();
        find(rows.iter().map(|row| &row[..]), &mut Scratch::<TAGS>::default(), &mut out);
        out
    }

    #[test]
    fn a_chunk_begins_and_ends() {
        // Begin and end of the first kind, then a single one of the third.
        assert_eq!(
            chunks(&[&[(1, 3.0)], &[(3, 3.0)], &[(0, 3.0)], &[(12, 3.0)]]),
            [Chunk { words: 0..2, kind: 0 }, Chunk { words: 3..4, kind: 2 }]
        );
    }

    #[test]
    fn what_is_open_closes_or_was_never_begun() {
        // "Begin" is best at the last word, but nothing follows: a single chunk is the best that is lawful.
        assert_eq!(chunks(&[&[(0, 1.0)], &[(1, 3.0), (4, 2.0)]]), [Chunk { words: 1..2, kind: 0 }]);
        assert!(chunks(&[]).is_empty());
    }
}
