//! What is known of words as the network learns: what a teacher gave for each, what is learned of a word alone, and what is learned of all
//! words of a class, such as a stem or a sense. What few labels say of a rare word, its classes say.

use super::StanceRecipe;
use super::vectors::Vectors;
use crate::parameter::{Parameter, Random, Rate};

/// Numbers for words.
pub(crate) struct Known {
    /// Fingerprints of their folded forms, sorted.
    pub(crate) words: Vec<u32>,
    pub(crate) width: usize,
    given: Vec<f32>,
    own: Parameter,
    /// The classes of each word.
    classes: Vec<Vec<usize>>,
    of_class: Parameter,
}

/// A word as it is met.
#[derive(Clone, Copy)]
pub(crate) struct Met {
    row: usize,
    /// Whether what is learned of it alone counts.
    is_own: bool,
}

impl Known {
    pub(crate) fn new(vectors: Vectors) -> Self {
        let Vectors { words, values, width, classes } = vectors;
        let n_classes = classes.iter().flatten().max().map_or(0, |most| most + 1);
        Self {
            own: Parameter::zeros(values.len()),
            of_class: Parameter::zeros(n_classes * width),
            given: values,
            words,
            width,
            classes,
        }
    }

    /// The word with a fingerprint, with all that is known of it.
    pub(crate) fn find(&self, word: u32) -> Option<Met> {
        Some(Met { row: self.words.binary_search(&word).ok()?, is_own: true })
    }

    /// The word with a fingerprint as learning meets it: sometimes unknown, sometimes known by its classes alone.
    pub(crate) fn meet(&self, word: u32, recipe: &StanceRecipe, random: &mut Random) -> Option<Met> {
        let met = self.find(word).filter(|_| !random.is(recipe.dropout_word))?;
        Some(Met { is_own: !random.is(recipe.dropout_own), ..met })
    }

    /// The numbers of a word.
    pub(crate) fn numbers(&self, met: Met) -> Vec<f32> {
        let cells = cells(met.row, self.width);
        let mut numbers = self.given[cells.clone()].to_vec();
        let mut add = |values: &[f32], share: f32| {
            numbers.iter_mut().zip(values).for_each(|(sum, value)| *sum += share * value);
        };
        if met.is_own {
            add(&self.own.value[cells], 1.0);
        }
        let share = self.share(met.row);
        for &class in &self.classes[met.row] {
            add(&self.of_class.value[self::cells(class, self.width)], share);
        }
        numbers
    }

    /// The numbers of all words, a row each.
    pub(crate) fn all(&self) -> Vec<f32> {
        (0..self.words.len()).flat_map(|row| self.numbers(Met { row, is_own: true })).collect()
    }

    /// How much each class of a word counts: all together spread as far as one would.
    fn share(&self, row: usize) -> f32 {
        1.0 / (self.classes[row].len().max(1) as f32).sqrt()
    }

    /// Adds the gradient of a word's numbers.
    pub(crate) fn back(&mut self, met: Met, gradient: &[f32]) {
        let share = self.share(met.row);
        let add = |sums: &mut [f32], share: f32| {
            sums.iter_mut().zip(gradient).for_each(|(sum, value)| *sum += share * value);
        };
        if met.is_own {
            add(&mut self.own.gradient[cells(met.row, self.width)], 1.0);
        }
        for &class in &self.classes[met.row] {
            add(&mut self.of_class.gradient[cells(class, self.width)], share);
        }
    }

    /// What of it words learn: rows of their own, and classes.
    pub(crate) fn touched(&self, met: &[Option<Met>]) -> [Vec<usize>; 2] {
        let met = met.iter().flatten();
        let own = met.clone().filter(|met| met.is_own).map(|met| met.row).collect();
        let classes = met.flat_map(|met| self.classes[met.row].iter().copied()).collect();
        [own, classes].map(|mut rows: Vec<usize>| {
            rows.sort_unstable();
            rows.dedup();
            rows
        })
    }

    /// The sum of the squares of the gradients of what was touched.
    pub(crate) fn square(&self, touched: &[Vec<usize>; 2]) -> f32 {
        let parts = [&self.own, &self.of_class].into_iter().zip(touched);
        let gradients = parts
            .flat_map(|(part, rows)| rows.iter().flat_map(|&row| &part.gradient[cells(row, self.width)]));
        gradients.map(|value| value * value).sum()
    }

    /// One step of what was touched, its gradients first made `less`.
    pub(crate) fn step(&mut self, touched: &[Vec<usize>; 2], less: f32, rate: Rate) {
        for (part, rows) in [&mut self.own, &mut self.of_class].into_iter().zip(touched) {
            for &row in rows {
                let cells = cells(row, self.width);
                part.gradient[cells.clone()].iter_mut().for_each(|value| *value *= less);
                part.step_part(cells.start, cells.end, rate);
            }
        }
    }
}

fn cells(row: usize, width: usize) -> std::ops::Range<usize> {
    row * width..(row + 1) * width
}

#[cfg(test)]
mod tests {
    use super::{Known, Met};
    use crate::parameter::Rate;
    use crate::stance::vectors::Vectors;

    #[test]
    fn what_one_word_learns_its_class_knows() {
        let vectors = Vectors {
            words: vec![1, 2, 3],
            values: vec![0.0; 3],
            width: 1,
            classes: vec![vec![0], vec![0], vec![]],
        };
        let mut known = Known::new(vectors);
        let met = [known.find(1)];
        let touched = known.touched(&met);
        known.back(met[0].expect("a word"), &[1.0]);
        assert!((known.square(&touched) - 2.0).abs() < 1e-6);
        known.step(&touched, 1.0, Rate::at(1, 0.1, 0.0));
        let of = |word| known.numbers(known.find(word).expect("a word"))[0];
        assert!(of(1) < of(2) && of(2) < 0.0, "{} {}", of(1), of(2));
        assert_eq!(of(3), 0.0);
        assert_eq!(known.numbers(Met { row: 0, is_own: false })[0], of(2));
    }
}
