//! "Stam and ECT chief executive Leo Ruijs met": two who are named side by side, whom a parser takes for two subjects.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

/// Words of the title before the second name, at most.
const WORDS: usize = 6;

impl Parse<'_> {
    /// Hangs the second of two names joined by "and" on the first, and the title between them on the second.
    pub(super) fn mend_joined_subjects(&mut self) {
        let names = ["conj", "nmod:desc", "cc"].map(|name| self.relation_number(name));
        let [Some(conjunct), Some(part), Some(and)] = names else { return };
        let mut arcs: Vec<(usize, Arc)> = Vec::new();
        for second in 2..self.len() {
            let Some((first, joint)) = self.joined_to(second) else { continue };
            arcs.push((second, Self::arc_to(first, conjunct)));
            arcs.push((joint, Self::arc_to(second, and)));
            let titles = (joint + 1..second).filter(|&at| self.head(at) == Some(first));
            arcs.extend(titles.map(|at| (at, Self::arc_to(second, part))));
        }
        self.rehang(&arcs);
    }

    /// The name before "and" that is a subject of the same verb, and the "and".
    fn joined_to(&self, second: usize) -> Option<(usize, usize)> {
        let is_name = |at: usize| self.upos(at) == Upos::Propn && self.relation(at) == Relation::Subject;
        let verb = self.head(second).filter(|&verb| is_name(second) && verb > second)?;
        let is_title = |&at: &usize| matches!(self.upos(at), Upos::Noun | Upos::Propn | Upos::Adj);
        let start = (0..second).rev().take(WORDS).take_while(is_title).last()?;
        let joint = start.checked_sub(1).filter(|&at| self.form(at) == "and")?;
        let first = self.dependents(verb).find(|&at| at < joint && is_name(at))?;
        (self.noun_phrase(first).end == joint || self.phrase(first).contains(&joint))
            .then_some((first, joint))
    }
}
