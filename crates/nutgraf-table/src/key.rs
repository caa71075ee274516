//! The name of a field of an object, which a struct with flattened fields writes as a key.

use serde::ser::{Error as _, Impossible, Serialize, Serializer};

use crate::column::Row;
use crate::failed::Failed;

/// Finds the column of the field that is the `nth` of its row, and takes nothing but its name.
pub(crate) struct Key<'a> {
    pub(crate) row: &'a mut Row,
    pub(crate) nth: usize,
}

/// The methods of a serializer that a key has no use for.
macro_rules! refuse {
    ($($method:ident($($ty:ty),*) -> $ok:ty;)+) => {$(
        fn $method(self, $(_: $ty),*) -> Result<$ok, Failed> {
            Err(Failed::custom(concat!("unexpected ", stringify!($method), " for a key")))
        }
    )+};
}

impl Serializer for Key<'_> {
    type Ok = Option<usize>;
    type Error = Failed;
    type SerializeSeq = Impossible<Option<usize>, Failed>;
    type SerializeTuple = Impossible<Option<usize>, Failed>;
    type SerializeTupleStruct = Impossible<Option<usize>, Failed>;
    type SerializeTupleVariant = Impossible<Option<usize>, Failed>;
    type SerializeMap = Impossible<Option<usize>, Failed>;
    type SerializeStruct = Impossible<Option<usize>, Failed>;
    type SerializeStructVariant = Impossible<Option<usize>, Failed>;

    fn serialize_str(self, name: &str) -> Result<Option<usize>, Failed> {
        Ok(self.row.place(self.nth, name))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Option<usize>, Failed> {
        Err(Failed::custom("unexpected option for a key"))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Option<usize>, Failed> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Option<usize>, Failed> {
        Err(Failed::custom("unexpected variant for a key"))
    }

    refuse! {
        serialize_bool(bool) -> Option<usize>;
        serialize_i8(i8) -> Option<usize>;
        serialize_i16(i16) -> Option<usize>;
        serialize_i32(i32) -> Option<usize>;
        serialize_i64(i64) -> Option<usize>;
        serialize_u8(u8) -> Option<usize>;
        serialize_u16(u16) -> Option<usize>;
        serialize_u32(u32) -> Option<usize>;
        serialize_u64(u64) -> Option<usize>;
        serialize_f32(f32) -> Option<usize>;
        serialize_f64(f64) -> Option<usize>;
        serialize_char(char) -> Option<usize>;
        serialize_bytes(&[u8]) -> Option<usize>;
        serialize_none() -> Option<usize>;
        serialize_unit() -> Option<usize>;
        serialize_unit_struct(&'static str) -> Option<usize>;
        serialize_unit_variant(&'static str, u32, &'static str) -> Option<usize>;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}
