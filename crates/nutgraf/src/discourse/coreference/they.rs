//! Persons of whom an article says "they", because it says that they are neither a woman nor a man.

use crate::discourse::mention::Naming;
use crate::syntax::Parse;
use crate::types::{Entity, EntityId, EntityKind};

/// Words that say so.
const CUES: [&str; 6] = ["nonbinary", "non-binary", "Non-binary", "genderqueer", "they/them", "agender"];

/// The entities that such words stand by, whose gender is none.
pub(in crate::discourse) fn persons(
    parse: &Parse<'_>,
    named: &[(Naming, EntityId)],
    entities: &mut [Entity],
) -> Vec<EntityId> {
    let text = parse.text.text;
    let mut out = Vec::new();
    for at in CUES.iter().flat_map(|cue| text.match_indices(cue)).map(|(at, _)| at) {
        let sentence = parse.text.sentences.partition_point(|sentence| sentence.span.end() <= at);
        let Some(start) = parse.text.sentences.get(sentence).map(|sentence| sentence.span.start()) else {
            continue;
        };
        let end = named.partition_point(|(name, _)| name.span.start() < at);
        let before = named[..end].iter().rev().take_while(|(name, _)| name.span.start() >= start);
        let person = before.map(|(_, id)| *id).find(|id| entities[id.index()].kind == EntityKind::Person);
        out.extend(person.filter(|id| !out.contains(id)));
    }
    out.iter().for_each(|id| entities[id.index()].gender = None);
    out
}
