//! The walk over the elements of an article: what stands in them, as blocks.

use std::cell::OnceCell;
use std::hash::{Hash, Hasher};

use nutgraf::BlockKind;
use rustc_hash::FxHasher;

use crate::marks::Mark;
use crate::notes;
use crate::seen::Seen;
use crate::tree::{Node, NodeId};

/// A block before it has its place in the text.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) kind: BlockKind,
    /// Its words: no white space at the edges, one space between words, a line break for `<br>`.
    pub(crate) text: String,
    /// Whom a caption credits.
    pub(crate) credit: Option<String>,
    /// Bytes of the text that are links.
    pub(crate) linked: usize,
    /// Whether all of it is bold.
    pub(crate) is_bold: bool,
    /// The class of its element and of the one around it, as a number; 0 where neither has one.
    pub(crate) style: u64,
    /// The innermost block of the page that it stands in.
    pub(crate) node: Option<NodeId>,
    /// Whether it is hardly of the article, by what is seen of it and around it.
    pub(crate) is_doubted: bool,
    /// What it is of the page by its words, once somebody asked.
    pub(crate) note: OnceCell<Option<notes::Kind>>,
}

impl Draft {
    /// A block that is nothing but its words.
    pub(crate) fn new(kind: BlockKind, text: String) -> Self {
        Self {
            kind,
            text,
            credit: None,
            linked: 0,
            is_bold: false,
            style: 0,
            node: None,
            is_doubted: false,
            note: OnceCell::new(),
        }
    }

    /// What it is of the page, and not of the article, by its words.
    pub(crate) fn note(&self) -> Option<notes::Kind> {
        *self.note.get_or_init(|| notes::kind(&self.text))
    }
}

/// The blocks of the elements, in reading order.
pub(crate) fn walk<'t>(roots: impl IntoIterator<Item = Node<'t>>, seen: &Seen) -> Vec<Draft> {
    let mut walk = Walk::of(seen);
    for root in roots {
        walk.node = Some(root.id);
        walk.children(root, Context::default());
        walk.close(BlockKind::Paragraph);
    }
    // A picture that opens large has its caption twice.
    walk.drafts.dedup_by(|second, first| second.kind == BlockKind::Caption && second.text == first.text);
    walk.drafts
}

/// What surrounds a node.
#[derive(Clone, Copy)]
struct Context {
    kind: BlockKind,
    preformatted: bool,
    in_link: bool,
    in_byline: bool,
    in_bold: bool,
}

impl Default for Context {
    fn default() -> Self {
        let kind = BlockKind::Paragraph;
        Self { kind, preformatted: false, in_link: false, in_byline: false, in_bold: false }
    }
}

struct Walk<'s> {
    seen: &'s Seen,
    drafts: Vec<Draft>,
    text: String,
    /// White space that is written when a word follows.
    space: bool,
    credit: Option<String>,
    /// Bytes of `text` in links, in bylines, in bold.
    linked: usize,
    signed: usize,
    bold: usize,
    style: u64,
    node: Option<NodeId>,
    /// Whether a picture, or a label of a credit, stands before the words that come next.
    is_by_picture: bool,
}

impl<'s> Walk<'s> {
    fn of(seen: &'s Seen) -> Self {
        Self {
            seen,
            drafts: Vec::new(),
            text: String::new(),
            space: false,
            credit: None,
            linked: 0,
            signed: 0,
            bold: 0,
            style: 0,
            node: None,
            is_by_picture: false,
        }
    }

    fn children(&mut self, node: Node<'_>, context: Context) {
        for child in node.children() {
            match child.text() {
                Some(text) => self.words(text, context),
                None => self.element(child, context),
            }
        }
    }

    fn element(&mut self, node: Node<'_>, context: Context) {
        let name = node.name();
        match name {
            "br" => return self.line_break(context),
            "hr" => return self.close(context.kind),
            "q" => return self.quoted(node, context),
            "sup" if is_note(node) => return,
            "a" if is_note_mark(node) => return,
            "img" => {
                self.is_by_picture = true;
                return;
            }
            "rp" => return,
            "table" if is_data(node) => return self.table(node, context),
            _ => {}
        }
        let inside = self.inside(node, name, context);
        if !is_block(name) {
            // The parts of a byline are set apart by style alone.
            self.space |= inside.in_byline;
            self.captured(node, inside);
            self.space |= inside.in_byline;
            return;
        }
        if inside.kind == BlockKind::Caption && context.kind == BlockKind::Caption {
            self.space = true;
            self.captured(node, inside);
            self.space = true;
            return;
        }
        self.close(context.kind);
        self.style = style(node);
        self.is_by_picture |= self.seen.facts(node).is_credit;
        let around = self.node.replace(node.id);
        self.captured(node, inside);
        self.close(inside.kind);
        self.node = around;
    }

    /// What surrounds the children of an element.
    fn inside(&self, node: Node<'_>, name: &str, context: Context) -> Context {
        let mut inside = context;
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => inside.kind = BlockKind::Heading,
            "blockquote" => inside.kind = BlockKind::Quote,
            "li" | "dt" | "dd" if is_item(node) => inside.kind = BlockKind::ListItem,
            "figure" if !node.holds(&["table", "blockquote", "pre"]) => inside.kind = BlockKind::Caption,
            "table" if is_picture(node) => inside.kind = BlockKind::Caption,
            "figcaption" | "caption" => inside.kind = BlockKind::Caption,
            "pre" | "listing" | "xmp" => inside.preformatted = true,
            "a" => inside.in_link = node.has_attribute("href"),
            "b" | "strong" => inside.in_bold = true,
            "time" => inside.in_byline = true,
            _ => {}
        }
        match self.seen.facts(node).mark {
            Some(Mark::Byline) => inside.in_byline = true,
            Some(Mark::Caption) if is_block(name) => inside.kind = BlockKind::Caption,
            _ if is_block(name) && is_picture_box(node, self.seen) => inside.kind = BlockKind::Caption,
            _ => {}
        }
        inside
    }

    /// The children; of a caption's credit, remembered as such.
    fn captured(&mut self, node: Node<'_>, inside: Context) {
        if inside.kind != BlockKind::Caption || !self.seen.facts(node).is_credit {
            return self.children(node, inside);
        }
        self.space = true;
        let (blocks, start) = (self.drafts.len(), self.text.len());
        self.children(node, inside);
        self.space = true;
        // A credit that holds blocks of its own is none.
        let credit = if self.drafts.len() == blocks { credit(&self.text[start..]) } else { "" };
        if !credit.is_empty() && self.credit.is_none() {
            self.credit = Some(credit.to_owned());
        }
    }

    fn words(&mut self, text: &str, context: Context) {
        let before = self.text.len();
        for c in text.chars() {
            if is_space(c) {
                if context.preformatted && c == '\n' && !self.text.is_empty() {
                    self.text.push('\n');
                    self.space = false;
                } else {
                    self.space = true;
                }
                continue;
            }
            if self.space && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.space = false;
            self.text.push(c);
        }
        let written = self.text.len() - before;
        self.linked += if context.in_link { written } else { 0 };
        self.signed += if context.in_byline { written } else { 0 };
        self.bold += if context.in_bold { written } else { 0 };
    }

    /// One `<br>` ends a line, two end a paragraph.
    fn line_break(&mut self, context: Context) {
        if self.text.ends_with('\n') {
            self.close(context.kind);
        } else if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.space = false;
    }

    /// Browsers draw the marks of `<q>`; they are words of the article.
    fn quoted(&mut self, node: Node<'_>, context: Context) {
        self.words("“", context);
        self.children(node, context);
        self.space = false;
        self.words("”", context);
    }

    /// A row a line, tabs between cells.
    fn table(&mut self, node: Node<'_>, context: Context) {
        self.close(context.kind);
        let around = self.node.replace(node.id);
        for caption in node.descendants().filter(|inner| inner.name() == "caption") {
            self.children(caption, Context { kind: BlockKind::Caption, ..context });
            self.close(BlockKind::Caption);
        }
        let cells = |row: Node<'_>| -> Vec<String> {
            let cells = row.children().filter(|cell| matches!(cell.name(), "td" | "th"));
            cells.map(Node::line).collect()
        };
        let rows: Vec<String> =
            rows(node).into_iter().map(|row| cells(row).join("\t").trim().to_owned()).collect();
        self.text = rows.into_iter().filter(|row| !row.is_empty()).collect::<Vec<_>>().join("\n");
        self.close(BlockKind::Table);
        self.node = around;
    }

    /// Ends the block, if words stand in it.
    fn close(&mut self, kind: BlockKind) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        let Self { linked, signed, bold, .. } = *self;
        let credit = self.credit.take();
        if !text.is_empty() {
            let kind = match kind {
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading
                    if signed * 5 >= text.len() * 4 && text.len() <= LONGEST_BYLINE && !is_sentence(text) =>
                {
                    BlockKind::Byline
                }
                BlockKind::Paragraph if self.is_by_picture && is_credited(text) => BlockKind::Caption,
                kind => kind,
            };
            self.is_by_picture = false;
            let credit = credit.filter(|_| kind == BlockKind::Caption);
            self.drafts.push(Draft {
                credit,
                linked,
                is_bold: bold >= text.len(),
                style: self.style,
                node: self.node,
                ..Draft::new(kind, text.to_owned())
            });
        }
        (self.linked, self.signed, self.bold, self.space) = (0, 0, 0, false);
    }
}

/// The classes of an element and of the one around it as a number, 0 where there are none.
fn style(node: Node<'_>) -> u64 {
    let class = node.attribute("class").unwrap_or_default();
    let around = node.parent().and_then(|parent| parent.attribute("class")).unwrap_or_default();
    if class.is_empty() && around.is_empty() {
        return 0;
    }
    let mut hasher = FxHasher::default();
    (class, around).hash(&mut hasher);
    hasher.finish()
}

const LONGEST_BYLINE: usize = 160;

/// Bytes of the text in the largest table that is a picture with its caption, and in the largest cell of data.
const LONGEST_PICTURE: usize = 300;
const LONGEST_CELL: usize = 300;

/// Bytes of the longest paragraph that is a caption.
const LONGEST_CAPTION: usize = 400;

/// Whether a paragraph under a picture ends with whom the picture is from: "(AP)", "Photo by Jane Roe".
fn is_credited(text: &str) -> bool {
    if text.len() > LONGEST_CAPTION {
        return false;
    }
    let in_brackets = text.trim_end_matches('.').strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let is_agency = |credit: &str| {
        let mut words = credit.split(|c: char| !c.is_alphanumeric());
        words.any(|word| {
            matches!(word, "AP" | "AFP" | "Reuters" | "Getty" | "EPA" | "Photo" | "photo" | "Shutterstock")
        })
    };
    let tail = text.char_indices().rev().nth(80).map_or(text, |(at, _)| &text[at..]);
    in_brackets.is_some_and(|(_, credit)| credit.len() <= 80 && is_agency(credit))
        || [
            "Photo by ",
            "Photo: ",
            "Photograph: ",
            "Image: ",
            "Credit: ",
            "Getty Images",
            "/AFP",
            "/Reuters",
            "©",
        ]
        .iter()
        .any(|credit| tail.contains(credit))
}

/// Whether the words of a byline are none: a summary beside it, a sentence.
fn is_sentence(text: &str) -> bool {
    let is_signed = || {
        let by = |word: &str| matches!(word, "by" | "By" | "BY" | "Published" | "Updated" | "Posted");
        text.split_whitespace().take(4).any(by)
            || text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4)
    };
    text.ends_with(['.', '!', '?']) && text.split_whitespace().count() >= 8 && !is_signed()
}

/// White space that browsers collapse, and the no-break space, which news systems scatter without meaning.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C' | '\u{A0}')
}

/// Whether browsers set an element apart in lines of its own.
pub(crate) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    )
}

/// Whether a list item is one: a single run of text, not a section in the shape of a list item.
fn is_item(node: Node<'_>) -> bool {
    let is_part =
        |name: &str| matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "figure" | "blockquote");
    node.descendants().filter(|inner| is_part(inner.name())).take(2).count() < 2
}

/// Whether a raised mark is the number of a footnote: a link within the page.
fn is_note(node: Node<'_>) -> bool {
    let mut links = node.descendants().filter(|inner| inner.name() == "a").peekable();
    let is_local = |link: Node<'_>| link.attribute("href").is_some_and(|href| href.contains('#'));
    links.peek().is_some() && links.all(is_local)
}

/// Whether a link is the number of a footnote that is not raised by mark-up.
fn is_note_mark(link: Node<'_>) -> bool {
    let is_local = link.attribute("href").is_some_and(|href| href.starts_with('#'));
    let is_number = |text: &str| {
        let inner = text.trim_matches(['[', ']', '(', ')']);
        !inner.is_empty() && inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit())
    };
    is_local && is_number(&link.line())
}

/// Words before the names in a credit; the longer of two that begin alike stands first.
const CREDIT_LEADS: &str = "image credit|image copyright|image source|images|image|pictures|picture|photography|photograph|photo credit|photos|photo|foto|credit|copyright|source|©|(c)";

/// The names in a credit: without brackets and without "Photograph:", "Image source,", "©".
fn credit(text: &str) -> &str {
    let text = text
        .trim()
        .trim_start_matches(['(', '[', '|', '/', '—', '–', '-', ' '])
        .trim_end_matches([')', ']', ' ']);
    let mut rest = text;
    for lead in CREDIT_LEADS.split('|') {
        let Some(head) = rest.get(..lead.len()) else { continue };
        let after = rest[lead.len()..].trim_start();
        let is_lead = head.eq_ignore_ascii_case(lead)
            && (after.starts_with([':', ',', '.', '…']) || after.starts_with("by ") || lead == "©");
        if is_lead {
            rest = after.trim_start_matches([':', ',', '.', '…', ' ']);
        }
    }
    rest.strip_prefix("by ").or_else(|| rest.strip_prefix("By ")).unwrap_or(rest).trim()
}

/// The rows of a table, without those of tables inside it.
fn rows(table: Node<'_>) -> Vec<Node<'_>> {
    let mut rows = Vec::new();
    for part in table.children() {
        match part.name() {
            "tr" => rows.push(part),
            "tbody" | "thead" | "tfoot" => {
                rows.extend(part.children().filter(|row| row.name() == "tr"));
            }
            _ => {}
        }
    }
    rows
}

/// Whether a table holds a picture and the words under it, as pages did before there was `<figure>`.
fn is_picture(table: Node<'_>) -> bool {
    table.is_longer(0)
        && !table.is_longer(LONGEST_PICTURE)
        && table.holds(&["img"])
        && !table.holds(&["table", "p", "h1", "h2", "form"])
}

/// Whether an element is a picture and the words under it, without mark-up for captions: its class says so, and a picture
/// and a line stand in it.
fn is_picture_box(node: Node<'_>, seen: &Seen) -> bool {
    seen.facts(node).is_pictured
        && node.is_longer(0)
        && !node.is_longer(LONGEST_CAPTION)
        && node.holds(&["img", "picture", "amp-img"])
        && !node.holds(&["h1", "h2", "h3", "table", "blockquote", "ul", "form"])
        && node.descendants().filter(|inner| inner.name() == "p").take(3).count() < 3
}

/// Whether a table holds data, not the layout of a page: two rows and columns, and cells without blocks.
fn is_data(table: Node<'_>) -> bool {
    if table.holds(&["table", "h1", "h2", "h3", "blockquote", "ul", "figure"]) {
        return false;
    }
    let rows = rows(table);
    let widest = rows.iter().map(|row| row.elements().count()).max().unwrap_or(0);
    let mut cells = table.descendants().filter(|cell| cell.name() == "td");
    rows.len() >= 2 && widest >= 2 && !cells.any(|cell| cell.is_longer(LONGEST_CELL))
}
