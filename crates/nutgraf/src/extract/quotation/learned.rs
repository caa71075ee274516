//! Quotations from the parts of attributions that the model tags, marks or none.

use std::ops::Range;

use super::link::{Linked, is_apart, link};
use super::pair::Quoted;
use super::period::ends_speech;
use super::plain::is_plain;
use super::shape::put_right;
use super::word::Lexicon;
use crate::learn::AttributionPart;
use crate::syntax::Parse;
use crate::text::Text;
use crate::types::{Cue, Evidence, Quotation, QuotationId, QuotationKind, QuotationManner, Span, Upos};

/// The quotations of one block.
pub(super) fn find(
    parse: &Parse<'_>,
    lexicon: &Lexicon,
    sentences: Range<usize>,
    pieces: &[AttributionPart],
    quoted: &[Quoted],
) -> Vec<Quotation> {
    let quotation = |mut linked: Linked| {
        let told = put_right(parse, &mut linked);
        quotation(parse, lexicon, &linked, told, quoted)
    };
    let said = link(parse, lexicon, sentences, pieces, quoted).into_iter().filter_map(quotation);
    said.filter(|it| !is_label(&parse.text, lexicon, it) && !is_plain(parse, it)).collect()
}

/// `told` are those to whom it is said, where that is known already.
fn quotation(
    parse: &Parse<'_>,
    lexicon: &Lexicon,
    linked: &Linked,
    told: Option<Range<usize>>,
    quoted: &[Quoted],
) -> Option<Quotation> {
    let text = &parse.text;
    let content: Vec<_> = linked.contents.iter().filter_map(|tokens| trim(text, tokens.clone())).collect();
    let content = leave_next_verb(parse, content, quoted);
    let whole = content.first()?.cover(*content.last()?);
    let from = quoted.partition_point(|quoted| quoted.outer.end() <= whole.start());
    let inside = quoted[from..].iter().take_while(|quoted| quoted.outer.start() < whole.end());
    let parts: Vec<_> =
        inside.filter(|quoted| content.iter().any(|span| span.overlaps(quoted.inner))).collect();
    let is_direct = |span: &Span| parts.iter().any(|quoted| quoted.outer.contains(*span));
    let (kind, content, parts) = if parts.is_empty() {
        (QuotationKind::Indirect, content, Vec::new())
    } else if content.iter().all(is_direct) {
        (QuotationKind::Direct, parts.iter().map(|quoted| quoted.inner).collect(), Vec::new())
    } else {
        (QuotationKind::Mixed, content, parts.iter().map(|quoted| quoted.inner).collect())
    };
    let cue = trim(text, linked.cue.clone())?;
    Some(Quotation {
        id: QuotationId::new(0),
        kind,
        manner: QuotationManner::Speech,
        content,
        speaker: None,
        speaker_span: linked.source.clone().and_then(|tokens| trim(text, tokens)),
        cue: Some(Cue { span: cue, lemma: lemma(parse, linked.cue.clone()) }),
        addressee: told.or_else(|| addressee(parse, lexicon, linked)).and_then(|tokens| trim(text, tokens)),
        parts,
        within: None,
        evidence: Evidence::rule("language-en"),
    })
}

/// "Chanted “No water, no vote” and held signs": what somebody does besides is not part of what is said.
fn leave_next_verb(parse: &Parse<'_>, mut content: Vec<Span>, quoted: &[Quoted]) -> Vec<Span> {
    let Some(first) = content.first_mut() else { return content };
    let at = quoted.binary_search_by_key(&first.start(), |quoted| quoted.outer.start());
    let Some(marked) = at.ok().map(|at| quoted[at]).filter(|marked| marked.outer.end() < first.end()) else {
        return content;
    };
    let after = parse.tokens_touching(Span::new(marked.outer.end(), first.end()));
    let does = after.len() > 1 && {
        parse.is_any(after.start, &["and", "but"]) && parse.upos(after.start + 1) == Upos::Verb
    };
    if does {
        *first = marked.outer;
    }
    content
}

/// Whether words in marks are what somebody calls something, and nothing else is said: "a bar called “The Buoy”".
fn is_label(text: &Text<'_>, lexicon: &Lexicon, quotation: &Quotation) -> bool {
    let lemma = quotation.cue.as_ref().and_then(|cue| cue.lemma.as_deref());
    let names = lemma.is_some_and(|lemma| lexicon.names(lemma));
    let [content] = quotation.content[..] else { return false };
    let inner = match quotation.parts[..] {
        [] if quotation.kind == QuotationKind::Direct => content,
        [part] => part,
        _ => return false,
    };
    let before = text.text[content.start()..inner.start().max(content.start())].split_whitespace();
    let is_bare = |word: &str| {
        matches!(word.trim_matches(|c: char| !c.is_alphabetic()), "as" | "the" | "a" | "an" | "")
    };
    let after = &text.text[inner.end().min(content.end())..content.end()];
    names
        && !(text.words(inner).starts_with(char::is_uppercase) && ends_speech(text.words(inner)))
        && before.into_iter().all(is_bare)
        && !after.contains(char::is_alphanumeric)
}

/// To whom or through what it is said: the object of a cue that has a content beside it ("told reporters"), "to" whom, "in"
/// what; without the preposition.
fn addressee(parse: &Parse<'_>, lexicon: &Lexicon, linked: &Linked) -> Option<Range<usize>> {
    let is_told =
        |at: usize, preposition: Option<usize>| match preposition.map(|at| parse.form(at).to_lowercase()) {
            None => true,
            Some(word) if word == "to" => true,
            Some(word) => {
                ["in", "on", "during", "at", "via"].contains(&&*word) && lexicon.is_medium(parse.form(at))
            }
        };
    let parts = || linked.contents.iter().chain(&linked.source);
    let told = parse.told_to(&linked.cue).into_iter();
    let mut told =
        told.filter(|(at, _, preposition)| is_told(*at, *preposition)).map(|(_, phrase, _)| phrase);
    told.find(|phrase| parts().all(|part| is_apart(part, phrase)))
}

/// The span of tokens without the marks at its ends, but for the one that ends a sentence. `None` where nothing is left.
fn trim(text: &Text<'_>, mut tokens: Range<usize>) -> Option<Span> {
    let words = |at: usize| text.words(text.tokens[at]);
    let is_loose =
        |at: usize| words(at).chars().all(|c| matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | ' '));
    while tokens.start < tokens.end && is_loose(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && is_loose(tokens.end - 1) {
        tokens.end -= 1;
    }
    (!tokens.is_empty()).then(|| text.tokens[tokens.start].cover(text.tokens[tokens.end - 1]))
}

/// The lemma of the word that a cue turns on: its verb, else the word that governs the others.
fn lemma(parse: &Parse<'_>, cue: Range<usize>) -> Option<String> {
    let is_verb = |at: &usize| parse.upos(*at) == Upos::Verb;
    let at = cue.clone().find(is_verb).unwrap_or_else(|| parse.head_of(&cue));
    parse.form(at).chars().any(char::is_alphabetic).then(|| parse.lemma(at).to_owned())
}
