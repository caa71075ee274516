//! The three measures of coreference whose mean the shared task of CoNLL 2012 took: MUC (Vilain et al. 1995), B³ (Bagga
//! and Baldwin 1998) and CEAFₑ (Luo 2005).

use std::collections::BTreeMap;

/// Chains of mentions, each mention a number that is its own.
pub(super) type Chains = [Vec<usize>];

/// What is right, and out of how much: in the known chains, in the found ones.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Right, as the known chains count it.
    pub recalled: f64,
    /// What the known chains hold.
    pub known: f64,
    /// Right, as the found chains count it.
    pub precise: f64,
    /// What the found chains hold.
    pub found: f64,
}

impl Tally {
    /// Precision, recall and their harmonic mean in percent.
    #[must_use]
    pub fn percent(&self) -> [f64; 3] {
        let share = |part: f64, whole: f64| if whole > 0.0 { 100.0 * part / whole } else { 0.0 };
        let (precision, recall) = (share(self.precise, self.found), share(self.recalled, self.known));
        let both = precision + recall;
        [precision, recall, if both > 0.0 { 2.0 * precision * recall / both } else { 0.0 }]
    }

    pub(super) fn add(&mut self, other: Self) {
        self.recalled += other.recalled;
        self.known += other.known;
        self.precise += other.precise;
        self.found += other.found;
    }
}

/// Links: those that a chain needs, less those that are missing where the others tear it apart.
pub(super) fn muc(known: &Chains, found: &Chains) -> Tally {
    let kept = |chains: &Chains, others: &Chains| -> f64 {
        let of = chain_of(others);
        let links = |chain: &Vec<usize>| {
            let mut parts: Vec<_> = chain.iter().filter_map(|mention| of.get(mention)).collect();
            let alone = chain.len() - parts.len();
            parts.sort_unstable();
            parts.dedup();
            chain.len() - parts.len() - alone
        };
        count(chains.iter().map(links).sum())
    };
    let links =
        |chains: &Chains| count(chains.iter().map(|chain| chain.len().saturating_sub(1)).sum::<usize>());
    Tally {
        recalled: kept(known, found),
        known: links(known),
        precise: kept(found, known),
        found: links(found),
    }
}

/// Mentions: for each, how much of its chain is in its other chain.
pub(super) fn b_cubed(known: &Chains, found: &Chains) -> Tally {
    let shared = |chains: &Chains, others: &Chains| -> f64 {
        let common = common(chains, others);
        let part = |(at, row): (usize, &BTreeMap<usize, usize>)| -> f64 {
            row.values().map(|&n| count(n * n) / count(chains[at].len())).sum()
        };
        common.iter().enumerate().map(part).sum()
    };
    let mentions = |chains: &Chains| count(chains.iter().map(Vec::len).sum());
    Tally {
        recalled: shared(known, found),
        known: mentions(known),
        precise: shared(found, known),
        found: mentions(found),
    }
}

/// Chains: each paired with at most one, so that most is alike.
pub(super) fn ceaf_e(known: &Chains, found: &Chains) -> Tally {
    let alike: Vec<Vec<f64>> = common(known, found)
        .iter()
        .zip(known)
        .map(|(row, chain)| {
            let with = |(at, other): (usize, &Vec<usize>)| {
                2.0 * count(row.get(&at).copied().unwrap_or(0)) / count(chain.len() + other.len())
            };
            found.iter().enumerate().map(with).collect()
        })
        .collect();
    let best = best_pairing(&alike, found.len());
    Tally { recalled: best, known: count(known.len()), precise: best, found: count(found.len()) }
}

#[expect(clippy::cast_precision_loss, reason = "counts of mentions")]
fn count(n: usize) -> f64 {
    n as f64
}

fn chain_of(chains: &Chains) -> BTreeMap<usize, usize> {
    chains
        .iter()
        .enumerate()
        .flat_map(|(at, chain)| chain.iter().map(move |&mention| (mention, at)))
        .collect()
}

/// For each chain, how many of its mentions each of the others holds.
fn common(chains: &Chains, others: &Chains) -> Vec<BTreeMap<usize, usize>> {
    let of = chain_of(others);
    let row = |chain: &Vec<usize>| {
        let mut row = BTreeMap::new();
        chain.iter().filter_map(|mention| of.get(mention)).for_each(|&at| *row.entry(at).or_default() += 1);
        row
    };
    chains.iter().map(row).collect()
}

/// The most that pairs of a row and a column of their own can come to (Kuhn and Munkres, by shortest paths).
fn best_pairing(worth: &[Vec<f64>], n_columns: usize) -> f64 {
    let n = worth.len().max(n_columns);
    let cost = |row: usize, column: usize| {
        -worth.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
    };
    let (mut of_row, mut of_column) = (vec![0.0; n + 1], vec![0.0; n + 1]);
    // The row of each column, both from 1; 0 for none.
    let mut pair = vec![0; n + 1];
    for row in 1..=n {
        pair[0] = row;
        let (mut at, mut least, mut from, mut seen) =
            (0, vec![f64::INFINITY; n + 1], vec![0; n + 1], vec![false; n + 1]);
        while pair[at] != 0 {
            seen[at] = true;
            let row = pair[at];
            for column in (1..=n).filter(|&column| !seen[column]) {
                let slack = cost(row - 1, column - 1) - of_row[row] - of_column[column];
                if slack < least[column] {
                    (least[column], from[column]) = (slack, at);
                }
            }
            let next = (1..=n).filter(|&column| !seen[column]).min_by(|&a, &b| least[a].total_cmp(&least[b]));
            let next = next.expect("there is a column for each row");
            let step = least[next];
            for column in 0..=n {
                if seen[column] {
                    of_row[pair[column]] += step;
                    of_column[column] -= step;
                } else {
                    least[column] -= step;
                }
            }
            at = next;
        }
        while at != 0 {
            pair[at] = pair[from[at]];
            at = from[at];
        }
    }
    (1..=n).map(|column| -cost(pair[column] - 1, column - 1)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Tally, b_cubed, best_pairing, ceaf_e, muc};

    fn close(tally: Tally, precision: f64, recall: f64) {
        let [p, r, _] = tally.percent();
        assert!((p - precision).abs() < 0.01 && (r - recall).abs() < 0.01, "{p} {r}");
    }

    /// Luo 2005, figure 1: known {1..5} {6,7} {8..12}.
    fn known() -> Vec<Vec<usize>> {
        vec![vec![1, 2, 3, 4, 5], vec![6, 7], vec![8, 9, 10, 11, 12]]
    }

    #[test]
    fn two_chains_taken_for_one() {
        let found = vec![vec![1, 2, 3, 4, 5], vec![6, 7, 8, 9, 10, 11, 12]];
        close(muc(&known(), &found), 90.0, 100.0);
        // (5 + (4 + 25) / 7) / 12
        close(b_cubed(&known(), &found), 76.19, 100.0);
        // (1 + 2 * 5 / 12) of 2 and of 3
        close(ceaf_e(&known(), &found), 91.67, 61.11);
    }

    #[test]
    fn a_chain_taken_for_two_and_a_mention_missed() {
        // {1, 2} {3, 4}: 5 is missed, and 13 is none. The chain needs four links and two are there.
        let (known, found) = (vec![vec![1, 2, 3, 4, 5]], vec![vec![1, 2], vec![3, 4, 13]]);
        close(muc(&known, &found), 200.0 / 3.0, 50.0);
        // Precision (2 + 4 / 3) / 5; recall (4 + 4) / 5 / 5.
        close(b_cubed(&known, &found), 66.67, 32.0);
        // The better of 4 / 7 and 4 / 8, of 2 and of 1.
        close(ceaf_e(&known, &found), 28.57, 57.14);
    }

    #[test]
    fn all_right_and_all_wrong() {
        for measure in [muc, b_cubed, ceaf_e] {
            close(measure(&known(), &known()), 100.0, 100.0);
            close(measure(&known(), &[]), 0.0, 0.0);
            close(measure(&[], &known()), 0.0, 0.0);
            close(measure(&known(), &[vec![20, 21]]), 0.0, 0.0);
        }
    }

    #[test]
    fn the_best_pairing_is_not_the_greedy_one() {
        let worth = [vec![0.9, 0.8], vec![0.8, 0.1]];
        assert!((best_pairing(&worth, 2) - 1.6).abs() < 1e-9);
        assert!((best_pairing(&worth[..1], 2) - 0.9).abs() < 1e-9, "more columns than rows");
    }
}
