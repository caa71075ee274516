//! Events whose triggers the model finds: who takes part by the clause that each trigger stands in.

use std::ops::Range;

use super::trigger::{self, Trigger};
use super::{Draft, Found, Reader, accident, admission, party, status};
#[cfg(feature = "train")]
use crate::argument::ArgumentKind;
use crate::argument::{self, Ask};
use crate::confidence::Origin;
use crate::learn::stance::TYPES;
use crate::syntax::{Argument, Clause, Factuality, Kind, Link, Modal, RealityStatus, Relation, Role, Tense};
use crate::types::{EntityId, EntityKind, Event, EventStatus, EventType, Evidence, Upos};

/// How likely the model must take a word for a trigger.
const LEAST: f32 = 0.2;

/// Words between two of one trigger, at most.
const GAP: usize = 2;

/// The events of a text: those that rules find (`ruled`) and those that the model finds, each trigger once. Where both find
/// one, the rule reads it.
pub(super) fn settle(reader: &Reader<'_>, ruled: Vec<Event>) -> Vec<Found> {
    let clauses = reader.context.clauses;
    let found = |event| Found { event, arguments: [0.0; 2], frame: 0, origin: Origin::Rule };
    let mut all: Vec<_> = ruled.into_iter().map(found).collect();
    all.sort_by_key(|found| found.event.trigger.span);
    let mut new: Vec<Found> = Vec::new();
    for found in find(reader) {
        let trigger = found.event.trigger.span;
        let sentence = clauses.sentence(clauses.parse.tokens_touching(trigger).start);
        let sentence = clauses.parse.span(&clauses.sentence_words(sentence));
        let from = all.partition_point(|known| known.event.trigger.span.start() < sentence.start());
        let ruled = all[from..].iter().take_while(|known| known.event.trigger.span.start() < sentence.end());
        let before =
            new.iter().rev().take_while(|known| known.event.trigger.span.start() >= sentence.start());
        let mut near = ruled.chain(before).map(|known| &known.event);
        if !near.any(|known| known.trigger.span.overlaps(trigger) || tells(reader, known, &found.event)) {
            new.push(found);
        }
    }
    all.extend(new);
    all.sort_by_key(|found| found.event.trigger.span);
    all
}

/// Whether an event of the same sentence says the same of the same, or is what only says that what the other one names is done
/// or how: "held talks", "must open", "killed in a bombing".
fn tells(reader: &Reader<'_>, known: &Event, event: &Event) -> bool {
    let parse = reader.context.clauses.parse;
    let word = |event: &Event| parse.tokens_touching(event.trigger.span).start;
    let own = word(event);
    let is_same = known.r#type == event.r#type && known.actors == event.actors;
    let is_how = match parse.relation(own) {
        Relation::Object | Relation::Auxiliary => true,
        Relation::Oblique => known.r#type == event.r#type,
        _ => false,
    };
    // "The bombing, in which rebels killed 60": what is told of it is what was done.
    let other = word(known);
    let is_told = parse.relation(other) == Relation::Relative && parse.head(other) == Some(own);
    is_same || is_how && parse.head(own) == Some(other) || is_told && known.r#type == event.r#type
}

/// The events whose triggers the model finds, in reading order.
fn find(reader: &Reader<'_>) -> Vec<Found> {
    runs(reader).into_iter().filter_map(|run| event(reader, run)).collect()
}

/// Words that the model takes for the trigger of one event: "held preliminary talks".
struct Run {
    words: Range<usize>,
    r#type: EventType,
    /// How likely the model takes the first of them.
    score: f32,
}

fn runs(reader: &Reader<'_>) -> Vec<Run> {
    let clauses = reader.context.clauses;
    let mut runs: Vec<Run> = Vec::new();
    for stance in &clauses.parse.stances {
        let Some(&(r#type, score)) = stance.events.first().filter(|(_, score)| *score >= LEAST) else {
            continue;
        };
        let goes_on = |last: &&mut Run| {
            last.r#type == r#type
                && stance.word < last.words.end + GAP
                && clauses.sentence(stance.word) == clauses.sentence(last.words.start)
        };
        match runs.last_mut().filter(goes_on) {
            Some(last) => last.words.end = stance.word + 1,
            None => runs.push(Run { words: stance.word..stance.word + 1, r#type, score }),
        }
    }
    runs
}

/// The trigger that a word is by a rule, whatever stands around it.
pub(super) fn trigger(reader: &Reader<'_>, word: usize, rule: usize) -> Trigger {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let predicate = match parse.upos(word) {
        Upos::Aux | Upos::Part | Upos::Adp => {
            parse.head(word).into_iter().chain([word]).find(|&at| clauses.of(at).is_some()).unwrap_or(word)
        }
        _ => word,
    };
    let index = clauses.of(predicate);
    let clause = index.map_or_else(|| clauses.noun(predicate), |index| clauses.all[index].clone());
    let light = clauses.object_of(&clause).filter(|_| clause.kind == Kind::Noun);
    let light = light.filter(|&above| reader.rules.lexicon.is_light(clauses.all[above].verb()));
    Trigger { rules: vec![rule], clause, index, light, words: word..word + 1 }
}

fn event(reader: &Reader<'_>, Run { words, r#type, score }: Run) -> Option<Found> {
    let trigger = trigger(reader, words.start, reader.rules.lexicon.learned(r#type));
    let particle = trigger.clause.particle.filter(|&at| at == words.end);
    let trigger = Trigger { words: words.start..particle.map_or(words.end, |at| at + 1), ..trigger };
    let lexicon = &reader.rules.lexicon;
    if reader.context.tells_a_plot(trigger.clause.sentence)
        || lexicon.is_turned(&trigger.clause.lemma, r#type)
        || is_other_sense(reader, &trigger, r#type)
        || accident::is(reader, &trigger)
        || reader.context.clauses.says_how_far(&trigger.clause)
    {
        return None;
    }
    let factuality = reader.factuality(&trigger);
    if factuality.is_question || factuality.is_condition {
        return None;
    }
    let (draft, arguments) = draft(reader, &trigger, factuality);
    let draft = draft.with_one_another(r#type);
    if r#type == EventType::Reject && admission::is_retreat(&draft, reader)
        || r#type == EventType::Threaten && warns_of_others(reader, &trigger)
    {
        return None;
    }
    let status = told(r#type, &draft.factuality, draft.is_historical);
    let is_told = !draft.actors.is_empty() || !draft.recipients.is_empty();
    let frame = u8::from(status::is_unreal(reader, &trigger, &factuality));
    let evidence = Evidence { rule: Some(lexicon.rules[trigger.rules[0]].name.clone()), score: Some(score) };
    (is_told && status != EventStatus::Negated).then(|| Found {
        arguments,
        frame,
        origin: Origin::Model,
        event: draft.into_event((r#type, status), None, evidence),
    })
}

/// "Warned that militants would attack the hotels": of whom somebody warns.
fn warned_of(reader: &Reader<'_>, trigger: &Trigger) -> Option<usize> {
    let clauses = reader.context.clauses;
    let below = trigger.index.and_then(|index| clauses.complement(index)).map(|below| &clauses.all[below]);
    let below = below.filter(|below| trigger.clause.verb() == "warn" && !below.is_infinitive)?;
    let subject = below.argument(Role::Subject)?.word;
    (clauses.parse.upos(subject) != Upos::Pron).then_some(subject)
}

/// Whether somebody warns of what others will do, which threatens nobody.
fn warns_of_others(reader: &Reader<'_>, trigger: &Trigger) -> bool {
    let acts = |subject: usize| {
        let discourse = reader.context.discourse;
        let entity = discourse.noun_phrase(subject).entity().or_else(|| discourse.unnamed(subject));
        entity.is_some_and(|id| discourse[id].sector.is_some() || discourse[id].kind != EntityKind::Other)
    };
    warned_of(reader, trigger)
        .is_some_and(|subject| acts(subject) && !reader.context.is_of_one_side(&trigger.clause, subject))
}

/// Whether rules rule out what the words say here: "met their deaths", "the recipe calls for two eggs".
fn is_other_sense(reader: &Reader<'_>, trigger: &Trigger, r#type: EventType) -> bool {
    let lexicon = &reader.rules.lexicon;
    let lemma = |role: Role| {
        let word = trigger.clause.argument(role)?.word;
        Some(reader.context.clauses.parse.lemma(word).to_lowercase())
    };
    if trigger.index.is_some_and(|index| trigger::keeps_silent(reader, index, &trigger.clause)) {
        return true;
    }
    trigger.clause.kind == Kind::Verb
        && (lemma(Role::Object)
            .is_some_and(|object| lexicon.is_other_sense(trigger.clause.verb(), &object, r#type))
            || lemma(Role::Subject).is_some_and(|subject| {
                // "The rupee rallied", "traders cheered the deal"
                let is_market = match r#type {
                    EventType::Protest => lexicon.is_of("market", &subject),
                    EventType::Support => lexicon.is_of("trader", &subject),
                    _ => false,
                };
                is_market || lexicon.is_of("thing", &subject)
            })
            || trigger::is_other_with(reader, &trigger.clause, r#type))
        || r#type == EventType::Assault && {
            let subject = trigger.clause.argument(Role::Subject).map(|one| one.word);
            let parse = reader.context.clauses.parse;
            subject.is_some_and(|at| lexicon.is_of("sport", &parse.lemma(at).to_lowercase()))
                || trigger.words.clone().chain(subject).any(|word| party::is_of_creature(reader, word))
        }
}

/// Who does what a trigger says and to whom, by rules.
struct Ruled {
    actors: Vec<EntityId>,
    /// The head of the words for who does it.
    head: Option<usize>,
    recipients: Vec<EntityId>,
}

fn ruled(reader: &Reader<'_>, trigger: &Trigger, word: usize) -> Ruled {
    let parse = reader.context.clauses.parse;
    let quotation = reader.context.quotation_around(parse.text.tokens[word]);
    let is_modal = trigger.clause.modal.is_some_and(|(modal, at)| {
        at == word && matches!(modal, Modal::Must | Modal::Should | Modal::May | Modal::Can | Modal::Could)
    });
    let must = is_modal || trigger.index.is_some_and(|index| reader.context.clauses.is_needed(index));
    let speaker = || quotation.and_then(|quotation| quotation.speaker);
    if must {
        // "They must go", somebody says: who says it asks them.
        let subject = trigger.clause.argument(Role::Subject).or(trigger.clause.argument(Role::Object));
        let recipients = subject.map(|one| reader.parties(one.word).collect()).unwrap_or_default();
        return Ruled { actors: speaker().into_iter().collect(), head: None, recipients };
    }
    if let Some(ruled) = under_fire(reader, trigger) {
        return ruled;
    }
    let found = party::actors(reader, trigger);
    let head = found.as_ref().map(|(_, head)| *head);
    let actors = found.map(|(actors, _)| actors).unwrap_or_default();
    let closed = Reader { is_open: false, ..*reader };
    let recipients = party::recipients(&closed, trigger, &actors, head.unwrap_or(trigger.clause.word));
    let actors = if actors.is_empty() { closed.others(trigger, &recipients) } else { actors };
    // "“They asked us to leave,” Kim said": what another does.
    let is_of_another = reader.context.told_of(&trigger.clause).is_some();
    let actors = if actors.is_empty() && speaks(reader, trigger) && !is_of_another {
        speaker().filter(|id| !recipients.contains(id)).into_iter().collect()
    } else {
        actors
    };
    match party::visitor(reader, trigger, &recipients) {
        Some(visitor) => Ruled { actors: recipients, head: Some(visitor), recipients: actors },
        None => Ruled { actors, head, recipients },
    }
}

/// "Came under fire from her own party": whoever is under it bears it.
fn under_fire(reader: &Reader<'_>, trigger: &Trigger) -> Option<Ruled> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let word = trigger.clause.word;
    let is_under = trigger.clause.kind == Kind::Noun && parse.has_case(word, &["under"]);
    let above = clauses.above(word).filter(|_| is_under).map(|above| &clauses.all[above])?;
    let mut arguments = trigger.clause.arguments.iter().chain(&above.arguments);
    let from = arguments.find(|one| one.word > word && one.is_after(parse, &["from", "by"]));
    let subject = above.argument(Role::Subject)?;
    let parties = |word: usize| reader.parties(word).collect::<Vec<_>>();
    let actors = from.map(|one| parties(one.word)).unwrap_or_default();
    Some(Ruled { actors, head: from.map(|one| one.word), recipients: parties(subject.word) })
}

impl Ruled {
    fn ask_actors<'a>(&'a self, reader: &Reader<'_>, trigger: &'a Trigger) -> Ask<'a> {
        let (ruled, label) =
            (self.head.as_slice(), label(reader.rules.lexicon.rules[trigger.rules[0]].r#type));
        Ask { label, clause: &trigger.clause, ruled, named: &self.actors, taken: &[] }
    }

    fn ask_recipients<'a>(
        &'a self,
        reader: &Reader<'_>,
        trigger: &'a Trigger,
        actors: &'a [EntityId],
    ) -> Ask<'a> {
        let label = label(reader.rules.lexicon.rules[trigger.rules[0]].r#type);
        Ask { label, clause: &trigger.clause, ruled: &[], named: &self.recipients, taken: actors }
    }

    /// Those whom the scorers choose, with what rules say as one of their reasons.
    fn chosen(self, reader: &Reader<'_>, trigger: &Trigger) -> (Vec<EntityId>, Vec<EntityId>, [f32; 2]) {
        let pick = |word: Option<usize>, ruled: &[EntityId]| {
            let Some(word) = word.map(|word| reader.whole(word, trigger)) else { return Vec::new() };
            let found = taking_part(reader, word);
            let is_ruled = found.is_empty() || found.iter().any(|id| ruled.contains(id));
            if is_ruled { ruled.to_vec() } else { found }
        };
        let (context, rules) = (reader.context, reader.rules);
        let (actor, of_actor) = argument::choose(context, &rules.actors, &self.ask_actors(reader, trigger));
        let is_of_another =
            context.told_of(&trigger.clause).is_some() || context.is_done_by_nobody(&trigger.clause);
        let speaker = || {
            let quotation = context.quotation_around(context.clauses.parse.span(&trigger.words))?;
            context.speaker_word(quotation).filter(|_| is_of_another)
        };
        let actor = actor.filter(|&word| {
            !leaves_out_actor(reader, &trigger.clause)
                && !is_whence(reader, trigger, word)
                && speaker() != Some(word)
        });
        let actor = self.passive_agent(reader, trigger).or(actor);
        let is_topic = self.head.is_some_and(|head| party::is_topic(reader, trigger, head));
        let mut actors = pick(actor, &self.actors);
        actors.retain(|id| !is_topic || !self.actors.contains(id));
        let ask = self.ask_recipients(reader, trigger, &actors);
        let (recipient, of_recipient) = argument::choose(context, &rules.recipients, &ask);
        let recipient = recipient.filter(|&word| {
            !is_object_given(reader, trigger, word)
                && !party::is_venue(reader, trigger, word)
                && !party::is_goal(reader, word)
                && !is_told_of_it(reader, trigger, word)
        });
        let mut recipients = pick(recipient, &self.recipients);
        let threatens = reader.rules.lexicon.rules[trigger.rules[0]].r#type == EventType::Threaten;
        let warned_of = warned_of(reader, trigger).filter(|_| threatens);
        let warned_of: Vec<_> = warned_of.into_iter().flat_map(|word| reader.parties(word)).collect();
        recipients.retain(|id| !actors.contains(id) && !warned_of.contains(id));
        (actors, recipients, [of_actor, of_recipient])
    }
}

impl Ruled {
    /// "Was shelled for three hours, with heavy guns, by the army": who does it behind "by", however far, where rules name somebody
    /// there who is known to act.
    fn passive_agent(&self, reader: &Reader<'_>, trigger: &Trigger) -> Option<usize> {
        let (clauses, discourse) = (reader.context.clauses, reader.context.discourse);
        let clause = Some(&trigger.clause).filter(|clause| clause.is_passive)?;
        let own = clause.argument(Role::Subject).filter(|one| one.word > clause.word).map(|one| one.word);
        let agent = own.or_else(|| clauses.late_agent(clause))?;
        let acts = |id: EntityId| {
            discourse[id].sector.is_some()
                || discourse.is_state(id)
                || matches!(
                    discourse[id].kind,
                    EntityKind::Person | EntityKind::Organization | EntityKind::Group
                )
        };
        reader.parties(agent).any(|id| acts(id) && self.actors.contains(&id)).then_some(agent)
    }
}

/// Those whom a noun names; where it is the event itself ("the strike by train drivers") or something that somebody makes ("an appeal
/// by the government"), those after "by".
fn taking_part(reader: &Reader<'_>, word: usize) -> Vec<EntityId> {
    let parse = reader.context.clauses.parse;
    let makes =
        |&at: &usize| parse.relation(at) == Relation::Noun && at > word && parse.has_case(at, &["by"]);
    let maker = parse.dependents(word).find(makes);
    let is_named = reader.context.discourse.mention_at(word).is_some();
    let makers: Vec<_> = maker.filter(|_| !is_named).into_iter().flat_map(|at| reader.parties(at)).collect();
    if makers.is_empty() { reader.parties(word).collect() } else { makers }
}

/// "Promised troops": whether the object is what somebody is given.
fn is_object_given(reader: &Reader<'_>, trigger: &Trigger, word: usize) -> bool {
    let is_object = |one: &Argument| one.role == Role::Object && one.word == word;
    trigger.clause.arguments.iter().any(is_object) && party::is_given(reader, trigger, word)
}

/// "Told the broadcaster that she had asked for it": whoever is told of it is asked nothing.
fn is_told_of_it(reader: &Reader<'_>, trigger: &Trigger, word: usize) -> bool {
    let clauses = reader.context.clauses;
    let clause = &trigger.clause;
    let is_asked = reader.rules.lexicon.rules[trigger.rules[0]].r#type == EventType::Request;
    let is_past = clause.link == Link::Complement && clause.tense == Tense::Past && clause.modal.is_none();
    let above = clause.above.filter(|_| is_asked && is_past).map(|above| &clauses.all[above]);
    let is_told = |one: &Argument| one.word == word && matches!(one.role, Role::Recipient | Role::Object);
    above.is_some_and(|above| above.arguments.iter().any(is_told))
}

/// "Was released from prison", "were killed in Gaza": the thing that somebody is taken from does nothing, nor the place where they die.
fn is_whence(reader: &Reader<'_>, trigger: &Trigger, word: usize) -> bool {
    let parse = reader.context.clauses.parse;
    let is_from = |one: &Argument| one.word == word && one.is_after(parse, &["from", "in", "at", "near"]);
    let stands = trigger.clause.arguments.iter().any(is_from);
    let is_assault = reader.rules.lexicon.rules[trigger.rules[0]].r#type == EventType::Assault;
    let is_thing = |id: EntityId| match reader.context.discourse[id].kind {
        EntityKind::Facility | EntityKind::Other => true,
        EntityKind::Place => is_assault,
        _ => false,
    };
    trigger.clause.is_passive && stands && reader.parties(word).all(is_thing)
}

/// "The men accused of fraud": a passive participle beside its noun that says nobody who does it.
fn leaves_out_actor(reader: &Reader<'_>, clause: &Clause) -> bool {
    let clauses = reader.context.clauses;
    clause.kind == Kind::Verb
        && clause.is_passive
        && clause.link == Link::Relative
        && clause.argument(Role::Subject).is_none()
        && clauses.late_agent(clause).is_none()
}

/// The number of a type in the rows of trees.
pub(super) fn label(r#type: EventType) -> u8 {
    // A type that is none of them is read like the plainest of them: somebody does it to somebody.
    let r#type = if r#type == EventType::Other { EventType::Coerce } else { r#type };
    TYPES.iter().position(|one| *one == r#type).unwrap_or_default() as u8
}

/// Those who may take part in what each trigger says.
#[cfg(feature = "train")]
pub(super) fn options(reader: &Reader<'_>) -> Vec<(ArgumentKind, crate::learn::choice::Choice)> {
    let parse = reader.context.clauses.parse;
    let mut found = Vec::new();
    for stance in &parse.stances {
        let Some(&(r#type, _)) = stance.events.first() else { continue };
        let trigger = trigger(reader, stance.word, reader.rules.lexicon.learned(r#type));
        let ruled = ruled(reader, &trigger, stance.word);
        let actors = argument::options(reader.context, &ruled.ask_actors(reader, &trigger));
        let ask = ruled.ask_recipients(reader, &trigger, &ruled.actors);
        let recipients = argument::options(reader.context, &ask);
        let span = parse.text.tokens[stance.word];
        found.extend(
            [(ArgumentKind::Actor, actors), (ArgumentKind::Recipient, recipients)]
                .map(|(part, options)| (part, crate::learn::choice::Choice { span, ..options })),
        );
    }
    found
}

/// What a trigger says, and how likely the trees take those who do it and to whom it is done.
pub(super) fn draft(reader: &Reader<'_>, trigger: &Trigger, factuality: Factuality) -> (Draft, [f32; 2]) {
    let parse = reader.context.clauses.parse;
    let (word, span) = (trigger.words.start, parse.span(&trigger.words));
    let quotation = reader.context.quotation_around(span);
    let ruled = ruled(reader, trigger, word);
    let head = ruled.head.unwrap_or(trigger.clause.word);
    let (actors, recipients, arguments) = ruled.chosen(reader, trigger);
    let time = status::time(reader, trigger);
    let draft = Draft {
        rules: trigger.rules.clone(),
        span,
        lemma: trigger.clause.lemma.clone(),
        factuality: status::as_told(reader, trigger, factuality),
        actors,
        recipients,
        place: party::place(reader, trigger),
        time,
        is_historical: status::is_historical(reader, word, time),
        quotation: quotation.map(|one| one.id),
        contexts: reader.rules.contexts.of(reader, trigger),
        is_political: false,
        actor_lemma: parse.lemma(head).to_lowercase(),
    };
    (draft, arguments)
}

impl Reader<'_> {
    /// Who does it where the trigger's own clause does not say: after a late "by", after "of" or "from" of a noun, the
    /// subject of a clause above.
    fn others(&self, trigger: &Trigger, recipients: &[EntityId]) -> Vec<EntityId> {
        let clauses = self.context.clauses;
        let clause = &trigger.clause;
        let retreats = self.rules.lexicon.rules[trigger.rules[0]].r#type == EventType::Retreat;
        let opens = |at: usize| {
            clauses.parse.is_any(at, &["from", "by", "among"])
                || retreats && clauses.parse.is_any(at, &["of"])
        };
        let after_of = clause
            .arguments
            .iter()
            .filter(|one| clause.kind == Kind::Noun && one.preposition.is_some_and(opens));
        // "Spoke during a meeting", "made an appeal": the noun is no subject itself.
        let is_inside = clause.above.is_some_and(|above| clauses.surface_subject(above) != Some(clause.word));
        let may_share = match clause.kind {
            Kind::Noun => is_inside && (speaks(self, trigger) || consults(self, trigger)),
            _ => !clause.is_passive,
        };
        let above = clauses.subjects_above(clause).filter(|_| may_share);
        let words = clauses.late_agent(clause).into_iter().chain(after_of.map(|one| one.word)).chain(above);
        let mut found = words.map(|word| self.parties(word).collect::<Vec<_>>());
        let is_other =
            |found: &Vec<EntityId>| !found.is_empty() && !found.iter().any(|id| recipients.contains(id));
        found.find(is_other).unwrap_or_default()
    }
}

/// Whether people meet.
fn consults(reader: &Reader<'_>, trigger: &Trigger) -> bool {
    reader.rules.lexicon.rules[trigger.rules[0]].r#type == EventType::Consult
}

/// Whether an event is one that somebody does by speaking.
fn speaks(reader: &Reader<'_>, trigger: &Trigger) -> bool {
    matches!(
        reader.rules.lexicon.rules[trigger.rules[0]].r#type,
        EventType::Accuse
            | EventType::Agree
            | EventType::Concede
            | EventType::Reject
            | EventType::Request
            | EventType::Support
            | EventType::Threaten
    )
}

/// How far an event is so whose type says already what tense and denial make of it.
pub(super) fn told(r#type: EventType, factuality: &Factuality, is_historical: bool) -> EventStatus {
    let says_no = matches!(r#type, EventType::Reject | EventType::Accuse);
    match factuality.reality {
        _ if factuality.is_negated && !says_no => EventStatus::Negated,
        RealityStatus::Hypothetical => EventStatus::Hypothetical,
        RealityStatus::Future => EventStatus::Future,
        RealityStatus::Actual if is_historical => EventStatus::Historical,
        RealityStatus::Actual => EventStatus::Actual,
    }
}
