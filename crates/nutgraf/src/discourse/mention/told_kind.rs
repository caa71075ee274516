//! Kinds of names that the words beside them tell, whatever the model takes them for: "the ferry Linnea", "the Danube",
//! "shares in Norvane".

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::persons_named::PersonsNamed;
use super::told_body::{
    acts_as_body, has_results, is_based, is_body, is_company_then, speaks, speaks_of_itself,
};
use super::told_place::{is_home, is_inside, is_seat, is_travelled_to, is_where, possessed};
use super::{Naming, gap};
use crate::discourse::Rules;
use crate::discourse::attribute::geocode;
use crate::lexicon;
use crate::syntax::{Parse, Relation};
use crate::types::{EntityKind, Span, Upos};

/// The rule of kinds that words tell.
pub(in crate::discourse) const RULE: &str = "told-kind";

/// What no gazetteer of towns and countries knows.
const CONTINENTS: [&str; 6] = ["Africa", "America", "Antarctica", "Asia", "Europe", "Oceania"];

/// Ends of names of lands and towns.
const LANDS: [&str; 5] = ["land", "stan", "shire", "ville", "grad"];

/// Words before a name that are looked over for the article of its noun.
const REACH: usize = 5;

/// Words that tell kinds.
#[derive(Debug)]
pub(in crate::discourse) struct Telling {
    geography: FxHashSet<&'static str>,
    ships: FxHashSet<&'static str>,
    storms: FxHashSet<&'static str>,
    possessions: FxHashSet<&'static str>,
}

impl Default for Telling {
    fn default() -> Self {
        Self {
            geography: lexicon::set(include_str!("../../../data/en/lexicon/geography.tsv")),
            ships: lexicon::set(include_str!("../../../data/en/lexicon/ship_prefix.tsv")),
            storms: lexicon::set(include_str!("../../../data/en/lexicon/storm.tsv")),
            possessions: lexicon::set(include_str!("../../../data/en/lexicon/organization_possession.tsv")),
        }
    }
}

impl Telling {
    /// Whether organizations have what a noun means, and persons seldom.
    pub(in crate::discourse) fn is_possession(&self, noun: &str) -> bool {
        self.possessions.contains(noun)
    }

    /// Whether a name is one of the rivers, mountains, seas and lands of the world.
    pub(in crate::discourse) fn is_geography(&self, name: &str) -> bool {
        self.geography.contains(name)
    }

    /// Whether a word begins the names of storms.
    pub(in crate::discourse) fn is_storm(&self, word: &str) -> bool {
        self.storms.contains(word)
    }
}

/// Gives names the kinds that the words beside them tell, adds those that the model overlooks beside such words, and takes
/// in what is part of a storm's name.
pub(in crate::discourse) fn tell(parse: &Parse<'_>, found: Vec<Naming>, rules: &Rules) -> Vec<Naming> {
    let persons = PersonsNamed::of(parse, &found);
    let put = |mut name: Naming, words: Range<usize>, out: &[Naming]| {
        let storm = (words.start > 0).then(|| words.start - 1);
        let storm = storm.filter(|&at| rules.telling.is_storm(parse.form(at)) && is_joined(parse, at));
        let own = rules.telling.is_storm(parse.form(words.start)) && words.len() == 2;
        let is_free =
            |at: usize| out.last().is_none_or(|last| last.span.end() <= parse.text.tokens[at].start());
        if let Some(first) = storm.filter(|&at| is_free(at)).or_else(|| own.then_some(words.start)) {
            name = Naming { span: parse.span(&(first..words.end)), kind: EntityKind::Other, rule: RULE };
        } else if let Some(kind) = (Told { parse, words: &words, name: &name, persons: &persons, rules })
            .kind()
            .filter(|kind| *kind != name.kind)
        {
            (name.kind, name.rule) = (kind, RULE);
        } else if by_noun(parse, &words, rules) == Some(name.kind)
            || name.kind == EntityKind::Organization
                && (rules.endings.has_form(parse.text.words(name.span))
                    || rules.endings.is_of_firms(parse.text.words(name.span))
                    || acts_as_body(parse, &words, rules)
                    || !persons.has_part(parse.text.words(name.span)) && speaks(parse, &words, rules))
        {
            name.rule = RULE;
        }
        name
    };
    let mut out = gap::walk(parse, found, 0, |stretch, out| overlooked(parse, stretch, rules, out), put);
    reached_from_places(parse, &mut out, &persons);
    same_over_the_article(parse, &mut out);
    places_over_the_article(parse, &mut out, &persons, rules);
    out
}

/// Names of a kind that words tell in one place have it where nothing tells another.
fn same_over_the_article(parse: &Parse<'_>, names: &mut [Naming]) {
    let storm = |name: &Naming| {
        let words = parse.text.words(name.span);
        (name.rule == RULE && name.kind == EntityKind::Other).then(|| words.split_once(' ')).flatten()
    };
    let storms: FxHashSet<&str> = names.iter().filter_map(storm).map(|(_, own)| own).collect();
    if storms.is_empty() {
        return;
    }
    for name in names.iter_mut().filter(|name| storms.contains(parse.text.words(name.span))) {
        (name.kind, name.rule) = (EntityKind::Other, RULE);
    }
}

/// "From Szeged to Arad": what is reached from a place is one.
fn reached_from_places(parse: &Parse<'_>, names: &mut [Naming], persons: &PersonsNamed<'_>) {
    for at in 1..names.len() {
        let (before, after) = names.split_at_mut(at);
        let (from, to) = (&before[at - 1], &mut after[0]);
        let may_be = matches!(to.kind, EntityKind::Person | EntityKind::Other)
            && from.kind == EntityKind::Place
            && !persons.has_part(parse.text.words(to.span));
        if may_be && is_reached(parse, from.span, parse.tokens_within(to.span).start) {
            (to.kind, to.rule) = (EntityKind::Place, RULE);
        }
    }
}

/// Whether a word stands right behind a place that somebody comes from, and what leads from there.
fn is_reached(parse: &Parse<'_>, from: Span, to: usize) -> bool {
    let words = parse.tokens_within(from);
    words.end + 1 == to
        && words.start > 0
        && parse.is_any(words.end, &["to", "through", "via", "towards"])
        && (parse.is_any(words.start - 1, &["from", "through"]) || is_where(parse, &words))
}

/// Who is somewhere is in a place: a name of one word that the model takes for a place where others live, and elsewhere for a
/// person's, is the place's.
fn places_over_the_article(
    parse: &Parse<'_>,
    names: &mut [Naming],
    persons: &PersonsNamed<'_>,
    rules: &Rules,
) {
    let is_place = |name: &&Naming| {
        let words = parse.tokens_within(name.span);
        let whole = parse.text.words(name.span);
        name.kind == EntityKind::Place
            && words.len() == 1
            && !persons.has_part(whole)
            && !rules.genders.is_given_name(whole)
            && (described(parse, &words, rules) == Some(EntityKind::Place)
                || !persons.is_spoken_of(whole)
                    && (is_inside(parse, &words) || is_where(parse, &words) || is_home(parse, &words, rules)))
    };
    let is_person = |name: &Naming| name.kind == EntityKind::Person && name.rule != RULE;
    if !names.iter().any(is_person) {
        return;
    }
    let places: FxHashSet<&str> =
        names.iter().filter(is_place).map(|name| parse.text.words(name.span)).collect();
    for name in names.iter_mut().filter(|name| is_person(name)) {
        if places.contains(parse.text.words(name.span)) {
            (name.kind, name.rule) = (EntityKind::Place, RULE);
        }
    }
}

/// "The opposition Samagi Balawegaya"
fn is_party(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    words.start > 1
        && matches!(parse.form(words.start - 1), "governing" | "opposition" | "ruling")
        && parse.is_any(words.start - 2, &["the"])
}

/// An armed group, or the letters of a known body with full stops: "U.N.", "E.U.".
fn is_surely_body(name: &str, rules: &Rules) -> bool {
    let is_dotted = || name.contains('.') && rules.governments.is_organization(&name.replace('.', ""));
    rules.governments.is_armed_group(name) || is_dotted()
}

/// Whether no place of a name is known, nor does it look like a country's.
fn is_unknown(name: &str, rules: &Rules) -> bool {
    !CONTINENTS.contains(&name)
        && !geocode::is_known(name)
        && rules.countries.code(name).is_none()
        && !rules.governments.is_capital(name)
        && !rules.telling.geography.contains(name)
        && !LANDS.iter().any(|end| name.ends_with(end))
}

/// A name and what tells of which kind it is.
#[derive(Clone, Copy)]
struct Told<'a> {
    parse: &'a Parse<'a>,
    words: &'a Range<usize>,
    name: &'a Naming,
    persons: &'a PersonsNamed<'a>,
    rules: &'a Rules,
}

impl Told<'_> {
    /// A body by what it does, or a land by what it is called.
    fn body_or_land(self) -> Option<EntityKind> {
        let Self { parse, words, name, persons, rules } = self;
        let whole = parse.text.words(name.span);
        let first = parse.form(words.start);
        let is_doubtful = words.len() == 1 && name.kind == EntityKind::Place && is_unknown(whole, rules);
        let may_be_firm = is_doubtful || name.kind == EntityKind::Person && words.len() == 1;
        if is_doubtful && (speaks(parse, words, rules) || is_body(parse, words, rules))
            || may_be_firm
                && !rules.genders.is_given_name(whole)
                && !persons.has_part(whole)
                && (has_results(parse, words) || is_doubtful && is_based(parse, words.end))
            || is_open_to_firms(name)
                && words.len() > 1
                && !rules.genders.is_given_name(first)
                && rules.endings.is_of_firms(whole)
        {
            return Some(EntityKind::Organization);
        }
        if is_open_to_lands(name) && is_named_land(parse, words, rules) {
            return Some(EntityKind::Place);
        }
        None
    }

    /// The kind that words tell of a name, if any.
    fn kind(self) -> Option<EntityKind> {
        let Self { parse, words, name, persons, rules } = self;
        let whole = parse.text.words(name.span);
        let first = parse.form(words.start);
        let has_article = words.start > 0 && parse.is_any(words.start - 1, &["the"]);
        // Two letters may be somebody's initials.
        if words.len() > 1 && rules.telling.ships.contains(first) && (first.len() > 2 || has_article) {
            return Some(EntityKind::Product);
        }
        if rules.endings.has_form(whole) {
            return Some(EntityKind::Organization);
        }
        let is_open = matches!(name.kind, EntityKind::Person | EntityKind::Other | EntityKind::Product);
        if is_surely_body(whole, rules)
            || is_open && is_party(parse, words)
            || is_open && rules.governments.is_organization(whole) && !persons.has_part(whole)
        {
            return Some(EntityKind::Organization);
        }
        if is_called(parse, words, rules) || is_open_to_persons(name) && is_said_to_be(parse, words, rules) {
            return Some(EntityKind::Person);
        }
        if has_article && rules.telling.geography.contains(whole) && !is_part(parse, words.end) {
            return Some(EntityKind::Place);
        }
        if persons.has_part(whole) {
            return None;
        }
        let may_be_told = words.len() == 1 || !rules.genders.is_given_name(first);
        let by_noun = by_noun(parse, words, rules).filter(|_| may_be_told && name.kind != EntityKind::Group);
        let described = || {
            let is_land =
                |kind: &EntityKind| *kind == EntityKind::Place && words.len() == 1 && is_open_to_lands(name);
            let may_be =
                |kind: &EntityKind| may_be_told && (name.kind == EntityKind::Person || is_land(kind));
            described(parse, words, rules).filter(may_be)
        };
        let visited = || {
            let may_be =
                words.len() == 1 && name.kind == EntityKind::Organization && geocode::is_large(whole);
            (may_be && is_travelled_to(parse, words.start)).then_some(EntityKind::Place)
        };
        if let Some(kind) = self.body_or_land() {
            return Some(kind);
        }
        let is_seat = is_seat(parse, words.end) && geocode::is_known(whole);
        let is_filed_from =
            || matches!(name.kind, EntityKind::Person | EntityKind::Other) && parse.text.is_filed_from(whole);
        let is_home = || name.kind == EntityKind::Person && words.len() == 1 && is_home(parse, words, rules);
        if is_seat || is_filed_from() || is_home() {
            return Some(EntityKind::Place);
        }
        let by_words = || self.by_words(has_article);
        by_noun.or_else(described).or_else(visited).or_else(by_words)
    }

    /// The kind that the words around a name tell where no noun beside it does.
    fn by_words(self, has_article: bool) -> Option<EntityKind> {
        let Self { parse, words, name, persons, rules } = self;
        let whole = parse.text.words(name.span);
        let is_titled = words.start > 0 && rules.genders.is_title(parse.form(words.start - 1));
        let may_be_other = name.kind == EntityKind::Person && !is_titled;
        if may_be_other && acts_as_body(parse, words, rules) {
            return Some(EntityKind::Organization);
        }
        if !may_be_other || persons.is_spoken_of(whole) {
            return None;
        }
        if rules.genders.is_given_name(whole) {
            let is_place = is_inside(parse, words) || speaks_of_itself(parse, words, rules);
            return (geocode::is_known(whole) && is_place).then_some(EntityKind::Place);
        }
        if words.len() == 1 && (is_what(parse, words) || is_company_then(parse, words)) {
            return Some(EntityKind::Organization);
        }
        let is_place = || words.len() == 1 && is_inside(parse, words);
        of_no_person(parse, words, has_article, rules).or_else(|| is_place().then_some(EntityKind::Place))
    }
}

/// "A homeless woman known only as Biscuit"
fn is_called(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    let Some(cue) =
        words.start.checked_sub(1).filter(|&at| matches!(parse.form(at), "as" | "called" | "named"))
    else {
        return false;
    };
    let before = cue.saturating_sub(REACH)..cue;
    // "Who gave her name as Efua"
    if parse.form(cue) == "as" && before.clone().rev().take(2).any(|at| parse.form(at) == "name") {
        return true;
    }
    let is_known = parse.form(cue) != "as" || before.clone().any(|at| parse.form(at) == "known");
    let is_person = |at: usize| parse.upos(at) == Upos::Noun && is_for_persons(parse.form(at), rules);
    let noun =
        before.rev().find(|&at| !matches!(parse.form(at), "known" | "only" | "also" | "simply" | "locally"));
    is_known && noun.is_some_and(is_person)
}

fn is_open_to_persons(name: &Naming) -> bool {
    matches!(name.kind, EntityKind::Organization | EntityKind::Other | EntityKind::Product)
}

/// "His guide, Innocent Kambale,": whether a name of two words or three is set beside a noun for a person that is for no company.
fn is_said_to_be(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    const OF_BODIES: [&str; 16] = [
        "backer",
        "boss",
        "buyer",
        "client",
        "contractor",
        "customer",
        "employer",
        "landlord",
        "operator",
        "owner",
        "partner",
        "provider",
        "publisher",
        "rival",
        "sponsor",
        "tenant",
    ];
    let head = parse.head_of(words);
    let noun = parse.head(head).filter(|_| {
        let is_set_off = words.start > 0 && parse.form(words.start - 1) == ",";
        is_set_off && words.len() < 4 && words.len() > 1 && parse.relation(head) == Relation::Apposition
    });
    noun.filter(|&noun| noun < words.start && parse.tag(noun) == "NN").is_some_and(|noun| {
        let lemma = parse.lemma(noun);
        is_for_persons(lemma, rules) && !OF_BODIES.contains(&lemma)
    })
}

fn is_for_persons(noun: &str, rules: &Rules) -> bool {
    rules.genders.of_noun(noun).is_some() || rules.kinds.is_person(noun)
}

/// The kind of a name that the model takes for a person's, and nothing else does.
fn of_no_person(
    parse: &Parse<'_>,
    words: &Range<usize>,
    has_article: bool,
    rules: &Rules,
) -> Option<EntityKind> {
    let whole = parse.text.words(parse.span(words));
    if rules.governments.is_capital(whole) && (whole != "Hague" || has_article) {
        return Some(EntityKind::Place);
    }
    let is_called_so = rules.genders.is_given_name(parse.form(words.start)) && words.len() > 1;
    if !is_called_so
        && speaks_of_itself(parse, words, rules)
        && rules.offices.beside(parse, words).next().is_none()
    {
        return Some(EntityKind::Organization);
    }
    if words.len() > 1 {
        return None;
    }
    if is_where(parse, words) || is_land(parse, words, whole, rules) {
        return Some(EntityKind::Place);
    }
    is_body(parse, words, rules).then_some(EntityKind::Organization)
}

/// The kind that a common noun right before a name tells: "the firm Delmar". The noun has an article, or begins the sentence.
fn by_noun(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> Option<EntityKind> {
    let before = words.start.checked_sub(1)?;
    // "A company called Delmar"
    let is_called =
        parse.is_any(before, &["called", "named"]) && parse.relation(before) == Relation::NounClause;
    let called = parse.head(before).filter(|&noun| is_called && noun + 1 == before);
    let noun = called.unwrap_or(before);
    let kind = noun_kind(parse, noun, rules).filter(|_| is_joined(parse, noun))?;
    introduces(parse, noun).then_some(kind)
}

/// The kind of names that a noun is put before.
fn noun_kind(parse: &Parse<'_>, noun: usize, rules: &Rules) -> Option<EntityKind> {
    const BODIES: [&str; 13] = [
        "band",
        "charity",
        "club",
        "foundation",
        "league",
        "network",
        "nonprofit",
        "orchestra",
        "regulator",
        "startup",
        "think-tank",
        "union",
        "watchdog",
    ];
    const LAND: [&str; 9] =
        ["city", "hamlet", "island", "port", "river", "suburb", "town", "village", "volcano"];
    const CRAFT: [&str; 4] = ["plane", "rocket", "truck", "car"];
    let form = parse.form(noun);
    if form == "up" && noun > 1 && parse.form(noun - 1) == "-" && parse.is_any(noun - 2, &["start"]) {
        return Some(EntityKind::Organization);
    }
    let may_be = matches!(parse.upos(noun), Upos::Noun | Upos::Adj | Upos::Propn);
    if !may_be || form.len() < 3 {
        return None;
    }
    let noun = form.to_lowercase();
    match rules.kinds.of(&noun)? {
        "business" if noun != "parent" && noun != "brand" && noun != "label" => {
            Some(EntityKind::Organization)
        }
        "organization" | "body" if BODIES.contains(&noun.as_str()) => Some(EntityKind::Organization),
        "vehicle" if !CRAFT.contains(&noun.as_str()) => Some(EntityKind::Product),
        "place" if LAND.contains(&noun.as_str()) => Some(EntityKind::Place),
        _ => None,
    }
}

/// "Nordvik, a town of 9,000,": the kind that a noun behind a name tells.
fn described(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> Option<EntityKind> {
    let article = words.end + 1;
    let is_described = article + 1 < parse.len()
        && parse.form(words.end) == ","
        && parse.is_any(article, &["a", "an", "the"]);
    let end = parse.len().min(article + 1 + REACH);
    let noun =
        (article + 1..end).take_while(|&at| may_describe(parse, at)).last().filter(|_| is_described)?;
    // "The Basic Law, the city's constitution"
    if noun + 1 < parse.len() && matches!(parse.form(noun + 1), "'s" | "’s") {
        return None;
    }
    noun_kind(parse, noun, rules)
}

/// Whether a noun that stands before a name has an article before it, with no more than adjectives between.
fn introduces(parse: &Parse<'_>, noun: usize) -> bool {
    for at in (noun.saturating_sub(REACH)..noun).rev() {
        if parse.is_any(at, &["the", "a", "an", "its", "their"]) {
            return true;
        }
        if !may_describe(parse, at) {
            return false;
        }
    }
    parse.form(noun).starts_with(char::is_uppercase)
}

/// Whether a word may stand between an article and its noun.
fn may_describe(parse: &Parse<'_>, at: usize) -> bool {
    matches!(parse.upos(at), Upos::Noun | Upos::Adj | Upos::Propn) || parse.form(at) == "-"
}

/// Whether only a space parts a word from the next one.
fn is_joined(parse: &Parse<'_>, at: usize) -> bool {
    let tokens = &parse.text.tokens;
    at + 1 < parse.len() && parse.text.text.get(tokens[at].end()..tokens[at + 1].start()) == Some(" ")
}

/// Adds names that the model overlooks after a noun that tells what they name: "the drugmaker Pharmora".
fn overlooked(parse: &Parse<'_>, stretch: Range<usize>, rules: &Rules, out: &mut Vec<Naming>) {
    let is_name =
        |at: &usize| parse.upos(*at) == Upos::Propn && parse.form(*at).starts_with(char::is_uppercase);
    let mut at = stretch.start;
    while at < stretch.end {
        let run = at..at + (at..stretch.end).take_while(is_name).count();
        let is_new = !run.is_empty()
            && run.start > stretch.start
            && parse.form(run.start - 1).starts_with(char::is_lowercase);
        if is_new
            && run.len() <= REACH
            && let Some(kind) = by_noun(parse, &run, rules)
        {
            out.push(Naming { span: parse.span(&run), kind, rule: RULE });
        } else if run.len() == 1
            && run.start > stretch.start
            && out
                .last()
                .is_some_and(|last| last.kind == EntityKind::Place && is_reached(parse, last.span, run.start))
        {
            out.push(Naming { span: parse.span(&run), kind: EntityKind::Place, rule: RULE });
        } else if run.start > stretch.start && is_told(parse, &run) {
            out.push(Naming { span: parse.span(&run), kind: EntityKind::Organization, rule: RULE });
        }
        at = run.end + 1;
    }
}

/// "Told the Monday Review"
fn is_told(parse: &Parse<'_>, run: &Range<usize>) -> bool {
    run.len() > 1
        && run.len() <= REACH
        && run.start > 1
        && parse.form(run.start - 1) == "the"
        && parse.is_any(run.start - 2, &["told", "tells", "tell", "telling"])
}

/// Whether a name goes on with another noun: "the Amazon warehouse".
fn is_part(parse: &Parse<'_>, end: usize) -> bool {
    end < parse.len() && matches!(parse.upos(end), Upos::Noun | Upos::Propn) && is_joined(parse, end - 1)
}

/// "Norvane, which makes valves, said": nobody is "which".
fn is_what(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    let which = words.end + 1;
    if which >= parse.len() || parse.form(words.end) != "," || parse.form(which) != "which" {
        return false;
    }
    let verb = parse.head(which).filter(|_| parse.relation(which).is_subject());
    verb.is_some_and(|verb| parse.head(verb).is_some_and(|noun| words.contains(&noun)))
        && parse.relation(parse.head_of(words)).is_subject()
}

/// "Marrowland's government": the end of the name is one of lands, and only lands have what it has.
fn is_land(parse: &Parse<'_>, words: &Range<usize>, name: &str, rules: &Rules) -> bool {
    const HAS: [&str; 12] = [
        "army",
        "border",
        "capital",
        "coast",
        "economy",
        "farmer",
        "government",
        "parliament",
        "people",
        "port",
        "territory",
        "water",
    ];
    let is_long = name.len() > 7 && LANDS.iter().any(|end| name.ends_with(end)) && !geocode::is_large(name);
    is_long
        && rules.countries.code(name).is_none()
        && possessed(parse, words).is_some_and(|mut nouns| nouns.any(|at| HAS.contains(&parse.lemma(at))))
}

fn is_open_to_firms(name: &Naming) -> bool {
    matches!(name.kind, EntityKind::Person | EntityKind::Other)
}

fn is_open_to_lands(name: &Naming) -> bool {
    matches!(name.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Other)
}

/// "The town of Tromso"
fn is_named_land(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    const PARTS: [&str; 7] =
        ["borough", "commune", "county", "district", "municipality", "province", "settlement"];
    let Some(noun) = words.start.checked_sub(2).filter(|_| parse.form(words.start - 1) == "of") else {
        return false;
    };
    let is_land =
        || noun_kind(parse, noun, rules) == Some(EntityKind::Place) || PARTS.contains(&parse.form(noun));
    noun > 0 && parse.is_any(noun - 1, &["the"]) && is_land()
}
