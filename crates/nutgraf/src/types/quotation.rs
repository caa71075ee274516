//! Who said what.

use serde::{Deserialize, Serialize};

use super::{EntityId, Evidence, QuotationId, Span, try_all, try_option};

/// How much of a quotation stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum QuotationKind {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

/// How somebody came to be quoted: whether it was said, or only told of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum QuotationManner {
    /// It was said, or nothing tells how it was uttered ("said", "warned that", words in quotation marks).
    #[default]
    Speech,
    /// It was written ("wrote", "said in a statement", "the report found").
    Writing,
    /// It is what somebody thinks, knows or expects ("believes", "is expected to").
    Thought,
    /// It is where somebody stands, wants or asks for, in no words of their own ("opposes the plan", "pleads for help").
    Attitude,
    /// It is what somebody does ("approved", "was named", "declined to comment").
    Act,
}

impl QuotationManner {
    /// All manners.
    pub const ALL: [Self; 5] = [Self::Speech, Self::Writing, Self::Thought, Self::Attitude, Self::Act];

    /// What was said or written: what a newsroom calls a quotation.
    pub const SAID: [Self; 2] = [Self::Speech, Self::Writing];

    /// Its name, as it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Writing => "writing",
            Self::Thought => "thought",
            Self::Attitude => "attitude",
            Self::Act => "act",
        }
    }

    /// The manner of this name.
    ///
    /// ```
    /// use nutgraf::QuotationManner;
    ///
    /// assert_eq!(QuotationManner::from_name("writing"), Some(QuotationManner::Writing));
    /// assert_eq!(QuotationManner::from_name("written"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|manner| manner.name() == name)
    }
}

/// The word that says that something was said ("said", "according to").
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Cue"))]
#[non_exhaustive]
pub struct Cue<P = Span> {
    /// The word or words.
    #[serde(flatten)]
    pub span: P,
    /// Dictionary form ("say").
    pub lemma: Option<String>,
}

impl<S> Cue<S> {
    /// The same cue with its place turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Cue<T>, E> {
        Ok(Cue { span: f(&self.span)?, lemma: self.lemma.clone() })
    }
}

/// Something that somebody said, with the words that say who.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Quotation"))]
#[non_exhaustive]
pub struct Quotation<P = Span> {
    /// Index in `Facts::quotations`.
    pub id: QuotationId,
    /// Direct, indirect or mixed.
    pub kind: QuotationKind,
    /// Said or written, or only thought, wanted or done.
    #[serde(default)]
    pub manner: QuotationManner,
    /// What was said, without its marks and its cue; several spans when it is broken by its cue or by a paragraph.
    pub content: Vec<P>,
    /// Who said it; `None` where the text gives none.
    pub speaker: Option<EntityId>,
    /// The words that name the source ("a German government source", "he").
    pub speaker_span: Option<P>,
    /// The word that introduces it.
    pub cue: Option<Cue<P>>,
    /// To whom or through what it was said ("Russian state media").
    pub addressee: Option<P>,
    /// The pieces in quotation marks of a mixed quotation, without the marks.
    pub parts: Vec<P>,
    /// The quotation whose content quotes this one.
    #[serde(default)]
    pub within: Option<QuotationId>,
    /// Why.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl<S> Quotation<S> {
    /// The same quotation with its places turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Quotation<T>, E> {
        Ok(Quotation {
            id: self.id,
            kind: self.kind,
            manner: self.manner,
            content: try_all(&self.content, f)?,
            speaker: self.speaker,
            speaker_span: try_option(self.speaker_span.as_ref(), f)?,
            cue: try_option(self.cue.as_ref(), &mut |cue: &Cue<S>| cue.try_map(f))?,
            addressee: try_option(self.addressee.as_ref(), f)?,
            parts: try_all(&self.parts, f)?,
            within: self.within,
            evidence: self.evidence.clone(),
        })
    }
}
