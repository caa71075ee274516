//! "Slovak PM", "the farmers' leader": the head of a noun phrase that a parser puts on a word before it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::lexicon;
use crate::types::Upos;

/// Words for who is of a country.
static DEMONYMS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/en/lexicon/demonym.tsv")));

/// A noun that hangs on a word before it, which belongs to the noun.
struct Inverted {
    part: usize,
    noun: usize,
    /// How the word hangs on the noun.
    relation: u8,
}

impl Parse<'_> {
    /// Puts the heads of noun phrases where they belong.
    pub(super) fn mend_heads(&mut self) {
        let names = ["amod", "nmod:poss"].map(|name| self.relation_number(name));
        let [Some(describes), Some(possesses)] = names else { return };
        let inverted = (0..self.len().saturating_sub(1)).filter_map(|part| {
            let of_nation = self.noun_of_nation(part).map(|noun| (noun, describes));
            let (noun, relation) = of_nation.or_else(|| Some((self.noun_of_owner(part)?, possesses)))?;
            Some(Inverted { part, noun, relation })
        });
        let arcs: Vec<_> = inverted.flat_map(|one| self.arcs_of_noun(&one)).collect();
        self.rehang(&arcs);
    }

    fn arcs_of_noun(&self, &Inverted { part, noun, relation }: &Inverted) -> Vec<(usize, Arc)> {
        let others =
            self.dependents(part).filter(|&at| at > noun || self.relation(at) == Relation::Case && at < part);
        let others = others.map(|at| (at, Self::arc_to(noun, self.arc(at).1)));
        others.chain([(noun, self.arc(part)), (part, Self::arc_to(noun, relation))]).collect()
    }

    /// "Slovak PM": the noun right after a nation.
    fn noun_of_nation(&self, part: usize) -> Option<usize> {
        let noun = part + 1;
        let hangs = self.head(noun) == Some(part)
            && (self.relation(noun).is_part() || self.relation(noun) == Relation::Noun)
            && self.dependent(noun, Relation::Case).is_none();
        let are_two = self.arc(noun) == self.arc(part) && self.relation(part).is_subject();
        let is_nation = || self.upos(noun) == Upos::Noun && DEMONYMS.contains(self.form(part));
        ((hangs || are_two) && is_nation()).then_some(noun)
    }

    /// "The farmers' leader": the noun after a possessor.
    fn noun_of_owner(&self, part: usize) -> Option<usize> {
        let mark = part + 1;
        let is_mark = matches!(self.form(mark), "'s" | "’s" | "'" | "’")
            && self.head(mark) == Some(part)
            && self.relation(mark) == Relation::Case;
        let noun = mark + 1;
        let is_inverted = noun < self.len()
            && matches!(self.upos(noun), Upos::Noun | Upos::Propn)
            && self.head(noun) == Some(part)
            && self.relation(noun).is_part();
        (is_mark && is_inverted).then_some(noun)
    }
}
