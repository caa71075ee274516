//! An article as Markdown, which `read_markdown` reads back, and a page as a line of JSON.

use nutgraf::{Article, Block, BlockKind, CharIndex};
use serde_json::{Map, Value, json};

use crate::page::Page;

/// An article in Markdown: what is known of it between lines of `---`, then its headline, text, lists, quotes, tables and captions.
/// Bylines and what is of the page alone are left out.
///
/// ```
/// let page = "<article><h1>The dam holds for now</h1><p>The dam <b>held</b>, said engineers on Friday.</p></article>";
/// let article = nutgraf_html::read_str(page, &nutgraf_html::Options::default()).expect("an article");
/// let written = nutgraf_html::write_markdown(&article);
/// assert!(written.ends_with("# The dam holds for now\n\nThe dam held, said engineers on Friday.\n"));
/// ```
#[must_use]
pub fn write_markdown(article: &Article) -> String {
    let mut out = front(article);
    let blocks = article.blocks.as_deref().unwrap_or_default();
    let mut last = None;
    for block in blocks.iter().filter(|block| is_written(block.kind)) {
        if let Some(last) = last {
            let is_list = last == BlockKind::ListItem && block.kind == BlockKind::ListItem;
            out.push_str(if is_list { "\n" } else { "\n\n" });
        }
        write_block(&mut out, block, &article.text()[block.span]);
        last = Some(block.kind);
    }
    if blocks.is_empty() {
        out.push_str(&escaped(article.text().trim()));
    }
    out.push('\n');
    out
}

/// A page as a line of JSON: its article with spans in code points, `extent`, and `found`, which says of "body", "title", "published"
/// and "byline" where on the page they were found and how likely they are right.
///
/// ```
/// let page = "<article><h1>The dam holds for now</h1><p>The dam held, said engineers on Friday.</p></article>";
/// let page = nutgraf_html::read_page_str(page, &nutgraf_html::Options::default())?;
/// let written = nutgraf_html::write_json(&page);
/// assert!(written.contains(r#""title":"The dam holds for now""#) && written.contains(r#""extent":"whole""#));
/// # Ok::<(), nutgraf_html::NoArticle>(())
/// ```
#[must_use]
pub fn write_json(page: &Page) -> String {
    let article = &page.article;
    let index = CharIndex::new(article.text());
    let blocks = article.blocks.as_deref().unwrap_or_default().iter().map(|block| {
        let (start, end) = (index.to_char(block.span.start()), index.to_char(block.span.end()));
        match &block.credit {
            Some(credit) => json!({"kind": block.kind, "start": start, "end": end, "credit": credit}),
            None => json!({"kind": block.kind, "start": start, "end": end}),
        }
    });
    let found: Map<String, Value> = page
        .found()
        .map(|(part, origin)| {
            // As it is written, not as the nearest of eight bytes.
            let confidence: f64 = origin.confidence.to_string().parse().unwrap_or_default();
            (part.to_owned(), json!({"source": origin.source, "confidence": confidence}))
        })
        .collect();
    json!({
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "extent": page.extent.name(),
        "found": found,
        "text": article.text(),
        "blocks": blocks.collect::<Vec<_>>(),
    })
    .to_string()
}

fn is_written(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Byline | BlockKind::Boilerplate)
}

/// The lines before the text.
fn front(article: &Article) -> String {
    let authors = Some(article.byline.join(", ")).filter(|authors| !authors.is_empty());
    let published = article.published.as_ref().map(|date| date.as_str().to_owned());
    let lines = [
        ("title", article.title.clone()),
        ("author", authors),
        ("date", published),
        ("url", article.url.clone()),
        ("publisher", article.publisher.clone()),
        ("language", article.language.clone()),
    ];
    let lines: Vec<String> = lines
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| format!("{key}: {}\n", value.replace('\n', " "))))
        .collect();
    if lines.is_empty() { String::new() } else { format!("---\n{}---\n\n", lines.concat()) }
}

fn write_block(out: &mut String, block: &Block, words: &str) {
    match block.kind {
        BlockKind::Headline => out.push_str(&format!("# {}", escaped(words).replace('\n', " "))),
        BlockKind::Heading => out.push_str(&format!("## {}", escaped(words).replace('\n', " "))),
        BlockKind::ListItem => out.push_str(&format!("- {}", lines(words, "  "))),
        BlockKind::Quote => out.push_str(&format!("> {}", lines(words, "> "))),
        BlockKind::Caption => out.push_str(&format!("*{}*", escaped(words).replace('\n', " "))),
        BlockKind::Table => table(out, words),
        _ => out.push_str(&lines(words, "")),
    }
}

/// Lines that stay lines, each but the first behind a mark.
fn lines(words: &str, mark: &str) -> String {
    words.split('\n').map(escaped).collect::<Vec<_>>().join(&format!("\\\n{mark}"))
}

fn table(out: &mut String, words: &str) {
    let cells = |row: &str| -> Vec<String> {
        row.split('\t').map(|cell| escaped(cell).replace('|', "\\|")).collect()
    };
    let width = words.lines().map(|row| row.split('\t').count()).max().unwrap_or(1);
    for (number, row) in words.lines().enumerate() {
        let mut cells = cells(row);
        cells.resize(width, String::new());
        if number > 0 {
            out.push('\n');
        }
        out.push_str(&format!("| {} |", cells.join(" | ")));
        if number == 0 {
            out.push_str(&format!("\n|{}", " --- |".repeat(width)));
        }
    }
}

/// Words without a mark that Markdown gives a meaning.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for (at, c) in words.char_indices() {
        let is_first = at == 0;
        let ends_number = || words[..at].bytes().all(|b| b.is_ascii_digit()) && (1..=9).contains(&at);
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => true,
            '&' => words[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '#'),
            '#' | '>' | '+' | '-' | '=' | '|' => is_first,
            '.' | ')' => ends_number(),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, read_markdown, read_str};

    #[test]
    fn reads_back_what_it_wrote() {
        let page = "<title>A *dam* holds</title><meta name=author content='Jane Roe'>\
            <meta property=article:published_time content=2025-06-05T08:00:00Z>\
            <article><h1>A *dam* holds for now</h1><h2>_Rain_ for a week</h2>\
            <p>1. It rained &lt;b&gt; on a [Friday] &amp;amp; # all day.<br>- Then it did not.</p>\
            <ul><li>one*</li><li>two_</li></ul><blockquote>&gt; We were `lucky`.</blockquote>\
            <table><tr><td>a|b<td>c<tr><td>d<td>e</table><p># no heading, said the mayor of the town, who had been at the dam all night with the engineers.</p></article>";
        let article = read_str(page, &Options::default()).expect("an article");
        let back = read_markdown(&write_markdown(&article)).expect("an article");
        assert_eq!(back.text(), article.text());
        let kinds = |article: &Article| -> Vec<BlockKind> {
            article.blocks.as_deref().unwrap_or_default().iter().map(|block| block.kind).collect()
        };
        assert_eq!(kinds(&back), kinds(&article));
        assert_eq!(
            (back.title, back.byline, back.published),
            (article.title, article.byline, article.published)
        );
    }
}
