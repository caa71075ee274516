//! The verb group of a predicate: tense, modal, voice, negation.

use super::clause::{Modal, Tense};
use super::parse::Parse;
use super::relation::Relation;
use crate::types::Upos;

/// What the auxiliaries, the copula and the form of a predicate say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) tense: Tense,
    pub(super) modal: Option<(Modal, usize)>,
    pub(super) is_passive: bool,
    pub(super) is_perfect: bool,
    pub(super) is_infinitive: bool,
    pub(super) negator: Option<usize>,
}

/// Reads the group of the predicate at `word`.
pub(super) fn read(parse: &Parse<'_>, word: usize) -> Group {
    let mut group = Group {
        tense: Tense::None,
        modal: None,
        is_passive: false,
        is_perfect: false,
        is_infinitive: false,
        negator: None,
    };
    let (mut has_subject, mut is_owed) = (false, false);
    let mut finite = None;
    for at in parse.dependents(word) {
        match parse.relation(at) {
            Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula => {
                finite = finite.or(Some(at));
                group.hear(parse, word, at);
                // "At no point did they promise it": what denies may hang on the auxiliary.
                let fronted = parse.dependents(at).find(|&one| parse.relation(one) == Relation::Oblique);
                let fronted = fronted.filter(|&one| one + 1 == at && is_inverted(parse, word, one));
                group.negator = group.negator.or(fronted.and_then(|one| denier(parse, one)));
            }
            Relation::PassiveSubject => {
                group.is_passive = true;
                has_subject = true;
            }
            Relation::Subject => has_subject = true,
            Relation::Mark if is(parse, at, "to") => {
                group.is_infinitive = true;
                is_owed = finite.is_some();
            }
            Relation::Adverb | Relation::Determiner | Relation::Conjunction if denies(parse, at) => {
                group.negator = Some(at);
            }
            // "Will under no circumstances lend"; "in no time" is soon.
            Relation::Oblique
                if at < word
                    && (finite.is_some_and(|finite| finite < at && !is(parse, at, "time"))
                        || finite.is_none() && is_inverted(parse, word, at)) =>
            {
                group.negator = group.negator.or_else(|| denier(parse, at));
            }
            _ => {}
        }
    }
    let is_active = finite.is_none() && goes_on_actively(parse, word);
    let tag = if is_active { "VBD" } else { parse.tag(word) };
    group.is_passive |= tag == "VBN" && finite.is_none() && !has_subject;
    group.tense = match (group.modal, finite) {
        (Some((Modal::Will, _)), _) => Tense::Future,
        // "Is to go"; in headlines "Spain to go".
        (None, Some(at)) if is_owed && parse.lemma(at) == "be" && parse.tag(at) != "VBD" => Tense::Future,
        (None, None) if group.is_infinitive && has_subject && is_root(parse, word) => Tense::Future,
        (_, Some(at)) => of_tag(parse.tag(at)),
        (_, None) => of_tag(tag),
    };
    group
}

/// "Said they were angry and threatened to strike": whether a past form shares the subject of an active verb, whatever a tagger takes
/// it for.
pub(super) fn goes_on_actively(parse: &Parse<'_>, word: usize) -> bool {
    let is_past = matches!(parse.tag(word), "VBD" | "VBN") && parse.relation(word) == Relation::Conjunct;
    let first = parse.head(word).filter(|&first| is_past && parse.tag(first) == "VBD");
    first.is_some_and(|first| parse.has_subject(first) && parse.auxiliaries(first).next().is_none())
}

impl Group {
    /// Takes in one auxiliary or copula.
    fn hear(&mut self, parse: &Parse<'_>, word: usize, at: usize) {
        let form = parse.form(at).to_ascii_lowercase();
        if parse.tag(at) == "MD" {
            self.modal = self.modal.or_else(|| Some((modal(&form)?, at)));
        }
        let be = matches!(
            &*form,
            "be" | "am"
                | "is"
                | "are"
                | "was"
                | "were"
                | "been"
                | "being"
                | "'s"
                | "’s"
                | "'re"
                | "’re"
                | "'m"
                | "’m"
        );
        let passive = parse.relation(at) == Relation::PassiveAuxiliary;
        self.is_passive |= passive || be && parse.tag(word) == "VBN" && !form.ends_with('s');
        self.is_perfect |= matches!(&*form, "have" | "has" | "had" | "having" | "'ve" | "’ve");
    }
}

fn modal(form: &str) -> Option<Modal> {
    Some(match form {
        "will" | "wo" | "'ll" | "’ll" | "shall" | "sha" => Modal::Will,
        "would" | "'d" | "’d" => Modal::Would,
        "can" | "ca" => Modal::Can,
        "could" => Modal::Could,
        "may" | "might" => Modal::May,
        "must" => Modal::Must,
        "should" | "ought" => Modal::Should,
        _ => return None,
    })
}

fn of_tag(tag: &str) -> Tense {
    match tag {
        "VBD" => Tense::Past,
        "VBZ" | "VBP" => Tense::Present,
        _ => Tense::None,
    }
}

fn is_root(parse: &Parse<'_>, word: usize) -> bool {
    matches!(parse.relation(word), Relation::Root | Relation::Parataxis)
}

/// Whether a word that hangs on a predicate denies it.
fn denies(parse: &Parse<'_>, at: usize) -> bool {
    let form = parse.form(at);
    let is_one = |words: &[&str]| words.iter().any(|word| form.eq_ignore_ascii_case(word));
    !parse.is_more_than(at)
        && !parse.denies_aside(at)
        && is_one(&[
            "not", "n't", "n’t", "nt", "never", "neither", "nor", "nowhere", "hardly", "barely", "scarcely",
        ])
        || is_one(&["longer"]) && at > 0 && is(parse, at - 1, "no")
}

/// "In no way will we pay": whether the subject stands after an auxiliary that comes right after the words at `at`.
fn is_inverted(parse: &Parse<'_>, word: usize, at: usize) -> bool {
    let helps = |at: usize| matches!(parse.relation(at), Relation::Auxiliary | Relation::PassiveAuxiliary);
    let after = at + 1;
    let is_next = after < word && helps(after) && parse.head(after) == Some(word);
    is_next && parse.dependents(word).any(|one| after < one && one < word && parse.relation(one).is_subject())
}

/// The word that denies what a participant takes part in: the "no" of "no country".
pub(super) fn denier(parse: &Parse<'_>, word: usize) -> Option<usize> {
    let form = parse.form(word);
    let denies = |word: &str| form.eq_ignore_ascii_case(word);
    if ["nobody", "none", "nothing", "neither"].into_iter().any(denies) {
        return Some(word);
    }
    let is_no = |&at: &usize| {
        matches!(parse.relation(at), Relation::Determiner | Relation::Conjunction)
            && (is(parse, at, "no") || is(parse, at, "neither"))
            || is(parse, at, "not")
    };
    (parse.upos(word) != Upos::Verb)
        .then(|| parse.dependents(word).take_while(|&at| at < word).find(is_no))
        .flatten()
}

fn is(parse: &Parse<'_>, at: usize, word: &str) -> bool {
    parse.form(at).eq_ignore_ascii_case(word)
}
