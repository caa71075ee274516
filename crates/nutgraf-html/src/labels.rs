//! What the words in classes and ids of an element say it is.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What an element is, when its mark-up says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Never words of an article: code, controls, players.
    Machinery,
    /// Not shown to readers.
    Hidden,
    /// Shown beside the article: navigation, share, related, newsletter, advertisement, comments.
    Aside,
    /// Words of the article that not everybody may read, or a call to pay for them: what it says decides.
    Gate,
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

/// What a label says: a class, an id, or the name of an element that people made up.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Said {
    of_pair: Option<Mark>,
    of_word: Option<Mark>,
    flags: u32,
}

/// What else a label says.
pub(crate) mod flag {
    /// That it is one which content systems give the body of an article.
    pub(crate) const BODY: u32 = 1;
    /// That somebody is told of: "author-box" is who somebody is, not that they wrote.
    pub(crate) const BIOGRAPHY: u32 = 1 << 1;
    pub(crate) const CREDIT: u32 = 1 << 2;
    pub(crate) const PICTURE: u32 = 1 << 3;
    /// Laid over the page.
    pub(crate) const CARD: u32 = 1 << 4;
    pub(crate) const HIDDEN: u32 = 1 << 5;
    /// One of a date, and nothing else.
    pub(crate) const DATE: u32 = 1 << 6;
    pub(crate) const HEADLINE: u32 = 1 << 7;
    pub(super) const AUTHOR: u32 = 1 << 8;
    pub(super) const BYLINE: u32 = 1 << 9;
    pub(super) const NAMED: u32 = 1 << 10;
    pub(super) const DATED: u32 = 1 << 11;
    pub(super) const P_AUTHOR: u32 = 1 << 12;
    pub(super) const IS_AUTHOR: u32 = 1 << 13;
    pub(super) const DT_PUBLISHED: u32 = 1 << 14;
    pub(super) const IS_BYLINE: u32 = 1 << 15;
    /// A word that begins a pair, or that denies what the next one says.
    pub(super) const LEADS: u32 = 1 << 16;
    pub(super) const DENIES: u32 = 1 << 17;
}

impl Said {
    pub(crate) fn of(label: &str) -> Self {
        let mut said = Self::default();
        let mut words = Words::default();
        for name in label.split_whitespace() {
            words.clear();
            words.add(name);
            said = said.and(Self::of_name(name, &words));
        }
        if said.has(flag::HIDDEN) && (label.contains(":block") || label.contains(":flex")) {
            said.flags &= !flag::HIDDEN;
        }
        said
    }

    fn of_name(name: &str, words: &Words) -> Self {
        let mut said = Self { flags: of_name(name), ..Self::default() };
        if is_body_name(&words.letters) {
            said.flags |= flag::BODY;
        }
        let mut before = ("", 0);
        for word in words.iter() {
            let known = WORDS.get(word).copied().unwrap_or_default();
            said.flags |= known.flags;
            if before.1 & flag::LEADS != 0 {
                said.of_pair = said.of_pair.or_else(|| of_pair(before.0, word));
                if is_biography(before.0, word) {
                    said.flags |= flag::BIOGRAPHY;
                }
            }
            // "has-sidebar", "no-ads": the element is not what the next word says.
            if before.1 & flag::DENIES == 0 {
                said.of_word = said.of_word.or(known.of_word);
            }
            before = (word, known.flags);
        }
        said
    }

    /// What this label and another one behind it say.
    pub(crate) fn and(self, later: Self) -> Self {
        Self {
            of_pair: self.of_pair.or(later.of_pair),
            of_word: self.of_word.or(later.of_word),
            flags: self.flags | later.flags,
        }
    }

    pub(crate) fn has(self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// What an element with these labels is.
    pub(crate) fn mark(self) -> Option<Mark> {
        if self.has(flag::BIOGRAPHY) { Some(Mark::Aside) } else { self.of_pair.or(self.of_word) }
    }

    /// Under which name a class files what its element says.
    pub(crate) fn claim(self) -> Option<&'static str> {
        Some(match () {
            () if self.has(flag::P_AUTHOR) => "class p-author",
            () if self.has(flag::AUTHOR | flag::IS_BYLINE) && self.has(flag::NAMED) => "class author-name",
            () if self.has(flag::BYLINE) => "class byline",
            () if self.has(flag::IS_AUTHOR) => "class author",
            () if self.has(flag::DT_PUBLISHED) => "class published",
            () if self.has(flag::DATED) => "class date",
            () => return None,
        })
    }
}

/// What names say as they stand.
fn of_name(name: &str) -> u32 {
    if name.len() > "article-title".len() {
        return 0;
    }
    match name {
        "hidden" | "is-hidden" | "d-none" | "u-hidden" | "display-none" | "js-hidden" => flag::HIDDEN,
        "date" | "pubdate" => flag::DATE,
        "headline" | "entry-title" | "p-name" | "article-title" | "post-title" => flag::HEADLINE,
        "p-author" => flag::P_AUTHOR,
        "author" => flag::IS_AUTHOR,
        "dt-published" => flag::DT_PUBLISHED,
        _ => 0,
    }
}

/// What single words say.
static WORDS: LazyLock<FxHashMap<&str, Said>> = LazyLock::new(|| {
    let mut known: FxHashMap<&str, Said> = FxHashMap::default();
    for (mark, words) in MARKS {
        words.iter().for_each(|&word| known.entry(word).or_default().of_word = Some(*mark));
    }
    for (flag, words) in FLAGS {
        words.iter().for_each(|&word| known.entry(word).or_default().flags |= flag);
    }
    known
});

const MARKS: &[(Mark, &[&str])] = &[
    (Mark::Consent, &["cookie", "cookies", "gdpr", "consent", "onetrust", "didomi", "cmp", "cmp2"]),
    (Mark::Aside, &["jwplayer", "videojs", "vjs"]),
    (Mark::Hidden, &["visuallyhidden", "screenreader", "offscreen", "sronly"]),
    (Mark::PullQuote, &["pullquote", "pullquotes"]),
    (
        Mark::Aside,
        &[
            "share",
            "sharing",
            "sharebar",
            "sharetools",
            "sharedaddy",
            "shares",
            "addthis",
            "social",
            "socials",
            "newsletter",
            "newsletters",
            "related",
            "relatedposts",
            "recommended",
            "recommendations",
            "recirc",
            "recirculation",
            "promobox",
            "advert",
            "adverts",
            "advertisement",
            "advertisements",
            "advertising",
            "advertorial",
            "adslot",
            "adunit",
            "adsense",
            "adsbygoogle",
            "ad",
            "ads",
            "outbrain",
            "taboola",
            "zergnet",
            "revcontent",
            "comments",
            "disqus",
            "respond",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "sidebar",
            "nav",
            "navbar",
            "navigation",
            "menu",
            "toolbar",
            "footer",
            "colophon",
            "masthead",
            "taglist",
            "popular",
            "trending",
            "mostread",
            "readmore",
            "skiplink",
            "button",
            "buttons",
            "btn",
            "modal",
            "popup",
            "lightbox",
            "kicker",
            "eyebrow",
            "teasers",
            "byauthor",
            "hashtags",
            "editsection",
        ],
    ),
    (
        Mark::Gate,
        &[
            "paywall",
            "paywalled",
            "regwall",
            "meter",
            "metered",
            "subscribe",
            "subscriber",
            "subscribers",
            "subscription",
            "subscriptions",
            "signup",
            "login",
            "premium",
            "promo",
            "promos",
            "donate",
            "donation",
            "donations",
            "support",
            "membership",
            "sponsor",
            "sponsored",
        ],
    ),
    (
        Mark::Byline,
        &["byline", "bylines", "timestamp", "datetime", "lastupdated", "postmeta", "entrymeta", "metadata"],
    ),
    (Mark::Caption, &["caption", "captions", "figcaption", "thumbcaption", "imagecaption", "photocaption"]),
    (
        Mark::Deck,
        &[
            "standfirst",
            "deck",
            "dek",
            "strapline",
            "subtitle",
            "subheadline",
            "subhead",
            "lead",
            "lede",
            "intro",
            "excerpt",
            "summary",
        ],
    ),
];

const FLAGS: &[(u32, &[&str])] = &[
    (
        flag::CREDIT,
        &["credit", "credits", "copyright", "source", "photographer", "attribution", "agency", "byline"],
    ),
    (
        flag::PICTURE,
        &[
            "attachment",
            "image",
            "images",
            "img",
            "photo",
            "photos",
            "picture",
            "figure",
            "media",
            "illustration",
        ],
    ),
    (
        flag::CARD,
        &["block", "card", "popover", "hovercard", "popup", "flyout", "dropdown", "tooltip", "overlay"],
    ),
    (flag::AUTHOR, &["author"]),
    (flag::IS_BYLINE, &["byline"]),
    (flag::BYLINE, &["byline", "bylines"]),
    (flag::NAMED, &["name", "link"]),
    (flag::DATED, &["date", "timestamp", "published", "dateline"]),
    (flag::DENIES, &["has", "have", "with", "no", "not", "non", "without", "hide", "disable"]),
    // The first words of `of_pair` and `is_biography`.
    (
        flag::LEADS,
        &[
            "about",
            "ad",
            "also",
            "article",
            "audio",
            "author",
            "authors",
            "caption",
            "cat",
            "columnist",
            "contributor",
            "entry",
            "follow",
            "in",
            "media",
            "more",
            "most",
            "next",
            "off",
            "post",
            "posted",
            "prev",
            "previous",
            "pub",
            "publish",
            "published",
            "pull",
            "read",
            "reader",
            "screen",
            "see",
            "sign",
            "skip",
            "sr",
            "story",
            "sub",
            "tag",
            "video",
            "visually",
            "wp",
            "writer",
        ],
    ),
];

/// The words of class names and ids: "article__shareBar" is "article", "share", "bar".
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// All of them in lower case, one behind the other.
    letters: String,
    ends: Vec<usize>,
}

impl Words {
    pub(crate) fn of(label: &str) -> Self {
        let mut words = Self::default();
        words.add(label);
        words
    }

    /// The words of another label behind these, an empty one between.
    pub(crate) fn add_apart(&mut self, label: &str) {
        self.end();
        self.add(label);
    }

    fn add(&mut self, label: &str) {
        if label.is_ascii() {
            return self.add_plain(label.as_bytes());
        }
        let mut start = self.letters.len();
        let mut after_lower = false;
        for c in label.chars() {
            let is_letter = c.is_alphanumeric();
            if (!is_letter || (c.is_uppercase() && after_lower)) && self.letters.len() > start {
                self.end();
                start = self.letters.len();
            }
            if c.is_whitespace() {
                // An empty word parts class names, so that no pair of words reaches over.
                self.end();
            }
            after_lower = c.is_lowercase();
            if c.is_ascii() && is_letter {
                self.letters.push(c.to_ascii_lowercase());
            } else if is_letter {
                self.letters.extend(c.to_lowercase());
            }
        }
        if self.letters.len() > start {
            self.end();
        }
    }

    /// The same, byte by byte.
    fn add_plain(&mut self, label: &[u8]) {
        let mut start = self.letters.len();
        let mut after_lower = false;
        for &byte in label {
            let is_letter = byte.is_ascii_alphanumeric();
            let is_edge = !is_letter || (after_lower && byte.is_ascii_uppercase());
            if is_edge && self.letters.len() > start {
                self.end();
                start = self.letters.len();
            }
            if char::from(byte).is_whitespace() {
                self.end();
            }
            after_lower = byte.is_ascii_lowercase();
            if is_letter {
                self.letters.push(char::from(byte.to_ascii_lowercase()));
            }
        }
        if self.letters.len() > start {
            self.end();
        }
    }

    fn end(&mut self) {
        self.ends.push(self.letters.len());
    }

    fn clear(&mut self) {
        self.letters.clear();
        self.ends.clear();
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let word = &self.letters[start..end];
            start = end;
            word
        })
    }

    pub(crate) fn has(&self, wanted: &str) -> bool {
        self.iter().any(|word| word == wanted)
    }
}

fn is_biography(first: &str, second: &str) -> bool {
    let is_person = matches!(first, "author" | "authors" | "contributor" | "writer" | "columnist");
    is_person
        && matches!(
            second,
            "bio"
                | "bios"
                | "box"
                | "info"
                | "card"
                | "profile"
                | "about"
                | "description"
                | "biography"
                | "blurb"
        )
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
        | (
            "next" | "previous" | "prev",
            "prev" | "previous" | "next" | "article" | "post" | "story" | "posts" | "articles",
        )
        | ("video" | "audio" | "media", "player" | "controls")
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

/// "articlebody", "storycontent", "entrycontent", "fieldnamebody": a kind of text, then a word for its body.
fn is_body_name(plain: &str) -> bool {
    // Shorter or longer than any of these.
    if !("econtent".len()..="contentmaincontent".len()).contains(&plain.len()) {
        return false;
    }
    if matches!(plain, "econtent" | "bodycopy" | "bodytext" | "fieldnamebody" | "caasbody" | "mwparseroutput")
    {
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
    use super::*;

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
            assert_eq!(Said::of(name).has(flag::BODY), name != "story__content-text", "{name}");
        }
    }

    #[test]
    fn knows_what_classes_file() {
        for (class, claim) in [
            ("byline", Some("class byline")),
            ("x author", Some("class author")),
            ("author-name", Some("class author-name")),
            ("article__authorLink", Some("class author-name")),
            ("post-date", Some("class date")),
            ("dt-published", Some("class published")),
            ("authority", None),
        ] {
            assert_eq!(Said::of(class).claim(), claim, "{class}");
        }
    }
}
