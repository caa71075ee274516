//! The facts of one kind as lines of a sheet (CSV, TSV): the words of their columns, and where they stand.

use nutgraf::{CharIndex, Document, FactKind, QuotationManner, Span};

/// A sheet of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Of which facts.
    pub kind: FactKind,
    /// What stands between two cells: a comma or a tab.
    pub separator: char,
    /// Which of the quotations, where it is a sheet of them.
    pub manners: Vec<QuotationManner>,
}

impl Sheet {
    /// The first line: the names of the columns.
    #[must_use]
    pub fn head(&self) -> String {
        let heads = self.kind.heads().iter().map(|head| head.replace(' ', "_"));
        let around = |names: [&str; 2]| names.map(str::to_owned);
        self.line(around(["article", "id"]).into_iter().chain(heads).chain(around(["start", "end"])))
    }

    /// A line for each fact of a document, without the last line break. `start` and `end` count code points of its text; of an entity
    /// they are those of its first mention.
    #[must_use]
    pub fn lines(&self, document: &Document) -> String {
        let index = CharIndex::new(document.article.text());
        let article = document.article.id.clone().unwrap_or_default();
        let lines = document.rows_of(self.kind, &self.manners).map(|at| {
            let [start, end] = match place(document, self.kind, at) {
                Some(span) => [span.start(), span.end()].map(|byte| index.to_char(byte).to_string()),
                None => [String::new(), String::new()],
            };
            let row = document.row(self.kind, at);
            self.line([article.clone(), at.to_string()].into_iter().chain(row).chain([start, end]))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn line(&self, cells: impl Iterator<Item = String>) -> String {
        let cells: Vec<String> = cells.map(|cell| self.quoted(cell)).collect();
        cells.join(&self.separator.to_string())
    }

    /// A cell in quotation marks where it holds what would end it.
    fn quoted(&self, cell: String) -> String {
        let ends = |c: char| c == self.separator || matches!(c, '"' | '\n' | '\r');
        if cell.contains(ends) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    }
}

/// Where a fact stands, from its first character to its last.
fn place(document: &Document, kind: FactKind, at: usize) -> Option<Span> {
    let facts = &document.facts;
    match kind {
        FactKind::Blocks => Some(facts.blocks[at].span),
        FactKind::Sentences => Some(facts.sentences[at].span),
        FactKind::Tokens => Some(facts.tokens[at].span),
        FactKind::Entities => facts.entities[at].mentions.first().map(|id| facts.mentions[id.index()].span),
        FactKind::Mentions => Some(facts.mentions[at].span),
        FactKind::Quotations => around(&facts.quotations[at].content),
        FactKind::Quantities => Some(facts.quantities[at].span),
        FactKind::Times => Some(facts.times[at].span),
        FactKind::Events => Some(facts.events[at].trigger.span),
        FactKind::Positions => {
            let position = &facts.positions[at];
            let cue = position.cue.as_ref().map(|cue| cue.span);
            around(&[cue, position.content].into_iter().flatten().collect::<Vec<_>>())
        }
        _ => None,
    }
}

/// The span from the first character of some to the last of them.
fn around(spans: &[Span]) -> Option<Span> {
    let start = spans.iter().map(|span| span.start()).min()?;
    let end = spans.iter().map(|span| span.end()).max()?;
    Some(Span::new(start, end))
}
