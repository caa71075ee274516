//! The end of an article where its page goes on with the next one.

use dom_query::{Document, NodeId, NodeRef};
use rustc_hash::FxHashMap;

use crate::labels::Words;
use crate::tree::{attribute, line, name};

/// Letters between two headlines from which on the first is that of an article.
const SHORTEST_ARTICLE: usize = 400;
/// Words of the shortest headline.
const SHORTEST_HEADLINE: usize = 4;

/// Takes the articles that follow the one with this headline from the tree, and says whether there are any. `running` are the letters of each element that
/// are no links.
pub(crate) fn cut(document: &Document, headline: NodeId, running: &FxHashMap<NodeId, usize>) -> bool {
    let headline = NodeRef::new(headline, &document.tree);
    let Some(body) = document.body() else { return false };
    let own = line(&headline);
    let (kind, class) = (name(&headline), attribute(&headline, "class"));
    let alike: Vec<NodeRef<'_>> = body
        .descendants_it()
        .skip_while(|node| node.id != headline.id)
        .skip(1)
        .filter(|node| name(node) == kind && attribute(node, "class") == class)
        .filter(|node| {
            let text = line(node);
            text != own && text.split(' ').count() >= SHORTEST_HEADLINE
        })
        .take(32)
        .collect();
    for next in alike {
        if let Some(next) = outermost(&next, &headline)
            && is_article(&next)
            && letters_before(&next, &headline, running) >= SHORTEST_ARTICLE
        {
            let mut following = Some(next);
            while let Some(node) = following {
                following = node.next_sibling();
                node.remove_from_parent();
            }
            return true;
        }
    }
    false
}

/// The outermost element around a headline that does not hold the other.
fn outermost<'t>(next: &NodeRef<'t>, headline: &NodeRef<'t>) -> Option<NodeRef<'t>> {
    let around: Vec<NodeId> = headline.ancestors_it(None).map(|up| up.id).collect();
    let mut outer = *next;
    while let Some(parent) = outer.parent() {
        if around.contains(&parent.id) {
            return Some(outer);
        }
        outer = parent;
    }
    None
}

/// Whether an element is an article of its own, by its name or by the words of its class.
fn is_article(node: &NodeRef<'_>) -> bool {
    let is_one = |node: &NodeRef<'_>| {
        let label = |name: &str| Words::of(&attribute(node, name).unwrap_or_default());
        let is_article = |word: &str| matches!(word, "article" | "story" | "post" | "newsarticle");
        &*name(node) == "article"
            || label("class").iter().any(is_article)
            || label("itemtype").iter().any(is_article)
    };
    is_one(node) || node.descendants_it().take(24).any(|inner| inner.is_element() && is_one(&inner))
}

/// Letters from the headline to the next article.
fn letters_before(next: &NodeRef<'_>, headline: &NodeRef<'_>, running: &FxHashMap<NodeId, usize>) -> usize {
    let of = |node: &NodeRef<'_>| running.get(&node.id).copied().unwrap_or(0);
    let around: Vec<NodeId> =
        std::iter::once(headline.id).chain(headline.ancestors_it(None).map(|up| up.id)).collect();
    let mut letters = 0;
    let mut before = next.prev_sibling();
    while let Some(node) = before {
        letters += of(&node);
        if around.contains(&node.id) {
            return letters;
        }
        before = node.prev_sibling();
    }
    0
}
