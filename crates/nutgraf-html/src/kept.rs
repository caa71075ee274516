//! What of a page is worth keeping: what scripts and styles hold, and what only they read, is most of its bytes.

use html5ever::tokenizer::Tag;

use crate::tokens::Kept;

pub(crate) const KEPT: Kept = Kept { attribute, text };

/// The attributes that tell what an element is, where a link leads and what metadata say; the last three the tree builder asks for.
const READ: [&str; 22] = [
    "class",
    "id",
    "style",
    "role",
    "hidden",
    "aria-hidden",
    "itemprop",
    "itemtype",
    "property",
    "rel",
    "href",
    "lang",
    "content",
    "name",
    "http-equiv",
    "datetime",
    "pubdate",
    "title",
    "data-testid",
    "type",
    "encoding",
    "shadowrootmode",
];

/// Whether an attribute of an element is looked at.
fn attribute(element: &str, name: &str) -> bool {
    READ.iter().any(|read| read.eq_ignore_ascii_case(name)) || is_formatting(element)
}

/// Of these, elements that were never closed count as the same only when all of their attributes are.
fn is_formatting(element: &str) -> bool {
    matches!(
        element,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Whether the text of an element that holds nothing but text is read: of scripts, data about the article alone.
fn text(tag: &Tag) -> bool {
    let is_data = || {
        let kind = tag.attrs.iter().find(|attribute| &*attribute.name.local == "type");
        kind.is_some_and(|kind| kind.value.to_ascii_lowercase().contains("ld+json"))
    };
    match &*tag.name {
        "script" => is_data(),
        name => name != "style",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_looked_at() {
        for (element, name, is_kept) in [
            ("div", "class", true),
            ("div", "data-testid", true),
            ("div", "data-component", false),
            ("DIV", "onClick", false),
            ("img", "data-src", false),
            ("div", "ITEMPROP", true),
            ("b", "data-x", true),
            ("p", "aria-hidden", true),
            ("p", "ARIA-label", false),
            ("a", "href", true),
            ("a", "o", false),
            ("path", "d", false),
            ("time", "datetime", true),
        ] {
            assert_eq!(attribute(element, name), is_kept, "{element} {name}");
        }
    }
}
