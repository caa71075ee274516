//! Whether one is spoken of or several, by the words that name them.

use crate::syntax::Parse;
use crate::types::{EntityKind, GrammaticalNumber, Mention, MentionForm, Upos};

/// Nouns that are plural whatever a tag says.
const PLURAL: [&str; 2] = ["police", "people"];

/// What a mention tells of the number of an entity. The name of an organization, a place or a thing tells nothing: there is
/// one "United Nations".
pub(in crate::discourse) fn of(
    parse: &Parse<'_>,
    kind: EntityKind,
    mention: &Mention,
) -> Option<GrammaticalNumber> {
    let words = parse.tokens_within(mention.span);
    let head = parse.head_of(&words);
    match (kind, mention.form) {
        (EntityKind::Person, MentionForm::Name) => {
            // "The Obamas"
            let is_family = is_plural(parse, head)
                && words.start.checked_sub(1).is_some_and(|the| parse.is_any(the, &["the"]));
            Some(if is_family { GrammaticalNumber::Plural } else { GrammaticalNumber::Singular })
        }
        (EntityKind::Group, MentionForm::Name) => is_plural(parse, head).then_some(GrammaticalNumber::Plural),
        (EntityKind::Other, MentionForm::Nominal) if is_plural(parse, head) => {
            Some(GrammaticalNumber::Plural)
        }
        (EntityKind::Other, MentionForm::Nominal) => {
            (parse.upos(head) == Upos::Noun).then_some(GrammaticalNumber::Singular)
        }
        _ => None,
    }
}

fn is_plural(parse: &Parse<'_>, head: usize) -> bool {
    matches!(parse.tag(head), "NNS" | "NNPS") || parse.is_any(head, &PLURAL)
}
