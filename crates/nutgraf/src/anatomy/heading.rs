//! Headlines and sub-headings without mark-up, told by scores over layout and wording.

use super::byline;
use super::lexicons::Sense;
use super::line::Form;
use super::page::{ENOUGH, Page};
use super::shape::{Ending, Opening};
use crate::types::BlockKind;

/// A headline stands among the first pieces.
const HEADLINE_PIECES: usize = 16;
/// What a line needs to be the headline.
const HEADLINE_SCORE: i32 = 4;
/// What a line needs to be a sub-heading.
const HEADING_SCORE: i32 = 4;

/// The headline: the line that is the given title, else the first of the best lines before the running text.
pub(super) fn headline(page: &Page<'_>) -> Option<usize> {
    if page.article.blocks.is_some() {
        return None;
    }
    let first = 0..page.len().min(HEADLINE_PIECES);
    if let Some(title) = page.article.title.as_deref() {
        let title = letters(title);
        let found = first.clone().find(|&at| page.line(at).len() < 400 && letters(page.line(at)) == title);
        if found.is_some() && !title.is_empty() {
            return found;
        }
    }
    let last = page.body.start.max(usize::from(page.body.is_empty()) * 3);
    let scored = first.take(last + 1).map(|at| (at, headline_score(page, at)));
    let enough: Vec<(usize, i32)> = scored.filter(|(_, score)| *score >= HEADLINE_SCORE).collect();
    let first = enough.first()?;
    let better = enough.iter().rev().max_by_key(|(_, score)| *score).filter(|best| best.1 >= first.1 + 2);
    (page.len() > 1).then_some(better.unwrap_or(first).0)
}

fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn headline_score(page: &Page<'_>, at: usize) -> i32 {
    let (shape, line) = (page.shape(at), page.line(at));
    let plain = matches!(page.pieces[at].form, Form::Text | Form::Heading(1));
    let claimed =
        [page.boilerplate(at), page.credit(at), page.caption(at)].iter().any(|score| *score >= ENOUGH);
    let names_author = line.contains('|') && byline::bare(line, page.words).is_some();
    if !plain || claimed || names_author || shape.chars > 200 || page.has_dateline(at) || page.is_byline(at) {
        return 0;
    }
    let marked = page.pieces[at].form == Form::Heading(1);
    let mut score = match shape.words {
        0 | 1 => -2,
        2 => 0,
        3 => 1,
        4..=22 => 2,
        _ => 0,
    };
    score += 4 * i32::from(marked) + i32::from(shape.chars <= 120) + i32::from(at == 0);
    score += 2 * i32::from(shape.is_title_case() || shape.is_upper);
    score += match shape.ending {
        Ending::Open | Ending::Abbreviation => 2,
        Ending::Question | Ending::Exclamation => 1,
        Ending::Stop => -1 - sentence_like(page, line),
        Ending::Pending => -1,
    };
    let name = line.split(',').next().unwrap_or(line);
    score -= 4 * i32::from(byline::is_agency(name, page.words));
    score -= 2 * i32::from(at > 0 && byline::bare(line, page.words).is_some());
    score -=
        2 * i32::from(shape.opening == Opening::Lower) + 3 * i32::from(shape.has_quotes && shape.is_closed());
    score -= i32::from(shape.stops > 0) + 8 * i32::from(is_navigation(page, at));
    let Some(next) = (at + 1 < page.len()).then(|| page.shape(at + 1)) else { return score - 2 };
    let leads_in = page.is_byline(at + 1) || page.has_dateline(at + 1);
    score + i32::from(leads_in) + if next.chars > shape.chars { 1 } else { -1 }
}

/// How much a line with a full stop reads as a sentence of running text and not as a headline, which does without
/// articles, past auxiliaries and days.
fn sentence_like(page: &Page<'_>, line: &str) -> i32 {
    let mut score = 0;
    for word in line.split_whitespace() {
        let senses = page.words.senses(word);
        score += match word {
            "the" | "a" | "an" | "The" | "A" | "An" | "was" | "were" | "had" | "has" | "have" | "been"
            | "said" => 1,
            "He" | "She" | "It" | "They" | "I" | "We" => 2,
            _ => 2 * i32::from(senses.has(Sense::Weekday)),
        };
    }
    let usual = i32::from(page.article.title.is_none());
    (score - usual).clamp(0, 4)
}

/// Whether a piece is navigation: sections of an outlet, or short items between bars.
pub(super) fn is_navigation(page: &Page<'_>, at: usize) -> bool {
    let (shape, line) = (page.shape(at), page.line(at));
    if shape.words > 24 || shape.is_closed() {
        return false;
    }
    let items =
        line.split(['|', '•', '·', '›', '»', '>', '/', ',']).map(str::trim).filter(|item| !item.is_empty());
    let (mut count, mut sections, mut long) = (0, 0, 0);
    for item in items {
        count += 1;
        sections += usize::from(page.words.senses(item).has(Sense::Section));
        long += usize::from(item.split_whitespace().count() > 3);
    }
    let bare = line.split_whitespace().count() >= 3
        && line.split_whitespace().all(|word| page.words.senses(word).has(Sense::Section));
    bare || count > 0 && long == 0 && (sections == count || count >= 3 && sections * 3 >= count)
}

/// Whether a piece inside or right before the running text is a sub-heading.
pub(super) fn is_heading(page: &Page<'_>, at: usize, before: BlockKind) -> bool {
    let shape = page.shape(at);
    let loose = before == BlockKind::Paragraph && at > 0 && page.shape(at - 1).ending == Ending::Open;
    let score = || score(page, at) - 2 * i32::from(loose);
    shape.chars <= 110 && shape.words >= 1 && at + 1 < page.len() && score() >= HEADING_SCORE
}

fn score(page: &Page<'_>, at: usize) -> i32 {
    let (shape, line) = (page.shape(at), page.line(at));
    let quoted = in_single_marks(line);
    let first = quoted.unwrap_or(line).split_whitespace().next();
    let first = first.map(|word| page.words.senses(word)).unwrap_or_default();
    let asks = first.has(Sense::Question);
    let mut score = match shape.words {
        1..=8 => 2,
        9..=12 => 1,
        13..=16 => 0,
        _ => -3,
    };
    score += match shape.ending {
        Ending::Open => 2,
        Ending::Abbreviation => 1,
        Ending::Question if asks && (quoted.is_some() || !addresses_reader(line)) && shape.words <= 12 => 1,
        Ending::Question => -1,
        Ending::Exclamation => -2,
        Ending::Stop | Ending::Pending => return -5,
    };
    let in_marks = shape.opening == Opening::Quote && line.ends_with(['"', '”', '’', '\'']);
    score += match shape.opening {
        Opening::Upper | Opening::Digit => 0,
        Opening::Quote => -i32::from(quoted.is_none() && !(in_marks && shape.ending == Ending::Open)),
        Opening::Lower => -4,
        Opening::Bracket | Opening::Other => -3,
    };
    score += 2 * i32::from(shape.is_upper || (shape.is_title_case() && !shape.has_quotes));
    score += i32::from(asks) - i32::from(shape.stops > 0) - i32::from(shape.has_quotes);
    score -= 2 * i32::from(asks && refers_back(page, line));
    score -= i32::from(first.has(Sense::Pronoun) && !shape.is_title_case() && quoted.is_none());
    score -= 2 * i32::from(goes_on(line));
    score -= 3 * i32::from(shape.numbers >= 2);
    score + neighbours(page, at)
}

/// What stands in single marks, if all of the line does: so headings quote, and dialogue rarely.
fn in_single_marks(line: &str) -> Option<&str> {
    let inner = line.strip_prefix(['‘', '\''])?.strip_suffix(['’', '\''])?;
    (!inner.contains(['‘', '\'']) && !inner.contains("’ ")).then_some(inner)
}

/// Whether a question leans on the running text before it ("Was it worth it?"), as rhetorical ones do.
fn refers_back(page: &Page<'_>, line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().map(str::to_ascii_lowercase).unwrap_or_default();
    let open =
        matches!(first.as_str(), "who" | "what" | "when" | "where" | "why" | "how" | "which" | "whose");
    let pronoun = |word: &str| word != "there" && page.words.senses(word).has(Sense::Pronoun);
    !open && words.next().is_some_and(pronoun) && words.count() <= 3
}

/// Whether a line goes on from the one before, as lines of verse do.
fn goes_on(line: &str) -> bool {
    ["And ", "But ", "Or ", "So ", "Then "].iter().any(|word| line.starts_with(word))
}

fn addresses_reader(line: &str) -> bool {
    line.split_whitespace()
        .any(|word| matches!(word.trim_end_matches('?'), "you" | "your" | "You" | "Your" | "I" | "we"))
}

/// A sub-heading stands over running text, and after a sentence that has come to its end.
fn neighbours(page: &Page<'_>, at: usize) -> i32 {
    let next = page.shape(at + 1);
    let over_text = next.chars > page.shape(at).chars && (next.is_closed() || next.chars > 100);
    let over_list = matches!(page.pieces[at + 1].form, Form::Item { .. } | Form::Quote | Form::Table);
    let over_heading = at + 2 < page.len() && page.is_prose(at + 2) && next.ending == Ending::Open;
    let mut score = if over_text || over_list || over_heading { 1 } else { -3 };
    if let Some(previous) = at.checked_sub(1) {
        let before = page.shape(previous);
        let loose =
            before.ending == Ending::Open && before.chars < 80 && page.pieces[previous].form == Form::Text;
        let verse = loose && next.ending == Ending::Open && next.chars < 80;
        score -= 4 * i32::from(verse) + i32::from(before.ending == Ending::Pending);
    }
    score += i32::from(page.pieces[at].gap && !page.pieces[at + 1].gap);
    score
}
