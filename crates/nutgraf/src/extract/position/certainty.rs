//! How certain it is that an act was performed, and whether a cue says one here at all.

use super::Reader;
use super::cue::{Cue, Cues};
use super::expectation::expected_by;
use super::lexicon::{Bare, Rule, Slot};
use crate::syntax::{Clause, Factuality, Kind, Link, Modal, RealityStatus, Relation, Role, Tense};
use crate::types::{Act, Certainty, QuotationKind};

/// Clauses above a cue that are looked at.
const STEPS: usize = 4;

/// What is said of an act.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    /// Whether it is denied.
    pub(super) is_denied: bool,
    pub(super) certainty: Certainty,
}

impl Certainty {
    /// As certain that it is not, and the other way round.
    pub(super) fn denied(self) -> Self {
        match self {
            Self::CertainlyNot => Self::Certain,
            Self::ProbablyNot => Self::Probable,
            Self::PossiblyNot => Self::Possible,
            Self::Certain => Self::CertainlyNot,
            Self::Probable => Self::ProbablyNot,
            Self::Possible => Self::PossiblyNot,
            other => other,
        }
    }
}

/// What is said of a cue's act; `None` where none is performed: in questions, conditions, and in what others want.
pub(super) fn of(reader: &Reader<'_>, cue: &Cue, cues: &Cues) -> Option<Claim> {
    let rule = &reader.lexicon.rules[cue.rule];
    let factuality =
        reader.context.clauses.factuality_of(&cue.clause, cue.index, reader.context.veridicality);
    if factuality.is_question
        || factuality.is_condition
        || is_content(reader, cue, cues)
        || is_over(reader, cue, cues, rule, &factuality)
        || is_asked_how(reader, cue)
        || is_wished(reader, cue)
        || is_in_jest(reader, cue)
        || is_of_source(reader, cue)
        || is_of_anybody(reader, cue)
        || is_ordained(reader, cue)
    {
        return None;
    }
    let certainty = certainty(reader, cue, rule, &factuality)?;
    if rule.is_future {
        let is_open = factuality.is_negated || factuality.reality != RealityStatus::Actual;
        return is_open.then_some(Claim { is_denied: false, certainty });
    }
    // A bare "will not" denies its content, not the act.
    if cue.bare.is_some_and(|bare| bare != Bare::Should) {
        return Some(Claim { is_denied: false, certainty });
    }
    let is_denied = is_denied(reader, cue, &factuality);
    Some(Claim { is_denied, certainty: if is_denied { certainty.denied() } else { certainty } })
}

/// "How far he is willing to go", "would not say whether it will send tanks": what is asked about, not said.
pub(super) fn is_asked_how(reader: &Reader<'_>, cue: &Cue) -> bool {
    let parse = reader.context.clauses.parse;
    let asks =
        |at: usize| parse.tag(at) == "WRB" && !parse.is_any(at, &["when"]) || parse.is_any(at, &["whether"]);
    let before = parse.dependents(cue.clause.word).take_while(|&at| at < cue.clause.word);
    cue.clause.link == Link::Complement
        && before.into_iter().any(|at| asks(at) || parse.dependents(at).any(asks))
}

/// "Any nominee who refuses", "those who oppose it": of whom nobody says that there are such.
pub(super) fn is_of_anybody(reader: &Reader<'_>, cue: &Cue) -> bool {
    let parse = reader.context.clauses.parse;
    let noun = parse.head(cue.clause.word).filter(|_| cue.clause.link == Link::Relative);
    noun.is_some_and(|noun| {
        let is_open =
            |at: usize| parse.is_any(at, &["any", "anybody", "anyone", "every", "everyone", "whoever"]);
        is_open(noun)
            || parse.dependents(noun).any(|at| parse.relation(at) == Relation::Determiner && is_open(at))
    })
}

/// "The parties shall undertake": what a treaty or a law lays down binds those in force of it, and is no act of theirs.
fn is_ordained(reader: &Reader<'_>, cue: &Cue) -> bool {
    let parse = reader.context.clauses.parse;
    let shall = cue.clause.modal.is_some_and(|(_, at)| parse.form(at).eq_ignore_ascii_case("shall"));
    let by_self = cue
        .clause
        .argument(Role::Subject)
        .is_some_and(|one| ["i", "we"].iter().any(|word| parse.form(one.word).eq_ignore_ascii_case(word)));
    shall && !by_self
}

/// "“I would send him,” he said": in somebody's own words "would" tells no plan.
fn is_wished(reader: &Reader<'_>, cue: &Cue) -> bool {
    let would = cue.clause.modal.is_some_and(|(modal, _)| modal == Modal::Would);
    let span = reader.context.clauses.parse.span(&cue.words);
    let quotation = reader.context.quotation_around(span).filter(|_| would);
    quotation.is_some_and(|quotation| {
        quotation.kind == QuotationKind::Direct || quotation.parts.iter().any(|part| part.contains(span))
    })
}

/// What somebody who speaks says that they will not do while they speak.
const SPEAKING: [&str; 12] = [
    "belabor",
    "belabour",
    "bore",
    "dwell",
    "exaggerate",
    "hide",
    "kid",
    "lie",
    "mince",
    "pretend",
    "sugarcoat",
    "understate",
];

/// "Will not hide my disappointment", "will not waste your time", "will not beat about the bush".
fn is_way_of_speaking(reader: &Reader<'_>, clause: &Clause) -> bool {
    const WITH: [(&str, &str); 4] = [("waste", "time"), ("go", "detail"), ("beat", "bush"), ("take", "time")];
    let parse = reader.context.clauses.parse;
    let is_with = |(verb, noun): &(&str, &str)| {
        clause.verb() == *verb && clause.arguments.iter().any(|one| parse.lemma(one.word) == *noun)
    };
    SPEAKING.contains(&clause.verb()) || WITH.iter().any(is_with)
}

/// "Joked that it would send tanks", "dreamed that it had agreed": what nobody says in earnest.
pub(super) fn is_in_jest(reader: &Reader<'_>, cue: &Cue) -> bool {
    const JESTS: [&str; 9] =
        ["daydream", "dream", "fantasise", "fantasize", "imagine", "jest", "joke", "kid", "quip"];
    let clauses = reader.context.clauses;
    let mut at = &cue.clause;
    // "I won't lie", "we will not pretend": a way of speaking.
    if cue.bare.is_some() && at.negator.is_some() && is_way_of_speaking(reader, at) {
        return true;
    }
    for _ in 0..STEPS {
        let Some(above) = at.above.filter(|_| at.link == Link::Complement) else { return false };
        at = &clauses.all[above];
        if JESTS.contains(&at.verb()) {
            return true;
        }
    }
    false
}

/// "Declined to be named", "asked not to be identified", "refused to give their names": how a source wants to be quoted.
pub(super) fn is_of_source(reader: &Reader<'_>, cue: &Cue) -> bool {
    let clauses = reader.context.clauses;
    let Some(below) = cue.index.and_then(|index| clauses.complement(index)) else { return false };
    let below = &clauses.all[below];
    let gives_name = || {
        let object = below.argument(Role::Object).map(|one| clauses.parse.lemma(one.word));
        matches!(below.verb(), "give" | "provide") && object == Some("name")
    };
    matches!(cue.clause.verb(), "ask" | "decline" | "refuse" | "request")
        && (below.is_passive && matches!(below.verb(), "identify" | "name" | "quote") || gives_name())
}

/// How certain the act is, were it not denied.
fn certainty(reader: &Reader<'_>, cue: &Cue, rule: &Rule, factuality: &Factuality) -> Option<Certainty> {
    let clauses = reader.context.clauses;
    let modal = cue.clause.modal.map(|(modal, _)| modal).filter(|_| cue.bare.is_none());
    match modal {
        Some(Modal::May) => return Some(Certainty::Possible),
        // "Cannot accept" is as good as a no; "could accept" is nothing yet.
        Some(Modal::Could | Modal::Can) => return factuality.is_negated.then_some(Certainty::Certain),
        Some(Modal::Should | Modal::Must) if !rule.is_future => return None,
        _ => {}
    }
    let would = cue.clause.modal.is_some_and(|(modal, _)| modal == Modal::Would);
    if would && (cue.clause.is_perfect || !clauses.is_reported(&cue.clause)) {
        return None;
    }
    let is_expected = expected_by(reader, &cue.clause).is_some();
    let is_open = cue.bare.is_some() || is_expected || rule.is_future;
    if !is_open && is_only_thought_of(cue, factuality.reality) {
        return None;
    }
    let is_hedged = is_expected || clauses.is_hedged(&cue.clause);
    Some(if is_hedged { Certainty::Probable } else { Certainty::Certain })
}

/// Whether the act is over, or another word says what became of it.
fn is_over(reader: &Reader<'_>, cue: &Cue, cues: &Cues, rule: &Rule, factuality: &Factuality) -> bool {
    // Who was ready once offers nothing now.
    let was_ready = rule.act == Act::Offer
        && cue.clause.kind == Kind::Adjective
        && factuality.tense == Tense::Past
        && !reader.context.clauses.is_reported(&cue.clause);
    // "Reneged on its promise", "scrapped its plan": the verb says it.
    let is_commitment = matches!(rule.act, Act::Pledge | Act::Offer | Act::Agree | Act::Intend);
    let above = cue.clause.above.filter(|_| cue.clause.link == Link::Participant && is_commitment);
    was_ready
        || above.is_some_and(|above| cues.rules_of(reader, above, rule).any(|rule| rule.act == Act::Withdraw))
}

/// Whether the cue's act is denied, by its own words, by those above, or by a verb that says that it is over.
fn is_denied(reader: &Reader<'_>, cue: &Cue, factuality: &Factuality) -> bool {
    // "Its plan has not hurt it": what is said of a noun does not deny it, unless the verb only says who has it.
    let is_held =
        cue.clause.link != Link::Participant || is_light_object(reader, cue) || cue.clause.negator.is_some();
    // "Should not" denies what is asked, "does not think that it should" the asking.
    let own = cue.bare.is_some() && cue.clause.negator.is_some();
    factuality.is_negated != own && is_held || is_dropped(reader, cue)
}

/// "Gave no assurance": the verb only says who has what its object names.
fn is_light_object(reader: &Reader<'_>, cue: &Cue) -> bool {
    let clauses = reader.context.clauses;
    let verb = clauses.object_of(&cue.clause);
    verb.is_some_and(|verb| reader.lexicon.is_light(&clauses.all[verb].lemma))
}

/// "Dropped its opposition": the verb says that what its object names is over.
fn is_dropped(reader: &Reader<'_>, cue: &Cue) -> bool {
    const OVER: [&str; 9] =
        ["drop", "abandon", "scrap", "shelve", "withdraw", "lift", "end", "suspend", "cancel"];
    let clauses = reader.context.clauses;
    let verb = clauses.object_of(&cue.clause).filter(|_| cue.clause.link == Link::Participant);
    verb.is_some_and(|verb| OVER.contains(&&*clauses.all[verb].lemma))
}

/// What an act is that stands in what another act is about: no act yet.
fn is_content(reader: &Reader<'_>, cue: &Cue, cues: &Cues) -> bool {
    let clauses = reader.context.clauses;
    let mut at = &cue.clause;
    for _ in 0..STEPS {
        let Some(above) = at.above else { return false };
        if at.link == Link::Complement || at.link == Link::Participant && cue.index != clauses.of(at.word) {
            let rule = &reader.lexicon.rules[cue.rule];
            let outer = cues.rules_of(reader, above, rule);
            // "Refused to rule out": the outer words deny the inner act.
            let takes = |outer: &&Rule| cue.bare.is_none() || outer.content.contains(&Slot::Clause);
            let mut outer = outer.filter(|outer| rule.negated.is_none() || !outer.denies()).filter(takes);
            if outer.next().is_some() && (cue.bare.is_none() || !at.is_infinitive) {
                return true;
            }
        }
        if at.link != Link::Complement && at.link != Link::Conjunct {
            return false;
        }
        at = &clauses.all[above];
    }
    false
}

/// Whether the act is only planned, wanted or feared by whoever speaks of it.
fn is_only_thought_of(cue: &Cue, reality: RealityStatus) -> bool {
    let is_noun = cue.clause.link == Link::Participant;
    let will = cue.clause.modal.is_some_and(|(modal, _)| matches!(modal, Modal::Will | Modal::Would));
    match reality {
        RealityStatus::Actual => false,
        RealityStatus::Future => !will && !is_noun && cue.clause.tense != Tense::Future,
        RealityStatus::Hypothetical => true,
    }
}
