//! The anatomy of an article: its blocks, dateline and byline, from mark-up where there is any, from layout and wording
//! where there is none.

mod byline;
mod caption;
mod date;
mod dateline;
mod heading;
mod kind;
mod lexicons;
mod line;
mod page;
mod shape;

use crate::types::{Article, Block, Dateline, Published};
use lexicons::{Cues, Words};
use page::Page;

/// Lexicons of the anatomy.
#[derive(Debug)]
pub(crate) struct Rules {
    words: Words,
    cues: Cues,
}

impl Default for Rules {
    fn default() -> Self {
        Self { words: Words::load(), cues: Cues::load() }
    }
}

/// What is found in the layout of an article.
#[derive(Debug, Default)]
pub(crate) struct Anatomy {
    /// In reading order, without overlap.
    pub(crate) blocks: Vec<Block>,
    /// Authors, one name each.
    pub(crate) byline: Vec<String>,
    /// The date of a publication line, else the full date of the dateline.
    pub(crate) published: Option<Published>,
    /// Of the first paragraph that has one.
    pub(crate) dateline: Option<Dateline>,
}

/// The anatomy of an article.
pub(crate) fn find(article: &Article, rules: &Rules) -> Anatomy {
    let mut page = Page::read(article, rules);
    page.headline = heading::headline(&page);
    let mut anatomy = Anatomy::default();
    for reading in kind::read(&page) {
        anatomy.byline.extend(reading.names.into_iter().map(str::to_owned));
        anatomy.published = anatomy.published.or(reading.published);
        anatomy.blocks.push(reading.block);
    }
    anatomy.dateline = page.dateline.map(|(_, dateline)| dateline);
    let filed = anatomy.dateline.as_ref().and_then(|dateline| dateline.date.as_deref());
    anatomy.published = anatomy.published.or_else(|| date::find(filed?, &rules.words));
    anatomy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{BlockKind, Span};

    /// Reads an article written one block a line, each after its kind and a bar; "·" is a line of its own that stays blank.
    fn check(lines: &[&str]) {
        let text: Vec<&str> =
            lines.iter().map(|line| line.split_once("| ").map_or(*line, |(_, text)| text)).collect();
        let text = text.join("\n").replace('·', "");
        let expected: Vec<&str> =
            lines.iter().filter_map(|line| line.split_once("| ").map(|(kind, _)| kind)).collect();
        let article = Article::new(text.as_str()).expect("short");
        let anatomy = find(&article, &Rules::default());
        let found: Vec<String> = anatomy
            .blocks
            .iter()
            .map(|block| format!("{:?}| {}", block.kind, &text[block.span.range()]))
            .collect();
        let kinds: Vec<&str> =
            found.iter().filter_map(|line| line.split_once("| ").map(|(kind, _)| kind)).collect();
        assert_eq!(kinds, expected, "{found:#?}");
    }

    #[test]
    fn a_page_saved_as_text() {
        check(&[
            "Boilerplate| Skip to content",
            "Boilerplate| Home",
            "Boilerplate| World | Europe | Opinion",
            "Headline| Ministers agree to rebuild storm-hit port of Ellis",
            "Paragraph| Deal ends weeks of argument over who pays for the sea wall",
            "Byline| By Jane Roe and Tom Okoro",
            "Byline| Political correspondents",
            "Byline| Published: 4 September 2025, 18:42 BST",
            "Boilerplate| Share",
            "Caption| Boats lie on the quay after the storm. Photograph: Ana Silva/Harbour Gazette",
            "Paragraph| Ministers agreed on Thursday to rebuild the port of Ellis, ending weeks of argument about the wall.",
            "Paragraph| “Yes.”",
            "Paragraph| The plan has three parts:",
            "ListItem| - a wall of 4km",
            "ListItem| - a new lock",
            "Heading| What happens next?",
            "Paragraph| Work begins in spring. The first stones will come from a quarry inland.",
            "Boilerplate| Read more: Why the sea keeps taking the town",
            "Paragraph| Subscribe to the idea or not, residents said they had been promised much before.",
            "Heading| López: wall is not enough",
            "Paragraph| She said the wall alone would not do.",
            "Credit| Additional reporting by Sam Poe",
            "Boilerplate| Related stories",
            "Boilerplate| How the storm grew",
            "Boilerplate| Sign up for our newsletter",
            "Boilerplate| © 2025 Harbour Gazette. All rights reserved.",
        ]);
    }

    #[test]
    fn a_report_of_an_agency_with_a_ruled_note() {
        check(&[
            "Headline| Port deal reached after nine hours",
            "Byline| By JANE ROE, Associated Press",
            "·",
            "Paragraph| PORT ELLIS, Maine (AP) — Ministers reached a deal on Thursday to rebuild the port, officials said.",
            "·",
            "Quote| > We did not get all we wanted.",
            "·",
            "Table| Name\tCost",
            "Wall\t40",
            "·",
            "Paragraph| Nobody objected, and the meeting closed early for the first time in a year, officials said.",
            "---",
            "Credit| Okoro reported from London.",
            "Boilerplate| This material may not be published, broadcast, rewritten or redistributed.",
        ]);
    }

    #[test]
    fn hard_wrapped_lines_are_paragraphs() {
        check(&[
            "Headline| MINISTERS AGREE TO REBUILD PORT",
            "Paragraph|   Ministers of four countries agreed late on Thursday to rebuild",
            "  the port of Ellis, officials said, ending weeks of argument",
            "  about the wall.",
            "Paragraph|       Work begins in spring, and the mayor expects that it ends",
            "  a year later.",
            "Credit|       REUTER",
        ]);
    }

    #[test]
    fn verses_questions_and_loud_lines_are_paragraphs() {
        check(&[
            "Headline| A town without its sea wall",
            "Paragraph| The sea had come twice before in the memory of the town, and twice the town had built its wall again.",
            "Paragraph| Was it worth it?",
            "Paragraph| Nobody could tell, least of all those who had paid for the stones with a tenth of what they earned.",
            "Paragraph| The wind came first",
            "Paragraph| And then the rain",
            "Paragraph| And nobody spoke",
            "Paragraph| She wrote it in the winter after the flood, and it hangs in the hall of the school to this day.",
            "Paragraph| Elsewhere in the town, the newsletter of the church sold out.",
        ]);
    }

    #[test]
    fn marked_up_paragraphs_are_told_by_wording_alone() {
        let text = "Storm news\nBy Jane Roe\nHARROW —  The wall fell on Monday, and the sea took the road behind it, officials said.\nAfter the storm\nShare this article";
        let mut article = Article::new(text).expect("short");
        let mut at = 0;
        let kinds = [
            BlockKind::Heading,
            BlockKind::Paragraph,
            BlockKind::Paragraph,
            BlockKind::Paragraph,
            BlockKind::Paragraph,
        ];
        let blocks = text.lines().zip(kinds).map(|(line, kind)| {
            at += line.len() + 1;
            Block { kind, span: Span::new(at - line.len() - 1, at - 1), credit: None }
        });
        article.blocks = Some(blocks.collect());
        let anatomy = find(&article, &Rules::default());
        let kinds: Vec<BlockKind> = anatomy.blocks.iter().map(|block| block.kind).collect();
        use BlockKind::{Boilerplate, Byline, Heading, Paragraph};
        assert_eq!(kinds, [Heading, Byline, Paragraph, Paragraph, Boilerplate]);
        assert_eq!(anatomy.byline, ["Jane Roe"]);
        assert_eq!(anatomy.dateline.and_then(|dateline| dateline.place).as_deref(), Some("HARROW"));
    }
}
