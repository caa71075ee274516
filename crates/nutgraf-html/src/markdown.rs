//! An article in Markdown: its blocks from its marks, its metadata from the lines before it.

use nutgraf::{Article, Error, Published};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::metadata::Metadata;
use crate::metadata::name::names;
use crate::{article, content, tree};

/// Keys of the date of publication.
const PUBLISHED: [&str; 3] = ["date", "published", "pubdate"];

/// The article that a text in Markdown holds: headings, lists, quotes, tables and links are read as such, and a first heading is
/// the headline. Lines between `---` before it give `title`, `author`, `date`, `url`, `publisher` and `language`.
///
/// ```
/// let text = "---\ndate: 2025-09-05\n---\n# Dam holds\n\nThe dam *held*, [engineers](https://example.org/) said.\n";
/// let article = nutgraf_html::read_markdown(text)?;
/// assert_eq!(article.text(), "Dam holds\n\nThe dam held, engineers said.");
/// assert_eq!(article.published, nutgraf::Published::read("2025-09-05"));
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::TooLong`] when the text is longer than an article may be.
pub fn read_markdown(text: &str) -> Result<Article, Error> {
    let (before, events) = parts(text);
    let mut metadata = metadata(&before);
    metadata.headline = headline(&events);
    metadata.title = metadata.title.or_else(|| metadata.headline.clone());
    let mut page = String::new();
    html::push_html(&mut page, events.into_iter());
    let mut tree = tree::parse(&format!("<html><body><article>{page}</article></body></html>"));
    match article::compose(content::all(&mut tree), &metadata) {
        Some(article) => Ok(article),
        None => Article::new(text),
    }
}

/// What stands for the date of publication in the lines before a text in Markdown, whether or not it can be read as one.
///
/// ```
/// let text = "---\ndate: soon\n---\nThe dam held.\n";
/// assert_eq!(nutgraf_html::date_in_markdown(text).as_deref(), Some("soon"));
/// assert_eq!(nutgraf_html::read_markdown(text)?.published, None);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[must_use]
pub fn date_in_markdown(text: &str) -> Option<String> {
    let (before, _) = parts(text);
    let date = pairs(&before).filter(|(key, _)| PUBLISHED.contains(&key.as_str())).last()?.1;
    Some(date.to_owned())
}

/// The lines before a text, and the text.
fn parts(text: &str) -> (String, Vec<Event<'_>>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let (mut before, mut events, mut is_before) = (String::new(), Vec::new(), false);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => is_before = true,
            Event::End(TagEnd::MetadataBlock(_)) => is_before = false,
            Event::Text(words) if is_before => before.push_str(&words),
            event => events.push(event),
        }
    }
    (before, events)
}

/// The words of a heading of the first level, where the text begins with it.
fn headline(events: &[Event<'_>]) -> Option<String> {
    let is_first =
        |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    let (_, rest) = events.split_first().filter(|(first, _)| is_first(first))?;
    let inside = rest.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let words: String = inside
        .filter_map(|event| match event {
            Event::Text(words) | Event::Code(words) => Some(words.as_ref()),
            Event::SoftBreak | Event::HardBreak => Some(" "),
            _ => None,
        })
        .collect();
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

/// What the lines before the text say.
fn metadata(lines: &str) -> Metadata {
    let mut metadata = Metadata::default();
    for (key, value) in pairs(lines) {
        let given = || Some(value.to_owned()).filter(|value| !value.is_empty());
        match key.as_str() {
            "title" | "headline" => metadata.title = given(),
            "author" | "authors" | "byline" => {
                metadata.byline = names(&value.replace(['[', ']', '"', '\''], ""), None);
            }
            key if PUBLISHED.contains(&key) => metadata.published = date(value),
            "modified" | "updated" | "lastmod" => metadata.modified = date(value),
            "url" | "link" | "canonical" => metadata.url = given(),
            "publisher" | "outlet" | "source" => metadata.publisher = given(),
            "language" | "lang" => metadata.language = given(),
            _ => {}
        }
    }
    metadata
}

/// ISO 8601 is kept as it is written.
fn date(value: &str) -> Option<Published> {
    Published::parse(value).ok().or_else(|| Published::read(value))
}

/// Keys in small letters and their values, of the lines that are not part of another key.
fn pairs(lines: &str) -> impl Iterator<Item = (String, &str)> {
    let pairs = lines.lines().filter(|line| !line.starts_with([' ', '\t', '#', '-']));
    pairs
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| (key.trim().to_ascii_lowercase(), value.trim().trim_matches(['"', '\'']).trim()))
}

#[cfg(test)]
mod tests {
    use nutgraf::BlockKind;

    use super::*;

    #[test]
    fn marks_become_blocks() {
        let text = "# Dam *holds*\n\nThe dam held[^1] all\nnight.\n\n## The cost\n\n- 40 euros\n- 9 days\n\n> We were lucky.\n\n\
            | a | b |\n|---|---|\n| 1 | 2 |\n\n<!-- a note -->\n\n![A boat](boat.jpg)\n";
        let article = read_markdown(text).expect("it is short");
        let blocks = article.blocks.as_deref().expect("blocks are given");
        let found: Vec<_> = blocks.iter().map(|block| (block.kind, &article.text()[block.span])).collect();
        assert_eq!(
            found[..6],
            [
                (BlockKind::Headline, "Dam holds"),
                (BlockKind::Paragraph, "The dam held[^1] all night."),
                (BlockKind::Heading, "The cost"),
                (BlockKind::ListItem, "40 euros"),
                (BlockKind::ListItem, "9 days"),
                (BlockKind::Quote, "We were lucky."),
            ]
        );
        assert_eq!(article.title.as_deref(), Some("Dam holds"));
        assert!(!article.text().contains("note") && !article.text().contains("boat"));
    }

    #[test]
    fn lines_before_the_text_say_what_it_is() {
        let text = "---\ntitle: \"Dam: it holds\"\nauthor: Jane Roe and Ann Lee\ndate: 2025-09-05T10:00:00Z\ntags: [a, b]\n---\n\nThe dam held.\n";
        let article = read_markdown(text).expect("it is short");
        assert_eq!((article.text(), article.title.as_deref()), ("The dam held.", Some("Dam: it holds")));
        assert_eq!(article.byline, ["Jane Roe", "Ann Lee"]);
        assert!(article.published.is_some());
    }

    #[test]
    fn a_key_of_another_key_is_not_one_of_the_article() {
        let text = "---\ntitle: The dam\nevent:\n  title: A fair\n  date: soon\n# date: never\n---\n\nThe dam held.\n";
        assert_eq!(read_markdown(text).expect("it is short").title.as_deref(), Some("The dam"));
        assert_eq!(date_in_markdown(text), None);
    }

    #[test]
    fn what_has_no_running_text_is_taken_as_it_is() {
        for text in ["", "# Alone\n", "---\n"] {
            assert_eq!(read_markdown(text).expect("it is short").text(), text);
        }
    }
}
