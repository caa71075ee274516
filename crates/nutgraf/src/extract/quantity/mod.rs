//! How much: numbers with what they count, measure, cost.

mod address;
mod age;
mod carry;
mod check;
mod context;
mod counted;
mod cue;
mod dollar;
mod draft;
mod join;
mod read;

use crate::rule::{Grammar, Pieces};
use crate::text::Text;
use crate::types::{Evidence, Quantity, QuantityId, QuantityKind, Span, TimeExpression, TimeType};

use dollar::Dollars;
use draft::{Draft, Make};

/// Compiled rules and lexicons of quantities.
#[derive(Debug)]
pub(crate) struct Rules {
    grammar: Grammar<Make>,
}

/// The rules, a file for each subject.
const FILES: &[&str] = &[
    include_str!("../../../data/en/rules/quantity.toml"),
    include_str!("../../../data/en/rules/quantity_mixed.toml"),
    include_str!("../../../data/en/rules/quantity_money.toml"),
    include_str!("../../../data/en/rules/quantity_measure.toml"),
];

/// The lexicons, by the name that rules and code call them.
const LEXICONS: &[(&str, &str)] = &[
    ("age_decade", include_str!("../../../data/en/lexicon/age_decade.tsv")),
    ("age_noun", include_str!("../../../data/en/lexicon/age_noun.tsv")),
    ("country", include_str!("../../../data/en/lexicon/country.tsv")),
    ("currency_name", include_str!("../../../data/en/lexicon/currency_name.tsv")),
    ("currency_sign", include_str!("../../../data/en/lexicon/currency_sign.tsv")),
    ("identifier", include_str!("../../../data/en/lexicon/identifier.tsv")),
    ("magnitude", include_str!("../../../data/en/lexicon/magnitude.tsv")),
    ("not_counted", include_str!("../../../data/en/lexicon/not_counted.tsv")),
    ("part", include_str!("../../../data/en/lexicon/part.tsv")),
    ("per_unit", include_str!("../../../data/en/lexicon/per_unit.tsv")),
    ("percent", include_str!("../../../data/en/lexicon/percent.tsv")),
    ("plural_noun", include_str!("../../../data/en/lexicon/plural_noun.tsv")),
    ("quantity_cue", include_str!("../../../data/en/lexicon/quantity_cue.tsv")),
    ("quantity_modifier", include_str!("../../../data/en/lexicon/quantity_modifier.tsv")),
    ("street", include_str!("../../../data/en/lexicon/street.tsv")),
    ("time_unit", include_str!("../../../data/en/lexicon/time_unit.tsv")),
    ("unit", include_str!("../../../data/en/lexicon/unit.tsv")),
    ("vague_number", include_str!("../../../data/en/lexicon/vague_number.tsv")),
];

impl Default for Rules {
    fn default() -> Self {
        Self { grammar: Grammar::new(FILES, LEXICONS) }
    }
}

/// The quantities of a text. What a date, a time of day or a set of times is made of is
/// none; a length of time is one.
pub(crate) fn find(text: &Text<'_>, times: &[TimeExpression], rules: &Rules) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    let mut dollars = Dollars::default();
    let mut times = times.iter().peekable();
    for body in text.bodies() {
        let pieces = rules.grammar.cut(text.text, body);
        for draft in drafts(&pieces, rules) {
            let span = pieces.span(draft.pieces.start, draft.pieces.end);
            let number = pieces.span(draft.number, draft.number + 1);
            while times.next_if(|time| time.span.end() <= number.start()).is_some() {}
            let is_more = |time: Span| span.contains(time) && span != time && draft.max.is_none();
            let is_time = times.peek().is_some_and(|time| {
                time.span.contains(number) && !is_more(time.span) && !draft.is_length(time)
            });
            if !is_time {
                dollars.note(quantities.len(), &draft, &pieces);
                quantities.push(draft.into_quantity(QuantityId::new(quantities.len()), span, &pieces));
            }
        }
    }
    dollars.settle(&mut quantities);
    quantities
}

/// The quantities of a block: what rules find, joined to ranges, modified, with what is counted.
fn drafts<'a>(pieces: &Pieces<'a>, rules: &'a Rules) -> Vec<Draft<'a>> {
    let grammar = &rules.grammar;
    let found = grammar.find(pieces, |found| read::read(found, pieces, grammar));
    let found = join::ranges(found, pieces, grammar);
    let found = join::modifiers(found, pieces);
    let mut drafts = join::rates(found, pieces, grammar);
    carry::lend(&mut drafts, pieces, grammar);
    for draft in &mut drafts {
        context::judge(draft, pieces, grammar);
    }
    drafts.retain(|draft| !draft.is_void);
    drafts
}

impl Draft<'_> {
    fn into_quantity(self, id: QuantityId, span: Span, pieces: &Pieces<'_>) -> Quantity {
        let evidence = match self.is_sure {
            true => Evidence::rule(self.rule),
            false => Evidence::scored(self.rule, 0.6),
        };
        Quantity {
            id,
            span,
            kind: self.kind,
            value: self.value.map(Into::into),
            value_max: self.max.map(Into::into),
            unit: self.unit.map(|unit| unit.into_owned()),
            currency: self.currency.map(str::to_owned),
            modifier: self.modifier,
            of: self.of.map(|of| pieces.span(of.start, of.end)),
            evidence,
        }
    }

    /// Whether a length of time may hold the draft. Of one with days of the calendar only the length itself is a quantity,
    /// not the day on which it begins.
    fn is_length(&self, time: &TimeExpression) -> bool {
        let is_apart = self.is_count() || self.kind == QuantityKind::Ordinal;
        time.r#type == TimeType::Duration && (time.begin.is_none() || !is_apart)
    }

    /// Whether it is a bare number of things.
    fn is_count(&self) -> bool {
        self.kind == QuantityKind::Count && self.unit.is_none()
    }
}

#[cfg(test)]
mod tests;
