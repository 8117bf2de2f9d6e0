//! A decimal number of any length, stored as text, because binary floating point would round amounts
//! of money.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::text::ParseError;
use crate::json::exact::ExactJson;

const EXPECTED: ParseError = ParseError::new("a decimal number such as 12.50");

/// A decimal number: `12.50`.
///
/// Providers write decimals as JSON strings or as JSON numbers. Both are read, and each is written back
/// in its own form with the same digits. Decimals are equal if their digits are: `1.5` and `1.50`
/// differ.
///
/// ```
/// let amount: licit_runtime::Decimal = "12.50".parse()?;
/// assert_eq!(amount.as_str(), "12.50");
/// # Ok::<(), licit_runtime::types::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Decimal {
    text: Box<str>,
    form: Form,
}

#[derive(Clone, Copy)]
enum Form {
    String,
    Number,
}

impl Decimal {
    /// Returns the original text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the nearest floating-point number, for display and statistics.
    pub fn to_f64(&self) -> f64 {
        // The grammar below is a subset of `f64`'s, which rejects nothing else.
        self.text.parse().unwrap_or(f64::NAN)
    }

    /// Converts to a decimal that is written as a JSON number. A decimal created from text is
    /// otherwise written as a JSON string.
    ///
    /// # Errors
    /// Returns an error if the text is not a valid JSON number: `.5`, `+1`, `007`.
    pub fn into_number(self) -> Result<Self, ParseError> {
        let valid = serde_json::from_str::<&RawValue>(&self.text).is_ok();
        if valid {
            Ok(Self {
                form: Form::Number,
                ..self
            })
        } else {
            Err(EXPECTED)
        }
    }

    fn read(text: String, form: Form) -> Result<Self, ParseError> {
        if is_decimal(&text) {
            Ok(Self {
                text: text.into(),
                form,
            })
        } else {
            Err(EXPECTED)
        }
    }
}

/// A JSON number of any length, with all its digits: `12.50`.
///
/// Same as [`Decimal`], but a number that is created from text is written as a JSON number. Providers
/// that write it as a JSON string are tolerated, and it is written back as one.
///
/// ```
/// use licit_runtime::types::ExactNumber;
///
/// let amount: ExactNumber = "12.50".parse()?;
/// assert_eq!(serde_json::to_string(&amount).ok().as_deref(), Some("12.50"));
/// # Ok::<(), licit_runtime::types::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ExactNumber(Decimal);

impl ExactNumber {
    /// Returns the original text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns the nearest floating-point number, for display and statistics.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64()
    }
}

/// Converts a decimal, unless its text is not a valid JSON number: `.5`, `+1`, `007`.
impl TryFrom<Decimal> for ExactNumber {
    type Error = ParseError;

    fn try_from(decimal: Decimal) -> Result<Self, ParseError> {
        decimal.into_number().map(Self)
    }
}

impl FromStr for ExactNumber {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        text.parse::<Decimal>()?.try_into()
    }
}

impl TryFrom<String> for ExactNumber {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl From<i64> for ExactNumber {
    fn from(number: i64) -> Self {
        Self(Decimal {
            form: Form::Number,
            ..Decimal::from(number)
        })
    }
}

impl fmt::Debug for ExactNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExactNumber({})", self.0)
    }
}

impl Serialize for ExactNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ExactNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Decimal::deserialize(deserializer).map(Self)
    }
}

impl From<ExactNumber> for Decimal {
    fn from(number: ExactNumber) -> Self {
        number.0
    }
}

impl fmt::Display for ExactNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Returns whether `text` is a sign, digits with a point among them or at either end, and an exponent.
fn is_decimal(text: &str) -> bool {
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (number, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let exponent_is_right = exponent.is_none_or(|exponent| {
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !digits.is_empty() && all_digits(digits)
    });
    let has_digits = !whole.is_empty() || !fraction.is_empty();
    has_digits && all_digits(whole) && all_digits(fraction) && exponent_is_right
}

impl FromStr for Decimal {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::read(text.to_owned(), Form::String)
    }
}

impl TryFrom<String> for Decimal {
    type Error = ParseError;

    fn try_from(text: String) -> Result<Self, ParseError> {
        Self::read(text, Form::String)
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self {
            text: number.to_string().into(),
            form: Form::String,
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decimal({})", self.text)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.form {
            Form::String => serializer.serialize_str(&self.text),
            Form::Number => serde_json::from_str::<&RawValue>(&self.text)
                .map_err(S::Error::custom)?
                .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = ExactJson::deserialize(deserializer)?;
        let decimal = match json.read::<String>() {
            Ok(text) => Self::read(text, Form::String),
            Err(_) => Self::read(json.as_str().to_owned(), Form::Number),
        };
        decimal.map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, ExactNumber};

    #[test]
    fn a_number_created_from_text_is_written_as_a_number() {
        for text in ["12.50", "-0.00", "123456789012345678901234567890", "1E+2"] {
            let number: ExactNumber = text.parse().unwrap();
            assert_eq!(serde_json::to_string(&number).unwrap(), text);
        }
        assert_eq!(serde_json::to_string(&ExactNumber::from(-7)).unwrap(), "-7");
        for text in [".5", "+1", "007", "x", ""] {
            assert!(text.parse::<ExactNumber>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_number_that_the_provider_writes_as_a_string_round_trips() {
        let number: ExactNumber = serde_json::from_str(r#""12.50""#).unwrap();
        assert_eq!(number, "12.50".parse().unwrap());
        assert_eq!(serde_json::to_string(&number).unwrap(), r#""12.50""#);
    }

    #[test]
    fn a_decimal_round_trips() {
        for json in [
            r#""12.50""#,
            "12.50",
            "-0.00",
            "1E+2",
            r#""0.125e1""#,
            r#"".5""#,
            r#""+007""#,
            "123456789012345678901234567890.10",
        ] {
            let decimal: Decimal = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&decimal).unwrap(), json);
        }
    }

    #[test]
    fn a_string_and_a_number_with_the_same_digits_are_equal() {
        let text: Decimal = serde_json::from_str(r#""12.50""#).unwrap();
        let number: Decimal = serde_json::from_str("12.50").unwrap();
        assert_eq!(text, number);
        assert_eq!(
            serde_json::to_string(&text.into_number().unwrap()).unwrap(),
            "12.50"
        );
    }

    #[test]
    fn an_invalid_decimal_is_rejected_without_being_repeated() {
        for json in [
            r#""""#, r#"".""#, r#""1,5""#, r#""1e""#, r#""inf""#, r#""NaN""#, r#"" 1""#, "null",
            "true", "[1]", r#""٣""#,
        ] {
            let error = serde_json::from_str::<Decimal>(json)
                .unwrap_err()
                .to_string();
            assert!(
                error.starts_with("expected a decimal number such as 12.50"),
                "{error}"
            );
        }
    }

    #[test]
    fn a_number_that_json_forbids_stays_a_string() {
        assert!(".5".parse::<Decimal>().unwrap().into_number().is_err());
        assert!("007".parse::<Decimal>().unwrap().into_number().is_err());
    }

    #[test]
    fn a_decimal_converts_to_the_nearest_float() {
        assert!((".5".parse::<Decimal>().unwrap().to_f64() - 0.5).abs() < f64::EPSILON);
        assert!((Decimal::from(-3).to_f64() + 3.0).abs() < f64::EPSILON);
    }
}
