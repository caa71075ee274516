//! Names that the model finds in one place and overlooks in another: "(MoD)", and then "The MoD said".

use rustc_hash::FxHashMap;

use super::{Naming, gap};
use crate::syntax::Parse;
use crate::types::{EntityKind, Upos};

/// The rule of names that somebody else's name is told to be.
pub(in crate::discourse) const ALIAS: &str = "alias";

/// Names that are kept for a first word, at most.
const ALIKE: usize = 8;

/// Adds the places where names stand that are found elsewhere, and keeps the reading order.
pub(in crate::discourse) fn complete(parse: &Parse<'_>, found: Vec<Naming>) -> Vec<Naming> {
    let known = Known::of(parse, &found);
    if known.0.is_empty() {
        return found;
    }
    gap::walk(parse, found, 0, |stretch, out| known.between(parse, stretch, out), |name, _, _| name)
}

/// Names by their first words.
struct Known<'a>(FxHashMap<&'a str, Vec<(&'a str, usize, EntityKind)>>);

impl<'a> Known<'a> {
    fn of(parse: &Parse<'a>, found: &[Naming]) -> Self {
        let mut known = Self(FxHashMap::default());
        for name in found {
            let words = parse.tokens_within(name.span);
            let whole = parse.text.words(name.span);
            let is_telling = if name.rule == ALIAS {
                true
            } else if words.len() == 1 {
                is_acronym(whole) && matches!(name.kind, EntityKind::Organization)
            } else {
                matches!(name.kind, EntityKind::Organization | EntityKind::Person)
            };
            if !is_telling || whole.contains('\n') {
                continue;
            }
            let alike = known.0.entry(parse.form(words.start)).or_default();
            if alike.len() < ALIKE && alike.iter().all(|(other, ..)| *other != whole) {
                alike.push((whole, words.len(), name.kind));
            }
        }
        known
    }

    fn between(&self, parse: &Parse<'a>, stretch: std::ops::Range<usize>, out: &mut Vec<Naming>) {
        let mut at = stretch.start;
        while at < stretch.end {
            let hit = self.0.get(parse.form(at)).and_then(|alike| {
                let is_here = |&&(whole, n, _): &&(&str, usize, EntityKind)| {
                    at + n <= stretch.end && parse.text.words(parse.span(&(at..at + n))) == whole
                };
                alike.iter().filter(is_here).max_by_key(|(_, n, _)| *n)
            });
            let is_part = |end: usize| {
                end < parse.len()
                    && parse.upos(end) == Upos::Propn
                    && parse.form(end).starts_with(char::is_uppercase)
            };
            match hit {
                Some(&(_, n, kind)) if !is_part(at + n) => {
                    let span = parse.span(&(at..at + n));
                    out.push(Naming { span, kind, rule: "name-elsewhere" });
                    at += n;
                }
                _ => at += 1,
            }
        }
    }
}

/// "MoD", "BNPB": two capitals at least.
fn is_acronym(word: &str) -> bool {
    word.chars().filter(|char| char.is_uppercase()).count() > 1 && !word.contains('.')
}
