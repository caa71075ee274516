//! The title of an article, without the name of its outlet.

/// A title without the name of the site before or behind it.
///
/// A part that is parted by a mark goes when it is the publisher's name, or when the rest is the page's headline;
/// behind "|", "»" and "::" nobody writes words of a headline, so what follows them goes anyway.
pub(crate) fn clean(title: &str, publisher: Option<&str>, headlines: &[&str]) -> String {
    let title = crate::tree::one_line(title);
    if headlines.iter().any(|headline| same(headline, &title)) {
        return title;
    }
    let is_site = |part: &str| publisher.is_some_and(|publisher| same_site(part, publisher));
    for (mark, is_hard) in [
        (" | ", true),
        (" » ", true),
        (" :: ", true),
        (" - ", false),
        (" – ", false),
        (" — ", false),
        (" · ", false),
    ] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let is_headline = headlines.iter().any(|headline| same(headline, head));
            let is_long = head.split(' ').count() >= 3;
            if is_site(tail) || is_headline || (is_hard && is_long && tail.split(' ').count() <= 5) {
                return clean(head, publisher, headlines);
            }
        }
        if let Some((head, tail)) = title.split_once(mark)
            && (is_site(head) || headlines.iter().any(|headline| same(headline, tail)))
        {
            return clean(tail, publisher, headlines);
        }
    }
    title
}

/// A headline without the section before it, where what follows is a title that the page gives: "Politics | Dam holds".
pub(crate) fn without_section(headline: &str, given: &[String]) -> String {
    let rest = [" | ", ": ", " » "].iter().filter_map(|mark| headline.split_once(mark)).map(|(_, rest)| rest);
    let mut rest = rest.filter(|rest| given.iter().any(|given| given == rest));
    rest.next().unwrap_or(headline).to_owned()
}

/// Whether two texts are the same words, whatever stands between them.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let mut letters = letters(one);
    let mut others = self::letters(other);
    let Some(first) = letters.next() else { return false };
    others.next() == Some(first) && letters.eq(others)
}

/// Whether a text begins with most of another: the start of a paragraph that is shown instead of it.
pub(crate) fn begins(text: &str, start: &str) -> bool {
    let mut text = letters(text);
    let mut length = 0;
    letters(start).all(|letter| {
        length += letter.len_utf8();
        text.next() == Some(letter)
    }) && length >= 24
}

/// Whether a title is a headline with something before or behind it: "Print: Dam holds", "Dam holds (The Post)".
pub(crate) fn holds(title: &str, headline: &str) -> bool {
    let (title, headline) = (key(title), key(headline));
    let is_most = headline.len() * 5 >= title.len() * 3 && title.len() > headline.len();
    is_most && (title.starts_with(&headline) || title.ends_with(&headline))
}

/// Whether a heading says what a title says in other words: more than half of its words are the title's.
pub(crate) fn alike(title: &str, heading: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace().map(key).filter(|word| word.len() > 3).collect()
    };
    let (title, heading) = (words(title), words(heading));
    let shared = heading.iter().filter(|word| title.contains(word)).count();
    heading.len() >= 3 && shared * 2 > heading.len()
}

/// Letters and digits in lower case.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => key.push(c),
            'A'..='Z' => key.push(c.to_ascii_lowercase()),
            c if c.is_ascii() || !c.is_alphanumeric() => {}
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

/// Whether a key is that of a text.
pub(crate) fn is_key(key: &str, text: &str) -> bool {
    letters(text).eq(key.chars())
}

/// The letters and digits of a key, one by one.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// "The Example Post", "Example Post" and "example-post.com" are one outlet.
fn same_site(part: &str, publisher: &str) -> bool {
    let bare = |name: &str| {
        let name = name.trim().to_lowercase();
        let name = name.strip_prefix("the ").unwrap_or(&name).to_owned();
        let domain = name.rsplit_once('.').filter(|(_, end)| end.len() <= 3).map(|(host, _)| host.to_owned());
        key(&domain.unwrap_or(name))
    };
    let (part, publisher) = (bare(part), bare(publisher));
    !part.is_empty() && (part == publisher || (publisher.len() >= 4 && part.starts_with(&publisher)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_outlet_off() {
        let clean = |title: &str| clean(title, Some("The Example Post"), &["Dam holds - for now"]);
        assert_eq!(clean("River rises again - Example Post"), "River rises again");
        assert_eq!(clean("River rises again | World news | The Example Post"), "River rises again");
        assert_eq!(clean("Example Post: River rises"), "Example Post: River rises");
        assert_eq!(clean("Example Post - River rises"), "River rises");
        assert_eq!(clean("River rises - again"), "River rises - again");
        assert_eq!(clean("Dam holds - for now"), "Dam holds - for now");
        assert_eq!(clean("Dam holds – for now – Exampleville"), "Dam holds – for now");
    }
}
