//! Who stands where: cues by rule, and around each the holder, the content and the conditions that its clause tells.
//!
//! [`cue`] finds the words that say an act, [`content`] what it is about, [`holder`] whose it is, [`detail`] the rest;
//! [`gapping`] finds further holders of one cue, [`cluster`] tells which positions say the same again.

mod certainty;
mod cluster;
mod content;
mod cue;
mod detail;
mod expectation;
mod extent;
mod gapping;
mod holder;
mod learned;
mod lexicon;
mod phrase;
#[cfg(all(test, feature = "models"))]
mod tests;
mod zeal;

use certainty::Claim;
use content::Content;
use cue::{Cue, Cues};
use holder::Holding;
use lexicon::{Lexicon, Rule};

use crate::argument::{self, ArgumentKind};
use crate::codebook::Codebook;
use crate::confidence::{self, Bar, Density, Fact, Origin};
use crate::discourse::Context;
use crate::learn::stance::Stance;
use crate::types::{Act, Action, Cue as CueWords, Evidence, Position, PositionId, Span};
#[cfg(feature = "train")]
use crate::types::{EntityId, Holder};

/// Rules of positions.
#[derive(Debug)]
pub(crate) struct Rules {
    lexicon: Lexicon,
    /// Who holds what a cue says.
    holders: argument::Scorer,
    /// What a cue is about.
    contents: argument::Scorer,
    /// How likely a position is right.
    confidence: confidence::Scorer,
}

impl Rules {
    /// Our rules, and those of the user.
    pub(crate) fn new(own: Option<&Codebook>) -> Self {
        Self {
            lexicon: Lexicon::new(own),
            holders: argument::Scorer::new(ArgumentKind::Holder),
            contents: argument::Scorer::new(ArgumentKind::Content),
            confidence: confidence::Scorer::new("position"),
        }
    }
}

#[cfg(feature = "train")]
impl Rules {
    /// Chooses who or what takes part by another scorer.
    pub(crate) fn learn(&mut self, part: ArgumentKind, scorer: &argument::Scorer) {
        match part {
            ArgumentKind::Holder => self.holders = scorer.clone(),
            ArgumentKind::Content => self.contents = scorer.clone(),
            ArgumentKind::Actor | ArgumentKind::Recipient => {}
        }
    }
}

/// How likely positions of an act must be right to be told. What is only weighed is said in weak words ("could", "may"), which are never
/// likely; a higher bar would leave it out.
pub(crate) fn bar(act: Act) -> Bar {
    let ruled = if act == Act::Consider { 0.24 } else { 0.3 };
    Bar { learned: 0.40, ruled }
}

/// The positions of a text, in reading order of their cues; whoever keeps them numbers them. `least` is how likely they must be,
/// where somebody asks for that.
pub(crate) fn find(context: &Context<'_>, rules: &Rules, least: Option<f32>) -> Vec<Position> {
    let reader = Reader::new(context, rules);
    let density = Density::of(context);
    let is_article = confidence::is_article(context);
    let is_scored = !context.clauses.parse.stances.is_empty();
    let scored = |found: Found| {
        // How likely a rule of the user is right nobody has measured.
        let is_own = found.origin == Origin::Codebook;
        let score =
            (is_scored && !is_own).then(|| rules.confidence.likelihood(&row(&reader, density, &found)));
        let least =
            least.unwrap_or_else(|| bar(found.position.act).least(found.origin != Origin::Model, is_article));
        let evidence = Evidence { score, ..found.position.evidence };
        score.is_none_or(|score| score >= least).then_some(Position { evidence, ..found.position })
    };
    let mut positions: Vec<_> = reader.all().into_iter().filter_map(scored).collect();
    cluster::join(&reader, &mut positions);
    positions
}

/// What is seen of a position.
fn row(reader: &Reader<'_>, density: Density, found: &Found) -> confidence::Row {
    let position = &found.position;
    let parse = reader.context.clauses.parse;
    let cue = parse.tokens_touching(cue_of(position));
    let stances = || cue.clone().filter_map(|word| parse.stance(word));
    let most = |of: &dyn Fn(&Stance) -> f32| stances().map(of).fold(0.0, f32::max);
    let of_act =
        |stance: &Stance| stance.acts.iter().filter(|one| one.0 == position.act).map(|one| one.1).sum();
    let holders: Vec<_> = position.holders.iter().filter_map(|holder| holder.entity).collect();
    let fact = Fact {
        label: learned::label(position.act),
        scores: [most(&of_act), most(&Stance::any_act), most(&Stance::any_event)],
        is_ruled: found.origin != Origin::Model,
        listed: listed(reader, position),
        parties: &holders,
        others: &position.addressees,
        certainty: position.certainty.map_or(0, |certainty| 1 + certainty as u8),
        content: position.content,
        arguments: found.arguments,
        frame: found.frame,
        cue,
    };
    confidence::row(reader.context, density, &fact)
}

/// Whether rules know the words of a position as a cue of its act (2) or of another (1).
fn listed(reader: &Reader<'_>, position: &Position) -> u8 {
    let lemma = position.cue.as_ref().and_then(|cue| cue.lemma.as_deref()).unwrap_or_default();
    let verb = lemma.split(' ').next().unwrap_or_default();
    let lexicon = reader.lexicon;
    let entries = || lexicon.verb(verb).iter().chain(lexicon.noun(lemma)).chain(lexicon.adjective(lemma));
    let entries = || entries().filter(|entry| lexicon.rules[entry.rule].own.is_none());
    let is_of = |entry: &lexicon::Entry| lexicon.rules[entry.rule].act == position.act;
    u8::from(entries().next().is_some()) + u8::from(entries().any(is_of))
}

/// The positions of a text with what is seen of each: what their scorer learns from.
#[cfg(feature = "train")]
pub(crate) fn candidates(context: &Context<'_>, rules: &Rules) -> Vec<confidence::Candidate> {
    let reader = Reader::new(context, rules);
    let density = Density::of(context);
    let names = |id: EntityId| context.discourse.names(id);
    let candidate = |found: Found| {
        let row = row(&reader, density, &found);
        let position = found.position;
        let party = |one: &Holder| one.entity.map(names).into_iter().flatten().chain([one.span]).collect();
        let spokesperson = position.spokesperson.map(names);
        confidence::Candidate {
            act: Some(position.act),
            content: position.content,
            parties: position.holders.iter().map(party).chain(spokesperson).collect(),
            ..confidence::Candidate::new(cue_of(&position), &row)
        }
    };
    reader.all().into_iter().map(candidate).collect()
}

/// For each cue that the model finds, what it may be about and those who may hold it: what their scorers learn from.
#[cfg(feature = "train")]
pub(crate) fn arguments(
    context: &Context<'_>,
    rules: &Rules,
) -> Vec<(ArgumentKind, crate::learn::choice::Choice)> {
    let reader = Reader::new(context, rules);
    let of = |cue: &Cue| {
        let (about, _) = phrase::about(&reader, cue);
        let (content, holder) = (phrase::options(&reader, cue), learned::options(&reader, cue, &about));
        [(ArgumentKind::Content, content), (ArgumentKind::Holder, holder)]
    };
    learned::cues(&reader).iter().flat_map(of).collect()
}

/// A position, how likely the trees take those who hold it and what it is about (0 where rules name them), and how its
/// clause bears on the act.
struct Found {
    position: Position,
    arguments: [f32; 2],
    frame: u8,
    origin: Origin,
}

/// Reads positions of a text.
struct Reader<'a> {
    context: &'a Context<'a>,
    lexicon: &'a Lexicon,
    holders: &'a argument::Scorer,
    contents: &'a argument::Scorer,
}

impl<'a> Reader<'a> {
    fn new(context: &'a Context<'a>, rules: &'a Rules) -> Self {
        Self { context, lexicon: &rules.lexicon, holders: &rules.holders, contents: &rules.contents }
    }
}

impl Reader<'_> {
    /// All positions that rules and the model find, in reading order of their cues.
    fn all(&self) -> Vec<Found> {
        let cues = cue::find(self);
        let (own, ruled) =
            cues.all.iter().partition::<Vec<_>, _>(|cue| self.lexicon.rules[cue.rule].own.is_some());
        let ruled = each_word_once(ruled, |cue| self.read(cue, &cues));
        let learned = learned::cues(self).iter().filter_map(|cue| self.read_learned(cue)).collect();
        let all = prefer(each_word_once(own, |cue| self.read_own(cue, &cues)), settle(ruled, learned));
        all.into_iter().flat_map(|found| gapping::told(self, found)).collect()
    }

    /// The position that a cue says by a rule, if it says one.
    fn read(&self, cue: &Cue, cues: &Cues) -> Option<Found> {
        if cue::is_plea(self, cue) {
            return None;
        }
        let claim = certainty::of(self, cue, cues)?;
        let content = content::of(self, cue)?;
        let holding = holder::of(self, cue, &content)?;
        let position = self.position(cue, claim, &content, holding)?;
        Some(Found { position, arguments: [0.0; 2], frame: self.frame(cue), origin: Origin::Rule })
    }

    /// The position that a cue says by a rule of the user, if it says one: rules tell how certain it is, trees who takes part.
    fn read_own(&self, cue: &Cue, cues: &Cues) -> Option<Found> {
        let own = self.lexicon.rules[cue.rule].own.as_ref()?;
        if !self.context.clauses.speaks_of(cue.clause.word, &own.topics) {
            return None;
        }
        let claim = certainty::of(self, cue, cues)?;
        let (content, of_content) = phrase::about(self, cue);
        let (holding, of_holder) = learned::holding(self, cue, &content)?;
        let position = self.position(cue, claim, &content, holding)?;
        let is_held = !position.holders.is_empty();
        let arguments = [of_holder, of_content];
        is_held.then_some(Found { position, arguments, frame: 0, origin: Origin::Codebook })
    }

    /// The position of a cue that the model finds.
    fn read_learned(&self, cue: &Cue) -> Option<Found> {
        if certainty::is_in_jest(self, cue)
            || certainty::is_of_source(self, cue)
            || certainty::is_of_anybody(self, cue)
            || cue::is_mishap(self, cue)
            || cue::is_plea(self, cue)
            || learned::is_of_what_was_said(self, cue)
            || self.lexicon.rules[cue.rule].denies() && zeal::is_of(self, cue)
        {
            return None;
        }
        let claim = learned::claim(self, cue)?;
        let (content, of_content) = phrase::about(self, cue);
        let (holding, of_holder) = learned::holding(self, cue, &content)?;
        // "Drew condemnation from the union": it is not about whose it is, but what they are to do.
        let content = match holding.word.filter(|&holder| holder == content.word) {
            Some(holder) => content::infinitive_of(self, holder)?,
            None => Content { is_denied: self.says_not_to(cue, &content), ..content },
        };
        let position = self.position(cue, claim, &content, holding)?;
        Some(Found {
            position,
            arguments: [of_holder, of_content],
            frame: self.frame(cue),
            origin: Origin::Model,
        })
    }

    /// What speaks against an act: nobody decides what a bare modal says to come (1), it is asked about (2).
    fn frame(&self, cue: &Cue) -> u8 {
        let is_controlled = cue.bare.is_none() || cue::is_controlled(self, &cue.clause);
        u8::from(!is_controlled) + 2 * u8::from(certainty::is_asked_how(self, cue))
    }

    /// What a rule has for a cue: its own, or that of its word for the same act.
    fn by_rule(&self, cue: &Cue, of: impl Fn(&Rule) -> Option<Act>) -> Option<Act> {
        let rule = &self.lexicon.rules[cue.rule];
        let known = self.lexicon.verb(cue.clause.verb()).iter().chain(self.lexicon.noun(&cue.lemma));
        let of_word =
            known.filter(|entry| entry.words.is_empty()).map(|entry| &self.lexicon.rules[entry.rule]);
        let mut same = of_word.filter(|one| cue.score.is_some() && one.own.is_none() && one.act == rule.act);
        of(rule).or_else(|| same.find_map(of))
    }

    /// "Promised not to sell": whether the model's cue says that something is not to be, for which there is another act.
    fn says_not_to(&self, cue: &Cue, content: &Content) -> bool {
        let clauses = self.context.clauses;
        let not_to = |index: usize| clauses.all[index].is_infinitive && clauses.all[index].negator.is_some();
        content.clause.is_some_and(not_to) && self.by_rule(cue, |rule| rule.without).is_some()
    }

    fn position(&self, cue: &Cue, claim: Claim, content: &Content, holding: Holding) -> Option<Position> {
        if self.context.tells_a_plot(cue.clause.sentence) {
            return None;
        }
        let rule = &self.lexicon.rules[cue.rule];
        let is_turned = claim.is_denied && !cue.is_neither(self);
        let denied = is_turned.then(|| self.by_rule(cue, |rule| rule.negated)).flatten();
        let (act, certainty) = match (denied, content.is_denied) {
            (Some(act), _) => (act, claim.certainty.denied()),
            (_, true) => (self.by_rule(cue, |rule| rule.without)?, claim.certainty),
            _ => (rule.act, claim.certainty),
        };
        let conditions = detail::conditions(self, cue, content);
        let act = match act {
            Act::Intend if cue.score.is_none() && detail::is_threat(self, cue, content, &conditions) => {
                Act::Threaten
            }
            act => act,
        };
        let clauses = self.context.clauses;
        let span = |words: &std::ops::Range<usize>| clauses.parse.span(words);
        let action = Action {
            span: clauses.parse.text.tokens[content.word],
            lemma: Some(clauses.parse.lemma(content.word).to_owned()),
        };
        Some(Position {
            id: PositionId::new(0),
            act,
            label: rule.own.as_ref().and_then(|own| own.label.clone()),
            amounts: detail::amounts(self, cue, content, &holding),
            addressees: detail::addressees(self, cue, content, &holding),
            participants: detail::participants(self, cue, content, &holding),
            due: detail::due(self, content),
            as_of: detail::as_of(self, cue, content),
            holders: holding.holders,
            spokesperson: holding.spokesperson,
            content: Some(span(&content.words)),
            action: Some(action),
            conditions,
            certainty: Some(certainty),
            cue: Some(CueWords { span: span(&cue.words), lemma: Some(cue.lemma.clone()) }),
            quotation: self.context.quotation_around(span(&cue.words)).map(|one| one.id),
            cluster: None,
            evidence: Evidence { rule: Some(rule.name.clone()), score: cue.score },
        })
    }
}

/// What cues say, the first of each word that says anything: that of the rule of most words, then of the one that stands first.
fn each_word_once(cues: Vec<&Cue>, read: impl Fn(&Cue) -> Option<Found>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut last = None;
    for cue in cues {
        if last != Some(cue.clause.word)
            && let Some(one) = read(cue)
        {
            found.push(one);
            last = Some(cue.clause.word);
        }
    }
    found
}

/// The positions that rules of the user find (`own`), and the others whose cues are not among theirs, in reading order.
fn prefer(own: Vec<Found>, mut others: Vec<Found>) -> Vec<Found> {
    if own.is_empty() {
        return others;
    }
    let taken: Vec<Span> = own.iter().map(|found| cue_of(&found.position)).collect();
    others.retain(|found| !taken.iter().any(|cue| cue.overlaps(cue_of(&found.position))));
    others.extend(own);
    others.sort_by_key(|found| cue_of(&found.position));
    others
}

/// Bytes before and behind a cue within which another may say the same.
const NEAR: usize = 4000;

/// The positions that rules find (`ruled`), and those that the model finds and no rule does, in reading order of their cues.
fn settle(mut ruled: Vec<Found>, learned: Vec<Found>) -> Vec<Found> {
    let start = |found: &Found| cue_of(&found.position).start();
    ruled.sort_by_key(|found| cue_of(&found.position));
    let is_new = |found: &Found| {
        let at = start(found);
        let from = ruled.partition_point(|known| start(known) + NEAR < at);
        let mut near = ruled[from..].iter().take_while(|known| start(known) < at + NEAR);
        !near.any(|known| is_part_of(&found.position, &known.position))
    };
    let new: Vec<_> = learned.into_iter().filter(is_new).collect();
    ruled.extend(new);
    ruled.sort_by_key(|found| cue_of(&found.position));
    ruled
}

/// Whether a position only says a part of another: with words of the same cue, or of the same holders, the one within what
/// the other is about. "Refused to rule out", "reneged on its promise to pay".
fn is_part_of(position: &Position, other: &Position) -> bool {
    let (own, known) = (cue_of(position), cue_of(other));
    let holds = |content: Option<Span>, cue: Span| content.is_some_and(|content| content.contains(cue));
    let entities = |position: &Position| position.holders.iter().map(|one| one.entity).collect::<Vec<_>>();
    let is_inside = holds(other.content, own) || holds(position.content, known);
    own.overlaps(known) || is_inside && entities(position) == entities(other) || tells_again(position, other)
}

/// "Promised that it would not appeal": two words for one act.
fn tells_again(position: &Position, other: &Position) -> bool {
    position.act == other.act && position.content.is_some() && position.content == other.content
}

fn cue_of(position: &Position) -> Span {
    position.cue.as_ref().map(|cue| cue.span).unwrap_or_default()
}
