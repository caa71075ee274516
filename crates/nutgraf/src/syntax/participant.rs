//! Who a noun speaks of: the members of its list, each with its words and the mention that names it.

use std::ops::Range;

use super::relation::Relation;
use super::tree::Tree;
use crate::types::{EntityKind, Mention, MentionId};

/// One who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Participant {
    /// The head of its words.
    pub(crate) word: usize,
    /// Its words, without those that it is listed with.
    pub(crate) words: Range<usize>,
    /// Who names it: a name, a pronoun, a noun that was taken in.
    pub(crate) mention: Option<MentionId>,
}

/// Who is mentioned at which word.
#[derive(Debug)]
pub(crate) struct Participants<'a> {
    tree: &'a Tree<'a>,
    /// For each word the mention that it is part of, one more than its index.
    mentions: Vec<u32>,
    is_person: Vec<bool>,
    /// The words of each mention.
    words: Vec<Range<usize>>,
}

impl<'a> Participants<'a> {
    /// Takes in where everybody is mentioned; `kind` tells what a mention's entity is.
    pub(crate) fn new(
        tree: &'a Tree<'a>,
        mentions: &[Mention],
        kind: impl Fn(&Mention) -> EntityKind,
    ) -> Self {
        let mut at_word = vec![0; tree.len()];
        let ranges: Vec<_> = mentions.iter().map(|mention| tree.range(mention.span)).collect();
        for (mention, words) in mentions.iter().zip(&ranges) {
            // A name stands inside the longer words of a source: who is named there is another.
            let is_inside = words.clone().any(|word| at_word[word] != 0);
            let top = tree.top(words.clone());
            for word in words.clone().filter(|&word| !is_inside || word == top) {
                at_word[word] = mention.id.index() as u32 + 1;
            }
        }
        let is_person = mentions.iter().map(|mention| kind(mention) == EntityKind::Person).collect();
        Self { tree, mentions: at_word, is_person, words: ranges }
    }

    /// Those whom a noun and its list speak of.
    pub(crate) fn of(&self, word: usize) -> Vec<Participant> {
        let mut all: Vec<_> = self.tree.listed(word).map(|word| self.one(word)).collect();
        // "Trinidad and Tobago" is one.
        all.dedup_by(|later, first| {
            later.mention.is_some()
                && later.mention == first.mention
                && self.at(later.word) == self.at(first.word)
        });
        all
    }

    /// Whom a noun alone speaks of.
    pub(crate) fn one(&self, word: usize) -> Participant {
        let words = self.tree.noun_phrase(word);
        let own = self.at(word).map(|id| &self.words[id.index()]).filter(|own| own.start == words.start);
        let words = words.start..own.map_or(words.end, |own| own.end.max(words.end));
        Participant { word, words, mention: self.named(word) }
    }

    /// The mention that a word is part of.
    pub(crate) fn at(&self, word: usize) -> Option<MentionId> {
        (self.mentions[word] as usize).checked_sub(1).map(MentionId::new)
    }

    /// The name of a noun: its own, or of the person whom it is one with ("the minister, Ana Duarte").
    fn named(&self, word: usize) -> Option<MentionId> {
        self.at(word).or_else(|| {
            let is_one = |&at: &usize| {
                self.tree.relation(at).is_part() || self.tree.relation(at) == Relation::Apposition
            };
            let person = |id: &MentionId| self.is_person[id.index()];
            self.tree.dependents(word).filter(is_one).filter_map(|at| self.at(at)).find(person)
        })
    }
}
