//! A few of many, each with the same chance.

/// `n` items drawn at random in one pass, in their order: the same ones each time.
pub fn sample<T>(items: impl IntoIterator<Item = T>, n: usize) -> Vec<T> {
    let mut drawn: Vec<(u64, T)> = Vec::new();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for (number, item) in (0..).zip(items) {
        if drawn.len() < n {
            drawn.push((number, item));
        } else if let Some(slot) =
            usize::try_from(random.below(number + 1)).ok().and_then(|at| drawn.get_mut(at))
        {
            *slot = (number, item);
        }
    }
    drawn.sort_by_key(|(number, _)| *number);
    drawn.into_iter().map(|(_, item)| item).collect()
}

/// Numbers in no order: splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_has_the_same_chance() {
        assert_eq!(sample(0..3, 5), [0, 1, 2]);
        assert!(sample(0..3, 0).is_empty());
        let drawn = sample(0..100_000, 1000);
        assert!(drawn.is_sorted());
        let low = drawn.iter().filter(|n| **n < 50_000).count();
        assert!((450..550).contains(&low), "{low} of 1000 in the first half");
    }
}
