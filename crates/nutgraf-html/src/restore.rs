//! What stands between the first and the last block of an article and was lost on the way: captions, bylines, lists,
//! paragraphs in containers of their own.

use nutgraf::BlockKind;
use rustc_hash::FxHashSet;

use crate::metadata::{Metadata, title};
use crate::walk::Draft;

/// Between a headline and the first block of its article stand no more blocks than these.
const LONGEST_HEAD: usize = 15;
/// Words of the shortest paragraph that is put back.
const RUNNING_WORDS: usize = 12;

/// The kept blocks, with captions, bylines, lists and running text of the page put back where they stood.
///
/// Where text is dense, captions and lists often are not, and the picture at the head of an
/// article often stands outside its body. `page` is all of the page in reading order.
pub(crate) fn restore(kept: &[usize], page: &[Draft], metadata: &Metadata) -> Vec<usize> {
    let (Some(&first), Some(&last)) = (kept.first(), kept.last()) else { return Vec::new() };
    let head = first.saturating_sub(LONGEST_HEAD);
    let is_headline = |draft: &Draft| match (&metadata.headline, &metadata.title) {
        (Some(headline), _) => *headline == draft.text,
        // A page without headings may show what its title begins with.
        (None, Some(title)) => draft.linked == 0 && title::holds(title, &draft.text),
        (None, None) => false,
    };
    let start = page[head..first].iter().rposition(is_headline).map_or(first, |at| head + at);
    let usual = usual(kept.iter().map(|&at| &page[at]));
    let mut kept = kept.iter().copied().peekable();
    let is_title = |at: usize| at == start && metadata.headline.is_none();
    let is_worth = |&at: &usize| {
        kept.next_if_eq(&at).is_some() || is_title(at) || is_worth(&page[at], at > first, &usual)
    };
    (start..=last).filter(is_worth).collect()
}

/// The styles that most paragraphs of an article have: others of these styles are of it too, in whatever container.
fn usual<'d>(kept: impl Iterator<Item = &'d Draft>) -> FxHashSet<u64> {
    let mut paragraphs: Vec<u64> =
        kept.filter(|draft| draft.kind == BlockKind::Paragraph).map(|draft| draft.style).collect();
    paragraphs.sort_unstable();
    let all = paragraphs.len();
    let runs = paragraphs.chunk_by(|one, other| one == other);
    runs.filter(|run| run[0] != 0 && run.len() >= 3 && run.len() * 2 > all).map(|run| run[0]).collect()
}

fn is_by_mark(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Caption | BlockKind::Byline)
}

fn is_worth(draft: &Draft, is_inside: bool, usual: &FxHashSet<u64>) -> bool {
    match draft.kind {
        kind if is_by_mark(kind) => true,
        BlockKind::ListItem => is_inside && draft.linked * 2 < draft.text.len(),
        BlockKind::Paragraph => usual.contains(&draft.style) && is_running(draft),
        _ => false,
    }
}

/// Whether a paragraph is running text of an article: a sentence, hardly linked, no note of the page.
fn is_running(draft: &Draft) -> bool {
    let is_sentence = draft.text.ends_with(['.', '!', '?', '”', '"', '’', ':']);
    is_sentence
        && draft.linked * 3 < draft.text.len()
        && draft.text.split_whitespace().count() >= RUNNING_WORDS
        && draft.note().is_none()
}
