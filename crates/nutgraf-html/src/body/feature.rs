//! What tells whether a block of a page is of its article, as numbers.

use std::cell::OnceCell;

use nutgraf::BlockKind;
use rustc_hash::FxHashMap;

use super::places::Places;
use super::words::{self, Words};
use crate::marks::Mark;
use crate::metadata::{Metadata, is_date_line, title};
use crate::notes::Kind;
use crate::told::Told;
use crate::walk::Draft;

/// Blocks on either side that a block is seen with.
const NEAR: usize = 3;
/// Elements around a block whose text is counted.
const LEVELS: usize = 6;
/// Bytes of the longest headline or summary, and of the longest line that is looked at for a date.
const LONGEST_HEAD: usize = 1000;
const LONGEST_DATE_LINE: usize = 200;

/// What elements around a block may be, each seen by how far outside it is.
const MARKS: [Mark; 7] =
    [Mark::Aside, Mark::Gate, Mark::Hidden, Mark::PullQuote, Mark::Deck, Mark::Byline, Mark::Caption];
/// article, main, aside, nav, header, footer, form, ul, ol, li, table, blockquote, figure
const TAGS: [u8; 13] = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 18, 19];

/// How many numbers there are of a block.
pub(crate) const NUMBERS: usize = 170;

/// What is known of a page for all of its blocks.
pub(crate) struct Page<'a> {
    drafts: &'a [Draft],
    places: &'a Places,
    /// Counted when somebody asks: most blocks of a page are far from its article.
    words: Vec<OnceCell<Words>>,
    /// The block of the headline, and its element.
    headline: Option<usize>,
    headline_place: Option<usize>,
    /// Dense letters before each block, and those of links; last, those of all.
    before: Vec<usize>,
    linked_before: Vec<usize>,
    /// How often the words of a block stand on the page.
    times: Vec<usize>,
    /// Dense letters of the blocks of each style.
    styles: FxHashMap<u64, usize>,
    /// The runs of words of the text in JSON-LD.
    told: Option<&'a Told<'a>>,
    /// What the headline, the title, the summary and the kicker say.
    heads: [String; 4],
}

impl<'a> Page<'a> {
    pub(crate) fn of(
        drafts: &'a [Draft],
        places: &'a Places,
        metadata: &Metadata,
        told: Option<&'a Told<'a>>,
    ) -> Self {
        let mut before = Vec::with_capacity(drafts.len() + 1);
        let mut linked_before = Vec::with_capacity(drafts.len() + 1);
        let (mut dense, mut linked) = (0, 0);
        let mut texts: FxHashMap<&str, usize> = FxHashMap::default();
        let mut styles: FxHashMap<u64, usize> = FxHashMap::default();
        for (draft, amount) in drafts.iter().zip(&places.amounts) {
            before.push(dense);
            linked_before.push(linked);
            dense += amount.dense;
            linked += draft.linked;
            *texts.entry(&draft.text).or_default() += 1;
            *styles.entry(draft.style).or_default() += amount.dense;
        }
        before.push(dense);
        linked_before.push(linked);
        let headline_place = metadata.headline_node.and_then(|node| places.of_node(node));
        let in_headline = |own: &usize| {
            headline_place.is_some_and(|headline| {
                places.around(*own).any(|place| place.node == places.all[headline].node)
            })
        };
        Self {
            drafts,
            places,
            words: vec![OnceCell::new(); drafts.len()],
            headline: places.own.iter().position(in_headline),
            headline_place,
            before,
            linked_before,
            times: drafts.iter().map(|draft| texts[draft.text.as_str()]).collect(),
            styles,
            heads: [&metadata.headline, &metadata.title, &metadata.deck, &metadata.kicker]
                .map(|head| title::key(head.as_deref().unwrap_or_default())),
            told,
        }
    }

    fn words(&self, at: usize) -> &Words {
        self.words[at].get_or_init(|| Words::of(&self.drafts[at].text))
    }

    fn note(&self, at: usize) -> u8 {
        note(self.drafts[at].note())
    }

    /// The numbers of a block, as many for each.
    pub(crate) fn row(&self, at: usize) -> Vec<u8> {
        let mut row = Vec::with_capacity(NUMBERS);
        self.text(at, &mut row);
        self.told(at, &mut row);
        self.position(at, &mut row);
        self.levels(at, &mut row);
        self.marks(at, &mut row);
        self.containers(at, &mut row);
        self.neighbors(at, &mut row);
        self.section(at, &mut row);
        row
    }

    fn text(&self, at: usize, row: &mut Vec<u8>) {
        let (draft, words) = (&self.drafts[at], self.words(at));
        let letters = draft.text.len();
        row.extend([
            kind(draft.kind),
            log(letters),
            log(words.words),
            small(letters * 8 / words.words.max(1)),
            small(words.sentences),
            small(words.commas),
            words.last,
            words.first,
            share(words.capitalized, words.words),
            share(words.digits, letters),
            share(draft.linked, letters),
            u8::from(draft.is_bold),
            u8::from(words.is_capitals),
            small(words.quotes),
            small(words.separators),
            self.note(at),
            u8::from(letters <= LONGEST_DATE_LINE && is_date_line(&draft.text)),
            share(words.persons, words.words),
            share(words.functions, words.words),
            small(draft.text.matches('\n').count()),
            u8::from(draft.text.contains(['@', '©']) || draft.text.contains("www.")),
            small(self.times[at]),
        ]);
    }

    /// What metadata says of the words of a block.
    fn told(&self, at: usize, row: &mut Vec<u8>) {
        let text = &self.drafts[at].text;
        let is_head = |head: &String| !head.is_empty() && title::is_key(head, text);
        let heads = if text.len() <= LONGEST_HEAD { &self.heads[..] } else { &[] };
        let known = heads.iter().position(is_head).map_or(0, |at| at as u8 + 1);
        row.push(known);
        let share = self.told.map_or(0, |told| {
            let (shared, all) = told.shared(text);
            1 + share(shared, all).min(254)
        });
        row.push(share);
    }

    fn position(&self, at: usize, row: &mut Vec<u8>) {
        let total = self.places.total.dense;
        let from = self.headline.map_or(0, |headline| clamp(at as isize - headline as isize));
        let since =
            self.headline.map_or(0, |headline| log(self.before[at].saturating_sub(self.before[headline])));
        row.extend([
            share(at, self.drafts.len()),
            small(at),
            share(self.before[at], total),
            from,
            since,
            log(self.drafts.len()),
            log(total),
        ]);
    }

    /// How much stands in the elements around a block.
    fn levels(&self, at: usize, row: &mut Vec<u8>) {
        for level in 0..LEVELS {
            let Some(up) = self.places.up(self.places.own[at], level) else {
                row.extend([0; 6]);
                continue;
            };
            let place = &self.places.all[up];
            let amount = place.amount;
            row.extend([
                log(amount.letters),
                share(amount.linked, amount.letters),
                log(amount.blocks),
                share(amount.dense, self.places.total.dense),
                place.tag,
                mark(place.mark),
            ]);
        }
    }

    /// How far outside the elements are that say what they are.
    fn marks(&self, at: usize, row: &mut Vec<u8>) {
        let mut levels = [255; MARKS.len() + 2 + TAGS.len()];
        let (mut asides, mut depth) = (0, 0);
        for (level, place) in self.places.around(self.places.own[at]).enumerate() {
            let mut sees = |number: usize| levels[number] = levels[number].min(small(level));
            if let Some(mark) = MARKS.iter().position(|&mark| place.mark == Some(mark)) {
                sees(mark);
            }
            if place.is_body {
                sees(MARKS.len());
            }
            if place.is_biography {
                sees(MARKS.len() + 1);
            }
            if let Some(tag) = TAGS.iter().position(|&tag| place.tag == tag) {
                sees(MARKS.len() + 2 + tag);
            }
            asides += usize::from(place.mark == Some(Mark::Aside));
            depth += 1;
        }
        row.extend(levels);
        row.extend([small(asides), small(depth)]);
    }

    /// Where the block stands beside what may be the body.
    fn containers(&self, at: usize, row: &mut Vec<u8>) {
        let own = self.places.own[at];
        for container in [self.places.densest, self.places.body, self.headline_place] {
            let Some(container) = container else {
                row.extend([255, 255, 0, 0]);
                continue;
            };
            let (up, down) = self.places.apart(own, container);
            let amount = self.places.all[container].amount;
            row.extend([
                small(up),
                small(down),
                share(amount.dense, self.places.total.dense),
                log(amount.dense),
            ]);
        }
        let article = self.places.around(own).find(|place| place.tag == 4);
        row.push(article.map_or(0, |article| share(article.amount.dense, self.places.total.dense)));
        let style = self.drafts[at].style;
        row.push(share(self.styles.get(&style).copied().unwrap_or(0), self.places.total.dense));
        row.push(u8::from(style == 0));
    }

    fn neighbors(&self, at: usize, row: &mut Vec<u8>) {
        for distance in 1..=NEAR {
            for near in [at.checked_sub(distance), at.checked_add(distance)] {
                let Some(near) = near.filter(|&near| near < self.drafts.len()) else {
                    row.extend([0, 0, 255, 0, 255, 0, 0, 255]);
                    continue;
                };
                let draft = &self.drafts[near];
                let (up, _) = self.places.apart(self.places.own[at], self.places.own[near]);
                let aside = self
                    .places
                    .around(self.places.own[near])
                    .position(|place| place.mark == Some(Mark::Aside));
                row.extend([
                    log(draft.text.len()),
                    share(draft.linked, draft.text.len()),
                    kind(draft.kind),
                    u8::from(draft.style == self.drafts[at].style),
                    small(up),
                    self.note(near),
                    words::last(&draft.text),
                    aside.map_or(255, small),
                ]);
            }
        }
        for width in [5, 15] {
            let start = at.saturating_sub(width);
            let end = (at + width + 1).min(self.drafts.len());
            for (from, to) in [(start, at), (at + 1, end)] {
                let between = |before: &[usize]| log(before[to] - before[from]);
                row.extend([between(&self.before), between(&self.linked_before)]);
            }
        }
        row.push(log(self.places.total.dense.saturating_sub(self.before[at])));
    }

    /// The heading that a block stands under.
    fn section(&self, at: usize, row: &mut Vec<u8>) {
        let is_heading = |near: &usize| self.drafts[*near].kind == BlockKind::Heading;
        let Some(heading) = (0..at).rev().take(40).find(is_heading) else {
            row.extend([0; 7]);
            return;
        };
        let draft = &self.drafts[heading];
        let (up, down) = self.places.apart(self.places.own[at], self.places.own[heading]);
        row.extend([
            small(at - heading),
            log(draft.text.len()),
            share(draft.linked, draft.text.len()),
            self.note(heading),
            small(up),
            small(down),
            u8::from(self.headline == Some(heading)),
        ]);
    }
}

fn kind(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph => 0,
        BlockKind::Quote => 1,
        BlockKind::Table => 2,
        BlockKind::ListItem => 3,
        BlockKind::Heading => 4,
        BlockKind::Caption => 5,
        BlockKind::Byline => 6,
        _ => 7,
    }
}

fn note(kind: Option<Kind>) -> u8 {
    match kind {
        None => 0,
        Some(Kind::Pointer) => 1,
        Some(Kind::Appeal) => 2,
        Some(Kind::Right) => 3,
        Some(Kind::Control) => 4,
    }
}

fn mark(mark: Option<Mark>) -> u8 {
    match mark {
        None => 0,
        Some(Mark::Deck) => 1,
        Some(Mark::Byline) => 2,
        Some(Mark::Caption) => 3,
        Some(Mark::PullQuote) => 4,
        Some(Mark::Gate) => 5,
        Some(Mark::Consent) => 6,
        Some(Mark::Aside) => 7,
        Some(Mark::Hidden) => 8,
        Some(Mark::Machinery) => 9,
    }
}

fn small(number: usize) -> u8 {
    number.min(254) as u8
}

/// A share in parts of 255.
fn share(part: usize, whole: usize) -> u8 {
    (part.min(whole) as u64 * 255).checked_div(whole as u64).unwrap_or(0) as u8
}

/// Eight steps for each doubling.
fn log(number: usize) -> u8 {
    let number = number + 1;
    let doublings = number.ilog2();
    let rest = if doublings >= 3 { (number >> (doublings - 3)) & 7 } else { (number << (3 - doublings)) & 7 };
    small(doublings as usize * 8 + rest)
}

/// A distance either way.
fn clamp(distance: isize) -> u8 {
    (distance.clamp(-60, 190) + 61) as u8
}
