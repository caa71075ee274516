//! What speaks for and against a phrase's meaning what was spoken of, and a name's being its name.

use super::fit::{Fit, fit};
use super::phrase::{Form, POSSESSED, Phrase};
use super::{Item, Thing};
use super::{kind, sayer};
use crate::syntax::{Parse, Relation};
use crate::types::EntityKind;

/// What is looked at, each for each form of phrase. A feature is one of these with a value below [`VALUES`].
#[derive(Clone, Copy, Debug)]
enum Template {
    /// Sentences between.
    Distance,
    /// Things between.
    Rank,
    /// Name, pronoun or form of phrase, by sentences between.
    Form,
    /// Kind of the thing.
    Kind,
    /// Whether numbers agree.
    Number,
    /// Same head, same words, more words.
    Match,
    /// Whether the noun is one for the name.
    Fit,
    /// What the mention is in its sentence, by sentences between.
    Role,
    /// What both are in theirs.
    Roles,
    /// Mentions so far.
    Count,
    /// Pronouns so far.
    Pronouns,
    /// Whether the mention governs the phrase's clause, and how high above.
    Governs,
    /// Whether it is the first of the article.
    Topic,
    /// Whether both are with the same word.
    Governor,
    /// What the nouns are for.
    Nouns,
    /// Nothing.
    Nothing,
    /// Nothing, by the place of the phrase.
    NothingRole,
    /// Nothing, by what more is told.
    NothingTold,
    /// Nothing, by how many there are to choose from.
    NothingChoices,
    /// Nothing, by the word that the phrase hangs on: "it rains", "it is clear that".
    NothingGovernor,
    /// What is said of whoever the phrase means: that it speaks, is something, does something; by kind.
    Verb,
    /// What the phrase possesses, by kind.
    Possessed,
    /// Why the noun is one for the name: by its name, its title, what the text says of it.
    Why,
    /// Whether nothing has been mentioned more often, by kind.
    Most,
}

/// How many templates there are.
pub(in crate::discourse) const TEMPLATES: usize = Template::Most as usize + 1;

/// How many values a template has.
pub(in crate::discourse) const VALUES: usize = FORMS * OF_FORM;

/// Forms of phrases that are looked at, and names.
const FORMS: usize = 9;

/// Where the values of names stand among those of forms.
const NAME: usize = FORMS - 1;

/// Values for each form.
const OF_FORM: usize = 128;

/// A name that stands for the first time.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) head: usize,
    pub(super) sentence: usize,
}

fn feature(template: Template, phrase: &Phrase, value: usize) -> u16 {
    numbered(template, phrase.form as usize - 1, value)
}

fn numbered(template: Template, form: usize, value: usize) -> u16 {
    let at = template as usize * VALUES + form * OF_FORM + value.min(OF_FORM - 1);
    u16::try_from(at).expect("templates and values fit into 16 bits")
}

/// Appends the features of a thing by its nearest mention; `rank` are the things between.
pub(in crate::discourse) fn of(
    parse: &Parse<'_>,
    phrase: &Phrase,
    item: &Item,
    thing: &Thing<'_>,
    (rank, most): (usize, usize),
    out: &mut Vec<u16>,
) {
    let distance = phrase.sentence.saturating_sub(item.sentence);
    let near = distance.min(2);
    let far = match distance {
        0..4 => distance,
        4..8 => 4,
        8..16 => 5,
        _ => 6,
    };
    let (at, _) = parse.place(item.head);
    let (role, own) = (role(parse, at), self::role(parse, phrase.head));
    let kind = kind_of(thing);
    let form = item.form.map_or(9, |form| form as usize);
    let is_same = same(parse, phrase, item, thing);
    let fit = match fit(phrase, thing) {
        Fit::Said => 0,
        Fit::Alike => 1,
        Fit::Unlike => 2,
    };
    let number = usize::from(thing.is_plural) * 2 + usize::from(phrase.is_plural);
    let count = thing.count.min(6);
    let leads = usize::from(thing.count > 1 && thing.count >= most);
    let own = [
        (Template::Verb, (kind * 4 + verb(parse, phrase.head)) * 3 + near),
        (Template::Why, why(phrase, thing) * 7 + far),
        (Template::Most, (kind * 2 + leads) * 3 + near),
        (Template::Distance, far),
        (Template::Rank, rank.min(8)),
        (Template::Form, form * 4 + distance.min(3)),
        (Template::Kind, kind * 3 + near),
        (Template::Number, number * 8 + kind.min(7)),
        (Template::Match, is_same * 8 + far),
        (Template::Fit, (fit * 3 + near) * 2 + usize::from(thing.kind.is_some())),
        (Template::Role, near * ROLES + role),
        (Template::Roles, own * ROLES + role),
        (Template::Count, count * 3 + near),
        (Template::Pronouns, thing.pronouns.min(3) * 3 + near),
        (Template::Topic, usize::from(item.sentence == 0) * 2 + usize::from(thing.count > 2)),
        (
            Template::Nouns,
            usize::from(phrase.noun.is_some()) * 2 + usize::from(kind::are_same(phrase.noun, thing.noun)),
        ),
    ];
    out.extend(own.map(|(template, value)| feature(template, phrase, value)));
    if matches!(phrase.form, Form::Its | Form::Their) {
        out.push(feature(Template::Possessed, phrase, kind * POSSESSED + phrase.possessed));
    }
    if item.sentence == phrase.sentence {
        within_sentence(parse, phrase, at, out);
    }
}

/// Appends what speaks for and against a name's being that of a noun before it; `rank` are the things between,
/// `beside` is how both stand: apart, the name behind the noun, the noun behind the name.
pub(in crate::discourse) fn of_name(
    parse: &Parse<'_>,
    (name, thing): (&Name, &Thing<'_>),
    (noun, phrase, unnamed): (&Item, &Phrase, &Thing<'_>),
    (rank, beside): (usize, usize),
    out: &mut Vec<u16>,
) {
    let near = (name.sentence - noun.sentence).min(3);
    let kind = kind_of(thing);
    let form = phrase.form as usize - Form::Definite as usize;
    let why = why(phrase, thing);
    let roles = role(parse, name.head) * ROLES + role(parse, parse.place(noun.head).0);
    let is_title = usize::from(noun.sentence == 0);
    let says_more = usize::from(phrase.is_told) + 2 * usize::from(phrase.is_narrow);
    let values = [
        (Template::Distance, near * 4 + form),
        (Template::Rank, rank.min(8) * 2 + usize::from(near == 0)),
        (Template::Form, form * 9 + kind),
        (Template::Kind, (kind * 4 + near) * 2 + is_title),
        (Template::Number, usize::from(phrase.is_plural) * 9 + kind),
        (Template::Why, (why * 4 + form) * 2 + is_title),
        (Template::Fit, why * 4 + near),
        (Template::Roles, roles),
        (Template::Role, beside * 4 + form),
        (Template::Count, unnamed.count.min(6) * 4 + near),
        (Template::Topic, is_title * 4 + form),
        (Template::Governs, beside * 9 + kind),
        (Template::Match, says_more * 4 + form),
        (Template::Verb, verb(parse, noun.head) * 4 + verb(parse, name.head)),
    ];
    out.extend(values.map(|(template, value)| numbered(template, NAME, value)));
}

/// Writes the features of a name's being that of no noun before it.
pub(in crate::discourse) fn of_new_name(
    parse: &Parse<'_>,
    name: &Name,
    thing: &Thing<'_>,
    n: usize,
    out: &mut Vec<u16>,
) {
    let has_title = usize::from(!thing.titles.is_empty());
    let values = [
        (Template::Nothing, kind_of(thing) * 2 + has_title),
        (Template::NothingRole, role(parse, name.head)),
        (Template::NothingChoices, n.min(6)),
        (Template::NothingTold, name.sentence.min(6)),
    ];
    out.clear();
    out.extend(values.map(|(template, value)| numbered(template, NAME, value)));
}

/// What a phrase is the subject of: speech or a plan, being something, anything else; or of nothing.
fn verb(parse: &Parse<'_>, head: usize) -> usize {
    let Some(verb) = parse.head(head).filter(|_| parse.relation(head).is_subject()) else { return 0 };
    match () {
        () if sayer::speaks(parse.lemma(verb)) => 1,
        () if parse.dependent(verb, Relation::Copula).is_some() => 2,
        () => 3,
    }
}

/// Why a noun is one for a name.
fn why(phrase: &Phrase, thing: &Thing<'_>) -> usize {
    let is_said = thing.said.contains(&phrase.lemma);
    match () {
        () if phrase.form.is_pronoun() => 0,
        () if thing.is_called(&phrase.lemma) => 1 + usize::from(is_said),
        () if thing.titles.contains(&phrase.lemma) => 3 + usize::from(is_said),
        () if is_said => 5,
        () if thing.trade.is_some() => 6,
        () => 7,
    }
}

fn within_sentence(parse: &Parse<'_>, phrase: &Phrase, at: usize, out: &mut Vec<u16>) {
    let height = |word: usize| parse.height(phrase.head, word);
    if let Some(height) = parse.head(at).and_then(height) {
        let is_subject = usize::from(parse.relation(at).is_subject());
        out.push(feature(Template::Governs, phrase, is_subject * 6 + height.min(5)));
    }
    if parse.head(at).is_some() && parse.head(at) == parse.head(phrase.head) {
        out.push(feature(Template::Governor, phrase, role(parse, at)));
    }
}

/// How alike the words are: no head in common, the head alone, more, all.
fn same(parse: &Parse<'_>, phrase: &Phrase, item: &Item, thing: &Thing<'_>) -> usize {
    if phrase.form.is_pronoun() {
        return 0;
    }
    if thing.lemma != phrase.lemma {
        return usize::from(thing.kind.is_some() && thing.is_called(&phrase.lemma));
    }
    let own = modifiers(parse, phrase.words.start..phrase.head);
    let others = modifiers(parse, item.words.start..item.head);
    let are_inside = own.iter().all(|word| others.contains(word));
    let has_all = others.iter().all(|word| own.contains(word));
    2 + usize::from(are_inside) + 2 * usize::from(has_all)
}

fn modifiers(parse: &Parse<'_>, words: std::ops::Range<usize>) -> Vec<String> {
    let is_small = |word: &String| {
        matches!(
            word.as_str(),
            "the" | "a" | "an" | "this" | "that" | "these" | "those" | "'s" | "’s" | "some"
        )
    };
    words.map(|at| parse.form(at).to_lowercase()).filter(|word| !is_small(word)).collect()
}

fn kind_of(thing: &Thing<'_>) -> usize {
    match thing.kind {
        None => 0,
        Some(EntityKind::Person) => 1,
        Some(EntityKind::Organization) => 2,
        Some(EntityKind::Place) => 3 + usize::from(thing.country),
        Some(EntityKind::Facility) => 5,
        Some(EntityKind::Group) => 6,
        Some(EntityKind::Product) => 7,
        Some(_) => 8,
    }
}

const ROLES: usize = 8;

fn role(parse: &Parse<'_>, at: usize) -> usize {
    match parse.relation(at) {
        Relation::Subject => 0,
        Relation::PassiveSubject => 1,
        Relation::Object | Relation::IndirectObject => 2,
        Relation::Oblique | Relation::Agent => 3,
        Relation::Noun => 4,
        Relation::Possessor => 5,
        Relation::Conjunct => 6,
        _ => 7,
    }
}

/// Writes the features of meaning nothing that was spoken of.
pub(in crate::discourse) fn of_nothing(parse: &Parse<'_>, phrase: &Phrase, n: usize, out: &mut Vec<u16>) {
    let own = role(parse, phrase.head);
    let is_first = usize::from(phrase.sentence == 0);
    let told = usize::from(phrase.is_told) * 3 + (phrase.head - phrase.words.start).min(2);
    out.clear();
    out.extend([
        feature(Template::Nothing, phrase, is_first),
        feature(Template::NothingRole, phrase, own),
        feature(Template::NothingTold, phrase, told * 2 + usize::from(phrase.is_plural)),
        feature(Template::NothingChoices, phrase, n.min(6)),
    ]);
    if phrase.form == Form::It
        && let Some(head) = parse.head(phrase.head)
    {
        let has = |relation: Relation| parse.dependent(head, relation).is_some_and(|word| word > phrase.head);
        let clause = usize::from(has(Relation::ClauseSubject) || has(Relation::Complement))
            + 2 * usize::from(has(Relation::OpenComplement));
        let is_adjective = usize::from(parse.upos(head) == crate::types::Upos::Adj);
        let has_copula = usize::from(parse.dependent(head, Relation::Copula).is_some());
        out.push(feature(Template::NothingGovernor, phrase, (clause * 2 + is_adjective) * 2 + has_copula));
        let light = ["seem", "appear", "take", "rain", "snow", "turn", "happen", "be", "make", "mean"];
        let lemma = parse.lemma(head);
        let light = light.iter().position(|one| *one == lemma).map_or(0, |at| at + 1);
        out.push(feature(Template::NothingGovernor, phrase, 32 + light));
    }
}
