//! Who said what.

use crate::text::Text;
use crate::types::{Evidence, Quotation, QuotationId, QuotationKind, Span};

/// Lexicons of quotations.
#[derive(Debug, Default)]
pub(crate) struct Rules;

/// The quotations of a text.
pub(crate) fn find(text: &Text<'_>, _rules: &Rules) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    let mut open = None;
    for &token in &text.tokens {
        match (text.words(token), open) {
            ("“", _) => open = Some(token.end()),
            ("”", Some(start)) if start < token.start() => {
                quotations.push(direct(QuotationId::new(quotations.len()), Span::new(start, token.start())));
                open = None;
            }
            _ => {}
        }
    }
    quotations
}

fn direct(id: QuotationId, content: Span) -> Quotation {
    Quotation {
        id,
        kind: QuotationKind::Direct,
        content: vec![content],
        speaker: None,
        speaker_span: None,
        cue: None,
        addressee: None,
        parts: Vec::new(),
        evidence: Evidence::rule("pair of marks"),
    }
}
