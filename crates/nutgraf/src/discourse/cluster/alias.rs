//! Persons under another name that the article gives them: "Luis Ortega, also known as “El Zorro”"; and under their initials before
//! what they say in an interview: "LO:".

use rustc_hash::FxHashMap;

use super::acronym::initials;
use super::written::Written;
use crate::discourse::mention::{Naming, again};
use crate::syntax::Parse;
use crate::types::{EntityKind, Span};

/// What stands between a name and another of the same person, without commas and marks.
const CUES: [&str; 29] = [
    "a.k.a.",
    "aka",
    "alias",
    "also called",
    "also nicknamed",
    "born",
    "born as",
    "dubbed",
    "known by the name",
    "nicknamed",
    "née",
    "real name",
    "who calls herself",
    "who calls himself",
    "who called herself",
    "who called himself",
    "who goes by",
    "who goes by the name",
    "who performs as",
    "who records as",
    "who was born",
    "who went by",
    "who went by the name",
    "who writes as",
    "whose birth name is",
    "whose nickname is",
    "whose nickname was",
    "whose real name is",
    "whose real name was",
];

/// What may stand before "known as": "better known to his fans as".
const KNOWN: [&str; 9] =
    ["also", "best", "better", "commonly", "formerly", "more", "popularly", "who is", "who was"];

/// Words of a name in marks, at most.
const WORDS: usize = 4;

/// Bytes between the two, at most.
const NEAR: usize = 40;

/// Adds names in marks that stand after the name of a person and a cue, and that the model overlooks or cuts: "Luis Ortega, nicknamed
/// “the Baker”".
pub(super) fn complete(parse: &Parse<'_>, found: Vec<Naming>) -> Vec<Naming> {
    let text = parse.text.text;
    let after = |name: &Naming| {
        let (from, rest) = (name.span.end(), &text[name.span.end()..]);
        let open = rest.char_indices().take(NEAR).find(|(_, char)| matches!(char, '"' | '“' | '‘'));
        let (open, mark) = open.filter(|(open, _)| is_cue(&rest[..*open]))?;
        let inner = open + mark.len_utf8();
        let close = rest[inner..].char_indices().take(NEAR).find(|(_, char)| matches!(char, '"' | '”' | '’'));
        let words = &rest[inner..inner + close?.0];
        let inner = inner + if words.starts_with("the ") { "the ".len() } else { 0 };
        let words = words.trim_start_matches("the ").trim_end_matches([',', '.']);
        let is_name = !words.is_empty()
            && words.chars().all(|char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '.'))
            && words.split(' ').count() <= WORDS
            && words.contains(char::is_uppercase);
        is_name.then(|| Span::new(from + inner, from + inner + words.len()))
    };
    let is_person = |name: &&Naming| name.kind == EntityKind::Person;
    let aliases: Vec<Span> = found.iter().filter(is_person).filter_map(after).collect();
    if aliases.is_empty() {
        return found;
    }
    let is_free = |name: &Naming| {
        let at = aliases.partition_point(|alias| alias.end() <= name.span.start());
        aliases.get(at).is_none_or(|alias| !alias.overlaps(name.span))
    };
    let mut out: Vec<Naming> = found.into_iter().filter(is_free).collect();
    out.extend(aliases.iter().map(|span| Naming {
        span: *span,
        kind: EntityKind::Person,
        rule: again::ALIAS,
    }));
    out.sort_by_key(|name| name.span);
    out
}

/// For each other name the one that it was given after. Such a name is a person's, whatever the model takes it for.
pub(super) fn join<'a>(written: &'a Written<'_>, found: &mut [Naming]) -> FxHashMap<&'a str, &'a str> {
    let mut out = FxHashMap::default();
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (known, other) = (&before[at - 1], &mut after[0]);
        if known.kind == EntityKind::Person && is_cue(written.between(known.span, other.span)) {
            (other.kind, other.rule) = (EntityKind::Person, again::ALIAS);
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
    between.len() <= NEAR && (CUES.contains(&words) || is_known(words))
}

/// "Known as", "better known to his fans as"
fn is_known(words: &str) -> bool {
    let bare = KNOWN.iter().find_map(|word| words.strip_prefix(word)).map_or(words, str::trim_start);
    let bare = KNOWN.iter().find_map(|word| bare.strip_prefix(word)).map_or(bare, str::trim_start);
    let between = bare.strip_prefix("known").and_then(|rest| rest.strip_suffix("as"));
    between.is_some_and(|between| {
        between.starts_with(' ')
            && between.ends_with(' ')
            && !between.contains([',', '.', ';'])
            && !between.starts_with(" for ")
            && between.split_whitespace().count() <= WORDS
    })
}

#[cfg(test)]
mod tests {
    use super::is_cue;

    #[test]
    fn cues_lead_from_a_name_to_another() {
        for between in
            [", alias \"", ", known to his fans as the ", ", who is better known as ", " (real name "]
        {
            assert!(is_cue(between), "{between}");
        }
        for between in [", ", " was known as a friend of ", " said ", ", known for his work as "] {
            assert!(!is_cue(between), "{between}");
        }
    }
}
