//! `nutgraf page`: the article of a page as Markdown, text or JSON, without facts.

use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use nutgraf_html::{NoArticle, Options, Page, read_page, read_page_str, write_json, write_markdown};
use nutgraf_io::{Content, Entry, Error};

use crate::{SOME_FAILED, UNUSABLE, complain, failed_to_write, inputs, read};

const MORE_HELP: &str = "\
Examples:
  nutgraf page story.html > story.md
  curl -s https://example.org/story | nutgraf page --url https://example.org/story
  nutgraf page crawl.warc.gz --as json | head -1
  nutgraf page pages/ --as json | nutgraf extract -

Exit status:
  0  all is well
  1  some page holds no article, which is said with why, or could not be read
  2  wrong usage, or a file that cannot be read";

/// Write the article of a page as Markdown, text or JSON, without facts
///
/// The article is its headline, its text, its lists, quotes, tables and captions, without what surrounds it on the page. Markdown begins
/// with what is known of it: title, authors, date, address. JSON has an article in a line, with where on the page each part was found
/// and how likely it is right; `nutgraf extract` reads it.
#[derive(Args)]
#[command(after_long_help = MORE_HELP)]
pub(crate) struct Arguments {
    /// File to read: an HTML page, or any other that `extract` reads and that holds pages, also compressed. - is the standard input,
    /// which is also read where no file is named and a pipe comes in
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to write
    #[arg(long = "as", value_name = "FORM", default_value = "markdown")]
    form: Form,
    /// Address that the page was fetched from, for pages that come without one
    #[arg(long, value_name = "URL")]
    url: Option<String>,
}

/// What is written of an article.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Markdown, what is known of the article before it
    Markdown,
    /// The text alone, as facts of `extract` count its characters
    Text,
    /// A line of JSON for each article
    Json,
}

/// Writes the articles of the files and returns the status to end with.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let found = match inputs::files(&arguments.files) {
        Ok(found) => found,
        Err(message) => {
            complain(&message);
            return ExitCode::from(UNUSABLE);
        }
    };
    let mut out = stdout().lock();
    let (mut refused, mut is_first) = (0, true);
    let page = |entry| page(entry, arguments.url.as_deref());
    let read = read::records(found.files, page, |_, page| {
        let page = match page {
            Ok(page) => page,
            Err(why) => {
                complain(&why);
                refused = SOME_FAILED;
                return Ok(());
            }
        };
        let parted = if is_first || arguments.form == Form::Json { "" } else { "\n\n" };
        is_first = false;
        let written = written(&page, arguments.form);
        let written = out.write_all(parted.as_bytes()).and_then(|()| out.write_all(written.as_bytes()));
        written.map_err(|why| failed_to_write("article", &why))
    });
    let flushed = |status: u8| {
        let ended = |()| ExitCode::from(status.max(refused));
        out.flush().map_or_else(|why| failed_to_write("article", &why), ended)
    };
    read.map_or_else(|ended| ended, flushed)
}

/// The page of a record, or why it holds no article.
fn page(entry: Entry, url: Option<&str>) -> Result<Result<Page, String>, Error> {
    let input = entry.parse()?;
    let url = input.given.url.clone().or_else(|| url.map(str::to_owned));
    let mut options = Options { url, content_type: None };
    let read = match input.content {
        Content::Page(bytes) => read_page(&bytes, &options),
        Content::Response { body, content_type } => {
            options.content_type = content_type;
            read_page(&body, &options)
        }
        Content::Html(html) => read_page_str(&html, &options),
        Content::Text(_) | Content::Markdown(_) => Err(NoArticle::NotHtml),
    };
    let place = input.place;
    Ok(read.map_err(|why| format!("{place}: {why}")).map(|mut page| {
        input.given.apply(&mut page.article);
        page.article.id.get_or_insert_with(|| place.to_string());
        page
    }))
}

fn written(page: &Page, form: Form) -> String {
    match form {
        Form::Markdown => write_markdown(&page.article),
        Form::Text => page.article.text().to_owned() + "\n",
        Form::Json => write_json(page) + "\n",
    }
}
