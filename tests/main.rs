//! Everything that is checked from outside the crates, one module a subject.

mod cli;
mod crawl;
mod golden;
mod laws;
mod pages;
mod room;
mod runs;
mod schema;
mod spec;
mod tables;
mod tidy;
