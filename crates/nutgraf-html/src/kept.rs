//! What of a page is worth keeping: what scripts and styles hold, and what only they read, is most of its bytes.

use html5ever::tokenizer::Tag;

use crate::tokens::Kept;

pub(crate) const KEPT: Kept = Kept { attribute, text };

/// Whether an attribute of an element is looked at.
fn attribute(element: &str, name: &str) -> bool {
    if !is_for_scripts(name) {
        return true;
    }
    // Of these, elements that were never closed count as the same only when all of their attributes are.
    let is_formatting = matches!(
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
    );
    // Of these, Readability looks for an address in any attribute.
    let is_picture =
        matches!(element, "img" | "picture" | "figure" | "source" | "object" | "embed" | "iframe");
    is_formatting || is_picture
}

fn is_for_scripts(name: &str) -> bool {
    let first = name.as_bytes().first().map(u8::to_ascii_lowercase);
    if !matches!(first, Some(b'a' | b'd' | b'f' | b'o' | b'p' | b't' | b'v' | b'x' | b':' | b'@')) {
        return false;
    }
    let begins = |with: &str| name.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    let is = |known: &[&str]| known.iter().any(|known| name.eq_ignore_ascii_case(known));
    begins("data-") && !is(&["data-testid"])
        || begins("aria-") && !is(&["aria-hidden", "aria-modal"])
        || begins("on")
        || begins(":")
        || begins("@")
        || is(&["d", "target", "tabindex", "points", "viewbox", "fill", "transform", "xmlns"])
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
            ("img", "data-src", true),
            ("b", "data-x", true),
            ("p", "aria-hidden", true),
            ("p", "ARIA-label", false),
            ("a", "href", true),
            ("a", "o", true),
            ("path", "d", false),
            ("time", "datetime", true),
        ] {
            assert_eq!(attribute(element, name), is_kept, "{element} {name}");
        }
    }
}
