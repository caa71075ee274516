//! "Stopped short of promising membership": a deed after words that want one, which a parser takes for a description of its object.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

/// Words and the prepositions after which they want a deed.
const WANT: [[&str; 2]; 6] = [
    ["short", "of"],
    ["shy", "of"],
    ["close", "to"],
    ["away", "from"],
    ["warn", "against"],
    ["caution", "against"],
];

impl Parse<'_> {
    /// Makes deeds of gerunds that stand where one is wanted, and objects of the nouns that they were hung on.
    pub(super) fn mend_gerunds(&mut self) {
        let names = ["advcl", "mark", "obj"].map(|name| self.relation_number(name));
        let [Some(adverbial), Some(mark), Some(object)] = names else { return };
        let mut arcs: Vec<(usize, Arc)> = Vec::new();
        for gerund in (2..self.len()).filter(|&at| self.is_deed(at)) {
            let Some(noun) = self.head(gerund).filter(|&noun| noun > gerund) else { continue };
            arcs.push((gerund, (self.arc(noun).0, adverbial)));
            arcs.push((gerund - 1, Self::arc_to(gerund, mark)));
            arcs.push((noun, Self::arc_to(gerund, object)));
        }
        self.rehang(&arcs);
    }

    fn is_deed(&self, at: usize) -> bool {
        self.upos(at) == Upos::Verb
            && self.form(at).ends_with("ing")
            && matches!(self.relation(at), Relation::Adjective | Relation::Compound)
            && self.relation(at - 1) == Relation::Case
            && WANT
                .iter()
                .any(|[word, preposition]| self.is_any(at - 1, &[preposition]) && self.lemma(at - 2) == *word)
    }
}
