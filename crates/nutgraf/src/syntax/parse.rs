//! An article's text as it was read: sentences and words with their tags, lemmas, heads and relations, names and the parts
//! of attributions. All that looks at trees of words asks here.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::relation::Relation;
use crate::learn::lemma::push_lowercase;
use crate::learn::stance::Stance;
use crate::learn::{AttributionPart, Models, Name, Reading, Word};
use crate::text::Text;
use crate::types::{Span, Upos};

/// Steps that a walk takes at most: trees of real sentences are flat, and a parser's slip must not cost more.
const STEPS: usize = 24;

/// A text with all that is known of its words (Universal Dependencies' *parse*).
///
/// Read without models, each word is the root of its own tree and nothing has a name, so that whoever asks finds nothing.
#[derive(Debug)]
pub(crate) struct Parse<'a> {
    pub(crate) text: Text<'a>,
    words: Vec<Word>,
    /// The names of the text, in reading order.
    pub(crate) names: Vec<Name>,
    /// The parts of its attributions, in reading order; none goes over the end of a sentence.
    pub(crate) attributions: Vec<AttributionPart>,
    /// What words may say of where somebody stands and of what happened, in reading order.
    pub(crate) stances: Vec<Stance>,
    models: Option<&'a Models>,
    /// The dictionary forms of all words, once anybody has asked.
    lemmas: OnceCell<Lemmas>,
    relations: Vec<Relation>,
    /// The words in the order of their heads, and for each head where its own begin.
    dependents: Vec<u32>,
    first_dependent: Vec<u32>,
}

/// The index of the word that governs one, -1 for the root, and the number of the relation.
pub(super) type Arc = (i32, u8);

/// The dictionary forms of words: those of words of one form and tag once, and where that of each stands.
#[derive(Debug)]
struct Lemmas {
    forms: String,
    places: Vec<Range<usize>>,
}

impl<'a> Parse<'a> {
    /// Reads a text with models, or cuts it only; `has_stances` asks also for what words may say of where somebody stands.
    pub(crate) fn new(text: Text<'a>, models: Option<&'a Models>, has_stances: bool) -> Self {
        let reading = models.map(|models| models.read_text(&text, has_stances));
        let Reading { words, names, pieces, stances, .. } =
            reading.unwrap_or_else(|| Reading::blank(text.tokens.len()));
        let relations = models.into_iter().flat_map(Models::relations).map(Relation::of).collect();
        let (first_dependent, dependents) = dependents(&words);
        Self {
            text,
            words,
            names,
            attributions: pieces,
            stances,
            models,
            lemmas: OnceCell::new(),
            relations,
            dependents,
            first_dependent,
        }
    }

    /// Hangs words where they belong that a parser of news hangs elsewhere more often than not.
    pub(crate) fn mend(&mut self) {
        self.mend_heads();
        self.mend_gerunds();
        self.mend_negated_infinitives();
        self.join_titles();
        self.mend_recipients();
        self.mend_joined_subjects();
        self.mend_companions();
        self.mend_second_subjects();
        self.mend_interruptions();
        self.mend_matters();
        self.mend_insertions();
        self.mend_names_beside();
        self.mend_descriptions();
        self.mend_conjuncts();
        self.mend_late_sources();
        self.mend_expletives();
        self.mend_named_adverbs();
    }

    /// Hangs words on others.
    pub(super) fn rehang(&mut self, arcs: &[(usize, Arc)]) {
        if arcs.is_empty() {
            return;
        }
        for &(word, arc) in arcs {
            (self.words[word].head, self.words[word].deprel) = arc;
        }
        (self.first_dependent, self.dependents) = dependents(&self.words);
    }

    /// What hangs a word on another.
    pub(super) fn arc_to(word: usize, relation: u8) -> Arc {
        (i32::try_from(word).unwrap_or(-1), relation)
    }

    /// What a word hangs on, and by which relation.
    pub(super) fn arc(&self, at: usize) -> Arc {
        (self.words[at].head, self.words[at].deprel)
    }

    /// The number of the first relation that reads so ("nmod:desc").
    pub(super) fn relation_number(&self, name: &str) -> Option<u8> {
        let at = self.models?.relations().position(|known| known == name)?;
        u8::try_from(at).ok()
    }

    /// Whether models read the text.
    pub(crate) fn has_trees(&self) -> bool {
        self.models.is_some()
    }

    /// What a word may say of where somebody stands and of what happened.
    pub(crate) fn stance(&self, word: usize) -> Option<&Stance> {
        let at = self.stances.binary_search_by_key(&word, |stance| stance.word).ok()?;
        Some(&self.stances[at])
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn form(&self, at: usize) -> &'a str {
        self.text.words(self.text.tokens[at])
    }

    /// Whether a word is one of some, letter case apart.
    pub(crate) fn is_any(&self, at: usize, forms: &[&str]) -> bool {
        forms.iter().any(|form| self.form(at).eq_ignore_ascii_case(form))
    }

    /// "The voyage to Odesa": the word before the preposition of a noun.
    pub(crate) fn before_case(&self, noun: usize) -> Option<usize> {
        self.dependent(noun, Relation::Case)?.checked_sub(1)
    }

    /// "Will, not surprisingly, extend it": whether a "not" denies what stands beside, between commas.
    pub(crate) fn denies_aside(&self, at: usize) -> bool {
        let is_comma = |at: usize| at < self.len() && self.form(at) == ",";
        self.is_any(at, &["not"])
            && at > 0
            && is_comma(at - 1)
            && is_comma(at + 2)
            && self.upos(at + 1) == Upos::Adv
    }

    /// "Not only", "not for the first time": what is denied is that it was all, or new, and nothing else.
    pub(crate) fn is_more_than(&self, at: usize) -> bool {
        let is = |ahead: usize, words: &[&str]| at + ahead < self.len() && self.is_any(at + ahead, words);
        is(0, &["not"])
            && (is(1, &["just", "merely", "only", "simply"]) || is(1, &["for"]) && is(3, &["first", "last"]))
    }

    pub(crate) fn upos(&self, at: usize) -> Upos {
        self.words[at].upos
    }

    /// The dictionary form of a word.
    pub(crate) fn lemma(&self, at: usize) -> &str {
        let Lemmas { forms, places } = self.lemmas.get_or_init(|| self.lemmas());
        &forms[places[at].clone()]
    }

    fn lemmas(&self) -> Lemmas {
        let mut lemmas = Lemmas { forms: String::new(), places: Vec::with_capacity(self.len()) };
        let mut scratch = (String::new(), String::new());
        let mut known: FxHashMap<(&str, u8), Range<usize>> = FxHashMap::default();
        for (at, word) in self.words.iter().enumerate() {
            let form = self.form(at);
            let place = known.entry((form, word.tag)).or_insert_with(|| {
                let start = lemmas.forms.len();
                match self.models {
                    Some(models) => models.push_lemma(form, word.tag, &mut scratch, &mut lemmas.forms),
                    None => push_lowercase(form, &mut lemmas.forms),
                }
                start..lemmas.forms.len()
            });
            lemmas.places.push(place.clone());
        }
        lemmas
    }

    /// The finer part of speech of a word, of the Penn Treebank ("VBD").
    pub(crate) fn tag(&self, at: usize) -> &'a str {
        self.models.map_or("", |models| models.tag(self.words[at].tag))
    }

    /// The relation of a word to the one that governs it, as Universal Dependencies names it.
    pub(crate) fn relation_name(&self, at: usize) -> &'a str {
        self.models.map_or("", |models| models.relation(self.words[at].deprel))
    }

    /// The words that hang on a word, in reading order.
    pub(crate) fn dependents(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.first_dependent[at] as usize..self.first_dependent[at + 1] as usize;
        self.dependents[range].iter().map(|&at| at as usize)
    }

    /// The first word that hangs on a word by a relation.
    pub(crate) fn dependent(&self, at: usize, by: Relation) -> Option<usize> {
        self.dependents(at).find(|&one| self.relation(one) == by)
    }

    /// Whether one of some prepositions stands with a noun.
    pub(crate) fn has_case(&self, noun: usize, prepositions: &[&str]) -> bool {
        self.dependents(noun).any(|at| self.relation(at) == Relation::Case && self.is_any(at, prepositions))
    }

    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        usize::try_from(self.words[at].head).ok()
    }

    pub(crate) fn relation(&self, at: usize) -> Relation {
        self.relations.get(usize::from(self.words[at].deprel)).copied().unwrap_or(Relation::Other)
    }

    /// The words above a word, nearest first.
    pub(super) fn above(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(at), |&at| self.head(at)).take(STEPS)
    }

    /// The word of a range that hangs on a word outside: its head.
    pub(crate) fn head_of(&self, range: &Range<usize>) -> usize {
        self.heads_of(range).next().unwrap_or(range.start)
    }

    /// The words of a range that hang on words outside.
    pub(crate) fn heads_of(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let is_top = |&at: &usize| self.head(at).is_none_or(|head| !range.contains(&head));
        range.clone().filter(is_top)
    }

    /// The words of a range as a span.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        self.text.tokens[range.start].cover(self.text.tokens[range.end - 1])
    }

    /// The words that lie within a span, one at least.
    pub(crate) fn tokens_within(&self, span: Span) -> Range<usize> {
        let tokens = &self.text.tokens;
        let start = tokens.partition_point(|token| token.start() < span.start());
        let end = start + tokens[start..].partition_point(|token| token.end() <= span.end());
        start..end.max(start + 1).min(tokens.len())
    }

    /// The words that a span holds some of.
    pub(crate) fn tokens_touching(&self, span: Span) -> Range<usize> {
        let tokens = &self.text.tokens;
        let start = tokens.partition_point(|token| token.end() <= span.start());
        start..start + tokens[start..].partition_point(|token| token.start() < span.end())
    }

    /// Whether a verb has a subject of its own.
    pub(crate) fn has_subject(&self, verb: usize) -> bool {
        self.dependents(verb).any(|at| self.relation(at).is_subject())
    }

    /// The words that help a verb: "was", "has", "will".
    pub(super) fn auxiliaries(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        let helps = |at: &usize| {
            matches!(self.relation(*at), Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula)
        };
        self.dependents(verb).filter(helps)
    }

    /// The first word of the group of a verb: an auxiliary, or the verb.
    pub(super) fn group_start(&self, verb: usize) -> usize {
        self.auxiliaries(verb).next().unwrap_or(verb)
    }

    /// The index of the sentence of a word.
    pub(crate) fn sentence_of(&self, word: usize) -> usize {
        self.text.sentence_tokens.partition_point(|words| words.end <= word)
    }

    /// The word that the place of a noun in its clause is told from, and whether it is there as a conjunct or an
    /// apposition.
    pub(crate) fn place(&self, top: usize) -> (usize, Option<Relation>) {
        let (mut at, mut through) = (top, None);
        for _ in 0..STEPS {
            let relation = self.relation(at);
            let Some(head) = self.head(at) else { break };
            match relation {
                Relation::Conjunct | Relation::Apposition if self.upos(head) != Upos::Verb => {
                    through = Some(relation);
                }
                relation if relation.is_part() => {}
                _ => break,
            }
            at = head;
        }
        (at, through)
    }
}

/// Words that a phrase is looked over for at most, on either side.
const REACH: usize = 120;

impl Parse<'_> {
    /// The words that hang on a word, through any number of others, as one range: from the first to the last that is no
    /// mark.
    pub(crate) fn phrase(&self, word: usize) -> Range<usize> {
        self.reach(word, &|at, _| self.upos(at) != Upos::Punct, STEPS)
    }

    /// The words of a noun with what stands before it and what completes it, without whom it is listed with and
    /// without clauses that describe it.
    pub(crate) fn noun_phrase(&self, word: usize) -> Range<usize> {
        let completes = |at: usize, of: usize| match self.relation(at) {
            // "Seven states, among them Spain": what stands after a comma is said beside.
            Relation::Noun => !self
                .phrase(at)
                .start
                .checked_sub(1)
                .is_some_and(|comma| comma > of && self.form(comma) == ","),
            Relation::Compound | Relation::Part | Relation::Numeral => true,
            // "The ministers of Laos, Vietnam and Cambodia": those after "of" are listed with one another.
            Relation::Conjunct => {
                of != word
                    && self.upos(of) == Upos::Propn
                    && self.upos(at) == Upos::Propn
                    && self.relation(of) == Relation::Noun
            }
            Relation::Possessor
            | Relation::Adjective
            | Relation::Determiner
            | Relation::Case
            | Relation::Adverb => at < of || at == of + 1 && self.form(at).starts_with(['\'', '’']),
            _ => at < of && self.form(at) == "-",
        };
        self.reach(word, &|at, of| completes(at, of) && !self.opens(at, of, word), STEPS)
    }

    /// Whether a word is the preposition before the phrase of `word` itself, or the "'s" after it.
    fn opens(&self, at: usize, of: usize, word: usize) -> bool {
        of == word && matches!(self.relation(at), Relation::Case | Relation::Mark)
    }

    fn reach(&self, word: usize, takes: &dyn Fn(usize, usize) -> bool, depth: usize) -> Range<usize> {
        let mut range = word..word + 1;
        if depth == 0 {
            return range;
        }
        for at in self.dependents(word).filter(|&at| at.abs_diff(word) <= REACH && takes(at, word)) {
            let part = self.reach(at, takes, depth - 1);
            range = range.start.min(part.start)..range.end.max(part.end);
        }
        range
    }

    /// A word and those that it is listed with, in reading order.
    pub(crate) fn listed(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let others = self
            .dependents(word)
            .filter(move |&at| self.relation(at) == Relation::Conjunct || self.is_headline_list(word, at))
            .filter(|&at| !self.is_excepted(at));
        std::iter::once(word).chain(others.take(MEMBERS))
    }

    /// "Chile, but not Peru": whether a member of a list is none.
    fn is_excepted(&self, at: usize) -> bool {
        let is_not = |one: usize| one < at && self.is_any(one, &["not"]);
        let has = |relation: Relation, is: &dyn Fn(usize) -> bool| {
            self.dependents(at).any(|one| self.relation(one) == relation && is(one))
        };
        has(Relation::Conjunction, &|one| self.is_any(one, &["but", "and", "though"]))
            && (has(Relation::Adverb, &is_not) || has(Relation::Conjunction, &is_not))
    }

    /// "Germany, France oppose": in headlines a comma joins two names before the verb, where one that describes the other has
    /// a comma after it.
    fn is_headline_list(&self, word: usize, at: usize) -> bool {
        let is_name = |at: usize| self.upos(at) == Upos::Propn;
        let head = self.head(word).filter(|_| self.relation(word).is_subject());
        let describes = matches!(self.relation(at), Relation::Apposition | Relation::Noun) && at > word;
        describes
            && is_name(word)
            && is_name(at)
            && self.is_any(at - 1, &[","])
            && head == Some(at + 1)
            && self.tag(at + 1) != "VBZ"
    }
}

/// Members of a list that are looked at.
const MEMBERS: usize = 64;

/// For each word where its dependents begin, and the dependents of all words, head by head.
fn dependents(words: &[Word]) -> (Vec<u32>, Vec<u32>) {
    let head = |word: &Word| usize::try_from(word.head).ok();
    let mut first = vec![0; words.len() + 1];
    words.iter().filter_map(head).for_each(|head| first[head + 1] += 1);
    for at in 0..words.len() {
        first[at + 1] += first[at];
    }
    let mut next = first.clone();
    let mut dependents = vec![0; first[words.len()] as usize];
    for (at, head) in (0u32..).zip(words).filter_map(|(at, word)| Some((at, head(word)?))) {
        dependents[next[head] as usize] = at;
        next[head] += 1;
    }
    (first, dependents)
}
