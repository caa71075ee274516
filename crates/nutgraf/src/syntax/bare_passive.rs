//! Passives without an auxiliary, as headlines and asides have them: "Minister accused of bribery", "a mayor urged to resign".

use rustc_hash::FxHashMap;

use super::parse::Parse;
use super::relation::Relation;
use super::verb::goes_on_actively;
use crate::lexicon;
use crate::types::Upos;

/// Words of a headline, at most.
const HEADLINE: usize = 25;

/// Verbs of which a past form without object is passive, and where it is.
#[derive(Debug)]
pub(super) struct TransitiveVerbs(FxHashMap<&'static str, Vec<&'static str>>);

impl Default for TransitiveVerbs {
    fn default() -> Self {
        let mut verbs: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for row in lexicon::rows(include_str!("../../data/en/lexicon/transitive_verb.tsv")) {
            verbs.entry(row[0]).or_default().push(row[1]);
        }
        Self(verbs)
    }
}

impl TransitiveVerbs {
    /// Whether the predicate at `word` of a sentence, with the dictionary form `lemma`, stands in a past form without auxiliary and
    /// is passive.
    pub(super) fn is_passive(&self, parse: &Parse<'_>, word: usize, lemma: &str, sentence: usize) -> bool {
        if !matches!(parse.tag(word), "VBD" | "VBN") {
            return false;
        }
        let Some(places) = self.0.get(lemma) else { return false };
        let fits = |place: &&str| match *place {
            "infinitive" => has_infinitive(parse, word) && !has_object(parse, word),
            "agent" => has_agent(parse, word) && !has_object(parse, word),
            _ => !has_object(parse, word) && !has_clause(parse, word),
        };
        !is_helped(parse, word)
            && !borrows_object(parse, word)
            && (leaves_out_words(parse, sentence)
                || !parse.has_subject(word) && !goes_on_actively(parse, word)
                || is_aside(parse, word))
            && places.iter().any(fits)
    }
}

/// Whether a sentence is a headline: in a full sentence a subject and a past form without auxiliary are active, and
/// the object is only late ("condemned on Monday in the strongest terms the killing").
pub(super) fn leaves_out_words(parse: &Parse<'_>, sentence: usize) -> bool {
    let words = &parse.text.sentence_tokens[sentence];
    words.len() <= HEADLINE && !matches!(parse.form(words.end - 1), "." | "?" | "!" | "”" | "\"")
}

/// "Ana Ruiz, accused of spying, denied it": a participle that the parser takes for the verb of the sentence.
fn is_aside(parse: &Parse<'_>, word: usize) -> bool {
    let opens = |at: usize| parse.is_any(at, &["of", "for", "by", "over", "with"]);
    let is_set_off = word > 0 && parse.form(word - 1) == "," && word + 1 < parse.len() && opens(word + 1);
    is_set_off && goes_on(parse, word)
}

/// Whether another verb says what the sentence tells: not in "Husaini Bala, who represents it, called for a base".
fn goes_on(parse: &Parse<'_>, word: usize) -> bool {
    let sentence = &parse.text.sentence_tokens[parse.sentence_of(word)];
    let comma = (word..sentence.end).find(|&at| parse.form(at) == ",");
    let is_finite = |at: usize| matches!(parse.tag(at), "VBD" | "VBZ" | "VBP" | "MD");
    comma.is_some_and(|comma| (comma..sentence.end).any(is_finite))
}

fn has(parse: &Parse<'_>, word: usize, relations: &[Relation]) -> bool {
    parse.dependents(word).any(|at| relations.contains(&parse.relation(at)))
}

/// "Was accused", "has accused", "to accuse".
fn is_helped(parse: &Parse<'_>, word: usize) -> bool {
    parse.auxiliaries(word).next().is_some()
}

fn has_object(parse: &Parse<'_>, word: usize) -> bool {
    has(parse, word, &[Relation::Object, Relation::IndirectObject])
}

fn has_clause(parse: &Parse<'_>, word: usize) -> bool {
    has(parse, word, &[Relation::Complement, Relation::OpenComplement])
}

fn has_infinitive(parse: &Parse<'_>, word: usize) -> bool {
    let is_to = |at: usize| parse.relation(at) == Relation::Mark && parse.form(at).eq_ignore_ascii_case("to");
    parse
        .dependents(word)
        .any(|at| at > word && parse.upos(at) == Upos::Verb && parse.dependents(at).any(is_to))
}

/// "By rebels", not "by two goals".
pub(super) fn has_agent(parse: &Parse<'_>, word: usize) -> bool {
    let is_by = |at: usize| parse.relation(at) == Relation::Case && parse.form(at).eq_ignore_ascii_case("by");
    let is_somebody = |at: usize| {
        matches!(parse.upos(at), Upos::Noun | Upos::Propn | Upos::Pron)
            && !has(parse, at, &[Relation::Numeral])
    };
    let acts = |at: usize| {
        parse.relation(at) == Relation::Agent
            || parse.relation(at) == Relation::Oblique && parse.dependents(at).any(is_by)
    };
    parse.dependents(word).any(|at| at > word && acts(at) && is_somebody(at))
}

/// "The men they arrested", "whom police arrested", "arrested and charged three men": the object stands elsewhere.
fn borrows_object(parse: &Parse<'_>, word: usize) -> bool {
    let is_asked = |at: usize| matches!(parse.tag(at), "WP" | "WDT");
    let is_lent = parse
        .dependents(word)
        .any(|at| parse.relation(at) == Relation::Conjunct && at > word && has_object(parse, at));
    let is_fronted = parse.relation(word) == Relation::Relative
        || parse.dependents(word).any(|at| at < word && is_asked(at));
    let is_joined = parse.relation(word) == Relation::Conjunct
        && parse.head(word).is_some_and(|head| has_object(parse, head) || is_helped(parse, head));
    let names_itself = parse.dependents(word).any(|at| {
        parse.relation(at).is_subject()
            && matches!(&*parse.form(at).to_ascii_lowercase(), "he" | "she" | "they" | "we" | "i")
    });
    is_lent || is_fronted || is_joined || names_itself
}
