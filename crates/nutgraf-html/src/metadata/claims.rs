//! What a page claims about its article, gathered in one pass: each claim under the name of its source.

use dom_query::{Document, NodeId, NodeRef};
use html5ever::tendril::StrTendril;
use rustc_hash::FxHashMap;

use super::json_ld;
use crate::labels::Words;
use crate::marks::Mark;
use crate::seen::Seen;
use crate::tree::{attribute, is_longer, line, name, one_line, with_text};

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
pub(crate) fn gather(document: &Document, seen: &Seen) -> Claims {
    let mut claims = Claims::default();
    let mut scripts = Vec::new();
    for node in document.root().descendants_it() {
        if !node.is_element() {
            continue;
        }
        let name = name(&node);
        match &*name {
            "meta" => meta(&node, &mut claims),
            "script" => scripts.extend(json_ld_source(&node)),
            "html" => claim_attribute(&node, "lang", "html lang", &mut claims),
            "link" => link(&node, &mut claims),
            "title" if node.parent().is_some_and(|parent| &*crate::tree::name(&parent) == "head") => {
                claims.add("tag title", &line(&node));
            }
            _ => shown(&node, &name, seen, &mut claims),
        }
    }
    for (source, value) in json_ld::claims(&scripts) {
        claims.add(&source, &value);
    }
    claims
}

fn claim_attribute(node: &NodeRef<'_>, attribute_name: &str, source: &str, claims: &mut Claims) {
    if let Some(value) = attribute(node, attribute_name) {
        claims.add(source, &value);
    }
}

fn meta(node: &NodeRef<'_>, claims: &mut Claims) {
    let Some(content) = attribute(node, "content") else { return };
    for key in ["property", "name", "itemprop", "http-equiv"] {
        for name in attribute(node, key).unwrap_or_default().split_whitespace() {
            let place = if key == "itemprop" { "item" } else { "meta" };
            let name = if key == "itemprop" { name.to_owned() } else { name.to_ascii_lowercase() };
            claims.add(&format!("{place} {name}"), &one_line(&content));
        }
    }
}

fn json_ld_source(node: &NodeRef<'_>) -> Option<String> {
    let kind = attribute(node, "type")?;
    let mut source = String::new();
    if kind.to_ascii_lowercase().contains("ld+json") {
        for text in node.children_it(false) {
            with_text(&text, |text| source.push_str(text));
        }
    }
    (!source.is_empty()).then_some(source)
}

fn link(node: &NodeRef<'_>, claims: &mut Claims) {
    let relations = attribute(node, "rel").unwrap_or_default();
    if relations.split_whitespace().any(|relation| relation.eq_ignore_ascii_case("canonical")) {
        claim_attribute(node, "href", "link canonical", claims);
    }
}

/// Claims that readers see: microdata, RDFa, microformats, `<time>`, bylines by class, headings.
fn shown(node: &NodeRef<'_>, name: &str, seen: &Seen, claims: &mut Claims) {
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
fn items(node: &NodeRef<'_>) -> StrTendril {
    attribute(node, "itemprop").or_else(|| attribute(node, "property")).unwrap_or_default()
}

fn told(node: &NodeRef<'_>, name: &str, claims: &mut Claims) {
    let items = attribute(node, "itemprop").or_else(|| attribute(node, "property")).unwrap_or_default();
    for item in items.split_whitespace().filter_map(|item| item.rsplit(':').next()) {
        if is_wanted_item(item) {
            claims.add(&format!("item {item}"), &item_value(node, name));
        }
    }
    if attribute(node, "rel").is_some_and(|relations| relations.split_whitespace().any(|rel| rel == "author"))
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
fn item_value(node: &NodeRef<'_>, name: &str) -> String {
    let machine = || attribute(node, "title").filter(|_| name == "abbr");
    if let Some(value) = attribute(node, "content").or_else(|| attribute(node, "datetime")).or_else(machine) {
        return value.into();
    }
    let has_name = |inner: &NodeRef<'_>| {
        let item = attribute(inner, "itemprop").or_else(|| attribute(inner, "property"));
        item.is_some_and(|item| item.rsplit(':').next() == Some("name"))
    };
    let named = if matches!(name, "h1" | "h2") { None } else { node.descendants_it().find(has_name) };
    named.map_or_else(
        || signature(node),
        |named| attribute(&named, "content").map_or_else(|| signature(&named), String::from),
    )
}

/// The words of an element that holds a name or a date, or nothing when it holds more.
fn signature(node: &NodeRef<'_>) -> String {
    if is_longer(node, LONGEST_SIGNATURE * 2) { String::new() } else { line(node) }
}

fn time(node: &NodeRef<'_>, claims: &mut Claims) {
    let class = Words::of(&attribute(node, "class").unwrap_or_default());
    let has = |word: &str| class.has(word);
    let value = attribute(node, "datetime").map_or_else(|| signature(node), String::from);
    let is_update = ["updated", "modified", "update"].iter().any(|word| has(word));
    let is_publication =
        node.has_attr("pubdate") || ["published", "publish", "publication"].iter().any(|word| has(word));
    match (is_update, is_publication) {
        (true, false) => claims.add("time updated", &value),
        (_, true) => claims.add("time published", &value),
        (false, false) => {
            claims.add("time", &value);
            let is_of_article = |up: &NodeRef<'_>| matches!(&*name(up), "article" | "main");
            if node.ancestors_it(Some(6)).any(|up| is_of_article(&up)) {
                claims.add("time article", &value);
            }
        }
    }
}

/// Names and dates that class names announce.
fn by_class(node: &NodeRef<'_>, source: &str, claims: &mut Claims) {
    let is_date = source == "class published" || source == "class date";
    let machine =
        if is_date { attribute(node, "datetime").or_else(|| attribute(node, "title")) } else { None };
    claims.add(source, &machine.map_or_else(|| signature(node), String::from));
}

fn heading(node: &NodeRef<'_>, name: &str, is_named: bool, seen: &Seen, claims: &mut Claims) {
    if is_longer(node, LONGEST_HEADING) {
        return;
    }
    let text = shown_line(node, seen);
    if !text.is_empty() && claims.headings.len() < MAX_VALUES && attribute(node, "aria-hidden").is_none() {
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
fn shown_line(node: &NodeRef<'_>, seen: &Seen) -> String {
    let is_apart = |inner: &NodeRef<'_>| {
        let is_kicker = || {
            let class = attribute(inner, "class").unwrap_or_default();
            Words::of(&class).iter().any(|word| matches!(word, "kicker" | "eyebrow"))
        };
        let mark = || seen.facts(inner).mark;
        inner.is_element() && (matches!(mark(), Some(Mark::Machinery | Mark::Hidden)) || is_kicker())
    };
    let mut text = String::new();
    let mut pending = vec![*node];
    while let Some(part) = pending.pop() {
        if with_text(&part, |words| text.push_str(words)).is_some() || (part.id != node.id && is_apart(&part))
        {
            continue;
        }
        if matches!(&*name(&part), "br" | "div" | "p") {
            text.push(' ');
        }
        pending.extend(part.children_it(true));
    }
    one_line(&text)
}

/// The summary that stands with a headline: marked as such, after it, in one of the elements around both.
fn deck(headline: &NodeRef<'_>, seen: &Seen) -> Option<String> {
    let is_short = |node: &NodeRef<'_>| !is_longer(node, LONGEST_HEADING);
    let is_line = |node: &NodeRef<'_>| matches!(&*name(node), "p" | "div" | "h2" | "h3" | "h4" | "span");
    let is_deck =
        |node: &NodeRef<'_>| is_line(node) && seen.facts(node).mark == Some(Mark::Deck) && is_short(node);
    let mut inner = *headline;
    for _ in 0..3 {
        let mut after = inner.next_element_sibling();
        for _ in 0..6 {
            // What is longer is the article itself: behind it stand summaries of others.
            let is_head = |node: &NodeRef<'_>| !seen.facts(node).is_body && !is_longer(node, LONGEST_HEADING);
            let Some(node) = after.filter(is_head) else { break };
            if let Some(deck) = std::iter::once(node).chain(node.descendants_it().take(12)).find(is_deck) {
                return Some(line(&deck)).filter(|deck| deck.split(' ').count() >= 4);
            }
            after = node.next_element_sibling();
        }
        inner = inner.parent()?;
    }
    None
}

/// The line above a headline, in its element or before it.
fn kicker(headline: &NodeRef<'_>, seen: &Seen) -> Option<String> {
    let above = headline.prev_element_sibling().or_else(|| headline.parent()?.prev_element_sibling())?;
    let is_line = !seen.facts(&above).is_body && !is_longer(&above, LONGEST_KICKER);
    is_line.then(|| line(&above)).filter(|text| !text.is_empty())
}
