//! What a sentence says on somebody's word, outside its clause: "per two officials", "in her words", ", adds Petrov".
//!
//! The model, which was told of few of these, leaves the sentence alone; where it does not, it is believed.

use std::ops::Range;

use super::pair;
use super::word::{Class, Lexicon, Takes};
use crate::text::Text;
use crate::types::{Cue, Evidence, Quotation, QuotationId, QuotationKind, QuotationManner, Span};

/// Words of a source, at most.
const LONGEST: usize = 12;

/// Tokens of a sentence that say on whose word it is.
#[derive(Debug)]
struct Parenthetical {
    tokens: Range<usize>,
    cue: Range<usize>,
    source: Range<usize>,
}

/// The quotations of the sentences of a block that none of `known` touches.
pub(super) fn find(
    text: &Text<'_>,
    lexicon: &Lexicon,
    block: Span,
    sentences: Range<usize>,
    known: &[Quotation],
) -> Vec<Quotation> {
    let touches = |span: Span, it: &Quotation| {
        let cue = it.cue.as_ref().map(|cue| cue.span);
        it.content.iter().copied().chain(cue).any(|part| part.overlaps(span))
    };
    let is_free = |span: Span| {
        let from = known.partition_point(|it| it.content[0].end() <= block.start());
        let near = known[from..].iter().take_while(|it| it.content[0].start() < block.end());
        !near.into_iter().any(|it| touches(span, it))
    };
    let found = sentences.filter_map(|at| {
        let parenthetical = parenthetical(text, lexicon, text.sentence_tokens[at].clone())?;
        is_free(text.sentences[at].span).then(|| quotation(text, block, at, &parenthetical)).flatten()
    });
    found.collect()
}

fn quotation(
    text: &Text<'_>,
    block: Span,
    sentence: usize,
    parenthetical: &Parenthetical,
) -> Option<Quotation> {
    let words = &text.sentence_tokens[sentence];
    let is_word = |at: &usize| text.words(text.tokens[*at]).contains(char::is_alphanumeric);
    let piece = |range: Range<usize>| {
        let (first, last) = (range.clone().find(is_word)?, range.clone().rfind(is_word)?);
        let closes = |at: usize| matches!(text.words(text.tokens[at]), "”" | "’" | "\"");
        let opens = |at: usize| matches!(text.words(text.tokens[at]), "“" | "‘" | "\"");
        let first = first - usize::from(first > range.start && opens(first - 1));
        let last = last + usize::from(last + 1 < range.end && closes(last + 1));
        Some(text.tokens[first].cover(text.tokens[last]))
    };
    let content: Vec<Span> = [words.start..parenthetical.tokens.start, parenthetical.tokens.end..words.end]
        .into_iter()
        .filter_map(piece)
        .collect();
    let whole = content.first()?.cover(*content.last()?);
    let quoted = pair::pair(text.text, block);
    let parts: Vec<Span> =
        quoted.iter().filter(|quoted| whole.contains(quoted.inner)).map(|quoted| quoted.inner).collect();
    let span = |tokens: &Range<usize>| text.tokens[tokens.start].cover(text.tokens[tokens.end - 1]);
    let told = span(&parenthetical.tokens);
    let is_within = quoted.iter().any(|quoted| quoted.inner.overlaps(told));
    (!is_within).then(|| Quotation {
        id: QuotationId::new(0),
        kind: if parts.is_empty() { QuotationKind::Indirect } else { QuotationKind::Mixed },
        manner: QuotationManner::Speech,
        content,
        speaker: None,
        speaker_span: Some(span(&parenthetical.source)),
        cue: Some(Cue { span: span(&parenthetical.cue), lemma: None }),
        addressee: None,
        parts,
        within: None,
        evidence: Evidence::scored("<quotation>, <aside>", 0.6),
    })
}

fn parenthetical(text: &Text<'_>, lexicon: &Lexicon, words: Range<usize>) -> Option<Parenthetical> {
    let form = |at: usize| text.words(text.tokens[at]);
    let is = |at: usize, word: &str| form(at).eq_ignore_ascii_case(word);
    // It stands at the start or after a comma, and ends with a comma or the sentence.
    let mut starts = words.clone().filter(|&at| at == words.start || is(at - 1, ","));
    starts.find_map(|at| {
        let end = (at + 1..words.end.min(at + LONGEST)).find(|&end| matches!(form(end), "," | "."))?;
        if at == words.start && form(end) == "." {
            return None;
        }
        let tokens = at..end;
        if is(at, "per") && names_somebody(text, lexicon, at + 1..end) {
            return Some(Parenthetical { tokens, cue: at..at + 1, source: at + 1..end });
        }
        if is(at, "in") && is(end - 1, "words") && at + 2 < end {
            let source = at + 1..end - 1 - usize::from(matches!(form(end - 2), "'s" | "’s" | "'" | "’"));
            let is_owner = source.end < end - 1 || is_possessive(form(at + 1)) && source.len() == 1;
            return is_owner.then_some(Parenthetical { tokens, cue: end - 1..end, source });
        }
        // "…, adds Petrov."
        let verb = lexicon.verb(form(at)).filter(|verb| verb.takes == Takes::Clause && !verb.is_noun);
        let is_said = verb.is_some() && at > words.start && form(end) == "." && end + 1 >= words.end;
        (is_said && names_somebody(text, lexicon, at + 1..end)).then_some(Parenthetical {
            tokens,
            cue: at..at + 1,
            source: at + 1..end,
        })
    })
}

fn is_possessive(form: &str) -> bool {
    ["his", "her", "their", "my", "its", "our"].iter().any(|word| form.eq_ignore_ascii_case(word))
}

/// "Two officials", "the ministry", "Ada Byrne", not "cent" or "person".
fn names_somebody(text: &Text<'_>, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    let word = |at: usize| lexicon.word(text.words(text.tokens[at]), text.tokens[at]);
    let Some(first) = tokens.clone().next().map(word) else { return false };
    let begins = match first.class {
        Class::Name | Class::Determiner => true,
        Class::Open => tokens.len() > 1 || first.text.ends_with('s'),
        _ => false,
    };
    let belongs = |class: Class| {
        matches!(
            class,
            Class::Name | Class::Determiner | Class::Open | Class::Preposition | Class::Conjunction
        )
    };
    begins && tokens.clone().all(|at| belongs(word(at).class))
}
