//! Numbers and what they come to.

use super::super::numeral::Words;
use super::super::vocabulary::Vocabulary;
use super::*;
use crate::types::Span;

/// The first number of a text, and its words.
fn read(text: &str) -> Option<(String, String)> {
    let mut vocabulary = Vocabulary::default();
    let words = Words::new(&mut vocabulary);
    let pieces = Pieces::new(text, Span::new(0, text.len()), &vocabulary, &words);
    (0..pieces.len()).find_map(|at| {
        let best = [pieces.number(at), pieces.ordinal(at)]
            .into_iter()
            .flatten()
            .max_by_key(|reading| reading.end)?;
        Some((best.value.round_dp(6).normalize().to_string(), pieces.words(at, best.end).to_owned()))
    })
}

#[test]
fn reads_all_of_a_number() {
    let wholes = [
        ("3,350", "3350"),
        ("3.350", "3.35"),
        ("3\u{a0}350", "3350"),
        ("7 120 044", "7120044"),
        ("2.111.045,5", "2111045.5"),
        ("4,18,700", "418700"),
        ("1,5 Mrd.", "1500000000"),
        (".75", "0.75"),
        ("-4.5", "-4.5"),
        ("minus four point nought five", "-4.05"),
        ("4e3", "4000"),
        ("4x10^-3", "0.004"),
        ("12k", "12000"),
        ("7M", "7000000"),
        ("1.2bn", "1200000000"),
        ("322 hundred", "32200"),
        ("twenty-six", "26"),
        ("one hundred and five", "105"),
        ("two hundred and two thousand", "202000"),
        ("nine lakh crore", "9000000000000"),
        ("4 hundred and 21", "421"),
        ("half a million", "500000"),
        ("half a dozen", "6"),
        ("a dozen", "12"),
        ("two mln", "2000000"),
        ("two-thirds", "0.666667"),
        ("three quarters of a million", "750000"),
        ("three and a half", "3.5"),
        ("six million and a half", "6500000"),
        ("1 1/2", "1.5"),
        ("1½", "1.5"),
        ("½", "0.5"),
        ("twenty-first", "21"),
        ("one hundred twenty-fifth", "125"),
        ("21st", "21"),
        ("three millionth", "3000000"),
    ];
    for (text, value) in wholes {
        assert_eq!(read(text), Some((value.to_owned(), text.to_owned())), "{text}");
    }
}

#[test]
fn stops_where_the_number_stops() {
    let parts = [
        ("423 0000", "423"),
        ("5, 234", "5"),
        ("five eighths of it", "five eighths"),
        ("4000 3 hundred", "4000"),
        ("version two and a previous one", "two"),
        ("10-15", "10"),
        ("one third man", "one third"),
        ("two second homes", "two"),
        ("1,2,3", "1"),
        ("8.", "8"),
        ("plus or minus three", "three"),
        ("2D", "2"),
    ];
    for (text, words) in parts {
        assert_eq!(read(text).map(|(_, words)| words).as_deref(), Some(words), "{text}");
    }
}

#[test]
fn reads_nothing_out_of_range() {
    let digits = "9".repeat(40);
    for text in [digits.as_str(), "1e400", "192.168.1.2", "second-hand and so on", "a and"] {
        let found = read(text).filter(|(value, _)| value != "2");
        assert!(!matches!(&found, Some((_, words)) if words == text), "{text}: {found:?}");
    }
}
