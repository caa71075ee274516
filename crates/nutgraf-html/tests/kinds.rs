//! Pages by kind: each a few lines of HTML with what a reader takes from it. `kinds.txt` says how they are written.

use nutgraf::BlockKind;
use nutgraf_html::{Options, Page, read_page_str};

const PAGES: &str = include_str!("kinds.txt");

#[test]
fn reads_every_kind_of_page() {
    let (head, pages) = PAGES.split_once("\n== ").expect("a page");
    let words: Vec<(&str, &str)> = head.lines().filter_map(|line| line.split_once(" = ")).collect();
    let pages: Vec<&str> = pages.split("\n== ").collect();
    let wrong: Vec<String> = pages
        .iter()
        .filter_map(|page| {
            let wrong =
                check(&words.iter().fold((*page).to_owned(), |page, (name, text)| page.replace(name, text)));
            let name = page.lines().next().unwrap_or_default();
            (!wrong.is_empty()).then(|| format!("{name}: {}", wrong.join("; ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} pages:\n{}", wrong.len(), pages.len(), wrong.join("\n"));
}

/// What is wrong about a page.
fn check(page: &str) -> Vec<String> {
    let (wanted, html) = page.split_once("\n--\n").expect("what is wanted, `--`, a page");
    let wanted: Vec<(&str, &str)> = wanted.lines().skip(1).filter_map(|line| line.split_once(": ")).collect();
    let url = wanted.iter().find(|(key, _)| *key == "url").map(|(_, url)| (*url).to_owned());
    match read_page_str(html, &Options { url, content_type: None }) {
        Ok(page) => wanted.iter().filter_map(|(key, value)| differs(&page, key, value)).collect(),
        Err(why)
            if wanted.iter().any(|(key, value)| *key == "refused" && why.to_string().contains(value)) =>
        {
            Vec::new()
        }
        Err(why) => vec![format!("refused: {why}")],
    }
}

fn differs(page: &Page, key: &str, value: &str) -> Option<String> {
    let article = &page.article;
    let is_body = |kind: BlockKind| {
        !matches!(kind, BlockKind::Headline | BlockKind::Byline | BlockKind::Caption | BlockKind::Boilerplate)
    };
    let blocks = article.blocks.as_deref().unwrap_or_default().iter();
    let body: Vec<&str> =
        blocks.filter(|block| is_body(block.kind)).map(|block| &article.text()[block.span]).collect();
    let is_in = || body.iter().any(|text| text.contains(value));
    let given = match key {
        "title" => article.title.clone().unwrap_or_default(),
        "date" => article.published.as_ref().map_or_else(String::new, |date| date.as_str().to_owned()),
        "by" => article.byline.join("; "),
        "extent" => page.extent.name().to_owned(),
        "first" => body.first().copied().unwrap_or_default().to_owned(),
        "has" if is_in() => return None,
        "lacks" if !is_in() => return None,
        "has" | "lacks" => return Some(format!("{key} {value:?}")),
        "url" => return None,
        "refused" => "an article".to_owned(),
        key => return Some(format!("{key} is not known")),
    };
    let is_right = if key == "first" { given.starts_with(value) } else { given == *value };
    (!is_right).then(|| format!("{key} {given:?}, not {value:?}"))
}
