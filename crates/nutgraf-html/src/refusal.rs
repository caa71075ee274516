//! Pages that look like an article and are none: of an error, of consent to cookies.

use std::sync::LazyLock;

use nutgraf::Article;

use crate::metadata::Metadata;
use crate::page::{NoArticle, SHORT, body};
use crate::tree::one_line;

/// Words of the longest title of an error.
const TITLE_WORDS: usize = 8;

/// Kinds and phrases.
static TABLE: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("../data/en/no_article.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split_once('\t')).collect()
});

/// Why an article is none, if it is not.
pub(crate) fn refused(article: &Article, metadata: &Metadata) -> Option<NoArticle> {
    let body = body(article);
    let words = body.split_whitespace().count();
    if words > SHORT || metadata.published.is_some() || !metadata.byline.is_empty() {
        return None;
    }
    let title = metadata.title.as_deref().or(article.title.as_deref()).unwrap_or_default();
    let (title, body) = (plain(title), plain(&body));
    let says =
        |text: &str, kind: &str| TABLE.iter().filter(|row| row.0 == kind && text.contains(row.1)).count();
    if title.split(' ').count() <= TITLE_WORDS && says(&title, "title") > 0 {
        return Some(NoArticle::ErrorPage);
    }
    let signs = says(&body, "error") + says(&title, "hint");
    if signs >= if title.is_empty() { 1 } else { 2 } {
        return Some(NoArticle::ErrorPage);
    }
    (says(&body, "consent") >= 2 && body.contains("cookie")).then_some(NoArticle::ConsentWall)
}

fn plain(text: &str) -> String {
    one_line(text).to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use nutgraf::{Article, Block, BlockKind, Span};

    use super::refused;
    use crate::metadata::Metadata;
    use crate::page::NoArticle;

    fn why(title: &str, body: &str) -> Option<NoArticle> {
        let text = format!("{title}\n\n{body}");
        let start = text.len() - body.len();
        let blocks = vec![
            Block::new(BlockKind::Headline, Span::new(0, title.len())),
            Block::new(BlockKind::Paragraph, Span::new(start, text.len())),
        ];
        let mut article = Article::new(text).expect("a short text");
        article.title = Some(title.to_owned());
        article.blocks = Some(blocks);
        refused(&article, &Metadata::default())
    }

    #[test]
    fn pages_of_errors_and_walls_are_no_articles() {
        for (title, body) in [
            ("404: page not found", "The page you are looking for does not exist."),
            ("403 Forbidden", "nginx"),
            ("Just a moment...", "Checking your browser."),
            ("Access denied", "You don’t have permission to view this page. Reference #18.2"),
            ("Oops", "The page you requested could not be found. Check the URL."),
        ] {
            assert_eq!(why(title, body), Some(NoArticle::ErrorPage), "{title}");
        }
        let wall = "We value your privacy. We and our partners store cookies on your device.";
        assert_eq!(why("The Lowen Post", wall), Some(NoArticle::ConsentWall));
    }

    #[test]
    fn short_articles_with_such_words_are_articles() {
        for (title, body) in [
            ("500 jobs cut at Lowen port", "The port of Lowen said on Monday that 500 people would go."),
            ("Missing diver not found", "A search off Lowen ended on Tuesday without a trace of him."),
            ("Fishing forbidden in the harbour", "The council banned nets until May."),
            ("Security check closes the airport", "Flights were late after a bag was left in a hall."),
            ("404 cranes return to the marsh", "Wardens counted 404 birds at dawn, more than ever."),
            ("Grain gone", "Ten tons of grain could not be found in Lowen, the customs office said."),
            (
                "Shops must ask before they store cookies",
                "The court ruled on the privacy policy of a bakery.",
            ),
        ] {
            assert_eq!(why(title, body), None, "{title}");
        }
    }
}
