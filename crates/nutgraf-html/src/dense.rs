//! Where the text of a page is densest: each block gives points to the elements around it, as Readability does, and the article is the
//! element with most, with what stands beside it and is like it, but for the lists of links in it.

use crate::body::{Amount, Place, Places};
use crate::tree::Tree;

/// Letters of the shortest block that gives points.
const SHORTEST_BLOCK: usize = 25;
/// Elements around a block that it gives points to.
const LEVELS: usize = 5;
/// Points of an element whose label says that running text is in it.
const LABELED: f32 = 25.0;
/// Elements with most points that are looked at.
const CANDIDATES: usize = 5;
/// Elements that are compared with the one that has most points.
const RIVALS: usize = 4;
/// What an element must have of the most points to be as good nearly, and how many of these one around them holds that is taken instead.
const RIVAL: f32 = 0.75;
const TOGETHER: usize = 3;
/// What an element beside the best must have of its points, and points at least, unless it has enough of few.
const BESIDE: f32 = 0.2;
const LEAST_BESIDE: f32 = 10.0;
const BESIDE_FEW: f32 = 0.5;
/// Letters of the shortest paragraph that is taken because it stands beside the best element.
const SHORTEST_PARAGRAPH: usize = 80;
/// Beyond this share of links a paragraph beside the best element, one in it or an element that says it is text, and any other
/// with few commas are none of an article.
const LINKED_BESIDE: f32 = 0.25;
const LINKED_TEXT: f32 = 0.5;
const LINKED: f32 = 0.2;
const FEW_COMMAS: usize = 10;
/// Letters of the shortest article, and of one that is most of its element.
const SHORTEST_ARTICLE: usize = 500;
const SHORTEST_NOTICE: usize = 100;

/// The blocks of the densest text of a page: of the first of the best elements in which enough is no link.
pub(crate) fn find(places: &Places, tree: &Tree) -> Vec<usize> {
    let letters = |blocks: &[usize]| blocks.iter().map(|&at| places.amounts[at].letters).sum::<usize>();
    let field = Field::of(places, tree);
    let ranked = field.ranked();
    for at in 0..ranked.len().min(CANDIDATES) {
        let inside = field.inside(field.best(&ranked[at..]));
        let found = blocks(places, &field.cleaned(&inside));
        let is_most = || letters(&found) * 2 >= letters(&blocks(places, &inside));
        if letters(&found) >= SHORTEST_ARTICLE || (letters(&found) >= SHORTEST_NOTICE && is_most()) {
            return found;
        }
    }
    blocks(places, &field.inside(field.best(&ranked)))
}

/// The blocks of the elements that are kept.
fn blocks(places: &Places, kept: &[bool]) -> Vec<usize> {
    (0..places.own.len()).filter(|&at| kept[places.own[at]]).collect()
}

/// A page whose blocks give points.
struct Field<'a> {
    places: &'a Places,
    tree: &'a Tree,
    inner: Vec<Inner>,
    /// Of each element, none where no block gave it any.
    points: Vec<Option<f32>>,
}

/// What stands in an element itself.
#[derive(Clone, Copy, Default)]
struct Inner {
    blocks: usize,
    elements: usize,
    /// The last of its elements.
    last: usize,
}

impl<'a> Field<'a> {
    fn of(places: &'a Places, tree: &'a Tree) -> Self {
        let mut inner = vec![Inner::default(); places.all.len()];
        for (at, place) in places.all.iter().enumerate() {
            if let Some(parent) = place.parent {
                inner[parent].elements += 1;
                inner[parent].last = at;
            }
        }
        places.own.iter().for_each(|&own| inner[own].blocks += 1);
        let mut field = Self { places, tree, inner, points: vec![None; places.all.len()] };
        for (&amount, &own) in places.amounts.iter().zip(&places.own) {
            if let Some(from) = field.scored(own) {
                field.give(from, amount);
            }
        }
        for (at, place) in places.all.iter().enumerate().filter(|(_, place)| place.name() == "section") {
            if let Some(from) = field.around(at) {
                field.give(from, place.amount);
            }
        }
        for (points, place) in field.points.iter_mut().zip(&places.all) {
            *points = points.map(|points| points * (1.0 - density(place.amount)));
        }
        field
    }

    fn place(&self, at: usize) -> &'a Place {
        &self.places.all[at]
    }

    /// The first element that a block in this one gives points to: the one around a paragraph.
    fn scored(&self, own: usize) -> Option<usize> {
        let is_alone = self.is_block(own);
        match self.place(own).name() {
            "p" | "div" | "pre" | "td" | "h2" | "h3" | "h4" | "h5" | "h6" if is_alone => self.around(own),
            "li" | "dd" | "label" | "a" | "figure" | "h1" => None,
            _ if is_alone => None,
            // Lines that nothing but breaks part, as in pages without paragraphs.
            _ => Some(own),
        }
    }

    /// Whether an element is a block and nothing else.
    fn is_block(&self, at: usize) -> bool {
        self.inner[at].elements == 0 && self.inner[at].blocks == 1
    }

    fn is_paragraph(&self, at: usize) -> bool {
        matches!(self.place(at).name(), "p" | "div") && self.is_block(at) || self.is_wrapper(at)
    }

    /// Whether an element holds a paragraph and nothing else.
    fn is_wrapper(&self, at: usize) -> bool {
        let Inner { blocks, elements, last } = self.inner[at];
        (blocks, elements) == (0, 1)
            && self.place(at).name() == "div"
            && self.place(last).name() == "p"
            && density(self.place(at).amount) < LINKED_BESIDE
    }

    /// The element around another that is more than a wrapper.
    fn around(&self, at: usize) -> Option<usize> {
        std::iter::successors(self.place(at).parent, |&up| self.place(up).parent)
            .find(|&up| !self.is_wrapper(up))
    }

    /// A text gives points to an element and to those around it, the fewer the farther they are.
    fn give(&mut self, from: usize, amount: Amount) {
        if amount.letters < SHORTEST_BLOCK {
            return;
        }
        let points = (2 + amount.commas + (amount.letters / 100).min(3)) as f32;
        let mut up = Some(from);
        for level in 0..LEVELS {
            let Some(at) = up else { break };
            let share = if level < 2 { level + 1 } else { level * 3 };
            let first = of_name(self.place(at)) + if self.place(at).is_labeled { LABELED } else { 0.0 };
            *self.points[at].get_or_insert(first) += points / share as f32;
            up = self.around(at).filter(|_| !self.is_page(at));
        }
    }

    fn is_page(&self, at: usize) -> bool {
        self.place(at).name() == "body"
    }

    fn points(&self, at: usize) -> f32 {
        self.points[at].unwrap_or(0.0).max(0.0)
    }

    fn ranked(&self) -> Vec<usize> {
        let mut ranked: Vec<usize> = (0..self.points.len()).filter(|&at| self.points(at) > 0.0).collect();
        ranked.sort_by(|&one, &other| self.points(other).total_cmp(&self.points(one)));
        ranked
    }

    /// The element that the article is in, unless that is the page.
    fn best(&self, ranked: &[usize]) -> Option<usize> {
        let best = *ranked.first().filter(|&&best| !self.is_page(best))?;
        let rivals = ranked.iter().skip(1).take(RIVALS);
        let rivals: Vec<usize> =
            rivals.copied().filter(|&rival| self.points(rival) >= RIVAL * self.points(best)).collect();
        let holds = |outer: usize| {
            let is_inside = |rival: usize| self.up(rival).skip(1).any(|up| up == outer);
            rivals.iter().filter(|&&rival| is_inside(rival)).count() >= TOGETHER
        };
        let mut around = self.up(best).skip(1).take_while(|&up| !self.is_page(up));
        let best = if rivals.len() == RIVALS { around.find(|&up| holds(up)) } else { None }.unwrap_or(best);
        // What stands beside an element that stands alone, stands beside the one around it.
        let is_alone = |&up: &usize| self.inner[up].elements == 1 && self.inner[up].blocks == 0;
        self.up(best).skip(1).take_while(|&up| !self.is_page(up)).take_while(is_alone).last().or(Some(best))
    }

    /// An element and those around it.
    fn up(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |&at| self.place(at).parent)
    }

    /// Which elements are of the article.
    fn inside(&self, best: Option<usize>) -> Vec<bool> {
        let Some(best) = best else { return vec![true; self.points.len()] };
        let parent = self.place(best).parent;
        let class = self.class(best);
        let most = self.points(best);
        let least = (most * BESIDE).max(LEAST_BESIDE.min(most * BESIDE_FEW));
        let is_beside = |at: usize| {
            let place = self.place(at);
            let alike = if !class.is_empty() && self.class(at) == class { most * BESIDE } else { 0.0 };
            match self.points(at) {
                points if points > 0.0 => points + alike >= least,
                _ => {
                    self.is_paragraph(at)
                        && place.amount.letters > SHORTEST_PARAGRAPH
                        && density(place.amount) < LINKED_BESIDE
                }
            }
        };
        let mut inside = Vec::with_capacity(self.points.len());
        for (at, place) in self.places.all.iter().enumerate() {
            let is_root = at == best || (place.parent == parent && is_beside(at));
            inside.push(is_root || place.parent.is_some_and(|up| inside[up]));
        }
        inside
    }

    fn class(&self, at: usize) -> &'a str {
        self.tree.node(self.place(at).node).attribute("class").unwrap_or_default()
    }

    /// The elements of the article without those in it that are mostly links.
    fn cleaned(&self, inside: &[bool]) -> Vec<bool> {
        let mut held = vec![Amount::default(); inside.len()];
        for (&amount, &own) in self.places.amounts.iter().zip(&self.places.own) {
            held[own].add(amount);
        }
        let mut kept = inside.to_vec();
        // Those inside are asked first: what is left of an element counts.
        for (at, place) in self.places.all.iter().enumerate().rev() {
            let amount = held[at];
            let is_asked = matches!(place.name(), "div" | "table" | "form") && amount.commas < FEW_COMMAS;
            let is_text = self.is_paragraph(at) || place.is_labeled;
            let is_beside = is_asked && density(amount) > if is_text { LINKED_TEXT } else { LINKED };
            if is_beside || matches!(place.name(), "aside" | "footer") {
                kept[at] = false;
            } else if let Some(up) = place.parent {
                held[up].add(amount);
            }
        }
        for (at, place) in self.places.all.iter().enumerate() {
            kept[at] &= inside[at] && place.parent.is_none_or(|up| kept[up] || !inside[up]);
        }
        kept
    }
}

/// What an element has by its name before any block gives it more.
fn of_name(place: &Place) -> f32 {
    match place.name() {
        "div" => 5.0,
        "pre" | "td" | "blockquote" => 3.0,
        "ul" | "ol" | "li" | "dl" | "dd" | "form" => -3.0,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => -5.0,
        _ => 0.0,
    }
}

/// The share of links in a text.
fn density(amount: Amount) -> f32 {
    if amount.letters == 0 { 0.0 } else { amount.linked as f32 / amount.letters as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seen::Seen;
    use crate::walk::walk;

    const LINE: &str =
        "The dam above the town held through the night, engineers said on Friday, and it rained.";

    /// The texts of the densest part of a page.
    fn densest(html: &str) -> Vec<String> {
        let tree = crate::tree::parse(html);
        let seen = Seen::of(&tree);
        let page = walk(tree.body(), &seen);
        let places = Places::of(&tree, &page, &seen);
        find(&places, &tree).into_iter().map(|at| page[at].text.clone()).collect()
    }

    #[test]
    fn takes_the_element_with_most_text_and_no_list_of_links_in_it() {
        let links = "<a href=/1>One more of them</a> <a href=/2>Another one</a>".repeat(4);
        let text = format!("<p>{LINE}</p>").repeat(8);
        let page = format!(
            "<div><ul><li>{links}</ul></div><div><div class=a>{text}<div>{links}<p>Links</p></div></div></div><div><p>Short.</p></div>"
        );
        assert_eq!(densest(&page), vec![LINE; 8]);
    }

    #[test]
    fn takes_what_stands_beside_it_and_is_like_it() {
        let part = |lines: usize| format!("<div class=x>{}</div>", format!("<p>{LINE}</p>").repeat(lines));
        let beside = format!("<p>{LINE}</p><p><a href=/1>{LINE}</a></p><p>Short.</p>");
        let page = format!("<main>{}{}{beside}</main>", part(8), part(2));
        assert_eq!(densest(&page), vec![LINE; 11]);
    }

    #[test]
    fn takes_lines_that_breaks_part_in_a_cell() {
        let links = "<a href=/1>One more of them</a><br>".repeat(8);
        let lines = [LINE; 5].join("<br><br>");
        let page = format!(
            "<div>{links}</div><table><tr><td>{links}</td><td>{lines}</td></tr></table><font>The end.</font>"
        );
        assert_eq!(densest(&page), vec![LINE; 5]);
    }

    #[test]
    fn takes_cards_with_little_text_each() {
        let card = format!("<x-card><x-layer><h2>On Friday</h2><p>{LINE}</p></x-layer></x-card>");
        assert_eq!(densest(&card.repeat(3)), [["On Friday", LINE]; 3].concat());
    }

    #[test]
    fn takes_all_of_a_page_without_elements() {
        assert_eq!(densest("One line.<br><br>Another."), ["One line.", "Another."]);
        assert!(densest("").is_empty());
    }
}
