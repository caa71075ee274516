//! What was said: where the content of a quotation begins and ends around its words in marks.

use std::ops::Range;

use super::cue::Cue;
use super::period::{Block, ends_speech, last_mark};
use super::speaker;
use super::word::{Class, Word};

/// Whether the words between a cue and a quotation only lead over to it, so that the quotation is all of the content.
pub(super) fn is_led_to(words: &[Word<'_>], cue: &Cue, quote: usize) -> bool {
    let start = cue.addressee.as_ref().map_or(cue.words.end, |addressee| addressee.end);
    start == quote || words[quote - 1].is_any(&[",", ":"])
}

/// The first word of a clause that follows its cue and holds the quotation at `quote`.
pub(super) fn clause_start(words: &[Word<'_>], cue: &Cue, quote: usize) -> usize {
    let speaker = cue.speaker.as_ref().map_or(0, |speaker| speaker.end);
    let mut start = cue.addressee.as_ref().map_or(cue.words.end, |addressee| addressee.end).max(speaker);
    start += usize::from(cue.lemma == Some("put") && words[start].is("it"));
    // "said on Monday in a statement that ..."
    let that = (start..quote).find(|&at| words[at].is("that"));
    if let Some(that) = that
        && (start..that).all(|at| !matches!(words[at].class, Class::Pronoun | Class::Auxiliary))
    {
        return that;
    }
    while start < quote && matches!(words[start].class, Class::Time | Class::Punctuation | Class::Adverb) {
        start += 1;
    }
    let preposition = match cue.lemma {
        Some("refer" | "point") => "to",
        Some("speak" | "talk" | "complain") => "of",
        _ => return start,
    };
    start + usize::from(start < quote && words[start].is(preposition))
}

/// One past the last word of a clause that the quotation at `quote` belongs to, up to `to`.
pub(super) fn clause_end(block: &Block<'_>, quote: usize, to: usize) -> usize {
    let (words, inner) = (&block.words, block.inner(quote));
    if ends_speech(inner) || last_mark(inner) == Some(',') {
        return quote + 1;
    }
    let end = (quote + 1..to).find(|&at| ends_clause(words, at, to)).unwrap_or(to);
    speaker::trim(words, quote, end).max(quote + 1)
}

/// The first word of a range that is not only a mark or a conjunction.
pub(super) fn opening(words: &[Word<'_>], range: Range<usize>) -> usize {
    let is_loose = |at: &usize| matches!(words[*at].class, Class::Conjunction | Class::Punctuation);
    range.clone().find(|at| !is_loose(at)).unwrap_or(range.end)
}

fn ends_clause(words: &[Word<'_>], at: usize, to: usize) -> bool {
    let word = &words[at];
    if word.is_any(&[";", "—", "–", "--", "while", "before", "although", "though", "whereas"]) {
        return true;
    }
    if word.class == Class::Conjunction {
        // "and accused him", "but later said"
        let verb = (at + 1..to).find(|&at| words[at].class != Class::Adverb);
        return verb.is_some_and(|at| words[at].verb.is_some() && !speaker::is_noun(words, at));
    }
    if word.class == Class::Preposition {
        return leads_to_medium(&words[at..to.min(at + 6)]);
    }
    word.is(",")
        && words[at + 1..to].first().is_none_or(|next| {
            matches!(next.class, Class::Conjunction | Class::Subordinator | Class::Relative | Class::Adverb)
                || next.is_lowercase() && next.text.ends_with("ing")
        })
}

/// "in an interview", "on Twitter": where it was said, not what.
fn leads_to_medium(words: &[Word<'_>]) -> bool {
    words[0].is_any(&["in", "on", "during", "at"])
        && words[1..]
            .iter()
            .take_while(|word| matches!(word.class, Class::Determiner | Class::Open | Class::Name))
            .any(|word| word.is_medium)
}

/// Whether the words are written as a title is: every word but the small ones with a capital letter.
pub(super) fn is_title(words: &str) -> bool {
    const LONGEST: usize = 9;
    let is_small = |word: &str| word.len() <= 3 || matches!(word, "with" | "from" | "into" | "over");
    let (mut capitals, mut count) = (0, 0);
    for word in words.split_whitespace().take(LONGEST + 1) {
        count += 1;
        let is_capital =
            word.trim_start_matches(['‘', '\'']).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        if !is_capital && !is_small(word) {
            return false;
        }
        capitals += usize::from(is_capital);
    }
    capitals >= 1 && count <= LONGEST && 2 * capitals >= count
}
