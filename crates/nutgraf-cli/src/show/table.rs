//! The facts of an article of one kind as a table: a row each, without the columns that would be empty.

use std::fmt::Write;

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use nutgraf::{Document, FactKind, QuotationManner, Span};

use super::layout::{columns, wrap};

/// Columns of a terminal that a table sets between two cells.
const PADDING: usize = 2;

/// The facts of a kind, of quotations those of some manners, `width` columns wide: a table, or a list where that would break words; a
/// line that says so where there are none.
pub(crate) fn write(
    document: &Document,
    kind: FactKind,
    manners: &[QuotationManner],
    width: usize,
) -> String {
    let Sheet { heads, rows } = Sheet::new(document, kind, manners);
    if rows.is_empty() {
        return format!("no {}\n", kind.name());
    }
    let longest = longest_words(&heads, &rows);
    if longest.iter().map(|columns| columns + PADDING).sum::<usize>() > width {
        return list(&heads, &rows, width);
    }
    let mut table = Table::new();
    table
        .load_preset(UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(heads);
    for row in rows {
        table.add_row(row);
    }
    let least = longest.into_iter().map(|columns| u16::try_from(columns + PADDING).unwrap_or(u16::MAX));
    table.set_constraints(least.map(|columns| ColumnConstraint::LowerBoundary(Width::Fixed(columns))));
    format!("{table}\n")
}

/// What a table says.
struct Sheet {
    heads: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn new(document: &Document, kind: FactKind, manners: &[QuotationManner]) -> Self {
        let rows = document.rows_of(kind, manners).map(|index| document.row(kind, index));
        let rows: Vec<Vec<String>> = rows.collect();
        let is_filled = |column: &usize| rows.iter().any(|row| !row[*column].is_empty());
        let filled: Vec<usize> = (0..kind.heads().len()).filter(is_filled).collect();
        let kept = |row: &Vec<String>| filled.iter().map(|&column| row[column].clone()).collect();
        Self {
            heads: filled.iter().map(|&column| kind.heads()[column]).collect(),
            rows: rows.iter().map(kept).collect(),
        }
    }
}

/// The columns that the longest word of each column takes.
fn longest_words(heads: &[&str], rows: &[Vec<String>]) -> Vec<usize> {
    let longest = heads.iter().map(|head| head.split(' ').map(columns).max().unwrap_or_default());
    let mut longest: Vec<usize> = longest.collect();
    for row in rows {
        for (most, cell) in longest.iter_mut().zip(row) {
            *most = cell.split(' ').map(columns).max().unwrap_or_default().max(*most);
        }
    }
    longest
}

/// A line for each cell that is filled, with its head before it, and an empty line between two facts.
fn list(heads: &[&str], rows: &[Vec<String>], width: usize) -> String {
    let indent = heads.iter().map(|head| columns(head)).max().unwrap_or_default() + PADDING;
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        for (head, cell) in heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
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
