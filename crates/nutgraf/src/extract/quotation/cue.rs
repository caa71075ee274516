//! The cue of a quotation: the word that says that something was said, before it or after it.

use std::ops::Range;

use super::speaker;
use super::word::{Class, Takes, Verb, Word};

/// A cue with the words that name who speaks.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Empty where nothing but a comma leads to the quotation.
    pub(super) words: Range<usize>,
    pub(super) lemma: Option<&'static str>,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) addressee: Option<Range<usize>>,
    /// Whether it leaves its subject to another verb ("she said, adding").
    pub(super) is_shared: bool,
    /// The pattern that found it.
    pub(super) rule: &'static str,
    pub(super) score: f32,
}

impl Cue {
    /// The first word of the speaker, or of the cue where nobody is named.
    pub(super) fn speaker_start(&self) -> usize {
        self.speaker.as_ref().map_or(self.words.start, |speaker| speaker.start)
    }
}

/// How far a verb may stand from the quotation that it introduces.
const REACH: usize = 60;

/// The cue in `words[from..to]`, which follow a quotation: "said Ada Byrne", "Ada Byrne, the mayor, said".
pub(super) fn after(words: &[Word<'_>], from: usize, to: usize) -> Option<Cue> {
    let to = to.min(from + REACH);
    let from = (from..to).find(|&at| !words[at].is(","))?;
    if let Some(cue) = dash(words, from, to) {
        return Some(cue);
    }
    if let Some(cue) = headline(words, from, to) {
        return Some(cue);
    }
    let first = &words[from];

    if matches!(first.class, Class::Conjunction | Class::Punctuation | Class::Quote(_)) {
        return None;
    }
    according(words, from, to)
        .or_else(|| inverted(words, from, to))
        .or_else(|| subject_first(words, from, to))
        .or_else(|| unknown(words, from, to))
}

/// "“…” — Ada Byrne": the name under a quotation.
pub(super) fn dash(words: &[Word<'_>], from: usize, to: usize) -> Option<Cue> {
    const LONGEST: usize = 12;

    let end = speaker::trim(words, from + 1, to);
    let is_name = from + 1 < end && words[from + 1].class == Class::Name && end - from <= LONGEST;
    let is_end = to == words.len() || words[to - 1].is_last;
    let has_verb = (from + 1..end).any(|at| words[at].verb.is_some() || words[at].class == Class::Auxiliary);
    (words[from].is_dash() && is_name && is_end && !has_verb).then(|| Cue {
        lemma: None,
        ..cue(from..from + 1, "", Some(from + 1..end), "<quotation> — <speaker>", 0.8)
    })
}

/// The rule of words in marks that open a headline.
pub(super) const HEADLINE: &str = "<quotation>: <speaker> <verb>";

/// "‘We had no warning’: survivors demand answers": the first words of a block, and no others in marks.
fn headline(words: &[Word<'_>], colon: usize, to: usize) -> Option<Cue> {
    let opens = colon == 1 && words[0].quote().is_some() && words[colon].is(":");
    let is_only = || words[colon..].iter().all(|word| word.quote().is_none());
    let first = words.get(colon + 1).filter(|first| opens && to == words.len() && first.is_nominal());
    let speaker = colon + 1..to.min(colon + 2);
    (first.is_some() && is_only())
        .then(|| Cue { lemma: None, ..cue(colon..colon + 1, "", Some(speaker), HEADLINE, 0.9) })
}

/// "according to the engineers", "in the words of Ada Byrne".
fn according(words: &[Word<'_>], from: usize, to: usize) -> Option<Cue> {
    const PHRASES: [(&[&str], &str); 2] =
        [(&["according", "to"], "according to"), (&["in", "the", "words", "of"], "in the words of")];
    let begins = |phrase: &[&str]| {
        words[from..to].len() > phrase.len()
            && words[from..].iter().zip(phrase).all(|(word, part)| word.is(part))
    };
    let (phrase, lemma) = PHRASES.into_iter().find(|(phrase, _)| begins(phrase))?;
    let end = from + phrase.len();
    Some(cue(from..end, lemma, speaker::after(words, end, to), "<according to> <speaker>", 0.9))
}

fn inverted(words: &[Word<'_>], from: usize, to: usize) -> Option<Cue> {
    let at = (from..to).find(|&at| words[at].class != Class::Adverb)?;
    let verb = words[at].verb.filter(|verb| verb.takes != Takes::Name && words[at].is_lowercase())?;
    let speaker = speaker::after(words, at + 1, to)?;
    let next = &words[at + 1];
    let is_verb = next.verb.is_none() || !next.is_lowercase();
    let is_object = next.is_any(&["him", "them", "me", "us", "that"]) || at + 2 < to && next.is("her");
    (is_verb && !is_object && !words[at].text.ends_with("ing"))
        .then(|| cue(from..at + 1, verb.lemma, Some(speaker), "<quotation> <cue> <speaker>", 0.95))
}

fn subject_first(words: &[Word<'_>], from: usize, to: usize) -> Option<Cue> {
    let mut in_relative = false;
    for at in from..to {
        let word = &words[at];
        match word.class {
            Class::Relative => in_relative = true,
            Class::Quote(_) => return None,
            Class::Punctuation if word.is(",") => in_relative = false,
            Class::Punctuation if word.is_any(&[";", ":"]) => return None,
            _ => {}
        }
        let Some(verb) = word.verb else { continue };
        let is_verb =
            word.is_lowercase() && at > from && verb.takes != Takes::Name && !speaker::is_noun(words, at);
        if is_verb && !in_relative {
            return Some(with_subject(words, from, at, to, verb));
        }
    }
    None
}

fn with_subject(words: &[Word<'_>], from: usize, at: usize, to: usize, verb: Verb) -> Cue {
    let start = speaker::skip_back(words, from, at);
    let end = speaker::trim(words, from, start);
    let speaker = (from < end).then_some(from..end);
    let mut cue = cue(start..at + 1, verb.lemma, speaker, "<quotation> <speaker> <cue>", 0.95);
    cue.addressee = addressee(words, at, to);
    cue
}

/// A verb that no lexicon has, where the place of a cue is plain: "…," he thundered; "…," blared the front page.
fn unknown(words: &[Word<'_>], from: usize, to: usize) -> Option<Cue> {
    const RULE: &str = "<quotation> <speaker> <verb>";
    let first = &words[from];
    if first.class == Class::Open && first.is_lowercase() && first.text.ends_with("ed") {
        let speaker = speaker::after(words, from + 1, to)?;
        return Some(Cue { lemma: None, ..cue(from..from + 1, "", Some(speaker), RULE, 0.6) });
    }
    let end = match first.class {
        Class::Pronoun => from + 1,
        Class::Name => (from..to).find(|&at| words[at].class != Class::Name)?,
        _ => return None,
    };
    let at = (end..to).find(|&at| !matches!(words[at].class, Class::Adverb | Class::Auxiliary))?;
    let word = &words[at];
    let is_verb = word.class == Class::Open && word.is_lowercase();
    is_verb.then(|| Cue { lemma: None, ..cue(end..at + 1, "", Some(from..end), RULE, 0.6) })
}

/// The cue in `words[from..quote]`, where a quotation stands at `quote`: "Ada Byrne said:", "she told the press that".
pub(super) fn before(words: &[Word<'_>], from: usize, quote: usize) -> Option<Cue> {
    let from = from.max(quote.saturating_sub(REACH));
    if let Some(cue) = (from..quote).find_map(|at| according(words, at, quote)) {
        return Some(cue);
    }
    let nearest = (from..quote).rev().find(|&at| is_cue_before(words, from, at, quote));
    let Some(nearest) = nearest else { return before_that(words, from, quote) };
    let at = outermost(words, from, nearest, quote);
    let verb = words[at].verb?;
    if let Some(cue) = parenthetic(words, from, at, quote) {
        return Some(cue);
    }
    let start = speaker::skip_back(words, from, at);
    let speaker = if is_passive(words, start, at) { None } else { speaker::before(words, from, at) };
    let mut found = cue(start..at + 1, verb.lemma, speaker, "<speaker> <cue> <quotation>", 0.9);
    found.is_shared = speaker::is_shared(words, start, at);
    found.addressee = addressee(words, at, quote);
    Some(found)
}

/// A verb that no list has, before "that": "he groused that …".
fn before_that(words: &[Word<'_>], from: usize, quote: usize) -> Option<Cue> {
    let that = (from + 1..quote).find(|&at| words[at].is("that"))?;
    let is_verb = |at: &usize| {
        let word = &words[*at];
        word.class == Class::Open && word.is_lowercase() && word.text.ends_with("ed")
    };
    let verb = (from + 1..that).rev().take(8).find(is_verb)?;
    let start = speaker::skip_back(words, from, verb);
    let speaker = speaker::before(words, from, verb).filter(|_| !is_passive(words, start, verb))?;
    Some(Cue {
        lemma: None,
        ..cue(start..verb + 1, "", Some(speaker), "<speaker> <verb> that <quotation>", 0.5)
    })
}

/// The verb of speech whose clause holds the clause of the verb at `nearest`: "she said he thought it was …".
fn outermost(words: &[Word<'_>], from: usize, nearest: usize, quote: usize) -> usize {
    let takes = words[nearest].verb.map(|verb| verb.takes);
    let is_beside = nearest + 1 == quote || words[quote - 1].is_any(&[",", ":"]);
    if is_beside && takes != Some(Takes::Thought) {
        return nearest;
    }
    let speaks = |at: &usize| {
        words[*at].verb.is_some_and(|verb| verb.takes == Takes::Clause)
            && is_cue_before(words, from, *at, quote)
    };
    let is_inside = |at: &usize| !parts_clauses(words, from, *at);
    (from..nearest).rev().take_while(is_inside).filter(speaks).last().unwrap_or(nearest)
}

/// Whether the clause before the word at `at` cannot hold the one after it.
fn parts_clauses(words: &[Word<'_>], from: usize, at: usize) -> bool {
    let (word, next) = (&words[at], &words[at + 1]);
    match word.class {
        Class::Conjunction => {
            let follows_that = words.get(at + 2).is_some_and(|word| word.is("that"));
            next.verb.is_some_and(|verb| verb.takes != Takes::Thought || follows_that)
        }
        Class::Punctuation if word.is(",") => {
            let is_verb = next.verb.is_some() && next.is_lowercase() && !speaker::is_noun(words, at + 1);
            next.class == Class::Conjunction || words[from].class == Class::Subordinator || is_verb
        }
        _ => word.is(";"),
    }
}

/// "But, said Ada Byrne, “…”": the speaker follows the cue.
fn parenthetic(words: &[Word<'_>], from: usize, at: usize, quote: usize) -> Option<Cue> {
    let verb = words[at].verb?;
    let stands_apart = at <= from + 2 && (at == from || !words[at - 1].is_nominal());
    let speaker = speaker::after(words, at + 1, quote)?;
    let is_closed = speaker.end + 1 == quote && words[speaker.end].is_any(&[",", ":"]);
    (stands_apart && is_closed && verb.takes != Takes::Name && !words[at].text.ends_with("ing"))
        .then(|| cue(at..at + 1, verb.lemma, Some(speaker), "<cue> <speaker>, <quotation>", 0.9))
}

/// "was told": the subject is not the one who speaks, but "was quoted".
fn is_passive(words: &[Word<'_>], start: usize, at: usize) -> bool {
    const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "'s"];
    let is_done =
        words[at].text.ends_with("ed") || words[at].is_any(&["told", "said", "written", "known", "seen"]);
    is_done && !words[at].is_any(&["quoted", "cited"]) && words[start..at].iter().any(|word| word.is_any(&BE))
}

fn is_cue_before(words: &[Word<'_>], from: usize, at: usize, quote: usize) -> bool {
    let word = &words[at];
    let Some(verb) = word.verb else { return false };
    let is_first = at == from && words.get(at + 1).is_some_and(|next| next.class == Class::Name);
    if !word.is_lowercase() && !is_first || speaker::is_noun(words, at) {
        return false;
    }
    let is_led_to = words[quote - 1].is_any(&[",", ":"]);
    let is_put_it = verb.lemma == "put" && words[at + 1].is("it");
    match verb.takes {
        Takes::Clause => true,
        Takes::Thought => is_led_to || at + 1 < quote,
        // "He started so early that she had one word for him: “…”"
        Takes::Quote => {
            is_put_it || is_led_to && !words[at + 1..quote].iter().any(|next| next.class == Class::Auxiliary)
        }
        Takes::Name => at > from && !is_naming(words, from, at, quote),
    }
}

/// "a website called “…”", "known as “…”": a name, not what somebody said.
fn is_naming(words: &[Word<'_>], from: usize, at: usize, quote: usize) -> bool {
    let has_object =
        words[at + 1].quote().is_none() && !words[at + 1].is_any(&["as", "the", "a", "an", "to", "by"]);
    let start = speaker::skip_back(words, from, at);
    if has_object || start == from {
        return false;
    }
    let last = &words[start - 1];
    let is_parenthetical = last.is(",") && !words[at].text.ends_with("ing");
    let is_named = last.class == Class::Open && last.is_lowercase() || is_parenthetical;
    let is_term = words[quote - 1].is("the") && is_relative(words, from, start);
    is_term || is_named && !is_relative(words, from, start) || is_passive(words, start, at)
}

fn is_relative(words: &[Word<'_>], from: usize, at: usize) -> bool {
    (from..at)
        .rev()
        .take(6)
        .any(|at| words[at].class == Class::Relative || words[at].is_any(&["what", "that"]))
}

/// Whom a verb of telling tells: "told reporters".
fn addressee(words: &[Word<'_>], verb: usize, to: usize) -> Option<Range<usize>> {
    const TELLING: [&str; 9] =
        ["tell", "inform", "assure", "remind", "ask", "brief", "notify", "advise", "warn"];
    let start = verb + 1;
    let lemma = words[verb].verb?.lemma;
    if !TELLING.contains(&lemma) || start >= to || !words[start].is_nominal() {
        return None;
    }
    // "The Evening Ledger"
    let is_titled = |at: usize| {
        let is_name = words.get(at + 1).is_some_and(|next| next.class == Class::Name);
        is_name && !words[at].is_lowercase() && words[at - 1].class == Class::Determiner
    };
    let ends = |at: &usize| {
        let class = words[*at].class;
        if class == Class::Time && is_titled(*at) {
            return false;
        }
        !words[*at].is_nominal()
            && class != Class::Conjunction
            && !words[*at].is_any(&["of", "'s", "’s", "-", "’", "'"])
    };
    let end = speaker::trim(words, start, (start..to).find(ends).unwrap_or(to));
    (start < end).then_some(start..end)
}

/// The cue of a sentence that ends in a colon or a comma at `mark` and has no verb of speech.
pub(super) fn colon(words: &[Word<'_>], from: usize, mark: usize) -> Cue {
    let is_name = |at: &usize| words[*at].class == Class::Name;
    let name = (from..mark).rev().take_while(is_name).last().map(|start| start..mark);
    let speaker = name.or_else(|| speaker::opening_phrase(words, from, mark));
    if words[mark].is(":") {
        // "Byrne: “We will see.”" is no sentence but who speaks.
        let score = if speaker == Some(from..mark) { 0.9 } else { 0.5 };
        Cue { lemma: None, ..cue(mark..mark + 1, "", speaker, "<sentence>: <quotation>", score) }
    } else {
        Cue { lemma: None, ..cue(mark..mark, "", speaker, "<sentence>, <quotation>", 0.4) }
    }
}

/// "…, Ada Byrne said." at the end of `words[from..to]`.
pub(super) fn last(words: &[Word<'_>], from: usize, to: usize) -> Option<Cue> {
    let from = from.max(to.saturating_sub(REACH));
    let comma = (from..to).rev().find(|&at| words[at].is(","))?;
    let cue = after(words, comma + 1, to)?;
    let is_end =
        cue.words.end >= to || words[cue.words.end].class != Class::Open && !words[cue.words.end].is("that");
    is_end.then_some(cue)
}

/// Whether a cue begins at `from`, after a question or a call: "“Now?” Byrne asked."
pub(super) fn follows(words: &[Word<'_>], from: usize) -> bool {
    let limit = words.len().min(from + REACH);
    let to = (from..limit).find(|&at| words[at].is_last).map_or(limit, |at| at + 1);
    after(words, from, to).is_some_and(|cue| {
        let next = words.get(cue.words.end);
        let is_inverted = cue.speaker.as_ref().is_some_and(|speaker| speaker.start >= cue.words.end);
        is_inverted
            || next.is_none_or(|next| !next.is("that") && (!next.is_nominal() || next.text.ends_with("ly")))
    })
}

fn cue(
    words: Range<usize>,
    lemma: &'static str,
    speaker: Option<Range<usize>>,
    rule: &'static str,
    score: f32,
) -> Cue {
    Cue { words, lemma: Some(lemma), speaker, addressee: None, is_shared: false, rule, score }
}
