//! Pronouns that stand for a person, and the persons whom each may mean.

use std::ops::Range;

use crate::syntax::{Parse, Relation};
use crate::types::Gender;
use crate::types::Upos;

/// Mentions that a pronoun looks back over, at most.
const WINDOW: usize = 60;

/// Sentences that a pronoun looks back over, at most.
const SENTENCES: usize = 8;

/// Persons among whom a pronoun chooses, at most.
const CHOICES: usize = 16;

/// Names after a pronoun that are looked at, at most.
const AHEAD: usize = 40;

/// Words between a subject and a verb of saying, at most.
const BESIDE: usize = 12;

/// Words that a look within a sentence goes back, at most.
pub(in crate::discourse) const FAR: usize = 200;

/// How likely pronouns must be, together, to make a person of what the model takes for something else.
const SURE: f32 = 1.0;

/// The same where the given name tells their gender.
const ONE_PRONOUN: f32 = 0.5;

/// What is known of a person so far.
#[derive(Clone, Debug, Default)]
pub(in crate::discourse) struct Person {
    /// As the text says.
    pub(in crate::discourse) said: Option<Gender>,
    /// As the given name tells.
    pub(in crate::discourse) named: Option<Gender>,
    /// Whether the name is a single word, which may be a surname that looks like a given name.
    pub(in crate::discourse) is_short: bool,
    /// Whether there is no name, but a noun.
    pub(in crate::discourse) is_unnamed: bool,
    /// Whether the model takes the name for something else.
    pub(in crate::discourse) is_doubtful: bool,
    /// As the last pronoun did that meant the person.
    pub(in crate::discourse) meant: Option<Gender>,
    /// How likely pronouns of each gender meant the person when the article was read before, together.
    pub(in crate::discourse) votes: [f32; 2],
    /// Namings in the article.
    pub(in crate::discourse) names: u32,
    /// Mentions up to here.
    pub(in crate::discourse) count: u32,
    /// Pronouns that meant the person, up to here.
    pub(in crate::discourse) pronouns: u32,
    /// The sentence of the last of them.
    pub(in crate::discourse) last_pronoun: Option<usize>,
}

impl Person {
    /// Somebody of this name, whose given name tells the gender, or does not.
    pub(in crate::discourse) fn new(name: &str, named: Option<Gender>, is_doubtful: bool) -> Self {
        Self { named, is_short: !name.contains(char::is_whitespace), is_doubtful, ..Self::default() }
    }

    /// Somebody without a name; the noun tells the gender, or does not.
    pub(in crate::discourse) fn unnamed(said: Option<Gender>) -> Self {
        Self { said, is_unnamed: true, ..Self::default() }
    }

    /// Forgets what was read, to read it again.
    pub(in crate::discourse) fn forget(&mut self) {
        (self.meant, self.count, self.pronouns, self.last_pronoun) = (None, 0, 0, None);
    }

    /// Whether pronouns make a person of what the model takes for something else; `votes` is how likely those of each
    /// gender mean it.
    pub(in crate::discourse) fn is_person(&self, votes: [f32; 2]) -> bool {
        let agrees = self.named.is_some_and(|gender| votes[gender as usize] >= ONE_PRONOUN);
        agrees || votes[0] + votes[1] >= SURE
    }

    /// What the name and the pronouns that mean the person tell; `votes` is how likely those of each gender do.
    pub(in crate::discourse) fn gender(&self, votes: [f32; 2]) -> Option<Gender> {
        use Gender::{Feminine, Masculine};
        let is_meant = |gender: Gender| votes[gender as usize] > votes[1 - gender as usize];
        let meant = [Feminine, Masculine].into_iter().find(|&gender| is_meant(gender));
        // A list of given names is no proof against the text.
        let is_contradicted = self.named.is_some_and(|named| votes[named as usize] == 0.0);
        let tells_little = self.is_short && self.named == Some(Masculine) || is_contradicted;
        if tells_little { meant.or(self.named) } else { self.named.or(meant) }
    }

    /// Whether nothing sure speaks against the gender.
    fn may_be(&self, gender: Gender) -> bool {
        let is_other = |known: Option<Gender>| known.is_some_and(|known| known != gender);
        // What pronouns said when the article was read before counts more than a list of given names.
        if self.said.is_none()
            && self.votes[gender as usize] > ONE_PRONOUN
            && self.votes[1 - gender as usize] == 0.0
        {
            return true;
        }
        match (self.said, self.named) {
            (Some(said), named) => said == gender || named == Some(gender),
            // Men's given names are surnames of many, women's of few: "Taylor … she", no "Barbara … he".
            (None, named) => !is_other(named) || self.is_short && named == Some(Gender::Masculine),
        }
    }
}

/// Where a person is named or meant.
#[derive(Clone, Debug)]
pub(in crate::discourse) struct PersonMention {
    pub(in crate::discourse) words: Range<usize>,
    pub(in crate::discourse) sentence: usize,
    pub(in crate::discourse) person: usize,
    /// The word that the rest of the name hangs on.
    pub(in crate::discourse) top: usize,
    /// The word that its place in the clause is told from, and whether it is there as a conjunct or an apposition.
    pub(in crate::discourse) at: usize,
    pub(in crate::discourse) through: Option<Relation>,
    pub(in crate::discourse) is_subject: bool,
    /// The case, where it is a pronoun.
    pub(in crate::discourse) case: Option<Case>,
}

impl PersonMention {
    pub(in crate::discourse) fn new(
        parse: &Parse<'_>,
        words: Range<usize>,
        sentence: usize,
        person: usize,
    ) -> Self {
        let top = parse.head_of(&words);
        Self::on(parse, words, top, sentence, person)
    }

    /// Where a noun is that stands for somebody.
    pub(in crate::discourse) fn of_head(
        parse: &Parse<'_>,
        at: usize,
        sentence: usize,
        person: usize,
    ) -> Self {
        Self::on(parse, at..at + 1, at, sentence, person)
    }

    fn on(parse: &Parse<'_>, words: Range<usize>, top: usize, sentence: usize, person: usize) -> Self {
        let (at, through) = parse.place(top);
        let is_subject = parse.relation(at).is_subject();
        Self { words, sentence, person, top, at, through, is_subject, case: None }
    }
}

/// The case of a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discourse) enum Case {
    Subject,
    Object,
    Possessive,
    Reflexive,
}

/// "He", "her", "himself".
#[derive(Clone, Debug)]
pub(in crate::discourse) struct Pronoun {
    pub(in crate::discourse) at: usize,
    pub(in crate::discourse) sentence: usize,
    /// The mark that opens what was said, where the pronoun follows what closes it.
    pub(in crate::discourse) opening: Option<usize>,
    /// The sentence that distances count from: where what was said begins.
    pub(in crate::discourse) origin: usize,
    pub(in crate::discourse) gender: Gender,
    pub(in crate::discourse) case: Case,
}

/// Somebody whom a pronoun may mean.
#[derive(Clone, Debug)]
pub(in crate::discourse) struct Candidate {
    /// The nearest mention.
    pub(in crate::discourse) place: PersonMention,
    /// Persons mentioned between the two.
    pub(in crate::discourse) between: usize,
    /// Subjects between the two.
    pub(in crate::discourse) subjects: usize,
    /// Whether a mention before the pronoun is the subject of its clause: in the pronoun's sentence, in the one before.
    pub(in crate::discourse) leads: [bool; 2],
    /// Mentions before the pronoun in these two sentences.
    pub(in crate::discourse) near: [usize; 2],
    /// Mentions in the window, and those of them that are subjects.
    pub(in crate::discourse) window: usize,
    pub(in crate::discourse) as_subject: usize,
    /// The last mention as a subject, and subjects since then.
    pub(in crate::discourse) last_subject: Option<PersonMention>,
    pub(in crate::discourse) subjects_since: usize,
    /// The last name or noun before the pronoun, the next name after it.
    pub(in crate::discourse) last_name: Option<PersonMention>,
    pub(in crate::discourse) next_name: Option<PersonMention>,
    /// The last mention as one who said something in quotation marks.
    pub(in crate::discourse) spoke: Option<usize>,
    /// Why a mention cannot mean the same.
    pub(in crate::discourse) excluded: Option<Excluded>,
}

/// Why a mention cannot mean the same as a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discourse) enum Excluded {
    /// By its place in the sentence: "Ana saw her".
    Apart,
    /// "“We must stop Orlov,” he said": whoever says it is not in what is said.
    Quoted,
}

impl Candidate {
    fn new(place: PersonMention, between: usize, subjects: usize) -> Self {
        Self {
            place,
            between,
            subjects,
            leads: [false; 2],
            near: [0; 2],
            window: 0,
            as_subject: 0,
            last_subject: None,
            subjects_since: 0,
            last_name: None,
            next_name: None,
            spoke: None,
            excluded: None,
        }
    }

    /// Takes in a mention before the pronoun, `distance` sentences before it; nearer ones are known.
    fn take(&mut self, place: &PersonMention, distance: usize, subjects: usize, spoke: bool) {
        self.window += 1;
        if let Some(near) = self.near.get_mut(distance) {
            *near += 1;
            self.leads[distance] |= place.is_subject;
        }
        if place.case.is_none() {
            self.last_name.get_or_insert_with(|| place.clone());
        }
        if place.is_subject {
            self.as_subject += 1;
            if self.last_subject.is_none() {
                self.last_subject = Some(place.clone());
                self.subjects_since = subjects;
            }
        }
        if spoke {
            self.spoke.get_or_insert(place.words.start);
        }
    }
}

/// The pronouns of a text that stand for one person.
pub(in crate::discourse) fn pronouns<'a>(parse: &'a Parse<'_>) -> impl Iterator<Item = Pronoun> + 'a {
    let sentences = parse.text.sentence_tokens.iter().enumerate();
    sentences.flat_map(move |(sentence, words)| {
        words.clone().filter(|&at| parse.upos(at) == Upos::Pron).filter_map(move |at| {
            let (gender, case) = kind(parse, at)?;
            let opening = opening(parse, at).filter(|_| case == Case::Subject);
            let sentences = &parse.text.sentence_tokens[..=sentence];
            let of_mark = |mark: usize| sentences.partition_point(|words| words.end <= mark);
            let origin = opening.map_or(sentence, of_mark);
            Some(Pronoun { at, sentence, opening, origin, gender, case })
        })
    })
}

fn kind(parse: &Parse<'_>, at: usize) -> Option<(Gender, Case)> {
    use Case::{Object, Possessive, Reflexive, Subject};
    use Gender::{Feminine, Masculine};
    let form = parse.form(at);
    let is = |word: &str| form.eq_ignore_ascii_case(word);
    if !(2..=7).contains(&form.len()) || !matches!(form.as_bytes()[0] | 0x20, b'h' | b's') {
        return None;
    }
    let possesses = parse.relation(at) == Relation::Possessor;
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
pub(in crate::discourse) struct History {
    places: Vec<PersonMention>,
    /// Whether each says something in quotation marks.
    spoke: Vec<bool>,
    /// The last pronoun of each gender that meant somebody, and whom.
    pub(in crate::discourse) last: [Option<(usize, usize)>; 2],
}

impl History {
    /// Takes in a name.
    pub(in crate::discourse) fn name(
        &mut self,
        parse: &Parse<'_>,
        place: &PersonMention,
        persons: &mut [Person],
    ) {
        persons[place.person].count += 1;
        self.take(parse, place.clone());
    }

    /// Takes in a pronoun that means a person.
    pub(in crate::discourse) fn pronoun(
        &mut self,
        parse: &Parse<'_>,
        pronoun: &Pronoun,
        person: usize,
        persons: &mut [Person],
    ) {
        let known = &mut persons[person];
        known.count += 1;
        known.pronouns += 1;
        known.meant = Some(pronoun.gender);
        known.last_pronoun = Some(pronoun.sentence);
        self.last[pronoun.gender as usize] = Some((pronoun.at, person));
        let place = PersonMention::of_head(parse, pronoun.at, pronoun.sentence, person);
        self.take(parse, PersonMention { case: Some(pronoun.case), ..place });
    }

    fn take(&mut self, parse: &Parse<'_>, place: PersonMention) {
        self.spoke.push(place.is_subject && says_in_marks(parse, &place));
        self.places.push(place);
    }

    /// The one whom a pronoun means where everybody near bears a given name of the other gender: the subject that says what
    /// the pronoun's clause tells ("Kamau said she was ready"), or the only one of late.
    pub(in crate::discourse) fn despite_name(
        &self,
        parse: &Parse<'_>,
        pronoun: &Pronoun,
        persons: &[Person],
    ) -> Option<usize> {
        const LATE: usize = 8;
        let may_be = |person: usize| {
            let known = &persons[person];
            !known.is_unnamed && !known.is_doubtful && known.said.is_none_or(|said| said == pronoun.gender)
        };
        let clause = parse.head(pronoun.at).filter(|_| pronoun.case == Case::Subject)?;
        let above = parse.head(clause).filter(|_| parse.relation(clause) == Relation::Complement);
        let late =
            || self.places.iter().rev().take(LATE).filter(|place| place.sentence + 1 >= pronoun.sentence);
        let says = late().find(|place| place.is_subject && above.is_some() && parse.head(place.at) == above);
        let first = late().next();
        let only = first.filter(|one| one.is_subject && late().all(|place| place.person == one.person));
        says.or(only).map(|place| place.person).filter(|&person| may_be(person))
    }

    /// The persons whom the pronoun may mean, the nearest first, then those whom its sentence names only after it.
    pub(in crate::discourse) fn candidates<'a>(
        &self,
        parse: &Parse<'_>,
        pronoun: &Pronoun,
        following: impl Iterator<Item = &'a PersonMention>,
        persons: &[Person],
    ) -> Vec<Candidate> {
        let mut out: Vec<Candidate> = Vec::new();
        let mut excluded: Vec<(usize, Excluded)> = Vec::new();
        let mut subjects = 0;
        for (place, &spoke) in self.places.iter().zip(&self.spoke).rev().take(WINDOW) {
            if place.sentence + SENTENCES < pronoun.origin {
                break;
            }
            if let Some(known) = offer(parse, pronoun, place, persons, &mut out, &mut excluded, subjects) {
                let distance = pronoun.origin.saturating_sub(place.sentence);
                out[known].take(place, distance, subjects, spoke);
            }
            subjects += usize::from(place.is_subject);
        }
        for place in following.take(AHEAD) {
            let known = if place.sentence == pronoun.sentence {
                offer(parse, pronoun, place, persons, &mut out, &mut excluded, subjects)
            } else {
                out.iter().position(|known| known.place.person == place.person)
            };
            if let Some(known) = known {
                out[known].next_name.get_or_insert_with(|| place.clone());
            }
        }
        for (person, why) in excluded {
            out.iter_mut().filter(|one| one.place.person == person).for_each(|one| one.excluded = Some(why));
        }
        out.retain(|one| one.excluded != Some(Excluded::Apart));
        if suffers(parse, pronoun) {
            let hurts: Vec<_> = out.iter().map(|one| hurts_another(parse, one, &out)).collect();
            let mut hurts = hurts.into_iter();
            out.retain(|_| !hurts.next().unwrap_or_default());
        }
        out
    }
}

/// The place of a mention's person among the candidates, new or known.
fn offer(
    parse: &Parse<'_>,
    pronoun: &Pronoun,
    place: &PersonMention,
    persons: &[Person],
    out: &mut Vec<Candidate>,
    excluded: &mut Vec<(usize, Excluded)>,
    subjects: usize,
) -> Option<usize> {
    let known = out.iter().position(|known| known.place.person == place.person);
    if known.is_some() || out.len() >= CHOICES || !persons[place.person].may_be(pronoun.gender) {
        return known;
    }
    if let Some(why) = excludes(parse, pronoun, place) {
        excluded.push((place.person, why));
        return None;
    }
    out.push(Candidate::new(place.clone(), out.len(), subjects));
    Some(out.len() - 1)
}

/// Why the one who is mentioned there is not whom the pronoun means.
fn excludes(parse: &Parse<'_>, pronoun: &Pronoun, place: &PersonMention) -> Option<Excluded> {
    if pronoun.opening.is_some_and(|mark| (mark..pronoun.at).contains(&place.words.start)) {
        return Some(Excluded::Quoted);
    }
    let is_here = place.sentence == pronoun.sentence;
    let are_two = is_here && (is_apart(parse, pronoun, place) || is_below(parse, pronoun, place));
    are_two.then_some(Excluded::Apart)
}

/// "He died in hospital": of somebody who was hurt.
fn suffers(parse: &Parse<'_>, pronoun: &Pronoun) -> bool {
    const SUFFERS: [&str; 8] =
        ["bled", "collapsed", "died", "hospitalised", "hospitalized", "recovering", "succumbed", "survived"];
    let verb = parse.head(pronoun.at).filter(|_| pronoun.case == Case::Subject);
    verb.is_some_and(|verb| parse.is_any(verb, &SUFFERS))
}

/// Whether somebody hurts another person in the last mention: "Reyes shot Cruz".
fn hurts_another(parse: &Parse<'_>, one: &Candidate, all: &[Candidate]) -> bool {
    const HURTS: [&str; 12] = [
        "attacked",
        "beat",
        "bludgeoned",
        "fought",
        "hit",
        "knifed",
        "poisoned",
        "punched",
        "shot",
        "stabbed",
        "strangled",
        "struck",
    ];
    let verb = parse.head(one.place.at).filter(|_| parse.relation(one.place.at) == Relation::Subject);
    verb.is_some_and(|verb| {
        let is_object = |other: &Candidate| {
            parse.head(other.place.at) == Some(verb) && parse.relation(other.place.at) == Relation::Object
        };
        parse.is_any(verb, &HURTS) && all.iter().any(is_object)
    })
}

/// "He said Mr Gates was aware": who is named in what somebody says, does or gets told of is somebody else.
fn is_below(parse: &Parse<'_>, pronoun: &Pronoun, place: &PersonMention) -> bool {
    const STEPS: usize = 12;
    let takes_part = matches!(pronoun.case, Case::Subject | Case::Object) && place.case.is_none();
    let Some(verb) = parse.head(pronoun.at).filter(|_| takes_part && place.words.start > pronoun.at) else {
        return false;
    };
    let mut at = place.at;
    for _ in 0..STEPS {
        if at == verb {
            return true;
        }
        if matches!(
            parse.relation(at),
            Relation::Conjunct | Relation::Parataxis | Relation::Other | Relation::Adverbial
        ) {
            return false;
        }
        let Some(head) = parse.head(at) else { return false };
        at = head;
    }
    false
}

/// Whether a subject and its verb stand right beside a quotation mark: "“No,” Ana said".
fn says_in_marks(parse: &Parse<'_>, place: &PersonMention) -> bool {
    let Some(verb) = parse.head(place.at).filter(|verb| verb.abs_diff(place.at) <= BESIDE) else {
        return false;
    };
    let from = place.words.start.min(verb).saturating_sub(2);
    let to = (place.words.end.max(verb + 1) + 2).min(parse.len());
    (from..to).any(|at| is_mark(parse.form(at)))
}

/// Whether a word is a quotation mark.
pub(in crate::discourse) fn is_mark(form: &str) -> bool {
    matches!(form, "“" | "”" | "\"" | "''" | "``" | "‘")
}

/// The mark that opens what was said right before a word.
fn opening(parse: &Parse<'_>, at: usize) -> Option<usize> {
    let closing = at.checked_sub(1)?;
    let opens: &[&str] = match parse.form(closing) {
        "”" => &["“"],
        "\"" => &["\""],
        "''" => &["``", "''"],
        "’" => &["‘"],
        _ => return None,
    };
    (closing.saturating_sub(FAR)..closing).rev().find(|&word| opens.contains(&parse.form(word)))
}

/// Whether the place of the two in the sentence keeps them apart: "his father Philip", "Philip saw him".
fn is_apart(parse: &Parse<'_>, pronoun: &Pronoun, place: &PersonMention) -> bool {
    let Some(head) = parse.head(pronoun.at) else { return false };
    match pronoun.case {
        Case::Possessive => place.top == head || is_named_by(parse, place.top, head),
        Case::Reflexive => false,
        Case::Subject | Case::Object => {
            parse.head(place.at) == Some(head)
                && matches!(
                    parse.relation(place.at),
                    Relation::Subject
                        | Relation::PassiveSubject
                        | Relation::Object
                        | Relation::IndirectObject
                )
        }
    }
}

/// Whether a name stands in apposition to a noun: "father Philip", "father, Philip".
fn is_named_by(parse: &Parse<'_>, name: usize, noun: usize) -> bool {
    const NAMES: [Relation; 4] =
        [Relation::Apposition, Relation::Compound, Relation::Part, Relation::Conjunct];
    // The parser may hang the noun on the name.
    parse.hangs_by(name, noun, &NAMES)
        || parse.head(noun) == Some(name)
            && matches!(parse.relation(noun), Relation::Apposition | Relation::Compound | Relation::Part)
}
