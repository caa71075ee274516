//! Quotation marks of a block: which characters are marks, and which way each may turn.

use std::ops::Range;

use crate::types::Span;

/// Marks of one look; a pair may mix them only by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ ‟
    Curly,
    /// "
    Straight,
    /// `` '' and doubled single marks
    Doubled,
    /// « »
    Angle,
    /// ‘ ’ ‚ ' ` ‹ ›
    Single,
}

impl Family {
    pub(super) const COUNT: usize = 5;
}

/// Which way a mark turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Open,
    Close,
    Either,
}

/// One mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) family: Family,
    /// What its shape says.
    pub(super) shape: Turn,
    /// What the characters around it say.
    pub(super) place: Turn,
    /// A closing single mark that may as well be an apostrophe ("the ministers’ plan").
    pub(super) is_weak: bool,
}

impl Mark {
    /// Whether it opens, when it is known if something is open already.
    ///
    /// The place of a mark outweighs its shape where the shape would make no sense: “so“ and ”so” are common slips.
    pub(super) fn opens(&self, is_open: bool) -> bool {
        match (self.shape, self.place) {
            (Turn::Open, place) => place != Turn::Close || !is_open,
            (Turn::Close, place) => place == Turn::Open && !is_open,
            (Turn::Either, Turn::Open) => true,
            (Turn::Either, Turn::Close) => false,
            (Turn::Either, Turn::Either) => !is_open,
        }
    }
}

/// Whether the words begin with a mark.
pub(super) fn starts_with_mark(words: &str) -> bool {
    words.starts_with(is_glyph)
}

/// Where the words within marks are, of words that begin with one; all of them, where they do not.
pub(super) fn within(words: &str) -> Range<usize> {
    let inner = words.trim_start_matches(is_glyph);
    if inner.len() == words.len() {
        return 0..words.len();
    }
    let start = words.len() - inner.len();
    start..start + inner.trim_end_matches(is_glyph).len()
}

/// The marks of `block`, without apostrophes, primes and the quotes of mark-up.
pub(super) fn scan(text: &str, block: Span) -> Vec<Mark> {
    let words = &text[block];
    let mut marks = Vec::new();
    let mut after = 0;
    for (at, char) in words.char_indices() {
        if at < after || !is_glyph(char) {
            continue;
        }
        for (length, family) in glyphs(words, at, char) {
            let here = if after > at { after } else { at };
            after = here + length;
            let span = Span::new(block.start() + here, block.start() + after);
            marks.extend(mark(words, here, after, char, family).map(|mark| Mark { span, ..mark }));
        }
    }
    marks
}

fn is_glyph(char: char) -> bool {
    matches!(char, '"' | '\'' | '`' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›')
}

/// The marks that a run of the same character from `at` on is: two single marks are one double mark.
fn glyphs(words: &str, at: usize, char: char) -> Vec<(usize, Family)> {
    let width = char.len_utf8();
    let family = match char {
        '"' => Family::Straight,
        '“' | '”' | '„' | '‟' => Family::Curly,
        '«' | '»' => Family::Angle,
        _ => Family::Single,
    };
    if !matches!(char, '\'' | '`' | '‘' | '’') {
        return vec![(width, family)];
    }
    let run = words[at..].chars().take_while(|next| *next == char).count();
    let mut glyphs = vec![(2 * width, Family::Doubled); run / 2];
    if run % 2 == 1 {
        let is_outside = before(words, at).is_none_or(char::is_whitespace);
        let place = if is_outside { glyphs.len() } else { 0 };
        glyphs.insert(place, (width, Family::Single));
    }
    glyphs
}

/// The mark that stands at `start..end`, with its span left to the caller; `None` when it is none.
fn mark(words: &str, start: usize, end: usize, char: char, family: Family) -> Option<Mark> {
    let (before, after) = (before(words, start), words[end..].chars().next());
    let shape = match char {
        '“' | '„' | '‟' | '‘' | '‚' | '`' => Turn::Open,
        '”' | '’' => Turn::Close,
        _ => Turn::Either,
    };
    let mut place = place(before, after);
    if place == Turn::Either {
        place = match char {
            '«' | '‹' => Turn::Open,
            '»' | '›' => Turn::Close,
            _ => place,
        };
    }
    let is_none = match family {
        Family::Straight => before == Some('=') || is_inches(&words[..start]),
        Family::Single => is_apostrophe(&words[end..], before, after, shape, place),
        _ => false,
    };
    let is_weak = family == Family::Single && may_be_possessive(&words[..start], &words[end..]);
    (!is_none).then_some(Mark { span: Span::default(), family, shape, place, is_weak })
}

fn before(words: &str, at: usize) -> Option<char> {
    words[..at].chars().next_back()
}

/// What the neighbours of a mark say.
fn place(before: Option<char>, after: Option<char>) -> Turn {
    let is_space = |char: Option<char>| char.is_none_or(char::is_whitespace);
    let is_stopped = after.is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}'));
    let opens = !is_space(after) && (is_space(before) || before.is_some_and(is_opening) && !is_stopped);
    let closes = !is_space(before) && after.is_none_or(|c| c.is_whitespace() || is_closing(c));
    match (opens, closes) {
        (true, false) => Turn::Open,
        (false, true) => Turn::Close,
        _ => Turn::Either,
    }
}

fn is_opening(char: char) -> bool {
    matches!(char, '(' | '[' | '{' | '<' | '/' | '-' | '–' | '—' | '“' | '‘' | '"' | '\'' | '„' | '`' | '«')
}

fn is_closing(char: char) -> bool {
    matches!(
        char,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '>'
            | '/'
            | '-'
            | '–'
            | '—'
            | '”'
            | '’'
            | '"'
            | '\''
            | '»'
            | '…'
    )
}

/// `6'2"`: the straight mark stands for inches.
fn is_inches(before: &str) -> bool {
    let feet = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let mut back = feet.chars().rev();
    feet.len() < before.len()
        && matches!(back.next(), Some('\'' | '’' | '′'))
        && back.next().is_some_and(|c| c.is_ascii_digit())
}

/// A single mark that stands for something left out, or is no mark because it neither opens nor closes.
fn is_apostrophe(rest: &str, before: Option<char>, after: Option<char>, shape: Turn, place: Turn) -> bool {
    let is_inner = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    if is_inner(before) && is_inner(after) {
        return true;
    }
    match place {
        Turn::Close => shape == Turn::Open,
        Turn::Open if shape == Turn::Close => true,
        Turn::Open => is_elision(rest),
        Turn::Either => is_inner(before) == is_inner(after),
    }
}

/// Whether `rest` begins with what an apostrophe leaves of a word or a year: '90s, 'em, 'n'.
fn is_elision(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..end];
    let is_decade = word.len() == 3 && word.ends_with('s') && word[..2].bytes().all(|b| b.is_ascii_digit());
    is_decade
        || matches!(word, "em" | "n" | "til" | "tis" | "twas" | "cause" | "cuz" | "bout" | "tween" | "neath")
}

/// Whether a closing single mark after `before` may belong to its word: "ministers’ plan", "goin’ home".
fn may_be_possessive(before: &str, after: &str) -> bool {
    let is_ending = before.ends_with(['s', 'S', 'z', 'x']) || before.ends_with("in");
    let mut next = after.chars();
    is_ending
        && next.next().is_some_and(char::is_whitespace)
        && next.next().is_some_and(char::is_alphanumeric)
}
