//! Whom the words that name a source mean: an entity of the article.

use std::ops::Range;

use super::tree::Tree;
use crate::learn::Language;
use crate::text::Text;
use crate::types::{EntityId, Mention, Quotation, Span};

/// Gives quotations the entities that their sources name; `mentions` are in reading order.
pub(super) fn resolve(
    text: &Text<'_>,
    language: Language<'_>,
    mentions: &[Mention],
    quotations: &mut [Quotation],
) {
    for quotation in quotations {
        let source = quotation.speaker_span;
        quotation.speaker = source.and_then(|source| entity(text, language, mentions, source));
    }
}

/// The entity that a source's main word, or the name beside it, mentions ("the mayor, Ada Byrne").
fn entity(text: &Text<'_>, language: Language<'_>, mentions: &[Mention], source: Span) -> Option<EntityId> {
    let tokens = tokens(text, source);
    let from = mentions.partition_point(|mention| mention.span.start() < source.start());
    let inside = || mentions[from..].iter().take_while(|mention| mention.span.start() < source.end());
    let top = Tree(language).top(&tokens);
    let of = |at: usize| {
        let word = text.tokens[at];
        inside()
            .filter(|mention| mention.span.contains(word))
            .min_by_key(|mention| mention.span.range().len())
    };
    let names_it = |at: &usize| matches!(language.relation(*at), "flat" | "flat:name" | "compound" | "appos");
    let named = || Tree(language).dependents(top).filter(names_it).find_map(of);
    of(top).or_else(named).map(|mention| mention.entity)
}

/// The tokens of a span.
pub(super) fn tokens(text: &Text<'_>, span: Span) -> Range<usize> {
    let start = text.tokens.partition_point(|token| token.end() <= span.start());
    let end = text.tokens.partition_point(|token| token.start() < span.end());
    start..end
}
