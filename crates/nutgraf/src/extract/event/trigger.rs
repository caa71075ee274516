//! The words that say an event.

use std::ops::Range;

use super::Reader;
use super::lexicon::{Entry, Need};
use crate::syntax::{Clause, Kind, Link, Modal, Relation, Role, Tense};
use crate::types::{EventType, Upos};

/// Words between a verb and what belongs to it.
const NEAR: usize = 3;

/// Words between a verb and what is said of its object.
const FAR: usize = 16;

/// Words from a verb to the object that says with it what happens, at most: "pay an unannounced three-day visit".
const WIDE: usize = 7;

/// Classes of objects that take part in what happens, and do not say it.
const PARTIES: [&str; 3] = ["somebody", "place", "nobody"];

/// Clauses above that are looked at.
const STEPS: usize = 3;

/// A word that says an event, with its clause.
#[derive(Debug)]
pub(super) struct Trigger {
    /// Indices of the rules that the words fit, likeliest first.
    pub(super) rules: Vec<usize>,
    pub(super) clause: Clause,
    /// Index of the clause; of a noun that has none, `None`.
    pub(super) index: Option<usize>,
    /// The clause of the verb that only says that somebody does what the noun names ("launched an attack").
    pub(super) light: Option<usize>,
    /// The words that say it: "held preliminary talks".
    pub(super) words: Range<usize>,
}

/// The triggers of a text, in reading order.
pub(super) fn find(reader: &Reader<'_>) -> Vec<Trigger> {
    let clauses = reader.context.clauses;
    let mut triggers = Vec::new();
    for (index, clause) in clauses.all.iter().enumerate() {
        let lemma = if clause.kind == Kind::Verb { clause.verb() } else { "be" };
        let entries = reader.rules.lexicon.verb(lemma);
        let fits = |entry: &Entry| Some((entry.rule, stands(reader, index, clause, entry)?));
        let found: Vec<_> = match is_deontic(reader, clause) {
            true => vec![(reader.rules.lexicon.deontic, clause.word..clause.word + 1)],
            false => entries.filter_map(fits).collect(),
        };
        if let Some((_, words)) = found.first().cloned() {
            let rules = found.into_iter().map(|(rule, _)| rule).collect();
            triggers.push(Trigger { rules, clause: clause.clone(), index: Some(index), light: None, words });
        }
    }
    for word in 0..clauses.parse.len() {
        let is_noun = clauses.parse.upos(word) == Upos::Noun;
        if is_noun && reader.rules.lexicon.may_be_noun(clauses.parse.form(word)) {
            triggers.extend(noun(reader, word));
        }
    }
    triggers.sort_by_key(|trigger| trigger.clause.word);
    triggers
}

/// "Russia says Israel must stop": what somebody says that another must do is asked of that one.
fn is_deontic(reader: &Reader<'_>, clause: &Clause) -> bool {
    // "Should it become a state company" is a condition.
    let subject = clause.argument(Role::Subject).map(|one| one.word);
    let must = clause.modal.is_some_and(|(modal, at)| {
        matches!(modal, Modal::Must | Modal::Should) && subject.is_none_or(|subject| subject < at)
    });
    let said = clause
        .above
        .filter(|_| must && clause.lemma != "be" && clause.link == Link::Complement && !clause.is_perfect);
    said.is_some_and(|above| reader.context.clauses.all[above].argument(Role::Subject).is_some())
}

/// The verb and the words behind it that say the event, where all that an entry asks for stands by the verb.
pub(super) fn stands(
    reader: &Reader<'_>,
    index: usize,
    clause: &Clause,
    entry: &Entry,
) -> Option<Range<usize>> {
    let parse = reader.context.clauses.parse;
    let lexicon = &reader.rules.lexicon;
    let rule = &lexicon.rules[entry.rule];
    let object = clause.argument(Role::Object).map(|one| one.word);
    let lemma = object.map(|word| parse.lemma(word).to_lowercase()).unwrap_or_default();
    let is_of = |class: &String| lexicon.is_of(class, &lemma);
    let clauses = reader.context.clauses;
    let has_infinitive = || clauses.complement(index).is_some_and(|below| clauses.all[below].is_infinitive);
    let has = |preposition: &str| {
        let at = |at: usize| parse.form(at).eq_ignore_ascii_case(preposition);
        clause
            .arguments
            .iter()
            .any(|one| one.preposition.is_some_and(at) && !reader.context.is_time(one.word))
            || clause.particle.is_some_and(at)
            || matches!(preposition, "to" | "infinitive") && has_infinitive()
    };
    let last = last_word(reader, clause, &entry.words)?;
    let particle = clause.particle.is_none_or(|at| {
        entry.words.iter().any(|word| parse.form(at).eq_ignore_ascii_case(word))
            || entry.preposition.as_deref().is_some_and(|word| parse.form(at).eq_ignore_ascii_case(word))
    });
    let stands = particle
        && entry.object.as_ref().is_none_or(|class| match object {
            Some(word) => holds(reader, word, class),
            None => class == "nobody",
        })
        && entry.preposition.as_deref().is_none_or(has)
        && (entry.object.is_some() || !entry.words.is_empty() || !rule.unless.iter().any(is_of))
        && (rule.need != Some(Need::Content) || has_content(reader, index, clause));
    let stands =
        stands && !keeps_silent(reader, index, clause) && !is_other_with(reader, clause, rule.r#type);
    let is_class = entry.object.as_deref().is_some_and(|class| !PARTIES.contains(&class));
    // "Freed the soldiers": whom it is done to is not said with it.
    let object = object.filter(|&at| is_class && !reader.names(at, false)).unwrap_or(last);
    let near = [last, object].into_iter().filter(|&at| at < clause.word + WIDE).max();
    stands.then(|| clause.word..clause.word.max(near.unwrap_or(clause.word)) + 1)
}

/// "Seized on the remark": by its preposition a verb says something else.
pub(super) fn is_other_with(reader: &Reader<'_>, clause: &Clause, r#type: EventType) -> bool {
    let parse = reader.context.clauses.parse;
    let said_with = clause.arguments.iter().filter(|one| !reader.context.is_time(one.word));
    let mut with = said_with.filter_map(|one| one.preposition).chain(clause.particle);
    with.any(|at| reader.rules.lexicon.is_other_with(clause.verb(), &parse.form(at).to_lowercase(), r#type))
}

/// "Declined to comment", "refused to be named", "would not give details": who tells reporters nothing rejects nobody.
pub(super) fn keeps_silent(reader: &Reader<'_>, index: usize, clause: &Clause) -> bool {
    let clauses = reader.context.clauses;
    let says_no = matches!(clause.verb(), "decline" | "refuse");
    let Some(below) = clauses.complement(index).filter(|_| says_no) else { return false };
    let below = &clauses.all[below];
    let is_of = |class: &str, lemma: &str| reader.rules.lexicon.is_of(class, lemma);
    let detail = below.argument(Role::Object).map(|one| clauses.parse.lemma(one.word).to_lowercase());
    is_of("said_to_reporters", below.verb())
        || matches!(below.verb(), "give" | "provide") && detail.is_some_and(|one| is_of("detail", &one))
}

/// Whether an object is of a class, itself or what it is a number, series or package of.
fn holds(reader: &Reader<'_>, word: usize, class: &str) -> bool {
    let parse = reader.context.clauses.parse;
    match class {
        "somebody" | "place" => return reader.names(word, class == "place"),
        "nobody" => return false,
        _ => {}
    }
    let is = |word: usize| reader.rules.lexicon.is_of(class, &parse.lemma(word).to_lowercase());
    let of = || {
        parse.dependents(word).filter(|&at| at > word && parse.relation(at) == Relation::Noun).take(1).any(is)
    };
    let listed =
        || parse.dependents(word).filter(|&at| parse.relation(at) == Relation::Conjunct).take(2).any(is);
    let joined = || class == "cyber" && parse.dependents(word).filter(|&at| at < word).any(is);
    is(word) || of() || listed() || joined()
}

/// What is wanted must be said: an object, a clause, or a preposition.
fn has_content(reader: &Reader<'_>, index: usize, clause: &Clause) -> bool {
    let parse = reader.context.clauses.parse;
    let asks = |at: usize| parse.is_any(at, &["for", "on", "upon", "to"]);
    // "Insisted that it leave", not "insisted that it left".
    let clauses = reader.context.clauses;
    let wants = |below: usize| {
        let below = &clauses.all[below];
        below.is_infinitive || clauses.is_subjunctive(below) || below.modal.is_some()
    };
    clause.argument(Role::Object).is_some()
        || clauses.complement(index).is_some_and(wants)
        || clause.arguments.iter().any(|one| one.preposition.is_some_and(asks))
}

/// The last of the verb and the words of an entry, where these follow it, the first of them near it.
fn last_word(reader: &Reader<'_>, clause: &Clause, words: &[String]) -> Option<usize> {
    let parse = reader.context.clauses.parse;
    let sentence = reader.context.clauses.sentence_words(clause.sentence);
    let mut at = clause.word + usize::from(clause.kind == Kind::Verb);
    if clause.kind != Kind::Verb && words.first() != Some(&clause.lemma) {
        return None;
    }
    for (nth, word) in words.iter().enumerate() {
        // What is said of the object stands after it: "held 40 men hostage".
        const BEHIND: [&str; 6] = ["as", "hostage", "prisoner", "responsible", "guilty", "ablaze"];
        let within = match nth {
            0 if BEHIND.contains(&&**word) => FAR,
            0 => NEAR + 1,
            _ => NEAR,
        };
        // "Were called to the Suds Up car wash": a name is no particle.
        let is_name =
            |at: usize| parse.upos(at) == Upos::Propn && parse.form(at) != parse.form(at).to_uppercase();
        let is_it = |&at: &usize| {
            !is_name(at) && (parse.form(at).eq_ignore_ascii_case(word) || parse.lemma(at) == *word)
        };
        at = 1 + (at..sentence.end.min(at + within)).find(is_it)?;
    }
    Some(clause.word.max(at.saturating_sub(1)))
}

/// A noun that names an event: beside a light verb, or with whoever does it in its phrase.
fn noun(reader: &Reader<'_>, word: usize) -> Option<Trigger> {
    let clauses = reader.context.clauses;
    let parse = clauses.parse;
    let rule = reader.rules.lexicon.noun(parse.lemma(word))?;
    let is_part = matches!(parse.relation(word), Relation::Compound | Relation::Part);
    let clause = (!is_part).then(|| clauses.noun(word))?;
    let light = clauses
        .object_of(&clause)
        .filter(|&above| reader.rules.lexicon.is_light(clauses.all[above].verb()))
        .or_else(|| occurrence(reader, rule, &clause));
    let has = |role: Role| clause.arguments.iter().any(|one| one.role == role);
    let is_between = |at: usize| parse.form(at).eq_ignore_ascii_case("between");
    let has_agent = has(Role::Oblique) && (has(Role::Possessor) || has(Role::Modifier))
        || has(Role::Subject)
        || clause.arguments.iter().any(|one| one.preposition.is_some_and(is_between));
    (light.is_some() || has_agent || meeting(reader, rule, &clause).is_some()).then(|| Trigger {
        rules: vec![rule],
        clause,
        index: clauses.of(word),
        light,
        words: word..word + 1,
    })
}

/// "Protests erupted in Lagos", "a riot broke out": the clause of the verb that only says that people's protest takes place.
pub(super) fn occurrence(reader: &Reader<'_>, rule: usize, clause: &Clause) -> Option<usize> {
    const HAPPENS: [&str; 15] = [
        "begin",
        "break out",
        "continue",
        "ensue",
        "erupt",
        "flare",
        "flare up",
        "happen",
        "intensify",
        "occur",
        "rage",
        "resume",
        "spread",
        "start",
        "take place",
    ];
    let clauses = reader.context.clauses;
    let is_protest = reader.rules.lexicon.rules[rule].r#type == EventType::Protest;
    let above = clause.above.filter(|_| is_protest && clause.kind == Kind::Noun)?;
    let verb = &clauses.all[above];
    let is_subject = verb.argument(Role::Subject).is_some_and(|one| one.word == clause.word);
    let place = |one: &crate::syntax::Argument| clauses.parse.lemma(one.word) == "place";
    let takes_place = verb.verb() == "take" && verb.argument(Role::Object).is_some_and(place);
    (is_subject && (takes_place || HAPPENS.contains(&&*verb.lemma))).then_some(above)
}

/// "Said after a summit", "signed during a visit": the word for whoever was there, which is the subject.
pub(super) fn meeting(reader: &Reader<'_>, rule: usize, clause: &Clause) -> Option<usize> {
    let clauses = reader.context.clauses;
    let is_consult = reader.rules.lexicon.rules[rule].r#type == EventType::Consult;
    let above = clause.above.filter(|_| is_consult && clause.kind == Kind::Noun)?;
    let above = &clauses.all[above];
    let is_when = |at: usize| clauses.parse.is_any(at, &["after", "at", "during", "following"]);
    let own = above.arguments.iter().find(|one| one.word == clause.word)?;
    own.preposition.filter(|&at| is_when(at))?;
    // "The meeting" was told of before, and whoever speaks after it need not have been there.
    let determiner = clauses.parse.dependent(clause.word, Relation::Determiner);
    let is_known = determiner.is_some_and(|at| clauses.parse.form(at).eq_ignore_ascii_case("the"));
    let is_with = |at: usize| clauses.parse.form(at).eq_ignore_ascii_case("with");
    if is_known && !clause.arguments.iter().any(|one| one.preposition.is_some_and(is_with)) {
        return None;
    }
    above.argument(Role::Subject).map(|subject| subject.word)
}

/// Whether a trigger only says what another event is about: "agreed to send", "accused him of killing".
pub(super) fn is_content(reader: &Reader<'_>, trigger: &Trigger, triggers: &[Trigger]) -> bool {
    let clauses = reader.context.clauses;
    let rules = &reader.rules.lexicon.rules;
    let own = rules[trigger.rules[0]].r#type;
    let fires = |index: usize| {
        let word = clauses.all[index].word;
        let from = triggers.partition_point(|one| one.clause.word < word);
        let here = triggers[from..].iter().take_while(|one| one.clause.word == word);
        here.into_iter().find(|one| one.index == Some(index) && one.light.is_none())
    };
    if let Some(light) = trigger.light {
        return fires(light).is_some();
    }
    let mut at = &trigger.clause;
    for _ in 0..STEPS {
        let Some(above) = at.above else { return false };
        let outer = fires(above).map(|one| rules[one.rules[0]].r#type);
        let is_noun = trigger.clause.link == Link::Participant;
        let is_inner = match at.link {
            Link::Complement => at.is_infinitive || at.tense == Tense::None,
            Link::Participant => true,
            Link::Adverbial => {
                clauses.parse.tag(at.word) == "VBG" && says(outer) && clauses.opener(at).is_some()
            }
            _ => false,
        };
        // "Condemned the raid by Chad": what is praised or condemned took place.
        let is_given =
            matches!(outer, Some(EventType::Accuse | EventType::Support)) && is_noun && outer != Some(own);
        if is_inner && !is_given && outer.is_some_and(|outer| is_noun || says(Some(outer)) || outer == own) {
            return true;
        }
        if at.link != Link::Conjunct && at.link != Link::Complement {
            return false;
        }
        at = &clauses.all[above];
    }
    false
}

/// Whether an event is one of words about others.
fn says(outer: Option<EventType>) -> bool {
    matches!(
        outer,
        Some(
            EventType::Agree
                | EventType::Request
                | EventType::Reject
                | EventType::Threaten
                | EventType::Accuse
                | EventType::Concede
                | EventType::Support
                | EventType::Protest
        )
    )
}
