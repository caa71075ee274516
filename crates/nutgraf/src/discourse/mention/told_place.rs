//! What the words beside a name tell of a place: "lives in Tromso", "the mayor of Tromso", "the Oxford-based charity".

use std::ops::Range;

use crate::discourse::Rules;
use crate::syntax::{Parse, Relation};
use crate::types::Upos;

/// "A bus in Farah": where something is or happens, and not whom somebody trusts.
pub(super) fn is_inside(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    const TRUST: [&str; 14] = [
        "belief",
        "believe",
        "confidence",
        "confident",
        "confide",
        "disappointed",
        "faith",
        "hope",
        "interest",
        "interested",
        "invest",
        "pride",
        "share",
        "trust",
    ];
    let is_trust = |at: usize| TRUST.contains(&parse.lemma(at));
    // "In Herat and Farah"
    let (first, through) = parse.place(words.start);
    let is_led = words.start > 0 && parse.is_any(words.start - 1, &["in"])
        || through == Some(Relation::Conjunct) && parse.has_case(first, &["in"]);
    let before = parse.noun_phrase(first).start.checked_sub(1);
    let trusts = before.is_some_and(is_trust) || parse.head(first).is_some_and(is_trust);
    is_led && !trusts && possessed(parse, words).is_none()
}

/// "Lives in Tromso", "moved to Tromso", "the road from Tromso through Narvik".
pub(super) fn is_where(parse: &Parse<'_>, words: &Range<usize>) -> bool {
    const LIVES: [&str; 12] = [
        "arrested", "born", "bought", "buried", "buys", "held", "live", "lived", "lives", "living", "work",
        "works",
    ];
    let Some(before) = words.start.checked_sub(1) else { return false };
    let above = parse.head(words.start).filter(|&above| above < before);
    match parse.form(before) {
        "near" => parse.upos(before) == Upos::Adp,
        "in" => above.is_some_and(|verb| parse.is_any(verb, &LIVES)),
        "to" | "from" | "via" | "through" | "towards" | "toward" => {
            above.is_some_and(|above| goes(parse, above) || leads(parse, above))
        }
        _ => false,
    }
}

/// Whether a word says that somebody goes somewhere.
fn goes(parse: &Parse<'_>, at: usize) -> bool {
    const GOES: [&str; 35] = [
        "advance", "arrive", "back", "cycle", "drive", "escape", "evacuate", "flee", "fly", "go", "head",
        "hike", "home", "journey", "march", "migrate", "move", "pull", "relocate", "resettle", "retreat",
        "return", "ride", "run", "sail", "settle", "spread", "stretch", "travel", "trek", "trip", "trudge",
        "walk", "wind", "withdraw",
    ];
    const WENT: [&str; 6] = ["drove", "fled", "flew", "moved", "ran", "went"];
    GOES.contains(&parse.lemma(at)) || parse.is_any(at, &WENT)
}

/// "The road to Tromso": what leads from one place to another.
fn leads(parse: &Parse<'_>, at: usize) -> bool {
    const WAYS: [&str; 12] = [
        "bus", "canal", "ferry", "flight", "highway", "motorway", "pipeline", "rail", "railway", "road",
        "route", "train",
    ];
    parse.upos(at) == Upos::Noun && WAYS.contains(&parse.lemma(at))
}

/// "A Republican from Tromso", "the government of Tromso": who is from somewhere, and what only lands have.
pub(super) fn is_home(parse: &Parse<'_>, words: &Range<usize>, rules: &Rules) -> bool {
    const RULES: [&str; 27] = [
        "bombardment",
        "centre",
        "center",
        "citizen",
        "coast",
        "council",
        "east",
        "edge",
        "government",
        "governor",
        "inhabitant",
        "mayor",
        "north",
        "northeast",
        "northwest",
        "outskirt",
        "outskirts",
        "parliament",
        "premier",
        "resident",
        "shelling",
        "siege",
        "south",
        "southeast",
        "southwest",
        "university",
        "villager",
    ];
    let Some(noun) = words.start.checked_sub(2) else { return false };
    let lemma = parse.lemma(noun).to_lowercase();
    match parse.form(noun + 1) {
        "from" => rules.kinds.is_person(&lemma) || matches!(&*lemma, "republican" | "democrat"),
        "of" => RULES.contains(&&*lemma),
        _ => false,
    }
}

/// "Sailed from Odesa to Izmir": players and money go from one club to another, too, but no ship does.
pub(super) fn is_travelled_to(parse: &Parse<'_>, name: usize) -> bool {
    const TRAVELS: [&str; 17] = [
        "arrive", "bound", "cruise", "deport", "divert", "ferry", "flee", "flight", "fly", "journey", "land",
        "reroute", "sail", "ship", "train", "travel", "voyage",
    ];
    let travels = |at: usize| TRAVELS.contains(&parse.lemma(at));
    let place = parse.place(name).0;
    let is_led = parse.has_case(place, &["from", "to", "in", "near", "off"]);
    is_led
        && (parse.before_case(place).is_some_and(travels)
            || parse.way_up(name).into_iter().skip(1).take(2).any(travels))
}

/// "The Oxford-based charity"
pub(super) fn is_seat(parse: &Parse<'_>, end: usize) -> bool {
    end + 1 < parse.len() && parse.form(end) == "-" && parse.is_any(end + 1, &["based", "headquartered"])
}

/// The nouns after the "'s" of a name.
pub(super) fn possessed<'p>(
    parse: &'p Parse<'_>,
    words: &Range<usize>,
) -> Option<impl Iterator<Item = usize> + 'p> {
    let end = words.end;
    let is_owner = end + 1 < parse.len() && matches!(parse.form(end), "'s" | "’s" | "'" | "’");
    let is_noun = |at: &usize| matches!(parse.upos(*at), Upos::Noun | Upos::Adj | Upos::Propn);
    is_owner.then(|| (end + 1..parse.len()).take(3).take_while(move |at| is_noun(at)))
}
