//! Whom the words for a source name where no mention of theirs does: "The head of the clinic, Ruth Asante", "Asante" where the
//! model overlooks the name.

use crate::discourse::{Discourse, Rules};
use crate::syntax::Parse;
use crate::types::{Entity, EntityId, EntityKind, MentionForm, Span, Upos};

impl Discourse<'_> {
    /// The person who is set off at the end of a source, whose other words say who it is.
    pub(super) fn set_off_in(&self, source: Span, rules: &Rules) -> Option<EntityId> {
        let parse = self.parse;
        let name = self.mentions_in(source).filter(|mention| mention.span.end() == source.end()).last()?;
        let is_named = name.form == MentionForm::Name && self.is_person(name.entity);
        let comma = parse.tokens_within(name.span).start.checked_sub(1)?;
        let words = parse.tokens_within(source).start..comma;
        let is_set_off = is_named && !words.is_empty() && parse.form(comma) == ",";
        let is_person = |at: usize| {
            rules.kinds.is_person(&parse.lemma(at).to_lowercase()) || rules.offices.is_office(parse, at)
        };
        let mut nouns = words.clone().filter(|&at| matches!(parse.upos(at), Upos::Noun | Upos::Propn));
        let persons = nouns.clone().filter(|&at| is_person(at)).count();
        // "The mother of the minister, Ana Duarte": either may be.
        let is_one = persons == 1 && nouns.any(|at| is_person(at) && parse.tag(at) != "NNS");
        (is_set_off && is_one && !words.into_iter().any(|at| parse.form(at) == ",")).then_some(name.entity)
    }

    /// The only one whose name begins or ends with the words of a source that the model takes for no name.
    pub(super) fn called_by(&self, source: Span, rules: &Rules) -> Option<EntityId> {
        let words = self.parse.tokens_within(source);
        let is_name = |at: usize| {
            let form = self.parse.form(at);
            // "Police said", "Banks said" are no names.
            let is_noun = rules.kinds.of(&self.parse.lemma(at).to_lowercase()).is_some();
            form.starts_with(char::is_uppercase) && form.chars().nth(2).is_some() && !is_noun
        };
        if words.is_empty()
            || words.len() > 2
            || !words.clone().all(is_name)
            || begins_title(self.parse, words.start)
        {
            return None;
        }
        let words = self.parse.text.words(source);
        let mut bearers = self.entities.iter().filter(|entity| may_be_called(entity, words));
        let one = bearers.next()?;
        bearers.next().is_none().then_some(one.id)
    }
}

/// "The Times": a name of its own.
fn begins_title(parse: &Parse<'_>, at: usize) -> bool {
    parse.is_any(at, &["the", "a", "an"]) || at > 0 && parse.is_any(at - 1, &["the", "a", "an"])
}

fn may_be_called(entity: &Entity, words: &str) -> bool {
    let rest = |rest: Option<&str>| rest.is_some_and(|rest| rest.starts_with(' ') || rest.ends_with(' '));
    match entity.kind {
        EntityKind::Person => rest(entity.name.strip_suffix(words)) || rest(entity.name.strip_prefix(words)),
        EntityKind::Organization => rest(entity.name.strip_prefix(words)),
        _ => false,
    }
}
