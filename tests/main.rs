//! Everything that is checked from outside the crates, one module a subject.

mod cli;
mod golden;
mod laws;
mod pages;
mod schema;
mod spec;
mod tidy;
