//! What the cells of a column have in common, by which a row is told from a line of prose after an error.

use super::row::Row;

/// Bytes of a cell that are looked at.
const SEEN: usize = 64;

/// The cells of each column so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile(Vec<Shape>);

/// What holds of all cells of a column that are not empty.
#[derive(Clone, Copy, Debug)]
struct Shape {
    has_no_space: bool,
    has_no_letter: bool,
}

impl Shape {
    fn of(cell: &[u8]) -> Self {
        let seen = &cell[..cell.len().min(SEEN)];
        Self {
            has_no_space: !seen.iter().any(u8::is_ascii_whitespace),
            has_no_letter: !seen.iter().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            has_no_space: self.has_no_space && other.has_no_space,
            has_no_letter: self.has_no_letter && other.has_no_letter,
        }
    }

    /// Whether a cell of shape `other` could be one of the column.
    fn admits(self, other: Self) -> bool {
        (!self.has_no_space || other.has_no_space) && (!self.has_no_letter || other.has_no_letter)
    }
}

impl Profile {
    /// Takes the first `cells` of a row into account.
    pub(super) fn learn(&mut self, row: &Row, bytes: &[u8], cells: usize) {
        for (number, cell) in row.raw(bytes).take(cells).enumerate() {
            let shape = Shape::of(cell);
            match self.0.get_mut(number) {
                Some(known) if !cell.is_empty() => *known = known.and(shape),
                Some(_) => {}
                None => self.0.push(shape),
            }
        }
    }

    /// Whether each cell of a row is like those above it.
    pub(super) fn admits(&self, row: &Row, bytes: &[u8]) -> bool {
        row.raw(bytes).zip(&self.0).all(|(cell, shape)| cell.is_empty() || shape.admits(Shape::of(cell)))
    }

    /// Whether nothing has been learned.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
