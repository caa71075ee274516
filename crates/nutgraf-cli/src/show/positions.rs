//! The positions of an article as a table: who, what act, about what, under what condition, when, and who says so.

use std::fmt::Write;

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use nutgraf::{Certainty, Document, Position, Span};

use super::layout::{columns, single_spaced, wrap};
use super::word::{name, written};

/// The heads of the columns.
const HEADS: [&str; 6] = ["holder", "act", "what", "condition", "when", "who says so"];
/// Columns of a terminal that a table sets between two cells.
const PADDING: usize = 2;

/// The positions of a document, `width` columns wide: a table, or a list where that would break words; a line that says so where
/// there are none.
pub(crate) fn write(document: &Document, width: usize) -> String {
    let facts = &document.facts;
    if facts.positions.is_empty() {
        return "no positions\n".to_owned();
    }
    let rows: Vec<[String; 6]> = facts.positions.iter().map(|position| row(position, document)).collect();
    let longest = longest_words(&rows);
    if longest.iter().map(|columns| columns + PADDING).sum::<usize>() > width {
        return list(&rows, width);
    }
    let mut table = Table::new();
    table
        .load_preset(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(HEADS);
    for row in rows {
        table.add_row(row);
    }
    let least = longest.map(|columns| u16::try_from(columns + PADDING).unwrap_or(u16::MAX));
    table.set_constraints(least.map(|columns| ColumnConstraint::LowerBoundary(Width::Fixed(columns))));
    format!("{table}\n")
}

/// The columns that the longest word of each column takes.
fn longest_words(rows: &[[String; 6]]) -> [usize; 6] {
    let mut longest = HEADS.map(|head| head.split(' ').map(columns).max().unwrap_or_default());
    for row in rows {
        for (most, cell) in longest.iter_mut().zip(row) {
            *most = cell.split(' ').map(columns).max().unwrap_or_default().max(*most);
        }
    }
    longest
}

/// A line for each cell that is filled, with its head before it, and an empty line between two positions.
fn list(rows: &[[String; 6]], width: usize) -> String {
    let indent = HEADS.iter().map(|head| columns(head)).max().unwrap_or_default() + PADDING;
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        for (head, cell) in HEADS.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let cell = cell.as_str();
            let lines = wrap(cell, Span::new(0, cell.len()), width.saturating_sub(indent).max(8));
            for (number, line) in lines.iter().enumerate() {
                let words: Vec<&str> = line.iter().map(|word| &cell[*word]).collect();
                let head = if number == 0 { *head } else { "" };
                let _ = writeln!(text, "{head:<indent$}{}", words.join(" "));
            }
        }
    }
    text
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

/// The act in words, or what the user's own rules call it, with how certain it is unless it is.
pub(crate) fn act(position: &Position) -> String {
    let label = position.label.clone();
    let act = label.unwrap_or_else(|| written(&position.act)).to_lowercase().replace('_', " ");
    match position.certainty {
        None | Some(Certainty::Certain) => act,
        Some(Certainty::CertainlyNot) => format!("not: {act}"),
        Some(certainty) => format!("{act} ({})", written(&certainty)),
    }
}
