//! "Told the court the firm had paid": whoever is told, whom a parser takes for a second subject of what they are told.

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::types::Upos;

/// Verbs of telling somebody that something is so.
const TELL: [&str; 10] =
    ["advise", "assure", "convince", "inform", "notify", "persuade", "remind", "show", "tell", "warn"];

impl Parse<'_> {
    /// Hangs whoever is told, right behind the verb of telling, on it.
    pub(super) fn mend_recipients(&mut self) {
        let names = ["iobj", "nsubj", "det"].map(|name| self.relation_number(name));
        let [Some(recipient), Some(subject), Some(determiner)] = names else { return };
        let mut arcs: Vec<(usize, Arc)> = Vec::new();
        for teller in 0..self.len().saturating_sub(1) {
            if !TELL.contains(&self.lemma(teller)) {
                continue;
            }
            if let Some(noun) = self.noun_of_stray_determiner(teller + 1) {
                arcs.push((teller + 1, Self::arc_to(noun, determiner)));
            }
            let Some((told, said, joined)) = self.told_as_subject(teller) else { continue };
            arcs.push((told, Self::arc_to(teller, recipient)));
            arcs.extend(joined.map(|name| (name, Self::arc_to(said, subject))));
        }
        self.rehang(&arcs);
    }

    /// The noun right behind a verb of telling that was taken for a subject of what is told, the word for what is told, and the name
    /// behind the noun that is its subject, where that was joined to the noun: "told state media Chad would".
    fn told_as_subject(&self, teller: usize) -> Option<(usize, usize, Option<usize>)> {
        let is_clause = |at: &usize| *at > teller && self.relation(*at) == Relation::Complement;
        let said = self.dependents(teller).find(is_clause)?;
        let is_subject = |at: &usize| self.relation(*at).is_subject();
        let told = self.dependents(said).find(|at| *at > teller && is_subject(at))?;
        let words = self.noun_phrase(told);
        let is_next = words.start == teller + 1 && self.upos(told) != Upos::Pron;
        let is_second = |at: usize| self.noun_phrase(at).start == words.end;
        if is_next && self.dependents(said).any(|at| at > told && is_subject(&at) && is_second(at)) {
            return Some((told, said, None));
        }
        let joined = self.dependent(told, Relation::Apposition).filter(|&at| at == told + 1)?;
        let is_helped =
            self.upos(joined) == Upos::Propn && joined + 1 < self.len() && self.upos(joined + 1) == Upos::Aux;
        (is_helped && self.phrase(told).start == teller + 1).then_some((told, said, Some(joined)))
    }

    /// The noun that an article belongs to which was hung on a later one with an article of its own: "told the BBC the union would".
    fn noun_of_stray_determiner(&self, article: usize) -> Option<usize> {
        let is_article =
            |at: usize| self.is_any(at, &["the", "a", "an"]) && self.relation(at) == Relation::Determiner;
        let noun = self.head(article).filter(|&noun| noun > article && is_article(article))?;
        let second = (article + 2..noun).find(|&at| is_article(at) && self.head(at) == Some(noun))?;
        matches!(self.upos(second - 1), Upos::Noun | Upos::Propn).then_some(second - 1)
    }
}
