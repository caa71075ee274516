//! "Killing two people, witnesses and an official said": those who say it all at the end, whom a parser takes for more of what stands
//! before them.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

impl Parse<'_> {
    /// Hangs on the last verb of a sentence, one of saying without a subject, those who stand between a comma and it.
    pub(super) fn mend_late_sources(&mut self) {
        let Some(subject) = self.relation_number("nsubj") else { return };
        let arcs: Vec<(usize, Arc)> = (2..self.len())
            .filter(|&said| self.is_last_verb(said) && matches!(self.lemma(said), "say" | "report" | "add"))
            .filter_map(|said| Some((self.late_source(said)?, Self::arc_to(said, subject))))
            .collect();
        self.rehang(&arcs);
    }

    fn is_last_verb(&self, verb: usize) -> bool {
        let end = || self.text.sentence_tokens[self.sentence_of(verb)].end;
        matches!(self.tag(verb), "VBD" | "VBZ" | "VBP")
            && matches!(self.relation(verb), Relation::Conjunct | Relation::Parataxis)
            && !self.has_subject(verb)
            && (verb + 1..end()).all(|at| self.upos(at) == Upos::Punct)
    }

    /// The first of those who are named between a comma and the verb.
    fn late_source(&self, said: usize) -> Option<usize> {
        let last = said.checked_sub(1).filter(|&at| matches!(self.upos(at), Upos::Noun | Upos::Propn))?;
        let follows_comma = |at: &usize| {
            let words = self.phrase(*at);
            let first = words.into_iter().find(|&at| self.upos(at) != Upos::Punct);
            first.is_some_and(|first| first > 0 && self.form(first - 1) == ",")
        };
        let is_listed = |at: &usize| {
            let has_head = self.head(*at).is_some_and(|head| head < *at);
            has_head && matches!(self.relation(*at), Relation::Conjunct | Relation::Subject | Relation::Part)
        };
        self.way_up(last).into_iter().take_while(|at| *at <= last && is_listed(at)).find(follows_comma)
    }
}
