//! What the mark-up itself says an element is: by its name, its role, its class and its id.

use dom_query::NodeRef;

use crate::tree::{attribute, name};

/// What an element is, when its mark-up says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Never words of an article: code, controls, players.
    Machinery,
    /// Not shown to readers.
    Hidden,
    /// Shown beside the article: navigation, share, related, newsletter, advertisement, comments.
    Aside,
    /// Laid over the page: consent to cookies.
    Consent,
    /// Words of the article shown a second time, large.
    PullQuote,
    /// Who wrote it and when.
    Byline,
    /// The words under a picture.
    Caption,
    /// The summary under the headline.
    Deck,
}

/// What the mark-up of an element says it is.
pub(crate) fn mark(node: &NodeRef<'_>) -> Option<Mark> {
    let name = name(node);
    if is_machinery(&name) {
        return Some(Mark::Machinery);
    }
    if is_hidden(node) {
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
    // The names of custom elements are written for people too: "amp-ad".
    let custom = if name.contains('-') { &*name } else { "" };
    let label = [&class, " ", &attribute(node, "id").unwrap_or_default(), " ", custom].concat();
    of_words(&words(&label)).or_else(|| of_item(node))
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
        style.contains("display:none") || style.contains("visibility:hidden")
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

/// The words of class names and ids: "article__shareBar" is "article", "share", "bar".
pub(crate) fn words(label: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut word, mut after_lower) = (String::new(), false);
    for c in label.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && after_lower) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        if c.is_whitespace() {
            // An empty word parts class names, so that no pair of words reaches over.
            words.push(String::new());
        }
        after_lower = c.is_lowercase();
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

fn of_words(words: &[String]) -> Option<Mark> {
    let pairs = words.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str()));
    let of_pair = pairs.filter_map(|(first, second)| of_pair(first, second)).next();
    of_pair.or_else(|| words.iter().find_map(|word| of_word(word)))
}

fn of_pair(first: &str, second: &str) -> Option<Mark> {
    Some(match (first, second) {
        ("sr" | "reader", "only" | "text") | ("visually" | "screen", "hidden" | "reader") => Mark::Hidden,
        ("off", "screen") => Mark::Hidden,
        ("pull", "quote") => Mark::PullQuote,
        ("read" | "see" | "more", "more" | "next" | "also" | "on" | "from" | "stories" | "news")
        | ("most", "read" | "popular" | "viewed" | "shared")
        | ("also", "read" | "like" | "see")
        | ("skip", "link" | "to")
        | ("sign", "up" | "in")
        | ("author", "bio" | "box" | "info" | "card" | "profile" | "about" | "description" | "biography")
        | ("about", "author" | "the")
        | ("follow", "us")
        | (
            "ad",
            "slot" | "unit" | "container" | "wrapper" | "banner" | "block" | "label" | "break"
            | "placeholder",
        )
        | ("in", "ad")
        | ("tag", "list" | "links" | "cloud")
        | ("cat", "links")
        | (
            "post" | "entry" | "article",
            "tags" | "navigation" | "nav" | "tools" | "actions" | "categories",
        ) => Mark::Aside,
        ("wp", "caption") => return None,
        ("caption", "text") => Mark::Caption,
        ("sub", "headline" | "title" | "heading")
        | ("article" | "entry" | "post" | "story", "summary" | "subtitle") => Mark::Deck,
        ("author", "name")
        | (
            "publish" | "published" | "pub" | "post" | "posted" | "entry" | "article" | "story",
            "date" | "dates" | "time" | "on" | "meta" | "author" | "info",
        ) => Mark::Byline,
        _ => return None,
    })
}

fn of_word(word: &str) -> Option<Mark> {
    Some(match word {
        "cookie" | "cookies" | "gdpr" | "consent" | "onetrust" | "didomi" | "cmp" | "cmp2" => Mark::Consent,
        "visuallyhidden" | "screenreader" | "offscreen" | "sronly" => Mark::Hidden,
        "pullquote" | "pullquotes" => Mark::PullQuote,
        "share" | "sharing" | "sharebar" | "sharetools" | "sharedaddy" | "shares" | "addthis" | "social"
        | "socials" | "newsletter" | "newsletters" | "signup" | "subscribe" | "subscription"
        | "subscriptions" | "related" | "relatedposts" | "recommended" | "recommendations" | "recirc"
        | "recirculation" | "promo" | "promos" | "promobox" | "advert" | "adverts" | "advertisement"
        | "advertisements" | "advertising" | "advertorial" | "adslot" | "adunit" | "adsense"
        | "adsbygoogle" | "ad" | "ads" | "sponsor" | "sponsored" | "outbrain" | "taboola" | "zergnet"
        | "revcontent" | "comments" | "disqus" | "respond" | "breadcrumb" | "breadcrumbs" | "pagination"
        | "pager" | "sidebar" | "nav" | "navbar" | "navigation" | "menu" | "toolbar" | "footer"
        | "colophon" | "masthead" | "taglist" | "popular" | "trending" | "mostread" | "readmore"
        | "skiplink" | "button" | "buttons" | "btn" | "modal" | "popup" | "lightbox" | "paywall"
        | "regwall" | "donate" | "donation" | "login" | "kicker" | "eyebrow" | "teasers" | "byauthor"
        | "hashtags" | "editsection" => Mark::Aside,
        "byline" | "bylines" | "timestamp" | "datetime" | "lastupdated" | "postmeta" | "entrymeta"
        | "metadata" => Mark::Byline,
        "caption" | "captions" | "figcaption" | "thumbcaption" | "imagecaption" | "photocaption" => {
            Mark::Caption
        }
        "standfirst" | "deck" | "dek" | "strapline" | "subtitle" | "subheadline" | "subhead" | "lead"
        | "lede" | "intro" | "excerpt" | "summary" => Mark::Deck,
        _ => return None,
    })
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
