//! Dependency trees: every word scored against every head of its sentence, the best tree, then a label for each arc.

use std::ops::Range;

use nutgraf_kernel::{Matrix, Tiles};
use pulp::{Arch, NullaryFnOnce};

use super::reading::Word;
use super::tree::{self, greatest};

/// Longer sentences are parsed in pieces, so that a text without a full stop costs no more for each word.
pub(crate) const LONGEST: usize = 160;

/// Labels that are scored side by side.
const LABELS: usize = 64;

/// Heads that are scored side by side, and terms of a score that are summed apart: the order of sums is the same on every machine.
const HEADS: usize = 8;
const TERMS: usize = 8;

/// Weights of the parser.
pub(crate) struct Parser {
    /// States to what a word says as a dependent and as a head, for arcs and then for labels.
    pub(crate) views: Matrix,
    /// Numbers in a view for arcs, and in one for labels.
    pub(crate) arc_width: usize,
    pub(crate) label_width: usize,
    /// The root as a head, for arcs and for labels.
    pub(crate) root: Vec<f32>,
    pub(crate) labels: Labels,
    /// The label between the pieces of a sentence that was too long.
    pub(crate) between_pieces: u8,
}

/// Hidden to labels.
pub(crate) struct Labels {
    n: usize,
    /// For each group of labels, what they start from and then the weights of each hidden number.
    groups: Vec<(Lanes, Vec<Lanes>)>,
}

type Lanes = [f32; LABELS];

/// The head of each word, as an index into all words of the text (-1 for the root of a sentence), and its label.
pub(crate) type Arc = (i32, u8);

/// Buffers that are kept from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    views: Vec<f32>,
    /// What the words of a sentence say as heads, the root first: number by number of eight of them, then of the next eight.
    above: Vec<[f32; HEADS]>,
    /// For each word, the root first, how well each head would do.
    scores: Vec<f32>,
    heads: Vec<usize>,
    graph: tree::Graph,
    hidden: Vec<f32>,
    of_labels: Vec<f32>,
}

impl Parser {
    /// Parses sentences, given as ranges of the words in `states`; `first` is the index of the first in the text. Each
    /// piece of a long one has a root of its own until [`Parser::join_pieces`] joins them.
    pub(crate) fn parse(
        &self,
        states: &Tiles,
        sentences: &[Range<usize>],
        first: usize,
        scratch: &mut Scratch,
        out: &mut Vec<Arc>,
    ) {
        self.views.times(states, &mut scratch.views);
        for sentence in sentences {
            for start in sentence.clone().step_by(LONGEST) {
                let words = start..(start + LONGEST).min(sentence.end);
                Arch::new().dispatch(Score { parser: self, words: words.clone(), scratch });
                let Scratch { scores, graph, heads, .. } = scratch;
                tree::best(scores, words.len() + 1, graph, heads);
                Arch::new().dispatch(Label { parser: self, words, scratch, first, out });
            }
        }
    }

    /// Hangs the roots of all pieces of a sentence but the first on that of the first; `start` is the sentence's first
    /// word in the text.
    pub(crate) fn join_pieces(&self, start: usize, words: &mut [Word]) {
        let mut roots = words.iter_mut().enumerate().filter(|(_, word)| word.head < 0);
        let Some((first, _)) = roots.next() else { return };
        roots.for_each(|(_, root)| (root.head, root.deprel) = (index(start + first), self.between_pieces));
    }

    /// Writes for each word, the root first, how well each head would do: the root, then the words of its sentence.
    #[inline(always)]
    fn score(&self, words: Range<usize>, scratch: &mut Scratch) {
        let Scratch { views, above, scores, .. } = scratch;
        let (room, width, size) = (self.views.room(), self.arc_width, words.len() + 1);
        // What is left of the sentence before is written over, or stands for heads that are not there.
        above.resize(size.div_ceil(HEADS) * width, [0.0; HEADS]);
        for head in 0..size {
            let view = match head.checked_sub(1) {
                Some(word) => &views[(words.start + word) * room + width..][..width],
                None => &self.root[..width],
            };
            let block = &mut above[head / HEADS * width..][..width];
            block.iter_mut().zip(view).for_each(|(heads, &value)| heads[head % HEADS] = value);
        }
        scores.resize(size * size, 0.0);
        scores[..size].fill(f32::NEG_INFINITY);
        for (word, scores) in words.zip(scores.chunks_exact_mut(size).skip(1)) {
            let dependent = &mut views[word * room..][..width];
            // One constant, so that a head can be likely whoever hangs on it.
            dependent[0] = 1.0;
            dependent[1..].iter_mut().for_each(|value| *value = value.max(0.0));
            for (scores, heads) in scores.chunks_mut(HEADS).zip(above.chunks_exact(width)) {
                scores.copy_from_slice(&dot(dependent, heads)[..scores.len()]);
            }
        }
        scores.iter_mut().step_by(size + 1).for_each(|own| *own = f32::NEG_INFINITY);
    }

    #[inline(always)]
    fn label(&self, word: usize, head: Option<usize>, scratch: &mut Scratch) -> u8 {
        let Scratch { views, hidden, of_labels, .. } = scratch;
        let (room, at) = (self.views.room(), 2 * self.arc_width);
        let dependent = &views[word * room + at..][..self.label_width];
        let head = head.map_or(&self.root[self.arc_width..], |head| {
            &views[head * room + at + self.label_width..][..self.label_width]
        });
        hidden.clear();
        hidden.extend(dependent.iter().zip(head).map(|(a, b)| (a + b).max(0.0)));
        of_labels.clear();
        for (start, weights) in &self.labels.groups {
            let mut scores = *start;
            for (&hidden, weights) in hidden.iter().zip(weights) {
                for lane in 0..LABELS {
                    scores[lane] += hidden * weights[lane];
                }
            }
            of_labels.extend(scores);
        }
        greatest(&of_labels[..self.labels.n]) as u8
    }
}

/// Scoring the heads of a sentence, compiled for each processor.
struct Score<'a> {
    parser: &'a Parser,
    words: Range<usize>,
    scratch: &'a mut Scratch,
}

impl NullaryFnOnce for Score<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.parser.score(self.words, self.scratch);
    }
}

/// Labelling the arcs of a sentence whose heads are known, compiled for each processor.
struct Label<'a> {
    parser: &'a Parser,
    words: Range<usize>,
    scratch: &'a mut Scratch,
    first: usize,
    out: &'a mut Vec<Arc>,
}

impl NullaryFnOnce for Label<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { parser, words, scratch, first, out } = self;
        let start = words.start;
        for word in words {
            let head = scratch.heads[word - start + 1].checked_sub(1).map(|head| start + head);
            let above = head.map_or(-1, |head| index(first + head));
            out.push((above, parser.label(word, head, scratch)));
        }
    }
}

impl Labels {
    /// Weights for each hidden number, row by row, and what is added to the score of each label.
    pub(crate) fn new(weights: &[f32], bias: &[f32]) -> Self {
        let lanes = |values: &[f32]| {
            let mut lanes = [0.0; LABELS];
            lanes.iter_mut().zip(values).for_each(|(lane, &value)| *lane = value);
            lanes
        };
        let group = |start: usize| {
            let rows = weights.chunks_exact(bias.len()).map(|row| lanes(&row[start..]));
            (lanes(&bias[start..]), rows.collect())
        };
        Self { n: bias.len(), groups: (0..bias.len()).step_by(LABELS).map(group).collect() }
    }
}

fn index(at: usize) -> i32 {
    i32::try_from(at).expect("a text has fewer than 2^31 words: its bytes fit into 2^32")
}

/// Scalar products of a word with eight heads.
#[inline(always)]
fn dot(dependent: &[f32], heads: &[[f32; HEADS]]) -> [f32; HEADS] {
    let mut sums = [[0.0; HEADS]; TERMS];
    for (values, heads) in dependent.as_chunks::<TERMS>().0.iter().zip(heads.as_chunks::<TERMS>().0) {
        for term in 0..TERMS {
            for head in 0..HEADS {
                sums[term][head] += values[term] * heads[term][head];
            }
        }
    }
    let mut total = sums[0];
    for sums in &sums[1..] {
        total.iter_mut().zip(sums).for_each(|(total, sum)| *total += sum);
    }
    total
}
