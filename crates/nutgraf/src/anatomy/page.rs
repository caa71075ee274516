//! The page: the pieces of an article with what layout and wording say of each, and where its body lies.

use std::ops::Range;

use super::Rules;
use super::dateline::{self, Standing};
use super::lexicons::{Wording, Words};
use super::line::{self, BlockDraft, Form};
use super::shape::{MAX_BYTES, Shape};
use super::{byline, caption, date};
use crate::types::{Article, Block, BlockKind, Dateline};

/// A phrase or a layout of this weight decides on its own.
pub(super) const ENOUGH: i32 = 3;
/// A dateline stands in one of the first paragraphs of running text.
const DATELINE_PARAGRAPHS: usize = 3;

/// An article laid out for reading.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) article: &'a Article,
    pub(super) words: &'a Words,
    pub(super) pieces: Vec<BlockDraft>,
    shapes: Vec<Shape>,
    wordings: Vec<Wording>,
    credits: Vec<Option<&'a str>>,
    /// From the first to the last piece of running text.
    pub(super) body: Range<usize>,
    /// The piece that is the headline, which [`super::heading`] tells by the rest of the page.
    pub(super) headline: Option<usize>,
    /// The dateline and the piece that it opens.
    pub(super) dateline: Option<(usize, Dateline)>,
    /// The first piece of a note under the last rule.
    pub(super) note: Option<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn read(article: &'a Article, rules: &'a Rules) -> Self {
        let text = article.text();
        let pieces = article.blocks.as_ref().map_or_else(|| line::pieces(text), |blocks| given(blocks));
        let shapes = pieces.iter().map(|piece| Shape::of(&text[piece.span])).collect();
        let weigh = |piece: &BlockDraft| match &text[piece.span] {
            short if short.len() <= MAX_BYTES => rules.cues.weigh(short),
            _ => Wording::default(),
        };
        let wordings = pieces.iter().map(weigh).collect();
        let words = &rules.words;
        let credit = |piece: &BlockDraft| {
            let line = &text[piece.span];
            (line.len() <= MAX_BYTES).then(|| caption::credit(line, words)).flatten()
        };
        let credits = pieces.iter().map(credit).collect();
        let (body, headline, dateline, note) = (0..0, None, None, None);
        let mut page =
            Self { article, words, pieces, shapes, wordings, credits, body, headline, dateline, note };
        page.dateline = page.find_dateline();
        page.body = page.find_body();
        page.note = page.find_note();
        page
    }

    /// The words of a piece.
    pub(super) fn line(&self, at: usize) -> &'a str {
        &self.article.text()[self.pieces[at].span]
    }

    pub(super) fn shape(&self, at: usize) -> &Shape {
        &self.shapes[at]
    }

    pub(super) fn wording(&self, at: usize) -> &Wording {
        &self.wordings[at]
    }

    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// What mark-up says of a piece.
    pub(super) fn given(&self, at: usize) -> Option<&'a Block> {
        self.article.blocks.as_ref().map(|blocks| &blocks[at])
    }

    /// Whether a piece stands before the running text.
    pub(super) fn is_head(&self, at: usize) -> bool {
        at < self.body.start
    }

    /// Whether a piece stands after the running text.
    pub(super) fn is_tail(&self, at: usize) -> bool {
        at >= self.body.end
    }

    /// Whether a piece opens with the dateline.
    pub(super) fn has_dateline(&self, at: usize) -> bool {
        self.dateline.as_ref().is_some_and(|(piece, _)| *piece == at)
    }

    /// Whether a piece is running text.
    pub(super) fn is_prose(&self, at: usize) -> bool {
        let paragraph = self.given(at).is_none_or(|block| block.kind == BlockKind::Paragraph);
        let is_text = self.pieces[at].form == Form::Text && paragraph;
        self.has_dateline(at)
            || is_text
                && self.shape(at).is_prose()
                && self.boilerplate(at) < ENOUGH
                && self.credit(at) < ENOUGH
                && self.caption(at) < ENOUGH
    }

    /// Whether a piece is a sentence of which the wording says nothing else.
    fn is_sentence(&self, at: usize) -> bool {
        let shape = self.shape(at);
        let plain = self.pieces[at].form == Form::Text && shape.is_closed() && !shape.is_title_case();
        let wording = self.wording(at);
        let silent =
            [wording.boilerplate, wording.credit, wording.caption].iter().all(|weight| weight.is_zero());
        let told = !silent || self.caption_credit(at).is_some() || self.is_byline(at);
        plain && shape.words >= 3 && !told
    }

    /// How much speaks for boilerplate.
    pub(super) fn boilerplate(&self, at: usize) -> i32 {
        let (shape, weight) = (self.shape(at), self.wording(at).boilerplate);
        let (lead, any) = (i32::from(weight.lead), i32::from(weight.any.min(2)));
        if lead == 0 {
            let outside = !self.body.is_empty() && (self.is_tail(at) || self.is_head(at));
            return if outside { any + i32::from(any > 0) } else { 0 };
        }
        let sentence = shape.is_closed() && shape.chars >= 60 && any == 0;
        let quoted = shape.has_quotes && shape.is_closed();
        let long = i32::from(shape.chars > 250) + 2 * i32::from(shape.chars > 400 && lead < 4);
        lead + any - long - i32::from(sentence) - 2 * i32::from(quoted)
            + i32::from(!self.body.is_empty() && self.is_tail(at))
    }

    /// How much speaks for a credit to those who worked on the article.
    pub(super) fn credit(&self, at: usize) -> i32 {
        let (shape, weight) = (self.shape(at), self.wording(at).credit);
        let (lead, any) = (i32::from(weight.lead), i32::from(weight.any));
        let bracketed = self.line(at).starts_with(['(', '[']);
        let plain = !shape.is_closed() || shape.is_mostly_names() || bracketed;
        let sentence = shape.is_closed() && shape.chars > 120 && any == 0;
        let long = (shape.chars > 300 || sentence) && !bracketed;
        let lead = if lead > 0 && !plain { lead - 2 } else { lead };
        let any = if any >= ENOUGH { any } else { any.min(1) };
        if lead + any == 0 { 0 } else { lead + any - 2 * i32::from(long) }
    }

    /// How much speaks for a caption.
    pub(super) fn caption(&self, at: usize) -> i32 {
        let weight = self.wording(at).caption;
        let credited = if self.caption_credit(at).is_some() { ENOUGH } else { 0 };
        let long = self.shape(at).chars > 450;
        i32::from(weight.lead) + i32::from(weight.any.min(1)) + credited - 2 * i32::from(long)
    }

    /// Whom a caption credits.
    pub(super) fn caption_credit(&self, at: usize) -> Option<&'a str> {
        self.credits[at]
    }

    /// Whether a piece says who wrote the article or when it was published.
    pub(super) fn is_byline(&self, at: usize) -> bool {
        let line = self.line(at);
        line.len() <= MAX_BYTES
            && (byline::read(line, self.words).is_some() || date::is_publication(line, self.words))
    }

    fn find_dateline(&self) -> Option<(usize, Dateline)> {
        let text = self.article.text();
        let mut standing = Standing::First;
        let mut seen = 0;
        for (at, piece) in self.pieces.iter().enumerate() {
            let paragraph = self.given(at).is_none_or(|block| block.kind == BlockKind::Paragraph);
            if piece.form != Form::Text || !paragraph {
                continue;
            }
            let shape = self.shape(at);
            let opens = shape.is_closed() || shape.chars >= 100 || standing == Standing::First;
            let found = opens.then(|| dateline::read(text, piece.span, standing, self.words)).flatten();
            let loose = found.as_ref().is_some_and(|found| found.source.is_none());
            if let Some(found) = found.filter(|_| !loose || shape.is_closed() || shape.chars >= 120) {
                return Some((at, found));
            }
            if shape.is_prose() && (at > 0 || shape.chars >= 120) {
                standing = Standing::Later;
                seen += 1;
            }
            if seen == DATELINE_PARAGRAPHS || at > 40 {
                return None;
            }
        }
        None
    }

    fn find_body(&self) -> Range<usize> {
        let first = (0..self.len()).find(|&at| self.is_prose(at));
        let last = (0..self.len()).rev().find(|&at| self.is_prose(at) || self.is_sentence(at));
        first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
    }

    /// A short end of the article, shorter than what stands above it, under its last rule.
    fn find_note(&self) -> Option<usize> {
        let from = self.len().saturating_sub(4);
        let at = (from.max(1)..self.len()).rev().find(|&at| self.pieces[at].rule.is_some())?;
        let drawn = matches!(self.pieces[at].rule, Some('-' | '–' | '—' | '_' | '='));
        let chars = |pieces: Range<usize>| pieces.map(|at| usize::from(self.shape(at).chars)).sum::<usize>();
        let short =
            (at..self.len()).all(|at| self.shape(at).chars <= 400) && chars(at..self.len()) < chars(0..at);
        let speaks = |at| self.wording(at).credit.any > 0 || self.wording(at).credit.lead > 0;
        let speaks = (at..self.len()).any(speaks);
        let within = self.body.start < at && self.shape(at - 1).ending != super::shape::Ending::Open;
        (short && within && (drawn || speaks)).then_some(at)
    }
}

/// The blocks that mark-up gave, as pieces.
fn given(blocks: &[Block]) -> Vec<BlockDraft> {
    let form = |kind| match kind {
        BlockKind::ListItem => Form::Item { numbered: false },
        BlockKind::Quote => Form::Quote,
        BlockKind::Table => Form::Table,
        _ => Form::Text,
    };
    blocks
        .iter()
        .map(|block| BlockDraft { span: block.span, gap: true, rule: None, form: form(block.kind) })
        .collect()
}
