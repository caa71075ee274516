//! Captions of pictures and whom they credit.

use super::lexicons::{Sense, Words};

/// No credit is longer, in bytes, with the words around it.
const MAX_CREDIT: usize = 120;

/// The credit at the end, at the start or as the whole of a caption, without the words around it.
pub(super) fn credit<'a>(line: &'a str, words: &Words) -> Option<&'a str> {
    bracketed(line, words)
        .or_else(|| labelled(line))
        .or_else(|| trailing(line, words))
        .map(clean)
        .filter(|name| (2..=120).contains(&name.len()) && name.contains(char::is_alphabetic))
}

/// Whether the line is nothing but a credit.
pub(super) fn is_bare_credit(line: &str, credit: &str) -> bool {
    line.len() < credit.len() + 40
}

/// "… [Image by Jane Roe]", "… (AP Photo/Jane Roe)", "… (Jane Roe/Reuters)".
fn bracketed<'a>(line: &'a str, words: &Words) -> Option<&'a str> {
    let body = line.trim_end_matches(|c: char| matches!(c, '.' | '*' | '_') || c.is_whitespace());
    let (open, close) = if body.ends_with(']') { ('[', ']') } else { ('(', ')') };
    let inner = body.strip_suffix(close)?;
    let inner = &inner[inner.rfind(open)? + 1..];
    after_cue(inner).or_else(|| is_agency_credit(inner, words).then_some(inner))
}

/// "Photo: Jane Roe", at the start of the line or after its last sentence.
fn labelled(line: &str) -> Option<&str> {
    if let Some(name) = after_cue(line.trim_start_matches(['*', '_', '[', '('])) {
        let sentence = name.len() > 80 || name.trim_end().ends_with(['?', '!']) || lower_words(name) > 4;
        return (!sentence).then_some(name);
    }
    let end = tail(line);
    if let Some(name) = glued(end) {
        return Some(name);
    }
    let begins = |at: &usize| end.as_bytes()[*at] == b' ' && end[..*at].ends_with(ENDS);
    (1..end.len()).filter(begins).find_map(|at| {
        let name = after_cue(&end[at + 1..])?;
        (name.len() <= 80 && lower_words(name) <= 3).then_some(name)
    })
}

/// Marks after which a credit may begin.
const ENDS: [char; 10] = ['.', '|', '–', '—', '!', '?', '”', '"', '’', '\''];

/// "… six hours on ThursdayImage: Jane Roe": the label stuck to the caption, as pages without style sheets have it.
fn glued(end: &str) -> Option<&str> {
    let labels = ["Image", "Photo", "Picture", "Photograph", "Credit", "Illustration"];
    let (before, name) = end.rsplit_once(": ")?;
    let before = labels.iter().find_map(|label| before.strip_suffix(label))?;
    (before.ends_with(char::is_alphanumeric) && lower_words(name) <= 3).then_some(name)
}

/// "Smoke rises over the port. Jane Roe/AFP", "Jane Roe/AFP via Getty Images".
fn trailing<'a>(line: &'a str, words: &Words) -> Option<&'a str> {
    let end = tail(line);
    let is_initial = |at: usize| end[..at].chars().rev().take(2).filter(|c| c.is_alphabetic()).count() < 2;
    let stop = end.match_indices(". ").map(|(at, _)| at).filter(|at| !is_initial(*at)).last();
    let credit = match stop {
        Some(at) => &end[at + 2..],
        None if end.len() == line.len() => line,
        None => return None,
    };
    is_agency_credit(credit, words).then_some(credit)
}

/// The last bytes of a line: a credit is no longer.
fn tail(line: &str) -> &str {
    let mut from = line.len().saturating_sub(MAX_CREDIT);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    &line[from..]
}

/// Words for a picture or its source that a credit begins with, in lower case.
const PICTURES: &[&str] = &[
    "afp photo",
    "ap photo",
    "composite",
    "courtesy",
    "courtesy photo",
    "credit",
    "credits",
    "file image",
    "file photo",
    "graphic",
    "handout",
    "illustration",
    "image",
    "images",
    "main image",
    "main photo",
    "photo",
    "photograph",
    "photos",
    "pic",
    "picture",
    "pictures",
    "reuters photo",
    "screengrab",
    "screenshot",
    "video",
    "visual",
];
/// What stands between such a word and the name.
const LINKS: &[&str] = &[
    " courtesy of ",
    " courtesy: ",
    " courtesy ",
    " credits: ",
    " credit: ",
    " credit ",
    " source: ",
    " source, ",
    " by: ",
    " by ",
    ": ",
    ":",
    "...",
    "…",
    " © ",
    " / ",
    "/",
    " via ",
    " of ",
    " | ",
    " - ",
    " – ",
    " from ",
];

/// What is credited after "Photo by", "Image credit:", "AP Photo/" and their like.
fn after_cue(words: &str) -> Option<&str> {
    let low = head(words).to_ascii_lowercase();
    let found = PICTURES.iter().filter(|kind| low.starts_with(**kind)).max_by_key(|kind| kind.len())?;
    let rest = &low[found.len()..];
    if rest.is_empty() {
        let agency =
            found.strip_suffix(" photo").filter(|agency| matches!(*agency, "ap" | "afp" | "reuters"))?;
        return Some(&words[..agency.len()]);
    }
    let link = LINKS.iter().find(|link| rest.starts_with(**link))?;
    let is_loose = matches!(*link, " of " | " from " | " via ") && !matches!(*found, "courtesy" | "handout");
    (!is_loose).then(|| &words[found.len() + link.len()..])
}

/// The first bytes of a phrase, as many as the longest words around a name have.
fn head(words: &str) -> &str {
    let mut to = words.len().min(32);
    while !words.is_char_boundary(to) {
        to -= 1;
    }
    &words[..to]
}

/// Names and agencies with a slash, or an agency of pictures: "Jane Roe/AFP", "AFP via Getty Images".
fn is_agency_credit(credit: &str, words: &Words) -> bool {
    if credit.len() > MAX_CREDIT {
        return false;
    }
    let credit = clean(credit);
    if credit.len() > 90 || lower_words(credit) > 2 || credit.contains(['“', '"', ';', '?', '(']) {
        return false;
    }
    let agency = |part: &str| words.senses(part).has_any(&[Sense::PhotoAgency]);
    let mut parts = credit.split(['/', '|', ',']).flat_map(|part| part.split(" via ")).map(str::trim);
    let parts: Vec<&str> = parts.by_ref().filter(|part| !part.is_empty()).collect();
    let joined = credit.contains('/') || credit.contains(" via ") || credit.contains(" | ");
    let stock = |part: &&str| {
        matches!(
            part.trim_end_matches('.').to_ascii_lowercase().as_str(),
            "getty" | "getty images" | "shutterstock" | "istock" | "alamy"
        )
    };
    parts.len() <= 5
        && !credit.contains(|c: char| c.is_ascii_digit())
        && ((joined && parts.iter().any(|part| agency(part)))
            || (parts.len() <= 2 && parts.iter().any(stock)))
}

fn lower_words(phrase: &str) -> usize {
    phrase.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count()
}

/// The name without brackets, leading "by" and what is said of the file after it.
fn clean(name: &str) -> &str {
    let mut name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '[' | ']' | ')' | '(' | '*' | '_' | ':' | '©')
    });
    for end in ["/file", ", file", ", file photo", "/file photo", " (file)", ", pool", " file photo"] {
        let cut = name.len().saturating_sub(end.len());
        if name.get(cut..).is_some_and(|tail| tail.eq_ignore_ascii_case(end)) {
            name = &name[..cut];
        }
    }
    let name = name.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    let stop = name.ends_with('.') && !name[..name.len() - 1].ends_with(|c: char| c.is_uppercase());
    let name = if stop { &name[..name.len() - 1] } else { name };
    name.strip_prefix("by ").unwrap_or(name).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_as_outlets_write_them() {
        let words = Words::load();
        for (line, expected) in [
            ("The wall at dawn [Image by Harbor Daily]", "Harbor Daily"),
            ("The wall at dawn. (AP Photo/Jane Roe, File)", "Jane Roe"),
            ("The wall at dawn (Photo: Jane Roe)", "Jane Roe"),
            ("The wall at dawn. Photograph: Jane Roe/The Harbor Post", "Jane Roe/The Harbor Post"),
            ("Photo: Jane Roe/AFP via Getty Images", "Jane Roe/AFP via Getty Images"),
            ("Image credit: Jane Roe", "Jane Roe"),
            ("The wall at dawn. Credit...Jane Roe for The Harbor Post", "Jane Roe for The Harbor Post"),
            ("Jane Roe/AFP", "Jane Roe/AFP"),
            ("Smoke over the port. Jane Roe/Reuters", "Jane Roe/Reuters"),
            ("FILE - The wall at dawn, on May 2, 2020. (AP Photo/Jane Roe)", "Jane Roe"),
            ("The wall (Jane Roe/Getty Images)", "Jane Roe/Getty Images"),
            ("Six hours on ThursdayImage: Jane Roe/AFP", "Jane Roe/AFP"),
            ("The wall, seen from the sea. Picture by Jane Roe.", "Jane Roe"),
        ] {
            assert_eq!(credit(line, &words), Some(expected), "{line}");
        }
    }

    #[test]
    fn sentences_about_pictures() {
        let words = Words::load();
        for line in [
            "The photo shows a wall.",
            "He sold the picture (a gift from his father).",
            "The wall fell (Reuters).",
            "The port handles oil and/or gas.",
            "Image is everything in politics, and he knows it.",
            "jr/to (AFP, dpa)",
            "She works for Getty Images in Seattle.",
        ] {
            assert_eq!(credit(line, &words), None, "{line}");
        }
    }
}
