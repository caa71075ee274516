//! Quotations that another one holds: "the mayor said the engineers believe …".

use std::ops::Range;

use super::source::tokens;
use super::tree::Tree;
use super::word::{Lexicon, Takes};
use crate::learn::Language;
use crate::text::Text;
use crate::types::{Cue, Evidence, Quotation, QuotationId, QuotationKind, Span, Upos};

/// How many quotations before one are looked at for the one that holds it.
const NEAR: usize = 8;

/// Adds what the contents of `quotations`, which are in reading order, quote themselves, each behind the one it stands
/// in, and says of those that another holds in which. Words in marks are left alone: they are somebody's own.
pub(super) fn add(
    text: &Text<'_>,
    language: Language<'_>,
    lexicon: &Lexicon,
    quotations: Vec<Quotation>,
) -> Vec<Quotation> {
    let mut told: Vec<Span> = quotations.iter().filter_map(|known| Some(known.cue.as_ref()?.span)).collect();
    told.sort_unstable();
    let is_new = |inner: &Quotation| {
        let cue = inner.cue.as_ref().map(|cue| cue.span);
        let next = |cue: Span| told.get(told.partition_point(|span| span.end() <= cue.start()));
        cue.is_none_or(|cue| next(cue).is_none_or(|next| !next.overlaps(cue)))
    };
    let mut out: Vec<Quotation> = Vec::with_capacity(quotations.len());
    for mut outer in quotations {
        let id = out.len();
        let near = id.saturating_sub(NEAR);
        outer.within = (near..id).rev().find(|&at| holds(&out[at], &outer)).map(QuotationId::new);
        let inner = match outer.kind {
            QuotationKind::Direct => Vec::new(),
            _ => inner(text, language, lexicon, &outer),
        };
        out.push(outer);
        let inner = inner.into_iter().filter(is_new);
        out.extend(inner.map(|inner| Quotation { within: Some(QuotationId::new(id)), ..inner }));
    }
    out
}

/// Whether one quotation says that somebody says the other.
fn holds(outer: &Quotation, inner: &Quotation) -> bool {
    let is_in = |part: &Span| outer.content.iter().any(|content| content.contains(*part));
    let cue = inner.cue.as_ref().map(|cue| cue.span);
    cue.is_some_and(|cue| is_in(&cue)) && inner.content.iter().all(is_in)
}

fn inner(text: &Text<'_>, language: Language<'_>, lexicon: &Lexicon, outer: &Quotation) -> Vec<Quotation> {
    let contents = outer.content.iter().map(|span| tokens(text, *span));
    let quoting = |content: Range<usize>| {
        content.clone().filter_map(move |verb| quoted_at(text, language, lexicon, verb, &content))
    };
    contents.flat_map(quoting).collect()
}

/// What the verb at `verb` quotes in a content: a clause, which somebody else says.
fn quoted_at(
    text: &Text<'_>,
    language: Language<'_>,
    lexicon: &Lexicon,
    verb: usize,
    content: &Range<usize>,
) -> Option<Quotation> {
    let tree = Tree(language);
    let known = lexicon.verb(text.words(text.tokens[verb]))?;
    let takes_clause = matches!(known.takes, Takes::Clause | Takes::Thought);
    let clause = tree.finite_clause(verb).filter(|_| takes_clause)?;
    // "The mayor said she believes …": a pronoun is as a rule whoever speaks already.
    let is_other = |subject: &usize| language.reading.words[*subject].upos != Upos::Pron;
    let subject = tree.own_subject(verb).filter(is_other)?;
    let (source, clause) = (tree.phrase(subject), tree.phrase(clause));
    let clause = clause.start..clause.end.min(content.end);
    let is_in_order =
        content.start <= source.start && source.end <= verb && verb < clause.start && !clause.is_empty();
    let span = |tokens: &Range<usize>| text.tokens[tokens.start].cover(text.tokens[tokens.end - 1]);
    is_in_order.then(|| Quotation {
        id: QuotationId::new(0),
        kind: QuotationKind::Indirect,
        content: vec![span(&clause)],
        speaker: None,
        speaker_span: Some(span(&source)),
        cue: Some(Cue { span: text.tokens[verb], lemma: Some(known.lemma.to_owned()) }),
        addressee: None,
        parts: Vec::new(),
        within: None,
        evidence: Evidence::rule("<content>: <speaker> <cue> <clause>"),
    })
}
