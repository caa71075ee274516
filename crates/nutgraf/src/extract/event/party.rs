//! Who does it and to whom.

use super::Reader;
use super::trigger::Trigger;
use crate::syntax::{Kind, Participant, Relation, Role};
use crate::types::{EntityId, EntityKind, Span, Upos};

/// Parties that are listed at most.
const MOST: usize = 40;

/// Prepositions that somebody stands behind to whom it is done.
const TOWARDS: [&str; 18] = [
    "against", "to", "with", "on", "at", "into", "over", "from", "of", "for", "between", "in", "upon",
    "toward", "towards", "about", "near", "along",
];

/// One who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Party {
    /// An entity of the article.
    Known(EntityId),
    /// Words that name nobody: "Israeli troops".
    Phrase(Span),
}

/// Who does it, with the head of the first one's words; `None` where nobody is told.
pub(super) fn actors(reader: &Reader<'_>, trigger: &Trigger) -> Option<(Vec<Party>, usize)> {
    let clauses = reader.source.clauses;
    let clause = trigger.light.map_or(&trigger.clause, |light| &clauses.all[light]);
    let roles: &[Role] = match clause.kind {
        Kind::Noun => &[Role::Possessor, Role::Subject, Role::Modifier],
        _ => &[Role::Subject],
    };
    for role in roles {
        for one in clause.arguments.iter().filter(|one| one.role == *role) {
            let found: Vec<_> = reader.parties(one.word).collect();
            if !found.is_empty() {
                return Some((found, one.word));
            }
            // "The government's decision", "a report by Norway": whoever stands inside acts.
            let inside = if *role == Role::Subject { reader.inside(one.word) } else { Vec::new() };
            if !inside.is_empty() {
                return Some((inside, one.word));
            }
        }
    }
    None
}

/// To whom it is done.
pub(super) fn recipients(reader: &Reader<'_>, trigger: &Trigger, actors: &[Party]) -> Vec<Party> {
    let clauses = reader.source.clauses;
    let mut found = Vec::new();
    let own = trigger.clause.arguments.iter();
    let light = trigger.light.map(|light| clauses.all[light].arguments.iter()).into_iter().flatten();
    let arguments: Vec<_> = own
        .chain(light)
        .filter(|one| !matches!(one.role, Role::Subject | Role::Possessor | Role::Modifier))
        .collect();
    let by_role = |role: Role| arguments.iter().filter(move |one| one.role == role).map(|one| one.word);
    for word in by_role(Role::Recipient).chain(by_role(Role::Object)) {
        if is_reciprocal(reader, word) {
            return actors.to_vec();
        }
        add(&mut found, reader.parties(word), actors);
    }
    for preposition in TOWARDS {
        let tree = clauses.tree;
        let behind = |at: usize| tree.form(at).eq_ignore_ascii_case(preposition);
        let words = arguments.iter().filter(|one| one.preposition.is_some_and(behind)).map(|one| one.word);
        for word in words {
            if found.is_empty() {
                add(&mut found, reader.parties(word), actors);
            }
        }
    }
    // "Condemned a decision of the court": whoever stands inside.
    let objects = by_role(Role::Recipient).chain(by_role(Role::Object)).chain(by_role(Role::Oblique));
    for word in objects {
        if found.is_empty() {
            add(&mut found, reader.inside(word).into_iter(), actors);
        }
    }
    if found.is_empty()
        && let Some(complement) = trigger.index.and_then(|index| clauses.complement(index))
    {
        let below = clauses.all[complement].arguments.iter();
        let mut words: Vec<_> = below.filter(|one| !one.is_shared).map(|one| one.word).collect();
        words.sort_unstable();
        for word in words {
            if found.is_empty() {
                add(&mut found, reader.parties(word), actors);
            }
            if found.is_empty() {
                add(&mut found, reader.inside(word).into_iter(), actors);
            }
        }
    }
    found
}

fn add(found: &mut Vec<Party>, parties: impl Iterator<Item = Party>, actors: &[Party]) {
    for party in parties {
        if found.len() < MOST && !found.contains(&party) && !actors.contains(&party) {
            found.push(party);
        }
    }
}

/// "Accused each other".
fn is_reciprocal(reader: &Reader<'_>, word: usize) -> bool {
    let tree = reader.source.clauses.tree;
    let form = |at: usize| tree.form(at).to_ascii_lowercase();
    word > 0 && matches!((&*form(word - 1), &*form(word)), ("each", "other") | ("one", "another"))
}

/// Where it happens: a place behind "in" or "at" that takes no other part.
pub(super) fn place(reader: &Reader<'_>, trigger: &Trigger) -> Option<EntityId> {
    let clauses = reader.source.clauses;
    let tree = clauses.tree;
    let light = trigger.light.map(|light| clauses.all[light].arguments.iter()).into_iter().flatten();
    let mut arguments = trigger.clause.arguments.iter().chain(light);
    arguments.find_map(|one| {
        let at = one.preposition?;
        let is_where = matches!(
            &*tree.form(at).to_ascii_lowercase(),
            "in" | "at" | "near" | "outside" | "around" | "across"
        );
        let id = reader.source.participants.one(one.word).mention.filter(|_| is_where)?;
        let entity = reader.source.mentions[id.index()].entity;
        let kind = reader.source.entities[entity.index()].kind;
        matches!(kind, EntityKind::Place | EntityKind::Facility).then_some(entity)
    })
}

impl Reader<'_> {
    /// Those whom a noun and its list name, if they can take part in events.
    fn parties(&self, word: usize) -> impl Iterator<Item = Party> {
        let found: Vec<_> = self
            .source
            .participants
            .of(word)
            .into_iter()
            .take(MOST)
            .filter_map(|one| self.party(&one))
            .collect();
        found.into_iter()
    }

    fn party(&self, one: &Participant) -> Option<Party> {
        let tree = self.source.clauses.tree;
        if let Some(id) = one.mention {
            let entity = self.source.mentions[id.index()].entity;
            let kind = self.source.entities[entity.index()].kind;
            let can_act = kind != EntityKind::Product
                && (kind != EntityKind::Other
                    || self.rules.lexicon.agent(&tree.lemma(one.word).to_lowercase()).is_some());
            return can_act.then_some(Party::Known(entity));
        }
        if !matches!(tree.upos(one.word), Upos::Noun | Upos::Propn | Upos::Adj) {
            return None;
        }
        let lemma = tree.lemma(one.word).to_lowercase();
        let is_agent = self.rules.lexicon.agent(&lemma).is_some();
        is_agent.then(|| Party::Phrase(tree.span(&one.words)))
    }

    /// Those who stand inside the words of a noun that names nobody itself: its possessor, those behind "of", "by", "in",
    /// a nation before it.
    fn inside(&self, word: usize) -> Vec<Party> {
        let tree = self.source.clauses.tree;
        let by = |relation: Relation| tree.dependents(word).filter(move |&at| tree.relation(at) == relation);
        let mut found: Vec<Party> = by(Relation::Possessor).flat_map(|at| self.parties(at)).collect();
        for at in by(Relation::Noun) {
            if found.is_empty() {
                found.extend(self.parties(at));
            }
            if found.is_empty() {
                found.extend(
                    tree.dependents(at)
                        .filter(|&at| tree.relation(at) == Relation::Possessor)
                        .flat_map(|at| self.parties(at)),
                );
            }
        }
        for at in by(Relation::Compound).chain(by(Relation::Adjective)) {
            let is_joined = tree.form((at + 1).min(tree.len() - 1)) == "-";
            if found.is_empty() && !is_joined {
                found.extend(
                    self.source
                        .participants
                        .at(at)
                        .map(|id| Party::Known(self.source.mentions[id.index()].entity)),
                );
            }
        }
        found
    }
}
