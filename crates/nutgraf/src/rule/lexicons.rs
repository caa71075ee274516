//! Lexicons of phrases as one trie over words.

use rustc_hash::FxHashMap;

use crate::lexicon;

use super::cut::PieceKind;
use super::piece::{Piece, Pieces};
use super::vocabulary::{Vocabulary, WordId};

/// A node of the trie.
type Node = u32;

const ROOT: Node = 0;

/// The row of a lexicon that a phrase stands in.
#[derive(Clone, Copy, Debug)]
struct Hit {
    lexicon: usize,
    row: usize,
}

/// All lexicons of a grammar.
#[derive(Debug, Default)]
pub(super) struct Lexicons {
    edges: FxHashMap<(Node, WordId), Node>,
    hits: Vec<Vec<Hit>>,
    rows: Vec<Vec<Vec<&'static str>>>,
    /// The words that phrases of each lexicon start with.
    starts: Vec<Vec<WordId>>,
}

impl Lexicons {
    /// Adds a lexicon and gives its index. The first column is the form.
    pub(super) fn add(&mut self, tsv: &'static str, vocabulary: &mut Vocabulary) -> usize {
        let lexicon = self.rows.len();
        let rows: Vec<_> = lexicon::rows(tsv).collect();
        let mut starts = Vec::new();
        for (row, cells) in rows.iter().enumerate() {
            let words = vocabulary.phrase(cells[0]);
            starts.extend(words.first());
            let node = words.iter().fold(ROOT, |node, word| self.child(node, *word));
            self.hits[node as usize].push(Hit { lexicon, row });
        }
        self.rows.push(rows);
        self.starts.push(starts);
        lexicon
    }

    /// The words that a phrase of the lexicon may start with.
    pub(super) fn starts(&self, lexicon: usize) -> &[WordId] {
        &self.starts[lexicon]
    }

    /// The longest phrase of the lexicon that starts at a piece: the index after it and its row.
    pub(super) fn find(
        &self,
        pieces: &Pieces<'_>,
        at: usize,
        lexicon: usize,
    ) -> Option<(usize, &[&'static str])> {
        let (end, row) = self.longest(pieces, at, ROOT, lexicon)?;
        Some((end, &self.rows[lexicon][row]))
    }

    fn longest(&self, pieces: &Pieces<'_>, at: usize, node: Node, lexicon: usize) -> Option<(usize, usize)> {
        let Piece { exact, folded, kind, .. } = *pieces.get(at)?;
        if node != ROOT && kind == PieceKind::Digits && !pieces.is_glued(at) {
            return None; // "m2" is not "m 2"
        }
        let mut best = None;
        for word in [exact, folded] {
            let Some(&next) = self.edges.get(&(node, word)).filter(|_| word != WordId::UNKNOWN) else {
                continue;
            };
            let here = || {
                let hit = self.hits[next as usize].iter().find(|hit| hit.lexicon == lexicon)?;
                Some((at + 1, hit.row))
            };
            let found = self.longest(pieces, at + 1, next, lexicon).or_else(here);
            if found.map(|(end, _)| end) > best.map(|(end, _)| end) {
                best = found;
            }
        }
        best
    }

    fn child(&mut self, node: Node, word: WordId) -> Node {
        self.hits.resize_with(self.hits.len().max(1), Vec::new);
        let next = Node::try_from(self.hits.len()).expect("lexicons are small");
        let child = *self.edges.entry((node, word)).or_insert(next);
        if child == next {
            self.hits.push(Vec::new());
        }
        child
    }
}
