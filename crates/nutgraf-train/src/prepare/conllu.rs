//! Universal Dependencies as CoNLL-U, cut into the words that the text spells.

use std::collections::BTreeMap;

use super::Gather;
use crate::blocks::Block;

const FORM: usize = 1;
const LEMMA: usize = 2;
const UPOS: usize = 3;
const XPOS: usize = 4;
const FEATS: usize = 5;
const HEAD: usize = 6;
const DEPREL: usize = 7;

/// The blocks of a treebank: its paragraphs.
pub(super) fn read(text: &str) -> Result<Vec<Block>, String> {
    let mut gather = Gather::default();
    let (mut rows, mut begins) = (Vec::new(), true);
    for (number, line) in (1..).zip(text.lines().chain([""])) {
        if line.starts_with("# newdoc") || line.starts_with("# newpar") {
            begins = true;
        } else if line.is_empty() && !rows.is_empty() {
            add(gather.next(begins), &rows)
                .ok_or_else(|| format!("line {number}: not a sentence of CoNLL-U"))?;
            rows.clear();
            begins = false;
        } else if !line.is_empty() && !line.starts_with('#') {
            rows.push(line.split('\t').collect::<Vec<_>>());
        }
    }
    Ok(gather.finish())
}

/// One word of the text: its form and the row that says what it is.
struct Unit<'a> {
    form: &'a str,
    row: &'a [&'a str],
}

fn add(block: &mut Block, rows: &[Vec<&str>]) -> Option<()> {
    if rows.iter().any(|row| row.len() != 10) {
        return None;
    }
    let mut places = BTreeMap::from([("0", None)]);
    let mut units = Vec::new();
    let mut rest = rows;
    while let [first, after @ ..] = rest {
        let taken = match first[0].split_once('-') {
            _ if first[0].contains('.') => 1,
            Some((from, to)) => {
                let n = to.parse::<usize>().ok()?.checked_sub(from.parse().ok()?)? + 1;
                let parts = after.get(..n)?;
                split(first[FORM], parts, &mut units, &mut places);
                n + 1
            }
            None => {
                places.insert(first[0], Some(units.len()));
                units.push(Unit { form: first[FORM], row: first });
                1
            }
        };
        rest = &rest[taken..];
    }
    let start = block.tokens.len();
    for Unit { form, row } in &units {
        let head = places.get(row[HEAD])?;
        block.tokens.push((*form).into());
        // A slip has the lemma of the word that was meant: "leaned" for "learned".
        let is_slip = row[FEATS].split('|').any(|feature| feature == "Typo=Yes");
        block.lemma.push(if is_slip { "_" } else { row[LEMMA] }.into());
        block.upos.push(row[UPOS].into());
        block.xpos.push(row[XPOS].into());
        block.deprel.push(row[DEPREL].into());
        block.heads.push(head.map_or(-1, |head| (start + head) as i32));
    }
    block.sentences.push([start, block.tokens.len()]);
    Some(())
}

/// A token of several words: these, where their forms spell it; else one word, the one whose head lies outside.
fn split<'a>(
    form: &'a str,
    parts: &'a [Vec<&'a str>],
    units: &mut Vec<Unit<'a>>,
    places: &mut BTreeMap<&'a str, Option<usize>>,
) {
    let spelled: String = parts.iter().map(|row| row[FORM]).collect();
    if spelled == form {
        for row in parts {
            places.insert(row[0], Some(units.len()));
            units.push(Unit { form: row[FORM], row });
        }
        return;
    }
    let is_outside = |row: &&Vec<&str>| parts.iter().all(|part| part[0] != row[HEAD]);
    let Some(outer) = parts.iter().find(is_outside).or(parts.first()) else { return };
    for row in parts {
        places.insert(row[0], Some(units.len()));
    }
    units.push(Unit { form, row: outer });
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn words_that_spell_their_token_stand_apart() {
        let row =
            |id: &str, form: &str, head: &str| format!("{id}\t{form}\t{form}\tX\tX\t_\t{head}\tdep\t_\t_\n");
        let text = format!(
            "# newdoc id = a\n{}{}{}{}\n{}{}{}\n",
            row("1-2", "don't", "_"),
            row("1", "do", "3"),
            row("2", "n't", "3"),
            row("3", "go", "0"),
            row("1-2", "gonna", "_"),
            row("1", "going", "0"),
            row("2", "to", "1"),
        );
        let blocks = read(&text).expect("CoNLL-U");
        assert_eq!(blocks.len(), 1);
        assert_eq!(blocks[0].tokens, ["do", "n't", "go", "gonna"].map(Box::from));
        assert_eq!(blocks[0].heads, [2, 2, -1, -1]);
        assert_eq!(blocks[0].sentences, [[0, 3], [3, 4]]);
    }
}
