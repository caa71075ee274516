//! What is known of a page beside its article: which kind of page it is, and where each part was found.

use nutgraf::{Article, BlockKind};

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
pub(crate) const SHORT: usize = 160;

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

/// The words of an article's body.
pub(crate) fn body(article: &Article) -> String {
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
