//! "The North" and "the South" of an article that speaks of North or South Korea.

use std::ops::Range;

use super::{Naming, gap};
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
    let put = |name: Naming, words: Range<usize>, _: &[Naming]| {
        let is_side = words.len() == 1 && name.span.start() > first.end() && is_side(parse, words.start);
        if is_side { Naming { kind: EntityKind::Place, rule: RULE, ..name } } else { name }
    };
    let from = parse.tokens_within(first).end;
    gap::walk(parse, found, from, |stretch, out| between(parse, stretch, out), put)
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
