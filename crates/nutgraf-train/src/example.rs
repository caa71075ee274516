//! What is learned from: stretches of words and what is known of them, surely or as a teacher's guess.

use std::ops::Range;

/// A stretch of sentences that see one another.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The words as written.
    pub words: Vec<Box<str>>,
    /// Its sentences, end to end.
    pub sentences: Vec<Range<usize>>,
    /// What is known; columns that nobody knows are absent.
    pub upos: Option<Column>,
    /// Finer tags.
    pub xpos: Option<Column>,
    /// Tags of names.
    pub names: Option<Column>,
    /// Tags of the parts of attributions.
    pub attribution: Option<Column>,
    /// Heads in their sentence from 1, 0 for the root.
    pub heads: Option<Column>,
    /// Labels of the arcs to the likeliest heads.
    pub labels: Option<Column>,
    /// Dictionary forms, where known.
    pub lemmas: Vec<Box<str>>,
}

/// For each word the answers that are likely and how likely; a sure one has weight 1.
#[derive(Clone, Debug, Default)]
pub struct Column {
    answers: Vec<(u16, f32)>,
    ends: Vec<u32>,
}

impl Column {
    /// Adds a word whose answer is known.
    pub fn push_sure(&mut self, answer: usize) {
        self.push([(answer, 1.0)]);
    }

    /// Adds a word with likely answers; their weights are made to sum to 1.
    pub fn push(&mut self, answers: impl IntoIterator<Item = (usize, f32)>) {
        let start = self.answers.len();
        self.answers.extend(answers.into_iter().map(|(answer, weight)| (answer as u16, weight)));
        let sum: f32 = self.answers[start..].iter().map(|(_, weight)| weight).sum();
        for (_, weight) in &mut self.answers[start..] {
            *weight /= sum.max(f32::MIN_POSITIVE);
        }
        self.ends.push(self.answers.len() as u32);
    }

    /// The likely answers of a word.
    #[must_use]
    pub fn of(&self, word: usize) -> &[(u16, f32)] {
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.answers[start..self.ends[word] as usize]
    }

    /// The likeliest answer of a word.
    #[must_use]
    pub fn best(&self, word: usize) -> usize {
        let likelier = |best: (u16, f32), next: &(u16, f32)| if next.1 > best.1 { *next } else { best };
        usize::from(self.of(word).iter().fold((0, 0.0), likelier).0)
    }

    /// How many words it has answers for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}
