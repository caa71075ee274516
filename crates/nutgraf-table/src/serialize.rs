//! Values of serde into columns.

use serde::ser::{self, Error as _, Impossible, Serialize, Serializer};

use crate::column::{Column, List, Row};
use crate::failed::Failed;
use crate::key::Key;

/// The fields of one row of a column, which ends with them.
pub(crate) struct RowFields<'a> {
    row: &'a mut Row,
    nth: usize,
    /// The column of the key that was given last, where it has one.
    place: Option<usize>,
}

/// The items of one list.
pub(crate) struct Items<'a>(&'a mut List);

/// The methods of a serializer that no column takes.
macro_rules! refuse {
    ($($method:ident($($ty:ty),*) -> $ok:ty;)+) => {$(
        fn $method(self, $(_: $ty),*) -> Result<$ok, Failed> {
            Err(Failed::custom(concat!("unexpected ", stringify!($method))))
        }
    )+};
}

impl<'a> Serializer for &'a mut Column {
    type Ok = ();
    type Error = Failed;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Impossible<(), Failed>;
    type SerializeTupleStruct = Impossible<(), Failed>;
    type SerializeTupleVariant = Impossible<(), Failed>;
    type SerializeMap = RowFields<'a>;
    type SerializeStruct = RowFields<'a>;
    type SerializeStructVariant = Impossible<(), Failed>;

    fn serialize_bool(self, value: bool) -> Result<(), Failed> {
        match self {
            Column::Flag(flags) => flags.append_value(value),
            _ => return Err(Failed::custom("unexpected bool")),
        }
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Failed> {
        match self {
            Column::Integer(numbers) => numbers.append_value(value),
            Column::Double(numbers) => numbers.append_value(value as f64),
            _ => return Err(Failed::custom("unexpected integer")),
        }
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Failed> {
        self.serialize_i64(i64::try_from(value).map_err(Failed::custom)?)
    }

    fn serialize_i8(self, value: i8) -> Result<(), Failed> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Failed> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Failed> {
        self.serialize_i64(value.into())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Failed> {
        self.serialize_i64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Failed> {
        self.serialize_i64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Failed> {
        self.serialize_i64(value.into())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Failed> {
        self.serialize_f64(as_written(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Failed> {
        match self {
            Column::Double(numbers) => numbers.append_value(value),
            _ => return Err(Failed::custom("unexpected number")),
        }
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Failed> {
        match self {
            Column::Text(texts) => texts.append_value(value),
            _ => return Err(Failed::custom("unexpected string")),
        }
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Failed> {
        self.serialize_str(name)
    }

    fn serialize_none(self) -> Result<(), Failed> {
        self.push_null();
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), Failed> {
        self.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failed> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Failed> {
        Err(Failed::custom("unexpected variant with a value"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Failed> {
        match self {
            Column::List(list) => Ok(Items(list)),
            _ => Err(Failed::custom("unexpected list")),
        }
    }

    fn serialize_map(self, _: Option<usize>) -> Result<RowFields<'a>, Failed> {
        match self {
            Column::Row(row) => Ok(RowFields { row, nth: 0, place: None }),
            _ => Err(Failed::custom("unexpected object")),
        }
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<RowFields<'a>, Failed> {
        self.serialize_map(Some(length))
    }

    refuse! {
        serialize_bytes(&[u8]) -> ();
        serialize_char(char) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Failed;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        value.serialize(&mut self.0.items)
    }

    fn end(self) -> Result<(), Failed> {
        self.0.end(true);
        Ok(())
    }
}

impl RowFields<'_> {
    /// Appends a field; one without a column is passed over.
    fn field<T: Serialize + ?Sized>(&mut self, place: Option<usize>, value: &T) -> Result<(), Failed> {
        self.nth += 1;
        let column = place.and_then(|place| self.row.column(place));
        column.map_or(Ok(()), |column| value.serialize(column))
    }
}

impl ser::SerializeStruct for RowFields<'_> {
    type Ok = ();
    type Error = Failed;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        let place = self.row.place(self.nth, name);
        self.field(place, value)
    }

    fn end(self) -> Result<(), Failed> {
        self.row.end(true);
        Ok(())
    }
}

impl ser::SerializeMap for RowFields<'_> {
    type Ok = ();
    type Error = Failed;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failed> {
        self.place = key.serialize(Key { row: &mut *self.row, nth: self.nth })?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.field(self.place, value)
    }

    fn end(self) -> Result<(), Failed> {
        self.row.end(true);
        Ok(())
    }
}

/// The double with the digits of a single, as JSON has them: 0.95 and not 0.949999988079071.
fn as_written(value: f32) -> f64 {
    let wide = f64::from(value);
    let rounded = |scale: f64| Some((wide * scale).round() / scale).filter(|double| *double as f32 == value);
    let digits = || value.to_string().parse().unwrap_or(wide);
    rounded(1e2).or_else(|| rounded(1e4)).unwrap_or_else(digits)
}
