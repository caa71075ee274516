//! Lines of a given width out of a text that may be wrapped anywhere or nowhere.

use nutgraf::Span;
use unicode_width::UnicodeWidthChar;

use super::paint::steers;

/// The words of one line, in bytes of the text; one space goes between two.
pub(crate) type Line = Vec<Span>;

/// The words of a range of the text in lines of at most `width` columns. A longer word is broken.
pub(crate) fn wrap(text: &str, range: Span, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (Line::new(), 0);
    for word in words(text, range) {
        let columns = columns(&text[word]);
        if !line.is_empty() && used + 1 + columns > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if columns <= width {
            used += columns + usize::from(!line.is_empty());
            line.push(word);
        } else {
            lines.extend(broken(text, word, width).into_iter().map(|piece| vec![piece]));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Words with one space between two.
pub(crate) fn single_spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Columns that words take in a terminal.
pub(crate) fn columns(words: &str) -> usize {
    words.chars().map(char_columns).sum()
}

/// The words, as far as `width` columns hold them, with an ellipsis where they hold no more.
pub(crate) fn shortened(words: &str, width: usize) -> String {
    if columns(words) <= width {
        return words.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += char_columns(*c);
        used <= width
    };
    let kept: String = words.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end_matches([' ', '…']))
}

fn char_columns(c: char) -> usize {
    if steers(c) { 1 } else { c.width().unwrap_or(0) }
}

/// The stretches between white space that a line may break at.
fn words(text: &str, range: Span) -> impl Iterator<Item = Span> {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    let words = text[range].split(breaks).filter(|word| !word.is_empty());
    let base = text.as_ptr() as usize;
    words.map(move |word| {
        let start = word.as_ptr() as usize - base;
        Span::new(start, start + word.len())
    })
}

fn broken(text: &str, word: Span, width: usize) -> Vec<Span> {
    let (mut pieces, mut start, mut used) = (Vec::new(), word.start(), 0);
    for (at, c) in text[word].char_indices() {
        let at = word.start() + at;
        if used + char_columns(c) > width && at > start {
            pieces.push(Span::new(start, at));
            (start, used) = (at, 0);
        }
        used += char_columns(c);
    }
    pieces.push(Span::new(start, word.end()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        let line = |words: Line| words.iter().map(|word| &text[*word]).collect::<Vec<_>>().join(" ");
        wrap(text, Span::new(0, text.len()), width).into_iter().map(line).collect()
    }

    #[test]
    fn lines_hold_what_fits() {
        assert_eq!(wrapped("The dam\nheld  all night.", 8), ["The dam", "held all", "night."]);
        assert_eq!(wrapped("10\u{a0}km away", 6), ["10\u{a0}km", "away"]);
        assert_eq!(
            wrapped("see https://example.org/x now", 9),
            ["see", "https://e", "xample.or", "g/x", "now"]
        );
        assert_eq!(wrapped("東京は雨 だった", 8), ["東京は雨", "だった"]);
        assert_eq!(wrapped(" \n ", 8), Vec::<String>::new());
    }

    #[test]
    fn what_is_too_long_ends_in_an_ellipsis() {
        assert_eq!(shortened("The dam held.", 13), "The dam held.");
        assert_eq!(shortened("The dam held.", 9), "The dam…");
        assert_eq!(shortened("東京は雨", 6), "東京…");
    }
}
