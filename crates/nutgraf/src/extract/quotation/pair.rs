//! Which marks of a block belong together. A mistake never reaches beyond its block.

use super::mark::{self, Family, Mark};
use crate::types::Span;

/// Words in marks, outermost only: what is quoted inside stays inside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quoted {
    /// With its marks.
    pub(super) outer: Span,
    /// Between its marks.
    pub(super) inner: Span,
    /// `false` when its closing mark is missing and it was taken to run to the end of the block.
    pub(super) is_closed: bool,
}

impl Quoted {
    /// The same words, ending at `end` without a mark.
    pub(super) fn closed_at(self, end: usize) -> Self {
        Self {
            outer: Span::new(self.outer.start(), end),
            inner: Span::new(self.inner.start(), end),
            is_closed: true,
        }
    }
}

/// The words in marks of `block`, in reading order.
pub(super) fn pair(text: &str, block: Span) -> Vec<Quoted> {
    let marks = mark::scan(text, block);
    if marks.is_empty() {
        return Vec::new();
    }
    let (singles, doubles): (Vec<Mark>, Vec<Mark>) =
        marks.into_iter().partition(|mark| mark.family == Family::Single);
    let mut quoted = pair_doubles(text, block, &doubles);
    quoted.extend(pair_singles(text, block, &singles, &quoted));
    quoted.sort_by_key(|quoted| (quoted.outer.start(), std::cmp::Reverse(quoted.outer.end())));
    keep_outermost(&mut quoted);
    quoted
}

fn keep_outermost(quoted: &mut Vec<Quoted>) {
    let mut end = 0;
    quoted.retain(|quoted| {
        let is_outermost = quoted.outer.start() >= end;
        end = end.max(quoted.outer.end());
        is_outermost && !quoted.inner.is_empty()
    });
}

/// Double marks nest, so they are matched on a stack; what stays on it has lost its closing mark.
fn pair_doubles(text: &str, block: Span, marks: &[Mark]) -> Vec<Quoted> {
    let mut quoted = Vec::new();
    let mut openings: Vec<Mark> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        if mark.opens(!open.is_empty()) {
            open.push(openings.len());
            openings.push(*mark);
        } else if let Some(opening) = take_opening(&mut open, &openings, mark.family) {
            quoted.push(closed(opening, mark));
        } else if at == 0 && is_end_of_speech(&text[block.start()..mark.span.start()]) {
            quoted.push(unopened(block, mark));
        }
    }
    let limits = next_of_family(&openings);
    quoted.extend(open.iter().map(|&at| unclosed(text, block, &openings[at], limits[at])));
    quoted
}

/// For each mark, where the next one of its family stands.
fn next_of_family(marks: &[Mark]) -> Vec<Option<usize>> {
    let mut seen = [None; Family::COUNT];
    let mut next: Vec<_> =
        marks.iter().rev().map(|mark| seen[mark.family as usize].replace(mark.span.start())).collect();
    next.reverse();
    next
}

/// The innermost open mark of the family, if it is no deeper than one mistake; else the innermost one.
fn take_opening(open: &mut Vec<usize>, openings: &[Mark], family: Family) -> Option<Mark> {
    if let [.., outer, inner] = open[..]
        && openings[inner].family != family
        && openings[outer].family == family
    {
        open.pop();
    }
    open.pop().map(|at| openings[at])
}

fn is_end_of_speech(words: &str) -> bool {
    words.ends_with([',', '.', '!', '?', '…', '—'])
}

fn closed(opening: Mark, closing: &Mark) -> Quoted {
    Quoted {
        outer: opening.span.cover(closing.span),
        inner: Span::new(opening.span.end(), closing.span.start()),
        is_closed: true,
    }
}

fn unopened(block: Span, closing: &Mark) -> Quoted {
    Quoted {
        outer: Span::new(block.start(), closing.span.end()),
        inner: Span::new(block.start(), closing.span.start()),
        is_closed: true,
    }
}

/// Runs to the end of the block, or to the last full sentence before `limit`, where the next quotation opens.
fn unclosed(text: &str, block: Span, opening: &Mark, limit: Option<usize>) -> Quoted {
    let start = opening.span.end();
    let mut end = limit.unwrap_or(block.end());
    if limit.is_some() {
        let words = &text[start..end];
        let stop = words.trim_end().rfind(['.', '!', '?']);
        end = start + stop.map_or(words.trim_end().len(), |stop| stop + 1);
    }
    Quoted {
        outer: Span::new(opening.span.start(), end),
        inner: Span::new(start, end),
        is_closed: limit.is_some(),
    }
}

/// Single marks close at the first mark that can be nothing else, else at the first that may be an apostrophe too.
fn pair_singles(text: &str, block: Span, marks: &[Mark], doubles: &[Quoted]) -> Vec<Quoted> {
    let marks = outside(marks, doubles);
    let mut quoted = Vec::new();
    let mut at = 0;
    while at < marks.len() {
        let opening = marks[at];
        at += 1;
        if !opens(&opening) {
            continue;
        }
        let rest = &marks[at..];
        let rest = &rest[..rest.iter().position(opens).unwrap_or(rest.len())];
        let sure = rest.iter().position(|mark| !mark.is_weak);
        if let Some(closing) = sure.or(if rest.is_empty() { None } else { Some(0) }) {
            quoted.push(closed(opening, &rest[closing]));
            at += closing + 1;
        } else if opening.span.start() == block.start() && at == marks.len() {
            quoted.push(unclosed(text, block, &opening, None));
        }
    }
    quoted
}

fn opens(mark: &Mark) -> bool {
    mark.opens(true)
}

/// The single marks that do not stand inside double ones.
fn outside(marks: &[Mark], doubles: &[Quoted]) -> Vec<Mark> {
    let mut doubles: Vec<Span> = doubles.iter().map(|quoted| quoted.outer).collect();
    doubles.sort_unstable();
    let (mut next, mut end) = (0, 0);
    let mut kept = Vec::new();
    for mark in marks {
        while next < doubles.len() && doubles[next].start() <= mark.span.start() {
            end = end.max(doubles[next].end());
            next += 1;
        }
        if mark.span.start() >= end {
            kept.push(*mark);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_pair_in_every_style() {
        let table: [(&str, &[&str]); 14] = [
            ("“a,” b “c”", &["a,", "c"]),
            ("\"a,\" b \"c\"", &["a,", "c"]),
            ("``a,'' b ''c''", &["a,", "c"]),
            ("«a» b « c »", &["a", " c "]),
            ("„a“ b »c«", &["a", "c"]),
            ("“a,“ b ”c”", &["a,", "c"]),
            ("“a ‘b’ c” d", &["a ‘b’ c"]),
            ("‘a: “b”’, c", &["a: “b”"]),
            ("'a: \"b\"', c", &["a: \"b\""]),
            ("\"a “b” c\" d", &["a “b” c"]),
            ("‘the ministers’ plan’ and theirs", &["the ministers’ plan"]),
            ("“a. “b” c", &["a.", "b"]),
            ("we go,” he said", &["we go,"]),
            ("6'2\" of rock 'n' roll in the '90s, ministers’ plan", &[]),
        ];
        for (text, inners) in table {
            let found = pair(text, Span::new(0, text.len()));
            let found: Vec<&str> = found.iter().map(|quoted| &text[quoted.inner]).collect();
            assert_eq!(found, inners, "{text}");
        }
    }
}
