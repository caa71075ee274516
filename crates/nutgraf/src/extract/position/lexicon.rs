//! The rules of `position.toml` and the words that they speak of, compiled.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::codebook::{self, Codebook};
use crate::learn::stance::NAME;
use crate::lexicon;
use crate::types::Act;

/// Sectors of PLOVER whose offices decide.
const GOVERNING: [&str; 9] = ["GOV", "LEG", "MIL", "JUD", "PTY", "COP", "OPP", "BUS", "LAB"];

/// The rules as written.
pub(super) const FILE: &str = include_str!("../../../data/en/rules/position.toml");

#[derive(Debug, Deserialize)]
struct File {
    rule: Vec<Written>,
}

#[derive(Debug, Deserialize)]
struct Written {
    name: String,
    act: Act,
    negated: Option<Act>,
    without: Option<Act>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    participles: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    content: Vec<String>,
    #[serde(default)]
    addressee: Vec<String>,
    about: Option<String>,
    modal: Option<String>,
    tense: Option<String>,
}

/// A rule, ready for use.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) name: String,
    pub(super) act: Act,
    /// The act when the cue is denied, if another than the same held not to be so.
    pub(super) negated: Option<Act>,
    /// The act when the content is denied.
    pub(super) without: Option<Act>,
    pub(super) content: Vec<Slot>,
    pub(super) addressee: Vec<Slot>,
    /// The classes of nouns that an object or preposition must name one of.
    about: Vec<String>,
    /// Whether the cue speaks of what is still to come.
    pub(super) is_future: bool,
    /// What a rule of the user says beyond that.
    pub(super) own: Option<Own>,
}

/// What rules of the user have of their own.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) label: Option<String>,
    /// Words one of which must stand in the cue's phrase.
    pub(super) topics: Vec<String>,
}

/// Where something that a cue speaks of stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Infinitive,
    Gerund,
    Clause,
    Whether,
    Object,
    Recipient,
    Subject,
    Preposition(String),
}

impl Rule {
    /// Whether its act denies what it is about.
    pub(super) fn denies(&self) -> bool {
        matches!(self.act, Act::Refuse | Act::Deny | Act::RuleOut | Act::Hesitate)
    }
}

impl Slot {
    fn read(name: &str) -> Self {
        match name {
            "infinitive" => Self::Infinitive,
            "gerund" => Self::Gerund,
            "clause" => Self::Clause,
            "whether" => Self::Whether,
            "object" => Self::Object,
            "recipient" => Self::Recipient,
            "subject" => Self::Subject,
            _ => Self::Preposition(name.trim_start_matches('+').to_owned()),
        }
    }
}

/// A way to say an act: the words after (of a verb) or before (of an adjective) the main one.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) rule: usize,
    pub(super) words: Vec<String>,
    pub(super) is_participle: bool,
}

/// What a bare modal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Bare {
    Will,
    Could,
    Must,
    Should,
}

/// The rules by the words that they are found by.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) rules: Vec<Rule>,
    verbs: FxHashMap<String, Vec<Entry>>,
    nouns: FxHashMap<String, Vec<Entry>>,
    adjectives: FxHashMap<String, Vec<Entry>>,
    bare: FxHashMap<Bare, usize>,
    /// The rule of each act whose cue the model finds.
    frames: FxHashMap<Act, usize>,
    classes: FxHashMap<&'static str, Vec<&'static str>>,
    uncontrolled: FxHashSet<&'static str>,
    holders: FxHashSet<&'static str>,
    light: FxHashSet<&'static str>,
    bodies: FxHashSet<&'static str>,
}

impl Lexicon {
    /// Our rules, and those of the user.
    pub(super) fn new(own: Option<&Codebook>) -> Self {
        let file: File = toml::from_str(FILE).expect("position.toml is tested with the build");
        let holders: Vec<_> =
            lexicon::rows(include_str!("../../../data/en/lexicon/holder_noun.tsv")).collect();
        let kinds = lexicon::rows(include_str!("../../../data/en/lexicon/noun_kind.tsv"));
        let agents = kinds.filter(|row| matches!(row[1], "business" | "organization" | "person"));
        let mut lexicon = Self {
            rules: Vec::new(),
            verbs: FxHashMap::default(),
            nouns: FxHashMap::default(),
            adjectives: FxHashMap::default(),
            bare: FxHashMap::default(),
            frames: FxHashMap::default(),
            classes: lexicon::classes(include_str!("../../../data/en/lexicon/stance_noun.tsv")),
            uncontrolled: lexicon::set(include_str!("../../../data/en/lexicon/uncontrolled_verb.tsv")),
            holders: lexicon::set(include_str!("../../../data/en/lexicon/role.tsv")),
            bodies: lexicon::rows(include_str!("../../../data/en/lexicon/role.tsv"))
                .filter(|row| GOVERNING.contains(&row[1]))
                .map(|row| row[0])
                .chain(holders.iter().filter(|row| row[1] == "body").map(|row| row[0]))
                .collect(),
            light: lexicon::set(include_str!("../../../data/en/lexicon/stance_verb.tsv")),
        };
        lexicon.holders.extend(holders.iter().map(|row| row[0]).chain(agents.map(|row| row[0])));
        file.rule.into_iter().for_each(|rule| lexicon.add(rule));
        lexicon::rows(include_str!("../../../data/en/lexicon/act_frame.tsv"))
            .for_each(|row| lexicon.frame(&row));
        own.into_iter().flat_map(Codebook::rules).for_each(|rule| lexicon.add_own(rule));
        lexicon
    }

    fn add(&mut self, written: Written) {
        let rule = self.rules.len();
        self.enter(rule, [&written.verbs, &written.participles, &written.nouns, &written.adjectives]);
        let bare = match written.modal.as_deref() {
            Some("will") => Some(Bare::Will),
            Some("could") => Some(Bare::Could),
            Some("must") => Some(Bare::Must),
            Some("should") => Some(Bare::Should),
            _ => None,
        };
        bare.map(|bare| self.bare.insert(bare, rule));
        let slots = |names: Vec<String>| names.iter().map(|name| Slot::read(name)).collect();
        self.rules.push(Rule {
            name: written.name,
            act: written.act,
            negated: written.negated,
            without: written.without,
            content: slots(written.content),
            addressee: slots(written.addressee),
            about: written.about.iter().flat_map(|all| all.split(' ').map(str::to_owned)).collect(),
            is_future: written.tense.as_deref() == Some("future"),
            own: None,
        });
    }

    /// Adds a rule of the user, if it is one of positions. Where it does not say where what it is about stands, that is where it
    /// stands by other cues of its act.
    fn add_own(&mut self, written: &codebook::Rule) {
        let Some(act) = written.act else { return };
        let rule = self.rules.len();
        self.enter(rule, [&written.verbs, &written.participles, &written.nouns, &written.adjectives]);
        let frame = &self.rules[self.learned(act)];
        let slots = |names: &[String], usual: &[Slot]| match names {
            [] => usual.to_vec(),
            names => names.iter().map(|name| Slot::read(name)).collect(),
        };
        self.rules.push(Rule {
            name: written.name.clone(),
            act,
            negated: written.negated,
            without: written.without,
            content: slots(&written.content, &frame.content),
            addressee: slots(&written.addressee, &frame.addressee),
            about: Vec::new(),
            is_future: false,
            own: Some(Own { label: written.label.clone(), topics: written.about.clone() }),
        });
    }

    /// Enters the words of a rule: verbs, participles, nouns, adjectives.
    fn enter(&mut self, rule: usize, [verbs, participles, nouns, adjectives]: [&[String]; 4]) {
        let entry = |words: Vec<String>, is_participle| Entry { rule, words, is_participle };
        let verbs = verbs.iter().map(|one| (one, false));
        for (words, is_participle) in verbs.chain(participles.iter().map(|one| (one, true))) {
            let mut words = words.split(' ').map(str::to_owned);
            let first = words.next().unwrap_or_default();
            self.verbs.entry(first).or_default().push(entry(words.collect(), is_participle));
        }
        for noun in nouns {
            self.nouns.entry(noun.clone()).or_default().push(entry(Vec::new(), false));
        }
        for words in adjectives {
            let mut words: Vec<_> = words.split(' ').map(str::to_owned).collect();
            let last = words.pop().unwrap_or_default();
            self.adjectives.entry(last).or_default().push(entry(words, false));
        }
    }

    /// Adds where what an act is about stands by a cue that the model finds.
    fn frame(&mut self, row: &[&str]) {
        let act = toml::Value::String(row[0].to_owned()).try_into();
        let act: Act = act.expect("act_frame.tsv is tested with the build");
        let slots = |cell: &str| cell.split(' ').filter(|name| *name != "-").map(Slot::read).collect();
        self.frames.insert(act, self.rules.len());
        self.rules.push(Rule {
            name: NAME.to_owned(),
            act,
            negated: None,
            without: None,
            content: slots(row[1]),
            addressee: slots(row[2]),
            about: Vec::new(),
            is_future: false,
            own: None,
        });
    }

    /// The rule of an act whose cue the model finds.
    pub(super) fn learned(&self, act: Act) -> usize {
        self.frames[&act]
    }

    /// The ways in which a verb says an act; those of more words first.
    pub(super) fn verb(&self, lemma: &str) -> &[Entry] {
        known(&self.verbs, lemma)
    }

    pub(super) fn noun(&self, lemma: &str) -> &[Entry] {
        known(&self.nouns, lemma)
    }

    pub(super) fn adjective(&self, lemma: &str) -> &[Entry] {
        known(&self.adjectives, lemma)
    }

    /// Whether a word, in the singular or the plural, may be a noun that says an act.
    pub(super) fn may_be_noun(&self, form: &str) -> bool {
        lexicon::may_hold_noun(&self.nouns, form)
    }

    /// The rule for a bare modal.
    pub(super) fn bare(&self, modal: Bare) -> usize {
        self.bare[&modal]
    }

    /// Whether a rule may be about the noun of this lemma.
    pub(super) fn fits(&self, rule: &Rule, lemma: &str) -> bool {
        rule.about.is_empty() || rule.about.iter().any(|class| self.is_of(class, lemma))
    }

    /// Whether a word is of a class of `stance_noun.tsv`. What is done is named by nouns made of verbs; a matter is
    /// whatever is nobody.
    pub(super) fn is_of(&self, class: &str, lemma: &str) -> bool {
        const ENDINGS: [&str; 7] = ["tion", "sion", "ment", "ance", "ence", "ship", "ing"];
        if class == "matter" {
            return !self.is_holder(lemma) && !self.is_holder(lemma.strip_suffix('s').unwrap_or(lemma));
        }
        let classes = lexicon::of_noun(&self.classes, lemma);
        let is_listed = classes.is_some_and(|classes| classes.contains(&class));
        let is_open = class == "stance" && !classes.is_some_and(|all| all.contains(&"thing"));
        is_listed || is_open && lemma.len() > 6 && ENDINGS.iter().any(|ending| lemma.ends_with(ending))
    }

    /// Whether whoever does it can decide to do it.
    pub(super) fn is_controlled(&self, lemma: &str) -> bool {
        !self.uncontrolled.contains(lemma)
    }

    /// Whether a noun names somebody who can hold a position.
    pub(super) fn is_holder(&self, lemma: &str) -> bool {
        self.holders.contains(lemma)
    }

    /// Whether a noun names a body, or who holds an office of PLOVER's sectors.
    pub(super) fn is_body(&self, lemma: &str) -> bool {
        self.bodies.contains(lemma)
    }

    /// Whether a verb only makes an act of the noun that is its object ("gave an assurance").
    pub(super) fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }
}

/// The entries of a lemma.
fn known<'a>(entries: &'a FxHashMap<String, Vec<Entry>>, lemma: &str) -> &'a [Entry] {
    lexicon::of_lemma(entries, lemma).map_or(&[], Vec::as_slice)
}
