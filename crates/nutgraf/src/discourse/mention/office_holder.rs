//! Who holds the office that a noun names without them: "Slovak PM" in the headline of an article on "Slovakia's prime
//! minister, Robert Fico".

use rustc_hash::FxHashMap;

use crate::discourse::attribute::role::FORMER;
use crate::discourse::{Discourse, Rules};
use crate::types::{Entity, EntityId, EntityKind, Role, Span};

/// Other words for an office.
const SAME: [(&str, &str); 4] = [
    ("pm", "prime minister"),
    ("premier", "prime minister"),
    ("ceo", "chief executive"),
    ("boss", "chief executive"),
];

/// An office as words name it.
#[derive(PartialEq, Eq, Hash)]
struct Office {
    /// What it is and of whom, but for the country, in small letters.
    words: Vec<String>,
    country: Option<String>,
    is_former: bool,
}

impl Office {
    fn of(words: &str, rules: &Rules) -> Self {
        let country = rules.governments.country_within(words, &rules.countries).map(str::to_owned);
        let mut office = Self { words: Vec::new(), country, is_former: false };
        for word in words.split_whitespace() {
            let bare = word.trim_end_matches(['\'', '’', ',']);
            let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
            let is_nation = rules.governments.demonym(bare).is_some() || rules.countries.code(bare).is_some();
            let small = bare.to_lowercase();
            let same = SAME.iter().find(|(word, _)| *word == small).map(|(_, same)| *same);
            match () {
                () if matches!(&*small, "the" | "a" | "an" | "of") || is_nation => {}
                () if FORMER.contains(&&*small) => office.is_former = true,
                () => office.words.extend(same.unwrap_or(&small).split(' ').map(str::to_owned)),
            }
        }
        office
    }
}

/// Who holds which office, over a text.
#[derive(Default)]
pub(super) struct OfficeHolders(FxHashMap<Office, Option<EntityId>>);

impl OfficeHolders {
    /// The offices that a text gives persons; of several holders of one none is known.
    pub(super) fn of(discourse: &Discourse<'_>, rules: &Rules) -> Self {
        let mut holders = Self::default();
        for person in discourse.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
            for role in &person.roles {
                let known = holders.0.entry(discourse.office(person, role, rules)).or_insert(Some(person.id));
                *known = known.filter(|id| *id == person.id);
            }
        }
        holders
    }

    /// The one person of the text who holds the office that some words name; `None` where they say that there are others.
    pub(super) fn named(&self, words: &str, rules: &Rules) -> Option<EntityId> {
        let lower = words.to_lowercase();
        let is_one = !["a ", "an ", "another "].iter().any(|article| lower.starts_with(article));
        if self.0.is_empty() || !is_one {
            return None;
        }
        let office = Office::of(words, rules);
        // An office alone is anybody's who holds one of the name.
        let is_told = office.country.is_some()
            || words.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase));
        self.0.get(&office).copied().flatten().filter(|_| is_told && !office.words.is_empty())
    }
}

impl Discourse<'_> {
    /// Whether words are where the text gives somebody a title.
    pub(super) fn is_title_of(&self, person: EntityId, words: Span) -> bool {
        self[person].roles.iter().any(|role| role.span.overlaps(words))
    }

    fn office(&self, person: &Entity, role: &Role, rules: &Rules) -> Office {
        let told = Office::of(&role.title, rules);
        let of = role.affiliation.and_then(|id| self[id].country.clone());
        let country = told.country.or(of).or_else(|| person.country.clone());
        Office { country, is_former: told.is_former || role.former, ..told }
    }
}
