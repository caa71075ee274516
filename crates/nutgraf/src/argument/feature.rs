//! What is seen of somebody who may take part: how the tree joins them with the cue, who they are, what rules say.

use super::Ask;
use crate::discourse::{Context, NounPhrase};
use crate::lexicon::noun_kind;
use crate::syntax::{Argument, Clause, Parse, Relation, Role};
use crate::types::{MentionForm, Quotation, Sector, Upos};

/// Numbers of a row.
pub(crate) const WIDTH: usize = 52;

/// What is seen of one.
pub(crate) type Row = [u8; WIDTH];

/// What is known of all who may take part.
pub(super) struct Seen<'a> {
    /// Their words, and whom these speak of.
    pub(super) phrases: &'a [NounPhrase<'a>],
    pub(super) quotation: Option<&'a Quotation>,
    /// The head of the words for who speaks.
    pub(super) speaker: Option<usize>,
}

/// Prepositions in the order of their numbers, from 1 on.
const PREPOSITIONS: [&str; 20] = [
    "by", "from", "of", "to", "with", "against", "between", "for", "on", "in", "at", "among", "over", "into",
    "as", "than", "like", "about", "via", "through",
];

/// Sectors in the order of their numbers, from 2 on.
const SECTORS: [&str; 12] =
    ["GOV", "MIL", "COP", "LEG", "JUD", "PTY", "REB", "OPP", "BUS", "CVL", "JRN", "IGO"];

/// Fine tags in the order of their numbers, from 1 on.
const TAGS: [&str; 18] = [
    "VB", "VBG", "VBN", "VBD", "VBZ", "VBP", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP", "DT", "WDT", "PRP$",
    "CD", "WP", "EX",
];

/// Words that open a phrase, in the order of their numbers, from 1 on; a number comes behind them.
const OPENERS: [&[&str]; 5] = [
    &["the"],
    &["a", "an"],
    &["his", "her", "their", "its", "our", "my", "your"],
    &["this", "that", "these", "those"],
    &["some", "many", "several", "most", "all", "both", "few"],
];

/// Kinds of nouns in the order of their numbers, from 2 on.
const NOUN_KINDS: [&str; 10] =
    ["person", "office", "organization", "business", "body", "party", "medium", "country", "place", "text"];

/// The row of a cue alone.
pub(super) fn cue(context: &Context<'_>, ask: &Ask<'_>) -> Row {
    let mut row = of_cue(context, ask);
    of_frame(context, ask, &mut row);
    row
}

/// The row of nobody; `cue` is that of the cue alone.
pub(super) fn nobody(cue: Row) -> Row {
    let mut row = cue;
    row[39] = 1;
    row
}

/// The row of one who may take part; `cue` is that of the cue alone.
pub(super) fn row(context: &Context<'_>, ask: &Ask<'_>, seen: &Seen<'_>, cue: Row, at: usize) -> Row {
    let mut row = cue;
    let phrase = &seen.phrases[at];
    of_rules(ask, phrase, &mut row);
    of_path(context, ask, phrase.head, &mut row);
    of_place(context, ask, seen, at, &mut row);
    of_roles(context, ask, phrase.head, &mut row);
    of_entity(context, seen, phrase, &mut row);
    of_noun(context, phrase, &mut row);
    row
}

/// The row of a word as the tree and its clauses join it with a predicate, and of that predicate.
pub(crate) fn joined(context: &Context<'_>, label: u8, clause: &Clause, word: usize) -> Row {
    let ask = Ask { label, clause, ruled: &[], named: &[], taken: &[] };
    let mut row = of_cue(context, &ask);
    of_path(context, &ask, word, &mut row);
    of_roles(context, &ask, word, &mut row);
    row
}

/// The quotation that the cue stands in.
pub(super) fn quotation<'a>(context: &Context<'a>, ask: &Ask<'_>) -> Option<&'a Quotation> {
    context.quotation_around(context.clauses.parse.text.tokens[ask.clause.word])
}

fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// The row of what the cue is.
fn of_cue(context: &Context<'_>, ask: &Ask<'_>) -> Row {
    let mut row = [0; WIDTH];
    let parse = context.clauses.parse;
    let cue = ask.clause.word;
    row[0] = ask.label;
    row[1] = parse.upos(cue) as u8;
    row[2] = parse.relation(cue) as u8;
    row[3] = u8::from(ask.clause.is_passive) + 2 * ask.clause.modal.map_or(0, |(modal, _)| 1 + modal as u8);
    row[4] = small(ask.ruled.len().max(ask.named.len()).min(3));
    row[5] = u8::from(quotation(context, ask).is_some());
    row[6] = small(ask.taken.len().min(3));
    row
}

/// What stands with the cue, and what it hangs on.
fn of_frame(context: &Context<'_>, ask: &Ask<'_>, row: &mut Row) {
    let parse = context.clauses.parse;
    let cue = ask.clause.word;
    let has = |role: Role| ask.clause.argument(role).is_some();
    row[40] =
        u8::from(has(Role::Subject)) + 2 * u8::from(has(Role::Object)) + 4 * u8::from(has(Role::Recipient));
    let relation = |relation: Relation| parse.dependent(cue, relation).is_some();
    row[41] = u8::from(relation(Relation::Complement))
        + 2 * u8::from(relation(Relation::OpenComplement))
        + 4 * u8::from(relation(Relation::NounClause));
    row[42] = parse.head(cue).map_or(0, |above| 1 + parse.upos(above) as u8);
    row[43] = preposition(context, cue);
}

/// What rules say.
fn of_rules(ask: &Ask<'_>, phrase: &NounPhrase<'_>, row: &mut Row) {
    let own = phrase.entity();
    let place = ask.ruled.iter().position(|&ruled| ruled == phrase.head);
    row[7] = place.map_or(0, |place| if place == 0 { 2 } else { 1 });
    let named = ask.named.iter().position(|&id| own == Some(id));
    row[8] = named.map_or(0, |place| if place == 0 { 2 } else { 1 });
    row[9] = u8::from(own.is_some_and(|id| ask.taken.contains(&id)));
}

/// How the tree joins them.
fn of_path(context: &Context<'_>, ask: &Ask<'_>, word: usize, row: &mut Row) {
    let parse = context.clauses.parse;
    let relation = |at: usize| relation(parse, ask.clause, at) as u8;
    row[10] = relation(word);
    row[11] = preposition(context, word);
    let Some(path) = parse.path(ask.clause.word, word) else {
        row[12] = u8::MAX;
        row[13] = u8::MAX;
        return;
    };
    row[12] = small(path.up);
    row[13] = small(path.down);
    row[14] = relation(path.to);
    row[15] = preposition(context, path.to);
    row[16] = relation(path.from);
    row[17] = parse.upos(path.top) as u8;
    row[18] = parse.relation(path.top) as u8;
    row[19] = small(3 * path.up.min(9) + path.down.min(2));
}

/// The relation of a word. "Minister accused of bribery": the subject of a clause that is passive without an auxiliary is a
/// passive one, whatever the parser takes it for.
fn relation(parse: &Parse<'_>, clause: &Clause, at: usize) -> Relation {
    match parse.relation(at) {
        Relation::Subject if clause.is_passive && parse.head(at) == Some(clause.word) => {
            Relation::PassiveSubject
        }
        relation => relation,
    }
}

/// The number of the preposition before a noun.
fn preposition(context: &Context<'_>, word: usize) -> u8 {
    let parse = context.clauses.parse;
    let Some(case) = parse.dependent(word, Relation::Case) else { return 0 };
    let place = PREPOSITIONS.iter().position(|one| parse.form(case).eq_ignore_ascii_case(one));
    small(place.map_or(PREPOSITIONS.len() + 1, |place| place + 1))
}

/// Where they stand.
fn of_place(context: &Context<'_>, ask: &Ask<'_>, seen: &Seen<'_>, at: usize, row: &mut Row) {
    let parse = context.clauses.parse;
    let phrase = &seen.phrases[at];
    let (cue, word) = (ask.clause.word, phrase.head);
    let far = cue.abs_diff(word).min(100) as u8;
    row[20] = if word < cue { 120 - far } else { 120 + far };
    let between = word.min(cue) + 1..word.max(cue).max(word.min(cue) + 1);
    let between = || between.clone().take(200);
    let is_other = |at: &usize| seen.phrases.iter().any(|other| other.head == *at);
    row[21] = small(between().filter(is_other).count());
    row[22] = small(between().filter(|&at| parse.form(at) == ",").count());
    row[23] = small(between().filter(|&at| parse.upos(at) == Upos::Verb).count());
    row[24] = small(at);
    let token = parse.text.tokens[word];
    let is_quoted = |quotation: &Quotation| quotation.content.iter().any(|content| content.contains(token));
    row[25] = u8::from(seen.quotation.is_some_and(is_quoted));
    let speaker = seen.quotation.and_then(|quotation| quotation.speaker);
    let is_speaker = speaker.is_some() && phrase.entity() == speaker;
    row[26] = if seen.speaker == Some(word) { 2 } else { u8::from(is_speaker) };
}

/// The roles that clauses give them.
fn of_roles(context: &Context<'_>, ask: &Ask<'_>, word: usize, row: &mut Row) {
    let all = &context.clauses.all;
    row[27] = role(ask.clause, word);
    let mut above = ask.clause.above;
    for slot in &mut row[28..31] {
        let Some(clause) = above.map(|index| &all[index]) else { break };
        *slot = role(clause, word);
        above = clause.above;
    }
    row[31] = ask.clause.link as u8 + 1;
}

fn role(clause: &Clause, word: usize) -> u8 {
    let own = clause.arguments.iter().find(|one| one.word == word);
    own.map_or(0, |one: &Argument| 1 + 2 * one.role as u8 + u8::from(one.is_shared))
}

/// Who they are.
fn of_entity(context: &Context<'_>, seen: &Seen<'_>, phrase: &NounPhrase<'_>, row: &mut Row) {
    let (parse, discourse) = (context.clauses.parse, context.discourse);
    let word = phrase.head;
    row[32] = parse.upos(word) as u8;
    row[33] = pronoun(&parse.form(word).to_lowercase());
    row[34] = phrase.mention.map_or(0, |mention| match mention.form {
        MentionForm::Name => 1,
        MentionForm::Nominal => 2,
        MentionForm::Pronoun => 3,
    });
    let Some(id) = phrase.entity().or_else(|| discourse.unnamed(word)) else { return };
    let entity = &discourse[id];
    row[35] = 1 + entity.kind as u8 + if discourse.is_state(id) { 10 } else { 0 };
    row[36] = sector(entity.sector);
    row[37] = u8::from(!entity.roles.is_empty());
    row[38] = small(seen.phrases.iter().filter(|other| other.entity() == Some(id)).count());
}

/// What the noun is, and how often whoever it names is spoken of.
fn of_noun(context: &Context<'_>, phrase: &NounPhrase<'_>, row: &mut Row) {
    let (parse, discourse) = (context.clauses.parse, context.discourse);
    let word = phrase.head;
    row[44] = tag(parse.tag(word));
    let place = noun_kind::of(&parse.lemma(word).to_lowercase())
        .map(|kind| NOUN_KINDS.iter().position(|one| *one == kind));
    row[45] = place.map_or(0, |place| small(place.map_or(1, |place| place + 2)));
    let opener = OPENERS.iter().position(|forms| parse.is_any(phrase.words.start, forms));
    let is_number = parse.upos(phrase.words.start) == Upos::Num;
    row[46] = small(opener.map_or(if is_number { OPENERS.len() + 1 } else { 0 }, |place| place + 1));
    row[47] = small(phrase.words.len().min(20));
    let above = parse.head(word);
    row[48] = above.map_or(0, |above| 1 + parse.upos(above) as u8);
    row[49] = u8::from(parse.dependent(word, Relation::Conjunct).is_some())
        + 2 * u8::from(parse.dependent(word, Relation::Relative).is_some());
    row[50] = phrase.entity().map_or(0, |id| small(discourse.times_mentioned(id).min(12)));
    row[51] = small(
        word.saturating_sub(context.clauses.sentence_words(context.clauses.sentence(word)).start).min(60),
    );
}

/// The number of a fine tag.
pub(crate) fn tag(tag: &str) -> u8 {
    let place = TAGS.iter().position(|one| *one == tag);
    place.map_or(0, |place| small(place + 1))
}

/// The number of a sector.
pub(crate) fn sector(sector: Option<Sector>) -> u8 {
    sector.map_or(0, |sector| {
        let place = SECTORS.iter().position(|one| *one == sector.code());
        small(place.map_or(1, |place| place + 2))
    })
}

fn pronoun(form: &str) -> u8 {
    match form {
        "i" | "me" | "my" => 1,
        "we" | "us" | "our" => 2,
        "he" | "she" | "him" | "her" | "his" => 3,
        "it" | "its" => 4,
        "they" | "them" | "their" => 5,
        "who" | "whom" | "whose" => 6,
        "which" | "that" => 7,
        "you" | "your" => 8,
        "this" | "these" | "those" | "there" | "what" => 9,
        _ => 0,
    }
}
