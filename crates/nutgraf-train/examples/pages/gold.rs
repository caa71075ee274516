//! Pages and what people wrote down of them.

use std::path::Path;

use nutgraf_html::{Options, candidates};
use serde_json::Value;

use crate::Outcome;
use crate::block::Known;

/// The pages of a file of gold.
pub(crate) fn read(gold: &str, folder: &str) -> Outcome<Vec<Known>> {
    let mut pages = Vec::new();
    for line in std::fs::read_to_string(gold)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        let of = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let page = std::fs::read(Path::new(folder).join(of("id") + ".html"))?;
        let options = Options { url: Some(of("url")), content_type: None };
        pages.push(Known::of(site(&of("url")), candidates(&page, &options), &of("title"), &of("text")));
    }
    Ok(pages)
}

/// Pages that were made, each in a folder: `page.html`, and `article.json` with its blocks.
pub(crate) fn made(folder: &str) -> Outcome<Vec<Known>> {
    let mut folders: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    folders.sort();
    let mut pages = Vec::new();
    for folder in folders {
        let article: Value = serde_json::from_slice(&std::fs::read(folder.join("article.json"))?)?;
        let is_text = |block: &&Value| TEXT.iter().any(|kind| block[0] == *kind);
        let blocks = article["blocks"].as_array().into_iter().flatten().filter(is_text);
        let text: Vec<&str> = blocks.filter_map(|block| block[1].as_str()).collect();
        let page = std::fs::read(folder.join("page.html"))?;
        let title = article["title"].as_str().unwrap_or_default();
        pages.push(Known::of(String::new(), candidates(&page, &Options::default()), title, &text.join("\n")));
    }
    Ok(pages)
}

/// Kinds of blocks that are words of an article.
const TEXT: [&str; 5] = ["paragraph", "heading", "list_item", "quote", "table"];

/// The name under which a site is registered: "post.example" of "https://news.post.example/a", "post.co.uk" of "www.post.co.uk".
fn site(url: &str) -> String {
    let host = url.split("://").nth(1).unwrap_or(url).split('/').next().unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    let is_short = |part: Option<&&str>| part.is_some_and(|part| part.len() <= 3);
    let from_end = if parts.len() > 2 && is_short(parts.get(parts.len() - 2)) { 3 } else { 2 };
    parts[parts.len().saturating_sub(from_end)..].join(".")
}
