//! Gradient boosting of choices: trees that score each of several options, summed, so that the right ones come out
//! likeliest (Friedman 2001; the loss is that of a softmax over the options of one choice).

use nutgraf::learn::boosted_trees::{BoostedTrees, Node, PARTS};

/// One choice: a row of numbers for each option, and which are right.
#[derive(Clone, Debug)]
pub struct Options {
    /// The numbers of each option, as many for each.
    pub rows: Vec<Vec<u8>>,
    /// Whether each is right; one is at least.
    pub right: Vec<bool>,
    /// How much the choice counts.
    pub weight: f32,
}

/// How trees are grown.
#[derive(Clone, Copy, Debug)]
pub struct Boost {
    /// Forests that are averaged, each grown on its own draws.
    pub forests: usize,
    /// Trees of a forest.
    pub trees: usize,
    /// Leaves of a tree.
    pub leaves: usize,
    /// How much of its answer a tree adds.
    pub rate: f32,
    /// Options that a leaf holds at least.
    pub least: usize,
    /// What draws the answers of leaves to nought.
    pub calm: f32,
    /// The share of choices that a tree is grown on.
    pub choices: f32,
    /// The share of numbers that a tree looks at.
    pub numbers: f32,
}

/// Values that a number has.
const VALUES: usize = 256;

/// Options side by side, a column for each number.
struct Table {
    columns: Vec<Vec<u8>>,
    /// Where the options of each choice begin, and where the last ones end.
    starts: Vec<usize>,
    right: Vec<bool>,
    weights: Vec<f32>,
}

/// First and second derivative of the loss by an option's score.
type Slope = (f32, f32);

/// Learns trees from choices. The lines of the forest that [`BoostedTrees::of_lines`] reads; the same for the same choices.
#[must_use]
pub fn boost(choices: &[&Options], how: &Boost) -> Vec<String> {
    let table = Table::of(choices);
    let mut lines = Vec::new();
    for forest in 0..how.forests {
        let mut draw = Draw(0x9e37_79b9_7f4a_7c15 ^ (forest as u64 + 1));
        let mut scores = vec![0.0_f32; table.right.len()];
        for _ in 0..how.trees {
            let slopes = table.slopes(&scores);
            let rows = table.drawn(&mut draw, how.choices);
            let n_columns = table.columns.len();
            let columns: Vec<_> = (0..n_columns).filter(|_| draw.below_one() < how.numbers).collect();
            let tree = Growth { table: &table, slopes: &slopes, columns: &columns, how }.tree(rows);
            for (at, score) in scores.iter_mut().enumerate() {
                *score += tree.answer(|number| table.columns[number][at]);
            }
            lines.push(BoostedTrees::line(&tree.nodes(1.0 / how.forests as f32)));
        }
    }
    lines
}

impl Table {
    fn of(choices: &[&Options]) -> Self {
        let n_columns = choices.first().map_or(0, |one| one.rows[0].len());
        let rows = || choices.iter().flat_map(|one| &one.rows);
        let columns = (0..n_columns).map(|column| rows().map(|row| row[column]).collect()).collect();
        let mut starts = vec![0];
        starts.extend(choices.iter().scan(0, |end, one| {
            *end += one.rows.len();
            Some(*end)
        }));
        Self {
            columns,
            starts,
            right: choices.iter().flat_map(|one| one.right.iter().copied()).collect(),
            weights: choices.iter().map(|one| one.weight).collect(),
        }
    }

    /// The slopes of the loss at some scores.
    fn slopes(&self, scores: &[f32]) -> Vec<Slope> {
        let mut slopes = Vec::with_capacity(scores.len());
        for (bounds, weight) in self.starts.windows(2).zip(&self.weights) {
            let (scores, right) = (&scores[bounds[0]..bounds[1]], &self.right[bounds[0]..bounds[1]]);
            let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let powers: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
            let total: f32 = powers.iter().sum();
            let hit: f32 =
                powers.iter().zip(right).filter(|(_, right)| **right).map(|(power, _)| power).sum();
            for (power, &is_right) in powers.iter().zip(right) {
                let share = power / total;
                let wanted = if is_right { power / hit.max(f32::MIN_POSITIVE) } else { 0.0 };
                slopes.push((weight * (share - wanted), weight * (share * (1.0 - share)).max(1e-6)));
            }
        }
        slopes
    }

    /// The options of some choices, drawn.
    fn drawn(&self, draw: &mut Draw, share: f32) -> Vec<usize> {
        let choices = self.starts.windows(2).filter(|_| draw.below_one() < share);
        choices.flat_map(|bounds| bounds[0]..bounds[1]).collect()
    }
}

/// A tree as it grows.
#[derive(Debug)]
enum Grown {
    Leaf(f32),
    Split { number: usize, limit: u8, sides: Box<[Grown; 2]> },
}

impl Grown {
    fn answer(&self, value: impl Fn(usize) -> u8) -> f32 {
        let mut at = self;
        loop {
            match at {
                Self::Leaf(answer) => return *answer,
                Self::Split { number, limit, sides } => at = &sides[usize::from(value(*number) > *limit)],
            }
        }
    }

    fn nodes(&self, share: f32) -> Vec<Node> {
        match self {
            Self::Leaf(answer) => vec![Node::Leaf((answer * share * PARTS).round() as i16)],
            Self::Split { number, limit, sides } => {
                let [less, more] = [&sides[0], &sides[1]].map(|side| side.nodes(share));
                let skip = u16::try_from(less.len() + 1).unwrap_or(u16::MAX);
                let number = u8::try_from(*number).unwrap_or(u8::MAX);
                let split = Node::Split { number, limit: *limit, skip };
                std::iter::once(split).chain(less).chain(more).collect()
            }
        }
    }
}

/// Options that stand together, and how they are best told apart.
struct Leaf {
    rows: Vec<usize>,
    total: Slope,
    best: Option<Best>,
}

#[derive(Clone, Copy)]
struct Best {
    gain: f32,
    number: usize,
    limit: u8,
}

/// What a tree grows on.
struct Growth<'a> {
    table: &'a Table,
    slopes: &'a [Slope],
    columns: &'a [usize],
    how: &'a Boost,
}

impl Growth<'_> {
    /// Splits the leaf that gains most until there are as many as wanted.
    fn tree(&self, rows: Vec<usize>) -> Grown {
        let mut leaves = vec![self.leaf(rows)];
        // For each split its number, limit and the places of its sides: below zero a leaf.
        let mut splits: Vec<(Best, [Side; 2])> = Vec::new();
        let mut parents: Vec<Option<(usize, usize)>> = vec![None];
        while leaves.len() < self.how.leaves {
            let gain = |at: usize| leaves[at].best.map_or(0.0, |best| best.gain);
            let widest = (0..leaves.len()).max_by(|&a, &b| gain(a).total_cmp(&gain(b)));
            let Some((at, best)) = widest.and_then(|at| Some((at, leaves[at].best?))) else { break };
            let column = &self.table.columns[best.number];
            let rows = std::mem::take(&mut leaves[at].rows);
            let (less, more) = rows.into_iter().partition(|&row| column[row] <= best.limit);
            let split = splits.len();
            if let Some((above, side)) = parents[at] {
                splits[above].1[side] = Side::Split(split);
            }
            splits.push((best, [Side::Leaf(at), Side::Leaf(leaves.len())]));
            parents[at] = Some((split, 0));
            parents.push(Some((split, 1)));
            leaves[at] = self.leaf(less);
            leaves.push(self.leaf(more));
        }
        let root = if splits.is_empty() { Side::Leaf(0) } else { Side::Split(0) };
        self.grown(root, &splits, &leaves)
    }

    fn grown(&self, side: Side, splits: &[(Best, [Side; 2])], leaves: &[Leaf]) -> Grown {
        match side {
            Side::Leaf(at) => {
                let (slope, bend) = leaves[at].total;
                Grown::Leaf(-slope / (bend + self.how.calm) * self.how.rate)
            }
            Side::Split(at) => {
                let (best, sides) = splits[at];
                let sides = sides.map(|side| self.grown(side, splits, leaves));
                Grown::Split { number: best.number, limit: best.limit, sides: Box::new(sides) }
            }
        }
    }

    fn leaf(&self, rows: Vec<usize>) -> Leaf {
        let add = |sum: Slope, row: &usize| (sum.0 + self.slopes[*row].0, sum.1 + self.slopes[*row].1);
        let total = rows.iter().fold((0.0, 0.0), add);
        let best = (rows.len() >= 2 * self.how.least).then(|| self.best(&rows, total)).flatten();
        Leaf { rows, total, best }
    }

    /// The split that gains most.
    fn best(&self, rows: &[usize], total: Slope) -> Option<Best> {
        let worth = |(slope, bend): Slope| slope * slope / (bend + self.how.calm);
        let whole = worth(total);
        let mut best: Option<Best> = None;
        for &number in self.columns {
            let mut sums = [(0.0_f32, 0.0_f32, 0_usize); VALUES];
            let column = &self.table.columns[number];
            for &row in rows {
                let (slope, bend) = self.slopes[row];
                let sum = &mut sums[usize::from(column[row])];
                *sum = (sum.0 + slope, sum.1 + bend, sum.2 + 1);
            }
            let mut less = (0.0, 0.0, 0);
            for (limit, sum) in (0..=u8::MAX).zip(&sums) {
                if sum.2 == 0 {
                    continue;
                }
                less = (less.0 + sum.0, less.1 + sum.1, less.2 + sum.2);
                if less.2 < self.how.least {
                    continue;
                }
                if rows.len() - less.2 < self.how.least {
                    break;
                }
                let more = (total.0 - less.0, total.1 - less.1);
                let gain = worth((less.0, less.1)) + worth(more) - whole;
                if gain > best.map_or(1e-4, |best| best.gain) {
                    best = Some(Best { gain, number, limit });
                }
            }
        }
        best
    }
}

#[derive(Clone, Copy)]
enum Side {
    Leaf(usize),
    Split(usize),
}

/// Numbers that look random, always the same (xorshift, Marsaglia 2003).
struct Draw(u64);

impl Draw {
    fn below_one(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1 << 24) as f32
    }
}

#[cfg(test)]
mod tests {
    use nutgraf::learn::boosted_trees::BoostedTrees;

    use super::{Boost, Options, boost};

    /// Of two options the one is right whose two numbers are not alike, which takes both to tell.
    fn choices() -> Vec<Options> {
        let row = |code: usize| vec![(code & 1) as u8, (code >> 1 & 1) as u8];
        let choice = |at: usize| {
            let [alike, unlike] = [row([0, 3][at % 2]), row([1, 2][at / 2 % 2])];
            let first = (at / 4).is_multiple_of(2);
            let rows = if first { vec![unlike, alike] } else { vec![alike, unlike] };
            Options { rows, right: vec![first, !first], weight: 1.0 }
        };
        (0..200).map(choice).collect()
    }

    const HOW: Boost = Boost {
        forests: 2,
        trees: 40,
        leaves: 4,
        rate: 0.3,
        least: 5,
        calm: 1.0,
        choices: 0.8,
        numbers: 1.0,
    };

    #[test]
    fn what_two_numbers_tell_together_is_learned() -> Result<(), String> {
        let choices = choices();
        let lines = boost(&choices.iter().collect::<Vec<_>>(), &HOW);
        let forest = BoostedTrees::of_lines(lines.iter().map(String::as_str))?;
        for choice in &choices {
            let scores = [0, 1].map(|at| forest.sum(&choice.rows[at]));
            let right = usize::from(choice.right[1]);
            assert!(scores[right] > scores[1 - right] + 1000, "{scores:?} for {choice:?}");
        }
        Ok(())
    }

    #[test]
    fn the_same_choices_grow_the_same_trees() {
        let choices = choices();
        let grown = || boost(&choices.iter().collect::<Vec<_>>(), &HOW);
        assert_eq!(grown(), grown());
    }
}
