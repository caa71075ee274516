//! Who holds the office that a noun names without them: "Slovak PM" in the headline of an article on "Slovakia's prime
//! minister, Robert Fico".

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
#[derive(PartialEq, Eq)]
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

impl Discourse<'_> {
    /// The one person of the text who holds the office that some words name; `None` where they say that there are others.
    pub(super) fn holder_of(&self, words: &str, rules: &Rules) -> Option<EntityId> {
        let is_one =
            !["a ", "an ", "another "].iter().any(|article| words.to_lowercase().starts_with(article));
        let office = Office::of(words, rules);
        // An office alone is anybody's who holds one of the name.
        let is_told = office.country.is_some()
            || words.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase));
        if !is_one || !is_told || office.words.is_empty() {
            return None;
        }
        let is_holder = |entity: &&Entity| {
            entity.kind == EntityKind::Person
                && entity.roles.iter().any(|role| self.office(entity, role, rules) == office)
        };
        let mut holders = self.entities.iter().filter(is_holder);
        let one = holders.next()?;
        holders.next().is_none().then_some(one.id)
    }

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
