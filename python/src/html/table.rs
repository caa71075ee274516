//! The facts of a document as tables, those of each kind behind a summary that opens without a script.

use nutgraf::{Document, FactKind};

use super::escape::escaped;

/// The kinds that have a table, in the order of the page; the first that has facts is open.
const KINDS: [FactKind; 6] = [
    FactKind::Positions,
    FactKind::Events,
    FactKind::Quotations,
    FactKind::Entities,
    FactKind::Quantities,
    FactKind::Times,
];

/// Rows of a table at most: a notebook keeps what it shows.
const ROWS: usize = 200;

/// A table of every kind of which the document has facts.
pub(crate) fn sections(document: &Document) -> String {
    let found = KINDS.into_iter().filter(|kind| document.rows(*kind) > 0);
    let sections: Vec<String> =
        found.enumerate().map(|(at, kind)| section(document, kind, at == 0)).collect();
    if sections.is_empty() { String::new() } else { format!("<section>{}</section>", sections.concat()) }
}

fn section(document: &Document, kind: FactKind, is_open: bool) -> String {
    let n = document.rows(kind);
    let rows: Vec<Vec<String>> = (0..n.min(ROWS)).map(|index| document.row(kind, index)).collect();
    let open = if is_open { " open=\"\"" } else { "" };
    let (name, table) = (kind.name(), table(kind, &rows, n));
    format!("<details class=\"kind\"{open}><summary>{name} <span>{n}</span></summary>{table}</details>")
}

/// A table of the first rows of `n`, without the columns that would be empty.
pub(crate) fn table(kind: FactKind, rows: &[Vec<String>], n: usize) -> String {
    let is_filled = |column: &usize| rows.iter().any(|row| !row[*column].is_empty());
    let columns: Vec<usize> = (0..kind.heads().len()).filter(is_filled).collect();
    let mut html = "<div class=\"wide\"><table><thead><tr>".to_owned();
    for &column in &columns {
        html.push_str(&format!("<th scope=\"col\">{}</th>", kind.heads()[column]));
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows.iter().take(ROWS) {
        html.push_str("<tr>");
        for &column in &columns {
            html.push_str(&format!("<td dir=\"auto\">{}</td>", escaped(&row[column])));
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table></div>");
    if n > ROWS {
        html.push_str(&format!("<p class=\"known\">… and {} more</p>", n - ROWS));
    }
    html
}
