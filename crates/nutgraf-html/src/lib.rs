//! A news article out of an HTML page: its text, its blocks, and what the page says of it.
//!
//! ```
//! let page = b"<html lang=en><title>Dam holds | Example Post</title><article><h1>Dam holds</h1>
//!     <p>The dam above the town held through the night, engineers said on Friday.</p>
//!     <p>\x93We were lucky,\x94 said Olena Moroz, the mayor.</p></article>";
//! let article = nutgraf_html::read(page, &nutgraf_html::Options::default()).expect("an article");
//! assert_eq!(article.title.as_deref(), Some("Dam holds"));
//! assert!(article.text().ends_with("\n\n“We were lucky,” said Olena Moroz, the mayor."));
//! ```
//!
//! The main content is what the page marks as the body of an article, or where its text is densest; its elements become
//! blocks. In the text of the article blocks are parted by an empty line, items of a list by a line break; white space
//! is collapsed as browsers do, no-break spaces with it; `<br>` is a line break, two are a new paragraph.

mod article;
mod body;
mod charset;
mod choice;
mod content;
mod dense;
mod kept;
mod labels;
mod markdown;
mod marks;
mod metadata;
mod next;
mod notes;
mod page;
mod refusal;
mod restore;
mod seen;
mod tokens;
mod told;
mod tree;
mod walk;
mod written;

use nutgraf::Article;

use seen::Seen;

pub use markdown::{date_in_markdown, read_markdown};
pub use page::{Extent, NoArticle, Origin, Page};
pub use written::{write_json, write_markdown};

/// The longest page that is read, in bytes of UTF-8; a longer one gives no article.
pub const MAX_PAGE_BYTES: usize = 1 << 30;

/// What is known of a page beside its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The address that the page was fetched from.
    pub url: Option<String>,
    /// The `Content-Type` of its HTTP header, or the name of its character set.
    pub content_type: Option<String>,
}

/// The article of a page in any character set; `None` when the page holds none.
#[must_use]
pub fn read(bytes: &[u8], options: &Options) -> Option<Article> {
    read_page(bytes, options).ok().map(|page| page.article)
}

/// The article of a page that is text already; `None` when the page holds none.
#[must_use]
pub fn read_str(html: &str, options: &Options) -> Option<Article> {
    read_page_str(html, options).ok().map(|page| page.article)
}

/// The article of a page in any character set, with where its parts were found.
///
/// ```
/// use nutgraf_html::{NoArticle, Options, read_page};
///
/// let page = b"<title>Dam holds</title><article><h1>The dam holds for now</h1><p>June 5, 2025</p>
///     <p>The dam above the town held through the night, engineers said on Friday.</p></article>";
/// let page = read_page(page, &Options::default())?;
/// assert_eq!(page.title.map(|title| title.source), Some("h1"));
/// assert_eq!(page.published.map(|date| date.source), Some("line under the headline"));
///
/// let error = b"<h1>404: page not found</h1><p>The page you are looking for does not exist.</p>";
/// assert_eq!(read_page(error, &Options::default()), Err(NoArticle::ErrorPage));
/// # Ok::<(), NoArticle>(())
/// ```
///
/// # Errors
///
/// [`NoArticle`] says why there is none.
pub fn read_page(bytes: &[u8], options: &Options) -> Result<Page, NoArticle> {
    if bytes.len() > MAX_PAGE_BYTES {
        return Err(NoArticle::TooLong);
    }
    read_page_str(&charset::decode(bytes, options.content_type.as_deref()), options)
}

/// The article of a page that is text already, with where its parts were found.
///
/// # Errors
///
/// [`NoArticle`] says why there is none.
pub fn read_page_str(html: &str, options: &Options) -> Result<Page, NoArticle> {
    if html.len() > MAX_PAGE_BYTES {
        return Err(NoArticle::TooLong);
    }
    let mut tree = tree::parse(html);
    if !tree.is_page() {
        return Err(NoArticle::NotHtml);
    }
    let seen = Seen::of(&tree);
    let metadata = metadata::read(&tree, &seen, options.url.as_deref());
    let content = content::find(&mut tree, &metadata, &seen);
    let article = article::compose(content.drafts, &metadata).ok_or(NoArticle::NoText)?;
    if let Some(why) = refusal::refused(&article, &metadata) {
        return Err(why);
    }
    Ok(Page {
        extent: page::extent(&article, content.is_gated || metadata.is_gated, content.is_first),
        body: content.origin,
        title: article.title.as_ref().and(metadata.title_from),
        published: article.published.as_ref().and(metadata.published_from),
        byline: metadata.byline_from.filter(|_| !article.byline.is_empty()),
        article,
    })
}

/// A block of a page that may be of its article.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its kind, as far as mark-up tells.
    pub kind: nutgraf::BlockKind,
    /// Its words.
    pub text: String,
    /// What is seen of it.
    pub row: Vec<u8>,
    /// Whether it is in the article if nothing is doubted.
    pub is_chosen: bool,
}

/// The blocks of a page, and what is seen of each.
#[must_use]
pub fn candidates(bytes: &[u8], options: &Options) -> Vec<Candidate> {
    let html = charset::decode(bytes, options.content_type.as_deref());
    let mut tree = tree::parse(&html);
    let seen = Seen::of(&tree);
    let metadata = metadata::read(&tree, &seen, options.url.as_deref());
    let rows = content::rows(&mut tree::parse(&html), &metadata);
    let mut content = content::find(&mut tree, &metadata, &seen);
    content.drafts.iter_mut().for_each(|draft| draft.is_doubted = false);
    let article = article::compose(content.drafts, &metadata).unwrap_or_default();
    let blocks = article.blocks.iter().flatten().filter(|block| body::is_text(block.kind));
    let chosen: rustc_hash::FxHashSet<&str> = blocks.map(|block| &article.text()[block.span]).collect();
    let candidate = |(draft, row): (walk::Draft, Vec<u8>)| {
        let is_chosen = chosen.contains(draft.text.as_str());
        Candidate { kind: draft.kind, text: draft.text, row, is_chosen }
    };
    rows.into_iter().map(candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> Option<String> {
        read_str(html, &Options::default()).map(|article| article.text().to_owned())
    }

    const STORY: &str = "<p>The ferry left the island at dawn with forty people on board, the harbour master said.</p>\
        <p>It reached the mainland four hours late, after its engine failed twice, in heavy seas and rain.</p>";

    #[test]
    fn has_no_article_where_there_is_none() {
        for page in [
            "",
            " \n",
            "\0\0\0",
            "Plain text, without a tag.",
            "%PDF-1.4 \u{1} << /Type /Page >> stream",
            "<html></html>",
            "<frameset cols='20%,80%'><frame src=menu.htm><frame src=main.htm></frameset>",
            "<script>var story = '<p>This is no paragraph at all.</p>';</script>",
            "<nav><ul><li><a href=/>Home</a><li><a href=/world>World</a></ul></nav>",
            "<div class='cookie-consent'><p>We and our partners store cookies. <button>Accept</button></p></div>",
        ] {
            assert_eq!(text(page), None, "{page}");
        }
    }

    #[test]
    fn reads_broken_pages() {
        let whole = text(STORY);
        assert!(
            whole.as_deref().is_some_and(|text| text.starts_with("The ferry") && text.ends_with("rain."))
        );
        assert_eq!(text(&STORY.replace("</p>", "")), whole, "unclosed");
        assert_eq!(text(&format!("<html><body><div><b>{STORY}</div></i></table></font")), whole, "crossed");
        assert_eq!(text(&format!("</div></body></html>{STORY}<p")), whole, "outside");
        assert_eq!(
            text(&format!("<div class=\"a'b<\" id=>{STORY}<img alt=\"never closed>")),
            whole,
            "quotes"
        );
        assert_eq!(text(&STORY.replace("ferry", "fer\0ry")), whole, "a NUL");
    }

    #[test]
    fn keeps_the_text_of_deep_and_of_wide_pages() {
        for depth in [500, 100_000] {
            let page = format!("{}{STORY}{}", "<div>".repeat(depth), "</div>".repeat(depth));
            assert_eq!(text(&page), text(STORY), "{depth} levels");
        }
        let page = "<p>It rained all day, they said.".repeat(100_000);
        let article = read_str(&page, &Options::default()).expect("an article");
        assert_eq!(article.blocks.map(|blocks| blocks.len()), Some(100_000));
    }

    #[test]
    fn finds_the_headline_of_a_page_without_headings() {
        let page = format!(
            "<title>Ferry reaches the island late - The Post</title><td><b>Ferry reaches the island late</b></td>\
             <div class=news-body>{}</div>",
            STORY.repeat(2)
        );
        let article = read_str(&page, &Options::default()).expect("an article");
        assert_eq!(article.title.as_deref(), Some("Ferry reaches the island late"));
        assert!(article.text().starts_with("Ferry reaches the island late\n\nThe ferry left"));
    }

    #[test]
    fn takes_the_entries_of_a_live_blog_where_the_page_has_no_text() {
        let entries = r#"{"@type":"LiveBlogPosting","headline":"Ferry live","liveBlogUpdate":[
            {"headline":"It sails","articleBody":"The ferry left the island at dawn.\n\nIt rained."},
            {"articleBody":5}, 7, {"headline":"It waits"}]}"#;
        let page = |body: &str| {
            format!("<title>Live</title><script type=application/ld+json>{entries}</script>{body}")
        };
        assert_eq!(
            text(&page("<p>Loading</p>")).as_deref(),
            Some("It sails\n\nThe ferry left the island at dawn.\n\nIt rained.\n\nIt waits")
        );
        assert!(text(&page(&STORY.repeat(2))).is_some_and(|text| !text.contains("It sails")));
    }

    #[test]
    fn has_no_block_of_white_space() {
        let page = format!("<p>\u{b}</p><p>\u{2003}\u{a0}</p>{STORY}<p>\u{85}</p>");
        assert_eq!(text(&page), text(STORY));
    }

    #[test]
    fn reads_a_credit_that_holds_blocks() {
        let figure = "<figure><figcaption>A boat. <small>Photo:<br><br>Ann Lee<table><tr><td>x</small></figcaption></figure>";
        assert!(text(&format!("<article>{STORY}{figure}</article>")).is_some());
    }
}
