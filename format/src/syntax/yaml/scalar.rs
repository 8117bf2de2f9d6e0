//! Reads scalars by the core schema.

use saphyr_parser::ScalarStyle;

use crate::source::Json;

/// Returns the value of a scalar.
pub(super) fn read(text: &str, style: ScalarStyle) -> Json {
    if style != ScalarStyle::Plain {
        return Json::Text(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Json::Null,
        "true" | "True" | "TRUE" => Json::Boolean(true),
        "false" | "False" | "FALSE" => Json::Boolean(false),
        _ => match number(text) {
            Some(number) => Json::Number(number),
            None => Json::Text(text.to_owned()),
        },
    }
}

/// Returns a number in JSON notation. Values that JSON cannot represent, such as `007` or `.inf`,
/// become strings, which they usually are.
fn number(text: &str) -> Option<String> {
    let begins = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.');
    if !text.starts_with(begins) {
        return None;
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    let is_number = |text: &str| serde_json::from_str::<serde_json::Number>(text).is_ok();
    if is_number(text) {
        return Some(text.to_owned());
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let fraction = rest.starts_with('.').then(|| format!("{sign}0{rest}"));
    fraction.filter(|text| is_number(text))
}
