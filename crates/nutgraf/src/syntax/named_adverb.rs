//! "Connelly ruled out violence": a name that ends as adverbs do, which a tagger takes for one.

use rustc_hash::FxHashSet;

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

impl Parse<'_> {
    /// Makes subjects of adverbs that are names elsewhere in the text.
    pub(super) fn mend_named_adverbs(&mut self) {
        let Some(subject) = self.relation_number("nsubj") else { return };
        let verbs: Vec<(usize, usize)> =
            (0..self.len()).filter_map(|at| Some((at, self.verb_right_after(at)?))).collect();
        if verbs.is_empty() {
            return;
        }
        let is_name = |&at: &usize| self.upos(at) == Upos::Propn && self.form(at).ends_with("ly");
        let names: FxHashSet<&str> = (0..self.len()).filter(is_name).map(|at| self.form(at)).collect();
        let named = verbs.into_iter().filter(|&(at, _)| names.contains(self.form(at)));
        let arcs: Vec<(usize, Arc)> = named.map(|(at, verb)| (at, Self::arc_to(verb, subject))).collect();
        self.rehang(&arcs);
    }

    /// The verb that follows an adverb with a capital and has no subject.
    fn verb_right_after(&self, adverb: usize) -> Option<usize> {
        let form = self.form(adverb);
        let is_adverb = self.relation(adverb) == Relation::Adverb && self.upos(adverb) == Upos::Adv;
        if !is_adverb || !form.ends_with("ly") || !form.starts_with(char::is_uppercase) {
            return None;
        }
        let verb = self.head(adverb).filter(|&verb| self.upos(verb) == Upos::Verb && verb > adverb)?;
        (self.group_start(verb) == adverb + 1 && !self.has_subject(verb)).then_some(verb)
    }
}
