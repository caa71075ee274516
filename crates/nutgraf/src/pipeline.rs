//! The order in which an article is read. The only file that knows it.

use crate::anatomy::{self, Anatomy};
use crate::extract::{entity, event, position, quantity, quotation, time};
use crate::learn::{self, Language, Models, Reading};
use crate::syntax::{self, Clauses, Findings, Tree};
use crate::text::{self, Text};
use crate::types::{Article, Entity, FactKind, FactKinds, Facts, Mention, Sentence, Token};
use crate::{Document, KnowledgeBase};

/// What to look for beyond the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// Keep the tokens in the document.
    pub tokens: bool,
    /// The user's own entities, which those of articles are linked to.
    pub entities: Option<KnowledgeBase>,
}

impl Config {
    /// The same configuration with tokens kept or not.
    #[must_use]
    pub fn with_tokens(mut self, tokens: bool) -> Self {
        self.tokens = tokens;
        self
    }

    /// The same configuration with entities linked to those of the user.
    #[must_use]
    pub fn with_entities(mut self, known: impl Into<Option<KnowledgeBase>>) -> Self {
        self.entities = known.into();
        self
    }
}

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

/// Columns that only models fill.
const READ_WITH_MODELS: [FactKind; 4] =
    [FactKind::Entities, FactKind::Mentions, FactKind::Events, FactKind::Positions];

/// Reads articles. Build one and share it: it holds compiled lexicons and rules, and never changes.
#[derive(Debug)]
pub struct Extractor {
    config: Config,
    models: Option<Models>,
    anatomy: anatomy::Rules,
    text: text::Rules,
    entity: entity::Rules,
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
            config,
            models,
            anatomy: anatomy::Rules::default(),
            text: text::Rules::default(),
            entity: entity::Rules::default(),
            quotation: quotation::Rules::default(),
            time: time::Rules::default(),
            quantity: quantity::Rules::default(),
            syntax: syntax::Rules::default(),
            event: event::Rules::default(),
            position: position::Rules::default(),
        }
    }

    /// The facts of an article. Cannot fail: a text without facts has none.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Facts {
        self.extract_in_stages(article, |_| {})
    }

    /// The facts of an article; calls `done` as each stage ends, so that a bench can tell what takes how long.
    pub fn extract_in_stages(&self, article: &Article, mut done: impl FnMut(Stage)) -> Facts {
        let Anatomy { blocks, byline, published, dateline } = anatomy::find(article, &self.anatomy);
        done(Stage::Anatomy);
        let text = Text::new(article.text(), &blocks, dateline.as_ref(), &self.text);
        done(Stage::Text);
        let reading = self.models.as_ref().map(|models| models.read_text(&text));
        done(Stage::Language);
        let language = self.models.as_ref().zip(reading.as_ref());
        let language = language.map(|(models, reading)| Language { models, reading });
        let tree = language.map(|Language { models, reading }| Tree::new(&text, reading, models));
        let (mut entities, mut mentions) =
            tree.as_ref().zip(language).map(|of| self.find_entities(of)).unwrap_or_default();
        done(Stage::Entity);
        let mut quotations = quotation::find(&text, language, &mentions, &self.quotation);
        if let Some(language) = language {
            let (open, sources) = quotation::unnamed(&text, language, &quotations);
            let speakers = entity::take_in(&text, &sources, &mut entities, &mut mentions, &self.entity);
            open.into_iter().zip(speakers).for_each(|(at, id)| quotations[at].speaker = Some(id));
            entity::hear(&text, &quotations, &mut entities, &mut mentions, &self.entity);
        }
        done(Stage::Quotation);
        let source = time::Source {
            published: article.published.as_ref().or(published.as_ref()),
            publisher: article.publisher.as_deref().or(article.url.as_deref()),
        };
        let times = time::find(&text, source, &self.time);
        done(Stage::Time);
        let quantities = quantity::find(&text, &times, &self.quantity);
        done(Stage::Quantity);
        let clauses = tree.as_ref().map(|tree| Clauses::find(tree, &self.syntax));
        done(Stage::Clause);
        let mut facts = Facts {
            byline,
            published,
            dateline,
            entities,
            mentions,
            quotations,
            quantities,
            times,
            ..Facts::default()
        };
        if let Some(clauses) = &clauses {
            self.find_events(&text, clauses, &mut facts);
        }
        done(Stage::Event);
        if let Some(clauses) = &clauses {
            let findings = Findings::new(clauses, &self.syntax, &facts);
            facts.positions = position::find(&findings, &self.position);
        }
        done(Stage::Position);
        entity::locate(&text, &mut facts.entities, &facts.mentions);
        let (sentences, tokens) = self.columns(&text, reading.as_ref());

        (facts.sentences, facts.tokens) = (sentences, tokens);
        facts.kinds = self.kinds(reading.is_some());
        facts.blocks = blocks;
        facts
    }

    /// The columns that are looked for.
    fn kinds(&self, has_models: bool) -> FactKinds {
        let always = [
            FactKind::Blocks,
            FactKind::Sentences,
            FactKind::Quotations,
            FactKind::Quantities,
            FactKind::Times,
        ];
        let with_models = READ_WITH_MODELS.into_iter().filter(|_| has_models);
        always.into_iter().chain(self.config.tokens.then_some(FactKind::Tokens)).chain(with_models).collect()
    }

    /// Finds entities, and links them to those of the user.
    fn find_entities(&self, (tree, language): (&Tree<'_>, Language<'_>)) -> (Vec<Entity>, Vec<Mention>) {
        let (mut entities, mentions) = entity::find(tree, language, &self.entity);
        if let Some(known) = &self.config.entities {
            known.link(tree.text, &mut entities, &mentions);
        }
        (entities, mentions)
    }

    /// Finds events, and takes in who takes part in them without a name.
    fn find_events(&self, text: &Text<'_>, clauses: &Clauses<'_>, facts: &mut Facts) {
        let drafts = event::find(&Findings::new(clauses, &self.syntax, facts), &self.event);
        let phrases = event::phrases(&drafts);
        let Facts { entities, mentions, .. } = facts;
        let parties = entity::take_in(text, &phrases, entities, mentions, &self.entity);
        facts.events = event::settle(drafts, &parties, &facts.entities, &self.event);
    }

    /// The pronouns of an article with the persons whom each may mean, read with a scorer: what it learns from.
    #[must_use]
    pub fn pronouns(&self, article: &Article, scorer: &learn::forest::Forest) -> Vec<learn::choice::Choice> {
        let Anatomy { blocks, dateline, .. } = anatomy::find(article, &self.anatomy);
        let text = Text::new(article.text(), &blocks, dateline.as_ref(), &self.text);
        let Some(models) = &self.models else { return Vec::new() };
        entity::pronouns(&text, &models.read_text(&text), models, &self.entity, scorer)
    }

    /// The nouns, "it" and "they" of an article with what each may mean: what their scorer learns from.
    #[must_use]
    pub fn nominals(&self, article: &Article) -> Vec<learn::choice::Choice> {
        let Anatomy { blocks, dateline, .. } = anatomy::find(article, &self.anatomy);
        let text = Text::new(article.text(), &blocks, dateline.as_ref(), &self.text);
        let Some(models) = &self.models else { return Vec::new() };
        entity::nominals(&text, &models.read_text(&text), models, &self.entity)
    }

    /// Sentences and, where asked for, tokens: also those of a byline, which no facts are drawn from but which is said
    /// in words.
    fn columns(&self, text: &Text<'_>, reading: Option<&Reading>) -> (Vec<Sentence>, Vec<Token>) {
        let byline = text.byline(&self.text);
        let mut sentences = text.sentences.clone();
        // Two sorted runs, which the sort merges in linear time.
        sentences.extend(&byline.sentences);
        sentences.sort_by_key(|sentence| sentence.span);
        if !self.config.tokens {
            return (sentences, Vec::new());
        }
        let mut tokens = self.tokens(text, reading, 0);
        let of_byline = self.models.as_ref().map(|models| models.read_text(&byline));
        tokens.extend(self.tokens(&byline, of_byline.as_ref(), tokens.len()));
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

    /// The tokens of a text with what was read of them; their heads count from `first`.
    fn tokens(&self, text: &Text<'_>, reading: Option<&Reading>, first: usize) -> Vec<Token> {
        let (Some(models), Some(reading)) = (&self.models, reading) else {
            return text.tokens.iter().copied().map(Token::bare).collect();
        };
        let mut scratch = (String::new(), String::new());
        let read = |(&span, word): (_, &learn::Word)| Token {
            span,
            lemma: Some(models.lemma(text.words(span), word.tag, &mut scratch)),
            upos: Some(word.upos),
            head: Some(if word.head < 0 { -1 } else { word.head + first as i32 }),
            deprel: Some(models.relation(word.deprel).to_owned()),
        };
        text.tokens.iter().zip(&reading.words).map(read).collect()
    }

    /// The article with its facts.
    #[must_use]
    pub fn read(&self, article: Article) -> Document {
        let facts = self.extract(&article);
        Document { article, facts }
    }
}
