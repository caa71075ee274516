//! A document as a notebook shows it: the article, its blocks told apart and its facts marked, then tables of the facts.
//!
//! The page has no script, and no color of its own for paper and ink: its tints are translucent, so that it is readable
//! on whatever background the notebook has. What it says by color it says in words too.

mod escape;
mod mark;
mod table;

use nutgraf::{Block, BlockKind, Document, FactKind, Published, Record, Segment, Span, segments};

pub(crate) use escape::escaped;
use mark::{Mark, Speakers, marks, tint};

/// How much of a text is shown, in bytes: a notebook keeps what it shows.
const SHOWN: usize = 200_000;

/// How much of what is folded away shows for it, in code points.
const SUMMARY: usize = 60;

const STYLE: &str = include_str!("style.css");

/// The page of a document.
pub(crate) fn page(record: &Record<'_>, document: &Document) -> String {
    let text = document.article.text();
    let end = (0..=text.len().min(SHOWN)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    let shown = Span::new(0, end);
    let speakers = Speakers::new(document);
    let marks = marks(document, &speakers);
    let spans: Vec<Span> = marks.iter().map(|mark| mark.span).collect();
    let mut page = Page { text, marks, segments: segments(shown, &spans), html: String::new() };

    let blocks = &document.facts.blocks;
    let cut = blocks.partition_point(|block| block.span.start() < shown.end());
    page.put(format!("<style>{STYLE}</style><article class=\"nutgraf\">"));
    page.known(record);
    for group in blocks[..cut].chunk_by(|a, b| is_aside(a) && is_aside(b)) {
        if is_aside(&group[0]) { page.aside(group) } else { page.block(&group[0]) }
    }
    let left = text.len() - shown.end();
    if left > 0 {
        page.put(format!("<p class=\"known\">… and {left} bytes more</p>"));
    }
    page.legend(document, &speakers);
    page.put(table::sections(document));
    page.put("</article>".to_owned());
    page.html
}

/// A page with a table of facts alone.
pub(crate) fn table_page(kind: FactKind, rows: &[Vec<String>]) -> String {
    let table = table::table(kind, rows, rows.len());
    format!("<style>{STYLE}</style><div class=\"nutgraf\">{table}</div>")
}

/// How often something is there, said when it is more than once.
fn times(count: usize) -> String {
    if count > 1 { format!(" ×{count}") } else { String::new() }
}

/// Whether a block speaks to the reader instead of telling the story.
fn is_aside(block: &Block) -> bool {
    block.kind == BlockKind::Boilerplate
}

/// A page that is being written.
struct Page<'a> {
    text: &'a str,
    marks: Vec<Mark>,
    segments: Vec<Segment>,
    html: String,
}

impl Page<'_> {
    fn put(&mut self, html: String) {
        self.html.push_str(&html);
    }

    /// What is known of the article beside its text.
    fn known(&mut self, record: &Record<'_>) {
        let authors = record.byline.join(", ");
        let published = record.published.as_ref().map(Published::as_str);
        let known = [Some(authors.as_str()), record.publisher.as_deref(), published, record.id.as_deref()];
        let known: Vec<&str> = known.into_iter().flatten().filter(|known| !known.is_empty()).collect();
        if !known.is_empty() {
            self.put(format!("<p class=\"known\">{}</p>", escaped(&known.join(" · "))));
        }
    }

    fn block(&mut self, block: &Block) {
        let (tag, class) = match block.kind {
            BlockKind::Headline => ("h2", "headline"),
            BlockKind::Byline => ("p", "byline"),
            BlockKind::Heading => ("h3", "heading"),
            BlockKind::ListItem => ("p", "item"),
            BlockKind::Caption => ("p", "caption"),
            BlockKind::Credit => ("p", "credit"),
            BlockKind::Table => ("pre", "table"),
            BlockKind::Quote => ("blockquote", "quote"),
            _ => ("p", "paragraph"),
        };
        self.put(format!("<{tag} class=\"{class}\" dir=\"auto\">"));
        self.words(block.span);
        self.put(format!("</{tag}>"));
    }

    /// Blocks that are folded away.
    fn aside(&mut self, blocks: &[Block]) {
        let words = &self.text[blocks[0].span];
        let cut = words.char_indices().nth(SUMMARY).map_or(words.len(), |(end, _)| end);
        let more = if cut < words.len() || blocks.len() > 1 { "…" } else { "" };
        let summary = escaped(&words[..cut]);
        self.put(format!("<details class=\"aside\"><summary>boilerplate: {summary}{more}</summary>"));
        for block in blocks {
            self.block(block);
        }
        self.put("</details>".to_owned());
    }

    /// The words of a span, with what is marked in them.
    fn words(&mut self, span: Span) {
        let Self { text, marks, segments, html } = self;
        let first = segments.partition_point(|segment| segment.span.end() <= span.start());
        for segment in segments[first..].iter().take_while(|segment| segment.span.start() < span.end()) {
            let piece = Span::new(segment.span.start().max(span.start()), segment.span.end().min(span.end()));
            let over = segment.marks.iter().map(|&index| &marks[index]);
            let words = escaped(&text[piece]);
            if segment.marks.is_empty() {
                html.push_str(&words);
                continue;
            }
            let classes: Vec<&str> = over.clone().map(|mark| mark.class.as_str()).collect();
            let titles: Vec<&str> =
                over.clone().map(|mark| mark.title.as_str()).filter(|t| !t.is_empty()).collect();
            let (class, title) = (classes.join(" "), escaped(&titles.join("\n")));
            html.push_str(&format!("<mark class=\"{class}\" title=\"{title}\">{words}</mark>"));
            for mark in over.filter(|mark| mark.span.end() == piece.end()) {
                html.push_str(&mark.after);
            }
        }
    }

    /// What the marks mean.
    fn legend(&mut self, document: &Document, speakers: &Speakers<'_>) {
        let facts = &document.facts;
        let mut legend: Vec<String> = Vec::new();
        for (index, (name, count)) in speakers.names().iter().enumerate() {
            let (tint, name) = (tint(Some(index)), escaped(name));
            legend.push(format!("<mark class=\"said {tint}\">{name}</mark>{}", times(*count)));
        }
        for (class, count) in [("quantity", facts.quantities.len()), ("time", facts.times.len())] {
            if count > 0 {
                legend.push(format!("<mark class=\"{class}\">{class}</mark>{}", times(count)));
            }
        }
        if !legend.is_empty() {
            self.put(format!("<footer><span>{}</span></footer>", legend.join("</span> <span>")));
        }
    }
}
