//! "Sweden, along with Norway, opposes it": who does it with somebody, which a parser hangs on the verb or on "together".

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

/// Words before those that do something with others: "along with", "as well as".
const JOINTS: [&[&str]; 3] = [&["along", "with"], &["together", "with"], &["as", "well", "as"]];

impl Parse<'_> {
    /// Lists those after "along with" with the subject before it.
    pub(super) fn mend_companions(&mut self) {
        let names = ["conj", "cc"].map(|name| self.relation_number(name));
        let [Some(conjunct), Some(and)] = names else { return };
        let mut arcs: Vec<(usize, Arc)> = Vec::new();
        for start in 1..self.len().saturating_sub(2) {
            let Some(joint) = JOINTS.iter().find(|words| self.reads(start, words)) else { continue };
            let Some((subject, other)) = self.joined_with(start, start + joint.len()) else { continue };
            let members = self.dependents(other).filter(|&at| self.relation(at) == Relation::Conjunct);
            arcs.extend(members.chain([other]).map(|at| (at, Self::arc_to(subject, conjunct))));
            arcs.extend((start..start + joint.len()).map(|at| (at, Self::arc_to(other, and))));
        }
        self.rehang(&arcs);
    }

    fn reads(&self, start: usize, words: &[&str]) -> bool {
        (start..).zip(words).all(|(at, word)| at < self.len() && self.form(at).eq_ignore_ascii_case(word))
    }

    /// The subject that ends before a joint, and who stands right behind it.
    fn joined_with(&self, joint: usize, after: usize) -> Option<(usize, usize)> {
        let before = joint.checked_sub(if self.form(joint - 1) == "," { 2 } else { 1 })?;
        let is_name = |at: &usize| matches!(self.upos(*at), Upos::Propn | Upos::Noun);
        let up = |from: usize| {
            let way = self.way_up(from);
            let inside = way.iter().take_while(|at| is_name(at)).copied();
            inside.collect::<Vec<_>>()
        };
        let subject = up(before).into_iter().find(|&at| self.relation(at) == Relation::Subject)?;
        let verb = self.head(subject).filter(|&verb| verb > after)?;
        let is_before = |at: &usize| (after..verb).contains(at);
        let first = (after..verb).find(|at| is_name(at))?;
        let is_next = (after..first).all(|at| matches!(self.upos(at), Upos::Det | Upos::Adj | Upos::Num));
        let other = up(first).into_iter().rfind(is_before).filter(|_| is_next)?;
        (other != subject && self.noun_phrase(subject).end <= joint).then_some((subject, other))
    }
}
