//! Persons whom the model overlooks: by a name that the article uses elsewhere, after a title.

use rustc_hash::FxHashSet;

use super::Naming;
use crate::discourse::Rules;
use crate::syntax::Parse;
use crate::types::{EntityKind, Upos};

/// Words of a name, at most.
const WORDS: usize = 4;

/// Adds the persons that are overlooked, and keeps the reading order.
pub(in crate::discourse) fn complete(parse: &Parse<'_>, found: Vec<Naming>, rules: &Rules) -> Vec<Naming> {
    let known = PersonWords::of(parse, &found);
    let mut out = Vec::with_capacity(found.len());
    let mut at = 0;
    for mut name in found {
        let mut words = parse.tokens_within(name.span);
        if let Some(whole) = demonym_as_given_name(parse, &words, name.kind, rules) {
            name = Naming { span: parse.span(&whole), kind: EntityKind::Person, rule: "demonym-given-name" };
            words = whole;
        }
        known.between(parse, at..words.start, rules, &mut out);
        at = words.end.max(at);
        let may_be = !matches!(name.kind, EntityKind::Person | EntityKind::Group | EntityKind::Place);
        if may_be && words.len() == 1 && known.0.contains(parse.form(words.start)) {
            (name.kind, name.rule) = (EntityKind::Person, "known-person");
        }
        out.push(name);
    }
    known.between(parse, at..parse.len(), rules, &mut out);
    out
}

/// First and last words of the longer names of persons.
struct PersonWords<'a>(FxHashSet<&'a str>);

impl<'a> PersonWords<'a> {
    fn of(parse: &Parse<'a>, found: &[Naming]) -> Self {
        let mut words = FxHashSet::default();
        for name in found.iter().filter(|name| name.kind == EntityKind::Person) {
            if let Some((first, rest)) = parse.text.words(name.span).split_once(' ') {
                let last = rest.rsplit(' ').next().unwrap_or(rest);
                words.extend([first, last].into_iter().filter(|word| word.chars().nth(2).is_some()));
            }
        }
        Self(words)
    }

    /// The persons in a stretch of words without names.
    fn between(
        &self,
        parse: &Parse<'_>,
        stretch: std::ops::Range<usize>,
        rules: &Rules,
        out: &mut Vec<Naming>,
    ) {
        let mut at = stretch.start;
        while at < stretch.end {
            let is_proper = |at: &usize| parse.upos(*at) == Upos::Propn;
            let run = at..at + (at..stretch.end).take_while(is_proper).count();
            at = run.end + 1;
            if run.is_empty() || run.len() > WORDS || run.start > 0 && is_article(parse.form(run.start - 1)) {
                continue;
            }
            let is_titled = run.len() > 1 && rules.genders.is_title(parse.form(run.start));
            let words = if is_titled { run.start + 1..run.end } else { run };
            let first = parse.form(words.start);
            if is_titled || words.len() == 1 && self.0.contains(first) {
                out.push(Naming { span: parse.span(&words), kind: EntityKind::Person, rule: "person-name" });
            }
        }
    }
}

/// "Sberbank chief German Gref": a given name that looks like a demonym, with a surname after it.
fn demonym_as_given_name(
    parse: &Parse<'_>,
    words: &std::ops::Range<usize>,
    kind: EntityKind,
    rules: &Rules,
) -> Option<std::ops::Range<usize>> {
    let whole = words.start..words.start + 2;
    let first = parse.form(words.start);
    let may_be = matches!(kind, EntityKind::Group | EntityKind::Organization | EntityKind::Other)
        && words.len() <= 2
        && whole.end < parse.len()
        && rules.governments.demonym(first).is_some()
        && rules.genders.is_given_name(first);
    let is_surname = |at: usize| {
        parse.upos(at) == Upos::Propn
            && !rules.offices.is_office(parse, at)
            && rules.governments.sector(EntityKind::Organization, parse.form(at)).is_none()
    };
    let after_office = |at: usize| at > 0 && rules.offices.is_office(parse, at - 1);
    let tells_office =
        |at: usize| parse.form(at) == "," && rules.offices.beside(parse, &whole).next().is_some();
    (may_be && is_surname(whole.end - 1) && (after_office(whole.start) || tells_office(whole.end)))
        .then(|| whole.clone())
}

fn is_article(word: &str) -> bool {
    ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
}
