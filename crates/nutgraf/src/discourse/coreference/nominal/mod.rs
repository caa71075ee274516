//! Whom and what common nouns and "it" and "they" mean: what was spoken of before, by a learned scorer.

mod feature;
mod fit;
mod kind;
mod named;
mod phrase;
mod possession;
mod said;
mod sayer;
mod trade;
mod weight;

use std::ops::Range;

pub(in crate::discourse) use kind::NounKinds;
pub(in crate::discourse) use phrase::{Form, Phrase, phrases};
pub(in crate::discourse) use trade::Trades;
pub(in crate::discourse) use weight::Weights;

use super::pronoun::likeliest;
use crate::discourse::Rules;
use crate::syntax::{Parse, Relation, is_expletive};
use crate::types::{Entity, EntityId, EntityKind, MentionForm, Sector, Upos};
use fit::{Fit, fit};

/// Phrases that a look goes back over, at most.
const WINDOW: usize = 120;

/// Sentences that a pronoun looks back over.
const NEAR: usize = 4;

/// What it chooses among, at most.
const CHOICES: usize = 24;

/// How likely the best must be: for a pronoun, for a noun that is known ("the company"), for one that is new ("a company").
const LEAST: [f32; 3] = [0.2, 0.3, 0.45];

/// The weights of what is looked at for nouns, "it" and "they".
pub(in crate::discourse) fn weights() -> Weights {
    let tsv = include_str!("../../../../data/en/lexicon/nominal_weight.tsv");
    Weights::new(tsv, feature::TEMPLATES * feature::VALUES)
}

/// Who or what is spoken of.
#[derive(Clone, Debug)]
pub(in crate::discourse) struct Thing<'a> {
    /// What a name says of it; `None` where it has none.
    kind: Option<EntityKind>,
    country: bool,
    /// Of a country and of those who are of it.
    code: Option<&'a str>,
    sector: Option<Sector>,
    name: &'a str,
    /// What stands before "of", "for" or "on" in the name of a body, a place or a building: "Bank" of "Bank of Norland".
    before_of: Option<&'a str>,
    /// Titles, in small letters.
    offices: Vec<String>,
    /// Whether one of them is over.
    is_former: bool,
    /// Last words of titles, in small letters.
    titles: Vec<String>,
    /// Nouns that the text says of it, in small letters.
    said: Vec<String>,
    /// What the last word of a name says that it does: "bank", "carmaker".
    trade: Option<&'static str>,
    /// Whether "they" is said of the one.
    is_they: bool,
    /// Whether the noun is that of a woman or a man: "mother".
    is_human: bool,
    /// Whether it may say something.
    may_speak: bool,
    is_plural: bool,
    lemma: &'a str,
    /// What the noun is for, as [`NounKinds`] has it.
    noun: Option<&'static str>,
    /// Names and adjectives of names that told it from others.
    proper: &'a [String],
    /// How many, where the first words say two or three.
    n: u8,
    /// Mentions so far.
    count: usize,
    pronouns: usize,
    last_sentence: usize,
}

/// Where something is spoken of.
#[derive(Clone, Debug)]
pub(in crate::discourse) struct Item {
    pub(in crate::discourse) words: Range<usize>,
    pub(in crate::discourse) head: usize,
    sentence: usize,
    pub(in crate::discourse) thing: usize,
    form: Option<Form>,
    /// Which of the phrases it is.
    phrase: Option<usize>,
}

/// What a phrase may mean; its buffers are kept from phrase to phrase.
#[derive(Debug, Default)]
pub(in crate::discourse) struct Link {
    pub(in crate::discourse) candidates: Vec<Candidate>,
    features: Vec<u16>,
    /// Where candidates are mentioned before the phrase, by their order.
    pub(in crate::discourse) places: Vec<(usize, Range<usize>)>,
    pub(in crate::discourse) nothing: Vec<u16>,
    scores: Vec<f32>,
    /// For each thing, the head of the noun that was last asked whether it may mean it, and the answer.
    fits: Vec<Option<(usize, bool)>>,
}

/// What a phrase may mean, by the nearest mention.
#[derive(Debug)]
pub(in crate::discourse) struct Candidate {
    thing: usize,
    features: Range<usize>,
}

/// Is told of each phrase what it may mean, and of each name which nouns before it may mean the same.
pub(in crate::discourse) type Listener<'a> = &'a mut dyn FnMut(&Range<usize>, &Link);

/// A mention that is known already.
pub(in crate::discourse) struct KnownMention {
    pub(in crate::discourse) words: Range<usize>,
    pub(in crate::discourse) meant: Referent,
    pub(in crate::discourse) is_name: bool,
    pub(in crate::discourse) score: f32,
}

/// Whom a known mention means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discourse) enum Referent {
    /// One with a name.
    Entity(usize),
    /// One without, by the head of a phrase.
    Phrase(usize),
}

/// What was found: the items, each with its thing; the first things are the entities.
#[derive(Default)]
pub(in crate::discourse) struct Found {
    pub(in crate::discourse) items: Vec<Item>,
    pub(in crate::discourse) scores: Vec<f32>,
}

/// Reads the phrases of a text in order. Of `entities`, `theirs` are persons of whom "they" is said; `known` are the mentions of entities, in reading order; `tell` is told of each phrase what it
/// may mean.
pub(in crate::discourse) fn find(
    parse: &Parse<'_>,
    (entities, theirs): (&[Entity], &[EntityId]),
    phrases: &[Phrase],
    known: &[KnownMention],
    rules: &Rules,
    tell: Listener<'_>,
) -> Found {
    let mut things: Vec<Thing<'_>> = entities.iter().map(|entity| Thing::named(entity, rules)).collect();
    theirs.iter().for_each(|id| things[id.index()].is_they = true);
    let said = said::nouns(parse, entities, known, &rules.kinds);
    things.iter_mut().zip(said).for_each(|(thing, said)| thing.said = said);
    let mut found = Found::default();
    let mut link = Link::default();
    let mut known = known.iter().peekable();
    let mut sentence = 0;
    for at in 0..=phrases.len() {
        let phrase = phrases.get(at);
        let end = phrase.map_or(parse.len(), |phrase| phrase.head);
        while let Some(one) = known.next_if(|one| one.words.start < end) {
            let sentences = &parse.text.sentence_tokens;
            sentence += sentences[sentence..].partition_point(|words| words.end <= one.words.start);
            if let Some(named) = found.first_named(parse, (one, sentence), (&things, phrases), &mut link) {
                tell(&one.words, &link);
                found.name_likeliest(named, rules, &mut link, &mut things);
            }
            found.take(parse, one, sentence, &mut things);
        }
        let Some(phrase) = phrase else { break };
        found.resolve(parse, (at, phrase), &mut things, rules, &mut link);
        tell(&phrase.words, &link);
    }
    found
}

impl Item {
    /// Noun or pronoun; `None` for what was known before.
    pub(in crate::discourse) fn mention_form(&self) -> Option<MentionForm> {
        self.form.map(|form| if form.is_pronoun() { MentionForm::Pronoun } else { MentionForm::Nominal })
    }

    /// Whether it is "they" or "their".
    pub(in crate::discourse) fn is_of_many(&self) -> bool {
        self.form.is_some_and(Form::is_of_many)
    }

    /// What found it.
    pub(in crate::discourse) fn rule(&self) -> &'static str {
        if self.form == Some(Form::He) { "pronoun" } else { "nominal" }
    }
}

impl Link {
    /// The features of one of the candidates.
    #[cfg(feature = "train")]
    pub(in crate::discourse) fn features(&self, one: &Candidate) -> &[u16] {
        &self.features[one.features.clone()]
    }

    fn clear(&mut self) {
        self.candidates.clear();
        self.features.clear();
        self.places.clear();
    }

    /// Scores all candidates: which of them is likeliest, where one is likely enough, and how likely.
    fn choose(
        &mut self,
        weights: &Weights,
        least: f32,
        is_out: impl Fn(&Candidate) -> bool,
    ) -> (Option<usize>, f32) {
        let Self { candidates, features, nothing, scores, .. } = self;
        scores.clear();
        scores.extend(candidates.iter().map(|one| match is_out(one) {
            true => f32::MIN,
            false => weights.score(&features[one.features.clone()]),
        }));
        likeliest(scores, weights.score(nothing), least)
    }

    /// Whether the thing of an item is a candidate already, to which the item is added then.
    fn has(&mut self, item: &Item) -> bool {
        let known = self.candidates.iter().position(|known| known.thing == item.thing);
        self.places.extend(known.map(|known| (known, item.words.clone())));
        known.is_some()
    }

    /// Adds the thing of an item, with the features that are written for a candidate of its rank.
    fn add(&mut self, item: &Item, write: impl FnOnce(usize, &mut Vec<u16>)) {
        let (rank, start) = (self.candidates.len(), self.features.len());
        write(rank, &mut self.features);
        self.places.push((rank, item.words.clone()));
        self.candidates.push(Candidate { thing: item.thing, features: start..self.features.len() });
    }

    /// Whether a noun may mean a thing by what both are, asked once however often the thing was spoken of.
    fn fits(&mut self, parse: &Parse<'_>, phrase: &Phrase, (at, thing): (usize, &Thing<'_>)) -> bool {
        if let Some((_, fits)) = self.fits[at].filter(|(head, _)| *head == phrase.head) {
            return fits;
        }
        // "Powell's successor" is not Powell.
        let fits = noun_may_mean(phrase, thing) && !possession::is_of(parse, phrase, thing.name);
        self.fits[at] = Some((phrase.head, fits));
        fits
    }

    /// Takes what a phrase may mean, the nearest first.
    fn take(&mut self, parse: &Parse<'_>, phrase: &Phrase, items: &[Item], things: &[Thing<'_>]) {
        let is_pronoun = phrase.form.is_pronoun();
        let most = items.iter().rev().take(WINDOW).map(|item| things[item.thing].count).max().unwrap_or(0);
        self.fits.resize(things.len(), None);
        for item in items.iter().rev().take(WINDOW) {
            if is_pronoun && item.sentence + NEAR < phrase.sentence {
                break;
            }
            let thing = &things[item.thing];
            if !is_pronoun && !self.fits(parse, phrase, (item.thing, thing))
                || self.has(item)
                || self.candidates.len() >= CHOICES
                || !may_mean(parse, phrase, item, thing)
                || possession::differ(parse, phrase, item, items)
            {
                continue;
            }
            self.add(item, |rank, out| {
                feature::of(parse, phrase, item, &things[item.thing], (rank, most), out);
            });
        }
    }
}

impl<'a> Thing<'a> {
    fn named(entity: &'a Entity, rules: &Rules) -> Self {
        let last = |title: &str| title.rsplit(' ').next().unwrap_or(title).to_lowercase();
        let mut titles: Vec<_> = entity.roles.iter().map(|role| last(&role.title)).collect();
        titles.extend(entity.roles.iter().filter_map(|role| rules.trades.wider(&last(&role.title))));
        Self {
            kind: Some(entity.kind),
            country: entity.kind == EntityKind::Place && entity.country.is_some(),
            code: entity.country.as_deref(),
            sector: entity.sector,
            name: &entity.name,
            before_of: before_of(entity),
            offices: entity.roles.iter().map(|role| role.title.to_lowercase()).collect(),
            is_former: entity.roles.iter().any(|role| role.former),
            titles,
            said: Vec::new(),
            trade: (entity.kind == EntityKind::Organization)
                .then(|| rules.trades.of_name(&entity.name))
                .flatten(),
            is_they: false,
            is_human: false,
            may_speak: true,
            is_plural: false,
            lemma: "",
            noun: None,
            proper: &[],
            n: 0,
            count: 0,
            pronouns: 0,
            last_sentence: 0,
        }
    }

    fn unnamed(phrase: &'a Phrase) -> Self {
        Self {
            kind: None,
            country: false,
            code: None,
            sector: None,
            name: "",
            before_of: None,
            offices: Vec::new(),
            is_former: false,
            titles: Vec::new(),
            said: Vec::new(),
            trade: phrase.trade,
            is_they: false,
            is_human: false,
            may_speak: false,
            is_plural: phrase.is_plural,
            lemma: &phrase.lemma,
            noun: phrase.noun,
            proper: &phrase.proper,
            n: phrase.count,
            count: 0,
            pronouns: 0,
            last_sentence: phrase.sentence,
        }
    }

    /// Whether the name is one of what a noun says: "Fisheries Board", "Bank of Norland".
    fn is_called(&self, noun: &str) -> bool {
        self.ends_with(noun) || self.is_of(noun)
    }

    /// Whether the name of a body, a place or a building begins with a noun and "of".
    fn is_of(&self, noun: &str) -> bool {
        self.before_of.is_some_and(|before| {
            before.eq_ignore_ascii_case(noun)
                || before.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(noun))
        })
    }

    /// Whether somebody has the office that a phrase names: "the foreign minister" is no prime minister.
    fn holds(&self, phrase: &Phrase) -> bool {
        let is_it = |office: &&String| office.rsplit(' ').next() == Some(phrase.lemma.as_str());
        let has_all = |office: &String| phrase.qualifiers.iter().all(|word| office.contains(word.as_str()));
        let mut own = self.offices.iter().filter(is_it).peekable();
        own.peek().is_none() || own.any(has_all)
    }

    /// Whether the name has several words and ends with a noun: "Fisheries Board".
    fn ends_with(&self, noun: &str) -> bool {
        let end = self.name.len().checked_sub(noun.len()).filter(|&end| end > 1 && !noun.is_empty());
        end.is_some_and(|end| {
            self.name.as_bytes()[end - 1] == b' '
                && self.name.as_bytes()[end..].eq_ignore_ascii_case(noun.as_bytes())
        })
    }

    fn mention(&mut self, sentence: usize, is_pronoun: bool) {
        self.count += 1;
        self.pronouns += usize::from(is_pronoun);
        self.last_sentence = sentence;
    }
}

impl Found {
    fn take(&mut self, parse: &Parse<'_>, one: &KnownMention, sentence: usize, things: &mut [Thing<'_>]) {
        let (thing, form) = match one.meant {
            Referent::Entity(entity) => (entity, None),
            Referent::Phrase(head) => {
                let Some(thing) = self.thing_of(head) else { return };
                (thing, Some(Form::He))
            }
        };
        things[thing].mention(sentence, !one.is_name);
        let head = parse.head_of(&one.words);
        self.push(Item { words: one.words.clone(), head, sentence, thing, form, phrase: None }, one.score);
    }

    /// The thing of the phrase that has this head.
    fn thing_of(&self, head: usize) -> Option<usize> {
        let near = self.items.iter().rev().take(WINDOW);
        near.filter(|item| item.form.is_some()).find(|item| item.head == head).map(|item| item.thing)
    }

    fn push(&mut self, item: Item, score: f32) {
        self.items.push(item);
        self.scores.push(score);
    }

    /// Says what a phrase means; what nothing before means is new.
    fn resolve<'a>(
        &mut self,
        parse: &Parse<'_>,
        (at, phrase): (usize, &'a Phrase),
        things: &mut Vec<Thing<'a>>,
        rules: &Rules,
        link: &mut Link,
    ) {
        link.clear();
        let means_nothing = phrase.form == Form::It && is_expletive(parse, phrase.head);
        if !means_nothing && !sayer::is_told_by_list(parse, phrase) {
            link.take(parse, phrase, &self.items, things);
        }
        feature::of_nothing(parse, phrase, link.candidates.len(), &mut link.nothing);
        let least = LEAST[match phrase.form {
            Form::Indefinite => 2,
            form => usize::from(!form.is_pronoun()),
        }];
        // "The council" is Norland Council, and no other body.
        let is_named = |one: &Candidate| things[one.thing].is_called(&phrase.lemma);
        let is_of_name = phrase.form == Form::Definite
            && matches!(phrase.noun, Some("organization" | "body"))
            && link.candidates.iter().any(is_named);
        let (chosen, score) = link.choose(&rules.nominals, least, |one| is_of_name && !is_named(one));
        let candidates = &link.candidates;
        let sure = candidates.iter().position(|one| things[one.thing].is_they && phrase.form.is_of_many());
        let sure = sure.or_else(|| {
            let sayer = sayer::of(parse, phrase, &self.items)?;
            candidates.iter().position(|one| one.thing == sayer)
        });
        let home = possession::country_of_owner(parse, phrase, &self.items, things);
        let sure = home.or_else(|| sure.map(|chosen| candidates[chosen].thing));
        let chosen = sure.or_else(|| chosen.map(|chosen| candidates[chosen].thing));
        let speaker = || sayer::goes_on(parse, phrase, &self.items, things);
        let body = || {
            let body = sayer::body(parse, phrase, &self.items, things)?;
            candidates.iter().any(|one| one.thing == body).then_some(body)
        };
        let thing = match chosen.or_else(speaker).or_else(body) {
            Some(thing) => thing,
            None => {
                let is_human = rules.genders.of_noun(&phrase.lemma).is_some();
                let may_speak = is_human || kind::may_speak(phrase.noun) || rules.agents.has(&phrase.lemma);
                things.push(Thing { is_human, may_speak, ..Thing::unnamed(phrase) });
                things.len() - 1
            }
        };
        things[thing].mention(phrase.sentence, phrase.form.is_pronoun());
        let Phrase { head, sentence, form, .. } = *phrase;
        self.push(
            Item { words: phrase.words.clone(), head, sentence, thing, form: Some(form), phrase: Some(at) },
            score,
        );
    }
}

/// What stands before "of", "for" or "on" in the name of a body, a place or a building.
fn before_of(entity: &Entity) -> Option<&str> {
    let is_it = matches!(entity.kind, EntityKind::Organization | EntityKind::Place | EntityKind::Facility);
    let ends = [" of ", " for ", " on "].into_iter().filter(|_| is_it).filter_map(|of| entity.name.find(of));
    ends.min().map(|end| &entity.name[..end])
}

/// Whether a phrase may mean the thing of an item where both stand; what a noun says of it is asked by [`Link::fits`].
fn may_mean(parse: &Parse<'_>, phrase: &Phrase, item: &Item, thing: &Thing<'_>) -> bool {
    // "Its board" is not the board's.
    let is_inside = item.words.contains(&phrase.head) || phrase.words.contains(&item.head);
    // "Harker said the man was armed": whoever says it is somebody else.
    let is_somebody =
        thing.kind == Some(EntityKind::Person) || thing.is_human || kind::is_of_persons(thing.noun);
    // "The newspaper said the company would close it": what is spoken of in other words than whoever speaks is another.
    let is_other_noun = item.form.is_some_and(|form| !form.is_pronoun());
    let may_be_told = (is_somebody
        || is_other_noun && !parse.lemma(item.head).eq_ignore_ascii_case(&phrase.lemma))
        && item.sentence == phrase.sentence
        && !phrase.form.is_pronoun();
    if may_be_told && is_told_by(parse, phrase.head, item.head) {
        return false;
    }
    if is_inside || item.sentence == phrase.sentence && are_apart(parse, phrase.head, item) {
        return false;
    }
    let is_named_person = thing.kind == Some(EntityKind::Person);
    let is_person = is_named_person || thing.is_human || kind::is_of_persons(thing.noun);
    match phrase.form {
        Form::It | Form::Its => {
            let is_thing = sayer::says(parse, phrase.head) && !thing.may_speak;
            !is_person && !thing.is_plural && !is_thing
        }
        Form::They | Form::Their => {
            // "The war", one and nobody, is no "they".
            let may_be_many = thing.is_plural || thing.kind.is_some() || kind::may_speak(thing.noun);
            let is_thing = sayer::acts(parse, phrase.head) && !thing.may_speak;
            // "ECT chief executive Leo Ruijs" speaks of him, and not of ECT.
            let is_in_title = parse.relation(item.head) == Relation::Compound;
            // "Spain and Morocco said they": both.
            let is_one_of_list = !thing.is_plural && is_listed(parse, item.head);
            may_be_many && !is_named_person && !is_thing && !is_in_title && !is_one_of_list || thing.is_they
        }
        _ => true,
    }
}

fn noun_may_mean(phrase: &Phrase, thing: &Thing<'_>) -> bool {
    if phrase.is_another || phrase.is_former && thing.kind.is_some() && !thing.is_former {
        return false;
    }
    let is_other = |word: &String| !thing.proper.contains(word) && !thing.name.contains(word.as_str());
    let says_more = phrase.proper.iter().any(is_other);
    if !thing.lemma.is_empty() && thing.lemma == phrase.lemma {
        return thing.is_plural == phrase.is_plural && (!says_more || thing.proper.is_empty());
    }
    let fit = fit(phrase, thing);
    if thing.kind.is_some() && fit == Fit::Said && !phrase.is_plural {
        if !thing.holds(phrase) {
            return false;
        }
        return !says_more || thing.kind == Some(EntityKind::Person);
    }
    // "The Nigerian army" and "the rebel forces" are known by what tells them from others.
    if phrase.form == Form::Indefinite || says_more || phrase.is_narrow && phrase.count == 0 {
        return false;
    }
    let is_group = phrase.count > 1 && phrase.count == thing.n;
    let is_kind = || {
        kind::are_same(thing.noun, phrase.noun)
            && (phrase.noun != Some("organization") || [thing.lemma, &phrase.lemma].iter().any(is_any_body))
            && thing.is_plural == phrase.is_plural
            && !thing.trade.zip(phrase.trade).is_some_and(|(one, other)| Trades::differ(one, other))
    };
    is_group
        || phrase.count == 0 && !thing.lemma.is_empty() && is_kind()
        || thing.lemma.is_empty() && !phrase.is_plural && fit == Fit::Alike
}

/// Whether a noun is one for bodies of every sort: "the league" is no trust, but may be called an organization.
fn is_any_body(noun: &&str) -> bool {
    matches!(
        *noun,
        "agency" | "body" | "firm" | "group" | "institution" | "organisation" | "organization" | "outfit"
    )
}

/// Whether a noun is one of several joined by "and".
fn is_listed(parse: &Parse<'_>, head: usize) -> bool {
    parse.relation(head) == Relation::Conjunct
        || parse.dependents(head).any(|at| {
            parse.relation(at) == Relation::Conjunct && matches!(parse.upos(at), Upos::Noun | Upos::Propn)
        })
}

/// Whether a noun stands in what a subject says.
fn is_told_by(parse: &Parse<'_>, noun: usize, subject: usize) -> bool {
    let (at, _) = parse.place(subject);
    let verb = parse.head(at).filter(|_| parse.relation(at) == Relation::Subject && at < noun);
    verb.is_some_and(|verb| {
        parse.hangs_on(noun, |clause| {
            parse.relation(clause) == Relation::Complement
                && parse.head(clause) == Some(verb)
                && clause > verb
        })
    })
}

/// "The Tribune reported it": who does something and what it is done to are two.
fn are_apart(parse: &Parse<'_>, own: usize, item: &Item) -> bool {
    let takes_part = |at: usize| {
        parse.relation(at).is_subject()
            || matches!(parse.relation(at), Relation::Object | Relation::IndirectObject)
    };
    let (at, _) = parse.place(item.head);
    let is_self = ["self", "selves"].iter().any(|end| parse.form(own).ends_with(end));
    !is_self
        && parse.head(at).is_some()
        && parse.head(at) == parse.head(own)
        && takes_part(at)
        && takes_part(own)
}
