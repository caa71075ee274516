//! The main content of a page: which of its elements are the article.

use dom_query::{Document, NodeId, NodeRef};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::body::{self, Places};
use crate::dense;
use crate::marks::Mark;
use crate::metadata::Metadata;
use crate::next;
use crate::notes;
use crate::page::Origin;
use crate::restore::restore;
use crate::seen::Seen;
use crate::tree::{line, name, with_text};
use crate::walk::{Draft, holds, is_block, walk};

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
pub(crate) fn find(document: &Document, metadata: &Metadata, seen: &Seen) -> Content {
    let running = cut(document, metadata);
    let is_first = running.is_none();
    let is_gated = prune(document, metadata.headline_node, seen, running);
    let page = walk(document.body().as_slice(), seen);
    let places = Places::of(document, &page, seen);
    let marked = marked(document, seen);
    let (kept, origin) = if is_plain(&marked, &page, metadata.body.as_deref()) {
        (marked, Origin { source: "marked body, most of the text", confidence: 0.95 })
    } else {
        choose(marked, dense::find(&page, &places, &document.tree), metadata.body.as_deref())
    };
    let mut drafts = restore(kept, &page, metadata.headline.as_deref());
    body::doubt(&mut drafts, &page, &places, metadata);
    Content { drafts, origin, is_gated, is_first }
}

/// The blocks of a page among which [`find`] chooses, and what is seen of each.
#[cfg(feature = "train")]
pub(crate) fn rows(document: &Document, metadata: &Metadata) -> Vec<(Draft, Vec<u8>)> {
    cut(document, metadata);
    let seen = Seen::default();
    prune(document, metadata.headline_node, &seen, None);
    let page = walk(document.body().as_slice(), &seen);
    let rows = body::rows(document, &page, metadata);
    page.into_iter().zip(rows).collect()
}

/// Takes from the tree the articles that follow the first; where there are none, letters of each element that are not links.
fn cut(document: &Document, metadata: &Metadata) -> Option<FxHashMap<NodeId, usize>> {
    let running = document.body().map(|body| running_text(&body)).unwrap_or_default();
    let is_cut = metadata.headline_node.is_some_and(|headline| next::cut(document, headline, &running));
    (!is_cut).then_some(running)
}

/// The blocks of a page that is an article and nothing else.
pub(crate) fn all(document: &Document) -> Vec<Draft> {
    let seen = Seen::default();
    prune(document, None, &seen, None);
    walk(document.body().as_slice(), &seen)
}

/// Takes from the tree what its mark-up says is no article; whether a call to pay was among it. `running` are the letters of each
/// element that are no links, where they were counted.
fn prune(
    document: &Document,
    headline: Option<NodeId>,
    seen: &Seen,
    running: Option<FxHashMap<NodeId, usize>>,
) -> bool {
    let Some(body) = document.body() else { return false };
    let mut is_gated = false;
    let running = running.unwrap_or_else(|| running_text(&body));
    let kept = around_body(&body, headline, &running, seen);
    let of = |node: &NodeRef<'_>| running.get(&node.id).copied().unwrap_or(0);
    let largest = of(&body) as f64 * LARGEST_ASIDE;
    let mut pending: Vec<NodeRef<'_>> = body.children();
    while let Some(node) = pending.pop() {
        if !node.is_element() {
            if node.is_comment() {
                node.remove_from_parent();
            }
            continue;
        }
        let (facts, letters) = (seen.facts(&node), of(&node));
        let mark = facts.mark;
        let is_small = letters as f64 <= largest && !kept.contains(&node.id);
        let goes = match mark {
            Some(Mark::Machinery) => true,
            Some(Mark::Hidden | Mark::PullQuote) => is_small,
            Some(Mark::Aside) if facts.is_biography => {
                letters as f64 <= largest * 2.0 && !kept.contains(&node.id)
            }
            Some(Mark::Aside) => is_small && !is_paragraph(&node, letters),
            Some(Mark::Gate) => is_small && is_gate(&node),
            Some(Mark::Consent) => letters <= LONGEST_CONSENT && !holds(&node, &["h1", "article", "main"]),
            Some(Mark::Byline | Mark::Caption | Mark::Deck) | None => false,
        };
        if goes {
            is_gated |= mark == Some(Mark::Gate) && notes::invites(&line(&node));
            node.remove_from_parent();
            continue;
        }
        pending.extend(node.children_it(false));
    }
    is_gated
}

/// The elements around the headline and around what is marked as the body: no class of theirs makes them an aside.
fn around_body(
    body: &NodeRef<'_>,
    headline: Option<NodeId>,
    running: &FxHashMap<NodeId, usize>,
    seen: &Seen,
) -> FxHashSet<NodeId> {
    let letters = |node: &NodeRef<'_>| running.get(&node.id).copied().unwrap_or(0);
    let marked: Vec<NodeRef<'_>> =
        body.descendants_it().filter(|node| node.is_element() && seen.facts(node).is_body).collect();
    let most = marked.iter().map(letters).max().unwrap_or(0);
    let marked = marked.into_iter().filter(|node| letters(node) * 2 > most && letters(node) >= SHORTEST_BODY);
    let headline = headline.map(|headline| NodeRef::new(headline, body.tree));
    let inner: Vec<NodeRef<'_>> = marked.chain(headline).collect();
    inner
        .iter()
        .flat_map(|node| std::iter::once(node.id).chain(node.ancestors_it(None).map(|up| up.id)))
        .collect()
}

/// Whether an element that its class calls an aside reads like a paragraph of the article: a class word deletes no text
/// by itself.
fn is_paragraph(node: &NodeRef<'_>, running: usize) -> bool {
    &*name(node) == "p" && running >= SHORTEST_PARAGRAPH && notes::kind(&line(node)).is_none()
}

/// Whether an element that speaks of payment is a call to pay, or a control: no words of the article behind it.
fn is_gate(node: &NodeRef<'_>) -> bool {
    let text = line(node);
    let is_sentence = text.split(' ').count() >= 8 || text.ends_with(['.', '!', '?', '”', '"']);
    notes::invites(&text) || (is_block(&name(node)) && !is_sentence)
}

/// Letters that are no links.
const SHORTEST_PARAGRAPH: usize = 60;

/// Letters of each element that are not links.
fn running_text(root: &NodeRef<'_>) -> FxHashMap<NodeId, usize> {
    let mut order = Vec::new();
    let mut letters: FxHashMap<NodeId, usize> = FxHashMap::default();
    let mut pending = vec![*root];
    while let Some(node) = pending.pop() {
        let mut own = 0;
        if !matches!(&*name(&node), "a" | "script" | "style" | "noscript" | "template") {
            for child in node.children_it(false) {
                match with_text(&child, written) {
                    Some(letters) => own += letters,
                    None => pending.push(child),
                }
            }
        }
        letters.insert(node.id, own);
        order.push((node.id, node.parent().map(|parent| parent.id)));
    }
    for (node, parent) in order.into_iter().rev() {
        let total = letters.get(&node).copied().unwrap_or(0);
        if let Some(parent) = parent.filter(|_| total > 0) {
            *letters.entry(parent).or_default() += total;
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
fn marked(document: &Document, seen: &Seen) -> Vec<Draft> {
    let Some(body) = document.body() else { return Vec::new() };
    let mut groups: Vec<(Option<NodeId>, Vec<NodeRef<'_>>)> = Vec::new();
    let mut pending: Vec<NodeRef<'_>> = vec![body];
    while let Some(node) = pending.pop() {
        if !seen.facts(&node).is_body {
            let children = node.children();
            pending.extend(children.into_iter().rev().filter(NodeRef::is_element));
            continue;
        }
        let parent = node.parent().map(|parent| parent.id);
        match groups.last_mut() {
            Some((known, nodes)) if *known == parent => nodes.push(node),
            _ => groups.push((parent, vec![node])),
        }
    }
    let inner = |nodes: &[NodeRef<'_>]| {
        walk(&nodes.iter().map(|node| innermost(node, seen)).collect::<Vec<_>>(), seen)
    };
    let drafts = groups.iter().map(|(_, nodes)| inner(nodes));
    drafts.max_by_key(|drafts| size(drafts)).unwrap_or_default()
}

/// A body inside a body that holds nearly all of it is meant.
fn innermost<'t>(node: &NodeRef<'t>, seen: &Seen) -> NodeRef<'t> {
    let inner = node.descendants_it().find(|inner| inner.is_element() && seen.facts(inner).is_body);
    let is_most =
        |inner: &NodeRef<'_>| inner.normalized_char_count() * 10 >= node.normalized_char_count() * 8;
    inner.filter(is_most).unwrap_or(*node)
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
    let document = crate::tree::parse(&body.replace('\n', "<br><br>"));
    walk(&[document.root()], &Seen::default())
}
