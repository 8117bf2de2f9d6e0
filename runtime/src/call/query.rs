//! The query of a URL, and values as a single text.

use serde::Serialize;

use super::style;
use super::written::{self, Field};
use crate::error::ArgumentError;
use crate::tables::Style;
use crate::template;

/// Encodes `fields` as a URL query. The values of `reserved` parameters keep reserved characters
/// unescaped.
///
/// A space is encoded as `%20`, because some servers decode `+` as a space only in forms.
pub(crate) fn encode(fields: &[Field], reserved: &[String]) -> String {
    written::join(
        fields,
        reserved,
        template::encode_segment,
        template::encode_reserved,
    )
}

/// Returns `value` as one text without encoding, with list items separated by commas. Undefined values
/// have no text.
pub(crate) fn text<V: Serialize + ?Sized>(name: &str, value: &V) -> Result<String, ArgumentError> {
    let text = style::text(Style::Simple, name, value)?;
    Ok(text.unwrap_or_default().plain())
}

#[cfg(test)]
mod tests {
    use super::{encode, text};
    use crate::call::written::{Field, Written};
    use crate::model::types::Decimal;

    #[test]
    fn scalars_are_serialized_as_text() {
        assert_eq!(text("a", "x \"y\"").unwrap(), "x \"y\"");
        assert_eq!(text("a", &true).unwrap(), "true");
        assert_eq!(text("a", &u64::MAX).unwrap(), "18446744073709551615");
        assert_eq!(text("a", &[1.0, 2.5]).unwrap(), "1,2.5");
        assert_eq!(text("a", &None::<u8>).unwrap(), "");
        let decimal: Decimal = serde_json::from_str("12345678901234567890.10").unwrap();
        assert_eq!(text("a", &decimal).unwrap(), "12345678901234567890.10");
    }

    #[test]
    fn reserved_characters_of_a_parameter_stay_in_each_of_its_pairs() {
        let pair = |parameter: &str, name: &str| {
            Field::of(parameter, name.to_owned(), Written::value("a/b c"))
        };
        let fields = [pair("f", "f[x y]"), pair("g", "g")];
        assert_eq!(
            encode(&fields, &["f".to_owned()]),
            "f%5Bx%20y%5D=a/b%20c&g=a%2Fb%20c"
        );
    }
}
