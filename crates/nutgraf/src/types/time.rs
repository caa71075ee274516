//! When.

use serde::{Deserialize, Serialize};

use super::{Evidence, Span, TimeId};

/// What a time expression names, as TIMEX3 has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum TimeType {
    /// A day or something longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that repeats ("every Monday").
    Set,
}

/// An expression of time and the value it resolves to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TimeExpression"))]
#[non_exhaustive]
pub struct TimeExpression<P = Span> {
    /// Index in `Facts::times`.
    pub id: TimeId,
    /// The words.
    #[serde(flatten)]
    pub span: P,
    /// Date, time, duration or set.
    pub r#type: TimeType,
    /// TIMEX3 / ISO 8601 value ("2025-09-04", "2025-W36", "P2Y"); `None` when the article does not fix it.
    pub value: Option<String>,
    /// First day (or moment) of the interval that `value` covers, ISO 8601; of opening hours the time of day.
    pub begin: Option<String>,
    /// Last day (or moment) of the interval that `value` covers, ISO 8601; of opening hours the time of day.
    pub end_date: Option<String>,
    /// Why.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl<S> TimeExpression<S> {
    /// The same expression with its place turned by `f`.
    pub(crate) fn try_map<T, E>(
        &self,
        f: &mut impl FnMut(&S) -> Result<T, E>,
    ) -> Result<TimeExpression<T>, E> {
        Ok(TimeExpression {
            id: self.id,
            span: f(&self.span)?,
            r#type: self.r#type,
            value: self.value.clone(),
            begin: self.begin.clone(),
            end_date: self.end_date.clone(),
            evidence: self.evidence.clone(),
        })
    }
}
