//! Pronouns that stand for a person, and the persons whom each may mean.

use std::ops::Range;

use super::super::gender::Gender;
use crate::syntax::{Relation, Tree};
use crate::types::Upos;

/// Mentions that a pronoun looks back over, at most.
const WINDOW: usize = 60;

/// Sentences that a pronoun looks back over, at most.
const SENTENCES: usize = 8;

/// Persons among whom a pronoun chooses, at most.
const CHOICES: usize = 16;

/// Words that a look within a sentence goes back, at most.
pub(super) const FAR: usize = 200;

/// What is known of a person so far.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Person {
    /// As the text says.
    pub(in super::super) said: Option<Gender>,
    /// As the given name tells.
    pub(in super::super) named: Option<Gender>,
    /// Whether the name is a single word, which may be a surname that looks like a given name.
    pub(in super::super) is_short: bool,
    /// Whether there is no name, but a noun.
    pub(in super::super) is_unnamed: bool,
    /// Whether the model takes the name for something else.
    pub(in super::super) is_doubtful: bool,
    /// As the last pronoun did that meant the person.
    pub(super) meant: Option<Gender>,
    /// Namings in the article.
    pub(in super::super) names: u32,
    /// Mentions up to here.
    pub(super) count: u32,
    /// Pronouns that meant the person, up to here.
    pub(super) pronouns: u32,
    /// The sentence of the last of them.
    pub(super) last_pronoun: Option<usize>,
}

impl Person {
    /// Somebody of this name, whose given name tells the gender, or does not.
    pub(in super::super) fn new(name: &str, named: Option<Gender>, is_doubtful: bool) -> Self {
        Self { named, is_short: !name.contains(char::is_whitespace), is_doubtful, ..Self::default() }
    }

    /// Somebody without a name; the noun tells the gender, or does not.
    pub(in super::super) fn unnamed(said: Option<Gender>) -> Self {
        Self { said, is_unnamed: true, ..Self::default() }
    }

    /// Whether nothing sure speaks against the gender.
    fn may_be(&self, gender: Gender) -> bool {
        let is_other = |known: Option<Gender>| known.is_some_and(|known| known != gender);
        match (self.said, self.named) {
            (Some(said), named) => said == gender || named == Some(gender),
            (None, named) => self.is_short || !is_other(named),
        }
    }
}

/// Where a person is named or meant.
#[derive(Clone, Debug)]
pub(in super::super) struct Place {
    pub(in super::super) words: Range<usize>,
    pub(in super::super) sentence: usize,
    pub(in super::super) person: usize,
    /// The word that the rest of the name hangs on.
    pub(in super::super) top: usize,
    pub(super) is_pronoun: bool,
}

impl Place {
    pub(in super::super) fn new(
        tree: &Tree<'_>,
        words: Range<usize>,
        sentence: usize,
        person: usize,
    ) -> Self {
        Self { top: tree.top(words.clone()), words, sentence, person, is_pronoun: false }
    }

    /// Where a noun is that stands for somebody.
    pub(in super::super) fn of_head(at: usize, sentence: usize, person: usize) -> Self {
        Self { top: at, words: at..at + 1, sentence, person, is_pronoun: false }
    }
}

/// The case of a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Case {
    Subject,
    Object,
    Possessive,
    Reflexive,
}

/// "He", "her", "himself".
#[derive(Clone, Debug)]
pub(in super::super) struct Pronoun {
    pub(in super::super) at: usize,
    pub(in super::super) sentence: usize,
    /// The mark that opens what was said, where the pronoun follows what closes it.
    pub(super) opening: Option<usize>,
    /// The sentence that distances count from: where what was said begins.
    pub(super) origin: usize,
    pub(in super::super) gender: Gender,
    pub(in super::super) case: Case,
}

/// Somebody whom a pronoun may mean, by the nearest mention.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) place: Place,
    /// Persons mentioned between the two.
    pub(super) between: usize,
    /// Subjects between the two.
    pub(super) subjects: usize,
    /// Whether a mention before the pronoun is the subject of its clause: in the pronoun's sentence, in the one before.
    pub(super) leads: [bool; 2],
    /// Mentions in these two sentences.
    pub(super) near: usize,
}

/// The pronouns of a text that stand for one person.
pub(super) fn pronouns<'a>(tree: &'a Tree<'_>) -> impl Iterator<Item = Pronoun> + 'a {
    let sentences = tree.text.sentence_tokens.iter().enumerate();
    sentences.flat_map(move |(sentence, words)| {
        words.clone().filter(|&at| tree.upos(at) == Upos::Pron).filter_map(move |at| {
            let (gender, case) = kind(tree, at)?;
            let opening = opening(tree, at).filter(|_| case == Case::Subject);
            let sentences = &tree.text.sentence_tokens[..=sentence];
            let of_mark = |mark: usize| sentences.partition_point(|words| words.end <= mark);
            let origin = opening.map_or(sentence, of_mark);
            Some(Pronoun { at, sentence, opening, origin, gender, case })
        })
    })
}

fn kind(tree: &Tree<'_>, at: usize) -> Option<(Gender, Case)> {
    use Case::{Object, Possessive, Reflexive, Subject};
    use Gender::{Feminine, Masculine};
    let form = tree.form(at);
    let is = |word: &str| form.eq_ignore_ascii_case(word);
    if !(2..=7).contains(&form.len()) || !matches!(form.as_bytes()[0] | 0x20, b'h' | b's') {
        return None;
    }
    let possesses = tree.relation(at) == Relation::Possessor;
    Some(match () {
        () if is("he") => (Masculine, Subject),
        () if is("she") => (Feminine, Subject),
        () if is("him") => (Masculine, Object),
        () if is("his") => (Masculine, Possessive),
        () if is("her") => (Feminine, if possesses { Possessive } else { Object }),
        () if is("hers") => (Feminine, Possessive),
        () if is("himself") => (Masculine, Reflexive),
        () if is("herself") => (Feminine, Reflexive),
        () => return None,
    })
}

/// The mentions of persons up to a place in the text.
#[derive(Debug, Default)]
pub(super) struct History(Vec<Place>);

impl History {
    /// Takes in a name.
    pub(super) fn name(&mut self, place: &Place, persons: &mut [Person]) {
        persons[place.person].count += 1;
        self.0.push(place.clone());
    }

    /// Takes in a pronoun that means a person.
    pub(super) fn pronoun(&mut self, pronoun: &Pronoun, person: usize, persons: &mut [Person]) {
        let known = &mut persons[person];
        known.count += 1;
        known.pronouns += 1;
        known.meant = Some(pronoun.gender);
        known.last_pronoun = Some(pronoun.sentence);
        let (at, sentence) = (pronoun.at, pronoun.sentence);
        self.0.push(Place { words: at..at + 1, sentence, person, top: at, is_pronoun: true });
    }

    /// The persons whom the pronoun may mean, the nearest first, then those whom its sentence names only after it.
    pub(super) fn candidates(
        &self,
        tree: &Tree<'_>,
        pronoun: &Pronoun,
        following: impl Iterator<Item = Place>,
        persons: &[Person],
    ) -> Vec<Candidate> {
        let mut out: Vec<Candidate> = Vec::new();
        let before = self.0.iter().rev().take(WINDOW);
        let before = before.take_while(|place| place.sentence + SENTENCES >= pronoun.origin).cloned();
        let mut subjects = 0;
        for place in before.chain(following.take(CHOICES)) {
            let is_subject = tree.relation(tree.place(place.top).0).is_subject();
            let known = out.iter().position(|known| known.place.person == place.person);
            let known = known.or_else(|| {
                let may = out.len() < CHOICES && may_mean(tree, pronoun, &place, &persons[place.person]);
                may.then(|| {
                    let (between, place) = (out.len(), place.clone());
                    out.push(Candidate { place, between, subjects, leads: [false; 2], near: 0 });
                    between
                })
            });
            subjects += usize::from(is_subject);
            let distance = pronoun.origin.saturating_sub(place.sentence);
            if let Some(known) = known.filter(|_| distance < 2 && place.words.start < pronoun.at) {
                out[known].leads[distance] |= is_subject;
                out[known].near += 1;
            }
        }
        out
    }
}

/// Whether the pronoun may mean the one who is mentioned there.
fn may_mean(tree: &Tree<'_>, pronoun: &Pronoun, place: &Place, person: &Person) -> bool {
    // "“We must stop Orlov,” he said": whoever says it is not in what is said.
    if pronoun.opening.is_some_and(|mark| (mark..pronoun.at).contains(&place.words.start)) {
        return false;
    }
    person.may_be(pronoun.gender) && !(place.sentence == pronoun.sentence && is_apart(tree, pronoun, place))
}

/// The mark that opens what was said right before a word.
fn opening(tree: &Tree<'_>, at: usize) -> Option<usize> {
    let closing = at.checked_sub(1)?;
    let opens: &[&str] = match tree.form(closing) {
        "”" => &["“"],
        "\"" => &["\""],
        "''" => &["``", "''"],
        "’" => &["‘"],
        _ => return None,
    };
    (closing.saturating_sub(FAR)..closing).rev().find(|&word| opens.contains(&tree.form(word)))
}

/// Whether the place of the two in the sentence keeps them apart: "his father Philip", "Philip saw him".
fn is_apart(tree: &Tree<'_>, pronoun: &Pronoun, place: &Place) -> bool {
    let Some(head) = tree.head(pronoun.at) else { return false };
    match pronoun.case {
        Case::Possessive => place.top == head || is_named_by(tree, place.top, head),
        Case::Reflexive => false,
        Case::Subject | Case::Object => {
            let (at, _) = tree.place(place.top);
            tree.head(at) == Some(head)
                && matches!(
                    tree.relation(at),
                    Relation::Subject
                        | Relation::PassiveSubject
                        | Relation::Object
                        | Relation::IndirectObject
                )
        }
    }
}

/// Whether a name stands in apposition to a noun: "father Philip", "father, Philip".
fn is_named_by(tree: &Tree<'_>, name: usize, noun: usize) -> bool {
    let hangs = |&at: &usize| {
        matches!(
            tree.relation(at),
            Relation::Apposition | Relation::Compound | Relation::Part | Relation::Conjunct
        )
    };
    if std::iter::once(name).chain(tree.above(name)).take_while(hangs).any(|at| tree.head(at) == Some(noun)) {
        return true;
    }
    // The parser may hang the noun on the name.
    tree.head(noun) == Some(name)
        && matches!(tree.relation(noun), Relation::Apposition | Relation::Compound | Relation::Part)
}
