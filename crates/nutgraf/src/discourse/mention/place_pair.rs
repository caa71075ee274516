//! Places that the model takes for one name and that are two: a city and where it is ("Toledo, Ohio").

use super::Naming;
use crate::discourse::Rules;
use crate::discourse::attribute::geocode;
use crate::text::Text;
use crate::types::{EntityKind, Span};

/// What parts a city from its state.
const COMMA: &str = ", ";

/// Cuts names at their commas where what stands after the last one is a state, a province or a country.
pub(in crate::discourse) fn split(text: &Text<'_>, found: Vec<Naming>, rules: &Rules) -> Vec<Naming> {
    let may_be_cut = |name: &Naming| {
        let words = text.words(name.span);
        let is_land = |land: &str| geocode::is_known(land) || rules.countries.code(land).is_some();
        let is_place = |city: &str| name.kind == EntityKind::Place || geocode::is_known(city);
        rules.countries.code(words).is_none()
            && words.rsplit_once(COMMA).is_some_and(|(city, land)| is_land(land) && is_place(city))
    };
    let mut out = Vec::with_capacity(found.len());
    for name in found {
        if !may_be_cut(&name) {
            out.push(name);
            continue;
        }
        let mut start = name.span.start();
        for part in text.words(name.span).split(COMMA) {
            let span = Span::new(start, start + part.len());
            start = span.end() + COMMA.len();
            out.push(Naming { span, kind: EntityKind::Place, rule: "place-pair" });
        }
    }
    out
}
