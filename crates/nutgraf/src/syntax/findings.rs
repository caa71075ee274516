//! What is known of a text when its clauses are read: who is mentioned, what is quoted, how much and when.

use super::clauses::{Clauses, Rules};
use super::participant::Participants;
use super::standing::Veridicality;
use crate::types::{
    Entity, EntityId, Facts, Mention, MentionId, Quantity, Quotation, QuotationId, Span, TimeExpression,
};

/// Quotations before a span that may hold it: they are in the order of their beginnings, and one that holds it begins not
/// far before it.
const NEAR: usize = 12;

/// What was found before events and positions are looked for.
pub(crate) struct Findings<'a> {
    pub(crate) clauses: &'a Clauses<'a>,
    pub(crate) veridicality: &'a Veridicality,
    pub(crate) participants: Participants<'a>,
    pub(crate) entities: &'a [Entity],
    pub(crate) mentions: &'a [Mention],
    pub(crate) quotations: &'a [Quotation],
    pub(crate) quantities: &'a [Quantity],
    pub(crate) times: &'a [TimeExpression],
}

impl<'a> Findings<'a> {
    pub(crate) fn new(clauses: &'a Clauses<'a>, rules: &'a Rules, facts: &'a Facts) -> Self {
        let kind = |mention: &Mention| facts.entities[mention.entity.index()].kind;
        Self {
            clauses,
            veridicality: &rules.veridicality,
            participants: Participants::new(clauses.tree, &facts.mentions, kind),
            entities: &facts.entities,
            mentions: &facts.mentions,
            quotations: &facts.quotations,
            quantities: &facts.quantities,
            times: &facts.times,
        }
    }

    /// The entity that a mention names.
    pub(crate) fn entity_of(&self, mention: MentionId) -> EntityId {
        self.mentions[mention.index()].entity
    }

    /// The innermost quotation that holds a span.
    pub(crate) fn quotation_around(&self, span: Span) -> Option<QuotationId> {
        let end = self.quotations.partition_point(|one| one.content[0].start() <= span.start());
        let near = self.quotations[end.saturating_sub(NEAR)..end].iter().rev();
        let mut holding = near.filter(|one| one.content.iter().any(|content| content.contains(span)));
        holding.next().map(|quotation| quotation.id)
    }
}
