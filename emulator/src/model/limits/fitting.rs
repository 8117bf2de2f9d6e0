//! Changes generated values so that they are within their limits.

use licit_format::resolve::Limits;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};
use serde_json::{Map, Number, Value};
use url::Url;

use super::{number_problem, text_problem};

/// Changes a made-up value so that it is within the limits, if possible. `another` makes up further
/// items of a list; `index` varies strings.
pub(crate) fn fitted(
    limits: &Limits,
    value: Value,
    index: usize,
    another: &mut dyn FnMut(usize) -> Value,
) -> Value {
    match value {
        Value::String(text) => Value::String(fitted_text(limits, text, index)),
        Value::Number(number) => Value::Number(fitted_number(limits, number)),
        Value::Array(mut items) => {
            let least = limits.min_items.unwrap_or_default().min(MOST_ITEMS);
            while items.len() < least {
                items.push(another(items.len()));
            }
            items.truncate(limits.max_items.unwrap_or(usize::MAX));
            if let Some(inner) = &limits.items {
                let fit = |(at, item)| fitted(inner, item, index + at, another);
                items = items.into_iter().enumerate().map(fit).collect();
            }
            Value::Array(items)
        }
        Value::Object(mut members) => {
            let least = limits.min_properties.unwrap_or_default().min(MOST_ITEMS);
            let mut at = members.len();
            while members.len() < least {
                at += 1;
                let made = another(at);
                members.entry(format!("key{at}")).or_insert(made);
            }
            let most = limits.max_properties.unwrap_or(usize::MAX);
            let members: Map<String, Value> = members.into_iter().take(most).collect();
            let Some(inner) = &limits.items else {
                return Value::Object(members);
            };
            let fit = |(at, (name, member))| (name, fitted(inner, member, index + at, another));
            Value::Object(members.into_iter().enumerate().map(fit).collect())
        }
        other => other,
    }
}

/// The maximum number of items, or of further repetitions in a text, that are made up.
const MOST_ITEMS: usize = 100;

/// The maximum length of a text that is made up.
const MOST_CHARACTERS: usize = 10_000;

fn fitted_text(limits: &Limits, text: String, index: usize) -> String {
    let format = limits.format.as_deref().unwrap_or_default();
    if text_problem(limits, &text).is_none() && has_format(format, &text) {
        return text;
    }
    if let Some(pattern) = &limits.pattern
        && let Ok(hir) = regex_syntax::parse(pattern)
    {
        // A longer text needs more repetitions.
        for more in 0..MOST_ITEMS {
            let mut made = String::new();
            write(&hir, index, more, &mut made);
            if text_problem(limits, &made).is_none() {
                return made;
            }
        }
        return text;
    }
    let text = of_format(format, index).unwrap_or(text);
    let least = limits.min_length.unwrap_or_default().min(MOST_CHARACTERS);
    let most = limits.max_length.unwrap_or(usize::MAX);
    let missing = least.saturating_sub(text.chars().count());
    let filled = text.chars().chain(std::iter::repeat_n('x', missing));
    filled.take(most).collect()
}

/// Whether a made-up text has a format of JSON Schema (Validation, 2020-12, §7.3). Requests are not held to
/// all of them: providers use some loosely.
fn has_format(format: &str, text: &str) -> bool {
    let is_label = |label: &str| {
        let is_inner = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !label.is_empty() && label.chars().all(is_inner) && !label.starts_with('-')
    };
    match format {
        "time" => text.len() > 8 && text.get(2..3) == Some(":") && text.get(5..6) == Some(":"),
        "duration" => text.len() > 2 && text.starts_with('P'),
        "hostname" | "idn-hostname" => text.split('.').all(is_label),
        "json-pointer" => text.is_empty() || text.starts_with('/'),
        "relative-json-pointer" => {
            text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(' ')
        }
        "uri-reference" | "iri-reference" | "uri-template" => !text.contains(char::is_whitespace),
        "uri" | "iri" => Url::parse(text).is_ok(),
        "idn-email" => text.contains('@') && !text.contains(char::is_whitespace),
        _ => true,
    }
}

/// A text of a format, if it is a known one.
fn of_format(format: &str, index: usize) -> Option<String> {
    let position = index + 1;
    Some(match format {
        "email" | "idn-email" => format!("user{position}@example.com"),
        "ipv4" => format!("192.0.2.{}", index % 254 + 1),
        "ipv6" => format!("2001:db8::{:x}", index % 0xffff + 1),
        "time" => format!("09:{:02}:00Z", position % 60),
        "duration" => format!("P{position}D"),
        "hostname" | "idn-hostname" => format!("host{position}.example.com"),
        "json-pointer" | "uri-reference" | "iri-reference" => format!("/items/{position}"),
        "relative-json-pointer" => position.to_string(),
        "uri" | "iri" | "uri-template" => format!("https://example.com/items/{position}"),
        _ => return None,
    })
}

/// Writes a text that a regular expression matches. `more` is how often optional parts are repeated.
fn write(hir: &Hir, index: usize, more: usize, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(character(class, index)),
        HirKind::Repetition(repetition) => {
            let least = usize::try_from(repetition.min).unwrap_or(usize::MAX);
            let most = repetition
                .max
                .map_or(usize::MAX, |max| usize::try_from(max).unwrap_or(usize::MAX));
            for _ in 0..least.saturating_add(more).min(most).min(MOST_CHARACTERS) {
                // Nested repetitions multiply.
                if text.len() > MOST_CHARACTERS {
                    return;
                }
                write(&repetition.sub, index, more, text);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, index, more, text),
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, index, more, text);
            }
        }
        HirKind::Alternation(parts) => {
            if let Some(part) = parts.get(index % parts.len().max(1)) {
                write(part, index, more, text);
            }
        }
    }
}

/// Returns a character of a class: if possible, a letter or a digit.
fn character(class: &Class, index: usize) -> Option<char> {
    let Class::Unicode(class) = class else {
        return class
            .literal()
            .and_then(|bytes| bytes.first().map(|byte| char::from(*byte)));
    };
    let is_in = |c: &char| {
        class
            .ranges()
            .iter()
            .any(|range| (range.start()..=range.end()).contains(c))
    };
    let usual: Vec<char> = ('A'..='Z')
        .chain('0'..='9')
        .chain('a'..='z')
        .filter(is_in)
        .collect();
    let printable = || ('!'..='~').chain([' ']).find(is_in);
    let chosen = usual.get(index % usual.len().max(1)).copied();
    chosen
        .or_else(printable)
        .or_else(|| class.ranges().first().map(ClassUnicodeRange::start))
}

fn fitted_number(limits: &Limits, number: Number) -> Number {
    if number_problem(limits, &number).is_none() {
        return number;
    }
    let is_integer = !number.is_f64();
    let step = limits
        .multiple_of
        .unwrap_or(if is_integer { 1.0 } else { 0.5 });
    let low = limits.minimum.or(limits.exclusive_minimum);
    let high = limits.maximum.or(limits.exclusive_maximum);
    let candidates = match (low, high) {
        (Some(low), Some(high)) => {
            let first = (low / step).ceil() * step;
            vec![first, first + step, f64::midpoint(low, high), low, high]
        }
        (Some(low), None) => vec![
            (low / step).ceil() * step,
            (low / step).floor() * step + step,
        ],
        (None, Some(high)) => vec![
            (high / step).floor() * step,
            (high / step).ceil() * step - step,
        ],
        (None, None) => vec![step],
    };
    let as_number = |value: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number within the limits"
        )]
        let whole = (is_integer && value.fract() == 0.0).then(|| Number::from(value as i64));
        let exact = || Number::from_f64(value).filter(|_| !is_integer);
        whole.or_else(exact)
    };
    let mut fitting = candidates.into_iter().filter_map(as_number);
    let fits = |number: &Number| number_problem(limits, number).is_none();
    fitting.find(fits).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::limits::check;

    #[test]
    fn generated_texts_have_their_formats() {
        for format in [
            "time",
            "duration",
            "hostname",
            "json-pointer",
            "relative-json-pointer",
            "uri-reference",
            "iri",
            "idn-email",
            "email",
            "ipv6",
        ] {
            let limits = Limits {
                format: Some(format.to_owned()),
                ..Limits::default()
            };
            let made = fitted(&limits, json!("b 1"), 0, &mut |_| json!(null));
            let text = made.as_str().unwrap();
            assert!(
                has_format(format, text) && text != "b 1",
                "{format}: {text}"
            );
        }
        assert!(!has_format("time", "9 o'clock") && has_format("", "b 1"));
    }

    #[test]
    fn generated_values_are_within_their_limits() {
        let email = Limits {
            format: Some("email".to_owned()),
            ..Limits::default()
        };
        let long = Limits {
            min_length: Some(20),
            max_length: Some(21),
            ..Limits::default()
        };
        let code = |pattern: &str| Limits {
            pattern: Some(pattern.to_owned()),
            ..Limits::default()
        };
        let rate = Limits {
            minimum: Some(10.0),
            maximum: Some(12.0),
            ..Limits::default()
        };
        let between = Limits {
            exclusive_minimum: Some(0.0),
            exclusive_maximum: Some(1.0),
            ..Limits::default()
        };
        let fifth = Limits {
            multiple_of: Some(5.0),
            minimum: Some(7.0),
            ..Limits::default()
        };
        let list = Limits {
            min_items: Some(3),
            items: Some(Box::new(long.clone())),
            ..Limits::default()
        };
        let object = |least, most| Limits {
            min_properties: Some(least),
            max_properties: most,
            ..Limits::default()
        };
        let at_least = Limits {
            min_length: Some(6),
            ..code("^[a-z]+$")
        };
        for (limits, value) in [
            (email, json!("x")),
            (long, json!("x")),
            (code("^[A-Z]{2}[0-9]{3}$"), json!("x")),
            (code(r"^(\d{4}|[a-f]+)-x?$"), json!("?")),
            (at_least, json!("?")),
            (object(3, None), json!({ "a": "b" })),
            (object(0, Some(1)), json!({ "a": "b", "c": "d" })),
            (rate.clone(), json!(1)),
            (rate, json!(1.5)),
            (between, json!(3.5)),
            (fifth, json!(1)),
            (list, json!(["a"])),
        ] {
            assert!(check(&limits, &value, "").is_err(), "{limits:?} {value}");
            for index in 0..3 {
                let made = fitted(&limits, value.clone(), index, &mut |_| json!("y"));
                assert_eq!(check(&limits, &made, ""), Ok(()), "{limits:?} {made}");
            }
        }
    }
}
