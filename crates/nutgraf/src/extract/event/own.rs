//! Events that rules of the user find: rules tell how far each is so, trees who takes part.

use super::lexicon::{Entry, Rule};
use super::trigger::{self, Trigger};
use super::{Found, Reader, learned, status};
use crate::confidence::Origin;
use crate::syntax::Kind;
use crate::types::{Event, EventStatus, Evidence, Upos};

/// The events that rules of the user find, in reading order.
pub(super) fn find(reader: &Reader<'_>) -> Vec<Found> {
    let lexicon = &reader.rules.lexicon;
    if !lexicon.has_own() {
        return Vec::new();
    }
    let clauses = reader.context.clauses;
    let mut found = Vec::new();
    for (index, clause) in clauses.all.iter().enumerate() {
        let lemma = if clause.kind == Kind::Verb { clause.verb() } else { "be" };
        let fits = |entry: &Entry| Some((entry.rule, trigger::stands(reader, index, clause, entry)?));
        found.extend(lexicon.own_verb(lemma).filter_map(fits).find_map(|(rule, words)| {
            let clause = clause.clone();
            event(reader, Trigger { rules: vec![rule], clause, index: Some(index), light: None, words })
        }));
    }
    for word in (0..clauses.parse.len()).filter(|&at| clauses.parse.upos(at) == Upos::Noun) {
        let rules = lexicon.own_noun(clauses.parse.lemma(word)).iter();
        found.extend(rules.into_iter().find_map(|&rule| event(reader, learned::trigger(reader, word, rule))));
    }
    found.sort_by_key(|found| found.event.trigger.span);
    found
}

/// The events that rules of the user find (`own`), and the others whose triggers are not among theirs, in reading order.
pub(super) fn prefer(own: Vec<Found>, mut others: Vec<Found>) -> Vec<Found> {
    if own.is_empty() {
        return others;
    }
    others.retain(|found| !own.iter().any(|one| one.event.trigger.span.overlaps(found.event.trigger.span)));
    others.extend(own);
    others.sort_by_key(|found| found.event.trigger.span);
    others
}

/// The event that a trigger says, if it says one of anybody.
fn event(reader: &Reader<'_>, trigger: Trigger) -> Option<Found> {
    let clauses = reader.context.clauses;
    let Rule { name, r#type, mode, own, .. } = &reader.rules.lexicon.rules[trigger.rules[0]];
    let own = own.as_ref().filter(|own| clauses.speaks_of(trigger.clause.word, &own.topics))?;
    let factuality = reader.factuality(&trigger);
    let is_plot = reader.context.tells_a_plot(trigger.clause.sentence);
    if is_plot || status::is_unreal(reader, &trigger, &factuality) {
        return None;
    }
    let (draft, arguments) = learned::draft(reader, &trigger, factuality);
    let draft = draft.with_one_another(*r#type);
    let is_told = !draft.actors.is_empty() || !draft.recipients.is_empty();
    let status = if factuality.is_negated {
        EventStatus::Negated
    } else {
        learned::told(*r#type, &factuality, draft.is_historical)
    };
    let event = draft.into_event((*r#type, status), mode.clone(), Evidence::rule(name));
    let event = Event { label: own.label.clone(), ..event };
    is_told.then_some(Found { arguments, frame: 0, origin: Origin::Codebook, event })
}
