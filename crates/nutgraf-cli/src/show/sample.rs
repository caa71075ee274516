//! The article that comes with the command, for whoever has none at hand.

use nutgraf::{Article, Published};

const TEXT: &str = include_str!("../../sample.txt");
/// Its dateline names no year.
const PUBLISHED: &str = "2025-10-14";
const ID: &str = "sample.txt";

/// What is said beside it.
pub(crate) const NOTE: &str = "this is an article that comes with nutgraf; `nutgraf show FILE` shows one of yours, `nutgraf extract FILE` writes its facts";

/// The sample, published when the user says or else when it was.
pub(crate) fn article(published: Option<&Published>) -> Article {
    let mut article = Article::new(TEXT).unwrap_or_default();
    article.id = Some(ID.to_owned());
    article.published = published.cloned().or_else(|| Published::parse(PUBLISHED).ok());
    article
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn the_sample_has_a_text_and_a_day() {
        let article = article(None);
        assert!(article.text().contains("We will not let bread rot at anchor"));
        assert_eq!(article.published.map(String::from).as_deref(), Some("2025-10-14"));
    }
}
