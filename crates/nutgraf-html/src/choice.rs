//! Which blocks of a page are its article: what mark-up says is the body, where text is densest, or the text in the metadata.

use crate::body::{Place, Places};
use crate::dense;
use crate::page::Origin;
use crate::seen::Seen;
use crate::told::{SHORTEST_BODY, Told};
use crate::tree::Tree;
use crate::walk::{Draft, walk};

/// How alike a text is to the one in the metadata that is of the same article, and one that is the same.
const ALIKE: f64 = 0.7;
const SAME: f64 = 0.95;

/// What is taken for the article.
pub(crate) enum Kept {
    /// Blocks of the page.
    Blocks(Vec<usize>),
    /// The text in the metadata.
    Text(Vec<Draft>),
}

/// What of a page is its article, and where that was found.
///
/// Mark-up that names the body is exact where it is right; density finds what nobody marked. The marked body is
/// taken unless it is a small part of the densest text. The text in the metadata decides when it is like one of
/// the two, and is taken itself when both lack most of it. The entries of a live blog in the metadata are taken where
/// the page has no text.
pub(crate) fn choose(
    page: &[Draft],
    places: &Places,
    tree: &Tree,
    told: Option<&Told<'_>>,
    updates: Option<&str>,
) -> (Kept, Origin) {
    let origin = |source: &'static str, confidence: f32| Origin { source, confidence };
    let size = |blocks: &[usize]| blocks.iter().map(|&at| places.amounts[at].running()).sum::<usize>();
    let likeness = |told: &Told<'_>, blocks: &[usize]| {
        let texts: Vec<&str> = blocks.iter().map(|&at| page[at].text.as_str()).collect();
        told.likeness(&texts.join(" "))
    };
    let marked = marked(places);
    let of_marked = size(&marked);
    let marked_is = told.map(|told| likeness(told, &marked));
    // Whatever stands elsewhere.
    let is_most = of_marked >= SHORTEST_BODY && of_marked * 2 >= places.total.running();
    if is_most && marked_is.is_none_or(|likeness| likeness >= SAME) {
        return (Kept::Blocks(marked), origin("marked body, most of the text", 0.95));
    }
    let dense = dense::find(places, tree);
    let of_dense = size(&dense);
    if let Some((told, marked_is)) = told.zip(marked_is) {
        let dense_is = likeness(told, &dense);
        if marked_is.max(dense_is) >= ALIKE {
            let kept = if marked_is >= dense_is { marked } else { dense };
            return (Kept::Blocks(kept), origin("page and json-ld articleBody", 0.92));
        }
        if told.text.len() > 2 * of_marked.max(of_dense) {
            return (Kept::Text(paragraphs(told.text)), origin("json-ld articleBody", 0.8));
        }
    }
    if let Some(updates) = updates.filter(|_| of_marked.max(of_dense) < SHORTEST_BODY) {
        return (Kept::Text(paragraphs(updates)), origin("json-ld liveBlogUpdate", 0.8));
    }
    let is_enough = of_marked >= SHORTEST_BODY && of_marked * 2 >= of_dense;
    let agree = of_marked * 10 >= of_dense * 9 && of_dense * 10 >= of_marked * 9;
    match is_enough {
        true if agree => (Kept::Blocks(marked), origin("marked body, as dense as the text", 0.95)),
        true => (Kept::Blocks(marked), origin("marked body", 0.88)),
        false => (Kept::Blocks(dense), origin("densest text", 0.82)),
    }
}

/// The blocks of the elements whose mark-up says that they are the body of an article: of those that stand side by side in one element,
/// as most of the text does.
fn marked(places: &Places) -> Vec<usize> {
    let is_outer = |&at: &usize| places.all[at].is_body && !places.around(at).skip(1).any(|up| up.is_body);
    let outer: Vec<usize> = (0..places.all.len()).filter(is_outer).collect();
    let groups = outer.chunk_by(|&one, &other| places.all[one].parent == places.all[other].parent);
    let blocks = |group: &[usize]| group.iter().flat_map(|&at| innermost(places, at).blocks()).collect();
    let size = |blocks: &Vec<usize>| blocks.iter().map(|&at| places.amounts[at].running()).sum::<usize>();
    groups.map(blocks).max_by_key(size).unwrap_or_default()
}

/// A body inside a body that holds nearly all of it is meant.
fn innermost(places: &Places, outer: usize) -> &Place {
    let (outer, behind) = (&places.all[outer], &places.all[outer + 1..]);
    let mut inside = behind.iter().take_while(|place| place.depth > outer.depth);
    let inner = inside.find(|place| place.is_body);
    inner.filter(|inner| inner.amount.letters * 10 >= outer.amount.letters * 8).unwrap_or(outer)
}

/// The paragraphs of a text without mark-up.
fn paragraphs(text: &str) -> Vec<Draft> {
    let tree = crate::tree::parse(&text.replace('\n', "<br><br>"));
    walk([tree.root()], &Seen::of(&tree))
}
