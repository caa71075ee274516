//! The page: what is known of the article, its blocks with their kinds beside them, the legend and the list of facts.

use anstyle::Style;
use nutgraf::{Article, Block, BlockKind, Document, QuotationManner, Span};

use super::layers::{Layer, Row, layers};
use super::layout::{columns, shortened, single_spaced, wrap};
use super::paint::{Mark, Painter, Styled, overlay};

/// Columns beside the text that name the kinds of blocks.
const MARGIN: usize = 13;
/// Narrower pages have no margin.
const MARGIN_FROM: usize = 60;
/// Columns for the words of a fact before its value in the list.
const HEAD: usize = 30;
/// Columns between them.
const GAP: usize = 2;

const DIM: Style = Style::new().dimmed();

/// How a page is written.
pub(crate) struct Config {
    /// In columns.
    pub(crate) width: usize,
    pub(crate) is_colored: bool,
    /// Of the quotations that are marked and listed.
    pub(crate) manners: Vec<QuotationManner>,
}

/// The page of a document.
pub(crate) fn write(document: &Document, config: &Config) -> String {
    let layers = layers(document, &config.manners);
    let marks: Vec<Mark> = layers.iter().flat_map(|layer| layer.marks.iter().copied()).collect();
    let mut page = Page {
        painter: Painter::new(config.is_colored),
        text: document.article.text(),
        styled: Styled::new(&marks),
        width: config.width,
        margin: if config.width < MARGIN_FROM { 0 } else { MARGIN },
    };
    page.head(document);
    let mut before = None;
    for block in &document.facts.blocks {
        let is_list = before == Some(BlockKind::ListItem) && block.kind == BlockKind::ListItem;
        if before.is_some() && !is_list {
            page.painter.end_line();
        }
        page.block(block);
        before = Some(block.kind);
    }
    if !layers.is_empty() {
        page.rule();
    }
    if config.is_colored && !layers.is_empty() {
        page.legend(&layers);
    }
    for (number, layer) in layers.iter().enumerate() {
        if number > 0 {
            page.painter.end_line();
        }
        page.list(layer);
    }
    page.painter.finish()
}

/// A page that is being written.
struct Page<'a> {
    painter: Painter,
    text: &'a str,
    styled: Styled,
    width: usize,
    margin: usize,
}

/// How the blocks of a kind look.
struct Look {
    /// In the margin.
    label: &'static str,
    style: Style,
    /// Before the first line and before the others.
    prefix: (&'static str, &'static str),
}

fn look(kind: BlockKind) -> Look {
    let plain = Style::new();
    let (label, style, prefix) = match kind {
        BlockKind::Headline => ("headline", plain.bold(), ("", "")),
        BlockKind::Byline => ("byline", DIM, ("", "")),
        BlockKind::Heading => ("heading", plain.bold().underline(), ("", "")),
        BlockKind::ListItem => ("", plain, ("• ", "  ")),
        BlockKind::Caption => ("caption", DIM.italic(), ("", "")),
        BlockKind::Credit => ("credit", DIM, ("", "")),
        BlockKind::Boilerplate => ("boilerplate", DIM, ("", "")),
        BlockKind::Table => ("table", plain, ("", "")),
        BlockKind::Quote => ("", plain, ("│ ", "│ ")),
        _ => ("", plain, ("", "")),
    };
    Look { label, style, prefix }
}

impl Page<'_> {
    /// The title where the text has none, and one line of what is known beside the text.
    fn head(&mut self, document: &Document) {
        let article = &document.article;
        let is_in_text = document.facts.blocks.iter().any(|block| block.kind == BlockKind::Headline);
        if let Some(title) = article.title.as_deref().filter(|_| !is_in_text) {
            self.paragraph("", title, Style::new().bold());
        }
        let known = known(document, article).join(" · ");
        self.paragraph("", &known, DIM);
        if !known.is_empty() || article.title.is_some() {
            self.painter.end_line();
        }
    }

    /// Words that are not of the text, wrapped.
    fn paragraph(&mut self, label: &str, words: &str, style: Style) {
        let mut label = label;
        for line in wrap(words, Span::new(0, words.len()), self.width - self.margin) {
            self.label(label);
            let line: Vec<&str> = line.iter().map(|word| &words[*word]).collect();
            self.painter.put(&line.join(" "), style);
            self.painter.end_line();
            label = "";
        }
    }

    fn label(&mut self, label: &str) {
        if self.margin > 0 {
            self.painter.put(&" ".repeat(MARGIN - 2 - columns(label)), Style::new());
            self.painter.put(label, DIM);
            self.painter.put("  ", Style::new());
        }
    }

    fn block(&mut self, block: &Block) {
        let Look { mut label, style, prefix: (mut prefix, others) } = look(block.kind);
        if self.text[block.span].starts_with(['•', '-', '*', '–', '·']) {
            prefix = others;
        }
        let width = self.width - self.margin - columns(prefix);
        for line in self.lines(block, width) {
            self.label(label);
            self.painter.put(prefix, DIM);
            self.line(&line, style);
            (label, prefix) = ("", others);
        }
    }

    /// The lines of a block: those of a table stay as they are.
    fn lines(&self, block: &Block, width: usize) -> Vec<Vec<Span>> {
        if block.kind != BlockKind::Table {
            return wrap(self.text, block.span, width);
        }
        let mut at = block.span.start();
        let rows = self.text[block.span].split_inclusive('\n').map(|row| {
            let span = Span::new(at, at + row.len());
            at += row.len();
            span
        });
        rows.flat_map(|row| wrap(self.text, row, width)).collect()
    }

    /// Words of the text with what the marks say, over the style of their block.
    fn line(&mut self, words: &[Span], style: Style) {
        for (number, word) in words.iter().enumerate() {
            if number > 0 {
                // The space belongs to the mark that covers the white space before the word.
                let before = self.styled.pieces(words[number - 1].end(), word.start());
                let space = before.first().map_or(Style::new(), |piece| piece.style);
                self.painter.put(" ", overlay(style, space));
            }
            for piece in self.styled.pieces(word.start(), word.end()) {
                self.painter.put(&self.text[piece.span], overlay(style, piece.style));
            }
        }
        self.painter.end_line();
    }

    /// A heading of what stands below the article, where there is no margin to name it.
    fn topic(&mut self, name: &str) {
        if self.margin == 0 {
            self.painter.put(name, DIM);
            self.painter.end_line();
        }
    }

    fn rule(&mut self) {
        self.painter.end_line();
        self.painter.put(&"─".repeat(self.width), DIM);
        self.painter.end_line();
    }

    /// What the colors and styles mean.
    fn legend(&mut self, layers: &[Layer]) {
        self.topic("legend");
        self.label("legend");
        let room = self.width - self.margin;
        let mut used = 0;
        for (words, style) in layers.iter().flat_map(|layer| &layer.legend) {
            let words = shortened(words, room);
            if used > 0 && used + 3 + columns(&words) > room {
                self.painter.end_line();
                self.label("");
                used = 0;
            } else if used > 0 {
                self.painter.put("   ", Style::new());
                used += 3;
            }
            used += columns(&words);
            self.painter.put(&words, *style);
        }
        self.painter.end_line();
        self.painter.end_line();
    }

    /// The facts of a layer: one a line, or in as many lines as their words take.
    fn list(&mut self, layer: &Layer) {
        self.topic(layer.name);
        let mut label = layer.name;
        let room = self.width - self.margin;
        let widest = layer.list.iter().map(|row| columns(&row.head)).max().unwrap_or(0);
        let width = widest.min(HEAD).min(room / 2);
        for Row { head, style, value } in &layer.list {
            let of_head = if value.is_empty() { room } else { width };
            let heads = layer.cell(head, of_head);
            let values = layer.cell(value, room.saturating_sub(width + GAP).max(1));
            for at in 0..heads.len().max(values.len()) {
                let head = heads.get(at).map_or("", String::as_str);
                self.label(label);
                self.painter.put(head, *style);
                if let Some(value) = values.get(at) {
                    self.painter.put(&" ".repeat(width - columns(head) + GAP), Style::new());
                    self.painter.put(value, Style::new());
                }
                self.painter.end_line();
                label = "";
            }
        }
    }
}

impl Layer {
    /// The lines of words in a cell of the list.
    fn cell(&self, words: &str, width: usize) -> Vec<String> {
        let words = single_spaced(words);
        if self.is_brief && !words.is_empty() {
            return vec![shortened(&words, width)];
        }
        let words = words.as_str();
        let line = |line: Vec<Span>| line.iter().map(|word| &words[*word]).collect::<Vec<_>>().join(" ");
        wrap(words, Span::new(0, words.len()), width).into_iter().map(line).collect()
    }
}

/// What is given or found about the article as a whole.
fn known(document: &Document, article: &Article) -> Vec<String> {
    let record = document.record();
    let authors = (!record.byline.is_empty()).then(|| record.byline.join(", "));
    let published = record.published.as_ref().map(ToString::to_string);
    let given = |value: &Option<String>| value.clone();
    let known = [
        authors,
        given(&article.publisher),
        published,
        given(&article.language),
        given(&article.url),
        given(&article.id),
    ];
    known.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document with a block of each kind and facts of each layer; places are found by their words.
    fn document() -> Document {
        let blocks = [
            ("headline", "Dam above Kalna holds through the night"),
            ("byline", "By Jane Roe"),
            ("caption", "Water over the crest on Friday. (Photo: Petr Havel/Example)"),
            (
                "paragraph",
                "KALNA, Northland (ENA) — The dam above Kalna held, the mayor said. “We were lucky,” said Olena Moroz, “and we had 12 pumps.”",
            ),
            ("heading", "What comes next"),
            ("list_item", "An engineer said on Friday: “It leaks.”"),
            (
                "list_item",
                "“Every tree that fell last winter is now in that lake, and nobody has counted them,” Olena Moroz added.",
            ),
            (
                "quote",
                "“A dam is a promise,” reads the plate at its foot, put up when the valley was flooded.",
            ),
            ("boilerplate", "Sign up for our newsletter"),
        ];
        let text = blocks.map(|(_, words)| words).join("\n\n");
        let place = |words: &str| {
            let byte = text.find(words).unwrap_or_else(|| panic!("{words}"));
            let start = text[..byte].chars().count();
            (start, start + words.chars().count())
        };
        let passage = |words: &str| {
            let (start, end) = place(words);
            serde_json::json!({"start": start, "end": end, "text": words})
        };
        let quotation = |id: usize, content: &[&str], speaker: Option<&str>, cue: Option<&str>| {
            let content: Vec<_> = content.iter().map(|words| passage(words)).collect();
            serde_json::json!({"id": id, "kind": "direct", "content": content, "speaker": null, "parts": [], "addressee": null,
                "speaker_span": speaker.map(passage), "cue": cue.map(passage)})
        };
        let blocks = blocks.map(|(kind, words)| {
            let (start, end) = place(words);
            serde_json::json!({"kind": kind, "start": start, "end": end, "credit": null})
        });
        let (start, end) = place("KALNA, Northland (ENA) —");
        let document = serde_json::json!({
            "nutgraf": 1, "id": "dam", "byline": ["Jane Roe"], "publisher": "The Post", "published": "2025-09-05", "text": text,
            "url": null, "title": null, "language": null, "sentences": [], "blocks": blocks,
            "dateline": {"start": start, "end": end, "place": "KALNA, Northland", "source": "ENA", "date": null},
            "quotations": [
                quotation(0, &["We were lucky,", "and we had 12 pumps."], Some("Olena Moroz"), Some("said Olena").map(|_| "said")),
                quotation(1, &["It leaks."], Some("An engineer"), None),
                quotation(2, &["Every tree that fell last winter is now in that lake, and nobody has counted them,"], Some("Olena Moroz"), Some("added")),
                quotation(3, &["A dam is a promise,"], None, Some("reads")),
            ],
            "times": [{"id": 0, "start": place("last winter").0, "end": place("last winter").1, "text": "last winter", "type": "DATE", "value": "2024-WI", "begin": null, "end_date": null}],
        });
        Document::from_json(&document.to_string()).unwrap_or_else(|why| panic!("{why:?}"))
    }

    fn config(width: usize, is_colored: bool) -> Config {
        Config { width, is_colored, manners: QuotationManner::SAID.to_vec() }
    }

    #[test]
    fn what_was_not_said_is_shown_only_when_it_is_asked_for() {
        let mut document = document();
        document.facts.quotations[3].manner = QuotationManner::Thought;
        let words = "?            A dam is a promise,";
        assert!(!write(&document, &config(80, false)).contains(words));
        let asked = Config { manners: QuotationManner::ALL.to_vec(), ..config(80, false) };
        assert!(write(&document, &asked).contains(words));
    }

    #[test]
    fn a_plain_page_says_in_words_what_color_would() {
        let page = write(&document(), &config(80, false));
        assert_eq!(page, PLAIN);
    }

    #[test]
    fn the_words_of_a_speaker_have_one_color() {
        let page = write(&document(), &config(80, true));
        let [cyan, magenta] = [36, 35].map(|color| format!("\x1b[{color}m"));
        for words in ["We were lucky,", "and we had 12 pumps.", "Every tree that fell "] {
            assert!(page.contains(&format!("“{cyan}{words}\x1b[0m")), "{words}");
        }
        assert!(page.contains(&format!("“{magenta}It leaks.\x1b[0m”")));
        assert!(page.contains(&format!("\x1b[1m{cyan}Olena Moroz\x1b[0m")));
        assert!(page.contains(&format!("\x1b[3m\x1b[33mlast winter\x1b[0m{cyan} is now")));
        assert!(
            anstream::adapter::strip_str(&page)
                .to_string()
                .starts_with(&PLAIN[..PLAIN.find('─').unwrap_or(0)])
        );
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for width in [20, 33, 60, 110] {
            let page = write(&document(), &config(width, false));
            let widest = page.lines().max_by_key(|line| columns(line)).unwrap_or_default();
            assert!(columns(widest) <= width, "{widest:?} in {width} columns");
        }
    }

    const PLAIN: &str = "\
\x20            Jane Roe · The Post · 2025-09-05 · dam

   headline  Dam above Kalna holds through the night

     byline  By Jane Roe

    caption  Water over the crest on Friday. (Photo: Petr Havel/Example)

             KALNA, Northland (ENA) — The dam above Kalna held, the mayor said.
             “We were lucky,” said Olena Moroz, “and we had 12 pumps.”

    heading  What comes next

             • An engineer said on Friday: “It leaks.”
             • “Every tree that fell last winter is now in that lake, and nobody
               has counted them,” Olena Moroz added.

             │ “A dam is a promise,” reads the plate at its foot, put up when
             │ the valley was flooded.

boilerplate  Sign up for our newsletter

────────────────────────────────────────────────────────────────────────────────
   dateline  KALNA, Northland · ENA

 quotations  Olena Moroz  We were lucky, … and we had 12 pumps.
             An engineer  It leaks.
             Olena Moroz  Every tree that fell last winter is now in that lake,…
             ?            A dam is a promise,

   speakers  Olena Moroz  2 quotations, 24 words, 92 %
             An engineer  1 quotation, 2 words, 8 %

      times  last winter  2024-WI
";
}
