//! How often a network is right about words: weak labels are neither hits nor misses.

use std::fmt::{self, Display, Write};

use nutgraf::learn::stance::scorer::Choices;

use super::sample::{Choice, names};

/// Limits that are tried.
const LIMITS: [f32; 8] = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6];

/// What was told and what there was, for acts and for events.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// For each respect each word: its likeliest kind, how likely, what readers say.
    words: [Vec<(u8, f32, Vec<u8>)>; 2],
}

/// Words told, words that readers marked, those of both, and those of them with a right kind.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    told: usize,
    gold: usize,
    found: usize,
    right: usize,
}

impl Counts {
    fn f1(self) -> f32 {
        200.0 * self.right as f32 / (self.told + self.gold).max(1) as f32
    }

    fn precision(self) -> f32 {
        100.0 * self.right as f32 / self.told.max(1) as f32
    }

    fn recall(self) -> f32 {
        100.0 * self.right as f32 / self.gold.max(1) as f32
    }
}

impl Tally {
    /// What a network says of a word, and what readers do.
    pub(crate) fn add(&mut self, believed: &[Choice; 2], choices: &Choices) {
        let likely = choices.likelihoods();
        let likely: [&[f32]; 2] = [&likely.acts, &likely.types];
        for part in 0..2 {
            let Some(told) = &believed[part].told else { continue };
            let mut best = (0, 0.0);
            for (kind, &score) in (1_u8..).zip(likely[part]) {
                if score > best.1 {
                    best = (kind, score);
                }
            }
            self.words[part].push((best.0, best.1, told.clone()));
        }
    }

    fn counts(&self, part: usize, limit: f32, of: Option<u8>) -> Counts {
        let mut counts = Counts::default();
        for (kind, likely, told) in &self.words[part] {
            let is_told = *likely >= limit;
            let is_right = is_told && told.contains(kind);
            let concerns = of.is_none_or(|of| told.first() == Some(&of));
            counts.gold += usize::from(!told.is_empty() && concerns);
            counts.told += usize::from(is_told && of.is_none_or(|of| *kind == of));
            counts.found += usize::from(is_told && !told.is_empty() && concerns);
            counts.right += usize::from(is_right && concerns);
        }
        counts
    }

    fn best(&self, part: usize) -> (f32, Counts) {
        let all = LIMITS.map(|limit| (limit, self.counts(part, limit, None)));
        all.into_iter().max_by(|a, b| a.1.f1().total_cmp(&b.1.f1())).unwrap_or_default()
    }

    /// Counts by kind, and how often likelihoods are right.
    #[must_use]
    pub fn table(&self) -> String {
        let mut out = format!("{self}\n");
        let mut line = |line: String| writeln!(out, "{line}").expect("a string takes it");
        for (part, names) in names().iter().enumerate() {
            let (limit, _) = self.best(part);
            for (kind, name) in (1..).zip(names) {
                let counts = self.counts(part, limit, Some(kind));
                line(format!(
                    "  {name:9} gold {:3} told {:3} right {:3}  F1 {:.0}",
                    counts.gold,
                    counts.told,
                    counts.right,
                    counts.f1()
                ));
            }
            for tenth in 0..10 {
                let (low, high) = (tenth as f32 / 10.0, tenth as f32 / 10.0 + 0.1);
                let inside: Vec<_> =
                    self.words[part].iter().filter(|word| word.1 >= low.max(0.05) && word.1 < high).collect();
                let right = inside.iter().filter(|(kind, _, told)| told.contains(kind)).count();
                let mean: f32 = inside.iter().map(|word| word.1).sum::<f32>() / inside.len().max(1) as f32;
                line(format!(
                    "  likely {mean:.2}: right {:.2} of {}",
                    right as f32 / inside.len().max(1) as f32,
                    inside.len()
                ));
            }
        }
        out
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (part, name) in ["acts", "events"].into_iter().enumerate() {
            let (limit, counts) = self.best(part);
            let (p, r, f1) = (counts.precision(), counts.recall(), counts.f1());
            let found = 100.0 * counts.found as f32 / counts.gold.max(1) as f32;
            let found_p = 100.0 * counts.found as f32 / counts.told.max(1) as f32;
            write!(
                f,
                "{name} F1 {f1:.1} P {p:.1} R {r:.1} at {limit:.2} (found P {found_p:.1} R {found:.1})  "
            )?;
        }
        Ok(())
    }
}
