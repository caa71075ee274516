//! Whom "I" and "you" mean: who speaks in quotation marks and whom they speak to, and the one who is interviewed.

use super::interview::Interview;
use super::unnamed::number;
use super::{Rules, unnamed};
use crate::text::Text;
use crate::types::{
    Entity, EntityId, EntityKind, Evidence, Mention, MentionForm, MentionId, Quotation, QuotationKind, Span,
};

/// Adds the mentions of those who say "I", to whom "you" is said, and for whom "we" is.
pub(crate) fn hear(
    text: &Text<'_>,
    quotations: &[Quotation],
    entities: &mut Vec<Entity>,
    mentions: &mut Vec<Mention>,
    rules: &Rules,
) {
    let Heard { mut meant, mut group } = listen(text, quotations, entities, mentions);
    let is_new = |token: &Span| mentions.binary_search_by_key(token, |mention| mention.span).is_err();
    meant.retain(|(token, ..)| is_new(token));
    group.retain(is_new);
    if let [first, _, ..] = group[..] {
        // Whoever they are, they are the same all along.
        let id = EntityId::new(entities.len());
        let we = group.iter().copied().find(|token| text.words(*token).eq_ignore_ascii_case("we"));
        let mut new = unnamed::entity(id, text.words(we.unwrap_or(first)).to_owned(), rules);
        new.evidence = Evidence::rule(INTERVIEW);
        entities.push(new);
        meant.extend(group.into_iter().map(|token| (token, id, INTERVIEW)));
    }
    if meant.is_empty() {
        return;
    }
    mentions.extend(meant.into_iter().map(|(span, entity, rule)| Mention {
        id: MentionId::new(0),
        span,
        entity,
        form: MentionForm::Pronoun,
        metonym: None,
        evidence: Evidence::rule(rule),
    }));
    number(entities, mentions);
}

/// The rule that names whoever is asked.
const INTERVIEW: &str = "interview";

/// What the pronouns of those who speak mean.
#[derive(Default)]
struct Heard {
    /// Where, who, and by which rule.
    meant: Vec<(Span, EntityId, &'static str)>,
    /// Where the one who is interviewed says "we" and is of no body.
    group: Vec<Span>,
}

fn listen(text: &Text<'_>, quotations: &[Quotation], entities: &[Entity], mentions: &[Mention]) -> Heard {
    let pieces = pieces(quotations, mentions);
    let interview = Interview::of(text, entities, mentions);
    let body = |speaker: EntityId| spoken_for(&entities[speaker.index()]);
    let mut heard = Heard::default();
    let (mut next, mut turn) = (0, 0);
    for &token in &text.tokens {
        let Some(person) = person(text.words(token)) else { continue };
        next += pieces[next..].partition_point(|piece| piece.span.end() <= token.start());
        let around = pieces[next..].iter().take_while(|piece| piece.span.start() <= token.start());
        let around = around.filter(|piece| piece.span.contains(token)).min_by_key(|piece| piece.span.len());
        if let Some(piece) = around {
            let (meant, rule) = match person {
                Person::First => (piece.speaker, "speaker"),
                Person::Second => (piece.addressee, "addressee"),
                Person::Plural => (piece.speaker.and_then(body), "speaker"),
            };
            heard.meant.extend(meant.map(|entity| (token, entity, rule)));
            continue;
        }
        let Some(interview) = &interview else { continue };
        turn += interview.turns[turn..].partition_point(|turn| turn.span.end() <= token.start());
        let Some(turn) = interview.turns.get(turn).filter(|turn| turn.span.contains(token)) else { continue };
        let asked = interview.asked.filter(|_| turn.asks == (person == Person::Second));
        let meant = if person == Person::Plural { asked.and_then(body) } else { asked };
        heard.meant.extend(meant.map(|entity| (token, entity, INTERVIEW)));
        if person == Person::Plural && meant.is_none() && !turn.asks {
            heard.group.push(token);
        }
    }
    heard
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
struct Piece {
    span: Span,
    speaker: Option<EntityId>,
    addressee: Option<EntityId>,
}

/// What stands in quotation marks, in reading order.
fn pieces(quotations: &[Quotation], mentions: &[Mention]) -> Vec<Piece> {
    let mut pieces: Vec<_> = quotations
        .iter()
        .flat_map(|quotation| {
            let spans = match quotation.kind {
                QuotationKind::Direct => &quotation.content[..],
                QuotationKind::Mixed => &quotation.parts[..],
                QuotationKind::Indirect => &[],
            };
            let addressee = quotation.addressee.and_then(|span| mentioned(mentions, span));
            let speaker = quotation.speaker;
            spans.iter().map(move |&span| Piece { span, speaker, addressee })
        })
        .collect();
    pieces.sort_by_key(|piece| piece.span);
    pieces
}

/// The one entity that is mentioned in a span; `mentions` are in reading order.
fn mentioned(mentions: &[Mention], span: Span) -> Option<EntityId> {
    let from = mentions.partition_point(|mention| mention.span.start() < span.start());
    let mut inside = mentions[from..].iter().take_while(|mention| mention.span.end() <= span.end());
    inside.next().map(|mention| mention.entity)
}
