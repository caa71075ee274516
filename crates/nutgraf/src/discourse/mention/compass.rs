//! "The North" and "the South" of an article that speaks of North or South Korea.

use std::ops::Range;

use super::Naming;
use crate::syntax::{Parse, Relation};
use crate::types::{EntityKind, Upos};

/// The rule of such names.
pub(in crate::discourse) const RULE: &str = "compass";

/// What a name of one word stands for.
pub(in crate::discourse) fn full(word: &str) -> &'static str {
    if word == "North" { "North Korea" } else { "South Korea" }
}

/// Adds these names where either country is named in full, and keeps the reading order.
pub(in crate::discourse) fn complete(parse: &Parse<'_>, found: Vec<Naming>) -> Vec<Naming> {
    let is_korea = |name: &Naming| matches!(parse.text.words(name.span), "North Korea" | "South Korea");
    let Some(first) = found.iter().find(|name| is_korea(name)).map(|name| name.span) else { return found };
    let mut out = Vec::with_capacity(found.len());
    let mut at = parse.tokens_within(first).end;
    for mut name in found {
        let words = parse.tokens_within(name.span);
        between(parse, at..words.start, &mut out);
        at = at.max(words.end);
        if words.len() == 1 && name.span.start() > first.end() && is_side(parse, words.start) {
            name = Naming { span: name.span, kind: EntityKind::Place, rule: RULE };
        }
        out.push(name);
    }
    between(parse, at..parse.len(), &mut out);
    out
}

fn between(parse: &Parse<'_>, stretch: Range<usize>, out: &mut Vec<Naming>) {
    let sides = stretch.filter(|&at| is_side(parse, at));
    out.extend(sides.map(|at| Naming { span: parse.text.tokens[at], kind: EntityKind::Place, rule: RULE }));
}

/// "The North said", but not "the North Sea" or "the North of England".
fn is_side(parse: &Parse<'_>, at: usize) -> bool {
    let is_named = matches!(parse.form(at), "North" | "South") && at > 0 && parse.is_any(at - 1, &["the"]);
    let goes_on = || {
        at + 1 < parse.len()
            && (matches!(parse.upos(at + 1), Upos::Propn | Upos::Noun | Upos::Num)
                || matches!(parse.form(at + 1), "of" | "-" | "and"))
    };
    is_named && !goes_on() && !matches!(parse.relation(at), Relation::Compound | Relation::Part)
}
