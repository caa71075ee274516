//! Which quotations count: what `extract` and `show` are asked alike.

use clap::Args;
use nutgraf::QuotationManner;

/// Which quotations count where they are listed.
#[derive(Args)]
pub(crate) struct Manner {
    /// List the quotations of these manners: speech, writing, thought, attitude, act. Documents and the table of quotations hold
    /// all of them
    #[arg(long = "manner", value_name = "MANNER,…", value_delimiter = ',', value_parser = named, default_value = "speech,writing")]
    pub(crate) asked: Vec<QuotationManner>,
}

fn named(name: &str) -> Result<QuotationManner, String> {
    let names = || QuotationManner::ALL.map(QuotationManner::name).join(", ");
    QuotationManner::from_name(name).ok_or_else(|| format!("expected one of {}", names()))
}
