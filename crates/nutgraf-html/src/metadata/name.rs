//! Names in bylines: one each, without "By", titles of jobs, addresses.

/// The names in a byline: "By Jane Roe and John Doe, Political Editor" names two.
pub(crate) fn names(byline: &str, publisher: Option<&str>) -> Vec<String> {
    let byline = after_lead(byline.trim());
    let mut names: Vec<String> = Vec::new();
    for part in parts(byline) {
        let part = after_lead(part.trim_matches(is_edge));
        if is_generation(part) && names.last().is_some() {
            if let Some(last) = names.last_mut() {
                last.push_str(", ");
                last.push_str(part);
            }
            continue;
        }
        let is_publisher = publisher.is_some_and(|publisher| publisher.eq_ignore_ascii_case(part));
        if is_name(part) && !is_publisher && !names.iter().any(|known| known.eq_ignore_ascii_case(part)) {
            names.push(in_usual_case(part));
        }
    }
    names
}

fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ',' | ';' | '.' | '|' | '·' | '•' | '-' | '–' | '—' | ':' | '(' | ')' | '/' | '"')
}

/// What follows "By", "Written by", "Story by" …
fn after_lead(text: &str) -> &str {
    let mut rest = text;
    for lead in [
        "posted",
        "written",
        "reported",
        "story",
        "words",
        "text",
        "article",
        "report",
        "published",
        "author",
        "analysis",
    ] {
        let after = strip(rest, lead);
        // "Story by X" and "Author: X", but nobody loses the first name "Story".
        if let Some(after) = after.filter(|after| strip(after, "by").is_some() || after.starts_with(':')) {
            rest = after.trim_start_matches([':', ' ']);
        }
    }
    strip(rest, "by").map_or(rest, |after| after.trim_start_matches([':', ' ']))
}

/// What follows a word, if the text begins with it.
fn strip<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.get(..word.len())?;
    let after = &text[word.len()..];
    let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    (head.eq_ignore_ascii_case(word) && ends).then(|| after.trim_start())
}

fn parts(byline: &str) -> Vec<&str> {
    let mut parts = vec![byline];
    for separator in
        [" and ", " And ", " AND ", " & ", ",", ";", "|", "•", "·", " - ", " – ", " — ", " with ", "\n", "/"]
    {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    for place in [" in ", " for ", " at ", " ("] {
        // "Jane Roe in Berlin", but "Department for Water".
        let name =
            |part: &'_ str| part.find(place).filter(|&at| part[..at].contains(' ')).unwrap_or(part.len());
        parts = parts.into_iter().map(|part| &part[..name(part)]).collect();
    }
    parts
}

fn is_generation(part: &str) -> bool {
    matches!(part.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

/// Whether it reads like the name of a person or an agency.
fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_capital = |word: &&str| word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_ascii());
    let is_role = |word: &&str| ROLES.contains(&word.trim_matches(is_edge).to_ascii_lowercase().as_str());
    let is_odd = |c: char| {
        c.is_ascii_digit() || matches!(c, '@' | '<' | '>' | '{' | '}' | '=' | '?' | '!' | '#' | '_')
    };
    let is_particle =
        |word: &&str| word.chars().all(|c| c.is_lowercase() || c == '’' || c == '\'') && word.len() <= 4;
    (1..=6).contains(&words.len())
        && words.iter().any(is_capital)
        && words.iter().all(|word| is_capital(word) || is_particle(word))
        && !part.contains(is_odd)
        && !part.contains("www.")
        && !part.contains("http")
        && !words.iter().any(is_role)
        && ![
            "Share",
            "Updated",
            "Published",
            "Posted",
            "Follow",
            "Last",
            "Image",
            "Home",
            "Comments",
            "Admin",
        ]
        .contains(&words[0])
}

/// Words of jobs and desks that stand beside names in bylines.
const ROLES: &[&str] = &[
    "editor",
    "editors",
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "writer",
    "writers",
    "staff",
    "desk",
    "bureau",
    "columnist",
    "journalist",
    "producer",
    "contributor",
    "contributors",
    "analyst",
    "photographer",
    "editorial",
    "team",
    "chief",
    "newsroom",
    "author",
    "guest",
    "specialist",
    "presenter",
    "updated",
    "published",
    "minutes",
    "read",
    "ago",
];

/// "JANE ROE" as "Jane Roe"; other names as they are.
fn in_usual_case(name: &str) -> String {
    let is_shouted = name.contains(' ') && name.chars().all(|c| !c.is_lowercase());
    if !is_shouted {
        return crate::tree::one_line(name);
    }
    let mut after_letter = false;
    let lowered = name.chars().flat_map(|c| {
        let lower = after_letter && c.is_alphabetic();
        after_letter = c.is_alphabetic();
        if lower { c.to_lowercase().collect::<Vec<_>>() } else { vec![c] }
    });
    crate::tree::one_line(&lowered.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_one_name_each() {
        let cases: &[(&str, &[&str])] = &[
            ("By Jane Roe and John Doe", &["Jane Roe", "John Doe"]),
            ("BY JANE O'ROE & JOHN McDOE", &["Jane O'Roe", "JOHN McDOE"]),
            ("Written by: Jane Roe, Political Editor", &["Jane Roe"]),
            (
                "Jane Roe in Berlin, John Doe, Jr. and Ana de la Cruz",
                &["Jane Roe", "John Doe, Jr", "Ana de la Cruz"],
            ),
            ("https://example.com/author/jane", &[]),
            ("The Example Post", &[]),
            ("Example Staff Reporter", &[]),
            ("jane@example.com", &[]),
            ("Story Musgrave", &["Story Musgrave"]),
            ("Byron Black", &["Byron Black"]),
            ("", &[]),
        ];
        for (byline, expected) in cases {
            assert_eq!(names(byline, Some("The Example Post")), *expected, "{byline}");
        }
    }
}
