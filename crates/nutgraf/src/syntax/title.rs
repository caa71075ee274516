//! "Lawyer and activist Ana Ruiz": several titles of one person, which a parser takes for a list of two.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::parse::{Arc, Parse};
use super::relation::Relation;
use crate::lexicon::{self, noun_kind};
use crate::types::Upos;

/// Words of one title, at most: "real estate developer".
const WORDS: usize = 5;

/// Titles of one person, at most.
const MOST: usize = 6;

/// What roles are called.
static ROLES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/en/lexicon/role.tsv")));

/// Whether a person goes by a noun.
fn is_title(lemma: &str) -> bool {
    ROLES.contains(lemma) || matches!(noun_kind::of(lemma), Some("person" | "office"))
}

/// A person with titles.
struct Titled {
    /// The words of the titles.
    titles: Range<usize>,
    /// The first word of the name, right behind them.
    name: usize,
    /// Which of these words hangs on what governs the person.
    governed: usize,
}

impl Parse<'_> {
    /// Hangs titles on the names of those who bear them.
    pub(super) fn join_titles(&mut self) {
        let Some(part) = self.relation_number("nmod:desc") else { return };
        let arcs: Vec<_> = self.titled().iter().flat_map(|one| self.arcs(one, part)).collect();
        self.rehang(&arcs);
    }

    fn arcs(&self, Titled { titles, name, governed }: &Titled, part: u8) -> Vec<(usize, Arc)> {
        let mut arcs = vec![(*name, self.arc(*governed))];
        for title in titles.clone() {
            let others = self.dependents(title).filter(|at| !titles.contains(at) && at != name);
            arcs.extend(others.map(|at| (at, Self::arc_to(*name, self.arc(at).1))));
            if self.head(title).is_none_or(|head| !titles.contains(&head)) {
                arcs.push((title, Self::arc_to(*name, part)));
            }
        }
        arcs
    }

    /// Persons with titles that a parser did not take for theirs, in reading order.
    fn titled(&self) -> Vec<Titled> {
        let mut found = Vec::new();
        for sentence in &self.text.sentence_tokens {
            for name in sentence.clone().skip(1) {
                if self.upos(name) == Upos::Propn && self.tag(name - 1) == "NN" {
                    found.extend(
                        self.with_joined(sentence.start, name)
                            .or_else(|| self.with_listed(sentence.start, name)),
                    );
                }
            }
        }
        found
    }

    /// "Lawyer and activist Ana Ruiz": the last of several titles ends before the name.
    fn with_joined(&self, start: usize, name: usize) -> Option<Titled> {
        let and = self.title(start, name)?.start.checked_sub(1).filter(|&at| self.is_any(at, &["and"]))?;
        let mut first = self.title_of_person(start, and)?;
        let mut titles = first.start..name;
        for _ in 1..MOST {
            let comma = titles.start.checked_sub(1).filter(|&at| self.form(at) == ",");
            let Some(before) = comma.and_then(|comma| self.title_of_person(start, comma)) else { break };
            titles.start = before.start;
            first = before;
        }
        // "The lawyer and activist Ana Ruiz" may be two; "between" speaks of two.
        let is_one = match titles.start.checked_sub(1) {
            Some(at) if self.upos(at) == Upos::Det => self.relation(name) == Relation::Apposition,
            Some(at) => !self.is_any(at, &["between", "both"]) && self.upos(at) != Upos::Propn,
            None => true,
        };
        let is_own = |at: usize| titles.contains(&at) || at == name;
        let is_governed = |&at: &usize| !self.above(at).any(is_own);
        let governed = [first.end - 1, name].into_iter().find(is_governed).filter(|_| is_one)?;
        Some(Titled { titles, name, governed })
    }

    /// "Ana Ruiz and lawyer Tom Hill", "campaign chair Ana Ruiz denied it": title and name as two of one list, as two who deny, or the
    /// name as what the title is called.
    fn with_listed(&self, start: usize, name: usize) -> Option<Titled> {
        let titles = self.title_of_person(start, name)?;
        let place = |at: usize| (self.head(at), self.relation(at));
        let is_party = |relation: Relation| {
            relation.is_subject() || matches!(relation, Relation::Conjunct | Relation::Object)
        };
        let are_two = place(name - 1) == place(name) && is_party(self.relation(name));
        let is_apposition = place(name) == (Some(name - 1), Relation::Apposition);
        let governed = if is_apposition { name - 1 } else { name };
        (are_two || is_apposition).then_some(Titled { titles, name, governed })
    }

    /// The words of the title that ends before a word.
    fn title(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let is_part = |&at: &usize| matches!(self.upos(at), Upos::Noun | Upos::Adj);
        let first = (start.max(end.saturating_sub(WORDS))..end).rev().take_while(is_part).last()?;
        Some(first..end)
    }

    /// The same, where it surely is that of one person.
    fn title_of_person(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let title = self.title(start, end)?;
        (self.tag(end - 1) == "NN" && is_title(self.lemma(end - 1))).then_some(title)
    }
}
