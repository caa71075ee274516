//! Persons named by a surname that begins with a particle: "Van den Broek" at the beginning of a sentence.

use rustc_hash::{FxHashMap, FxHashSet};

/// Words that surnames begin with, as in the middle of a sentence.
const PARTICLES: [&str; 28] = [
    "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la",
    "le", "lo", "st", "ten", "ter", "van", "vande", "vander", "ver", "von", "zu", "zur",
];

/// For each name that begins with a particle in capitals how it ends a longer name of the article.
pub(super) fn join<'a>(names: impl Iterator<Item = &'a str> + Clone) -> FxHashMap<&'a str, &'a str> {
    let mut short: FxHashMap<String, Vec<&'a str>> = FxHashMap::default();
    for name in names.clone() {
        let Some((first, rest)) = name.split_once(' ') else { continue };
        let small = first.to_lowercase();
        if first != small && PARTICLES.contains(&small.as_str()) {
            let known = short.entry(format!("{small} {rest}")).or_default();
            known.extend((!known.contains(&name)).then_some(name));
        }
    }
    let mut out = FxHashMap::default();
    if short.is_empty() {
        return out;
    }
    let mut seen = FxHashSet::default();
    for name in names.filter(|name| seen.insert(*name)) {
        let ends = name.match_indices(' ').map(|(at, _)| &name[at + 1..]);
        for end in ends {
            for other in short.get(end).into_iter().flatten() {
                out.entry(*other).or_insert(end);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_particle_in_capitals_begins_the_surname_of_the_one_who_is_named_in_full() {
        let names =
            ["Anneke van den Broek", "Van den Broek", "De Almeida", "Ines de Almeida", "Van Morrison"];
        let joined = join(names.into_iter());
        assert_eq!(joined.get("Van den Broek"), Some(&"van den Broek"));
        assert_eq!(joined.get("De Almeida"), Some(&"de Almeida"));
        assert_eq!(joined.get("Van Morrison"), None, "nobody's surname here");
    }
}
