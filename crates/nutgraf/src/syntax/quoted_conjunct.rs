//! "Said his forces were “striving for victory” and ruled out talks": what whoever speaks does besides, which a parser hangs on what is
//! said.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

/// Words from the verb of saying to the second verb, at most.
const REACH: usize = 60;

impl Parse<'_> {
    /// Hangs a verb that follows a closed quotation on the verb that leads to the quotation.
    pub(super) fn mend_quoted_conjuncts(&mut self) {
        let arcs: Vec<(usize, Arc)> = (2..self.len())
            .filter(|&at| self.relation(at) == Relation::Conjunct && self.upos(at) == Upos::Verb)
            .filter_map(|at| Some((at, Self::arc_to(self.leads_to(at)?, self.arc(at).1))))
            .collect();
        self.rehang(&arcs);
    }

    /// The verb of saying that a conjunct right behind a closing mark belongs to.
    fn leads_to(&self, conjunct: usize) -> Option<usize> {
        let said = self.head(conjunct)?;
        let verb = self.head(said).filter(|_| self.relation(said) == Relation::Complement)?;
        let and = self.dependents(conjunct).find(|&at| self.relation(at) == Relation::Conjunction)?;
        let mark = and.checked_sub(1)?;
        let is_reach = verb < said && said < mark && conjunct - verb < REACH;
        let opens = |at: usize| matches!(self.form(at), "“" | "\"");
        let is_inside = matches!(self.form(mark), "”" | "\"") && (verb..mark).any(opens);
        let has_subject = self.dependents(conjunct).any(|at| self.relation(at).is_subject());
        let is_alike =
            self.tag(conjunct) == self.tag(verb) && matches!(self.tag(verb), "VBD" | "VBZ" | "VBP");
        (is_reach && is_inside && is_alike && !has_subject).then_some(verb)
    }
}
