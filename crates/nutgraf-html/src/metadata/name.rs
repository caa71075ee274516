//! Names in bylines: one each, without "By", titles of jobs, addresses.

/// The names in a byline: "By Jane Roe and John Doe, Political Editor" names two.
pub(crate) fn names(byline: &str, publisher: Option<&str>) -> Vec<String> {
    let byline = after_lead(byline.trim());
    let mut names: Vec<String> = Vec::new();
    for part in parts(byline) {
        let part = bare(after_lead(part.trim_matches(is_edge)));
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

/// A name without what stands beside it and no mark parts from it: letters of degrees, an outlet in capitals, a job.
fn bare(part: &str) -> &str {
    let mut words: Vec<&str> = part.split_whitespace().collect();
    let is_body = |word: &&str| {
        matches!(
            word.to_ascii_lowercase().as_str(),
            "staff" | "team" | "desk" | "editors" | "newsroom" | "bureau"
        )
    };
    if words.iter().all(|word| is_degree(word)) || words.last().is_some_and(is_body) {
        return "";
    }
    while words.len() > 2 && words.last().is_some_and(|word| is_degree(word)) {
        words.pop();
    }
    let is_shouted = |word: &&str| word.len() > 2 && word.chars().all(|c| c.is_uppercase());
    let is_mixed = |word: &&str| word.chars().any(char::is_lowercase);
    if words.len() > 3 && words[..2].iter().all(is_mixed) {
        let shouted = words.iter().rev().take_while(|word| is_shouted(word)).count();
        words.truncate(words.len() - if shouted >= 2 { shouted } else { 0 });
    }
    if let Some(job) = words.iter().position(|word| is_job(word)).filter(|&at| at >= 2) {
        words.truncate(job);
    } else if let Some(job) = words.iter().rposition(|word| is_job(word)).filter(|&at| words.len() - at > 2) {
        words.drain(..=job);
    }
    // What is left is one run of the words that were there.
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return "" };
    let place = |word: &str| word.as_ptr() as usize - part.as_ptr() as usize;
    part[place(first)..place(last) + last.len()].trim_matches(is_edge)
}

fn is_job(word: &str) -> bool {
    let word = word.trim_matches(is_edge).to_ascii_lowercase();
    ROLES.contains(&word.as_str())
        || matches!(word.as_str(), "senior" | "deputy" | "associate" | "freelance" | "special" | "assistant")
}

/// Letters after a name that say what somebody has learned.
fn is_degree(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_known = DEGREES.contains(&letters.to_ascii_uppercase().as_str());
    is_known && letters.chars().filter(|c| c.is_uppercase()).count() * 2 >= letters.len()
}

const DEGREES: &[&str] = &[
    "MD", "PHD", "MS", "MSC", "MA", "MBA", "BA", "BS", "BSC", "RN", "RD", "RDN", "LD", "LDN", "CDN", "JD",
    "ESQ", "CFA", "CPA", "CFP", "DO", "DDS", "DMD", "DVM", "MPH", "CSCS", "CPT", "LCSW", "LMFT", "EDD",
    "PSYD", "FACS", "MPP", "DR", "OBE", "MBE", "CBE", "LLM", "LLB", "PHARMD", "NP", "MSN", "BSN", "CNS",
    "MFA", "MSW", "PE",
];

/// A byline without the date that follows the names.
pub(crate) fn before_date(byline: &str) -> &str {
    let is_dated = |word: &str| {
        let word = word.trim_matches(is_edge).to_ascii_lowercase();
        word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                word.as_str(),
                "published"
                    | "updated"
                    | "posted"
                    | "last"
                    | "on"
                    | "monday"
                    | "tuesday"
                    | "wednesday"
                    | "thursday"
                    | "friday"
                    | "saturday"
                    | "sunday"
                    | "january"
                    | "february"
                    | "march"
                    | "july"
                    | "august"
                    | "september"
                    | "october"
                    | "november"
                    | "december"
                    | "jan"
                    | "feb"
                    | "mar"
                    | "apr"
                    | "jun"
                    | "jul"
                    | "aug"
                    | "sep"
                    | "sept"
                    | "oct"
                    | "nov"
                    | "dec"
                    | "follow"
                    | "for"
            )
    };
    let mut at = 0;
    for (number, word) in byline.split_whitespace().enumerate() {
        let start = byline[at..].find(word).map_or(at, |found| at + found);
        if number > 1 && is_dated(word) {
            return byline[..start].trim();
        }
        at = start + word.len();
    }
    byline
}

/// Whether a name is one of an outlet, an agency or an office: no person.
pub(crate) fn is_outlet(name: &str) -> bool {
    let words: Vec<String> =
        name.split_whitespace().map(|word| word.trim_matches(is_edge).to_ascii_lowercase()).collect();
    let is_agency = |word: &String| OUTLETS.contains(&word.as_str());
    let ends_like_one = || {
        let last = words.last().map_or("", String::as_str);
        words.len() > 1
            && matches!(
                last,
                "press"
                    | "post"
                    | "times"
                    | "herald"
                    | "today"
                    | "journal"
                    | "gazette"
                    | "magazine"
                    | "tribune"
                    | "group"
                    | "sport"
                    | "sports"
            )
            && (words.len() > 2
                || matches!(words[0].as_str(), "associated" | "canadian" | "financial" | "usa" | "agence"))
    };
    words.iter().any(is_agency)
        || ends_like_one()
        || name.contains(".com")
        || name.contains(".net")
        || name.contains(".org")
        || words.first().is_some_and(|word| word == "the")
}

/// Words in names of outlets and agencies that no person bears.
const OUTLETS: &[&str] = &[
    "news",
    "media",
    "agency",
    "network",
    "reuters",
    "associated",
    "ap",
    "afp",
    "ani",
    "pti",
    "ians",
    "upi",
    "aap",
    "dpa",
    "efe",
    "ansa",
    "xinhua",
    "tass",
    "bloomberg",
    "wire",
    "wires",
    "newswire",
    "service",
    "services",
    "online",
    "digital",
    "tv",
    "radio",
    "fm",
    "inc",
    "llc",
    "ltd",
    "university",
    "institute",
    "department",
    "office",
    "foundation",
    "association",
    "council",
    "committee",
    "ministry",
    "company",
    "studio",
    "studios",
    "partners",
    "content",
    "brandroom",
    "sponsored",
    "advertiser",
    "webmaster",
    "administrator",
    "user",
    "podcast",
    "center",
    "centre",
    "school",
    "bbc",
    "cnn",
    "nbc",
    "abc",
    "cbs",
    "npr",
    "pbs",
    "our",
    "with",
    "from",
    "nast",
    "gazette",
];

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
        |word: &&str| PARTICLES.contains(word) || word.starts_with("d’") || word.starts_with("d'");
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
            "Copy",
            "Full",
            "Read",
            "View",
            "Back",
            "More",
            "My",
            "See",
            "Social",
            "About",
            "Contact",
        ]
        .contains(&words[0])
}

/// Words in lower case that stand within names.
const PARTICLES: &[&str] = &[
    "de", "la", "las", "los", "le", "du", "da", "das", "do", "dos", "del", "della", "di", "van", "der",
    "den", "ter", "ten", "von", "zu", "zur", "af", "av", "al", "el", "ul", "bin", "bint", "ibn", "ben", "y",
    "e", "i", "st", "ap", "mac",
];

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
            ("Lauren Moore MS, RDN, LD", &["Lauren Moore"]),
            ("Robert E. Moor, Ph.D.", &["Robert E. Moor"]),
            ("Craig Mayer USA TODAY NETWORK", &["Craig Mayer"]),
            ("Jane Roe Senior Staff Writer", &["Jane Roe"]),
            ("Political Editor Jane Roe", &["Jane Roe"]),
            ("Ana MA", &["Ana MA"]),
            ("Lowen Gazette Staff", &[]),
            ("Jane Roe, Sports Desk", &["Jane Roe"]),
            ("", &[]),
        ];
        for (byline, expected) in cases {
            assert_eq!(names(byline, Some("The Example Post")), *expected, "{byline}");
        }
    }

    #[test]
    fn tells_persons_from_outlets() {
        for name in [
            "Associated Press",
            "The Canadian Press",
            "Field Level Media",
            "MLB.com",
            "Harbour Press Agency",
            "ANI",
        ] {
            assert!(is_outlet(name), "{name}");
        }
        for name in ["Bill Press", "Emily Post", "Mara Holm", "Ana Times"] {
            assert!(!is_outlet(name), "{name}");
        }
    }

    #[test]
    fn ends_a_byline_before_its_date() {
        for (byline, expected) in [
            ("By Jane Roe Published December 5, 2023", "By Jane Roe"),
            ("By Jane Roe and May Day 5 min read", "By Jane Roe and May Day"),
            ("By April June", "By April June"),
        ] {
            assert_eq!(before_date(byline), expected);
        }
    }
}
