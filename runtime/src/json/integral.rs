//! Integers written as floats: `3.0`, `1e3`. Languages with a single number type write them so, and RFC
//! 8259 §6 allows it.

/// Returns a float that is integral as an integer. Exact: only the decimal point is moved.
pub(crate) fn integer(number: &str) -> Option<String> {
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => ("-", number),
        None => ("", number),
    };
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<isize>().ok()?),
        None => (number, 0),
    };
    if mantissa.len() == number.len() && !mantissa.contains('.') {
        return None;
    }
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let zeros = exponent.checked_sub_unsigned(fraction.len())?;
    let digits = if let Ok(zeros) = usize::try_from(zeros) {
        // No integer type has this many digits.
        if zeros > 20 {
            return None;
        }
        digits + &"0".repeat(zeros)
    } else {
        let whole = digits.len().checked_sub(zeros.unsigned_abs())?;
        let (whole, fraction) = digits.split_at_checked(whole)?;
        if fraction.bytes().any(|digit| digit != b'0') {
            return None;
        }
        whole.to_owned()
    };
    Some(match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => format!("{sign}{digits}"),
    })
}

#[cfg(test)]
mod tests {
    use super::integer;
    use crate::json::reader::read;

    #[test]
    fn a_float_without_a_fraction_is_an_integer() {
        for (float, expected) in [
            ("1.0", Some("1")),
            ("-12.000", Some("-12")),
            ("1e3", Some("1000")),
            ("1.5E+1", Some("15")),
            ("1200e-2", Some("12")),
            ("0.0", Some("0")),
            ("-0.0", Some("0")),
            ("0.5e1", Some("5")),
            ("9007199254740993.0", Some("9007199254740993")),
            ("1.5", None),
            ("1e-1", None),
            ("1e400", None),
            ("1e99999999999999999999", None),
            ("12", None),
        ] {
            assert_eq!(integer(float).as_deref(), expected, "{float}");
        }
    }

    #[test]
    fn integral_floats_are_read_at_any_depth() {
        assert_eq!(read::<i64>("3.0").unwrap(), 3);
        assert_eq!(read::<u64>(" 18446744073709551615.0 ").unwrap(), u64::MAX);
        assert_eq!(
            read::<Vec<Option<i64>>>("[1, 2e0,null]").unwrap(),
            [Some(1), Some(2), None]
        );
        let map: std::collections::BTreeMap<String, i64> = read(r#"{"1.0\"": -1.0}"#).unwrap();
        assert_eq!(map.get("1.0\""), Some(&-1));
    }

    #[test]
    fn floats_are_not_rewritten() {
        assert_eq!(read::<f64>("3.0").unwrap().to_string(), "3");
        assert_eq!(read::<serde_json::Value>("3.0").unwrap().to_string(), "3.0");
        let error = read::<i64>("1.5").unwrap_err();
        assert!(error.to_string().contains("floating point"), "{error}");
    }

    #[test]
    fn a_number_is_read_as_the_closest_one() {
        for text in [
            "-388.93690379336476",
            "371.95798149332404",
            "921.1408919654787",
        ] {
            assert_eq!(read::<f64>(text).unwrap().to_string(), text);
        }
    }
}
