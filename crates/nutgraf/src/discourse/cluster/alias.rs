//! Persons under another name that the article gives them: "Luis Ortega, also known as “El Zorro”"; and under their initials before
//! what they say in an interview: "LO:".

use rustc_hash::FxHashMap;

use super::acronym::initials;
use super::written::Written;
use crate::discourse::mention::Naming;
use crate::types::EntityKind;

/// What stands between a name and another of the same person, without commas and marks.
const CUES: [&str; 18] = [
    "a.k.a.",
    "aka",
    "alias",
    "also called",
    "also known as",
    "better known as",
    "born",
    "commonly known as",
    "known as",
    "known by the name",
    "known locally as",
    "known only as",
    "known to friends as",
    "known widely as",
    "nicknamed",
    "popularly known as",
    "who goes by",
    "who goes by the name",
];

/// Bytes between the two, at most.
const NEAR: usize = 40;

/// For each other name the one that it was given after. Such a name is a person's, whatever the model takes it for.
pub(super) fn join<'a>(written: &'a Written<'_>, found: &mut [Naming]) -> FxHashMap<&'a str, &'a str> {
    let mut out = FxHashMap::default();
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (known, other) = (&before[at - 1], &mut after[0]);
        if known.kind == EntityKind::Person && is_cue(written.between(known.span, other.span)) {
            (other.kind, other.rule) = (EntityKind::Person, "alias");
            let (own, alias) = (written.words(known.span), written.words(other.span));
            if own != alias {
                out.entry(alias).or_insert(own);
                let surname = alias.rsplit_once(' ').map(|(_, surname)| surname);
                surname.into_iter().for_each(|surname| _ = out.entry(surname).or_insert(own));
            }
        }
    }
    labels(written, found, &mut out);
    out
}

/// Adds the initials that open a line and end in a colon, where they are those of one person.
fn labels<'a>(written: &'a Written<'_>, found: &mut [Naming], out: &mut FxHashMap<&'a str, &'a str>) {
    let text = written.text().text;
    let is_label = |name: &Naming| {
        let words = &text[name.span.range()];
        let is_short = (2..=3).contains(&words.len()) && words.chars().all(char::is_uppercase);
        let opens = name.span.start() == 0 || text[..name.span.start()].ends_with('\n');
        is_short && opens && text[name.span.end()..].starts_with(':')
    };
    if !found.iter().any(is_label) {
        return;
    }
    let mut persons: FxHashMap<String, Option<&str>> = FxHashMap::default();
    for name in found.iter().filter(|name| name.kind == EntityKind::Person) {
        let words = written.words(name.span);
        let [initials, _] = initials(words);
        let known = persons.entry(initials).or_insert(Some(words));
        *known = known.filter(|known| *known == words);
    }
    for name in found.iter_mut().filter(|name| is_label(name)) {
        let words = written.words(name.span);
        if let Some(Some(person)) = persons.get(words) {
            (name.kind, name.rule) = (EntityKind::Person, "label");
            out.entry(words).or_insert(*person);
        }
    }
}

fn is_cue(between: &str) -> bool {
    let is_loose = |char: char| char.is_whitespace() || matches!(char, ',' | '"' | '“' | '‘' | '\'' | '(');
    let words = between.trim_matches(is_loose);
    let words = words.strip_suffix("the").map_or(words, |words| words.trim_end_matches(is_loose));
    between.len() <= NEAR && CUES.contains(&words)
}
