//! The tense of the clause that an expression stands in, from the verbs around it.

use super::lexicon::Class;
use super::piece::Pieces;

/// Whether a clause tells of what was or of what is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// The verb right beside the expression tells what was: "took effect on January 1".
    Over,
    Future,
    /// What is to come by a plan: "starts on Monday", "put off to Tuesday".
    Planned,
    /// What was to come when it was said: "said it would strike on Thursday".
    FutureInPast,
    /// No finite verb near enough to tell.
    Unknown,
}

impl Tense {
    pub(super) fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::Over)
    }

    pub(super) fn is_ahead(self) -> bool {
        matches!(self, Self::Future | Self::Planned | Self::FutureInPast)
    }
}

/// How far to look on either side, in pieces.
const REACH: usize = 30;
/// How far a verb may stand from an expression that is surely its own.
const BESIDE: usize = 8;
/// What it costs to look past a comma, or past a word that opens another clause, in pieces.
const COMMA: usize = 5;
const CLAUSE: usize = 8;
/// A reporting verb beyond a comma, a quotation mark or "that" speaks of the saying, not of what is said: it counts only
/// when there is no other.
const REPORTING: usize = 100;

/// The tense at the expression from the piece `start` to before `end`: that of the nearest verb.
pub(super) fn at(pieces: &Pieces<'_>, start: usize, end: usize) -> Tense {
    if let Some(tense) = lead(pieces, start, end) {
        return tense;
    }
    let left = (start.saturating_sub(REACH)..start).rev();
    let right = end..pieces.len().min(end + REACH);
    let before = nearest(pieces, left);
    let after = nearest(pieces, right);
    let best = [before, after].into_iter().flatten().min_by_key(|(cost, _)| *cost);
    match best {
        Some((_, Tense::Past)) if is_over(pieces, start) => Tense::Over,
        Some((cost, Tense::Planned)) if cost > BESIDE => Tense::Future,
        Some((_, tense)) => tense,
        None if is_headline_of_plan(pieces, start) => Tense::Planned,
        None => Tense::Unknown,
    }
}

/// What may stand between a verb and the date that is its own: "took effect on", "came into force on".
const PARTS: &[&str] = &[
    "effect", "force", "into", "in", "place", "office", "power", "out", "off", "up", "down", "back", "over",
];

/// "took effect on January 1", "closed in May": nothing stands between the verb and its date; "filed for bankruptcy on
/// October 14": nothing but what was done, no plan.
fn is_over(pieces: &Pieces<'_>, start: usize) -> bool {
    let mut left = (start.saturating_sub(BESIDE)..start).rev();
    let is_led = left.next().is_some_and(|at| pieces.is(at, &["on", "in"]));
    let Some(at) = left.find(|at| !pieces.is(*at, PARTS)).filter(|_| is_led) else { return false };
    let is_done = |at: usize| {
        let is_passive_present = at > 0 && pieces.is(at - 1, &["is", "are", "be", "being"]);
        verb(pieces, at) == Some(Tense::Past) && !is_passive_present && !pieces.has(at, Class::Appointed)
    };
    if is_done(at) {
        return true;
    }
    let parts_from_date = |at: usize| {
        pieces.is(at, &["to", "that", "would"])
            || pieces.get(at).is_none_or(|piece| !piece.is_word())
            || pieces.has(at, Class::Clause)
            || pieces.has(at, Class::Reporting)
            || pieces.has(at, Class::Forward)
    };
    let mut own = (start.saturating_sub(BESIDE)..=at).rev().take_while(|&at| !parts_from_date(at));
    let is_day = pieces.has(start, Class::Month) || pieces.has(start, Class::MonthShort);
    // "Will redeem 9.5 million preferred shares on Oct. 31"
    let mut clause =
        (start.saturating_sub(2 * BESIDE)..start).rev().take_while(|&at| !pieces.ends_sentence(at));
    let is_to_come = clause.any(|at| pieces.has(at, Class::Future));
    is_day && !is_to_come && own.find(|&at| verb(pieces, at).is_some()).is_some_and(is_done)
}

/// The tense that the words right before an expression give, whatever the verbs around.
fn lead(pieces: &Pieces<'_>, start: usize, end: usize) -> Option<Tense> {
    let before = start.checked_sub(1)?;
    // "The vote is on Saturday": what is on a day is to come.
    let word = start.saturating_sub(usize::from(pieces.is(before, &["on", "at"])));
    let is_planned = word > 0 && pieces.is(word - 1, &["is", "are"]) && !pieces.is_capital(word - 1);
    // What lasts until Friday looks ahead even in a story of the past.
    let is_until = pieces.is(before, &["until", "till"]);
    let is_limit = start > 2 && pieces.are(start - 3, &["no", "later", "than"]);
    if is_until || is_limit || is_planned {
        return Some(Tense::Future);
    }
    // "is in a fortnight", "comes in two weeks' time"
    if pieces.is(before, &["in"]) && before > 0 && pieces.is(before - 1, &["is", "are"]) {
        return Some(Tense::Future);
    }
    // "the Oct. 7 attacks", "comes a day after Monday's blast"
    let comes_after = |at: usize| pieces.is(at, &["comes", "come"]);
    let is_after = pieces.is(before, &["after"]) && before > 0 && comes_after(before - 1)
        || comes_after(before) && (start..end).any(|at| pieces.is(at, &["after"]));
    let noun = if pieces.is_apostrophe(end) && pieces.is(end + 1, &["s"]) { end + 2 } else { end };
    let is_disaster = pieces.has(noun, Class::Disaster)
        || pieces.is_lower(noun) && verb(pieces, noun).is_none() && pieces.has(noun + 1, Class::Disaster);
    if is_after || is_disaster {
        return Some(Tense::Over);
    }
    // "ahead of Sunday's vote"
    let is_ahead = pieces.is(before, &["of"]) && before > 0 && pieces.is(before - 1, &["ahead"]);
    let is_soon = is_ahead && pieces.has(start, Class::Weekday);
    (is_soon || is_appointed(pieces, before)).then_some(Tense::Planned)
}

/// "set for Monday", "put off to Tuesday", "called a strike for Friday".
fn is_appointed(pieces: &Pieces<'_>, before: usize) -> bool {
    if !pieces.is(before, &["for", "to"]) {
        return false;
    }
    let left = (before.saturating_sub(BESIDE)..before).rev();
    let mut left = left.take_while(|at| !pieces.ends_sentence(*at));
    left.any(|at| {
        pieces.number(at, Class::Appointed).is_some_and(|shifts| shifts == 0 || pieces.is(before, &["to"]))
    })
}

/// "Minister to visit Rome on Sunday": an infinitive in the place of the verb.
fn is_headline_of_plan(pieces: &Pieces<'_>, start: usize) -> bool {
    let left = (start.saturating_sub(REACH).max(1)..start).rev();
    let mut left = left.take_while(|at| !pieces.ends_sentence(*at));
    left.any(|at| {
        let verb = at + 1;
        let is_title = pieces.is_capital(at);
        let is_word = pieces.is_lower(verb) || is_title && pieces.is_capital(verb);
        let is_noun_phrase = pieces.has(verb, Class::Determiner) || pieces.has(verb, Class::Preposition);
        let is_plural = pieces.form(verb).ends_with('s') && !pieces.form(verb).ends_with("ss");
        pieces.is(at, &["to"]) && verb < start && is_word && !is_noun_phrase && !is_plural
    })
}

/// The verb that costs least on one side, with its cost.
fn nearest(pieces: &Pieces<'_>, side: impl Iterator<Item = usize>) -> Option<(usize, Tense)> {
    let mut best: Option<(usize, Tense)> = None;
    let (mut cost, mut is_apart) = (0, false);
    for at in side {
        cost += 1;
        is_apart |= pieces.is_any_mark(at, ",\"“”") || pieces.is(at, &["that"]);
        // "Hye-jin": a hyphen within a word parts nothing.
        let is_hyphen = pieces.is_glued(at) && pieces.is_glued(at + 1);
        if pieces.mark(at, ',') || pieces.is_dash(at) && !is_hyphen {
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
        return Some(if pieces.is(at, &["would"]) { Tense::FutureInPast } else { Tense::Future });
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
    if is_scheduled(pieces, at) {
        return Some(Tense::Planned);
    }
    let form = pieces.form(at);
    let is_regular = form.len() > 4 && form.ends_with("ed") && !form.ends_with("eed");
    (is_regular || pieces.is(at, &["has", "have"]) || pieces.has(at, Class::Past)).then_some(Tense::Past)
}

/// "The trial starts", "Latvians vote": the present of a verb that tells what stands in a calendar.
fn is_scheduled(pieces: &Pieces<'_>, at: usize) -> bool {
    let (Some(persons), Some(before)) = (pieces.number(at, Class::Scheduled), at.checked_sub(1)) else {
        return false;
    };
    // "The festival, which opened on Tuesday, closes on Sunday"
    let is_set_off = persons == 1 && pieces.mark(before, ',') && pieces.is(at + 1, &["in", "on"]);
    let is_subject = is_set_off || pieces.get(before).is_some_and(|piece| piece.is_word());
    let is_noun = pieces.has(before, Class::Determiner)
        || pieces.is(before, &["a", "an", "of", "to", "new", "in", "for", "on", "no", "and"]);
    if !is_subject || is_noun && persons == 1 {
        return false;
    }
    let form = pieces.form(before);
    let is_plural = form.len() > 3 && form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us");
    // "Ghana play Mali"
    let is_team = || pieces.is_capital(before) && pieces.is_capital(at + 1);
    let is_many = is_plural
        || is_team()
        || pieces.is(before, &["they", "we", "you", "people", "police", "men", "women"]);
    persons == 1 || is_many && !pieces.has(before, Class::Determiner)
}

/// Not "set on Thursday" (was set), but "due on Thursday" and "set to meet".
fn looks_ahead(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is(at + 1, &["to"])
        || pieces.is(at, &["due", "scheduled", "expected", "slated", "planned", "likely"])
}
