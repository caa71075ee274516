//! Nouns: plain data, no algorithm. The page that rules them is the contract, `docs/DOCUMENT.md`.
//!
//! Every noun that points into the text is generic over the place it holds. In Rust that is a [`Span`] of bytes, the
//! default, which need not be written. Where a document is written down, the same noun holds code points:
//! `Block<CharSpan>`, `Quotation<Passage>`. `try_map` turns one into the other.

mod article;
mod entity;
mod event;
mod evidence;
mod facts;
mod id;
mod lookup;
mod number;
mod position;
mod published;
mod quantity;
mod quotation;
mod sector;
mod span;
mod structure;
mod time;

pub use article::{Article, MAX_TEXT_BYTES};
pub use entity::{Entity, EntityKind, Gender, GrammaticalNumber, Mention, MentionForm, Role};
pub use event::{Event, EventStatus, EventType};
pub use evidence::Evidence;
pub use facts::{FactKind, FactKinds, Facts};
pub use id::{EntityId, EventId, MentionId, PositionId, QuantityId, QuotationId, TimeId};
pub use number::Number;
pub use position::{
    Act, Action, Certainty, Condition, ConditionKind, Holder, Participant, ParticipantRole, Position,
};
pub use published::Published;
pub use quantity::{Modifier, Quantity, QuantityKind};
pub use quotation::{Cue, Quotation, QuotationKind, QuotationManner};
pub use sector::Sector;
pub use span::{CharSpan, Passage, Span};
pub use structure::{Block, BlockKind, Dateline, Sentence, Token, Upos};
pub use time::{TimeExpression, TimeType};

/// Applies a fallible function to what an `Option` holds.
pub(crate) fn try_option<S, T, E>(
    value: Option<&S>,
    f: &mut impl FnMut(&S) -> Result<T, E>,
) -> Result<Option<T>, E> {
    value.map(f).transpose()
}

/// Applies a fallible function to every item.
pub(crate) fn try_all<S, T, E>(values: &[S], f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Vec<T>, E> {
    values.iter().map(f).collect()
}
