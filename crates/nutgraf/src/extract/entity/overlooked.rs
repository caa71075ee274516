//! Persons whom the model overlooks: by a name that the article uses elsewhere, after a title.

use rustc_hash::FxHashSet;

use super::tree::Tree;
use super::{Found, Rules};
use crate::types::{EntityKind, Upos};

/// Words of a name, at most.
const WORDS: usize = 4;

/// Adds the persons that are overlooked, and keeps the reading order.
pub(super) fn complete(tree: &Tree<'_>, found: Vec<Found>, rules: &Rules) -> Vec<Found> {
    let known = Known::of(tree, &found);
    let mut out = Vec::with_capacity(found.len());
    let mut at = 0;
    for mut name in found {
        let words = tree.range(name.span);
        known.between(tree, at..words.start, rules, &mut out);
        at = words.end.max(at);
        if name.kind != EntityKind::Person && words.len() == 1 && known.0.contains(tree.form(words.start)) {
            let is_country = rules.countries.code(tree.form(words.start)).is_some();
            if !is_country && name.kind != EntityKind::Group {
                (name.kind, name.rule) = (EntityKind::Person, "known-person");
            }
        }
        out.push(name);
    }
    known.between(tree, at..tree.len(), rules, &mut out);
    out
}

/// First and last words of the longer names of persons.
struct Known<'a>(FxHashSet<&'a str>);

impl<'a> Known<'a> {
    fn of(tree: &Tree<'a>, found: &[Found]) -> Self {
        let mut words = FxHashSet::default();
        for name in found.iter().filter(|name| name.kind == EntityKind::Person) {
            if let Some((first, rest)) = tree.text.words(name.span).split_once(' ') {
                let last = rest.rsplit(' ').next().unwrap_or(rest);
                words.extend([first, last].into_iter().filter(|word| word.chars().nth(2).is_some()));
            }
        }
        Self(words)
    }

    /// The persons in a stretch of words without names.
    fn between(&self, tree: &Tree<'_>, stretch: std::ops::Range<usize>, rules: &Rules, out: &mut Vec<Found>) {
        let mut at = stretch.start;
        while at < stretch.end {
            let is_proper = |at: &usize| tree.upos(*at) == Upos::Propn;
            let run = at..at + (at..stretch.end).take_while(is_proper).count();
            at = run.end + 1;
            if run.is_empty() || run.len() > WORDS || run.start > 0 && is_article(tree.form(run.start - 1)) {
                continue;
            }
            let is_titled = run.len() > 1 && rules.genders.is_title(tree.form(run.start));
            let words = if is_titled { run.start + 1..run.end } else { run };
            let first = tree.form(words.start);
            if is_titled || words.len() == 1 && self.0.contains(first) {
                out.push(Found { span: tree.span(&words), kind: EntityKind::Person, rule: "person-name" });
            }
        }
    }
}

fn is_article(word: &str) -> bool {
    ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
}
