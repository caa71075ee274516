//! One quotation of two: what the marks say and what the model says of the same words.

use super::period::{ends_speech, last_mark};
use crate::types::{Quotation, QuotationKind, Span};

/// Quotations that are looked back over for one that tells the same.
const NEAR: usize = 4;

/// How sure the marks must be of a cue and its source to be believed against the model.
const SURE: f32 = 0.9;

/// Merges the quotations that marks tell (`ruled`) and those that the model tells (`learned`), each in reading order.
///
/// A whole sentence in marks with its cue is read from the marks: they tell its end for sure. Else the model decides,
/// which was told what people take for the content of a mixed quotation. What only one of them finds is kept.
pub(super) fn merge(text: &str, ruled: Vec<Quotation>, learned: Vec<Quotation>) -> Vec<Quotation> {
    let mut out = Vec::with_capacity(ruled.len() + learned.len());
    let mut learned: Vec<Option<Quotation>> = learned.into_iter().map(Some).collect();
    let mut from = 0;
    for ruled in ruled {
        let whole = whole(&ruled);
        while learned.get(from).is_some_and(|it| it.as_ref().is_none_or(|it| ends_before(it, whole))) {
            from += 1;
        }
        let is_near =
            |it: &&mut Option<Quotation>| it.as_ref().is_none_or(|it| it.content[0].start() < whole.end());
        let same: Vec<&mut Option<Quotation>> = learned[from..]
            .iter_mut()
            .take_while(is_near)
            .filter(|it| it.as_ref().is_some_and(|it| overlap(it, &ruled)))
            .collect();
        let is_direct =
            |it: &&mut Option<Quotation>| it.as_ref().is_some_and(|it| it.kind == QuotationKind::Direct);
        if same.is_empty() {
            out.push(ruled);
        } else if ruled.kind == QuotationKind::Direct
            && is_sure(&ruled)
            && (is_speech(text, &ruled) || same.iter().all(is_direct))
        {
            for it in same {
                *it = it.take().and_then(|it| without(it, &ruled));
            }
            out.push(ruled);
        } else if ruled.kind == QuotationKind::Direct && same.len() == 1 && same.iter().all(is_direct) {
            let one = same.into_iter().next().and_then(Option::take);
            out.extend(one.map(|one| Quotation { content: ruled.content, ..one }));
        }
    }
    out.extend(learned.into_iter().flatten());
    out.sort_by_key(|quotation| quotation.content[0]);
    single(out)
}

/// What is left of a quotation that the model joined to words in marks with another cue.
fn without(quotation: Quotation, ruled: &Quotation) -> Option<Quotation> {
    let is_other = |span: &Span| !ruled.content.iter().any(|taken| taken.overlaps(*span));
    let content: Vec<_> = quotation.content.iter().copied().filter(is_other).collect();
    let parts: Vec<_> = quotation.parts.iter().copied().filter(is_other).collect();
    let kind = if parts.is_empty() { QuotationKind::Indirect } else { quotation.kind };
    let is_left =
        !content.is_empty() && quotation.kind == QuotationKind::Mixed && !same_cue(&quotation, ruled);
    is_left.then_some(Quotation { content, parts, kind, ..quotation })
}

/// Drops what is told twice: the same words with a cue farther off, or part of them with the same cue.
fn single(quotations: Vec<Quotation>) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::with_capacity(quotations.len());
    for quotation in quotations {
        let from = out.len().saturating_sub(NEAR);
        let near = out[from..].iter().rposition(|last| overlap(last, &quotation)).map(|at| from + at);
        match near {
            Some(at) if same_cue(&out[at], &quotation) => {
                let words = |it: &Quotation| it.content.iter().map(|span| span.len()).sum::<usize>();
                if words(&quotation) > words(&out[at]) {
                    out[at] = quotation;
                }
            }
            Some(at) if out[at].content == quotation.content => {
                if distance(&quotation) < distance(&out[at]) {
                    out[at] = quotation;
                }
            }
            _ => out.push(quotation),
        }
    }
    out
}

fn same_cue(one: &Quotation, other: &Quotation) -> bool {
    one.cue.as_ref().is_some_and(|cue| other.cue.as_ref().is_some_and(|with| with.span == cue.span))
}

/// How far the cue is from the words; one without is the farthest.
fn distance(quotation: &Quotation) -> usize {
    let from = |cue: Span| {
        let gap =
            |span: &Span| span.start().saturating_sub(cue.end()).max(cue.start().saturating_sub(span.end()));
        quotation.content.iter().map(gap).min().unwrap_or(usize::MAX)
    };
    quotation.cue.as_ref().map_or(usize::MAX, |cue| from(cue.span))
}

/// Whether it begins and ends as a sentence of its own does.
fn is_speech(text: &str, quotation: &Quotation) -> bool {
    let ends = |span: &Span| ends_speech(&text[*span]) || last_mark(&text[*span]) == Some(',');
    text[quotation.content[0]].starts_with(char::is_uppercase) && quotation.content.iter().all(ends)
}

fn is_sure(quotation: &Quotation) -> bool {
    quotation.speaker_span.is_some() && quotation.evidence.score >= Some(SURE)
}

fn whole(quotation: &Quotation) -> Span {
    quotation.content[0].cover(quotation.content[quotation.content.len() - 1])
}

fn ends_before(quotation: &Quotation, span: Span) -> bool {
    whole(quotation).end() <= span.start()
}

fn overlap(one: &Quotation, other: &Quotation) -> bool {
    one.content.iter().any(|a| other.content.iter().any(|b| a.overlaps(*b)))
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::types::{Evidence, Quotation, QuotationId, QuotationKind, QuotationManner, Span};

    fn quotation(kind: QuotationKind, content: &[(usize, usize)], rule: &str, score: f32) -> Quotation {
        Quotation {
            id: QuotationId::new(0),
            kind,
            manner: QuotationManner::Speech,
            content: content.iter().map(|(start, end)| Span::new(*start, *end)).collect(),
            speaker: None,
            speaker_span: Some(Span::new(100, 104)),
            cue: None,
            addressee: None,
            parts: Vec::new(),
            within: None,
            evidence: Evidence::scored(rule, score),
        }
    }

    /// A sentence in the first ten bytes, then some that are none.
    fn text() -> String {
        format!("It is so. {}", "x".repeat(100))
    }

    fn rules(ruled: Vec<Quotation>, learned: Vec<Quotation>) -> Vec<String> {
        merge(&text(), ruled, learned).into_iter().filter_map(|quotation| quotation.evidence.rule).collect()
    }

    #[test]
    fn marks_end_what_is_all_in_marks() {
        let marks = |score| vec![quotation(QuotationKind::Direct, &[(0, 10)], "marks", score)];
        let model = || vec![quotation(QuotationKind::Direct, &[(2, 8)], "model", 1.0)];
        assert_eq!(rules(marks(0.95), model()), ["marks"]);
        let unsure = merge(&text(), marks(0.4), model());
        assert_eq!(unsure[0].evidence.rule.as_deref(), Some("model"));
        assert_eq!(unsure[0].content, [Span::new(0, 10)]);
    }

    #[test]
    fn the_model_ends_a_clause_and_each_finds_what_the_other_misses() {
        let marks = vec![
            quotation(QuotationKind::Mixed, &[(0, 10)], "marks", 1.0),
            quotation(QuotationKind::Direct, &[(40, 50)], "alone", 1.0),
        ];
        let model = vec![
            quotation(QuotationKind::Mixed, &[(2, 12)], "model", 1.0),
            quotation(QuotationKind::Indirect, &[(20, 30)], "unmarked", 1.0),
        ];
        assert_eq!(rules(marks, model), ["model", "unmarked", "alone"]);
    }
}
