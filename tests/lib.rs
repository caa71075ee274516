//! Runs the examples of the READMEs as doctests.

#![doc = include_str!("../README.md")]

#[doc = include_str!("../crates/nutgraf/README.md")]
pub mod core {}

#[doc = include_str!("../crates/nutgraf-html/README.md")]
pub mod html {}
