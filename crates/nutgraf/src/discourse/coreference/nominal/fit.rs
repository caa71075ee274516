//! Whether a common noun may mean what was spoken of before: "the ministry" a ministry, "the company" an organization.

use super::Thing;
use super::phrase::{Form, Phrase};
use super::trade::Trades;
use crate::types::{EntityKind, Sector};

/// How a noun and a name fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::discourse) enum Fit {
    /// The name is called by the noun, or a title of its bearer ends with it, or the text says so elsewhere.
    Said,
    /// The noun is one for such names.
    Alike,
    /// It is one for others.
    Unlike,
}

/// How a noun fits what was spoken of before.
pub(in crate::discourse) fn fit(phrase: &Phrase, thing: &Thing<'_>) -> Fit {
    let is_said = || phrase.form != Form::Indefinite && thing.said.contains(&phrase.lemma);
    if thing.titles.contains(&phrase.lemma) || thing.is_called(&phrase.lemma) || is_said() {
        return Fit::Said;
    }
    let Some(kind) = thing.kind else { return Fit::Unlike };
    if let Some((own, told)) = thing.trade.zip(phrase.trade) {
        if Trades::differ(own, told) {
            return Fit::Unlike;
        }
        if own == told {
            return Fit::Said;
        }
    }
    let is = |sector: Sector| thing.sector == Some(sector);
    // "Microsoft said … The council said": no company is a public body.
    if is(Sector::Business) && phrase.trade.is_some_and(Trades::is_public) {
        return Fit::Unlike;
    }
    let is_open = thing.sector.is_none();
    let fits = match phrase.noun {
        Some("person") => kind == EntityKind::Person,
        Some("business") => {
            kind == EntityKind::Organization && (is_open || is(Sector::Business) || is(Sector::Journalism))
        }
        Some("bloc") => {
            kind == EntityKind::Organization && (is(Sector::Intergovernmental) || is(Sector::EuropeanUnion))
        }
        Some("medium") => kind == EntityKind::Organization && is(Sector::Journalism),
        // "Huddleston said his party": no regulator that was spoken of before.
        Some("party") => {
            let is_anybodys = phrase.form != Form::Possessed;
            kind == EntityKind::Organization && (is_open && is_anybodys || is(Sector::Party))
        }
        Some("organization") => kind == EntityKind::Organization,
        Some("country") => thing.country,
        Some("place") => kind == EntityKind::Place && !thing.country,
        Some("facility") => kind == EntityKind::Facility,
        Some("device" | "event" | "product" | "text" | "vehicle" | "work") => {
            matches!(kind, EntityKind::Product | EntityKind::Other)
        }
        _ => false,
    };
    if fits { Fit::Alike } else { Fit::Unlike }
}
