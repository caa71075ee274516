//! What is known of a page beside its article: which kind of page it is, and where each part was found.

use nutgraf::{Article, BlockKind};

use crate::metadata::Metadata;
use crate::tree::one_line;

/// An article with where its parts come from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page {
    /// The article.
    pub article: Article,
    /// What the page holds of it.
    pub extent: Extent,
    /// Where its text was found.
    pub body: Origin,
    /// Where its title was found, if it has one.
    pub title: Option<Origin>,
    /// Where its date of publication was found, if it has one.
    pub published: Option<Origin>,
    /// Where its authors were found, if it names any.
    pub byline: Option<Origin>,
}

impl Page {
    /// Where each part was found that there is, by its name: "body", "title", "published", "byline".
    pub fn found(&self) -> impl Iterator<Item = (&'static str, Origin)> {
        let parts = [
            ("body", Some(self.body)),
            ("title", self.title),
            ("published", self.published),
            ("byline", self.byline),
        ];
        parts.into_iter().filter_map(|(part, origin)| origin.map(|origin| (part, origin)))
    }
}

/// How much of an article a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Extent {
    /// All of it.
    Whole,
    /// Its beginning: the rest is for those who pay or register.
    Teaser,
    /// All of it, and other articles behind it, which are left out.
    First,
}

impl Extent {
    /// Its name: "whole", "teaser", "first".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Teaser => "teaser",
            Self::First => "first",
        }
    }
}

/// Where a part of an article was found.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Origin {
    /// Its place on the page: "json-ld datePublished", "h1", "line under the headline", "address".
    pub source: &'static str,
    /// How likely it is right, from 0 to 1, as counted on pages whose articles are known.
    pub confidence: f32,
}

/// Why a page gives no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoArticle {
    /// It is longer than [`crate::MAX_PAGE_BYTES`], or its text than an article may be.
    TooLong,
    /// There is no tag in it: a text, a picture, a PDF file.
    NotHtml,
    /// It says that there is no such page, that nobody may see it, or that something is broken.
    ErrorPage,
    /// It asks for consent to cookies before it shows anything.
    ConsentWall,
    /// No running text is in it: a list of articles, a form, a page that scripts fill.
    NoText,
}

impl std::fmt::Display for NoArticle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooLong => "the page is too long",
            Self::NotHtml => "this is no HTML page",
            Self::ErrorPage => "this is the page of an error, not of an article",
            Self::ConsentWall => "the page asks for consent to cookies and shows no article",
            Self::NoText => "the page holds no running text",
        })
    }
}

impl std::error::Error for NoArticle {}

/// Words up to which a text may be that of an error, of a wall or of a teaser.
const SHORT: usize = 160;

/// Why an article is none, if it is not.
pub(crate) fn refused(article: &Article, metadata: &Metadata) -> Option<NoArticle> {
    let body = body(article);
    let words = body.split_whitespace().count();
    if words > SHORT || metadata.published.is_some() || !metadata.byline.is_empty() {
        return None;
    }
    let title = metadata.title.as_deref().or(article.title.as_deref()).unwrap_or_default();
    let (title, body) = (plain(title), plain(&body));
    let says = |text: &str, phrases: &[&str]| phrases.iter().filter(|phrase| text.contains(*phrase)).count();
    let names_error = title.split(' ').count() <= 8 && says(&title, ERROR_TITLES) > 0;
    if names_error || says(&body, ERRORS) >= if title.is_empty() { 1 } else { 2 } {
        return Some(NoArticle::ErrorPage);
    }
    (says(&body, CONSENT) >= 2 && says(&body, &["cookie"]) > 0).then_some(NoArticle::ConsentWall)
}

const ERROR_TITLES: &[&str] = &[
    "404",
    "403 ",
    "500 ",
    "502 ",
    "503 ",
    "page not found",
    "not found",
    "page can't be found",
    "page cannot be found",
    "page isn't available",
    "page is unavailable",
    "access denied",
    "access to this page has been denied",
    "forbidden",
    "server error",
    "bad gateway",
    "service unavailable",
    "just a moment",
    "attention required",
    "are you a robot",
    "are you human",
    "security check",
    "something went wrong",
    "temporarily unavailable",
    "under maintenance",
];
const ERRORS: &[&str] = &[
    "page you are looking for",
    "page you're looking for",
    "page you requested",
    "could not be found",
    "can't be found",
    "cannot be found",
    "does not exist",
    "doesn't exist",
    "may have been moved",
    "has been moved",
    "no longer available",
    "don't have permission",
    "do not have permission",
    "error 404",
    "404 error",
    "error code",
    "unusual traffic",
    "unusual activity",
    "verify you are human",
    "verifying you are human",
    "not a robot",
    "enable javascript",
    "enable cookies",
    "ray id",
    "reference #",
    "try again later",
    "return to the homepage",
    "go to the homepage",
    "check the url",
    "check the address",
    "internal server error",
    "site is down",
    "back soon",
];
const CONSENT: &[&str] = &[
    "we value your privacy",
    "we and our partners",
    "our partners",
    "store and access",
    "store and/or access",
    "store cookies",
    "use cookies",
    "uses cookies",
    "accept all",
    "accept cookies",
    "reject all",
    "manage preferences",
    "manage your choices",
    "cookie policy",
    "privacy policy",
    "before you continue",
    "your consent",
    "personalised ads",
    "personalized ads",
    "personal data",
];

/// How much of an article there is. `is_gated` says that the page keeps some of it from those who do not pay.
pub(crate) fn extent(article: &Article, is_gated: bool, is_first: bool) -> Extent {
    let is_cut = || {
        let body = body(article);
        let ends_open = body.trim_end().ends_with(['…']) || body.trim_end().ends_with("...");
        (is_gated || ends_open) && body.split_whitespace().count() <= SHORT
    };
    match () {
        () if is_cut() => Extent::Teaser,
        () if is_first => Extent::First,
        () => Extent::Whole,
    }
}

fn body(article: &Article) -> String {
    let blocks = article.blocks.as_deref().unwrap_or_default().iter();
    let is_body = |kind: BlockKind| {
        matches!(
            kind,
            BlockKind::Paragraph
                | BlockKind::Heading
                | BlockKind::ListItem
                | BlockKind::Quote
                | BlockKind::Table
        )
    };
    let texts = blocks.filter(|block| is_body(block.kind)).map(|block| &article.text()[block.span]);
    texts.collect::<Vec<_>>().join(" ")
}

fn plain(text: &str) -> String {
    one_line(text).to_lowercase().replace('’', "'")
}
