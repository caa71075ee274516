//! A date among the words of a line.

use nutgraf::Published;

/// The first full date in a line: "Posted December 18, 2023 | 4 min read".
pub(crate) fn within(text: &str) -> Option<Published> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let year = |word: &&str| {
        let digits = word.split(|c: char| !c.is_ascii_digit());
        let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
        digits.into_iter().any(is_year)
    };
    let years = words.iter().enumerate().filter(|(_, word)| year(word)).map(|(at, _)| at);
    years.take(4).find_map(|at| {
        let starts = [2, 1, 0, 3].into_iter().filter_map(|back| at.checked_sub(back));
        starts.into_iter().find_map(|start| {
            let ends = (at..words.len().min(at + 6)).rev();
            ends.into_iter().find_map(|end| date_of_words(&words[start..=end]))
        })
    })
}

/// The date that some words are: nothing but its parts, and what stands between a day and a time.
fn date_of_words(words: &[&str]) -> Option<Published> {
    let is_part = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let is_number = word.starts_with(|c: char| c.is_ascii_digit() || c == '(');
        is_number || bare.len() <= 5 || word.len() <= 9 && bare.ends_with("ber") || MONTHS.contains(&&*bare)
    };
    if !words.iter().all(is_part) {
        return None;
    }
    Published::read(&words.join(" ").replace('|', " ")).filter(|date| date.as_str().len() >= 10)
}

const MONTHS: [&str; 3] = ["january", "february", "august"];

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn finds_a_date_in_a_line() {
        for (line, expected) in [
            ("Posted December 18, 2023", Some("2023-12-18")),
            ("Dec. 22, 2023, 10:22 PM EST", Some("2023-12-22T22:22-05:00")),
            ("By Jane Roe | Friday 5 January 2024 | 4 min read", Some("2024-01-05")),
            ("PUBLISHED: 23:13, 21 December 2023", Some("2023-12-21")),
            ("Mon 1 Jan 2024 06.00 GMT", Some("2024-01-01")),
            ("2023-12-20 14:05", Some("2023-12-20T14:05")),
            ("The 2024 budget in 12 charts", None),
            ("In May 2019 she left", None),
            ("", None),
        ] {
            assert_eq!(within(line).map(String::from).as_deref(), expected, "{line}");
        }
    }
}
