//! The positions of an article as a table: who, what act, about what, under what condition, when, and who says so.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use nutgraf::{Certainty, Document, EntityId, Position, Span};

use super::layout::single_spaced;

/// The table of a document, `width` columns wide; a line that says so where there are none.
pub(crate) fn write(document: &Document, width: usize) -> String {
    let facts = &document.facts;
    if facts.positions.is_empty() {
        return "no positions\n".to_owned();
    }
    let mut table = Table::new();
    table
        .load_preset(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(["holder", "act", "what", "condition", "when", "who says so"]);
    for position in &facts.positions {
        table.add_row(row(position, document));
    }
    format!("{table}\n")
}

fn row(position: &Position, document: &Document) -> [String; 6] {
    let (text, facts) = (document.article.text(), &document.facts);
    let words = |span: Span| single_spaced(&text[span]);
    let when = position.due.or(position.as_of).map(|id| &facts.times[id.index()]);
    let when = when.map(|time| time.value.clone().unwrap_or_else(|| words(time.span)));
    let conditions: Vec<_> = position.conditions.iter().map(|condition| words(condition.span)).collect();
    [
        holders(position, document),
        act(position),
        position.content.map(words).unwrap_or_default(),
        conditions.join("; "),
        when.unwrap_or_default(),
        position.spokesperson.map(|id| name(document, id)).unwrap_or_default(),
    ]
}

/// The names of those whose position it is, or the words where nobody is named.
pub(crate) fn holders(position: &Position, document: &Document) -> String {
    let named = position.holders.iter().map(|holder| match holder.entity {
        // A count is part of what the words say: "26 nations".
        Some(id) if holder.count.is_none() => name(document, id),
        _ => single_spaced(&document.article.text()[holder.span]),
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() { "nobody named".to_owned() } else { named.join(", ") }
}

/// The act in words, with how certain it is unless it is.
pub(crate) fn act(position: &Position) -> String {
    let act = written(&position.act).to_lowercase().replace('_', " ");
    match position.certainty {
        None | Some(Certainty::Certain) => act,
        Some(Certainty::CertainlyNot) => format!("not: {act}"),
        Some(certainty) => format!("{act} ({})", written(&certainty)),
    }
}

fn name(document: &Document, id: EntityId) -> String {
    document.facts.entities[id.index()].name.clone()
}

/// The name that JSON has for a value.
fn written(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}
