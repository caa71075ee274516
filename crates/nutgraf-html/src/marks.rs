//! What the mark-up itself says an element is: by its name, its role, its class and its id.

use html5ever::local_name;

pub(crate) use crate::labels::Mark;
use crate::labels::{Labels, Said, flag};
use crate::tree::Node;

/// What the mark-up of an element says, all at once.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) mark: Option<Mark>,
    /// Whether its class, id or property is one that content systems give the body of an article.
    pub(crate) is_body: bool,
    /// Whether its class or id is one of running text.
    pub(crate) is_labeled: bool,
    /// Whether its class says that it tells who an author is.
    pub(crate) is_biography: bool,
    /// Whether, in a caption, it names whom the picture is from.
    pub(crate) is_credit: bool,
    /// Whether its class or id speaks of a picture.
    pub(crate) is_pictured: bool,
    /// Whether its class is one of headlines.
    pub(crate) is_headline: bool,
    /// Whether it tells machines something: a property, a relation.
    pub(crate) is_told: bool,
    /// What its class says that its words are.
    pub(crate) claim: Option<&'static str>,
}

/// The attributes that say what an element is.
#[derive(Default)]
struct Attributes<'t> {
    class: &'t str,
    id: &'t str,
    style: &'t str,
    role: &'t str,
    is_mute: bool,
    is_off: bool,
    itemprop: Option<&'t str>,
    property: Option<&'t str>,
    has_relation: bool,
}

impl<'t> Attributes<'t> {
    fn of(node: Node<'t>) -> Self {
        let mut labels = Self::default();
        for attribute in node.attributes() {
            let value = attribute.value.trim();
            let given = || Some(value).filter(|value| !value.is_empty());
            match attribute.name.local {
                local_name!("class") => labels.class = value,
                local_name!("id") => labels.id = value,
                local_name!("style") => labels.style = value,
                local_name!("role") => labels.role = value,
                local_name!("aria-hidden") => labels.is_mute = value == "true",
                local_name!("hidden") => labels.is_off = true,
                local_name!("itemprop") => labels.itemprop = given(),
                local_name!("property") => labels.property = given(),
                local_name!("rel") => labels.has_relation = true,
                _ => {}
            }
        }
        labels
    }

    fn says_body(&self) -> bool {
        self.itemprop.or(self.property).is_some_and(is_article_body)
    }
}

/// What the mark-up of an element says.
pub(crate) fn facts<'t>(node: Node<'t>, known: &mut Labels<'t>) -> Facts {
    if !node.is_element() {
        return Facts::default();
    }
    let (name, labels) = (node.name(), Attributes::of(node));
    let class = known.said(labels.class);
    let mut said = class.and(known.said(labels.id));
    let is_body = labels.says_body() || (said.has(flag::BODY) && may_be_body(name));
    let (is_pictured, is_labeled) = (said.has(flag::PICTURE), said.has(flag::TEXT));
    if name.contains('-') {
        // The names of custom elements are written for people too: "amp-ad".
        said = said.and(known.said(name));
    }
    let label_mark = if class.has(flag::HIDDEN) { Some(Mark::Hidden) } else { said.mark() };
    let mark = mark_of(node, name, &labels, class, label_mark).or_else(|| {
        let mark = label_mark.or_else(|| of_item(labels.itemprop?));
        // The most specific wins: what is the body is no aside because it also says that it is paid for.
        mark.filter(|mark| !(is_body && matches!(mark, Mark::Aside | Mark::Gate)))
    });
    Facts {
        mark,
        is_body,
        is_labeled,
        is_biography: class.has(flag::BIOGRAPHY),
        is_credit: class.has(flag::CREDIT) || is_credited(name, &labels),
        is_pictured,
        is_headline: class.has(flag::HEADLINE),
        is_told: labels.itemprop.is_some() || labels.property.is_some() || labels.has_relation,
        claim: class.claim(),
    }
}

/// What an element is, more surely than by the words of its class.
fn mark_of(
    node: Node<'_>,
    name: &str,
    labels: &Attributes<'_>,
    class: Said,
    of_label: Option<Mark>,
) -> Option<Mark> {
    if is_machinery(name) {
        return Some(Mark::Machinery);
    }
    if is_hidden(node, labels) {
        // What is hidden until somebody pays is shown to those who do.
        let is_gated = !labels.is_off && of_label == Some(Mark::Gate);
        return Some(if is_gated { Mark::Gate } else { Mark::Hidden });
    }
    if class.has(flag::CARD) && is_card(node, name) {
        return Some(Mark::Hidden);
    }
    if matches!(name, "aside" | "nav" | "footer" | "form" | "menu") || is_aside_role(labels.role) {
        return Some(Mark::Aside);
    }
    if name == "figcaption" {
        return Some(Mark::Caption);
    }
    class.has(flag::DATE).then_some(Mark::Byline)
}

/// A card that opens over words of a sentence: a run of links inside it.
fn is_card(node: Node<'_>, name: &str) -> bool {
    matches!(name, "span" | "div")
        && node.ancestors().take(4).any(|up| up.name() == "p")
        && node.descendants().filter(|inner| inner.name() == "a").take(2).count() == 2
}

fn is_machinery(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "object"
            | "embed"
            | "applet"
            | "canvas"
            | "audio"
            | "video"
            | "button"
            | "input"
            | "select"
            | "textarea"
            | "option"
            | "datalist"
            | "dialog"
            | "progress"
            | "meter"
            | "map"
            | "link"
            | "meta"
            | "title"
            | "base"
            | "frame"
            | "frameset"
            | "noframes"
            | "noembed"
    )
}

fn is_hidden(node: Node<'_>, labels: &Attributes<'_>) -> bool {
    // A caption that is read out elsewhere is still shown.
    let is_caption = || node.ancestors().take(4).any(|up| up.name() == "figcaption");
    labels.is_off || (labels.is_mute && !is_caption()) || is_unseen(labels.style)
}

/// Whether a style takes an element out of sight.
fn is_unseen(style: &str) -> bool {
    if style.is_empty() {
        return false;
    }
    let style = style.split_whitespace().collect::<String>().to_ascii_lowercase();
    let is_clipped = style.contains("clip:rect(0")
        || style.contains("clip:rect(1px")
        || style.contains("clip-path:inset(");
    let is_dot = ["height:1px", "width:1px", "overflow:hidden"].iter().all(|part| style.contains(part));
    let is_far = ["left:-9", "top:-9", "text-indent:-9"].iter().any(|part| style.contains(part));
    style.contains("display:none") || style.contains("visibility:hidden") || is_clipped || is_dot || is_far
}

fn is_aside_role(role: &str) -> bool {
    matches!(
        role,
        "navigation"
            | "complementary"
            | "search"
            | "banner"
            | "contentinfo"
            | "dialog"
            | "alertdialog"
            | "alert"
            | "menu"
            | "menubar"
            | "toolbar"
            | "tablist"
    )
}

fn of_item(item: &str) -> Option<Mark> {
    match item {
        "author" | "datePublished" | "dateModified" | "dateCreated" => Some(Mark::Byline),
        "caption" => Some(Mark::Caption),
        "alternativeHeadline" => Some(Mark::Deck),
        "publisher" | "logo" => Some(Mark::Aside),
        _ => None,
    }
}

fn is_credited(name: &str, labels: &Attributes<'_>) -> bool {
    let is_item = |item| matches!(item, "copyrightHolder" | "creditText" | "author");
    matches!(name, "cite" | "small") || labels.itemprop.is_some_and(is_item)
}

/// Whether an element of this name is a body if its label says so.
fn may_be_body(name: &str) -> bool {
    matches!(name, "div" | "section" | "article" | "td" | "main" | "span")
}

/// Whether an `itemprop` or `property` names the body: "articleBody", "schema:articleBody".
pub(crate) fn is_article_body(item: &str) -> bool {
    item.split_whitespace().any(|item| item.rsplit(':').next() == Some("articleBody") || item == "reviewBody")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark_of(html: &str) -> Option<Mark> {
        let tree = crate::tree::parse(html);
        facts(
            tree.body().and_then(|body| body.elements().next()).expect("an element"),
            &mut Labels::default(),
        )
        .mark
    }

    #[test]
    fn reads_classes_word_by_word() {
        assert_eq!(mark_of("<div class='article__shareBar'>"), Some(Mark::Aside));
        assert_eq!(mark_of("<div class='shareholders-story'>"), None);
        assert_eq!(mark_of("<div class='article hasSidebar no-ads'>"), None);
        assert_eq!(mark_of("<p class='wp-caption-text'>"), Some(Mark::Caption));
        assert_eq!(mark_of("<span class='sr-only'>"), Some(Mark::Hidden));
        assert_eq!(mark_of("<div class='read more'>"), None, "two classes are no pair");
        assert_eq!(mark_of("<p style='Display : None'>"), Some(Mark::Hidden));
        assert_eq!(mark_of("<div class='post-date'>"), Some(Mark::Byline));
    }
}
