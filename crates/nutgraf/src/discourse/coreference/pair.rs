//! "They" for those who are named side by side: "Bob Tarrant and Alice Munro went to Kisumu. They said …".

use crate::syntax::Parse;
use crate::types::{Entity, EntityKind, Mention, Span};

/// The rule of those who are spoken of together.
pub(in crate::discourse) const RULE: &str = "pair";

/// Names before a pronoun that are looked at, at most.
const NEAR: usize = 8;

/// The words for persons in a list who are the subject of the sentence before a word, or of its own. `named` are names in reading
/// order.
pub(in crate::discourse) fn before(
    parse: &Parse<'_>,
    entities: &[Entity],
    named: &[Mention],
    word: usize,
) -> Option<Span> {
    let text = &parse.text;
    let sentence = parse.sentence_of(word);
    let from = text.sentences[sentence.saturating_sub(1)].span.start();
    let end = named.partition_point(|name| name.span.start() < text.tokens[word].start());
    let near = &named[end.saturating_sub(NEAR)..end];
    let is_person = |name: &Mention| entities[name.entity.index()].kind == EntityKind::Person;
    let between = |one: &Mention, other: &Mention| text.text.get(one.span.end()..other.span.start());
    // "Stam and ECT chief executive Leo Ruijs": a title may stand before the second name.
    let is_joined = |one: &Mention, other: &Mention| {
        let phrase = parse.noun_phrase(parse.head_of(&parse.tokens_within(other.span)));
        let and = phrase.start.checked_sub(1).filter(|&at| parse.form(at) == "and");
        and.is_some_and(|and| text.text.get(one.span.end()..text.tokens[and].start()) == Some(" "))
    };
    let last = (1..near.len()).rev().find(|&last| {
        let (one, other) = (&near[last - 1], &near[last]);
        let (at, _) = parse.place(parse.head_of(&parse.tokens_within(one.span)));
        one.span.start() >= from
            && [one, other].into_iter().all(is_person)
            && one.entity != other.entity
            && (between(one, other) == Some(" and ") || is_joined(one, other))
            && parse.relation(at).is_subject()
    })?;
    let is_listed =
        |&at: &usize| at > 0 && between(&near[at - 1], &near[at]) == Some(", ") && is_person(&near[at - 1]);
    let first = (0..last).rev().find(|at| !is_listed(at)).unwrap_or(0);
    Some(near[first].span.cover(near[last].span))
}
