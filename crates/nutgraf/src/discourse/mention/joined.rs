//! Names of organizations that the model cuts: "North & Swift", "the Foreign, Commonwealth and Development Office".

use std::ops::Range;

use super::Naming;
use crate::discourse::Rules;
use crate::discourse::attribute::geocode;
use crate::syntax::Parse;
use crate::types::{EntityKind, Upos};

/// Words of a name on one side of "&", at most.
const WORDS: usize = 3;

/// Joins names of organizations that are found in parts, or not at all.
pub(in crate::discourse) fn join(parse: &Parse<'_>, found: Vec<Naming>, rules: &Rules) -> Vec<Naming> {
    let mut whole: Vec<Range<usize>> = ampersands(parse);
    whole.extend(found.iter().filter_map(|name| listed(parse, name)));
    whole.extend(found.iter().filter_map(|name| coordinated(parse, name, rules)));
    whole.extend(found.iter().filter_map(|name| with_ending(parse, name, rules)));
    if whole.is_empty() {
        return found;
    }
    whole.sort_by_key(|words| words.start);
    let mut out = Vec::with_capacity(found.len() + whole.len());
    let mut rest = found.into_iter().peekable();
    let mut end = 0;
    for words in whole {
        if words.start < end {
            continue;
        }
        end = words.end;
        let span = parse.span(&words);
        while let Some(name) = rest.next_if(|name| name.span.end() <= span.start()) {
            out.push(name);
        }
        let mut inside = Vec::new();
        while let Some(name) = rest.next_if(|name| name.span.start() < span.end()) {
            inside.push(name);
        }
        // What the model takes for a longer name stays, and so do two persons and two places.
        let is_two = |name: &Naming| {
            let is_its_home = || parse.text.text[..name.span.start()].ends_with(" of ");
            name.kind == EntityKind::Place
                && name.span.end() == span.end()
                && !is_its_home()
                && (name.span == span || geocode::is_known(parse.text.words(name.span)))
                || name.kind == EntityKind::Person && parse.text.words(name.span).contains(' ')
        };
        if inside.iter().all(|name| span.contains(name.span) && !is_two(name)) {
            out.push(Naming { span, kind: EntityKind::Organization, rule: "joined-name" });
        } else {
            out.append(&mut inside);
        }
    }
    out.extend(rest);
    out
}

/// "Falkner & Sons": capitalized words on either side.
fn ampersands(parse: &Parse<'_>) -> Vec<Range<usize>> {
    if !parse.text.text.contains(" & ") {
        return Vec::new();
    }
    let is_name = |at: usize| {
        let form = parse.form(at);
        form.starts_with(char::is_uppercase)
            && form.chars().nth(1).is_some_and(char::is_alphabetic)
            && !matches!(parse.upos(at), Upos::Det | Upos::Pron | Upos::Adp | Upos::Verb | Upos::Aux)
    };
    let mut out = Vec::new();
    for sentence in &parse.text.sentence_tokens {
        for at in sentence.clone().filter(|&at| parse.form(at) == "&") {
            let before = (sentence.start..at).rev().take(WORDS).take_while(|&at| is_name(at)).count();
            let after = (at + 1..sentence.end).take(WORDS).take_while(|&at| is_name(at)).count();
            let span = at - before..at + 1 + after;
            // "Belgium, Drom & Haiti" is a list.
            let is_listed = span.start > sentence.start && parse.form(span.start - 1) == ",";
            if before > 0
                && after > 0
                && !is_listed
                && !is_cited(parse, span.end)
                && parse.text.words(parse.span(&span)).contains(" & ")
            {
                out.push(span);
            }
        }
    }
    out
}

/// "(Marsden & Mackey, 2014)": two authors.
fn is_cited(parse: &Parse<'_>, end: usize) -> bool {
    let is_year =
        |at: usize| parse.form(at).len() == 4 && parse.form(at).bytes().all(|byte| byte.is_ascii_digit());
    end + 1 < parse.len() && matches!(parse.form(end), "," | "(") && is_year(end + 1)
}

/// "The Foreign, Commonwealth and Development Office", of which the model finds what stands after the comma.
fn listed(parse: &Parse<'_>, name: &Naming) -> Option<Range<usize>> {
    let words = parse.tokens_within(name.span);
    let has_and = words.clone().skip(1).any(|at| parse.form(at) == "and");
    if name.kind != EntityKind::Organization || words.len() < 2 {
        return None;
    }
    let is_item = |comma: usize| {
        comma > 0 && parse.form(comma) == "," && parse.form(comma - 1).starts_with(char::is_uppercase)
    };
    let is_last = |at: usize| at > 2 && parse.form(at - 1) == "and" && is_item(at - 3);
    let mut start = words.start;
    if !has_and && is_last(start) && parse.form(start - 2).starts_with(char::is_uppercase) {
        start -= 2;
    }
    while start >= 2 && is_item(start - 1) && words.start - start < 2 * WORDS {
        start -= 2;
    }
    let has_article = start > 0 && matches!(parse.form(start - 1), "the" | "The");
    (start < words.start && has_article && (has_and || start + 4 <= words.start)).then_some(start..words.end)
}

/// "Institute for Seismology and Volcanology of Kamchatka", of which the model finds what stands before the "and".
fn coordinated(parse: &Parse<'_>, name: &Naming, rules: &Rules) -> Option<Range<usize>> {
    let words = parse.tokens_within(name.span);
    let and = words.end;
    let last = parse.form(and.checked_sub(1)?);
    let body = words.clone().skip(1).find(|&at| matches!(parse.form(at), "of" | "for" | "on"))?;
    let head = parse.text.words(parse.span(&(words.start..body)));
    let is_body = name.kind == EntityKind::Organization
        && rules.governments.sector(EntityKind::Organization, head).is_some()
        && !geocode::is_known(last)
        && rules.countries.code(last).is_none();
    let second = and + 1;
    if !is_body || second >= parse.len() || parse.form(and) != "and" {
        return None;
    }
    let is_name = |at: usize| at < parse.len() && is_word_of_name(parse, at);
    let form = parse.form(second);
    let is_matter = is_name(second)
        && !is_name(second + 1)
        && rules.governments.sector(EntityKind::Organization, form).is_none()
        && rules.countries.code(form).is_none()
        && !rules.genders.is_given_name(form)
        && !geocode::is_known(form);
    let of = second + 1;
    let has_home = of + 1 < parse.len() && parse.form(of) == "of" && is_name(of + 1);
    let home =
        if has_home { of + 1 + (of + 1..parse.len()).take_while(|&at| is_name(at)).count() } else { of };
    (is_matter && (has_home || is_subject_matter(form, rules))).then_some(words.start..home)
}

fn is_word_of_name(parse: &Parse<'_>, at: usize) -> bool {
    let form = parse.form(at);
    form.starts_with(char::is_uppercase)
        && form.chars().nth(1).is_some_and(char::is_lowercase)
        && matches!(parse.upos(at), Upos::Propn | Upos::Noun)
}

/// "Volcanology", "Midwives": a field, or many persons.
fn is_subject_matter(form: &str, rules: &Rules) -> bool {
    const ENDS: [&str; 12] =
        ["ance", "culture", "ence", "ics", "ism", "istry", "ity", "ment", "ology", "sion", "tion", "ture"];
    let small = form.to_lowercase();
    let one = small.strip_suffix("ves").map(|stem| format!("{stem}fe"));
    let one = one.as_deref().or_else(|| small.strip_suffix('s'));
    ENDS.iter().any(|end| small.ends_with(end)) || one.is_some_and(|one| rules.kinds.is_person(one))
}

/// "Haldor Logistics", of which the model finds what stands before the word for what firms do.
fn with_ending(parse: &Parse<'_>, name: &Naming, rules: &Rules) -> Option<Range<usize>> {
    let words = parse.tokens_within(name.span);
    let end = words.end;
    let is_name = |at: usize| at < parse.len() && parse.form(at).starts_with(char::is_uppercase);
    let is_cut = name.kind != EntityKind::Group
        && words.len() <= WORDS
        && is_name(end)
        && !is_name(end + 1)
        && rules.endings.is_of_firms(parse.form(end))
        && parse.text.text.get(name.span.end()..parse.text.tokens[end].start()) == Some(" ");
    is_cut.then_some(words.start..end + 1)
}
