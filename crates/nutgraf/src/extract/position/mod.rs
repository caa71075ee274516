//! Who stands where: cues by rule, and around each the holder, the content and the conditions that its clause tells.
//!
//! [`cue`] finds the words that say an act, [`content`] what it is about, [`holder`] whose it is, [`detail`] the rest;
//! [`cluster`] tells which positions say the same again.

mod certainty;
mod cluster;
mod content;
mod cue;
mod detail;
mod holder;
mod lexicon;
#[cfg(all(test, feature = "models"))]
mod tests;

use cue::{Cue, Cues};
use lexicon::Lexicon;

use crate::discourse::Context;
use crate::types::{Act, Action, Cue as CueWords, Evidence, Position, PositionId};

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
    /// The position that a cue says, if it says one.
    fn read(&self, cue: &Cue, cues: &Cues) -> Option<Position> {
        let rule = &self.lexicon.rules[cue.rule];
        let claim = certainty::of(self, cue, cues)?;
        let content = content::of(self, cue)?;
        let holding = holder::of(self, cue, &content)?;
        let denied = content.is_denied;
        let (act, certainty) = match (claim.is_denied, denied) {
            (true, _) if rule.negated.is_some() => (rule.negated?, claim.certainty.denied()),
            (_, true) => (rule.without?, claim.certainty),
            _ => (rule.act, claim.certainty),
        };
        let conditions = detail::conditions(self, cue, &content);
        let act = match act {
            Act::Intend if detail::is_threat(self, cue, &content, &conditions) => Act::Threaten,
            act => act,
        };
        let clauses = self.context.clauses;
        let span = |words: &std::ops::Range<usize>| clauses.parse.span(words);
        let action = Action {
            span: clauses.parse.text.tokens[content.word],
            lemma: Some(clauses.parse.lemma(content.word)),
        };
        Some(Position {
            id: PositionId::new(0),
            act,
            amounts: detail::amounts(self, cue, &content, &holding),
            addressees: detail::addressees(self, cue, &content, &holding),
            participants: detail::participants(self, cue, &content, &holding),
            due: detail::due(self, &content),
            as_of: detail::as_of(self, cue, &content),
            holders: holding.holders,
            spokesperson: holding.spokesperson,
            content: Some(span(&content.words)),
            action: Some(action),
            conditions,
            certainty: Some(certainty),
            cue: Some(CueWords { span: span(&cue.words), lemma: Some(cue.lemma.clone()) }),
            quotation: self.context.quotation_around(span(&cue.words)),
            cluster: None,
            evidence: Evidence::rule(&rule.name),
        })
    }
}
