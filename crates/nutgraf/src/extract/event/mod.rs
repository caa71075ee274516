//! What happened, in the scheme of PLOVER: clauses whose words say an event by rule, with who did it and to whom.
//!
//! [`trigger`] finds the words, [`party`] who takes part, [`status`] how far it is so and what type that makes of it.
//! Who takes part without a name is a [`Party::Phrase`], which the pipeline makes an entity of before [`settle`] says
//! which drafts are events.

mod context;
mod lexicon;
mod party;
mod settle;
mod status;
#[cfg(all(test, feature = "models"))]
mod tests;
mod trigger;

use lexicon::Lexicon;
pub(crate) use party::Party;
pub(crate) use settle::{phrases, settle};
use trigger::Trigger;

use crate::syntax::{Findings, Standing};
use crate::types::{EntityId, QuotationId, Span, TimeId};

/// Rules of events.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    lexicon: Lexicon,
    contexts: context::Contexts,
}

/// An event whose parties are not all entities yet.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The rules that the words fit, likeliest first.
    rules: Vec<usize>,
    span: Span,
    lemma: String,
    standing: Standing,
    actors: Vec<Party>,
    recipients: Vec<Party>,
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

/// The events that the words of a text may say, in reading order.
pub(crate) fn find(source: &Findings<'_>, rules: &Rules) -> Vec<Draft> {
    let reader = Reader { source, rules, latest_year: status::latest_year(source.times) };
    if context::is_sport(&reader) {
        return Vec::new();
    }
    let triggers = trigger::find(&reader);
    triggers.iter().filter_map(|trigger| reader.read(trigger, &triggers)).collect()
}

/// Reads events of a text.
struct Reader<'a> {
    source: &'a Findings<'a>,
    rules: &'a Rules,
    /// Of all times of the text.
    latest_year: Option<i32>,
}

impl Reader<'_> {
    fn read(&self, trigger: &Trigger, triggers: &[Trigger]) -> Option<Draft> {
        if trigger::is_content(self, trigger, triggers) {
            return None;
        }
        let clauses = self.source.clauses;
        let (actors, word) = party::actors(self, trigger)?;
        let recipients = party::recipients(self, trigger, &actors, word);
        let span = clauses.tree.text.tokens[trigger.clause.word];
        let standing = clauses.standing_of(&trigger.clause, trigger.index, self.source.veridicality);
        if status::is_unreal(self, trigger, &standing) {
            return None;
        }
        let time = status::time(self, trigger);
        Some(Draft {
            rules: trigger.rules.clone(),
            span,
            lemma: trigger.clause.lemma.clone(),
            standing,
            actors,
            recipients,
            place: party::place(self, trigger),
            time,
            is_historical: status::is_historical(self, time),
            quotation: self.source.quotation_around(span),
            contexts: self.rules.contexts.of(self, trigger),
            is_political: self.is_political(trigger.clause.sentence),
            actor_lemma: clauses.tree.lemma(word).to_lowercase(),
        })
    }

    /// Whether somebody of public affairs is mentioned in a sentence.
    fn is_political(&self, sentence: usize) -> bool {
        let span = self.source.clauses.tree.text.sentences[sentence].span;
        let mentions = self.source.mentions;
        let from = mentions.partition_point(|mention| mention.span.start() < span.start());
        let mut here = mentions[from..].iter().take_while(|mention| mention.span.start() < span.end());
        here.any(|mention| settle::is_public(&self.source.entities[mention.entity.index()]))
    }

    /// Whether a word is part of a time.
    fn is_time(&self, word: usize) -> bool {
        let token = self.source.clauses.tree.text.tokens[word];
        let times = self.source.times;
        let at = times.partition_point(|time| time.span.end() <= token.start());
        times.get(at).is_some_and(|time| time.span.contains(token))
    }
}
