//! A document as brat standoff: its text in one file, its facts with their places in another.

use std::collections::BTreeMap;
use std::fmt::Write;

use nutgraf::{CharIndex, Document, EntityId, Span};
use serde::Serialize;

use super::name;

/// What brat has to know of the types before it shows a folder of standoff (`annotation.conf`).
pub const BRAT_CONFIG: &str = include_str!("brat.conf");

/// The annotations of a document in the standoff format of brat (`.ann`), for a file beside one with its text (`.txt`).
///
/// Mentions, times and quantities are text-bound annotations; quotations, events and positions are events of brat: a trigger with those
/// who take part, for whom their first mention stands. What has no word of its own to stand for it is left out: a quotation without a
/// cue has its content for a trigger.
#[must_use]
pub fn brat(document: &Document) -> String {
    let text = document.article.text();
    let mut standoff = Standoff { text, index: CharIndex::new(text), ..Standoff::default() };
    let firsts = standoff.mentions(document);
    standoff.values(document);
    standoff.quotations(document, &firsts);
    standoff.events(document, &firsts);
    standoff.positions(document, &firsts);
    standoff.lines
}

/// The annotation of the first mention of each entity.
type Firsts = BTreeMap<EntityId, usize>;

struct Standoff<'a> {
    text: &'a str,
    index: CharIndex<'a>,
    lines: String,
    /// Annotations so far, by the letter that they are numbered under.
    bound: usize,
    events: usize,
    attributes: usize,
    notes: usize,
}

impl Default for Standoff<'_> {
    fn default() -> Self {
        let index = CharIndex::new("");
        Self { text: "", index, lines: String::new(), bound: 0, events: 0, attributes: 0, notes: 0 }
    }
}

impl Standoff<'_> {
    fn mentions(&mut self, document: &Document) -> Firsts {
        let mut all = BTreeMap::<EntityId, Vec<usize>>::new();
        for mention in &document.facts.mentions {
            let Some(entity) = document.facts.entity_of(mention) else { continue };
            let number = self.bind(&camel(&entity.kind), &[mention.span]);
            let numbers = all.entry(mention.entity).or_default();
            numbers.push(number);
            if let (Some(link), 1) = (&entity.link, numbers.len()) {
                self.note(number, link);
            }
        }
        for numbers in all.values().filter(|numbers| numbers.len() > 1) {
            let same: String = numbers.iter().map(|number| format!(" T{number}")).collect();
            self.line(&format!("*\tEquiv{same}"));
        }
        all.into_iter().filter_map(|(entity, numbers)| Some((entity, *numbers.first()?))).collect()
    }

    /// Times and quantities, with their values as notes.
    fn values(&mut self, document: &Document) {
        for time in &document.facts.times {
            let number = self.bind("Time", &[time.span]);
            if let Some(value) = &time.value {
                self.note(number, value);
            }
        }
        for quantity in &document.facts.quantities {
            let number = self.bind("Quantity", &[quantity.span]);
            let unit = quantity.currency.as_ref().or(quantity.unit.as_ref());
            let value = quantity.value.map(|value| value.to_string());
            let parts: Vec<String> = value.into_iter().chain(unit.cloned()).collect();
            if !parts.is_empty() {
                self.note(number, &parts.join(" "));
            }
        }
    }

    fn quotations(&mut self, document: &Document, firsts: &Firsts) {
        for quotation in &document.facts.quotations {
            let content = self.bind("Said", &quotation.content);
            let trigger = match &quotation.cue {
                Some(cue) => self.bind("Quotation", &[cue.span]),
                None => self.bind("Quotation", &quotation.content),
            };
            let mut arguments = vec![("Content", content)];
            arguments.extend(first(quotation.speaker, firsts).map(|number| ("Speaker", number)));
            let event = self.event("Quotation", trigger, &arguments);
            self.attribute("Kind", event, &name(&quotation.kind));
            self.attribute("Manner", event, quotation.manner.name());
        }
    }

    fn events(&mut self, document: &Document, firsts: &Firsts) {
        for event in &document.facts.events {
            let kind = camel(&event.r#type);
            let trigger = self.bind(&kind, &[event.trigger.span]);
            let role = |role: &'static str, ids: &[EntityId]| -> Vec<(&'static str, usize)> {
                ids.iter().filter_map(|id| Some((role, first(Some(*id), firsts)?))).collect()
            };
            let mut arguments = role("Actor", &event.actors);
            arguments.extend(role("Recipient", &event.recipients));
            arguments.extend(first(event.place, firsts).map(|number| ("Place", number)));
            let number = self.event(&kind, trigger, &arguments);
            self.attribute("Status", number, &name(&event.status));
        }
    }

    fn positions(&mut self, document: &Document, firsts: &Firsts) {
        for position in &document.facts.positions {
            let Some(cue) = &position.cue else { continue };
            let kind = format!("Stance-{}", camel(&position.act));
            let trigger = self.bind(&kind, &[cue.span]);
            let holders = position.holders.iter().filter_map(|holder| first(holder.entity, firsts));
            let mut arguments: Vec<_> = holders.map(|number| ("Holder", number)).collect();
            let addressees = position.addressees.iter().filter_map(|id| first(Some(*id), firsts));
            arguments.extend(addressees.map(|number| ("Addressee", number)));
            if let Some(content) = position.content {
                arguments.push(("Content", self.bind("Content", &[content])));
            }
            let number = self.event(&kind, trigger, &arguments);
            if let Some(certainty) = &position.certainty {
                self.attribute("Certainty", number, &name(certainty));
            }
        }
    }

    /// Writes a text-bound annotation and returns its number. A line break parts a place in two, as brat wants.
    fn bind(&mut self, kind: &str, spans: &[Span]) -> usize {
        self.bound += 1;
        let pieces: Vec<(usize, &str)> = spans.iter().flat_map(|span| pieces(self.text, *span)).collect();
        let places = pieces.iter().map(|(start, words)| {
            format!("{} {}", self.index.to_char(*start), self.index.to_char(start + words.len()))
        });
        let places = places.collect::<Vec<_>>().join(";");
        let words = pieces.iter().map(|(_, words)| *words).collect::<Vec<_>>().join(" ");
        self.line(&format!("T{}\t{kind} {places}\t{words}", self.bound));
        self.bound
    }

    fn event(&mut self, kind: &str, trigger: usize, arguments: &[(&str, usize)]) -> usize {
        self.events += 1;
        let mut counts = BTreeMap::<&str, usize>::new();
        let mut line = format!("E{}\t{kind}:T{trigger}", self.events);
        for (role, number) in arguments {
            let count = counts.entry(role).or_default();
            *count += 1;
            let nth = if *count > 1 { count.to_string() } else { String::new() };
            // Writing to a string cannot fail.
            let _ = write!(line, " {role}{nth}:T{number}");
        }
        self.line(&line);
        self.events
    }

    fn attribute(&mut self, kind: &str, event: usize, value: &str) {
        self.attributes += 1;
        self.line(&format!("A{}\t{kind} E{event} {value}", self.attributes));
    }

    fn note(&mut self, bound: usize, text: &str) {
        self.notes += 1;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.line(&format!("#{}\tAnnotatorNotes T{bound}\t{text}", self.notes));
    }

    fn line(&mut self, line: &str) {
        self.lines.push_str(line);
        self.lines.push('\n');
    }
}

fn first(entity: Option<EntityId>, firsts: &Firsts) -> Option<usize> {
    firsts.get(&entity?).copied()
}

/// A span without its line breaks: where each piece begins, in bytes, and its words.
fn pieces(text: &str, span: Span) -> impl Iterator<Item = (usize, &str)> {
    let lines = text[span].split_inclusive(['\n', '\r']).scan(span.start(), |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    lines
        .map(|(start, line)| (start + line.len() - line.trim_start().len(), line.trim()))
        .filter(|(_, line)| !line.is_empty())
}

/// The name of a kind as brat writes types: "RULE_OUT" is "RuleOut".
fn camel(kind: &impl Serialize) -> String {
    let parts = name(kind);
    let parts = parts.split('_').map(|part| {
        let mut letters = part.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters.map(|letter| letter.to_ascii_lowercase())).collect::<String>()
    });
    parts.collect()
}
