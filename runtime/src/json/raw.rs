//! JSON of a value that an application sends. Integral floating-point numbers have no fraction: `2`, not
//! `2.0`, which strict servers reject where they expect an integer.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};
use serde_json::value::{RawValue, to_raw_value};

/// From here on, numbers have an exponent, as in ECMAScript.
const EXPONENT: f64 = 1e21;

/// Serializes a value.
pub(crate) fn raw<V: Serialize + ?Sized>(value: &V) -> Result<Box<RawValue>, serde_json::Error> {
    let json = to_raw_value(value)?;
    if !json.get().contains(".0") && !json.get().contains("e+") {
        return Ok(json);
    }
    let mut text = Vec::with_capacity(json.get().len());
    value.serialize(&mut Serializer::with_formatter(&mut text, Shortest))?;
    serde_json::from_slice(&text)
}

/// Compact JSON with the shortest numbers.
struct Shortest;

impl Formatter for Shortest {
    fn write_f32<W: ?Sized + Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        if value.fract() == 0.0 && f64::from(value.abs()) < EXPONENT {
            // A negative zero is a zero.
            write!(writer, "{}", value + 0.0)
        } else {
            CompactFormatter.write_f32(writer, value)
        }
    }

    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        if value.fract() == 0.0 && value.abs() < EXPONENT {
            // A negative zero is a zero.
            write!(writer, "{}", value + 0.0)
        } else {
            CompactFormatter.write_f64(writer, value)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::raw;
    use crate::model::types::Decimal;

    #[test]
    fn integral_numbers_have_no_fraction() {
        for (value, text) in [
            (json!(2.0), "2"),
            (json!(-2.0), "-2"),
            (json!(-0.0), "0"),
            (json!(0.5), "0.5"),
            (json!(1e16), "10000000000000000"),
            (json!(1e300), "1e+300"),
            (json!({"a": [1.0, "1.0", null]}), r#"{"a":[1,"1.0",null]}"#),
        ] {
            assert_eq!(raw(&value).unwrap().get(), text);
        }
        assert_eq!(raw(&16_777_216.0_f32).unwrap().get(), "16777216");
    }

    #[test]
    fn the_digits_of_decimals_remain() {
        let decimal: Decimal = serde_json::from_str("12.00").unwrap();
        let value = BTreeMap::from([("price", decimal)]);
        assert_eq!(raw(&value).unwrap().get(), r#"{"price":12.00}"#);
    }

    #[test]
    fn what_is_not_json_is_an_error() {
        assert!(raw(&BTreeMap::from([(vec![1], 1.0)])).is_err());
    }
}
