//! Who wrote an article: the persons that any part of the page names as such, each once.

use super::claims::Claims;
use super::name::{self, names};
use super::title;
use super::zone::{Line, Zone};
use crate::page::Origin;

/// Told to machines of this article.
const TOLD: &[&str] = &[
    "json-ld author",
    "meta citation_author",
    "meta parsely-author",
    "meta author",
    "meta byl",
    "meta sailthru.author",
];
/// Told in ways that name others too; asked in this order where neither machines nor readers are told.
const SOMEWHERE: &[&str] = &[
    "item author",
    "class p-author",
    "class author-name",
    "rel author",
    "meta article:author",
    "meta dc.creator",
    "meta dcterms.creator",
    "json-ld creator",
    "item creator",
    "class byline",
    "class author",
];
const LONGEST_BYLINE: usize = 160;
/// More authors than these are a list of the staff.
const MOST: usize = 12;

/// Names that are not authors: the outlet, as the page and the address name it.
#[derive(Debug, Default)]
pub(crate) struct Outlet {
    publisher: Option<String>,
    host: Option<String>,
}

impl Outlet {
    pub(crate) fn of(publisher: Option<&str>, address: Option<&str>) -> Self {
        let host = address.and_then(|address| address.split_once("://")).map(|(_, rest)| rest);
        let host = host
            .and_then(|rest| rest.split('/').next())
            .and_then(|host| host.rsplit('.').skip(1).find(|part| part.len() > 3));
        Self { publisher: publisher.map(str::to_owned), host: host.map(title::key) }
    }

    fn is(&self, name: &str) -> bool {
        let bare = |name: &str| {
            let (first, rest) = name.split_once(' ').unwrap_or(("", name));
            title::key(if first.eq_ignore_ascii_case("the") { rest } else { name })
        };
        let key = bare(name);
        let is_publisher = |publisher: &String| {
            let publisher = bare(publisher);
            publisher == key || key.len() > 4 && publisher.starts_with(&key)
        };
        self.host.as_ref().is_some_and(|host| *host == key)
            || self.publisher.as_ref().is_some_and(is_publisher)
    }
}

/// The authors of an article, and where they are named first.
pub(crate) fn find(claims: &Claims, zone: Option<&Zone>, outlet: &Outlet) -> (Vec<String>, Option<Origin>) {
    let persons = |text: &str| -> Vec<String> {
        let names = names(text, outlet.publisher.as_deref());
        names.into_iter().filter(|name| !outlet.is(name) && !name::is_outlet(name)).collect()
    };
    let mut authors = Vec::new();
    let mut from = None;
    for told in TOLD {
        claims.of(told).iter().flat_map(|told| persons(told)).for_each(|name| add(&mut authors, name));
        from = from.or((!authors.is_empty()).then_some(Origin { source: told, confidence: 0.96 }));
    }
    let lines = zone.map(|zone| zone.lines.as_slice()).unwrap_or_default();
    for name in seen(lines, &authors, &persons) {
        add(&mut authors, name);
        from = from.or(Some(Origin { source: "line under the headline", confidence: 0.97 }));
    }
    for source in SOMEWHERE {
        if !authors.is_empty() {
            break;
        }
        for name in claims.of(source).iter().flat_map(|told| persons(told)) {
            add(&mut authors, name);
            from = Some(Origin { source, confidence: 0.7 });
            // Classes repeat on teasers of other articles: the first is the article's.
            if source.starts_with("class") {
                break;
            }
        }
    }
    if authors.len() > MOST { (Vec::new(), None) } else { (authors, from) }
}

/// A way to find names in a line.
type Way<'w> = dyn Fn(&Line) -> Option<Vec<String>> + 'w;

/// The names that readers see around the headline: those that stand with a name that machines are told, else those of the
/// first line that has any, and of the lines that follow it.
fn seen(lines: &[Line], told: &[String], persons: &dyn Fn(&str) -> Vec<String>) -> Vec<String> {
    let full =
        |text: &str| -> Vec<String> { persons(text).into_iter().filter(|name| is_full(name)).collect() };
    if !told.is_empty() {
        let signed = lines.iter().filter(|line| line.starts_with_by && line.text.len() <= LONGEST_BYLINE);
        let mut names = signed.map(|line| full(name::before_date(&line.text)));
        let is_told = |name: &String| told.iter().any(|told| is_one(told, name));
        return names.find(|names| names.iter().any(is_told)).unwrap_or_default();
    }
    let signed = |line: &Line| line.starts_with_by.then(|| full(name::before_date(&line.text)));
    let named = |line: &Line| Some(line.authors.iter().flat_map(|author| full(author)).collect());
    let classed = |line: &Line| line.is_byline.then(|| full(name::before_date(&line.text)));
    let ways: [&Way<'_>; 3] = [&signed, &named, &classed];
    let of = |way: &Way<'_>| -> Vec<String> {
        let names = lines.iter().map(|line| {
            if line.text.len() > LONGEST_BYLINE { Vec::new() } else { way(line).unwrap_or_default() }
        });
        names.skip_while(Vec::is_empty).take_while(|names| !names.is_empty()).flatten().collect()
    };
    ways.into_iter().map(of).find(|names| !names.is_empty()).unwrap_or_default()
}

fn is_full(name: &str) -> bool {
    (2..=5).contains(&name.split(' ').count())
}

/// Adds a name unless it is known, be it in other letters or with fewer initials; the fuller one stays.
fn add(authors: &mut Vec<String>, name: String) {
    match authors.iter_mut().find(|known| is_one(known, &name)) {
        Some(known) if is_fuller(&name, known) => *known = name,
        Some(_) => {}
        None => authors.push(name),
    }
}

fn is_one(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect()
    };
    let (one, other) = (words(one), words(other));
    let is_initial = |word: &&String| word.chars().count() > 1;
    let same_ends = one.first() == other.first() && one.last() == other.last();
    let full = |words: &[String]| words.iter().filter(is_initial).count();
    one == other || same_ends && (full(&one) <= 2 || full(&other) <= 2)
}

/// Whether a spelling says more: accents, or an initial.
fn is_fuller(name: &str, known: &str) -> bool {
    let accents = |name: &str| name.chars().filter(|c| !c.is_ascii()).count();
    accents(name) > accents(known) && plain(name) == plain(known)
}

/// Letters without case and accents.
fn plain(word: &str) -> String {
    let bare = |c: char| match c {
        'à'..='å' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ě' | 'ę' => 'e',
        'ì'..='ï' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        c => c,
    };
    word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_one_person_in_two_spellings() {
        let mut authors = Vec::new();
        for name in ["Solcyre Burga", "Solcyré Burga", "Jane M. Roe", "Jane Roe", "JANE ROE", "John Roe"] {
            add(&mut authors, name.to_owned());
        }
        assert_eq!(authors, ["Solcyré Burga", "Jane M. Roe", "John Roe"]);
    }

    #[test]
    fn knows_the_outlet() {
        let outlet = Outlet::of(Some("The Lowen Post"), Some("https://www.lowenpost.example/a"));
        assert!(outlet.is("THE LOWEN POST") && outlet.is("Lowen Post") && outlet.is("Lowenpost"));
        assert!(!outlet.is("Mara Holm") && !outlet.is("Lowe"));
    }
}
