//! What is seen of a fact: how likely its words say it, who takes part, how it stands in its sentence and its article.

use std::ops::Range;

use crate::discourse::Context;
use crate::syntax::{Clause, Relation};
use crate::types::{EntityId, Sector, Span, Upos};

/// Numbers of a row.
const WIDTH: usize = 51;

/// The number that is one where there is no fact.
const NOTHING: usize = 49;

/// Words on either side of a fact that are looked at.
const REACH: usize = 1000;

/// What is seen of one fact.
pub(crate) type Row = [u8; WIDTH];

/// A fact, as far as both kinds have the same.
pub(crate) struct Fact<'a> {
    /// The place of its act or type among all.
    pub(crate) label: u8,
    /// How likely the model takes its words for a cue of that, and of any act; for a trigger of any event.
    pub(crate) scores: [f32; 3],
    /// The words that say it.
    pub(crate) cue: Range<usize>,
    /// Whether a rule says it.
    pub(crate) is_ruled: bool,
    /// Whether rules know its words as such of its kind (2) or of another (1).
    pub(crate) listed: u8,
    /// Who holds or does it.
    pub(crate) parties: &'a [EntityId],
    /// To whom it is done or said.
    pub(crate) others: &'a [EntityId],
    /// How certain it is, as a number of its kind.
    pub(crate) certainty: u8,
    /// What it is about.
    pub(crate) content: Option<Span>,
    /// How likely trees take those who hold or do it, and what it is about or to whom it is done; 0 where rules name them.
    pub(crate) arguments: [f32; 2],
    /// What of its clause speaks against it, by kind.
    pub(crate) frame: u8,
}

/// What is seen of an article: of how many of its words it is said that they say an act or an event, in two thousandths.
#[derive(Clone, Copy)]
pub(crate) struct Density {
    acts: u8,
    events: u8,
    /// Of how many mentions are of states, governments and those who hold office, and of firms, in 250ths.
    public: u8,
    firms: u8,
}

impl Density {
    /// Of the article that is read.
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let parse = context.clauses.parse;
        let n = parse.len().max(1) as f32;
        let acts: f32 = parse.stances.iter().map(|stance| stance.any_act()).sum();
        let events: f32 = parse.stances.iter().map(|stance| stance.any_event()).sum();
        let share = |sum: f32| (2000.0 * sum / n).min(250.0) as u8;
        let whole = Span::new(0, parse.text.text.len());
        let (mut public, mut firms, mut all) = (0, 0, 1);
        for mention in context.discourse.mentions_in(whole) {
            let sector = context.discourse[mention.entity].sector;
            all += 1;
            public += usize::from(
                context.discourse.is_state(mention.entity)
                    || sector.is_some_and(|sector| sector != Sector::Business),
            );
            firms += usize::from(sector == Some(Sector::Business));
        }
        let of_all = |some: usize| small(250 * some / all);
        Self { acts: share(acts), events: share(events), public: of_all(public), firms: of_all(firms) }
    }
}

/// The row of no fact.
pub(super) fn nothing() -> Row {
    let mut row = [0; WIDTH];
    row[NOTHING] = 1;
    row
}

/// The row of a fact.
pub(crate) fn row(context: &Context<'_>, density: Density, fact: &Fact<'_>) -> Row {
    let mut row = [0; WIDTH];
    let parse = context.clauses.parse;
    let word = parse.head_of(&fact.cue);
    let clauses = context.clauses;
    let clause = clauses.of(word).map_or_else(|| clauses.noun(word), |index| clauses.all[index].clone());
    row[0] = fact.label;
    row[1] = u8::from(fact.is_ruled);
    (row[48], row[50]) = (fact.listed, fact.frame);
    for (slot, score) in row[2..5].iter_mut().zip(fact.scores) {
        *slot = (score * 250.0) as u8;
    }
    for (slot, likelihood) in row[43..45].iter_mut().zip(fact.arguments) {
        *slot = (likelihood * 250.0) as u8;
    }
    of_words(context, fact, word, &mut row);
    of_clause(context, &clause, word, &mut row);
    of_parties(context, fact, &mut row);
    of_content(context, fact, &mut row);
    of_article(context, density, word, &mut row);
    row
}

fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// The words that say it.
fn of_words(context: &Context<'_>, fact: &Fact<'_>, word: usize, row: &mut Row) {
    let parse = context.clauses.parse;
    row[5] = parse.upos(word) as u8;
    row[6] = parse.relation(word) as u8;
    row[7] = small(fact.cue.len());
    row[8] = parse.head(word).map_or(0, |head| 1 + parse.upos(head) as u8);
    row[9] = fact.certainty;
    let span = parse.span(&fact.cue);
    let quotation = context.quotation_around(span);
    row[10] = quotation.map_or(0, |one| 1 + one.kind as u8);
    let speaker = quotation.and_then(|one| one.speaker);
    row[11] = u8::from(speaker.is_some()) + u8::from(speaker.is_some_and(|id| fact.parties.contains(&id)));
    let is_subject = |at: usize| parse.relation(at).is_subject();
    let subject = parse.dependents(word).find(|&at| is_subject(at));
    row[12] = subject.map_or(0, |at| 1 + parse.upos(at) as u8);
}

/// The clause that it stands in.
fn of_clause(context: &Context<'_>, clause: &Clause, word: usize, row: &mut Row) {
    let clauses = context.clauses;
    let factuality = clauses.factuality_of(clause, clauses.of(word), context.veridicality);
    row[13] = clause.tense as u8;
    row[14] = clause.modal.map_or(0, |(modal, _)| 1 + modal as u8);
    row[15] =
        u8::from(clause.is_passive) + 2 * u8::from(clause.is_infinitive) + 4 * u8::from(clause.is_perfect);
    row[16] = clause.link as u8;
    row[17] = factuality.reality as u8;
    row[18] = u8::from(factuality.is_negated)
        + 2 * u8::from(factuality.is_question)
        + 4 * u8::from(factuality.is_condition);
    row[19] = small(clause.arguments.len());
    row[20] = clause.above.map_or(0, |above| 1 + clauses.all[above].kind as u8);
}

/// Who takes part.
fn of_parties(context: &Context<'_>, fact: &Fact<'_>, row: &mut Row) {
    for (at, parties) in [(21, fact.parties), (27, fact.others)] {
        row[at] = small(parties.len().min(5));
        let Some(&first) = parties.first() else { continue };
        let entity = &context.discourse[first];
        row[at + 1] = 1 + entity.kind as u8 + if context.discourse.is_state(first) { 10 } else { 0 };
        row[at + 2] = crate::argument::sector(entity.sector);
        row[at + 3] = u8::from(!entity.roles.is_empty());
        row[at + 4] = u8::from(entity.country.is_some());
        row[at + 5] = small(entity.name.split(' ').count());
    }
}

/// What it is about.
fn of_content(context: &Context<'_>, fact: &Fact<'_>, row: &mut Row) {
    let parse = context.clauses.parse;
    let words = fact.content.map(|content| parse.tokens_touching(content)).filter(|words| !words.is_empty());
    let Some(words) = words else { return };
    let head = parse.head_of(&words);
    row[33] = small(words.len());
    row[34] = parse.upos(head) as u8;
    row[35] = parse.relation(head) as u8;
    row[36] = u8::from(words.start < fact.cue.start);
}

/// The sentence and the article around it.
fn of_article(context: &Context<'_>, density: Density, word: usize, row: &mut Row) {
    let parse = context.clauses.parse;
    let sentence = context.clauses.sentence(word);
    let sentences = &parse.text.sentences;
    row[37] = small(context.clauses.sentence_words(sentence).len());
    row[38] = small(sentences[sentence].block as usize);
    row[39] = parse.text.blocks.get(sentences[sentence].block as usize).map_or(0, |block| block.kind as u8);
    (row[40], row[41]) = (density.acts, density.events);
    (row[46], row[47]) = (density.public, density.firms);
    let is_near = |at: usize| {
        parse.upos(at) == Upos::Verb
            && parse.relation(at) != Relation::Auxiliary
            && parse.stance(at).is_some()
    };
    let around = context.clauses.words_around(&(word..word), REACH);
    let beside = around.clone().filter(|&at| at != word && is_near(at)).count();
    row[42] = small(beside);
    // How many words of the sentence are likelier to say something.
    let own = parse.stance(word).map_or(0.0, |stance| stance.any_act().max(stance.any_event()));
    let is_likelier = |at: &usize| {
        *at != word && parse.stance(*at).is_some_and(|one| one.any_act().max(one.any_event()) > own)
    };
    row[45] = small(around.filter(is_likelier).count());
}
