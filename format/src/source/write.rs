//! Writes a tree as readable JSON: values that fit are on one line.

use super::{Json, Member, Node};

/// The maximum width of a line.
const WIDTH: usize = 110;

impl Node {
    /// Returns the text of a file with this value.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        write(self, 0, 0, &mut text);
        text.push('\n');
        text
    }
}

/// Writes a value; `used` columns of its line are occupied.
fn write(node: &Node, indent: usize, used: usize, text: &mut String) {
    // The top-level object is never on one line.
    if let Some(short) = short(node, WIDTH.saturating_sub(used)).filter(|_| indent > 0) {
        text.push_str(&short);
        return;
    }
    let inner = indent + 2;
    let line = format!("\n{}", " ".repeat(inner));
    match &node.value {
        Json::Object(members) => {
            text.push('{');
            for (at, Member { key, value }) in members.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                text.push_str(&line);
                let key = format!("{}: ", quoted(key));
                text.push_str(&key);
                write(value, inner, inner + key.len() + 1, text);
            }
            text.push_str(line.get(..line.len() - 2).unwrap_or_default());
            text.push('}');
        }
        Json::List(elements) => {
            text.push('[');
            for (at, element) in elements.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                text.push_str(&line);
                write(element, inner, inner + 1, text);
            }
            text.push_str(line.get(..line.len() - 2).unwrap_or_default());
            text.push(']');
        }
        _ => text.push_str(&short(node, usize::MAX).unwrap_or_default()),
    }
}

/// Returns the value on one line, if it fits.
fn short(node: &Node, width: usize) -> Option<String> {
    let text = match &node.value {
        Json::Null => "null".to_owned(),
        Json::Boolean(value) => value.to_string(),
        Json::Number(number) => number.clone(),
        Json::Text(text) => quoted(text),
        Json::List(elements) => {
            let mut parts = Vec::new();
            let mut left = width;
            for element in elements {
                let part = short(element, left)?;
                left = left.checked_sub(part.len() + 2)?;
                parts.push(part);
            }
            format!("[{}]", parts.join(", "))
        }
        Json::Object(members) if members.is_empty() => "{}".to_owned(),
        Json::Object(members) => {
            let mut parts = Vec::new();
            let mut left = width;
            for Member { key, value } in members {
                let part = format!("{}: {}", quoted(key), short(value, left)?);
                left = left.checked_sub(part.len() + 2)?;
                parts.push(part);
            }
            format!("{{ {} }}", parts.join(", "))
        }
    };
    (text.len() <= width).then_some(text)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use crate::source::Source;

    #[test]
    fn short_values_are_written_on_one_line_and_read_back() {
        let long = "x".repeat(100);
        let text = format!(
            "{{\n  \"a\": {{ \"b\": [1, 2.50], \"c\": null }},\n  \"d\": [\n    \"{long}\",\n    \"é\\n\"\n  ]\n}}\n"
        );
        let root = Source::new("x.json", text.as_str()).parse().expect("JSON");
        assert_eq!(root.to_text(), text);
    }
}
