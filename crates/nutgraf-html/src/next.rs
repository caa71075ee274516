//! The end of an article where its page goes on with the next one.

use std::cell::LazyCell;

use crate::labels::Words;
use crate::tree::{Node, NodeId, Tree};

/// Letters between two headlines from which on the first is that of an article.
const SHORTEST_ARTICLE: usize = 400;
/// Headlines behind the first that are looked at.
const MOST_HEADLINES: usize = 32;
/// Words of the shortest headline.
const SHORTEST_HEADLINE: usize = 4;

/// The nodes of the articles that follow the one with this headline, if there are any. `running` counts the letters of each element that
/// are no links.
pub(crate) fn following(
    tree: &Tree,
    headline: NodeId,
    running: impl FnOnce() -> Vec<usize>,
) -> Option<Vec<NodeId>> {
    // Most pages hold one article, and nobody asks.
    let running = LazyCell::new(running);
    let headline = tree.node(headline);
    let own = headline.line();
    let (kind, class) = (headline.name(), headline.attribute("class"));
    let is_alike = |node: &Node<'_>| {
        let is_headline = node.id > headline.id && node.name() == kind && node.attribute("class") == class;
        is_headline && {
            let text = node.line();
            text != own && text.split(' ').count() >= SHORTEST_HEADLINE
        }
    };
    let mut alike = tree.body()?.descendants().filter(is_alike).take(MOST_HEADLINES);
    let next = alike.find_map(|next| {
        let next = outermost(next, headline)?;
        let is_next = is_article(next) && letters_before(next, headline, &running) >= SHORTEST_ARTICLE;
        is_next.then_some(next)
    })?;
    Some(std::iter::once(next).chain(next.following()).map(|node| node.id).collect())
}

/// The outermost element around a headline that does not hold the other.
fn outermost<'t>(next: Node<'t>, headline: Node<'t>) -> Option<Node<'t>> {
    let around = std::iter::once(next).chain(next.ancestors());
    around.take_while(|up| !headline.is_within(*up)).last()
}

/// Whether an element is an article of its own, by its name or by the words of its class.
fn is_article(node: Node<'_>) -> bool {
    let is_one = |node: Node<'_>| {
        let label = |name: &str| Words::of(node.attribute(name).unwrap_or_default());
        let is_article = |word: &str| matches!(word, "article" | "story" | "post" | "newsarticle");
        node.name() == "article"
            || label("class").iter().any(is_article)
            || label("itemtype").iter().any(is_article)
    };
    is_one(node) || node.descendants().take(24).any(|inner| inner.is_element() && is_one(inner))
}

/// Letters from the headline to the next article.
fn letters_before(next: Node<'_>, headline: Node<'_>, running: &[usize]) -> usize {
    let between = next.preceding().skip_while(|node| !headline.is_within(*node));
    between.map(|node| running[node.id.index()]).sum()
}
