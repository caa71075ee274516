//! What a page says of its article beside the text.

pub(crate) mod claims;
mod json_ld;
pub(crate) mod name;
pub(crate) mod title;

use nutgraf::Published;

use claims::{Claims, Heading};

// Which source is believed first. JSON-LD describes the article alone; OpenGraph is written for sharing, with the
// outlet's name in titles and profiles for authors; names of classes are guesses and come last.
const TITLE: &[&str] = &[
    "json-ld headline",
    "meta og:title",
    "meta citation_title",
    "meta parsely-title",
    "meta sailthru.title",
    "item headline",
    "meta dc.title",
    "meta dcterms.title",
    "meta twitter:title",
    "meta title",
    "json-ld name",
    "tag title",
];
const AUTHOR: &[&[&str]] = &[
    &["json-ld author"],
    &["meta citation_author"],
    &["meta parsely-author"],
    &["meta author"],
    &["meta byl"],
    &["meta sailthru.author"],
    &["item author"],
    &["class p-author"],
    &["class author-name"],
    &["rel author"],
    &["meta article:author"],
    &["meta dc.creator"],
    &["meta dcterms.creator"],
    &["json-ld creator"],
    &["item creator"],
    &["class byline"],
    &["class author"],
];
const PUBLISHER: &[&str] = &[
    "json-ld publisher",
    "meta og:site_name",
    "json-ld sourceOrganization",
    "item publisher",
    "meta dc.publisher",
    "meta dcterms.publisher",
    "meta citation_journal_title",
    "meta publisher",
    "meta application-name",
];
const PUBLISHED: &[&str] = &[
    "json-ld datePublished",
    "meta article:published_time",
    "meta article:published",
    "meta og:article:published_time",
    "meta og:published_time",
    "item datePublished",
    "meta parsely-pub-date",
    "meta sailthru.date",
    "meta citation_publication_date",
    "meta citation_date",
    "meta pubdate",
    "meta ptime",
    "meta publishdate",
    "meta publish-date",
    "meta dc.date.issued",
    "meta dcterms.issued",
    "meta dcterms.date",
    "meta dcterms.created",
    "meta dc.date",
    "meta dc.date.created",
    "meta date",
    "json-ld dateCreated",
    "item dateCreated",
    "time published",
    "class published",
    "time article",
    "class date",
];
const MODIFIED: &[&str] = &[
    "json-ld dateModified",
    "meta article:modified_time",
    "meta og:updated_time",
    "item dateModified",
    "meta dcterms.modified",
    "meta dc.date.modified",
    "meta last-modified",
    "meta utime",
    "time updated",
];
const LANGUAGE: &[&str] = &[
    "html lang",
    "json-ld inLanguage",
    "meta content-language",
    "item inLanguage",
    "meta dc.language",
    "meta og:locale",
];
const ADDRESS: &[&str] =
    &["link canonical", "meta og:url", "json-ld url", "item mainEntityOfPage", "meta parsely-link"];

/// What a page says of its article, each where it says it.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    pub(crate) title: Option<String>,
    /// The headline that the page shows, the summary under it and the line above it.
    pub(crate) headline: Option<String>,
    pub(crate) deck: Option<String>,
    pub(crate) kicker: Option<String>,
    pub(crate) byline: Vec<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) published: Option<Published>,
    pub(crate) modified: Option<Published>,
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    /// The text of the article as JSON-LD holds it.
    pub(crate) body: Option<String>,
}

/// Weighs the claims of a page that was fetched from `url`.
pub(crate) fn weigh(claims: &Claims, url: Option<&str>) -> Metadata {
    let publisher = claims.all(PUBLISHER).map(crate::tree::one_line).find(|name| !is_address(name));
    let (title, heading) = titles(claims, publisher.as_deref());
    let byline = AUTHOR
        .iter()
        .map(|sources| authors(claims, sources, publisher.as_deref()))
        .find(|names| !names.is_empty());
    let published = claims.all(PUBLISHED).find_map(date);
    Metadata {
        headline: heading.map(|heading| heading.text.clone()),
        deck: heading.and_then(|heading| heading.deck.clone()),
        kicker: heading.and_then(|heading| heading.kicker.clone()),
        title,
        byline: byline.unwrap_or_default(),
        modified: claims.all(MODIFIED).find_map(date),
        published,
        language: claims.all(LANGUAGE).find_map(language),
        url: address(claims, url),
        body: claims.first(&["json-ld articleBody"]).map(str::to_owned),
        publisher,
    }
}

/// The date in a claim; a year alone is that of a copyright.
fn date(claim: &str) -> Option<Published> {
    Published::read(claim).filter(|published| published.as_str().len() > 4)
}

fn is_address(text: &str) -> bool {
    text.starts_with("http:") || text.starts_with("https:") || text.starts_with("//")
}

fn authors(claims: &Claims, sources: &[&str], publisher: Option<&str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for byline in claims.all(sources) {
        for name in name::names(byline, publisher) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        // Classes repeat on teasers of other articles: the first is the article's.
        if sources[0].starts_with("class") && !names.is_empty() {
            break;
        }
    }
    names
}

/// The title, and the heading of the page that says the same.
fn titles<'c>(claims: &'c Claims, publisher: Option<&str>) -> (Option<String>, Option<&'c Heading>) {
    let headings = &claims.headings;
    let texts: Vec<&str> = headings.iter().map(|heading| heading.text.as_str()).collect();
    let given: Vec<String> = claims.all(TITLE).map(|given| title::clean(given, publisher, &texts)).collect();
    let is_site = |text: &str| publisher.is_some_and(|publisher| title::same(publisher, text));
    let says = |alike: fn(&str, &str) -> bool| {
        headings.iter().find(|heading| given.iter().any(|given| alike(given, &heading.text)))
    };
    let only = || {
        let mut first = headings.iter().filter(|heading| heading.is_first && !is_site(&heading.text));
        first.next().filter(|_| first.next().is_none())
    };
    let shown = says(title::same).or_else(|| says(title::holds)).or_else(only);
    let title = given.iter().find(|title| !is_site(title)).cloned();
    // `<title>` alone may name the site or the section; a headline is the better title then.
    let is_vague = claims.all(TITLE).count() == claims.of("tag title").len();
    let title = match (title, shown) {
        (Some(title), Some(shown)) if is_vague || title::holds(&title, &shown.text) => {
            Some(shown.text.clone())
        }
        (title, shown) => title.or_else(|| shown.map(|heading| heading.text.clone())),
    };
    (title, shown)
}

/// A BCP 47 tag in its usual case: "en_us" is "en-US".
fn language(tag: &str) -> Option<String> {
    let parts: Vec<&str> = tag.split(['-', '_']).collect();
    let is_part =
        |part: &&str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_primary =
        |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_alphabetic());
    if !parts.iter().all(is_part) || !is_primary(parts[0]) {
        return None;
    }
    let cased = parts.iter().enumerate().map(|(at, part)| match part.len() {
        2 if at > 0 => part.to_ascii_uppercase(),
        _ => part.to_ascii_lowercase(),
    });
    Some(cased.collect::<Vec<_>>().join("-"))
}

/// The canonical address, else the one the page was fetched from. One that names the front page is not of an article.
fn address(claims: &Claims, url: Option<&str>) -> Option<String> {
    let canonical = claims.all(ADDRESS).filter_map(|given| absolute(given, url));
    let is_front =
        |address: &str| host_and_path(address).is_none_or(|(_, path)| path.trim_matches('/').is_empty());
    let fetched = url.filter(|url| !url.is_empty());
    let keep = |address: &String| !is_front(address) || fetched.is_some_and(is_front);
    canonical.into_iter().find(keep).or_else(|| fetched.map(str::to_owned))
}

fn absolute(given: &str, base: Option<&str>) -> Option<String> {
    if given.starts_with("http://") || given.starts_with("https://") {
        return Some(given.to_owned());
    }
    let (scheme, _) = base?.split_once("://")?;
    if let Some(rest) = given.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    let (host, _) = host_and_path(base?)?;
    given.starts_with('/').then(|| format!("{scheme}://{host}{given}"))
}

fn host_and_path(address: &str) -> Option<(&str, &str)> {
    let (_, rest) = address.split_once("://")?;
    let rest = rest.split(['?', '#']).next()?;
    Some(rest.find('/').map_or((rest, ""), |at| rest.split_at(at)))
}
