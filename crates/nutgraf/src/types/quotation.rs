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
