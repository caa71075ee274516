//! Which kind of block each piece of a page is.

use super::heading;
use super::lexicons::Sense;
use super::line::Form;
use super::page::{ENOUGH, Page};
use super::shape::Ending;
use super::{byline, caption, date};
use crate::types::{Block, BlockKind, Published};

/// A piece with its kind, and what it says of the article if it is a byline.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) block: Block,
    pub(super) names: Vec<&'a str>,
    pub(super) published: Option<Published>,
}

/// What the reading of a piece takes from the piece before it.
#[derive(Clone, Copy, Debug)]
struct Before {
    kind: BlockKind,
    /// Whether a list of links is open ("Related stories").
    links: bool,
}

/// Reads the pieces in order.
pub(super) fn read<'p, 'a>(page: &'p Page<'a>) -> impl Iterator<Item = Reading<'a>> + use<'p, 'a> {
    let mut before = Before { kind: BlockKind::Paragraph, links: false };
    (0..page.len()).map(move |at| {
        let kind = page.given(at).map(|block| block.kind).filter(|kind| *kind != BlockKind::Paragraph);
        let kind = kind.unwrap_or_else(|| kind_of(page, at, before));
        // Nothing can stand above or below a text of one line: what it says is its body.
        let is_alone = page.len() == 1 && kind == BlockKind::Byline;
        let kind = if is_alone { BlockKind::Paragraph } else { kind };
        let stays = before.links && kind == BlockKind::Boilerplate;
        let links = kind == BlockKind::Boilerplate && (page.wording(at).opens_links || stays);
        before = Before { kind, links };
        reading(page, at, kind)
    })
}

fn reading<'a>(page: &Page<'a>, at: usize, kind: BlockKind) -> Reading<'a> {
    let line = page.line(at);
    let given = page.given(at).and_then(|block| block.credit.clone());
    let found = || page.caption_credit(at).map(str::to_owned);
    let credit = if kind == BlockKind::Caption { given.or_else(found) } else { given };
    let mut reading = Reading {
        block: Block { kind, span: page.pieces[at].span, credit },
        names: Vec::new(),
        published: None,
    };
    if kind == BlockKind::Byline {
        let byline = byline::read(line, page.words).or_else(|| byline::bare(line, page.words));
        reading.names = byline.map_or_else(Vec::new, |byline| byline.names);
        reading.published = date::find(line, page.words);
    }
    reading
}

fn kind_of(page: &Page<'_>, at: usize, before: Before) -> BlockKind {
    let is_laid_out = page.article.blocks.is_some();
    if let Some(kind) = by_form(page, at, before) {
        return kind;
    }
    if page.headline == Some(at) {
        return BlockKind::Headline;
    }
    if page.has_dateline(at) {
        return BlockKind::Paragraph;
    }
    by_wording(page, at, before)
        .or_else(|| (!is_laid_out).then(|| by_layout(page, at, before)).flatten())
        .unwrap_or(BlockKind::Paragraph)
}

/// By the marks at the start of its lines.
fn by_form(page: &Page<'_>, at: usize, before: Before) -> Option<BlockKind> {
    match page.pieces[at].form {
        Form::Text => None,
        Form::Heading(_) if page.headline == Some(at) => Some(BlockKind::Headline),
        Form::Heading(_) => Some(BlockKind::Heading),
        Form::Quote => Some(BlockKind::Quote),
        Form::Table => Some(BlockKind::Table),
        Form::Item { .. } if page.credit(at) >= ENOUGH || is_agency_line(page, at) => Some(BlockKind::Credit),
        Form::Item { .. } if before.links || page.boilerplate(at) > ENOUGH => Some(BlockKind::Boilerplate),
        Form::Item { numbered: true }
            if !has_neighbour_item(page, at) && heading::is_heading(page, at, before.kind) =>
        {
            Some(BlockKind::Heading)
        }
        Form::Item { .. } => Some(BlockKind::ListItem),
    }
}

/// Whether a list follows, which may stand after the last paragraph.
fn is_over_items(page: &Page<'_>, at: usize) -> bool {
    let items = page.pieces[at + 1..].iter().take(2).filter(|piece| matches!(piece.form, Form::Item { .. }));
    items.count() == 2
}

fn has_neighbour_item(page: &Page<'_>, at: usize) -> bool {
    let is_item =
        |at: usize| page.pieces.get(at).is_some_and(|piece| matches!(piece.form, Form::Item { .. }));
    is_item(at + 1) || at > 0 && is_item(at - 1)
}

/// By what it says.
fn by_wording(page: &Page<'_>, at: usize, before: Before) -> Option<BlockKind> {
    let shape = page.shape(at);
    let (boilerplate, credit, caption) = (page.boilerplate(at), page.credit(at), page.caption(at));
    let in_note = page.note.is_some_and(|note| at >= note);
    let near_head = at < page.body.start + 3 || page.body.is_empty() || page.is_tail(at);
    let claim = boilerplate.max(credit).max(caption);
    if near_head && claim <= ENOUGH && shape.chars <= 220 && page.is_byline(at) {
        Some(BlockKind::Byline)
    } else if claim >= ENOUGH && claim == caption {
        Some(BlockKind::Caption)
    } else if claim >= ENOUGH && claim == credit {
        Some(BlockKind::Credit)
    } else if claim >= ENOUGH {
        Some(BlockKind::Boilerplate)
    } else if in_note {
        Some(BlockKind::Credit)
    } else if before.links && shape.ending == Ending::Open && shape.chars <= 140 {
        Some(BlockKind::Boilerplate)
    } else {
        None
    }
}

/// By where it stands and what it looks like.
fn by_layout(page: &Page<'_>, at: usize, before: Before) -> Option<BlockKind> {
    let after_headline = page.headline.is_some_and(|headline| at > headline);
    if page.is_head(at) && after_headline {
        return by_head(page, at, before);
    }
    if page.headline.is_some_and(|headline| at < headline) {
        let junk = page.shape(at).words <= 4 && page.shape(at).ending == Ending::Open
            || heading::is_navigation(page, at);
        return junk.then_some(BlockKind::Boilerplate);
    }
    if heading::is_navigation(page, at) && page.is_tail(at) && page.shape(at).words > 2 {
        return Some(BlockKind::Boilerplate);
    }
    let signed = is_agency_line(page, at) || has_address(page, at) || is_signature(page.line(at));
    if page.is_tail(at) && signed {
        return Some(BlockKind::Credit);
    }
    let short = page.shape(at).words <= 6 && page.shape(at).ending == Ending::Open;
    if page.is_tail(at) && short && before.kind == BlockKind::Boilerplate {
        return Some(BlockKind::Boilerplate);
    }
    if page.is_head(at) && short && byline::is_agency(page.line(at), page.words) {
        return Some(BlockKind::Boilerplate);
    }
    if is_caption_by_credit(page, at) {
        return Some(BlockKind::Caption);
    }
    let in_body = page.body.contains(&at) || page.is_head(at) || is_over_items(page, at);
    (in_body && heading::is_heading(page, at, before.kind)).then_some(BlockKind::Heading)
}

/// Between the headline and the running text: names, roles and outlets, sections, a deck.
fn by_head(page: &Page<'_>, at: usize, before: Before) -> Option<BlockKind> {
    let (shape, line) = (page.shape(at), page.line(at));
    let next_is_byline = at + 1 < page.len() && page.is_byline(at + 1);
    let near_byline = before.kind == BlockKind::Byline || next_is_byline;
    let short = shape.words <= 8 && shape.ending != Ending::Stop;
    let reports = page.wording(at).credit.any > 0 || has_address(page, at);
    if near_byline && (is_affiliation(page, at) || reports) {
        return Some(BlockKind::Byline);
    }
    if short && page.words.senses(line).has(Sense::Agency) {
        return Some(BlockKind::Byline);
    }
    let between = near_byline || at + 1 == page.body.start || is_affiliation(page, at + 1);
    if short && between && is_person(page, at) {
        return Some(BlockKind::Byline);
    }
    if is_caption_by_credit(page, at) {
        return Some(BlockKind::Caption);
    }
    if heading::is_navigation(page, at) || line.starts_with('@') {
        return Some(BlockKind::Boilerplate);
    }
    // A sentence between headline and byline is a deck, which is text; what is short or in title case heads a section.
    let heads = shape.words <= 5 || shape.is_title_case() || shape.is_upper;
    (heads && heading::is_heading(page, at, before.kind)).then_some(BlockKind::Heading)
}

/// Whether a line gives the role or the outlet of an author ("Political editor", "BBC News, Paris").
fn is_affiliation(page: &Page<'_>, at: usize) -> bool {
    if at >= page.len() || page.shape(at).words > 8 || page.shape(at).ending == Ending::Stop {
        return false;
    }
    let line = page.line(at);
    let outlet = line.split(',').next().unwrap_or(line);
    byline::is_role(line, page.words) || byline::is_agency(outlet, page.words)
}

/// Whether a line is one or more names and nothing else.
fn is_person(page: &Page<'_>, at: usize) -> bool {
    let line = page.line(at);
    let named = byline::bare(line, page.words).is_some();
    let other = [Sense::Section, Sense::City, Sense::Country, Sense::Region];
    let is_place = line.split(',').any(|part| page.words.senses(part).has_any(&other));
    let is_section = line.split_whitespace().any(|word| page.words.senses(word).has(Sense::Section));
    named && !is_place && !is_section && !page.shape(at).is_upper
}

/// "Reuters", "— AFP", "(ANI)", "jr/to (AFP, dpa)".
fn is_agency_line(page: &Page<'_>, at: usize) -> bool {
    let line = page.line(at);
    let is_agency = |name: &str| page.words.senses(name).has_any(&[Sense::Agency, Sense::PhotoAgency]);
    let listed = line.rsplit_once('(').and_then(|(_, list)| list.strip_suffix(')'));
    line.len() <= 40 && (is_agency(line) || listed.is_some_and(|list| list.split([',', '/']).all(is_agency)))
}

/// The initials of those who wrote and edited, as some agencies sign ("tr/lk/jm").
fn is_signature(line: &str) -> bool {
    let is_initials =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    line.contains(['/', '-']) && line.len() <= 20 && line.split(['/', '-']).all(is_initials)
}

/// Whether a short line gives an address to write to ("jane.roe@example.org", "@janeroe").
fn has_address(page: &Page<'_>, at: usize) -> bool {
    let line = page.line(at);
    line.len() <= 200 && line.split_whitespace().any(|word| word.len() > 3 && word.contains('@'))
}

/// Whether a piece is a caption whose credit has a line of its own right below or above, closer than paragraphs are.
fn is_caption_by_credit(page: &Page<'_>, at: usize) -> bool {
    let gap = |at: usize| page.pieces.get(at).is_none_or(|piece| piece.gap);
    let is_credit = |at: usize| {
        let credit = page.caption_credit(at);
        credit.is_some_and(|credit| caption::is_bare_credit(page.line(at), credit))
    };
    let over_caption = at + 1 < page.len() && page.caption(at + 1) >= ENOUGH;
    let over = gap(at) && !gap(at + 1) && over_caption;
    let under = at > 0 && gap(at - 1) && !gap(at) && gap(at + 1) && is_credit(at - 1);
    page.shape(at).chars <= 300 && (over || under)
}
