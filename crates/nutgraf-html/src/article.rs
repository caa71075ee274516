//! The article: blocks put in their places in one text, metadata beside it.

use nutgraf::{Article, Block, BlockKind, Span};

use crate::body::is_text;
use crate::metadata::{Metadata, is_date_line, title};
use crate::notes::Kind;
use crate::walk::Draft;

/// The headline of a page stands this near to the start of its content, if it stands in it.
const HEADLINE_WITHIN: usize = 5;
/// Bytes of the longest bold paragraph that is a heading.
const LONGEST_HEADING: usize = 80;
/// Blocks at the start of the content among which a line of authors or a date stands.
const SIGNED_WITHIN: usize = 8;
/// Words.
const LONGEST_SIGNATURE: usize = 18;
/// Words from which on a paragraph is one of the article, whatever stands above it.
const PARAGRAPH_WORDS: usize = 25;

/// The article; `None` when there is no running text.
pub(crate) fn compose(drafts: Vec<Draft>, metadata: &Metadata) -> Option<Article> {
    let has_text = |draft: &Draft| {
        matches!(draft.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote | BlockKind::Table)
    };
    if !drafts.iter().any(has_text) {
        return None;
    }
    let mut drafts = told_apart(drafts);
    set_aside(&mut drafts);
    let inside = taken_out(&mut drafts, metadata);
    let title = match &inside {
        Some(headline) if metadata.headline.is_none() => Some(headline.clone()),
        _ => metadata.title.clone(),
    };
    let mut drafts = headed(drafts, inside, metadata);
    for draft in drafts.iter_mut().filter(|draft| draft.is_doubted && is_text(draft.kind)) {
        draft.kind = BlockKind::Boilerplate;
    }
    let (text, blocks) = laid_out(drafts);
    let mut article = Article::new(text).ok()?;
    article.blocks = Some(blocks);
    article.title = title;
    article.byline = metadata.byline.clone();
    article.publisher = metadata.publisher.clone();
    article.published = metadata.published.clone();
    article.modified = metadata.modified.clone();
    article.language = metadata.language.clone();
    article.url = metadata.url.clone();
    Some(article)
}

/// Paragraphs and lists that are nothing but links lead to other articles; bold titles before paragraphs are headings.
fn told_apart(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let is_link = |draft: &Draft| draft.linked * 10 >= draft.text.len() * 9;
    for draft in drafts.iter_mut().filter(|draft| draft.kind == BlockKind::Paragraph && is_link(draft)) {
        draft.kind = BlockKind::Boilerplate;
    }
    for at in 1..drafts.len() {
        let is_text = match drafts[at].kind {
            BlockKind::Paragraph => !drafts[at].is_bold,
            kind => matches!(kind, BlockKind::ListItem | BlockKind::Table),
        };
        let before = &mut drafts[at - 1];
        if is_text && before.kind == BlockKind::Paragraph && before.is_bold && is_title(&before.text) {
            before.kind = BlockKind::Heading;
        }
    }
    let is_same_list =
        |one: &Draft, other: &Draft| one.kind == BlockKind::ListItem && other.kind == BlockKind::ListItem;
    for list in drafts.chunk_by_mut(is_same_list) {
        if list[0].kind == BlockKind::ListItem && list.iter().all(is_link) {
            list.iter_mut().for_each(|draft| draft.kind = BlockKind::Boilerplate);
        }
    }
    drafts
}

/// Marks what is of the page as such: blocks by their words, and what a heading of links stands over.
fn set_aside(drafts: &mut [Draft]) {
    let mut under = false;
    for draft in drafts.iter_mut() {
        let text_kinds = [BlockKind::Paragraph, BlockKind::Heading, BlockKind::ListItem, BlockKind::Quote];
        if !text_kinds.contains(&draft.kind) {
            continue;
        }
        let kind = draft.note();
        let is_pointer = kind == Some(Kind::Pointer);
        let is_short = draft.text.split_whitespace().count() < PARAGRAPH_WORDS;
        let is_heading = draft.kind == BlockKind::Heading;
        let is_linked = draft.linked * 2 > draft.text.len();
        under = match () {
            () if is_pointer && is_heading => true,
            () if is_short && (is_linked || draft.kind == BlockKind::ListItem) => under,
            () if is_heading && is_linked => under,
            () => false,
        };
        let is_own = match kind {
            Some(Kind::Pointer) => is_heading || is_linked || is_short,
            Some(_) => true,
            None => false,
        };
        if under || is_own {
            draft.kind = BlockKind::Boilerplate;
        }
    }
}

/// Whether a bold paragraph is a sub-heading: short, and no sentence.
fn is_title(text: &str) -> bool {
    let ends_like_a_sentence = text.ends_with(['.', ',', ':', ';', '!', '”', '"', '’', ')']);
    text.len() <= LONGEST_HEADING && !text.contains('\n') && !ends_like_a_sentence
}

/// The headline first, then the summary under it, each once.
fn headed(mut drafts: Vec<Draft>, inside: Option<String>, metadata: &Metadata) -> Vec<Draft> {
    sign(&mut drafts);
    let near = drafts.len().min(HEADLINE_WITHIN);
    if let Some(kicker) = &metadata.kicker
        && let Some(at) = drafts[..near].iter().position(|draft| title::same(kicker, &draft.text))
    {
        drafts.remove(at);
    }
    let headline = inside.or_else(|| metadata.headline.clone());
    let headline = headline
        .map(|shown| metadata.title.clone().filter(|title| is_spaced(title, &shown)).unwrap_or(shown));
    // A summary in the shape of a heading.
    if let (Some(deck), Some(first)) = (&metadata.deck, drafts.iter_mut().find(|draft| is_text(draft.kind)))
        && first.kind == BlockKind::Heading
        && title::same(deck, &first.text)
    {
        first.kind = BlockKind::Paragraph;
    }
    let is_new = |deck: &String| {
        !drafts.iter().any(|draft| title::same(deck, &draft.text) || title::begins(&draft.text, deck))
    };
    let deck = metadata.deck.clone().filter(|deck| headline.is_some() && is_new(deck));
    let draft = |kind: BlockKind| move |text: String| Draft::new(kind, text);
    let headline = headline.map(draft(BlockKind::Headline)).into_iter();
    headline.chain(deck.map(draft(BlockKind::Paragraph))).chain(drafts).collect()
}

/// Lines near the headline that say who wrote or when are a byline, whatever their mark-up.
fn sign(drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().take(SIGNED_WITHIN) {
        let is_text = matches!(draft.kind, BlockKind::Paragraph | BlockKind::Heading);
        if is_text && is_signature(&draft.text) {
            draft.kind = BlockKind::Byline;
        }
    }
}

/// "By Jane Roe - 12/22/23", "Dec 23, 2023 08:40 PM IST".
fn is_signature(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_by = words.first().is_some_and(|word| word.trim_end_matches(':').eq_ignore_ascii_case("by"))
        && words.get(1).is_some_and(|word| word.starts_with(char::is_uppercase));
    let is_sentence = text.ends_with(['.', '!', '?']) && words.len() > 6;
    let is_dated = || words.len() <= 9 && !text.starts_with(['"', '“', '‘']) && is_date_line(text);
    !is_sentence && words.len() <= LONGEST_SIGNATURE && (is_by || is_dated())
}

/// The headline inside the content: a block of its own, or the first line of one.
fn taken_out(drafts: &mut Vec<Draft>, metadata: &Metadata) -> Option<String> {
    let given = metadata.headline.as_deref().or(metadata.title.as_deref())?;
    let near = drafts.len().min(HEADLINE_WITHIN);
    let first_line = |draft: &Draft| draft.text.split('\n').next().unwrap_or_default().to_owned();
    let is_headline = |text: &str| title::same(given, text) || title::holds(given, text);
    let at = drafts[..near].iter().position(|draft| is_headline(&first_line(draft)))?;
    let headline = first_line(&drafts[at]);
    let rest = drafts[at].text[headline.len()..].trim_start().to_owned();
    if rest.is_empty() {
        drafts.remove(at);
    } else {
        drafts[at].text = rest;
    }
    Some(headline)
}

/// Whether a title is what is shown, with the spaces that style alone sets there.
fn is_spaced(title: &str, shown: &str) -> bool {
    title::same(title, shown) && title.split(' ').count() > shown.split(' ').count()
}

/// The text and the places of the blocks in it.
fn laid_out(drafts: Vec<Draft>) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut blocks: Vec<Block> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if let Some(last) = blocks.last() {
            let is_list = last.kind == BlockKind::ListItem && draft.kind == BlockKind::ListItem;
            text.push_str(if is_list { "\n" } else { "\n\n" });
        }
        let start = text.len();
        text.push_str(&draft.text);
        let mut block = Block::new(draft.kind, Span::new(start, text.len()));
        block.credit = draft.credit;
        blocks.push(block);
    }
    (text, blocks)
}
