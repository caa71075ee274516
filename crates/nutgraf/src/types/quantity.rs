//! How much.

use serde::{Deserialize, Serialize};

use super::{Evidence, Number, QuantityId, Span, try_option};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum QuantityKind {
    /// So many things ("26 nations").
    Count,
    /// A place in a row ("third").
    Ordinal,
    /// Hundredths ("12 %").
    Percent,
    /// An amount of a currency.
    Money,
    /// An amount of a unit ("40 kilometres").
    Measure,
    /// How old ("aged 45").
    Age,
    /// A length of time.
    Duration,
    /// So much per something ("$75 a barrel").
    Rate,
}

/// How the number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Modifier {
    /// "about", "nearly", "some".
    About,
    /// "at least".
    AtLeast,
    /// "at most".
    AtMost,
    /// "more than", "over".
    MoreThan,
    /// "less than", "under".
    LessThan,
    /// "up to".
    UpTo,
}

/// A number with what it counts or measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Quantity"))]
#[non_exhaustive]
pub struct Quantity<P = Span> {
    /// Index in `Facts::quantities`.
    pub id: QuantityId,
    /// The words.
    #[serde(flatten)]
    pub span: P,
    /// What is measured.
    pub kind: QuantityKind,
    /// The number, the lower one of a range.
    pub value: Option<Number>,
    /// The upper one of a range.
    pub value_max: Option<Number>,
    /// Singular English name ("kilometre").
    pub unit: Option<String>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// How the number is meant.
    pub modifier: Option<Modifier>,
    /// The words for what is counted ("nations").
    pub of: Option<P>,
    /// Why.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl<S> Quantity<S> {
    /// The same quantity with its places turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Quantity<T>, E> {
        Ok(Quantity {
            id: self.id,
            span: f(&self.span)?,
            kind: self.kind,
            value: self.value,
            value_max: self.value_max,
            unit: self.unit.clone(),
            currency: self.currency.clone(),
            modifier: self.modifier,
            of: try_option(self.of.as_ref(), f)?,
            evidence: self.evidence.clone(),
        })
    }
}
