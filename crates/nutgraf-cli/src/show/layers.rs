//! What each kind of fact shows: marks in the text, an entry of the legend, lines of the list. One function a kind.

use anstyle::{Ansi256Color, AnsiColor, Color, Style};
use nutgraf::{
    Document, Entity, EntityId, Event, FactKind, Position, Quantity, QuantityKind, Quotation,
    QuotationManner, Span, TimeExpression,
};
use rustc_hash::FxHashMap;

use super::layout::single_spaced;
use super::paint::Mark;
use super::{entities, event_in_parts};

/// Colors of speakers, in the order of their first words; then they begin again.
const PALETTE: [Color; 8] = [
    Color::Ansi(AnsiColor::Cyan),
    Color::Ansi(AnsiColor::Magenta),
    Color::Ansi(AnsiColor::Green),
    Color::Ansi(AnsiColor::Blue),
    Color::Ansi(AnsiColor::Red),
    ORANGE,
    VIOLET,
    PINK,
];
const ORANGE: Color = Color::Ansi256(Ansi256Color(208));
const VIOLET: Color = Color::Ansi256(Ansi256Color(141));
const PINK: Color = Color::Ansi256(Ansi256Color(218));
/// Of what is counted and dated, which lies over the words of speakers.
const MEASURE: Style = AnsiColor::Yellow.on_default();

/// Words that name somebody else each time: alone they give no speaker a color.
const PRONOUNS: [&str; 8] = ["he", "she", "they", "it", "we", "i", "you", "who"];

/// Entities that are listed at most.
const ENTITIES: usize = 24;

/// What one kind of fact shows.
pub(crate) struct Layer {
    /// Name of the kind.
    pub(crate) name: &'static str,
    /// Over the text, later ones over earlier ones.
    pub(crate) marks: Vec<Mark>,
    /// What its marks mean, in their own style.
    pub(crate) legend: Vec<(String, Style)>,
    pub(crate) list: Vec<Row>,
    /// Whether a line of each fact will do, since its words stand in the article.
    pub(crate) is_brief: bool,
}

/// A fact in words.
pub(crate) struct Row {
    /// The words of the article, or who speaks.
    pub(crate) head: String,
    pub(crate) style: Style,
    /// What they come to; may be empty.
    pub(crate) value: String,
}

/// The layers of a document that hold something, from the lowest up; of its quotations those of some manners.
pub(crate) fn layers(document: &Document, manners: &[QuotationManner]) -> Vec<Layer> {
    let quoted = document.facts.quotations.iter();
    let quoted: Vec<&Quotation> = quoted.filter(|one| manners.contains(&one.manner)).collect();
    let speakers = Speakers::new(document, &quoted);
    let layers = [
        dateline(document),
        quotations(document, &quoted, &speakers),
        shares(&speakers),
        who(document, &quoted, &speakers),
        what_happened(document),
        positions(document),
        quantities(document),
        times(document),
    ];
    layers.into_iter().filter(|layer| !layer.list.is_empty()).collect()
}

fn dateline(document: &Document) -> Layer {
    let style = Style::new().bold().dimmed();
    let dateline = document.facts.dateline.iter();
    Layer {
        name: "dateline",
        marks: dateline.clone().map(|dateline| Mark { span: dateline.span, style }).collect(),
        legend: vec![("dateline".to_owned(), style)],
        list: dateline
            .map(|dateline| {
                let parts = [&dateline.place, &dateline.source, &dateline.date];
                let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                Row { head: parts.join(" · "), style: Style::new(), value: String::new() }
            })
            .collect(),
        is_brief: false,
    }
}

fn quotations(document: &Document, quoted: &[&Quotation], speakers: &Speakers) -> Layer {
    let article = &document.article;
    let mut layer = Layer {
        name: "quotations",
        marks: Vec::new(),
        legend: speakers.legend(),
        list: Vec::new(),
        is_brief: true,
    };
    for (quotation, speaker) in quoted.iter().zip(&speakers.of_quotations) {
        let style = speaker.map_or(Style::new().italic(), color);
        let mut mark = |spans: &[Span], style| {
            layer.marks.extend(spans.iter().map(|span| Mark { span: *span, style }));
        };
        mark(&quotation.content, style);
        mark(quotation.speaker_span.as_slice(), style.bold());
        mark(quotation.cue.as_ref().map(|cue| cue.span).as_slice(), style.underline());
        let words: Vec<&str> = quotation.content.iter().map(|span| &article.text()[*span]).collect();
        let head = name(quotation, document).unwrap_or_else(|| "?".to_owned());
        layer.list.push(Row { head, style: style.bold(), value: words.join(" … ") });
    }
    layer
}

/// Who speaks how much, the most talkative first.
fn shares(speakers: &Speakers) -> Layer {
    let all: usize = speakers.all.iter().map(|speaker| speaker.words).sum();
    let mut order: Vec<_> = speakers.all.iter().enumerate().collect();
    order.sort_by_key(|(_, speaker)| std::cmp::Reverse(speaker.words));
    let row = |(at, speaker): (usize, &Speaker)| {
        let many = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let value = format!(
            "{}, {}, {} %",
            many(speaker.quotations, "quotation"),
            many(speaker.words, "word"),
            (100 * speaker.words + all / 2) / all.max(1)
        );
        Row { head: speaker.name.clone(), style: color(at).bold(), value }
    };
    Layer {
        name: "speakers",
        marks: Vec::new(),
        legend: Vec::new(),
        list: order.into_iter().map(row).collect(),
        is_brief: false,
    }
}

/// Who and what the article speaks of, whoever is mentioned most first; speakers in their colors.
fn who(document: &Document, quoted: &[&Quotation], speakers: &Speakers) -> Layer {
    let speaker_of = |id: EntityId| {
        let pairs = quoted.iter().zip(&speakers.of_quotations);
        pairs.into_iter().find_map(|(quotation, at)| at.filter(|_| quotation.speaker == Some(id)))
    };
    let row = |entity: &Entity| Row {
        head: single_spaced(&entity.name),
        style: speaker_of(entity.id).map_or(Style::new(), |at| color(at).bold()),
        value: entities::told(entity),
    };
    let order = entities::most_mentioned(document);
    let mut list: Vec<Row> = order.iter().take(ENTITIES).map(|entity| row(entity)).collect();
    if let Some(more @ 1..) = order.len().checked_sub(ENTITIES) {
        list.push(Row {
            head: format!("and {more} more"),
            style: Style::new().dimmed(),
            value: String::new(),
        });
    }
    Layer { name: "entities", marks: Vec::new(), legend: Vec::new(), list, is_brief: false }
}

fn what_happened(document: &Document) -> Layer {
    let row = |event: &Event| {
        let (head, value) = event_in_parts(event, document);
        Row { head, style: Style::new(), value }
    };
    let list = document.facts.events.iter().map(row).collect();
    Layer { name: "events", marks: Vec::new(), legend: Vec::new(), list, is_brief: false }
}

fn positions(document: &Document) -> Layer {
    let row = |position: &Position| {
        let row = document.position_row(position);
        Row { head: row[0].clone(), style: Style::new(), value: format!("{}: {}", row[1], row[2]) }
    };
    let list = document.facts.positions.iter().map(row).collect();
    Layer { name: "positions", marks: Vec::new(), legend: Vec::new(), list, is_brief: false }
}

fn quantities(document: &Document) -> Layer {
    let style = MEASURE;
    let text = document.article.text();
    let row = |quantity: &Quantity| {
        let row = document.row(FactKind::Quantities, quantity.id.index());
        let is_bare = quantity.currency.is_none() && quantity.unit.is_none();
        let of = if is_bare && quantity.kind != QuantityKind::Percent { row[2].as_str() } else { "" };
        let value = format!("{} {of}", row[1]).trim_end().to_owned();
        Row { head: text[quantity.span].to_owned(), style, value }
    };
    let quantities = &document.facts.quantities;
    Layer {
        name: "quantities",
        marks: quantities.iter().map(|quantity| Mark { span: quantity.span, style }).collect(),
        legend: vec![("quantity".to_owned(), style)],
        list: quantities.iter().map(row).collect(),
        is_brief: false,
    }
}

fn times(document: &Document) -> Layer {
    let style = MEASURE.italic();
    let times = &document.facts.times;
    let row = |time: &TimeExpression| {
        let head = document.article.text()[time.span].to_owned();
        Row { head, style, value: time.value.clone().unwrap_or_else(|| "?".to_owned()) }
    };
    Layer {
        name: "times",
        marks: times.iter().map(|time| Mark { span: time.span, style }).collect(),
        legend: vec![("time".to_owned(), style)],
        list: times.iter().map(row).collect(),
        is_brief: false,
    }
}

/// Who speaks in the quotations of a document: one speaker for the same name.
struct Speakers {
    /// In the order of their first words.
    all: Vec<Speaker>,
    /// `None` where nobody is named.
    of_quotations: Vec<Option<usize>>,
}

struct Speaker {
    name: String,
    quotations: usize,
    /// In all of them.
    words: usize,
}

impl Speakers {
    fn new(document: &Document, quoted: &[&Quotation]) -> Self {
        let mut speakers = Self { all: Vec::new(), of_quotations: Vec::new() };
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        let text = document.article.text();
        for quotation in quoted {
            let is_known = |name: &String| {
                quotation.speaker.is_some() || !PRONOUNS.contains(&name.to_lowercase().as_str())
            };
            let speaker = name(quotation, document).filter(is_known).map(|name| {
                let at = *known.entry(name.to_lowercase()).or_insert(speakers.all.len());
                if at == speakers.all.len() {
                    speakers.all.push(Speaker { name, quotations: 0, words: 0 });
                }
                let words = |span: &Span| text[*span].split_whitespace().count();
                speakers.all[at].quotations += 1;
                speakers.all[at].words += quotation.content.iter().map(words).sum::<usize>();
                at
            });
            speakers.of_quotations.push(speaker);
        }
        speakers
    }

    fn legend(&self) -> Vec<(String, Style)> {
        let speaker = |(at, speaker): (usize, &Speaker)| (speaker.name.clone(), color(at).bold());
        let mut legend: Vec<_> = self.all.iter().enumerate().map(speaker).collect();
        if self.of_quotations.contains(&None) {
            legend.push(("nobody named".to_owned(), Style::new().italic()));
        }
        if !legend.is_empty() {
            legend.push(("verb".to_owned(), Style::new().underline()));
        }
        legend
    }
}

fn color(speaker: usize) -> Style {
    Style::new().fg_color(Some(PALETTE[speaker % PALETTE.len()]))
}

/// Who speaks, with single spaces.
fn name(quotation: &Quotation, document: &Document) -> Option<String> {
    document.speaker_name(quotation).map(single_spaced)
}
