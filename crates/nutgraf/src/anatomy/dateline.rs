//! Datelines: where a report was filed, when and by whom ("KYIV, Ukraine, March 14 (Reuters) -").

use super::lexicons::{Sense, Words};
use crate::lexicon::gazetteer;
use crate::types::{Dateline, Span};

/// No dateline is longer, in bytes.
const MAX_BYTES: usize = 160;
/// A paragraph goes on at least so many bytes after its dateline.
const MIN_REST: usize = 20;

/// How much a paragraph has to say for its dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The first paragraph of running text: a place alone may do.
    First,
    /// A later one: an agency or a date has to stand by the place.
    Later,
}

/// The dateline at the start of a paragraph.
pub(super) fn read(text: &str, paragraph: Span, standing: Standing, words: &Words) -> Option<Dateline> {
    let line = &text[paragraph];
    let mut limit = line.len().min(MAX_BYTES);
    while !line.is_char_boundary(limit) {
        limit -= 1;
    }
    let start = line[..limit].char_indices().next().map(|(_, c)| c)?;
    if !(start.is_uppercase() || start == '(' || start.is_ascii_digit()) {
        return None;
    }
    let mark = mark(&line[..limit], words)?;
    let rest = line[mark.end..].trim_start();
    if rest.len() < MIN_REST {
        return None;
    }
    let parts = Parts::read(line[..mark.start].trim_end(), words)?;
    let reading = Reading { parts, mark: mark.kind, rest, standing };
    if !reading.holds(text, words) {
        return None;
    }
    let Reading { parts: Parts { place, source, date }, .. } = reading;
    Some(Dateline {
        span: Span::new(paragraph.start(), paragraph.start() + mark.end),
        place: place.map(str::to_owned),
        source: source.map(str::to_owned),
        date: date.map(str::to_owned),
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkKind {
    Dash,
    Colon,
    /// None but the bracket of an agency: "(CNN) The".
    Bracket,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    start: usize,
    end: usize,
    kind: MarkKind,
}

/// The mark that ends the dateline: the first dash or colon outside brackets.
fn mark(head: &str, words: &Words) -> Option<Mark> {
    let mut depth = 0;
    let mut previous = ' ';
    let mut bracket = None;
    for (at, c) in head.char_indices() {
        let rest = &head[at + c.len_utf8()..];
        let ends_word = rest.starts_with(char::is_whitespace);
        match c {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                bracket.get_or_insert(at + 1);
            }
            '—' | '–' | '―' | '−' if depth == 0 => return Some(dash(head, at)),
            '-' if depth == 0 => {
                let doubled = rest.starts_with('-');
                let after = previous.is_whitespace() || matches!(previous, ')' | '/' | '.');
                if doubled || ends_word && (after || at > 0 && is_day(head, at)) {
                    return Some(dash(head, at));
                }
            }
            ':' if depth == 0 && ends_word => {
                return Some(Mark { start: at, end: at + 1, kind: MarkKind::Colon });
            }
            '“' | '"' | '?' | '!' | ';' if depth == 0 => break,
            _ => {}
        }
        previous = c;
    }
    let end = bracket?;
    let open = head[..end].rfind('(')?;
    let known = words.senses(&head[open + 1..end - 1]).has(Sense::Agency);
    let near = head[..open].trim_end().len() <= 40;
    (known && near).then_some(Mark { start: end, end, kind: MarkKind::Bracket })
}

/// The run of dashes from `at` on.
fn dash(head: &str, at: usize) -> Mark {
    let run = head[at..].trim_start_matches(['-', '–', '—', '―', '−']);
    Mark { start: at, end: head.len() - run.len(), kind: MarkKind::Dash }
}

/// Whether all letters before a hyphen are capitals, so that "CAIRO- The" is no compound.
fn is_day(head: &str, at: usize) -> bool {
    head[..at].chars().all(|c| !c.is_lowercase())
        && head[at + 1..].trim_start().starts_with(char::is_uppercase)
}

/// The parts of a dateline, as written.
#[derive(Clone, Copy, Debug, Default)]
struct Parts<'a> {
    place: Option<&'a str>,
    source: Option<&'a str>,
    date: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// Takes `head` apart from its end: source in brackets or slashes, date, place.
    fn read(head: &'a str, words: &Words) -> Option<Self> {
        let mut parts = Self::default();
        let mut rest = head;
        for _ in 0..2 {
            let Some((before, inner)) = bracketed(rest) else { break };
            rest = before.trim_end_matches([' ', ',', '\u{a0}', '\n', '\r', '\t']);
            match split_date(inner, words) {
                (name, Some(date)) if parts.date.is_none() => {
                    parts.date = Some(date);
                    parts.source = parts.source.or(name);
                }
                _ if parts.source.is_none() => parts.source = Some(inner.trim()),
                _ if is_region(inner, words) => {
                    rest = &head[..inner.len() + 1 + (inner.as_ptr() as usize - head.as_ptr() as usize)];
                    break;
                }
                _ => return None,
            }
        }
        let (place, date) = split_date(rest, words);
        parts.date = parts.date.or(date);
        parts.place = place;
        Some(parts)
    }
}

/// "LONDON (Reuters)" → "LONDON", "Reuters"; "NEW YORK, July 10 /PRNewswire/" likewise.
fn bracketed(head: &str) -> Option<(&str, &str)> {
    let (open, close) = if head.ends_with(')') { ('(', ')') } else { ('/', '/') };
    let inner = head.strip_suffix(close)?;
    let at = inner.rfind(open)?;
    let whole = close == ')' || inner[..at].ends_with(char::is_whitespace);
    whole.then(|| (head[..at].trim_end(), &inner[at + 1..]))
}

fn is_region(name: &str, words: &Words) -> bool {
    words.senses(name).has_any(&[Sense::Region, Sense::Country])
}

/// Cuts a date off the end: what stands before it, and the date.
fn split_date<'a>(head: &'a str, words: &Words) -> (Option<&'a str>, Option<&'a str>) {
    let filled = |part: &'a str| {
        Some(part.trim_matches([' ', ',', '-', '\u{a0}', '\n', '\r', '\t'])).filter(|part| !part.is_empty())
    };
    let tokens: Vec<&str> = head.split_whitespace().collect();
    let from = tokens.iter().rposition(|token| !is_of_date(token, words)).map_or(0, |last| last + 1);
    let date = &tokens[from..];
    let has_month = date.iter().any(|token| words.senses(token).has(Sense::Month));
    let has_day = date.iter().any(|token| token.bytes().any(|b| b.is_ascii_digit()));
    let alone = date.len() == 1 && words.senses(date[0]).has(Sense::Weekday);
    if !((has_month && has_day) || (alone && from > 0)) {
        return (filled(head), None);
    }
    let at = date[0].as_ptr() as usize - head.as_ptr() as usize;
    let written = head[at..].trim_end_matches([',', ' ']);
    let abbreviated =
        written.ends_with('.') && date.last().is_some_and(|token| words.senses(token).has(Sense::Month));
    (filled(&head[..at]), Some(if abbreviated { written } else { written.trim_end_matches('.') }))
}

fn is_of_date(token: &str, words: &Words) -> bool {
    let bare = token.trim_matches([',', '.']);
    let digits = bare.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let number = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let suffix = matches!(&bare[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    (number && suffix) || words.senses(bare).has_any(&[Sense::Month, Sense::Weekday])
}

/// The parts with all that speaks for and against them.
#[derive(Clone, Copy, Debug)]
struct Reading<'a> {
    parts: Parts<'a>,
    mark: MarkKind,
    rest: &'a str,
    standing: Standing,
}

impl Reading<'_> {
    /// Whether this is a dateline. A false one is worse than a missed one.
    fn holds(&self, text: &str, words: &Words) -> bool {
        let Parts { place, source, date } = self.parts;
        let known_source = source.is_some_and(|source| is_known_source(source, words));
        if source.is_some_and(|source| words.senses(source).has(Sense::Label)) {
            return false;
        }
        let Some(place) = place else {
            return source.is_some_and(|source| known_source || self.is_named(source, date));
        };
        let Some(name) = PlaceName::read(place, words) else { return false };
        if self.mark == MarkKind::Bracket && !name.is_known {
            return false;
        }
        if source.is_some() {
            return known_source && (name.is_upper || self.mark != MarkKind::Colon)
                || source.is_some_and(is_title) && (name.is_upper || name.is_known);
        }
        if date.is_some() {
            return name.is_upper || name.is_known;
        }
        let certain = name.is_upper && name.has_region && self.mark == MarkKind::Dash;
        (self.standing == Standing::First || certain) && self.place_alone_holds(name, text, words)
    }

    /// "(The Harbor Post) –": an outlet of its own, in the first paragraph.
    fn is_named(&self, source: &str, date: Option<&str>) -> bool {
        let begins = self.rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
        date.is_none()
            && begins
            && self.standing == Standing::First
            && self.mark == MarkKind::Dash
            && is_title(source)
    }

    fn place_alone_holds(&self, name: PlaceName<'_>, text: &str, words: &Words) -> bool {
        let begins = self
            .rest
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '“' | '"' | '‘' | '\''));
        let no_place = [Sense::Label, Sense::Section, Sense::Outlet, Sense::Agency];
        let speaks = |word: &str| words.senses(word).has_any(&no_place);
        if !begins || (!name.is_known && name.first.split_whitespace().any(speaks)) {
            return false;
        }
        match self.mark {
            MarkKind::Bracket => false,
            _ if name.is_known || (name.is_upper && name.has_region) => true,
            MarkKind::Dash => name.has_region || (name.is_upper && is_a_name(name.first, text)),
            MarkKind::Colon => {
                let is_large = gazetteer::bearers(name.first).is_some_and(|bearers| bearers.sure.is_some());
                name.is_upper && (is_large || is_a_name(name.first, text) && occurs_as_name(name.first, text))
            }
        }
    }
}

fn is_known_source(source: &str, words: &Words) -> bool {
    let first = source.split([',', '/']).next().unwrap_or(source).trim();
    words.senses(first).has(Sense::Agency)
}

/// One to six words, each with a capital but for "of", "the" and their like.
fn is_title(name: &str) -> bool {
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "in" | "de" | "la");
    let mut count = 0;
    let all = name.split_whitespace().all(|word| {
        count += 1;
        word.starts_with(char::is_uppercase) || (count > 1 && small(word))
    });
    all && (1..=6).contains(&count)
        && !name.contains([':', ';', '"', '“'])
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// A place as a dateline names it.
#[derive(Clone, Copy, Debug)]
struct PlaceName<'a> {
    /// Its first name, without the region after the comma.
    first: &'a str,
    /// Whether the first name is in capitals.
    is_upper: bool,
    /// Whether the first name is a city of the lexicon.
    is_known: bool,
    /// Whether a region or country of the lexicon follows.
    has_region: bool,
}

impl<'a> PlaceName<'a> {
    fn read(place: &'a str, words: &Words) -> Option<Self> {
        let words_in = place.split_whitespace().count();
        if place.len() > 70 || words_in > 9 || place.contains(|c: char| c.is_ascii_digit() || c == '$') {
            return None;
        }
        let bracketed = place.strip_suffix(')').and_then(|place| place.split_once(" ("));
        if bracketed.is_none() && place.contains(['(', ')']) {
            return None;
        }
        let cut = bracketed.or_else(|| place.split_once(','));
        let (first, region) = cut.map_or((place, None), |(first, region)| (first, Some(region.trim())));
        let small = |word: &str| {
            matches!(
                word,
                "de" | "la"
                    | "of"
                    | "the"
                    | "and"
                    | "on"
                    | "upon"
                    | "es"
                    | "al"
                    | "el"
                    | "del"
                    | "do"
                    | "da"
                    | "&"
                    | "in"
            )
        };
        let named = |part: &str| part.split_whitespace().all(|word| starts_name(word) || small(word));
        if !named(first)
            || !region.is_none_or(named)
            || first.split_whitespace().count() > 5
            || !first.starts_with(|c: char| c.is_uppercase() || c == 'd')
        {
            return None;
        }
        let is_city = |name: &str| words.senses(name).has(Sense::City);
        let each = first.split(['/', '&']).flat_map(|part| part.split(" and ")).map(str::trim);
        Some(Self {
            first,
            is_upper: is_loud(first),
            is_known: each.filter(|part| !part.is_empty()).all(is_city),
            has_region: region.is_some_and(|region| is_region(region, words))
                && (!is_region(first, words) || is_loud(first)),
        })
    }
}

fn starts_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
        || word.starts_with("d'")
        || word.starts_with("al-")
        || word.starts_with("el-")
}

/// Whether a name is in capitals, a leading "Mc" or "De" apart ("McALLEN"), and long enough to tell.
fn is_loud(name: &str) -> bool {
    let body = ["Mc", "Mac", "De", "La", "O’", "O'"]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name);
    let letters = body.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && body.chars().all(|c| !c.is_lowercase())
}

/// Whether capitals at the start of a paragraph are a name and not a loud word: at least five letters, and the article
/// writes the word nowhere in small letters.
fn is_a_name(loud: &str, text: &str) -> bool {
    let letters = loud.chars().filter(|c| c.is_alphabetic()).count();
    let low = loud.to_lowercase();
    letters >= 5 && loud.split_whitespace().count() <= 3 && !text.contains(low.as_str())
}

/// Whether the article writes the name elsewhere with one capital a word.
fn occurs_as_name(loud: &str, text: &str) -> bool {
    let mut name = String::with_capacity(loud.len());
    let mut at_start = true;
    for c in loud.chars() {
        if at_start {
            name.push(c)
        } else {
            name.extend(c.to_lowercase())
        }
        at_start = !c.is_alphabetic();
    }
    text.contains(name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const REST: &str = "The wall of the old harbour fell into the sea, the mayor said.";

    fn found(head: &str) -> Option<(String, [Option<String>; 3])> {
        let text = format!("{head} {REST}");
        let dateline = read(&text, Span::new(0, text.len()), Standing::First, &Words::load())?;
        Some((text[dateline.span.range()].to_owned(), [dateline.place, dateline.source, dateline.date]))
    }

    #[test]
    fn datelines_as_agencies_write_them() {
        for (head, place, source, date) in [
            ("KYIV, Ukraine, March 14 (Reuters) -", "KYIV, Ukraine", "Reuters", "March 14"),
            ("(The Harbor Post) –", "", "The Harbor Post", ""),
            ("CHICAGO —", "CHICAGO", "", ""),
            ("Antananarivo (Madagascar) (AFP) –", "Antananarivo (Madagascar)", "AFP", ""),
            ("PARIS, Sept 4 (AFP) -", "PARIS", "AFP", "Sept 4"),
            ("BERLIN/ROME (Reuters) -", "BERLIN/ROME", "Reuters", ""),
            ("Sept. 5 (UPI) --", "", "UPI", "Sept. 5"),
            ("LONDON (AP) —", "LONDON", "AP", ""),
            ("DECATUR, Ill. —", "DECATUR, Ill.", "", ""),
            ("MARFA, Texas—", "MARFA, Texas", "", ""),
            ("NEW DELHI:", "NEW DELHI", "", ""),
            ("BHUBANESWAR:", "BHUBANESWAR", "", ""),
            ("PHNOM PENH, Oct. 10. -", "PHNOM PENH", "", "Oct. 10"),
            ("KIGALI, Jun 15 2022 (IPS) -", "KIGALI", "IPS", "Jun 15 2022"),
            ("SINGAPORE (Feb. 25, 2021) —", "SINGAPORE", "", "Feb. 25, 2021"),
            ("Lviv, Ukraine –", "Lviv, Ukraine", "", ""),
            ("NEW YORK, July 10, 2025 /PRNewswire/ --", "NEW YORK", "PRNewswire", "July 10, 2025"),
            ("MILWAUKEE —", "MILWAUKEE", "", ""),
            ("McALLEN, Texas (AP) —", "McALLEN, Texas", "AP", ""),
            ("YANGON, July 25 (Reuters):", "YANGON", "Reuters", "July 25"),
            ("SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) -", "SYDNEY and KUALA LUMPUR", "IPS", "Jul 26 2022"),
            ("CAIRO-", "CAIRO", "", ""),
            ("SÃO PAULO (AP) —", "SÃO PAULO", "AP", ""),
            ("(CNN)", "", "CNN", ""),
        ] {
            let some = |part: &str| (!part.is_empty()).then(|| part.to_owned());
            let expected = Some((head.to_owned(), [some(place), some(source), some(date)]));
            assert_eq!(found(head), expected, "{head}");
        }
    }

    #[test]
    fn openings_that_are_no_datelines() {
        for head in [
            "A man —",
            "NATO —",
            "BREAKING —",
            "EXCLUSIVE:",
            "The vote (a formality) –",
            "Ukraine –",
            "France, Germany –",
            "MACRON:",
            "One thing is clear:",
            "WALL —",
            "Jane Roe (Labour) –",
            "Q:",
            "President Doe (R-Texas) —",
            "In Paris —",
            "YES —",
            "Score: Rovers 2,",
            "2025 —",
            "Friday –",
        ] {
            assert_eq!(found(head), None, "{head}");
        }
    }
}
