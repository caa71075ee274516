//! Whom "I" and "you" mean: who speaks in quotation marks and whom they speak to, and the one who is interviewed.

use super::interview::{Asked, Interview};
use crate::discourse::mention::mention;
use crate::discourse::mention::noun_phrase;
use crate::discourse::{Discourse, Rules};
use crate::types::{Entity, EntityId, EntityKind, Evidence, MentionForm, Quotation, QuotationKind, Span};

/// Mentions those who say "I", to whom "you" is said, and for whom "we" is.
pub(in crate::discourse) fn resolve(discourse: &mut Discourse<'_>, quotations: &[Quotation], rules: &Rules) {
    let Meanings { mut meant, mut group, mut asked } = meanings(discourse, quotations);
    let is_new = |token: &Span| {
        let known = discourse.mentions.binary_search_by_key(token, |mention| mention.span);
        known.is_err()
    };
    meant.retain(|(token, ..)| is_new(token));
    group.retain(is_new);
    asked.retain(is_new);
    // Whoever they are, they are the same all along.
    for (tokens, first, kind) in [(group, "we", EntityKind::Other), (asked, "i", EntityKind::Person)] {
        if tokens.len() < 2 {
            continue;
        }
        let text = &discourse.parse.text;
        let own = tokens.iter().copied().find(|token| text.words(*token).eq_ignore_ascii_case(first));
        let name = text.words(own.unwrap_or(tokens[0])).to_owned();
        let id = discourse.add(|id| Entity { kind, ..noun_phrase::entity(id, name, INTERVIEW, rules) });
        meant.extend(tokens.into_iter().map(|token| (token, id, INTERVIEW)));
    }
    if !meant.is_empty() {
        let pronoun =
            |(span, entity, rule)| mention(span, entity, MentionForm::Pronoun, Evidence::rule(rule));
        discourse.add_mentions(meant.into_iter().map(pronoun));
    }
}

/// The rule that names whoever is asked.
const INTERVIEW: &str = "interview";

/// What the pronouns of those who speak mean.
#[derive(Default)]
struct Meanings {
    /// Where, who, and by which rule.
    meant: Vec<(Span, EntityId, &'static str)>,
    /// Where the one who is interviewed says "we" and is of no body.
    group: Vec<Span>,
    /// Where somebody who is interviewed and has no name says "I" or is told "you".
    asked: Vec<Span>,
}

fn meanings(discourse: &Discourse<'_>, quotations: &[Quotation]) -> Meanings {
    let text = &discourse.parse.text;
    let quoted = quoted(discourse, quotations);
    let interview = Interview::of(discourse.parse, &discourse.entities, &discourse.mentions);
    // "Who heads the St. Louis plant" does not speak for St. Louis.
    let may_speak =
        |id: &EntityId| discourse[*id].kind != EntityKind::Place || discourse[*id].country.is_some();
    let body = |speaker: EntityId| spoken_for(&discourse[speaker]).filter(may_speak);
    let mut found = Meanings::default();
    let (mut next, mut turn) = (0, 0);
    for &token in &text.tokens {
        let Some(person) = person(text.words(token)) else { continue };
        next += quoted[next..].partition_point(|piece| piece.span.end() <= token.start());
        let around = quoted[next..].iter().take_while(|piece| piece.span.start() <= token.start());
        let around = around.filter(|piece| piece.span.contains(token)).min_by_key(|piece| piece.span.len());
        if let Some(piece) = around {
            let (meant, rule) = match person {
                Person::First => (piece.speaker, "speaker"),
                Person::Second => (piece.addressee, "addressee"),
                Person::Plural => (piece.speaker.and_then(body), "speaker"),
            };
            found.meant.extend(meant.map(|entity| (token, entity, rule)));
            continue;
        }
        let Some(interview) = &interview else { continue };
        turn += interview.turns[turn..].partition_point(|turn| turn.span.end() <= token.start());
        let Some(turn) = interview.turns.get(turn).filter(|turn| turn.span.contains(token)) else { continue };
        let is_asked = turn.asks == (person == Person::Second);
        let asked = match interview.asked {
            Asked::Known(id) => Some(id).filter(|_| is_asked),
            Asked::Unnamed | Asked::Several => None,
        };
        let meant = if person == Person::Plural { asked.and_then(body) } else { asked };
        found.meant.extend(meant.map(|entity| (token, entity, INTERVIEW)));
        if person == Person::Plural && meant.is_none() && !turn.asks {
            found.group.push(token);
        }
        if person != Person::Plural && is_asked && interview.asked == Asked::Unnamed {
            found.asked.push(token);
        }
    }
    found
}

/// For whom somebody speaks who says "we": the body of an office, or a body itself.
fn spoken_for(speaker: &Entity) -> Option<EntityId> {
    match speaker.kind {
        EntityKind::Person => speaker.institution(),
        EntityKind::Organization | EntityKind::Place | EntityKind::Facility => Some(speaker.id),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Person {
    First,
    Second,
    Plural,
}

fn person(word: &str) -> Option<Person> {
    if word.len() > "ourselves".len() {
        return None;
    }
    match word.to_lowercase().as_str() {
        "i" | "me" | "my" | "mine" | "myself" => Some(Person::First),
        "you" | "your" | "yours" | "yourself" => Some(Person::Second),
        "we" | "us" | "our" | "ours" | "ourselves" => Some(Person::Plural),
        _ => None,
    }
}

/// Words in marks, who says them, and to whom.
struct Quoted {
    span: Span,
    speaker: Option<EntityId>,
    addressee: Option<EntityId>,
}

/// What stands in quotation marks, in reading order.
fn quoted(discourse: &Discourse<'_>, quotations: &[Quotation]) -> Vec<Quoted> {
    let of = |quotation: &Quotation| {
        let spans = match quotation.kind {
            QuotationKind::Direct => &quotation.content[..],
            QuotationKind::Mixed => &quotation.parts[..],
            QuotationKind::Indirect => &[],
        };
        let addressee = quotation.addressee.and_then(|span| discourse.meant_by(span));
        let speaker = quotation.speaker_span.and_then(|span| discourse.source(span));
        spans.iter().map(move |&span| Quoted { span, speaker, addressee }).collect::<Vec<_>>()
    };
    let mut quoted: Vec<_> = quotations.iter().flat_map(of).collect();
    quoted.sort_by_key(|one| one.span);
    quoted
}
