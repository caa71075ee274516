//! The tense of the clause that an expression stands in, from the verbs around it.

use super::lexicon::Class;
use super::piece::Pieces;

/// Whether a clause tells of what was or of what is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// No finite verb near enough to tell.
    Unknown,
}

/// How far to look on either side, in pieces.
const REACH: usize = 30;
/// What it costs to look past a comma, or past a word that opens another clause, in pieces.
const COMMA: usize = 5;
const CLAUSE: usize = 8;
/// A reporting verb beyond a comma, a quotation mark or "that" speaks of the saying, not of what is said: it counts only
/// when there is no other.
const REPORTING: usize = 100;

/// The tense at the expression from the piece `start` to before `end`: that of the nearest verb.
pub(super) fn at(pieces: &Pieces<'_>, start: usize, end: usize) -> Tense {
    // What lasts until Friday looks ahead even in a story of the past.
    // "The vote is on Saturday": what is on a day is to come.
    let word = start.saturating_sub(usize::from(start > 0 && pieces.is(start - 1, &["on", "at"])));
    let is_planned = word > 0 && pieces.is(word - 1, &["is", "are"]) && !pieces.is_capital(word - 1);
    let is_until = start > 0 && pieces.is(start - 1, &["until", "till"]);
    let is_limit = start > 2 && pieces.are(start - 3, &["no", "later", "than"]);
    if is_until || is_limit || is_planned {
        return Tense::Future;
    }
    let left = (start.saturating_sub(REACH)..start).rev();
    let right = end..pieces.len().min(end + REACH);
    let before = nearest(pieces, left);
    let after = nearest(pieces, right);
    let best = [before, after].into_iter().flatten().min_by_key(|(cost, _)| *cost);
    best.map_or(Tense::Unknown, |(_, tense)| tense)
}

/// The verb that costs least on one side, with its cost.
fn nearest(pieces: &Pieces<'_>, side: impl Iterator<Item = usize>) -> Option<(usize, Tense)> {
    let mut best: Option<(usize, Tense)> = None;
    let (mut cost, mut is_apart) = (0, false);
    for at in side {
        cost += 1;
        is_apart |= pieces.is_any_mark(at, ",\"“”") || pieces.is(at, &["that"]);
        if pieces.mark(at, ',') || pieces.is_dash(at) {
            cost += COMMA;
        } else if pieces.ends_sentence(at) {
            break;
        }
        let Some(tense) = verb(pieces, at) else {
            cost += if pieces.has(at, Class::Clause) { CLAUSE } else { 0 };
            continue;
        };
        let is_reporting = is_apart && pieces.has(at, Class::Reporting);
        let whole = if is_reporting { cost + REPORTING } else { cost };
        if best.is_none_or(|(least, _)| whole < least) {
            best = Some((whole, tense));
        }
        if !is_reporting {
            break;
        }
    }
    best
}

/// The tense that a word gives, when it is a finite verb or heads a phrase that looks ahead.
fn verb(pieces: &Pieces<'_>, at: usize) -> Option<Tense> {
    if pieces.is_capital(at) && at > 0 {
        return None;
    }
    if pieces.has(at, Class::Future) {
        return Some(Tense::Future);
    }
    if pieces.has(at, Class::Forward) {
        let ahead = pieces.is(at + 1, &["to", "on", "for", "by", "in", "later"]);
        let opens = ahead && (pieces.is(at + 1, &["to"]) || !pieces.form(at).ends_with('s'));
        if opens && looks_ahead(pieces, at) {
            return Some(Tense::Future);
        }
    }
    if pieces.is(at, &["is", "are"]) {
        let is_progressive = pieces.form(at + 1).ends_with("ing") || pieces.is(at + 1, &["to"]);
        return Some(if is_progressive { Tense::Future } else { Tense::Unknown });
    }
    // "should be completed": the participle has no tense of its own.
    if at > 0 && pieces.is(at - 1, &["be"]) {
        return None;
    }
    let form = pieces.form(at);
    let is_regular = form.len() > 4 && form.ends_with("ed") && !form.ends_with("eed");
    (is_regular || pieces.is(at, &["has", "have"]) || pieces.has(at, Class::Past)).then_some(Tense::Past)
}

/// Not "set on Thursday" (was set), but "due on Thursday" and "set to meet".
fn looks_ahead(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is(at + 1, &["to"])
        || pieces.is(at, &["due", "scheduled", "expected", "slated", "planned", "likely"])
}
