//! The trees of a text's sentences, walked upwards.

use std::ops::Range;

use crate::learn::{Models, Reading, Word};
use crate::text::Text;
use crate::types::{Span, Upos};

/// Steps that a walk takes at most: trees of real sentences are flat, and a parser's slip must not cost more.
const STEPS: usize = 24;

/// How a word hangs on its head, as far as it matters for who is who.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Subject,
    PassiveSubject,
    Object,
    IndirectObject,
    Oblique,
    Noun,
    Possessor,
    Apposition,
    Conjunct,
    Part,
    Relative,
    Complement,
    Clause,
    Copula,
    Case,
    Adjective,
    Root,
    Other,
}

impl Relation {
    /// How many there are.
    pub(super) const COUNT: u16 = Self::Other as u16 + 1;

    fn of(name: &str) -> Self {
        match name {
            "nsubj" | "nsubj:outer" => Self::Subject,
            "nsubj:pass" => Self::PassiveSubject,
            "obj" => Self::Object,
            "iobj" => Self::IndirectObject,
            "obl" | "obl:agent" | "obl:unmarked" => Self::Oblique,
            "nmod" | "nmod:unmarked" => Self::Noun,
            "nmod:poss" => Self::Possessor,
            "appos" => Self::Apposition,
            "conj" => Self::Conjunct,
            "flat" | "compound" | "nmod:desc" | "fixed" | "goeswith" => Self::Part,
            "acl:relcl" => Self::Relative,
            "ccomp" | "xcomp" | "csubj" | "csubj:pass" | "csubj:outer" => Self::Complement,
            "advcl" | "advcl:relcl" | "acl" | "parataxis" => Self::Clause,
            "cop" => Self::Copula,
            "case" => Self::Case,
            "amod" => Self::Adjective,
            "root" => Self::Root,
            _ => Self::Other,
        }
    }

    /// Whether it is the subject of a clause.
    pub(super) fn is_subject(self) -> bool {
        matches!(self, Self::Subject | Self::PassiveSubject)
    }
}

/// A text with its words' tags and trees.
pub(super) struct Tree<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) words: &'a [Word],
    relations: Vec<Relation>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(text: &'a Text<'a>, reading: &'a Reading, models: &Models) -> Self {
        let relations = models.relations().map(Relation::of).collect();
        Self { text, words: &reading.words, relations }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn form(&self, at: usize) -> &'a str {
        self.text.words(self.text.tokens[at])
    }

    pub(super) fn upos(&self, at: usize) -> Upos {
        self.words[at].upos
    }

    pub(super) fn head(&self, at: usize) -> Option<usize> {
        usize::try_from(self.words[at].head).ok()
    }

    pub(super) fn relation(&self, at: usize) -> Relation {
        self.relations[usize::from(self.words[at].deprel)]
    }

    /// The words above a word, nearest first.
    pub(super) fn above(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(at), |&at| self.head(at)).take(STEPS)
    }

    /// The word of a range that hangs on a word outside.
    pub(super) fn top(&self, range: Range<usize>) -> usize {
        let is_top = |&at: &usize| self.head(at).is_none_or(|head| !range.contains(&head));
        range.clone().find(is_top).unwrap_or(range.start)
    }

    /// The words of a range as a span.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.text.tokens[range.start].cover(self.text.tokens[range.end - 1])
    }

    /// The words that a span covers.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let tokens = &self.text.tokens;
        let start = tokens.partition_point(|token| token.start() < span.start());
        let end = start + tokens[start..].partition_point(|token| token.end() <= span.end());
        start..end.max(start + 1).min(tokens.len())
    }

    /// The word that a name's place in the sentence is told from, and whether it is there as a conjunct or an
    /// apposition.
    pub(super) fn place(&self, top: usize) -> (usize, Option<Relation>) {
        let (mut at, mut through) = (top, None);
        for _ in 0..STEPS {
            let relation = self.relation(at);
            let Some(head) = self.head(at) else { break };
            match relation {
                Relation::Conjunct | Relation::Apposition if self.upos(head) != Upos::Verb => {
                    through = Some(relation);
                }
                Relation::Part => {}
                _ => break,
            }
            at = head;
        }
        (at, through)
    }
}
