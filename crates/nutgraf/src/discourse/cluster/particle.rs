//! Persons named by a surname that begins with a particle: "Van den Broek" at the beginning of a sentence.

use rustc_hash::{FxHashMap, FxHashSet};

/// Words that surnames begin with, as in the middle of a sentence.
const PARTICLES: [&str; 42] = [
    "abu", "af", "al", "av", "ben", "bin", "bint", "da", "dal", "dalla", "das", "de", "degli", "dei", "del",
    "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "lo", "los", "ould",
    "st", "ten", "ter", "van", "vande", "vander", "ver", "von", "vom", "zu", "zum", "zur",
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
    let mut out = alike(names.clone());
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

/// For each name that is written with another's particles in capitals, or in small letters, that which came first.
fn alike<'a>(names: impl Iterator<Item = &'a str>) -> FxHashMap<&'a str, &'a str> {
    let mut first: FxHashMap<String, &'a str> = FxHashMap::default();
    let mut out = FxHashMap::default();
    for name in names.filter(|name| name.contains([' ', '-'])) {
        let small = |word: &str| word.to_lowercase();
        // "Al-Rashid"
        let particle = |word: &str| {
            let end = word.find('-').map_or(word.len(), |hyphen| hyphen);
            PARTICLES.contains(&&*small(&word[..end])).then_some(end)
        };
        if !name.split([' ']).any(|word| particle(word).is_some()) {
            continue;
        }
        let words = name.split(' ').map(|word| match particle(word) {
            Some(end) => format!("{}{}", small(&word[..end]), &word[end..]),
            None => word.to_owned(),
        });
        let whole = words.collect::<Vec<_>>().join(" ");
        // "De Rossi" of "Ada De Rossi"
        for (at, _) in name.match_indices(' ').filter(|(at, _)| *at < whole.len()) {
            let is_surname = name[at + 1..].split(' ').next().is_some_and(|word| particle(word).is_some());
            if is_surname && name.len() == whole.len() {
                first.entry(whole[at + 1..].to_owned()).or_insert(&name[at + 1..]);
            }
        }
        let known = *first.entry(whole).or_insert(name);
        if known != name {
            out.insert(name, known);
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

    #[test]
    fn a_particle_may_be_written_in_small_letters_or_not() {
        let joined = join(["Ada De Rossi", "De Rossi", "de Rossi", "Ada de Rossi"].into_iter());
        assert_eq!(joined.get("de Rossi"), Some(&"De Rossi"));
        assert_eq!(joined.get("Ada de Rossi"), Some(&"Ada De Rossi"));
    }
}
