//! Everything that is checked from outside the crates, one module a subject.

mod cli;
mod country;
mod golden;
mod laws;
mod model;
mod pages;
mod schema;
mod spec;
mod tidy;
