//! Writes the text of an imported spec, with short values on one line.

use serde_json::Value;

/// A member of an object, in order.
pub(super) type Member = (String, Value);

/// A member of a spec.
pub(super) enum Part {
    /// On one line.
    Line(Value),
    /// One line for each member.
    Lines(Vec<Member>),
}

/// Writes the members of a spec.
pub(super) fn write(spec: &[(&str, Part)]) -> String {
    let members: Vec<String> = spec
        .iter()
        .map(|(key, part)| {
            let value = match part {
                Part::Line(value) => inline(value),
                Part::Lines(members) => lines(members),
            };
            format!("  {}: {value}", quoted(key))
        })
        .collect();
    format!("{{\n{}\n}}\n", members.join(",\n"))
}

fn lines(members: &[Member]) -> String {
    if members.is_empty() {
        return "{}".to_owned();
    }
    let members: Vec<String> = members
        .iter()
        .map(|(key, value)| format!("    {}: {}", quoted(key), inline(value)))
        .collect();
    format!("{{\n{}\n  }}", members.join(",\n"))
}

fn inline(value: &Value) -> String {
    match value {
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(key, value)| format!("{}: {}", quoted(key), inline(value)))
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(inline).collect();
            format!("[{}]", values.join(", "))
        }
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
