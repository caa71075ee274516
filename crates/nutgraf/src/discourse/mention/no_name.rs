//! What the model takes for names, or for parts of them, and is none: ranks, offices, and the party and state of an American
//! lawmaker.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Naming;
use crate::discourse::Rules;
use crate::lexicon;
use crate::syntax::Parse;
use crate::types::EntityKind;

/// Ranks that stand before names.
#[derive(Debug)]
pub(in crate::discourse) struct Ranks(FxHashSet<&'static str>);

impl Default for Ranks {
    fn default() -> Self {
        Self(lexicon::set(include_str!("../../../data/en/lexicon/rank.tsv")))
    }
}

impl Ranks {
    fn has(&self, form: &str) -> bool {
        self.0.contains(form.trim_end_matches('.'))
    }

    /// How many words at the beginning are ranks: two of "Chief Supt Nadia Aziz".
    fn before(&self, parse: &Parse<'_>, words: &Range<usize>) -> usize {
        let is_rank = |at: usize| {
            let leads = parse.form(at) == "Chief" && at + 1 < words.end && self.has(parse.form(at + 1));
            leads || self.has(parse.form(at))
        };
        words.clone().take_while(|&at| is_rank(at)).count()
    }
}

/// Drops what is no name, and leaves out what is no part of one.
pub(in crate::discourse) fn drop(parse: &Parse<'_>, found: Vec<Naming>, rules: &Rules) -> Vec<Naming> {
    let bare = |mut name: Naming| {
        if is_party_tag(parse, &name) || is_day(parse, &name) || is_part_of_office(parse, &name) {
            return None;
        }
        leave_common_word(parse, &mut name, rules);
        let words = parse.tokens_within(name.span);
        let n = rules.ranks.before(parse, &words);
        if n == 0 {
            return Some(name);
        }
        if n == words.len() {
            let comes_before_name = parse.len() > words.end && begins_name(parse, words.end);
            return (!comes_before_name).then_some(name);
        }
        if name.kind == EntityKind::Person {
            name.span = parse.span(&(words.start + n..words.end));
        }
        Some(name)
    };
    found.into_iter().filter_map(bare).collect()
}

/// "Eastern Congo" is Congo; "Carmaker Veldo Motors" is Veldo Motors.
fn leave_common_word(parse: &Parse<'_>, name: &mut Naming, rules: &Rules) {
    let words = parse.tokens_within(name.span);
    let rest = words.start + 1..words.end;
    if rest.is_empty() {
        return;
    }
    let first = parse.form(words.start);
    let is_trade = || {
        let small = first.to_lowercase();
        small.ends_with("maker") && rules.kinds.of(&small) == Some("business")
    };
    let leaves = match name.kind {
        EntityKind::Place => {
            first.starts_with(char::is_lowercase)
                && rules.countries.code(parse.text.words(parse.span(&rest))).is_some()
        }
        EntityKind::Organization => is_trade(),
        _ => false,
    };
    if leaves {
        name.span = parse.span(&rest);
    }
}

/// "Interior Cabinet Secretary Murkomen": a cabinet secretary is a minister, and there is no Interior Cabinet.
fn is_part_of_office(parse: &Parse<'_>, name: &Naming) -> bool {
    let end = parse.tokens_within(name.span).end;
    end < parse.len() && parse.form(end - 1) == "Cabinet" && parse.form(end) == "Secretary"
}

fn begins_name(parse: &Parse<'_>, at: usize) -> bool {
    parse.form(at).starts_with(char::is_uppercase)
}

/// "On Monday night"
fn is_day(parse: &Parse<'_>, name: &Naming) -> bool {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    name.kind == EntityKind::Other && DAYS.contains(&parse.text.words(name.span))
}

/// "Mark Doyle, R-Ohio", "Jan Lee (D-Calif.)", whether the model takes all of it for a name or the state.
fn is_party_tag(parse: &Parse<'_>, name: &Naming) -> bool {
    let text = parse.text.text;
    let is_party = |words: &str| ["R-", "D-", "I-"].iter().any(|party| words.starts_with(party));
    let (start, words) = (name.span.start(), parse.text.words(name.span));
    let begins = if is_party(words) {
        start
    } else {
        let Some(before) = start.checked_sub(2).filter(|&at| text.get(at..start).is_some_and(is_party))
        else {
            return false;
        };
        before
    };
    let tag = &text[begins..name.span.end()];
    let is_set_off = text[..begins].ends_with([' ', '(']) && {
        let before = text[..begins].trim_end();
        before.ends_with([',', '('])
    };
    is_set_off && tag[2..].starts_with(char::is_uppercase)
}
