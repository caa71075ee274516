//! Tokens: words and marks, cut as Universal Dependencies cuts English.
//!
//! A token is a syntactic word: "don't" is "do" and "n't", "cannot" "can" and "not", "well-known" three tokens, "$825"
//! two. A stop that belongs to an abbreviation stays with it; the stop of a sentence is a token.

use super::Rules;
use super::class;
use super::{contraction, symbol, web, word};
use crate::types::Span;

/// Appends the tokens of `span` to `tokens`.
pub(super) fn cut(text: &str, span: Span, rules: &Rules, tokens: &mut Vec<Span>) {
    let text = &text[..span.end()];
    let mut at = class::space_end(text, span.start());
    let mut searched = at;
    while at < text.len() {
        at = plain(text, at, tokens).unwrap_or_else(|| general(text, at, rules, &mut searched, tokens));
        at = class::space_end(text, at);
    }
}

/// Takes a word of ASCII letters that ends where nothing is to be weighed; most words do.
fn plain(text: &str, at: usize, tokens: &mut Vec<Span>) -> Option<usize> {
    let bytes = text.as_bytes();
    let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let end = at + length;
    let is_clear =
        matches!(bytes.get(end), None | Some(b' ' | b'\n' | b',' | b';' | b'!' | b'?' | b')' | b'"'));
    if length == 0 || !is_clear {
        return None;
    }
    contraction::push_fused(text, Span::new(at, end), tokens);
    Some(end)
}

/// Takes the token at `at`, or the tokens of the word there. No address begins before `searched`.
fn general(text: &str, at: usize, rules: &Rules, searched: &mut usize, tokens: &mut Vec<Span>) -> usize {
    let is_word = class::is_alphanumeric_at(text, at);
    if is_word && at >= *searched {
        let (address, run) = web::address_end(text, at, &rules.affixes);
        *searched = run;
        if let Some(end) = address {
            tokens.push(Span::new(at, end));
            return end;
        }
    }
    let follows = tokens.last().is_some_and(|last| last.end() == at);
    if is_word || (!follows && word::is_signed_number(text, at)) {
        return word::cut(text, at, rules, tokens);
    }
    let elision = contraction::elision_end(text, at, follows, &rules.affixes);
    let end = elision.or_else(|| web::handle_end(text, at)).unwrap_or_else(|| symbol::end(text, at, follows));
    tokens.push(Span::new(at, end));
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> String {
        let mut tokens = Vec::new();
        cut(text, Span::new(0, text.len()), &Rules::default(), &mut tokens);
        Vec::from_iter(tokens.iter().map(|token| &text[*token])).join("|")
    }

    #[track_caller]
    fn cuts(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(tokens(text), *expected, "of {text:?}");
        }
    }

    #[test]
    fn clitics_are_words() {
        cuts(&[
            ("They don't say it's Ukraine's.", "They|do|n't|say|it|'s|Ukraine|'s|."),
            ("It wouldn’t’ve, we cannot.", "It|would|n’t|’ve|,|we|can|not|."),
            ("THAT'S the ministers' plan", "THAT|'S|the|ministers|'|plan"),
            ("O'Neill at six o'clock, L'Aquila", "O'Neill|at|six|o'clock|,|L'Aquila"),
            (
                "the '90s, the 1980's, rock 'n' roll, get 'em",
                "the|'90s|,|the|1980's|,|rock|'n'|roll|,|get|'em",
            ),
            ("Its a shame, its not its in-house plan", "It|s|a|shame|,|it|s|not|its|in|-|house|plan"),
            ("“Dune”’s and (AP)'s", "“|Dune|”|’s|and|(|AP|)|'s"),
        ]);
    }

    #[test]
    fn runs_without_end_are_cut_without_a_gap() {
        for piece in ["n't", "'s", "(", "\"", "[1]", "a.", "1-", "co-", "a@", "’s", "?!", "👩‍👩‍👧"]
        {
            let text = piece.repeat(100_000);
            let mut tokens = Vec::new();
            cut(&text, Span::new(0, text.len()), &Rules::default(), &mut tokens);
            let is_tiled = tokens.windows(2).all(|pair| pair[0].end() == pair[1].start());
            assert!(is_tiled && tokens[0].start() == 0, "{piece:?}");
            assert_eq!(tokens[tokens.len() - 1].end(), text.len(), "{piece:?}");
        }
    }

    #[test]
    fn hyphens_part_words_but_not_prefixes() {
        cuts(&[
            ("a well-known, US-made F-16", "a|well|-|known|,|US|-|made|F|-|16"),
            ("non-profit co-founder, pro-Russian e-mail", "non-profit|co-founder|,|pro-Russian|e-mail"),
            ("the 2012-13 season, call 555-0142", "the|2012|-|13|season|,|call|555-0142"),
            ("it fell--fast — and hard–ly", "it|fell|--|fast|—|and|hard|–|ly"),
        ]);
    }

    #[test]
    fn numbers_stay_whole_and_units_apart() {
        cuts(&[
            ("$825 and 50% of US$3.5bn or €2,000", "$|825|and|50|%|of|US$|3.5|bn|or|€|2,000"),
            ("3,350 on 12/05/2024 at 10:30am", "3,350|on|12/05/2024|at|10:30|am"),
            ("the 17th, 5km in the 1990s; 1,2,3", "the|17th|,|5|km|in|the|1990s|;|1|,|2|,|3"),
            ("on 2025-09-05, .5 or +44", "on|2025-09-05|,|.5|or|+44"),
        ]);
    }

    #[test]
    fn stops_stay_with_abbreviations() {
        cuts(&[
            ("Gen. Smith Jr. of the U.S. met J.D. Roe.", "Gen.|Smith|Jr.|of|the|U.S.|met|J.D.|Roe|."),
            ("On Sept. 4 at 9 a.m. in Room No. 10.", "On|Sept.|4|at|9|a.m.|in|Room|No.|10|."),
            ("He said no. It sat. Plan B. The end.", "He|said|no|.|It|sat|.|Plan|B|.|The|end|."),
            ("George W. Bush, a Ph.D. So do I. Wait...", "George|W.|Bush|,|a|Ph.D.|So|do|I|.|Wait|..."),
            ("in Boston, Mass. and high Mass. Then", "in|Boston|,|Mass.|and|high|Mass|.|Then"),
        ]);
    }

    #[test]
    fn addresses_and_handles_stay_whole() {
        cuts(&[
            ("in alt.animals.cat, eat.sleep.work. Ok", "in|alt.animals.cat|,|eat.sleep.work|.|Ok"),
            ("see https://example.org/a_(b)?c=1.", "see|https://example.org/a_(b)?c=1|."),
            ("(www.example.com), news.example.co.uk/x-y!", "(|www.example.com|)|,|news.example.co.uk/x-y|!"),
            ("to jo-ann.roe@example.com, @jo_roe #Kyiv2025", "to|jo-ann.roe@example.com|,|@jo_roe|#Kyiv2025"),
            ("the soil.The end, one.two, and/or w/o", "the|soil|.|The|end|,|one|.|two|,|and|/|or|w/o"),
        ]);
    }

    #[test]
    fn marks_run_together_only_with_their_like() {
        cuts(&[
            ("“What?!” (he asked)… ``so'' «da»", "“|What|?!|”|(|he|asked|)|…|``|so|''|«|da|»"),
            (
                "Wait..? No!. ----== a .doc, end .The x-3-5213",
                "Wait|..?|No|!.|----==|a|.doc|,|end|.|The|x|-|3-5213",
            ),
            ("ok :) 👩‍👩‍👧👍🏽 🇺🇦🇫🇷 20°C", "ok|:)|👩‍👩‍👧|👍🏽|🇺🇦|🇫🇷|20|°|C"),
            ("a\u{a0}b\u{ad}c\u{feff} e\u{301}te \0 d", "a|b\u{ad}c\u{feff}|e\u{301}te|d"),
        ]);
    }
}
