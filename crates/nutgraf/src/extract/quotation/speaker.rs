//! The words that name who speaks: the noun phrase beside a cue.

use std::ops::Range;

use super::word::{Class, Word};

/// The subject of the verb at `verb`, whose clause begins no earlier than `from`.
///
/// The phrase is taken whole, with its apposition or relative clause ("Ada Byrne, who runs the port,"): its head comes
/// first.
pub(super) fn before(words: &[Word<'_>], from: usize, verb: usize) -> Option<Range<usize>> {
    let end = skip_back(words, from, verb);
    if end == from {
        return None;
    }
    let last = &words[end - 1];
    if last.class == Class::Relative || last.is("that") {
        return Some(end - 1..end);
    }
    if last.is(",") || last.is_dash() {
        return with_parenthetical(words, from, end - 1);
    }
    if is_shared(words, end, verb)
        && let Some(subject) = absolute(words, from, end)
    {
        return Some(subject);
    }
    if last.class == Class::Conjunction || last.is("to") || is_shared(words, end, verb) {
        return opening_phrase(words, from, end - 1);
    }
    let start = phrase_start(words, from, end);
    (start < end).then_some(start..end)
}

/// The subject of a participle that has one: "with Ada Byrne calling it …".
fn absolute(words: &[Word<'_>], from: usize, end: usize) -> Option<Range<usize>> {
    let is_part = |at: &usize| words[*at].is_nominal() || words[*at].is_any(&["of", "'s", "’s", "-", "and"]);
    let start = (from..end).rev().take_while(is_part).last()?;
    (start > from && words[start - 1].is("with")).then_some(start..end)
}

/// The subject that a parenthetical between commas separates from its verb: "Ada Byrne, who runs the port, said".
fn with_parenthetical(words: &[Word<'_>], from: usize, end: usize) -> Option<Range<usize>> {
    let head = opening_phrase(words, from, end)?;
    let comma = (head.start..end).find(|&at| words[at].is(",") || words[at].is_dash());
    let is_head = comma.is_some_and(|comma| !has_verb(words, head.start, comma));
    Some(if is_head { head.start..trim(words, head.start, end) } else { head })
}

/// Whoever a sentence that quotes nobody is about: the name or the pronoun that it begins with.
pub(super) fn topic(words: &[Word<'_>], from: usize, to: usize) -> Option<Range<usize>> {
    let start = opening_phrase(words, from, to)?.start;
    let is_name = |word: &Word<'_>| word.class == Class::Name || word.is_any(&[".", "-"]);
    match words[start].class {
        Class::Pronoun => Some(start..start + 1),
        Class::Name => {
            let end = (start..to).find(|&at| !is_name(&words[at])).unwrap_or(to);
            Some(start..trim(words, start, end))
        }
        _ => None,
    }
}

/// Whether the verb at `verb`, whose auxiliaries begin at `start`, leaves its subject to another verb ("adding").
pub(super) fn is_shared(words: &[Word<'_>], start: usize, verb: usize) -> bool {
    let has_auxiliary = words[start..verb].iter().any(|word| word.class == Class::Auxiliary);
    words[verb].text.ends_with("ing") && !has_auxiliary
}

/// Where the auxiliaries and adverbs before a verb begin.
pub(super) fn skip_back(words: &[Word<'_>], from: usize, verb: usize) -> usize {
    let is_part = |word: &Word<'_>| matches!(word.class, Class::Auxiliary | Class::Adverb) || is_manner(word);
    (from..verb).rev().take_while(|&at| is_part(&words[at])).last().unwrap_or(verb)
}

fn is_manner(word: &Word<'_>) -> bool {
    word.is_lowercase() && word.text.len() > 4 && word.text.ends_with("ly")
}

/// The noun phrase that the clause from `from` on begins with, up to its verb or `end`.
pub(super) fn opening_phrase(words: &[Word<'_>], from: usize, end: usize) -> Option<Range<usize>> {
    let mut start = from;
    // An opener such as "On Monday," or "Asked about it," stands before the subject.
    while start < end {
        let comma = (start..end).find(|&at| words[at].is(","));
        let first = &words[start];
        let is_opener = matches!(
            first.class,
            Class::Preposition | Class::Subordinator | Class::Adverb | Class::Time | Class::Relative
        ) || is_participle(first);
        match comma {
            _ if matches!(first.class, Class::Conjunction | Class::Punctuation) => start += 1,
            Some(comma) if first.class == Class::Subordinator && !has_verb(words, start + 1, comma) => {
                // "As Ada Byrne, the mayor, put it": the comma belongs to the subject.
                start += 1;
            }
            Some(comma) if is_opener => start = comma + 1,
            None if is_opener => return last_chunk(words, start, end),
            _ => break,
        }
    }
    let stop = (start..end).find(|&at| at > start && ends_phrase(words, at)).unwrap_or(end);
    let stop = trim(words, start, stop);
    (start < stop).then_some(start..stop)
}

fn has_verb(words: &[Word<'_>], from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        let word = &words[at];
        word.class == Class::Auxiliary && !is_possessive_mark(word)
            || word.verb.is_some() && !is_noun(words, at)
            || word.is_lowercase() && word.text.ends_with("ed")
    })
}

/// The last plain phrase of the words: "When he returned he".
fn last_chunk(words: &[Word<'_>], from: usize, end: usize) -> Option<Range<usize>> {
    let end = trim(words, from, end);
    if end > from && words[end - 1].class == Class::Pronoun {
        return Some(end - 1..end);
    }
    let start = chunk_start(words, from, end);
    (start < end).then_some(start..end)
}

fn is_participle(word: &Word<'_>) -> bool {
    word.text.len() > 4 && (word.text.ends_with("ing") || word.text.ends_with("ed")) && word.text != "United"
}

fn ends_phrase(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    match word.class {
        Class::Auxiliary => !is_possessive(words, at),
        Class::Adverb | Class::Subordinator | Class::Time | Class::Quote(_) => true,
        // "Byrne issued a statement": a past form that no list has, right after a name.
        Class::Open if word.text.ends_with("ed") => words[at - 1].class == Class::Name,
        _ => word.is_any(&[":", ";"]) || word.verb.is_some() && !is_noun(words, at),
    }
}

fn is_possessive(words: &[Word<'_>], at: usize) -> bool {
    words[at].is_any(&["'s", "’s"])
        && words.get(at + 1).is_some_and(|next| matches!(next.class, Class::Name | Class::Open))
}

/// A form such as "report" or "claims" that is a noun here.
pub(super) fn is_noun(words: &[Word<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return false };
    if before.class == Class::Determiner || is_possessive_mark(before) || before.is_any(&["of", "-"]) {
        return true;
    }
    let Some(verb) = words[at].verb else { return false };
    let is_base = words[at].is(verb.lemma) && !BASE_AS_PAST.contains(&verb.lemma);
    if is_base {
        return !may_precede_base(before);
    }
    // "interest rates", but "Byrne claims".
    verb.is_noun && matches!(before.class, Class::Open | Class::Preposition | Class::Time)
}

/// Verbs whose past is written as their base.
const BASE_AS_PAST: [&str; 5] = ["put", "read", "cast", "forecast", "spit"];

/// Whether the base form of a verb may follow: "officials say", "they all say", "to say".
fn may_precede_base(word: &Word<'_>) -> bool {
    let is_plural = word.is_nominal() && word.text.ends_with('s');
    let class = matches!(
        word.class,
        Class::Pronoun
            | Class::Auxiliary
            | Class::Adverb
            | Class::Conjunction
            | Class::Relative
            | Class::Quote(_)
    );
    is_plural || class || word.is_any(&["to", ",", "people", "men", "women", "police"])
}

pub(super) fn is_possessive_mark(word: &Word<'_>) -> bool {
    word.is_any(&["'s", "’s", "'", "’"])
}

/// Where the noun phrase that ends before `end` begins.
fn phrase_start(words: &[Word<'_>], from: usize, end: usize) -> usize {
    let floor = (from..end).rev().find(|&at| is_boundary(words, at)).map_or(from, |at| at + 1);
    let mut floor = (floor..end).find(|&at| words[at].class != Class::Conjunction).unwrap_or(end);
    if matches!(words[end - 1].class, Class::Pronoun) {
        return end - 1;
    }
    let is_opener = |word: &Word<'_>| {
        matches!(word.class, Class::Preposition | Class::Adverb | Class::Time) || is_participle(word)
    };
    if floor < end && is_opener(&words[floor]) {
        // "In Paris the minister said": the last plain phrase.
        floor = chunk_start(words, floor, end);
    }
    floor
}

/// What no noun phrase before a verb runs across.
fn is_boundary(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    match word.class {
        Class::Subordinator | Class::Relative | Class::Quote(_) => true,
        Class::Auxiliary => !is_possessive_mark(word),
        Class::Punctuation => !word.is_any(&["-", "'", "’", ".", "&", "/", "(", ")", "$", "%"]),
        _ => word.verb.is_some() && !is_noun(words, at) && word.is_lowercase(),
    }
}

/// The start of the last run of plain words before `end`, from its determiner on.
fn chunk_start(words: &[Word<'_>], from: usize, end: usize) -> usize {
    let mut start = end;
    while start > from {
        let word = &words[start - 1];
        match word.class {
            Class::Name | Class::Open | Class::Punctuation => start -= 1,
            Class::Auxiliary if is_possessive_mark(word) => start -= 1,
            Class::Determiner => return start - 1,
            _ => break,
        }
    }
    start
}

/// The noun phrase after an inverted verb ("said Ada Byrne, who runs the port").
pub(super) fn after(words: &[Word<'_>], from: usize, to: usize) -> Option<Range<usize>> {
    let first = words.get(from).filter(|_| from < to)?;
    if !first.is_nominal() {
        return None;
    }
    if first.class == Class::Pronoun {
        return Some(from..from + 1);
    }
    let is_named = first.class == Class::Name;
    let (mut at, mut commas) = (from + 1, 0);
    while at < to && !ends_inverted(words, at, is_named && commas == 0, from) {
        commas += usize::from(words[at].is(","));
        at += 1;
    }
    let end = trim(words, from, at);
    (from < end).then_some(from..end)
}

/// Whether words in marks are what somebody is called: "who goes by the name “Papa Tin”".
pub(super) fn is_called(words: &[Word<'_>], at: usize) -> bool {
    let is_any = |back: usize, forms: &[&str]| at >= back && words[at - back].is_any(forms);
    words[at].quote().is_some()
        && (is_any(1, &["name", "nickname", "alias"]) && is_any(2, &["the"]) && is_any(3, &["by", "under"])
            || is_any(1, &["as"])
                && (is_any(2, &["known", "only"]) && (is_any(2, &["known"]) || is_any(3, &["known"]))))
}

fn ends_inverted(words: &[Word<'_>], at: usize, is_bare_name: bool, from: usize) -> bool {
    let word = &words[at];
    if word.quote().is_some() && !is_called(words, at) || word.is_any(&[";", ":", "—", "–", "--"]) {
        return true;
    }
    if word.is(",") {
        return words.get(at + 1).is_none_or(|next| ends_after_comma(words, at + 1, next));
    }
    if words[from..at].iter().any(|word| word.class == Class::Relative) {
        return false;
    }
    match word.class {
        Class::Subordinator => !word.is_any(&["that", "as"]) || is_bare_name,
        // "Said 14-year-old Lucy Brooks"
        Class::Time => words[at - 1].class != Class::Determiner && !words[at - 1].is("-"),
        Class::Adverb => is_bare_name,
        Class::Preposition if is_bare_name => !word.is("of") || at == from + 1,
        Class::Preposition => {
            let has_comma = words[from..at].iter().any(|word| word.is(","));
            word.is_any(&["during", "after", "before", "on"]) && !has_comma
        }
        _ => false,
    }
}

/// Whether an apposition cannot begin with `next`: ", adding …" and ", when …", but ", of Port Ellis".
fn ends_after_comma(words: &[Word<'_>], at: usize, next: &Word<'_>) -> bool {
    match next.class {
        Class::Preposition => !next.is_any(&["of", "from"]),
        Class::Adverb => !(next.is("then") && words.get(at + 1).is_some_and(Word::is_nominal)),
        Class::Conjunction | Class::Subordinator | Class::Quote(_) => true,
        _ => next.is_lowercase() && next.text.ends_with("ing"),
    }
}

/// The end of a phrase without the marks and loose words at its end.
pub(super) fn trim(words: &[Word<'_>], start: usize, mut end: usize) -> usize {
    while end > start {
        let last = &words[end - 1];
        let is_loose = last.class == Class::Punctuation && !last.is_any(&[")", "%"])
            || matches!(last.class, Class::Conjunction | Class::Preposition | Class::Determiner)
                && end > start + 1;
        if !is_loose {
            break;
        }
        end -= 1;
    }
    end
}
