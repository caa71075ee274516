//! Who commits to, refuses, weighs or demands what.

use serde::{Deserialize, Serialize};

use super::{
    Cue, EntityId, Evidence, PositionId, QuantityId, QuotationId, Span, TimeId, try_all, try_option,
};

/// What kind of stance it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Act {
    /// Puts itself under an obligation.
    Pledge,
    /// Binds itself if the other side accepts.
    Offer,
    /// Assents to another's proposal or a joint undertaking.
    Agree,
    /// Reports a plan without obligation.
    Intend,
    /// Has not decided; the option is open.
    Consider,
    /// Commits not to do it.
    RuleOut,
    /// Declines a request or expectation.
    Refuse,
    /// Leans against, not closed.
    Hesitate,
    /// Undertakes to harm the addressee.
    Threaten,
    /// Cancels its own earlier commitment.
    Withdraw,
    /// Wants another to do it, forcefully.
    Demand,
    /// Wants another to do it, politely.
    Request,
    /// Lifts its own objection.
    Permit,
    /// Wants another not to do it.
    Forbid,
    /// Favours another's proposal or act.
    Support,
    /// Disfavours another's proposal or act.
    Oppose,
    /// Turns a proposal or claim down.
    Reject,
    /// Makes it so, as an institution.
    Decide,
    /// Asserts that a commitment or event stands.
    Confirm,
    /// Asserts that there is none.
    Deny,
    /// None of these: a label of the user's own rules says what.
    Other,
}

/// How certain the source is that the holder holds the position, after FactBank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Certainty {
    /// Certainly so.
    #[serde(rename = "CT+")]
    Certain,
    /// Probably so.
    #[serde(rename = "PR+")]
    Probable,
    /// Possibly so.
    #[serde(rename = "PS+")]
    Possible,
    /// Certainly not so.
    #[serde(rename = "CT-")]
    CertainlyNot,
    /// Probably not so.
    #[serde(rename = "PR-")]
    ProbablyNot,
    /// Possibly not so.
    #[serde(rename = "PS-")]
    PossiblyNot,
    /// Certain either way, but not said which.
    #[serde(rename = "CTu")]
    CertainUnknown,
    /// Not known.
    #[serde(rename = "Uu")]
    Unknown,
}

/// Whose position it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Holder"))]
#[non_exhaustive]
pub struct Holder<P = Span> {
    /// The entity, where one is known.
    pub entity: Option<EntityId>,
    /// The words.
    #[serde(flatten)]
    pub span: P,
    /// How many ("26 nations").
    pub count: Option<QuantityId>,
}

/// What holders commit to do, or want done.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Action"))]
#[non_exhaustive]
pub struct Action<P = Span> {
    /// The head word.
    #[serde(flatten)]
    pub span: P,
    /// Dictionary form ("deploy").
    pub lemma: Option<String>,
}

/// How somebody takes part in what a position is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ParticipantRole {
    /// For whom it is done.
    Beneficiary,
    /// Who is given something.
    Recipient,
    /// Who pays.
    Financier,
    /// Who delivers.
    Provider,
    /// Where it takes place, or whose guests come.
    Host,
    /// Who vouches for it.
    Guarantor,
    /// Against whom it is done.
    Adversary,
    /// Who brings the sides together.
    Intermediary,
    /// For whom it does not hold.
    Exception,
}

/// Someone who takes part in the content.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Participant {
    /// How they take part.
    pub role: ParticipantRole,
    /// Who.
    pub entity: EntityId,
}

/// How a condition bears on a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[expect(missing_docs, reason = "each is named by its English connective")]
pub enum ConditionKind {
    If,
    Unless,
    OnlyIf,
    Provided,
    Once,
    Until,
    AsLongAs,
    InExchangeFor,
    PendingApproval,
    Without,
    RegardlessOf,
}

/// Under what condition a position holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Condition"))]
#[non_exhaustive]
pub struct Condition<P = Span> {
    /// How it bears.
    pub kind: ConditionKind,
    /// The words, the connective among them.
    #[serde(flatten)]
    pub span: P,
}

/// Who stands where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Position"))]
#[non_exhaustive]
pub struct Position<P = Span> {
    /// Index in `Facts::positions`.
    pub id: PositionId,
    /// What kind of stance it is.
    pub act: Act,
    /// What the user's own rules call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Whose it is.
    pub holders: Vec<Holder<P>>,
    /// Who voiced it, where that is not the holder.
    pub spokesperson: Option<EntityId>,
    /// To whom it is said, or of whom it is demanded.
    pub addressees: Vec<EntityId>,
    /// What it is about, without cue and negation.
    pub content: Option<P>,
    /// The head of the content.
    pub action: Option<Action<P>>,
    /// Who else takes part in the content.
    pub participants: Vec<Participant>,
    /// How much.
    pub amounts: Vec<QuantityId>,
    /// Under what conditions.
    pub conditions: Vec<Condition<P>>,
    /// By when.
    pub due: Option<TimeId>,
    /// As of when ("to date").
    pub as_of: Option<TimeId>,
    /// How certain the act is.
    pub certainty: Option<Certainty>,
    /// The word that says it.
    pub cue: Option<Cue<P>>,
    /// The quotation that it stands in.
    pub quotation: Option<QuotationId>,
    /// Restatements of one position share a number.
    pub cluster: Option<u32>,
    /// Why.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl<S> Position<S> {
    /// The same position with its places turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Position<T>, E> {
        let holders = try_all(&self.holders, &mut |h: &Holder<S>| {
            Ok(Holder { entity: h.entity, span: f(&h.span)?, count: h.count })
        })?;
        let conditions = try_all(&self.conditions, &mut |c: &Condition<S>| {
            Ok(Condition { kind: c.kind, span: f(&c.span)? })
        })?;
        let action = try_option(self.action.as_ref(), &mut |a: &Action<S>| {
            Ok(Action { span: f(&a.span)?, lemma: a.lemma.clone() })
        })?;
        Ok(Position {
            id: self.id,
            act: self.act,
            label: self.label.clone(),
            holders,
            spokesperson: self.spokesperson,
            addressees: self.addressees.clone(),
            content: try_option(self.content.as_ref(), f)?,
            action,
            participants: self.participants.clone(),
            amounts: self.amounts.clone(),
            conditions,
            due: self.due,
            as_of: self.as_of,
            certainty: self.certainty,
            cue: try_option(self.cue.as_ref(), &mut |cue: &Cue<S>| cue.try_map(f))?,
            quotation: self.quotation,
            cluster: self.cluster,
            evidence: self.evidence.clone(),
        })
    }
}
