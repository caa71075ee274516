//! What happened, in the PLOVER scheme.

use serde::{Deserialize, Serialize};

use super::{Cue, EntityId, EventId, Evidence, QuotationId, Span, TimeId};

/// The sixteen root types of PLOVER.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the types of PLOVER, documented there")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

/// Whether the event took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EventStatus {
    /// It did, or does.
    Actual,
    /// It is announced.
    Future,
    /// It might.
    Hypothetical,
    /// It did not.
    Negated,
    /// It did, long before the article.
    Historical,
}

/// Who did what to whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Event"))]
pub struct Event<P = Span> {
    /// Index in `Facts::events`.
    pub id: EventId,
    /// Root type.
    pub r#type: EventType,
    /// Mode of the type, as in PLOVER ("aerial").
    pub mode: Option<String>,
    /// Contexts, as in PLOVER ("military").
    pub contexts: Vec<String>,
    /// The word that says it.
    pub trigger: Cue<P>,
    /// Who did it.
    pub actors: Vec<EntityId>,
    /// To whom.
    pub recipients: Vec<EntityId>,
    /// Where; never the dateline by default.
    pub place: Option<EntityId>,
    /// When.
    pub time: Option<TimeId>,
    /// Whether it took place.
    pub status: EventStatus,
    /// The quotation that it stands in.
    pub quotation: Option<QuotationId>,
    /// Why.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl<S> Event<S> {
    /// The same event with its place in the text turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Event<T>, E> {
        Ok(Event {
            id: self.id,
            r#type: self.r#type,
            mode: self.mode.clone(),
            contexts: self.contexts.clone(),
            trigger: self.trigger.try_map(f)?,
            actors: self.actors.clone(),
            recipients: self.recipients.clone(),
            place: self.place,
            time: self.time,
            status: self.status,
            quotation: self.quotation,
            evidence: self.evidence.clone(),
        })
    }
}
