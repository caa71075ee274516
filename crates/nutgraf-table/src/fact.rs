//! The flat view: who, what and when of every claim, in one table.

use nutgraf::{
    Entity, EntityId, Event, Passage, Position, Quantity, QuantityKind, Quotation, Record, TimeExpression,
    TimeId,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A claim of an article in one row.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Fact {
    /// "quotation", "quantity", "time", "event" or "position".
    kind: String,
    /// The speaker, the actors, the holders: names of entities, else the words of the text.
    who: Option<String>,
    /// The kind of quotation; the amount; the type of time or event; the act.
    what: Option<String>,
    /// The time, as TIMEX3 has it, where the text ties one to the claim.
    when: Option<String>,
    /// First code point.
    start: u32,
    /// One past the last code point.
    end: u32,
    /// The words; of a quotation in several spans only what is quoted, with " … " where the spans part.
    text: String,
}

/// The claims of a document: kind by kind, each in reading order.
pub(crate) fn facts(record: &Record<'_>) -> Vec<Fact> {
    let of = Of {
        entities: record.entities.as_deref().unwrap_or_default(),
        times: record.times.as_deref().unwrap_or_default(),
    };
    let mut facts = Vec::new();
    facts.extend(record.quotations.iter().flatten().filter_map(|quotation| of.quotation(quotation)));
    facts.extend(record.quantities.iter().flatten().map(quantity));
    facts.extend(record.times.iter().flatten().map(time));
    facts.extend(record.events.iter().flatten().map(|event| of.event(event)));
    facts.extend(record.positions.iter().flatten().filter_map(|position| of.position(position)));
    facts
}

/// What ids refer to.
struct Of<'a> {
    entities: &'a [Entity<Passage>],
    times: &'a [TimeExpression<Passage>],
}

impl Of<'_> {
    fn quotation(&self, quotation: &Quotation<Passage>) -> Option<Fact> {
        let (first, last) = (quotation.content.first()?, quotation.content.last()?);
        let words: Vec<&str> = quotation.content.iter().map(|span| span.text.as_str()).collect();
        let named = quotation.speaker.and_then(|speaker| self.name(speaker));
        let who = named.or_else(|| quotation.speaker_span.as_ref().map(|span| span.text.clone()));
        let text = words.join(" … ");
        Some(Fact {
            kind: "quotation".to_owned(),
            who,
            what: Some(word(&quotation.kind)),
            when: None,
            start: first.start,
            end: last.end,
            text,
        })
    }

    fn event(&self, event: &Event<Passage>) -> Fact {
        let Passage { start, end, text } = event.trigger.span.clone();
        let what = Some(word(&event.r#type));
        let when = event.time.and_then(|time| self.value(time));
        Fact { kind: "event".to_owned(), who: self.names(&event.actors), what, when, start, end, text }
    }

    fn position(&self, position: &Position<Passage>) -> Option<Fact> {
        let span = position.content.as_ref().or_else(|| position.cue.as_ref().map(|cue| &cue.span))?;
        let Passage { start, end, text } = span.clone();
        let holder = |holder: &nutgraf::Holder<Passage>| {
            holder.entity.and_then(|entity| self.name(entity)).unwrap_or_else(|| holder.span.text.clone())
        };
        let holders: Vec<String> = position.holders.iter().map(holder).collect();
        let who = Some(holders.join("; ")).filter(|holders| !holders.is_empty());
        let when = position.due.and_then(|time| self.value(time));
        Some(Fact {
            kind: "position".to_owned(),
            who,
            what: Some(word(&position.act)),
            when,
            start,
            end,
            text,
        })
    }

    fn name(&self, entity: EntityId) -> Option<String> {
        self.entities.get(entity.index()).map(|entity| entity.name.clone())
    }

    fn names(&self, entities: &[EntityId]) -> Option<String> {
        let names: Vec<String> = entities.iter().filter_map(|entity| self.name(*entity)).collect();
        Some(names.join("; ")).filter(|names| !names.is_empty())
    }

    fn value(&self, time: TimeId) -> Option<String> {
        self.times.get(time.index())?.value.clone()
    }
}

fn time(time: &TimeExpression<Passage>) -> Fact {
    let Passage { start, end, text } = time.span.clone();
    let what = Some(word(&time.r#type));
    Fact { kind: "time".to_owned(), who: None, what, when: time.value.clone(), start, end, text }
}

fn quantity(quantity: &Quantity<Passage>) -> Fact {
    let Passage { start, end, text } = quantity.span.clone();
    Fact { kind: "quantity".to_owned(), who: None, what: amount(quantity), when: None, start, end, text }
}

/// "825000000 EUR", "12 percent", "26 nations", "40–50 kilometre".
fn amount(quantity: &Quantity<Passage>) -> Option<String> {
    let mut amount = quantity.value?.to_string();
    if let Some(most) = quantity.value_max {
        amount = format!("{amount}–{most}");
    }
    let percent = (quantity.kind == QuantityKind::Percent).then_some("percent");
    let counted = || quantity.of.as_ref().map(|span| span.text.as_str());
    let unit = quantity.currency.as_deref().or(quantity.unit.as_deref()).or(percent).or_else(counted);
    Some(unit.map_or_else(|| amount.clone(), |unit| format!("{amount} {unit}")))
}

/// The name of a value from a closed list, as it is written.
fn word(value: &impl Serialize) -> String {
    let name = serde_json::to_value(value).expect("a name is JSON");
    name.as_str().map(str::to_owned).unwrap_or_default()
}
