//! Short forms of the names of what is no person: "GAO", "Apple" for "Apple Computer", "Air Force" for "United States Air
//! Force".

use rustc_hash::{FxHashMap, FxHashSet};

use super::acronym;
use super::written::Written;
use crate::discourse::Rules;
use crate::discourse::attribute::geocode;
use crate::discourse::attribute::metonymy::without_possessive;
use crate::discourse::mention::Naming;
use crate::lexicon;
use crate::types::{BlockKind, EntityKind};

/// Short forms of a short form that are followed to the fullest, at most.
const DEPTH: usize = 4;

/// What is named after persons: "the Kessler Foundation" is not Kessler.
const AFTER_PERSONS: [&str; 23] = [
    "administration",
    "award",
    "campaign",
    "center",
    "centre",
    "college",
    "endowment",
    "estate",
    "family",
    "foundation",
    "hall",
    "hospital",
    "institute",
    "library",
    "museum",
    "organization",
    "prize",
    "school",
    "theatre",
    "tower",
    "trust",
    "university",
    "white",
];

/// Last words that are no names by themselves.
const COMMON: [&str; 14] = [
    "board",
    "bureau",
    "commission",
    "committee",
    "council",
    "court",
    "department",
    "fund",
    "house",
    "office",
    "project",
    "state",
    "states",
    "union",
];

/// Words that names of organizations are written with or without.
#[derive(Debug)]
pub(in crate::discourse) struct Endings {
    legal: FxHashSet<&'static str>,
    firms: FxHashSet<&'static str>,
    all: FxHashSet<&'static str>,
}

impl Default for Endings {
    fn default() -> Self {
        let rows = || lexicon::rows(include_str!("../../../data/en/lexicon/organization_ending.tsv"));
        Self {
            legal: rows().filter(|row| row[1] == "legal").map(|row| row[0]).collect(),
            firms: rows().filter(|row| row[1] == "firm").map(|row| row[0]).collect(),
            all: rows().map(|row| row[0]).collect(),
        }
    }
}

impl Endings {
    /// An organization's name without its legal form: "Norsk Energi" for "Norsk Energi Ltd."
    pub(in crate::discourse) fn without_form<'a>(&self, name: &'a str) -> &'a str {
        cut(name, &self.legal).unwrap_or(name)
    }

    /// Whether a name ends with a legal form: "Norsk Energi AG".
    pub(in crate::discourse) fn has_form(&self, name: &str) -> bool {
        let last = name.rsplit(char::is_whitespace).next().unwrap_or(name).trim_end_matches('.');
        // "Se" and "Spa" end other names, too.
        let is_form = last.len() > 3
            || !last.contains(char::is_lowercase)
            || matches!(last, "Co" | "Inc" | "Ltd" | "Plc" | "plc" | "Pty");
        is_form && cut(name, &self.legal).is_some()
    }

    /// Whether a name ends with a word for what firms do: "Norsk Pharma".
    pub(in crate::discourse) fn is_of_firms(&self, name: &str) -> bool {
        let last = name.rsplit(' ').next().unwrap_or(name);
        last.starts_with(char::is_uppercase) && self.firms.contains(&*last.to_lowercase())
    }

    /// The name without one more of its last words each time: "Ford Motor" and "Ford" for "Ford Motor Company".
    fn without<'a>(&self, name: &'a str) -> impl Iterator<Item = &'a str> {
        std::iter::successors(cut(name, &self.all), |name| cut(name, &self.all))
    }
}

/// A name without its last word, if that is one of these.
fn cut<'a>(name: &'a str, endings: &FxHashSet<&str>) -> Option<&'a str> {
    let (short, last) = name.rsplit_once(char::is_whitespace)?;
    let is_ending = last.starts_with(char::is_uppercase) || last == "plc";
    let is_ending = is_ending && endings.contains(&*last.to_lowercase());
    let short = short.trim_end_matches([',', '&']).trim_end();
    (is_ending && !short.is_empty()).then_some(short)
}

/// For each short form the full name that it stands for: the only one in the article.
#[derive(Debug, Default)]
pub(in crate::discourse) struct FullForms<'a>(FxHashMap<&'a str, Option<&'a str>>);

impl<'a> FullForms<'a> {
    /// Reads the names of an article.
    pub(in crate::discourse) fn of(written: &'a Written<'_>, found: &[Naming], rules: &Rules) -> Self {
        let names = Names::of(written, found, rules);
        let mut full = Self::default();
        full.join_countries(&names, rules);
        for (&long, known) in names.known.iter().filter(|(long, _)| long.contains(char::is_whitespace)) {
            if matches!(known.kind, EntityKind::Person | EntityKind::Group) {
                continue;
            }
            for short in rules.endings.without(long).filter(|short| names.may_be_cut(short)) {
                full.insert(short, long);
            }
            for short in parts(long, rules).filter(|short| names.comes_after(short, known)) {
                full.insert(short, long);
            }
            for short in names.firsts_and_lasts(long, known) {
                full.insert(short, long);
            }
            for short in names.acronyms_of(long) {
                full.insert(short, long);
            }
        }
        full.join_dotted(&names);
        // What the article itself says.
        full.0
            .extend(acronym::long_forms(written, found).into_iter().map(|(short, long)| (short, Some(long))));
        full
    }

    /// The full form of a name.
    pub(in crate::discourse) fn full_form(&self, name: &'a str) -> &'a str {
        let next = |name: &&'a str| self.0.get(name).copied().flatten();
        std::iter::successors(Some(name), next).take(DEPTH).last().unwrap_or(name)
    }

    /// "US Congress" and "United States Congress" are one.
    fn join_countries(&mut self, names: &Names<'a, '_>, rules: &Rules) {
        let mut fullest: FxHashMap<(&str, &str), &'a str> = FxHashMap::default();
        let of_country = || {
            let bodies = names.known.iter().filter(|(_, known)| known.kind == EntityKind::Organization);
            bodies.filter_map(|(&name, _)| Some((without_country(name, rules)?, name)))
        };
        for (parts, name) in of_country() {
            let known = fullest.entry(parts).or_insert(name);
            *known = if (known.len(), *known) < (name.len(), name) { name } else { *known };
        }
        for (parts, name) in of_country() {
            let long = fullest[&parts];
            if long != name {
                self.0.insert(name, Some(long));
            }
        }
    }

    /// "U.N." and "UN" are one.
    fn join_dotted(&mut self, names: &Names<'a, '_>) {
        let dotted =
            names.known.keys().copied().filter(|name| name.contains('.') && !names.is_of_a_country(name));
        for name in dotted {
            let plain = acronym::letters(name).and_then(|letters| names.known.get_key_value(&*letters));
            if let Some((&plain, _)) = plain.filter(|(_, known)| known.kind != EntityKind::Person) {
                self.insert(name, plain);
            }
        }
    }

    fn insert(&mut self, short: &'a str, long: &'a str) {
        let long = self.full_form(long);
        let known = self.0.entry(short).or_insert(Some(long));
        *known = known.and_then(|known| longer(known, long));
    }
}

/// The longer of two names when the other is how it begins or ends.
fn longer<'a>(one: &'a str, other: &'a str) -> Option<&'a str> {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    (long.starts_with(short) || long.ends_with(short)).then_some(long)
}

/// A name where it stands first.
struct FirstNaming {
    /// Its place among all names.
    at: usize,
    kind: EntityKind,
    is_in_headline: bool,
}

/// The names of an article.
struct Names<'a, 'r> {
    known: FxHashMap<&'a str, FirstNaming>,
    /// Those in capitals, without their full stops.
    acronyms: FxHashMap<String, Vec<&'a str>>,
    /// Words of the longer names of persons.
    of_persons: FxHashSet<&'a str>,
    rules: &'r Rules,
}

impl<'a, 'r> Names<'a, 'r> {
    fn of(written: &'a Written<'_>, found: &[Naming], rules: &'r Rules) -> Self {
        let text = written.text();
        let headline = text.blocks.iter().find(|block| block.kind == BlockKind::Headline);
        let headline = headline.map(|block| block.span);
        let mut names = Self {
            known: FxHashMap::default(),
            acronyms: FxHashMap::default(),
            of_persons: FxHashSet::default(),
            rules,
        };
        for (at, name) in found.iter().enumerate() {
            let words = written.words(name.span);
            let is_in_headline = headline.is_some_and(|headline| headline.contains(name.span));
            if names.known.contains_key(words) {
                continue;
            }
            names.known.insert(words, FirstNaming { at, kind: name.kind, is_in_headline });
            let letters = acronym::letters(words).or_else(|| acronym::mixed_letters(words));
            if let Some(letters) = letters.filter(|_| !names.is_of_a_country(words)) {
                names.acronyms.entry(letters).or_default().push(words);
            }
            if name.kind == EntityKind::Person && words.contains(char::is_whitespace) {
                names.of_persons.extend(words.split_whitespace());
            }
        }
        names
    }

    fn is_of_a_country(&self, name: &str) -> bool {
        self.rules.countries.code(name).is_some() || self.rules.governments.demonym(name).is_some()
    }

    fn is_place(&self, name: &str) -> bool {
        geocode::is_known(name) || self.rules.telling.is_geography(name)
    }

    /// Whether what remains of a name may be the name of the same body: "Apple", but not "Qatar" of "Qatar Airways".
    fn may_be_cut(&self, short: &str) -> bool {
        self.known.get(short).is_some_and(|known| match known.kind {
            EntityKind::Person => match short.split_once(char::is_whitespace) {
                Some((first, _)) => !self.rules.genders.is_given_name(first),
                None => !self.of_persons.contains(short),
            },
            EntityKind::Place => !self.is_of_a_country(short) && !geocode::is_known(short),
            EntityKind::Group => false,
            _ => !self.is_of_a_country(short),
        })
    }

    /// The first word of a name that the model takes for a person's where it stands alone later, or the last: "Oranda" for
    /// "Oranda Micro", "Rovers" for "Harmouth Rovers".
    fn firsts_and_lasts(&self, long: &'a str, known: &FirstNaming) -> impl Iterator<Item = &'a str> {
        let is_bearers = || {
            let last = long.rsplit(' ').next().unwrap_or(long).to_lowercase();
            AFTER_PERSONS.contains(&last.as_str())
        };
        let may_be = known.kind == EntityKind::Organization && !long.contains(" of ") && !is_bearers();
        let ends = may_be.then(|| [long.split(' ').next(), long.rsplit(' ').next()]);
        // "Harmony" of "Harmony Trust Bank" is nobody's given name.
        let is_firm = cut(long, &self.rules.endings.all).is_some();
        ends.into_iter().flatten().flatten().filter(move |short| {
            let is_later = |name: &FirstNaming| {
                let may_be = match name.kind {
                    EntityKind::Person | EntityKind::Organization | EntityKind::Other => true,
                    EntityKind::Place => is_firm && long.starts_with(*short) && !self.is_place(short),
                    _ => false,
                };
                name.at > known.at && may_be
            };
            self.known.get(short).is_some_and(is_later)
                && !self.of_persons.contains(short)
                && !self.is_of_a_country(short)
                && (is_firm || !self.rules.genders.is_given_name(short))
                && !self.rules.endings.all.contains(&*short.to_lowercase())
                && !COMMON.contains(&&*short.to_lowercase())
                && self.rules.governments.sector(EntityKind::Organization, short).is_none()
        })
    }

    /// Whether a part of a name stands in the article, but not before the whole name unless in the headline: "the Foreign
    /// Ministry" before any "Russian Foreign Ministry" is another country's.
    fn comes_after(&self, short: &str, long: &FirstNaming) -> bool {
        let is_body = |kind| {
            matches!(kind, EntityKind::Organization | EntityKind::Other | EntityKind::Facility)
                || kind == long.kind
        };
        self.known.get(short).is_some_and(|short| {
            (short.at > long.at || short.is_in_headline) && is_body(short.kind) && is_body(long.kind)
        })
    }

    /// The acronyms of the article that stand for a name.
    fn acronyms_of(&self, long: &str) -> impl Iterator<Item = &'a str> {
        let bare = self.rules.endings.without_form(long);
        let mut initials: Vec<_> = [long, bare].into_iter().flat_map(acronym::initials).collect();
        initials.sort_unstable();
        initials.dedup();
        initials.into_iter().filter_map(|initials| self.acronyms.get(&initials)).flatten().copied()
    }
}

/// The name without the country or "Cyclone" before it, and without what is told after "of" or "for": parts of two words, or of one
/// that the country goes before.
fn parts<'a>(long: &'a str, rules: &Rules) -> impl Iterator<Item = &'a str> {
    let told = [" of ", " for "].into_iter().filter_map(|word| Some(long.split_once(word)?.0));
    let told = told.filter(|short| short.contains(' '));
    // "The Emirates"
    let many = long.rsplit_once(' ').map(|(_, last)| last);
    let many = many.filter(|last| last.ends_with('s') && rules.countries.code(long).is_some());
    let storm = long.split_once(' ').filter(|(first, _)| rules.telling.is_storm(first));
    without_country(long, rules)
        .map(|(_, rest)| rest)
        .or(storm.map(|(_, own)| own))
        .into_iter()
        .chain(told)
        .chain(many)
        .chain(long.split_once(", ").map(|(place, _)| place))
}

/// The code of the country before a name, and the rest: "Air Force" of "United States Air Force", "Senate" of "US Senate".
fn without_country<'a>(long: &'a str, rules: &Rules) -> Option<(&'static str, &'a str)> {
    let ends = long.match_indices(' ').map(|(at, _)| at).take(2);
    let of_country = |at: usize| {
        let word = without_possessive(&long[..at]);
        let code = rules.countries.code(word).or_else(|| rules.governments.demonym(word))?;
        Some((code, &long[at + 1..]))
    };
    ends.filter_map(of_country).last()
}

#[cfg(test)]
mod tests {
    use super::{Endings, longer, without_country};
    use crate::discourse::Rules;

    #[test]
    fn what_a_firm_is_may_be_left_out() {
        let endings = Endings::default();
        let without = |name| endings.without(name).collect::<Vec<_>>();
        assert_eq!(without("Haldor Motor Company"), ["Haldor Motor", "Haldor"]);
        assert_eq!(without("Brask & Co."), ["Brask"]);
        assert!(without("Haldor Foundation").is_empty(), "another body");
        assert!(without("Company").is_empty());
        assert_eq!(endings.without_form("Norsk Energi, Ltd."), "Norsk Energi");
        assert_eq!(endings.without_form("Haldor Group"), "Haldor Group");
    }

    #[test]
    fn the_country_may_be_left_out() {
        let rules = Rules::default();
        let without = |name| without_country(name, &rules);
        assert_eq!(without("United States Air Force"), Some(("USA", "Air Force")));
        assert_eq!(without("Norwegian Coast Guard"), Some(("NOR", "Coast Guard")));
        assert_eq!(without("Haldor Coast Guard"), None);
    }

    #[test]
    fn of_two_long_forms_one_must_hold_the_other() {
        assert_eq!(longer("Haldor Motor", "Haldor Motor Company"), Some("Haldor Motor Company"));
        assert_eq!(longer("Haldor Bank", "Haldor Steel"), None);
    }
}
