//! From a record of a file to an article: text as it is, pages through the reader of pages.

use nutgraf::{Article, Published};
use nutgraf_io::{Content, Entry, Error, Input, RecordError};

/// The article of a record. `published` counts for one without a date of its own; its place is its id where it has none.
pub(crate) fn article(entry: Entry, published: Option<&Published>) -> Result<Article, Error> {
    let Input { place, content, given } = entry.parse()?;
    let mut page = nutgraf_html::Options { url: given.url.clone(), content_type: None };
    let article = match content {
        Content::Text(text) => Article::new(text).map_err(RecordError::from),
        Content::Page(bytes) => nutgraf_html::read(&bytes, &page).ok_or(RecordError::NoArticle),
        Content::Response { body, content_type } => {
            page.content_type = content_type;
            nutgraf_html::read(&body, &page).ok_or(RecordError::NoArticle)
        }
        Content::Html(html) => nutgraf_html::read_str(&html, &page).ok_or(RecordError::NoArticle),
    };
    match article {
        Ok(mut article) => {
            given.apply(&mut article);
            article.id.get_or_insert_with(|| place.to_string());
            article.published = article.published.or_else(|| published.cloned());
            Ok(article)
        }
        Err(source) => Err(Error::Record { place, id: given.id, source }),
    }
}
