//! Phrases that may mean somebody or something already spoken of: "the company", "both countries", "it", "their".

use std::ops::Range;

use super::kind::NounKinds;
use super::trade::Trades;
use crate::syntax::{Parse, Relation};
use crate::types::Upos;

/// Words that hang on one another, at most, from the head of a phrase to its edge.
const DEPTH: usize = 6;

/// Words of a phrase, at most.
const WORDS: usize = 24;

/// Words that tell one office from another of the same noun.
const QUALIFIERS: [&str; 30] = [
    "agriculture",
    "assistant",
    "associate",
    "attorney",
    "chief",
    "culture",
    "defence",
    "defense",
    "deputy",
    "economy",
    "education",
    "energy",
    "environment",
    "finance",
    "foreign",
    "health",
    "home",
    "housing",
    "interior",
    "junior",
    "justice",
    "labor",
    "labour",
    "lieutenant",
    "prime",
    "shadow",
    "trade",
    "transport",
    "treasury",
    "vice",
];

/// What a phrase says of its being known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discourse) enum Form {
    /// "He", "her": resolved before.
    He,
    It,
    Its,
    They,
    Their,
    /// "The company"
    Definite,
    /// "This company"
    Demonstrative,
    /// "Its company"
    Possessed,
    /// "A company", "some companies", "companies"
    Indefinite,
}

/// A phrase and where it stands.
#[derive(Clone, Debug)]
pub(in crate::discourse) struct Phrase {
    pub(in crate::discourse) words: Range<usize>,
    pub(in crate::discourse) head: usize,
    pub(in crate::discourse) sentence: usize,
    pub(in crate::discourse) form: Form,
    pub(in crate::discourse) is_plural: bool,
    /// Head in small letters, in its dictionary form.
    pub(in crate::discourse) lemma: String,
    /// What the noun is for, as [`NounKinds`] has it.
    pub(in crate::discourse) noun: Option<&'static str>,
    /// What the noun says that a body does, as [`Trades`] has it.
    pub(in crate::discourse) trade: Option<&'static str>,
    /// How many, where the words say two or three: "both countries", "the trio".
    pub(in crate::discourse) count: u8,
    /// Names and adjectives of names before the head, in reading order: "Nigerian" of "the Nigerian army".
    pub(in crate::discourse) proper: Vec<String>,
    /// Which office of its noun it is: "prime" of "the Prime Minister".
    pub(in crate::discourse) qualifiers: Vec<String>,
    /// Whether it is told apart from what was spoken of: "a former mayor", "another bank".
    pub(in crate::discourse) is_another: bool,
    /// What "its" and "their" say that somebody has, below [`POSSESSED`].
    pub(in crate::discourse) possessed: usize,
    /// Whether it is of somebody who was it once: "the late president".
    pub(in crate::discourse) is_former: bool,
    /// Whether nouns or numbers stand before the head: "rebel forces".
    pub(in crate::discourse) is_narrow: bool,
    /// Whether words after the head say more of it.
    pub(in crate::discourse) is_told: bool,
}

impl Form {
    pub(in crate::discourse) fn is_pronoun(self) -> bool {
        matches!(self, Self::He | Self::It | Self::Its | Self::They | Self::Their)
    }

    /// "They", "their"
    pub(in crate::discourse) fn is_of_many(self) -> bool {
        matches!(self, Self::They | Self::Their)
    }
}

/// The phrases of a text that are no part of a name, in reading order of their heads; `names` are where names stand.
pub(in crate::discourse) fn phrases(
    parse: &Parse<'_>,
    names: &[Range<usize>],
    (kinds, trades): (&NounKinds, &Trades),
) -> Vec<Phrase> {
    let mut out = Vec::new();
    let mut next = 0;
    for (sentence, words) in parse.text.sentence_tokens.iter().enumerate() {
        for at in words.clone() {
            next += names[next..].partition_point(|name| name.end <= at);
            let is_named = names.get(next).is_some_and(|name| name.contains(&at));
            match parse.upos(at) {
                Upos::Pron if !is_named => out.extend(pronoun(parse, at, sentence, kinds)),
                Upos::Noun | Upos::Propn if !is_named && is_head(parse, at, names, next) => {
                    let near = &names[next..names.len().min(next + 4)];
                    let phrase = noun(parse, at, sentence, words, (kinds, trades));
                    let is_noun = |phrase: &Phrase| parse.upos(at) == Upos::Noun || is_known(phrase);
                    out.extend(phrase.filter(|phrase| is_noun(phrase) && !is_title(parse, phrase, near)));
                }
                _ => {}
            }
        }
    }
    out
}

/// "The President", "the Home Secretary", "the Church": a noun in capitals that is no name.
fn is_known(phrase: &Phrase) -> bool {
    phrase.form == Form::Definite
        && !phrase.is_plural
        && matches!(phrase.noun, Some("office" | "body" | "organization" | "business" | "party" | "bloc"))
}

fn pronoun(parse: &Parse<'_>, at: usize, sentence: usize, kinds: &NounKinds) -> Option<Phrase> {
    let small = parse.form(at).to_lowercase();
    // "The IT minister"
    let is_technology =
        parse.form(at) == "IT" && at + 1 < parse.len() && !parse.form(at + 1).contains(char::is_uppercase);
    let (form, is_plural) = match small.as_str() {
        _ if is_technology || parse.form(at) == "IT" && parse.relation(at).is_part() => return None,
        "it" | "itself" => (Form::It, false),
        "its" => (Form::Its, false),
        "they" | "them" | "themselves" => (Form::They, true),
        "their" | "theirs" => (Form::Their, true),
        _ => return None,
    };
    Some(Phrase {
        words: at..at + 1,
        head: at,
        sentence,
        form,
        is_plural,
        lemma: small,
        noun: None,
        trade: None,
        count: 0,
        proper: Vec::new(),
        qualifiers: Vec::new(),
        is_another: false,
        possessed: parse.head(at).map_or(0, |noun| possessed(kinds.of(parse.lemma(noun)))),
        is_former: false,
        is_narrow: false,
        is_told: false,
    })
}

/// The kinds of nouns that are told apart by who has them, the first for all others.
const KINDS: [&str; 12] = [
    "bloc",
    "body",
    "business",
    "country",
    "device",
    "event",
    "facility",
    "office",
    "organization",
    "person",
    "place",
    "product",
];

/// One more than there are.
pub(super) const POSSESSED: usize = KINDS.len() + 1;

fn possessed(noun: Option<&str>) -> usize {
    let at = noun.and_then(|noun| KINDS.iter().position(|kind| *kind == noun));
    at.map_or(0, |at| at + 1)
}

/// Whether a phrase is no more than the title of a name that ends it or follows it: "Leader of the Opposition Ana Duarte", or
/// "adviser Ana Duarte" where the parser hangs both on one verb.
fn is_title(parse: &Parse<'_>, phrase: &Phrase, names: &[Range<usize>]) -> bool {
    let is_noun = |at: usize| matches!(parse.upos(at), Upos::Noun | Upos::Propn);
    names.iter().filter(|name| name.start > phrase.head).any(|name| {
        let ends_it = name.end == phrase.words.end && is_noun(name.start - 1);
        let follows = name.start == phrase.head + 1 && {
            let above = parse.head(parse.head_of(name));
            above == Some(phrase.head) || above == parse.head(phrase.head)
        };
        ends_it || follows
    })
}

/// Whether a noun is the head of a phrase that no name stands beside: not "chief" in "chief Ana Duarte".
fn is_head(parse: &Parse<'_>, at: usize, names: &[Range<usize>], next: usize) -> bool {
    let relation = parse.relation(at);
    if relation.is_part() || matches!(relation, Relation::Apposition | Relation::Case | Relation::Adverb) {
        return false;
    }
    let in_name = |word: usize| {
        let near = names[next.saturating_sub(1)..].iter().take(4);
        near.into_iter().any(|name| name.contains(&word))
    };
    let is_predicate = parse.dependent(at, Relation::Copula).is_some();
    let names_it = |&word: &usize| {
        matches!(parse.relation(word), Relation::Apposition | Relation::Part) && in_name(word)
    };
    // "The president, Ana Duarte," and the parser may have it otherwise.
    let is_named_after = parse.len() > at + 2
        && parse.form(at + 1) == ","
        && names[next..].iter().take(2).any(|name| {
            name.start == at + 2 && parse.len() > name.end && matches!(parse.form(name.end), "," | ".")
        });
    !is_predicate && !is_named_after && !parse.dependents(at).any(|word| names_it(&word))
}

fn noun(
    parse: &Parse<'_>,
    at: usize,
    sentence: usize,
    within: &Range<usize>,
    (kinds, trades): (&NounKinds, &Trades),
) -> Option<Phrase> {
    let start = edge_before(parse, at, DEPTH).max(within.start).max(at.saturating_sub(WORDS));
    let (end, is_told) = edge_after(parse, at);
    let end = end.min(within.end).min(at + WORDS);
    let is_plural = matches!(parse.tag(at), "NNS" | "NNPS");
    let form = form(parse, at);
    let is_capital = |word: usize| parse.form(word).starts_with(char::is_uppercase);
    if form == Form::Indefinite && !is_plural && is_capital(at) && at > within.start {
        return None;
    }
    let before = start..at;
    let seat = seat(parse, &before);
    let proper =
        before.clone().filter(|&word| word > within.start && is_capital(word) && !seat.contains(&word));
    let proper = proper.map(|word| parse.form(word).to_owned()).collect();
    let small = before.clone().map(|word| parse.form(word).to_lowercase());
    let tells_apart = |word: usize| parse.is_any(word, &["another", "other", "former", "different"]);
    let qualifiers = small.filter(|word| QUALIFIERS.contains(&word.as_str())).collect();
    let is_narrow = before.clone().any(|word| {
        parse.head(word) == Some(at)
            && !seat.contains(&word)
            && matches!(parse.relation(word), Relation::Compound | Relation::Numeral | Relation::Part)
    });
    let lemma = parse.lemma(at).to_lowercase();
    // "Fell 4.1 percent, and those of its rival": nobody speaks of a share again.
    if is_time(parse, start..at, &lemma) || matches!(&*lemma, "percent" | "cent") {
        return None;
    }
    Some(Phrase {
        words: start..end,
        head: at,
        sentence,
        form,
        is_plural,
        noun: kinds.of(&lemma),
        trade: trades.of_noun(&lemma),
        count: count(parse, at, &lemma),
        lemma,
        proper,
        qualifiers,
        is_another: form == Form::Indefinite && before.clone().any(tells_apart),
        possessed: 0,
        is_former: before.clone().any(|at| parse.is_any(at, &["late", "former", "ex", "outgoing"])),
        is_narrow,
        is_told,
    })
}

/// "The New York-based group": a seat tells nobody apart, but says more of whoever was named.
fn seat(parse: &Parse<'_>, before: &Range<usize>) -> Range<usize> {
    let is_based =
        |&at: &usize| parse.is_any(at, &["based", "headquartered", "listed"]) && parse.form(at - 1) == "-";
    let end = before.clone().skip(2).find(is_based).map_or(before.start, |at| at - 1);
    let is_name = |&at: &usize| parse.form(at).starts_with(char::is_uppercase);
    let n = (before.start..end).rev().take_while(is_name).count();
    end - n..end
}

/// "This year", "next summer": when something is, not what is spoken of.
fn is_time(parse: &Parse<'_>, words: Range<usize>, lemma: &str) -> bool {
    const TIMES: [&str; 19] = [
        "afternoon",
        "autumn",
        "day",
        "decade",
        "evening",
        "fall",
        "hour",
        "minute",
        "moment",
        "month",
        "morning",
        "night",
        "quarter",
        "spring",
        "summer",
        "week",
        "weekend",
        "winter",
        "year",
    ];
    let points = |at: usize| parse.is_any(at, &["this", "next", "last", "every", "each", "all"]);
    TIMES.contains(&lemma) && words.into_iter().any(points)
}

/// How many a phrase speaks of, two or three; 0 for any other number.
fn count(parse: &Parse<'_>, at: usize, lemma: &str) -> u8 {
    let by = |word: &str| {
        let is = |words: &[&str]| words.iter().any(|one| one.eq_ignore_ascii_case(word));
        match word.len() {
            1..=6 if is(&["two", "both", "2", "pair", "duo", "couple"]) => 2,
            1..=6 if is(&["three", "3", "trio"]) => 3,
            _ => 0,
        }
    };
    let told = parse.dependents(at).filter(|&word| word < at);
    told.map(|word| by(parse.form(word))).max().unwrap_or(0).max(by(lemma))
}

fn form(parse: &Parse<'_>, at: usize) -> Form {
    if parse.dependent(at, Relation::Possessor).is_some() {
        return Form::Possessed;
    }
    let is = |words: &[&str]| {
        let mut determiners =
            parse.dependents(at).filter(|&word| parse.relation(word) == Relation::Determiner);
        determiners.any(|word| words.iter().any(|one| one.eq_ignore_ascii_case(parse.form(word))))
    };
    if is(&["this", "that", "these", "those"]) {
        Form::Demonstrative
    } else if is(&["the", "both"]) {
        Form::Definite
    } else {
        Form::Indefinite
    }
}

/// The first word of what stands before a head and hangs on it.
fn edge_before(parse: &Parse<'_>, at: usize, depth: usize) -> usize {
    let belongs = |word: usize, of: usize| {
        word < of
            && matches!(
                parse.relation(word),
                Relation::Determiner
                    | Relation::Adjective
                    | Relation::Compound
                    | Relation::Part
                    | Relation::Numeral
                    | Relation::Possessor
                    | Relation::Noun
                    | Relation::Adverb
            )
    };
    before_hyphen(parse, parse.foremost(at, depth + 1, belongs))
}

/// The first word of a hyphenated one: "Iran" of "Iran-backed".
fn before_hyphen(parse: &Parse<'_>, at: usize) -> usize {
    let tokens = &parse.text.tokens;
    let is_joined =
        |at: usize| at > 1 && parse.form(at - 1) == "-" && tokens[at - 2].end() + 1 == tokens[at].start();
    std::iter::successors(Some(at), |&at| is_joined(at).then(|| at - 2)).take(DEPTH).last().unwrap_or(at)
}

/// The end of what stands after a head and hangs on it with a preposition, and whether anything more is told of it.
fn edge_after(parse: &Parse<'_>, at: usize) -> (usize, bool) {
    let mut end = at + 1;
    let mut is_told = false;
    for word in parse.dependents(at).filter(|&word| word > at) {
        let relation = parse.relation(word);
        is_told |= matches!(relation, Relation::Noun | Relation::Relative | Relation::NounClause);
        if relation == Relation::Noun && word < end + 8 {
            let inner = if word - at < WORDS { end_of_last(parse, word, DEPTH) } else { word + 1 };
            end = end.max(inner);
        }
    }
    let comma = (at + 1..end).find(|&word| matches!(parse.form(word), "," | "(" | "—" | "–" | ";" | ":"));
    (comma.unwrap_or(end), is_told)
}

/// The end of the last noun that hangs on a noun, through any number of others.
fn end_of_last(parse: &Parse<'_>, at: usize, depth: usize) -> usize {
    let belongs = |word: usize, of: usize| word > of && parse.relation(word) == Relation::Noun;
    let last = parse.hindmost(at, (depth, WORDS), belongs);
    let part = parse.dependents(last).rfind(|&word| word > last && parse.relation(word).is_part());
    part.unwrap_or(last) + 1
}
