//! Places of the world by their names.

use super::sought;

/// The row of a place in the gazetteer: its name, the country whose place of this name is by far the largest ("-" where none is), other countries.
pub(crate) fn place(name: &str) -> Option<Vec<&'static str>> {
    let row = |name: &str| sought(include_str!("../../data/en/lexicon/place.tsv"), name);
    row(name).or_else(|| row(&in_small_letters(name)?))
}

/// "Patna" for "PATNA".
fn in_small_letters(name: &str) -> Option<String> {
    let is_upper = !name.contains(char::is_lowercase);
    let word = |word: &str| {
        let mut chars = word.chars();
        chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect::<String>()
    };
    is_upper.then(|| name.split(' ').map(word).collect::<Vec<_>>().join(" "))
}
