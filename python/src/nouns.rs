//! The nouns of a document, an attribute for each field.

use nutgraf::{CharSpan, EntityId, MentionId, Passage, QuantityId, QuotationId, TimeId};
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::field::{Field, Name, Real, Tuple, Words};
use crate::json::{self, Dict};
use crate::noun::{self, MatchArgs, Matched, noun};
use crate::shared::{Doc, Shared};
use crate::view::{At, Listed, Part, View};

noun! {
    /// A place in the text and the words that stand there.
    Part Span(Passage) as ["text", "start", "end"] {
        /// First code point: `doc.text[start:end]` is `text`.
        start: u32 = start;
        /// One past the last code point.
        end: u32 = end;
        /// The words: `doc.text[start:end]`.
        text: String = text;
    }
}

noun! {
    /// The opening of a report: where it was filed and by whom.
    Part Dateline(nutgraf::Dateline<CharSpan>) as ["text", "place", "source"] {
        place = span;
        /// Place or places as written ("KYIV, Ukraine").
        place: Option<String> = place;
        /// Agency or outlet as written ("AP").
        source: Option<String> = source;
        /// Date as written ("Sept 4").
        date: Option<String> = date;
    }
}

noun! {
    /// One block of the article.
    At Block(nutgraf::Block<CharSpan>) as ["text", "kind"] {
        place = span;
        /// "headline", "byline", "heading", "paragraph", "list_item", "caption", "credit", "boilerplate", "table" or
        /// "quote".
        kind: Name<nutgraf::BlockKind> = kind;
        /// Of a caption: whom it credits ("Ludovic Marin/AFP").
        credit: Option<String> = credit;
    }
}

noun! {
    /// One sentence, inside one block.
    At Sentence(nutgraf::Sentence<CharSpan>) as ["text"] {
        place = span;
        /// The block that it stands in.
        block: Block = block;
    }
}

noun! {
    /// One word or mark; only when asked for.
    At Token(nutgraf::Token<CharSpan>) as ["text", "lemma", "upos"] {
        place = span;
        /// Dictionary form.
        lemma: Option<String> = lemma;
        /// Universal part of speech ("NOUN").
        upos: Option<Name<nutgraf::Upos>> = upos;
        /// The token that governs it; `None` for the root of a sentence.
        head: Option<Token> = head.filter(|&head| head >= 0);
        /// Relation to the head, as Universal Dependencies names it.
        deprel: Option<String> = deprel;
    }
}

noun! {
    /// Who or what, over all its mentions.
    At Entity(nutgraf::Entity<Passage>) as ["name", "kind"] {
        /// Index in `doc.entities`.
        id: u32 = id;
        /// "person", "organization", "place", "facility", "group", "product" or "other".
        kind: Name<nutgraf::EntityKind> = kind;
        /// The fullest name that the article gives, without titles.
        name: String = name;
        /// Its mentions, in reading order.
        mentions: Tuple<Mention> = mentions;
        /// ISO 3166-1 alpha-3 ("FRA").
        country: Option<String> = country;
        /// Of which part of society it is, after PLOVER ("GOV").
        sector: Option<Name<nutgraf::Sector>> = sector;
        /// Titles and offices.
        roles: Tuple<Role> = roles;
        /// "singular" or "plural", where the words tell; `None` for organizations, places and things with a name.
        number: Option<Name<nutgraf::GrammaticalNumber>> = number;
        /// "feminine" or "masculine", of a person, where the text or a list of names tells.
        gender: Option<Name<nutgraf::Gender>> = gender;
        /// The id of the row of the user's table that it is (`Extractor(entities=…)`).
        link: Option<String> = link;
        evidence;
    }
}

noun! {
    /// A title or office that the text gives a person.
    Part Role(nutgraf::Role<Passage>) as ["title", "affiliation"] {
        place = span;
        /// As written ("French President").
        title: String = title;
        /// Of what or whom.
        affiliation: Option<Entity> = affiliation;
        /// Whether it is over ("ex-", "then-", "late").
        former: bool = former;
    }
}

noun! {
    /// One naming of an entity.
    At Mention(nutgraf::Mention<Passage>) as ["text", "entity", "form"] {
        /// Index in `doc.mentions`.
        id: u32 = id;
        place = span;
        /// Whom the words name.
        entity: Entity = entity;
        /// "name", "nominal" or "pronoun".
        form: Name<nutgraf::MentionForm> = form;
        /// The government that a place or palace stands for here ("FRA/GOV").
        metonym: Option<String> = metonym;
        evidence;
    }
}

noun! {
    /// Something that somebody said, with the words that say who.
    ///
    /// Its `text` joins what was said, the spans of its `content`; `start` and `end` are those of the first and of the last, and the
    /// cue may stand between them.
    At Quotation(nutgraf::Quotation<Passage>) as ["text", "kind", "speaker"] {
        /// Index in `doc.quotations`.
        id: u32 = id;
        /// First code point of the first span of its content.
        start: u32 = start();
        /// One past the last code point of the last span of its content.
        end: u32 = end();
        /// What was said, the spans of its content with a space between two.
        text: String = said();
        /// "direct", "indirect" or "mixed".
        kind: Name<nutgraf::QuotationKind> = kind;
        /// Said or written, or only thought, wanted or done: "speech", "writing", "thought", "attitude", "act".
        manner: Name<nutgraf::QuotationManner> = manner;
        /// What was said, without its marks and its cue; several spans when it is broken by its cue or by a paragraph.
        content: Tuple<Span> = content;
        /// Who said it; `None` where the text gives none.
        speaker: Option<Entity> = speaker;
        /// The words that name the source ("a German government source", "he").
        speaker_span: Option<Span> = speaker_span;
        /// The word that introduces it.
        cue: Option<Cue> = cue;
        /// To whom or through what it was said ("Russian state media").
        addressee: Option<Span> = addressee;
        /// The pieces in quotation marks of a mixed quotation, without the marks.
        parts: Tuple<Span> = parts;
        /// The quotation whose content quotes this one.
        within: Option<Quotation> = within;
        evidence;
    }
}

noun! {
    /// The word that says that something was said or done ("said", "according to").
    Part Cue(nutgraf::Cue<Passage>) as ["text", "lemma"] {
        place = span;
        /// Dictionary form ("say").
        lemma: Option<String> = lemma;
    }
}

noun! {
    /// A number with what it counts or measures.
    At Quantity(nutgraf::Quantity<Passage>) as ["text", "kind", "value"] {
        /// Index in `doc.quantities`.
        id: u32 = id;
        place = span;
        /// "count", "ordinal", "percent", "money", "measure", "age", "duration" or "rate".
        kind: Name<nutgraf::QuantityKind> = kind;
        /// The number, the lower one of a range.
        value: Option<Real> = value;
        /// The upper one of a range.
        value_max: Option<Real> = value_max;
        /// Singular English name ("kilometre").
        unit: Option<String> = unit;
        /// ISO 4217 code.
        currency: Option<String> = currency;
        /// "about", "at_least", "at_most", "more_than", "less_than" or "up_to".
        modifier: Option<Name<nutgraf::Modifier>> = modifier;
        /// The words for what is counted ("nations").
        of: Option<Span> = of;
        evidence;
    }
}

noun! {
    /// An expression of time and the value it resolves to.
    At TimeExpression(nutgraf::TimeExpression<Passage>) as ["text", "type", "value"] {
        /// Index in `doc.times`.
        id: u32 = id;
        place = span;
        /// "DATE", "TIME", "DURATION" or "SET".
        r#type: Name<nutgraf::TimeType> = r#type;
        /// TIMEX3 / ISO 8601 value ("2025-09-04", "2025-W36", "P2Y"); `None` when the article does not fix it.
        value: Option<String> = value;
        /// First day (or moment) of the interval that `value` covers, ISO 8601; of opening hours the time of day.
        begin: Option<String> = begin;
        /// Last day (or moment) of the interval that `value` covers, ISO 8601; of opening hours the time of day.
        end_date: Option<String> = end_date;
        evidence;
    }
}

noun! {
    /// Who did what to whom, in the PLOVER scheme.
    At Event(nutgraf::Event<Passage>) as ["type", "trigger", "status"] {
        /// Index in `doc.events`.
        id: u32 = id;
        /// Root type ("CONSULT").
        r#type: Name<nutgraf::EventType> = r#type;
        /// What your own rules call it ("PRIVATIZE"); `None` where they did not find it.
        label: Option<String> = label;
        /// Mode of the type ("aerial").
        mode: Option<String> = mode;
        /// Root code of CAMEO, the scheme before PLOVER ("04").
        cameo: Name = cameo;
        /// Contexts ("military").
        contexts: Tuple<String> = contexts;
        /// The word that says it.
        trigger: Cue = trigger;
        /// Who did it.
        actors: Tuple<Entity> = actors;
        /// To whom.
        recipients: Tuple<Entity> = recipients;
        /// Where.
        place: Option<Entity> = place;
        /// When.
        time: Option<TimeExpression> = time;
        /// "actual", "future", "hypothetical", "negated" or "historical".
        status: Name<nutgraf::EventStatus> = status;
        /// The quotation that it stands in.
        quotation: Option<Quotation> = quotation;
        evidence;
    }
}

noun! {
    /// Who commits to, refuses, weighs or demands what.
    At Position(nutgraf::Position<Passage>) as ["act", "holders", "content"] {
        /// Index in `doc.positions`.
        id: u32 = id;
        /// What kind of stance it is ("PLEDGE").
        act: Name<nutgraf::Act> = act;
        /// What your own rules call it ("PRIVATIZE"); `None` where they did not find it.
        label: Option<String> = label;
        /// Whose it is.
        holders: Tuple<Holder> = holders;
        /// Who voiced it, where that is not the holder.
        spokesperson: Option<Entity> = spokesperson;
        /// To whom it is said, or of whom it is demanded.
        addressees: Tuple<Entity> = addressees;
        /// What it is about, without cue and negation.
        content: Option<Span> = content;
        /// The head of the content.
        action: Option<Action> = action;
        /// Who else takes part in the content.
        participants: Tuple<Participant> = participants;
        /// How much.
        amounts: Tuple<Quantity> = amounts;
        /// Under what conditions.
        conditions: Tuple<Condition> = conditions;
        /// By when.
        due: Option<TimeExpression> = due;
        /// As of when ("to date").
        as_of: Option<TimeExpression> = as_of;
        /// How certain the act is, after FactBank ("CT+").
        certainty: Option<Name<nutgraf::Certainty>> = certainty;
        /// The word that says it.
        cue: Option<Cue> = cue;
        /// The quotation that it stands in.
        quotation: Option<Quotation> = quotation;
        /// Restatements of one position share a number.
        cluster: Option<u32> = cluster;
        evidence;
    }
}

noun! {
    /// Whose position it is.
    Part Holder(nutgraf::Holder<Passage>) as ["text", "entity"] {
        place = span;
        /// The entity, where one is known.
        entity: Option<Entity> = entity;
        /// How many ("26 nations").
        count: Option<Quantity> = count;
    }
}

noun! {
    /// What holders commit to do, or want done.
    Part Action(nutgraf::Action<Passage>) as ["text", "lemma"] {
        place = span;
        /// Dictionary form ("deploy").
        lemma: Option<String> = lemma;
    }
}

noun! {
    /// Someone who takes part in the content of a position.
    Part Participant(nutgraf::Participant) as ["role", "entity"] {
        /// "beneficiary", "recipient", "financier", "provider", "host", "guarantor", "adversary", "intermediary" or
        /// "exception".
        role: Name<nutgraf::ParticipantRole> = role;
        /// Who.
        entity: Entity = entity;
    }
}

noun! {
    /// Under what condition a position holds.
    Part Condition(nutgraf::Condition<Passage>) as ["text", "kind"] {
        place = span;
        /// How it bears ("if", "unless", "only_if", "once", "until", …).
        kind: Name<nutgraf::ConditionKind> = kind;
    }
}

/// Ids of facts: in Python a number where the fact shows its own, and the fact itself where another refers to it.
macro_rules! ids {
    ($($id:ty => $view:ident;)+) => {$(
        impl Field<u32> for $id {
            fn view(&self, _: &Doc) -> u32 {
                self.0
            }
        }

        impl Field<$view> for $id {
            fn view(&self, doc: &Doc) -> $view {
                $view::at(doc, self.0)
            }
        }
    )+};
}

ids! {
    EntityId => Entity;
    MentionId => Mention;
    QuotationId => Quotation;
    QuantityId => Quantity;
    TimeId => TimeExpression;
    nutgraf::EventId => Event;
    nutgraf::PositionId => Position;
}

impl Field<Block> for u32 {
    fn view(&self, doc: &Doc) -> Block {
        Block::at(doc, *self)
    }
}

impl Field<Token> for i32 {
    fn view(&self, doc: &Doc) -> Token {
        Token::at(doc, self.cast_unsigned())
    }
}

/// What was said, and where it begins and ends.
trait Said {
    fn start(&self) -> u32;

    fn end(&self) -> u32;

    fn said(&self) -> String;
}

impl Said for nutgraf::Quotation<Passage> {
    fn start(&self) -> u32 {
        self.content.first().map_or(0, |span| span.start)
    }

    fn end(&self) -> u32 {
        self.content.last().map_or(0, |span| span.end)
    }

    fn said(&self) -> String {
        self.content.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}
