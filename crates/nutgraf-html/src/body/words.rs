//! The words of a block, counted.

/// What the words of a block are like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub(crate) words: usize,
    pub(crate) sentences: usize,
    pub(crate) commas: usize,
    pub(crate) capitalized: usize,
    pub(crate) digits: usize,
    pub(crate) quotes: usize,
    /// Marks that part the items of a menu.
    pub(crate) separators: usize,
    /// "you", "we": whom the outlet and its readers are.
    pub(crate) persons: usize,
    /// Words that sentences are made with.
    pub(crate) functions: usize,
    /// Whether all letters are capitals.
    pub(crate) is_capitals: bool,
    /// What it begins and ends with.
    pub(crate) first: u8,
    pub(crate) last: u8,
}

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let mut words =
            Self { first: text.chars().next().map_or(0, opening), last: last(text), ..Self::default() };
        let (mut has_capital, mut has_small) = (false, false);
        for word in text.split_whitespace() {
            words.words += 1;
            words.sentences +=
                usize::from(word.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?']));
            words.capitalized += usize::from(word.starts_with(char::is_uppercase));
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
            let mut letters = [0; 5];
            let short = small(plain, &mut letters);
            words.persons += usize::from(is_person(&letters[..short]));
            words.functions += usize::from(is_function(&letters[..short]));
        }
        for c in text.chars() {
            match c {
                'a'..='z' => has_small = true,
                ' ' => {}
                'A'..='Z' => has_capital = true,
                ',' => words.commas += 1,
                '"' | '“' | '”' => words.quotes += 1,
                '|' | '•' | '·' | '›' | '»' | '/' => words.separators += 1,
                c if c.is_ascii_digit() => words.digits += 1,
                c if c.is_uppercase() => has_capital = true,
                c if c.is_lowercase() => has_small = true,
                _ => {}
            }
        }
        words.is_capitals = has_capital && !has_small;
        words
    }
}

/// What a text ends with.
pub(crate) fn last(text: &str) -> u8 {
    text.chars().next_back().map_or(0, closing)
}

fn opening(c: char) -> u8 {
    match c {
        c if c.is_uppercase() => 1,
        '"' | '“' | '‘' | '\'' => 2,
        c if c.is_lowercase() => 3,
        c if c.is_ascii_digit() => 4,
        _ => 5,
    }
}

fn closing(c: char) -> u8 {
    match c {
        '.' => 1,
        '!' | '?' => 2,
        '”' | '"' | '’' | '\'' => 3,
        ':' => 4,
        ',' | ';' => 5,
        '…' => 6,
        ')' | ']' => 7,
        c if c.is_alphanumeric() => 8,
        _ => 9,
    }
}

/// A short word in small letters, nothing where it is longer than any that is asked for.
fn small(word: &str, letters: &mut [u8; 5]) -> usize {
    let length = if word.len() <= letters.len() { word.len() } else { 0 };
    letters[..length].copy_from_slice(&word.as_bytes()[..length]);
    letters.make_ascii_lowercase();
    length
}

fn is_person(word: &[u8]) -> bool {
    matches!(word, b"you" | b"your" | b"we" | b"our" | b"us" | b"i" | b"my" | b"me" | b"yours")
}

fn is_function(word: &[u8]) -> bool {
    matches!(
        word,
        b"the"
            | b"of"
            | b"and"
            | b"to"
            | b"a"
            | b"in"
            | b"that"
            | b"is"
            | b"was"
            | b"for"
            | b"on"
            | b"with"
            | b"as"
            | b"it"
            | b"he"
            | b"she"
            | b"they"
            | b"at"
            | b"by"
            | b"from"
            | b"be"
            | b"have"
            | b"has"
            | b"had"
            | b"are"
            | b"were"
            | b"this"
            | b"his"
            | b"her"
            | b"their"
            | b"not"
            | b"but"
            | b"an"
            | b"who"
            | b"which"
            | b"or"
            | b"been"
            | b"will"
            | b"would"
            | b"said"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_sentences_are_made_of() {
        let words = Words::of("“The dam held,” she said. We thank you: 20 people | READ MORE");
        assert_eq!((words.words, words.sentences, words.commas, words.quotes), (13, 1, 1, 2));
        assert_eq!((words.persons, words.functions, words.digits, words.separators), (2, 3, 2, 1));
        assert_eq!((words.first, words.last, words.is_capitals), (2, 8, false));
        assert!(Words::of("READ MORE").is_capitals && !Words::of("12").is_capitals);
        assert_eq!(Words::of("").words, 0);
    }
}
