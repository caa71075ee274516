//! Whether a text is English, as far as it matters to whoever is about to read it as English.

use crate::lexicon::is_function_word;

/// Fewer words may be names and figures alone.
const WORDS: usize = 60;
/// Of more than these the first ones will do.
const READ: usize = 2_000;
/// Lists of results and earnings have more figures among their words, and few words that tell a language.
const MOST_FIGURES: f64 = 0.1;
/// Of the words of English prose more are articles, pronouns, prepositions and auxiliaries of more than one letter; of those of other
/// languages fewer happen to look like one: Danish has most, one in eight.
const LEAST: f64 = 0.13;

/// Whether a text looks English; `None` where it is too short to tell.
///
/// ```
/// let text = "Der Damm hat gehalten, sagte die Bürgermeisterin am Montag. ".repeat(8);
/// assert_eq!(nutgraf::looks_english(&text), Some(false));
/// assert_eq!(nutgraf::looks_english("The dam held."), None);
/// ```
#[must_use]
pub fn looks_english(text: &str) -> Option<bool> {
    let pieces = text.split(|c: char| !c.is_alphanumeric() && !"'’".contains(c));
    let (mut words, mut known, mut figures) = (0_usize, 0_usize, 0_usize);
    for piece in pieces.filter(|piece| piece.chars().any(char::is_alphanumeric)).take(READ) {
        figures += usize::from(piece.chars().any(|c| c.is_ascii_digit()));
        words += written_without_spaces(piece).max(1);
        // "a" and "i" are words of many languages.
        known += usize::from(piece.len() > 1 && is_function_word(&piece.to_lowercase()));
    }
    let can_tell = words >= WORDS && (figures as f64) < MOST_FIGURES * words as f64;
    can_tell.then_some(known as f64 >= LEAST * words as f64)
}

/// Letters of scripts that set no space between words, two of which are about a word.
fn written_without_spaces(piece: &str) -> usize {
    let is_of_them = |c: &char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    piece.chars().filter(is_of_them).count() / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_told_from_its_neighbors() {
        let english = [
            "The dam held through the night, the mayor said, and nobody was hurt. ",
            "MAYOR SAYS DAM HELD; WATER FALLS IN THE VALLEY BUT PEOPLE WAIT FOR THE SCHOOL TO OPEN. ",
            "Moroz, 61, who has led Kalna since the flood, told reporters that she would not stand again. ",
        ];
        let others = [
            "Der Damm hat in der Nacht gehalten, sagte die Bürgermeisterin, und niemand wurde verletzt. ",
            "Dæmningen holdt i nat, og ingen kom til skade, for vandet faldt under broen, sagde borgmesteren. ",
            "Il sindaco ha detto che la diga ha tenuto e che nessuno è rimasto ferito, a parte un cane. ",
            "De dam heeft het gehouden, zei de burgemeester, en het water in de stad zakt weer. ",
            "La presa aguantó toda la noche, dijo la alcaldesa, y no hubo heridos en el valle. ",
            "Barajul a rezistat toată noaptea, a spus primarul, iar apa scade în oraș. ",
            "Плотина выстояла ночью, сказала мэр, и никто не пострадал. ",
            "大坝整夜都挺住了，市长说，没有人受伤。",
        ];
        for (texts, is_english) in [(&english[..], true), (&others[..], false)] {
            for text in texts {
                assert_eq!(looks_english(&text.repeat(12)), Some(is_english), "{text}");
            }
        }
    }

    #[test]
    fn what_has_few_words_or_many_figures_does_not_tell() {
        assert_eq!(looks_english("La presa aguantó."), None);
        assert_eq!(
            looks_english(&"Net 4,435,000 vs 6,410,000 Revs 839.3 mln vs 751.8 mln ".repeat(20)),
            None
        );
        assert_eq!(looks_english(""), None);
    }
}
