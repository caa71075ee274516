//! Quotations that another one holds: "the mayor said the engineers believe …".

use std::cmp::Reverse;
use std::ops::Range;

use super::word::{Lexicon, Takes};
use crate::syntax::Parse;
use crate::types::{Cue, Evidence, Quotation, QuotationId, QuotationKind, QuotationManner, Span, Upos};

/// How many open quotations are looked at for the one that holds another.
const NEAR: usize = 8;

/// Adds what the contents of `quotations` quote themselves, and brings all of them in reading order, outer before inner.
/// Words in marks are left alone: they are somebody's own.
pub(super) fn add(parse: &Parse<'_>, lexicon: &Lexicon, quotations: &mut Vec<Quotation>) {
    let mut told: Vec<Span> = quotations.iter().filter_map(|known| Some(known.cue.as_ref()?.span)).collect();
    told.sort_unstable();
    let is_new = |inner: &Quotation| {
        let cue = inner.cue.as_ref().map(|cue| cue.span);
        let next = |cue: Span| told.get(told.partition_point(|span| span.end() <= cue.start()));
        cue.is_none_or(|cue| next(cue).is_none_or(|next| !next.overlaps(cue)))
    };
    let is_told = |outer: &&Quotation| outer.kind != QuotationKind::Direct;
    let inner = |outer| inner(parse, lexicon, outer);
    let new: Vec<_> = quotations.iter().filter(is_told).flat_map(inner).filter(is_new).collect();
    quotations.extend(new);
    sort(quotations);
    link(quotations);
}

/// Reading order, and the outer before the inner.
fn sort(quotations: &mut [Quotation]) {
    quotations.sort_by_key(|it| (it.content[0].start(), Reverse(it.content[0].end())));
}

/// Says in which quotation each stands, if in any.
fn link(quotations: &mut [Quotation]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..quotations.len() {
        let start = quotations[at].content[0].start();
        let is_over =
            |outer: &usize| quotations[*outer].content.last().is_none_or(|last| last.end() <= start);
        while open.last().is_some_and(is_over) {
            open.pop();
        }
        let mut near = open.iter().rev().take(NEAR);
        let outer = near.find(|outer| holds(&quotations[**outer], &quotations[at])).copied();
        quotations[at].within = outer.map(QuotationId::new);
        open.push(at);
    }
}

/// Whether one quotation says that somebody says the other.
fn holds(outer: &Quotation, inner: &Quotation) -> bool {
    let is_in = |part: &Span| outer.content.iter().any(|content| content.contains(*part));
    let cue = inner.cue.as_ref().map(|cue| cue.span);
    cue.is_some_and(|cue| is_in(&cue)) && inner.content.iter().all(is_in)
}

fn inner(parse: &Parse<'_>, lexicon: &Lexicon, outer: &Quotation) -> Vec<Quotation> {
    let contents = outer.content.iter().map(|span| parse.tokens_touching(*span));
    let quoting = |content: Range<usize>| {
        content.clone().filter_map(move |verb| quoted_at(parse, lexicon, verb, &content))
    };
    contents.flat_map(quoting).collect()
}

/// What the verb at `verb` quotes in a content: a clause, which somebody else says.
fn quoted_at(parse: &Parse<'_>, lexicon: &Lexicon, verb: usize, content: &Range<usize>) -> Option<Quotation> {
    let known = lexicon.verb(parse.form(verb))?;
    let takes_clause = matches!(known.takes, Takes::Clause | Takes::Thought);
    let clause = parse.finite_clause(verb).filter(|_| takes_clause)?;
    // "The mayor said she believes …": a pronoun is as a rule whoever speaks already.
    let is_other = |subject: &usize| parse.upos(*subject) != Upos::Pron;
    let subject = parse.own_subject(verb).filter(is_other)?;
    let (source, clause) = (parse.subtree(subject), parse.subtree(clause));
    let clause = clause.start..clause.end.min(content.end);
    let is_in_order =
        content.start <= source.start && source.end <= verb && verb < clause.start && !clause.is_empty();
    is_in_order.then(|| Quotation {
        id: QuotationId::new(0),
        kind: QuotationKind::Indirect,
        manner: QuotationManner::Speech,
        content: vec![parse.span(&clause)],
        speaker: None,
        speaker_span: Some(parse.span(&source)),
        cue: Some(Cue { span: parse.text.tokens[verb], lemma: Some(known.lemma.to_owned()) }),
        addressee: None,
        parts: Vec::new(),
        within: None,
        evidence: Evidence::rule("<content>: <speaker> <cue> <clause>"),
    })
}
