//! The tree while html5ever builds it: nodes that know their neighbors, put in reading order when it is done.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, Namespace, QualName, expanded_name, local_name, ns};

use super::{Content, NodeId, Stored, Tree};

/// What a node is called while the tree is built.
pub(super) type Handle = u32;

const ROOT: Handle = 0;
/// No node: the root is nobody's child or neighbor.
const NONE: Handle = ROOT;

/// The nodes of a tree that is built.
pub(super) struct Sink {
    nodes: RefCell<Vec<Linked>>,
    /// No element of the tree lies deeper: what stands in it stands in the one around it.
    max_depth: usize,
}

struct Linked {
    parent: Handle,
    before: Handle,
    after: Handle,
    first: Handle,
    last: Handle,
    /// Empty for what is no element.
    name: QualName,
    what: What,
}

enum What {
    Root,
    Element {
        attributes: Vec<Attribute>,
        is_integration_point: bool,
    },
    Text(StrTendril),
    /// A comment, which parts texts and says nothing.
    Comment,
}

/// The name of an element, for the tree builder.
#[derive(Debug)]
pub(super) struct Name<'s>(Ref<'s, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    pub(super) fn new(max_depth: usize) -> Self {
        Self { nodes: RefCell::new(vec![Linked::of(nameless(), What::Root)]), max_depth }
    }

    fn add(&self, name: QualName, what: What) -> Handle {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Linked::of(name, what));
        (nodes.len() - 1) as Handle
    }

    /// Puts a node into an element, before one in it or at the end. Texts that meet become one.
    fn put(&self, parent: Handle, child: NodeOrText<Handle>, after: Handle) {
        let child = match child {
            NodeOrText::AppendNode(child) => {
                self.remove_from_parent(&child);
                child
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before =
                    if after == NONE { nodes[parent as usize].last } else { nodes[after as usize].before };
                if let What::Text(known) = &mut nodes[before as usize].what {
                    known.push_tendril(&text);
                    return;
                }
                drop(nodes);
                self.add(nameless(), What::Text(text))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let before = if after == NONE { nodes[parent as usize].last } else { nodes[after as usize].before };
        let node = &mut nodes[child as usize];
        (node.parent, node.before, node.after) = (parent, before, after);
        match before {
            NONE => nodes[parent as usize].first = child,
            before => nodes[before as usize].after = child,
        }
        match after {
            NONE => nodes[parent as usize].last = child,
            after => nodes[after as usize].before = child,
        }
    }
}

impl Linked {
    fn of(name: QualName, what: What) -> Self {
        Self { parent: NONE, before: NONE, after: NONE, first: NONE, last: NONE, name, what }
    }
}

fn nameless() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        Tree { nodes: Ordered::of(self.nodes.into_inner(), self.max_depth).nodes }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Name<'a> {
        Name(Ref::map(self.nodes.borrow(), |nodes| &nodes[*target as usize].name))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let is_integration_point = flags.mathml_annotation_xml_integration_point;
        self.add(name, What::Element { attributes, is_integration_point })
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.add(nameless(), What::Comment)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(nameless(), What::Comment)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(*parent, child, NONE);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow()[*sibling as usize].parent;
        self.put(parent, child, *sibling);
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        // A table that stands nowhere is nobody's neighbor.
        let is_placed = {
            let nodes = self.nodes.borrow();
            let Linked { parent, .. } = nodes[*element as usize];
            parent != NONE || nodes[ROOT as usize].first == *element
        };
        if is_placed { self.append_before_sibling(element, child) } else { self.append(before, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What stands in a template is kept apart when the tree is put in order.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        *target
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        if let What::Element { attributes, .. } = &mut self.nodes.borrow_mut()[*target as usize].what {
            for attribute in more {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        let Linked { parent, before, after, .. } = nodes[*target as usize];
        match before {
            NONE if nodes[parent as usize].first == *target => nodes[parent as usize].first = after,
            NONE => {}
            before => nodes[before as usize].after = after,
        }
        match after {
            NONE if nodes[parent as usize].last == *target => nodes[parent as usize].last = before,
            NONE => {}
            after => nodes[after as usize].before = before,
        }
        let node = &mut nodes[*target as usize];
        (node.parent, node.before, node.after) = (NONE, NONE, NONE);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        loop {
            let first = self.nodes.borrow()[*node as usize].first;
            if first == NONE {
                return;
            }
            self.put(*parent, NodeOrText::AppendNode(first), NONE);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &Handle) -> bool {
        let nodes = self.nodes.borrow();
        matches!(nodes[*target as usize].what, What::Element { is_integration_point: true, .. })
    }
}

/// The nodes on their way into reading order.
struct Ordered {
    nodes: Vec<Stored>,
    /// The elements around what comes next.
    open: Vec<usize>,
}

impl Ordered {
    fn of(mut linked: Vec<Linked>, max_depth: usize) -> Self {
        let mut ordered = Self { nodes: Vec::with_capacity(linked.len()), open: Vec::new() };
        ordered.open(Content::Root);
        // What comes next on each level, and whether an element is open there.
        let mut levels = vec![(linked[ROOT as usize].first, true)];
        while let Some((next, is_open)) = levels.last_mut() {
            if *next == NONE {
                if *is_open {
                    ordered.close();
                }
                levels.pop();
                continue;
            }
            let node = &mut linked[*next as usize];
            *next = node.after;
            match std::mem::replace(&mut node.what, What::Comment) {
                What::Text(text) => {
                    ordered.open(Content::Text(text));
                    ordered.close();
                }
                What::Element { attributes, .. } => {
                    let name = std::mem::replace(&mut node.name, nameless());
                    let first =
                        if name.expanded() == expanded_name!(html "template") { NONE } else { node.first };
                    let is_open = ordered.open.len() <= max_depth;
                    if is_open {
                        ordered.open(Content::Element { name: name.local, attributes });
                    }
                    levels.push((first, is_open));
                }
                What::Root | What::Comment => {}
            }
        }
        ordered
    }

    fn open(&mut self, content: Content) {
        let at = self.nodes.len();
        let parent = NodeId::of(self.open.last().copied().unwrap_or(0));
        self.nodes.push(Stored { parent, end: NodeId::of(at + 1), is_gone: false, content });
        self.open.push(at);
    }

    fn close(&mut self) {
        let end = NodeId::of(self.nodes.len());
        if let Some(at) = self.open.pop() {
            self.nodes[at].end = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use html5ever::tendril::TendrilSink;
    use markup5ever_rcdom::{Handle, NodeData, RcDom};

    use super::super::{Node, parse};

    /// The names and the texts of a tree, each with its depth.
    fn outline(node: Node<'_>, depth: usize, lines: &mut Vec<String>) {
        for child in node.children() {
            lines.push(format!("{depth}{}{}", child.name(), child.text().unwrap_or_default()));
            outline(child, depth + 1, lines);
        }
    }

    /// The same of the tree that others build.
    fn peer(node: &Handle, depth: usize, lines: &mut Vec<String>) {
        for child in node.children.borrow().iter() {
            match &child.data {
                NodeData::Element { name, .. } => lines.push(format!("{depth}{}", name.local)),
                NodeData::Text { contents } => lines.push(format!("{depth}{}", contents.borrow())),
                _ => continue,
            }
            peer(child, depth + 1, lines);
        }
    }

    const PARTS: &str = "<p>|</p>|<b>|</b>|<i class=x>|</i>|<a href=y>|</a>|<div>|</div>|<table>|</table>|<tr>|<td>|</td>|<caption>|<ul>|<li>\
        |</ul>|<h1>|</h1>|<h2>|<form>|</form>|<select>|<option>|</select>|<template>|</template>|<svg>|<math><annotation-xml>|</svg>|<br>|</br>\
        |<!-- -->|x|y|<body id=a>|<html lang=b>|<frameset>|<head>|<title>t</title>|<nobr>|<button>|</button>|<font size=1>|</body>";

    #[test]
    fn builds_the_tree_that_others_build() {
        let parts: Vec<&str> = PARTS.split('|').collect();
        let mut seed = 88_172_645_463_325_252_u64;
        for round in 0..5_000 {
            let mut page = String::new();
            for _ in 0..(2 + round % 20) {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                page.push_str(parts[(seed % parts.len() as u64) as usize]);
            }
            let (mut own, mut others) = (Vec::new(), Vec::new());
            outline(parse(&page).root(), 0, &mut own);
            let tree = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default());
            peer(&tree.one(page.as_str()).document, 0, &mut others);
            assert_eq!(own, others, "{page}");
        }
    }
}
