//! A column that grows, whatever its type.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, StructArray};
use arrow_buffer::{NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, FieldRef, Fields};

/// A column that values are appended to.
pub(crate) enum Column {
    Flag(BooleanBuilder),
    Integer(Int64Builder),
    Double(Float64Builder),
    Text(StringBuilder),
    List(Box<List>),
    Row(Row),
}

/// A column of lists.
pub(crate) struct List {
    field: FieldRef,
    pub(crate) items: Column,
    offsets: Vec<i32>,
    valid: NullBufferBuilder,
}

/// A column of structs.
pub(crate) struct Row {
    fields: Fields,
    columns: Vec<Column>,
    valid: NullBufferBuilder,
    rows: usize,
    /// The column of each field in the order in which the last row gave them, which is that of the next row too.
    order: Vec<usize>,
}

impl Column {
    /// An empty column of a type that nouns have.
    pub(crate) fn new(data_type: &DataType) -> Self {
        match data_type {
            DataType::Boolean => Self::Flag(BooleanBuilder::new()),
            DataType::Int64 => Self::Integer(Int64Builder::new()),
            DataType::Float64 => Self::Double(Float64Builder::new()),
            DataType::Utf8 => Self::Text(StringBuilder::new()),
            DataType::List(field) => Self::List(Box::new(List::new(field))),
            DataType::Struct(fields) => Self::Row(Row::new(fields)),
            other => unreachable!("no noun has a field of type {other}"),
        }
    }

    pub(crate) fn push_null(&mut self) {
        match self {
            Self::Flag(flags) => flags.append_null(),
            Self::Integer(numbers) => numbers.append_null(),
            Self::Double(numbers) => numbers.append_null(),
            Self::Text(texts) => texts.append_null(),
            Self::List(list) => list.end(false),
            Self::Row(row) => row.end(false),
        }
    }

    fn len(&self) -> usize {
        use arrow_array::builder::ArrayBuilder;
        match self {
            Self::Flag(flags) => flags.len(),
            Self::Integer(numbers) => numbers.len(),
            Self::Double(numbers) => numbers.len(),
            Self::Text(texts) => texts.len(),
            Self::List(list) => list.offsets.len() - 1,
            Self::Row(row) => row.rows,
        }
    }

    /// What was appended; the column is empty then.
    pub(crate) fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Flag(flags) => Arc::new(flags.finish()),
            Self::Integer(numbers) => Arc::new(numbers.finish()),
            Self::Double(numbers) => Arc::new(numbers.finish()),
            Self::Text(texts) => Arc::new(texts.finish()),
            Self::List(list) => Arc::new(list.finish()),
            Self::Row(row) => Arc::new(row.finish()),
        }
    }
}

impl List {
    fn new(field: &FieldRef) -> Self {
        let items = Column::new(field.data_type());
        Self { field: Arc::clone(field), items, offsets: vec![0], valid: NullBufferBuilder::new(0) }
    }

    /// Ends a list, after its items.
    pub(crate) fn end(&mut self, is_valid: bool) {
        self.valid.append(is_valid);
        self.offsets.push(i32::try_from(self.items.len()).expect("a batch holds fewer than 2^31 facts"));
    }

    fn finish(&mut self) -> ListArray {
        let offsets = std::mem::replace(&mut self.offsets, vec![0]);
        let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
        ListArray::new(Arc::clone(&self.field), offsets, self.items.finish(), self.valid.finish())
    }
}

impl Row {
    pub(crate) fn new(fields: &Fields) -> Self {
        let columns = fields.iter().map(|field| Column::new(Field::data_type(field))).collect();
        Self { fields: fields.clone(), columns, valid: NullBufferBuilder::new(0), rows: 0, order: Vec::new() }
    }

    /// The place of the column of a field that is the `nth` to be given in this row; `None` when there is none of this name.
    pub(crate) fn place(&mut self, nth: usize, name: &str) -> Option<usize> {
        let is_it = |at: &usize| self.fields.get(*at).is_some_and(|field| field.name() == name);
        let known = self.order.get(nth).copied().filter(is_it);
        known.or_else(|| {
            let at = self.fields.iter().position(|field| field.name() == name)?;
            self.order.resize(self.order.len().max(nth + 1), usize::MAX);
            self.order[nth] = at;
            Some(at)
        })
    }

    /// The column at a place.
    pub(crate) fn column(&mut self, place: usize) -> Option<&mut Column> {
        self.columns.get_mut(place)
    }

    /// Ends a row, after its fields; those that were not given are null.
    pub(crate) fn end(&mut self, is_valid: bool) {
        self.valid.append(is_valid);
        self.rows += 1;
        for column in &mut self.columns {
            if column.len() < self.rows {
                column.push_null();
            }
        }
    }

    pub(crate) fn finish(&mut self) -> StructArray {
        let rows = std::mem::take(&mut self.rows);
        let columns = self.columns.iter_mut().map(Column::finish).collect();
        StructArray::try_new_with_length(self.fields.clone(), columns, self.valid.finish(), rows)
            .expect("the columns were filled row by row")
    }
}
