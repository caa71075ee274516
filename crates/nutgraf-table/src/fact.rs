//! The flat view: who, what and when of every claim, in one table.

use std::borrow::Cow;

use nutgraf::{
    Act, Entity, EntityId, Event, EventType, Holder, Passage, Position, Quantity, QuantityKind, Quotation,
    QuotationKind, QuotationManner, Record, TimeExpression, TimeId, TimeType,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A claim of an article in one row.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Fact<'a> {
    /// "quotation", "quantity", "time", "event" or "position".
    kind: &'static str,
    /// Its number in the table of its kind.
    fact: u32,
    /// The speaker, the actors, the holders: names of entities, else the words of the text.
    who: Option<Cow<'a, str>>,
    /// The kind of quotation; the amount; the type of time or event; the act.
    #[schemars(with = "Option<String>")]
    what: Option<What>,
    /// The time, as TIMEX3 has it, where the text ties one to the claim.
    when: Option<&'a str>,
    /// First code point.
    start: u32,
    /// One past the last code point.
    end: u32,
    /// The words; of a quotation in several spans what is quoted, with a space between two.
    text: Cow<'a, str>,
}

/// What a claim says, a word or a few.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum What {
    Quotation(QuotationKind),
    Amount(String),
    Time(TimeType),
    Event(EventType),
    Position(Act),
}

/// The claims of a document: kind by kind, each in reading order; of its quotations those of some manners.
pub(crate) fn facts<'a>(record: &'a Record<'_>, manners: &[QuotationManner]) -> Vec<Fact<'a>> {
    let of = Of {
        entities: record.entities.as_deref().unwrap_or_default(),
        times: record.times.as_deref().unwrap_or_default(),
    };
    let mut facts = Vec::new();
    let said = record.quotations.iter().flatten().filter(|quotation| manners.contains(&quotation.manner));
    facts.extend(said.filter_map(|quotation| of.quotation(quotation)));
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

impl<'a> Of<'a> {
    fn quotation(&self, quotation: &'a Quotation<Passage>) -> Option<Fact<'a>> {
        let (first, last) = (quotation.content.first()?, quotation.content.last()?);
        let text = match quotation.content.as_slice() {
            [span] => Cow::from(&span.text),
            several => several.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join(" ").into(),
        };
        let named = quotation.speaker.and_then(|speaker| self.name(speaker));
        let who = named.or_else(|| quotation.speaker_span.as_ref().map(|span| span.text.as_str()));
        let (who, what) = (who.map(Cow::from), Some(What::Quotation(quotation.kind)));
        let (fact, start, end) = (quotation.id.0, first.start, last.end);
        Some(Fact { kind: "quotation", fact, who, what, when: None, start, end, text })
    }

    fn event(&self, event: &'a Event<Passage>) -> Fact<'a> {
        let what = Some(What::Event(event.r#type));
        let when = event.time.and_then(|time| self.value(time));
        at(&event.trigger.span, ("event", event.id.0), self.names(&event.actors), what, when)
    }

    fn position(&self, position: &'a Position<Passage>) -> Option<Fact<'a>> {
        let span = position.content.as_ref().or_else(|| position.cue.as_ref().map(|cue| &cue.span))?;
        let holder = |holder: &'a Holder<Passage>| {
            holder.entity.and_then(|entity| self.name(entity)).unwrap_or(&holder.span.text)
        };
        let who = joined(position.holders.iter().map(holder));
        let when = position.due.and_then(|time| self.value(time));
        Some(at(span, ("position", position.id.0), who, Some(What::Position(position.act)), when))
    }

    fn name(&self, entity: EntityId) -> Option<&'a str> {
        self.entities.get(entity.index()).map(|entity| entity.name.as_str())
    }

    fn names(&self, entities: &[EntityId]) -> Option<Cow<'a, str>> {
        joined(entities.iter().filter_map(|entity| self.name(*entity)))
    }

    fn value(&self, time: TimeId) -> Option<&'a str> {
        self.times.get(time.index())?.value.as_deref()
    }
}

/// A claim at a place, with its kind and number.
fn at<'a>(
    span: &'a Passage,
    (kind, fact): (&'static str, u32),
    who: Option<Cow<'a, str>>,
    what: Option<What>,
    when: Option<&'a str>,
) -> Fact<'a> {
    Fact { kind, fact, who, what, when, start: span.start, end: span.end, text: Cow::from(&span.text) }
}

fn time(time: &TimeExpression<Passage>) -> Fact<'_> {
    at(&time.span, ("time", time.id.0), None, Some(What::Time(time.r#type)), time.value.as_deref())
}

fn quantity(quantity: &Quantity<Passage>) -> Fact<'_> {
    at(&quantity.span, ("quantity", quantity.id.0), None, amount(quantity).map(What::Amount), None)
}

/// Names with "; " between them; `None` where there is none.
fn joined<'a>(names: impl Iterator<Item = &'a str>) -> Option<Cow<'a, str>> {
    let names: Vec<&str> = names.collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(Cow::from(*name)),
        several => Some(several.join("; ").into()),
    }
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
