//! What is known of entities beside their names: gender, roles, country, sector, where they lie, whom they stand for.

pub(in crate::discourse) mod country;
pub(in crate::discourse) mod gender;
pub(in crate::discourse) mod geocode;
pub(in crate::discourse) mod metonymy;
pub(in crate::discourse) mod number;
mod possessed;
pub(in crate::discourse) mod role;
