//! "Said his forces were “striving for victory” and ruled out talks", "said the port would reopen and thanked the army": what whoever
//! speaks does besides, which a parser hangs on what is said.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use super::semi_auxiliary::has_to;
use crate::types::Upos;

/// Words from the verb of saying to the second verb, at most.
const REACH: usize = 60;

/// Tags of verbs that have a tense.
const TENSED: [&str; 3] = ["VBD", "VBZ", "VBP"];

/// What people do by speaking.
const SPEAKS: [&str; 30] = [
    "accuse",
    "add",
    "advise",
    "apologise",
    "apologize",
    "appeal",
    "blame",
    "call",
    "condemn",
    "criticise",
    "criticize",
    "demand",
    "deny",
    "dismiss",
    "insist",
    "pledge",
    "praise",
    "promise",
    "reaffirm",
    "reiterate",
    "reject",
    "repeat",
    "rule",
    "thank",
    "threaten",
    "urge",
    "vow",
    "warn",
    "welcome",
    "stress",
];

impl Parse<'_> {
    /// Hangs a verb that cannot go on with what is said on the verb that leads to it.
    pub(super) fn mend_conjuncts(&mut self) {
        let arcs: Vec<(usize, Arc)> = (2..self.len())
            .filter(|&at| self.relation(at) == Relation::Conjunct && self.upos(at) == Upos::Verb)
            .filter_map(|at| {
                let verb = self
                    .leads_to(at)
                    .or_else(|| self.tensed_above(at))
                    .or_else(|| self.rules_above(at))
                    .or_else(|| self.speaks_above(at))
                    .or_else(|| self.before_what(at))?;
                Some((at, Self::arc_to(verb, self.arc(at).1)))
            })
            .collect();
        self.rehang(&arcs);
    }

    /// The verb of saying that a conjunct right behind a closing mark belongs to.
    fn leads_to(&self, conjunct: usize) -> Option<usize> {
        let said = self.head(conjunct)?;
        let verb = self.head(said).filter(|_| self.relation(said) == Relation::Complement)?;
        let and = self.dependents(conjunct).find(|&at| self.relation(at) == Relation::Conjunction)?;
        let mark = and.checked_sub(1)?;
        let is_reach = verb < said && said < mark && conjunct - verb < REACH;
        let opens = |at: usize| matches!(self.form(at), "“" | "\"");
        let is_inside = matches!(self.form(mark), "”" | "\"") && (verb..mark).any(opens);
        let is_alike = self.tag(conjunct) == self.tag(verb) && TENSED.contains(&self.tag(verb));
        (is_reach && is_inside && is_alike && !self.has_subject(conjunct)).then_some(verb)
    }

    /// The verb with a tense above one without, which a conjunct with a tense cannot go on with: "would reopen and thanked".
    fn tensed_above(&self, conjunct: usize) -> Option<usize> {
        let said = self.head(conjunct).filter(|&said| said < conjunct && self.has_no_tense(said))?;
        // "Demanded that it be published, and he has been ignored": only a subjunctive takes no other subject beside it.
        if self.has_subject(conjunct) && !self.is_subjunctive(said) || !self.has_tense_beside(conjunct, said)
        {
            return None;
        }
        let mut above = self.way_up(said).into_iter().skip(1);
        above.find(|&verb| self.upos(verb) == Upos::Verb && self.has_tense(verb)).filter(|&verb| verb < said)
    }

    /// "Ruled that the firm had broken the law and ordered it to pay": the verb of a court, which orders what it rules on.
    fn rules_above(&self, conjunct: usize) -> Option<usize> {
        const RULES: [&str; 6] = ["conclude", "declare", "determine", "find", "hold", "rule"];
        const ORDERS: [&str; 9] =
            ["award", "bar", "direct", "fine", "forbid", "instruct", "order", "sentence", "tell"];
        let said = self.head(conjunct).filter(|&said| said < conjunct && !self.has_subject(conjunct))?;
        let court = self.head(said).filter(|_| self.relation(said) == Relation::Complement)?;
        let object = self.dependent(conjunct, Relation::Object)?;
        let orders = self.upos(object) == Upos::Pron && ORDERS.contains(&self.lemma(conjunct));
        (orders && court < said && RULES.contains(&self.lemma(court))).then_some(court)
    }

    /// "Said it was following the case and called for calm", "said the bridge was unsafe and demanded an inquiry": whoever says
    /// how things are speaks on.
    fn speaks_above(&self, conjunct: usize) -> Option<usize> {
        const SAYS: [&str; 8] = ["add", "argue", "claim", "explain", "insist", "note", "say", "stress"];
        let said = self.head(conjunct).filter(|&said| said < conjunct && self.has_subject(said))?;
        let verb = self.head(said).filter(|_| self.relation(said) == Relation::Complement)?;
        let is_how_things_are =
            self.auxiliaries(said).next().is_some() && !SPEAKS.contains(&self.lemma(said));
        let is_reach = verb < said && conjunct - verb < REACH && SAYS.contains(&self.lemma(verb));
        let goes_on = SPEAKS.contains(&self.lemma(conjunct)) && self.is_alike(conjunct, verb);
        (is_reach && is_how_things_are && goes_on).then_some(verb)
    }

    /// "Condemned what he called a massacre and appealed for help"
    fn before_what(&self, conjunct: usize) -> Option<usize> {
        const ASKS: [&str; 8] = ["ask", "explain", "know", "say", "see", "show", "tell", "wonder"];
        let said = self.head(conjunct).filter(|&said| said < conjunct)?;
        let leads =
            |&verb: &usize| verb < said && self.upos(verb) == Upos::Verb && self.form(verb + 1) == "what";
        let verb = self.way_up(said).into_iter().skip(1).find(leads)?;
        let goes_on = !ASKS.contains(&self.lemma(verb)) && self.is_alike(conjunct, verb);
        goes_on.then_some(verb)
    }

    /// Whether a conjunct without a subject and auxiliaries has the tense of a verb: taggers confuse "vowed" with a participle.
    fn is_alike(&self, conjunct: usize, verb: usize) -> bool {
        let tag = self.tag(verb);
        let is_same = self.tag(conjunct) == tag || tag == "VBD" && self.tag(conjunct) == "VBN";
        is_same
            && TENSED.contains(&tag)
            && !self.has_subject(conjunct)
            && self.auxiliaries(conjunct).next().is_none()
    }

    /// "That the report be published"
    fn is_subjunctive(&self, verb: usize) -> bool {
        self.relation(verb) == Relation::Complement
            && self.has_subject(verb)
            && !self.auxiliaries(verb).any(|at| self.tag(at) == "MD")
            && !has_to(self, verb)
    }

    /// "Would reopen", "to reopen"
    fn has_no_tense(&self, verb: usize) -> bool {
        let is_bare = self.tag(self.group_start(verb)) == "VB"
            && !self.auxiliaries(verb).any(|at| TENSED.contains(&self.tag(at)));
        is_bare || self.auxiliaries(verb).any(|at| self.tag(at) == "MD")
    }

    /// "Thanked", "has thanked": after "would be evacuated", "asked officials" is no passive, since it has an object, whatever the
    /// tagger says; after "would resume" nothing is.
    fn has_tense_beside(&self, conjunct: usize, said: usize) -> bool {
        let has_object =
            || self.dependents(conjunct).any(|at| at > conjunct && self.relation(at) == Relation::Object);
        let is_passive = || self.auxiliaries(said).any(|at| self.relation(at) == Relation::PassiveAuxiliary);
        let is_bare = self.tag(conjunct) == "VBN" && self.auxiliaries(conjunct).next().is_none();
        self.has_tense(conjunct) || is_bare && (has_object() || !is_passive())
    }

    fn has_tense(&self, verb: usize) -> bool {
        TENSED.contains(&self.tag(self.group_start(verb)))
    }
}
