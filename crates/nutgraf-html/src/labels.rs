//! What the words in classes and ids of an element say it is.

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

/// What a class and an id say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Label {
    pub(crate) mark: Option<Mark>,
    pub(crate) is_hidden: bool,
    pub(crate) is_date: bool,
    /// Whether it is one that content systems give the body of an article.
    pub(crate) is_body: bool,
    pub(crate) is_biography: bool,
    pub(crate) is_credit: bool,
    pub(crate) is_picture: bool,
    /// Whether it is laid over the page.
    pub(crate) is_card: bool,
    /// Under which name it files what an element says.
    pub(crate) claim: Option<&'static str>,
}

impl Label {
    /// `custom` is the name of the element, where it is one that people made up: "amp-ad".
    pub(crate) fn of(class: &str, id: &str, custom: &str) -> Self {
        let mut words = Words::of(class);
        let of_class = words.len();
        words.add_apart(id);
        let in_class = || words.iter().take(of_class);
        let mut label = Self {
            mark: None,
            is_hidden: class.split_whitespace().any(is_hidden_class)
                && !class.contains(":block")
                && !class.contains(":flex"),
            is_date: class.split_whitespace().any(|class| matches!(class, "date" | "pubdate")),
            is_body: class.split_whitespace().chain(id.split_whitespace()).any(is_body_name),
            is_biography: tell_of_author(&words, of_class),
            is_credit: in_class().any(is_credit_word),
            is_picture: words.iter().any(is_picture_word),
            is_card: in_class().any(is_card_word),
            claim: claim(class, in_class()),
        };
        words.add_apart(custom);
        label.mark = of_words(&words);
        label
    }
}

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

    fn end(&mut self) {
        self.ends.push(self.letters.len());
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
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

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.iter().zip(self.iter().skip(1))
    }
}

/// What the words of a class or an id say.
pub(crate) fn of_words(words: &Words) -> Option<Mark> {
    if tell_of_author(words, words.len()) {
        return Some(Mark::Aside);
    }
    let of_pair = words.pairs().find_map(|(first, second)| of_pair(first, second));
    let before = std::iter::once("").chain(words.iter());
    let mut said = before.zip(words.iter()).filter(|(before, _)| !is_denial(before));
    of_pair.or_else(|| said.find_map(|(_, word)| of_word(word)))
}

/// "has-sidebar", "no-ads": the element is not what the next word says.
fn is_denial(before: &str) -> bool {
    matches!(before, "has" | "have" | "with" | "no" | "not" | "non" | "without" | "hide" | "disable")
}

/// Whether the first of some words say that somebody is told of: "author-box" is who somebody is, not that they wrote.
pub(crate) fn tell_of_author(words: &Words, first: usize) -> bool {
    words.pairs().take(first.saturating_sub(1)).any(|(one, other)| is_biography(one, other))
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

fn of_word(word: &str) -> Option<Mark> {
    Some(match word {
        "cookie" | "cookies" | "gdpr" | "consent" | "onetrust" | "didomi" | "cmp" | "cmp2" => Mark::Consent,
        "jwplayer" | "videojs" | "vjs" => Mark::Aside,
        "visuallyhidden" | "screenreader" | "offscreen" | "sronly" => Mark::Hidden,
        "pullquote" | "pullquotes" => Mark::PullQuote,
        "share" | "sharing" | "sharebar" | "sharetools" | "sharedaddy" | "shares" | "addthis" | "social"
        | "socials" | "newsletter" | "newsletters" | "related" | "relatedposts" | "recommended"
        | "recommendations" | "recirc" | "recirculation" | "promobox" | "advert" | "adverts"
        | "advertisement" | "advertisements" | "advertising" | "advertorial" | "adslot" | "adunit"
        | "adsense" | "adsbygoogle" | "ad" | "ads" | "outbrain" | "taboola" | "zergnet" | "revcontent"
        | "comments" | "disqus" | "respond" | "breadcrumb" | "breadcrumbs" | "pagination" | "pager"
        | "sidebar" | "nav" | "navbar" | "navigation" | "menu" | "toolbar" | "footer" | "colophon"
        | "masthead" | "taglist" | "popular" | "trending" | "mostread" | "readmore" | "skiplink"
        | "button" | "buttons" | "btn" | "modal" | "popup" | "lightbox" | "kicker" | "eyebrow"
        | "teasers" | "byauthor" | "hashtags" | "editsection" => Mark::Aside,
        "paywall" | "paywalled" | "regwall" | "meter" | "metered" | "subscribe" | "subscriber"
        | "subscribers" | "subscription" | "subscriptions" | "signup" | "login" | "premium" | "promo"
        | "promos" | "donate" | "donation" | "donations" | "support" | "membership" | "sponsor"
        | "sponsored" => Mark::Gate,
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

/// Under which name the words of a class file what an element says.
fn claim<'w>(class: &str, words: impl Iterator<Item = &'w str>) -> Option<&'static str> {
    let (mut author, mut byline, mut bylines, mut named, mut dated) = (false, false, false, false, false);
    for word in words {
        match word {
            "author" => author = true,
            "byline" => byline = true,
            "bylines" => bylines = true,
            "name" | "link" => named = true,
            "date" | "timestamp" | "published" | "dateline" => dated = true,
            _ => {}
        }
    }
    let is = |wanted: &str| class.split_whitespace().any(|class| class == wanted);
    Some(match () {
        () if author && is("p-author") => "class p-author",
        () if (author || byline) && named => "class author-name",
        () if byline || bylines => "class byline",
        () if author && is("author") => "class author",
        () if dated && is("dt-published") => "class published",
        () if dated => "class date",
        () => return None,
    })
}

fn is_hidden_class(class: &str) -> bool {
    matches!(class, "hidden" | "is-hidden" | "d-none" | "u-hidden" | "display-none" | "js-hidden")
}

fn is_card_word(word: &str) -> bool {
    matches!(
        word,
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
}

fn is_credit_word(word: &str) -> bool {
    matches!(
        word,
        "credit" | "credits" | "copyright" | "source" | "photographer" | "attribution" | "agency" | "byline"
    )
}

fn is_picture_word(word: &str) -> bool {
    matches!(
        word,
        "attachment"
            | "image"
            | "images"
            | "img"
            | "photo"
            | "photos"
            | "picture"
            | "figure"
            | "media"
            | "illustration"
    )
}

/// "article-body", "story__content", "entryContent", "field-name-body": a kind of text, then a word for its body.
fn is_body_name(name: &str) -> bool {
    // Shorter and longer than any of these.
    if !(7..=64).contains(&name.len()) {
        return false;
    }
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
