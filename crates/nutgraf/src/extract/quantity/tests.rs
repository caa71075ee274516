//! The examples of the rules, and bad input.

use toml::{Table, Value};

use super::*;
use crate::row::written;
use crate::rule::example;
use crate::types::{Block, BlockKind};

fn read(text: &str, rules: &Rules) -> Vec<Quantity> {
    let blocks = [Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), credit: None }];
    let text = Text::new(text, &blocks, None, &crate::text::Rules::default());
    find(&text, &[], rules)
}

fn table(quantity: &Quantity, text: &str) -> Table {
    let mut table = Table::new();
    let mut put = |key: &str, value: Option<Value>| value.map(|value| table.insert(key.to_owned(), value));
    put("rule", quantity.evidence.rule.clone().map(Value::String));
    put("span", Some(Value::String(text[quantity.span.range()].to_owned())));
    put("kind", Some(Value::String(written(&quantity.kind))));
    put("value", quantity.value.map(|value| Value::Float(value.to_f64())));
    put("value_max", quantity.value_max.map(|value| Value::Float(value.to_f64())));
    put("unit", quantity.unit.clone().map(Value::String));
    put("currency", quantity.currency.clone().map(Value::String));
    put("modifier", quantity.modifier.as_ref().map(|modifier| Value::String(written(modifier))));
    put("of", quantity.of.map(|of| Value::String(text[of.range()].to_owned())));
    table
}

#[test]
fn rules_do_what_they_say() {
    let rules = Rules::default();
    for file in FILES {
        example::check(file, |text| {
            read(text, &rules).iter().map(|quantity| table(quantity, text)).collect()
        });
    }
}

#[test]
fn bad_input_has_no_quantity() {
    let rules = Rules::default();
    let digits = "7".repeat(1_000_000);
    for text in ["99999999999999999999999999999999 dollars", "$-", "1e400", "$", "1e-400", digits.as_str()] {
        assert_eq!(read(text, &rules), [], "{}", &text[..text.len().min(40)]);
    }
}

/// Links of chains that each invite a look far back or ahead.
const CHAINS: &[&str] = &[
    "1-",
    "1,",
    "1 ",
    "million ",
    "one hundred and ",
    "twenty-",
    "$",
    "between 1 and ",
    "½",
    "- ",
    "1/2/",
    "a million ",
    "(1) ",
    "5 to 6 to ",
    "10 dollars and ",
    "$5 a share ",
    "two thirds of a million and ",
];

#[test]
fn long_chains_take_no_longer_than_they_are() {
    let rules = Rules::default();
    for link in CHAINS {
        let text = link.repeat(4_000);
        let _ = read(&text, &rules);
    }
}
