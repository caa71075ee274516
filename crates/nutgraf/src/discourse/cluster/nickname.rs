//! Persons under a pet name: "Bobby Daly" and, further down, "Robert Daly"; "Liz" for Elizabeth Byrne.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon;

/// Full names that are kept for a surname or a given name.
const BEARERS: usize = 8;

/// The other names that whoever bears a given name may go by.
fn related(given: &str) -> impl Iterator<Item = &'static str> {
    let row = lexicon::sought(include_str!("../../../data/en/lexicon/nickname.tsv"), given);
    row.into_iter().flat_map(|row| row[1].split(' '))
}

/// For each name of a person that is another one's under a pet name: the other name, which comes first in the article.
/// Where it may be two persons' it is neither's.
pub(in crate::discourse) fn join<'a>(names: impl Iterator<Item = &'a str>) -> FxHashMap<&'a str, &'a str> {
    let mut seen = FxHashSet::default();
    let mut by_surname: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    let mut by_given: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    let mut out = FxHashMap::default();
    for name in names.filter(|name| seen.insert(*name)) {
        let found = match name.split_once(' ') {
            Some((given, surname)) => {
                let bearers = by_surname.entry(surname).or_default();
                let is_one = |known: &&&str| {
                    known.split_once(' ').is_some_and(|(other, _)| related(given).any(|name| name == other))
                };
                let found = only(bearers.iter().filter(is_one).copied());
                if found.is_none() && bearers.len() < BEARERS {
                    bearers.push(name);
                    let of_given = by_given.entry(given).or_default();
                    of_given.extend((of_given.len() < BEARERS).then_some(name));
                }
                found
            }
            None if by_given.contains_key(name) => None,
            None => only(related(name).filter_map(|given| by_given.get(given)).flatten().copied()),
        };
        out.extend(found.map(|other| (name, other)));
    }
    out
}

/// The one item, where there are no two different ones.
fn only<'a>(mut items: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let first = items.next()?;
    items.all(|item| item == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_pet_name_is_the_only_bearers_of_the_name_it_is_short_for() {
        let names = ["Robert Daly", "Elizabeth Byrne", "Bobby Daly", "Liz", "Bobby Roe", "Robert Daly"];
        let joined = join(names.into_iter());
        assert_eq!(joined.get("Bobby Daly"), Some(&"Robert Daly"));
        assert_eq!(joined.get("Liz"), Some(&"Elizabeth Byrne"));
        assert_eq!(joined.len(), 2, "Bobby Roe is somebody else");
        let two = join(["Elizabeth Byrne", "Elizabeth Roe", "Liz"].into_iter());
        assert_eq!(two.get("Liz"), None, "one of two");
    }
}
