//! The words that classes and ids are made of, and what they say: alone, and in pairs.

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
    pub(in crate::labels) const AUTHOR: u32 = 1 << 8;
    pub(in crate::labels) const BYLINE: u32 = 1 << 9;
    pub(in crate::labels) const NAMED: u32 = 1 << 10;
    pub(in crate::labels) const DATED: u32 = 1 << 11;
    pub(in crate::labels) const P_AUTHOR: u32 = 1 << 12;
    pub(in crate::labels) const IS_AUTHOR: u32 = 1 << 13;
    pub(in crate::labels) const DT_PUBLISHED: u32 = 1 << 14;
    pub(in crate::labels) const IS_BYLINE: u32 = 1 << 15;
    /// A word that begins a pair, or that denies what the next one says.
    pub(in crate::labels) const LEADS: u32 = 1 << 16;
    pub(in crate::labels) const DENIES: u32 = 1 << 17;
    /// That running text is in it.
    pub(crate) const TEXT: u32 = 1 << 18;
}

/// What a word says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub(super) mark: Option<Mark>,
    pub(super) flags: u32,
}

/// What single words say.
pub(super) static WORDS: LazyLock<FxHashMap<&str, Known>> = LazyLock::new(|| {
    let mut known: FxHashMap<&str, Known> = FxHashMap::default();
    for (mark, words) in MARKS {
        words.iter().for_each(|&word| known.entry(word).or_default().mark = Some(*mark));
    }
    for (flag, words) in FLAGS {
        words.iter().for_each(|&word| known.entry(word).or_default().flags |= flag);
    }
    for &word in PAIRS.iter().flat_map(|(_, first, _)| *first).chain(PERSONS) {
        known.entry(word).or_default().flags |= flag::LEADS;
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
    (
        flag::TEXT,
        &["article", "body", "content", "entry", "hentry", "main", "page", "post", "text", "blog", "story"],
    ),
    (flag::AUTHOR, &["author"]),
    (flag::IS_BYLINE, &["byline"]),
    (flag::BYLINE, &["byline", "bylines"]),
    (flag::NAMED, &["name", "link"]),
    (flag::DATED, &["date", "timestamp", "published", "dateline"]),
    (flag::DENIES, &["has", "have", "with", "no", "not", "non", "without", "hide", "disable"]),
];

/// Those of whom an element tells, and the words behind them that say so.
const PERSONS: &[&str] = &["author", "authors", "contributor", "writer", "columnist"];
const BIOGRAPHIES: &[&str] =
    &["bio", "bios", "box", "info", "card", "profile", "about", "description", "biography", "blurb"];

/// Whether two words say that somebody is told of.
pub(super) fn is_biography(first: &str, second: &str) -> bool {
    PERSONS.contains(&first) && BIOGRAPHIES.contains(&second)
}

/// What two words say: the first of some, the second of some.
const PAIRS: &[(Mark, &[&str], &[&str])] = &[
    (Mark::Hidden, &["sr", "reader"], &["only", "text"]),
    (Mark::Hidden, &["visually", "screen"], &["hidden", "reader"]),
    (Mark::Hidden, &["off"], &["screen"]),
    (Mark::PullQuote, &["pull"], &["quote"]),
    (Mark::Aside, &["read", "see", "more"], &["more", "next", "also", "on", "from", "stories", "news"]),
    (Mark::Aside, &["most"], &["read", "popular", "viewed", "shared"]),
    (Mark::Aside, &["also"], &["read", "like", "see"]),
    (Mark::Aside, &["skip"], &["link", "to"]),
    (Mark::Aside, &["sign"], &["up", "in"]),
    (
        Mark::Aside,
        &["next", "previous", "prev"],
        &["prev", "previous", "next", "article", "post", "story", "posts", "articles"],
    ),
    (Mark::Aside, &["video", "audio", "media"], &["player", "controls"]),
    (Mark::Aside, &["about"], &["author", "the"]),
    (Mark::Aside, &["follow"], &["us"]),
    (
        Mark::Aside,
        &["ad"],
        &["slot", "unit", "container", "wrapper", "banner", "block", "label", "break", "placeholder"],
    ),
    (Mark::Aside, &["in"], &["ad"]),
    (Mark::Aside, &["tag"], &["list", "links", "cloud"]),
    (Mark::Aside, &["cat"], &["links"]),
    (
        Mark::Aside,
        &["post", "entry", "article"],
        &["tags", "navigation", "nav", "tools", "actions", "categories"],
    ),
    (Mark::Caption, &["caption"], &["text"]),
    (Mark::Deck, &["sub"], &["headline", "title", "heading"]),
    (Mark::Deck, &["article", "entry", "post", "story"], &["summary", "subtitle"]),
    (Mark::Byline, &["author"], &["name"]),
    (
        Mark::Byline,
        &["publish", "published", "pub", "post", "posted", "entry", "article", "story"],
        &["date", "dates", "time", "on", "meta", "author", "info"],
    ),
];

/// What a pair says, and its second words.
type Pair = (Mark, &'static [&'static str]);

/// The pairs that a word begins.
static PAIRS_OF: LazyLock<FxHashMap<&str, Vec<Pair>>> = LazyLock::new(|| {
    let mut of: FxHashMap<&str, Vec<_>> = FxHashMap::default();
    for &(mark, first, second) in PAIRS {
        first.iter().for_each(|&word| of.entry(word).or_default().push((mark, second)));
    }
    of
});

/// What two words say.
pub(super) fn of_pair(first: &str, second: &str) -> Option<Mark> {
    let pairs = PAIRS_OF.get(first)?;
    pairs.iter().find(|(_, seconds)| seconds.contains(&second)).map(|(mark, _)| *mark)
}
