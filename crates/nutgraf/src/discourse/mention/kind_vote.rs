//! One kind for a name that the model takes now for this, now for that.

use rustc_hash::FxHashMap;

use super::{Naming, told_kind};
use crate::discourse::attribute::geocode;
use crate::discourse::attribute::metonymy::without_article;
use crate::discourse::cluster::organization::FullForms;
use crate::discourse::cluster::written::Written;
use crate::types::EntityKind;

/// What a name is taken for.
struct Votes {
    /// How often, for each kind.
    votes: [u32; KINDS.len()],
    first: EntityKind,
    /// Whether it is taken for more than one kind.
    is_mixed: bool,
    /// Whether it is part of the name of somebody.
    is_of_a_person: bool,
}

impl Votes {
    fn new(first: EntityKind) -> Self {
        Self { votes: [0; KINDS.len()], first, is_mixed: false, is_of_a_person: false }
    }

    /// The kind of all that bear the name, if they are one.
    fn kind(&self, name: &str) -> Option<EntityKind> {
        if self.is_of_a_person {
            let is_place = self.votes[EntityKind::Place as usize] > 0 && geocode::is_large(name);
            let may_be = self.votes[EntityKind::Person as usize] > 0 && !is_place;
            return may_be.then_some(EntityKind::Person);
        }
        let rank =
            |kind: &EntityKind| (self.votes[*kind as usize], *kind != EntityKind::Other, *kind == self.first);
        KINDS.into_iter().max_by_key(rank)
    }
}

/// How much a full name counts, against a short form.
const FULL: u32 = 2;

/// The same of a kind that words beside the name tell.
const TOLD: u32 = 20;

/// Kinds in their own order.
const KINDS: [EntityKind; 7] = {
    use EntityKind::{Facility, Group, Organization, Other, Person, Place, Product};
    [Person, Organization, Place, Facility, Group, Product, Other]
};

/// Gives each name the kind that it is taken for most often in the article; of two kinds the first one,
/// and a sure one before "other".
///
/// Who is named in full elsewhere keeps the name to himself: "Washington" stays a place beside Denzel Washington. Where
/// no place of the name is known it is his.
pub(in crate::discourse) fn settle<'a>(written: &'a Written<'_>, found: &mut [Naming], full: &FullForms<'a>) {
    let mut votes = votes(written, found, full);
    if votes.is_empty() {
        return;
    }
    for name in found.iter().filter(|name| name.kind == EntityKind::Person) {
        let whole = words(written, name);
        for part in whole.split_whitespace().filter(|part| *part != whole) {
            if let Some(known) = votes.get_mut(part) {
                known.is_of_a_person = true;
            }
        }
    }
    for name in found {
        let form = full.full_form(words(written, name));
        let Some(kind) = votes.get(form).and_then(|known| known.kind(form)) else { continue };
        if name.kind != kind {
            (name.kind, name.rule) = (kind, "kind-of-name");
        }
    }
}

/// The votes for names that are taken for more than one kind.
fn votes<'a>(written: &'a Written<'_>, found: &[Naming], full: &FullForms<'a>) -> FxHashMap<&'a str, Votes> {
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    for name in found {
        let short = words(written, name);
        let form = full.full_form(short);
        let known = votes.entry(form).or_insert_with(|| Votes::new(name.kind));
        known.is_mixed |= name.kind != known.first;
        known.votes[name.kind as usize] += match () {
            // What a name that is no place's is short for.
            () if form != short && name.kind == EntityKind::Place && !geocode::is_known(short) => 0,
            () if name.rule == told_kind::RULE => TOLD,
            () if form == short => FULL,
            () => 1,
        };
    }
    votes.retain(|_, known| known.is_mixed);
    votes
}

fn words<'a>(written: &'a Written<'_>, name: &Naming) -> &'a str {
    without_article(written.words(name.span))
}
