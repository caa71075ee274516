//! The page as a tree of bounded depth, whatever its tags say.

use std::cell::RefCell;

use dom_query::{Document, NodeData, NodeId, NodeRef};
use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use crate::kept::KEPT;
use crate::tokens;

/// Tags nested deeper are left out, their text is kept. Pages people write stay below 60; browsers stop at 512.
const MAX_OPEN: usize = 200;
/// Unclosed `<b>`, `<font>` … beyond this many are left out: each is opened anew in every later paragraph.
const MAX_FORMATTING: usize = 16;
/// Longer texts are cut in pieces: where html5ever writes one, it looks from each `&` to the end for a `<`.
const LONGEST_TEXT: usize = 8192;
/// No element of the tree lies deeper, so that functions that call themselves on it need a small stack.
pub(crate) const MAX_DEPTH: usize = 256;

/// The tree of a page.
pub(crate) fn parse(html: &str) -> Document {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Document::default(), options);
    let shallow = Shallow { builder, open: RefCell::default() };
    tokens::read(html, &shallow, &KEPT);
    let document = shallow.builder.sink;
    flatten(&document);
    document
}

/// A tree builder that is not told of tags that nest too deep.
struct Shallow {
    builder: TreeBuilder<NodeId, Document>,
    open: RefCell<Open>,
}

impl TokenSink for Shallow {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match &token {
            TagToken(tag) if !self.open.borrow_mut().admits(tag) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The tags that are open, as far as tags alone tell.
#[derive(Default)]
struct Open {
    names: Vec<LocalName>,
    left_out: Vec<LocalName>,
    formatting: usize,
    foreign: usize,
}

impl Open {
    fn admits(&mut self, tag: &Tag) -> bool {
        let name = tag.name.as_ref();
        if self.foreign == 0 && closes_itself(name) {
            return true;
        }
        match tag.kind {
            StartTag if tag.self_closing && self.foreign > 0 => true,
            StartTag => self.opens(&tag.name),
            EndTag => self.closes(&tag.name),
        }
    }

    fn opens(&mut self, name: &LocalName) -> bool {
        let too_many = is_formatting(name) && self.formatting >= MAX_FORMATTING;
        if too_many || self.names.len() >= MAX_OPEN {
            self.left_out.push(name.clone());
            return false;
        }
        self.formatting += usize::from(is_formatting(name));
        self.foreign += usize::from(is_foreign(name));
        self.names.push(name.clone());
        true
    }

    fn closes(&mut self, name: &LocalName) -> bool {
        if self.left_out.last() == Some(name) {
            self.left_out.pop();
            return false;
        }
        let Some(at) = self.names.iter().rposition(|open| open == name) else { return true };
        // An inline tag that closes leaves what was opened inside it open; a block takes it along.
        let end = if is_inline(name) { at + 1 } else { self.names.len() };
        for closed in self.names.drain(at..end) {
            self.formatting -= usize::from(is_formatting(&closed));
            self.foreign -= usize::from(is_foreign(&closed));
        }
        true
    }
}

fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "b" | "big" | "code" | "em" | "font" | "i" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

fn is_inline(name: &str) -> bool {
    is_formatting(name)
        || matches!(
            name,
            "a" | "span" | "abbr" | "cite" | "ins" | "del" | "sup" | "sub" | "q" | "mark" | "label" | "time"
        )
}

/// Tags that never nest: empty ones, those that hold text alone, those that the next of their kind closes.
fn closes_itself(name: &str) -> bool {
    is_empty(name) || holds_text_alone(name) || is_closed_by_next(name)
}

fn is_empty(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "image"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "wbr"
    )
}

fn holds_text_alone(name: &str) -> bool {
    matches!(
        name,
        "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
            | "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
    )
}

fn is_closed_by_next(name: &str) -> bool {
    matches!(
        name,
        "a" | "body"
            | "button"
            | "caption"
            | "dd"
            | "dt"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "html"
            | "li"
            | "nobr"
            | "optgroup"
            | "option"
            | "p"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
    )
}

/// Puts the text of elements below [`MAX_DEPTH`] in place of them: misnested tags can still pile up. Texts that are too long are cut.
fn flatten(document: &Document) {
    let mut pending = vec![(document.root(), 0)];
    let mut long = Vec::new();
    while let Some((node, depth)) = pending.pop() {
        if depth >= MAX_DEPTH && node.first_element_child().is_some() {
            let texts: Vec<NodeRef<'_>> = node.descendants_it().filter(NodeRef::is_text).collect();
            node.remove_children();
            for text in texts {
                text.remove_from_parent();
                node.append_child(&text);
            }
        }
        // What scripts hold is written as it stands.
        let is_code = matches!(&*name(&node), "script" | "style");
        for child in node.children_it(false).filter(|_| !is_code) {
            match with_text(&child, |text| text.len() > LONGEST_TEXT) {
                Some(true) => long.push(child),
                Some(false) => {}
                None => pending.push((child, depth + 1)),
            }
        }
    }
    long.iter().for_each(cut);
}

fn cut(text: &NodeRef<'_>) {
    let pieces = with_text(text, |text| pieces(text).map(str::to_owned).collect::<Vec<_>>());
    for piece in pieces.unwrap_or_default() {
        text.insert_before(&text.tree.new_text(piece));
    }
    text.remove_from_parent();
}

/// A text in pieces of up to [`LONGEST_TEXT`] bytes.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let longest = rest.len().min(LONGEST_TEXT);
        let length = (0..=longest).rev().find(|&at| rest.is_char_boundary(at))?;
        let (piece, after) = rest.split_at(length);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Whether there is a tag in it that was written, not implied.
pub(crate) fn is_page(document: &Document) -> bool {
    let is_implied = |node: &NodeRef<'_>| matches!(&*name(node), "html" | "head" | "body");
    document.root().descendants_it().any(|node| node.is_element() && !is_implied(&node))
}

/// The name of an element in lower case, "" for what is none.
pub(crate) fn name(node: &NodeRef<'_>) -> LocalName {
    node.qual_name_ref().map_or_else(LocalName::default, |name| name.local.clone())
}

/// The value of an attribute, without white space at its edges, if there is one.
pub(crate) fn attribute(node: &NodeRef<'_>, name: &str) -> Option<StrTendril> {
    let element = node.element_ref()?;
    let attribute = element.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
    trimmed(&attribute.value)
}

/// A value without white space at its edges, if anything is left.
pub(crate) fn trimmed(value: &StrTendril) -> Option<StrTendril> {
    let inner = value.trim();
    match inner.len() {
        0 => None,
        // The page's own letters, not copied.
        length if length == value.len() => Some(value.clone()),
        _ => Some(StrTendril::from_slice(inner)),
    }
}

/// What `f` makes of the text of a text node; `None` for other nodes.
pub(crate) fn with_text<T>(node: &NodeRef<'_>, f: impl FnOnce(&str) -> T) -> Option<T> {
    let look = |node: &dom_query::TreeNode| match &node.data {
        NodeData::Text { contents } => Some(f(contents)),
        _ => None,
    };
    node.query(look).flatten()
}

/// Whether the words of a node are longer than so many bytes, white space aside; looks no further than that.
pub(crate) fn is_longer(node: &NodeRef<'_>, limit: usize) -> bool {
    let mut length = 0;
    node.descendants_it().any(|part| {
        length += with_text(&part, |text| text.trim().len()).unwrap_or(0);
        length > limit
    })
}

/// The text of a node on one line: white space collapsed, scripts and styles left out.
pub(crate) fn line(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    for part in std::iter::once(*node).chain(node.descendants_it()) {
        let is_code = || {
            let parent = part.parent().map(|parent| name(&parent));
            parent.is_some_and(|parent| matches!(&*parent, "script" | "style"))
        };
        if part.is_text() && !is_code() {
            with_text(&part, |words| text.push_str(words));
        } else if part.is_element() && !is_inline(&name(&part)) {
            text.push(' ');
        }
    }
    one_line(&text)
}

/// Words with one space between them.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(document: &Document) -> usize {
        let mut deepest = 0;
        let mut pending = vec![(document.root(), 0)];
        while let Some((node, depth)) = pending.pop() {
            deepest = deepest.max(depth);
            pending.extend(node.children_it(false).map(|child| (child, depth + 1)));
        }
        deepest
    }

    #[test]
    fn keeps_the_text_of_tags_that_nest_too_deep() {
        for tag in
            ["div", "span", "b", "blockquote", "ul><li", "table><tr><td", "svg><td", "font color=x", "x-y"]
        {
            let page = format!("{}deep{}", format!("<{tag}>").repeat(2_000), "</div>".repeat(2_000));
            let document = parse(&page);
            assert!(depth(&document) <= MAX_DEPTH + 1, "{tag}: {}", depth(&document));
            assert_eq!(line(&document.root()), "deep", "{tag}");
        }
    }

    #[test]
    fn keeps_long_texts_whole() {
        let words = "é & “£5” ".repeat(4_000);
        let document = parse(&format!("<p>{words}</p>"));
        assert_eq!(document.text().trim(), words.trim());
    }

    #[test]
    fn keeps_the_text_of_tags_that_cross() {
        let document = parse(&"<b><div></b><table></div>x".repeat(1_000));
        assert!(depth(&document) <= MAX_DEPTH + 1);
        assert_eq!(document.text().chars().filter(|&c| c == 'x').count(), 1_000);
    }

    #[test]
    fn leaves_a_page_that_people_wrote_alone() {
        let page = "<article><p>One<b>two<p>three</article><span>".repeat(100);
        assert_eq!(parse(&page).html(), Document::from(page.as_str()).html());
    }
}
