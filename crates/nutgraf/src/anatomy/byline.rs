//! Bylines: who wrote it.

use super::lexicons::{Sense, Words};

/// The people that a byline names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Byline<'a> {
    /// As written; none when it names only a role or an agency ("By a staff reporter").
    pub(super) names: Vec<&'a str>,
}

/// Longer lines are no bylines.
const MAX_BYTES: usize = 220;

/// Reads a line that begins as bylines do ("By Jane Roe in London").
pub(super) fn read<'a>(line: &'a str, words: &Words) -> Option<Byline<'a>> {
    let body = line
        .trim_matches(|c: char| matches!(c, '*' | '_' | '|' | '(' | ')' | '[' | ']') || c.is_whitespace());
    let rest =
        ["by", "written by", "words by", "story by", "text by", "author:", "authors:", "reporter:", "by:"]
            .iter()
            .filter_map(|cue| after_cue(body, cue))
            .next_back()?;
    credits(rest, words)
}

/// Reads a line that holds nothing but names of people ("Jane Roe and John Doe", "Jane Roe in London").
pub(super) fn bare<'a>(line: &'a str, words: &Words) -> Option<Byline<'a>> {
    let byline = credits(line, words)?;
    let first_is_name = byline.names.first().is_some_and(|name| line.trim_start().starts_with(name));
    let known = |part| {
        let named = name(part, words).is_some() || is_role(part, words);
        named || is_agency(part, words) || is_place(part, words)
    };
    (first_is_name && parts(line).all(known)).then_some(byline)
}

/// What stands after a leading cue, letter case apart.
fn after_cue<'a>(line: &'a str, cue: &str) -> Option<&'a str> {
    let head = line.get(..cue.len())?;
    let rest = line.get(cue.len()..)?;
    (head.eq_ignore_ascii_case(cue) && rest.starts_with(|c: char| c.is_whitespace() || c == ':'))
        .then(|| rest.trim_start_matches([':', ' ', '\u{a0}', '\t']))
}

/// The names in a list of people, roles, agencies and dates; `None` when it is no such list.
fn credits<'a>(list: &'a str, words: &Words) -> Option<Byline<'a>> {
    if list.len() > MAX_BYTES || list.ends_with(['?', '!', ';', ':', '"', '”']) || ends_in_stop(list) {
        return None;
    }
    let mut byline = Byline::default();
    let mut is_first = true;
    for part in parts(list) {
        let tail = !is_first;
        match name(part, words).filter(|name| !is_agency(name, words) && !is_place(name, words)) {
            Some(name) => byline.names.push(name),
            None if is_role(part, words) || is_agency(part, words) || tail => {}
            None => return None,
        }
        is_first = false;
    }
    let lowered = list.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    (!is_first && lowered * 2 <= list.split_whitespace().count() + 2).then_some(byline)
}

/// A stop that ends a sentence; not that of an initial or of "Jr.".
fn ends_in_stop(list: &str) -> bool {
    let word = list.split_whitespace().next_back().unwrap_or(list);
    list.ends_with('.') && word.len() > 3
}

/// The parts of a list, at commas, "and", bars and dashes.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ';', '|', '•', '·', '—', '–', '/', '&', '\n'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" AND "))
        .flat_map(|part| part.split(" with "))
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// The name of a person that a part begins with: two to five capitalized words up to "in", "for", an agency or the end.
fn name<'a>(part: &'a str, words: &Words) -> Option<&'a str> {
    let part = part.strip_prefix("by ").unwrap_or(part);
    let mut end = 0;
    let (mut count, mut capitals) = (0, 0);
    for word in part.split_whitespace() {
        let at = word.as_ptr() as usize - part.as_ptr() as usize;
        if matches!(word, "in" | "for" | "of" | "at" | "from" | "on" | "is" | "IN" | "FOR") {
            break;
        }
        if count >= 2 && is_affiliation(&part[at..], words) {
            break;
        }
        if !is_of_names(word, words) {
            return None;
        }
        count += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
        end = at + word.len();
    }
    (capitals >= 2 && count <= 5).then(|| &part[..end])
}

/// Whether what is left of a part is an agency or an outlet ("Associated Press Writer", "BBC News").
fn is_affiliation(rest: &str, words: &Words) -> bool {
    let two: usize = rest.split_whitespace().take(2).map(|word| word.len() + 1).sum();
    let two = rest.get(..two.saturating_sub(1)).unwrap_or(rest);
    is_agency(two, words)
        || rest.split_whitespace().next().is_some_and(|word| words.senses(word).has(Sense::Agency))
        || rest.split_whitespace().any(|word| words.senses(word).has(Sense::Role))
}

fn is_of_names(word: &str, words: &Words) -> bool {
    let senses = words.senses(word);
    let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
    let particle = senses.has(Sense::Particle);
    let capital = word.starts_with(char::is_uppercase);
    let calendar = senses.has(Sense::Weekday) || (senses.has(Sense::Month) && word.len() > 5);
    let common = senses.has_any(&[Sense::Role, Sense::Pronoun, Sense::Question]) && !is_initial(word);
    letters && (capital || particle) && !calendar && !common && !matches!(word, "The" | "A" | "An" | "THE")
}

fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.len() <= 3 || word == "Will" || word == "WILL"
}

/// "Our correspondent", "Political Editor", "AP Writer".
pub(super) fn is_role(part: &str, words: &Words) -> bool {
    let mut count = 0;
    let mut role = false;
    for word in part.split_whitespace() {
        count += 1;
        role |= words.senses(word).has(Sense::Role);
    }
    role && count <= 7
}

/// "Reuters", "BBC News", "The Harbor Post".
pub(super) fn is_agency(part: &str, words: &Words) -> bool {
    let part = part.trim();
    let outlet = || {
        let (first, last) = (part.split_whitespace().next()?, part.split_whitespace().next_back()?);
        let last = last.rsplit('-').next().unwrap_or(last);
        let named = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the");
        let named = part.split_whitespace().all(named) && part.split_whitespace().count() <= 5;
        let told = words.senses(last).has(Sense::Outlet) || words.senses(first).has(Sense::Outlet);
        (named && told && part.contains(char::is_whitespace)).then_some(())
    };
    words.senses(part).has(Sense::Agency) || outlet().is_some()
}

fn is_place(part: &str, words: &Words) -> bool {
    words.senses(part).has_any(&[Sense::City, Sense::Country, Sense::Region])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bylines() {
        let words = Words::load();
        for (line, expected) in [
            ("By Jane Roe", &["Jane Roe"][..]),
            ("BY JANE ROE AND JOHN Q. DOE", &["JANE ROE", "JOHN Q. DOE"]),
            (
                "By Ana de la Cruz, Ben O’Neill and Carla Smith-Jones",
                &["Ana de la Cruz", "Ben O’Neill", "Carla Smith-Jones"],
            ),
            ("By Jane Roe in London and John Doe in Paris", &["Jane Roe", "John Doe"]),
            ("By JANE ROE, Associated Press", &["JANE ROE"]),
            ("By Jane Roe Associated Press Writer", &["Jane Roe"]),
            ("By Jane Roe BBC News", &["Jane Roe"]),
            ("By Jane Roe | September 5, 2025", &["Jane Roe"]),
            ("By Jane Roe | New Delhi", &["Jane Roe"]),
            ("By our correspondent", &[]),
            ("By Reuters", &[]),
            ("Written by: Jane Roe", &["Jane Roe"]),
        ] {
            assert_eq!(read(line, &words).map(|byline| byline.names).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn lines_that_only_begin_with_by() {
        let words = Words::load();
        for line in [
            "By the side of the mayor, Jane Roe said the plan had changed.",
            "By Monday Morning the water was gone",
            "By Thursday",
            "By 2030",
            "By then, Jane Roe had left.",
            "By the Numbers",
        ] {
            assert_eq!(read(line, &words), None, "{line}");
        }
    }
}
