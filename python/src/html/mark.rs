//! What each kind of fact shows in the text.

use std::collections::BTreeMap;

use nutgraf::{Dateline, Document, Quantity, QuantityKind, Quotation, Span, TimeExpression};

use super::escape::escaped;

/// The tints of speakers, in the order of their first words; then they begin again.
const TINTS: [&str; 8] = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"];

/// What the page says of a place of the text.
pub(crate) struct Mark {
    pub(crate) span: Span,
    /// Classes of the style.
    pub(crate) class: String,
    /// Said when one points at it.
    pub(crate) title: String,
    /// HTML that follows it.
    pub(crate) after: String,
}

impl Mark {
    fn new(span: Span, class: &str, title: &str) -> Self {
        Self { span, class: class.to_owned(), title: title.to_owned(), after: String::new() }
    }
}

/// Who is quoted: one speaker for the same name.
pub(crate) struct Speakers<'a> {
    /// With the number of quotations, in the order of the first.
    names: Vec<(&'a str, usize)>,
    of_quotations: Vec<Option<usize>>,
}

impl<'a> Speakers<'a> {
    /// The speakers of a document's quotations.
    pub(crate) fn new(document: &'a Document) -> Self {
        let (mut names, mut known) = (Vec::<(&str, usize)>::new(), BTreeMap::new());
        let mut speaker = |quotation| {
            let name = document.speaker_name(quotation)?;
            let index = *known.entry(name.to_lowercase()).or_insert(names.len());
            if index == names.len() {
                names.push((name, 0));
            }
            names[index].1 += 1;
            Some(index)
        };
        let of_quotations = document.facts.quotations.iter().map(&mut speaker).collect();
        Self { names, of_quotations }
    }

    /// Each speaker with the number of quotations, in the order of tints.
    pub(crate) fn names(&self) -> &[(&'a str, usize)] {
        &self.names
    }
}

/// The class of a speaker.
pub(crate) fn tint(speaker: Option<usize>) -> &'static str {
    speaker.map_or("nobody", |speaker| TINTS[speaker % TINTS.len()])
}

/// What the page marks, in the order of the kinds.
pub(crate) fn marks(document: &Document, speakers: &Speakers<'_>) -> Vec<Mark> {
    let Document { article, facts, .. } = document;
    let quotations = facts.quotations.iter().zip(&speakers.of_quotations);
    let dateline = |dateline: &Dateline| Mark::new(dateline.span, "dateline", "dateline");
    let quantity = |quantity: &Quantity| Mark::new(quantity.span, "quantity", &number(quantity));
    let time = |time: &TimeExpression| Mark::new(time.span, "time", time.value.as_deref().unwrap_or("time"));
    let mut marks: Vec<Mark> = facts.dateline.iter().map(dateline).collect();
    marks.extend(
        quotations.flat_map(|(quotation, speaker)| said(quotation, *speaker, speakers, article.text())),
    );
    marks.extend(facts.quantities.iter().map(quantity));
    marks.extend(facts.times.iter().map(time));
    marks
}

/// The words that were said, who said them and the word for it.
fn said(quotation: &Quotation, speaker: Option<usize>, speakers: &Speakers<'_>, text: &str) -> Vec<Mark> {
    let tint = tint(speaker);
    let name = speaker.map_or("no speaker named", |speaker| speakers.names[speaker].0);
    let said = format!("said {tint}");
    let mut marks: Vec<Mark> = quotation.content.iter().map(|span| Mark::new(*span, &said, name)).collect();
    marks.extend(quotation.speaker_span.map(|span| Mark::new(span, &format!("who {tint}"), name)));
    marks.extend(quotation.cue.as_ref().map(|cue| Mark::new(cue.span, &format!("cue {tint}"), name)));
    let last = quotation.content.last().filter(|_| speaker.is_some());
    if let Some(last) = last.filter(|last| !is_named_beside(quotation, **last, name, text)) {
        let mut end = Mark::new(last_mark(*last, text), "", "");
        end.after = format!("<cite class=\"{tint}\">{}</cite>", escaped(name));
        marks.push(end);
    }
    marks
}

/// Whether the text names the speaker itself, in the same paragraph.
fn is_named_beside(quotation: &Quotation, last: Span, name: &str, text: &str) -> bool {
    let near = |span: &Span| {
        let between = last.end().min(span.end())..last.start().max(span.start());
        text[*span].contains(name) && !text.get(between).is_some_and(|between| between.contains('\n'))
    };
    quotation.speaker_span.as_ref().is_some_and(near)
}

/// The closing mark of a quotation, else the last character of it.
fn last_mark(content: Span, text: &str) -> Span {
    let before = text[content].chars().next_back().map_or(0, char::len_utf8);
    match text[content.end()..].chars().next().filter(|char| "”’\"'»“".contains(*char)) {
        Some(mark) => Span::new(content.end(), content.end() + mark.len_utf8()),
        None => Span::new(content.end() - before, content.end()),
    }
}

/// A quantity in figures.
fn number(quantity: &Quantity) -> String {
    let values = [quantity.value, quantity.value_max].into_iter().flatten();
    let values: Vec<String> = values.map(|value| value.to_string()).collect();
    let unit = quantity.currency.as_deref().or(quantity.unit.as_deref());
    let percent = (quantity.kind == QuantityKind::Percent).then_some("%");
    let parts = [values.join(" to "), unit.or(percent).unwrap_or_default().to_owned()];
    parts.join(" ").trim().to_owned()
}
