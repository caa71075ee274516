//! Words in quotation marks and whoever says them.

use std::ops::Range;

use crate::syntax::Parse;
use crate::types::{Quotation, QuotationKind, Span};

/// Quotations that may hold a word are looked for among so many that begin before it.
const NEAR: usize = 4;

/// Words in marks, and those that name who says them.
pub(in crate::discourse) struct QuotedWords {
    words: Range<usize>,
    source: Range<usize>,
}

/// The words in marks of quotations whose speaker is named, in reading order.
pub(in crate::discourse) fn quoted(parse: &Parse<'_>, quotations: &[Quotation]) -> Vec<QuotedWords> {
    let of = |quotation: &Quotation| {
        let spans: &[Span] = match quotation.kind {
            QuotationKind::Direct => &quotation.content,
            QuotationKind::Mixed => &quotation.parts,
            QuotationKind::Indirect => &[],
        };
        let source = quotation.speaker_span.map(|span| parse.tokens_within(span));
        let one =
            |span: &Span| Some(QuotedWords { words: parse.tokens_within(*span), source: source.clone()? });
        spans.iter().filter_map(one).collect::<Vec<_>>()
    };
    let mut out: Vec<_> = quotations.iter().flat_map(of).collect();
    out.sort_by_key(|quoted| quoted.words.start);
    out
}

/// The words for whoever says the word at `at` in marks.
pub(super) fn source(quoted: &[QuotedWords], at: usize) -> Option<Range<usize>> {
    let end = quoted.partition_point(|quoted| quoted.words.start <= at);
    let near = quoted[end.saturating_sub(NEAR)..end].iter().rev();
    near.into_iter().find(|quoted| quoted.words.contains(&at)).map(|quoted| quoted.source.clone())
}
