//! What speaks for and against a pronoun's meaning a person, as numbers.

use super::candidate::{Candidate, Excluded, FAR, History, Person, PersonMention, Pronoun, is_mark};
use super::number::{NONE, Number, Row};
use crate::syntax::{Meeting, Parse, Relation};
use crate::types::Gender;
use crate::types::Upos;

/// What stands around the words of a text.
#[derive(Debug)]
pub(in crate::discourse) struct Surroundings {
    is_quoted: Vec<bool>,
    is_bracketed: Vec<bool>,
}

impl Surroundings {
    pub(in crate::discourse) fn of(parse: &Parse<'_>) -> Self {
        let mut out = Self { is_quoted: vec![false; parse.len()], is_bracketed: vec![false; parse.len()] };
        let (mut quoted, mut bracketed) = (None, None);
        for at in 0..parse.len() {
            match parse.form(at) {
                "“" | "``" => quoted = Some(at),
                "”" | "''" => quoted = None,
                "\"" => quoted = if quoted.is_some() { None } else { Some(at) },
                "(" | "[" => bracketed = Some(at),
                ")" | "]" => bracketed = None,
                _ => {}
            }
            let is_near = |open: Option<usize>| open.is_some_and(|open| at - open <= FAR);
            out.is_quoted[at] = is_near(quoted);
            out.is_bracketed[at] = is_near(bracketed);
        }
        out
    }
}

/// A pronoun with all that its candidates are judged by.
pub(in crate::discourse) struct Situation<'a> {
    pub(in crate::discourse) parse: &'a Parse<'a>,
    pub(in crate::discourse) around: &'a Surroundings,
    pub(in crate::discourse) pronoun: &'a Pronoun,
    pub(in crate::discourse) candidates: &'a [Candidate],
    pub(in crate::discourse) persons: &'a [Person],
    history: &'a History,
    /// The words above the pronoun, itself first.
    above: Vec<usize>,
    /// What an earlier reading said.
    before: Before,
    /// The row of nobody, which holds what is of the pronoun alone.
    nobody: Row,
    /// What each candidate is compared with the others by.
    standings: Vec<Standing>,
}

/// What an earlier reading of the article said.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::discourse) struct Before {
    /// Whom the pronoun means, and how likely.
    pub(in crate::discourse) own: Option<(usize, f32)>,
    /// Whom the next pronoun of each gender means.
    pub(in crate::discourse) next: [Option<usize>; 2],
}

/// What candidates are compared by.
#[derive(Clone, Copy, Debug)]
struct Standing {
    words: usize,
    last_subject: usize,
    last_name: usize,
    next_name: usize,
    spoke: usize,
    subjects: usize,
    window: usize,
    names: usize,
    agrees: usize,
    governs: usize,
    is_here: bool,
}

/// Further than all that is looked at.
const NOWHERE: usize = NONE as usize;

impl<'a> Situation<'a> {
    pub(in crate::discourse) fn new(
        parse: &'a Parse<'a>,
        around: &'a Surroundings,
        pronoun: &'a Pronoun,
        candidates: &'a [Candidate],
        persons: &'a [Person],
        history: &'a History,
        before: Before,
    ) -> Self {
        let above = parse.way_up(pronoun.at);
        let mut of = Self {
            parse,
            around,
            pronoun,
            candidates,
            persons,
            history,
            above,
            before,
            nobody: Row::default(),
            standings: Vec::new(),
        };
        of.standings = candidates.iter().map(|one| of.standing(one)).collect();
        of.nobody = of.of_pronoun();
        of
    }

    /// The row of the pronoun's meaning none of them.
    pub(in crate::discourse) fn nobody(&self) -> &Row {
        &self.nobody
    }

    /// The row of one of the candidates.
    pub(in crate::discourse) fn row(&self, which: usize) -> Row {
        let mut row = self.nobody.clone();
        let one = &self.candidates[which];
        self.of_mention(&mut row, which);
        self.of_path(&mut row, one);
        self.of_person(&mut row, one);
        self.of_namings(&mut row, one);
        self.of_rivals(&mut row, which);
        row
    }

    fn words_to(&self, place: &PersonMention) -> usize {
        let from = self.pronoun.opening.unwrap_or(self.pronoun.at);
        if place.words.start > self.pronoun.at {
            place.words.start - self.pronoun.at
        } else {
            from.saturating_sub(place.words.start)
        }
    }

    fn sentences_to(&self, place: &PersonMention) -> usize {
        self.pronoun.origin.abs_diff(place.sentence)
    }

    fn standing(&self, one: &Candidate) -> Standing {
        let words_to =
            |place: &Option<PersonMention>| place.as_ref().map_or(NOWHERE, |place| self.words_to(place));
        let person = &self.persons[one.place.person];
        let is_before = one.place.words.start < self.pronoun.at;
        Standing {
            words: self.words_to(&one.place),
            last_subject: words_to(&one.last_subject),
            last_name: words_to(&one.last_name),
            next_name: words_to(&one.next_name),
            spoke: one.spoke.map_or(NOWHERE, |at| self.pronoun.at.saturating_sub(at)),
            subjects: one.as_subject,
            window: one.window,
            names: person.names as usize,
            agrees: agreement(person, self.pronoun.gender),
            governs: self.governs(one).unwrap_or(NOWHERE),
            is_here: is_before && one.place.sentence == self.pronoun.sentence,
        }
    }

    /// What is of the pronoun alone.
    fn of_pronoun(&self) -> Row {
        let (parse, pronoun) = (self.parse, self.pronoun);
        let mut row = Row::default();
        row.set(Number::Case, pronoun.case as usize);
        row.set_if(Number::Feminine, pronoun.gender == Gender::Feminine);
        row.set(Number::Role, role(parse, pronoun.at));
        let noun = parse.head(pronoun.at).filter(|_| parse.relation(pronoun.at) == Relation::Possessor);
        row.set_some(Number::NounRole, noun.map(|noun| role(parse, noun)));
        row.set_some(Number::Clause, clause(parse, pronoun.at));
        row.set(Number::Depth, self.above.len() - 1);
        let start = parse.text.sentence_tokens[pronoun.sentence].start;
        row.set(Number::Before, pronoun.at - start);
        row.set_if(Number::Quoted, self.around.is_quoted[pronoun.at]);
        row.set(Number::Sentence, pronoun.sentence);
        let words = start.max(pronoun.at.saturating_sub(FAR))..pronoun.at;
        let is_subject = |&at: &usize| parse.upos(at) == Upos::Noun && parse.relation(at).is_subject();
        row.set(Number::Nouns, words.filter(is_subject).count());
        let since = |gender: usize| self.history.last[gender].map(|(at, _)| pronoun.at - at);
        row.set_some(Number::LastPronoun, since(pronoun.gender as usize));
        row.set_some(Number::LastOther, since(1 - pronoun.gender as usize));
        row.set(Number::Candidates, self.candidates.len());
        let count = |is: &dyn Fn(usize) -> bool| self.standings.iter().filter(|one| is(one.agrees)).count();
        row.set(Number::Agreeing, count(&|agrees| agrees > UNKNOWN));
        row.set(Number::Unknown, count(&|agrees| agrees == UNKNOWN));
        let nearest = self.candidates.iter().map(|one| self.sentences_to(&one.place)).min();
        row.set_some(Number::NearestSentence, nearest);
        let verb = parse.head(pronoun.at);
        row.set_some(Number::Tells, verb.map(|verb| usize::from(tells(parse, verb))));
        row.set(Number::After, beside(parse, Some(pronoun.at + 1)));
        row
    }

    /// What is of the nearest mention.
    fn of_mention(&self, row: &mut Row, which: usize) {
        let (parse, one) = (self.parse, &self.candidates[which]);
        let place = &one.place;
        row.set(Number::Distance, self.sentences_to(place));
        row.set(Number::Words, self.words_to(place));
        row.set_if(Number::Follows, place.words.start > self.pronoun.at);
        row.set(Number::Between, one.between);
        let agreeing = self.standings[..which].iter().filter(|one| one.agrees > UNKNOWN).count();
        row.set(Number::AgreeingBetween, agreeing);
        row.set(Number::SubjectsBetween, one.subjects);
        row.set(Number::MentionRole, role(parse, place.at));
        row.set_some(Number::MentionClause, clause(parse, place.at));
        row.set(Number::MentionDepth, parse.depth(place.at));
        let is_noun = self.persons[place.person].is_unnamed;
        row.set(Number::Form, place.case.map_or(usize::from(is_noun), |case| 2 + case as usize));
        row.set(
            Number::Through,
            place.through.map_or(0, |through| 1 + usize::from(through == Relation::Apposition)),
        );
        row.set_some(Number::Preposition, preposition(parse, place.at));
        row.set(Number::MentionBefore, beside(parse, place.words.start.checked_sub(1)));
        row.set(Number::MentionAfter, beside(parse, Some(place.words.end)));
        let start = parse.text.sentence_tokens[place.sentence].start;
        row.set(Number::MentionStart, place.words.start - start.min(place.words.start));
        row.set(Number::Length, place.words.len());
        let is_main = place.is_subject
            && parse.head(place.at).is_some_and(|verb| parse.relation(verb) == Relation::Root);
        row.set_if(Number::Main, is_main);
        let verb = parse.head(place.at);
        row.set_some(Number::MentionTells, verb.map(|verb| usize::from(tells(parse, verb))));
        row.set_if(Number::Listed, is_listed(parse, place.at) || is_listed(parse, place.top));
        row.set_if(Number::MentionQuoted, self.around.is_quoted[place.words.start]);
        row.set_if(Number::MentionBracketed, self.around.is_bracketed[place.words.start]);
    }

    /// How the pronoun and the nearest mention hang together.
    fn of_path(&self, row: &mut Row, one: &Candidate) {
        let (parse, place) = (self.parse, &one.place);
        let verbs = [place.at, self.pronoun.at].map(|at| parse.head(at));
        if let [Some(one), Some(other)] = verbs {
            row.set_if(Number::SameTag, parse.tag(one) == parse.tag(other));
            row.set_if(Number::SameVerb, parse.form(one).eq_ignore_ascii_case(parse.form(other)));
        }
        row.set_if(Number::About, false);
        if place.sentence != self.pronoun.sentence {
            return;
        }
        if let Some(Meeting { up, down, side }) = parse.meeting(place.at, &self.above) {
            row.set(Number::Up, up);
            row.set(Number::Down, down);
            row.set_some(Number::UpBy, up.checked_sub(1).map(|below| role(parse, self.above[below])));
            row.set_some(Number::DownBy, (down > 0).then(|| role(parse, side)));
        }
        row.set_some(Number::Governs, self.governs(one));
        let height = |word: usize| self.above.iter().position(|&above| above == word);
        row.set_some(Number::Above, parse.head(place.at).and_then(height));
        row.set_if(Number::About, height(place.top).is_some());
    }

    /// How high above the pronoun the verb stands whose subject somebody is.
    fn governs(&self, one: &Candidate) -> Option<usize> {
        let verb = self.parse.head(one.place.at).filter(|_| one.place.is_subject)?;
        (one.place.sentence == self.pronoun.sentence)
            .then(|| self.above.iter().skip(1).position(|&above| above == verb))
            .flatten()
    }

    /// How likely pronouns of a gender meant the one elsewhere.
    fn votes(&self, one: &Candidate, gender: usize) -> usize {
        let person = one.place.person;
        let is_own = gender == self.pronoun.gender as usize;
        let own = self
            .before
            .own
            .filter(|(before, _)| is_own && *before == person)
            .map_or(0.0, |(_, likely)| likely);
        ((self.persons[person].votes[gender] - own).max(0.0) * 4.0).round() as usize
    }

    /// What is known of the one.
    fn of_person(&self, row: &mut Row, one: &Candidate) {
        let (pronoun, place) = (self.pronoun, &one.place);
        let person = &self.persons[place.person];
        let code = |known: Option<Gender>| known.map_or(1, |known| 2 * usize::from(known == pronoun.gender));
        row.set(Number::Said, code(person.said));
        row.set(Number::Named, code(person.named));
        row.set(Number::Meant, code(person.meant));
        row.set(Number::Votes, self.votes(one, pronoun.gender as usize));
        row.set(Number::VotesAgainst, self.votes(one, 1 - pronoun.gender as usize));
        let kind = [person.is_short, person.is_unnamed, person.is_doubtful];
        row.set(Number::Kind, kind.iter().fold(0, |code, &is| code * 2 + usize::from(is)));
        row.set(Number::Count, person.count as usize);
        row.set(Number::Pronouns, person.pronouns as usize);
        row.set(Number::Names, person.names as usize);
        let most = self.standings.iter().map(|one| one.names).max().unwrap_or(1).max(1);
        row.set(Number::Share, person.names as usize * 4 / most);
        row.set_if(Number::Topic, place.person == 0);
        let since = person.last_pronoun.map(|sentence| pronoun.origin.saturating_sub(sentence));
        row.set_some(Number::Continuity, since);
        let meant =
            |gender: usize| self.history.last[gender].map(|(_, person)| usize::from(person == place.person));
        let next = |gender: usize| self.before.next[gender].map(|person| usize::from(person == place.person));
        row.set_some(Number::NextMeant, next(pronoun.gender as usize));
        row.set_some(Number::NextOtherMeant, next(1 - pronoun.gender as usize));
        row.set_some(Number::SameAsLast, meant(pronoun.gender as usize));
        row.set_some(Number::LastOtherMeant, meant(1 - pronoun.gender as usize));
        row.set(Number::Excluded, one.excluded.map_or(0, |why| 1 + usize::from(why == Excluded::Quoted)));
    }

    /// Where the one is named or meant, before the pronoun and after it.
    fn of_namings(&self, row: &mut Row, one: &Candidate) {
        let words = |place: &Option<PersonMention>| place.as_ref().map(|place| self.words_to(place));
        let sentences = |place: &Option<PersonMention>| place.as_ref().map(|place| self.sentences_to(place));
        let role = |place: &Option<PersonMention>| place.as_ref().map(|place| role(self.parse, place.at));
        row.set_some(Number::LastName, words(&one.last_name));
        row.set_some(Number::LastNameSentence, sentences(&one.last_name));
        row.set_some(Number::LastNameRole, role(&one.last_name));
        row.set_some(Number::NextName, words(&one.next_name));
        row.set_some(Number::NextNameSentence, sentences(&one.next_name));
        row.set_some(Number::NextNameRole, role(&one.next_name));
        row.set_some(Number::LastSubject, words(&one.last_subject));
        row.set_some(Number::LastSubjectSentence, sentences(&one.last_subject));
        row.set(Number::SubjectsSince, one.subjects_since);
        row.set(Number::Here, one.near[0]);
        row.set(Number::There, one.near[1]);
        row.set(Number::Window, one.window);
        row.set(Number::Subjects, one.as_subject);
        row.set(Number::Leads, usize::from(one.leads[0]) * 2 + usize::from(one.leads[1]));
        row.set_some(Number::Spoke, one.spoke.map(|at| self.pronoun.at.saturating_sub(at)));
    }

    /// How the others stand.
    fn of_rivals(&self, row: &mut Row, which: usize) {
        let own = &self.standings[which];
        let rivals = || {
            let others = self.standings.iter().enumerate().filter(move |(at, _)| *at != which);
            others.map(|(_, rival)| rival)
        };
        let least = |of: &dyn Fn(&Standing) -> usize| rivals().map(of).min();
        let most = |of: &dyn Fn(&Standing) -> usize| rivals().map(of).max();
        let count = |is: &dyn Fn(&Standing) -> bool| rivals().filter(|rival| is(rival)).count();
        row.set_some(Number::RivalWords, least(&|rival| rival.words));
        row.set_some(Number::RivalLastSubject, least(&|rival| rival.last_subject));
        row.set_some(Number::RivalLastName, least(&|rival| rival.last_name));
        row.set_some(Number::RivalNextName, least(&|rival| rival.next_name));
        row.set_some(Number::RivalSpoke, least(&|rival| rival.spoke));
        row.set_some(Number::RivalGoverns, least(&|rival| rival.governs));
        row.set(Number::RivalSubjects, most(&|rival| rival.subjects).unwrap_or(0));
        row.set(Number::RivalWindow, most(&|rival| rival.window).unwrap_or(0));
        row.set(Number::RivalNames, most(&|rival| rival.names).unwrap_or(0));
        row.set(Number::RivalAgrees, most(&|rival| rival.agrees).unwrap_or(0));
        row.set(Number::RivalsAgreeing, count(&|rival| rival.agrees > UNKNOWN));
        row.set(Number::RivalsHere, count(&|rival| rival.is_here));
        row.set(Number::SubjectRank, count(&|rival| rival.last_subject < own.last_subject));
        row.set(Number::WindowRank, count(&|rival| rival.window > own.window));
        row.set(Number::NameRank, count(&|rival| rival.names > own.names));
    }
}

/// What [`agreement`] is where nothing tells.
const UNKNOWN: usize = 1;

/// How sure it is that somebody is of this gender.
fn agreement(person: &Person, gender: Gender) -> usize {
    let is = |known: Option<Gender>| known == Some(gender);
    match () {
        () if is(person.said) => 4,
        () if is(person.named) => 3,
        () if is(person.meant) => 2,
        () if person.said.or(person.named).or(person.meant).is_none() => UNKNOWN,
        () => 0,
    }
}

/// Whether a verb has a clause for what is said, thought or seen: "believes that".
fn tells(parse: &Parse<'_>, verb: usize) -> bool {
    parse.dependent(verb, Relation::Complement).is_some()
}

/// Whether somebody is one of several who are listed.
fn is_listed(parse: &Parse<'_>, at: usize) -> bool {
    parse.relation(at) == Relation::Conjunct || parse.dependent(at, Relation::Conjunct).is_some()
}

/// The kind of place that a word has in its clause.
fn role(parse: &Parse<'_>, at: usize) -> usize {
    match parse.relation(at) {
        Relation::Subject => 0,
        Relation::PassiveSubject => 1,
        Relation::Possessor if parse.head(at).is_some_and(|head| parse.relation(head).is_subject()) => 2,
        Relation::Object => 3,
        Relation::IndirectObject => 4,
        Relation::Agent => 5,
        Relation::Oblique => 6,
        Relation::Noun => 7,
        Relation::Possessor => 8,
        Relation::Apposition => 9,
        Relation::Conjunct => 10,
        Relation::Compound | Relation::Part => 11,
        Relation::Relative => 12,
        Relation::NounClause => 13,
        Relation::Adverbial => 14,
        Relation::Parataxis => 15,
        Relation::OpenComplement => 16,
        Relation::Complement | Relation::ClauseSubject => 17,
        Relation::Root => 18,
        Relation::Copula => 19,
        Relation::Case => 20,
        Relation::Adjective => 21,
        _ => 22,
    }
}

/// What the word that a word hangs on is in its own clause.
fn clause(parse: &Parse<'_>, at: usize) -> Option<usize> {
    parse.head(at).map(|head| role(parse, head))
}

const PREPOSITIONS: [&str; 12] =
    ["of", "by", "with", "for", "to", "from", "in", "on", "as", "against", "at", "like"];

fn preposition(parse: &Parse<'_>, at: usize) -> Option<usize> {
    let before = at.saturating_sub(5)..at;
    let case =
        before.rev().find(|&word| parse.head(word) == Some(at) && parse.relation(word) == Relation::Case)?;
    PREPOSITIONS.iter().position(|form| *form == parse.form(case))
}

/// What kind of word stands there.
fn beside(parse: &Parse<'_>, at: Option<usize>) -> usize {
    let Some(at) = at.filter(|&at| at < parse.len()) else { return 0 };
    match parse.form(at) {
        "." | "?" | "!" | ";" | ":" => 1,
        "," => 2,
        "(" | "[" => 3,
        ")" | "]" => 4,
        "-" | "–" | "—" => 5,
        "'s" | "’s" | "'" | "’" => 6,
        "and" | "or" | "&" => 7,
        form if is_mark(form) => 8,
        _ => match parse.upos(at) {
            Upos::Verb => 9,
            Upos::Aux => 10,
            Upos::Adp => 11,
            Upos::Sconj | Upos::Cconj => 12,
            Upos::Pron => 13,
            Upos::Adv | Upos::Part => 14,
            Upos::Det | Upos::Num | Upos::Adj => 15,
            Upos::Noun => 16,
            Upos::Propn => 17,
            _ => 18,
        },
    }
}
