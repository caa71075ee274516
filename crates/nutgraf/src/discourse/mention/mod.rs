//! Where somebody or something is named: by the model, by name lists, by noun phrases that others refer to.

pub(in crate::discourse) mod again;
pub(in crate::discourse) mod compass;
mod gap;
pub(in crate::discourse) mod joined;
pub(in crate::discourse) mod kind_vote;
pub(in crate::discourse) mod no_name;
pub(in crate::discourse) mod noun_phrase;
mod office_holder;
pub(in crate::discourse) mod person_noun;
mod persons_named;
pub(in crate::discourse) mod place_pair;
pub(in crate::discourse) mod recover;
mod source_name;
pub(in crate::discourse) mod surname;
mod told_body;
pub(in crate::discourse) mod told_kind;
mod told_place;

use crate::learn::Name;
use crate::text::Text;
use crate::types::{EntityId, EntityKind, Evidence, Mention, MentionForm, MentionId, Span};

/// A name in the text.
pub(in crate::discourse) struct Naming {
    pub(in crate::discourse) span: Span,
    pub(in crate::discourse) kind: EntityKind,
    pub(in crate::discourse) rule: &'static str,
}

impl Naming {
    /// A name that the model found.
    pub(in crate::discourse) fn learned(text: &Text<'_>, name: &Name) -> Self {
        let (first, last) = (text.tokens[name.words.start], text.tokens[name.words.end - 1]);
        Self { span: first.cover(last), kind: name.kind, rule: "language-en" }
    }
}

/// A mention that is numbered at the end.
pub(in crate::discourse) fn mention(
    span: Span,
    entity: EntityId,
    form: MentionForm,
    evidence: Evidence,
) -> Mention {
    Mention { id: MentionId::new(0), span, entity, form, metonym: None, evidence }
}
