//! The lines between a headline and the first paragraph of its article: who wrote it, and when readers saw it.

use super::day;
use crate::labels::Words;
use crate::marks::Mark;
use crate::seen::Seen;
use crate::tree::{Node, one_line};
use crate::walk::is_block;

/// Words from which on a line is a paragraph of the article.
const PARAGRAPH_WORDS: usize = 28;
/// More lines than these are no zone but a page without a paragraph.
const MAX_LINES: usize = 48;
/// Lines above a headline that may be of its article.
const LINES_ABOVE: usize = 6;
const LONGEST_NAME: usize = 80;
/// Words of the shortest summary.
const SUMMARY_WORDS: usize = 6;
/// Lines under the headline among which a summary stands.
const SUMMARY_WITHIN: usize = 8;

/// What stands around a headline.
#[derive(Debug, Default)]
pub(crate) struct Zone {
    pub(crate) lines: Vec<Line>,
    /// How many of them stand above the headline.
    above: usize,
}

/// A line of the zone.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// Its words; a line break where elements meet without a space.
    pub(crate) text: String,
    /// Whether its mark-up or its first words say that it names authors.
    pub(crate) is_byline: bool,
    /// Whether it begins with "By" and a name.
    pub(crate) starts_with_by: bool,
    /// The words of elements that are authors by their mark-up.
    pub(crate) authors: Vec<String>,
    /// Times that its mark-up gives to machines.
    pub(crate) times: Vec<String>,
    /// Whether its mark-up says that its date is one of a change.
    pub(crate) is_update: bool,
    /// Whether it is all of a paragraph or a heading, and no link.
    is_own: bool,
}

impl Zone {
    /// The summary: the first sentence under the headline that stands apart from the text.
    pub(crate) fn summary(&self) -> Option<String> {
        let is_summary = |line: &&Line| {
            let length = line.text.split_whitespace().count();
            line.is_own
                && !line.is_byline
                && (SUMMARY_WORDS..PARAGRAPH_WORDS * 2).contains(&length)
                && !line.text.contains(['|', '•', '·'])
                && day::within(&line.text).is_none()
                && crate::notes::kind(&line.text).is_none()
        };
        let first = self.lines.iter().skip(self.above).take(SUMMARY_WITHIN).find(is_summary)?;
        // Where nothing follows, the article has begun.
        Some(one_line(&first.text))
    }
}

/// The zone of a headline.
pub(crate) fn around(headline: Node<'_>, seen: &Seen) -> Zone {
    let mut below = Walk::of(seen);
    for inner in std::iter::once(headline).chain(headline.ancestors()) {
        for node in inner.following() {
            below.visit(node, Context::default());
        }
        if below.is_done || inner.parent().is_none_or(|parent| matches!(parent.name(), "body" | "html")) {
            break;
        }
        below.flush();
    }
    below.flush();
    let mut lines = above(headline, seen);
    let above = lines.len();
    lines.append(&mut below.lines);
    Zone { lines, above }
}

/// The last lines before a headline, in the element around both.
fn above(headline: Node<'_>, seen: &Seen) -> Vec<Line> {
    let mut walk = Walk::of(seen);
    let is_around = |up: &Node<'_>| matches!(up.name(), "header" | "hgroup" | "div" | "article");
    let Some(around) = headline.ancestors().take(2).filter(is_around).last() else { return Vec::new() };
    for node in around.children().take_while(|node| !headline.is_within(*node)).take(LINES_ABOVE * 2) {
        walk.visit(node, Context::default());
    }
    walk.flush();
    if walk.is_done {
        return Vec::new();
    }
    let from = walk.lines.len().saturating_sub(LINES_ABOVE);
    walk.lines.split_off(from)
}

/// What surrounds a node.
#[derive(Clone, Copy, Default)]
struct Context {
    in_byline: bool,
    in_update: bool,
    in_deck: bool,
    /// In a paragraph or a heading under the first, and in no list or link.
    in_own: bool,
}

struct Walk<'s> {
    seen: &'s Seen,
    lines: Vec<Line>,
    line: Line,
    /// Whether white space, or the edge of an element, stands before the next word.
    space: bool,
    edge: bool,
    in_deck: bool,
    /// Long paragraphs that came before any byline or date.
    paragraphs: usize,
    is_done: bool,
}

impl<'s> Walk<'s> {
    fn of(seen: &'s Seen) -> Self {
        Self {
            seen,
            lines: Vec::new(),
            line: Line::default(),
            space: false,
            edge: false,
            in_deck: false,
            paragraphs: 0,
            is_done: false,
        }
    }

    fn visit(&mut self, node: Node<'_>, context: Context) {
        if self.is_done {
            return;
        }
        if let Some(text) = node.text() {
            return self.words(text, context);
        }
        let name = node.name();
        if is_skipped(name) {
            return;
        }
        if name == "br" {
            return self.flush();
        }
        let inside = self.inside(node, name, context);
        let is_block = is_block(name);
        if is_block {
            self.flush();
        }
        self.edge = true;
        for child in node.children() {
            self.visit(child, inside);
        }
        self.edge = true;
        if is_block {
            self.flush();
        }
    }

    /// What surrounds the children of an element; an author or a time is written down.
    fn inside(&mut self, node: Node<'_>, name: &str, context: Context) -> Context {
        let mut inside = context;
        let label = |name: &str| node.attribute(name).unwrap_or_default();
        let mut words = Words::of(label("class"));
        words.add_apart(label("id"));
        words.add_apart(label("data-testid"));
        let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word));
        inside.in_byline |= has(&["byline", "bylines", "author", "authors", "contributor", "contributors"]);
        inside.in_update |= has(&["updated", "modified", "lastupdated", "update"]);
        inside.in_deck |= self.seen.facts(node).mark == Some(Mark::Deck);
        match name {
            "p" | "h2" | "h3" | "h4" => inside.in_own = true,
            "a" | "li" | "label" => inside.in_own = false,
            _ => {}
        }
        if is_author(node, name, &words) {
            let text = names_in(node, self.seen);
            if !text.is_empty() && text.len() <= LONGEST_NAME {
                self.line.authors.push(text);
            }
        }
        if name == "time"
            && !inside.in_update
            && let Some(time) = node.attribute("datetime")
        {
            self.line.times.push(time.into());
        }
        inside
    }

    fn words(&mut self, text: &str, context: Context) {
        if text.trim().is_empty() {
            self.space |= !text.is_empty();
            return;
        }
        let starts_apart = self.space || text.starts_with(char::is_whitespace);
        let last = self.line.text.chars().next_back();
        if let Some(last) = last {
            let is_cut = self.edge && !starts_apart && last.is_alphanumeric();
            let is_cut = is_cut && text.starts_with(char::is_alphanumeric);
            match () {
                () if is_cut => self.line.text.push('\n'),
                () if starts_apart => self.line.text.push(' '),
                () => {}
            }
        }
        self.line.is_own = (self.line.is_own || self.line.text.is_empty()) && context.in_own;
        self.line.text.push_str(&one_line(text));
        self.line.is_byline |= context.in_byline;
        self.line.is_update |= context.in_update;
        self.in_deck |= context.in_deck;
        self.space = text.ends_with(char::is_whitespace);
        self.edge = false;
    }

    /// Ends the line; a paragraph ends the zone.
    fn flush(&mut self) {
        (self.space, self.edge) = (false, false);
        let mut line = std::mem::take(&mut self.line);
        let in_deck = std::mem::take(&mut self.in_deck);
        if line.text.is_empty() && line.times.is_empty() {
            return;
        }
        let length = line.text.split_whitespace().count();
        if length >= PARAGRAPH_WORDS && !in_deck && !line.is_byline && day::within(&line.text).is_none() {
            // A summary may stand between a headline and who wrote it.
            let is_signed = self.lines.iter().any(|line| line.is_byline || day::within(&line.text).is_some());
            self.paragraphs += 1;
            self.is_done = is_signed || self.paragraphs > 1;
            return;
        }
        line.starts_with_by = starts_with_by(&line.text);
        line.is_byline |= line.starts_with_by;
        self.lines.push(line);
        self.is_done = self.lines.len() >= MAX_LINES;
    }
}

/// The words of an element, a line each for what is set apart.
fn names_in(node: Node<'_>, seen: &Seen) -> String {
    let mut walk = Walk::of(seen);
    for child in node.children() {
        walk.visit(child, Context::default());
    }
    walk.flush();
    walk.lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
}

fn starts_with_by(text: &str) -> bool {
    let (head, rest) = text.split_once([' ', '\n', ':']).unwrap_or((text, ""));
    head.eq_ignore_ascii_case("by") && rest.trim_start_matches([':', ' ']).starts_with(char::is_uppercase)
}

fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "nav"
            | "aside"
            | "form"
            | "footer"
            | "figure"
            | "figcaption"
            | "button"
            | "select"
            | "video"
            | "audio"
            | "iframe"
            | "dialog"
            | "textarea"
            | "amp-social-share"
            | "amp-ad"
    )
}

/// Whether an element is the name of an author, by its relation, its property, or where it leads.
fn is_author(node: Node<'_>, name: &str, words: &Words) -> bool {
    let is_item = |value: &str| value.split_whitespace().any(|item| item == "author");
    if node.attribute("rel").is_some_and(is_item) {
        return true;
    }
    let is_named = words.has("author") && (words.has("name") || words.has("link"));
    if name != "a" {
        return is_named && !node.holds(&["a", "p", "div"]);
    }
    is_named || node.attribute("href").is_some_and(leads_to_author)
}

/// "/author/jane-roe", "/by/jane-roe", "/people/jane-roe".
fn leads_to_author(address: &str) -> bool {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let mut parts = path.split(['?', '#']).next().unwrap_or_default().split('/').skip(1).peekable();
    while let Some(part) = parts.next() {
        let names = matches!(
            part.to_ascii_lowercase().as_str(),
            "author"
                | "authors"
                | "by"
                | "people"
                | "person"
                | "staff"
                | "reporter"
                | "reporters"
                | "journalist"
                | "journalists"
                | "contributor"
                | "contributors"
                | "columnist"
                | "profile"
                | "writer"
                | "writers"
                | "bio"
                | "autor"
        );
        if names && parts.peek().is_some_and(|next| next.len() > 2) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(html: &str) -> Zone {
        let tree = crate::tree::parse(html);
        let headline = tree.nodes().find(|node| node.name() == "h1").expect("a headline");
        around(headline, &Seen::of(&tree))
    }

    const PARAGRAPH: &str = "<p>The dam above the town held through the night, engineers said on Friday, and those who had \
        left their houses for the school on the hill may go back to them.</p>";

    #[test]
    fn ends_where_the_article_begins() {
        let page =
            format!("<article><h1>Dam holds</h1><p>By Jane Roe</p>{PARAGRAPH}<p>By nobody</p></article>");
        let lines = zone(&page).lines;
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["By Jane Roe"]);
        assert!(lines[0].is_byline);
    }

    #[test]
    fn parts_what_style_alone_parts() {
        let page = format!(
            "<h1>Dam holds</h1><div class=byline><a href=/author/jane>Jane Roe</a><i>The Post</i></div>{PARAGRAPH}"
        );
        let lines = zone(&page).lines;
        assert_eq!(lines[0].text, "Jane Roe\nThe Post");
        assert_eq!(lines[0].authors, ["Jane Roe"]);
    }

    #[test]
    fn knows_the_addresses_of_authors() {
        for (address, is_author) in [
            ("/author/jane-roe", true),
            ("https://post.example/by/jane-roe/", true),
            ("/people/jane-roe?x=1", true),
            ("/by/", false),
            ("/world/authors-meet", false),
            ("", false),
        ] {
            assert_eq!(leads_to_author(address), is_author, "{address}");
        }
    }
}
