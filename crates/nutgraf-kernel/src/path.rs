//! Which instructions are used.

/// Instructions that layers are reckoned with; the answers are the same on each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Path {
    /// Those that every processor has.
    Plain,
    /// AVX2: sixteen products at once, added up in sixteen bits as long as they fit.
    Avx2,
    /// AVX-512 with VNNI: sixty-four products at once.
    Avx512,
}

impl Path {
    /// All paths, the slowest first.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Avx2, Self::Avx512];

    /// The fastest path of this processor.
    #[must_use]
    pub fn best() -> Self {
        Self::ALL.into_iter().rev().find(|path| path.is_here()).unwrap_or(Self::Plain)
    }

    /// Whether this processor has the instructions.
    #[must_use]
    pub fn is_here(self) -> bool {
        match self {
            Self::Plain => true,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => {
                is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512bw")
                    && is_x86_feature_detected!("avx512vl")
                    && is_x86_feature_detected!("avx512vnni")
                    && is_x86_feature_detected!("avx2")
            }
            #[cfg(not(target_arch = "x86_64"))]
            _ => false,
        }
    }

    /// How many columns are reckoned side by side.
    pub(crate) fn lanes(self) -> usize {
        if self == Self::Avx512 { 16 } else { 8 }
    }
}
