//! "They" for two who are named side by side: "Bob Tarrant and Alice Munro went to Kisumu. They said …".

use crate::syntax::Parse;
use crate::types::{Entity, EntityKind, Mention, Span};

/// The rule of two who are spoken of together.
pub(in crate::discourse) const RULE: &str = "pair";

/// Names before a pronoun that are looked at, at most.
const NEAR: usize = 8;

/// The words for two persons who are the subject of the sentence before a word, or of its own. `named` are names in reading
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
    let pair = near.windows(2).rev().find(|pair| {
        let between = text.text.get(pair[0].span.end()..pair[1].span.start());
        let (at, _) = parse.place(parse.head_of(&parse.tokens_within(pair[0].span)));
        pair[0].span.start() >= from
            && between == Some(" and ")
            && pair.iter().all(is_person)
            && pair[0].entity != pair[1].entity
            && parse.relation(at).is_subject()
    });
    pair.map(|pair| pair[0].span.cover(pair[1].span))
}
