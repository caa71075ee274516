//! What a position is about, in words that can be compared.

use nutgraf::{Passage, Position, is_function_word};

use super::words::folded;

/// The words of its content that say what it is about, or of its cue where it has no content: in small letters, without endings, in the
/// order of the alphabet, each once.
pub(crate) fn of(position: &Position<Passage>) -> Vec<String> {
    let cue = || position.cue.as_ref().map(|cue| &cue.span);
    let text = position.content.as_ref().or_else(cue).map_or("", |span| span.text.as_str());
    let mut matter: Vec<String> = folded(text)
        .split(' ')
        .filter(|word| !word.is_empty() && !is_function_word(word))
        .map(|word| stem(word).to_owned())
        .collect();
    matter.sort_unstable();
    matter.dedup();
    matter
}

/// A word without the endings of number, tense and owner: "missiles", "missile" and "missile's" are one, as are "sending" and "sends".
fn stem(word: &str) -> &str {
    let word = without_plural(word);
    let long = |stem: &&str| stem.len() > 2 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if let Some(stem) = word.strip_suffix("ed").filter(long) {
        return undoubled(stem);
    }
    let word = word.strip_suffix("ing").filter(long).map_or(word, undoubled);
    word.strip_suffix(['e', 'y']).filter(|stem| stem.len() > 2).unwrap_or(word)
}

fn without_plural(word: &str) -> &str {
    let long = |stem: &&str| stem.len() > 2;
    let hisses = |stem: &&str| ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end));
    let keeps = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let of_ies = word.strip_suffix("ies");
    let of_es = || word.strip_suffix("es").filter(hisses);
    let of_s = || word.strip_suffix('s').filter(|_| !keeps);
    of_ies.or_else(of_es).or_else(of_s).filter(long).unwrap_or(word)
}

/// "plann" as "plan", but "sell" as it is.
fn undoubled(stem: &str) -> &str {
    let doubled = ["bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"].iter().any(|end| stem.ends_with(end));
    if doubled { &stem[..stem.len() - 1] } else { stem }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_are_one() {
        for forms in [
            ["missile", "missiles", "missile"],
            ["send", "sends", "sending"],
            ["ban", "banned", "banning"],
            ["raise", "raised", "raising"],
            ["tax", "taxes", "taxed"],
            ["agree", "agrees", "agreed"],
            ["sell", "sells", "selling"],
            ["city", "cities", "city"],
        ] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{:?}", forms.map(stem));
        }
        for [one, other] in
            [["gas", "ga"], ["ring", "r"], ["crisis", "cris"], ["peace", "pea"], ["bus", "bu"]]
        {
            assert_ne!(stem(one), stem(other));
        }
    }
}
