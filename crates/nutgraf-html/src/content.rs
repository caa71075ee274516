//! The main content of a page: which of its elements are the article.

use rustc_hash::FxHashSet;

use crate::body::{self, Places};
use crate::choice::{self, Kept};
use crate::marks::Mark;
use crate::metadata::Metadata;
use crate::next;
use crate::notes;
use crate::page::Origin;
use crate::restore::restore;
use crate::seen::Seen;
use crate::told::{SHORTEST_BODY, Told};
use crate::tree::{Node, NodeId, Tree};
use crate::walk::{Draft, is_block, walk};

/// Beyond this share of the running text of a page, an element is no aside, whatever its class says.
const LARGEST_ASIDE: f64 = 0.25;

/// Letters of the longest notice about cookies.
const LONGEST_CONSENT: usize = 3000;

/// What a page holds of an article.
pub(crate) struct Content {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) origin: Origin,
    /// Whether a call to pay stood in its place.
    pub(crate) is_gated: bool,
    /// Whether other articles follow on the page.
    pub(crate) is_first: bool,
}

/// The blocks of the article on a page.
pub(crate) fn find(tree: &mut Tree, metadata: &Metadata, seen: &Seen) -> Content {
    let is_first = cut(tree, metadata.headline_node);
    let is_gated = prune(tree, metadata.headline_node, seen);
    let page = walk(tree.body(), seen);
    let places = Places::of(tree, &page, seen);
    let told = Told::of(metadata);
    let (kept, origin) = choice::choose(&page, &places, tree, told.as_ref(), metadata.updates.as_deref());
    let drafts = match kept {
        Kept::Blocks(kept) => {
            let blocks = restore(&kept, &page, metadata);
            body::doubted(page, &blocks, &places, metadata, told.as_ref())
        }
        Kept::Text(drafts) => drafts,
    };
    Content { drafts, origin, is_gated, is_first }
}

/// The blocks of a page among which [`find`] chooses, and what is seen of each.
pub(crate) fn rows(tree: &mut Tree, metadata: &Metadata) -> Vec<(Draft, Vec<u8>)> {
    let seen = Seen::of(tree);
    cut(tree, metadata.headline_node);
    prune(tree, metadata.headline_node, &seen);
    let page = walk(tree.body(), &seen);
    let rows = body::rows(tree, &page, metadata, Told::of(metadata).as_ref());
    page.into_iter().zip(rows).collect()
}

/// The blocks of a page that is an article and nothing else.
pub(crate) fn all(tree: &mut Tree) -> Vec<Draft> {
    let seen = Seen::of(tree);
    prune(tree, None, &seen);
    walk(tree.body(), &seen)
}

/// Takes from the tree the articles that follow the first; whether there were any.
fn cut(tree: &mut Tree, headline: Option<NodeId>) -> bool {
    let following = headline.and_then(|headline| next::following(tree, headline, || running_text(tree)));
    tree.remove(following.as_deref().unwrap_or_default());
    following.is_some()
}

/// Takes from the tree what its mark-up says is no article; whether a call to pay was among it.
fn prune(tree: &mut Tree, headline: Option<NodeId>, seen: &Seen) -> bool {
    let (gone, is_gated) = beside(tree, headline, seen, &running_text(tree));
    tree.remove(&gone);
    is_gated
}

/// The elements that are no article by their mark-up, and whether a call to pay is among them. `running` are the letters of each element
/// that are no links.
fn beside(tree: &Tree, headline: Option<NodeId>, seen: &Seen, running: &[usize]) -> (Vec<NodeId>, bool) {
    let Some(body) = tree.body() else { return (Vec::new(), false) };
    let kept = around_body(body, headline.map(|headline| tree.node(headline)), running, seen);
    let largest = running[body.id.index()] as f64 * LARGEST_ASIDE;
    let (mut gone, mut is_gated) = (Vec::new(), false);
    let mut nodes = body.descendants();
    while let Some(node) = nodes.next() {
        let (facts, letters) = (seen.facts(node), running[node.id.index()]);
        let is_kept = || kept.contains(&node.id);
        let is_small = || letters as f64 <= largest && !is_kept();
        let goes = match facts.mark {
            Some(Mark::Machinery) => true,
            Some(Mark::Hidden | Mark::PullQuote) => is_small(),
            Some(Mark::Aside) if facts.is_biography => letters as f64 <= largest * 2.0 && !is_kept(),
            Some(Mark::Aside) => is_small() && !is_paragraph(node, letters),
            Some(Mark::Gate) => is_small() && is_gate(node),
            Some(Mark::Consent) => letters <= LONGEST_CONSENT && !node.holds(&["h1", "article", "main"]),
            Some(Mark::Byline | Mark::Caption | Mark::Deck) | None => false,
        };
        if goes {
            is_gated |= facts.mark == Some(Mark::Gate) && notes::invites(&node.line());
            gone.push(node.id);
            nodes.pass(node);
        }
    }
    (gone, is_gated)
}

/// The elements around the headline and around what is marked as the body: no class of theirs makes them an aside.
fn around_body(
    body: Node<'_>,
    headline: Option<Node<'_>>,
    running: &[usize],
    seen: &Seen,
) -> FxHashSet<NodeId> {
    let letters = |node: &Node<'_>| running[node.id.index()];
    let marked: Vec<Node<'_>> = body.descendants().filter(|&node| seen.facts(node).is_body).collect();
    let most = marked.iter().map(letters).max().unwrap_or(0);
    let marked = marked.into_iter().filter(|node| letters(node) * 2 > most && letters(node) >= SHORTEST_BODY);
    let inner = marked.chain(headline);
    inner.flat_map(|node| std::iter::once(node).chain(node.ancestors())).map(|node| node.id).collect()
}

/// Whether an element that its class calls an aside reads like a paragraph of the article: a class word deletes no text
/// by itself.
fn is_paragraph(node: Node<'_>, running: usize) -> bool {
    node.name() == "p" && running >= SHORTEST_PARAGRAPH && notes::kind(&node.line()).is_none()
}

/// Whether an element that speaks of payment is a call to pay, or a control: no words of the article behind it.
fn is_gate(node: Node<'_>) -> bool {
    let text = node.line();
    let is_sentence = text.split(' ').count() >= 8 || text.ends_with(['.', '!', '?', '”', '"']);
    notes::invites(&text) || (is_block(node.name()) && !is_sentence)
}

/// Letters that are no links.
const SHORTEST_PARAGRAPH: usize = 60;

/// Letters of each element that are not links.
fn running_text(tree: &Tree) -> Vec<usize> {
    let mut letters = vec![0; tree.len()];
    let mut nodes = tree.root().descendants();
    while let Some(node) = nodes.next() {
        match (node.text(), node.parent()) {
            (Some(text), Some(parent)) => letters[parent.id.index()] += written(text),
            _ if matches!(node.name(), "a" | "script" | "style" | "noscript" | "template") => {
                nodes.pass(node);
            }
            _ => {}
        }
    }
    for node in tree.nodes().rev() {
        if let Some(parent) = node.parent() {
            letters[parent.id.index()] += letters[node.id.index()];
        }
    }
    letters
}

/// Letters of a text.
fn written(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !matches!(byte, b'\t'..=b'\r' | b' ')).count();
    }
    text.chars().filter(|c| !c.is_whitespace()).count()
}
