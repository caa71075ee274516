//! Labels and texts.

use std::collections::HashMap;

use nutgraf::{Act, Article, CharIndex, EventType, Span};
use serde::Deserialize;

/// An article as far as readers read it, with what they marked.
pub(crate) struct Marked {
    pub(crate) article: Article,
    pub(crate) labels: Vec<Label>,
}

/// A position or an event that readers marked.
pub(crate) struct Label {
    pub(crate) act: Option<Act>,
    pub(crate) r#type: Option<EventType>,
    /// Acts or types that a fair reader would accept, the label's own among them, as they are written.
    pub(crate) accepted: Vec<String>,
    pub(crate) cue: Span,
    pub(crate) content: Option<Span>,
    /// Who holds or does it: their words and what these stand for.
    pub(crate) parties: Vec<Vec<Span>>,
    pub(crate) recipients: Vec<Vec<Span>>,
    pub(crate) is_weak: bool,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    text: String,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    until: usize,
    positions: Vec<Written>,
    events: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    act: Option<Act>,
    r#type: Option<EventType>,
    alternatives: Vec<String>,
    #[serde(alias = "cue", alias = "trigger")]
    words: [u32; 2],
    #[serde(default, alias = "actors", alias = "holders")]
    parties: Vec<Party>,
    #[serde(default)]
    recipients: Vec<Party>,
    #[serde(default)]
    content: Option<[u32; 2]>,
    weak: bool,
}

#[derive(Deserialize)]
struct Party {
    span: [u32; 2],
    stands_for: Option<[u32; 2]>,
}

/// The articles of a file of labels, with their texts from others.
pub(crate) fn read(labels: &str, texts: &[String]) -> Result<Vec<Marked>, Box<dyn std::error::Error>> {
    let mut by_id = HashMap::new();
    for path in texts {
        for line in std::fs::read_to_string(path)?.lines() {
            let Text { id, text } = serde_json::from_str(line)?;
            by_id.insert(id, text);
        }
    }
    let mut articles = Vec::new();
    for line in std::fs::read_to_string(labels)?.lines() {
        let row: Row = serde_json::from_str(line)?;
        let text = by_id.get(&row.id).ok_or_else(|| format!("no text {:?}", row.id))?;
        let text: String = text.chars().take(row.until).collect();
        let labels = row.positions.iter().chain(&row.events);
        let labels = labels.map(|one| label(one, &text)).collect::<Result<_, _>>()?;
        articles.push(Marked { article: Article::new(&*text)?, labels });
    }
    Ok(articles)
}

fn label(written: &Written, text: &str) -> Result<Label, Box<dyn std::error::Error>> {
    let index = CharIndex::new(text);
    // Places end with the text, which is cut where readers stopped.
    let byte = |at: u32| index.to_byte(at).unwrap_or(text.len());
    let span = |of: [u32; 2]| Span::new(byte(of[0]), byte(of[1]));
    let party = |one: &Party| [Some(one.span), one.stands_for].into_iter().flatten().map(span).collect();
    let own = match (written.act, written.r#type) {
        (Some(act), _) => serde_json::to_value(act)?,
        (None, r#type) => serde_json::to_value(r#type)?,
    };
    let own = own.as_str().ok_or("a label without its act or type")?.to_owned();
    Ok(Label {
        act: written.act,
        r#type: written.r#type,
        accepted: std::iter::once(own).chain(written.alternatives.iter().cloned()).collect(),
        cue: span(written.words),
        content: written.content.map(span),
        parties: written.parties.iter().map(party).collect(),
        recipients: written.recipients.iter().map(party).collect(),
        is_weak: written.weak,
    })
}

/// How much two spans share, as F1 of their bytes.
pub(crate) fn alike(a: Span, b: Span) -> f32 {
    let both = a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    2.0 * both as f32 / (a.len() + b.len()).max(1) as f32
}
