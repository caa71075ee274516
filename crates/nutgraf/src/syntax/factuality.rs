//! How far what a clause says is so: denied, to come, or only thought of, by itself and by what stands above it.

use rustc_hash::FxHashMap;

use super::clause::{Clause, Kind, Link, Modal, Role, Tense, is_finite};
use super::clauses::Clauses;
use super::relation::Relation;
use crate::lexicon;

/// Clauses that are looked at upwards.
const STEPS: usize = 12;

/// Adverbs that hedge what a verb says, and adjectives that hedge what a noun names.
const HEDGES: [&str; 8] = [
    "reportedly",
    "probably",
    "likely",
    "apparently",
    "presumably",
    "allegedly",
    "purportedly",
    "supposedly",
];
const HEDGING: [&str; 5] = ["alleged", "purported", "reported", "rumored", "rumoured"];

/// Verbs of what is said by nobody that is named: "is said to have".
const HEARSAY: [&str; 8] = ["allege", "believe", "claim", "report", "rumor", "rumour", "say", "think"];

/// What a verb, noun or adjective says of the clause that completes it, by `veridicality.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// It is so: "managed to", "said that".
    Actual,
    /// It is not so: "failed to", "denied that".
    Negated,
    /// It is to come: "plans to".
    Future,
    /// It may be: "wants to", "hopes that".
    Hypothetical,
    /// An infinitive may be, a clause is so: "warned him to go", "warned that he went".
    Directive,
}

/// What words say of the clauses that complete them.
#[derive(Debug)]
pub(crate) struct Veridicality(FxHashMap<&'static str, Effect>);

impl Default for Veridicality {
    fn default() -> Self {
        let rows = lexicon::rows(include_str!("../../data/en/lexicon/veridicality.tsv"));
        Self(
            rows.map(|row| {
                let effect = match row[1] {
                    "actual" => Effect::Actual,
                    "negated" => Effect::Negated,
                    "future" => Effect::Future,
                    "directive" => Effect::Directive,
                    "hypothetical" => Effect::Hypothetical,
                    other => panic!("veridicality.tsv: unknown effect {other:?} of {:?}", row[0]),
                };
                (row[0], effect)
            })
            .collect(),
        )
    }
}

/// How real what a clause says is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RealityStatus {
    Actual,
    Future,
    Hypothetical,
}

/// How far what a clause says is so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Factuality {
    pub(crate) reality: RealityStatus,
    /// Whether an odd number of words deny it, its own and those above.
    pub(crate) is_negated: bool,
    /// When it is: its own tense, or that of the clause that lends it one.
    pub(crate) tense: Tense,
    /// Whether it stands in a question.
    pub(crate) is_question: bool,
    /// Whether it stands in a condition.
    pub(crate) is_condition: bool,
}

impl Factuality {
    fn deny(&mut self) {
        self.is_negated = !self.is_negated;
    }

    fn at_least(&mut self, reality: RealityStatus) {
        self.reality = self.reality.max(reality);
    }
}

impl Clauses<'_> {
    /// How far what a clause says is so.
    pub(crate) fn factuality(&self, index: usize, veridicality: &Veridicality) -> Factuality {
        self.factuality_of(&self.all[index], Some(index), veridicality)
    }

    /// The same of a clause that has no index of its own: that of a noun.
    pub(crate) fn factuality_of(
        &self,
        clause: &Clause,
        index: Option<usize>,
        veridicality: &Veridicality,
    ) -> Factuality {
        let mut factuality = Factuality {
            reality: RealityStatus::Actual,
            is_negated: clause.negator.is_some(),
            tense: clause.tense,
            is_question: self.asks(clause.sentence),
            is_condition: false,
        };
        let (mut at, mut index) = (clause, index);
        let mut is_past_beside = false;
        // "Questioned whether the plan to build it would work": a noun in what is asked is not asked about.
        let mut is_said = true;
        for _ in 0..STEPS {
            if !is_past_beside {
                self.take_in_modal(&mut factuality, at);
            }
            // "It will open the port after they refused", "would cost much and called it a siege": what was so before, or beside.
            is_past_beside = matches!(at.link, Link::Adverbial | Link::Conjunct)
                && at.tense == Tense::Past
                && at.modal.is_none();
            factuality.is_condition |= index.is_some_and(|index| self.is_condition(index));
            factuality.is_question |= is_said && self.asks_whether(at);
            is_said &= matches!(at.link, Link::Complement | Link::Conjunct);
            let Some(above) = at.above.filter(|_| at.link != Link::Relative) else { break };
            let next = &self.all[above];
            let was_negated = factuality.is_negated;
            match self.noun_told_of(next, at) {
                Some(noun) => pass(&mut factuality, at, &noun, veridicality),
                None => pass(&mut factuality, at, next, veridicality),
            }
            let is_denied = factuality.is_negated != was_negated;
            if at.link != Link::Conjunct && !is_denied && next.word < at.word && self.stops_short(next) {
                factuality.deny();
            }
            (at, index) = (next, Some(above));
        }
        if factuality.is_question || factuality.is_condition {
            factuality.at_least(RealityStatus::Hypothetical);
        }
        factuality
    }

    fn take_in_modal(&self, factuality: &mut Factuality, at: &Clause) {
        if at.tense == Tense::Future {
            factuality.at_least(RealityStatus::Future);
        }
        match at.modal.map(|(modal, _)| modal) {
            None | Some(Modal::Will) => {}
            Some(Modal::Would) if self.is_reported(at) || self.is_foretold(at) => {
                factuality.at_least(RealityStatus::Future);
            }
            Some(_) => factuality.at_least(RealityStatus::Hypothetical),
        }
    }

    /// "Doubts remain that it will pay": the noun that a clause completes from behind the verb, which only says that there is such a thing.
    pub(crate) fn noun_told_of(&self, verb: &Clause, below: &Clause) -> Option<Clause> {
        const IS_THERE: [&str; 10] = [
            "appear",
            "circulate",
            "emerge",
            "exist",
            "grow",
            "linger",
            "mount",
            "persist",
            "remain",
            "rise",
        ];
        let is_there = below.link == Link::Complement
            && !below.is_infinitive
            && verb.kind == Kind::Verb
            && IS_THERE.contains(&verb.verb());
        let subject = verb.argument(Role::Subject).filter(|one| is_there && one.word < verb.word)?;
        let noun = self.noun(subject.word);
        (noun.kind == Kind::Noun).then_some(noun)
    }

    /// "Kenya reportedly attacked Sudan", "the alleged attack": whether the word of a clause is hedged.
    pub(crate) fn is_hedged(&self, clause: &Clause) -> bool {
        let of_noun = clause.kind == Kind::Noun;
        self.parse.dependents(clause.word).any(|at| {
            let form = self.parse.form(at).to_lowercase();
            match self.parse.relation(at) {
                Relation::Adverb => HEDGES.contains(&&*form),
                Relation::Adjective => of_noun && HEDGING.contains(&&*form),
                _ => false,
            }
        })
    }

    /// "Chad is said to have expelled the envoy": told by nobody that is named.
    pub(crate) fn is_hearsay(&self, clause: &Clause) -> bool {
        let above = clause.above.filter(|_| clause.link == Link::Complement && clause.is_infinitive);
        above
            .map(|above| &self.all[above])
            .is_some_and(|verb| verb.is_passive && verb.kind == Kind::Verb && HEARSAY.contains(&verb.verb()))
    }

    /// "Said it would": what was to come when it was said.
    pub(crate) fn is_reported(&self, clause: &Clause) -> bool {
        let mut at = clause;
        for _ in 0..STEPS {
            let Some(above) = at.above else { return false };
            let is_complement = at.link == Link::Complement;
            at = &self.all[above];
            if is_complement && at.kind == Kind::Verb {
                return at.tense == Tense::Past || at.is_perfect || at.tense == Tense::None;
            }
        }
        false
    }

    /// "They would meet in May": what was to come, as the writer tells it, under no condition.
    fn is_foretold(&self, clause: &Clause) -> bool {
        let bounded = self.of(clause.word).is_some_and(|index| self.conditions_of(index).next().is_some());
        clause.link == Link::Main && !clause.is_perfect && !bounded
    }

    /// "Stopped short of condemning", "fell short of a pledge", "came close to signing": who does so much and no more.
    fn stops_short(&self, verb: &Clause) -> bool {
        const SHORT: [[&str; 2]; 5] =
            [["short", "of"], ["shy", "of"], ["clear", "of"], ["close", "to"], ["away", "from"]];
        let stops = matches!(verb.verb(), "stop" | "fall" | "come" | "steer" | "shy" | "back");
        let mut after = verb.word + 1..(verb.word + 3).min(self.parse.len() - 1);
        stops
            && after.any(|at| {
                SHORT
                    .iter()
                    .any(|pair| self.parse.is_any(at, &pair[..1]) && self.parse.is_any(at + 1, &pair[1..]))
            })
    }

    /// "Stopped short of", "came close to": the verb says how far what comes after it went, and nothing of its own.
    pub(crate) fn says_how_far(&self, verb: &Clause) -> bool {
        self.stops_short(verb) && self.parse.is_any(verb.word + 1, &["short", "close"])
    }

    /// "Would not say whether it would send tanks": what is asked, or left open.
    fn asks_whether(&self, clause: &Clause) -> bool {
        let opener = self.opener(clause).filter(|_| clause.link == Link::Complement);
        opener.is_some_and(|at| self.parse.is_any(at, &["whether", "if"]))
    }

    /// Whether a clause is the head of a condition.
    fn is_condition(&self, index: usize) -> bool {
        let clause = &self.all[index];
        let Some(above) = clause.above.filter(|_| clause.link == Link::Adverbial) else { return false };
        self.conditions_of(above).any(|condition| condition.words.contains(&clause.word))
    }

    fn asks(&self, sentence: usize) -> bool {
        let words = self.sentence_words(sentence);
        let mark = |&at: &usize| matches!(self.parse.form(at), "?" | "?!" | "??");
        words.rev().take(3).any(|at| mark(&at))
    }
}

/// Takes in what the clause above says of the one below.
fn pass(factuality: &mut Factuality, at: &Clause, above: &Clause, veridicality: &Veridicality) {
    let shares = !is_finite(at);
    match at.link {
        Link::Conjunct => {
            if shares {
                factuality.tense = above.tense;
            }
            if shares && above.negator.is_some_and(|negator| negator < above.word) {
                factuality.deny();
            }
        }
        Link::Complement | Link::Participant => {
            if shares && factuality.tense == Tense::None {
                factuality.tense = above.tense;
            }
            // "Has no plans": the verb is denied by the word that denies its object.
            if above.negator.is_some() && above.negator != at.negator {
                factuality.deny();
            }
            match veridicality.of(above, at) {
                Effect::Actual => {}
                Effect::Negated => factuality.deny(),
                Effect::Future => factuality.at_least(RealityStatus::Future),
                Effect::Hypothetical | Effect::Directive => factuality.at_least(RealityStatus::Hypothetical),
            }
        }
        Link::Adverbial if at.is_infinitive => factuality.at_least(RealityStatus::Hypothetical),
        Link::Adverbial if shares && factuality.tense == Tense::None => factuality.tense = above.tense,
        _ => {}
    }
}

impl Veridicality {
    /// Whether a word takes clauses that complete it.
    pub(crate) fn knows(&self, lemma: &str) -> bool {
        self.0.contains_key(lemma)
    }

    /// What a clause says of the one that completes it.
    fn of(&self, above: &Clause, below: &Clause) -> Effect {
        let known = self.0.get(&*above.lemma).copied();
        match (above.kind, below.link) {
            // "The attack was planned": a noun that takes part is as real as its verb.
            (_, Link::Participant) => match known {
                Some(Effect::Negated) => Effect::Negated,
                Some(Effect::Future | Effect::Hypothetical | Effect::Directive) => Effect::Hypothetical,
                _ => Effect::Actual,
            },
            (Kind::Noun | Kind::Adjective, _) if below.is_infinitive => known.unwrap_or(Effect::Future),
            _ if below.is_infinitive => known.unwrap_or(Effect::Hypothetical),
            _ => known
                .filter(|effect| !matches!(effect, Effect::Future | Effect::Directive))
                .unwrap_or(Effect::Actual),
        }
    }
}
