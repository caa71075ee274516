//! What the mark-up itself says an element is: by its name, its role, its class and its id.

use dom_query::NodeRef;

pub(crate) use crate::labels::Mark;
use crate::labels::{of_words, tell_of_author, words};
use crate::tree::{attribute, name};

/// What the mark-up of an element says it is.
pub(crate) fn mark(node: &NodeRef<'_>) -> Option<Mark> {
    let name = name(node);
    if is_machinery(&name) {
        return Some(Mark::Machinery);
    }
    if is_hidden(node) {
        // What is hidden until somebody pays is shown to those who do.
        let is_gated = label_mark(node, &name) == Some(Mark::Gate) && !node.has_attr("hidden");
        return Some(if is_gated { Mark::Gate } else { Mark::Hidden });
    }
    if is_card(node, &name) {
        return Some(Mark::Hidden);
    }
    if matches!(&*name, "aside" | "nav" | "footer" | "form" | "menu") || has_aside_role(node) {
        return Some(Mark::Aside);
    }
    if &*name == "figcaption" {
        return Some(Mark::Caption);
    }
    let class = attribute(node, "class").unwrap_or_default();
    if class.split_whitespace().any(|class| matches!(class, "date" | "pubdate")) {
        return Some(Mark::Byline);
    }
    let mark = label_mark(node, &name).or_else(|| of_item(node));
    // The most specific wins: what is the body is no aside because it also says that it is paid for.
    mark.filter(|mark| !(matches!(mark, Mark::Aside | Mark::Gate) && is_body(node)))
}

fn label_mark(node: &NodeRef<'_>, name: &str) -> Option<Mark> {
    let class = attribute(node, "class").unwrap_or_default();
    if class.split_whitespace().any(is_hidden_class) && !class.contains(":block") && !class.contains(":flex")
    {
        return Some(Mark::Hidden);
    }
    // The names of custom elements are written for people too: "amp-ad".
    let custom = if name.contains('-') { name } else { "" };
    let label = [&class, " ", &attribute(node, "id").unwrap_or_default(), " ", custom].concat();
    of_words(&words(&label))
}

/// Whether the class of an element says that it tells who an author is.
pub(crate) fn is_biography(node: &NodeRef<'_>) -> bool {
    tell_of_author(&words(&attribute(node, "class").unwrap_or_default()))
}

fn is_hidden_class(class: &str) -> bool {
    matches!(class, "hidden" | "is-hidden" | "d-none" | "u-hidden" | "display-none" | "js-hidden")
}

/// A card that opens over words of a sentence: a run of links inside it.
fn is_card(node: &NodeRef<'_>, name: &str) -> bool {
    let is_inside = || node.ancestors_it(Some(4)).any(|up| &*crate::tree::name(&up) == "p");
    if !matches!(name, "span" | "div") || !is_inside() {
        return false;
    }
    let words = words(&attribute(node, "class").unwrap_or_default());
    let is_laid_over = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "block"
                | "card"
                | "popover"
                | "hovercard"
                | "popup"
                | "flyout"
                | "dropdown"
                | "tooltip"
                | "overlay"
        )
    });
    is_laid_over
        && node.descendants_it().filter(|inner| &*crate::tree::name(inner) == "a").take(2).count() == 2
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

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = || {
        let style: String = attribute(node, "style").unwrap_or_default().split_whitespace().collect();
        let style = style.to_ascii_lowercase();
        let is_clipped = style.contains("clip:rect(0")
            || style.contains("clip:rect(1px")
            || style.contains("clip-path:inset(");
        let is_dot = ["height:1px", "width:1px", "overflow:hidden"].iter().all(|part| style.contains(part));
        let is_far = ["left:-9", "top:-9", "text-indent:-9"].iter().any(|part| style.contains(part));
        style.contains("display:none")
            || style.contains("visibility:hidden")
            || is_clipped
            || is_dot
            || is_far
    };
    let is_mute = || attribute(node, "aria-hidden").is_some_and(|value| value == "true");
    // A caption that is read out elsewhere is still shown.
    let is_caption = || node.ancestors_it(Some(4)).any(|up| &*crate::tree::name(&up) == "figcaption");
    node.has_attr("hidden") || (is_mute() && !is_caption()) || style()
}

fn has_aside_role(node: &NodeRef<'_>) -> bool {
    attribute(node, "role").is_some_and(|role| {
        matches!(
            role.as_str(),
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
    })
}

fn of_item(node: &NodeRef<'_>) -> Option<Mark> {
    match attribute(node, "itemprop")?.as_str() {
        "author" | "datePublished" | "dateModified" | "dateCreated" => Some(Mark::Byline),
        "caption" => Some(Mark::Caption),
        "alternativeHeadline" => Some(Mark::Deck),
        "publisher" | "logo" => Some(Mark::Aside),
        _ => None,
    }
}

/// Whether an element of a caption names whom the picture is from.
pub(crate) fn is_credit(node: &NodeRef<'_>) -> bool {
    let is_word = |word: &String| {
        matches!(
            word.as_str(),
            "credit"
                | "credits"
                | "copyright"
                | "source"
                | "photographer"
                | "attribution"
                | "agency"
                | "byline"
        )
    };
    let item = || attribute(node, "itemprop");
    matches!(&*name(node), "cite" | "small")
        || words(&attribute(node, "class").unwrap_or_default()).iter().any(is_word)
        || item().is_some_and(|item| matches!(item.as_str(), "copyrightHolder" | "creditText" | "author"))
}

/// Whether a class or id is one that content systems give the body of an article.
pub(crate) fn is_body(node: &NodeRef<'_>) -> bool {
    if attribute(node, "itemprop")
        .or_else(|| attribute(node, "property"))
        .is_some_and(|item| is_article_body(&item))
    {
        return true;
    }
    if !matches!(&*name(node), "div" | "section" | "article" | "td" | "main" | "span") {
        return false;
    }
    let label =
        attribute(node, "class").unwrap_or_default() + " " + &attribute(node, "id").unwrap_or_default();
    label.split_whitespace().any(is_body_name)
}

/// Whether an `itemprop` or `property` names the body: "articleBody", "schema:articleBody".
pub(crate) fn is_article_body(item: &str) -> bool {
    item.split_whitespace().any(|item| item.rsplit(':').next() == Some("articleBody") || item == "reviewBody")
}

/// "article-body", "story__content", "entryContent", "field-name-body": a kind of text, then a word for its body.
fn is_body_name(name: &str) -> bool {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_ascii_lowercase();
    if matches!(
        plain.as_str(),
        "econtent" | "bodycopy" | "bodytext" | "fieldnamebody" | "caasbody" | "mwparseroutput"
    ) {
        return true;
    }
    let kinds = ["article", "story", "entry", "post", "news", "blog", "content"];
    let bodies = [
        "body",
        "content",
        "text",
        "copy",
        "bodytext",
        "bodycopy",
        "bodycontent",
        "maincontent",
        "contentbody",
    ];
    kinds.iter().filter_map(|kind| plain.strip_prefix(kind)).any(|rest| bodies.contains(&rest))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn mark_of(html: &str) -> Option<Mark> {
        let document = Document::from(html);
        mark(&document.body().and_then(|body| body.first_element_child()).expect("an element"))
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

    #[test]
    fn knows_the_names_of_article_bodies() {
        for name in [
            "article-body",
            "storyBody",
            "entry-content",
            "field-name-body",
            "story__content-text",
            "post_body",
        ] {
            assert_eq!(is_body_name(name), name != "story__content-text", "{name}");
        }
    }
}
