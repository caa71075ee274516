//! What the words beside a name tell of a body: "Norvane posted a loss", "shares in Norvane", "Norvane said it would appeal".

use std::ops::Range;

use super::told_place::possessed;
use crate::discourse::Rules;
use crate::syntax::{Parse, Relation, is_expletive};
use crate::types::EntityKind;

/// "Norvane posted a loss": what only bodies have and tell.
pub(super) fn has_results(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    const TELLS: [&str; 4] = ["announce", "book", "post", "report"];
    const RESULTS: [&str; 8] =
        ["dividend", "earnings", "loss", "profit", "result", "revenue", "sale", "turnover"];
    let head = parse.head_of(words);
    let verb = parse
        .head(head)
        .filter(|&verb| parse.relation(head) == Relation::Subject && TELLS.contains(&parse.lemma(verb)));
    let told = verb.and_then(|verb| parse.dependent(verb, Relation::Object));
    told.is_some_and(|told| RESULTS.contains(&parse.lemma(told)))
}

/// Whether a name speaks as only a body does.
pub(super) fn speaks(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    let end = words.end;
    let in_writing = end + 3 < parse.len()
        && parse.is_any(end, &["said", "says", "announced"])
        && parse.is_any(end + 1, &["in"])
        && is_written(parse, end + 2..parse.len());
    in_writing || speaks_of_itself(parse, words, rules) || speaks_in_a_statement(parse, words)
}

/// Whether what is said of a single name is said of organizations: "shares in Norvane", "Norvane's chief executive", "in a
/// statement, Norvane said".
pub(super) fn is_body(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    let has = possessed(parse, words).is_some_and(|mut nouns| {
        nouns.any(|at| {
            let form = parse.form(at).to_lowercase();
            is_chief_executive(parse, at) || rules.telling.is_possession(form.trim_end_matches('s'))
        })
    });
    let before = |forms: &[&str], nouns: &[&str]| {
        words.start > 1
            && forms.contains(&parse.form(words.start - 1))
            && parse.is_any(words.start - 2, nouns)
    };
    let are_shares = before(&["in", "of"], &["shares", "stake", "shareholders"])
        || before(&["at"], &["profit", "profits", "sales", "revenue", "turnover"]);
    has || are_shares || speaks_in_a_statement(parse, words)
}

/// Whether no person has a name, whoever "he" is that stands near: it is spoken of as "it", or has what companies have.
pub(super) fn acts_as_body(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    let whole = parse.text.words(parse.span(words));
    let is_other = rules.genders.is_given_name(parse.form(words.start))
        || rules.governments.is_capital(whole)
        || rules.countries.code(whole).is_some();
    !is_other
        && (speaks_of_itself(parse, words, rules) || is_traded(parse, words))
        && rules.offices.beside(parse, words).next().is_none()
}

/// "Norvane shares fell"
fn is_traded(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    let next = words.end;
    let is_name = |at: usize| parse.relation(at) == Relation::Compound && parse.head(at) == Some(next);
    next < parse.len()
        && matches!(parse.form(next), "shares" | "stock" | "shareholders" | "bonds" | "executives")
        && words.clone().any(is_name)
}

/// "Norvane said it would appeal", "Norvane said on Monday that its board agreed": no person is "it".
pub(super) fn speaks_of_itself(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    const SAYS: [&str; 8] = ["add", "announce", "claim", "confirm", "deny", "insist", "say", "warn"];
    let (top, through) = parse.place(parse.head_of(words));
    let verb = parse.head(top).filter(|_| through.is_none() && parse.relation(top) == Relation::Subject);
    let says = |&at: &usize| SAYS.contains(&parse.lemma(at));
    // "Norvane rejected the plan but said it would pay"
    let beside = |verb: usize| {
        parse.dependents(verb).filter(|&at| parse.relation(at) == Relation::Conjunct).find(says)
    };
    let Some(verb) = verb.and_then(|verb| Some(verb).filter(says).or_else(|| beside(verb))) else {
        return false;
    };
    let said = parse.dependent(verb, Relation::Complement);
    let subject = said.and_then(|said| parse.dependent(said, Relation::Subject));
    let is_next = |at: usize| at > verb && (verb + 1..at).all(|at| is_when(parse, at));
    // "Its board"
    let is_own = |at: usize| {
        let owner = parse.dependent(at, Relation::Possessor).filter(|&owner| parse.is_any(owner, &["its"]));
        owner.is_some_and(is_next)
            && (is_chief_executive(parse, at) || rules.telling.is_possession(parse.lemma(at)))
    };
    subject
        .is_some_and(|at| parse.is_any(at, &["it"]) && is_next(at) && !is_expletive(parse, at) || is_own(at))
}

/// Whether a word between "said" and what is said only tells when or how, as in "on Monday that".
fn is_when(parse: &Parse<'_>, at: usize) -> bool {
    const WHEN: [&str; 25] = [
        "on",
        "in",
        "late",
        "early",
        "this",
        "last",
        "that",
        "a",
        "week",
        "month",
        "year",
        "morning",
        "afternoon",
        "evening",
        "night",
        "statement",
        "filing",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "yesterday",
    ];
    parse.is_any(at, &WHEN)
}

/// "In a statement on Monday, Norvane said": persons are named in full where they are named once.
fn speaks_in_a_statement(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    let sentence = &parse.text.sentence_tokens[parse.sentence_of(words.start)];
    let says = words.end < sentence.end && parse.is_any(words.end, &["said", "says", "announced"]);
    let opens = parse.is_any(sentence.start, &["in"]) && is_written(parse, sentence.start..words.start);
    says && opens && words.start > sentence.start && parse.form(words.start - 1) == ","
}

/// Whether one of the first words tells that something is said in writing.
fn is_written(parse: &Parse<'_>, words: Range<usize>) -> bool {
    words.take(4).any(|at| parse.is_any(at, &["statement", "filing"]))
}

/// Whether a word ends "chief executive".
fn is_chief_executive(parse: &Parse<'_>, at: usize) -> bool {
    parse.form(at) == "executive" && parse.form(at - 1) == "chief"
}

/// "Norvane said. The company will pay": the next sentence speaks of a company, and this one names no other body.
pub(super) fn is_company_then(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    const COMPANIES: [&str; 7] = ["airline", "carrier", "company", "firm", "lender", "retailer", "startup"];
    let own = parse.sentence_of(words.start);
    let Some(next) = parse.text.sentence_tokens.get(own + 1).filter(|next| next.len() > 2) else {
        return false;
    };
    let sentence = &parse.text.sentence_tokens[own];
    let from = parse.names.partition_point(|name| name.words.end <= sentence.start);
    let mut beside = parse.names[from..].iter().take_while(|name| name.words.start < sentence.end);
    let is_subject = parse.relation(parse.head_of(words)) == Relation::Subject;
    is_subject
        && parse.form(next.start) == "The"
        && COMPANIES.contains(&parse.form(next.start + 1))
        && beside.all(|name| name.kind != EntityKind::Organization)
}

/// "Norvane, based in Tromso,"
pub(super) fn is_based(parse: &Parse<'_>, end: usize) -> bool {
    end + 2 < parse.len()
        && parse.form(end) == ","
        && parse.is_any(end + 1, &["based", "headquartered"])
        && parse.is_any(end + 2, &["in"])
}
