//! How good a model is on blocks that people have labelled, read by the code that ships.

use std::fmt;
use std::ops::{AddAssign, Range};

use nutgraf::learn::Analysis;
use nutgraf::learn::attribution::PARTS;
use nutgraf::{EntityKind, Models};

use crate::blocks::Block;

/// Words right of words known, and names, in counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scores {
    /// Words with a known tag, and those whose universal part of speech is right.
    pub upos: [usize; 2],
    /// Words with a known lemma, and those whose lemma is right.
    pub lemma: [usize; 2],
    /// Words with a known head; those whose head is right; those whose relation is right too (up to its colon).
    pub arcs: [usize; 3],
    /// Names known, found, and right in span and kind.
    pub names: [usize; 3],
    /// The same for persons, organizations and places (facilities among them) alone.
    pub core_names: [usize; 3],
    /// Sources, cues and contents of attributions: known, found, and right in span.
    pub attribution: [[usize; 3]; 3],
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_precision_loss, reason = "percentages of four digits")]
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let Self { upos, lemma, arcs, names, core_names, attribution } = self;
        let f1 = |[known, found, right]: [usize; 3]| percent(2 * right, known + found);
        if upos[0] > 0 {
            write!(f, "upos {:.2} lemma {:.2} ", percent(upos[1], upos[0]), percent(lemma[1], lemma[0]))?;
            write!(f, "uas {:.2} las {:.2} ", percent(arcs[1], arcs[0]), percent(arcs[2], arcs[0]))?;
        }
        if names[0] > 0 {
            write!(f, "names {:.2} core names {:.2}", f1(*names), f1(*core_names))?;
        }
        if attribution[0][0] > 0 {
            let [source, cue, content] = attribution.map(f1);
            write!(f, "source {source:.2} cue {cue:.2} content {content:.2}")?;
        }
        Ok(())
    }
}

/// Reads blocks with the given models and counts what is right.
#[must_use]
pub fn evaluate(models: &Models, blocks: &[Block]) -> Scores {
    let mut scores = Scores::default();
    for block in blocks {
        let sentences: Vec<Range<usize>> = block.sentences.iter().map(|&[start, end]| start..end).collect();
        scores.count(block, &models.analyze(&block.tokens, &sentences));
    }
    scores
}

impl Scores {
    fn count(&mut self, block: &Block, found: &Analysis) {
        for (at, tag) in block.upos.iter().enumerate() {
            self.upos.add_assign([1, usize::from(tag.parse() == Ok(found.upos[at]))]);
        }
        for (at, lemma) in block.lemma.iter().enumerate() {
            self.lemma.add_assign([1, usize::from(**lemma == *found.lemmas[at] || &**lemma == "_")]);
        }
        let universal = |relation: &str| relation.split(':').next().unwrap_or_default().to_owned();
        for (at, (head, relation)) in block.heads.iter().zip(&block.deprel).enumerate() {
            let is_head = *head == found.heads[at];
            let is_arc = is_head && universal(relation) == universal(&found.relations[at]);
            self.arcs.add_assign([1, usize::from(is_head), usize::from(is_arc)]);
        }
        if !block.names.is_empty() {
            let gold = names(&block.names);
            self.names.add_assign(count(&gold, &found.names));
            self.core_names.add_assign(count(&core(&gold), &core(&found.names)));
        }
        if !block.attribution.is_empty() {
            let gold = stretches(&block.attribution);
            for (sum, part) in self.attribution.iter_mut().zip(PARTS) {
                let of_part = |all: &[(Range<usize>, &str)]| {
                    all.iter()
                        .filter(|(_, of)| *of == part)
                        .map(|(words, _)| words.clone())
                        .collect::<Vec<_>>()
                };
                sum.add_assign(count(&of_part(&gold), &of_part(&found.attribution)));
            }
        }
    }
}

/// How many are known, found, and found rightly.
fn count<T: PartialEq>(gold: &[T], found: &[T]) -> [usize; 3] {
    [gold.len(), found.len(), found.iter().filter(|it| gold.contains(it)).count()]
}

trait Add<const N: usize> {
    fn add_assign(&mut self, other: [usize; N]);
}

impl<const N: usize> Add<N> for [usize; N] {
    fn add_assign(&mut self, other: [usize; N]) {
        self.iter_mut().zip(other).for_each(|(sum, value)| AddAssign::add_assign(sum, value));
    }
}

fn core(names: &[(Range<usize>, EntityKind)]) -> Vec<(Range<usize>, EntityKind)> {
    use EntityKind::{Facility, Organization, Person, Place};
    let merged =
        names.iter().map(|(words, kind)| (words.clone(), if *kind == Facility { Place } else { *kind }));
    merged.filter(|(_, kind)| matches!(kind, Person | Organization | Place)).collect()
}

/// Names from their tags.
fn names(tags: &[Box<str>]) -> Vec<(Range<usize>, EntityKind)> {
    use EntityKind::{Facility, Group, Organization, Other, Person, Place, Product};
    let kind = |kind: &str| match kind {
        "PER" => Person,
        "ORG" => Organization,
        "LOC" => Place,
        "FAC" => Facility,
        "GRP" => Group,
        "PRO" => Product,
        _ => Other,
    };
    stretches(tags).into_iter().map(|(words, of)| (words, kind(of))).collect()
}

/// Stretches of words and their kinds from tags.
fn stretches(tags: &[Box<str>]) -> Vec<(Range<usize>, &str)> {
    let (mut out, mut start) = (Vec::new(), 0);
    for (at, tag) in tags.iter().enumerate() {
        let Some((part, kind)) = tag.split_once('-') else { continue };
        if part == "B" || part == "S" {
            start = at;
        }
        if part == "E" || part == "S" {
            out.push((start..at + 1, kind));
        }
    }
    out
}
