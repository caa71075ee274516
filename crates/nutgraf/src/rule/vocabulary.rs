//! The words that rules and lexicons know, each a number.

use rustc_hash::FxHashMap;

use super::cut;

/// A word of a [`Vocabulary`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(u32);

impl WordId {
    /// The word that no rule speaks of.
    pub(crate) const UNKNOWN: Self = Self(0);

    /// As an index into a table with a row for each word.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Forms of pieces with their [`WordId`]s. A form with a capital letter is known as written; one without, in any case.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<Box<[u8]>, WordId>,
    longest: usize,
}

impl Vocabulary {
    /// How many words there are, the unknown one included.
    pub(crate) fn len(&self) -> usize {
        self.ids.len() + 1
    }

    /// All ids.
    pub(crate) fn ids(&self) -> impl Iterator<Item = WordId> + use<> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(WordId)
    }

    /// The id of the form, which is added if need be.
    pub(crate) fn add(&mut self, form: &str) -> WordId {
        let next = WordId(u32::try_from(self.len()).expect("a vocabulary is small"));
        self.longest = self.longest.max(form.len());
        *self.ids.entry(form.as_bytes().into()).or_insert(next)
    }

    /// The ids of the pieces of a phrase, which are added if need be.
    pub(crate) fn phrase(&mut self, phrase: &str) -> Vec<WordId> {
        cut::ranges(phrase).map(|(_, range)| self.add(&phrase[range])).collect()
    }

    /// The ids of a piece: by its form in lower case, and by its form as written where that has a capital.
    pub(crate) fn look_up(&self, piece: &str) -> (WordId, WordId) {
        if piece.len() > self.longest {
            return (WordId::UNKNOWN, WordId::UNKNOWN);
        }
        if !piece.is_ascii() {
            return self.look_up_unicode(piece);
        }
        let bytes = piece.as_bytes();
        if !bytes.iter().any(u8::is_ascii_uppercase) {
            return (self.id(bytes), WordId::UNKNOWN);
        }
        let mut buffer = [0; 64];
        let lower = match buffer.get_mut(..bytes.len()) {
            Some(lower) => {
                lower.copy_from_slice(bytes);
                lower.make_ascii_lowercase();
                self.id(lower)
            }
            None => self.id(&bytes.to_ascii_lowercase()),
        };
        (lower, self.id(bytes))
    }

    /// Dashes and apostrophes of every kind are the plain one.
    fn look_up_unicode(&self, piece: &str) -> (WordId, WordId) {
        match piece {
            "–" | "—" | "‐" | "‑" | "−" => (self.id(b"-"), self.id(piece.as_bytes())),
            "’" | "ʼ" => (self.id(b"'"), self.id(piece.as_bytes())),
            _ => (self.id(piece.to_lowercase().as_bytes()), self.id(piece.as_bytes())),
        }
    }

    fn id(&self, form: &[u8]) -> WordId {
        self.ids.get(form).copied().unwrap_or_default()
    }
}
