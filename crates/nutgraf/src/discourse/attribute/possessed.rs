//! Countries and bodies of offices that a pronoun possesses: "Japan and its foreign minister, Haruka Senda".

use crate::discourse::{Discourse, Rules};
use crate::syntax::Parse;
use crate::types::{EntityId, EntityKind, MentionForm, Span};

/// Words before a name among which the pronoun is looked for.
const REACH: usize = 10;

impl Discourse<'_> {
    /// Gives persons whose country is open that of what possesses their office.
    pub(in crate::discourse) fn tell_offices(&mut self, rules: &Rules) {
        let parse = self.parse;
        let mut found = Vec::new();
        for mention in self.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
            let person = &self.entities[mention.entity.index()];
            if person.kind != EntityKind::Person || person.country.is_some() {
                continue;
            }
            let words = parse.tokens_within(mention.span);
            let near = words.start.saturating_sub(REACH)..(words.end + 2).min(parse.len());
            if !near.clone().any(|at| is_owner(parse, at)) {
                continue;
            }
            for title in rules.offices.beside(parse, &words) {
                let before = title.words.start.checked_sub(1).filter(|&at| is_owner(parse, at));
                let owner = before.and_then(|at| self.mention_at(at)).map(|mention| mention.entity);
                found.extend(owner.map(|owner| (mention.entity, owner, parse.span(&title.words))));
            }
        }
        for (person, owner, title) in found {
            self.give(person, owner, title);
        }
    }

    fn give(&mut self, person: EntityId, owner: EntityId, title: Span) {
        let body = &self.entities[owner.index()];
        if !matches!(body.kind, EntityKind::Place | EntityKind::Organization) {
            return;
        }
        let country = body.country.clone();
        let person = &mut self.entities[person.index()];
        person.country = person.country.take().or(country);
        for role in person.roles.iter_mut().filter(|role| role.span == title) {
            role.affiliation.get_or_insert(owner);
        }
    }
}

fn is_owner(parse: &Parse<'_>, at: usize) -> bool {
    parse.is_any(at, &["its", "their"])
}
