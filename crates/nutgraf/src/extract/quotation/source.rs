//! Whom the words that name a source mean: an entity of the article.

use std::ops::Range;

use super::tree::Tree;
use crate::learn::Language;
use crate::text::Text;
use crate::types::{EntityId, Mention, Quotation, Span, Upos};

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

/// Gives what a sentence leads over to with a colon, and no verb of speech, the one who acts in it: "Ada Byrne, when he
/// came, had one word for him: “Never.”"
pub(super) fn introduce(text: &Text<'_>, language: Language<'_>, quotation: &mut Quotation) {
    let Some(cue) = quotation.cue.as_ref().filter(|cue| cue.lemma.is_none()) else { return };
    let is_label = quotation.speaker_span.is_some_and(|source| source.end() == cue.span.start());
    if is_label || text.words(cue.span) != ":" {
        return;
    }
    let colon = tokens(text, cue.span).start;
    let source = colon.checked_sub(1).and_then(|last| Tree(language).speaker_of_clause(last));
    if let Some(source) = source {
        quotation.speaker_span = Some(span(text, &source));
    }
}

/// The quotations whose source is told in words that name nobody, by their place, and those words. A pronoun that could
/// not be resolved stays open.
pub(crate) fn unnamed(
    text: &Text<'_>,
    language: Language<'_>,
    quotations: &[Quotation],
) -> (Vec<usize>, Vec<Span>) {
    let is_noun = |span: &Span| {
        let main = Tree(language).top(&tokens(text, *span));
        !matches!(language.reading.words[main].upos, Upos::Pron | Upos::Det)
    };
    let open = quotations.iter().enumerate().filter(|(_, quotation)| quotation.speaker.is_none());
    open.filter_map(|(at, quotation)| Some((at, quotation.speaker_span.filter(is_noun)?))).unzip()
}

/// The entity that a source's main word mentions, or the name beside it ("the mayor, Ada Byrne"), or what a relative
/// pronoun stands for ("Byrne, who said").
fn entity(text: &Text<'_>, language: Language<'_>, mentions: &[Mention], source: Span) -> Option<EntityId> {
    let tree = Tree(language);
    let words = tokens(text, source);
    let top = tree.top(&words);
    let names_it = |at: &usize| matches!(language.relation(*at), "flat" | "flat:name" | "compound" | "appos");
    let of = |at: usize| mentioned(mentions, text.tokens[at]);
    let is_inside = |at: &usize| source.contains(text.tokens[*at]);
    let named = || tree.dependents(top).filter(names_it).filter(is_inside).find_map(of);
    let antecedent = || tree.antecedent(top).and_then(of);
    let other_top = || tree.tops(&words).filter(|at| *at != top).find_map(of);
    of(top).or_else(named).or_else(antecedent).or_else(other_top)
}

/// The entity that a word mentions; `mentions` are in reading order.
fn mentioned(mentions: &[Mention], word: Span) -> Option<EntityId> {
    const NESTED: usize = 4;
    let end = mentions.partition_point(|mention| mention.span.start() <= word.start());
    let near = mentions[end.saturating_sub(NESTED)..end].iter().filter(|mention| mention.span.contains(word));
    near.min_by_key(|mention| mention.span.range().len()).map(|mention| mention.entity)
}

/// The tokens of a span.
pub(super) fn tokens(text: &Text<'_>, span: Span) -> Range<usize> {
    let start = text.tokens.partition_point(|token| token.end() <= span.start());
    let end = text.tokens.partition_point(|token| token.start() < span.end());
    start..end
}

/// The span of some tokens, one at least.
pub(super) fn span(text: &Text<'_>, tokens: &Range<usize>) -> Span {
    text.tokens[tokens.start].cover(text.tokens[tokens.end - 1])
}
