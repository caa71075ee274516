//! What the words around a quotation make of it: a new quotation, more of the last one, or none at all.

use std::ops::Range;

use super::content::{clause_end, clause_start, is_led_to, is_title, opening};
use super::cue::{self, Cue};
use super::period::{Block, ends_speech, last_mark};
use super::speaker;
use super::word::{Class, Takes, Word};
use crate::types::QuotationKind;

/// What words in marks are.
#[derive(Debug)]
pub(super) enum Role {
    /// A quotation with its cue.
    New(Cue, Content),
    /// More of the quotation before it in the same period.
    More(Range<usize>),
    /// A name, a title, a word that the writer keeps at a distance.
    None,
}

/// The words of a content.
#[derive(Debug)]
pub(super) struct Content {
    /// What stands before an inserted cue.
    pub(super) opening: Option<Range<usize>>,
    /// The words in marks with the clause that holds them.
    pub(super) clause: Range<usize>,
}

impl From<Range<usize>> for Content {
    fn from(clause: Range<usize>) -> Self {
        Self { opening: None, clause }
    }
}

/// Where words in marks stand.
#[derive(Clone, Debug)]
pub(super) struct Surroundings {
    /// The sentence.
    pub(super) period: Range<usize>,
    /// Where the words that the last quotation has not used begin.
    pub(super) from: usize,
    /// The words in marks.
    pub(super) quote: usize,
    /// The next words in marks, or the end of the period.
    pub(super) to: usize,
}

/// The role of the words in marks at `around`, and where the words that it leaves to the next ones begin.
///
/// `current` is the kind of the quotation before it in the same period.
pub(super) fn attribute(
    block: &Block<'_>,
    around: &Surroundings,
    current: Option<QuotationKind>,
) -> (Role, usize) {
    let words = &block.words;
    let &Surroundings { from, quote, to, .. } = around;
    let is_name = quote > from && is_title(block.inner(quote)) && !is_spoken(words, quote);
    if is_name || is_nickname(words, quote) {
        return (Role::None, from);
    }
    let before = cue::before(words, from, quote);
    if current == Some(QuotationKind::Direct) && resumes(block, before.as_ref(), quote) {
        return (Role::More(quote..quote + 1), quote + 1);
    }
    let after = may_follow(block, quote).then(|| cue::after(words, quote + 1, to)).flatten();
    let stands_alone = quote == from || words[quote - 1].is_any(&[":", "(", "—", "–", ";", "["]);
    let (before, after) = choose(words, quote, before, after, stands_alone);
    if let Some(cue) = after {
        let is_clause = !stands_alone && current.is_none() && !words[quote - 1].is(",");
        let start = if is_clause { opening(words, from..quote) } else { quote };
        let next = cue.words.end;
        return (Role::New(cue, (start..quote + 1).into()), next);
    }
    if let Some(cue) = before {
        return led(block, around, cue);
    }
    let end = clause_end(block, quote, to);
    match current {
        Some(QuotationKind::Direct) if !goes_on(words, from, quote) => (Role::None, quote + 1),
        Some(QuotationKind::Direct) => (Role::More(quote..quote + 1), quote + 1),
        Some(_) => (Role::More(from.min(quote)..end), end),
        None => closed(block, around).unwrap_or_else(|| (introduced(block, around), quote + 1)),
    }
}

/// Of a cue on either side, the one that stands closer.
fn choose(
    words: &[Word<'_>],
    quote: usize,
    before: Option<Cue>,
    after: Option<Cue>,
    stands_alone: bool,
) -> (Option<Cue>, Option<Cue>) {
    let after = after.filter(|cue| stands_alone || cue.lemma.is_some());
    match (before, after) {
        (Some(before), Some(after)) => {
            let is_far = is_led_to(words, &before, quote) && before.words.end + 2 < quote;
            if is_far { (None, Some(after)) } else { (Some(before), None) }
        }
        sides => sides,
    }
}

/// A quotation after its cue.
fn led(block: &Block<'_>, around: &Surroundings, cue: Cue) -> (Role, usize) {
    let words = &block.words;
    let &Surroundings { from, quote, to, .. } = around;
    if is_led_to(words, &cue, quote) {
        let opening = interrupted(block, &cue, from, quote);
        return (Role::New(cue, Content { opening, clause: quote..quote + 1 }), quote + 1);
    }
    let (start, end) = (clause_start(words, &cue, quote), clause_end(block, quote, to));
    (Role::New(cue, (start..end).into()), end)
}

/// The words before an inserted cue that the quotation goes on with: "If it rains, she said, “we …”".
fn interrupted(block: &Block<'_>, cue: &Cue, from: usize, quote: usize) -> Option<Range<usize>> {
    let words = &block.words;
    let end = cue.speaker.as_ref()?.start.min(cue.words.start).checked_sub(1)?;
    let is_inserted = end > from && words[end].is(",") && words[cue.words.end].is(",");
    let start = opening(words, from..end);
    (is_inserted && start < end && block.inner(quote).starts_with(char::is_lowercase)).then_some(start..end)
}

/// A sentence with words in marks that its cue closes: "The quay is “a ruin” and must go, Byrne said."
fn closed(block: &Block<'_>, around: &Surroundings) -> Option<(Role, usize)> {
    let words = &block.words;
    let cue = cue::last(words, around.quote + 1, around.period.end).filter(|cue| cue.lemma.is_some())?;
    let end = (around.quote + 1..cue.words.start).rev().find(|&at| words[at].is(","))?;
    let next = cue.words.end;
    Some((Role::New(cue, (opening(words, around.period.start..around.quote)..end).into()), next))
}

/// A whole sentence in marks after a colon or a comma, with no verb of speech.
fn introduced(block: &Block<'_>, around: &Surroundings) -> Role {
    let words = &block.words;
    let &Surroundings { from, quote, .. } = around;
    let inner = block.inner(quote);
    let is_sentence =
        inner.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && ends_speech(inner);
    if quote == from || !is_sentence || !words[quote - 1].is_any(&[",", ":"]) {
        return Role::None;
    }
    Role::New(cue::colon(words, from, quote - 1), (quote..quote + 1).into())
}

/// Whether the words after a quotation may be its cue: it ends in a comma, a question or a call, or a dash follows.
fn may_follow(block: &Block<'_>, quote: usize) -> bool {
    let is_open = matches!(last_mark(block.inner(quote)), Some(',' | '!' | '?' | '—' | '-' | '–' | '…'));
    let may_lead = |next: &Word<'_>| next.is(",") || next.is_dash() || quote == 0 && next.is(":");
    is_open || block.words.get(quote + 1).is_some_and(may_lead)
}

/// Whether a quotation stands right after a cue or a colon, so that even "Peace in Our Time" is one.
fn is_spoken(words: &[Word<'_>], quote: usize) -> bool {
    let at = if words[quote - 1].is(",") && quote > 1 { quote - 2 } else { quote - 1 };
    let last = &words[at];
    let is_cue = last.verb.is_some_and(|verb| verb.takes != Takes::Name) && !speaker::is_noun(words, at);
    let is_noun = last.is_nominal() || last.class == Class::Preposition || speaker::is_possessive_mark(last);
    is_cue || !is_noun
}

/// Jim “Two Boats” Malone.
fn is_nickname(words: &[Word<'_>], quote: usize) -> bool {
    let is_name = |word: &Word<'_>| word.class == Class::Name;
    let next = words.get(quote + 1);
    quote > 0 && is_name(&words[quote - 1]) && next.is_some_and(is_name) && words[quote].text.len() < 40
}

/// "“If you say that,” Byrne said, pointing at the plan, “you lose.”": words that go on where a comma broke off, whatever
/// stands between but a cue right before them.
fn resumes(block: &Block<'_>, before: Option<&Cue>, quote: usize) -> bool {
    let words = &block.words;
    let last = (0..quote).rev().find(|&at| words[at].quote().is_some());
    let is_broken = last.is_some_and(|last| last_mark(block.inner(last)) == Some(','));
    is_broken
        && words[quote - 1].is(",")
        && block.inner(quote).starts_with(char::is_lowercase)
        && before.is_some_and(|cue| cue.words.end + 1 < quote)
}

fn goes_on(words: &[Word<'_>], from: usize, quote: usize) -> bool {
    quote == from || matches!(words[quote - 1].class, Class::Conjunction | Class::Punctuation)
}
