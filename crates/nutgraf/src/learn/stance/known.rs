//! The things that a scorer knows, by their numbers: most of what is seen of a word is not known, and is told so fast.

/// Bits of the filter, as a power of two.
const FILTER: u32 = 18;

/// Numbers and the rows that stand for them.
#[derive(Clone, Debug)]
pub(super) struct RowIndex {
    /// One bit for each number's first [`FILTER`] bits: not set, it is not known.
    filter: Vec<u64>,
    /// Number and row, `None` where a slot is free; a number is in the first free slot from its last bits on.
    slots: Vec<Option<(u32, u32)>>,
}

impl RowIndex {
    /// The numbers, in the order of their rows.
    pub(super) fn new(numbers: &[u32]) -> Self {
        let mut filter = vec![0; 1 << (FILTER - 6)];
        let mut slots = vec![None; (2 * numbers.len() + 2).next_power_of_two()];
        let mask = slots.len() - 1;
        for (row, &number) in (0u32..).zip(numbers) {
            let bit = number >> (32 - FILTER);
            filter[(bit >> 6) as usize] |= 1_u64 << (bit & 63);
            let mut at = number as usize & mask;
            while slots[at].is_some() {
                at = (at + 1) & mask;
            }
            slots[at] = Some((number, row));
        }
        Self { filter, slots }
    }

    /// The row of a number.
    #[inline]
    pub(super) fn row(&self, number: u32) -> Option<u32> {
        let bit = number >> (32 - FILTER);
        if self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = number as usize & mask;
        while let Some((one, row)) = self.slots[at] {
            if one == number {
                return Some(row);
            }
            at = (at + 1) & mask;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::RowIndex;

    #[test]
    fn what_is_known_has_its_row_and_nothing_else_has_one() {
        for n in [0_u32, 1, 2, 500, 30_000] {
            // Many share their last bits, so that they meet.
            let numbers: Vec<u32> =
                (0..n).map(|at| (at / 2).wrapping_mul(0x9e37_79b9) ^ (at % 2) << 31).collect();
            let known = RowIndex::new(&numbers);
            for (row, &number) in (0..n).zip(&numbers) {
                assert_eq!(known.row(number), Some(row));
                assert_eq!(known.row(number ^ 0x4000_0001), None);
            }
        }
    }
}
