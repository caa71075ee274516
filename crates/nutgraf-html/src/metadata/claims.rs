//! What a page claims about its article, gathered in one pass: each claim under the name of its source.

use rustc_hash::FxHashMap;

use super::json_ld;
use crate::labels::Words;
use crate::marks::Mark;
use crate::seen::Seen;
use crate::tree::{Node, NodeId, Tree, one_line};

/// A claim is filed under where it stands and what it is called there: "meta og:title", "json-ld headline",
/// "item author", "class byline", "time published", "tag h1".
#[derive(Debug, Default)]
pub(crate) struct Claims {
    by_source: FxHashMap<String, Vec<String>>,
    /// Elements that may hold the headline: their words, in reading order.
    pub(crate) headings: Vec<Heading>,
}

/// A heading of the page and the summary that stands with it.
#[derive(Debug)]
pub(crate) struct Heading {
    pub(crate) node: NodeId,
    pub(crate) text: String,
    /// Whether it is an `h1`.
    pub(crate) is_top: bool,
    /// Whether its mark-up makes it the first of its page.
    pub(crate) is_first: bool,
    pub(crate) deck: Option<String>,
    /// The words above it: a section or a series.
    pub(crate) kicker: Option<String>,
}

/// More values of one source than this are a list of other articles.
const MAX_VALUES: usize = 64;
const LONGEST_HEADING: usize = 400;
const LONGEST_SIGNATURE: usize = 200;
const LONGEST_KICKER: usize = 100;

impl Claims {
    /// What a source says, first things first.
    pub(crate) fn of(&self, source: &str) -> &[String] {
        self.by_source.get(source).map_or(&[], Vec::as_slice)
    }

    /// What the first source that says anything says first.
    pub(crate) fn first<'c>(&'c self, sources: &'c [&str]) -> Option<&'c str> {
        self.all(sources).next()
    }

    /// What the sources say, in the order of the sources.
    pub(crate) fn all<'c>(&'c self, sources: &'c [&str]) -> impl Iterator<Item = &'c str> {
        sources.iter().flat_map(|source| self.of(source)).map(String::as_str)
    }

    fn add(&mut self, source: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            let values = self.by_source.entry(source.to_owned()).or_default();
            if values.len() < MAX_VALUES && !values.iter().any(|known| known == value) {
                values.push(value.to_owned());
            }
        }
    }
}

/// Gathers the claims of a page.
pub(crate) fn gather(tree: &Tree, seen: &Seen) -> Claims {
    let mut claims = Claims::default();
    let mut scripts = Vec::new();
    for node in tree.nodes().filter(|node| node.is_element()) {
        match node.name() {
            "meta" => meta(node, &mut claims),
            "script" => scripts.extend(json_ld_source(node)),
            "html" => claim_attribute(node, "lang", "html lang", &mut claims),
            "link" => link(node, &mut claims),
            "title" if node.parent().is_some_and(|parent| parent.name() == "head") => {
                claims.add("tag title", &node.line());
            }
            name => shown(node, name, seen, &mut claims),
        }
    }
    for (source, value) in json_ld::claims(&scripts) {
        claims.add(&source, &value);
    }
    claims
}

fn claim_attribute(node: Node<'_>, attribute_name: &str, source: &str, claims: &mut Claims) {
    if let Some(value) = node.attribute(attribute_name) {
        claims.add(source, value);
    }
}

fn meta(node: Node<'_>, claims: &mut Claims) {
    let Some(content) = node.attribute("content") else { return };
    for key in ["property", "name", "itemprop", "http-equiv"] {
        for name in node.attribute(key).unwrap_or_default().split_whitespace() {
            let place = if key == "itemprop" { "item" } else { "meta" };
            let name = if key == "itemprop" { name.to_owned() } else { name.to_ascii_lowercase() };
            claims.add(&format!("{place} {name}"), &one_line(content));
        }
    }
}

fn json_ld_source(node: Node<'_>) -> Option<String> {
    let kind = node.attribute("type")?;
    let mut source = String::new();
    if kind.to_ascii_lowercase().contains("ld+json") {
        node.children().filter_map(Node::text).for_each(|text| source.push_str(text));
    }
    (!source.is_empty()).then_some(source)
}

fn link(node: Node<'_>, claims: &mut Claims) {
    let relations = node.attribute("rel").unwrap_or_default();
    if relations.split_whitespace().any(|relation| relation.eq_ignore_ascii_case("canonical")) {
        claim_attribute(node, "href", "link canonical", claims);
    }
}

/// Claims that readers see: microdata, RDFa, microformats, `<time>`, bylines by class, headings.
fn shown(node: Node<'_>, name: &str, seen: &Seen, claims: &mut Claims) {
    let facts = seen.facts(node);
    if name == "time" {
        time(node, claims);
    }
    if facts.is_told {
        told(node, name, claims);
    }
    if let Some(source) = facts.claim {
        by_class(node, source, claims);
    }
    let is_named = facts.is_headline || (facts.is_told && items(node).contains("headline"));
    if is_named || matches!(name, "h1" | "h2") {
        heading(node, name, is_named, seen, claims);
    }
}

/// The properties of an element that machines are told.
fn items(node: Node<'_>) -> &str {
    node.attribute("itemprop").or_else(|| node.attribute("property")).unwrap_or_default()
}

fn told(node: Node<'_>, name: &str, claims: &mut Claims) {
    let items = node.attribute("itemprop").or_else(|| node.attribute("property")).unwrap_or_default();
    for item in items.split_whitespace().filter_map(|item| item.rsplit(':').next()) {
        if is_wanted_item(item) {
            claims.add(&format!("item {item}"), &item_value(node, name));
        }
    }
    if node.attribute("rel").is_some_and(|relations| relations.split_whitespace().any(|rel| rel == "author"))
    {
        claims.add("rel author", &signature(node));
    }
}

fn is_wanted_item(item: &str) -> bool {
    matches!(
        item,
        "headline"
            | "author"
            | "creator"
            | "publisher"
            | "datePublished"
            | "dateCreated"
            | "dateModified"
            | "inLanguage"
    )
}

/// The value of a property: of its `content`, its `datetime`, the `name` inside it, or its words.
fn item_value(node: Node<'_>, name: &str) -> String {
    let machine = || node.attribute("title").filter(|_| name == "abbr");
    if let Some(value) = node.attribute("content").or_else(|| node.attribute("datetime")).or_else(machine) {
        return value.into();
    }
    let has_name = |inner: &Node<'_>| {
        let item = inner.attribute("itemprop").or_else(|| inner.attribute("property"));
        item.is_some_and(|item| item.rsplit(':').next() == Some("name"))
    };
    let named = if matches!(name, "h1" | "h2") { None } else { node.descendants().find(has_name) };
    named.map_or_else(
        || signature(node),
        |named| named.attribute("content").map_or_else(|| signature(named), String::from),
    )
}

/// The words of an element that holds a name or a date, or nothing when it holds more.
fn signature(node: Node<'_>) -> String {
    if node.is_longer(LONGEST_SIGNATURE * 2) { String::new() } else { node.line() }
}

fn time(node: Node<'_>, claims: &mut Claims) {
    let class = Words::of(node.attribute("class").unwrap_or_default());
    let has = |word: &str| class.has(word);
    let value = node.attribute("datetime").map_or_else(|| signature(node), String::from);
    let is_update = ["updated", "modified", "update"].iter().any(|word| has(word));
    let is_publication =
        node.has_attribute("pubdate") || ["published", "publish", "publication"].iter().any(|word| has(word));
    match (is_update, is_publication) {
        (true, false) => claims.add("time updated", &value),
        (_, true) => claims.add("time published", &value),
        (false, false) => {
            claims.add("time", &value);
            if node.ancestors().take(6).any(|up| matches!(up.name(), "article" | "main")) {
                claims.add("time article", &value);
            }
        }
    }
}

/// Names and dates that class names announce.
fn by_class(node: Node<'_>, source: &str, claims: &mut Claims) {
    let is_date = source == "class published" || source == "class date";
    let machine = if is_date { node.attribute("datetime").or_else(|| node.attribute("title")) } else { None };
    claims.add(source, &machine.map_or_else(|| signature(node), String::from));
}

fn heading(node: Node<'_>, name: &str, is_named: bool, seen: &Seen, claims: &mut Claims) {
    if node.is_longer(LONGEST_HEADING) {
        return;
    }
    let text = shown_line(node, seen);
    if !text.is_empty() && claims.headings.len() < MAX_VALUES && node.attribute("aria-hidden").is_none() {
        let (deck, kicker) = (deck(node, seen), kicker(node, seen));
        let is_top = name == "h1";
        claims.headings.push(Heading {
            node: node.id,
            text,
            is_top,
            is_first: is_top || is_named,
            deck,
            kicker,
        });
    }
}

/// The words of a heading that readers see as its own: without a section before it and controls beside it.
fn shown_line(node: Node<'_>, seen: &Seen) -> String {
    let is_apart = |inner: Node<'_>| {
        let is_kicker = || {
            let class = Words::of(inner.attribute("class").unwrap_or_default());
            class.iter().any(|word| matches!(word, "kicker" | "eyebrow"))
        };
        matches!(seen.facts(inner).mark, Some(Mark::Machinery | Mark::Hidden)) || is_kicker()
    };
    let mut text = String::new();
    let mut inside = node.descendants();
    while let Some(part) = inside.next() {
        match part.text() {
            Some(words) => text.push_str(words),
            None if is_apart(part) => inside.pass(part),
            None if matches!(part.name(), "br" | "div" | "p") => text.push(' '),
            None => {}
        }
    }
    one_line(&text)
}

/// The summary that stands with a headline: marked as such, after it, in one of the elements around both.
fn deck(headline: Node<'_>, seen: &Seen) -> Option<String> {
    let is_line = |node: Node<'_>| matches!(node.name(), "p" | "div" | "h2" | "h3" | "h4" | "span");
    let is_deck = |node: &Node<'_>| {
        is_line(*node) && seen.facts(*node).mark == Some(Mark::Deck) && !node.is_longer(LONGEST_HEADING)
    };
    // What is longer is the article itself: behind it stand summaries of others.
    let is_head = |node: &Node<'_>| !seen.facts(*node).is_body && !node.is_longer(LONGEST_HEADING);
    for inner in std::iter::once(headline).chain(headline.ancestors()).take(3) {
        let after = inner.following().filter(|node| node.is_element()).take(6).take_while(is_head);
        for node in after {
            if let Some(deck) = std::iter::once(node).chain(node.descendants().take(12)).find(is_deck) {
                return Some(deck.line()).filter(|deck| deck.split(' ').count() >= 4);
            }
        }
    }
    None
}

/// The line above a headline, in its element or before it.
fn kicker(headline: Node<'_>, seen: &Seen) -> Option<String> {
    let mut around = std::iter::once(headline).chain(headline.parent());
    let above = around.find_map(|node| node.preceding().filter(|node| node.is_element()).last())?;
    let is_line = !seen.facts(above).is_body && !above.is_longer(LONGEST_KICKER);
    is_line.then(|| above.line()).filter(|text| !text.is_empty())
}
