//! Persons whom the model overlooks: by a name that the article uses elsewhere, after a title.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Naming, gap};
use crate::discourse::Rules;
use crate::syntax::{Parse, Relation};
use crate::types::{EntityKind, Upos};

/// Months that are given names, too.
const MONTHS: [&str; 4] = ["April", "August", "June", "May"];

/// Words of a name, at most.
const WORDS: usize = 4;

/// Adds the persons that are overlooked, and keeps the reading order.
pub(in crate::discourse) fn complete(parse: &Parse<'_>, found: Vec<Naming>, rules: &Rules) -> Vec<Naming> {
    let n = found.len();
    let found = complete_once(parse, found, rules);
    // Who is found tells whom a surname means.
    if found.len() > n { complete_once(parse, found, rules) } else { found }
}

fn complete_once(parse: &Parse<'_>, found: Vec<Naming>, rules: &Rules) -> Vec<Naming> {
    let known = PersonWords::of(parse, &found);
    let put = |mut name: Naming, mut words: Range<usize>, out: &[Naming]| {
        if let Some(first) = given_name_before(parse, &words, &name, rules)
            && out.last().is_none_or(|last| last.span.end() <= parse.text.tokens[first].start())
        {
            words.start = first;
            name = Naming { span: parse.span(&words), rule: "given-name", ..name };
        }
        if let Some(whole) = demonym_as_given_name(parse, &words, name.kind, rules) {
            name = Naming { span: parse.span(&whole), kind: EntityKind::Person, rule: "demonym-given-name" };
            words = whole;
        }
        if known.is_person(parse, &words, name.kind, rules)
            || is_listed_with(parse, &words, &name, out, rules)
        {
            (name.kind, name.rule) = (EntityKind::Person, "person-name");
        }
        let may_be = !matches!(name.kind, EntityKind::Person | EntityKind::Group | EntityKind::Place);
        if may_be && words.len() == 1 && known.0.contains(parse.form(words.start)) {
            (name.kind, name.rule) = (EntityKind::Person, "known-person");
        }
        name
    };
    gap::walk(parse, found, 0, |stretch, out| known.between(parse, stretch, rules, out), put)
}

/// First and last words of the longer names of persons, and their names of one word.
struct PersonWords<'a>(FxHashSet<&'a str>, FxHashSet<&'a str>);

impl<'a> PersonWords<'a> {
    fn of(parse: &Parse<'a>, found: &[Naming]) -> Self {
        let (mut words, mut alone) = (FxHashSet::default(), FxHashSet::default());
        for name in found.iter().filter(|name| name.kind == EntityKind::Person) {
            if let Some((first, rest)) = parse.text.words(name.span).split_once(' ') {
                let last = rest.rsplit(' ').next().unwrap_or(rest);
                words.extend([first, last].into_iter().filter(|word| word.chars().nth(2).is_some()));
            } else {
                alone.insert(parse.text.words(name.span));
            }
        }
        let is_other = |name: &&Naming| name.kind != EntityKind::Person;
        found.iter().filter(is_other).for_each(|name| {
            alone.remove(parse.text.words(name.span));
        });
        Self(words, alone)
    }

    /// Whether a name of two words that the model takes for something else is a person's: by a given name and a surname that
    /// stands alone elsewhere, or by an office: "Its spokesman, Teguh Wirawan, said".
    fn is_person(&self, parse: &Parse<'_>, words: &Range<usize>, kind: EntityKind, rules: &Rules) -> bool {
        let may_be = matches!(
            kind,
            EntityKind::Organization | EntityKind::Other | EntityKind::Facility | EntityKind::Place
        ) && (2..=3).contains(&words.len())
            && words.clone().all(|at| parse.form(at).starts_with(char::is_uppercase))
            && rules.governments.sector(EntityKind::Organization, parse.form(words.end - 1)).is_none();
        if !may_be {
            return false;
        }
        let is_named = self.1.contains(parse.form(words.end - 1))
            && (rules.genders.is_given_name(parse.form(words.start))
                || rules.countries.code(parse.form(words.start)).is_some());
        let is_told =
            rules.genders.is_given_name(parse.form(words.start)) && is_told_after(parse, words, rules);
        is_named || is_told || is_set_off_by_office(parse, words, rules)
    }

    /// "Bostic, 59, said": a name used elsewhere that the model takes for another kind of word, and that describes no other.
    fn is_overlooked(&self, parse: &Parse<'_>, at: usize, rules: &Rules) -> bool {
        let form = parse.form(at);
        // "Said, whose parents fled"
        let is_set_off = || parse.upos(at) == Upos::Verb && at + 1 < parse.len() && parse.form(at + 1) == ",";
        (matches!(parse.upos(at), Upos::Adj | Upos::Adv | Upos::Noun | Upos::X) || is_set_off())
            && form.starts_with(char::is_uppercase)
            && form.chars().nth(3).is_some()
            && self.0.contains(form)
            && !rules.offices.is_office(parse, at)
            && !parse.relation(at).is_part()
            && parse.relation(at) != Relation::Adjective
    }

    /// The persons in a stretch of words without names.
    fn between(&self, parse: &Parse<'_>, stretch: Range<usize>, rules: &Rules, out: &mut Vec<Naming>) {
        let mut at = stretch.start;
        while at < stretch.end {
            let is_proper =
                |at: &usize| parse.upos(*at) == Upos::Propn || self.is_overlooked(parse, *at, rules);
            let run = at..at + (at..stretch.end).take_while(is_proper).count();
            at = run.end + 1;
            if run.is_empty() || run.len() > WORDS || run.start > 0 && is_article(parse.form(run.start - 1)) {
                continue;
            }
            let is_titled = run.len() > 1 && rules.genders.is_title(parse.form(run.start));
            let words = if is_titled { run.start + 1..run.end } else { run };
            let first = parse.form(words.start);
            // "Mr Justice Hallworth", "Madam President"
            let is_known = self.0.contains(first);
            if is_titled && words.len() == 1 && !is_known && rules.offices.is_office(parse, words.start) {
                continue;
            }
            if is_titled || words.len() == 1 && self.0.contains(first) || is_full_name(parse, &words, rules) {
                out.push(Naming { span: parse.span(&words), kind: EntityKind::Person, rule: "person-name" });
            }
        }
    }
}

/// "April May, a lawyer", "June Summers said": words that are months or nouns elsewhere.
fn is_full_name(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    const SAYS: [&str; 8] = ["said", "says", "told", "testified", "would", "added", "asked", "thinks"];
    let first = parse.form(words.start);
    let is_given = MONTHS.contains(&first) || rules.genders.is_given_name(first);
    let is_capital = |at: usize| parse.form(at).chars().nth(1).is_some_and(char::is_lowercase);
    words.len() == 2
        && is_given
        && words.clone().all(is_capital)
        && !is_time(parse, words.start)
        && (words.end < parse.len() && parse.is_any(words.end, &SAYS)
            || is_listed_before_office(parse, words, rules)
            || rules.offices.beside(parse, words).next().is_some())
}

/// Whether what stands before a month tells that it is one.
fn is_time(parse: &Parse<'_>, month: usize) -> bool {
    let before = month.checked_sub(1);
    before.is_some_and(|before| {
        parse.is_any(before, &["in", "last", "next", "since", "until", "of", "by", "this"])
    })
}

/// "Rich Fields and Hope Lamb": who is joined to a person under a given name is one.
fn is_listed_with(
    parse: &Parse<'_>,
    words: &Range<usize>,
    name: &Naming,
    before: &[Naming],
    rules: &Rules,
) -> bool {
    let is_joined = |last: &Naming| {
        last.kind == EntityKind::Person
            && parse.text.words(last.span).contains(' ')
            && parse.tokens_within(last.span).end + 1 == words.start
            && parse.form(words.start - 1) == "and"
    };
    name.kind == EntityKind::Organization
        && words
            .clone()
            .all(|at| parse.form(at).chars().nth(1).is_some_and(char::is_lowercase) || parse.form(at) == "-")
        && parse.text.words(name.span).split(' ').count() == 2
        && rules.genders.is_given_name(parse.form(words.start))
        && rules.governments.sector(EntityKind::Organization, parse.form(words.end - 1)).is_none()
        && rules.governments.demonym(parse.form(words.start)).is_none()
        && rules.countries.code(parse.form(words.end - 1)).is_none()
        && (words.end == parse.len() || !matches!(parse.upos(words.end), Upos::Noun | Upos::Propn))
        && before.last().is_some_and(is_joined)
}

/// "Will Holt" of "Will Holt and Grant Moss, her lawyers,".
fn is_listed_before_office(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    let next = words.end + 1..words.end + 3;
    let is_listed = next.end < parse.len() && parse.form(words.end) == "and";
    is_listed
        && next.clone().all(|at| parse.form(at).starts_with(char::is_uppercase))
        && is_told_after(parse, &next, rules)
}

/// "Grant Moss, her lawyer,": what somebody is to somebody, set off by commas.
fn is_told_after(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    let owner = words.end + 1;
    let is_set_off = owner < parse.len()
        && parse.form(words.end) == ","
        && parse.is_any(owner, &["his", "her", "their", "a", "an"]);
    let is_part = |at: &usize| matches!(parse.upos(*at), Upos::Noun | Upos::Adj);
    let last = (owner + 1..parse.len()).take(WORDS).take_while(is_part).last().filter(|_| is_set_off);
    last.is_some_and(|last| {
        let is_person = rules.kinds.is_person(&parse.lemma(last).to_lowercase());
        let is_closed = last + 1 == parse.len() || matches!(parse.form(last + 1), "," | "." | "who");
        is_closed && (is_person || rules.offices.is_office(parse, last))
    })
}

/// "Its spokesman, Teguh Wirawan, said"; but not "chief analyst, Norden Bank".
fn is_set_off_by_office(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    let comma = words.start.checked_sub(1).filter(|&comma| parse.form(comma) == ",");
    let Some(office) = comma.and_then(|comma| comma.checked_sub(1)) else { return false };
    let is_closed = words.end < parse.len() && matches!(parse.form(words.end), "," | ".");
    let has_owner = (office.saturating_sub(WORDS)..office)
        .rev()
        .find(|&at| !matches!(parse.upos(at), Upos::Noun | Upos::Adj | Upos::Propn));
    let is_definite =
        has_owner.is_some_and(|at| parse.is_any(at, &["its", "his", "her", "their", "the", "'s", "’s"]));
    is_closed && is_definite && rules.offices.is_office(parse, office)
}

/// "Acting minister Amir Khan Muttaqi": a given name before a person's name that the model takes for part of a title.
fn given_name_before(parse: &Parse<'_>, words: &Range<usize>, name: &Naming, rules: &Rules) -> Option<usize> {
    let first = words.start.checked_sub(1).filter(|_| name.kind == EntityKind::Person)?;
    let is_month = MONTHS.contains(&parse.form(first)) && !is_time(parse, first);
    let is_given = parse.upos(first) == Upos::Propn
        && (is_month || rules.genders.is_given_name(parse.form(first)))
        && !rules.genders.is_title(parse.form(first))
        && !rules.offices.is_office(parse, first);
    let is_joined = parse.text.tokens[first].end() + 1 == parse.text.tokens[words.start].start();
    let is_part = parse.relation(words.start).is_part() && parse.head(words.start) == Some(first);
    (is_given && is_joined && is_part).then_some(first)
}

/// "Sberbank chief German Gref": a given name that looks like a demonym, with a surname after it.
fn demonym_as_given_name(
    parse: &Parse<'_>,
    words: &Range<usize>,
    kind: EntityKind,
    rules: &Rules,
) -> Option<Range<usize>> {
    let whole = words.start..words.start + 2;
    let first = parse.form(words.start);
    let may_be = matches!(kind, EntityKind::Group | EntityKind::Organization | EntityKind::Other)
        && words.len() <= 2
        && whole.end < parse.len()
        && rules.governments.demonym(first).is_some()
        && rules.genders.is_given_name(first);
    let is_surname = |at: usize| {
        parse.upos(at) == Upos::Propn
            && !rules.offices.is_office(parse, at)
            && rules.governments.sector(EntityKind::Organization, parse.form(at)).is_none()
    };
    let after_office = |at: usize| at > 0 && rules.offices.is_office(parse, at - 1);
    let tells_office =
        |at: usize| parse.form(at) == "," && rules.offices.beside(parse, &whole).next().is_some();
    (may_be && is_surname(whole.end - 1) && (after_office(whole.start) || tells_office(whole.end)))
        .then(|| whole.clone())
}

fn is_article(word: &str) -> bool {
    ["the", "a", "an"].iter().any(|article| word.eq_ignore_ascii_case(article))
}
