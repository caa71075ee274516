//! What else is told of a position: conditions, amounts, who takes part, by when.

use super::Reader;
use super::content::Content;
use super::cue::Cue;
use super::holder::Holding;
use super::lexicon::Slot;
use crate::syntax::{Argument, Relation, Role};
use crate::types::{
    Act, Condition, ConditionKind, EntityId, EntityKind, Participant, ParticipantRole, QuantityId,
    QuantityKind, Span, TimeId, TimeType,
};

/// The conditions that a position stands under.
pub(super) fn conditions(reader: &Reader<'_>, cue: &Cue, content: &Content) -> Vec<Condition> {
    let clauses = reader.context.clauses;
    let of_content = content.clause.map(|index| clauses.conditions_over(index)).unwrap_or_default();
    let of_cue = cue.index.map(|index| clauses.conditions_over(index)).unwrap_or_default();
    let of_noun =
        cue.clause.above.filter(|_| cue.index.is_none()).map(|index| clauses.conditions_over(index));
    let mut found: Vec<_> = of_content.into_iter().chain(of_cue).chain(of_noun.unwrap_or_default()).collect();
    found.sort_by_key(|condition| condition.words.start);
    found.dedup_by_key(|condition| condition.words.start);
    found.retain(|condition| {
        !condition.words.contains(&content.word) && !condition.words.contains(&cue.words.start)
    });
    found
        .iter()
        .filter_map(|one| Some(Condition { kind: kind(one.kind)?, span: clauses.parse.span(&one.words) }))
        .collect()
}

fn kind(name: &str) -> Option<ConditionKind> {
    Some(match name {
        "if" => ConditionKind::If,
        "unless" => ConditionKind::Unless,
        "only_if" => ConditionKind::OnlyIf,
        "provided" => ConditionKind::Provided,
        "once" => ConditionKind::Once,
        "until" => ConditionKind::Until,
        "as_long_as" => ConditionKind::AsLongAs,
        "in_exchange_for" => ConditionKind::InExchangeFor,
        "pending_approval" => ConditionKind::PendingApproval,
        "without" => ConditionKind::Without,
        "regardless_of" => ConditionKind::RegardlessOf,
        _ => return None,
    })
}

/// Whether what somebody will do is to harm whoever does not meet its condition.
pub(super) fn is_threat(reader: &Reader<'_>, cue: &Cue, content: &Content, conditions: &[Condition]) -> bool {
    let parse = reader.context.clauses.parse;
    let bounds = |one: &Condition| matches!(one.kind, ConditionKind::If | ConditionKind::Unless);
    let warns = cue.clause.above.is_some_and(|above| reader.context.clauses.all[above].lemma == "warn");
    let harms = |at: usize| reader.lexicon.is_of("harm", &parse.lemma(at).to_lowercase());
    (warns || conditions.iter().any(bounds)) && content.words.clone().any(harms)
}

/// The amounts that stand in the content or beside the cue.
pub(super) fn amounts(
    reader: &Reader<'_>,
    cue: &Cue,
    content: &Content,
    holding: &Holding,
) -> Vec<QuantityId> {
    let parse = reader.context.clauses.parse;
    let mut spans = vec![parse.span(&content.words)];
    let beside = cue
        .clause
        .arguments
        .iter()
        .filter(|one| matches!(one.role, Role::Object | Role::Oblique | Role::Recipient));
    spans.extend(beside.map(|one| parse.span(&parse.noun_phrase(one.word))));
    let is_amount = |kind: QuantityKind| {
        matches!(
            kind,
            QuantityKind::Money
                | QuantityKind::Count
                | QuantityKind::Percent
                | QuantityKind::Measure
                | QuantityKind::Rate
        )
    };
    let is_holders = |span: Span| holding.holders.iter().any(|holder| holder.span.contains(span));
    let inside = spans
        .iter()
        .flat_map(|&span| reader.context.quantities_in(span).filter(move |one| span.contains(one.span)));
    let mut found: Vec<_> =
        inside.filter(|one| is_amount(one.kind) && !is_holders(one.span)).map(|one| one.id).collect();
    found.sort_unstable_by_key(|id| id.index());
    found.dedup();
    found
}

/// Of whom it is demanded, to whom it is offered.
pub(super) fn addressees(
    reader: &Reader<'_>,
    cue: &Cue,
    content: &Content,
    holding: &Holding,
) -> Vec<EntityId> {
    let rule = &reader.lexicon.rules[cue.rule];
    let parse = reader.context.clauses.parse;
    let stands = |slot: &Slot, one: &Argument| match slot {
        Slot::Object => one.role == Role::Object || one.role == Role::Recipient,
        Slot::Recipient => one.role == Role::Recipient,
        Slot::Preposition(name) => {
            one.preposition.is_some_and(|at| parse.form(at).eq_ignore_ascii_case(name))
        }
        _ => false,
    };
    let is_directive = matches!(rule.act, Act::Demand | Act::Request | Act::Forbid | Act::Permit);
    let told = cue.clause.arguments.iter().filter(|one| {
        rule.addressee.iter().any(|slot| stands(slot, one)) && !content.words.contains(&one.word)
    });
    let mut words: Vec<_> = told.map(|one| one.word).collect();
    if cue.bare.is_some() && is_directive {
        words.extend(cue.clause.argument(Role::Subject).map(|one| one.word));
    }
    words.extend(content.subject.filter(|_| is_directive));
    if words.is_empty() && is_directive {
        let owner = parse.dependent(content.word, Relation::Possessor).filter(|_| content.clause.is_none());
        words.extend(owner);
    }
    entities(reader, &words, holding)
}

/// The entities that nouns and their lists mention, holders apart.
fn entities(reader: &Reader<'_>, words: &[usize], holding: &Holding) -> Vec<EntityId> {
    let mut found = Vec::new();
    for phrase in words.iter().flat_map(|&word| reader.context.discourse.listed(word)) {
        let entity = phrase.entity().or_else(|| reader.context.discourse.unnamed(phrase.head));
        let is_new =
            |id: &EntityId| !found.contains(id) && holding.holders.iter().all(|one| one.entity != Some(*id));
        found.extend(entity.filter(is_new));
    }
    found
}

/// Who takes part in the content, by the preposition or the verb that says how.
pub(super) fn participants(
    reader: &Reader<'_>,
    cue: &Cue,
    content: &Content,
    holding: &Holding,
) -> Vec<Participant> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let mut found: Vec<Participant> = Vec::new();
    let mut put = |role: ParticipantRole, words: &[usize]| {
        for entity in entities(reader, words, holding) {
            if found.iter().all(|one| one.entity != entity) {
                found.push(Participant { role, entity });
            }
        }
    };
    let clause = match content.clause {
        Some(index) => clauses.all[index].clone(),
        None => clauses.noun(content.word),
    };
    for one in
        clause.arguments.iter().chain(cue.clause.arguments.iter().filter(|one| one.word != content.word))
    {
        let role = match (one.role, one.preposition.map(|at| parse.form(at).to_lowercase()).as_deref()) {
            (Role::Recipient, _) => ParticipantRole::Recipient,
            (Role::Oblique, Some("to")) if is_somebody(reader, one.word) => ParticipantRole::Recipient,
            (Role::Oblique, Some("for")) if is_somebody(reader, one.word) => ParticipantRole::Beneficiary,
            (Role::Oblique, Some("against")) => ParticipantRole::Adversary,
            (Role::Oblique, Some("except" | "excluding")) => ParticipantRole::Exception,
            _ => continue,
        };
        put(role, &[one.word]);
    }
    for (role, words) in by_verbs(reader, content) {
        put(role, &words);
    }
    if let Some(holder) = holding.word {
        let except = parse.dependents(holder).filter(|&at| {
            let case = parse.dependent(at, Relation::Case);
            case.is_some_and(|case| {
                matches!(&*parse.form(case).to_lowercase(), "except" | "excluding" | "but")
            })
        });
        put(ParticipantRole::Exception, &except.collect::<Vec<_>>());
    }
    found
}

/// "Funded by Norway", "the missiles the U.S. is selling": who pays and who provides, by clauses inside the content.
fn by_verbs<'a>(reader: &'a Reader<'_>, content: &'a Content) -> Vec<(ParticipantRole, Vec<usize>)> {
    let clauses = reader.context.clauses;
    let from = clauses.all.partition_point(|clause| clause.word < content.words.start);
    let sentence = clauses.sentence(content.word);
    let inside = clauses.all[from..].iter().take_while(|clause| clause.sentence == sentence);
    let mut found = Vec::new();
    for clause in inside.filter(|clause| clause.word != content.word) {
        let hangs =
            clauses.parse.hangs_on(clause.word, |at| at == content.word || content.words.contains(&at));
        let role = match &*clause.lemma {
            "fund" | "finance" | "bankroll" | "pay" | "underwrite" => ParticipantRole::Financier,
            "sell" | "supply" | "provide" | "deliver" | "donate" | "lend" => ParticipantRole::Provider,
            "host" => ParticipantRole::Host,
            "broker" | "mediate" => ParticipantRole::Intermediary,
            _ => continue,
        };
        let subjects = clause.arguments.iter().filter(|one| one.role == Role::Subject && !one.is_shared);
        if hangs {
            found.push((role, subjects.map(|one| one.word).collect()));
        }
    }
    found
}

fn is_somebody(reader: &Reader<'_>, word: usize) -> bool {
    let kind = |id: EntityId| reader.context.discourse[id].kind;
    reader.entity_at(word).is_some_and(|id| !matches!(kind(id), EntityKind::Other | EntityKind::Product))
}

/// By when the content is to be.
pub(super) fn due(reader: &Reader<'_>, content: &Content) -> Option<TimeId> {
    let parse = reader.context.clauses.parse;
    let span = parse.span(&content.words);
    let inside = || {
        reader.context.times_in(span).filter(|time| matches!(time.r#type, TimeType::Date | TimeType::Time))
    };
    let is_by = |time: &&crate::types::TimeExpression| {
        let first = parse.tokens_within(time.span).start;
        (first.saturating_sub(2)..first)
            .any(|at| matches!(&*parse.form(at).to_lowercase(), "by" | "before" | "until"))
    };
    let is_day = |time: &&crate::types::TimeExpression| !is_now(time);
    inside().find(is_by).or_else(|| inside().find(is_day)).map(|time| time.id)
}

/// As of when it holds: "to date", "so far", "now".
pub(super) fn as_of(reader: &Reader<'_>, cue: &Cue, content: &Content) -> Option<TimeId> {
    let parse = reader.context.clauses.parse;
    let sentence = parse.span(&reader.context.clauses.sentence_words(cue.clause.sentence));
    let is_beside = |time: &&crate::types::TimeExpression| {
        let word = parse.tokens_within(time.span).start;
        !content.words.contains(&word) && parse.hangs_near(word, cue.clause.word, 3)
    };
    reader.context.times_in(sentence).filter(is_now_of).find(is_beside).map(|time| time.id)
}

fn is_now(time: &crate::types::TimeExpression) -> bool {
    time.value.as_deref() == Some("PRESENT_REF")
}

fn is_now_of(time: &&crate::types::TimeExpression) -> bool {
    is_now(time)
}
