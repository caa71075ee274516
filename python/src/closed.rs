//! The closed lists of names that fields of nouns are from, as types of the stub.

use pyo3::inspect::PyStaticExpr;
use pyo3::type_hint_subscript;

use crate::hint;

/// A closed list of names.
pub(crate) trait Closed {
    /// Its names as literals.
    const HINT: PyStaticExpr;
}

/// Any name.
pub(crate) struct AnyName;

impl Closed for AnyName {
    const HINT: PyStaticExpr = hint::STR;
}

macro_rules! closed {
    ($($list:ident: $($name:literal),+;)+) => {$(
        impl Closed for nutgraf::$list {
            const HINT: PyStaticExpr = type_hint_subscript!(hint::LITERAL, $(hint::string($name)),+);
        }
    )+};
}

closed! {
    Act: "PLEDGE", "OFFER", "AGREE", "INTEND", "CONSIDER", "RULE_OUT", "REFUSE", "HESITATE", "THREATEN",
        "WITHDRAW", "DEMAND", "REQUEST", "PERMIT", "FORBID", "SUPPORT", "OPPOSE", "REJECT", "DECIDE",
        "CONFIRM", "DENY", "OTHER";
    BlockKind: "headline", "byline", "heading", "paragraph", "list_item", "caption", "credit",
        "boilerplate", "table", "quote";
    Certainty: "CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu";
    ConditionKind: "if", "unless", "only_if", "provided", "once", "until", "as_long_as", "in_exchange_for",
        "pending_approval", "without", "regardless_of";
    EntityKind: "person", "organization", "place", "facility", "group", "product", "other";
    EventStatus: "actual", "future", "hypothetical", "negated", "historical";
    EventType: "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
        "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER";
    Gender: "feminine", "masculine";
    GrammaticalNumber: "singular", "plural";
    MentionForm: "name", "nominal", "pronoun";
    Modifier: "about", "at_least", "at_most", "more_than", "less_than", "up_to";
    ParticipantRole: "beneficiary", "recipient", "financier", "provider", "host", "guarantor", "adversary",
        "intermediary", "exception";
    QuantityKind: "count", "ordinal", "percent", "money", "measure", "age", "duration", "rate";
    QuotationKind: "direct", "indirect", "mixed";
    QuotationManner: "speech", "writing", "thought", "attitude", "act";
    Sector: "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "EUR", "GOV", "HLH", "IGO", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO", "OPP", "PTY", "REB", "REF", "REL", "SPY", "UAF", "UNO";
    TimeType: "DATE", "TIME", "DURATION", "SET";
    Upos: "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
        "PUNCT", "SCONJ", "SYM", "VERB", "X";
}
