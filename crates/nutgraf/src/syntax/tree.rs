//! The trees of a text's sentences, walked upwards.

use std::ops::Range;

use super::relation::Relation;
use crate::learn::{Models, Reading, Word};
use crate::text::Text;
use crate::types::{Span, Upos};

/// Steps that a walk takes at most: trees of real sentences are flat, and a parser's slip must not cost more.
const STEPS: usize = 24;

/// A text with its words' tags and trees.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    pub(crate) text: &'a Text<'a>,
    pub(crate) words: &'a [Word],
    models: &'a Models,
    relations: Vec<Relation>,
    /// The words in the order of their heads, and for each head where its own begin.
    dependents: Vec<u32>,
    first_dependent: Vec<u32>,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(text: &'a Text<'a>, reading: &'a Reading, models: &'a Models) -> Self {
        let relations = models.relations().map(Relation::of).collect();
        let (first_dependent, dependents) = dependents(&reading.words);
        Self { text, words: &reading.words, models, relations, dependents, first_dependent }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn form(&self, at: usize) -> &'a str {
        self.text.words(self.text.tokens[at])
    }

    /// Whether a word is one of some, letter case apart.
    pub(crate) fn is_any(&self, at: usize, forms: &[&str]) -> bool {
        forms.iter().any(|form| self.form(at).eq_ignore_ascii_case(form))
    }

    pub(crate) fn upos(&self, at: usize) -> Upos {
        self.words[at].upos
    }

    /// The dictionary form of a word.
    pub(crate) fn lemma(&self, at: usize) -> String {
        self.models.lemma(self.form(at), self.words[at].tag, &mut (String::new(), String::new()))
    }

    /// The finer part of speech of a word, of the Penn Treebank ("VBD").
    pub(crate) fn tag(&self, at: usize) -> &'a str {
        self.models.tag(self.words[at].tag)
    }

    /// The words that hang on a word, in reading order.
    pub(crate) fn dependents(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.first_dependent[at] as usize..self.first_dependent[at + 1] as usize;
        self.dependents[range].iter().map(|&at| at as usize)
    }

    /// The first word that hangs on a word by a relation.
    pub(crate) fn dependent(&self, at: usize, by: Relation) -> Option<usize> {
        self.dependents(at).find(|&one| self.relation(one) == by)
    }

    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        usize::try_from(self.words[at].head).ok()
    }

    pub(crate) fn relation(&self, at: usize) -> Relation {
        self.relations[usize::from(self.words[at].deprel)]
    }

    /// The words above a word, nearest first.
    pub(crate) fn above(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(at), |&at| self.head(at)).take(STEPS)
    }

    /// The word of a range that hangs on a word outside.
    pub(crate) fn top(&self, range: Range<usize>) -> usize {
        let is_top = |&at: &usize| self.head(at).is_none_or(|head| !range.contains(&head));
        range.clone().find(is_top).unwrap_or(range.start)
    }

    /// The words of a range as a span.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        self.text.tokens[range.start].cover(self.text.tokens[range.end - 1])
    }

    /// The words that a span covers.
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        let tokens = &self.text.tokens;
        let start = tokens.partition_point(|token| token.start() < span.start());
        let end = start + tokens[start..].partition_point(|token| token.end() <= span.end());
        start..end.max(start + 1).min(tokens.len())
    }

    /// The word that a name's place in the sentence is told from, and whether it is there as a conjunct or an
    /// apposition.
    pub(crate) fn place(&self, top: usize) -> (usize, Option<Relation>) {
        let (mut at, mut through) = (top, None);
        for _ in 0..STEPS {
            let relation = self.relation(at);
            let Some(head) = self.head(at) else { break };
            match relation {
                Relation::Conjunct | Relation::Apposition if self.upos(head) != Upos::Verb => {
                    through = Some(relation);
                }
                relation if relation.is_part() => {}
                _ => break,
            }
            at = head;
        }
        (at, through)
    }
}

/// Words that a phrase is looked over for at most, on either side.
const REACH: usize = 120;

impl Tree<'_> {
    /// The words that hang on a word, through any number of others, as one range: from the first to the last that is no
    /// mark.
    pub(crate) fn phrase(&self, word: usize) -> Range<usize> {
        self.reach(word, &|at, _| self.upos(at) != Upos::Punct, STEPS)
    }

    /// The words of a noun with what stands before it and what completes it, without whom it is listed with and
    /// without clauses that describe it.
    pub(crate) fn noun_phrase(&self, word: usize) -> Range<usize> {
        let completes = |at: usize, of: usize| match self.relation(at) {
            // "Seven states, among them Spain": what stands behind a comma is said beside.
            Relation::Noun => !self
                .phrase(at)
                .start
                .checked_sub(1)
                .is_some_and(|comma| comma > of && self.form(comma) == ","),
            Relation::Compound | Relation::Part | Relation::Numeral => true,
            Relation::Possessor
            | Relation::Adjective
            | Relation::Determiner
            | Relation::Case
            | Relation::Adverb => at < of || at == of + 1 && self.form(at).starts_with(['\'', '’']),
            _ => at < of && self.form(at) == "-",
        };
        self.reach(word, &|at, of| completes(at, of) && !self.opens(at, of, word), STEPS)
    }

    /// Whether a word is the preposition before the phrase of `word` itself, or the "'s" behind it.
    fn opens(&self, at: usize, of: usize, word: usize) -> bool {
        of == word && matches!(self.relation(at), Relation::Case | Relation::Mark)
    }

    fn reach(&self, word: usize, takes: &dyn Fn(usize, usize) -> bool, depth: usize) -> Range<usize> {
        let mut range = word..word + 1;
        if depth == 0 {
            return range;
        }
        for at in self.dependents(word).filter(|&at| at.abs_diff(word) <= REACH && takes(at, word)) {
            let part = self.reach(at, takes, depth - 1);
            range = range.start.min(part.start)..range.end.max(part.end);
        }
        range
    }

    /// A word and those that it is listed with, in reading order.
    pub(crate) fn listed(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let others = self.dependents(word).filter(|&at| self.relation(at) == Relation::Conjunct);
        std::iter::once(word).chain(others.take(MEMBERS))
    }
}

/// Members of a list that are looked at.
const MEMBERS: usize = 64;

/// For each word where its dependents begin, and the dependents of all words, head by head.
fn dependents(words: &[Word]) -> (Vec<u32>, Vec<u32>) {
    let head = |word: &Word| usize::try_from(word.head).ok();
    let mut first = vec![0; words.len() + 1];
    words.iter().filter_map(head).for_each(|head| first[head + 1] += 1);
    for at in 0..words.len() {
        first[at + 1] += first[at];
    }
    let mut next = first.clone();
    let mut dependents = vec![0; first[words.len()] as usize];
    for (at, head) in (0u32..).zip(words).filter_map(|(at, word)| Some((at, head(word)?))) {
        dependents[next[head] as usize] = at;
        next[head] += 1;
    }
    (first, dependents)
}
