//! Who stands where: cues by rule, and around each the holder, the content and the conditions that its clause tells.
//!
//! [`cue`] finds the words that say an act, [`content`] what it is about, [`holder`] whose it is, [`detail`] the rest;
//! [`cluster`] tells which positions say the same again.

mod certainty;
mod cluster;
mod content;
mod cue;
mod detail;
mod expectation;
mod holder;
mod learned;
mod lexicon;
#[cfg(all(test, feature = "models"))]
mod tests;

use certainty::Claim;
use content::Content;
use cue::{Cue, Cues};
use holder::Holding;
use lexicon::Lexicon;

use crate::discourse::Context;
use crate::types::{Act, Action, Cue as CueWords, Evidence, Position, PositionId, Span};

/// Rules of positions.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    lexicon: Lexicon,
}

/// The positions of a text, in reading order of their cues.
pub(crate) fn find(context: &Context<'_>, rules: &Rules) -> Vec<Position> {
    let reader = Reader { context, lexicon: &rules.lexicon };
    let cues = cue::find(&reader);
    let mut positions: Vec<Position> = Vec::new();
    let mut last = None;
    for cue in &cues.all {
        // One word says one act: the rule of most words, then the one that stands first.
        if last != Some(cue.clause.word)
            && let Some(position) = reader.read(cue, &cues)
        {
            positions.push(position);
            last = Some(cue.clause.word);
        }
    }
    let learned: Vec<_> = learned::cues(&reader).iter().filter_map(|cue| reader.read_learned(cue)).collect();
    positions = settle(&reader, positions, learned);
    positions.sort_by_key(|position| position.cue.as_ref().map(|cue| cue.span));
    cluster::join(&reader, &mut positions);
    for (index, position) in positions.iter_mut().enumerate() {
        position.id = PositionId::new(index);
    }
    positions
}

/// Reads positions of a text.
struct Reader<'a> {
    context: &'a Context<'a>,
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    /// The position that a cue says by a rule, if it says one.
    fn read(&self, cue: &Cue, cues: &Cues) -> Option<Position> {
        let claim = certainty::of(self, cue, cues)?;
        let content = content::of(self, cue)?;
        let holding = holder::of(self, cue, &content)?;
        self.position(cue, claim, &content, holding)
    }

    /// The position of a cue that the model finds.
    fn read_learned(&self, cue: &Cue) -> Option<Position> {
        let content = learned::about(self, cue);
        let holding = learned::holding(self, cue, &content)?;
        let content = Content { is_denied: false, ..content };
        self.position(cue, learned::claim(self, cue), &content, holding)
    }

    fn position(&self, cue: &Cue, claim: Claim, content: &Content, holding: Holding) -> Option<Position> {
        let rule = &self.lexicon.rules[cue.rule];
        let (act, certainty) = match (claim.is_denied, content.is_denied) {
            (true, _) if rule.negated.is_some() => (rule.negated?, claim.certainty.denied()),
            (_, true) => (rule.without?, claim.certainty),
            _ => (rule.act, claim.certainty),
        };
        let conditions = detail::conditions(self, cue, content);
        let act = match act {
            Act::Intend if cue.score.is_none() && detail::is_threat(self, cue, content, &conditions) => {
                Act::Threaten
            }
            act => act,
        };
        let clauses = self.context.clauses;
        let span = |words: &std::ops::Range<usize>| clauses.parse.span(words);
        let action = Action {
            span: clauses.parse.text.tokens[content.word],
            lemma: Some(clauses.parse.lemma(content.word).to_owned()),
        };
        Some(Position {
            id: PositionId::new(0),
            act,
            amounts: detail::amounts(self, cue, content, &holding),
            addressees: detail::addressees(self, cue, content, &holding),
            participants: detail::participants(self, cue, content, &holding),
            due: detail::due(self, content),
            as_of: detail::as_of(self, cue, content),
            holders: holding.holders,
            spokesperson: holding.spokesperson,
            content: Some(span(&content.words)),
            action: Some(action),
            conditions,
            certainty: Some(certainty),
            cue: Some(CueWords { span: span(&cue.words), lemma: Some(cue.lemma.clone()) }),
            quotation: self.context.quotation_around(span(&cue.words)),
            cluster: None,
            evidence: Evidence { rule: Some(rule.name.clone()), score: cue.score },
        })
    }
}

/// The positions that rules find (`ruled`), and those that the model finds and no rule does. All carry how likely the model
/// takes their words for a cue.
fn settle(reader: &Reader<'_>, ruled: Vec<Position>, learned: Vec<Position>) -> Vec<Position> {
    let parse = reader.context.clauses.parse;
    let mut out = ruled;
    for position in out.iter_mut().filter(|_| !parse.stances.is_empty()) {
        let stances = parse.tokens_touching(cue_of(position)).filter_map(|word| parse.stance(word));
        position.evidence.score = Some(stances.map(|stance| stance.any_act()).fold(0.0, f32::max));
    }
    let is_new = |position: &Position| !out.iter().any(|known| is_part_of(position, known));
    let new: Vec<_> = learned.into_iter().filter(is_new).collect();
    out.extend(new);
    out
}

/// Whether a position only says a part of another: with words of the same cue, or of the same holders, the one within what
/// the other is about. "Refused to rule out", "reneged on its promise to pay".
fn is_part_of(position: &Position, other: &Position) -> bool {
    let (own, known) = (cue_of(position), cue_of(other));
    let holds = |content: Option<Span>, cue: Span| content.is_some_and(|content| content.contains(cue));
    let entities = |position: &Position| position.holders.iter().map(|one| one.entity).collect::<Vec<_>>();
    let is_inside = holds(other.content, own) || holds(position.content, known);
    own.overlaps(known) || is_inside && entities(position) == entities(other)
}

fn cue_of(position: &Position) -> Span {
    position.cue.as_ref().map(|cue| cue.span).unwrap_or_default()
}
