//! What is seen of a quotation's cue, clause and source: what tells its manner.

use std::ops::Range;

use serde::Deserialize;

use super::word::Lexicon;
use crate::syntax::{Parse, Relation};
use crate::types::{EntityKind, Quotation, QuotationKind, Upos};

/// Words before a cue among which "not" is looked for.
const BEFORE: usize = 3;

/// What a content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ContentForm {
    /// A clause with a subject of its own.
    Clause,
    /// "To open a shop", "users to try it".
    Infinitive,
    /// "Opening a shop".
    Gerund,
    /// A noun phrase.
    Object,
    /// Somebody or something, and what is said of it: "him as a liar", "the bank for hiding losses".
    Account,
}

/// How much of a quotation stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Marks {
    None,
    Some,
    All,
}

/// Who or what is named as the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Source {
    /// A report, a letter.
    Written,
    Somebody,
    Something,
    Nobody,
}

/// What is seen of a quotation.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    pub(super) cue: Range<usize>,
    /// Of the word that the cue turns on.
    pub(super) lemma: &'a str,
    pub(super) content: ContentForm,
    pub(super) marks: Marks,
    pub(super) source: Source,
    /// By nobody who is told.
    pub(super) is_passive: bool,
    pub(super) is_negated: bool,
    /// The words of the content.
    pub(super) words: &'a str,
    /// The first noun of the content that no other noun depends on.
    pub(super) about: Option<usize>,
}

impl<'a> Seen<'a> {
    /// What is seen of a quotation with the words of its cue; `is_written` tells nouns that name something written.
    pub(super) fn of(
        parse: &'a Parse<'_>,
        lexicon: &Lexicon,
        quotation: &Quotation,
        cue: &Range<usize>,
        is_written: impl Fn(&str) -> bool,
    ) -> Self {
        let word = turning(parse, lexicon, cue);
        let known = lexicon.verb(&parse.form(word).to_lowercase());
        let lemma = known.filter(|_| parse.upos(word) == Upos::Verb).map(|verb| verb.lemma);
        let content = parse.tokens_touching(quotation.content[0]);
        let source = quotation.speaker_span.map(|span| parse.tokens_touching(span));
        let is_told = source.as_ref().is_some_and(|source| {
            source.start.checked_sub(1).is_some_and(|before| parse.is_any(before, &["by", "from"]))
        });
        let is_noun = |at: &usize| matches!(parse.upos(*at), Upos::Noun | Upos::Propn);
        Self {
            cue: cue.clone(),
            lemma: lemma.unwrap_or_else(|| parse.lemma(word)),
            content: form(parse, &content),
            marks: match quotation.kind {
                QuotationKind::Direct => Marks::All,
                QuotationKind::Mixed => Marks::Some,
                QuotationKind::Indirect => Marks::None,
            },
            source: source.map_or(Source::Nobody, |source| kind(parse, lexicon, &source, is_written)),
            is_passive: is_passive(parse, word) && !is_told,
            is_negated: (cue.start.saturating_sub(BEFORE)..cue.end)
                .any(|at| is_not(parse, at) && (cue.contains(&at) || parse.head(at) == Some(word))),
            words: parse.text.words(quotation.content[0]),
            about: content.clone().filter(is_noun).find(|at| !parse.relation(*at).is_part()),
        }
    }
}

/// The word that a cue turns on: its first verb, or the verb of speech that one only leads to ("started to say"); else the
/// word that governs the others.
fn turning(parse: &Parse<'_>, lexicon: &Lexicon, cue: &Range<usize>) -> usize {
    const LEADING: [&str; 8] = ["start", "begin", "continue", "go", "help", "keep", "come", "tend"];
    let mut verbs = cue.clone().filter(|at| parse.upos(*at) == Upos::Verb);
    let Some(first) = verbs.next() else { return parse.head_of(cue) };
    let is_known = |at: &usize| lexicon.verb(&parse.form(*at).to_lowercase()).is_some();
    let led_to = verbs.next().filter(|_| LEADING.contains(&parse.lemma(first)));
    led_to.filter(is_known).unwrap_or(first)
}

/// Whether what a verb says is done to its subject.
fn is_passive(parse: &Parse<'_>, verb: usize) -> bool {
    let is_reduced = || {
        parse.relation(verb) == Relation::NounClause
            && parse.upos(verb) == Upos::Verb
            && parse.tag(verb) == "VBN"
    };
    let is_done =
        |at: usize| matches!(parse.relation(at), Relation::PassiveAuxiliary | Relation::PassiveSubject);
    parse.dependents(verb).any(is_done) || is_reduced()
}

fn is_not(parse: &Parse<'_>, at: usize) -> bool {
    parse.is_any(at, &["not", "n't", "n’t", "never", "nor", "neither", "without"])
}

fn form(parse: &Parse<'_>, content: &Range<usize>) -> ContentForm {
    let is_to = |at: usize| parse.is_any(at, &["to"]) && parse.upos(at) == Upos::Part;
    let first = content.clone().find(|at| parse.upos(*at) != Upos::Punct).unwrap_or(content.start);
    let after_not = first + usize::from(parse.is_any(first, &["not"]));
    if is_to(first) || content.contains(&after_not) && is_to(after_not) {
        return ContentForm::Infinitive;
    }
    let head = parse.head_of(&(first..content.end));
    let has = |by: fn(Relation) -> bool| {
        parse.dependents(head).any(|at| content.contains(&at) && by(parse.relation(at)))
    };
    let is_verbal = matches!(parse.upos(head), Upos::Verb | Upos::Aux);
    if is_verbal && parse.dependents(head).any(|at| content.contains(&at) && at < head && is_to(at)) {
        return ContentForm::Infinitive;
    }
    if has(Relation::is_subject)
        || is_verbal && has(|it| matches!(it, Relation::Auxiliary | Relation::PassiveAuxiliary))
    {
        return ContentForm::Clause;
    }
    if is_verbal && parse.tag(head) != "VBG" {
        return ContentForm::Clause;
    }
    if is_verbal && head == first {
        return ContentForm::Gerund;
    }
    if parse.is_any(first, &["that", "whether", "if", "how", "why", "what", "when", "where"]) {
        return ContentForm::Clause;
    }
    let mut rest = content.clone().skip(1);
    let is_account = |at: usize| {
        let next = at + 1;
        parse.is_any(at, &["as"])
            || parse.is_any(at, &["of", "for", "from", "with", "over"])
                && content.contains(&next)
                && parse.tag(next) == "VBG"
            || is_to(at) && content.contains(&next) && parse.upos(next) == Upos::Verb
    };
    if is_to_do(parse, content, is_to) {
        ContentForm::Infinitive
    } else if parse.is_any(first, &["as", "for"])
        && content.contains(&(first + 1))
        && parse.tag(first + 1) == "VBG"
        || rest.any(is_account)
    {
        ContentForm::Account
    } else {
        ContentForm::Object
    }
}

/// "Users to try it": an infinitive that hangs on the cue, not on its noun.
fn is_to_do(parse: &Parse<'_>, content: &Range<usize>, is_to: impl Fn(usize) -> bool) -> bool {
    let mut infinitives = content.clone().filter(|at| is_to(*at)).filter_map(|at| parse.head(at));
    infinitives.any(|verb| parse.head(verb).is_some_and(|above| !content.contains(&above)))
}

/// What a source is.
fn kind(
    parse: &Parse<'_>,
    lexicon: &Lexicon,
    source: &Range<usize>,
    is_written: impl Fn(&str) -> bool,
) -> Source {
    let head = parse.head_of(source);
    let head = parse.antecedent(head).unwrap_or(head);
    let lemma = parse.lemma(head).to_lowercase();
    let names = || {
        let from = parse.names.partition_point(|name| name.words.start < source.start);
        let mut inside = parse.names[from..].iter().take_while(|name| name.words.end <= source.end);
        inside.any(|name| {
            matches!(name.kind, EntityKind::Person | EntityKind::Organization) && name.words.contains(&head)
        })
    };
    match parse.upos(head) {
        Upos::Noun | Upos::Propn if is_written(&lemma) => Source::Written,
        Upos::Propn => Source::Somebody,
        Upos::Pron if parse.is_any(head, &["this", "that", "which", "these", "those"]) => Source::Something,
        Upos::Noun if !lexicon.is_agent(&lemma) && !names() => Source::Something,
        _ => Source::Somebody,
    }
}
