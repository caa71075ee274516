//! Persons named by a surname or a given name alone, and whose it is.

use rustc_hash::FxHashMap;

/// Words of a surname, at most.
const SURNAMES: usize = 4;

/// For each short name the full name that it stands for: the only longer one in the article that ends with it or
/// begins with it. A name that two persons share stands for neither.
#[derive(Debug, Default)]
pub(super) struct FullNames<'a>(FxHashMap<&'a str, Option<&'a str>>);

impl<'a> FullNames<'a> {
    /// Reads the names of all persons of an article, each as written.
    pub(super) fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let mut full: FxHashMap<&'a str, Option<&'a str>> = FxHashMap::default();
        for name in names {
            let ends = name.rmatch_indices(char::is_whitespace).take(SURNAMES);
            let given = name.split_once(char::is_whitespace).map(|(given, _)| given);
            for short in ends.map(|(start, _)| name[start..].trim_start()).chain(given) {
                let known = full.entry(short).or_insert(Some(name));
                // "Ana Ruiz Duarte" and "Ruiz Duarte" are one; "Ana Duarte" and "Rui Duarte" are two.
                *known = known.and_then(|known| longer(known, name));
            }
        }
        Self(full)
    }

    /// The full name behind a name.
    pub(super) fn behind(&self, name: &'a str) -> &'a str {
        self.0.get(name).copied().flatten().unwrap_or(name)
    }
}

/// Who bears a surname of those who have been named in full so far.
#[derive(Debug, Default)]
pub(super) struct NamedSoFar<'a>(FxHashMap<&'a str, Option<&'a str>>);

impl<'a> NamedSoFar<'a> {
    /// The full name behind a name, where all names of the article tell (`full`), or else those before it.
    pub(super) fn behind(&mut self, name: &'a str, full: &'a str) -> &'a str {
        if let Some((_, surname)) = full.rsplit_once(char::is_whitespace) {
            let known = self.0.entry(surname).or_insert(Some(full));
            *known = known.filter(|known| *known == full);
            return full;
        }
        self.0.get(name).copied().flatten().unwrap_or(full)
    }
}

/// The longer of two names when the other is its end, or its first and last word.
fn longer<'a>(one: &'a str, other: &'a str) -> Option<&'a str> {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let outer = |name: &'a str| Some((name.split_once(' ')?.0, name.rsplit_once(' ')?.1));
    (long.ends_with(short) || outer(long).is_some() && outer(long) == outer(short)).then_some(long)
}

#[cfg(test)]
mod tests {
    use super::{FullNames, NamedSoFar};

    #[test]
    fn who_is_named_later_does_not_count_yet() {
        let mut so_far = NamedSoFar::default();
        assert_eq!(so_far.behind("Costa", "Costa"), "Costa", "nobody is named yet");
        assert_eq!(so_far.behind("Rui Costa", "Rui Costa"), "Rui Costa");
        assert_eq!(so_far.behind("Costa", "Costa"), "Rui Costa", "the only one so far");
        assert_eq!(so_far.behind("Eva Costa", "Eva Costa"), "Eva Costa");
        assert_eq!(so_far.behind("Costa", "Costa"), "Costa", "one of two");
    }

    #[test]
    fn a_surname_stands_for_the_only_one_who_bears_it() {
        let names =
            FullNames::of(["Ana Duarte", "Duarte", "Rui Costa", "Eva Costa", "Ana Duarte"].into_iter());
        assert_eq!(names.behind("Duarte"), "Ana Duarte");
        assert_eq!(names.behind("Costa"), "Costa", "two bear it");
        assert_eq!(names.behind("Ana Duarte"), "Ana Duarte");
        assert_eq!(names.behind("Ana"), "Ana Duarte", "nobody else is called so");
    }

    #[test]
    fn the_longest_form_counts() {
        let names = FullNames::of(["Ruiz Duarte", "Ana Ruiz Duarte"].into_iter());
        assert_eq!(names.behind("Duarte"), "Ana Ruiz Duarte");
        assert_eq!(names.behind("Ruiz Duarte"), "Ana Ruiz Duarte");
    }
}
