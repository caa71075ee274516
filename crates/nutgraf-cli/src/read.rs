//! From a record of a file to an article: text as it is, pages and Markdown through their readers.

use std::path::PathBuf;
use std::process::ExitCode;

use nutgraf::{Article, Published};
use nutgraf_io::{Content, Entry, Error, Given, Input, RecordError, Warning, scan};

use crate::{SOME_FAILED, UNUSABLE, complain};

/// The article of a record, and what was left out of it. `published` counts for one that gives no date; its place is its id
/// where it has none.
pub(crate) fn article(entry: Entry, published: Option<&Published>) -> Result<(Article, Vec<Warning>), Error> {
    let Input { place, content, given, mut warnings } = entry.parse()?;
    warnings.extend(unread_date(&content, &given));
    let mut page = nutgraf_html::Options { url: given.url.clone(), content_type: None };
    let article = match content {
        Content::Text(text) => Article::new(text).map_err(RecordError::from),
        Content::Markdown(text) => nutgraf_html::read_markdown(&text).map_err(RecordError::from),
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
            // A date that cannot be read is not the one of the articles that give none.
            if !warnings.iter().any(|warning| warning.part() == "published") {
                article.published = article.published.or_else(|| published.cloned());
            }
            Ok((article, warnings))
        }
        Err(source) => Err(Error::Record { place, id: given.id, source }),
    }
}

/// Hands over the articles of files with their number among all records, as [`records`] does, once what was left out of each is told.
pub(crate) fn each(
    files: Vec<PathBuf>,
    published: Option<&Published>,
    mut take: impl FnMut(usize, Article) -> Result<(), ExitCode>,
) -> Result<u8, ExitCode> {
    let read = |entry| article(entry, published);
    records(files, read, |number, (article, warnings)| {
        let id = article.id.as_deref().unwrap_or_default();
        for warning in warnings {
            complain(&format!("{id}: {warning}"));
        }
        if article.text().trim().is_empty() {
            complain(&format!("{id}: has no text"));
        }
        take(number, article)
    })
}

/// Hands over what `read` makes of the records of files with their number among all, until somebody has enough; what cannot be read
/// is told. The status to end with.
pub(crate) fn records<T>(
    files: Vec<PathBuf>,
    read: impl Fn(Entry) -> Result<T, Error>,
    mut take: impl FnMut(usize, T) -> Result<(), ExitCode>,
) -> Result<u8, ExitCode> {
    let mut status = 0;
    let mut is_empty = true;
    let entries = scan(files, nutgraf_io::Config::default());
    let entries = entries.filter(|entry| !matches!(entry, Err(Error::Skipped { .. })));
    for (number, entry) in entries.enumerate() {
        is_empty = false;
        match entry.and_then(&read) {
            Ok(record) => take(number, record)?,
            Err(error) => {
                let is_record = matches!(error, Error::Record { .. });
                status = status.max(if is_record { SOME_FAILED } else { UNUSABLE });
                complain(&error.message());
            }
        }
    }
    if is_empty {
        complain("no article was found");
    }
    Ok(status)
}

/// A warning where the lines before a Markdown text give a date that is not one, and nothing beside it gives another.
fn unread_date(content: &Content, given: &Given) -> Option<Warning> {
    let Content::Markdown(text) = content else { return None };
    let written = given.published.is_none().then(|| nutgraf_html::date_in_markdown(text)).flatten()?;
    nutgraf_io::published(&written).err()
}

/// The date of publication that the user gives, however it is written.
pub(crate) fn published(given: &str) -> Result<Published, String> {
    Published::parse(given).or_else(|why| Published::read(given).ok_or(why)).map_err(|why| why.to_string())
}
