//! "The bank, its chairman said, will sell": whoever speaks in the midst of a clause, which a parser takes for its verb.

use std::ops::Range;

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

/// Words between the commas, at most.
const WORDS: usize = 12;

/// Words from the verb that says so to the second comma, at most: "said on Monday,".
const WHEN: usize = 4;

/// Words from the second comma to the verb that goes on, at most.
const REACH: usize = 5;

/// Verbs that say who speaks.
const SAYS: [&str; 13] = [
    "add", "argue", "claim", "concede", "explain", "insist", "maintain", "note", "say", "suggest", "tell",
    "warn", "write",
];

/// Words between two commas that say who speaks, in the midst of a clause.
struct Interruption {
    /// The words with both commas.
    words: Range<usize>,
    said: usize,
    /// The verb of the clause.
    verb: usize,
}

impl Parse<'_> {
    /// Hangs those who speak in the midst of a clause on its verb, and what is left of the clause too.
    pub(super) fn mend_interruptions(&mut self) {
        let Some(beside) = self.relation_number("parataxis") else { return };
        let names = ["aux", "nsubj"].map(|name| self.relation_number(name));
        let [Some(aux), Some(subject)] = names else { return };
        let found = self.interruptions();
        let arcs: Vec<_> =
            found.iter().flat_map(|one| self.arcs_around(one, beside, [aux, subject])).collect();
        self.rehang(&arcs);
    }

    fn arcs_around(&self, one: &Interruption, beside: u8, [aux, subject]: [u8; 2]) -> Vec<(usize, Arc)> {
        let Interruption { words, said, verb } = one;
        let of_said = self.arc(*said);
        let mut arcs = vec![(*said, Self::arc_to(*verb, beside))];
        if self.head(*verb) == Some(*said) {
            arcs.push((*verb, of_said));
        }
        for at in self.dependents(*said).filter(|at| !words.contains(at) && at != verb) {
            let relation = match self.tag(at) {
                "MD" => aux,
                _ if at < words.start && self.relation(at).is_subject() => subject,
                _ => self.arc(at).1,
            };
            arcs.push((at, Self::arc_to(*verb, relation)));
            // "Will not, its premier said, send": the denial hangs on the auxiliary.
            let of_auxiliary = self.dependents(at).filter(|_| relation == aux && at < words.start);
            arcs.extend(of_auxiliary.map(|at| (at, Self::arc_to(*verb, self.arc(at).1))));
        }
        arcs
    }

    fn interruptions(&self) -> Vec<Interruption> {
        let mut found = Vec::new();
        for sentence in &self.text.sentence_tokens {
            let mut from = sentence.start;
            while let Some(comma) = (from..sentence.end).find(|&at| self.form(at) == ",") {
                from = comma + 1;
                if let Some(one) = self.interruption(sentence, comma) {
                    from = one.words.end;
                    found.push(one);
                }
            }
        }
        found
    }

    /// The interruption that a comma opens: "X, Y said, will do it" or "X will, Y said, do it", where `said` governs the rest.
    fn interruption(&self, sentence: &Range<usize>, comma: usize) -> Option<Interruption> {
        let is_close = |&at: &usize| self.form(at) == ",";
        let end = (comma + 2..sentence.end.min(comma + WORDS)).find(is_close)?;
        let said = (comma + 2..end).find(|&at| self.upos(at) == Upos::Verb).filter(|&at| end - at <= WHEN)?;
        let speaks = matches!(self.tag(said), "VBD" | "VBZ" | "VBP") && SAYS.contains(&self.lemma(said));
        let has_speaker =
            || self.dependents(said).any(|at| at > comma && at < said && self.relation(at).is_subject());
        // A quotation that goes on after its speaker is none of the clause before.
        let is_marked = || {
            (comma.saturating_sub(1)..=end + 1)
                .any(|at| at < sentence.end && self.form(at).contains(['"', '“', '”']))
        };
        if !speaks || !has_speaker() || is_marked() || sentence.end <= end + 1 {
            return None;
        }
        let is_waiting = (sentence.start.max(comma.saturating_sub(3))..comma)
            .rev()
            .take_while(|&at| matches!(self.upos(at), Upos::Aux | Upos::Part | Upos::Adv))
            .any(|at| self.tag(at) == "MD");
        let next = end + 1;
        let verb = (next..sentence.end.min(next + REACH)).find(|&at| self.upos(at) == Upos::Verb)?;
        let small = |at: usize| matches!(self.upos(at), Upos::Aux | Upos::Part | Upos::Adv);
        let goes_on = match is_waiting {
            true => self.tag(verb) == "VB",
            false => matches!(self.tag(next), "MD" | "VBD" | "VBZ" | "VBP"),
        };
        let has_subject = (sentence.start..comma).any(|at| {
            self.relation(at).is_subject() && self.head(at).is_some_and(|head| head == said || head == verb)
        });
        let is_torn = self.head(verb) == Some(said) && self.relation(verb) != Relation::Conjunct;
        let is_governed = (next..verb).all(small) && goes_on && has_subject && is_torn;
        is_governed.then_some(Interruption { words: comma..end + 1, said, verb })
    }
}
