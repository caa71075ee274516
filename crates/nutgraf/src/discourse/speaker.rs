//! Whom the words that name the source of a quotation mean.

use super::Discourse;
use crate::types::{EntityId, Mention, MentionForm, Span, Upos};

impl Discourse<'_> {
    /// The entity that the head of some words mentions, or the name beside it ("the mayor, Ada Byrne"), or what a relative
    /// pronoun stands for ("Byrne, who said").
    pub(in crate::discourse) fn meant_by(&self, span: Span) -> Option<EntityId> {
        let parse = self.parse;
        let words = parse.tokens_touching(span);
        let head = parse.head_of(&words);
        let of = |at: usize| self.mention_at(at).map(|mention| mention.entity);
        let is_inside = |at: &usize| span.contains(parse.text.tokens[*at]);
        // "Timor-Leste's health minister, Rui Belo": whoever possesses is somebody else.
        let possesses = |at: &usize| {
            let end = self.place_at(*at).map_or(at + 1, |place| self.extents[place].words.end);
            end < parse.len() && end < words.end && matches!(parse.form(end), "'s" | "’s" | "'" | "’")
        };
        // "The Air Force veteran" is no air force.
        let may_be = |at: &usize| {
            *at > head || !self.is_before_noun(*at, head) && of(*at).is_some_and(|id| self.is_person(id))
        };
        let beside = || parse.names_beside(head).filter(is_inside).filter(|at| !possesses(at));
        let named = || beside().filter(may_be).find_map(of);
        let antecedent = || parse.antecedent(head).and_then(of);
        let other_head = || parse.heads_of(&words).filter(|at| *at != head).find_map(of);
        let called = || self.called_in(&words);
        let own = of(head).filter(|_| !possesses(&head));
        let found = own.or_else(named).or_else(antecedent).or_else(called);
        let is_person = |id: &EntityId| self.is_person(*id);
        let set_off = || words.clone().filter(|at| !possesses(at)).filter_map(of).find(is_person);
        let owner = || of(head).and_then(|_| set_off());
        found.or_else(owner).or_else(other_head).or_else(|| of(head))
    }

    /// The words for a speaker with the name right behind them: "the group's founder, Nadia Said".
    pub(crate) fn with_name(&self, source: Span, speaker: EntityId) -> Span {
        let parse = self.parse;
        let comma = parse.tokens_touching(source).end;
        let name = comma + 1;
        if name >= parse.len() || parse.form(comma) != "," {
            return source;
        }
        let is_its = |mention: &&Mention| {
            mention.entity == speaker
                && mention.form == MentionForm::Name
                && mention.span.start() == parse.text.tokens[name].start()
        };
        self.mention_at(name).filter(is_its).map_or(source, |mention| source.cover(mention.span))
    }

    /// Who has another name than the words before it say: "a street vendor who goes by the name “Papa Tin”", "a woman known
    /// only as Biscuit".
    fn called_in(&self, words: &std::ops::Range<usize>) -> Option<EntityId> {
        let parse = self.parse;
        let mut cues =
            words.clone().filter(|&at| parse.is_any(at, &["known", "goes", "called", "nicknamed", "named"]));
        let cue = cues.next()?;
        (cue + 1..words.end)
            .find_map(|at| self.mention_at(at))
            .map(|mention| mention.entity)
            .filter(|id| self.is_person(*id))
    }

    /// Whether words have a noun for their head; a pronoun that could not be resolved stays open.
    pub(in crate::discourse) fn is_noun(&self, span: Span) -> bool {
        let head = self.parse.head_of(&self.parse.tokens_touching(span));
        !matches!(self.parse.upos(head), Upos::Pron | Upos::Det)
    }
}
