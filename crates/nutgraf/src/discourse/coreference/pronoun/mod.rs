//! Whom a pronoun means: rules propose persons nearby, a learned scorer picks one or none.

mod candidate;
mod feature;
mod number;
mod quoted;
mod score;

pub(in crate::discourse) use candidate::{Person, PersonMention, Pronoun};
#[cfg(feature = "train")]
pub(in crate::discourse) use number::Row;
pub(in crate::discourse) use quoted::{QuotedWords, quoted};
pub(in crate::discourse) use score::likeliest;

use candidate::History;
use feature::{Before, Situation, Surroundings};

use crate::learn::boosted_trees::{BoostedTrees, PARTS};
use crate::lexicon;
use crate::syntax::Parse;

/// How much likelier the best must be than nobody and everybody else together, as a share.
const LEAST: f32 = 0.28;

/// How much likelier than one who stands beside it the best must be, as a share of the two.
const SIDE_BY_SIDE: f32 = 0.66;

/// How likely it is that a pronoun means somebody whose given name tells the other gender, where nobody else is near.
const DESPITE_NAME: f32 = 0.6;

/// Pronouns after one that are looked at, at most.
const NEXT: usize = 4;

/// The trees that score whom he and she mean.
pub(in crate::discourse) fn forest() -> BoostedTrees {
    let rows = lexicon::rows(include_str!("../../../../data/en/lexicon/pronoun_tree.tsv"));
    BoostedTrees::of_lines(rows.map(|row| row[1])).expect("the file is tested with the build")
}

/// A pronoun with the persons whom it may mean.
pub(in crate::discourse) struct Choice {
    pub(in crate::discourse) pronoun: Pronoun,
    pub(in crate::discourse) candidates: Vec<usize>,
    /// The numbers of meaning each of them, and last those of meaning nobody.
    #[cfg(feature = "train")]
    pub(in crate::discourse) rows: Vec<Row>,
    /// The place in `candidates` of whom it means.
    pub(in crate::discourse) chosen: Option<usize>,
    /// How likely that is.
    pub(in crate::discourse) score: f32,
}

/// Reads the pronouns of a text in order; each that is resolved is a mention for those that follow. `names` are where
/// persons are named, in reading order. The text is read twice: what pronouns tell of a person's gender counts also
/// before them.
pub(in crate::discourse) fn find(
    parse: &Parse<'_>,
    names: &[PersonMention],
    quoted: &[QuotedWords],
    persons: &mut [Person],
    forest: &BoostedTrees,
) -> Vec<Choice> {
    let pronouns: Vec<_> = candidate::pronouns(parse).collect();
    if pronouns.is_empty() {
        return Vec::new();
    }
    let around = Surroundings::of(parse);
    let article = Article { parse, around: &around, names, pronouns: &pronouns, quoted, forest };
    let first = article.read(persons, &[]);
    for choice in &first {
        if let Some((person, likely)) = choice.said() {
            persons[person].votes[choice.pronoun.gender as usize] += likely;
        }
    }
    persons.iter_mut().for_each(Person::forget);
    article.read(persons, &first)
}

/// A text whose pronouns are read.
struct Article<'a> {
    parse: &'a Parse<'a>,
    around: &'a Surroundings,
    names: &'a [PersonMention],
    pronouns: &'a [Pronoun],
    quoted: &'a [QuotedWords],
    forest: &'a BoostedTrees,
}

impl Article<'_> {
    /// Whom each pronoun means; `before` is the same of an earlier reading, or empty.
    fn read(&self, persons: &mut [Person], before: &[Choice]) -> Vec<Choice> {
        let parse = self.parse;
        let mut history = History::default();
        let mut names = self.names.iter().peekable();
        let mut out: Vec<Choice> = Vec::with_capacity(self.pronouns.len());
        for pronoun in self.pronouns {
            while let Some(name) = names.next_if(|name| name.words.start < pronoun.at) {
                history.name(parse, name, persons);
            }
            let mut candidates = history.candidates(parse, pronoun, names.clone(), persons);
            let speaker = self.speaker(pronoun, before, &out);
            candidates.retain(|one| Some(one.place.person) != speaker);
            let near = said_before(before, out.len());
            let situation = Situation::new(parse, self.around, pronoun, &candidates, persons, &history, near);
            let mut choice = choose(&situation, self.forest);
            if candidates.is_empty() {
                let one = history.despite_name(parse, pronoun, persons);
                choice.mean(one.filter(|one| Some(*one) != speaker));
            }
            if let Some((person, _)) = choice.said() {
                history.pronoun(parse, pronoun, person, persons);
            }
            out.push(choice);
        }
        out
    }

    /// Who says the words in marks that a pronoun stands in: nobody says "she" of herself. `before` are the choices of an
    /// earlier reading, `so_far` those of this one.
    fn speaker(&self, pronoun: &Pronoun, before: &[Choice], so_far: &[Choice]) -> Option<usize> {
        let source = quoted::source(self.quoted, pronoun.at)?;
        let from = self.names.partition_point(|name| name.words.start < source.start);
        let inside = self.names[from..].iter().take_while(|name| name.words.start < source.end);
        let possesses = |name: &PersonMention| {
            name.words.end < source.end && matches!(self.parse.form(name.words.end), "'s" | "’s" | "'" | "’")
        };
        let named = inside.into_iter().find(|name| !possesses(name)).map(|name| name.person);
        let known = if before.is_empty() { so_far } else { before };
        let meant = || {
            let at = known.partition_point(|choice| choice.pronoun.at < source.start);
            let choice =
                known.get(at).filter(|choice| source.len() == 1 && choice.pronoun.at == source.start)?;
            Some(choice.said()?.0)
        };
        named.or_else(meant)
    }
}

/// What an earlier reading said of a pronoun and of the next ones.
fn said_before(choices: &[Choice], at: usize) -> Before {
    let own = choices.get(at).and_then(Choice::said);
    let mut next = [None; 2];
    let following = choices.iter().skip(at + 1).take(NEXT);
    for (choice, (person, _)) in following.filter_map(|choice| Some((choice, choice.said()?))) {
        next[choice.pronoun.gender as usize].get_or_insert(person);
    }
    Before { own, next }
}

impl Choice {
    /// Whom the pronoun means, and how likely.
    pub(in crate::discourse) fn said(&self) -> Option<(usize, f32)> {
        self.chosen.map(|chosen| (self.candidates[chosen], self.score))
    }

    /// Says whom a pronoun means that has no candidates.
    fn mean(&mut self, person: Option<usize>) {
        let Some(person) = person else { return };
        (self.candidates, self.chosen, self.score) = (vec![person], Some(0), DESPITE_NAME);
    }
}

fn choose(situation: &Situation<'_>, forest: &BoostedTrees) -> Choice {
    let candidates = situation.candidates;
    let mut rows: Vec<_> = (0..candidates.len()).map(|at| situation.row(at)).collect();
    rows.push(situation.nobody().clone());
    let sums = forest.sums(rows.iter().map(|row| &row.0[..]));
    let mut scores: Vec<_> = sums.into_iter().map(|sum| sum as f32 / PARTS).collect();
    let nobody = scores.pop().unwrap_or_default();
    let (chosen, likely) = likeliest(&scores, nobody, LEAST);
    // "Byrne and Daly met. He was tired." Of two who stand side by side none is meant unless more speaks for it.
    let is_tossed = |chosen: usize| {
        let place = |at: usize| candidates[at].place.at;
        let mut beside = (0..candidates.len()).filter(|&at| at != chosen && place(at) == place(chosen));
        beside.any(|at| score::share(scores[chosen], scores[at]) < SIDE_BY_SIDE)
    };
    let chosen = chosen.filter(|&chosen| !is_tossed(chosen));
    Choice {
        pronoun: situation.pronoun.clone(),
        candidates: candidates.iter().map(|one| one.place.person).collect(),
        #[cfg(feature = "train")]
        rows,
        chosen,
        score: likely,
    }
}

#[cfg(test)]
mod tests {
    use super::{forest, number};

    #[test]
    fn trees_look_at_numbers_that_are_there() {
        assert!(forest().width() <= number::NUMBERS);
    }
}
