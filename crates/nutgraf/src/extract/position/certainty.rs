//! How certain it is that an act was performed, and whether a cue says one here at all.

use super::Reader;
use super::cue::Cue;
use super::lexicon::Bare;
use crate::syntax::{Link, Modal, Reality, Relation, Role};
use crate::types::Certainty;

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
    let standing = clauses.standing_of(&cue.clause, cue.index, reader.source.veridicality);
    let is_expected = is_expected(reader, cue);
    if standing.is_question || standing.is_condition || is_content(reader, cue, cues) {
        return None;
    }
    let modal = cue.clause.modal.map(|(modal, _)| modal);
    let own = match modal {
        Some(Modal::May | Modal::Could | Modal::Can) if cue.bare.is_none() => Some(Certainty::Possible),
        Some(Modal::Would) if cue.clause.is_perfect || !clauses.is_reported(&cue.clause) => return None,
        Some(Modal::Should | Modal::Must) if cue.bare.is_none() => return None,
        _ => None,
    };
    if own.is_none()
        && cue.bare.is_none()
        && !is_expected
        && is_only_thought_of(reader, cue, standing.reality)
    {
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
    let is_denied = standing.is_negated();
    // A bare "will not" denies its content; a noun that is dropped is not held any more.
    if cue.bare.is_some_and(|bare| bare != Bare::Should) {
        return Some(Claim { is_denied: false, certainty });
    }
    let rule = &reader.lexicon.rules[cue.rule];
    let certainty = match (is_denied, certainty) {
        (false, certainty) => certainty,
        (true, Certainty::Certain) => Certainty::CertainlyNot,
        (true, Certainty::Probable) => Certainty::ProbablyNot,
        (true, _) => Certainty::PossiblyNot,
    };
    let needs_denial = cue.bare == Some(Bare::Should) && rule.negated.is_some() && is_denied;
    let _ = needs_denial;
    Some(Claim { is_denied, certainty })
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
fn is_only_thought_of(reader: &Reader<'_>, cue: &Cue, reality: Reality) -> bool {
    let is_noun = cue.clause.link == Link::Participant;
    let will = cue.clause.modal.is_some_and(|(modal, _)| matches!(modal, Modal::Will | Modal::Would));
    let _ = reader;
    match reality {
        Reality::Actual => false,
        Reality::Future => !will && !is_noun && cue.clause.tense != crate::syntax::Tense::Future,
        Reality::Hypothetical => true,
    }
}
