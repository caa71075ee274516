//! The parts of society that those who act belong to.

use serde::{Deserialize, Serialize};

/// The part of society that somebody belongs to, after PLOVER; written as its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Sector {
    /// Farmers.
    #[serde(rename = "AGR")]
    Agriculture,
    /// Companies, and those who run them.
    #[serde(rename = "BUS")]
    Business,
    /// Police.
    #[serde(rename = "COP")]
    Police,
    /// Criminals.
    #[serde(rename = "CRM")]
    Crime,
    /// Citizens, and associations of them.
    #[serde(rename = "CVL")]
    Civilian,
    /// Schools, universities, and those who teach and learn.
    #[serde(rename = "EDU")]
    Education,
    /// The rich and famous.
    #[serde(rename = "ELI")]
    Elite,
    /// Bodies of the European Union.
    #[serde(rename = "EUR")]
    EuropeanUnion,
    /// Governments and their agencies.
    #[serde(rename = "GOV")]
    Government,
    /// Hospitals and bodies of public health.
    #[serde(rename = "HLH")]
    Health,
    /// Organizations of states.
    #[serde(rename = "IGO")]
    Intergovernmental,
    /// News media and journalists.
    #[serde(rename = "JRN")]
    Journalism,
    /// Courts, judges, prosecutors.
    #[serde(rename = "JUD")]
    Judiciary,
    /// Workers and trade unions.
    #[serde(rename = "LAB")]
    Labor,
    /// Parliaments and their members.
    #[serde(rename = "LEG")]
    Legislature,
    /// Doctors and nurses.
    #[serde(rename = "MED")]
    Medical,
    /// Armed forces.
    #[serde(rename = "MIL")]
    Military,
    /// Organizations that work for a cause.
    #[serde(rename = "NGO")]
    NonGovernmental,
    /// The opposition.
    #[serde(rename = "OPP")]
    Opposition,
    /// Parties.
    #[serde(rename = "PTY")]
    Party,
    /// Rebels.
    #[serde(rename = "REB")]
    Rebels,
    /// Refugees.
    #[serde(rename = "REF")]
    Refugees,
    /// Churches and the clergy.
    #[serde(rename = "REL")]
    Religion,
    /// Secret services.
    #[serde(rename = "SPY")]
    Intelligence,
    /// Armed groups of which it is not said whose they are.
    #[serde(rename = "UAF")]
    UnaffiliatedArmed,
    /// The United Nations.
    #[serde(rename = "UNO")]
    UnitedNations,
}

impl Sector {
    /// The code of PLOVER and CAMEO, as documents have it.
    ///
    /// ```
    /// assert_eq!(nutgraf::Sector::Government.code(), "GOV");
    /// ```
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Agriculture => "AGR",
            Self::Business => "BUS",
            Self::Police => "COP",
            Self::Crime => "CRM",
            Self::Civilian => "CVL",
            Self::Education => "EDU",
            Self::Elite => "ELI",
            Self::EuropeanUnion => "EUR",
            Self::Government => "GOV",
            Self::Health => "HLH",
            Self::Intergovernmental => "IGO",
            Self::Journalism => "JRN",
            Self::Judiciary => "JUD",
            Self::Labor => "LAB",
            Self::Legislature => "LEG",
            Self::Medical => "MED",
            Self::Military => "MIL",
            Self::NonGovernmental => "NGO",
            Self::Opposition => "OPP",
            Self::Party => "PTY",
            Self::Rebels => "REB",
            Self::Refugees => "REF",
            Self::Religion => "REL",
            Self::Intelligence => "SPY",
            Self::UnaffiliatedArmed => "UAF",
            Self::UnitedNations => "UNO",
        }
    }

    /// The sector of a code that a lexicon gives; an empty one is none.
    ///
    /// # Panics
    ///
    /// If there is no such sector.
    pub(crate) fn of_lexicon(code: &str) -> Option<Self> {
        use serde::de::{IntoDeserializer, value::Error, value::StrDeserializer};
        let text: StrDeserializer<'_, Error> = code.into_deserializer();
        (!code.is_empty())
            .then(|| Self::deserialize(text).unwrap_or_else(|why| panic!("a lexicon's sector: {why}")))
    }
}

#[cfg(test)]
mod tests {
    use super::Sector;
    use crate::lexicon::rows;

    #[test]
    fn lexicons_name_sectors_only_that_are_written_by_their_codes() {
        let codes = [
            (include_str!("../../data/en/lexicon/agent.tsv"), 1),
            (include_str!("../../data/en/lexicon/role.tsv"), 1),
            (include_str!("../../data/en/lexicon/organization_word.tsv"), 1),
            (include_str!("../../data/en/lexicon/organization.tsv"), 2),
        ];
        for (tsv, column) in codes {
            for row in rows(tsv) {
                if let Some(sector) = Sector::of_lexicon(row[column]) {
                    assert_eq!(sector.code(), row[column]);
                    assert_eq!(serde_json::json!(sector), row[column]);
                }
            }
        }
    }
}
