//! Limits of values beyond their type: checked in requests, and respected by generated values.

mod fitting;

pub(crate) use fitting::fitted;

use licit_format::resolve::Limits;
use regex::Regex;
use serde_json::{Number, Value};

/// Checks a value. The error names what does not fit, with `at` as its JSON pointer.
pub(crate) fn check(limits: &Limits, value: &Value, at: &str) -> Result<(), String> {
    let place = super::check::place(at);
    let problem = match value {
        Value::String(text) => text_problem(limits, text),
        Value::Number(number) => number_problem(limits, number),
        Value::Array(items) => {
            if let Some(inner) = &limits.items {
                for (index, item) in items.iter().enumerate() {
                    check(inner, item, &format!("{at}/{index}"))?;
                }
            }
            let repeated = limits.unique_items
                && items
                    .iter()
                    .enumerate()
                    .any(|(at, item)| items.iter().take(at).any(|other| other == item));
            count_problem(items.len(), limits.min_items, limits.max_items, "items")
                .or_else(|| repeated.then(|| "contains an item twice".to_owned()))
        }
        Value::Object(members) => {
            if let Some(inner) = &limits.items {
                for (name, member) in members {
                    check(inner, member, &format!("{at}/{name}"))?;
                }
            }
            let (least, most) = (limits.min_properties, limits.max_properties);
            count_problem(members.len(), least, most, "members")
        }
        Value::Null | Value::Bool(_) => None,
    };
    match problem {
        Some(problem) => Err(format!("{place} {problem}")),
        None => Ok(()),
    }
}

fn count_problem(
    count: usize,
    least: Option<usize>,
    most: Option<usize>,
    what: &str,
) -> Option<String> {
    match (least, most) {
        (Some(least), _) if count < least => Some(format!("has fewer than {least} {what}")),
        (_, Some(most)) if count > most => Some(format!("has more than {most} {what}")),
        _ => None,
    }
}

fn text_problem(limits: &Limits, text: &str) -> Option<String> {
    let length = text.chars().count();
    count_problem(length, limits.min_length, limits.max_length, "characters")
        .or_else(|| {
            let pattern = limits.pattern.as_deref()?;
            // Some patterns have no counterpart: they are not checked.
            let fits = Regex::new(pattern).map_or(true, |regex| regex.is_match(text));
            (!fits).then(|| format!("does not match `{pattern}`"))
        })
        .or_else(|| {
            let format = limits.format.as_deref()?;
            let fits = match format {
                "email" => is_email(text),
                "ipv4" => text.parse::<std::net::Ipv4Addr>().is_ok(),
                "ipv6" => text.parse::<std::net::Ipv6Addr>().is_ok(),
                _ => true,
            };
            (!fits).then(|| format!("is not of the format `{format}`"))
        })
}

fn is_email(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.is_empty() && !text.contains(char::is_whitespace)
    })
}

fn number_problem(limits: &Limits, number: &Number) -> Option<String> {
    let value = number.as_f64()?;
    let below = |bound: &f64| value < *bound;
    let above = |bound: &f64| value > *bound;
    if let Some(bound) = limits.minimum.filter(below) {
        return Some(format!("is less than {bound}"));
    }
    if let Some(bound) = limits.maximum.filter(above) {
        return Some(format!("is greater than {bound}"));
    }
    if let Some(bound) = limits.exclusive_minimum.filter(|bound| value <= *bound) {
        return Some(format!("is not greater than {bound}"));
    }
    if let Some(bound) = limits.exclusive_maximum.filter(|bound| value >= *bound) {
        return Some(format!("is not less than {bound}"));
    }
    let divisor = limits.multiple_of?;
    let quotient = value / divisor;
    let is_multiple = (quotient - quotient.round()).abs() < 1e-9 * quotient.abs().max(1.0);
    (!is_multiple).then(|| format!("is not a multiple of {divisor}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_beyond_a_limit_are_reported_with_their_location() {
        let items = Limits {
            min_length: Some(2),
            ..Limits::default()
        };
        let limits = Limits {
            unique_items: true,
            items: Some(Box::new(items)),
            ..Limits::default()
        };
        let check = |value| check(&limits, &value, "/tags");
        assert_eq!(check(json!(["ab", "cd"])), Ok(()));
        assert_eq!(
            check(json!(["ab", "c"])),
            Err("`/tags/1` has fewer than 2 characters".to_owned())
        );
        assert_eq!(
            check(json!(["ab", "ab"])),
            Err("`/tags` contains an item twice".to_owned())
        );
    }
}
