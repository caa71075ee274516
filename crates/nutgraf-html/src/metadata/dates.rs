//! The date of publication: what machines are told, what readers see under the headline, what the address says.

use nutgraf::Published;

use super::claims::Claims;
use super::day::within;
use super::zone::{Line, Zone};
use crate::page::Origin;

/// Told to machines of this article alone.
const TOLD: &[&str] = &[
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
    "meta cxenseparse:recs:publishtime",
    "meta pubdate",
    "meta publish_date",
    "meta published_date",
    "meta published-date",
    "meta ptime",
    "meta publishdate",
    "meta publish-date",
    "meta dc.date.issued",
    "meta dcterms.issued",
];
/// Told to machines, but as often of the file as of the article.
const VAGUE: &[&str] = &[
    "meta dcterms.date",
    "meta dcterms.created",
    "meta dc.date",
    "meta dc.date.created",
    "meta date",
    "json-ld dateCreated",
    "item dateCreated",
];
/// Marked as a date somewhere on the page, perhaps of a teaser.
const SOMEWHERE: &[&str] = &["time published", "class published", "time article", "class date"];

/// Words of a line in which a date is that of the article.
const LONGEST_STAMP: usize = 20;
const MINUTES_A_DAY: i64 = 24 * 60;
/// Minutes from UTC of the last zone and of the first that a day begins in.
const WESTERNMOST: i64 = -12 * 60;
const EASTERNMOST: i64 = 14 * 60;

/// The date of publication of the article at `address`, and where it stands; `zone` is what stands around its headline.
pub(crate) fn published(
    claims: &Claims,
    zone: Option<&Zone>,
    address: Option<&str>,
) -> Option<(Published, Origin)> {
    let seen = zone.and_then(seen);
    let in_address = address.and_then(in_address);
    if let Some((told, source)) = first(claims, TOLD) {
        let alike = claims.all(TOLD).filter_map(date);
        let local = local(told, alike, seen.as_ref(), in_address.as_ref());
        let agrees = seen.iter().chain(&in_address).any(|other| is_one_day(other, &local));
        return Some((local, Origin { source, confidence: if agrees { 0.92 } else { 0.6 } }));
    }
    let times = zone.into_iter().flat_map(|zone| &zone.lines).flat_map(|line| &line.times);
    let marked = times.into_iter().find_map(|time| date(time));
    let vague = first(claims, VAGUE);
    // What stands under the headline decides of which day it is, what machines are told is more exact.
    let shown = match marked {
        Some(marked) => Some(local(marked, std::iter::empty(), seen.as_ref(), in_address.as_ref())),
        None => seen,
    };
    if let (Some(shown), Some((vague, source))) = (&shown, &vague)
        && is_one_day(shown, vague)
        && vague.as_str().len() > shown.as_str().len()
    {
        return Some((vague.clone(), Origin { source, confidence: 0.95 }));
    }
    let origin = |source: &'static str, confidence: f32| move |date| (date, Origin { source, confidence });
    let shown = shown.map(origin("line under the headline", 0.93));
    let vague = vague.map(|(date, source)| (date, Origin { source, confidence: 0.75 }));
    let somewhere =
        || first(claims, SOMEWHERE).map(|(date, source)| (date, Origin { source, confidence: 0.5 }));
    shown.or(vague).or(in_address.map(origin("address", 0.95))).or_else(somewhere)
}

/// The first of these sources that gives a date.
fn first(claims: &Claims, sources: &'static [&'static str]) -> Option<(Published, &'static str)> {
    sources
        .iter()
        .find_map(|source| claims.of(source).iter().find_map(|claim| date(claim)).map(|date| (date, *source)))
}

fn is_one_day(one: &Published, other: &Published) -> bool {
    one.as_str().get(..10) == other.as_str().get(..10)
}

/// The date in a claim; a year alone is that of a copyright.
pub(crate) fn date(claim: &str) -> Option<Published> {
    Published::read(claim).filter(|published| published.as_str().len() > 4)
}

/// The date that readers see; one of a change where no other stands there.
fn seen(zone: &Zone) -> Option<Published> {
    let is_update = |line: &&Line| line.is_update || starts_with_update(&line.text);
    let is_short = |line: &Line| line.text.split_whitespace().count() <= LONGEST_STAMP;
    let of = |line: &Line| if is_short(line) { within(&line.text) } else { None };
    let mut first = zone.lines.iter().filter(|line| !is_update(line)).filter_map(of);
    first.next().or_else(|| zone.lines.iter().filter_map(of).next())
}

fn starts_with_update(text: &str) -> bool {
    let first = text.split_whitespace().map(str::to_ascii_lowercase).find(|word| word != "last");
    first.is_some_and(|word| matches!(word.trim_end_matches(':'), "updated" | "update" | "modified"))
}

/// The day in an address: "/2023/12/20/", "/2023-12-20-", "/2023/dec/20/", "-20231220".
pub(crate) fn in_address(address: &str) -> Option<Published> {
    let (_, path) =
        address.split_once("://").map_or(("", address), |(_, rest)| rest.split_once('/').unwrap_or(("", "")));
    let parts: Vec<&str> = path.split(['?', '#']).next()?.split(['/', '-', '_', '.']).collect();
    let is_year = |part: &str| {
        part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()) && ("1990"..="2099").contains(&part)
    };
    let is_short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let is_month =
        |part: &str| is_short(part) || part.len() == 3 && part.bytes().all(|b| b.is_ascii_alphabetic());
    let parted = parts.windows(3).find_map(|part| match part {
        [year, month, day] if is_year(year) && is_month(month) && is_short(day) => {
            let spaced = if is_short(month) {
                format!("{year}-{month}-{day}")
            } else {
                format!("{day} {month} {year}")
            };
            Published::read(&spaced)
        }
        _ => None,
    });
    let run = || {
        let mut runs = parts.iter().filter(|part| part.len() == 8 && is_year(&part[..4]));
        runs.find_map(|part| Published::read(part).filter(|date| date.as_str().len() == 10))
    };
    parted.or_else(run).filter(|date| date.as_str().len() == 10)
}

/// A moment as those saw it who published it: a moment in UTC becomes one of their clock, or their day.
fn local(
    told: Published,
    mut alike: impl Iterator<Item = Published>,
    seen: Option<&Published>,
    in_address: Option<&Published>,
) -> Published {
    let Some(moment) = Moment::of(&told).filter(|moment| moment.offset == Some(0)) else { return told };
    let is_same = |other: &Published| {
        let other = Moment::of(other);
        other.is_some_and(|other| {
            other.offset.is_some_and(|offset| offset != 0) && (other.utc() - moment.utc()).abs() <= 1
        })
    };
    if let Some(same) = alike.find(is_same) {
        return same;
    }
    let neighbor = |date: &&Published| {
        days(date.as_str()).is_some_and(|day| day != moment.day() && moment.may_be_on(day))
    };
    if let Some(seen) = seen.filter(neighbor) {
        return in_zone_of(&moment, seen).unwrap_or_else(|| day_of(seen));
    }
    if seen.is_none()
        && let Some(day) = in_address.filter(neighbor)
    {
        return day_of(day);
    }
    told
}

fn day_of(date: &Published) -> Published {
    date.as_str().get(..10).and_then(|day| Published::parse(day).ok()).unwrap_or_else(|| date.clone())
}

/// The moment on the clock that readers saw: what parts the two is a zone's offset, in quarters of an hour.
fn in_zone_of(moment: &Moment, seen: &Published) -> Option<Published> {
    let shown = Moment::of(seen)?;
    let offset = shown.local - moment.local;
    // Between the two, editors may have waited for a minute.
    let offset = (offset + 7).div_euclid(15) * 15;
    if offset.abs() > 14 * 60 || (shown.local - moment.local - offset).abs() > 2 {
        return None;
    }
    let sign = if offset < 0 { '-' } else { '+' };
    let clock = seen.as_str().get(..16)?;
    Published::parse(&format!("{clock}{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)).ok()
}

/// A date with a time of day, in minutes.
struct Moment {
    local: i64,
    offset: Option<i64>,
}

impl Moment {
    fn of(date: &Published) -> Option<Self> {
        let written = date.as_str();
        let day = days(written)?;
        let clock = written.get(11..16)?;
        let (hour, minute) = clock.split_once(':')?;
        let local = day * MINUTES_A_DAY + hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?;
        let rest = &written[16..];
        let offset = match rest.rfind(['+', '-']) {
            _ if rest.ends_with(['Z', 'z']) => Some(0),
            Some(at) => {
                let digits: String = rest[at + 1..].chars().filter(char::is_ascii_digit).collect();
                let hours = digits.get(..2)?.parse::<i64>().ok()?;
                let minutes = digits.get(2..4).and_then(|minutes| minutes.parse::<i64>().ok()).unwrap_or(0);
                Some((hours * 60 + minutes) * if rest[at..].starts_with('-') { -1 } else { 1 })
            }
            None => None,
        };
        Some(Self { local, offset })
    }

    fn utc(&self) -> i64 {
        self.local - self.offset.unwrap_or(0)
    }

    fn day(&self) -> i64 {
        self.local.div_euclid(MINUTES_A_DAY)
    }

    /// Whether it is that day at this moment somewhere on earth.
    fn may_be_on(&self, day: i64) -> bool {
        let day_of = |offset: i64| (self.utc() + offset).div_euclid(MINUTES_A_DAY);
        (day_of(WESTERNMOST)..=day_of(EASTERNMOST)).contains(&day)
    }
}

/// Days of the calendar up to a date.
fn days(written: &str) -> Option<i64> {
    let number = |from: usize, to: usize| written.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    // Years that begin in March end with the day that leaps.
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    Some(year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_date_in_an_address() {
        for (address, expected) in [
            ("https://post.example/2023/12/20/crane-falls/", Some("2023-12-20")),
            ("https://post.example/news/2023/dec/20/crane", Some("2023-12-20")),
            ("https://post.example/news/2023-12-20-crane", Some("2023-12-20")),
            ("https://post.example/news/crane-20231220.html", Some("2023-12-20")),
            ("https://post.example/2023/12/crane", None),
            ("https://post.example/article-20239920", None),
            ("https://post.example/id/2023122", None),
            ("https://20.example/", None),
        ] {
            assert_eq!(in_address(address).map(String::from).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn tells_the_day_of_those_who_published() {
        let read = |date: &str| Published::read(date).expect("a date");
        for (told, seen, expected) in [
            ("2023-12-23T03:22:07Z", "Dec. 22, 2023, 10:22 PM EST", "2023-12-22T22:22-05:00"),
            ("2023-12-23T03:22:07Z", "Dec. 22, 2023", "2023-12-22"),
            ("2023-12-22T22:22:07Z", "23 December 2023", "2023-12-23"),
            ("2023-12-23T03:22:07Z", "Dec. 2, 2023", "2023-12-23T03:22:07Z"),
            ("2023-12-23T09:59:07Z", "Updated: Dec. 24, 2023", "2023-12-23T09:59:07Z"),
            ("2023-12-23T03:22:07-05:00", "Dec. 22, 2023", "2023-12-23T03:22:07-05:00"),
            ("2023-12-23", "Dec. 22, 2023", "2023-12-23"),
        ] {
            let local = local(read(told), std::iter::empty(), Some(&read(seen)), None);
            assert_eq!(local.as_str(), expected, "{told} {seen}");
        }
    }
}
