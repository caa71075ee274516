//! Dictionary forms: what to cut from the end of a word and what to put there, by its tag and its longest known ending.

use super::feature::fingerprint;
use super::table::Table;

/// The longest ending that is looked at, in characters.
pub const LONGEST: usize = 7;

/// How a form becomes its lemma.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    /// Whether capitals stay.
    pub keeps_case: bool,
    /// Characters to cut from the end.
    pub cut: usize,
    /// What to put there.
    pub put: String,
}

impl Edit {
    /// The edit that turns `form` into `lemma`.
    #[must_use]
    pub fn between(form: &str, lemma: &str) -> Self {
        let lower = form.to_lowercase();
        let shared = |a: &str| a.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
        let (kept, folded) = (shared(form), shared(&lower));
        let keeps_case = kept > folded;
        let (from, same) = if keeps_case { (form, kept) } else { (lower.as_str(), folded) };
        let put = lemma.chars().skip(same).collect();
        Self { keeps_case, cut: from.chars().count() - same, put }
    }

    /// `form` edited.
    #[must_use]
    pub fn apply(&self, form: &str) -> String {
        let mut lemma = String::new();
        self.push(form, &mut lemma);
        lemma
    }

    /// Appends `form` edited.
    fn push(&self, form: &str, out: &mut String) {
        let start = out.len();
        if self.keeps_case {
            out.push_str(form);
        } else {
            push_lowercase(form, out);
        }
        let end =
            out[start..].char_indices().rev().take(self.cut).last().map_or(out.len(), |(at, _)| start + at);
        out.truncate(end);
        out.push_str(&self.put);
        if out.len() == start {
            out.push_str(form);
        }
    }

    /// As it stands in a model file: `=` where capitals stay, how much to cut, what to put.
    #[must_use]
    pub fn to_code(&self) -> String {
        format!("{}{}/{}", if self.keeps_case { "=" } else { "" }, self.cut, self.put)
    }

    /// Reads what [`Edit::to_code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let (keeps_case, rest) = code.strip_prefix('=').map_or((false, code), |rest| (true, rest));
        let (cut, put) = rest.split_once('/')?;
        Some(Self { keeps_case, cut: cut.parse().ok()?, put: put.to_owned() })
    }
}

/// The number of an ending of words with a tag; a whole word begins with `^`.
#[must_use]
pub fn key(tag: u8, ending: &str) -> u32 {
    fingerprint(ending) ^ (u32::from(tag) + 1).wrapping_mul(0x9e37_79b9)
}

/// The endings of a folded word, longest first, down to none at all.
pub fn endings(folded: &str) -> impl Iterator<Item = &str> {
    (0..=LONGEST).rev().filter_map(|n| match n {
        0 => Some(""),
        _ => folded.char_indices().rev().nth(n - 1).map(|(start, _)| &folded[start..]),
    })
}

/// Endings and what becomes of them.
#[derive(Debug, Default)]
pub(crate) struct Lemmas {
    pub(crate) edits: Vec<Edit>,
    pub(crate) endings: Table<u16>,
}

impl Lemmas {
    /// Appends the lemma of `form`, whose folded form is `folded`, under a tag; `whole` is scratch.
    pub(crate) fn push(&self, form: &str, folded: &str, tag: u8, whole: &mut String, out: &mut String) {
        whole.clear();
        whole.push('^');
        whole.push_str(folded);
        let found = std::iter::once(whole.as_str())
            .chain(endings(folded))
            .find_map(|ending| self.endings.get(key(tag, ending)));
        // "The PM" is no "p.m.".
        let is_abbreviation = || form.len() > 1 && form.bytes().all(|byte| byte.is_ascii_uppercase());
        match found.map(|edit| &self.edits[usize::from(edit)]) {
            Some(edit) if !(edit.put.contains('.') && is_abbreviation()) => edit.push(form, out),
            _ => push_lowercase(form, out),
        }
    }
}

/// The dictionary form that a vocabulary knows of an inflected form under a tag of the Penn Treebank, where an ending led to none
/// that it knows: "decline" and not "declin", "raid" and not "raide".
pub(crate) fn known(folded: &str, tag: &str, knows: impl Fn(&str) -> bool) -> Option<String> {
    let suffix = suffix(tag)?;
    let stem = folded.strip_suffix(suffix).filter(|stem| stem.len() > 1)?;
    if !stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let (shorter, last) = stem.split_at(stem.len() - 1);
    let without = |ending: &str, put: &str| stem.strip_suffix(ending).map(|stem| format!("{stem}{put}"));
    let with_e = || (suffix != "s").then(|| format!("{stem}e"));
    let undoubled = || shorter.ends_with(last).then(|| shorter.to_owned());
    let shortened = || if suffix == "s" { without("e", "") } else { undoubled() };
    let with_y = || if suffix == "s" { without("ie", "y") } else { without("i", "y") };
    let forms = [with_e(), Some(stem.to_owned()), shortened(), with_y()];
    forms.into_iter().flatten().find(|form| knows(form))
}

/// The ending of the forms of a tag.
fn suffix(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "VBD" | "VBN" => "ed",
        "VBG" => "ing",
        "VBZ" | "NNS" => "s",
        _ => return None,
    })
}

/// The verb of a past form or participle of one syllable whose single last consonant would be doubled if no "e" had been cut:
/// "fine" of "fined" and not "fin".
pub(crate) fn with_mute_e(
    folded: &str,
    tag: &str,
    lemma: &str,
    knows: impl Fn(&str) -> bool,
) -> Option<String> {
    let suffix = suffix(tag).filter(|suffix| *suffix != "s")?;
    let stem = folded.strip_suffix(suffix).filter(|stem| *stem == lemma && stem.is_ascii())?;
    let is_vowel = |byte: &u8| b"aeiouy".contains(byte);
    let bytes = stem.as_bytes();
    let [.., vowel, last] = bytes else { return None };
    let is_short = bytes.iter().filter(|byte| is_vowel(byte)).count() == 1 && is_vowel(vowel);
    let is_single = last.is_ascii_lowercase() && !is_vowel(last) && !b"wx".contains(last);
    Some(format!("{stem}e")).filter(|verb| is_short && is_single && knows(verb))
}

/// Appends a word in small letters.
pub(crate) fn push_lowercase(form: &str, out: &mut String) {
    if form.is_ascii() {
        out.extend(form.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        out.push_str(&form.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, known, with_mute_e};

    #[test]
    fn an_edit_turns_the_form_into_the_lemma_and_survives_its_code() {
        for (form, lemma) in
            [("Cities", "city"), ("went", "go"), ("n't", "not"), ("Alps", "Alps"), ("US", "US"), ("I", "I")]
        {
            let edit = Edit::between(form, lemma);
            assert_eq!(edit.apply(form), lemma);
            assert_eq!(Edit::from_code(&edit.to_code()), Some(edit));
        }
    }

    #[test]
    fn of_two_dictionary_forms_the_known_one_is_meant() {
        let words = ["decline", "raid", "ban", "levy", "torpedo", "box", "bully", "tie"];
        let found = |form, tag| known(form, tag, |word| words.contains(&word));
        for (form, tag, lemma) in [
            ("declined", "VBD", Some("decline")),
            ("raided", "VBN", Some("raid")),
            ("banning", "VBG", Some("ban")),
            ("levied", "VBD", Some("levy")),
            ("torpedoes", "VBZ", Some("torpedo")),
            ("boxes", "NNS", Some("box")),
            ("bullies", "VBZ", Some("bully")),
            ("ties", "NNS", Some("tie")),
            ("declined", "JJ", None),
            ("spored", "VBD", None),
            ("ed", "VBD", None),
        ] {
            assert_eq!(found(form, tag).as_deref(), lemma, "{form}");
        }
    }

    #[test]
    fn a_short_verb_that_doubles_nothing_has_lost_its_e() {
        let words = ["fine", "cite", "hope", "boxe", "planne", "visite", "saye"];
        let found = |form, tag, lemma| with_mute_e(form, tag, lemma, |word| words.contains(&word));
        assert_eq!(found("fined", "VBD", "fin").as_deref(), Some("fine"));
        assert_eq!(found("citing", "VBG", "cit").as_deref(), Some("cite"));
        for (form, tag, lemma) in [
            ("hoped", "NN", "hop"),
            ("boxed", "VBD", "box"),
            ("visited", "VBD", "visit"),
            ("fined", "VBD", "fine"),
        ] {
            assert_eq!(found(form, tag, lemma), None, "{form}");
        }
    }
}
