//! Which comes first in the dates in digits of an article, where one of them can be read in one way only.

/// Whether the day does: "28/06/2025" says so, "06/28/2025" the contrary; none where nothing or both stand in the text.
pub(super) fn is_day_first(text: &str) -> Option<bool> {
    let (mut day, mut month) = (false, false);
    for (at, _) in text.match_indices('/') {
        let Some((first, second)) = date(text, at) else { continue };
        day |= first > 12 && second <= 12;
        month |= first <= 12 && second > 12;
    }
    (day != month).then_some(day)
}

/// The first two numbers of a date in digits with a year of four, at its first slash.
fn date(text: &str, slash: usize) -> Option<(u8, u8)> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let first = bytes[..slash].iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let second = digits(slash + 1).min(3);
    let next = slash + 1 + second;
    let has_year = bytes.get(next) == Some(&b'/') && digits(next + 1) == 4;
    let number =
        |from: usize, to: usize| text.get(from..to)?.parse().ok().filter(|number| (1..=31).contains(number));
    let is_date = has_year && (1..=2).contains(&first) && (1..=2).contains(&second);
    is_date.then(|| Some((number(slash - first, slash)?, number(slash + 1, next)?))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_tells_of_all() {
        assert_eq!(is_day_first("on 03/04/2025 and 28/06/2025"), Some(true));
        assert_eq!(is_day_first("06/28/2025"), Some(false));
        assert_eq!(is_day_first("28/06/2025, 06/28/2025"), None);
        assert_eq!(is_day_first("03/04/2025 or 45/10/2025, 3/4, a/b/2025, 1/2/3/2025, /"), None);
    }
}
