//! What is known of an article beside its text.

use nutgraf::{Article, Published};
use serde::Deserialize;

/// As `About` in `npm/index.d.ts`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    id: Option<String>,
    url: Option<String>,
    title: Option<String>,
    #[serde(default)]
    byline: Vec<String>,
    publisher: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

/// The article of a text.
pub(crate) fn article(text: String, about: &str) -> Result<Article, String> {
    let about: About = serde_json::from_str(about).map_err(|why| format!("about: {why}"))?;
    let mut article = Article::new(text).map_err(|why| why.to_string())?;
    article.published = about.published.as_deref().map(published).transpose()?;
    article.id = about.id;
    article.url = about.url;
    article.title = about.title;
    article.byline = about.byline;
    article.publisher = about.publisher;
    article.language = about.language;
    Ok(article)
}

/// A date however it is written.
fn published(date: &str) -> Result<Published, String> {
    Published::parse(date).or_else(|why| Published::read(date).ok_or(why)).map_err(|why| why.to_string())
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn what_is_given_is_kept() {
        let about = r#"{"id": "a", "byline": ["Ann Ober"], "published": "5 September 2025", "url": null}"#;
        let article = article("It rained. 🌧".to_owned(), about).expect("an article");
        assert_eq!(article.text(), "It rained. 🌧");
        assert_eq!((article.id.as_deref(), article.url), (Some("a"), None));
        assert_eq!(article.byline, ["Ann Ober"]);
        assert_eq!(article.published.map(String::from).as_deref(), Some("2025-09-05"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (about, said) in
            [(r#"{"published": "soon"}"#, "soon"), (r#"{"author": "A"}"#, "author"), ("[]", "about: ")]
        {
            let why = article(String::new(), about).expect_err(about);
            assert!(why.contains(said), "{why}");
        }
    }
}
