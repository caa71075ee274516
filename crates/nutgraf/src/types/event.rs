//! What happened, in the PLOVER scheme.

use serde::{Deserialize, Serialize};

use super::{Cue, EntityId, EventId, Evidence, QuotationId, Span, TimeId};

/// The sixteen root types of PLOVER, and `OTHER` for what none of them is: a label of the user's own rules says what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the types of PLOVER, documented there")]
#[non_exhaustive]
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
    Other,
}

impl EventType {
    /// The root code of CAMEO ("19") for an event of this type and mode: for data sets that are coded in the older scheme.
    /// Source: the correspondence of the PLOVER manual (Open Event Data Alliance), put in our own words.
    #[must_use]
    pub fn cameo(self, mode: Option<&str>) -> &'static str {
        match self {
            Self::Agree => "03",
            Self::Consult => "04",
            Self::Support => "05",
            Self::Cooperate => "06",
            Self::Aid => "07",
            Self::Concede | Self::Retreat => "08",
            Self::Accuse if mode == Some("investigate") => "09",
            Self::Request => "10",
            Self::Accuse => "11",
            Self::Reject => "12",
            Self::Threaten => "13",
            Self::Protest => "14",
            Self::Mobilize => "15",
            Self::Sanction => "16",
            Self::Coerce => "17",
            Self::Assault => match mode {
                Some("abduct" | "beat" | "torture" | "sexual" | "explosives" | "suicide-attack") => "18",
                Some("unconventional") => "20",
                _ => "19",
            },
            Self::Other => "",
        }
    }
}

/// Whether the event took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum EventStatus {
    /// It did, or does.
    Actual,
    /// It is announced.
    Future,
    /// It might, or is only alleged.
    Hypothetical,
    /// It did not.
    Negated,
    /// It did, long before the article.
    Historical,
}

/// Who did what to whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Event"))]
#[non_exhaustive]
pub struct Event<P = Span> {
    /// Index in `Facts::events`.
    pub id: EventId,
    /// Root type.
    pub r#type: EventType,
    /// What the user's own rules call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Mode of the type, as in PLOVER ("aerial").
    pub mode: Option<String>,
    /// Root code of CAMEO, the scheme before PLOVER ("19"), which `type` and `mode` give; empty for `OTHER`.
    pub cameo: String,
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
            label: self.label.clone(),
            mode: self.mode.clone(),
            cameo: self.cameo.clone(),
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
