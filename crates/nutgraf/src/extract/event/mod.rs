//! What happened, in the scheme of PLOVER: clauses whose words say an event by rule, with who did it and to whom.
//!
//! [`trigger`] finds the words, [`party`] who takes part, [`status`] how far it is so and what type that makes of it,
//! [`admission`] whether those who take part make an event of it.

mod accident;
mod admission;
mod context;
mod learned;
mod lexicon;
mod own;
mod party;
mod status;
#[cfg(all(test, feature = "models"))]
mod tests;
mod trigger;

use lexicon::Lexicon;
use trigger::Trigger;

use crate::argument::{self, ArgumentKind};
use crate::codebook::Codebook;
use crate::confidence::{self, Bar, Density, Fact, Origin};
use crate::discourse::Context;
use crate::learn::stance::Stance;
use crate::syntax::{Factuality, RealityStatus};
use crate::types::{
    Cue, EntityId, Event, EventId, EventStatus, EventType, Evidence, QuotationId, Span, TimeId,
};

/// Rules of events.
#[derive(Debug)]
pub(crate) struct Rules {
    lexicon: Lexicon,
    contexts: context::Contexts,
    /// Who does what a trigger says.
    actors: argument::Scorer,
    /// To whom it is done.
    recipients: argument::Scorer,
    /// How likely an event is right.
    confidence: confidence::Scorer,
}

impl Rules {
    /// Our rules, and those of the user.
    pub(crate) fn new(own: Option<&Codebook>) -> Self {
        Self {
            lexicon: Lexicon::new(own),
            contexts: context::Contexts::default(),
            actors: argument::Scorer::new(ArgumentKind::Actor),
            recipients: argument::Scorer::new(ArgumentKind::Recipient),
            confidence: confidence::Scorer::new("event"),
        }
    }
}

/// An event, how likely the trees take those who do it and to whom it is done (0 where rules name them), and how its clause
/// bears on it.
struct Found {
    event: Event,
    arguments: [f32; 2],
    frame: u8,
    origin: Origin,
}

/// What the words say, before it is known to be an event.
#[derive(Debug)]
struct Draft {
    /// The rules that the words fit, likeliest first.
    rules: Vec<usize>,
    span: Span,
    lemma: String,
    factuality: Factuality,
    actors: Vec<EntityId>,
    recipients: Vec<EntityId>,
    place: Option<EntityId>,
    time: Option<TimeId>,
    is_historical: bool,
    quotation: Option<QuotationId>,
    contexts: Vec<String>,
    /// The head of the words for the first actor.
    actor_lemma: String,
    /// Whether its sentence speaks of states, governments or parties.
    is_political: bool,
}

impl Draft {
    /// With those who do it together as those to whom it is done, where nobody else is told and several do it to one another.
    fn with_one_another(mut self, r#type: EventType) -> Self {
        // "Britain and Germany pledged aid", "backed the plan": nothing to one another.
        const PROMISES: [&str; 6] = ["commit", "offer", "pledge", "promise", "volunteer", "vow"];
        const BINDS: [&str; 15] = [
            "adopt",
            "approve",
            "conclude",
            "deepen",
            "establish",
            "finalize",
            "forge",
            "normalise",
            "normalize",
            "ratify",
            "renew",
            "restore",
            "resume",
            "sign",
            "upgrade",
        ];
        let verb = self.lemma.split(' ').next().unwrap_or_default();
        // Of those who meet, PLOVER lists all as actors.
        let is_mutual = match r#type {
            EventType::Agree => !PROMISES.contains(&verb),
            EventType::Cooperate => true,
            EventType::Support => BINDS.contains(&verb),
            _ => false,
        };
        if is_mutual && self.recipients.is_empty() && self.actors.len() > 1 {
            self.recipients.clone_from(&self.actors);
        }
        self
    }

    /// The event that it comes to; whoever keeps it numbers it.
    fn into_event(
        self,
        (r#type, status): (EventType, EventStatus),
        mode: Option<String>,
        evidence: Evidence,
    ) -> Event {
        Event {
            id: EventId::new(0),
            r#type,
            label: None,
            cameo: r#type.cameo(mode.as_deref()).to_owned(),
            mode,
            contexts: self.contexts,
            trigger: Cue { span: self.span, lemma: Some(self.lemma) },
            actors: each_once(self.actors),
            recipients: each_once(self.recipients),
            place: self.place,
            time: self.time,
            status,
            quotation: self.quotation,
            evidence,
        }
    }
}

/// "He or she": one.
fn each_once(parties: Vec<EntityId>) -> Vec<EntityId> {
    let mut found = Vec::with_capacity(parties.len());
    for party in parties {
        if !found.contains(&party) {
            found.push(party);
        }
    }
    found
}

#[cfg(feature = "train")]
impl Rules {
    /// Chooses who takes part by another scorer.
    pub(crate) fn learn(&mut self, part: ArgumentKind, scorer: &argument::Scorer) {
        match part {
            ArgumentKind::Actor => self.actors = scorer.clone(),
            ArgumentKind::Recipient => self.recipients = scorer.clone(),
            ArgumentKind::Holder | ArgumentKind::Content => {}
        }
    }
}

/// How likely events must be right to be told.
pub(crate) const BAR: Bar = Bar { learned: 0.3, ruled: 0.22 };

/// The same where a text is about sport: players praise and reject each other, which are no events.
const SPORT: Bar = Bar { learned: 0.75, ruled: 0.75 };

/// The events of a text, in reading order; whoever keeps them numbers them. `least` is how likely they must be, where somebody
/// asks for that.
pub(crate) fn find(context: &Context<'_>, rules: &Rules, least: Option<f32>) -> Vec<Event> {
    let density = Density::of(context);
    let is_article = confidence::is_article(context);
    let is_scored = !context.clauses.parse.stances.is_empty();
    let (found, is_sport) = all(context, rules);
    let scored = |found: Found| {
        // How likely a rule of the user is right nobody has measured.
        let is_own = found.origin == Origin::Codebook;
        let score = (is_scored && !is_own)
            .then(|| rules.confidence.likelihood(&row(context, rules, density, &found)));
        let bar = if is_sport { &SPORT } else { &BAR };
        let least = least.unwrap_or_else(|| bar.least(found.origin != Origin::Model, is_article));
        let evidence = Evidence { score, ..found.event.evidence };
        score.is_none_or(|score| score >= least).then_some(Event { evidence, ..found.event })
    };
    found.into_iter().filter_map(scored).collect()
}

/// All events that rules and the model find, in reading order, and whether the text is about sport.
fn all(context: &Context<'_>, rules: &Rules) -> (Vec<Found>, bool) {
    let reader = Reader { context, rules, latest_year: status::latest_year(context), is_open: false };
    let is_sport = context::is_sport(&reader);
    let ruled = if is_sport { Vec::new() } else { reader.ruled() };
    let reader = Reader { is_open: true, ..reader };
    (own::prefer(own::find(&reader), learned::settle(&reader, ruled)), is_sport)
}

/// What is seen of an event.
fn row(context: &Context<'_>, rules: &Rules, density: Density, found: &Found) -> confidence::Row {
    let event = &found.event;
    let parse = context.clauses.parse;
    let cue = parse.tokens_touching(event.trigger.span);
    let stances = || cue.clone().filter_map(|word| parse.stance(word));
    let most = |of: &dyn Fn(&Stance) -> f32| stances().map(of).fold(0.0, f32::max);
    let of_type =
        |stance: &Stance| stance.events.iter().filter(|one| one.0 == event.r#type).map(|one| one.1).sum();
    let fact = Fact {
        label: learned::label(event.r#type),
        scores: [most(&of_type), most(&Stance::any_event), most(&Stance::any_act)],
        is_ruled: found.origin != Origin::Model,
        listed: listed(rules, event),
        parties: &event.actors,
        others: &event.recipients,
        certainty: event.status as u8,
        content: None,
        arguments: found.arguments,
        frame: found.frame,
        cue,
    };
    confidence::row(context, density, &fact)
}

/// Whether rules know the word of an event as a trigger of its type (2) or of another (1).
fn listed(rules: &Rules, event: &Event) -> u8 {
    let lemma = event.trigger.lemma.as_deref().unwrap_or_default();
    let verb = lemma.split(' ').next().unwrap_or_default();
    let lexicon = &rules.lexicon;
    let entries = || lexicon.verb(verb).map(|entry| entry.rule).chain(lexicon.noun(lemma));
    let is_of = |rule: usize| lexicon.rules[rule].r#type == event.r#type;
    u8::from(entries().next().is_some()) + u8::from(entries().any(is_of))
}

/// The events of a text with what is seen of each: what their scorer learns from.
#[cfg(feature = "train")]
pub(crate) fn candidates(context: &Context<'_>, rules: &Rules) -> Vec<confidence::Candidate> {
    let density = Density::of(context);
    let candidate = |found: Found| confidence::Candidate {
        r#type: Some(found.event.r#type),
        parties: found.event.actors.iter().map(|&id| context.discourse.names(id)).collect(),
        ..confidence::Candidate::new(found.event.trigger.span, &row(context, rules, density, &found))
    };
    all(context, rules).0.into_iter().map(candidate).collect()
}

/// For each trigger that the model finds, those who may do it and those to whom it may be done: what their scorers learn from.
#[cfg(feature = "train")]
pub(crate) fn parties(
    context: &Context<'_>,
    rules: &Rules,
) -> Vec<(ArgumentKind, crate::learn::choice::Choice)> {
    let reader = Reader { context, rules, latest_year: status::latest_year(context), is_open: true };
    learned::options(&reader)
}

/// Reads events of a text.
struct Reader<'a> {
    context: &'a Context<'a>,
    rules: &'a Rules,
    /// That the text speaks from.
    latest_year: Option<i32>,
    /// Whether whoever is spoken of may take part, not only who is known to act.
    is_open: bool,
}

impl Reader<'_> {
    /// The events that rules find.
    fn ruled(&self) -> Vec<Event> {
        let triggers = trigger::find(self);
        let mut events = Vec::new();
        for draft in triggers.iter().filter_map(|trigger| self.read(trigger, &triggers)) {
            events.extend(admission::admit(draft, &events, self.context.discourse, self.rules));
        }
        events
    }

    /// How far what a trigger says is so.
    fn factuality(&self, trigger: &Trigger) -> Factuality {
        let factuality =
            self.context.clauses.factuality_of(&trigger.clause, trigger.index, self.context.veridicality);
        match status::is_scheduled(self, trigger, &factuality) {
            true => Factuality { reality: RealityStatus::Future, ..factuality },
            false => factuality,
        }
    }

    fn read(&self, trigger: &Trigger, triggers: &[Trigger]) -> Option<Draft> {
        let sentence = trigger.clause.sentence;
        if trigger::is_content(self, trigger, triggers) || self.context.tells_a_plot(sentence) {
            return None;
        }
        let clauses = self.context.clauses;
        let (actors, word) = party::actors(self, trigger)?;
        let recipients = party::recipients(self, trigger, &actors, word);
        let (actors, recipients) = match party::visitor(self, trigger, &recipients) {
            Some(_) => (recipients, actors),
            None => (actors, recipients),
        };
        let span = clauses.parse.span(&trigger.words);
        let factuality = self.factuality(trigger);
        if status::is_unreal(self, trigger, &factuality) || accident::is(self, trigger) {
            return None;
        }
        let time = status::time(self, trigger);
        Some(Draft {
            rules: trigger.rules.clone(),
            span,
            lemma: trigger.clause.lemma.clone(),
            factuality: status::as_told(self, trigger, factuality),
            actors,
            recipients,
            place: party::place(self, trigger),
            time,
            is_historical: status::is_historical(self, trigger.clause.word, time),
            quotation: self.context.quotation_around(span).map(|one| one.id),
            contexts: self.rules.contexts.of(self, trigger),
            is_political: self.is_political(trigger.clause.sentence),
            actor_lemma: clauses.parse.lemma(word).to_lowercase(),
        })
    }

    /// Whether somebody of public affairs is mentioned in a sentence.
    fn is_political(&self, sentence: usize) -> bool {
        let span = self.context.clauses.parse.text.sentences[sentence].span;
        let discourse = self.context.discourse;
        discourse.mentions_in(span).any(|mention| admission::is_public(discourse, mention.entity))
    }
}
