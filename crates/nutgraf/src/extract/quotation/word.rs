//! The words of a block around its quotations: each word with its class, each quotation as one word.

use rustc_hash::{FxHashMap, FxHashSet};

use super::pair::Quoted;
use crate::lexicon;
use crate::text::Text;
use crate::types::Span;

/// What a word is, as far as a table of the closed classes tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Adverb,
    Auxiliary,
    Conjunction,
    Determiner,
    /// It begins with a capital letter.
    Name,
    /// Any other word.
    Open,
    Preposition,
    Pronoun,
    Punctuation,
    /// Words in quotation marks; the number counts the quotations of the block.
    Quote(usize),
    Relative,
    Subordinator,
    /// "Monday", "yesterday".
    Time,
}

/// What a cue verb takes beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// A clause or a whole quotation ("said").
    Clause,
    /// The same, of a mind rather than a mouth ("hoped").
    Thought,
    /// A whole quotation only ("laughed").
    Quote,
    /// Somebody or something, then what it is said to be ("called it …").
    Name,
}

/// A verb that introduces what somebody said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub(super) lemma: &'static str,
    pub(super) takes: Takes,
    /// Whether the form is as common a noun ("claims").
    pub(super) is_noun: bool,
}

/// One word, or one quotation with its marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    pub(super) class: Class,
    pub(super) verb: Option<Verb>,
    /// Whether it is what is said through ("statement").
    pub(super) is_medium: bool,
    /// Whether a sentence ends with it.
    pub(super) is_last: bool,
}

impl Word<'_> {
    pub(super) fn is(&self, text: &str) -> bool {
        self.text.eq_ignore_ascii_case(text)
    }

    pub(super) fn is_any(&self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.is(text))
    }

    pub(super) fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "–" | "—" | "―" | "--")
    }

    pub(super) fn is_lowercase(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    pub(super) fn quote(&self) -> Option<usize> {
        if let Class::Quote(index) = self.class { Some(index) } else { None }
    }

    /// Whether it can be part of a noun phrase.
    pub(super) fn is_nominal(&self) -> bool {
        matches!(self.class, Class::Name | Class::Open | Class::Pronoun | Class::Determiner)
    }
}

/// Words of the closed classes and cue verbs.
#[derive(Debug)]
pub(super) struct Lexicon {
    classes: FxHashMap<&'static str, Class>,
    verbs: FxHashMap<&'static str, Verb>,
    /// Lemmas of verbs with which words in marks are a name.
    naming: FxHashSet<&'static str>,
    media: FxHashSet<&'static str>,
    /// Nouns that name somebody.
    agents: FxHashMap<&'static str, &'static str>,
}

impl Default for Lexicon {
    fn default() -> Self {
        let functions = include_str!("../../../data/en/lexicon/function_word.tsv");
        let cues = include_str!("../../../data/en/lexicon/cue.tsv");
        let classes = lexicon::rows(functions).map(|cells| (cells[0], class(cells[1]))).collect();
        let verb = |cells: &[&'static str]| Verb {
            lemma: cells[1],
            takes: takes(cells[2]),
            is_noun: cells[3] == "yes",
        };
        let verbs = lexicon::rows(cues).map(|cells| (cells[0], verb(&cells))).collect();
        let naming = lexicon::set(include_str!("../../../data/en/lexicon/naming_cue.tsv"));
        let media = lexicon::set(include_str!("../../../data/en/lexicon/medium.tsv"));
        Self { classes, verbs, naming, media, agents: lexicon::agents() }
    }
}

impl Lexicon {
    /// The words of the sentences `sentences` of `text`, which lie in one block.
    pub(super) fn words<'a>(
        &self,
        text: &Text<'a>,
        sentences: std::ops::Range<usize>,
        quoted: &[Quoted],
    ) -> Vec<Word<'a>> {
        let mut words = Vec::new();
        let mut next = 0;
        for tokens in &text.sentence_tokens[sentences] {
            let last = tokens.end - 1;
            for token in tokens.clone() {
                let span = text.tokens[token];
                while next < quoted.len() && quoted[next].outer.start() <= span.start() {
                    words.push(quote(text, next, &quoted[next]));
                    next += 1;
                }
                if next > 0 && span.start() < quoted[next - 1].outer.end() {
                    continue;
                }
                words.push(Word { is_last: token == last, ..self.word(text.words(span), span) });
            }
        }
        words
    }

    /// Whether words in marks are a name beside a verb.
    pub(super) fn names(&self, lemma: &str) -> bool {
        self.naming.contains(lemma)
    }

    /// Whether a form is what is said through ("statement").
    pub(super) fn is_medium(&self, form: &str) -> bool {
        self.media.contains(form.to_lowercase().as_str())
    }

    /// Whether a noun names somebody.
    pub(super) fn is_agent(&self, lemma: &str) -> bool {
        lexicon::of_noun(&self.agents, lemma).is_some()
    }

    /// What is known of a form as a cue.
    pub(super) fn verb(&self, form: &str) -> Option<Verb> {
        self.verbs.get(form).copied()
    }

    /// What is known of a word.
    pub(super) fn word<'a>(&self, text: &'a str, span: Span) -> Word<'a> {
        let lower = text.to_lowercase();
        let class = match self.classes.get(lower.as_str()) {
            // "May", "Will": a month or a name.
            Some(Class::Auxiliary) if text.starts_with(char::is_uppercase) && text.len() > 3 => Class::Name,
            Some(class) => *class,
            None if !text.contains(char::is_alphanumeric) => Class::Punctuation,
            None if text.starts_with(char::is_uppercase) => Class::Name,
            None => Class::Open,
        };
        let verb = self.verbs.get(lower.as_str()).copied();
        let is_medium = self.media.contains(lower.as_str());
        Word { span, text, class, verb, is_medium, is_last: false }
    }
}

fn quote<'a>(text: &Text<'a>, index: usize, quoted: &Quoted) -> Word<'a> {
    let class = Class::Quote(index);
    Word {
        span: quoted.outer,
        text: text.words(quoted.outer),
        class,
        verb: None,
        is_medium: false,
        is_last: false,
    }
}

fn class(name: &str) -> Class {
    match name {
        "adverb" => Class::Adverb,
        "auxiliary" => Class::Auxiliary,
        "conjunction" => Class::Conjunction,
        "determiner" => Class::Determiner,
        "preposition" => Class::Preposition,
        "pronoun" => Class::Pronoun,
        "relative" => Class::Relative,
        "subordinator" => Class::Subordinator,
        "time" => Class::Time,
        _ => panic!("function_word.tsv has an unknown class {name:?}"),
    }
}

fn takes(name: &str) -> Takes {
    match name {
        "say" => Takes::Clause,
        "think" => Takes::Thought,
        "manner" => Takes::Quote,
        "name" => Takes::Name,
        _ => panic!("cue.tsv has an unknown column value {name:?}"),
    }
}
