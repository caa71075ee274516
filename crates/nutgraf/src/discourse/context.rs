//! What is known of an article when events and positions are read: its clauses, who is spoken of, what is quoted, how much
//! and when.

use super::Discourse;
use crate::syntax::{Clauses, Veridicality};
use crate::types::{Quantity, Quotation, Span, TimeExpression};

/// Quotations before a span that may hold it: they are in the order of their beginnings, and one that holds it begins not
/// far before it.
const NEAR: usize = 12;

/// What was found before events and positions are looked for.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) clauses: &'a Clauses<'a>,
    pub(crate) veridicality: &'a Veridicality,
    pub(crate) discourse: &'a Discourse<'a>,
    pub(crate) quotations: &'a [Quotation],
    pub(crate) quantities: &'a [Quantity],
    pub(crate) times: &'a [TimeExpression],
}

impl<'a> Context<'a> {
    /// The innermost quotation that holds a span.
    pub(crate) fn quotation_around(&self, span: Span) -> Option<&'a Quotation> {
        let end = self.quotations.partition_point(|one| one.content[0].start() <= span.start());
        let near = self.quotations[end.saturating_sub(NEAR)..end].iter().rev();
        let mut holding = near.filter(|one| one.content.iter().any(|content| content.contains(span)));
        holding.next()
    }

    /// The head of the words for who speaks in a quotation.
    pub(crate) fn speaker_word(&self, quotation: &Quotation) -> Option<usize> {
        let words = self.clauses.parse.tokens_touching(quotation.speaker_span?);
        (!words.is_empty()).then(|| self.clauses.parse.head_of(&words))
    }

    /// Quotations that begin near a span, the nearest before it first, then those after it.
    pub(crate) fn quotations_near(&self, span: Span) -> impl Iterator<Item = &'a Quotation> {
        let end = self.quotations.partition_point(|one| one.content[0].start() <= span.start());
        let before = self.quotations[end.saturating_sub(NEAR)..end].iter().rev();
        before.chain(self.quotations[end..].iter().take(NEAR))
    }

    /// The times that begin in a span.
    pub(crate) fn times_in(&self, span: Span) -> impl Iterator<Item = &'a TimeExpression> {
        let from = self.times.partition_point(|one| one.span.start() < span.start());
        self.times[from..].iter().take_while(move |one| one.span.start() < span.end())
    }

    /// The quantities that begin in a span.
    pub(crate) fn quantities_in(&self, span: Span) -> impl Iterator<Item = &'a Quantity> {
        let from = self.quantities.partition_point(|one| one.span.start() < span.start());
        self.quantities[from..].iter().take_while(move |one| one.span.start() < span.end())
    }

    /// Whether a word is part of a time.
    pub(crate) fn is_time(&self, word: usize) -> bool {
        let token = self.clauses.parse.text.tokens[word];
        let at = self.times.partition_point(|time| time.span.end() <= token.start());
        self.times.get(at).is_some_and(|time| time.span.contains(token))
    }
}
