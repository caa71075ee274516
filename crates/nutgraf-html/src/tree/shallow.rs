//! Tags that nest too deep are kept from the tree.

use std::cell::RefCell;

use html5ever::LocalName;
use html5ever::tokenizer::{EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink as _};

use super::Tree;
use super::sink::{Handle, Sink};
use crate::kept::KEPT;
use crate::tokens;

/// Tags nested deeper are left out, their text is kept. Pages people write stay below 60; browsers stop at 512.
const MAX_OPEN: usize = 200;
/// Unclosed `<b>`, `<font>` … beyond this many are left out: each is opened anew in every later paragraph.
const MAX_FORMATTING: usize = 16;
/// No element of the tree lies deeper, so that functions that call themselves on it need a small stack.
const MAX_DEPTH: usize = 256;

/// The tree of a page.
pub(crate) fn parse(html: &str) -> Tree {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::new(MAX_DEPTH), options);
    let shallow = Shallow { builder, open: RefCell::default() };
    tokens::read(html, &shallow, &KEPT);
    shallow.builder.sink.finish()
}

/// A tree builder that is not told of tags that nest too deep.
struct Shallow {
    builder: TreeBuilder<Handle, Sink>,
    open: RefCell<Open>,
}

impl TokenSink for Shallow {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
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

pub(super) fn is_inline(name: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Node;

    fn depth(tree: &Tree) -> usize {
        tree.nodes().map(|node| node.ancestors().count()).max().unwrap_or(0)
    }

    fn text(tree: &Tree) -> String {
        tree.nodes().filter_map(Node::text).collect()
    }

    #[test]
    fn keeps_the_text_of_tags_that_nest_too_deep() {
        for tag in
            ["div", "span", "b", "blockquote", "ul><li", "table><tr><td", "svg><td", "font color=x", "x-y"]
        {
            let page = format!("{}deep{}", format!("<{tag}>").repeat(2_000), "</div>".repeat(2_000));
            let tree = parse(&page);
            assert!(depth(&tree) <= MAX_DEPTH + 1, "{tag}: {}", depth(&tree));
            assert_eq!(tree.root().line(), "deep", "{tag}");
        }
    }

    #[test]
    fn keeps_the_text_of_tags_that_cross() {
        let tree = parse(&"<b><div></b><table></div>x".repeat(1_000));
        assert!(depth(&tree) <= MAX_DEPTH + 1);
        assert_eq!(text(&tree).chars().filter(|&c| c == 'x').count(), 1_000);
    }
}
