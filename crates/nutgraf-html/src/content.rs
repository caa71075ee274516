//! The main content of a page: which of its elements are the article.

use crate::body::{self, Places};
use crate::dense;
use crate::marks::Mark;
use crate::metadata::Metadata;
use crate::next;
use crate::notes;
use crate::page::Origin;
use crate::restore::restore;
use crate::seen::Seen;
use crate::tree::{Node, NodeId, Tree};
use crate::walk::{Draft, is_block, walk};
use rustc_hash::FxHashSet;

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
    let running = running_text(tree);
    let following = metadata.headline_node.and_then(|headline| next::following(tree, headline, &running));
    let is_first = following.is_some();
    tree.remove(&following.unwrap_or_default());
    let running = if is_first { running_text(tree) } else { running };
    let is_gated = prune(tree, metadata.headline_node, seen, &running);
    let page = walk(tree.body(), seen);
    let places = Places::of(tree, &page, seen);
    let marked = marked(tree, seen);
    let (kept, origin) = if is_plain(&marked, &page, metadata.body.as_deref()) {
        (marked, Origin { source: "marked body, most of the text", confidence: 0.95 })
    } else {
        choose(marked, dense::find(&page, &places, tree), metadata.body.as_deref())
    };
    let mut drafts = restore(kept, &page, metadata.headline.as_deref());
    body::doubt(&mut drafts, &page, &places, metadata);
    Content { drafts, origin, is_gated, is_first }
}

/// The blocks of a page among which [`find`] chooses, and what is seen of each.
#[cfg(feature = "train")]
pub(crate) fn rows(tree: &mut Tree, metadata: &Metadata) -> Vec<(Draft, Vec<u8>)> {
    let seen = Seen::of(tree);
    let following = metadata.headline_node.and_then(|node| next::following(tree, node, &running_text(tree)));
    tree.remove(&following.unwrap_or_default());
    let running = running_text(tree);
    prune(tree, metadata.headline_node, &seen, &running);
    let page = walk(tree.body(), &seen);
    let rows = body::rows(tree, &page, metadata);
    page.into_iter().zip(rows).collect()
}

/// The blocks of a page that is an article and nothing else.
pub(crate) fn all(tree: &mut Tree) -> Vec<Draft> {
    let seen = Seen::of(tree);
    let running = running_text(tree);
    prune(tree, None, &seen, &running);
    walk(tree.body(), &seen)
}

/// Takes from the tree what its mark-up says is no article; whether a call to pay was among it.
fn prune(tree: &mut Tree, headline: Option<NodeId>, seen: &Seen, running: &[usize]) -> bool {
    let (gone, is_gated) = beside(tree, headline, seen, running);
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

/// The blocks of the elements whose mark-up says that they are the body of an article.
fn marked(tree: &Tree, seen: &Seen) -> Vec<Draft> {
    let Some(body) = tree.body() else { return Vec::new() };
    let mut groups: Vec<Vec<Node<'_>>> = Vec::new();
    let mut nodes = std::iter::once(body).chain(body.descendants());
    let mut end = None;
    for node in nodes.by_ref().filter(|&node| seen.facts(node).is_body) {
        if end.is_some_and(|end| node.is_within(end)) {
            continue;
        }
        end = Some(node);
        let parent = |node: &Node<'_>| node.parent().map(|parent| parent.id);
        match groups.last_mut() {
            Some(nodes) if nodes.last().and_then(parent) == parent(&node) => nodes.push(node),
            _ => groups.push(vec![node]),
        }
    }
    let inner = |nodes: Vec<Node<'_>>| walk(nodes.into_iter().map(|node| innermost(node, seen)), seen);
    groups.into_iter().map(inner).max_by_key(|drafts| size(drafts)).unwrap_or_default()
}

/// A body inside a body that holds nearly all of it is meant.
fn innermost<'t>(node: Node<'t>, seen: &Seen) -> Node<'t> {
    let inner = node.descendants().find(|&inner| seen.facts(inner).is_body);
    let is_most = |inner: &Node<'_>| inner.line().len() * 10 >= node.line().len() * 8;
    inner.filter(is_most).unwrap_or(node)
}

/// Letters of the blocks that are no links.
fn size(drafts: &[Draft]) -> usize {
    drafts.iter().map(|draft| draft.text.len().saturating_sub(draft.linked)).sum()
}

/// Whether the marked body is taken whatever stands elsewhere: it is half of that at least, and the
/// text in the metadata, if there is one, is the same.
fn is_plain(marked: &[Draft], page: &[Draft], body: Option<&str>) -> bool {
    let of_marked = size(marked);
    let body = body.filter(|body| body.len() >= SHORTEST_BODY);
    of_marked >= SHORTEST_BODY
        && of_marked * 2 >= size(page)
        && body.is_none_or(|body| likeness(marked, body) >= SAME)
}

/// Which of the two is the article: what is marked as its body, or where text is densest.
///
/// Mark-up that names the body is exact where it is right; density finds what nobody marked. The marked body is
/// taken unless it is a small part of the densest text. The text in the metadata decides when it is like one of
/// the two, and is taken itself when both lack most of it.
fn choose(marked: Vec<Draft>, dense: Vec<Draft>, body: Option<&str>) -> (Vec<Draft>, Origin) {
    let origin = |source: &'static str, confidence: f32| Origin { source, confidence };
    if let Some(body) = body.filter(|body| body.len() >= SHORTEST_BODY) {
        let (of_marked, of_dense) = (likeness(&marked, body), likeness(&dense, body));
        if of_marked.max(of_dense) >= ALIKE {
            let kept = if of_marked >= of_dense { marked } else { dense };
            return (kept, origin("page and json-ld articleBody", 0.92));
        }
        if body.len() > 2 * size(&marked).max(size(&dense)) {
            return (plain(body), origin("json-ld articleBody", 0.8));
        }
    }
    let (in_marked, in_dense) = (size(&marked), size(&dense));
    let is_enough = in_marked >= SHORTEST_BODY && in_marked * 2 >= in_dense;
    let agree = in_marked * 10 >= in_dense * 9 && in_dense * 10 >= in_marked * 9;
    match is_enough {
        true if agree => (marked, origin("marked body, as dense as the text", 0.95)),
        true => (marked, origin("marked body", 0.88)),
        false => (dense, origin("densest text", 0.82)),
    }
}

const SHORTEST_BODY: usize = 200;
const ALIKE: f64 = 0.7;
const SAME: f64 = 0.95;

/// How alike blocks and a text are: F1 of their runs of four words.
fn likeness(drafts: &[Draft], body: &str) -> f64 {
    let text: Vec<&str> = drafts.iter().map(|draft| draft.text.as_str()).collect();
    let (found, wanted) = (crate::body::words::runs(&text.join(" ")), crate::body::words::runs(body));
    let shared = found.intersection(&wanted).count();
    if shared == 0 { 0.0 } else { 2.0 * shared as f64 / (found.len() + wanted.len()) as f64 }
}

/// The paragraphs of a text without mark-up.
fn plain(body: &str) -> Vec<Draft> {
    let tree = crate::tree::parse(&body.replace('\n', "<br><br>"));
    walk([tree.root()], &Seen::of(&tree))
}
