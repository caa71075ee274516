//! Places of the world by their names.

use super::sought;

/// Which countries have a place of one name.
pub(crate) struct Bearers {
    /// The one whose place is by far the largest.
    pub(crate) sure: Option<&'static str>,
    pub(crate) others: Vec<&'static str>,
}

/// Which countries have a place of a name, be it in capitals.
pub(crate) fn bearers(name: &str) -> Option<Bearers> {
    let row = |name: &str| sought(include_str!("../../data/en/lexicon/place.tsv"), name);
    let row = row(name).or_else(|| row(&in_small_letters(name)?))?;
    let others = row[2].split(' ').filter(|code| *code != "-").collect();
    Some(Bearers { sure: Some(row[1]).filter(|code| *code != "-"), others })
}

impl Bearers {
    pub(crate) fn may_be_in(&self, country: &str) -> bool {
        self.sure == Some(country) || self.others.contains(&country)
    }
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
