//! The key of an entity: its name as names are compared.

use nutgraf::{Entity, EntityKind, Passage};

use super::words::folded;

/// The name in small letters without accents, marks and a leading "the"; of a person without "Jr." too.
pub(crate) fn key(entity: &Entity<Passage>) -> String {
    let mut name = of_words(&entity.name);
    if entity.kind == EntityKind::Person
        && let Some(senior) = [" jr", " junior", " sr"].iter().find_map(|end| name.strip_suffix(end))
    {
        name.truncate(senior.len());
    }
    name
}

/// The words of a name as names are compared: without the "'s" of an owner. "F.B.I." is "fbi".
pub(crate) fn of_words(name: &str) -> String {
    let owner = ["'s", "’s"].iter().find_map(|end| name.strip_suffix(end));
    let name = folded(owner.unwrap_or(name));
    let name = name.strip_prefix("the ").map(str::to_owned).unwrap_or(name);
    let are_letters = name.split(' ').all(|word| word.chars().count() == 1);
    if are_letters { name.replace(' ', "") } else { name }
}

#[cfg(test)]
mod tests {
    use super::of_words;

    #[test]
    fn names_are_compared_by_their_words() {
        for (one, other) in [
            ("The Élysée", "elysee"),
            ("O’Neill", "O'Neill's"),
            ("Jean-Luc Čapek", "Jean Luc Capek"),
            ("U.S. Senate", "U S Senate"),
            ("the F.B.I.", "FBI"),
        ] {
            assert_eq!(of_words(one), of_words(other));
        }
        assert_eq!(of_words("The"), "the");
        assert_ne!(of_words("Theresa May"), of_words("Teresa May"));
    }
}
