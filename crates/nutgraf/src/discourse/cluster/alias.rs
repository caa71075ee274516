//! Persons under another name that the article gives them: "Luis Ortega, also known as “El Zorro”".

use rustc_hash::FxHashMap;

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
    out
}

fn is_cue(between: &str) -> bool {
    let is_loose = |char: char| char.is_whitespace() || matches!(char, ',' | '"' | '“' | '‘' | '\'' | '(');
    let words = between.trim_matches(is_loose);
    let words = words.strip_suffix("the").map_or(words, |words| words.trim_end_matches(is_loose));
    between.len() <= NEAR && CUES.contains(&words)
}
