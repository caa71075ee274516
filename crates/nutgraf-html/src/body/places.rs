//! The elements around the blocks of a page, and what stands in each.

use std::ops::Range;

use nutgraf::BlockKind;

use crate::marks::Mark;
use crate::seen::Seen;
use crate::tree::{Node, NodeId, Tree};
use crate::walk::Draft;

/// Letters of the shortest block that is dense with text.
const DENSE: usize = 80;

/// An element with blocks in it.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) node: NodeId,
    /// The one around it.
    pub(crate) parent: Option<usize>,
    pub(crate) depth: usize,
    /// A number for its name, 0 for one that tells nothing.
    pub(crate) tag: u8,
    pub(crate) mark: Option<Mark>,
    pub(crate) is_body: bool,
    pub(crate) is_biography: bool,
    /// Whether its label is one of running text.
    pub(crate) is_labeled: bool,
    pub(crate) amount: Amount,
    /// The first of its blocks.
    pub(crate) first: usize,
}

/// How much text there is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Amount {
    pub(crate) letters: usize,
    pub(crate) linked: usize,
    /// Letters of blocks that are dense with text.
    pub(crate) dense: usize,
    pub(crate) blocks: usize,
    pub(crate) commas: usize,
}

/// All elements around the blocks of a page; each comes after the one around it.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) all: Vec<Place>,
    /// Those of them that the nodes of the tree are.
    of_node: Vec<Option<u32>>,
    /// The innermost element of each block.
    pub(crate) own: Vec<usize>,
    /// How much each block holds.
    pub(crate) amounts: Vec<Amount>,
    /// The element from which text is densest.
    pub(crate) densest: Option<usize>,
    /// The largest that says that it is the body.
    pub(crate) body: Option<usize>,
    pub(crate) total: Amount,
}

impl Places {
    pub(crate) fn of(tree: &Tree, drafts: &[Draft], seen: &Seen) -> Self {
        let mut places = Self { of_node: vec![None; tree.len()], ..Self::default() };
        for draft in drafts {
            let node = draft.node.map_or(tree.root(), |node| tree.node(node));
            let own = places.place(node, seen);
            places.own.push(own);
            places.amounts.push(Amount::of(draft));
        }
        for (at, &amount) in places.own.iter().zip(&places.amounts) {
            places.total.add(amount);
            places.all[*at].amount.add(amount);
        }
        for at in (0..places.all.len()).rev() {
            let Place { parent, amount, .. } = places.all[at];
            if let Some(parent) = parent {
                places.all[parent].amount.add(amount);
            }
        }
        places.densest = places.densest();
        let bodies = (0..places.all.len()).filter(|&at| places.all[at].is_body);
        places.body = bodies.max_by_key(|&at| (places.all[at].amount.dense, places.all[at].depth));
        places
    }

    /// The number of an element; those around it are numbered first.
    fn place(&mut self, node: Node<'_>, seen: &Seen) -> usize {
        if let Some(at) = self.of_node(node.id) {
            return at;
        }
        let mut unknown = vec![node];
        let known = node.ancestors().find_map(|up| {
            let known = self.of_node(up.id);
            if known.is_none() {
                unknown.push(up);
            }
            known
        });
        let mut parent = known;
        for node in unknown.into_iter().rev() {
            let facts = seen.facts(node);
            let at = self.all.len();
            self.of_node[node.id.index()] = Some(at as u32);
            self.all.push(Place {
                node: node.id,
                parent,
                depth: parent.map_or(0, |at: usize| self.all[at].depth + 1),
                tag: tag(node.name()),
                mark: facts.mark,
                is_body: facts.is_body,
                is_biography: facts.is_biography,
                is_labeled: facts.is_labeled,
                amount: Amount::default(),
                first: self.own.len(),
            });
            parent = Some(at);
        }
        parent.unwrap_or_default()
    }

    /// The element where most dense text stands near: its own, half of what its children's children hold.
    fn densest(&self) -> Option<usize> {
        let mut scores = vec![0_u64; self.all.len()];
        for (amount, &own) in self.amounts.iter().zip(&self.own) {
            let dense = amount.dense as u64;
            let levels = [(0, 2), (1, 4), (2, 2), (3, 1)];
            for (level, share) in levels {
                if let Some(at) = self.up(own, level) {
                    scores[at] += dense * share;
                }
            }
        }
        for (score, place) in scores.iter_mut().zip(&self.all) {
            let Amount { letters, linked, .. } = place.amount;
            let running = letters.saturating_sub(linked) as u128;
            *score = (u128::from(*score) * running / letters.max(1) as u128) as u64;
        }
        (0..scores.len()).filter(|&at| scores[at] > 0).max_by_key(|&at| (scores[at], at))
    }

    /// The element so many levels around another.
    pub(crate) fn up(&self, at: usize, levels: usize) -> Option<usize> {
        (0..levels).try_fold(at, |at, _| self.all[at].parent)
    }

    /// An element and those around it, from the inside.
    pub(crate) fn around(&self, at: usize) -> impl Iterator<Item = &Place> {
        std::iter::successors(Some(at), |&at| self.all[at].parent).map(|at| &self.all[at])
    }

    /// Levels from each of two elements up to the innermost that holds both.
    pub(crate) fn apart(&self, one: usize, other: usize) -> (usize, usize) {
        let (mut a, mut b) = (one, other);
        while a != b {
            // The one with the greater number lies no higher.
            let lower = if a > b { &mut a } else { &mut b };
            let Some(up) = self.all[*lower].parent else { break };
            *lower = up;
        }
        let shared = self.all[a.min(b)].depth;
        (
            self.all[one].depth - shared.min(self.all[one].depth),
            self.all[other].depth - shared.min(self.all[other].depth),
        )
    }

    pub(crate) fn of_node(&self, node: NodeId) -> Option<usize> {
        self.of_node[node.index()].map(|at| at as usize)
    }
}

impl Place {
    /// The blocks in it.
    pub(crate) fn blocks(&self) -> Range<usize> {
        self.first..self.first + self.amount.blocks
    }

    /// Its name, "" where it has none that tells anything.
    pub(crate) fn name(&self) -> &'static str {
        usize::from(self.tag).checked_sub(1).map_or("", |at| NAMES[at])
    }
}

impl Amount {
    /// How much a block holds.
    fn of(draft: &Draft) -> Self {
        let letters = draft.text.len();
        let is_text = !matches!(draft.kind, BlockKind::Caption | BlockKind::Byline);
        let is_dense = is_text && letters >= DENSE && draft.linked * 3 < letters;
        Self {
            letters,
            linked: draft.linked.min(letters),
            dense: if is_dense { letters } else { 0 },
            blocks: 1,
            commas: memchr::memchr_iter(b',', draft.text.as_bytes()).count(),
        }
    }

    /// Letters that are no links.
    pub(crate) fn running(self) -> usize {
        self.letters - self.linked
    }

    pub(crate) fn add(&mut self, more: Self) {
        self.letters += more.letters;
        self.linked += more.linked;
        self.dense += more.dense;
        self.blocks += more.blocks;
        self.commas += more.commas;
    }
}

/// The names of elements that tell something; others are as good as none.
const NAMES: [&str; 31] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "aside",
    "nav",
    "header",
    "footer",
    "form",
    "ul",
    "ol",
    "li",
    "dl",
    "dd",
    "table",
    "td",
    "blockquote",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "body",
    "details",
    "pre",
    "span",
    "a",
    "label",
];

/// A number for the name of an element.
fn tag(name: &str) -> u8 {
    NAMES.iter().zip(1..).find(|(known, _)| **known == name).map_or(0, |(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::walk;

    #[test]
    fn knows_how_far_apart_elements_are_and_where_text_is_dense() {
        let line = "The dam above the town held through the night, engineers said on Friday, and it rained.";
        let html = format!(
            "<nav><ul><li><a href=/>Home</a></ul></nav><main><div id=a><p>{line}</p><p>{line}</p></div><p>Short.</p></main>"
        );
        let tree = crate::tree::parse(&html);
        let seen = Seen::of(&tree);
        let drafts = walk(tree.body(), &seen);
        let places = Places::of(&tree, &drafts, &seen);
        let texts: Vec<&str> = drafts.iter().map(|draft| draft.text.as_str()).collect();
        assert_eq!(texts, ["Home", line, line, "Short."]);
        let own = &places.own;
        assert_eq!(places.apart(own[1], own[1]), (0, 0));
        assert_eq!(places.apart(own[1], own[2]), (1, 1));
        assert_eq!(places.apart(own[2], own[3]), (2, 1));
        assert_eq!(places.densest, places.up(own[1], 1), "the element of both paragraphs");
        assert_eq!((places.total.blocks, places.total.dense, places.total.linked), (4, 2 * line.len(), 4));
    }
}
