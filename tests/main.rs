//! Everything that is checked from outside the crates, one module a subject.

mod card;
mod cli;
mod codebook;
mod country;
mod crawl;
mod docs;
mod exchange;
mod faults;
mod golden;
mod imports;
mod laws;
mod licences;
mod merged;
mod model;
mod pages;
mod room;
mod runs;
mod schema;
mod show;
mod site;
mod spec;
mod tables;
mod tidy;
mod typescript;
