//! Where a span stands.

use crate::types::{Quotation, QuotationId, Span};

/// Quotations before a span that may hold it: they are in the order of their beginnings, and one that holds it begins not
/// far before it.
const NEAR: usize = 12;

/// The innermost quotation that holds a span.
pub(crate) fn quotation_around(quotations: &[Quotation], span: Span) -> Option<QuotationId> {
    let end = quotations.partition_point(|one| one.content[0].start() <= span.start());
    let near = quotations[end.saturating_sub(NEAR)..end].iter().rev();
    let mut holding = near.filter(|one| one.content.iter().any(|content| content.contains(span)));
    holding.next().map(|quotation| quotation.id)
}
