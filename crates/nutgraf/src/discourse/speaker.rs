//! Whom the words that name the source of a quotation mean.

use super::Discourse;
use crate::types::{EntityId, Span, Upos};

impl Discourse<'_> {
    /// The entity that the head of some words mentions, or the name beside it ("the mayor, Ada Byrne"), or what a relative
    /// pronoun stands for ("Byrne, who said").
    pub(in crate::discourse) fn meant_by(&self, span: Span) -> Option<EntityId> {
        let parse = self.parse;
        let words = parse.tokens_touching(span);
        let head = parse.head_of(&words);
        let of = |at: usize| self.mention_at(at).map(|mention| mention.entity);
        let is_inside = |at: &usize| span.contains(parse.text.tokens[*at]);
        let named = || parse.names_beside(head).filter(is_inside).find_map(of);
        let antecedent = || parse.antecedent(head).and_then(of);
        let other_head = || parse.heads_of(&words).filter(|at| *at != head).find_map(of);
        of(head).or_else(named).or_else(antecedent).or_else(other_head)
    }

    /// Whether words have a noun for their head; a pronoun that could not be resolved stays open.
    pub(in crate::discourse) fn is_noun(&self, span: Span) -> bool {
        let head = self.parse.head_of(&self.parse.tokens_touching(span));
        !matches!(self.parse.upos(head), Upos::Pron | Upos::Det)
    }
}
