//! Clauses of sentences, a line each.

use super::factuality::Veridicality;
use super::{Clause, Clauses, Kind, Link, Parse, Role, Rules};
use crate::learn::Models;
use crate::text::{self, Text};
use crate::types::{Block, BlockKind, Span};

/// The clauses of a text: predicate, arguments, factuality, conditions.
fn described(text: &str) -> Vec<String> {
    let blocks = [Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), credit: None }];
    let cutting = text::Rules::default();
    let rules = Rules::default();
    let text = Text::new(text, &blocks, None, &cutting);
    let models = Models::embedded();
    let mut parse = Parse::new(text, Some(&models), false);
    parse.mend();
    let clauses = Clauses::find(&parse, &rules);
    let veridicality = &rules.veridicality;
    (0..clauses.all.len()).map(|index| line(&clauses, index, veridicality)).collect()
}

fn line(clauses: &Clauses<'_>, index: usize, veridicality: &Veridicality) -> String {
    let clause = &clauses.all[index];
    let parse = clauses.parse;
    let mut line = clause.lemma.clone();
    for argument in &clause.arguments {
        let role = match argument.role {
            Role::Subject => "by",
            Role::Object => "what",
            Role::Recipient => "whom",
            Role::Oblique => argument.preposition.map_or("-", |at| parse.form(at)),
            Role::Possessor => "'s",
            Role::Modifier => "mod",
        };
        let shared = if argument.is_shared { "*" } else { "" };
        line += &format!(" {role}={}{shared}", parse.form(argument.word));
    }
    let factuality = clauses.factuality(index, veridicality);
    line += &format!(" {:?}{}", factuality.reality, if factuality.is_negated { " not" } else { "" })
        .to_lowercase();
    let flags = [
        (clause.is_passive, "passive"),
        (factuality.is_question, "asked"),
        (factuality.is_condition, "condition"),
    ];
    flags.iter().filter(|(is, _)| *is).for_each(|(_, name)| line += &format!(" {name}"));
    if let Some(above) = clause.above {
        line += &format!(" {}<{}", link(clause), clauses.all[above].lemma);
    }
    for condition in clauses.conditions_of(index) {
        line += &format!(" [{}: {}]", condition.kind, parse.text.words(parse.span(&condition.words)));
    }
    line
}

fn link(clause: &Clause) -> String {
    let kind = if clause.kind == Kind::Verb { "" } else { "noun " };
    let link = match clause.link {
        Link::Main => "main",
        Link::Complement => "completes",
        Link::Conjunct => "and",
        Link::Adverbial => "adverbial",
        Link::Relative => "describes",
        Link::Participant => "in",
    };
    format!("{kind}{link}")
}

/// Sentences with the clauses that they must have, a line each, and no other.
const CASES: &[(&str, &[&str])] = &[
    (
        "Austria has ruled out sending soldiers unless the UN Security Council approves a mission.",
        &[
            "rule out by=Austria actual [unless: unless the UN Security Council approves a mission]",
            "send what=soldiers by=Austria* actual not completes<rule out",
            "approve by=Council what=mission hypothetical condition adverbial<rule out",
        ],
    ),
    (
        "Prime Minister Ana Ruiz said her government would refuse to host the base.",
        &[
            "say by=Ana actual",
            "refuse by=government future completes<say",
            "host what=base by=government* future not completes<refuse",
        ],
    ),
    (
        "Unless the ceasefire holds, Egypt warned, it will close the crossing.",
        &[
            "hold by=ceasefire hypothetical condition adverbial<warn",
            "warn by=Egypt actual [unless: Unless the ceasefire holds]",
            "close by=it what=crossing future completes<warn",
        ],
    ),
    (
        "A joint statement signed by 31 states commits them to share radar data.",
        &[
            "sign by=states what=statement* actual passive describes<commit",
            "commit by=statement what=them actual",
            "share what=data by=them* future completes<commit",
        ],
    ),
    (
        "Spain to send two frigates, minister says",
        &["send by=Spain what=frigates future completes<say", "say by=minister actual"],
    ),
    (
        "Brussels stopped short of pledging membership.",
        &["stop by=Brussels actual", "pledge what=membership by=Brussels* actual not adverbial<stop"],
    ),
    (
        "Denmark and Norway will pay for the missiles the U.S. is selling to Ukraine for $825 million.",
        &[
            "pay by=Denmark for=missiles future",
            "sell by=U.S. to=Ukraine for=$ what=missiles* actual describes<pay",
        ],
    ),
    (
        "No country has yet volunteered troops, officials said.",
        &["volunteer by=country what=troops actual not completes<say", "say by=officials actual"],
    ),
    ("Peru was promised missiles by Berlin.", &["promise whom=Peru what=missiles by=Berlin actual passive"]),
    (
        "The attack on the depot by rebels killed nine soldiers, the army said.",
        &["kill by=attack what=soldiers actual completes<say", "say by=army actual"],
    ),
    (
        "The minister denied that his government had agreed to sell the port.",
        &[
            "deny by=minister actual",
            "agree by=government actual not completes<deny",
            "sell what=port by=government* future not completes<agree",
        ],
    ),
    (
        "The union failed to stop the sale and was arrested and fined.",
        &[
            "fail by=union actual",
            "stop what=sale by=union* actual not completes<fail",
            "arrest what=union* actual passive and<fail",
            "fine what=union* actual passive and<arrest",
        ],
    ),
    ("Rail union leader jailed for fraud", &["jail what=leader for=fraud actual passive"]),
    ("Border village raided by rebels", &["raid by=rebels what=village* actual passive"]),
    (
        "Mayor urged to resign over contracts",
        &["urge what=Mayor actual passive", "resign over=contracts by=Mayor* hypothetical completes<urge"],
    ),
    ("Rebels raided two border villages", &["raid by=Rebels what=villages actual"]),
    ("The army condemned on Monday in plain words the raid.", &["condemn by=army on=Monday in=words actual"]),
    ("Would Spain send troops?", &["send by=Spain what=troops hypothetical asked"]),
    ("Kenya is not going to withdraw its soldiers.", &["withdraw by=Kenya what=soldiers future not"]),
];

#[test]
fn clauses_say_who_does_what_and_how_far_it_is_so() {
    for (text, wanted) in CASES {
        assert_eq!(described(text), *wanted, "{text}");
    }
}
