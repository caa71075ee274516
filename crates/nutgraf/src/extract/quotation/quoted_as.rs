//! "The paper quoted the mayor as saying that …": whoever is quoted says it, not whoever quotes.

use std::ops::Range;

use crate::syntax::{Parse, Relation};
use crate::types::{Quotation, Span, Upos};

/// Words from the verb to "as saying", at most.
const REACH: usize = 16;

/// "Quoted … as saying" around a cue.
struct QuotedAs {
    /// The verb.
    verb: usize,
    /// "As".
    r#as: usize,
    /// The words for whoever is quoted.
    source: Range<usize>,
    is_passive: bool,
}

/// Gives what is quoted so to whoever is quoted; `false` for what is no quotation then: the subject of "he was quoted as saying".
pub(super) fn mend(parse: &Parse<'_>, quotation: &mut Quotation) -> bool {
    let Some(cue) = quotation.cue.as_ref().map(|cue| cue.span) else { return true };
    let Some(QuotedAs { verb, r#as, source, is_passive }) = around(parse, cue) else { return true };
    let tokens = &parse.text.tokens;
    let last = quotation.content.last().map_or(0, |content| content.end());
    if is_passive && last <= tokens[verb].start() && !parse.text.words(quotation.content[0]).contains(' ') {
        return false;
    }
    quotation.speaker_span = Some(parse.span(&source));
    let after = r#as + 2;
    let start = if parse.is_any(after.min(parse.len() - 1), &["that"]) { after + 1 } else { after };
    for content in &mut quotation.content {
        let is_led = content.start() > tokens[verb].start() && content.start() < tokens[after - 1].end();
        if is_led && start < parse.len() && tokens[start].start() < content.end() {
            *content = Span::new(tokens[start].start(), content.end());
        }
    }
    true
}

fn around(parse: &Parse<'_>, cue: Span) -> Option<QuotedAs> {
    let at = parse.tokens_touching(cue).start;
    let sentence = &parse.text.sentence_tokens[parse.sentence_of(at)];
    let quotes = |&at: &usize| parse.is_any(at, &["quoted", "quotes", "quoting", "cited", "cites", "citing"]);
    let near = sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(at + 2);
    let verb = near.rev().find(quotes)?;
    let says = |&at: &usize| {
        parse.is_any(at, &["as"])
            && at + 1 < sentence.end
            && parse.is_any(at + 1, &["saying", "stating", "telling"])
    };
    let r#as = (verb + 1..sentence.end.min(verb + REACH)).find(says)?;
    let helps = |at: usize| {
        matches!(parse.upos(at), Upos::Aux)
            && parse.is_any(at, &["was", "were", "is", "are", "been", "being"])
    };
    let is_passive = (verb.saturating_sub(3).max(sentence.start)..verb).any(helps);
    let source = match is_passive {
        true => {
            parse.subtree(parse.dependents(verb).find(|&at| at < verb && parse.relation(at).is_subject())?)
        }
        false => verb + 1..r#as,
    };
    let is_word = |at: &usize| parse.upos(*at) != Upos::Punct && parse.relation(*at) != Relation::Case;
    let (first, last) =
        (source.clone().find(is_word)?, source.clone().rfind(|at| parse.upos(*at) != Upos::Punct)?);
    Some(QuotedAs { verb, r#as, source: first..last + 1, is_passive })
}
