//! From words in marks to quotations: across sentences and blocks, which belong together and who said them.

use std::ops::Range;

use super::attribute::{Content, Role, Surroundings, attribute};
use super::cue::{self, Cue};
use super::period::{Block, ends_speech, last_mark};
use super::speaker;
use super::turn::Turn;

use super::word::{Class, Word};
use crate::types::{self, Evidence, Quotation, QuotationId, QuotationKind, QuotationManner, Span};

/// The rule of words without a cue.
pub(super) const CARRIED_OVER: &str = "speaker carried over";

/// The rule of words under a block that ends in a colon.
pub(super) const INTRODUCTION: &str = "<introduction>: ¶ <quotation>";

/// What has been found so far, and what the next words may go on with.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    /// In the order in which they were found.
    pub(super) quotations: Vec<Quotation>,
    last: Last,
    /// The last block ended in a colon.
    pending: Option<Attribution>,
    /// Whoever the last sentence is about, if it quotes nobody.
    topic: Option<Span>,
}

/// How the last quotation stands to what comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    /// Something stands between.
    #[default]
    Far,
    /// It ends the sentence before.
    Near,
    /// It ends the sentence before and has no cue of its own yet.
    Orphan,
    /// It ends the block before.
    Above,
    /// It ends the block before and has no cue of its own.
    OrphanAbove,
    /// It ends the block before without a closing mark.
    Open,
    /// It ends the block before and asks something.
    Asked,
}

/// A cue with its speaker, as places in the text.
#[derive(Clone, Debug)]
struct Attribution {
    cue: Option<types::Cue>,
    speaker: Option<Span>,
    addressee: Option<Span>,
    rule: &'static str,
    score: f32,
}

impl Assembly {
    /// Adds what one person says in a transcript.
    pub(super) fn push_turn(&mut self, turn: &Turn) {
        let evidence = Evidence::scored("<speaker>: <turn>", 0.8);
        self.add(Quotation {
            id: QuotationId::new(self.quotations.len()),
            kind: if turn.is_in_marks { QuotationKind::Direct } else { QuotationKind::Indirect },
            manner: QuotationManner::Speech,
            content: vec![turn.content],
            speaker: None,
            speaker_span: Some(turn.label),
            cue: Some(types::Cue { span: turn.colon, lemma: None }),
            addressee: None,
            parts: Vec::new(),
            within: None,
            evidence,
        });
        self.last = Last::Far;
    }

    /// Adds the quotations of the next block.
    pub(super) fn read(&mut self, block: &Block<'_>) {
        if self.last == Last::Open && !block.starts_quoted() {
            self.last = Last::Far;
        }
        for period in block.periods() {
            self.read_period(block, period);
        }
        let is_open = block.quoted.last().is_some_and(|quoted| !quoted.is_closed);
        self.last = match self.last {
            Last::Near | Last::Orphan if is_open => Last::Open,
            Last::Near | Last::Orphan if self.ends_in_question(block.text) => Last::Asked,
            Last::Near => Last::Above,
            Last::Orphan => Last::OrphanAbove,
            _ => Last::Far,
        };
        let ends_in_colon = block.words.last().is_some_and(|word| word.is(":"));
        self.pending = ends_in_colon.then(|| introduction(block));
    }

    fn read_period(&mut self, block: &Block<'_>, period: Range<usize>) {
        let words = &block.words[period.clone()];
        let is_marks = |word: &Word<'_>| word.class == Class::Punctuation;
        if words.iter().all(|word| word.quote().is_some() || is_marks(word)) {
            for at in period.filter(|&at| block.words[at].quote().is_some()) {
                self.free_standing(block, at);
            }
        } else if words.iter().any(|word| word.quote().is_some()) {
            self.quoting(block, period);
        } else if !self.is_signature(block, &period) {
            let topic = speaker::topic(&block.words, period.start, period.end);
            self.topic = topic.map(|topic| block.span(&topic));
            self.last = Last::Far;
        }
    }

    /// A sentence that holds words in marks and others.
    fn quoting(&mut self, block: &Block<'_>, period: Range<usize>) {
        let is_untold = self.last == Last::Orphan || self.last == Last::Open && self.is_carried_over();
        let orphan = is_untold && block.words[period.start].quote().is_some();
        let is_said =
            |&at: &usize| block.words[at].quote().is_some() && !speaker::is_called(&block.words, at);
        let quotes: Vec<usize> = period.clone().filter(is_said).collect();
        if quotes.is_empty() {
            let topic = speaker::topic(&block.words, period.start, period.end);
            self.topic = topic.map(|topic| block.span(&topic));
        }
        let (first, mut from) = (self.quotations.len(), period.start);
        for (index, &quote) in quotes.iter().enumerate() {
            let to = quotes.get(index + 1).copied().unwrap_or(period.end);
            let place = Surroundings { period: period.clone(), from, quote, to };
            let current = self.quotations[first..].last().map(|quotation| quotation.kind);
            let (role, next) = attribute(block, &place, current);
            match role {
                Role::New(cue, content) => {
                    let attribution = self.attribution(block, &cue, first);
                    self.push(block, attribution, content);
                }
                Role::More(range) => self.extend(block, &range),
                Role::None => {}
            }
            from = next;
        }
        let is_new = self.quotations.len() > first;
        if orphan && is_new {
            self.adopt(first - 1);
        }
        self.last = if is_new { Last::Near } else { Last::Far };
    }

    /// Words in marks that are a sentence of their own.
    fn free_standing(&mut self, block: &Block<'_>, quote: usize) {
        let Some(inner) = block.quoted(quote).map(|quoted| quoted.inner) else { return };
        let goes_on = match self.last {
            Last::Near | Last::Orphan | Last::Open => true,
            Last::Above => quote == 0 && self.pending.is_none(),
            Last::Far | Last::OrphanAbove | Last::Asked => false,
        };
        if goes_on && let Some(last) = self.quotations.last_mut() {
            last.content.push(inner);
            self.last = if self.last == Last::Orphan { Last::Orphan } else { Last::Near };
        } else if self.speaks_on(block) && ends_speech(block.inner(quote)) {
            self.extend(block, &(quote..quote + 1));
            self.topic = None;
            self.last = Last::Near;
        } else if let Some(pending) = self.pending.take() {
            self.push(block, pending, quote..quote + 1);
            self.last = Last::Near;
        } else if ends_speech(block.inner(quote)) {
            let carried = self.carried_over();
            self.push(block, carried, quote..quote + 1);
            self.last = Last::Orphan;
        }
    }

    /// "“…,” Byrne said. She ruled out a sale. “…”": the sentence between is about the speaker of the same block.
    fn speaks_on(&self, block: &Block<'_>) -> bool {
        let is_here =
            |span: &Span| block.words.first().is_some_and(|first| first.span.start() <= span.start());
        let spoke = self
            .quotations
            .last()
            .is_some_and(|last| last.kind == QuotationKind::Direct && last.content.iter().all(is_here));
        let topic = self.topic.map(|topic| block.text[topic].to_lowercase());
        spoke && self.last == Last::Far && matches!(topic.as_deref(), Some("he" | "she"))
    }

    /// Whoever the last sentence is about, else the last speaker.
    fn carried_over(&self) -> Attribution {
        let last = self.quotations.last().filter(|_| self.last != Last::Asked);
        let speaker = self.topic.or(last.and_then(|quotation| quotation.speaker_span));
        Attribution { cue: None, speaker, addressee: None, rule: CARRIED_OVER, score: 0.4 }
    }

    /// A line with a name under a quotation that has none: "— Ada Byrne".
    fn is_signature(&mut self, block: &Block<'_>, period: &Range<usize>) -> bool {
        let is_under = self.last == Last::OrphanAbove && period.start == 0;
        let cue = cue::dash(&block.words, period.start, period.end).filter(|_| is_under);
        let (Some(cue), Some(last)) = (cue, self.quotations.last_mut()) else { return false };
        last.cue = Some(types::Cue { span: block.span(&cue.words), lemma: None });
        last.speaker_span = cue.speaker.map(|speaker| block.span(&speaker));
        last.evidence = Evidence::scored(cue.rule, cue.score);
        true
    }

    fn ends_in_question(&self, text: &str) -> bool {
        let last = self.quotations.last().and_then(|quotation| quotation.content.last());
        last.is_some_and(|span| last_mark(&text[*span]) == Some('?'))
    }

    /// Whether nothing tells who says the last quotation: where its marks close, a cue may.
    fn is_carried_over(&self) -> bool {
        self.quotations.last().is_some_and(|last| last.evidence.rule.as_deref() == Some(CARRIED_OVER))
    }

    /// The orphan at `at` is the beginning of the quotation after it.
    fn adopt(&mut self, at: usize) {
        let orphan = self.quotations.remove(at);
        self.quotations[at].content.splice(0..0, orphan.content);
    }

    /// More of the last quotation.
    fn extend(&mut self, block: &Block<'_>, range: &Range<usize>) {
        let inner = range.clone().find_map(|at| block.quoted(at)).map(|quoted| quoted.inner);
        let (Some(last), Some(inner)) = (self.quotations.last_mut(), inner) else { return };
        if last.kind == QuotationKind::Direct {
            last.content.push(inner);
        } else if let Some(content) = last.content.last_mut() {
            *content = content.cover(block.span(range));
            last.parts.push(inner);
        }
    }

    /// The cue as places in the text; a verb without a subject shares that of the sentence's quotation before it.
    fn attribution(&self, block: &Block<'_>, cue: &Cue, first: usize) -> Attribution {
        let own = cue.speaker.as_ref().map(|speaker| block.span(speaker));
        let shared = self.quotations[first..].last().filter(|_| cue.is_shared || own.is_none());
        let has_words = !cue.words.is_empty();
        Attribution {
            cue: has_words
                .then(|| types::Cue { span: block.span(&cue.words), lemma: cue.lemma.map(str::to_owned) }),
            speaker: shared.map_or(own, |quotation| quotation.speaker_span),
            addressee: cue.addressee.as_ref().map(|addressee| block.span(addressee)),
            rule: cue.rule,
            score: cue.score,
        }
    }

    fn push(&mut self, block: &Block<'_>, from: Attribution, content: impl Into<Content>) {
        let Content { opening, clause } = content.into();
        let inners = clause.clone().filter_map(|at| block.quoted(at)).map(|quoted| quoted.inner);
        let is_direct = opening.is_none() && clause.len() == 1;
        let (kind, content, parts) = if is_direct {
            (QuotationKind::Direct, inners.collect(), Vec::new())
        } else {
            let pieces = opening.iter().chain([&clause]).map(|range| span(block, range));
            (QuotationKind::Mixed, pieces.collect(), inners.collect())
        };
        self.add(Quotation {
            id: QuotationId::new(self.quotations.len()),
            kind,
            manner: QuotationManner::Speech,
            content,
            speaker: None,
            speaker_span: from.speaker,
            cue: from.cue,
            addressee: from.addressee,
            parts,
            within: None,
            evidence: Evidence::scored(from.rule, from.score),
        });
    }

    fn add(&mut self, quotation: Quotation) {
        self.topic = None;
        self.quotations.push(quotation);
    }
}

/// Where a piece of content stands: without its marks when it is all in marks, else with the marks of its parts.
fn span(block: &Block<'_>, range: &Range<usize>) -> Span {
    match block.quoted(range.start) {
        Some(quoted) if range.len() == 1 => quoted.inner,
        _ => block.span(range),
    }
}

/// The attribution that a block ending in a colon gives to what follows.
fn introduction(block: &Block<'_>) -> Attribution {
    let words = &block.words;
    let colon = words.len() - 1;
    let start = (0..colon).rev().find(|&at| words[at].is_last).map_or(0, |at| at + 1);
    let cue = cue::before(words, start, colon).unwrap_or_else(|| cue::colon(words, start, colon));
    Attribution { rule: INTRODUCTION, ..Assembly::default().attribution(block, &cue, 0) }
}
