//! Marks over a text that may overlap, cut into segments that do not: what every view of an article needs.

use std::collections::BTreeSet;

use crate::Span;

/// A piece of text with the marks that lie over all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The piece, in bytes.
    pub span: Span,
    /// Indices of the marks, ascending.
    pub marks: Vec<usize>,
}

/// Cuts `whole` where a mark begins or ends. The segments are apart, in order, and cover `whole`; what of a mark lies
/// outside it counts for nothing.
///
/// ```
/// use nutgraf::{Span, segments};
///
/// let pieces = segments(Span::new(0, 9), &[Span::new(2, 6), Span::new(4, 9)]);
/// let pieces: Vec<_> = pieces.into_iter().map(|piece| (piece.span.range(), piece.marks)).collect();
/// assert_eq!(pieces, [(0..2, vec![]), (2..4, vec![0]), (4..6, vec![0, 1]), (6..9, vec![1])]);
/// ```
#[must_use]
pub fn segments(whole: Span, marks: &[Span]) -> Vec<Segment> {
    let mut edges = Vec::with_capacity(marks.len() * 2);
    for (index, mark) in marks.iter().enumerate() {
        let (start, end) = (mark.start().max(whole.start()), mark.end().min(whole.end()));
        if start < end {
            edges.extend([(start, index), (end, index)]);
        }
    }
    edges.sort_unstable();
    let (mut segments, mut over, mut from) = (Vec::new(), BTreeSet::new(), whole.start());
    for (at, index) in edges {
        if from < at {
            segments.push(Segment { span: Span::new(from, at), marks: over.iter().copied().collect() });
            from = at;
        }
        if !over.remove(&index) {
            over.insert(index);
        }
    }
    if from < whole.end() {
        segments.push(Segment { span: Span::new(from, whole.end()), marks: Vec::new() });
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_cover_the_whole_once() {
        let marks = [(3, 20), (0, 4), (4, 4), (2, 3), (3, 20), (30, 40)].map(|(a, b)| Span::new(a, b));
        for (start, end) in [(0, 10), (3, 4), (5, 5), (0, 25)] {
            let segments = segments(Span::new(start, end), &marks);
            assert_eq!(segments.first().map_or(start, |first| first.span.start()), start);
            assert_eq!(segments.last().map_or(end, |last| last.span.end()), end);
            assert!(segments.windows(2).all(|pair| pair[0].span.end() == pair[1].span.start()));
            for segment in segments {
                for (index, mark) in marks.iter().enumerate() {
                    assert_eq!(
                        segment.marks.contains(&index),
                        mark.contains(segment.span),
                        "{index} {segment:?}"
                    );
                }
            }
        }
    }
}
