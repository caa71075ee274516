//! What happened, in the scheme of PLOVER: clauses whose words say an event by rule, with who did it and to whom.
//!
//! [`trigger`] finds the words, [`party`] who takes part, [`status`] how far it is so and what type that makes of it,
//! [`admission`] whether those who take part make an event of it.

mod admission;
mod context;
mod learned;
mod lexicon;
mod party;
mod status;
#[cfg(all(test, feature = "models"))]
mod tests;
mod trigger;

use lexicon::Lexicon;
use trigger::Trigger;

use crate::discourse::Context;
use crate::syntax::Factuality;
use crate::types::{EntityId, Event, QuotationId, Span, TimeId};

/// Rules of events.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    lexicon: Lexicon,
    contexts: context::Contexts,
}

/// What the words say, before it is known to be an event.
#[derive(Debug)]
struct Draft {
    /// The rules that the words fit, likeliest first.
    rules: Vec<usize>,
    span: Span,
    lemma: String,
    factuality: Factuality,
    actors: Vec<EntityId>,
    recipients: Vec<EntityId>,
    place: Option<EntityId>,
    time: Option<TimeId>,
    is_historical: bool,
    quotation: Option<QuotationId>,
    contexts: Vec<String>,
    /// The head of the words for the first actor.
    actor_lemma: String,
    /// Whether its sentence speaks of states, governments or parties.
    is_political: bool,
}

/// The events of a text, in reading order.
pub(crate) fn find(context: &Context<'_>, rules: &Rules) -> Vec<Event> {
    let reader = Reader { context, rules, latest_year: status::latest_year(context.times), is_open: false };
    let ruled = if context::is_sport(&reader) { Vec::new() } else { reader.ruled() };
    learned::settle(&Reader { is_open: true, ..reader }, ruled)
}

/// Reads events of a text.
struct Reader<'a> {
    context: &'a Context<'a>,
    rules: &'a Rules,
    /// Of all times of the text.
    latest_year: Option<i32>,
    /// Whether whoever is spoken of may take part, not only who is known to act.
    is_open: bool,
}

impl Reader<'_> {
    /// The events that rules find.
    fn ruled(&self) -> Vec<Event> {
        let triggers = trigger::find(self);
        let mut events = Vec::new();
        for draft in triggers.iter().filter_map(|trigger| self.read(trigger, &triggers)) {
            events.extend(admission::admit(draft, &events, self.context.discourse, self.rules));
        }
        events
    }

    fn read(&self, trigger: &Trigger, triggers: &[Trigger]) -> Option<Draft> {
        if trigger::is_content(self, trigger, triggers) {
            return None;
        }
        let clauses = self.context.clauses;
        let (actors, word) = party::actors(self, trigger)?;
        let recipients = party::recipients(self, trigger, &actors, word);
        let span = clauses.parse.text.tokens[trigger.clause.word];
        let factuality = clauses.factuality_of(&trigger.clause, trigger.index, self.context.veridicality);
        if status::is_unreal(self, trigger, &factuality) {
            return None;
        }
        let time = status::time(self, trigger);
        Some(Draft {
            rules: trigger.rules.clone(),
            span,
            lemma: trigger.clause.lemma.clone(),
            factuality,
            actors,
            recipients,
            place: party::place(self, trigger),
            time,
            is_historical: status::is_historical(self, time),
            quotation: self.context.quotation_around(span),
            contexts: self.rules.contexts.of(self, trigger),
            is_political: self.is_political(trigger.clause.sentence),
            actor_lemma: clauses.parse.lemma(word).to_lowercase(),
        })
    }

    /// Whether somebody of public affairs is mentioned in a sentence.
    fn is_political(&self, sentence: usize) -> bool {
        let span = self.context.clauses.parse.text.sentences[sentence].span;
        let discourse = self.context.discourse;
        discourse.mentions_in(span).any(|mention| admission::is_public(discourse, mention.entity))
    }
}
