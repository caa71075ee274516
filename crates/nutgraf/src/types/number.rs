//! An exact decimal number.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number as the text says it, an exact decimal of at most 28 digits: 0.1 is one tenth.
///
/// JSON holds it as a number: an integer when it is one of 64 bits, otherwise the nearest double, which prints the same
/// decimal up to 15 digits.
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

/// As in JSON: a seventh has 16 digits.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_i128() {
            Some(whole) => whole.fmt(f),
            None => self.to_f64().fmt(f),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = self.to_i128().is_none().then(|| nearest(self.to_f64())).map_or(*self, Self::from);
        match written.to_i128().map(i64::try_from) {
            Some(Ok(whole)) => serializer.serialize_i64(whole),
            _ => serializer.serialize_f64(written.to_f64()),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        let digits = number.to_string();
        let decimal = Decimal::from_str_exact(&digits).or_else(|_| Decimal::from_scientific(&digits));
        let nearest = || number.as_f64().map(nearest);
        let decimal = decimal.ok().or_else(nearest);
        decimal.map(Self::from).ok_or_else(|| serde::de::Error::custom("not a decimal number"))
    }
}

/// The nearest decimal: the double of a decimal at the ends of the range may lie outside it.
fn nearest(double: f64) -> Decimal {
    let end = if double < 0.0 { Decimal::MIN } else { Decimal::MAX };
    Decimal::from_f64(double).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_read_is_written_the_same() {
        let large = Decimal::from(i64::MAX) * Decimal::from(24);
        for number in [
            Decimal::from(23) / Decimal::from(12),
            large,
            Decimal::MAX,
            Decimal::MIN,
            Decimal::new(1, 28),
            Decimal::ONE + Decimal::new(1, 20),
        ] {
            let written = serde_json::to_string(&Number::from(number)).unwrap_or_else(|why| panic!("{why}"));
            let read: Number =
                serde_json::from_str(&written).unwrap_or_else(|why| panic!("{written}: {why}"));
            assert_eq!(serde_json::to_string(&read).ok(), Some(written));
        }
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
