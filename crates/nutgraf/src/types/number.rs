//! An exact decimal number.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number as the text says it, an exact decimal of at most 28 digits: 0.1 is one tenth.
///
/// JSON holds it as a number: an integer when it is one, otherwise the nearest double, which prints the same decimal
/// up to 15 digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "f64"))]
pub struct Number(Decimal);

impl Number {
    /// The nearest double.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // By way of its digits: the conversion of `rust_decimal` may miss the nearest double.
        self.0.to_string().parse().expect("the digits of a decimal are a number")
    }

    /// The number as an integer, if it is one and fits.
    #[must_use]
    pub fn to_i128(self) -> Option<i128> {
        self.0.is_integer().then(|| self.0.to_i128()).flatten()
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self(value.normalize())
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(Decimal::from(value))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_i128() {
            Some(whole) => match i64::try_from(whole) {
                Ok(short) => serializer.serialize_i64(short),
                Err(_) => serializer.serialize_i128(whole),
            },
            None => serializer.serialize_f64(self.to_f64()),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?.to_string();
        let decimal = Decimal::from_str_exact(&number).or_else(|_| Decimal::from_scientific(&number));
        decimal.map(Self::from).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_read_is_written_the_same() {
        let twelfths = Number::from(Decimal::from(23) / Decimal::from(12));
        let written = serde_json::to_string(&twelfths).unwrap_or_else(|why| panic!("{why}"));
        let read: Number = serde_json::from_str(&written).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(serde_json::to_string(&read).ok(), Some(written));
    }

    #[test]
    fn round_trips_through_json() {
        for (digits, json) in
            [("0.1", "0.1"), ("3350", "3350"), ("825000000.0", "825000000"), ("-2.50", "-2.5")]
        {
            let number = Number::from(Decimal::from_str_exact(digits).unwrap_or_else(|why| panic!("{why}")));
            let written = serde_json::to_string(&number).unwrap_or_else(|why| panic!("{why}"));
            assert_eq!(written, json);
            assert_eq!(serde_json::from_str::<Number>(&written).ok(), Some(number));
        }
    }
}
