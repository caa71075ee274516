//! What a page says of its article beside the text.

mod authors;
pub(crate) mod claims;
mod dates;
mod day;
mod json_ld;
pub(crate) mod name;
pub(crate) mod title;
mod zone;

use nutgraf::Published;

use claims::{Claims, Heading};
use dates::date;
use zone::Zone;

use crate::page::Origin;
use crate::seen::Seen;
use crate::tree::{NodeId, Tree};

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
    pub(crate) headline_node: Option<NodeId>,
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
    /// The entries of a live blog as JSON-LD holds them.
    pub(crate) updates: Option<String>,
    /// Whether it says that not everybody may read all of it.
    pub(crate) is_gated: bool,
    pub(crate) title_from: Option<Origin>,
    pub(crate) published_from: Option<Origin>,
    pub(crate) byline_from: Option<Origin>,
}

/// What a page that was fetched from `url` says of its article.
pub(crate) fn read(tree: &Tree, seen: &Seen, url: Option<&str>) -> Metadata {
    let claims = &claims::gather(tree, seen);
    let publisher = claims.all(PUBLISHER).map(crate::tree::one_line).find(|name| !is_address(name));
    let (title, heading, title_from) = titles(claims, publisher.as_deref());
    let zone = heading.map(|heading| zone::around(tree.node(heading.node), seen));
    let address = address(claims, url);
    let outlet = authors::Outlet::of(publisher.as_deref(), url.or(address.as_deref()));
    let (byline, byline_from) = authors::find(claims, zone.as_ref(), &outlet);
    let dated = dates::published(claims, zone.as_ref(), url.or(address.as_deref()));
    Metadata {
        headline: heading.map(|heading| heading.text.clone()),
        headline_node: heading.map(|heading| heading.node),
        deck: heading
            .and_then(|heading| heading.deck.clone())
            .or_else(|| zone.as_ref().and_then(Zone::summary)),
        kicker: heading.and_then(|heading| heading.kicker.clone()),
        title,
        byline,
        byline_from,
        modified: claims.all(MODIFIED).find_map(date),
        published_from: dated.as_ref().map(|(_, origin)| *origin),
        published: dated.map(|(published, _)| published),
        title_from,
        is_gated: claims
            .first(&["json-ld isAccessibleForFree"])
            .is_some_and(|value| value.eq_ignore_ascii_case("false")),
        language: claims.all(LANGUAGE).find_map(language),
        url: address,
        body: claims.first(&["json-ld articleBody"]).map(str::to_owned),
        updates: claims.first(&["json-ld liveBlogUpdate"]).map(str::to_owned),
        publisher,
    }
}

/// Whether a line is one of a date.
pub(crate) fn is_date_line(text: &str) -> bool {
    day::within(text).is_some()
}

fn is_address(text: &str) -> bool {
    text.starts_with("http:") || text.starts_with("https:") || text.starts_with("//")
}

/// The title, and the heading of the page that says the same.
///
/// What readers see is the title: what machines are told is written for search engines as often as not.
fn titles<'c>(
    claims: &'c Claims,
    publisher: Option<&str>,
) -> (Option<String>, Option<&'c Heading>, Option<Origin>) {
    let headings = &claims.headings;
    let texts: Vec<&str> = headings.iter().map(|heading| heading.text.as_str()).collect();
    let given: Vec<String> = claims.all(TITLE).map(|given| title::clean(given, publisher, &texts)).collect();
    let is_site = |text: &str| publisher.is_some_and(|publisher| title::same(publisher, text));
    if let Some(lone) = lone(headings).filter(|heading| !is_site(&heading.text)) {
        let whole =
            given.iter().find(|given| title::same(given, &lone.text) && given.len() > lone.text.len());
        let title = whole.cloned().unwrap_or_else(|| title::without_section(&lone.text, &given));
        let is_told = given.iter().any(|given| title::same(given, &title));
        return (Some(title), Some(lone), Some(shown_title(is_told)));
    }
    let says = |alike: fn(&str, &str) -> bool| {
        headings.iter().find(|heading| given.iter().any(|given| alike(given, &heading.text)))
    };
    let only = || {
        let mut first = headings.iter().filter(|heading| heading.is_first && !is_site(&heading.text));
        first.next().filter(|_| first.next().is_none())
    };
    let shown = says(title::same).or_else(|| says(title::holds)).or_else(|| says(title::alike)).or_else(only);
    let title = given.iter().find(|title| !is_site(title)).cloned();
    // `<title>` alone may name the site or the section; a headline is the better title then.
    let is_vague = claims.all(TITLE).count() == claims.of("tag title").len();
    let title = match (title, shown) {
        (Some(title), Some(shown))
            if is_vague
                || title::holds(&title, &shown.text)
                || (title::alike(&title, &shown.text) && !is_fuller(&title, &shown.text)) =>
        {
            Some(shown.text.clone())
        }
        (title, shown) => title.or_else(|| shown.map(|heading| heading.text.clone())),
    };
    let is_shown = title.as_ref().zip(shown).is_some_and(|(title, shown)| title::same(title, &shown.text));
    let is_told = title.as_ref().is_some_and(|title| given.iter().any(|given| title::same(given, title)));
    let told = Origin {
        source: if is_vague { "title" } else { "metadata" },
        confidence: if is_vague { 0.6 } else { 0.7 },
    };
    let from = if is_shown { shown_title(is_told) } else { told };
    (title, shown, Some(from))
}

/// Where a title was found that readers see, `is_told` by metadata too.
fn shown_title(is_told: bool) -> Origin {
    if is_told { Origin { source: "h1", confidence: 0.96 } } else { Origin { source: "h1", confidence: 0.5 } }
}

/// Whether a title is what is shown, with spaces that style alone sets there.
fn is_fuller(title: &str, shown: &str) -> bool {
    title::same(title, shown) && title.split(' ').count() > shown.split(' ').count()
}

/// The only `h1` of a page, if it is long enough to be no name of a site or a section.
fn lone(headings: &[Heading]) -> Option<&Heading> {
    let mut top = headings.iter().filter(|heading| heading.is_top);
    let first = top.next()?;
    let is_alone = top.all(|other| other.text == first.text);
    (is_alone && first.text.split(' ').count() >= SHORTEST_HEADLINE).then_some(first)
}

/// Words.
const SHORTEST_HEADLINE: usize = 4;

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
