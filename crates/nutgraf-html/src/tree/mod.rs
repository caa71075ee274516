//! The page as a tree in one piece: its nodes in reading order, each with the place where what stands in it ends.

mod line;
mod shallow;
mod sink;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName};

pub(crate) use line::one_line;
pub(crate) use shallow::parse;

/// The tree of a page.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Stored>,
}

/// The place of a node in its tree: those that stand in it come behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(u32);

#[derive(Debug)]
struct Stored {
    parent: NodeId,
    /// The place behind all that stands in it.
    end: NodeId,
    is_gone: bool,
    content: Content,
}

/// What a node is.
#[derive(Debug)]
enum Content {
    Root,
    Element { name: LocalName, attributes: Vec<Attribute> },
    Text(StrTendril),
}

impl NodeId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }

    /// A tree of 2^32 nodes fits in no memory.
    fn of(index: usize) -> Self {
        Self(index as u32)
    }
}

impl Tree {
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn root(&self) -> Node<'_> {
        self.node(NodeId(0))
    }

    pub(crate) fn node(&self, id: NodeId) -> Node<'_> {
        Node { tree: self, id }
    }

    /// All nodes, those too that were taken from the tree.
    pub(crate) fn nodes(&self) -> impl DoubleEndedIterator<Item = Node<'_>> {
        (0..self.nodes.len()).map(|at| self.node(NodeId::of(at)))
    }

    pub(crate) fn body(&self) -> Option<Node<'_>> {
        let page = self.root().elements().find(|node| node.name() == "html")?;
        page.elements().find(|node| node.name() == "body")
    }

    /// Takes nodes from the tree with all that stands in them.
    pub(crate) fn remove(&mut self, gone: &[NodeId]) {
        gone.iter().for_each(|id| self.nodes[id.index()].is_gone = true);
    }

    /// Whether there is a tag in it that was written, not implied.
    pub(crate) fn is_page(&self) -> bool {
        let is_implied = |node: &Node<'_>| matches!(node.name(), "html" | "head" | "body");
        self.nodes().any(|node| node.is_element() && !is_implied(&node))
    }
}

/// A node of a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'t> {
    pub(crate) id: NodeId,
    tree: &'t Tree,
}

impl<'t> Node<'t> {
    fn stored(self) -> &'t Stored {
        &self.tree.nodes[self.id.index()]
    }

    pub(crate) fn is_element(self) -> bool {
        matches!(self.stored().content, Content::Element { .. })
    }

    /// The name of an element in lower case, "" for what is none.
    pub(crate) fn name(self) -> &'t str {
        match &self.stored().content {
            Content::Element { name, .. } => name,
            _ => "",
        }
    }

    /// The words of a text, none for other nodes.
    pub(crate) fn text(self) -> Option<&'t str> {
        match &self.stored().content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn attributes(self) -> &'t [Attribute] {
        match &self.stored().content {
            Content::Element { attributes, .. } => attributes,
            _ => &[],
        }
    }

    pub(crate) fn has_attribute(self, name: &str) -> bool {
        self.attributes().iter().any(|attribute| &*attribute.name.local == name)
    }

    /// The value of an attribute without white space at its edges, if anything is left.
    pub(crate) fn attribute(self, name: &str) -> Option<&'t str> {
        let attribute = self.attributes().iter().find(|attribute| &*attribute.name.local == name)?;
        Some(attribute.value.trim()).filter(|value| !value.is_empty())
    }

    pub(crate) fn parent(self) -> Option<Self> {
        (self.id.0 > 0).then(|| self.tree.node(self.stored().parent))
    }

    /// The elements around it, from the inside.
    pub(crate) fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    pub(crate) fn children(self) -> Siblings<'t> {
        Siblings { tree: self.tree, at: self.id.0 + 1, end: self.stored().end.0 }
    }

    /// The children that are elements.
    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        self.children().filter(|node| node.is_element())
    }

    /// All that stands in it, in reading order.
    pub(crate) fn descendants(self) -> Descendants<'t> {
        Descendants { tree: self.tree, at: self.id.0 + 1, end: self.stored().end.0 }
    }

    /// Whether it stands in another, or is that one.
    pub(crate) fn is_within(self, outer: Self) -> bool {
        (outer.id.0..outer.stored().end.0).contains(&self.id.0)
    }

    /// The nodes behind it in the same element.
    pub(crate) fn following(self) -> Siblings<'t> {
        let end = self.parent().map_or(0, |parent| parent.stored().end.0);
        Siblings { tree: self.tree, at: self.stored().end.0, end }
    }

    /// The nodes before it in the same element.
    pub(crate) fn preceding(self) -> impl Iterator<Item = Self> {
        let siblings = self.parent().into_iter().flat_map(Self::children);
        siblings.take_while(move |node| node.id < self.id)
    }

    /// Whether an element of one of these names stands in it.
    pub(crate) fn holds(self, names: &[&str]) -> bool {
        self.descendants().any(|inner| inner.is_element() && names.contains(&inner.name()))
    }
}

/// Nodes in one element.
pub(crate) struct Siblings<'t> {
    tree: &'t Tree,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Siblings<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        while self.at < self.end {
            let node = self.tree.node(NodeId(self.at));
            self.at = node.stored().end.0;
            if !node.stored().is_gone {
                return Some(node);
            }
        }
        None
    }
}

/// All nodes in one.
pub(crate) struct Descendants<'t> {
    tree: &'t Tree,
    at: u32,
    end: u32,
}

impl Descendants<'_> {
    /// Passes over what stands in a node.
    pub(crate) fn pass(&mut self, node: Node<'_>) {
        self.at = self.at.max(node.stored().end.0);
    }
}

impl<'t> Iterator for Descendants<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        while self.at < self.end {
            let node = self.tree.node(NodeId(self.at));
            if !node.stored().is_gone {
                self.at += 1;
                return Some(node);
            }
            self.at = node.stored().end.0;
        }
        None
    }
}
