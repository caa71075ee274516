//! Names of a text, and the words between them.

use std::ops::Range;

use super::Naming;
use crate::syntax::Parse;

/// The names as `put` puts each, with what it is told of: its words and the names so far; and those that `between` adds for each
/// stretch of words without names, from the word at `from` on. The reading order is kept.
pub(super) fn walk(
    parse: &Parse<'_>,
    found: Vec<Naming>,
    from: usize,
    mut between: impl FnMut(Range<usize>, &mut Vec<Naming>),
    mut put: impl FnMut(Naming, Range<usize>, &[Naming]) -> Naming,
) -> Vec<Naming> {
    let mut out = Vec::with_capacity(found.len());
    let mut at = from;
    for name in found {
        let words = parse.tokens_within(name.span);
        between(at..words.start, &mut out);
        let name = put(name, words, &out);
        at = at.max(parse.tokens_within(name.span).end);
        out.push(name);
    }
    between(at..parse.len(), &mut out);
    out
}
