//! The rules of `event.toml` and `event_material.toml`, compiled.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::codebook::{self, Codebook};
use crate::learn::stance::{NAME, TYPES};
use crate::lexicon;
use crate::types::EventType;

/// The rules as written.
pub(super) const FILES: [&str; 2] = [
    include_str!("../../../data/en/rules/event.toml"),
    include_str!("../../../data/en/rules/event_material.toml"),
];

#[derive(Debug, Deserialize)]
struct File {
    rule: Vec<Written>,
}

#[derive(Debug, Deserialize)]
struct Written {
    name: String,
    r#type: EventType,
    mode: Option<String>,
    #[serde(default)]
    contexts: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    but: Vec<String>,
    #[serde(default)]
    actor: Vec<String>,
    need: Option<String>,
    #[serde(default)]
    is_deontic: bool,
    #[serde(default)]
    is_host: bool,
}

/// A rule, ready for use.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) name: String,
    pub(super) r#type: EventType,
    pub(super) mode: Option<String>,
    pub(super) contexts: Vec<String>,
    pub(super) unless: Vec<String>,
    /// Verbs with the preposition by which they say something else: "seize on".
    but: Vec<(String, String)>,
    pub(super) actor: Vec<String>,
    pub(super) need: Option<Need>,
    /// Whether whoever does it has the other as a visitor.
    is_host: bool,
    /// What a rule of the user says beyond that.
    pub(super) own: Option<Own>,
}

/// What rules of the user have of their own.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) label: Option<String>,
    /// Words one of which must stand in the trigger's phrase.
    pub(super) topics: Vec<String>,
}

impl Rule {
    fn learned(r#type: EventType) -> Self {
        Self {
            name: NAME.to_owned(),
            r#type,
            mode: None,
            contexts: Vec::new(),
            unless: Vec::new(),
            but: Vec::new(),
            actor: Vec::new(),
            need: None,
            is_host: false,
            own: None,
        }
    }
}

/// Without what there is no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Somebody to whom it is done.
    Recipient,
    /// Words that say what is wanted.
    Content,
}

/// A way to say an event with a verb: what must stand by it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) rule: usize,
    /// Words after the verb.
    pub(super) words: Vec<String>,
    /// The class that the object must be of.
    pub(super) object: Option<String>,
    pub(super) preposition: Option<String>,
}

impl Entry {
    fn read(rule: usize, written: &str) -> (String, Self) {
        let mut entry = Self { rule, words: Vec::new(), object: None, preposition: None };
        let mut parts = written.split(' ');
        let lemma = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            if let Some(class) = part.strip_prefix('{') {
                entry.object = Some(class.trim_end_matches('}').to_owned());
            } else if let Some(preposition) = part.strip_prefix('+') {
                entry.preposition = Some(preposition.to_owned());
            } else {
                entry.words.push(part.to_owned());
            }
        }
        (lemma, entry)
    }

    /// How much must stand by the verb: what asks for more says more.
    fn weight(&self) -> usize {
        3 * self.words.len()
            + 2 * usize::from(self.object.is_some())
            + usize::from(self.preposition.is_some())
    }
}

/// The order in which the ways to say an event with one verb are looked for.
type Rank = (bool, std::cmp::Reverse<usize>, usize);

/// The rules by the words that they are found by.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) rules: Vec<Rule>,
    verbs: FxHashMap<String, Vec<(Rank, Entry)>>,
    nouns: FxHashMap<String, usize>,
    /// Of rules of the user.
    own_verbs: FxHashMap<String, Vec<Entry>>,
    own_nouns: FxHashMap<String, Vec<usize>>,
    /// The rule of what somebody says that another must do.
    pub(super) deontic: usize,
    /// The rule of the first type whose trigger the model finds; those of the others follow it.
    learned: usize,
    classes: FxHashMap<&'static str, Vec<&'static str>>,
    agents: FxHashMap<&'static str, &'static str>,
    light: FxHashSet<&'static str>,
}

impl Lexicon {
    /// Our rules, and those of the user.
    pub(super) fn new(own: Option<&Codebook>) -> Self {
        let mut lexicon = Self {
            rules: Vec::new(),
            verbs: FxHashMap::default(),
            nouns: FxHashMap::default(),
            own_verbs: FxHashMap::default(),
            own_nouns: FxHashMap::default(),
            deontic: 0,
            learned: 0,
            classes: lexicon::classes(include_str!("../../../data/en/lexicon/event_noun.tsv")),
            agents: lexicon::agents(),
            light: lexicon::set(include_str!("../../../data/en/lexicon/event_verb.tsv")),
        };
        for file in FILES {
            let file: File = toml::from_str(file).expect("the rules of events are tested with the build");
            file.rule.into_iter().for_each(|rule| lexicon.add(rule));
        }
        lexicon.learned = lexicon.rules.len();
        lexicon.rules.extend(TYPES.map(Rule::learned));
        own.into_iter().flat_map(Codebook::rules).for_each(|rule| lexicon.add_own(rule));
        lexicon
    }

    /// Adds a rule of the user, if it is one of events.
    fn add_own(&mut self, written: &codebook::Rule) {
        let Some(r#type) = written.r#type else { return };
        let rule = self.rules.len();
        for words in &written.verbs {
            let (lemma, entry) = Entry::read(rule, words);
            self.own_verbs.entry(lemma).or_default().push(entry);
        }
        for noun in &written.nouns {
            self.own_nouns.entry(noun.clone()).or_default().push(rule);
        }
        self.rules.push(Rule {
            name: written.name.clone(),
            mode: written.mode.clone(),
            contexts: written.contexts.clone(),
            own: Some(Own { label: written.label.clone(), topics: written.about.clone() }),
            ..Rule::learned(r#type)
        });
    }

    fn add(&mut self, written: Written) {
        let rule = self.rules.len();
        for words in &written.verbs {
            let (lemma, entry) = Entry::read(rule, words);
            // What asks for more is looked for first, and of that what protesters do.
            let is_of_protesters = written.actor.iter().any(|class| class == "protester");
            let entries = self.verbs.entry(lemma).or_default();
            let rank = (!is_of_protesters, std::cmp::Reverse(entry.weight()), rule);
            let at = entries.partition_point(|(known, _)| *known <= rank);
            entries.insert(at, (rank, entry));
        }
        if written.is_deontic {
            self.deontic = rule;
        }
        for noun in written.nouns {
            self.nouns.entry(noun).or_insert(rule);
        }
        let owned = |(verb, preposition): (&str, &str)| (verb.to_owned(), preposition.to_owned());
        self.rules.push(Rule {
            name: written.name,
            r#type: written.r#type,
            mode: written.mode,
            contexts: written.contexts,
            unless: written.unless,
            but: written.but.iter().filter_map(|words| words.split_once(' ')).map(owned).collect(),
            actor: written.actor,
            need: match written.need.as_deref() {
                Some("recipient") => Some(Need::Recipient),
                Some("content") => Some(Need::Content),
                _ => None,
            },
            is_host: written.is_host,
            own: None,
        });
    }

    /// Whether a verb says an event of a type alone but not with the particle that it has here: "backed", "backed away".
    pub(super) fn is_turned(&self, lemma: &str, r#type: EventType) -> bool {
        let Some((verb, particle)) = lemma.split_once(' ') else { return false };
        let entries = self.verbs.get(verb).map_or(&[][..], Vec::as_slice);
        let mut of_type = entries.iter().map(|(_, entry)| entry);
        let says = |entry: &Entry| self.rules[entry.rule].r#type == r#type;
        of_type.clone().any(|entry| says(entry) && entry.words.is_empty())
            && !of_type.any(|entry| entry.words.first().is_some_and(|word| word == particle))
    }

    /// Whether a verb says something else than an event of a type with such a preposition: "seized on the remark".
    pub(super) fn is_other_with(&self, verb: &str, preposition: &str, r#type: EventType) -> bool {
        let mut but = self.of_type(verb, r#type).flat_map(|rule| &rule.but);
        but.any(|(known, with)| known == verb && with == preposition)
    }

    /// Whether rules of a type know a verb, but not with such an object: "met their deaths".
    pub(super) fn is_other_sense(&self, verb: &str, object: &str, r#type: EventType) -> bool {
        self.of_type(verb, r#type).flat_map(|rule| &rule.unless).any(|class| self.is_of(class, object))
    }

    /// The rules of a type that know a verb.
    fn of_type(&self, verb: &str, r#type: EventType) -> impl Iterator<Item = &Rule> {
        self.verb(verb).map(|entry| &self.rules[entry.rule]).filter(move |rule| rule.r#type == r#type)
    }

    /// Whether a verb says, of those who meet, that its subject has the other as a visitor.
    pub(super) fn is_host(&self, verb: &str) -> bool {
        self.verb(verb).any(|entry| self.rules[entry.rule].is_host)
    }

    /// The rule of a type whose trigger the model finds.
    pub(super) fn learned(&self, r#type: EventType) -> usize {
        self.learned + TYPES.iter().position(|known| *known == r#type).unwrap_or_default()
    }

    /// The ways in which a verb says an event, those that ask for more first.
    pub(super) fn verb(&self, lemma: &str) -> impl Iterator<Item = &Entry> {
        let known = lexicon::of_lemma(&self.verbs, lemma).map_or(&[][..], Vec::as_slice);
        known.iter().map(|(_, entry)| entry)
    }

    /// Whether the user has rules of events.
    pub(super) fn has_own(&self) -> bool {
        !self.own_verbs.is_empty() || !self.own_nouns.is_empty()
    }

    /// The ways in which a verb says an event by rules of the user, in their order.
    pub(super) fn own_verb(&self, lemma: &str) -> impl Iterator<Item = &Entry> {
        lexicon::of_lemma(&self.own_verbs, lemma).map_or(&[][..], Vec::as_slice).iter()
    }

    /// The rules of the user by which a noun names an event, in their order.
    pub(super) fn own_noun(&self, lemma: &str) -> &[usize] {
        lexicon::of_lemma(&self.own_nouns, lemma).map_or(&[], Vec::as_slice)
    }

    /// The rule of a noun that names an event.
    pub(super) fn noun(&self, lemma: &str) -> Option<usize> {
        self.nouns.get(lemma).copied()
    }

    /// Whether a word, in the singular or the plural, may name an event.
    pub(super) fn may_be_noun(&self, form: &str) -> bool {
        lexicon::may_hold_noun(&self.nouns, form)
    }

    /// Whether a noun is of a class of `event_noun.tsv`.
    pub(super) fn is_of(&self, class: &str, lemma: &str) -> bool {
        lexicon::of_noun(&self.classes, lemma).is_some_and(|classes| classes.contains(&class))
    }

    /// Whether rules know a noun, as an event or by its class.
    pub(super) fn is_known(&self, lemma: &str) -> bool {
        self.noun(lemma).is_some() || lexicon::of_noun(&self.classes, lemma).is_some()
    }

    /// Whether a noun names somebody.
    pub(super) fn is_agent(&self, lemma: &str) -> bool {
        lexicon::of_noun(&self.agents, lemma).is_some()
    }

    /// Whether a verb only says that somebody does what its object names.
    pub(super) fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }
}
