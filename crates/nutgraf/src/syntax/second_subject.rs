//! "King Abdullah received President Abbas", "the congressman's office": two whom a parser takes for subjects of one verb.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

/// Verbs that quote whoever stands behind them.
const SPEAK: [&str; 8] = ["add", "explain", "go", "note", "remark", "say", "write", "be"];

impl Parse<'_> {
    /// Hangs the one that is no subject where it belongs: on the other, whose it is or whose title it is, or on the verb as its object.
    pub(super) fn mend_second_subjects(&mut self) {
        let names =
            ["nmod:poss", "nmod:desc", "obj", "iobj", "parataxis"].map(|name| self.relation_number(name));
        let [Some(possessor), Some(title), Some(object), Some(recipient), Some(beside)] = names else {
            return;
        };
        let mut arcs: Vec<(usize, Arc)> = Vec::new();
        for second in 1..self.len() {
            if self.relation(second) != Relation::Subject {
                continue;
            }
            let Some((first, verb)) = self.subject_with(second) else { continue };
            if verb < second {
                if self.is_object_behind(verb, second) {
                    let relation = if self.has_object(verb, second) { recipient } else { object };
                    arcs.push((second, Self::arc_to(verb, relation)));
                }
                continue;
            }
            let (start, end) = (self.phrase(second).start, self.phrase(first).end);
            if end == start
                && self.form(end - 1).ends_with(['s', '\'', '’'])
                && self.has_case(first, &["'s", "’s", "'"])
            {
                arcs.push((first, Self::arc_to(second, possessor)));
            } else if end == start && self.upos(second) == Upos::Propn && self.may_be_title(first) {
                arcs.push((first, Self::arc_to(second, title)));
            } else if self.is_dateline(first, start) {
                arcs.push((first, Self::arc_to(verb, beside)));
            }
        }
        self.rehang(&arcs);
    }

    /// The subject before another one of the same verb, and the verb.
    fn subject_with(&self, second: usize) -> Option<(usize, usize)> {
        let verb = self.head(second)?;
        let is_first = |&at: &usize| at < second && at < verb && self.relation(at) == Relation::Subject;
        Some((self.dependents(verb).filter(is_first).last()?, verb))
    }

    /// Whether a noun right behind a verb that has its subject before it is what the verb is done to.
    fn is_object_behind(&self, verb: usize, second: usize) -> bool {
        let words = self.phrase(second);
        let is_noun = matches!(self.upos(second), Upos::Propn | Upos::Noun);
        let acts = words.end < self.len() && matches!(self.upos(words.end), Upos::Verb | Upos::Aux);
        let is_verb = self.upos(verb) == Upos::Verb && !SPEAK.contains(&self.lemma(verb));
        is_noun && is_verb && !acts && words.start == verb + 1
    }

    fn has_object(&self, verb: usize, second: usize) -> bool {
        let is_object = |at: usize| {
            matches!(self.relation(at), Relation::Object | Relation::Complement | Relation::OpenComplement)
        };
        self.dependents(verb).any(|at| at > second && is_object(at))
    }

    /// "Presidential hopeful Ted Cruz", "University of Ohio professor Ana Duarte": whether words may say who a name behind them is.
    fn may_be_title(&self, first: usize) -> bool {
        let is_singular = matches!(self.tag(first), "JJ" | "NNP");
        is_singular && self.dependent(first, Relation::Conjunct).is_none()
    }

    /// "OMAN — The commander visited", "KUWAIT CITY (Agency) The emir received": whether words before others say where a report is from.
    fn is_dateline(&self, first: usize, start: usize) -> bool {
        let words = self.phrase(first);
        let opens = self.text.sentences[self.sentence_of(first)].span.start()
            == self.text.tokens[words.start].start();
        let is_capital =
            words.clone().any(|at| self.form(at).len() > 2 && self.form(at).chars().all(char::is_uppercase));
        let parts = ["-", "–", "—", "--", ")", ":", "/"];
        opens && is_capital && start > words.end && parts.contains(&self.form(start - 1))
    }
}
