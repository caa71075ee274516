//! Quotations that another one holds: "the mayor said the engineers believe …".

use std::ops::Range;

use super::source::tokens;
use super::tree::Tree;
use super::word::{Lexicon, Takes};
use crate::learn::Language;
use crate::text::Text;
use crate::types::{Cue, Evidence, Quotation, QuotationId, QuotationKind, Upos};

/// Adds what the contents of `quotations`, which are in reading order, quote themselves, each behind the one it stands
/// in. Words in marks are left alone: they are somebody's own.
pub(super) fn add(
    text: &Text<'_>,
    language: Language<'_>,
    lexicon: &Lexicon,
    quotations: Vec<Quotation>,
) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::with_capacity(quotations.len());
    for outer in quotations {
        let id = out.len();
        let inner = match outer.kind {
            QuotationKind::Direct => Vec::new(),
            _ => inner(text, language, lexicon, &outer),
        };
        out.push(outer);
        out.extend(inner.into_iter().map(|inner| Quotation { within: Some(QuotationId::new(id)), ..inner }));
    }
    out
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
    let is_in_order = content.start <= source.start
        && source.end <= verb
        && verb < clause.start
        && clause.end <= content.end;
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
