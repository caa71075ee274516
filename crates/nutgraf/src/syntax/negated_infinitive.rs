//! "Promised never to return": a word that denies the infinitive right after it, which a parser hangs on the verb before.

use super::parse::{Arc, Parse};
use super::relation::Relation;

impl Parse<'_> {
    /// Hangs "not" and "never" before "to" on the infinitive.
    pub(super) fn mend_negated_infinitives(&mut self) {
        let arcs: Vec<(usize, Arc)> = (0..self.len().saturating_sub(3))
            .filter(|&at| self.is_any(at, &["not", "never"]))
            .filter_map(|at| {
                let to = at + 1 + usize::from(self.is_any(at + 1, &["again"]));
                let is_marked = self.is_any(to, &["to"]) && self.relation(to) == Relation::Mark;
                let infinitive = self.head(to).filter(|&verb| is_marked && verb > to)?;
                (self.head(at) != Some(infinitive)).then(|| (at, Self::arc_to(infinitive, self.arc(at).1)))
            })
            .collect();
        self.rehang(&arcs);
    }
}
