//! Persons named by a surname or a given name alone, and whose it is.

use rustc_hash::FxHashMap;

use crate::types::Gender;

/// Full names that are kept for a surname.
const BEARERS: usize = 8;

/// Words of a surname, at most.
const SURNAMES: usize = 4;

/// How many times as often pronouns of one gender must follow a name as those of the other to tell its own.
const OTHERS: u32 = 2;

/// For each short name the full name that it stands for: the only longer one in the article that ends with it or
/// begins with it. A name that two persons share stands for neither.
#[derive(Debug, Default)]
pub(in crate::discourse) struct FullNames<'a> {
    variants: Variants<'a>,
    short: FxHashMap<&'a str, Option<&'a str>>,
    /// The same of words in the middle, which may be the first of two surnames.
    middle: FxHashMap<&'a str, Option<&'a str>>,
}

impl<'a> FullNames<'a> {
    /// Reads the names of all persons of an article, each as written.
    pub(in crate::discourse) fn of(names: impl Iterator<Item = &'a str> + Clone) -> Self {
        let variants = Variants::of(names.clone());
        let mut full: FxHashMap<&'a str, Option<&'a str>> = FxHashMap::default();
        let mut middle: FxHashMap<&'a str, Option<&'a str>> = FxHashMap::default();
        for name in names {
            let (bare, generation) = without_generation(name);
            let fullest = variants.fullest(name);
            let ends = |name: &'a str| {
                name.rmatch_indices(char::is_whitespace)
                    .take(SURNAMES)
                    .map(|(start, _)| name[start..].trim_start())
            };
            let given = bare.split_once(char::is_whitespace).map(|(given, _)| given);
            for surname in first_surnames(bare) {
                let known = middle.entry(surname).or_insert(Some(fullest));
                *known = known.and_then(|known| longer(known, fullest));
            }
            let with_generation = generation.into_iter().flat_map(|_| ends(name).skip(1));
            for short in ends(bare).chain(with_generation).chain(given) {
                let known = full.entry(short).or_insert(Some(fullest));
                // "Ana Ruiz Duarte" and "Ruiz Duarte" are one; "Ana Duarte" and "Rui Duarte" are two.
                *known = known.and_then(|known| longer(known, fullest));
            }
        }
        Self { variants, short: full, middle }
    }

    /// The full name of somebody.
    pub(in crate::discourse) fn full_name(&self, name: &'a str) -> &'a str {
        let name = self.variants.fullest(name);
        let known = self.short.get(name).or_else(|| self.middle.get(name));
        known.copied().flatten().unwrap_or(name)
    }
}

/// The words between the first and the last of a name: "Fernández" of "Lucía Fernández Prado".
fn first_surnames(name: &str) -> impl Iterator<Item = &str> {
    let inner = name.split_once(' ').and_then(|(_, rest)| rest.rsplit_once(' ')).map(|(inner, _)| inner);
    let words = inner.into_iter().flat_map(|inner| inner.split(' ')).take(SURNAMES);
    words.filter(|word| word.chars().nth(2).is_some() && word.starts_with(char::is_uppercase))
}

/// Names of several words that are one person's: "Robert F. Kennedy", "Robert Kennedy" and "R. Kennedy".
#[derive(Debug, Default)]
struct Variants<'a> {
    /// The fullest name of each person.
    fullest: Vec<&'a str>,
    /// The person of each name.
    of: FxHashMap<&'a str, usize>,
}

impl<'a> Variants<'a> {
    fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let mut variants = Self::default();
        let mut alike: FxHashMap<(&str, Option<char>), Vec<usize>> = FxHashMap::default();
        for name in names.filter(|name| name.contains(char::is_whitespace)) {
            if variants.of.contains_key(name) {
                continue;
            }
            let alike = alike.entry((surname(name).unwrap_or(name), name.chars().next())).or_default();
            let mut may_be = alike.iter().filter(|&&person| may_be_one(variants.fullest[person], name));
            // One who may be two others is neither.
            let one = may_be.next().copied().filter(|_| may_be.next().is_none());
            let person = one.unwrap_or(variants.fullest.len());
            if person == variants.fullest.len() {
                variants.fullest.push(name);
                alike.extend((alike.len() < BEARERS).then_some(person));
            } else if name.len() > variants.fullest[person].len() {
                variants.fullest[person] = name;
            }
            variants.of.insert(name, person);
        }
        variants
    }

    fn fullest(&self, name: &'a str) -> &'a str {
        self.of.get(name).map_or(name, |&person| self.fullest[person])
    }
}

/// Whether two names with one surname may be one person's: no two given names differ, but for initials.
fn may_be_one(one: &str, other: &str) -> bool {
    let [(one, generation), (other, other_generation)] = [one, other].map(without_generation);
    let is_alike = |(one, other): (&str, &str)| {
        let [one, other] = [one, other].map(|name| name.trim_end_matches('.'));
        one == other
            || one.chars().next() == other.chars().next()
                && (one.chars().count() == 1 || other.chars().count() == 1)
    };
    let (Some(one), Some(other)) = (given(one), given(other)) else { return false };
    // "Donald Trump Jr." is not Donald J. Trump.
    generation == other_generation && one.split_whitespace().zip(other.split_whitespace()).all(is_alike)
}

/// A name without what tells a son from his father, and that.
fn without_generation(name: &str) -> (&str, Option<&str>) {
    const GENERATIONS: [&str; 8] = ["Jr", "Jr.", "Junior", "Sr", "Sr.", "II", "III", "IV"];
    match name.rsplit_once(char::is_whitespace) {
        Some((bare, last)) if GENERATIONS.contains(&last) => {
            (bare.trim_end_matches(','), Some(last.trim_end_matches('.')))
        }
        _ => (name, None),
    }
}

/// The words before the surname of a name without a generation.
fn given(name: &str) -> Option<&str> {
    name.rsplit_once(char::is_whitespace).map(|(given, _)| given)
}

/// The last word of a name of several.
fn surname(name: &str) -> Option<&str> {
    let (bare, _) = without_generation(name);
    bare.rsplit_once(char::is_whitespace).map(|(_, surname)| surname)
}

/// Surnames that a woman and a man bear, each under a title ("Mr Smith", "Mrs Smith"), or one under a title that
/// contradicts the only full name; and whose they are.
#[derive(Debug, Default)]
pub(in crate::discourse) struct Titled<'a> {
    /// Genders under titles, for each surname.
    titles: FxHashMap<&'a str, Vec<Gender>>,
    /// Full names that end with a surname, with what their given names tell.
    full: FxHashMap<&'a str, Vec<(&'a str, Option<Gender>)>>,
}

impl<'a> Titled<'a> {
    /// Takes in a name of a person, and the gender of the title before it.
    pub(in crate::discourse) fn add(&mut self, name: &'a str, title: Option<Gender>, given: Option<Gender>) {
        match (surname(name), title) {
            (Some(surname), _) => {
                let full = self.full.entry(surname).or_default();
                if full.len() < BEARERS && full.iter().all(|known| known.0 != name) {
                    full.push((name, title.or(given)));
                }
            }
            (None, Some(title)) => {
                let titles = self.titles.entry(name).or_default();
                if !titles.contains(&title) {
                    titles.push(title);
                }
            }
            (None, None) => {}
        }
    }

    /// Takes in a given name that shares the surname of the name after it.
    pub(in crate::discourse) fn add_of(&mut self, surname: &'a str, given: &'a str, gender: Option<Gender>) {
        let full = self.full.entry(surname).or_default();
        if full.len() < BEARERS && full.iter().all(|known| known.0 != given) {
            full.push((given, gender));
        }
    }

    /// Whom a surname under a title means where the title is needed to tell: somebody with a full name, or the one of
    /// that gender.
    pub(in crate::discourse) fn bearer(&self, surname: &str, title: Gender) -> Option<Bearer<'a>> {
        let full = self.full.get(surname).map_or(&[][..], Vec::as_slice);
        let is_other = |known: Option<Gender>| known.is_some_and(|known| known != title);
        let is_needed = self.titles.get(surname).is_some_and(|titles| titles.len() > 1)
            || full.iter().any(|(_, known)| is_other(*known));
        let mut may_be = full.iter().filter(|(_, known)| !is_other(*known));
        let one = may_be.next().filter(|_| may_be.next().is_none());
        is_needed.then(|| one.map_or(Bearer::Gender(title), |(name, _)| Bearer::Name(name)))
    }
}

/// What the pronouns after names of one word tell of the gender.
#[derive(Debug, Default)]
pub(in crate::discourse) struct PronounsAfter<'a>(FxHashMap<&'a str, [u32; 2]>);

impl<'a> PronounsAfter<'a> {
    /// Takes in the pronoun after a name.
    pub(in crate::discourse) fn add(&mut self, name: &'a str, gender: Gender) {
        self.0.entry(name).or_default()[gender as usize] += 1;
    }

    /// Whether a name that stands alone is spoken of by the other gender, more than once: "Duarte … she" is not Rui Duarte.
    pub(in crate::discourse) fn contradicts(&self, name: &str, gender: Gender) -> bool {
        let counts = self.0.get(name).copied().unwrap_or_default();
        let [same, other] = [counts[gender as usize], counts[1 - gender as usize]];
        other >= OTHERS && other > OTHERS * same
    }
}

/// Whom a surname means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discourse) enum Bearer<'a> {
    Name(&'a str),
    Gender(Gender),
}

/// Who bears a surname of those who have been named in full so far.
#[derive(Debug, Default)]
pub(in crate::discourse) struct NamedSoFar<'a>(FxHashMap<&'a str, Option<&'a str>>);

impl<'a> NamedSoFar<'a> {
    /// Whether somebody has been named in full.
    pub(in crate::discourse) fn has(&self, full: &str) -> bool {
        surname(full).and_then(|surname| self.0.get(surname)) == Some(&Some(full))
    }

    /// The full name of somebody, where all names of the article tell (`full`), or else those before it.
    pub(in crate::discourse) fn full_name(&mut self, name: &'a str, full: &'a str) -> &'a str {
        if let Some(surname) = surname(full) {
            let known = self.0.entry(surname).or_insert(Some(full));
            *known = known.filter(|known| *known == full);
            return full;
        }
        self.0.get(name).copied().flatten().unwrap_or(full)
    }
}

/// The longer of two names when the other is its end.
fn longer<'a>(one: &'a str, other: &'a str) -> Option<&'a str> {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    long.ends_with(short).then_some(long)
}

#[cfg(test)]
mod tests {
    use super::{Bearer, FullNames, NamedSoFar, PronounsAfter, Titled};
    use crate::types::Gender::{Feminine, Masculine};

    #[test]
    fn pronouns_of_the_other_gender_contradict_when_there_are_more_by_far() {
        let mut pronouns = PronounsAfter::default();
        assert!(!pronouns.contradicts("Costa", Masculine), "nothing is known");
        pronouns.add("Costa", Feminine);
        assert!(!pronouns.contradicts("Costa", Masculine), "one may be of somebody else");
        pronouns.add("Costa", Feminine);
        assert!(pronouns.contradicts("Costa", Masculine));
        assert!(!pronouns.contradicts("Costa", Feminine));
        pronouns.add("Costa", Masculine);
        assert!(!pronouns.contradicts("Costa", Masculine), "two to one is not by far");
    }

    #[test]
    fn who_is_named_later_does_not_count_yet() {
        let mut so_far = NamedSoFar::default();
        assert_eq!(so_far.full_name("Costa", "Costa"), "Costa", "nobody is named yet");
        assert_eq!(so_far.full_name("Rui Costa", "Rui Costa"), "Rui Costa");
        assert_eq!(so_far.full_name("Costa", "Costa"), "Rui Costa", "the only one so far");
        assert_eq!(so_far.full_name("Eva Costa", "Eva Costa"), "Eva Costa");
        assert_eq!(so_far.full_name("Costa", "Costa"), "Costa", "one of two");
    }

    #[test]
    fn a_surname_stands_for_the_only_one_who_bears_it() {
        let names =
            FullNames::of(["Ana Duarte", "Duarte", "Rui Costa", "Eva Costa", "Ana Duarte"].into_iter());
        assert_eq!(names.full_name("Duarte"), "Ana Duarte");
        assert_eq!(names.full_name("Costa"), "Costa", "two bear it");
        assert_eq!(names.full_name("Ana Duarte"), "Ana Duarte");
        assert_eq!(names.full_name("Ana"), "Ana Duarte", "nobody else is called so");
    }

    #[test]
    fn a_title_tells_two_apart_who_share_a_surname() {
        let mut titled = Titled::default();
        titled.add("Smith", Some(Masculine), None);
        assert_eq!(titled.bearer("Smith", Masculine), None, "there is one");
        titled.add("Smith", Some(Feminine), None);
        assert_eq!(titled.bearer("Smith", Feminine), Some(Bearer::Gender(Feminine)));
        titled.add("John Smith", None, Some(Masculine));
        assert_eq!(titled.bearer("Smith", Masculine), Some(Bearer::Name("John Smith")));
        assert_eq!(titled.bearer("Smith", Feminine), Some(Bearer::Gender(Feminine)));
    }

    #[test]
    fn middle_names_and_all_but_initials_may_be_left_out() {
        let one = ["Robert F. Holm", "Robert Holm", "R. Holm"];
        let others = ["Ana Holm", "Ana Maria Ruiz", "Ana Carla Ruiz"];
        let names = FullNames::of(one.into_iter().chain(others));
        for name in one.into_iter().chain(["F. Holm", "Robert"]) {
            assert_eq!(names.full_name(name), "Robert F. Holm", "{name}");
        }
        assert_eq!(names.full_name("Holm"), "Holm", "two bear it");
        assert_eq!(names.full_name("Ana Carla Ruiz"), "Ana Carla Ruiz");
        let names = FullNames::of(["Leo Holm", "Leo A. Holm Jr.", "Leo Holm Jr."].into_iter());
        assert_eq!(names.full_name("Leo Holm"), "Leo Holm");
        assert_eq!(names.full_name("Leo Holm Jr."), "Leo A. Holm Jr.");
        assert_eq!(names.full_name("Holm"), "Holm", "father or son");
        let names = FullNames::of(["Leo A. Holm Jr.", "Holm"].into_iter());
        assert_eq!(names.full_name("Holm"), "Leo A. Holm Jr.");
    }

    #[test]
    fn the_longest_form_counts() {
        let names = FullNames::of(["Ruiz Duarte", "Ana Ruiz Duarte"].into_iter());
        assert_eq!(names.full_name("Duarte"), "Ana Ruiz Duarte");
        assert_eq!(names.full_name("Ruiz Duarte"), "Ana Ruiz Duarte");
    }
}
