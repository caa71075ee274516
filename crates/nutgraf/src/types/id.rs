//! Ids: the index of a fact in its column of [`Facts`](super::Facts).

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the fact at `index` of its column.
            ///
            /// # Panics
            ///
            /// When `index` exceeds `u32::MAX`, more facts than any text can hold.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("a text of 4 GiB holds fewer facts"))
            }

            /// The index in the column.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// Index in `Facts::mentions`.
    MentionId;
    /// Index in `Facts::entities`.
    EntityId;
    /// Index in `Facts::quotations`.
    QuotationId;
    /// Index in `Facts::quantities`.
    QuantityId;
    /// Index in `Facts::times`.
    TimeId;
    /// Index in `Facts::events`.
    EventId;
    /// Index in `Facts::positions`.
    PositionId;
}
