//! Fingerprints and what is known of them: sorted, so that a file's own order is all that loading needs.

/// A map from fingerprints, whose bits are as good as random.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table<V> {
    keys: Vec<u32>,
    values: Vec<V>,
    /// Where the keys of each prefix begin, and where the last ones end.
    starts: Vec<u32>,
    /// How far a key is shifted to leave its prefix.
    shift: u32,
}

impl<V: Copy> Table<V> {
    /// A table of the given entries; of equal fingerprints the first counts.
    pub(crate) fn new(entries: impl IntoIterator<Item = (u32, V)>) -> Self {
        let mut entries: Vec<_> = entries.into_iter().collect();
        if !entries.is_sorted_by_key(|(key, _)| *key) {
            entries.sort_by_key(|(key, _)| *key);
        }
        entries.dedup_by_key(|(key, _)| *key);
        let (keys, values): (Vec<u32>, Vec<V>) = entries.into_iter().unzip();
        // About eight keys a prefix.
        let bits = (keys.len() / 8).max(1).ilog2();
        let shift = 32 - bits;
        let prefix = |key: u32| key.checked_shr(shift).unwrap_or(0);
        let mut starts = vec![0; (1 << bits) + 1];
        for &key in &keys {
            starts[prefix(key) as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { keys, values, starts, shift }
    }

    /// What is known of a fingerprint.
    pub(crate) fn get(&self, key: u32) -> Option<V> {
        let prefix = key.checked_shr(self.shift).unwrap_or(0) as usize;
        let (start, end) = (*self.starts.get(prefix)? as usize, self.starts[prefix + 1] as usize);
        let at = self.keys[start..end].binary_search(&key).ok()?;
        Some(self.values[start + at])
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// What is known, in the order of the fingerprints.
    pub(crate) fn values(&self) -> &[V] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        for n in [0_u32, 1, 2, 7, 8, 100, 5000] {
            let entries = (0..n).map(|at| (at.wrapping_mul(0x9e37_79b9), at));
            let table = Table::new(entries.clone());
            assert_eq!(table.len(), n as usize);
            for (key, value) in entries {
                assert_eq!(table.get(key), Some(value));
                assert_eq!(table.get(key ^ 1), None);
            }
        }
    }
}
