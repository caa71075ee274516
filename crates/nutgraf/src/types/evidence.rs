//! Why a fact was claimed.

use serde::{Deserialize, Serialize};

/// The rule or model that proposed a fact, and how sure it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Evidence {
    /// Name of the rule or model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// 0 (a guess) to 1 (certain).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f32>,
}

impl Evidence {
    /// Evidence from the named rule, without a score.
    #[must_use]
    pub fn rule(name: &str) -> Self {
        Self { rule: Some(name.to_owned()), score: None }
    }

    /// Evidence from the named rule with a score from 0 to 1.
    #[must_use]
    pub fn scored(name: &str, score: f32) -> Self {
        // Three digits: the last ones differ between the libraries that take powers of e.
        Self { rule: Some(name.to_owned()), score: Some((score * 1000.0).round() / 1000.0) }
    }
}
