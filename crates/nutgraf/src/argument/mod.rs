//! Who takes part in what a word says: holders of positions, actors and recipients of events. Rules over clauses name
//! somebody first; trees learned from articles that readers marked choose among all whom the sentence names, with what the
//! rules say as one of their reasons.

mod candidate;
mod feature;

#[cfg(feature = "train")]
pub(crate) use feature::WIDTH;
pub(crate) use feature::{Row, joined, sector, tag};

use crate::discourse::Context;
pub(crate) use crate::learn::ArgumentKind;
use crate::learn::boosted_trees::{BoostedTrees, PARTS};
use crate::lexicon;
use crate::syntax::Clause;
use crate::types::EntityId;

/// The trees of a part.
#[derive(Clone, Debug)]
pub(crate) struct Scorer {
    trees: BoostedTrees,
}

impl Scorer {
    /// The scorer of a part.
    pub(crate) fn new(part: ArgumentKind) -> Self {
        let name = match part {
            ArgumentKind::Holder => "holder",
            ArgumentKind::Actor => "actor",
            ArgumentKind::Recipient => "recipient",
            ArgumentKind::Content => "content",
        };
        Self { trees: trees(include_str!("../../data/en/lexicon/argument_tree.tsv"), name) }
    }

    /// The scorer of the trees that lines tell.
    #[cfg(feature = "train")]
    pub(crate) fn of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Self, String> {
        Ok(Self { trees: BoostedTrees::of_lines(lines)? })
    }

    /// The place of the likeliest row, the first of equals, and how likely it is beside the others, from 0 to 1.
    pub(crate) fn best(&self, rows: &[Row]) -> (usize, f32) {
        let sums = self.trees.sums(rows.iter().map(|row| &row[..]));
        let best = (0..sums.len()).rev().max_by_key(|&at| sums[at]).unwrap_or(0);
        let power = |sum: &i32| ((sum - sums[best]) as f32 / PARTS).exp();
        (best, 1.0 / sums.iter().map(power).sum::<f32>().max(1.0))
    }
}

/// The trees of a table whose names begin so.
pub(crate) fn trees(tsv: &'static str, name: &str) -> BoostedTrees {
    let own = lexicon::rows(tsv).filter(|row| row[0].starts_with(name)).map(|row| row[1]);
    BoostedTrees::of_lines(own).expect("the file is tested with the build")
}

/// What is asked: who takes part in what a cue or trigger says.
pub(crate) struct Ask<'a> {
    /// The place of its act or type among all.
    pub(crate) label: u8,
    pub(crate) clause: &'a Clause,
    /// Heads of the words that rules name, the likeliest first.
    pub(crate) ruled: &'a [usize],
    /// Those whom rules name.
    pub(crate) named: &'a [EntityId],
    /// Those who take part as another already.
    pub(crate) taken: &'a [EntityId],
}

/// The head of the words for who takes part, `None` where the text names nobody, and how likely that is beside the others.
pub(crate) fn choose(context: &Context<'_>, scorer: &Scorer, ask: &Ask<'_>) -> (Option<usize>, f32) {
    let cue = feature::cue(context, ask);
    let candidates = candidate::find(context, ask, cue);
    let rows: Vec<_> = candidates.iter().map(|one| one.row).chain([feature::nobody(cue)]).collect();
    let (best, likelihood) = scorer.best(&rows);
    (candidates.get(best).map(|one| one.word), likelihood)
}

/// Who may take part in what the words of a clause say: what the trees learn from.
#[cfg(feature = "train")]
pub(crate) fn options(context: &Context<'_>, ask: &Ask<'_>) -> crate::learn::choice::Choice {
    use crate::learn::choice::{Choice, Meaning};
    let parse = context.clauses.parse;
    let cue = feature::cue(context, ask);
    let names = |word: usize| {
        let phrase = context.discourse.noun_phrase(word);
        let others = phrase.entity().map(|id| context.discourse.names(id)).unwrap_or_default();
        std::iter::once(parse.span(&phrase.words)).chain(others).collect()
    };
    let meaning = |one: candidate::Candidate| Meaning { names: names(one.word), features: numbers(&one.row) };
    Choice {
        span: parse.text.tokens[ask.clause.word],
        options: candidate::find(context, ask, cue).into_iter().map(meaning).collect(),
        none: numbers(&feature::nobody(cue)),
    }
}

/// A row as a choice holds it.
#[cfg(feature = "train")]
pub(crate) fn numbers(row: &Row) -> Vec<u16> {
    row.iter().map(|&number| u16::from(number)).collect()
}
