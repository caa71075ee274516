//! How certain it is that an act was performed, and whether a cue says one here at all.

use super::Reader;
use super::cue::Cue;
use super::lexicon::Bare;
use crate::syntax::{Kind, Link, Modal, Reality, Relation, Role, Tense};
use crate::types::{Act, Certainty};

/// Words by which others expect an act.
const EXPECTED: [&str; 9] = ["expect", "likely", "set", "poise", "due", "about", "tip", "believe", "think"];

/// Adverbs that hedge an act.
const HEDGES: [&str; 6] = ["reportedly", "probably", "likely", "apparently", "presumably", "allegedly"];

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
    /// The certainty that it is, of what another act stands for when it is denied.
    pub(super) fn denied(self) -> Self {
        match self {
            Self::CertainlyNot => Self::Certain,
            Self::ProbablyNot => Self::Probable,
            Self::PossiblyNot => Self::Possible,
            other => other,
        }
    }
}

/// What is said of a cue's act; `None` where none is performed: in questions, conditions, and in what others want.
pub(super) fn of(reader: &Reader<'_>, cue: &Cue, cues: &[Cue]) -> Option<Claim> {
    let clauses = reader.source.clauses;
    let rule = &reader.lexicon.rules[cue.rule];
    let standing = clauses.standing_of(&cue.clause, cue.index, reader.source.veridicality);
    let is_expected = is_expected(reader, cue);
    if standing.is_question || standing.is_condition || is_content(reader, cue, cues) {
        return None;
    }
    let modal = cue.clause.modal.map(|(modal, _)| modal);
    let own = match modal {
        Some(Modal::May) if cue.bare.is_none() => Some(Certainty::Possible),
        Some(Modal::Could | Modal::Can) if cue.bare.is_none() => return None,
        Some(Modal::Would) if cue.clause.is_perfect || !clauses.is_reported(&cue.clause) => return None,
        Some(Modal::Should | Modal::Must) if cue.bare.is_none() && !rule.is_future => return None,
        _ => None,
    };
    let is_open = own.is_some() || cue.bare.is_some() || is_expected || rule.is_future;
    if !is_open && is_only_thought_of(cue, standing.reality) {
        return None;
    }
    let hedged = clauses.tree.dependents(cue.clause.word).any(|at| {
        clauses.tree.relation(at) == Relation::Adverb
            && HEDGES.contains(&&*clauses.tree.form(at).to_lowercase())
    });
    let certainty = match own {
        Some(own) => own,
        None if hedged || is_expected => Certainty::Probable,
        None => Certainty::Certain,
    };
    if rule.is_future {
        let is_open = standing.is_negated() || standing.reality != Reality::Actual;
        return is_open.then_some(Claim { is_denied: false, certainty });
    }
    if rule.act == Act::Offer
        && cue.clause.kind == Kind::Adjective
        && standing.tense == Tense::Past
        && !clauses.is_reported(&cue.clause)
    {
        // Who was ready once offers nothing now.
        return None;
    }
    let is_dropped = is_dropped(reader, cue);
    if is_dropped && matches!(rule.act, Act::Pledge | Act::Intend) {
        // Whoever drops a plan of their own withdraws it, which the verb says.
        return None;
    }
    // "Its plan has not hurt it": what is said of a noun does not deny it, unless the verb only says who has it.
    let is_held =
        cue.clause.link != Link::Participant || is_light_object(reader, cue) || cue.clause.negator.is_some();
    // "Should not" denies what is asked, "does not think that it should" the asking.
    let own = cue.bare.is_some() && cue.clause.negator.is_some();
    let is_denied = standing.is_negated() != own && is_held || is_dropped;
    // A bare "will not" denies its content; a noun that is dropped is not held any more.
    if cue.bare.is_some_and(|bare| bare != Bare::Should) {
        return Some(Claim { is_denied: false, certainty });
    }
    let certainty = match (is_denied, certainty) {
        (false, certainty) => certainty,
        (true, Certainty::Certain) => Certainty::CertainlyNot,
        (true, Certainty::Probable) => Certainty::ProbablyNot,
        (true, _) => Certainty::PossiblyNot,
    };
    Some(Claim { is_denied, certainty })
}

/// "Gave no assurance": the verb only says who has what its object names.
fn is_light_object(reader: &Reader<'_>, cue: &Cue) -> bool {
    cue.clause.above.is_some_and(|above| {
        let above = &reader.source.clauses.all[above];
        above.argument(Role::Object).is_some_and(|one| one.word == cue.clause.word)
            && reader.lexicon.is_light(&above.lemma)
    })
}

/// "Dropped its opposition": the verb says that what its object names is over.
fn is_dropped(reader: &Reader<'_>, cue: &Cue) -> bool {
    const OVER: [&str; 9] =
        ["drop", "abandon", "scrap", "shelve", "withdraw", "lift", "end", "suspend", "cancel"];
    let above = cue.clause.above.filter(|_| cue.clause.link == Link::Participant);
    above.is_some_and(|above| {
        let above = &reader.source.clauses.all[above];
        let is_object = above.argument(Role::Object).is_some_and(|one| one.word == cue.clause.word);
        is_object && OVER.contains(&&*above.lemma)
    })
}

/// "Is expected to pledge": others say that the act is to come.
fn is_expected(reader: &Reader<'_>, cue: &Cue) -> bool {
    let clauses = reader.source.clauses;
    let Some(above) = cue.clause.above.filter(|_| cue.clause.link == Link::Complement) else { return false };
    let above = &clauses.all[above];
    cue.clause.is_infinitive
        && above.argument(Role::Subject).is_none_or(|_| !above.is_passive)
        && EXPECTED.contains(&&*above.lemma)
}

/// What an act is that stands in what another act is about: no act yet.
fn is_content(reader: &Reader<'_>, cue: &Cue, cues: &[Cue]) -> bool {
    let clauses = reader.source.clauses;
    let mut at = &cue.clause;
    for _ in 0..STEPS {
        let Some(above) = at.above else { return false };
        if at.link == Link::Complement || at.link == Link::Participant && cue.index != clauses.of(at.word) {
            let is_cue = |one: &&Cue| one.index == Some(above) && one.bare.is_none();
            let outer = cues.iter().filter(is_cue).map(|one| &reader.lexicon.rules[one.rule]);
            let rule = &reader.lexicon.rules[cue.rule];
            // "Refused to rule out": the outer words deny the inner act.
            let mut outer = outer.filter(|outer| rule.negated.is_none() || !outer.denies());
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
fn is_only_thought_of(cue: &Cue, reality: Reality) -> bool {
    let is_noun = cue.clause.link == Link::Participant;
    let will = cue.clause.modal.is_some_and(|(modal, _)| matches!(modal, Modal::Will | Modal::Would));
    match reality {
        Reality::Actual => false,
        Reality::Future => !will && !is_noun && cue.clause.tense != Tense::Future,
        Reality::Hypothetical => true,
    }
}
