//! The order in which an article is read. The only file that knows it.

use jiff::civil::Date;

use crate::anatomy::{self, Anatomy};
use crate::confidence::{self, Bar};
use crate::discourse::{self, Context, Discourse};
use crate::extract::{event, position, quantity, quotation, time};
#[cfg(feature = "train")]
use crate::learn;
#[cfg(feature = "train")]
use crate::learn::ArgumentKind;
use crate::learn::Models;
use crate::learn::stance::{self, Stance};
use crate::syntax::{self, Clauses, Parse};
use crate::text::{self, Text};
use crate::types::{
    Article, Event, EventId, Evidence, FactKind, FactKinds, Facts, Position, PositionId, Published,
    Quotation, Sentence, Span, Token,
};
use crate::{Config, Considered, Document, Word};

/// A step of reading, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// Blocks, dateline, byline.
    Anatomy,
    /// Tokens and sentences.
    Text,
    /// Tags, lemmas, trees and names of words.
    Language,
    /// Who and what.
    Entity,
    /// Quotations.
    Quotation,
    /// Time expressions.
    Time,
    /// Quantities.
    Quantity,
    /// Clauses of sentences.
    Clause,
    /// What happened.
    Event,
    /// Who stands where.
    Position,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: &[Self] = &[
        Self::Anatomy,
        Self::Text,
        Self::Language,
        Self::Entity,
        Self::Quotation,
        Self::Time,
        Self::Quantity,
        Self::Clause,
        Self::Event,
        Self::Position,
    ];
}

/// Reads articles. Build one and share it: it holds compiled lexicons and rules, and never changes.
#[derive(Debug)]
pub struct Extractor {
    config: Config,
    models: Option<Models>,
    anatomy: anatomy::Rules,
    text: text::Rules,
    discourse: discourse::Rules,
    quotation: quotation::Rules,
    time: time::Rules,
    quantity: quantity::Rules,
    syntax: syntax::Rules,
    event: event::Rules,
    position: position::Rules,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new(Config::default())
    }
}

impl Extractor {
    /// An extractor that looks for what `config` asks, with the models that are built in; without the feature `models`
    /// it reads by rules alone, and the columns that need a model are absent from what it finds.
    #[must_use]
    pub fn new(config: Config) -> Self {
        #[cfg(feature = "models")]
        let models = Some(Models::embedded());
        #[cfg(not(feature = "models"))]
        let models = None;
        Self::of(config, models)
    }

    /// An extractor that reads with the given models.
    #[must_use]
    pub fn with_models(config: Config, models: Models) -> Self {
        Self::of(config, Some(models))
    }

    fn of(config: Config, models: Option<Models>) -> Self {
        Self {
            event: event::Rules::new(config.rules.as_ref()),
            position: position::Rules::new(config.rules.as_ref()),
            config,
            models,
            anatomy: anatomy::Rules::default(),
            text: text::Rules::default(),
            discourse: discourse::Rules::default(),
            quotation: quotation::Rules::default(),
            time: time::Rules::default(),
            quantity: quantity::Rules::default(),
            syntax: syntax::Rules::default(),
        }
    }

    /// The facts of an article. Cannot fail: a text without facts has none.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Facts {
        self.extract_in_stages(article, |_| {})
    }

    /// The facts of an article; calls `done` as each stage ends, so that a bench can tell what takes how long.
    pub fn extract_in_stages(&self, article: &Article, done: impl FnMut(Stage)) -> Facts {
        self.extract_with(article, done, |_| {})
    }

    /// The facts of an article, whose parse `parsed` may look at and change.
    fn extract_with(
        &self,
        article: &Article,
        done: impl FnMut(Stage),
        parsed: impl FnOnce(&mut Parse<'_>),
    ) -> Facts {
        self.extract_seen(article, done, parsed, |_| {}, self.config.min_score)
    }

    /// The facts of an article with all events and positions that were thought of, and how likely each must be to be told.
    #[must_use]
    pub fn consider(&self, article: &Article) -> Considered {
        let (mut words, mut is_article) = (Vec::new(), true);
        let parsed = |parse: &mut Parse<'_>| {
            let span = |stance: &Stance| parse.text.tokens[stance.word];
            words.extend(parse.stances.iter().map(|stance| Word {
                span: span(stance),
                acts: stance.acts.clone(),
                events: stance.events.clone(),
            }));
        };
        let see = |context: &Context<'_>| is_article = confidence::is_article(context);
        let facts = self.extract_seen(article, |_| {}, parsed, see, Some(0.0));
        let asked = |bar: Bar, evidence: &Evidence| {
            let is_ruled = evidence.rule.as_deref() != Some(stance::NAME);
            self.config.min_score.unwrap_or(bar.least(is_ruled, is_article))
        };
        let events = facts.events.iter().map(|event| asked(event::BAR, &event.evidence)).collect();
        let positions =
            facts.positions.iter().map(|one| asked(position::bar(one.act), &one.evidence)).collect();
        Considered { facts, events, positions, words }
    }

    /// The same, with somebody who looks on before events and positions are read.
    fn extract_seen(
        &self,
        article: &Article,
        mut done: impl FnMut(Stage),
        parsed: impl FnOnce(&mut Parse<'_>),
        see: impl FnOnce(&Context<'_>),
        least: Option<f32>,
    ) -> Facts {
        let Anatomy { blocks, byline, published, dateline } = anatomy::find(article, &self.anatomy);
        done(Stage::Anatomy);
        let text = Text::new(article.text(), &blocks, dateline.as_ref(), &self.text);
        done(Stage::Text);
        let kinds = self.config.kinds(true);
        let has_stances = kinds.has(FactKind::Events) || kinds.has(FactKind::Positions);
        let has_entities = kinds.has(FactKind::Entities);
        let is_parsed = has_entities || kinds.has(FactKind::Tokens);
        let mut parse = Parse::new(text, self.models.as_ref().filter(|_| is_parsed), has_stances);
        parse.mend();
        parsed(&mut parse);
        done(Stage::Language);
        let (mut quotations, mut discourse) = (Vec::new(), Discourse::silent(&parse));
        if has_entities {
            quotations = quotation::find(&parse, &self.quotation);
            done(Stage::Quotation);
            let known = self.config.entities.as_ref();
            discourse = Discourse::new(&parse, &quotations, known, &self.discourse);
            name_speakers(&mut quotations, &discourse);
            done(Stage::Entity);
        }
        let (mut times, mut quantities) = (Vec::new(), Vec::new());
        if kinds.has(FactKind::Times) || kinds.has(FactKind::Quantities) {
            let is_name = |span: Span| discourse.has_name_around(span);
            times = time::find(&parse.text, source(article, published.as_ref()), &self.time, is_name);
            done(Stage::Time);
        }
        if kinds.has(FactKind::Quantities) {
            quantities = quantity::find(&parse.text, &times, &self.quantity);
            done(Stage::Quantity);
        }
        let facts = Facts { kinds, quotations, quantities, times, ..Facts::default() };
        let facts = if has_stances {
            let known = source(article, published.as_ref()).published;
            let day = known.and_then(Published::day);
            self.with_stances(facts, &parse, (&discourse, day), &mut done, see, least)
        } else {
            facts
        };
        let (sentences, tokens) = self.columns(&parse, parse.text.byline(&self.text), kinds);
        let facts = Facts { byline, published, dateline, sentences, tokens, ..facts };
        let facts = discourse.finish(facts.of(kinds));
        let kinds = self.config.kinds(parse.has_trees());
        drop(parse);
        Facts { blocks, kinds, ..facts }
    }

    /// The facts with the events and positions of a text, published on a day.
    fn with_stances(
        &self,
        facts: Facts,
        parse: &Parse<'_>,
        (discourse, published): (&Discourse<'_>, Option<Date>),
        done: &mut dyn FnMut(Stage),
        see: impl FnOnce(&Context<'_>),
        least: Option<f32>,
    ) -> Facts {
        let clauses = Clauses::find(parse, &self.syntax);
        done(Stage::Clause);
        let context = Context {
            clauses: &clauses,
            veridicality: &self.syntax.veridicality,
            discourse,
            quotations: &facts.quotations,
            quantities: &facts.quantities,
            times: &facts.times,
            published,
        };
        see(&context);
        let (mut events, mut positions) = (Vec::new(), Vec::new());
        if facts.kinds.has(FactKind::Events) {
            events = self.likely_events(&context, least);
            done(Stage::Event);
        }
        if facts.kinds.has(FactKind::Positions) {
            positions = self.likely_positions(&context, least);
            done(Stage::Position);
        }
        Facts { events, positions, ..facts }
    }

    /// The events that are likely enough.
    fn likely_events(&self, context: &Context<'_>, least: Option<f32>) -> Vec<Event> {
        let mut events = event::find(context, &self.event, least);
        (0..).zip(&mut events).for_each(|(at, event)| event.id = EventId::new(at));
        events
    }

    /// The positions that are likely enough.
    fn likely_positions(&self, context: &Context<'_>, least: Option<f32>) -> Vec<Position> {
        let mut positions = position::find(context, &self.position, least);
        (0..).zip(&mut positions).for_each(|(at, position)| position.id = PositionId::new(at));
        positions
    }

    /// The facts of an article where words are told to be the cues of acts and the triggers of events: what arguments
    /// are measured by.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn extract_told(
        &self,
        article: &Article,
        told: &[(Span, Option<crate::types::Act>, Option<crate::types::EventType>)],
    ) -> Facts {
        self.extract_with(article, |_| {}, |parse| told_stances(parse, told))
    }

    /// Those who may take part in what words of an article say that are told to be cues of acts and triggers of events: what
    /// their scorers learn from.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn arguments(
        &self,
        article: &Article,
        told: &[(Span, Option<crate::types::Act>, Option<crate::types::EventType>)],
    ) -> Vec<(ArgumentKind, learn::choice::Choice)> {
        let mut found = Vec::new();
        self.extract_seen(
            article,
            |_| {},
            |parse| told_stances(parse, told),
            |context| {
                found.extend(position::arguments(context, &self.position));
                found.extend(event::parties(context, &self.event));
            },
            None,
        );
        found
    }

    /// The positions and events of an article with what is seen of each: what tells how likely they are right learns from.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn candidates(&self, article: &Article) -> Vec<crate::confidence::Candidate> {
        let mut found = Vec::new();
        self.extract_seen(
            article,
            |_| {},
            |_| {},
            |context| {
                found.extend(position::candidates(context, &self.position));
                found.extend(event::candidates(context, &self.event));
            },
            None,
        );
        found
    }

    /// The same extractor with trees of arguments other than those that are built in.
    ///
    /// # Errors
    ///
    /// What is wrong with a line of a tree.
    #[cfg(feature = "train")]
    pub fn with_scorers(self, arguments: &[(ArgumentKind, Vec<String>)]) -> Result<Self, String> {
        let (mut position, mut event) = (self.position, self.event);
        for (part, lines) in arguments {
            let scorer = crate::argument::Scorer::of_lines(lines.iter().map(String::as_str))?;
            position.learn(*part, &scorer);
            event.learn(*part, &scorer);
        }
        Ok(Self { position, event, ..self })
    }

    /// The pronouns of an article with the persons whom each may mean, read with a scorer: what it learns from.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn pronouns(
        &self,
        article: &Article,
        scorer: &learn::boosted_trees::BoostedTrees,
    ) -> Vec<learn::choice::Choice> {
        self.with_parse(article, |parse| discourse::pronouns(parse, &self.discourse, scorer))
    }

    /// The nouns, "it" and "they" of an article with what each may mean: what their scorer learns from.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn nominals(&self, article: &Article) -> Vec<learn::choice::Choice> {
        self.with_parse(article, |parse| discourse::nominals(parse, &self.discourse))
    }

    #[cfg(feature = "train")]
    fn with_parse<T>(&self, article: &Article, of: impl FnOnce(&Parse<'_>) -> T) -> T {
        let Anatomy { blocks, dateline, .. } = anatomy::find(article, &self.anatomy);
        let text = Text::new(article.text(), &blocks, dateline.as_ref(), &self.text);
        of(&Parse::new(text, self.models.as_ref(), false))
    }

    /// Sentences and, where asked for, tokens: also those of a byline, which no facts are drawn from but which is said
    /// in words.
    fn columns(&self, parse: &Parse<'_>, byline: Text<'_>, kinds: FactKinds) -> (Vec<Sentence>, Vec<Token>) {
        let mut sentences = parse.text.sentences.clone();
        // Two sorted runs, which the sort merges in linear time.
        sentences.extend(&byline.sentences);
        sentences.sort_by_key(|sentence| sentence.span);
        if !kinds.has(FactKind::Tokens) {
            return (sentences, Vec::new());
        }
        let mut tokens = tokens(parse, 0);
        tokens.extend(self::tokens(&Parse::new(byline, self.models.as_ref(), false), tokens.len()));
        let mut order: Vec<_> = (0..tokens.len()).collect();
        order.sort_by_key(|&at| tokens[at].span);
        let mut place = vec![0; tokens.len()];
        (0..).zip(&order).for_each(|(new, &old)| place[old] = new);
        for token in &mut tokens {
            token.head = token.head.map(|head| usize::try_from(head).map_or(-1, |head| place[head]));
        }
        tokens.sort_by_key(|token| token.span);
        (sentences, tokens)
    }

    /// The article with its facts.
    #[must_use]
    pub fn read(&self, article: Article) -> Document {
        let facts = self.extract(&article);
        Document { article, facts }
    }
}

/// Tells of each quotation whose words it is.
fn name_speakers(quotations: &mut [Quotation], discourse: &Discourse<'_>) {
    for quotation in quotations {
        quotation.speaker = quotation.speaker_span.and_then(|source| discourse.source(source));
        if let Some((source, speaker)) = quotation.speaker_span.zip(quotation.speaker) {
            quotation.speaker_span = Some(discourse.with_name(source, speaker));
        }
    }
}

/// The tokens of a text with what was read of them; their heads count from `first`.
fn tokens(parse: &Parse<'_>, first: usize) -> Vec<Token> {
    let spans = parse.text.tokens.iter().copied();
    if !parse.has_trees() {
        return spans.map(Token::bare).collect();
    }
    let read = |(at, span): (usize, Span)| Token {
        span,
        lemma: Some(parse.lemma(at).to_owned()),
        upos: Some(parse.upos(at)),
        head: Some(parse.head(at).map_or(-1, |head| (head + first) as i32)),
        deprel: Some(parse.relation_name(at).to_owned()),
    };
    (0..).zip(spans).map(read).collect()
}

/// What is known of where an article comes from; `published` is what its own text says.
fn source<'a>(article: &'a Article, published: Option<&'a Published>) -> time::Source<'a> {
    time::Source {
        published: article.published.as_ref().or(published),
        publisher: article.publisher.as_deref().or(article.url.as_deref()),
    }
}

/// What words may say that are told to be cues and triggers.
#[cfg(feature = "train")]
fn told_stances(
    parse: &mut Parse<'_>,
    told: &[(Span, Option<crate::types::Act>, Option<crate::types::EventType>)],
) {
    let mut stances: std::collections::BTreeMap<usize, Stance> = std::collections::BTreeMap::new();
    for (span, act, event) in told {
        for word in parse.tokens_touching(*span) {
            let new = Stance { word, acts: Vec::new(), events: Vec::new() };
            let stance = stances.entry(word).or_insert(new);
            stance.acts.extend(act.map(|act| (act, 0.9)));
            stance.events.extend(event.map(|event| (event, 0.9)));
        }
    }
    parse.stances = stances.into_values().collect();
}
