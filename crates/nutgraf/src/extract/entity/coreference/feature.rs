//! What speaks for and against a pronoun's meaning a person.

use super::super::gender::Gender;
use super::candidate::{Candidate, FAR, Person, Pronoun};
use crate::syntax::{Relation, Tree};
use crate::types::Upos;

/// What is looked at. A feature is one of these with a value below [`VALUES`].
#[derive(Clone, Copy, Debug)]
pub(super) enum Template {
    /// Sentences between.
    Distance,
    /// Sentences between, by the case of the pronoun.
    CaseDistance,
    /// Persons mentioned between.
    Between,
    /// What the mention is in its sentence, by sentences between.
    Role,
    /// The same, by the case of the pronoun.
    Parallel,
    /// Whether title, noun or given name agree.
    Agreement,
    /// Mentions up to here.
    Count,
    /// Names of the person in the article, against the most of any.
    Share,
    /// Whether the mention is a pronoun, and how far.
    Form,
    /// Sentences since a pronoun last meant the person.
    Continuity,
    /// Whether the mention governs the pronoun's clause, and how high above.
    Governs,
    /// Whether the pronoun stands in a clause about the mention ("Ana, who lost her seat").
    About,
    /// Words between, within a sentence.
    Words,
    /// Whether the mention opens its sentence.
    First,
    /// Whether the person is the first one of the article.
    Topic,
    /// Conjunct or apposition.
    Through,
    /// How many there are to choose from.
    Choices,
    /// Names of the person up to here that are pronouns, by the case.
    Pronouns,
    /// Whether an earlier choice is a subject in the same sentence.
    Rival,
    /// Whether both stand with the same word.
    Governor,
    /// Subjects between the two, by the case of the pronoun and whether the mention is a subject.
    Subjects,
    /// Whether a mention leads the sentence or the one before, by the case of the pronoun.
    Leads,
    /// Mentions in the pronoun's sentence and the one before.
    Near,
    /// Whether the nearest mention is a pronoun and a subject, by the case and sentences between.
    Echo,
    /// By what the pronoun's clause hangs on the one that the mention takes part in.
    Link,
    /// The preposition before the mention.
    Preposition,
    /// Whether the model takes the name for a person's.
    Kind,
    /// What the mention is in its sentence, and what the pronoun is in its own.
    Roles,
    /// Whether a pronoun that meant the person was of the same gender.
    Meant,
    /// Whether somebody else governs the pronoun's clause ("Ana told the board that she"), and how high above.
    Governed,
    /// What the mention is in its sentence, by whether the pronoun opens its own.
    Opening,
    /// Whether the mention is the subject of a sentence, by the case of the pronoun.
    Main,
    /// Nobody.
    Nobody,
    /// Nobody, by the choices whose gender is known to agree.
    NobodyAgrees,
    /// Nobody, by how far the nearest is.
    NobodyDistance,
}

/// How many templates there are.
pub(super) const TEMPLATES: u16 = Template::NobodyDistance as u16 + 1;

/// How many values a template has.
pub(super) const VALUES: u16 = 128;

fn feature(template: Template, value: usize) -> u16 {
    template as u16 * VALUES + (value as u16).min(VALUES - 1)
}

/// The features of one of the candidates.
pub(super) fn of(
    tree: &Tree<'_>,
    pronoun: &Pronoun,
    candidates: &[Candidate],
    which: usize,
    persons: &[Person],
) -> Vec<u16> {
    let candidate = &candidates[which];
    let (place, person) = (&candidate.place, &persons[candidate.place.person]);
    let follows = place.words.start > pronoun.at;
    let distance = if follows { 5 } else { pronoun.origin.saturating_sub(place.sentence).min(4) };
    let case = pronoun.case as usize;
    let (at, through) = tree.place(place.top);
    let role = self::role(tree, at);
    let near = if follows { 3 } else { distance.min(2) };
    let kind = usize::from(person.is_doubtful) + 2 * usize::from(person.is_unnamed);
    let mut out = vec![
        feature(Template::Distance, distance),
        feature(Template::CaseDistance, distance * 4 + case),
        feature(Template::Between, candidate.between.min(6)),
        feature(Template::Role, near * ROLES + role),
        feature(Template::Parallel, case * ROLES + role),
        feature(Template::Agreement, agreement(pronoun, person)),
        feature(Template::Count, (person.count as usize).min(6)),
        feature(Template::Share, share(person, candidates, persons)),
        feature(Template::Form, usize::from(place.is_pronoun) * 6 + distance),
        feature(Template::Continuity, continuity(pronoun, person)),
        feature(Template::First, usize::from(is_first(tree, candidate)) * 3 + distance.min(2)),
        feature(Template::Topic, usize::from(place.person == 0)),
        feature(
            Template::Through,
            through.map_or(0, |through| 1 + usize::from(through == Relation::Apposition)),
        ),
        feature(Template::Choices, candidates.len().min(6)),
        feature(Template::Pronouns, (person.pronouns as usize).min(3) * 4 + case),
        feature(Template::Kind, (kind * 5 + (person.names as usize).min(4)) * 3 + near),
        feature(Template::Meant, person.meant.map_or(0, |meant| 1 + usize::from(meant != pronoun.gender))),
        feature(
            Template::Roles,
            broad(role) * 25 + broad(self::role(tree, pronoun.at)) * 5 + distance.min(4),
        ),
    ];
    if let Some(preposition) = preposition(tree, at) {
        out.push(feature(Template::Preposition, near * PREPOSITIONS.len() + preposition));
    }
    of_clause(tree, pronoun, candidate, (at, near), &mut out);
    if place.sentence == pronoun.sentence {
        within_sentence(tree, pronoun, candidate, at, &mut out);
    }
    let rivals = candidates.iter().enumerate().filter(|(at, _)| *at != which);
    if let Some(height) = rivals.filter_map(|(_, rival)| governs(tree, pronoun, rival)).min() {
        out.push(feature(Template::Governed, case * 6 + height.min(5)));
    }
    if candidates[..which].iter().any(|rival| is_subject_near(tree, pronoun, rival)) {
        out.push(feature(Template::Rival, case * 3 + distance.min(2)));
    }
    out
}

/// What the candidate is in its clause, at the word `at`, and how near that is.
fn of_clause(
    tree: &Tree<'_>,
    pronoun: &Pronoun,
    candidate: &Candidate,
    (at, near): (usize, usize),
    out: &mut Vec<u16>,
) {
    let case = pronoun.case as usize;
    let is_subject = usize::from(tree.relation(at).is_subject());
    let leads = usize::from(candidate.leads[0]) * 2 + usize::from(candidate.leads[1]);
    out.push(feature(Template::Subjects, (candidate.subjects.min(3) * 2 + is_subject) * 4 + case));
    out.push(feature(Template::Leads, leads * 4 + case));
    out.push(feature(Template::Near, candidate.near.min(5)));
    let echo = usize::from(candidate.place.is_pronoun) * 2 + is_subject;
    out.push(feature(Template::Echo, (echo * 4 + case) * 4 + near));
    let opens =
        pronoun.opening.is_some() || pronoun.at <= tree.text.sentence_tokens[pronoun.sentence].start + 1;
    let role = broad(self::role(tree, at));
    out.push(feature(Template::Opening, (usize::from(opens) * 5 + role) * 4 + near));
    let is_main = is_subject == 1 && tree.head(at).is_some_and(|head| tree.relation(head) == Relation::Root);
    out.push(feature(Template::Main, (usize::from(is_main) * 4 + case) * 4 + near));
}

/// How high above the pronoun the verb stands whose subject somebody is.
fn governs(tree: &Tree<'_>, pronoun: &Pronoun, one: &Candidate) -> Option<usize> {
    let (at, _) = tree.place(one.place.top);
    let head = tree.head(at).filter(|_| tree.relation(at).is_subject())?;
    (one.place.sentence == pronoun.sentence)
        .then(|| tree.above(pronoun.at).position(|above| above == head))
        .flatten()
}

fn within_sentence(tree: &Tree<'_>, pronoun: &Pronoun, candidate: &Candidate, at: usize, out: &mut Vec<u16>) {
    let (place, case) = (&candidate.place, pronoun.case as usize);
    let height = |word: usize| tree.above(pronoun.at).position(|above| above == word);
    if let Some(height) = governs(tree, pronoun, candidate) {
        out.push(feature(Template::Governs, case * 6 + height.min(5)));
    } else if let Some(height) = tree.head(at).and_then(height) {
        out.push(feature(Template::Governs, 24 + case * 6 + height.min(5)));
    }
    if let Some(head) = tree.head(at) {
        let mut below = std::iter::once(pronoun.at).chain(tree.above(pronoun.at));
        if let Some(step) = below.find(|&word| tree.head(word) == Some(head)).filter(|&step| step != at) {
            let is_subject = usize::from(tree.relation(at).is_subject());
            let follows = usize::from(place.words.start > pronoun.at);
            let value = (self::role(tree, step) * 2 + is_subject) * 2 + follows;
            out.push(feature(Template::Link, value));
        }
    }
    if height(place.top).is_some() {
        out.push(feature(Template::About, case));
    }
    let words = place.words.start.abs_diff(pronoun.at);
    out.push(feature(Template::Words, words.ilog2().min(5) as usize * 4 + case));
    if tree.head(at).is_some() && tree.head(at) == tree.head(pronoun.at) {
        out.push(feature(Template::Governor, case));
    }
}

/// How many kinds of place a name can have in its clause.
const ROLES: usize = 19;

/// The kind of place that a word has in its clause.
fn role(tree: &Tree<'_>, at: usize) -> usize {
    match tree.relation(at) {
        Relation::Possessor if tree.head(at).is_some_and(|head| tree.relation(head).is_subject()) => 18,
        Relation::Subject => 0,
        Relation::PassiveSubject => 1,
        Relation::Object => 2,
        Relation::IndirectObject => 3,
        Relation::Oblique | Relation::Agent => 4,
        Relation::Noun => 5,
        Relation::Possessor => 6,
        Relation::Apposition => 7,
        Relation::Conjunct => 8,
        Relation::Compound | Relation::Part => 9,
        Relation::Relative => 10,
        Relation::Complement | Relation::OpenComplement | Relation::ClauseSubject => 11,
        Relation::NounClause | Relation::Adverbial | Relation::Parataxis => 12,
        Relation::Copula => 13,
        Relation::Case => 14,
        Relation::Adjective => 15,
        Relation::Root => 16,
        _ => 17,
    }
}

/// Subject, object, with a preposition, possessor or other.
fn broad(role: usize) -> usize {
    match role {
        0 | 1 => 0,
        2 | 3 => 1,
        4 | 5 => 2,
        6 | 18 => 3,
        _ => 4,
    }
}

const PREPOSITIONS: [&str; 12] =
    ["of", "by", "with", "for", "to", "from", "in", "on", "as", "against", "at", "like"];

fn preposition(tree: &Tree<'_>, at: usize) -> Option<usize> {
    let before = at.saturating_sub(5)..at;
    let case =
        before.rev().find(|&word| tree.head(word) == Some(at) && tree.relation(word) == Relation::Case)?;
    PREPOSITIONS.iter().position(|form| *form == tree.form(case))
}

/// What the text and the name say of the gender: nothing, the pronoun's, the other.
fn agreement(pronoun: &Pronoun, person: &Person) -> usize {
    let code = |gender: Option<Gender>| gender.map_or(0, |gender| 1 + usize::from(gender != pronoun.gender));
    let gender = usize::from(pronoun.gender == Gender::Feminine);
    ((code(person.said) * 3 + code(person.named)) * 2 + usize::from(person.is_short)) * 2 + gender
}

fn share(person: &Person, candidates: &[Candidate], persons: &[Person]) -> usize {
    let most = candidates.iter().map(|other| persons[other.place.person].names).max().unwrap_or(1).max(1);
    (person.names * 4 / most) as usize
}

fn continuity(pronoun: &Pronoun, person: &Person) -> usize {
    let since = person.last_pronoun.map(|sentence| pronoun.origin.saturating_sub(sentence).min(3));
    since.map_or(4, |since| since) * 4 + pronoun.case as usize
}

fn is_first(tree: &Tree<'_>, candidate: &Candidate) -> bool {
    let start = tree.text.sentence_tokens[candidate.place.sentence].start;
    candidate.place.words.start <= start + 2
}

fn is_subject_near(tree: &Tree<'_>, pronoun: &Pronoun, rival: &Candidate) -> bool {
    let (at, _) = tree.place(rival.place.top);
    rival.place.sentence + 1 >= pronoun.origin && tree.relation(at).is_subject()
}

/// The features of the pronoun's meaning none of them.
pub(super) fn of_nobody(
    tree: &Tree<'_>,
    pronoun: &Pronoun,
    candidates: &[Candidate],
    persons: &[Person],
) -> Vec<u16> {
    let agree = |candidate: &&Candidate| {
        let person = &persons[candidate.place.person];
        person.said.or(person.named) == Some(pronoun.gender)
    };
    let distance = candidates.iter().map(|one| pronoun.origin.abs_diff(one.place.sentence)).min();
    let gender = usize::from(pronoun.gender == Gender::Feminine);
    let start = tree.text.sentence_tokens[pronoun.sentence].start;
    let noun = start.max(pronoun.at.saturating_sub(FAR))..pronoun.at;
    let nouns = noun.filter(|&at| tree.upos(at) == Upos::Noun && tree.relation(at).is_subject()).count();
    vec![
        feature(Template::Nobody, pronoun.case as usize),
        feature(Template::NobodyAgrees, candidates.iter().filter(agree).count().min(3) * 2 + gender),
        feature(Template::NobodyDistance, distance.map_or(5, |distance| distance.min(4)) * 3 + nouns.min(2)),
    ]
}
