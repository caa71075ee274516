//! How far an event is so, and what type that makes of it.

use super::Reader;
use super::trigger::Trigger;
use crate::discourse::Context;
use crate::syntax::{Factuality, Kind, Link, Parse, RealityStatus, Relation, Role, Tense};
use crate::types::{EventStatus, EventType, TimeExpression, TimeId, TimeType, Upos};

/// Years before the latest of the text from which an event is history.
const YEARS: i32 = 2;

/// The status of an event and the type that it has by it, after the rules of PLOVER: what is to come of cooperation is
/// agreed, what is to come of a retreat is conceded, what is to come of conflict is threatened.
pub(super) fn of(
    r#type: EventType,
    factuality: &Factuality,
    is_historical: bool,
) -> (EventStatus, EventType) {
    if factuality.is_negated {
        return match r#type {
            // Who does not yield, help or agree refuses.
            EventType::Concede
            | EventType::Retreat
            | EventType::Agree
            | EventType::Support
            | EventType::Cooperate
            | EventType::Aid
            | EventType::Consult => (EventStatus::Actual, EventType::Reject),
            _ => (EventStatus::Negated, r#type),
        };
    }
    match factuality.reality {
        RealityStatus::Hypothetical => (EventStatus::Hypothetical, r#type),
        RealityStatus::Future => (EventStatus::Future, to_come(r#type)),
        RealityStatus::Actual if is_historical => (EventStatus::Historical, r#type),
        RealityStatus::Actual => (EventStatus::Actual, r#type),
    }
}

fn to_come(r#type: EventType) -> EventType {
    match r#type {
        EventType::Consult | EventType::Support | EventType::Cooperate | EventType::Aid => EventType::Agree,
        EventType::Retreat => EventType::Concede,
        EventType::Protest | EventType::Sanction | EventType::Coerce | EventType::Assault => {
            EventType::Threaten
        }
        other => other,
    }
}

/// Whether nobody says that it happened or will: it stands in a condition, a question, an aim, or is what a noun is
/// about; what only may happen is said to.
pub(super) fn is_unreal(reader: &Reader<'_>, trigger: &Trigger, factuality: &Factuality) -> bool {
    let clauses = reader.context.clauses;
    let clause = &trigger.clause;
    let is_deontic = trigger.rules == [reader.rules.lexicon.deontic];
    let of_noun = clause.link == Link::Complement
        && clause.is_infinitive
        && clause.above.is_some_and(|above| clauses.all[above].kind == Kind::Noun);
    if clauses.in_condition(clause.word) {
        return true;
    }
    let may = clause.modal.is_some() && !factuality.is_condition && !factuality.is_question;
    !is_deontic && (of_noun || factuality.reality == RealityStatus::Hypothetical && !may)
}

/// The same where it is only alleged: what is told as fact by nobody is not known to have happened.
pub(super) fn as_told(reader: &Reader<'_>, trigger: &Trigger, factuality: Factuality) -> Factuality {
    let clauses = reader.context.clauses;
    let is_alleged = clauses.is_hedged(&trigger.clause) || clauses.is_hearsay(&trigger.clause);
    let reality = if is_alleged { RealityStatus::Hypothetical } else { factuality.reality };
    Factuality { reality, ..factuality }
}

/// The times in the sentence of a trigger.
fn times_near<'a>(reader: &Reader<'a>, trigger: &Trigger) -> impl Iterator<Item = &'a TimeExpression> {
    let clauses = reader.context.clauses;
    reader.context.times_in(clauses.parse.span(&clauses.sentence_words(trigger.clause.sentence)))
}

/// The time that hangs on a trigger, or on the clause around it.
pub(super) fn time(reader: &Reader<'_>, trigger: &Trigger) -> Option<TimeId> {
    const STEPS: usize = 3;
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    // "The group, formed in 2010, called for a boycott": what describes somebody says when something else was.
    let describes = |at: usize| matches!(parse.relation(at), Relation::Relative | Relation::NounClause);
    let hangs = |word: usize| {
        let way = parse.way_up(word);
        let mut above =
            way.iter().skip(1).take(STEPS).take_while(|&&at| !describes(at) || at == trigger.clause.word);
        above.any(|&at| at == trigger.clause.word)
    };
    let is_own = |time: &&TimeExpression| {
        let range = parse.tokens_within(time.span);
        hangs(parse.head_of(&range)) && !is_of_another(reader, trigger.clause.word, time)
    };
    let own: Vec<_> = times_near(reader, trigger).filter(is_own).collect();
    // "Met for two hours on Tuesday": when, and else how long.
    let when = own.iter().find(|time| time.r#type != TimeType::Duration);
    when.or(own.first()).map(|time| time.id)
}

/// "Pulls out of Sudan on Monday", told on Friday: what the present tells of a day to come, which hangs on the verb itself.
pub(super) fn is_scheduled(reader: &Reader<'_>, trigger: &Trigger, factuality: &Factuality) -> bool {
    let is_present = factuality.reality == RealityStatus::Actual && factuality.tense == Tense::Present;
    let Some(published) = reader.context.published.filter(|_| is_present) else { return false };
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let verb = trigger.light.map_or(trigger.clause.word, |light| clauses.all[light].word);
    let day = published.to_string();
    let is_to_come = |time: &TimeExpression| time.begin.as_deref().is_some_and(|begin| begin > day.as_str());
    let hangs =
        |time: &TimeExpression| parse.head(parse.head_of(&parse.tokens_within(time.span))) == Some(verb);
    times_near(reader, trigger).any(|time| is_to_come(time) && hangs(time))
}

/// Whether a time lies years before the latest that the text speaks of, or its own.
pub(super) fn is_historical(reader: &Reader<'_>, word: usize, time: Option<TimeId>) -> bool {
    if is_remembered(reader, word) {
        return true;
    }
    let time = time.map(|id| &reader.context.times[id.index()]);
    let year = time.filter(|time| !is_beside(reader, word, time)).and_then(year);
    year.zip(reader.latest_year).is_some_and(|(year, latest)| year + YEARS <= latest)
}

/// "Rejected the claim, noting that Fiji had issued permits in 2013": what a clause below, with a subject of its own, says when it was.
fn is_of_another(reader: &Reader<'_>, word: usize, time: &TimeExpression) -> bool {
    let clauses = reader.context.clauses;
    let at = clauses.parse.head_of(&clauses.parse.tokens_within(time.span));
    let clause = clauses.above(at).map(|above| &clauses.all[above]).filter(|clause| clause.word > word);
    clause.is_some_and(|clause| {
        clause.argument(Role::Subject).is_some_and(|one| !one.is_shared && one.word > word)
    })
}

/// "Accused Russia of cutting a cable in 2023", "founded in 1958, the union protested": whether a time is of something else that is done.
fn is_beside(reader: &Reader<'_>, word: usize, time: &TimeExpression) -> bool {
    let clauses = reader.context.clauses;
    let at = clauses.parse.head_of(&clauses.parse.tokens_within(time.span));
    let clause = clauses.above(at).map(|above| &clauses.all[above]).filter(|clause| clause.word != word);
    clause.is_some_and(|clause| {
        clause.kind == Kind::Verb
            && matches!(clause.link, Link::Complement | Link::Adverbial)
            && clauses.parse.hangs_on(clause.word, |above| above == word)
            && matches!(clauses.parse.tag(clause.word), "VBG" | "VBN")
    })
}

/// "The 30th anniversary of the massacre, in which soldiers killed 8,000": what an anniversary is of.
fn is_remembered(reader: &Reader<'_>, word: usize) -> bool {
    const STEPS: usize = 5;
    let parse = reader.context.clauses.parse;
    let above = parse.way_up(word).into_iter().skip(1).take(STEPS);
    let mut nouns =
        above.take_while(|&at| parse.upos(at) != Upos::Verb || parse.relation(at) == Relation::Relative);
    nouns.any(|at| {
        matches!(parse.lemma(at), "anniversary" | "centenary" | "commemoration") || is_marked(reader, at)
    }) || is_years_ago(parse, word)
}

/// "Forty years after soldiers killed 300 villagers, a memorial was opened."
fn is_years_ago(parse: &Parse<'_>, word: usize) -> bool {
    let mark = parse.dependent(word, Relation::Mark).filter(|&at| parse.is_any(at, &["after", "since"]));
    let unit = mark.and_then(|at| at.checked_sub(1));
    unit.is_some_and(|at| {
        matches!(parse.lemma(at), "year" | "decade" | "century")
            && parse
                .dependents(at)
                .any(|one| one < at && parse.upos(one) == Upos::Num && !parse.is_any(one, &["one", "a"]))
    })
}

/// "Marked 20 years since the bombing": whether a day is kept for what a noun names.
fn is_marked(reader: &Reader<'_>, noun: usize) -> bool {
    let parse = reader.context.clauses.parse;
    let keeps = |verb: usize| {
        matches!(parse.lemma(verb), "mark" | "commemorate" | "remember" | "honor" | "honour")
            && parse
                .dependent(verb, Relation::Object)
                .is_some_and(|at| matches!(parse.lemma(at), "year" | "decade"))
    };
    parse.has_case(noun, &["since", "after"]) && parse.way_up(noun).into_iter().skip(1).take(2).any(keeps)
}

/// The year that a text was published in; of one that does not say so, the latest that it speaks of.
pub(super) fn latest_year(context: &Context<'_>) -> Option<i32> {
    let published = context.published.map(|day| i32::from(day.year()));
    published.or_else(|| context.times.iter().filter_map(year).max())
}

fn year(time: &TimeExpression) -> Option<i32> {
    time.value.as_deref()?.get(..4)?.parse().ok()
}
