//! What is wrong with a rule before anything is read with it.

use std::collections::BTreeSet;

use super::rule::{Example, Rule};
use crate::lexicon;

/// Where what a position is about stands, prepositions apart.
const SLOTS: [&str; 7] = ["infinitive", "gerund", "clause", "whether", "object", "recipient", "subject"];
/// Classes of objects that no lexicon lists.
const OPEN_CLASSES: [&str; 3] = ["somebody", "nobody", "place"];
/// What the example of a position may tell.
const OF_POSITIONS: [&str; 8] =
    ["text", "act", "holder", "content", "condition", "certainty", "spokesperson", "addressee"];
/// What the example of an event may tell.
const OF_EVENTS: [&str; 6] = ["text", "type", "mode", "status", "actors", "recipients"];

/// What is wrong with a rule, if anything.
pub(super) fn of(rule: &Rule) -> Option<String> {
    let is_event = match (rule.act, rule.r#type) {
        (None, None) => return Some("says neither `act` nor `type`".to_owned()),
        (Some(_), Some(_)) => return Some("says `act` and `type`; make two rules of it".to_owned()),
        (_, r#type) => r#type.is_some(),
    };
    foreign(rule, is_event)
        .or_else(|| words(rule, is_event))
        .or_else(|| rule.content.iter().chain(&rule.addressee).find_map(|slot| of_slot(slot)))
        .or_else(|| examples(rule, is_event))
}

/// A key that rules of its kind do not have.
fn foreign(rule: &Rule, is_event: bool) -> Option<String> {
    let of_positions = [
        ("participles", !rule.participles.is_empty()),
        ("adjectives", !rule.adjectives.is_empty()),
        ("content", !rule.content.is_empty()),
        ("addressee", !rule.addressee.is_empty()),
        ("negated", rule.negated.is_some()),
        ("without", rule.without.is_some()),
    ];
    let of_events = [("mode", rule.mode.is_some()), ("contexts", !rule.contexts.is_empty())];
    let (kind, keys) = if is_event { ("an `act`", &of_positions[..]) } else { ("a `type`", &of_events[..]) };
    let (key, _) = keys.iter().find(|(_, is_there)| *is_there)?;
    Some(format!("`{key}` belongs to rules with {kind}"))
}

fn words(rule: &Rule, is_event: bool) -> Option<String> {
    let lists = [
        ("verbs", &rule.verbs),
        ("nouns", &rule.nouns),
        ("participles", &rule.participles),
        ("adjectives", &rule.adjectives),
    ];
    if lists.iter().all(|(_, words)| words.is_empty()) {
        return Some("names no words; give `verbs` or `nouns`".to_owned());
    }
    let label = rule.label.as_slice();
    let all = lists.iter().flat_map(|(key, words)| words.iter().map(move |words| (*key, words)));
    let about = rule.about.iter().map(|words| ("about", words));
    all.chain(about).chain(label.iter().map(|label| ("label", label))).find_map(|(key, words)| {
        let is_spaced = words.split(' ').any(str::is_empty) || words.contains(char::is_control);
        let opens = |part: &str| part.starts_with(['{', '+']);
        let may_open = is_event && key == "verbs";
        match words {
            _ if is_spaced => {
                Some(format!("`{key}`: {words:?} is not words with single spaces between them"))
            }
            _ if may_open => words.split(' ').skip(1).find_map(of_class),
            _ if words.split(' ').any(opens) => Some(format!(
                "`{key}`: {words:?}: {{class}} and +preposition stand by `verbs` of events alone"
            )),
            _ if key == "nouns" && words.contains(' ') => Some(format!(
                "`nouns`: {words:?} is more than one word; give the noun, and the others in `about`"
            )),
            _ => None,
        }
    })
}

/// What is wrong with a class of objects, `{talk}`.
fn of_class(part: &str) -> Option<String> {
    let class = part.strip_prefix('{')?;
    let Some(class) = class.strip_suffix('}') else {
        return Some(format!("`verbs`: {part:?} is not closed"));
    };
    let table = lexicon::classes(include_str!("../../data/en/lexicon/event_noun.tsv"));
    let known: BTreeSet<&str> = table.into_values().flatten().chain(OPEN_CLASSES).collect();
    let names = || known.iter().copied().collect::<Vec<_>>().join(", ");
    (!known.contains(class)).then(|| format!("`verbs`: {part:?} is no class; there are {}", names()))
}

fn of_slot(slot: &str) -> Option<String> {
    let is_preposition =
        slot.strip_prefix('+').is_some_and(|word| !word.is_empty() && word.chars().all(char::is_alphabetic));
    let is_known = SLOTS.contains(&slot) || is_preposition;
    (!is_known).then(|| format!("{slot:?} is no place; there are {} and +preposition", SLOTS.join(", ")))
}

fn examples(rule: &Rule, is_event: bool) -> Option<String> {
    if rule.finds.is_empty() || rule.ignores.is_empty() {
        return Some(
            "needs an example in `finds` and a counter-example in `ignores`, which show what it is for"
                .to_owned(),
        );
    }
    let may: &[&str] = if is_event { &OF_EVENTS } else { &OF_POSITIONS };
    let wrong = |example: &Example| {
        let key = example.keys().find(|key| !may.contains(&key.as_str()));
        let text = Rule::text(example);
        match key {
            Some(key) => Some(format!("`finds`: unknown key `{key}`, expected one of {}", may.join(", "))),
            None if text.trim().is_empty() => Some("`finds`: an example has no `text`".to_owned()),
            None => None,
        }
    };
    rule.finds.iter().find_map(wrong)
}
