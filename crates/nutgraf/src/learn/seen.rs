//! Words that were seen lately: what each adds to the first layer is reckoned once. Bounded, and the answers are the same with it
//! as without.

use nutgraf_kernel::{Known, Tiles};
use rustc_hash::FxHashMap;

use super::feature::{FEATURES, Vocabulary, WordPlace};
use super::network::Encoder;
use super::stance;

/// Words that are kept: nine in ten of a newspaper's are among the last so many different ones. More than are ever read in one go.
pub(crate) const KEPT: usize = 4096;

/// Bytes of the longest word that is kept; longer ones are reckoned each time.
const LONGEST: usize = 23;

/// How often a word must have been met lately, at most, to stay as long as can be.
const MOST_MET: u8 = 3;

/// A word and its place: its bytes, then how many there are and what the place tells.
type Key = [u64; 3];

/// Words that were seen lately.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) known: Known,
    slots: FxHashMap<Key, u32>,
    /// What is in each slot but the first.
    entries: Vec<Entry>,
    /// The slot that was taken last.
    hand: usize,
    /// Which go this is.
    round: u32,
    /// Words of this go that are not reckoned yet: their rows and slots.
    rows: Vec<[u32; FEATURES]>,
    fresh: Vec<u32>,
    embedded: Tiles,
    folded: String,
    /// For each slot the row of what its word is known to say ([`stance::Network::row`]).
    pub(crate) forms: Vec<u32>,
}

#[derive(Clone, Debug, Default)]
struct Entry {
    key: Option<Key>,
    /// The go in which it was met last.
    round: u32,
    /// How often it was met since the hand came by.
    met: u8,
}

impl Seen {
    pub(crate) fn new(encoder: &Encoder) -> Self {
        Self {
            known: encoder.first.room(KEPT),
            slots: FxHashMap::default(),
            entries: vec![Entry::default(); KEPT],
            hand: 0,
            round: 1,
            rows: Vec::new(),
            fresh: Vec::new(),
            embedded: Tiles::default(),
            folded: String::new(),
            forms: vec![0; KEPT + 1],
        }
    }

    /// The slot of a word, which holds until the end of this go.
    pub(crate) fn slot(
        &mut self,
        vocabulary: &Vocabulary,
        stances: Option<&stance::Network>,
        word: &str,
        place: WordPlace,
    ) -> u32 {
        let key = key(word, place);
        if let Some(&slot) = key.and_then(|key| self.slots.get(&key)) {
            let entry = &mut self.entries[slot as usize - 1];
            entry.round = self.round;
            entry.met = (entry.met + 1).min(MOST_MET);
            return slot;
        }
        let slot = self.take(key);
        self.rows.push(vocabulary.rows(word, place, &mut self.folded));
        self.fresh.push(slot);
        self.forms[slot as usize] = stances.map_or(0, |stances| stances.row(&self.folded));
        slot
    }

    /// Takes the next slot whose word is neither of this go nor often met.
    fn take(&mut self, key: Option<Key>) -> u32 {
        loop {
            self.hand = (self.hand + 1) % self.entries.len();
            let entry = &mut self.entries[self.hand];
            if entry.round == self.round {
                continue;
            }
            if entry.met > 0 {
                entry.met -= 1;
                continue;
            }
            if let Some(key) = entry.key {
                self.slots.remove(&key);
            }
            *entry = Entry { key, round: self.round, met: 0 };
            let slot = self.hand as u32 + 1;
            if let Some(key) = key {
                self.slots.insert(key, slot);
            }
            return slot;
        }
    }

    /// Reckons the words of this go that were not seen before.
    pub(crate) fn learn(&mut self, encoder: &Encoder) {
        encoder.embed(&self.rows, &mut self.embedded);
        encoder.first.learn(&self.embedded, &self.fresh, &mut self.known);
        self.rows.clear();
        self.fresh.clear();
    }

    /// Ends this go: its slots may be taken.
    pub(crate) fn end(&mut self) {
        self.round = self.round.wrapping_add(1);
    }
}

fn key(word: &str, place: WordPlace) -> Option<Key> {
    let mut bytes = [0; 24];
    bytes.get_mut(..LONGEST)?.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    bytes[LONGEST] = word.len() as u8 | u8::from(place.is_first) << 5 | u8::from(place.is_shouted) << 6;
    let (words, _) = bytes.as_chunks();
    Some([u64::from_le_bytes(words[0]), u64::from_le_bytes(words[1]), u64::from_le_bytes(words[2])])
}
