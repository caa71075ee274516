//! Blocks that are of the page and not of the article, by their words: pointers, appeals, rights, controls.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| rows(include_str!("../data/en/note.tsv")).collect());

/// The rows whose phrase begins with a word, by their numbers.
static BY_WORD: LazyLock<FxHashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, row) in TABLE.iter().enumerate() {
        let (_, first) = words(row.phrase).next().unwrap_or_default();
        by_word.entry(first).or_default().push(at);
    }
    by_word
});

/// Words of the longest block that any row allows.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| TABLE.iter().map(|row| row.words).max().unwrap_or_default());

struct Row {
    place: Place,
    kind: Kind,
    /// Words of the longest block that it stands in.
    words: usize,
    phrase: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Whole,
    Start,
    Any,
}

/// What is beside the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Appeal,
    Pointer,
    Right,
    Control,
}

fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(|line| {
        let mut cells = line.split('\t');
        let place = match cells.next()? {
            "whole" => Place::Whole,
            "start" => Place::Start,
            _ => Place::Any,
        };
        let kind = match cells.next()? {
            "appeal" => Kind::Appeal,
            "pointer" => Kind::Pointer,
            "right" => Kind::Right,
            _ => Kind::Control,
        };
        let (words, phrase) = (cells.next()?.parse().ok()?, cells.next()?);
        Some(Row { place, kind, words, phrase })
    })
}

/// What a text is, where it is none of an article.
pub(crate) fn kind(text: &str) -> Option<Kind> {
    // Most paragraphs of articles are longer than any row allows.
    let bare = text.trim_start_matches(is_lead);
    if bare.split_whitespace().nth(*LONGEST).is_some() {
        return None;
    }
    let plain = plain(bare);
    let words = plain.split(' ').count();
    // Somebody may say so in an article.
    let is_speech = plain.contains('"') && words > 12;
    let row = found(&plain)
        .map(|at| &TABLE[at])
        .find(|row| words <= row.words && (row.place != Place::Any || !is_speech));
    row.map(|row| row.kind)
}

/// Whether a text, of any length, calls readers to pay, to sign up or to register.
pub(crate) fn invites(text: &str) -> bool {
    found(&plain(text)).any(|at| TABLE[at].kind == Kind::Appeal)
}

/// The numbers of the rows that stand in a text in lower case, in their order.
fn found(plain: &str) -> impl Iterator<Item = usize> {
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let whole = plain.trim_matches(|c: char| !c.is_alphanumeric());
    let mut found = Vec::new();
    for (start, word) in words(plain) {
        let Some(rows) = BY_WORD.get(word) else { continue };
        found.extend(rows.iter().copied().filter(|&row| match TABLE[row].place {
            Place::Whole => whole == TABLE[row].phrase,
            Place::Start => plain.strip_prefix(TABLE[row].phrase).is_some_and(ends),
            Place::Any => plain[start..].starts_with(TABLE[row].phrase),
        }));
    }
    found.sort_unstable();
    found.into_iter()
}

/// The words of a text and where they begin: runs of letters and digits, and "" for marks that it begins with.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric();
    let mut at = 0;
    let marks = (!text.starts_with(is_word)).then_some((0, ""));
    let words = std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word)?;
        let length = text[start..].find(|c| !is_word(c)).unwrap_or(text.len() - start);
        at = start + length;
        Some((start, &text[start..at]))
    });
    marks.into_iter().chain(words)
}

/// A text in lower case with plain marks.
fn plain(text: &str) -> String {
    let text = text.trim_start_matches(is_lead).trim_end();
    let mut plain = String::with_capacity(text.len());
    let mut is_apart = false;
    for c in text.chars() {
        match c {
            c if c.is_whitespace() => {
                is_apart = true;
                continue;
            }
            _ if is_apart => {
                plain.push(' ');
                is_apart = false;
            }
            _ => {}
        }
        match c {
            '“' | '”' => plain.push('"'),
            '’' | '‘' => plain.push('\''),
            c if c.is_ascii() => plain.push(c.to_ascii_lowercase()),
            c => plain.extend(c.to_lowercase()),
        }
    }
    plain
}

/// What may stand before the words of a note.
fn is_lead(c: char) -> bool {
    c.is_whitespace() || matches!(c, '[' | '(' | '>' | '»' | '*' | '•' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_row() {
        let lines = include_str!("../data/en/note.tsv").lines();
        assert_eq!(TABLE.len() + 1, lines.filter(|line| !line.starts_with('#')).count());
        assert!(TABLE.iter().all(|row| row.phrase == row.phrase.trim() && !row.phrase.is_empty()));
    }

    #[test]
    fn knows_what_is_not_of_the_article() {
        for (text, expected) in [
            ("Advertisement", Kind::Control),
            ("Read more: Dam holds for now", Kind::Pointer),
            ("RELATED: Dam holds", Kind::Pointer),
            ("[Also read: Dam holds]", Kind::Pointer),
            ("Sign up for our newsletter.", Kind::Appeal),
            ("For more Lowen news, make sure to sign up for our newsletter!", Kind::Appeal),
            ("Help us to keep the news free by giving as little as one crown a month.", Kind::Appeal),
            ("© 2024 The Lowen Post. All rights reserved.", Kind::Right),
            ("This story was originally published December 22, 2023, 11:09 AM.", Kind::Right),
            ("Please use a HTML5 video capable browser to watch videos.", Kind::Control),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_what_an_article_says() {
        for text in [
            "Advertisement revenue fell by a third.",
            "Subscribers left the paper in May, and the owner closed it in June, as he had said that he would do \
             if nobody bought it, which nobody did in the end, for the debt of four million crowns that came with it \
             was more than the house and its presses were worth to anybody in the town.",
            "Related parties held a third of the shares.",
            "“Sign up for the army,” the poster said, and forty men of the village did so before the week was over.",
            "Support for the bill fell to 31 percent.",
            "The copyright of the song is his.",
            "Readers donated 4,000 crowns.",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
