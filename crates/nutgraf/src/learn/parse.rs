//! Dependency trees: every word scored against every head of its sentence, the best tree, then a label for each arc.

use std::ops::Range;

use pulp::Arch;

use super::model::Word;
use super::product::Matrix;
use super::tree;

/// Longer sentences are parsed in pieces, so that a text without a full stop costs no more for each word.
pub(crate) const LONGEST: usize = 160;

/// Weights of the parser.
pub(crate) struct Parser {
    /// States to what a word says as a dependent and as a head, for arcs and then for labels.
    pub(crate) views: Matrix,
    /// Numbers in a view for arcs, and in one for labels.
    pub(crate) arc_width: usize,
    pub(crate) label_width: usize,
    /// The root as a head, for arcs and for labels.
    pub(crate) root: Vec<f32>,
    /// Hidden to labels, row by row, and their bias.
    pub(crate) labels: Vec<f32>,
    pub(crate) label_bias: Vec<f32>,
    /// The label between the pieces of a sentence that was too long.
    pub(crate) between_pieces: u8,
}

/// The head of each word, as an index into all words of the text (-1 for the root of a sentence), and its label.
pub(crate) type Arc = (i32, u8);

/// Buffers that are kept from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    views: Vec<f32>,
    scores: Vec<f32>,
}

impl Parser {
    /// Parses sentences, given as ranges of the words in `states`; `first` is the index of the first in the text. Each
    /// piece of a long one has a root of its own until [`Parser::join_pieces`] joins them.
    pub(crate) fn parse(
        &self,
        states: &[u8],
        sentences: &[Range<usize>],
        first: usize,
        scratch: &mut Scratch,
        out: &mut Vec<Arc>,
    ) {
        self.views.times(states, &mut scratch.views);
        let label = |views: &[f32], word, head| Arch::new().dispatch(|| self.label(views, word, head));
        for sentence in sentences {
            for start in sentence.clone().step_by(LONGEST) {
                let words = start..(start + LONGEST).min(sentence.end);
                let heads = self.heads(words.clone(), scratch);
                for (word, head) in words.clone().zip(heads) {
                    let head = head.checked_sub(1).map(|head| start + head);
                    let above = head.map_or(-1, |head| index(first + head));
                    out.push((above, label(&scratch.views, word, head)));
                }
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

    fn heads(&self, words: Range<usize>, scratch: &mut Scratch) -> Vec<usize> {
        let Scratch { views, scores } = scratch;
        let n = words.len();
        Arch::new().dispatch(|| self.score(views, words, scores));
        tree::best(n, |word, head| scores[word * (n + 1) + head])
    }

    /// Writes for each word how well each head would do: the root first, then the words of its sentence.
    #[inline(always)]
    fn score(&self, views: &mut [f32], words: Range<usize>, scores: &mut Vec<f32>) {
        let width = self.views.n_columns();
        scores.clear();
        for word in words.clone() {
            let dependent = &mut views[word * width..][..self.arc_width];
            // One constant, so that a head can be likely whoever hangs on it.
            dependent[0] = 1.0;
            dependent[1..].iter_mut().for_each(|value| *value = value.max(0.0));
        }
        for word in words.clone() {
            let dependent = &views[word * width..][..self.arc_width];
            scores.push(dot(dependent, &self.root[..self.arc_width]));
            let heads = words.clone().map(|head| &views[head * width + self.arc_width..][..self.arc_width]);
            scores.extend(heads.map(|head| dot(dependent, head)));
        }
    }

    #[inline(always)]
    fn label(&self, views: &[f32], word: usize, head: Option<usize>) -> u8 {
        let width = self.views.n_columns();
        let at = 2 * self.arc_width;
        let dependent = &views[word * width + at..][..self.label_width];
        let head = head.map_or(&self.root[self.arc_width..], |head| {
            &views[head * width + at + self.label_width..][..self.label_width]
        });
        let n_labels = self.label_bias.len();
        let mut scores = self.label_bias.clone();
        for ((a, b), weights) in dependent.iter().zip(head).zip(self.labels.chunks_exact(n_labels)) {
            let hidden = a + b;
            if hidden > 0.0 {
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += hidden * weight);
            }
        }
        best(&scores) as u8
    }
}

fn index(at: usize) -> i32 {
    i32::try_from(at).expect("a text has fewer than 2^31 words: its bytes fit into 2^32")
}

/// Where the greatest score is, the first of equals.
pub(crate) fn best(scores: &[f32]) -> usize {
    scores.iter().enumerate().fold(0, |best, (at, score)| if *score > scores[best] { at } else { best })
}

/// A scalar product whose order of sums is the same on every machine.
#[inline(always)]
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum()
}
